"""The road to each horizon, year by year: what the target requires, what the stated rate reaches, and what was recorded."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planctl import formulas
from planctl.assess.derive import RATE_DECIMALS, Input, count, derive, mark, measured
from planctl.assess.gap import PERCENT_PER_YEAR, required_rate
from planctl.assess.known import result_for, results
from planctl.assess.pairs import Pair, pairs
from planctl.assess.result import Quantity, Result, Term, result, terms
from planctl.figures import decimals, exactly
from planctl.formulas import Reason
from planctl.language import Words
from planctl.model import Indicator, Plan, Prices
from planctl.periods import is_whole_year, year_of
from planctl.problems import RefusedError
from planctl.units import PERCENT


class PathRow(NamedTuple):
    """One year on the way to one horizon: the level that the required rate reaches, and the one that the stated rate does."""

    id: str
    horizon: str
    year: int
    required: Quantity
    stated: Quantity
    recorded: Term | None


class Horizon(NamedTuple):
    """One target level ahead, and how the stated rate stands to it.

    `shortfall` is the target less what the stated rate reaches (negative when it reaches more). `price_change` is the yearly change
    of prices that would make the stated rate, where it is at constant prices, the required one at current prices.
    """

    period: str
    target: Term
    baseline: Term
    years: int
    required_rate: Quantity
    reached: Quantity
    shortfall: Quantity
    price_change: Quantity


def path(plan: Plan, id_: str, indicator: Indicator, growth: Decimal | None = None) -> Result:
    """The roads to an indicator's level targets, from its baseline, at a growth in per cent a year (by default the plan's own).

    Raises RefusedError when the indicator has no level target with a baseline, or states no growth and none is given.
    """
    roads = [pair for pair in pairs(plan, indicator) if pair.target.form == "value" and pair.baseline and pair.years]
    if not roads or indicator.unit == PERCENT:
        raise RefusedError(Words(f"{id_} 没有可以推算路径的水平目标", f"{id_} has no target level with a baseline to lead to it"))
    stated = _stated_rate(plan, indicator)
    rate = _given(growth) if growth is not None else stated and mark(stated.value or Decimal(0))
    if rate is None:
        raise RefusedError(Words(f"{id_} 没有写明增速,用 --growth 给一个", f"{id_} states no growth: give one with --growth"))
    known = results(plan, id_)
    rows = [row for pair in roads for row in _years(id_, pair, rate, known)]
    prices: Prices = indicator.growth_prices if growth is None else "unstated"
    summary: dict[str, object] = {
        "name_zh": indicator.name.zh,
        "name_en": indicator.name.en,
        "unit": indicator.unit,
        "growth": rate.value,
        "growth_stated": stated if growth is None else None,
        "growth_prices": prices,
        "horizons": tuple(_horizon(pair, rate) for pair in roads),
    }
    return result(plan, "path", rows, summary)


def _given(growth: Decimal) -> Input:
    """A rate that the user supposes: exactly that."""
    return Input(growth, exactly(growth), exactly(growth))


def _stated_rate(plan: Plan, indicator: Indicator) -> Term | None:
    """The growth that the plan sets for its year, or else the first that it sets."""
    rates = [each for each in terms(plan, indicator) if each.role == "target" and each.form == "growth" and each.since is None]
    return next((each for each in rates if year_of(each.period) == plan.year), rates[0] if rates else None)


def _years(id_: str, pair: Pair, rate: Input, known: list[Term]) -> list[PathRow]:
    target, baseline = pair
    if baseline is None or baseline.value is None or target.value is None or not is_whole_year(target.period):
        return []
    start, goal = measured(baseline.value), mark(target.value)
    whole = pair.years or 0
    digits = max(decimals(baseline.value), decimals(target.value))
    rows = []
    for passed in range(1, whole + 1):
        year = year_of(baseline.period) + passed
        required = derive(_on_the_way, start, goal, count(whole), count(passed), unit=target.unit, decimals=digits)
        stated = derive(formulas.projected, start, rate, count(passed), unit=target.unit, decimals=digits)
        rows.append(PathRow(id_, target.period, year, required, stated, result_for(known, str(year), "value")))
    return rows


def _on_the_way(latest: Decimal, target: Decimal, years: Decimal, passed: Decimal) -> Decimal | Reason:
    """The level after some of the years on the compound road from latest to target."""
    rate = formulas.required_rate(latest, target, years)
    return rate if isinstance(rate, Reason) else formulas.projected(latest, rate, passed)


def _horizon(pair: Pair, rate: Input) -> Horizon:
    target, baseline = pair
    assert baseline is not None  # noqa: S101 `path` keeps pairs with a baseline only
    start, goal, years = measured(baseline.value or Decimal(0)), mark(target.value or Decimal(0)), count(pair.years or 0)
    digits = max(decimals(start.value), decimals(goal.value))
    reached = derive(formulas.projected, start, rate, years, unit=target.unit, decimals=digits)
    shortfall = derive(_shortfall, start, goal, rate, years, unit=target.unit, decimals=digits)
    price = derive(_price_change, start, goal, rate, years, unit=PERCENT_PER_YEAR, decimals=RATE_DECIMALS)
    whole = pair.years or 0
    return Horizon(
        target.period, target, baseline, whole, required_rate(pair),
        reached, shortfall, price,
    )  # fmt: skip


def _shortfall(latest: Decimal, target: Decimal, growth: Decimal, years: Decimal) -> Decimal | Reason:
    reached = formulas.projected(latest, growth, years)
    return reached if isinstance(reached, Reason) else target - reached


def _price_change(latest: Decimal, target: Decimal, growth: Decimal, years: Decimal) -> Decimal | Reason:
    needed = formulas.required_rate(latest, target, years)
    return needed if isinstance(needed, Reason) else formulas.reconciling_price_change(needed, growth)
