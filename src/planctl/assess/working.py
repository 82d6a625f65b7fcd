"""Why a number is what it is: formula, inputs with their places, and each step, to be redone with a pocket calculator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Figure, Quantity
from planctl.assess.baselines import is_leg
from planctl.assess.gap import GapRow
from planctl.assess.growth import GrowthRow, Rated
from planctl.assess.implied import implied_by
from planctl.assess.quantities import shown_interval
from planctl.numbers import formulas
from planctl.numbers.expressions import Step, steps, written
from planctl.numbers.formulas import Formula
from planctl.numbers.printed import Interval
from planctl.plan.model import Indicator


class GivenInput(NamedTuple):
    """One input: what the formula calls it, the figure, what it stands for as printed if not itself alone, and where it stands."""

    symbol: str
    value: Decimal
    unit: str | None
    stands_for: Interval | None
    paragraph: int | None
    locator: str | None
    source: str | None


class Explanation(NamedTuple):
    """How one derived number comes about."""

    quantity: str
    period: str
    formula: str
    inputs: tuple[GivenInput, ...]
    steps: tuple[Step, ...]
    answer: Quantity


def explanations(
    indicator: Indicator, gaps: tuple[GapRow, ...], rates: Sequence[Rated], figures: list[Figure]
) -> tuple[Explanation, ...]:
    """The explanation of every derived number that has a value, in the order in which the rows show them."""
    of_gaps = (explanation for row in gaps for explanation in (*_of_gap(row), *_of_implied(row, indicator, figures)))
    of_rates = (explanation for rated in rates for explanation in (*_of_rate(*rated), *_of_base(*rated)))
    return (*of_gaps, *of_rates)


def _of_gap(row: GapRow) -> Iterator[Explanation]:
    if row.baseline is None or row.baseline.value is None or row.target.value is None:
        return
    baseline, target = _given("baseline", row.baseline), _given("target", row.target.nearest(row.baseline.value))
    years = GivenInput("years", Decimal(row.years or 0), None, None, None, None, None)
    for quantity, answer, formula, inputs in (
        ("gap", row.gap, formulas.gap, (baseline, target)),
        ("relative_gap", row.relative_gap, formulas.growth_rate, (baseline, target)),
        ("required_rate", row.required_rate, formulas.required_rate, (baseline, target, years)),
    ):
        if answer.value is not None:
            period = f"{row.baseline.period}–{row.target.period}" if is_leg(row.baseline) else row.target.period
            yield _explanation(quantity, period, formula, inputs, answer)


def _of_implied(row: GapRow, indicator: Indicator, figures: list[Figure]) -> Iterator[Explanation]:
    """Of the level that a target for growth implies; what a change adds needs no working."""
    implied = implied_by(indicator, row.target, figures)
    if implied is None or implied.level.value is None or row.target.form == "change":
        return
    start, rate = _given("baseline", implied.start), _given("growth", row.target.least(indicator.direction))
    years = GivenInput("years", Decimal(implied.years), None, None, None, None, None)
    yield _explanation("implied_level", row.target.period, formulas.projected, (start, rate, years), implied.level)


def _of_rate(row: GrowthRow, figures: Sequence[Figure]) -> Iterator[Explanation]:
    """Of a rate between two results; one from a result to a target is the relative gap."""
    if (row.kind, row.role) == ("implied", "actual") and row.rate.value is not None:
        before, level = figures
        yield _explanation(
            "growth_rate", row.to_period, formulas.growth_rate, (_given("baseline", before), _given("level", level)), row.rate
        )


def _of_base(row: GrowthRow, figures: Sequence[Figure]) -> Iterator[Explanation]:
    if row.implied_base is not None and row.implied_base.value is not None:
        growth, level = figures
        inputs = _given("level", level), _given("growth", growth)
        yield _explanation("implied_base", row.from_period, formulas.implied_base, inputs, row.implied_base)


def _explanation(
    quantity: str, period: str, formula: Formula[...], inputs: tuple[GivenInput, ...], answer: Quantity
) -> Explanation:
    expression = written(formula.body, {given.symbol: given.value for given in inputs})
    return Explanation(
        quantity=quantity,
        period=period,
        formula=str(expression),
        inputs=tuple(sorted(inputs, key=lambda given: _ORDER.index(given.symbol))),
        steps=tuple(steps(expression)),
        answer=answer,
    )


_ORDER = ("target", "baseline", "level", "growth", "years")
"""The order in which a reader meets the inputs."""


def _given(symbol: str, figure: Figure) -> GivenInput:
    """A figure as an input: a result may lie beyond its bound, a target is the mark itself."""
    known_as = figure.bound if figure.role == "actual" and figure.bound != "about" else "exact"
    interval = shown_interval(figure.stands_for, known_as)
    return GivenInput(symbol, figure.number, figure.unit, interval, figure.paragraph, figure.locator, figure.source)
