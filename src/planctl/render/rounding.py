"""The only place that rounds: numbers as text, half-even, once."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from planctl.assess.answers import Quantity
from planctl.numbers.printed import SIGNIFICANT_DIGITS, Interval, decimals

_WIDE = Context(prec=100)
"""Room for more digits than any answer has: rounding to a place never fails."""


def rounded(number: Decimal, decimals: int, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """A number to so many decimals; never a negative zero."""
    result = number.quantize(Decimal(1).scaleb(-decimals), rounding=rounding, context=_WIDE)
    return abs(result) if result.is_zero() else result


def widened(interval: Interval, decimals: int) -> Interval:
    """An interval to so many decimals, its ends rounded outwards so that it loses nothing."""
    low, high = interval
    return Interval(
        None if low is None else rounded(low, decimals, ROUND_FLOOR),
        None if high is None else rounded(high, decimals, ROUND_CEILING),
    )


def value(quantity: Quantity) -> Decimal | None:
    """A derived number to the digits that its kind is printed with."""
    return None if quantity.value is None else rounded(quantity.value, quantity.decimals)


def interval(quantity: Quantity) -> Interval | None:
    """A derived number's interval, to one digit more than the number."""
    return None if quantity.interval is None else widened(quantity.interval, quantity.decimals + 1)


def on_calculator(number: Decimal) -> Decimal:
    """A step's number as a pocket calculator shows it: whole if it has few digits, else eight decimals without trailing zeros."""
    if decimals(number) <= SIGNIFICANT_DIGITS:
        return number
    shown = rounded(number, 8).normalize(_WIDE)
    return shown if shown == 0 or decimals(shown) else shown.quantize(Decimal(1), context=_WIDE)


def text(number: Decimal, signed: bool = False) -> str:
    """A number's digits, with a sign also when positive if asked for."""
    return format(number, "+f" if signed and number else "f")
