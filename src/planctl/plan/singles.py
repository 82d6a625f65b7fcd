"""Single quarters, halves and months: which of them, one after the other, make the figure from the start of the year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from planctl.numbers.periods import is_span, span_of, start_of
from planctl.plan.model import Statement

Dated = tuple[str, Statement]
"""A level and its period."""


def sums_of_singles(levels: Iterable[Dated]) -> dict[date, tuple[Dated, ...]]:
    """By the day up to which they count, the levels that add up to a year so far; the last of each is a single one.

    They begin with the year, or with what is recorded up to the day before a single one. Of several levels of a span the last
    counts; levels of different scope are not added.
    """
    so_far: dict[date, Dated] = {}
    singles: dict[tuple[date, date], Dated] = {}
    for period, statement in levels:
        if statement.value is None or is_span(period):
            continue
        first, last = span_of(period, statement.cumulative)
        if statement.cumulative:
            so_far[last] = period, statement
        else:
            singles[first, last] = period, statement
    sums: dict[date, tuple[Dated, ...]] = {}
    for (first, last), single in sorted(singles.items(), key=lambda each: (each[0][1], each[0][0])):
        before = first - timedelta(days=1)
        earlier = (so_far[before],) if before in so_far else sums.get(before)
        if first == start_of(single[0]):
            earlier = ()
        if earlier is not None and all(each.scope == single[1].scope for _, each in earlier):
            sums.setdefault(last, (*earlier, single))
    return sums
