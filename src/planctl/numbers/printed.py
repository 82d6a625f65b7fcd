"""A printed number: its value, the digits it was printed with, its bound and the interval it stands for.

A printed figure stands for every number that prints as it does: 601.7 for 601.65 to 601.75, 3 for 2.5 to 3.5; counts and limits
are exact. `Decimal` keeps the printed digits (12.0 is not 12), so a figure's value is its precision too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import Literal, NamedTuple

from planctl.numbers.units import is_count, is_percent

Bound = Literal["exact", "at_least", "over", "at_most", "under", "about", "reach"]

LIMITS: frozenset[Bound] = frozenset(("at_least", "over", "at_most", "under"))
"""The bounds whose number is a limit: what it bounds lies beyond it."""

SIGNIFICANT_DIGITS = 15
"""The longest number that planctl takes: every such decimal survives a JSON reader's binary floating point unchanged."""

IN_TEXT = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])|[0-9]+)(?:\.[0-9]+)?")
"""A number as a text prints it: ASCII digits, with decimals or without, and with commas between thousands or lakhs."""
_WHOLE = Decimal(100)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)


class Interval(NamedTuple):
    """The numbers from `low` to `high`, both included; None is an open end."""

    low: Decimal | None
    high: Decimal | None


def parse_number(text: str) -> Decimal | None:
    """The number that a text is, with the digits it is written with; None when it is not plainly one.

    Plainly: ASCII digits, at most one point with digits on both sides, at most one leading minus, no leading zeros, no exponent, no
    separators, and no more than `SIGNIFICANT_DIGITS` digits.
    """
    if len(text) > SIGNIFICANT_DIGITS + len("-0.") or not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text)
    if number.is_zero() and number.is_signed():
        return None
    return number if len(number.as_tuple().digits) <= SIGNIFICANT_DIGITS else None


def decimals(number: Decimal) -> int:
    """How many digits a number is printed with after the point."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def significant_digits(number: Decimal) -> int:
    """How many digits a number is printed with, leading zeros not counted: three of 18.2, one of 0.05."""
    return len(number.as_tuple().digits)


def digits_of(number: Decimal) -> str:
    """The digits of a number as the source prints them: without the sign, which the source says in words (下降20%)."""
    return format(abs(number), "f")


def rounding_interval(number: Decimal) -> Interval:
    """The numbers that print as this one: half a unit of its last printed digit to either side."""
    half = Decimal(5).scaleb(-decimals(number) - 1)
    return Interval(number - half, number + half)


def stands_for(number: Decimal, unit: str | None, bound: Bound = "exact", *, share: bool = False) -> Interval:
    """The numbers that a printed figure in a unit stands for, its bound left closed.

    Those that print as it does; it alone where it is exact: a count of things, a limit, and all of what it is a `share` of.
    """
    counted = is_count(unit) and not decimals(number)
    whole = share and unit is not None and is_percent(unit) and number == _WHOLE
    return point_interval(number) if counted or whole or bound in LIMITS else rounding_interval(number)


def open_to_bound(interval: Interval | None, bound: Bound) -> Interval | None:
    """An interval with the side open to which a bound lets the number go; none for "about", which has no stated width."""
    if interval is None or bound == "about":
        return None
    if bound in ("at_least", "over"):
        return Interval(interval.low, None)
    return Interval(None, interval.high) if bound in ("at_most", "under") else interval


def bounded_interval(
    number: Decimal, bound: Bound, unit: str | None = None, *, share: bool = False, to: Decimal | None = None
) -> Interval:
    """What a figure with its bound leaves open: all beyond a limit, all there is of "about", a range, else what it stands for."""
    if to is not None:
        return Interval(number, to)
    if bound == "about":
        return Interval(None, None)
    closed = stands_for(number, unit, bound, share=share)
    return open_to_bound(closed, bound) or closed


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two intervals have a number in common: whether two printed figures can stand for the same one."""
    return not any(
        high is not None and low is not None and high < low for high, low in ((one.high, other.low), (other.high, one.low))
    )


def prints_equal(one: Decimal, other: Decimal, decimals: int) -> bool:
    """Whether two numbers are the same when printed with so many decimals, one of them being printed so already."""
    return abs(one - other) <= Decimal(5).scaleb(-decimals - 1)


def point_interval(number: Decimal | int) -> Interval:
    """The interval of a number that is not rounded: a threshold, a count of years."""
    return Interval(Decimal(number), Decimal(number))


def interval_of(formula: Callable[..., object], *inputs: Interval) -> Interval | None:
    """The interval of a formula's results over the intervals of its inputs.

    The formula is evaluated at every corner, which is exact for one that is monotonic in each input, as all of `formulas` are where
    they have an answer. None when a corner has none, or an input is open-ended.
    """
    if any(None in interval for interval in inputs):
        return None
    corners = [formula(*corner) for corner in product(*map(dict.fromkeys, inputs))]  # an exact input has one end
    results = [corner for corner in corners if isinstance(corner, Decimal)]
    return Interval(min(results), max(results)) if len(results) == len(corners) else None


def supported_decimals(interval: Interval | None, most: int) -> int | None:
    """How many decimals of a result its inputs support, `most` at the most; None when not even whole units are.

    A digit is supported when it is certain to within one: when every result that the inputs allow lies within one unit of it.
    """
    if interval is None or interval.low is None or interval.high is None:
        return None
    half = (interval.high - interval.low) / 2
    return next((digits for digits in range(most, -1, -1) if half <= Decimal(1).scaleb(-digits)), None)
