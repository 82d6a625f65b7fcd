"""Open SDG, the platform of national statistical offices: Statistics Canada's progress measure.

Source: "Progress Measurement Methodology for the Sustainable Development Goals", docs/progress-methodology.md of the repository
open-sdg/open-sdg; and its program, sdg/ProgressMeasure.py of open-sdg/sdg-build, for the exponent of the scaling factor and the
pieces of the score.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Literal

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
from planctl.assess.quantities import OPEN, RATE_DECIMALS, SHARE_DECIMALS, Operand, evaluate, exact_operand, quantity_of
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import Interval, point_interval


class Category(StrEnum):
    """The method's categories."""

    TARGET_ACHIEVED = "target_achieved"
    """The latest figure is at the target or beyond it; tested first, whatever the trend."""
    ON_TRACK = "on_track"
    """A ratio of 95 % or more; without a target, growth of 1.5 % a year or more."""
    ACCELERATION_NEEDED = "acceleration_needed"
    """60 % to less than 95 %; without a target, 0.5 % to less than 1.5 % a year."""
    LIMITED_PROGRESS = "limited_progress"
    """0 % to less than 60 %; without a target, 0 % to less than 0.5 % a year."""
    DETERIORATION = "deterioration"
    """Less than 0 %."""


RATIO_BANDS = (
    (Decimal("0.95"), Category.ON_TRACK),
    (Decimal("0.6"), Category.ACCELERATION_NEEDED),
    (Decimal(0), Category.LIMITED_PROGRESS),
)
GROWTH_BANDS = (
    (Decimal("1.5"), Category.ON_TRACK),
    (Decimal("0.5"), Category.ACCELERATION_NEEDED),
    (Decimal(0), Category.LIMITED_PROGRESS),
)
RATIO_SCORES = ((Decimal("-0.6"), Decimal(-5)), (Decimal("0.6"), Decimal(0)), (Decimal("1.3"), Decimal(5)))
GROWTH_SCORES = (
    (Decimal(-2), Decimal(-5)),
    (Decimal(0), Decimal("-2.5")),
    (Decimal("0.5"), Decimal(0)),
    (Decimal("1.5"), Decimal("2.5")),
    (Decimal(2), Decimal(5)),
)
BEST = 5
ZERO_AS = Decimal("0.001")
"""What the published program puts in the place of a base or target of zero, whatever the unit."""
_EXPONENT = Decimal("4.44")


def base_year(years: Sequence[int], target: int | None) -> int | None:
    """2015, or the first later year that has a figure."""
    return first_since_2015(years, target)


def progress_ratio(observed: Decimal, required: Decimal, direction: Literal["higher", "lower"]) -> Decimal | Reason:
    """R, the observed growth over the size of the required one, above zero for the better: d × CAGR_i / |CAGR_T|.

    No answer when nothing is required, where the published program divides by zero.
    """
    return Reason.NO_WAY_TO_GO if required == 0 else oriented(observed, direction) / abs(required)


def scaling_factor(base: Decimal, limit: Decimal) -> Decimal | Reason:
    """C, by which the thresholds of a level near its natural limit are lowered: 1 − (distance) ^ 4.44, from 0 at the limit to 1.

    No answer below zero, where the published program takes absolute values and so mistakes −90 for 90.
    """
    if base < 0 or limit < 0:
        return Reason.SIGN_CHANGE
    if base >= 2 * limit:
        return Decimal(1)
    near = base if base <= limit else 2 * limit - base
    return 1 - (near / limit) ** _EXPONENT


def ratio_category(ratio: Decimal) -> Category:
    """The category of R."""
    return category_of(RATIO_BANDS, Category.DETERIORATION, ratio)


def ratio_score(ratio: Decimal) -> Decimal:
    """The score of R: −5 at −60 % and below, 0 at 60 %, 5 at 130 % and above, linear between."""
    return interpolated(RATIO_SCORES, ratio)


def growth_category(growth: Decimal, factor: Decimal) -> Category:
    """The category of a yearly growth (in per cent, above zero for the better), with thresholds lowered by the scaling factor."""
    return category_of([(threshold * factor, category) for threshold, category in GROWTH_BANDS], Category.DETERIORATION, growth)


