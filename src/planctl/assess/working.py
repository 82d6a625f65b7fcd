"""Why a number is what it is: formula, inputs with their places, and each step, to be redone with a pocket calculator."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Figure, Quantity
from planctl.assess.gap import GapRow
from planctl.assess.growth import GrowthRow
from planctl.numbers.formulas import HUNDRED
from planctl.numbers.printed import Interval, open_to_bound, rounding_interval


class GivenInput(NamedTuple):
    """One input: what the formula calls it, the figure, the numbers that it stands for as printed, and where it stands."""

    symbol: str
    value: Decimal
    unit: str | None
    stands_for: Interval | None
    paragraph: int | None
    source: str | None


class Step(NamedTuple):
    """One line for the calculator, and what it shows."""

    expression: str
    value: Decimal


class Explanation(NamedTuple):
    """How one derived number comes about."""

    quantity: str
    period: str
    formula: str
    inputs: tuple[GivenInput, ...]
    steps: tuple[Step, ...]
    answer: Quantity


def explanations(gaps: tuple[GapRow, ...], rates: tuple[GrowthRow, ...], figures: tuple[Figure, ...]) -> tuple[Explanation, ...]:
    """The explanation of every derived number that has a value, in the order in which the rows show them."""
    return (*(each for row in gaps for each in _of_gap(row)), *(each for row in rates for each in _of_base(row, figures)))


def _of_gap(row: GapRow) -> Iterator[Explanation]:
    if row.baseline is None or row.baseline.value is None or row.target.value is None:
        return
    start, goal = row.baseline.value, row.target.value
    inputs = (_given("target", row.target), _given("baseline", row.baseline))
    less = Step(f"{_shown(goal)} − {_shown(start)}", goal - start)
    if row.gap.value is not None:
        yield Explanation("gap", row.target.period, "target − baseline", inputs, (less,), row.gap)
    if row.relative_gap.value is not None:
        over = Step(f"{less.value} / {_shown(start)} × 100", row.relative_gap.value)
        yield Explanation(
            "relative_gap", row.target.period, "(target − baseline) / baseline × 100", inputs, (less, over), row.relative_gap
        )
    if row.required_rate.value is not None and row.years:
        years = GivenInput("years", Decimal(row.years), None, None, None, None)
        formula = "((target / baseline) ^ (1 / years) − 1) × 100"
        yield Explanation(
            "required_rate", row.target.period, formula, (*inputs, years), _root(start, goal, row.years), row.required_rate
        )


def _root(start: Decimal, goal: Decimal, years: int) -> tuple[Step, ...]:
    ratio = goal / start
    root = ratio ** (1 / Decimal(years))
    return (
        Step(f"{_shown(goal)} / {_shown(start)}", ratio),
        Step(f"ANS ^ (1 / {years})", root),
        Step("(ANS − 1) × 100", (root - 1) * HUNDRED),
    )


def _of_base(row: GrowthRow, figures: tuple[Figure, ...]) -> Iterator[Explanation]:
    base, rate = row.implied_base, row.rate.value
    if base is None or base.value is None or rate is None:
        return
    same = [each for each in figures if (each.period, each.role) == (row.to_period, row.role)]
    level = next((each for each in same if each.form == "value" and each.value is not None), None)
    growth = next((each for each in same if each.form == "growth" and each.value == rate), None)
    if level is None or level.value is None or growth is None:
        return
    factor = 1 + rate / HUNDRED
    steps = (Step(f"1 + {_shown(rate)} / 100", factor), Step(f"{_shown(level.value)} / ANS", base.value))
    inputs = (_given("level", level), _given("growth", growth))
    yield Explanation("implied_base", row.from_period, "level / (1 + growth / 100)", inputs, steps, base)


def _given(symbol: str, term: Figure) -> GivenInput:
    """A figure as an input: a result may lie beyond its bound, a target is the mark itself."""
    value = term.value or Decimal(0)
    stands_for = rounding_interval(value)
    if term.role == "actual":
        stands_for = open_to_bound(stands_for, term.bound) or stands_for
    return GivenInput(symbol, value, term.unit, stands_for, term.paragraph, term.source)


def _shown(number: Decimal) -> str:
    return f"({number:f})" if number < 0 else f"{number:f}"
