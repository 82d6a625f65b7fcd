"""Places in an order: the rank of each of some numbers, and the ranks that what they stand for lets each of them have."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from planctl.numbers.printed import Interval

_LEAST, _MOST = Decimal("-Infinity"), Decimal("Infinity")


class RankRange(NamedTuple):
    """The ranks that one of several can have, from the first to the last."""

    first: int
    last: int


def ranks(numbers: Sequence[Decimal], *, least_first: bool = False) -> list[int]:
    """The rank of each number among all, the greatest first: one more than how many are before it, so that equal ones share it."""
    ordered = sorted(numbers, reverse=not least_first)
    first = {number: place for place, number in reversed([*enumerate(ordered, 1)])}
    return [first[number] for number in numbers]


def rank_ranges(intervals: Sequence[Interval], *, least_first: bool = False, ends: bool = False) -> list[RankRange]:
    """The ranks that each can have when every number lies anywhere in its interval.

    The ends of an interval count as no part of it, unless `ends` says so: what rounds to 5.2 does not round to 5.3. An interval
    of one number alone holds that.
    """
    spans = [_span(interval, least_first) for interval in intervals]
    lows, highs = sorted(low for low, _ in spans), sorted(high for _, high in spans)
    alone = Counter(low for low, high in spans if low == high)
    every = len(spans)
    return [
        RankRange(
            first=1 + every - (bisect_right(lows, high) if ends else bisect_left(lows, high) + (alone[high] if low == high else 0)),
            last=1 + every - bisect_right(highs, low) - (low < high),
        )
        for low, high in spans
    ]


def _span(interval: Interval, least_first: bool) -> tuple[Decimal, Decimal]:
    """The least and the most that it holds, the other way round where less comes first."""
    low = _LEAST if interval.low is None else interval.low
    high = _MOST if interval.high is None else interval.high
    return (-high, -low) if least_first else (low, high)
