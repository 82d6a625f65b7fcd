"""Figures published elsewhere, looked at like the plan's own: the plan as each of its sources has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from planctl.numbers.periods import last_day
from planctl.plan.model import Indicator, Plan, Statement
from planctl.problems import Finding

Look = Callable[[Plan], Iterator[Finding]]
_Published = dict[str, dict[str, list[tuple[int, Statement]]]]
"""What one source says, by indicator and period; each statement with its number in the plan's list."""


def in_observations(plan: Plan, looks: Iterable[Look]) -> Iterator[Finding]:
    """What looks find in the observations, each source by itself: figures of two sources may differ, and be revised."""
    for source, published in _by_source(plan).items():
        seen = _as_published(plan, source, published)
        for look in looks:
            for found in look(seen):
                section, id_, *inner = found.path
                if section == "indicators" and len(inner) > 1 and inner[1] in published.get(str(id_), {}):
                    period, *rest = inner[1:]
                    number = [published[str(id_)][str(period)][place][0] for place in rest[:1] if isinstance(place, int)]
                    yield found._replace(path=("observations", id_, period, *number, *rest[1:]))


def _by_source(plan: Plan) -> dict[str | None, _Published]:
    sources: dict[str | None, _Published] = {}
    for id_, series in plan.observations.items():
        for period, statements in series.items():
            for number, statement in enumerate(statements):
                of_source = sources.setdefault(statement.source, {}).setdefault(id_, {})
                of_source.setdefault(period, []).append((number, statement))
    return sources


def _revised(plan: Plan, id_: str, period: str, source: str | None) -> tuple[Statement, ...]:
    """What others had published of a period by the time that a source was, the newest of each form first."""
    others = plan.observations.get(id_, {}).get(period, ())
    named = plan.sources.get(source or "")
    by = last_day(named.published) if named and named.published else date.max
    known = [each for each in others if plan.known_from(period, each) <= by]
    return tuple(sorted(known, key=lambda each: plan.known_from(period, each), reverse=True))


def _as_published(plan: Plan, source: str | None, published: _Published) -> Plan:
    """The observed indicators, with what goes into them, as one source has them; the plan's own results where it is silent.

    Of those that another source had revised by then, the revised ones.
    """
    spoken_of = {period for series in published.values() for period in series}

    def seen(id_: str, indicator: Indicator) -> Indicator:
        own = {period: statements for period, statements in indicator.actual.items() if period not in spoken_of}
        own |= {period: revised for period in own if (revised := _revised(plan, id_, period, source))}
        theirs = {period: tuple(each for _, each in numbered) for period, numbered in published.get(id_, {}).items()}
        return replace(indicator, actual=own | theirs, target={})

    observed = {id_: plan.indicators[id_] for id_ in published if id_ in plan.indicators}
    lists = [(each.in_days, each.within, *chain(*each.parts.values())) for each in observed.values()]
    beside = {other for others in lists for other in others}
    known = observed | {id_: indicator for id_, indicator in plan.indicators.items() if id_ in beside - observed.keys()}
    return Plan(about=plan.about, indicators={id_: seen(id_, indicator) for id_, indicator in known.items()})
