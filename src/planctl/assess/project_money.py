"""The money of several projects in one sum, and how much of what was planned is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Figure, Quantity
from planctl.assess.quantities import (
    SHARE_DECIMALS,
    Operand,
    common_bound,
    derive,
    flipped,
    no_answer,
    propagated,
    rounded_operand,
)
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import SIGNIFICANT_DIGITS, Bound, Interval, point_interval
from planctl.numbers.units import PERCENT, converted


class Money(NamedTuple):
    """Printed figures added up, to the digits that all have, and how many `projects` have one; null with the `reason` why not."""

    value: Decimal | None
    decimals: int
    bound: Bound
    projects: int
    reason: Reason | None


def added(figures: Iterable[Figure | None], unit: str | None) -> Money:
    """The sum of the figures that there are, in a unit."""
    known = [figure for figure in figures if figure is not None]
    if not known:
        return Money(None, 0, "exact", 0, None)
    total, bound = _sum(known, unit or ""), common_bound(*(figure.bound for figure in known))
    if total is None or bound is None:
        return Money(None, 0, "exact", len(known), Reason.BOUND_ONLY if total else Reason.UNITS_DIFFER)
    return Money(total.value, _digits(known, unit or ""), bound, len(known), None)


def _digits(figures: list[Figure], unit: str) -> int:
    """The finest digits in each unit, for a list is rounded alike, and of several units the coarsest."""
    finest: dict[str | None, int] = {}
    for figure in figures:
        number = converted(figure.number, figure.unit or "", unit)
        exponent = number.as_tuple().exponent if number is not None else 0
        finest[figure.unit] = max(finest.get(figure.unit, -SIGNIFICANT_DIGITS), -int(exponent))
    return min(finest.values())


def share_of_plan(done: Sequence[Figure], planned: Sequence[Figure]) -> Quantity:
    """All that was done in per cent of all that was planned, by the same projects: no mean of their shares."""
    unit = planned[0].unit or ""
    all_done, all_planned = _sum(done, unit), _sum(planned, unit)
    if all_done is None or all_planned is None:
        return no_answer(Reason.UNITS_DIFFER, PERCENT)
    bounds = [propagated(figure.bound) for figure in done] + [flipped(figure.bound) for figure in planned]
    bound = common_bound(*bounds)
    if bound is None:
        return no_answer(Reason.BOUND_ONLY, PERCENT)
    mark = all_planned._replace(certain=point_interval(all_planned.value))
    return derive(formulas.share_of_target, all_done, mark, unit=PERCENT, decimals=SHARE_DECIMALS, bound=bound)


def _sum(figures: Sequence[Figure], unit: str) -> Operand | None:
    """Figures added in a unit, with what the rounding of each allows; None where one can't be converted."""
    operands = [_in_unit(figure, unit) for figure in figures]
    known = [operand for operand in operands if operand is not None]
    if len(known) < len(operands):
        return None
    interval = Interval(
        sum((each.interval.low or Decimal(0) for each in known), Decimal(0)),
        sum((each.interval.high or Decimal(0) for each in known), Decimal(0)),
    )
    return Operand(sum((each.value for each in known), Decimal(0)), interval, interval)


def _in_unit(figure: Figure, unit: str) -> Operand | None:
    operand = rounded_operand(figure)
    numbers = [converted(each, figure.unit or "", unit) for each in (operand.value, *operand.interval) if each is not None]
    value, low, high = numbers if len(numbers) == 3 else (None, None, None)  # noqa: PLR2004 a value between two ends
    if value is None or low is None or high is None:
        return None
    return Operand(value, Interval(low, high), Interval(low, high))
