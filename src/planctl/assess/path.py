"""The road to each horizon, year by year: what the target requires, what the stated rate reaches, and what was recorded."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, Quantity, answer_about, recorded_figures
from planctl.assess.baselines import TargetAndBaseline, is_leg, legs, targets_with_baselines
from planctl.assess.gap import PERCENT_PER_YEAR, required_rate
from planctl.assess.implied import implied_by
from planctl.assess.quantities import (
    RATE_DECIMALS,
    Operand,
    derive,
    exact_operand,
    flipped,
    propagated,
    start_bound,
    start_operand,
    target_operand,
)
from planctl.assess.results import result_of_period, results_of
from planctl.assess.revisions import Revision, revised_among
from planctl.language import Bilingual
from planctl.numbers import formulas
from planctl.numbers.periods import is_span, is_whole_year, year_of
from planctl.numbers.printed import decimals
from planctl.numbers.units import PERCENT, RANK
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Basis, Prices
from planctl.problems import RefusedError

MOST_YEARS = 200
"""How many years the roads of an answer take together, at most: each has numbers of its own to work out."""


class PathRow(NamedTuple):
    """One year on the way to one horizon: the level that the required rate reaches, and the one that the stated rate does.

    The way starts from a result or, with `leg_from` naming its period, from an earlier target.
    """

    id: str
    horizon: str
    leg_from: str | None
    year: int
    required: Quantity
    stated: Quantity
    recorded: Figure | None


class Horizon(NamedTuple):
    """One target level ahead, and how the stated rate stands to it.

    `shortfall` is what the stated rate leaves missing (negative when it leads beyond the target). `price_change` is the yearly
    change of prices that would make the stated rate the required one; there is none unless growth is at constant prices.
    """

    period: str
    target: Figure
    baseline: Figure
    years: int
    required_rate: Quantity
    reached: Quantity
    shortfall: Quantity
    price_change: Quantity | None


class PathSummary(NamedTuple):
    """Whose roads these are, at which yearly growth, where they lead, and which of their starts were revised later."""

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    growth: Decimal
    growth_stated: Figure | None
    growth_prices: Prices
    growth_prices_basis: Basis | None
    horizons: tuple[Horizon, ...]
    revised: tuple[Revision, ...]


def path(plan: Plan, id_: str, indicator: Indicator, growth: Decimal | None = None) -> Answer[PathRow, PathSummary]:
    """The roads to an indicator's level targets, from its baseline, at a growth in per cent a year (by default the plan's own).

    Raises RefusedError when the indicator has no level target with a baseline, or states no growth and none is given; and when
    the roads are longer than anybody reads.
    """
    roads = _roads(plan, id_, indicator)
    if not roads or indicator.unit in (PERCENT, RANK):
        raise RefusedError(
            Bilingual(f"{id_} 没有可以推算路径的水平目标", f"{id_} has no target level with a baseline to lead to it")
        )
    stated = _stated_rate(plan, indicator)
    years = sum(pair.years or 0 for pair in roads)
    if years > MOST_YEARS:
        zh = f"{id_} 各目标的路径共 {years} 年，至多列 {MOST_YEARS} 年"
        raise RefusedError(Bilingual(zh, f"the roads of {id_} take {years} years; {MOST_YEARS} are listed at most"))
    rate = exact_operand(growth) if growth is not None else stated and target_operand(stated.least(indicator.direction))
    if rate is None:
        raise RefusedError(Bilingual(f"{id_} 没有写明增速，用 --growth 给一个", f"{id_} states no growth: give one with --growth"))
    known = results_of(plan, id_)
    started = {(id_, pair.baseline) for pair in roads if pair.baseline is not None}
    rows = [row for pair in roads for row in _years(id_, pair, rate, known)]
    prices: Prices = indicator.growth_prices if growth is None else "unstated"
    summary = PathSummary(
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        unit=indicator.unit,
        growth=rate.value,
        growth_stated=stated if growth is None else None,
        growth_prices=prices,
        growth_prices_basis=None if prices == "unstated" else indicator.growth_prices_basis,
        horizons=tuple(_horizon(indicator, pair, rate) for pair in roads),
        revised=revised_among(plan, {id_: indicator}, started),
    )
    return answer_about(plan, "path", rows, summary)


def _roads(plan: Plan, id_: str, indicator: Indicator) -> list[TargetAndBaseline]:
    """The ways to an indicator's target levels, and from one to the next; where none is recorded, to those that growth implies."""
    pairs = targets_with_baselines(plan, indicator)
    levels = [
        pair._replace(target=pair.target.least(indicator.direction))
        for pair in pairs
        if pair.target.form == "value" and is_whole_year(pair.target.period) and pair.baseline and pair.years
    ]
    if levels:
        return sorted([*levels, *legs(pairs, indicator)], key=lambda pair: (year_of(pair.target.period), is_leg(pair.baseline)))
    figures = recorded_figures(plan, indicator, single=False)
    whole = [pair.target for pair in pairs if is_whole_year(pair.target.period) or is_span(pair.target.period)]
    implied = [(target, implied_by(indicator, target, figures)) for target in whole]
    return [TargetAndBaseline(level, each.start) for target, each in implied if each and (level := each.target(id_, target))]


