"""All arithmetic of planctl, each formula as a planner would key it into a pocket calculator.

A formula is its guards (a condition, and the reason why there is no answer where it holds; the first that holds counts) and its
body in plain operators. Both take decimals, or whatever else knows the operators: `expressions` runs bodies to show the working.
Rates and shares are in per cent, as plans print them: 7 is 7 %. Nothing here rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Context, Decimal, Inexact, getcontext
from enum import StrEnum
from typing import Generic, ParamSpec

HUNDRED = Decimal(100)
_KEPT = Context(prec=30)
"""Fifteen digits before the point, and as many after it, as a plan's numbers have."""

Inputs = ParamSpec("Inputs")


class Reason(StrEnum):
    """Why a number has no answer."""

    NO_TARGET = "no_target"
    """No target is recorded."""
    NOT_IN_TEXT = "not_in_text"
    """No target is recorded, and the plan's source holds only some of the plan's targets."""
    NO_BASELINE = "no_baseline"
    """No earlier figure of the same form is recorded."""
    NO_RESULT = "no_result"
    """No result of the target's period is recorded in its form."""
    TEXT_TARGET = "text_target"
    """The target is words."""
    MARK_MISSING = "mark_missing"
    """The target goes by another figure, which is not recorded."""
    SET_LATER = "set_later"
    """The target is set from above, and its figure is not recorded."""
    ONLY_RANKS = "only_ranks"
    """Places in an order tell what is before what, and have no rate."""
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
    SCOPE_DIFFERS = "scope_differs"
    """The two figures cover different things: the whole county, and four of its towns."""
    NO_WIDTH = "no_width"
    """The target is only "about" a figure, and no tolerance says how much that allows."""
    OUT_OF_RANGE = "out_of_range"
    """The answer, or its interval, is larger than any figure can be: the inputs can't be meant."""
    TO_ZERO = "to_zero"
    """A growth to zero is −100 % a year in however many years, so it measures nothing."""
    YEAR_MISSING = "year_missing"
    """A year of the span has no result, so that those known are not all."""
    UNEVEN = "uneven"
    """It is declared not to run evenly over the year, so that the time passed says nothing of it."""
    NO_PROFILE = "no_profile"
    """The year before has no figure of the same part, or none of the whole, to run as it did."""
    NOT_ADDITIVE = "not_additive"
    """The parts of the year do not add up to it: a stock, a rate or a ratio."""
    NO_LEVEL = "no_level"
    """The level of the period itself is not recorded."""
    NO_GROWTH = "no_growth"
    """No growth of the period is published."""
    FIGURES_DIFFER = "figures_differ"
    """Two sources have different figures, and nothing tells which is meant."""
    SET_ASIDE = "set_aside"
    """What a table has there does not fit it."""
    TOO_MANY_MISSING = "too_many_missing"
    """Over a fifth of what a rank goes by is missing: of the places, or of the indicators of a place."""
    NO_INCREASE = "no_increase"
    """The whole did not grow, so there is no increase to have a share of."""
    UNITS_DIFFER = "units_differ"
    """The figures are in units that can't be converted into one another."""
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


Guards = Iterable[tuple[bool, Reason]]


class Formula(Generic[Inputs]):
    """A formula: called with decimals it gives a decimal, or the reason why there is no answer."""

    def __init__(self, body: Callable[Inputs, Decimal], guards: Callable[..., Guards]) -> None:
        self.body = body
        self.guards = guards
        self.__name__ = body.__name__
        self.__doc__ = body.__doc__

    def __call__(self, *inputs: Inputs.args, **named: Inputs.kwargs) -> Decimal | Reason:
        """The answer over some inputs: all its digits where they end, else without the noise of the last ones."""
        for holds, reason in self.guards(*inputs, **named):
            if holds:
                return reason
        working = getcontext()
        working.clear_flags()
        answer = self.body(*inputs, **named)
        return _KEPT.plus(answer) if working.flags[Inexact] else answer


def _without_guards(*_: object, **__: object) -> Guards:
    return ()


def formula(guards: Callable[..., Guards] = _without_guards) -> Callable[[Callable[Inputs, Decimal]], Formula[Inputs]]:
    """Make a formula of a body and its guards, which take the same inputs."""

    def of_body(body: Callable[Inputs, Decimal]) -> Formula[Inputs]:
        return Formula(body, guards)

    return of_body


# Distances


@formula()
def gap(latest: Decimal, target: Decimal) -> Decimal:
    """What is still to be gained or shed: target less latest, in their unit (points when that is per cent)."""
    return target - latest


@formula(lambda start, latest, target: [(target == start, Reason.NO_WAY_TO_GO)])
def share_of_way(start: Decimal, latest: Decimal, target: Decimal) -> Decimal:
    """How much of the way from start to target has been made, in per cent; below zero for a way back."""
    return (latest - start) / (target - start) * HUNDRED


def _no_weights(*terms: Decimal) -> Guards:
    return [(sum(terms[1::2], Decimal(0)) == 0, Reason.ZERO_BASE)]


