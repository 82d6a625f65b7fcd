"""What the files of a plan hold, when they hold one at all."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.result import SCHEMA_VERSION, Result
from planctl.model import Plan
from planctl.problems import Problem


class ValidateRow(NamedTuple):
    """One plan that was validated; the counts are null when it could not be used."""

    path: str
    valid: bool
    errors: int
    warnings: int
    indicators: int | None
    projects: int | None
    totals: int | None
    figures: int | None


def validate(plans: list[tuple[str, Plan | None, list[Problem]]]) -> Result:
    """What each path holds, and every problem of each."""
    rows = [_row(*each) for each in plans]
    problems = tuple(problem for _, _, found in plans for problem in found)
    summary: dict[str, object] = {"plans": len(rows), "valid": sum(row.valid for row in rows), "schema_version": SCHEMA_VERSION}
    return Result("validate", None, None, tuple(rows), summary, problems)


def _row(path: str, plan: Plan | None, problems: list[Problem]) -> ValidateRow:
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if plan is None:
        return ValidateRow(path, False, errors, warnings, None, None, None, None)
    figures = sum(
        statement.number is not None
        for _, subject in plan.subjects()
        for series in (subject.actual, subject.target)
        for statements in series.values()
        for statement in statements
    )
    return ValidateRow(path, True, errors, warnings, len(plan.indicators), len(plan.projects), len(plan.totals), figures)