def growth_score(growth: Decimal, factor: Decimal) -> Decimal:
    """The score of such a growth: −5 at −2 %, −2.5 at 0, then 0, 2.5 and 5 at 0.5 %, 1.5 % and 2 % of the scaling factor.

    At the limit itself, where the factor is zero, keeping it is 5.
    """
    if growth < 0 or factor > 0:
        return interpolated(
            [(at * factor if at > 0 else at, score) for at, score in GROWTH_SCORES if at <= 0 or factor > 0], growth
        )
    return Decimal(BEST)


def assess(trend: Trend) -> Finding:
    """The measure, category and score of a trend; marked where the program's stand-in for zero made them."""
    replaced = _without_zeros(trend)
    finding = _assess(_above_zero(replaced))
    return finding if replaced is trend else finding._replace(zero_as=ZERO_AS)


def _assess(trend: Trend) -> Finding:
    observed = evaluate(formulas.required_rate, trend.base.level, trend.latest.level, exact_operand(trend.passed))
    return _without_target(trend, observed) if trend.target is None else _with_target(trend, trend.target, observed)


def _with_target(trend: Trend, target: Point, observed: Operand | Reason) -> Finding:
    required = evaluate(formulas.required_rate, trend.base.level, target.level, exact_operand(target.year - trend.base.year))
    ratio = compared(partial(progress_ratio, direction=trend.direction), observed, required)
    numbers: Numbers = (
        quantity_of(observed, PERCENT_PER_YEAR, RATE_DECIMALS),
        quantity_of(required, PERCENT_PER_YEAR, RATE_DECIMALS),
        quantity_of(ratio, None, RATIO_DECIMALS),
    )
    if reached(trend.latest, trend):
        return Finding(*numbers, Category.TARGET_ACHIEVED, quantity_of(exact_operand(BEST), None, SHARE_DECIMALS), None)
    if isinstance(ratio, Reason):
        return without_category(numbers)
    score = quantity_of(evaluate(ratio_score, ratio), None, SHARE_DECIMALS)
    return Finding(*numbers, ratio_category(ratio.value), score, None)


def _without_target(trend: Trend, observed: Operand | Reason) -> Finding:
    growth = evaluate(partial(oriented, direction=trend.direction), observed)
    measure = quantity_of(growth, PERCENT_PER_YEAR, RATE_DECIMALS)
    numbers: Numbers = (quantity_of(observed, PERCENT_PER_YEAR, RATE_DECIMALS), quantity_of(Reason.NO_TARGET, None, 0), measure)
    one: Operand | Reason = exact_operand(1)
    factor = one if trend.limit is None else evaluate(partial(scaling_factor, limit=trend.limit), trend.base.level)
    if isinstance(growth, Reason) or isinstance(factor, Reason):
        return without_category(numbers, factor if isinstance(factor, Reason) else None)
    score = quantity_of(evaluate(growth_score, growth, factor), None, SHARE_DECIMALS)
    return Finding(*numbers, growth_category(growth.value, factor.value), score, None, trend.limit)


def _without_zeros(trend: Trend) -> Trend:
    """A trend whose base and target are not zero: to and from zero nothing grows by a percentage."""
    base, target = trend.base, trend.target
    if base.level.value and (target is None or target.level.value):
        return trend
    return trend._replace(base=_not_zero(base), target=target and _not_zero(target))


def _not_zero(point: Point) -> Point:
    """The stand-in is exactly that number, and says nothing about what the zero's rounding would allow."""
    return point if point.level.value else point._replace(level=Operand(ZERO_AS, OPEN, point_interval(ZERO_AS)))


def _above_zero(trend: Trend) -> Trend:
    """A trend below zero throughout is one above it in the other direction; the method has no answer across zero."""
    points = [point for point in (trend.base, trend.latest, trend.target) if point is not None]
    if any(point.level.value >= 0 for point in points):
        return trend
    base, latest, *target = (_mirrored(point) for point in points)
    direction: Literal["higher", "lower"] = "lower" if trend.direction == "higher" else "higher"
    return trend._replace(direction=direction, base=base, latest=latest, target=target[0] if target else None, limit=None)


def _mirrored(point: Point) -> Point:
    value, interval, certain = point.level
    return point._replace(level=Operand(-value, _turned(interval), _turned(certain)))


def _turned(interval: Interval) -> Interval:
    low, high = interval
    return Interval(None if high is None else -high, None if low is None else -low)