@formula(_no_weights)
def weighted_mean(*terms: Decimal) -> Decimal:
    """The mean of some numbers, each followed by what it weighs: a number, its weight, the next number, and so on."""
    weighed = zip(terms[::2], terms[1::2], strict=False)
    return sum((number * weight for number, weight in weighed), Decimal(0)) / sum(terms[1::2], Decimal(0))


# Shares of a plan


@formula(lambda actual, planned: [(planned == 0, Reason.ZERO_BASE)])
def completion_rate(actual: Decimal, planned: Decimal) -> Decimal:
    """What was done in per cent of what was planned.

    For a negative plan (a loss to be cut, say) as Chinese practice has it: ((actual − planned) + |planned|) / |planned|, so that
    a smaller loss than planned is more than 100 %.
    """
    return ((actual - planned) + abs(planned)) / abs(planned) * HUNDRED


@formula(lambda latest, target: [(target == 0, Reason.ZERO_BASE)])
def share_of_target(latest: Decimal, target: Decimal) -> Decimal:
    """How much of a target there is in per cent; of a cap or a loss, how much of it is used up."""
    return latest / target * HUNDRED


@formula()
def left_of_plan(target: Decimal, share: Decimal) -> Decimal:
    """What is left of a target of which a share, in per cent, is done, in the unit of the target."""
    return target * (1 - share / HUNDRED)


@formula()
def share_of_time(passed: Decimal, whole: Decimal) -> Decimal:
    """How much of a time has passed, in per cent: both in days, in months or in years."""
    return passed / whole * HUNDRED


@formula()
def needed_each(latest: Decimal, target: Decimal, times: Decimal) -> Decimal:
    """What each of the months or years left has to bring for the target to be reached, in the unit of the target."""
    return (target - latest) / times


@formula()
def added(*parts: Decimal) -> Decimal:
    """What the years of a span, or the quarters of a year, bring together, in their unit."""
    return sum(parts, Decimal(0))


@formula()
def share_of_days(days: Decimal, whole: Decimal) -> Decimal:
    """Days in per cent of the calendar year's days: an approximation, since air quality counts valid days only."""
    return days / whole * HUNDRED


# Growth


@formula(lambda base, value: [(base == 0, Reason.ZERO_BASE), (base < 0, Reason.NEGATIVE_BASE)])
def growth_rate(base: Decimal, value: Decimal) -> Decimal:
    """The change from base to value in per cent of the base; from zero or below a percentage means nothing."""
    return (value - base) / base * HUNDRED


def _no_compound_rate(latest: Decimal, target: Decimal, years: Decimal) -> Guards:
    return [
        (years <= 0, Reason.NO_YEARS),
        (latest == 0, Reason.ZERO_BASE),
        (latest < 0, Reason.NEGATIVE_BASE),
        (target == 0, Reason.TO_ZERO),
        (target < 0, Reason.SIGN_CHANGE),
    ]


@formula(_no_compound_rate)
def required_rate(latest: Decimal, target: Decimal, years: Decimal) -> Decimal:
    """Yearly growth still needed to reach the target, in per cent.

    Compound: latest × (1 + rate / 100) ** years = target. Both levels are above zero, and years remain.
    """
    return ((target / latest) ** (1 / years) - 1) * HUNDRED


@formula(lambda whole, part, *_: [(whole == part, Reason.ZERO_BASE), (whole < part, Reason.NEGATIVE_BASE)])
def growth_of_rest(whole: Decimal, part: Decimal, so_far: Decimal, growth: Decimal) -> Decimal:
    """The growth in per cent that the rest of a year needs for the whole to grow by `growth`, after `so_far` in a part of it.

    Weighed by the year before: its `whole`, and its same `part`.
    """
    return (growth * whole - so_far * part) / (whole - part)


@formula(lambda whole, part, *_: [(whole == part, Reason.ZERO_BASE), (whole < part, Reason.NEGATIVE_BASE)])
def growth_of_rest_by_level(whole: Decimal, part: Decimal, level: Decimal, growth: Decimal) -> Decimal:
    """The same after a `level` so far, which is of the growth's prices and scope."""
    return ((whole * (1 + growth / HUNDRED) - level) / (whole - part) - 1) * HUNDRED


@formula(lambda level, growth: [(growth <= -HUNDRED, Reason.SIGN_CHANGE)])
def implied_base(level: Decimal, growth: Decimal) -> Decimal:
    """The level of the year before, of which `level` is a growth of `growth` per cent, in the unit of `level`.

    A fall of 100 % or more leaves nothing to divide by.
    """
    return level / (1 + growth / HUNDRED)


def _no_projection(base: Decimal, growth: Decimal, _: Decimal) -> Guards:
    return [(base == 0, Reason.ZERO_BASE), (base < 0, Reason.NEGATIVE_BASE), (growth <= -HUNDRED, Reason.SIGN_CHANGE)]


@formula(_no_projection)
def projected(base: Decimal, growth: Decimal, years: Decimal) -> Decimal:
    """The level that `growth` per cent a year reaches from `base` after `years`, in the unit of `base`.

    From zero or below nothing grows by a percentage.
    """
    return base * (1 + growth / HUNDRED) ** years


