"""The ledger: every recorded figure, one row each, with its place or source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, answer_about, recorded_figure
from planctl.assess.sources import SourceNote, sources_of
from planctl.numbers.periods import end_of
from planctl.plan.model import Indicator, Plan, Project, Statement, Subject, Total, type_of
from planctl.plan.vocabulary import Attribute, Basis, Measure, Role, SubjectType


class FigureRow(NamedTuple):
    """One recorded figure, worded target or stage of one subject; `measure` is what an official total counts.

    `unit_basis` says whether the text states the unit, of a number in its indicator's own unit. A figure that is `observed` was
    published elsewhere or later than the plan; `published` is its source's date.
    """

    id: str
    type: SubjectType
    name_zh: str
    name_en: str | None
    measure: Measure | None
    figure: Figure
    unit_basis: Basis | None
    observed: bool
    published: str | None
    attribute: Attribute | None
    basis: Basis | None
    area: str | None
    area_zh: str | None
    area_en: str | None


class FiguresSummary(NamedTuple):
    """How many figures there are, by role and how many of them observed, of how many subjects, and from which sources."""

    figures: int
    actual: int
    target: int
    observed: int
    subjects: int
    sources: tuple[SourceNote, ...]


def figures(plan: Plan, subjects: dict[str, Subject], kind: SubjectType | None = None) -> Answer[FigureRow, FiguresSummary]:
    """Every figure, worded target and stage of the subjects, of one type if asked for: the plan's own, then those observed."""
    rows = [row for id_, subject in subjects.items() if kind in (None, type_of(subject)) for row in _rows(plan, id_, subject)]
    summary = FiguresSummary(
        figures=len(rows),
        actual=sum(row.figure.role == "actual" for row in rows),
        target=sum(row.figure.role == "target" for row in rows),
        observed=sum(row.observed for row in rows),
        subjects=len({row.id for row in rows}),
        sources=sources_of(plan, (row.figure for row in rows)),
    )
    return answer_about(plan, "figures", rows, summary)


def _rows(plan: Plan, id_: str, subject: Subject) -> Iterator[FigureRow]:
    """A subject's figures in the order of their periods, results before targets, what is of no period after them."""
    series: tuple[tuple[Role, bool, dict[str, tuple[Statement, ...]]], ...] = (
        ("actual", False, subject.actual),
        ("target", False, subject.target),
        ("actual", True, plan.observations.get(id_, {})),
    )
    for role, observed, statements in series:
        for period in sorted(statements, key=end_of):
            for statement in statements[period]:
                yield _row(plan, id_, subject, period, role, statement, observed)
        if role == "target" and isinstance(subject, Project) and subject.planned_investment is not None:
            yield _row(plan, id_, subject, "", role, subject.planned_investment.statement, observed)


def _row(plan: Plan, id_: str, subject: Subject, period: str, role: Role, statement: Statement, observed: bool) -> FigureRow:
    indicator = subject if isinstance(subject, Indicator) else None
    area = plan.areas.get(indicator.area or "") if indicator else None
    return FigureRow(
        id=id_,
        type=type_of(subject),
        name_zh=subject.name.zh,
        name_en=subject.name.en,
        area=indicator.area if indicator else None,
        area_zh=area.zh if area else None,
        area_en=area.en if area else None,
        attribute=None if isinstance(subject, Project) else subject.attribute,
        basis=indicator.basis if indicator else None,
        measure=subject.measure if isinstance(subject, Total) else None,
        observed=observed,
        figure=recorded_figure(plan, subject.unit, period, role, statement),
        unit_basis=indicator.unit_basis if indicator and statement.form in ("value", "change") else None,
        published=plan.published(statement),
    )
