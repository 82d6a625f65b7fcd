"""The ledger: every recorded figure, one row each, with its paragraph."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, answer_about, recorded_figures
from planctl.assess.sources import SourceNote, sources_of
from planctl.plan.model import Indicator, Plan, Subject, Total, type_of
from planctl.plan.vocabulary import Basis, Measure, SubjectType


class FigureRow(NamedTuple):
    """One recorded figure of one subject; `measure` is what an official total counts.

    `unit_basis` says whether the text states the unit, of a number in its indicator's own unit.
    """

    id: str
    subject_type: SubjectType
    name_zh: str
    name_en: str | None
    measure: Measure | None
    figure: Figure
    unit_basis: Basis | None


class FiguresSummary(NamedTuple):
    """How many figures there are, by role, of how many subjects, and from which sources."""

    figures: int
    actual: int
    target: int
    subjects: int
    sources: tuple[SourceNote, ...]


def figures(plan: Plan, subjects: dict[str, Subject], kind: SubjectType | None = None) -> Answer[FigureRow, FiguresSummary]:
    """Every figure and worded target of the subjects, of one type if asked for; stages are no figures."""
    rows = [
        _row(id_, subject, figure)
        for id_, subject in subjects.items()
        if kind in (None, type_of(subject))
        for figure in recorded_figures(plan, subject)
        if figure.form != "stage"
    ]
    summary = FiguresSummary(
        figures=len(rows),
        actual=sum(row.figure.role == "actual" for row in rows),
        target=sum(row.figure.role == "target" for row in rows),
        subjects=len({row.id for row in rows}),
        sources=sources_of(plan, (row.figure for row in rows)),
    )
    return answer_about(plan, "figures", rows, summary)


def _row(id_: str, subject: Subject, figure: Figure) -> FigureRow:
    return FigureRow(
        id=id_,
        subject_type=type_of(subject),
        name_zh=subject.name.zh,
        name_en=subject.name.en,
        measure=subject.measure if isinstance(subject, Total) else None,
        figure=figure,
        unit_basis=subject.unit_basis if isinstance(subject, Indicator) and figure.form in ("value", "change") else None,
    )
