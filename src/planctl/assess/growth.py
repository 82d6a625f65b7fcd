"""Rates of growth, each named for what it is: stated by the plan, implied by two levels, or required by a target."""

from __future__ import annotations

from typing import Literal, NamedTuple

from planctl.assess.answers import Answer, Figure, Quantity, answer_about, recorded_figures
from planctl.assess.baselines import TargetAndBaseline, targets_with_baselines
from planctl.assess.gap import PERCENT_PER_YEAR, required_rate
from planctl.assess.quantities import SHARE_DECIMALS, derive, no_answer, relative_bound, rounded_operand, target_operand
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import year_before
from planctl.numbers.printed import Bound, decimals, open_to_bound, rounding_interval
from planctl.numbers.units import PERCENT, split
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Prices, Role

Kind = Literal["stated", "implied", "required"]
_WIDTHLESS: set[Bound] = {"exact", "reach", "about"}


class GrowthRow(NamedTuple):
    """One rate of one indicator, from one period to another.

    `implied_base` is the level of the year before that a stated growth and a level of the same period imply: results that are no
    mere bounds, or targets, each read at its mark.
    """

    id: str
    name_zh: str
    name_en: str | None
    kind: Kind
    role: Role
    from_period: str
    to_period: str
    rate: Quantity
    prices: Prices | None
    implied_base: Quantity | None
    unit: str
    paragraphs: tuple[int, ...]


class GrowthSummary(NamedTuple):
    """How many rates there are, and which indicators have none."""

    rates: int
    without_rate: tuple[str, ...]


def growth(plan: Plan, indicators: dict[str, Indicator]) -> Answer[GrowthRow, GrowthSummary]:
    """Every rate that the figures of the indicators state, imply or require."""
    by_id = {id_: growth_rows(plan, id_, indicator) for id_, indicator in indicators.items()}
    rows = [row for rates in by_id.values() for row in rates]
    without = tuple(id_ for id_, rates in by_id.items() if not rates)
    return answer_about(plan, "growth", rows, GrowthSummary(rates=len(rows), without_rate=without))


def growth_rows(plan: Plan, id_: str, indicator: Indicator) -> list[GrowthRow]:
    """The rates of one indicator: stated ones, then what its levels imply or require."""
    figures = recorded_figures(plan, indicator, single=False)
    level_of = {(figure.period, figure.role): figure for figure in reversed(figures) if figure.form == "value"}
    rows = [
        _stated(id_, indicator, figure, level_of.get((figure.period, figure.role))) for figure in figures if figure.form == "growth"
    ]
    levels = [
        pair for pair in targets_with_baselines(plan, indicator) if pair.target.form == "value" and pair.target.unit != PERCENT
    ]
    return rows + [_from_levels(id_, indicator, pair) for pair in levels if pair.baseline is not None]


def _stated(id_: str, indicator: Indicator, figure: Figure, level: Figure | None) -> GrowthRow:
    before = year_before(figure.period) if figure.since is None else str(figure.since)
    value = figure.value
    interval = None if value is None else open_to_bound(rounding_interval(value), figure.bound)
    digits = 0 if value is None else decimals(value)
    rate = Quantity(value, PERCENT, figure.bound, interval, digits, digits, None)
    base = None if level is None else _implied_base(indicator, level, figure)
    return _row(
        id_, indicator, "stated", figure.role, (before, figure.period), rate, indicator.growth_prices, base, (figure, level)
    )


def _implied_base(indicator: Indicator, level: Figure, figure: Figure) -> Quantity:
    if indicator.growth_prices == "constant":
        return no_answer(Reason.PRICE_BASIS_DIFFERS, level.unit)
    if level.value is None or figure.value is None or indicator.unit == PERCENT:
        return no_answer(Reason.IN_POINTS, level.unit)
    if figure.role == "actual" and not {level.bound, figure.bound} <= _WIDTHLESS:
        return no_answer(Reason.BOUND_ONLY, level.unit)
    bound: Bound = "about" if "about" in (level.bound, figure.bound) else "exact"
    inputs = rounded_operand(level.value), rounded_operand(figure.value)
    return derive(formulas.implied_base, *inputs, unit=level.unit, decimals=decimals(level.value), bound=bound)


def _from_levels(id_: str, indicator: Indicator, pair: TargetAndBaseline) -> GrowthRow:
    target, baseline = pair
    prices: Prices | None = "current" if split(indicator.unit)[1] == "元" else None
    periods = (baseline.period if baseline else "", target.period)
    if pair.years == 1 and baseline and baseline.value is not None and target.value is not None:
        rate = derive(
            formulas.growth_rate,
            rounded_operand(baseline.value),
            target_operand(target.value),
            unit=PERCENT_PER_YEAR,
            decimals=SHARE_DECIMALS,
            bound=relative_bound(baseline, target.value),
        )
        return _row(id_, indicator, "implied", "target", periods, rate, prices, None, (baseline, target))
    return _row(id_, indicator, "required", "target", periods, required_rate(pair), prices, None, (baseline, target))


def _row(
    id_: str,
    indicator: Indicator,
    kind: Kind,
    role: Role,
    periods: tuple[str, str],
    rate: Quantity,
    prices: Prices | None,
    base: Quantity | None,
    behind: tuple[Figure | None, ...],
) -> GrowthRow:
    from_period, to_period = periods
    return GrowthRow(
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        kind=kind,
        role=role,
        from_period=from_period,
        to_period=to_period,
        rate=rate,
        prices=prices,
        implied_base=base,
        unit=indicator.unit,
        paragraphs=tuple(sorted({figure.paragraph for figure in behind if figure is not None and figure.paragraph is not None})),
    )
