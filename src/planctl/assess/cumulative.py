"""What several years make together: a change as stated or chained from the yearly rates, a sum, an average growth."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from planctl.assess.answers import Figure
from planctl.assess.quantities import Operand, common_bound, evaluate, exact_operand, is_one_sided, propagated, rounded_operand
from planctl.assess.results import result_of_period
from planctl.assess.verdict import difference_of_measure
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import end_of, first_year_of, is_span, is_whole_year, year_of, years_in, years_of
from planctl.numbers.printed import Bound, Interval, decimals, overlap, point_interval, rounding_interval
from planctl.numbers.units import is_percent
from planctl.plan.model import Indicator


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
    return _as_result(done, target, last, decimals(target.value), "about")


def result_over_span(indicator: Indicator, target: Figure, known: list[Figure]) -> Figure | None:
    """The result of a target over several years: what the years add up to, or their average growth, once all are recorded.

    None of another target, while a year is missing, and where rounding leaves open on which side of the target it lies.
    """
    if not is_span(target.period) or target.value is None:
        return None
    so_far = average_so_far(indicator, target.period, known) if target.form == "average_growth" else sum_so_far(target, known)
    if so_far is None or isinstance(so_far.done, Reason) or end_of(so_far.latest.period) != end_of(target.period):
        return None
    if target.form == "value":
        rounded = so_far.done.interval.low != so_far.done.interval.high
        bound: Bound = "about" if rounded and so_far.bound == "exact" else so_far.bound
        return _as_result(so_far.done, target, so_far.latest, so_far.digits, bound)
    average = average_growth(so_far.done, years_in(target.period))
    return None if isinstance(average, Reason) else _as_result(average, target, so_far.latest, decimals(target.value), "about")


def _as_result(done: Operand, target: Figure, last: Figure, digits: int, bound: Bound) -> Figure | None:
    """What was worked out as the result of a target; None where rounding leaves open on which side of the target it lies."""
    value = done.value.quantize(Decimal(1).scaleb(-digits))
    if value != target.number and overlap(done.interval, point_interval(target.number)):
        return None
    unprinted = last._replace(value=value, printed=None, bound=bound, paragraph=None, locator=None, source=None)
    return unprinted._replace(period=target.period, form=target.form, since=target.since, unit=target.unit)


class SoFar(NamedTuple):
    """What the years of a span, and the part of the next that is known, make together up to the latest figure, or why not."""

    latest: Figure
    done: Operand | Reason
    digits: int
    bound: Bound


def sum_so_far(target: Figure, known: list[Figure]) -> SoFar | None:
    """What a flow brought in the years of a target's span, and in the part of the next that is known; None before the first.

    No number while a year between is missing, of parts that cover another scope, or of bounds that point both ways.
    """
    span = target.period
    levels = [each for each in known if each.form == "value" and not is_span(each.period) and _is_within(each, span)]
    newest = [result_of_period(levels, year, "value") for year in years_of(span)]
    parts = [part for part in takewhile(lambda each: each is not None, newest) if part is not None]
    next_year = first_year_of(span) + len(parts)
    parts += [each for each in levels if year_of(each.period) == next_year][-1:]
    if not levels:
        return None
    latest, bound = levels[-1], common_bound(*(part.bound for part in parts))
    different = next(filter(None, (difference_of_measure(part, target) for part in parts)), None)
    missing = Reason.YEAR_MISSING if not parts or parts[-1].period != latest.period else different
    if missing or bound is None:
        return SoFar(latest, missing or Reason.BOUND_ONLY, 0, "exact")
    done = evaluate(formulas.added, *map(rounded_operand, parts))
    return SoFar(latest, done, min(decimals(part.number) for part in parts), bound)


def _is_within(figure: Figure, span: str) -> bool:
    return first_year_of(span) <= year_of(figure.period) <= year_of(span)


def average_so_far(indicator: Indicator, span: str, known: list[Figure]) -> SoFar | None:
    """The whole change since the year before a span, by its yearly growths or by levels that have no prices, or current ones.

    By the growths where they reach as far as the levels; None before there is any, no number while a year is missing.
    """
    base = first_year_of(span) - 1
    yearly = [each for each in known if is_whole_year(each.period) and (_is_within(each, span) or year_of(each.period) == base)]
    of_span = [each for each in yearly if year_of(each.period) > base and each.form in ("value", "growth") and each.since is None]
    if not of_span:
        return None
    reached = [each for each in (done_since(base, yearly), _change_of_levels(indicator, base, yearly)) if each is not None]
    growths = [each for each in of_span if each.form == "growth"]
    latest, done = max(reached, key=lambda each: year_of(each[0].period), default=(of_span[-1], Reason.NO_RESULT))
    if growths and (not reached or year_of(latest.period) < year_of(growths[-1].period)):
        return SoFar(growths[-1], Reason.YEAR_MISSING, 0, "exact")
    return SoFar(latest, done, max(1, decimals(latest.number)), propagated(latest.bound))


def _change_of_levels(indicator: Indicator, base: int, yearly: list[Figure]) -> tuple[Figure, Operand] | None:
    """The growth from a year's level to the latest; None where levels are at other prices than growth may be, or in per cent."""
    start = result_of_period(yearly, str(base), "value")
    later = [each for each in yearly if each.form == "value" and each.value is not None and year_of(each.period) > base]
    if not indicator.grows_as_its_levels or is_percent(indicator.unit) or start is None or start.value is None or not later:
        return None
    if is_one_sided(start.bound) or difference_of_measure(start, later[-1]):
        return None
    change = evaluate(formulas.growth_rate, rounded_operand(start), rounded_operand(later[-1]))
    return None if isinstance(change, Reason) else (later[-1], change)


def average_growth(done: Operand, years: int) -> Operand | Reason:
    """The yearly growth that makes a whole change in so many years."""
    return evaluate(formulas.required_change_a_year, exact_operand(0), done, exact_operand(years))


def _chained(rates: list[Decimal]) -> Operand | None:
    """Yearly rates as one, with what their rounding allows: least when all are least, most when all are most."""
    value = formulas.chained(*rates)
    low, high = (formulas.chained(*each) for each in zip(*map(rounding_interval, rates), strict=True)) if rates else (value, value)
    if isinstance(value, Reason) or isinstance(low, Reason) or isinstance(high, Reason):
        return None
    return Operand(value, Interval(low, high), Interval(low, high))
