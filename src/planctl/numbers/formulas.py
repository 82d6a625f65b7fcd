"""Arithmetic that a planner can check with a pocket calculator: decimals in, a decimal out, or the reason why there is none.

Rates and shares are in per cent, as plans print them: 7 is 7 %. Nothing here rounds.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from planctl.numbers.precision import with_guard_digits

HUNDRED = Decimal(100)


class Reason(StrEnum):
    """Why a number has no answer."""

    NO_TARGET = "no_target"
    """Nothing was promised."""
    NO_BASELINE = "no_baseline"
    """No earlier figure of the same form is recorded."""
    TEXT_TARGET = "text_target"
    """The target is words."""
    ZERO_BASE = "zero_base"
    """A growth from zero has no percentage."""
    NEGATIVE_BASE = "negative_base"
    """A growth from below zero has no percentage."""
    SIGN_CHANGE = "sign_change"
    """From above zero to below it: the fall exceeds the whole, and no rate compounds to it."""
    NO_WAY_TO_GO = "no_way_to_go"
    """The target is where the start is, so there is no share of the way."""
    NOT_WHOLE_YEARS = "not_whole_years"
    """Baseline and target are not whole years apart, so there is no rate a year."""
    NO_YEARS = "no_years"
    """The target's period is not after the baseline's."""
    IN_POINTS = "in_points"
    """Both figures are percentages: their difference is in points, and a percentage of a percentage would mislead."""
    GROWTH_TARGET = "growth_target"
    """The target is itself a yearly rate."""
    PRICE_BASIS_DIFFERS = "price_basis_differs"
    """The level is at current prices and the growth at constant prices."""
    BOUND_ONLY = "bound_only"
    """A figure is known only to lie beyond a bound: the baseline, or parts that are bounded on opposite sides."""
    NO_DIRECTION = "no_direction"
    """Neither more nor less is declared to be better."""
    BASE_DIFFERS = "base_differs"
    """The two percentages are shares of different wholes."""
    OUT_OF_RANGE = "out_of_range"
    """The answer, or its interval, is larger than any figure can be: the inputs can't be meant."""
    TO_ZERO = "to_zero"
    """A growth to zero is −100 % a year in however many years, so it measures nothing."""
    # Of the methods of others:
    ONE_YEAR = "one_year"
    """Fewer than two whole years' levels are known."""
    PART_YEAR = "part_year"
    """The target is for a part of a year, and the method goes by whole years."""
    LATEST_BOUND_ONLY = "latest_bound_only"
    """The latest figure is known only to lie beyond a bound."""
    WITHIN_ROUNDING = "within_rounding"
    """The start, as printed, may be the target."""
    BEYOND_AT_START = "beyond_at_start"
    """The start is beyond the target: the method would take a loss for progress."""
    NOT_A_REDUCTION = "not_a_reduction"
    """The method is for reductions, and the target asks for none."""
    NO_THRESHOLD = "no_threshold"
    """The method publishes no threshold for this, or none that could be verified."""


def completion_rate(actual: Decimal, planned: Decimal) -> Decimal | Reason:
    """What was done in per cent of what was planned.

    For a negative plan (a loss to be cut, say) as Chinese practice has it: ((actual − planned) + |planned|) / |planned|, so that
    a smaller loss than planned is more than 100 %. No answer for a plan of zero.
    """
    if planned == 0:
        return Reason.ZERO_BASE
    return ((actual - planned) + abs(planned)) / abs(planned) * HUNDRED


def share_of_way(start: Decimal, latest: Decimal, target: Decimal) -> Decimal | Reason:
    """How much of the way from start to target has been made, in per cent; below zero for a way back.

    No answer when the target is the start.
    """
    if target == start:
        return Reason.NO_WAY_TO_GO
    return (latest - start) / (target - start) * HUNDRED


def chained(*rates: Decimal) -> Decimal | Reason:
    """Yearly rates as one over all the years, in per cent: (∏(1 + rate) − 1). No answer beyond a fall of 100 %."""
    product = Decimal(1)
    for rate in rates:
        if rate <= -HUNDRED:
            return Reason.SIGN_CHANGE
        product *= 1 + rate / HUNDRED
    return (product - 1) * HUNDRED


@with_guard_digits
def cumulative_progress(done: Decimal, target: Decimal) -> Decimal | Reason:
    """How much of a cumulative change has been made, in per cent: ln(1 + done) / ln(1 + target).

    Logarithmic, because falls of successive years multiply: two equal yearly falls are half the way each. Both are changes in per
    cent since the same year. No answer for a target of zero, or beyond a fall of 100 %.
    """
    if target == 0:
        return Reason.NO_WAY_TO_GO
    if done <= -HUNDRED or target <= -HUNDRED:
        return Reason.SIGN_CHANGE
    return (1 + done / HUNDRED).ln() / (1 + target / HUNDRED).ln() * HUNDRED


def gap(latest: Decimal, target: Decimal) -> Decimal:
    """What is still to be gained or shed: target less latest, in their unit (points when that is per cent)."""
    return target - latest


def growth_rate(base: Decimal, value: Decimal) -> Decimal | Reason:
    """The change from base to value in per cent of the base.

    No answer from a base of zero or below, where a percentage means nothing.
    """
    if base == 0:
        return Reason.ZERO_BASE
    if base < 0:
        return Reason.NEGATIVE_BASE
    return (value - base) / base * HUNDRED


@with_guard_digits
def required_rate(latest: Decimal, target: Decimal, years: Decimal) -> Decimal | Reason:
    """Yearly growth still needed to reach the target, in per cent.

    Compound: latest × (1 + rate / 100) ** years = target. No answer when no years remain, or when latest and target are not both
    positive.
    """
    if years <= 0:
        return Reason.NO_YEARS
    if latest == 0:
        return Reason.ZERO_BASE
    if latest < 0:
        return Reason.NEGATIVE_BASE
    if target <= 0:
        return Reason.TO_ZERO if target == 0 else Reason.SIGN_CHANGE
    return ((target / latest) ** (1 / years) - 1) * HUNDRED


def implied_base(value: Decimal, growth: Decimal) -> Decimal | Reason:
    """The level of the year before, of which `value` is a growth of `growth` per cent, in the unit of `value`.

    No answer for a fall of 100 % or more, which leaves nothing to divide by.
    """
    if growth <= -HUNDRED:
        return Reason.SIGN_CHANGE
    return value / (1 + growth / HUNDRED)


def projected(base: Decimal, growth: Decimal, years: Decimal) -> Decimal | Reason:
    """The level that `growth` per cent a year reaches from `base` after `years`, in the unit of `base`."""
    if growth <= -HUNDRED:
        return Reason.SIGN_CHANGE
    return base * (1 + growth / HUNDRED) ** years


def reconciling_price_change(needed: Decimal, stated: Decimal) -> Decimal | Reason:
    """The yearly price change in per cent that makes a stated real growth the needed nominal growth (both per cent a year)."""
    if stated <= -HUNDRED:
        return Reason.SIGN_CHANGE
    return ((1 + needed / HUNDRED) / (1 + stated / HUNDRED) - 1) * HUNDRED
