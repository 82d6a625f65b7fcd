"""How much of a flow's target is due by now: by the time passed, by a schedule, or as the year before ran."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, pairwise, takewhile
from typing import Literal, NamedTuple

from planctl.assess.answers import Figure
from planctl.assess.quantities import is_one_sided
from planctl.assess.results import result_of_period
from planctl.assess.verdict import difference_of_measure
from planctl.numbers import formulas
from planctl.numbers.formulas import HUNDRED, Reason
from planctl.numbers.periods import (
    end_of,
    is_span,
    is_whole_year,
    part_of_year,
    start_of,
    whole_year_of,
    year_before,
    years_of,
)
from planctl.plan.model import Indicator, Plan, Statement
from planctl.plan.vocabulary import Clock

Measure = Literal["time", "schedule", "last_year", "nothing"]
"""What says how much is due: the time passed; the plan's own split; the year before; nothing, where it runs unevenly."""
_Mark = tuple[date, Decimal]
"""A day, and the share of the target that is due by its end, in per cent."""
_MONTHS = 12


class Due(NamedTuple):
    """The share of a target that is due, in per cent, or why none can be named; and what says so."""

    by: Measure
    share: Decimal | Reason


def due_by_now(plan: Plan, indicator: Indicator, target: Figure, latest: Figure, known: list[Figure]) -> Due:
    """What is due of a target by the end of the latest figure's period.

    Targets for parts of its time, or else the declared schedule, are the split that it follows: between two of their marks by the
    time between. Without one, how the indicator is declared to run; over several years that tells of no whole one.
    """
    day, marks = end_of(latest.period), _marks(indicator, target)
    start, end = start_of(target.period), end_of(target.period)
    if marks:
        return Due("schedule", _between([(start - timedelta(days=1), Decimal(0)), *marks, (end, HUNDRED)], day, plan.clock))
    if indicator.pace == "even" or is_whole_year(latest.period):
        return Due("time", time_share(start, end, day, plan.clock))
    if indicator.pace == "last_year" and not is_span(target.period):
        return Due("last_year", _as_last_year(target, latest, known))
    return Due("nothing", Reason.UNEVEN)


def _marks(indicator: Indicator, target: Figure) -> list[_Mark]:
    parts = (
        (_years if is_span(target.period) else _parts_of_year)(indicator, target) if target.form == "value" and target.value else []
    )
    return parts or _declared(indicator, target)


def _parts_of_year(indicator: Indicator, target: Figure) -> list[_Mark]:
    """The targets for parts of the year, as shares of the year's."""
    of_year = (period for period in indicator.target if whole_year_of(period) == target.period and not is_span(period))
    levels = {period: _level(indicator, period, target) for period in sorted(of_year, key=end_of) if period != target.period}
    return [(end_of(period), _share(level, target)) for period, level in levels.items() if level is not None]


def _years(indicator: Indicator, target: Figure) -> list[_Mark]:
    """The targets of the first years of a span, added up, as shares of the target over all of them."""
    years = years_of(target.period)[:-1]
    levels = list(takewhile(lambda level: level is not None, (_level(indicator, year, target) for year in years)))
    sums = accumulate(level for level in levels if level is not None)
    return [(end_of(year), _share(level, target)) for year, level in zip(years, sums, strict=False)]


def _level(indicator: Indicator, period: str, target: Figure) -> Decimal | None:
    """The firm target of a period that is a level of what the whole target covers."""

    def fits(each: Statement) -> bool:
        scope = each.scope.zh if each.scope else None
        return each.value is not None and each.cumulative and not each.stretch and scope == target.scope_zh

    return next(
        (each.value if each.to is None else _least(indicator, each) for each in indicator.target.get(period, ()) if fits(each)),
        None,
    )


def _least(indicator: Indicator, statement: Statement) -> Decimal | None:
    return statement.to if indicator.direction == "lower" else statement.value


def _share(level: Decimal, target: Figure) -> Decimal:
    share = formulas.share_of_target(level, target.number)
    assert isinstance(share, Decimal)  # noqa: S101 a target of nothing has no marks
    return share


def _declared(indicator: Indicator, target: Figure) -> list[_Mark]:
    """The shares of the declared schedule that are of the target's time: parts of a year, or years."""
    span = is_span(target.period)
    of_target = {part: share for part, share in indicator.schedule.items() if is_whole_year(part) == span}
    marks = [
        (end_of(_whole(part, target) if span else part_of_year(target.period, part)), share) for part, share in of_target.items()
    ]
    return sorted(mark for mark in marks if start_of(target.period) <= mark[0] < end_of(target.period))


def _whole(year: str, target: Figure) -> str:
    """A year of a schedule as one of those of a target."""
    return next((each for each in years_of(target.period) if each[:4] == year[:4]), year)


def _between(marks: list[_Mark], day: date, clock: Clock) -> Decimal:
    """The share that is due by a day: at a mark its own, between two of them by the time between."""
    (earlier, least), (later, most) = next(pair for pair in pairwise(marks) if day <= pair[1][0])
    return least + (most - least) * time_share(earlier + timedelta(days=1), later, day, clock) / HUNDRED


def _as_last_year(target: Figure, latest: Figure, known: list[Figure]) -> Decimal | Reason:
    """The share of its whole that the year before had brought by then."""
    then, whole = (result_of_period(known, year_before(each.period), "value") for each in (latest, target))
    if then is None or whole is None or then.value is None or whole.value is None:
        return Reason.NO_PROFILE
    if is_one_sided(then.bound) or is_one_sided(whole.bound):
        return Reason.BOUND_ONLY
    return difference_of_measure(then, whole) or formulas.share_of_target(then.value, whole.value)


def time_share(start: date, end: date, day: date, clock: Clock = "days") -> Decimal:
    """The share of a span passed by the end of a day, in per cent of its real days: 182 of 366 by 30 June of a leap year.

    By months, of which the day's is taken for whole: 6 of 12.
    """
    if clock == "months":
        return share_passed(months_between(start, day) + 1, months_between(start, end) + 1)
    return share_passed((day - start).days + 1, (end - start).days + 1)


def time_passed(plan: Plan, period: str) -> Decimal:
    """The share of its year that has passed by the end of a period, in per cent."""
    return time_share(start_of(period), end_of(whole_year_of(period)), end_of(period), plan.clock)


def months_between(start: date, end: date) -> int:
    """How many months one day's month is after another's."""
    return (end.year - start.year) * _MONTHS + end.month - start.month


def share_passed(passed: int, whole: int) -> Decimal:
    """So many days or months of so many, in per cent."""
    share = formulas.share_of_time(Decimal(passed), Decimal(whole))
    assert isinstance(share, Decimal)  # noqa: S101 a span has at least a day
    return share
