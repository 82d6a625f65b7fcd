"""Numbers derived from printed figures, with the interval and the digits that those figures allow."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Figure, Quantity
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import (
    LIMITS,
    SIGNIFICANT_DIGITS,
    Bound,
    Interval,
    interval_of,
    open_to_bound,
    point_interval,
    supported_decimals,
)

RATE_DECIMALS = 2
"""Yearly rates are printed to a hundredth of a per cent, shares and relative gaps to a tenth."""
SHARE_DECIMALS = 1

_SIDES: tuple[tuple[Bound, Bound], ...] = (("over", "at_least"), ("under", "at_most"))
_MIRRORED: dict[Bound, Bound] = {"at_least": "at_most", "over": "under", "at_most": "at_least", "under": "over"}


OPEN = Interval(None, None)
"""All numbers: nothing is known of how far an answer can be off."""


class Operand(NamedTuple):
    """A number that goes into a formula: its rounding for the result's interval, and for the digits that the result supports."""

    value: Decimal
    interval: Interval
    certain: Interval


def rounded_operand(result: Figure) -> Operand:
    """A result as printed: it stands for an interval, unless it is exact."""
    return Operand(result.number, result.stands_for, result.stands_for)


def target_operand(target: Figure) -> Operand:
    """A target as printed: rounded like any figure, yet exactly the mark to reach, so it takes no digits from a result.

    One that goes by another figure is as rounded as that is.
    """
    if target.goes_by is not None:
        return rounded_operand(target._replace(bound="exact"))
    return Operand(target.number, target.stands_for, point_interval(target.number))


def start_operand(start: Figure) -> Operand:
    """Where a way starts: at a result as printed, or at the mark of an earlier target."""
    return target_operand(start) if start.role == "target" else rounded_operand(start)


def exact_operand(number: Decimal | int) -> Operand:
    """A number that is not rounded, of years for instance."""
    return Operand(Decimal(number), point_interval(number), point_interval(number))


def evaluate(formula: Callable[..., Decimal | Reason], *inputs: Operand | Reason) -> Operand | Reason:
    """A formula's answer as an operand of the next: its value, and what the printed figures behind it allow; or a reason."""
    operands = [operand for operand in inputs if isinstance(operand, Operand)]
    if len(operands) < len(inputs):
        return next(reason for reason in inputs if isinstance(reason, Reason))
    answer = formula(*(operand.value for operand in operands))
    if isinstance(answer, Reason):
        return answer
    interval = interval_of(formula, *(operand.interval for operand in operands))
    certain = interval_of(formula, *(operand.certain for operand in operands))
    return Operand(answer, interval or OPEN, certain or OPEN)


def quantity_of(answer: Operand | Reason, unit: str | None, decimals: int, bound: Bound = "exact") -> Quantity:
    """An answer as a row shows it."""
    if isinstance(answer, Reason):
        return no_answer(answer, unit)
    if _out_of_range(answer.value, *answer.interval):
        return no_answer(Reason.OUT_OF_RANGE, unit)
    return Quantity(
        value=answer.value,
        unit=unit,
        bound=bound,
        interval=shown_interval(answer.interval, bound),
        decimals=decimals,
        supported=supported_decimals(answer.certain, decimals),
        reason=None,
    )


def shown_interval(interval: Interval, bound: Bound) -> Interval | None:
    """An interval as a row shows it: open to its bound; none where nothing is known, or one number alone."""
    opened = None if None in interval else open_to_bound(interval, bound)
    return None if opened is None or opened.low == opened.high else opened


def derive(
    formula: Callable[..., Decimal | Reason], *inputs: Operand, unit: str | None, decimals: int, bound: Bound = "exact"
) -> Quantity:
    """A formula's answer over its inputs as a row shows it, or its reason for having none."""
    return quantity_of(evaluate(formula, *inputs), unit, decimals, bound)


def _out_of_range(*numbers: Decimal | None) -> bool:
    return any(number is not None and number != 0 and number.adjusted() >= SIGNIFICANT_DIGITS for number in numbers)


def no_answer(reason: Reason, unit: str | None = None) -> Quantity:
    """No number, and why."""
    return Quantity(None, unit, "exact", None, 0, None, reason)


def negated(quantity: Quantity) -> Quantity:
    """A derived number with the other sign, and so with its interval and bound the other way round."""
    low, high = quantity.interval or OPEN
    return quantity._replace(
        value=None if quantity.value is None else -quantity.value,
        interval=quantity.interval and Interval(None if high is None else -high, None if low is None else -low),
        bound=flipped(quantity.bound),
    )


def flipped(bound: Bound) -> Bound:
    """The bound of what remains when a figure with this bound is taken away: less than 25 from more than 175."""
    return _MIRRORED.get(bound, propagated(bound))


def is_one_sided(bound: Bound) -> bool:
    """Whether a figure with this bound is known only to lie beyond it."""
    return bound in LIMITS


def propagated(bound: Bound) -> Bound:
    """The bound of what rises with a figure that has this bound: what is worked out from "about 300" is about right."""
    return bound if is_one_sided(bound) or bound == "about" else "exact"


def common_bound(*bounds: Bound) -> Bound | None:
    """The bound of what rises with each of some figures that have these bounds; None where they point both ways."""
    telling = {bound for bound in bounds if bound not in ("exact", "reach")}
    for strict, loose in _SIDES:
        if telling and telling <= {strict, loose}:
            return strict if strict in telling else loose
    return "exact" if not telling else "about" if telling == {"about"} else None


def start_bound(start: Figure) -> Bound:
    """The bound of where a way starts: a target's is the mark itself."""
    return "exact" if start.role == "target" else start.bound


def baseline_bound(baseline: Figure) -> Bound:
    """The bound that a baseline's own bound puts on a distance measured from it."""
    return flipped(start_bound(baseline))


def relative_bound(baseline: Figure, target: Decimal) -> Bound:
    """The same in per cent of the baseline: to a target below zero that rises with the baseline, to zero it is always the whole."""
    if target == 0:
        return "exact"
    return flipped(start_bound(baseline)) if target > 0 else propagated(start_bound(baseline))
