"""A plan that follows another: the results of the earlier one are its base, the earlier one's targets its past."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from planctl.numbers.periods import year_of
from planctl.plan.model import Indicator, Plan, Project, Series, Statement, Total

Kind = TypeVar("Kind", Indicator, Project, Total)


def following(plan: Plan, earlier: Plan) -> Plan:
    """A plan with what an earlier one holds of the same subjects: the newest results of past years, and their targets.

    What was observed of the plan's own year is an observation of the plan. What the plan states itself stands: nothing is added to
    a period and form that it has. Figures name the source that they are from, under its own key or, where the plan has another
    source of that key, under one with the earlier plan's id before it; their paragraphs, which count in another report, stay there.
    """
    keys = {key: _key(plan, earlier, key) for key in earlier.sources}
    own = earlier.about.source if earlier.about else None

    def moved(statement: Statement) -> Statement:
        return replace(statement, at=None, source=keys.get(statement.source or own or ""))

    def joined(records: dict[str, Kind], before: dict[str, Kind]) -> dict[str, Kind]:
        return {id_: _joined(plan, earlier, id_, record, before.get(id_), moved) for id_, record in records.items()}

    return replace(
        plan,
        sources={**{keys[key]: source for key, source in earlier.sources.items()}, **plan.sources},
        indicators=joined(plan.indicators, earlier.indicators),
        projects=joined(plan.projects, earlier.projects),
        totals=joined(plan.totals, earlier.totals),
        observations={
            **plan.observations,
            **{
                id_: _added(plan.observations.get(id_, {}), later)
                for id_ in earlier.observations
                if plan.subject(id_) and (later := _of_years(_results(earlier, id_, {}), plan.year, moved, past=False))
            },
        },
    )


def _joined(
    plan: Plan, earlier: Plan, id_: str, record: Kind, before: Kind | None, moved: Callable[[Statement], Statement]
) -> Kind:
    if before is None:
        return record
    results = _of_years(_results(earlier, id_, before.actual), plan.year, moved)
    targets = _of_years(before.target, plan.year, moved)
    return replace(record, actual=_added(record.actual, results), target=_added(record.target, targets))


def _key(plan: Plan, earlier: Plan, key: str) -> str:
    """What an earlier source is called in the plan."""
    if plan.sources.get(key) in (None, earlier.sources[key]):
        return key
    return f"{earlier.about.id if earlier.about else 'earlier'}-{key}"


def _results(earlier: Plan, id_: str, actual: Series) -> Series:
    """The newest figure of each period and form that a plan has of a subject, its own or observed."""
    newest: dict[tuple[object, ...], tuple[str, Statement]] = {}
    for series in (actual, earlier.observations.get(id_, {})):
        for period, statements in series.items():
            for each in statements:
                key = (period, *_kind(each))
                known = newest.get(key)
                if known is None or earlier.known_from(period, known[1]) <= earlier.known_from(period, each):
                    newest[key] = (period, each)
    results: Series = {}
    for period, statement in newest.values():
        results[period] = (*results.get(period, ()), statement)
    return results


def _of_years(series: Series, year: int, moved: Callable[[Statement], Statement], past: bool = True) -> Series:
    """What is of the years before the plan's, or of its own and later ones."""
    return {period: tuple(map(moved, statements)) for period, statements in series.items() if (year_of(period) < year) == past}


def _added(series: Series, earlier: Series) -> Series:
    """A series with the statements of an earlier one for the periods and forms that it has none for."""
    added = dict(series)
    for period, statements in earlier.items():
        own = series.get(period, ())
        kinds = {_kind(each) for each in own}
        added[period] = (*own, *(each for each in statements if _kind(each) not in kinds))
    return added


def _kind(statement: Statement) -> tuple[object, ...]:
    """What two statements of a period have in common that are of the same thing."""
    return statement.form, statement.since, statement.cumulative