@formula(lambda latest, target, years, _: _no_compound_rate(latest, target, years))
def level_on_path(latest: Decimal, target: Decimal, years: Decimal, passed: Decimal) -> Decimal:
    """The level after some of the years on the compound path from latest to target, in their unit."""
    return latest * (target / latest) ** (passed / years)


@formula(lambda latest, _, growth, years: _no_projection(latest, growth, years))
def shortfall(latest: Decimal, target: Decimal, growth: Decimal, years: Decimal) -> Decimal:
    """What a yearly growth leaves missing at the target, in its unit; below zero where it leads beyond."""
    return target - latest * (1 + growth / HUNDRED) ** years


@formula(lambda latest, _, growth, years: _no_projection(latest, growth, years))
def excess(latest: Decimal, target: Decimal, growth: Decimal, years: Decimal) -> Decimal:
    """The shortfall where less is better: what a yearly growth leaves above the target."""
    return latest * (1 + growth / HUNDRED) ** years - target


@formula(
    lambda latest, target, growth, years: [
        *_no_compound_rate(latest, target, years),
        (growth <= -HUNDRED, Reason.SIGN_CHANGE),
    ]
)
def price_change_to(latest: Decimal, target: Decimal, growth: Decimal, years: Decimal) -> Decimal:
    """The yearly price change in per cent by which a stated real growth leads from a level at current prices to the target."""
    return ((target / latest) ** (1 / years) / (1 + growth / HUNDRED) - 1) * HUNDRED


@formula()
def level_in_equal_steps(latest: Decimal, target: Decimal, years: Decimal, passed: Decimal) -> Decimal:
    """The level after some of the years on the way from latest to target in equal yearly steps, in their unit.

    For percentages, whose steps are points, and for levels from which no rate leads.
    """
    return latest + (target - latest) * passed / years


# Changes over several years


@formula(lambda *rates: [(rate <= -HUNDRED, Reason.SIGN_CHANGE) for rate in rates])
def chained(*rates: Decimal) -> Decimal:
    """Yearly rates as one over all the years, in per cent: ∏(1 + rate) − 1. There is none beyond a fall of 100 %."""
    product = Decimal(1)
    for rate in rates:
        product *= 1 + rate / HUNDRED
    return (product - 1) * HUNDRED


@formula(
    lambda done, target: [
        (target == 0, Reason.NO_WAY_TO_GO),
        (done <= -HUNDRED, Reason.SIGN_CHANGE),
        (target <= -HUNDRED, Reason.SIGN_CHANGE),
    ]
)
def cumulative_progress(done: Decimal, target: Decimal) -> Decimal:
    """How much of a cumulative change has been made, in per cent: ln(1 + done) / ln(1 + target).

    Logarithmic, because falls of successive years multiply: two equal yearly falls are half the way each. Both are changes in per
    cent since the same year.
    """
    return (1 + done / HUNDRED).ln() / (1 + target / HUNDRED).ln() * HUNDRED


@formula(lambda target, *_: [(target <= -HUNDRED, Reason.SIGN_CHANGE)])
def change_on_path(target: Decimal, years: Decimal, passed: Decimal) -> Decimal:
    """The change that equal yearly rates make by some of the years on the way to a cumulative change, in per cent."""
    return ((1 + target / HUNDRED) ** (passed / years) - 1) * HUNDRED


@formula(lambda done, _: [(done <= -HUNDRED, Reason.SIGN_CHANGE)])
def remaining_change(done: Decimal, target: Decimal) -> Decimal:
    """The change still to come in per cent, on what the change so far has left."""
    return ((1 + target / HUNDRED) / (1 + done / HUNDRED) - 1) * HUNDRED


@formula(lambda done, target, years: _no_compound_rate(1 + done / HUNDRED, 1 + target / HUNDRED, years))
def required_change_a_year(done: Decimal, target: Decimal, years: Decimal) -> Decimal:
    """The yearly rate in per cent that makes a change so far into the target in so many years."""
    return (((1 + target / HUNDRED) / (1 + done / HUNDRED)) ** (1 / years) - 1) * HUNDRED


# Parts of a whole


@formula(lambda _, __, whole_before, whole: [(whole <= whole_before, Reason.NO_INCREASE)])
def contribution(part_before: Decimal, part: Decimal, whole_before: Decimal, whole: Decimal) -> Decimal:
    """贡献率: a part's increase in per cent of the whole's. Of a whole that did not grow there is none."""
    return (part - part_before) / (whole - whole_before) * HUNDRED


@formula(lambda _, __, whole_before: [(whole_before == 0, Reason.ZERO_BASE), (whole_before < 0, Reason.NEGATIVE_BASE)])
def pull(part_before: Decimal, part: Decimal, whole_before: Decimal) -> Decimal:
    """拉动: the points that a part adds to the whole's rate of growth; the pulls of all parts add up to that rate."""
    return (part - part_before) / whole_before * HUNDRED


# Days of a year


@formula()
def days_for_share(share: Decimal, whole: Decimal) -> Decimal:
    """The days that a share, in per cent, of a calendar year's days is: to reach it takes the next whole day."""
    return share * whole / HUNDRED
