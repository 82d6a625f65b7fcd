"""Everything about a subject: its record, its figures with locators, its gaps and its rates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, Named, answer_about, named, recorded_figures
from planctl.assess.days import DaysNeeded, days_needed
from planctl.assess.gap import GapRow, gap_rows
from planctl.assess.growth import GrowthRow, rates
from planctl.assess.inferences import Inferred, inferences
from planctl.assess.pace import PaceRow, pace
from planctl.assess.results import observations_of
from planctl.assess.review import ReviewRow, review, within_its_year
from planctl.assess.sources import SourceNote, sources_of
from planctl.assess.working import Explanation, explanations
from planctl.numbers.periods import end_of
from planctl.plan.model import Indicator, Name, Plan, Project, Subject, Total, type_of
from planctl.plan.vocabulary import SubjectType


class ShowRow(NamedTuple):
    """One subject in full, its figures in the order of their periods; fields that its type does not have are null.

    `so_far` is how the year's targets stand by figures from within the year, while their results are not known.
    """

    id: str
    type: SubjectType
    name_zh: str
    name_en: str | None
    aliases: tuple[str, ...]
    unit: str | None
    area: str | None
    area_zh: str | None
    area_en: str | None
    chain: str | None
    chain_zh: str | None
    chain_en: str | None
    category: str | None
    category_zh: str | None
    category_en: str | None
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
    paces: tuple[PaceRow, ...]
    so_far: tuple[ReviewRow, ...]
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
    figures = tuple(sorted((*recorded_figures(plan, subject), *observations_of(plan, id_)), key=_when))
    gaps = tuple(gap_rows(plan, id_, indicator)) if indicator else ()
    rated = rates(plan, id_, indicator) if indicator else []
    category = None if isinstance(subject, Indicator) else subject.category
    area_zh, area_en = _names(plan.areas, indicator.area if indicator else None)
    chain_zh, chain_en = _names(plan.chains, subject.chain)
    category_zh, category_en = _names(plan.categories, category)
    return ShowRow(
        id=id_,
        type=type_of(subject),
        name_zh=subject.name.zh,
        name_en=subject.name.en,
        aliases=subject.aliases,
        unit=subject.unit,
        area=indicator.area if indicator else None,
        area_zh=area_zh,
        area_en=area_en,
        chain=subject.chain,
        chain_zh=chain_zh,
        chain_en=chain_en,
        category=category,
        category_zh=category_zh,
        category_en=category_en,
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
        rates=tuple(each.row for each in rated),
        paces=pace(plan, {id_: indicator}).rows if indicator else (),
        so_far=_so_far(plan, id_, indicator) if indicator else (),
        days=tuple(days_needed(plan, indicator)) if indicator else (),
        explain=explanations(indicator, gaps, rated, recorded_figures(plan, indicator, single=False))
        if explain and indicator
        else (),
    )


def _when(figure: Figure) -> tuple[bool, date, bool]:
    """Where a figure stands in time: by the end of its period, a result before a target; what is of no period last."""
    return not figure.period, end_of(figure.period) if figure.period else date.max, figure.role != "actual"


def _names(parts: Mapping[str, Name], key: str | None) -> tuple[str | None, str | None]:
    """What a part of the plan is called; by its key where the plan does not name it."""
    name = parts.get(key or "")
    return (name.zh, name.en) if name else (key, None)


def _so_far(plan: Plan, id_: str, indicator: Indicator) -> tuple[ReviewRow, ...]:
    return tuple(filter(within_its_year, review(plan, {id_: indicator}).rows))
