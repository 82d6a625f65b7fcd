"""Numbers derived from printed figures, with the interval and the digits that those figures allow."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Quantity, Term
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import (
    SIGNIFICANT_DIGITS,
    Bound,
    Interval,
    exactly,
    opened,
    rounding_interval,
    spread,
    supported_decimals,
)

RATE_DECIMALS = 2
"""Yearly rates are printed to a hundredth of a per cent, shares and relative gaps to a tenth."""
SHARE_DECIMALS = 1

_MIRRORED: dict[Bound, Bound] = {"at_least": "at_most", "over": "under", "at_most": "at_least", "under": "over"}


class Input(NamedTuple):
    """A number that goes into a formula: its rounding for the result's interval, and for the digits that the result supports."""

    value: Decimal
    interval: Interval
    certain: Interval


def measured(value: Decimal) -> Input:
    """A result as printed: it stands for an interval."""
    return Input(value, rounding_interval(value), rounding_interval(value))


def mark(value: Decimal) -> Input:
    """A target as printed: rounded like any figure, yet exactly the mark to reach, so it takes no digits from a result."""
    return Input(value, rounding_interval(value), exactly(value))


def count(number: int) -> Input:
    """A whole number that is not rounded, of years for instance."""
    return Input(Decimal(number), exactly(number), exactly(number))


def derive(
    formula: Callable[..., Decimal | Reason], *inputs: Input, unit: str | None, decimals: int, bound: Bound = "exact"
) -> Quantity:
    """A formula's answer over its inputs, or its reason for having none."""
    answer = formula(*(each.value for each in inputs))
    if isinstance(answer, Reason):
        return nothing(answer, unit)
    interval = spread(formula, *(each.interval for each in inputs))
    certain = spread(formula, *(each.certain for each in inputs))
    if _out_of_range(answer, interval):
        return nothing(Reason.OUT_OF_RANGE, unit)
    return Quantity(answer, unit, bound, opened(interval, bound), decimals, supported_decimals(certain, decimals), None)


def _out_of_range(answer: Decimal, interval: Interval | None) -> bool:
    ends = [end for end in interval or () if end is not None]
    return any(number.adjusted() >= SIGNIFICANT_DIGITS for number in [answer, *ends])


def nothing(reason: Reason, unit: str | None = None) -> Quantity:
    """No number, and why."""
    return Quantity(None, unit, "exact", None, 0, None, reason)


def mirrored(bound: Bound) -> Bound:
    """The bound of what remains when a figure with this bound is taken away: less than 25 from more than 175."""
    return _MIRRORED.get(bound, carried(bound))


def one_sided(bound: Bound) -> bool:
    """Whether a figure with this bound is known only to lie beyond it."""
    return bound in _MIRRORED


def carried(bound: Bound) -> Bound:
    """The bound of what rises with a figure that has this bound: what is worked out from "about 300" is about right."""
    return bound if one_sided(bound) or bound == "about" else "exact"


def baseline_bound(baseline: Term) -> Bound:
    """The bound that a baseline's own bound puts on a distance measured from it."""
    return mirrored(baseline.bound)


def relative_bound(baseline: Term, target: Decimal) -> Bound:
    """The same in per cent of the baseline: to a target below zero that rises with the baseline, to zero it is always the whole."""
    if target == 0:
        return "exact"
    return mirrored(baseline.bound) if target > 0 else carried(baseline.bound)
