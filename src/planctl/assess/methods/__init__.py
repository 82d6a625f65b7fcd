"""Methods of others, for researchers: each by its name and as published, and never mixed with planctl's own verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Literal, NamedTuple, cast

from planctl.assess.answers import Answer, Figure, Quantity, answer_about
from planctl.assess.baselines import targets_with_baselines
from planctl.assess.cumulative import done_since
from planctl.assess.methods import eurostat, nbs, open_sdg, unsd
from planctl.assess.methods.trend import Finding, Point, Trend, no_finding
from planctl.assess.quantities import Operand, exact_operand, is_one_sided, rounded_operand, target_operand
from planctl.assess.results import results_of
from planctl.numbers.formulas import HUNDRED, Reason
from planctl.numbers.periods import end_of, year_of
from planctl.numbers.printed import Interval
from planctl.numbers.units import is_percent
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Direction

MethodName = Literal["open-sdg", "eurostat", "eurostat-15", "unsd", "nbs"]
Category = open_sdg.Category | eurostat.Category | unsd.Category | nbs.Category


class Method(NamedTuple):
    """How a method chooses the base year among those with figures (given the target's year), and how it assesses.

    `changes`: whether a change over several years is a target that it knows.
    """

    base_year: Callable[[Sequence[int], int | None], int | None]
    assess: Callable[[Trend], Finding]
    changes: bool = False


METHODS: dict[MethodName, Method] = {
    "open-sdg": Method(open_sdg.base_year, open_sdg.assess),
    "eurostat": Method(eurostat.base_year, eurostat.assess),
    "eurostat-15": Method(partial(eurostat.base_year, window=eurostat.LONG), eurostat.assess),
    "unsd": Method(unsd.base_year, unsd.assess),
    "nbs": Method(nbs.base_year, nbs.assess, changes=True),
}


class MethodRow(NamedTuple):
    """One target of one indicator as a method of others assesses it.

    `observed` and `required` are what the method compares, `measure` the comparison: growth rates and their ratio, or changes and
    theirs. `limit` is the natural limit that the method allowed for, `zero_as` what it put in the place of a base or target of
    zero. Without a numeric target it assesses the trend alone.
    """

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    direction: Direction
    base: Figure | None
    latest: Figure | None
    target: Figure | None
    observed: Quantity
    required: Quantity
    measure: Quantity
    category: Category | None
    score: Quantity | None
    limit: Decimal | None
    zero_as: Decimal | None
    reason: Reason | None


class MethodSummary(NamedTuple):
    """Which method assessed how many targets, of how many indicators, and how many fall into each of its categories."""

    method: MethodName
    assessments: int
    categories: dict[Category, int]
    without_category: int
    indicators: int
    recorded: int


class _Course(NamedTuple):
    """The figures that a method would look at, and the trend through them or the reason why there is none."""

    base: Figure | None
    latest: Figure | None
    trend: Trend | Reason


def by_method(plan: Plan, indicators: dict[str, Indicator], method: MethodName) -> Answer[MethodRow, MethodSummary]:
    """Each target of each indicator by a method of others."""
    rows = [
        _row(id_, indicator, target, known, levels, METHODS[method])
        for id_, indicator in indicators.items()
        for known in [results_of(plan, id_)]
        for levels in [_yearly_levels(known)]
        for target in _targets(plan, indicator)
    ]
    categories = Counter(row.category for row in rows if row.category is not None)
    summary = MethodSummary(
        method=method,
        assessments=len(rows),
        categories=dict(categories),
        without_category=len(rows) - categories.total(),
        indicators=len(indicators),
        recorded=len(plan.indicators),
    )
    return answer_about(plan, "status", rows, summary)


def _targets(plan: Plan, indicator: Indicator) -> list[Figure | None]:
    """The numeric targets; without one the target in words, or none."""
    every = [pair.target for pair in targets_with_baselines(plan, indicator)]
    return [*(target for target in every if target.value is not None)] or [*every[:1]] or [None]


def _row(
    id_: str, indicator: Indicator, target: Figure | None, known: list[Figure], levels: dict[int, Figure], method: Method
) -> MethodRow:
    course = (_since(indicator, target, known) if method.changes else None) or _course(indicator, target, levels, method)
    finding = no_finding(course.trend) if isinstance(course.trend, Reason) else method.assess(course.trend)
    return MethodRow(
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        unit=indicator.unit,
        direction=indicator.direction,
        base=course.base,
        latest=course.latest,
        target=target,
        observed=finding.observed,
        required=finding.required,
        measure=finding.measure,
        category=cast("Category | None", finding.category),
        score=finding.score,
        limit=finding.limit,
        zero_as=finding.zero_as,
        reason=finding.reason,
    )


def _yearly_levels(known: list[Figure]) -> dict[int, Figure]:
    """The levels of whole years, by year."""
    return {year_of(each.period): each for each in known if each.form == "value" and _ends_a_year(each.period)}


def _course(indicator: Indicator, target: Figure | None, yearly: dict[int, Figure], method: Method) -> _Course:
    """The course of the yearly levels, up to the target's year."""
    numeric = target is not None and target.value is not None
    until = year_of(target.period) if target is not None and numeric else None
    levels = {year: level for year, level in yearly.items() if until is None or year <= until}
    first = method.base_year(list(levels), until)
    latest = levels[max(levels)] if levels else None
    base = None if first is None or levels[first] is latest else levels[first]
    return _Course(base=base, latest=latest, trend=_trend(indicator, base, latest, target if numeric else None))


def _ends_a_year(period: str) -> bool:
    """Whether a figure of a period is a year's: parts of a year count from January, so that the last one is the whole."""
    return end_of(period) == end_of(str(year_of(period)))


def _trend(indicator: Indicator, base: Figure | None, latest: Figure | None, target: Figure | None) -> Trend | Reason:
    if indicator.direction == "none":
        return Reason.NO_DIRECTION
    if target is not None and target.form != "value":
        return Reason.GROWTH_TARGET
    if target is not None and not _ends_a_year(target.period):
        return Reason.PART_YEAR
    if base is None or latest is None or base.value is None or latest.value is None:
        return Reason.ONE_YEAR
    if is_one_sided(base.bound) or is_one_sided(latest.bound):
        return Reason.BOUND_ONLY if is_one_sided(base.bound) else Reason.LATEST_BOUND_ONLY
    mark = None if target is None or target.value is None else target_operand(target.least(indicator.direction))
    return Trend(
        indicator.direction,
        indicator.unit,
        Point(rounded_operand(base), year_of(base.period)),
        Point(rounded_operand(latest), year_of(latest.period)),
        None if target is None or mark is None else Point(mark, year_of(target.period)),
        _limit(indicator, base.value),
    )


def _limit(indicator: Indicator, base: Decimal) -> Decimal | None:
    """The natural limit of a share of a whole that is to rise: 100 %. One that is to fall has zero, which lowers no threshold."""
    share = indicator.nature == "rate" and is_percent(indicator.unit)
    return HUNDRED if share and indicator.direction == "higher" and 0 <= base <= HUNDRED else None


def _since(indicator: Indicator, target: Figure | None, known: list[Figure]) -> _Course | None:
    """The course of a change over several years, as an index of 100 in the year that it counts from; None of another target."""
    if target is None or target.since is None or target.value is None:
        return None
    reached = done_since(target.since, [each for each in known if year_of(each.period) <= year_of(target.period)])
    if reached is None:
        return _Course(base=None, latest=None, trend=Reason.ONE_YEAR)
    latest, done = reached
    if indicator.direction == "none" or is_one_sided(latest.bound):
        return _Course(
            base=None, latest=latest, trend=Reason.NO_DIRECTION if indicator.direction == "none" else Reason.LATEST_BOUND_ONLY
        )
    mark, start = target_operand(target.least(indicator.direction)), Point(exact_operand(HUNDRED), target.since)
    now, goal = Point(_index(done), year_of(latest.period)), Point(_index(mark), year_of(target.period))
    return _Course(base=None, latest=latest, trend=Trend(indicator.direction, indicator.unit, start, now, goal, None))


def _index(change: Operand) -> Operand:
    """A change in per cent as a level of which 100 is the start."""
    value, interval, certain = change
    return Operand(HUNDRED + value, _raised(interval), _raised(certain))


def _raised(interval: Interval) -> Interval:
    low, high = interval
    return Interval(None if low is None else HUNDRED + low, None if high is None else HUNDRED + high)
