"""China's National Bureau of Statistics: how much of a cumulative reduction has been made, energy per unit of GDP above all.

Source: 关于节能目标完成情况的计算方法, Qinghai's bureau of statistics, 17 September 2009, by the method of the National Bureau of
Statistics for the 11th five-year plan. The yearly steps of a fifth of the target each are the National Development and Reform
Commission's for the 12th, as the China National Food Industry Association reported on 6 February 2012
(“十二五”首年节能目标恐难完成).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from planctl.assess.methods.trend import Finding, Numbers, Trend, compared, no_finding, reached, without_category
from planctl.assess.quantities import RATE_DECIMALS, SHARE_DECIMALS, evaluate, quantity_of
from planctl.numbers import formulas
from planctl.numbers.formulas import HUNDRED, Reason
from planctl.numbers.units import PERCENT


class Category(StrEnum):
    """The method's categories."""

    REDUCTION_MADE = "reduction_made"
    """The whole target is reached."""
    STEP_MADE = "step_made"
    """Of a five-year target, at least a fifth for every year passed."""
    STEP_MISSED = "step_missed"
    """Less than that."""


PLAN_YEARS = 5
"""The yearly steps are published for five-year plans only."""


def base_year(years: Sequence[int], target: int | None) -> int | None:
    """The year before the target's five-year plan; where it has no figure, the first year that has one."""
    before = None if target is None else target - PLAN_YEARS
    return before if before in years else min(years, default=None)


def reduction_progress(done: Decimal, target: Decimal) -> Decimal | Reason:
    """How much of a cumulative reduction has been made, in per cent: ln(1 + done) / ln(1 + target).

    Both are changes in per cent, falls negative. No answer for a fall to zero.
    """
    if -HUNDRED in (done, target):
        return Reason.TO_ZERO
    return formulas.cumulative_progress(done, target)


def step_category(progress: Decimal, passed: int) -> Category:
    """The category of the progress with a five-year reduction (in per cent) when so many years have passed."""
    return Category.STEP_MADE if progress >= passed * HUNDRED / PLAN_YEARS else Category.STEP_MISSED


def assess(trend: Trend) -> Finding:
    """The progress of a trend that falls, and its category in a five-year plan."""
    if trend.target is None:
        return no_finding(Reason.NO_TARGET)
    if trend.direction == "higher" or trend.target.level.value >= trend.base.level.value:
        return no_finding(Reason.NOT_A_REDUCTION)
    done = evaluate(formulas.growth_rate, trend.base.level, trend.latest.level)
    aim = evaluate(formulas.growth_rate, trend.base.level, trend.target.level)
    progress = compared(reduction_progress, done, aim)
    numbers: Numbers = (
        quantity_of(done, PERCENT, RATE_DECIMALS),
        quantity_of(aim, PERCENT, RATE_DECIMALS),
        quantity_of(progress, PERCENT, SHARE_DECIMALS),
    )
    if reached(trend.latest, trend):
        return Finding(*numbers, Category.REDUCTION_MADE, None, None)
    if isinstance(progress, Reason):
        return without_category(numbers)
    if trend.target.year - trend.base.year != PLAN_YEARS:
        return without_category(numbers, Reason.NO_THRESHOLD)
    return Finding(*numbers, step_category(progress.value, trend.passed), None, None)
