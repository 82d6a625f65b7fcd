"""The United Nations Statistics Division: the trend to target of the Sustainable Development Goals Report.

Source: "Technical Note for Progress Assessment" of the report's 2026 edition, as the package undata 0.4.3 implements it
(undata/analysis.py, `progress`); the note itself could not be read. The Basque statistics office gives the same ratio and the same
thresholds of 0.95 and 0.10 after the note of 2023 (EUSTAT-DES/site, _pages/en/metodologia.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import partial

from planctl.assess.gap import PERCENT_PER_YEAR
from planctl.assess.methods.trend import (
    RATIO_DECIMALS,
    Finding,
    Numbers,
    Point,
    Trend,
    category_of,
    compared,
    first_since_2015,
    interpolated,
    oriented,
    reached,
    without_category,
)
from planctl.assess.quantities import RATE_DECIMALS, SHARE_DECIMALS, evaluate, exact_operand, quantity_of
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import decimals
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS


class Category(StrEnum):
    """The method's categories."""

    ON_TRACK_OR_MET = "on_track_or_met"
    """A ratio of 0.95 or more; without a target, growth of 2 % a year or more."""
    MODERATE_PROGRESS = "moderate_progress"
    """0.50 to less than 0.95; without a target, 1.25 % to less than 2 % a year."""
    MARGINAL_PROGRESS = "marginal_progress"
    """0.10 to less than 0.50; without a target, 0.5 % to less than 1.25 % a year."""
    STAGNATION = "stagnation"
    """0 to less than 0.10; without a target, 0 % to less than 0.5 % a year."""
    REGRESSION = "regression"
    """Less than 0."""


RATIO_BANDS = (
    (Decimal("0.95"), Category.ON_TRACK_OR_MET),
    (Decimal("0.5"), Category.MODERATE_PROGRESS),
    (Decimal("0.1"), Category.MARGINAL_PROGRESS),
    (Decimal(0), Category.STAGNATION),
)
GROWTH_BANDS = (
    (Decimal(2), Category.ON_TRACK_OR_MET),
    (Decimal("1.25"), Category.MODERATE_PROGRESS),
    (Decimal("0.5"), Category.MARGINAL_PROGRESS),
    (Decimal(0), Category.STAGNATION),
)
_HEIGHTS = tuple(map(Decimal, range(6)))
RATIO_SCORES = tuple(zip(map(Decimal, ("-0.5", "0", "0.1", "0.5", "0.95", "1.5")), _HEIGHTS, strict=True))
GROWTH_SCORES = tuple(zip(map(Decimal, ("-5", "0", "0.5", "1.25", "2", "5")), _HEIGHTS, strict=True))
BEST, WORST = 5, 0


def base_year(years: Sequence[int], target: int | None) -> int | None:
    """2015, or the first later year that has a figure."""
    return first_since_2015(years, target)


def expected_change(base: Decimal, latest: Decimal, passed: Decimal, ahead: Decimal) -> Decimal | Reason:
    """The change from the base to the target's year if the growth so far goes on: latest × (1 + CAGR) ^ ahead − base.

    In the level's unit. No answer where the growth has none.
    """
    growth = formulas.required_rate(base, latest, passed)
    if isinstance(growth, Reason):
        return growth
    then = formulas.projected(latest, growth, ahead)
    return then if isinstance(then, Reason) else then - base


def extrapolated_ratio(expected: Decimal, required: Decimal) -> Decimal | Reason:
    """The expected change over the required one: (v_e − v_b) / (v_target − v_b). No answer when nothing is required."""
    return Reason.NO_WAY_TO_GO if required == 0 else expected / required


def ratio_category(ratio: Decimal) -> Category:
    """The category of the extrapolated ratio."""
    return category_of(RATIO_BANDS, Category.REGRESSION, ratio)


def ratio_score(ratio: Decimal) -> Decimal:
    """The score of the ratio: from 0 at −0.5 and below to 5 at 1.5 and above, a point a category."""
    return interpolated(RATIO_SCORES, ratio)


def growth_category(growth: Decimal) -> Category:
    """The category of a yearly growth in per cent, above zero for the better."""
    return category_of(GROWTH_BANDS, Category.REGRESSION, growth)


def growth_score(growth: Decimal) -> Decimal:
    """The score of such a growth: from 0 at −5 % and below to 5 at 5 % and above, a point a category."""
    return interpolated(GROWTH_SCORES, growth)


def assess(trend: Trend) -> Finding:
    """The measure, category and score of a trend."""
    return _without_target(trend) if trend.target is None else _with_target(trend, trend.target)


def _with_target(trend: Trend, target: Point) -> Finding:
    base, latest = trend.base.level, trend.latest.level
    observed = evaluate(expected_change, base, latest, exact_operand(trend.passed), exact_operand(target.year - trend.latest.year))
    required = evaluate(formulas.gap, base, target.level)
    ratio = compared(extrapolated_ratio, observed, required)
    unit = PERCENTAGE_POINTS if trend.unit == PERCENT else trend.unit
    digits = max(decimals(point.level.value) for point in (trend.base, trend.latest, target))
    numbers: Numbers = (
        quantity_of(observed, unit, digits),
        quantity_of(required, unit, digits),
        quantity_of(ratio, None, RATIO_DECIMALS),
    )
    if reached(trend.base, trend):
        return _from_the_target(trend, numbers)
    if isinstance(ratio, Reason):
        return (
            Finding(*numbers, Category.ON_TRACK_OR_MET, None, None) if reached(trend.latest, trend) else without_category(numbers)
        )
    return Finding(*numbers, ratio_category(ratio.value), quantity_of(evaluate(ratio_score, ratio), None, SHARE_DECIMALS), None)


def _from_the_target(trend: Trend, numbers: Numbers) -> Finding:
    """A base at the target or beyond it: on trend while the latest figure is too, else regression.

    There is no ratio: from the target it would divide by zero, from beyond it take the way back for progress.
    """
    away = Reason.NO_WAY_TO_GO if trend.target and trend.base.level.value == trend.target.level.value else Reason.BEYOND_AT_START
    numbers = (numbers[0], numbers[1], quantity_of(away, None, RATIO_DECIMALS))
    if reached(trend.latest, trend):
        return Finding(*numbers, Category.ON_TRACK_OR_MET, quantity_of(exact_operand(BEST), None, SHARE_DECIMALS), None)
    return Finding(*numbers, Category.REGRESSION, quantity_of(exact_operand(WORST), None, SHARE_DECIMALS), None)


def _without_target(trend: Trend) -> Finding:
    observed = evaluate(formulas.required_rate, trend.base.level, trend.latest.level, exact_operand(trend.passed))
    growth = evaluate(partial(oriented, direction=trend.direction), observed)
    numbers: Numbers = (
        quantity_of(observed, PERCENT_PER_YEAR, RATE_DECIMALS),
        quantity_of(Reason.NO_TARGET, None, 0),
        quantity_of(growth, PERCENT_PER_YEAR, RATE_DECIMALS),
    )
    if isinstance(growth, Reason):
        return without_category(numbers)
    return Finding(*numbers, growth_category(growth.value), quantity_of(evaluate(growth_score, growth), None, SHARE_DECIMALS), None)
