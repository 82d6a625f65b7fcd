"""What places are ranked by: the level, its growth, the distance to a target, how much of that is done, how far that is ahead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal

from planctl.assess.answers import Figure, Quantity
from planctl.assess.quantities import (
    OPEN,
    SHARE_DECIMALS,
    Operand,
    derive,
    evaluate,
    exact_operand,
    flipped,
    is_one_sided,
    no_answer,
    propagated,
    quantity_of,
    rounded_operand,
    target_operand,
)
from planctl.assess.verdict import difference_of_measure, verdict_without_mark
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import whole_year_of, year_before
from planctl.numbers.printed import Interval, decimals, open_to_bound, point_interval
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, RANK, converted, is_percent
from planctl.panel.rank_places import Series
from planctl.plan.vocabulary import Direction

By = Literal["level", "growth", "gap", "completion", "pace"]
Measure = Literal[
    "level", "published_growth", "implied_growth", "gap", "gap_of_growth", "completion", "completion_of_year", "pace", "score"
]
"""What a number is, precisely: two of one kind are never in one ranking."""
Measuring = Callable[[Series, str], Quantity]


def level(series: Series, period: str) -> Quantity:
    """The level as printed."""
    figure = series.at(period).level
    if figure is None or figure.value is None:
        return no_answer(series.at(period).unfit or Reason.NO_LEVEL, series.unit)
    return _as_printed(figure)


def published_growth(series: Series, period: str) -> Quantity:
    """The growth on the same period of the year before as published, at whatever prices."""
    figure = series.at(period).growth
    if figure is None or figure.value is None:
        return no_answer(series.at(period).unfit or Reason.NO_GROWTH, PERCENT)
    return _as_printed(figure)


def _as_printed(figure: Figure) -> Quantity:
    if figure.scope_zh is not None:
        return no_answer(Reason.SCOPE_DIFFERS, figure.unit)
    return quantity_of(rounded_operand(figure), figure.unit, decimals(figure.number), propagated(figure.bound))


def implied_growth(series: Series, period: str) -> Quantity:
    """The growth from the level of the same period of the year before to the level."""
    said, before = series.at(period), series.at(year_before(period))
    reason = _no_rate(series.unit) or _no_pair(
        said.level, said.unfit or Reason.NO_LEVEL, before.level, before.unfit or Reason.NO_BASELINE
    )
    if reason or said.level is None or before.level is None:
        return no_answer(reason or Reason.NO_LEVEL, PERCENT)
    if any(is_one_sided(each.bound) or each.bound == "about" for each in (said.level, before.level)):
        return no_answer(Reason.BOUND_ONLY, PERCENT)
    ends = rounded_operand(before.level), rounded_operand(said.level)
    return derive(formulas.growth_rate, *ends, unit=PERCENT, decimals=SHARE_DECIMALS)


def _no_rate(unit: str | None) -> Reason | None:
    if unit == RANK:
        return Reason.ONLY_RANKS
    return Reason.IN_POINTS if unit is not None and is_percent(unit) else None


def _no_pair(one: Figure | None, no_one: Reason, other: Figure | None, no_other: Reason) -> Reason | None:
    """Why two figures don't go together: one is missing or in words, or they cover different things."""
    if one is None or one.value is None:
        return no_one
    if other is None or other.value is None:
        return verdict_without_mark(other)[1] if other is not None and other.role == "target" else no_other
    return difference_of_measure(one, other)


def gap(series: Series, period: str) -> Quantity:
    """How far the level is beyond the target of the period, in the direction of what is better; below zero what it is short."""
    said = series.at(period)
    return _margin(series, said.level, said.unfit or Reason.NO_LEVEL, said.level_target)


def gap_of_growth(series: Series, period: str) -> Quantity:
    """The same of the published growth, in points."""
    said = series.at(period)
    return _margin(series, said.growth, said.unfit or Reason.NO_GROWTH, said.growth_target)


def _margin(series: Series, result: Figure | None, no_result: Reason, target: Figure | None) -> Quantity:
    unit = result.unit if result else None
    in_points = PERCENTAGE_POINTS if unit is not None and is_percent(unit) else unit
    reason = _no_pair(result, no_result, target, Reason.NO_TARGET)
    reason = reason or (Reason.NO_DIRECTION if series.direction == "none" else None)
    if reason or result is None or target is None or result.value is None:
        return no_answer(reason or no_result, in_points)
    mark = target.nearest(result.value)
    digits = max(decimals(result.value), decimals(mark.number))
    if target.holds(result.value):
        return quantity_of(exact_operand(0), in_points, digits)
    ends = _mark(mark), rounded_operand(result)
    if series.direction == "lower":
        return derive(formulas.gap, *reversed(ends), unit=in_points, decimals=digits, bound=flipped(result.bound))
    return derive(formulas.gap, *ends, unit=in_points, decimals=digits, bound=propagated(result.bound))


