"""Everything about a subject: its record, its figures with locators, its gaps and its rates."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, Named, answer_about, named, recorded_figures
from planctl.assess.days import DaysNeeded, days_needed
from planctl.assess.gap import GapRow, gap_rows
from planctl.assess.growth import GrowthRow, growth_rows
from planctl.assess.inferences import Inferred, inferences
from planctl.assess.results import observations_of
from planctl.assess.sources import SourceNote, sources_of
from planctl.assess.working import Explanation, explanations
from planctl.plan.model import Indicator, Plan, Project, Subject, Total, type_of
from planctl.plan.vocabulary import SubjectType


class ShowRow(NamedTuple):
    """One subject in full; fields that its type does not have are null."""

    id: str
    type: SubjectType
    name_zh: str
    name_en: str | None
    aliases: tuple[str, ...]
    unit: str | None
    area: str | None
    chain: str | None
    category: str | None
    nature: str | None
    direction: str | None
    shares_of: tuple[Named, ...]
    attribute: str | None
    basis: str | None
    growth_prices: str | None
    owner_zh: str | None
    owner_en: str | None
    inferred: tuple[Inferred, ...]
    headline: bool | None
    covers_zh: str | None
    covers_en: str | None
    note_zh: str | None
    note_en: str | None
    figures: tuple[Figure, ...]
    sources: tuple[SourceNote, ...]
    gaps: tuple[GapRow, ...]
    rates: tuple[GrowthRow, ...]
    days: tuple[DaysNeeded, ...]
    explain: tuple[Explanation, ...]


class ShowSummary(NamedTuple):
    """How many subjects there are."""

    subjects: int


def show(plan: Plan, subjects: dict[str, Subject], explain: bool = False) -> Answer[ShowRow, ShowSummary]:
    """Each subject in full, with the working behind its derived numbers if asked for."""
    rows = [_row(plan, id_, subject, explain) for id_, subject in subjects.items()]
    return answer_about(plan, "show", rows, ShowSummary(subjects=len(rows)))


def _row(plan: Plan, id_: str, subject: Subject, explain: bool) -> ShowRow:
    indicator = subject if isinstance(subject, Indicator) else None
    note = subject.note
    covers = subject.covers if isinstance(subject, Total) else None
    owner = None if isinstance(subject, Total) else subject.owner
    figures = (*recorded_figures(plan, subject), *observations_of(plan, id_))
    gaps = tuple(gap_rows(plan, id_, indicator)) if indicator else ()
    rates = tuple(growth_rows(plan, id_, indicator)) if indicator else ()
    return ShowRow(
        id=id_,
        type=type_of(subject),
        name_zh=subject.name.zh,
        name_en=subject.name.en,
        aliases=subject.aliases,
        unit=subject.unit,
        area=indicator.area if indicator else None,
        chain=subject.chain,
        category=None if isinstance(subject, Indicator) else subject.category,
        nature=indicator.nature if indicator else None,
        direction=indicator.direction if indicator else None,
        shares_of=tuple(map(named, indicator.shares_of)) if indicator else (),
        attribute=None if isinstance(subject, Project) else subject.attribute,
        basis=indicator.basis if indicator else None,
        growth_prices=indicator.growth_prices if indicator else None,
        owner_zh=owner.zh if owner else None,
        owner_en=owner.en if owner else None,
        inferred=tuple(inferences(plan, subject)),
        headline=indicator.headline if indicator else None,
        covers_zh=covers.zh if covers else None,
        covers_en=covers.en if covers else None,
        note_zh=note.zh if note else None,
        note_en=note.en if note else None,
        figures=figures,
        sources=sources_of(plan, figures),
        gaps=gaps,
        rates=rates,
        days=tuple(days_needed(plan, indicator)) if indicator else (),
        explain=explanations(indicator, gaps, rates, recorded_figures(plan, indicator, single=False))
        if explain and indicator
        else (),
    )
