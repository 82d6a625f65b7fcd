"""Everything about a subject: its record, its figures with locators, its gaps and its rates."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, answer_about, recorded_figures
from planctl.assess.baselines import targets_with_baselines
from planctl.assess.gap import GapRow, gap_row
from planctl.assess.growth import GrowthRow, growth_rows
from planctl.assess.results import observations_of
from planctl.assess.working import Explanation, explanations
from planctl.plan.model import Indicator, Name, Plan, Subject
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
    attribute: str | None
    basis: str | None
    reason_zh: str | None
    reason_en: str | None
    growth_prices: str | None
    headline: bool | None
    note_zh: str | None
    note_en: str | None
    figures: tuple[Figure, ...]
    gaps: tuple[GapRow, ...]
    rates: tuple[GrowthRow, ...]
    explain: tuple[Explanation, ...]


def show(plan: Plan, subjects: dict[str, Subject], explain: bool = False) -> Answer:
    """Each subject in full, with the working behind its derived numbers if asked for."""
    rows = [_row(plan, id_, subject) for id_, subject in subjects.items()]
    if explain:
        rows = [row._replace(explain=explanations(row.gaps, row.rates, row.figures)) for row in rows]
    return answer_about(plan, "show", rows, {"subjects": len(rows)})


def _row(plan: Plan, id_: str, subject: Subject) -> ShowRow:
    indicator = subject if isinstance(subject, Indicator) else None
    reason = _reason(plan, indicator)
    kind: SubjectType = "indicator" if indicator else "project" if id_ in plan.projects else "total"
    return ShowRow(
        id_,
        kind,
        subject.name.zh,
        subject.name.en,
        subject.aliases,
        subject.unit,
        getattr(subject, "area", None),
        subject.chain,
        getattr(subject, "category", None),
        getattr(subject, "nature", None),
        getattr(subject, "direction", None),
        getattr(subject, "attribute", None),
        getattr(subject, "basis", None),
        reason.zh if reason else None,
        reason.en if reason else None,
        getattr(subject, "growth_prices", None),
        getattr(subject, "headline", None),
        subject.note.zh if subject.note else None,
        subject.note.en if subject.note else None,
        (*recorded_figures(plan, subject), *observations_of(plan, id_)),
        tuple(gap_row(id_, indicator, pair) for pair in targets_with_baselines(plan, indicator)) if indicator else (),
        tuple(growth_rows(plan, id_, indicator)) if indicator else (),
        (),
    )


def _reason(plan: Plan, indicator: Indicator | None) -> Name | None:
    """Why an attribute was inferred: the sentence of `inferences` that the record names, or the record's own words."""
    if indicator is None or indicator.reason is None:
        return None
    return plan.inferences.get(indicator.reason, Name(indicator.reason))