def _stated_rate(plan: Plan, indicator: Indicator) -> Figure | None:
    """The yearly growth that the plan sets for its year, or else the first that it sets."""
    growths = [
        each
        for each in recorded_figures(plan, indicator, single=False)
        if each.role == "target" and each.form in ("growth", "average_growth") and each.since is None
    ]
    whole = [each for each in growths if is_whole_year(each.period) or is_span(each.period)]
    rates = sorted(whole, key=lambda each: each.stretch)
    return next((each for each in rates if year_of(each.period) == plan.year), rates[0] if rates else None)


def _years(id_: str, pair: TargetAndBaseline, rate: Operand, known: list[Figure]) -> list[PathRow]:
    target, baseline = pair
    if baseline is None or baseline.value is None or target.value is None:
        return []
    start, goal, more = start_operand(baseline), target_operand(target), propagated(start_bound(baseline))
    whole, unit, digits = pair.years or 0, target.unit, max(decimals(baseline.value), decimals(target.value))
    rows = []
    for passed in range(1, whole + 1):
        year = year_of(baseline.period) + passed
        on_the_way = more if passed < whole else "exact"
        years = exact_operand(whole), exact_operand(passed)
        required = derive(formulas.level_on_path, start, goal, *years, unit=unit, decimals=digits, bound=on_the_way)
        stated = derive(formulas.projected, start, rate, exact_operand(passed), unit=unit, decimals=digits, bound=more)
        rows.append(
            PathRow(
                id=id_,
                horizon=target.period,
                leg_from=baseline.period if is_leg(baseline) else None,
                year=year,
                required=required,
                stated=stated,
                recorded=result_of_period(known, str(year), "value"),
            )
        )
    return rows


def _horizon(indicator: Indicator, pair: TargetAndBaseline, rate: Operand) -> Horizon:
    target, baseline = pair
    assert baseline is not None  # noqa: S101 `path` keeps pairs with a baseline only
    start, goal, years = start_operand(baseline), target_operand(target), exact_operand(pair.years or 0)
    unit, digits = target.unit, max(decimals(start.value), decimals(goal.value))
    more, less = propagated(start_bound(baseline)), flipped(start_bound(baseline))
    short, missing = (formulas.excess, more) if indicator.direction == "lower" else (formulas.shortfall, less)
    price = derive(formulas.price_change_to, start, goal, rate, years, unit=PERCENT_PER_YEAR, decimals=RATE_DECIMALS, bound=less)
    return Horizon(
        period=target.period,
        target=target,
        baseline=baseline,
        years=pair.years or 0,
        required_rate=required_rate(pair),
        reached=derive(formulas.projected, start, rate, years, unit=unit, decimals=digits, bound=more),
        shortfall=derive(short, start, goal, rate, years, unit=unit, decimals=digits, bound=missing),
        price_change=price if indicator.growth_prices == "constant" else None,
    )
