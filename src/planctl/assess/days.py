"""How many days a share of the year's days takes, and how many that is beyond those that are known."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from planctl.assess.answers import Figure, Quantity, recorded_figures
from planctl.assess.quantities import Operand, derive, exact_operand, flipped, is_one_sided
from planctl.assess.results import results_of
from planctl.numbers import formulas
from planctl.numbers.periods import end_of, is_whole_year, start_of, year_of
from planctl.numbers.printed import point_interval
from planctl.plan.model import Indicator, Plan


class DaysNeeded(NamedTuple):
    """The days that a year's target share takes, of how many calendar days.

    `more` is what that asks beyond the days known: still to come where they are of the target's own year, else beside those of the
    latest full year before. A count known only by a bound has none.
    """

    target: Figure
    whole: int
    needed: int
    known: Figure | None
    more: Quantity | None


def days_needed(plan: Plan, indicator: Indicator) -> Iterator[DaysNeeded]:
    """What each target share of a year's days takes, where more are better and the year's own days are not all counted yet."""
    if indicator.in_days is None or indicator.direction != "higher":
        return
    counts = [each for each in results_of(plan, indicator.in_days) if each.form == "value"]
    for target in recorded_figures(plan, indicator, single=False):
        if target.role == "target" and target.form == "value" and is_whole_year(target.period):
            known = _known(counts, year_of(target.period))
            if known is None or end_of(known.period) < end_of(target.period):
                yield _needed(plan, indicator.in_days, target, known)


def _known(counts: list[Figure], year: int) -> Figure | None:
    """The latest count of the year itself, or else of the latest full year before: half of another year is no measure for it."""
    earlier = [each for each in counts if year_of(each.period) < year and is_whole_year(each.period)]
    counted = earlier + [each for each in counts if year_of(each.period) == year]
    return counted[-1] if counted else None


def _needed(plan: Plan, days: str, target: Figure, known: Figure | None) -> DaysNeeded:
    whole = (end_of(target.period) - start_of(target.period)).days + 1
    days_of_share = formulas.days_for_share(target.number, Decimal(whole))
    assert isinstance(days_of_share, Decimal)  # noqa: S101 every share of a year is some days
    least = ceil(days_of_share)
    needed = least + (target.bound == "over" and least == days_of_share)
    more = None
    if known is not None and not is_one_sided(known.bound):
        count = Operand(known.number, point_interval(known.number), point_interval(known.number))
        unit, bound = plan.indicators[days].unit, flipped(known.bound)
        more = derive(formulas.gap, count, exact_operand(needed), unit=unit, decimals=0, bound=bound)
    return DaysNeeded(target=target, whole=whole, needed=needed, known=known, more=more)
