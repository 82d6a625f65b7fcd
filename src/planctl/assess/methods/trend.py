"""What a method of others looks at, what it answers, and the few steps that the methods share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeVar

from planctl.assess.answers import Quantity
from planctl.assess.quantities import OPEN, Operand, evaluate, no_answer
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import Interval

FIRST_BASE_YEAR = 2015
"""The year in which the 2030 Agenda begins: the base year of the methods made for it."""

RATIO_DECIMALS = 3
"""Ratios are printed to a thousandth, one digit more than the thresholds that they are held against."""

Category = TypeVar("Category", bound=str)


class Point(NamedTuple):
    """A level and its year."""

    level: Operand
    year: int


class Trend(NamedTuple):
    """A level on its way from the base year over the latest year to its target, all in one unit.

    `limit` is the most that the level can naturally be.
    """

    direction: Literal["higher", "lower"]
    unit: str
    base: Point
    latest: Point
    target: Point | None
    limit: Decimal | None

    @property
    def passed(self) -> int:
        """The years from the base to the latest figure."""
        return self.latest.year - self.base.year


class Finding(NamedTuple):
    """What a method answers: its measure with the two numbers that it compares, and what it calls that.

    `reason` says why it calls it nothing; why there is no number, the number itself says. `limit` is the natural limit that it
    allowed for, `zero_as` what it puts in the place of a base or target of zero.
    """

    observed: Quantity
    required: Quantity
    measure: Quantity
    category: str | None
    score: Quantity | None
    reason: Reason | None
    limit: Decimal | None = None
    zero_as: Decimal | None = None


Numbers = tuple[Quantity, Quantity, Quantity]
"""Observed, required, and the measure that compares them."""


def without_category(numbers: Numbers, reason: Reason | None = None) -> Finding:
    """A finding without a category: because of a reason, or for want of the measure."""
    return Finding(*numbers, None, None, reason or numbers[-1].reason)


def no_finding(reason: Reason) -> Finding:
    """A finding without any number."""
    return without_category((no_answer(reason), no_answer(reason), no_answer(reason)))


def first_since_2015(years: Sequence[int], target: int | None) -> int | None:  # noqa: ARG001 a base rule's signature
    """The base year of the 2030 Agenda's methods: 2015, or the first later year that has a figure."""
    return next((year for year in sorted(years) if year >= FIRST_BASE_YEAR), None)


def oriented(value: Decimal, direction: Literal["higher", "lower"]) -> Decimal:
    """A growth with the sign of progress: above zero for the better."""
    return value if direction == "higher" else -value


def reached(figure: Point, trend: Trend) -> bool:
    """Whether a figure, as printed, is at the target or beyond it."""
    if trend.target is None:
        return False
    return oriented(figure.level.value - trend.target.level.value, trend.direction) >= 0


def compared(formula: Callable[..., Decimal | Reason], observed: Operand | Reason, required: Operand | Reason) -> Operand | Reason:
    """What was observed in terms of what is required.

    No answer when the base, as printed, can't be told from the target: what is required may then be nothing, or even the other way.
    """
    if isinstance(required, Operand) and required.value != 0:
        if _may_be_zero(required.certain):
            return Reason.WITHIN_ROUNDING
        if _may_be_zero(required.interval):
            required = required._replace(interval=OPEN)
    return evaluate(formula, observed, required)


def _may_be_zero(interval: Interval) -> bool:
    return interval.low is None or interval.high is None or interval.low <= 0 <= interval.high


def category_of(bands: Sequence[tuple[Decimal, Category]], lowest: Category, value: Decimal) -> Category:
    """The first band whose threshold a value is not below."""
    return next((category for threshold, category in bands if value >= threshold), lowest)


def interpolated(points: Sequence[tuple[Decimal, Decimal]], value: Decimal) -> Decimal:
    """The height at a value of the line through points, level before the first and after the last."""
    (left, low), *_ = points
    if value <= left:
        return low
    for right, high in points[1:]:
        if value <= right:
            return low + (value - left) * (high - low) / (right - left)
        left, low = right, high
    return low
