"""What the files of a plan hold, when they hold one at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planctl.assess.answers import SCHEMA_VERSION, Answer
from planctl.plan.model import Plan
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


class Validated(NamedTuple):
    """What a plan holds, with every problem of it."""

    row: ValidateRow
    problems: list[Problem]


def validate(plans: Iterable[Validated]) -> Answer:
    """What each plan holds, and the problems of all."""
    each = list(plans)
    rows = tuple(row for row, _ in each)
    summary: dict[str, object] = {"plans": len(rows), "valid": sum(row.valid for row in rows), "schema_version": SCHEMA_VERSION}
    return Answer("validate", None, None, rows, summary, tuple(problem for _, found in each for problem in found))


def validated(path: str, plan: Plan | None, problems: list[Problem]) -> Validated:
    """What the reader made of a path."""
    return Validated(_row(path, plan, problems), problems)


def _row(path: str, plan: Plan | None, problems: list[Problem]) -> ValidateRow:
    errors = sum(severity(problem) == "error" for problem in problems)
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
