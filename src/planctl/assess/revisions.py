"""Results of the plan that a source revised later: both stand, and each answer says by which it goes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from planctl.assess.answers import Figure, recorded_figures
from planctl.assess.results import result_of_period, results_of
from planctl.numbers.printed import overlap
from planctl.plan.model import Indicator, Plan


class Revision(NamedTuple):
    """A figure as the `plan` itself has it, and as it was `revised` later, by more than the rounding of the two explains."""

    id: str
    name_zh: str
    name_en: str | None
    plan: Figure
    revised: Figure


def revisions(plan: Plan, indicators: dict[str, Indicator]) -> Iterator[Revision]:
    """The plan's own results of some indicators of which a later source has another number."""
    for id_, indicator in indicators.items():
        known = results_of(plan, id_) if id_ in plan.observations else []
        for own in recorded_figures(plan, indicator, single=False) if known else ():
            newest = result_of_period(known, own.period, own.form, own.since)
            if own.role == "actual" and own.value is not None and newest and newest.value is not None and _differ(own, newest):
                yield Revision(id_, indicator.name.zh, indicator.name.en, own, newest)


def revised_among(plan: Plan, indicators: dict[str, Indicator], used: Collection[tuple[str, Figure]]) -> tuple[Revision, ...]:
    """Which of the figures that an answer goes by, each with the indicator's id, were revised later."""
    return tuple(each for each in revisions(plan, indicators) if (each.id, each.plan) in used)


def _differ(one: Figure, other: Figure) -> bool:
    """Whether two figures of one thing have no number in common, and cover the same."""
    return (one.scope_zh, one.scope_en) == (other.scope_zh, other.scope_en) and not overlap(one.stands_for, other.stands_for)
