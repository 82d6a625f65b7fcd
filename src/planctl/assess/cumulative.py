"""A change over several years in all: as it was stated, or chained from the yearly rates."""

from __future__ import annotations

from decimal import Decimal

from planctl.assess.answers import Figure
from planctl.assess.quantities import Operand, is_one_sided, rounded_operand
from planctl.assess.results import result_of_period
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import is_whole_year, year_of
from planctl.numbers.printed import Interval, decimals, overlap, point_interval, rounding_interval


def done_since(since: int, known: list[Figure]) -> tuple[Figure, Operand] | None:
    """The change since a year in per cent, with the last figure behind it; None when none is known.

    As stated, chained with the yearly rates after that, or else with those since the year. A bound can't be chained: it ends the
    chain.
    """
    stated = [each for each in known if each.since == since and each.value is not None and is_whole_year(each.period)]
    if stated and is_one_sided(stated[-1].bound):
        return stated[-1], rounded_operand(stated[-1])
    parts = stated[-1:]
    year = year_of(parts[0].period) if parts else since
    while (rate := result_of_period(known, str(year + 1), "growth")) is not None and not is_one_sided(rate.bound):
        parts.append(rate)
        year += 1
    done = _chained([part.value for part in parts if part.value is not None])
    return None if not parts or done is None else (parts[-1], done)


def cumulative_result(target: Figure, known: list[Figure]) -> Figure | None:
    """The result of a cumulative target, chained from the rates recorded up to its year: at the target's digits, and about right.

    None of another target, while the rate of a year is missing, and where the rates' own rounding leaves open on which side of the
    target the change lies: what prints as equal is equal.
    """
    if target.since is None or target.value is None or not is_whole_year(target.period):
        return None
    year = year_of(target.period)
    reached = done_since(target.since, [each for each in known if year_of(each.period) <= year])
    if reached is None or year_of(reached[0].period) != year:
        return None
    last, done = reached
    change = done.value.quantize(Decimal(1).scaleb(-decimals(target.value)))
    if change != target.value and overlap(done.interval, point_interval(target.value)):
        return None
    return last._replace(value=change, printed=None, bound="about", since=target.since, paragraph=None, source=None)


def _chained(rates: list[Decimal]) -> Operand | None:
    """Yearly rates as one, with what their rounding allows: least when all are least, most when all are most."""
    value = formulas.chained(*rates)
    low, high = (formulas.chained(*each) for each in zip(*map(rounding_interval, rates), strict=True)) if rates else (value, value)
    if isinstance(value, Reason) or isinstance(low, Reason) or isinstance(high, Reason):
        return None
    return Operand(value, Interval(low, high), Interval(low, high))
