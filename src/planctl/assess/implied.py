"""The level that a target for growth, or for a change, implies from the level that it counts from."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Figure, Quantity
from planctl.assess.quantities import (
    common_bound,
    evaluate,
    exact_operand,
    no_answer,
    quantity_of,
    rounded_operand,
    target_operand,
)
from planctl.assess.results import result_of_period
from planctl.assess.verdict import difference_of_measure
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import first_year_of, is_span, year_before, year_of, years_in
from planctl.numbers.printed import decimals
from planctl.numbers.units import is_percent
from planctl.plan.model import Indicator
from planctl.plan.vocabulary import RATES


class Implied(NamedTuple):
    """The level that a target implies, from `start`, after so many years of its rate."""

    start: Figure
    years: int
    level: Quantity

    def target(self, id_: str, growth: Figure) -> Figure | None:
        """The level as a target of its year, to the digits that it supports; None where it has none."""
        if self.level.value is None or self.level.supported is None:
            return None
        value = self.level.value.quantize(Decimal(1).scaleb(-min(self.level.decimals, self.level.supported)))
        level = growth._replace(period=str(year_of(growth.period)), form="value", value=value, unit=self.level.unit)
        return level._replace(printed=None, as_index=None, bound=self.level.bound, to=None, since=None, worked_out_from=id_)


def implied_by(indicator: Indicator, target: Figure, figures: list[Figure]) -> Implied | None:
    """What a target for growth or for a change implies, of a range its nearer end; None of another, or with no level to start from.

    No number where growth is not of the level's own prices or scope, nor of a percentage that is to grow by per cent.
    """
    if target.form not in RATES or target.value is None:
        return None
    start = result_of_period([each for each in figures if each.role == "actual"], _from_period(target), "value")
    if start is None or start.value is None:
        return None
    mark, years = target.least(indicator.direction), years_in(target.period) if is_span(target.period) else 1
    reason, bound = _reason_for_none(indicator, start, target), common_bound(start.bound, mark.bound)
    if reason or bound is None:
        return Implied(start, years, no_answer(reason or Reason.BOUND_ONLY, indicator.unit))
    ends = rounded_operand(start), target_operand(mark)
    if target.form == "change":
        digits = max(decimals(start.number), decimals(mark.number))
        return Implied(start, years, quantity_of(evaluate(formulas.added, *ends), indicator.unit, digits, bound))
    answer = evaluate(formulas.projected, *ends, exact_operand(years))
    return Implied(start, years, quantity_of(answer, indicator.unit, decimals(start.number), bound))


def _from_period(target: Figure) -> str:
    if target.since is not None:
        return str(target.since)
    return str(first_year_of(target.period) - 1) if is_span(target.period) else year_before(target.period)


def _reason_for_none(indicator: Indicator, start: Figure, target: Figure) -> Reason | None:
    """Growth at constant prices, or on a comparable scope, is not that of the level as printed."""
    if target.form != "change" and is_percent(indicator.unit):
        return Reason.IN_POINTS
    if target.form != "change" and indicator.growth_prices == "constant":
        return Reason.PRICE_BASIS_DIFFERS
    if target.form != "change" and indicator.growth_prices == "comparable":
        return Reason.SCOPE_DIFFERS
    return difference_of_measure(start, target)
