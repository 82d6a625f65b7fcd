"""A yearly growth against the horizons that the plan itself declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planctl.check.sums import exact_value
from planctl.numbers import formulas
from planctl.numbers.periods import is_whole_year, year_of
from planctl.numbers.printed import Interval, bounded_interval, digits_of, interval_of, point_interval, rounding_interval
from planctl.numbers.units import is_percent
from planctl.plan.model import Indicator, Plan
from planctl.problems import Finding


def rates_against_horizons(plan: Plan) -> Iterator[Finding]:
    """The growth that a plan sets, kept up every year, leads from the latest level to the levels that it sets for later years.

    Not told where rounding may make up for it; `path` shows by how much it falls short, and what prices would have to add.
    """
    for id_, indicator in plan.indicators.items():
        rated = None if is_percent(indicator.unit) else _rated_year(plan, indicator)
        start = max((period for period in filter(is_whole_year, indicator.actual) if rated and period < rated), default=None)
        if rated and start:
            yield from _missed(id_, indicator, rated, start)


def _rated_year(plan: Plan, indicator: Indicator) -> str | None:
    """The year whose growth a plan sets: its own, or else the first."""
    years = [each for each in indicator.target if is_whole_year(each) and exact_value(indicator.target, each, "growth") is not None]
    return str(plan.year) if str(plan.year) in years else min(years, default=None)


def _missed(id_: str, indicator: Indicator, rated: str, start: str) -> Iterator[Finding]:
    """The levels after the rated year that its growth does not lead to."""
    base, growth = exact_value(indicator.actual, start), exact_value(indicator.target, rated, "growth")
    if base is None or growth is None:
        return
    for period, goals in indicator.target.items():
        goal = next((each for each in goals if each.value is not None and each.cumulative), None)
        if is_whole_year(period) and period > rated and goal and goal.value is not None:
            years = point_interval(year_of(period) - year_of(start))
            reached = interval_of(formulas.projected, rounding_interval(base), point_interval(growth), years)
            if reached and _falls_short(reached, bounded_interval(goal.value, goal.bound, to=goal.to), indicator):
                figures = {"growth": str(growth), "base": digits_of(base), "target": digits_of(goal.value)}
                details = {"before": start, "period": period, "id": id_}
                yield Finding("rate-and-horizon", ("indicators", id_, "target", period), figures | details)


def _falls_short(reached: Interval, goal: Interval, indicator: Indicator) -> bool:
    """Whether what is reached is certainly on the worse side of a goal."""
    if indicator.direction == "higher":
        return goal.low is not None and reached.high is not None and reached.high < goal.low
    return indicator.direction == "lower" and goal.high is not None and reached.low is not None and reached.low > goal.high


CONTRADICTIONS: tuple[Callable[[Plan], Iterator[Finding]], ...] = (rates_against_horizons,)