def _mark(target: Figure) -> Operand:
    """A target as the exact mark that it is; as rounded as the figure that it goes by."""
    mark = target_operand(target)
    return Operand(mark.value, mark.certain, mark.certain)


def completion(series: Series, period: str) -> Quantity:
    """The level in per cent of the target of its own period; of a ceiling, how much of it is used up."""
    return _share(series, period, period)


def completion_of_year(series: Series, period: str) -> Quantity:
    """The level of a part of a year in per cent of the year's target."""
    return _share(series, period, whole_year_of(period))


def _share(series: Series, period: str, of: str) -> Quantity:
    said, target = series.at(period), series.at(of).level_target
    if said.level is None and said.share_of_plan is not None:
        return _as_printed(said.share_of_plan)
    reason = _no_pair(said.level, said.unfit or Reason.NO_LEVEL, target, series.at(of).unfit or Reason.NO_TARGET)
    reason = reason or _no_rate(series.unit)
    if reason or said.level is None or target is None:
        return no_answer(reason or Reason.NO_TARGET, PERCENT)
    ends = rounded_operand(said.level), _mark(target.least(series.direction))
    bound = propagated(said.level.bound)
    return derive(formulas.completion_rate, *ends, unit=PERCENT, decimals=SHARE_DECIMALS, bound=bound)


def pace(series: Series, period: str) -> Quantity:
    """By how many points the share of the year's target that is done is ahead of what is due; of a ceiling, the other way round."""
    reason = Reason.NOT_ADDITIVE if series.nature not in ("flow", None) else _no_rate(series.unit)
    share = completion_of_year(series, period)
    target, latest = series.at(whole_year_of(period)).level_target, series.at(period).level or series.at(period).share_of_plan
    reason = reason or share.reason or (Reason.NO_DIRECTION if series.direction == "none" else None)
    if reason or target is None or latest is None or share.value is None:
        return no_answer(reason or Reason.NO_TARGET, PERCENTAGE_POINTS)
    due = series.due(target, latest)
    if isinstance(due, Reason):
        return no_answer(due, PERCENTAGE_POINTS)
    done = Operand(share.value, spread(share), spread(share))
    if series.direction == "lower":
        ahead, bound = evaluate(formulas.gap, done, exact_operand(due)), flipped(share.bound)
    else:
        ahead, bound = evaluate(formulas.gap, exact_operand(due), done), share.bound
    return quantity_of(ahead, PERCENTAGE_POINTS, SHARE_DECIMALS, bound)


MEASURES: Mapping[By, tuple[tuple[Measure, Measuring], ...]] = {
    "level": (("level", level),),
    "growth": (("published_growth", published_growth), ("implied_growth", implied_growth)),
    "gap": (("gap", gap), ("gap_of_growth", gap_of_growth)),
    "completion": (("completion", completion), ("completion_of_year", completion_of_year)),
    "pace": (("pace", pace),),
}
"""What can be meant by each way to rank, the first before another where enough places have it."""
_THE_MORE_THE_BETTER: tuple[Measure, ...] = ("gap", "gap_of_growth", "pace")


def better(measure: Measure, direction: Direction) -> Direction:
    """Which of two numbers is better where an indicator has a direction; what is ahead of something is so in that direction."""
    return "higher" if measure in _THE_MORE_THE_BETTER else direction


def spread(quantity: Quantity) -> Interval:
    """The numbers that a number may be: all beyond a bound, all there are of "about" one."""
    if quantity.value is None:
        return OPEN
    return open_to_bound(quantity.interval or point_interval(quantity.value), quantity.bound) or OPEN


def in_unit(quantity: Quantity, unit: str | None) -> Quantity:
    """A number in another power of ten of its unit; none where that can't be."""
    if quantity.value is None or quantity.unit == unit:
        return quantity
    one = None if quantity.unit is None or unit is None else converted(Decimal(1), quantity.unit, unit)
    if one is None:
        return no_answer(Reason.UNITS_DIFFER, unit)
    low, high = quantity.interval or OPEN
    ends = Interval(None if low is None else low * one, None if high is None else high * one)
    digits = max(0, quantity.decimals - one.adjusted())
    return quantity._replace(
        value=quantity.value * one, unit=unit, interval=quantity.interval and ends, decimals=digits, supported=digits
    )
