"""What the laws of arithmetic are tried with: figures as printed, and numbers that print so."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.numbers.printed import Interval

_TINY = Decimal("1e-15")
"""More than the last digit that decimal arithmetic can lose on the way, and less than anything printed."""


def tried(budget: int, strategy: st.SearchStrategy[Any], each: Callable[[Any], None]) -> None:
    """Try what a strategy makes, as many as the budget allows."""
    settings(max_examples=budget, deadline=None, database=None, derandomize=True)(given(strategy)(each))()


class Printed(NamedTuple):
    """A figure as printed, and a number that it can stand for."""

    value: Decimal
    inside: Decimal


def printed(low: int, high: int) -> st.SearchStrategy[Printed]:
    """Figures of up to two decimals, so many units of the last one, each with a number from anywhere in what it stands for."""
    return st.builds(_printed, st.integers(low, high), st.integers(0, 2), st.integers(-100, 100))


def _printed(units: int, places: int, part: int) -> Printed:
    last = Decimal(1).scaleb(-places)
    return Printed(units * last, units * last + last * part / 200)


def holds(interval: Interval | None, number: Decimal) -> bool:
    """Whether an interval holds a number."""
    if interval is None:
        return False
    low, high = interval
    return (low is None or low <= number + _TINY) and (high is None or number - _TINY <= high)
