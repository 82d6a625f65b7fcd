"""What the files of plans hold, when they hold one at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from planctl.assess.answers import SCHEMA_VERSION, Answer, recorded_figures
from planctl.plan.model import Plan
from planctl.problems import Problem
from planctl.read import read
from planctl.rules import severity


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


class ValidateSummary(NamedTuple):
    """How many plans there are, and how many of them can be used."""

    plans: int
    valid: int
    schema_version: str


def validate(paths: Iterable[Path]) -> Answer[ValidateRow, ValidateSummary]:
    """What each plan holds, and the problems of all.

    Of several plans none is kept for the next run, or they would crowd out the user's own.
    """
    plans = list(paths)
    rows, problems = [], []
    for path in plans:
        plan, found, _ = read(path, keep=len(plans) == 1)
        rows.append(_row(path, plan, found))
        problems += found
    summary = ValidateSummary(plans=len(rows), valid=sum(row.valid for row in rows), schema_version=SCHEMA_VERSION)
    return Answer("validate", None, None, tuple(rows), summary, tuple(problems))


def _row(path: Path, plan: Plan | None, problems: list[Problem]) -> ValidateRow:
    errors = sum(severity(problem) == "error" for problem in problems)
    return ValidateRow(
        path=str(path),
        valid=plan is not None,
        errors=errors,
        warnings=len(problems) - errors,
        indicators=len(plan.indicators) if plan else None,
        projects=len(plan.projects) if plan else None,
        totals=len(plan.totals) if plan else None,
        figures=_figures(plan) if plan else None,
    )


def _figures(plan: Plan) -> int:
    """How many numbers a plan records of its own."""
    return sum(
        figure.value is not None or figure.shares is not None
        for _, subject in plan.subjects()
        for figure in recorded_figures(plan, subject)
    )
