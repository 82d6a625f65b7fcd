"""The working behind derived numbers: each step redone by a pocket calculator, each answer within what its inputs stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.assess.answers import recorded_figures
from planctl.assess.gap import gap_rows
from planctl.assess.growth import rates
from planctl.assess.working import Explanation, explanations
from planctl.plan.model import About, Indicator, Name, Plan, Statement
from tests.conftest import Run, one_indicator, results
from tests.strategies import Printed, holds, printed

D = Decimal


class Calculator:
    """A pocket calculator: four operations, powers, brackets, and the answer before."""

    def __init__(self) -> None:
        self.answer = 0.0

    def press(self, keys: str) -> float:
        """The answer to a line of keys."""
        self.tokens = re.findall(r"\d+(?:\.\d+)?|ANS|\S", keys)
        self.answer = self._sum()
        assert self.tokens == []
        return self.answer

    def _take(self, *signs: str) -> str | None:
        return self.tokens.pop(0) if self.tokens and self.tokens[0] in signs else None

    def _sum(self) -> float:
        value = self._product()
        while sign := self._take("+", "−"):
            value += self._product() if sign == "+" else -self._product()
        return value

    def _product(self) -> float:
        value = self._power()
        while sign := self._take("×", "/"):
            value = value * self._power() if sign == "×" else value / self._power()
        return value

    def _power(self) -> float:
        value = self._number()
        return value ** self._power() if self._take("^") else value

    def _number(self) -> float:
        if self._take("-"):
            return -self._number()
        if self._take("("):
            value = self._sum()
            assert self._take(")")
            return value
        key = self.tokens.pop(0)
        return self.answer if key == "ANS" else float(key)


def one(actual: str, target: str, unit: str = "亿元", nature: str = "flow") -> str:
    return one_indicator(actual=actual, target=target, unit=unit, nature=nature)


def explained(run: Run, plan: str | None, name: str = "X") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = results(run, "show", name, "--explain", plan=plan)[0]["explain"]
    return found


LEVELS = one("{2023: [{value: 601.7, at: 7}]}", "{2025: [{value: 700, at: 38}]}")


def test_each_number_has_its_formula_its_inputs_and_its_steps(run: Run) -> None:
    target = {
        "symbol": "target",
        "value": 700,
        "unit": "亿元",
        "unit_en": "100m yuan",
        "stands_for": [699.5, 700.5],
        "paragraph": 38,
        "locator": None,
        "source": "report",
    }
    baseline = {
        "symbol": "baseline", "value": 601.7, "unit": "亿元", "unit_en": "100m yuan", "stands_for": [601.65, 601.75],
        "paragraph": 7, "locator": None, "source": "report",
    }  # fmt: skip
    years = {"symbol": "years", "value": 2, "unit": None, "unit_en": None}
    years |= dict.fromkeys(("stands_for", "paragraph", "locator", "source"))
    less = {"expression": "700 − 601.7", "value": 98.3}
    gap, relative, rate = explained(run, LEVELS)
    assert gap == {
        "quantity": "gap",
        "period": "2025",
        "formula": "target − baseline",
        "inputs": [target, baseline],
        "steps": [less],
        "answer": {"value": 98.3, "unit": "亿元", "bound": "exact", "interval": [97.75, 98.85], "reason": None},
    }
    assert relative == {
        "quantity": "relative_gap",
        "period": "2025",
        "formula": "(target − baseline) / baseline × 100",
        "inputs": [target, baseline],
        # 98.3 / 601.7 = 0.163370450
        "steps": [less, {"expression": "ANS / 601.7 × 100", "value": 16.33704504}],
        "answer": {"value": 16.3, "unit": "%", "bound": "exact", "interval": [16.24, 16.43], "reason": None},
    }
    assert rate == {
        "quantity": "required_rate",
        "period": "2025",
        "formula": "((target / baseline) ^ (1 / years) − 1) × 100",
        "inputs": [target, baseline, years],
        "steps": [
            {"expression": "700 / 601.7", "value": 1.16337045},
            {"expression": "ANS ^ (1 / 2)", "value": 1.07859652},
            {"expression": "(ANS − 1) × 100", "value": 7.85965188},
        ],
        "answer": {"value": 7.86, "unit": "%/year", "bound": "exact", "interval": [7.816, 7.903], "reason": None},
    }


def test_the_growth_between_two_results_is_explained(run: Run) -> None:
    (rate,) = explained(run, one("{2022: [{value: 50.0, at: 1}], 2023: [{value: 55.0, at: 2}]}", "{}"))
    assert (rate["quantity"], rate["period"], rate["formula"]) == ("growth_rate", "2023", "(level − baseline) / baseline × 100")
    assert [(given["symbol"], given["value"], given["paragraph"]) for given in rate["inputs"]] == [
        ("baseline", 50.0, 1),
        ("level", 55.0, 2),
    ]
    # 54.95 / 50.05 = 1.09790 to 55.05 / 49.95 = 1.10210
    assert (rate["answer"]["value"], rate["answer"]["interval"]) == (10.0, [9.79, 10.22])


def test_a_level_with_its_growth_explains_the_year_before(run: Run) -> None:
    plan = one("{}", "{2024: [{value: 392.7, at: 107}, {growth: 10, at: 107}]}")
    (base,) = explained(run, plan)
    assert (base["quantity"], base["period"], base["formula"]) == ("implied_base", "2023", "level / (1 + growth / 100)")
    assert [(given["symbol"], given["value"], given["stands_for"]) for given in base["inputs"]] == [
        ("level", 392.7, [392.65, 392.75]),
        ("growth", 10, [9.5, 10.5]),
    ]
    assert base["steps"] == [{"expression": "1 + 10 / 100", "value": 1.1}, {"expression": "392.7 / ANS", "value": 357}]
    # 392.65 / 1.105 = 355.339 to 392.75 / 1.095 = 358.676
    assert base["answer"] == {"value": 357.0, "unit": "亿元", "bound": "exact", "interval": [355.33, 358.68], "reason": None}


def test_a_change_since_a_year_implies_the_level_of_that_year(run: Run) -> None:
    (base,) = explained(run, one("{2023: [{value: 90.0, at: 1}, {growth: -10, since: 2020, at: 1}]}", "{}"))
    assert (base["period"], base["answer"]["value"]) == ("2020", 100)
    (rate,) = run("growth", "X", "--json", plan=one("{2023: [{growth: -10, since: 2020, at: 1}]}", "{}")).json["results"]
    assert (rate["from_period"], rate["to_period"], rate["rate"]["value"]) == ("2020", "2023", -10)


def test_implied_bases_of_two_growths(run: Run) -> None:
    plan = one("{2023: [{value: 90.0, at: 1}, {growth: -10, since: 2020, at: 1}, {growth: 20, at: 1}]}", "{}")
    found = [(base["period"], base["answer"]["value"], base["inputs"][1]["value"]) for base in explained(run, plan)]
    assert found == [("2020", 100, -10), ("2022", 75, 20)]


def test_what_is_below_zero_stands_in_brackets(run: Run) -> None:
    gap, *_ = explained(run, one("{2023: [{value: -5, at: 1}]}", "{2024: [{value: -3, at: 2}]}"))
    assert gap["steps"] == [{"expression": "(-3) − (-5)", "value": 2}]


@pytest.mark.parametrize(
    ("actual", "target", "quantities"),
    [
        # Growth, and percentages, have a gap in points alone.
        ("{2023: [{growth: 6.8, at: 7}]}", "{2024: [{growth: 7, at: 38}]}", ["gap"]),
        # No rate leads to zero, nothing is a share of zero.
        ("{2023: [{value: 5, at: 1}]}", "{2024: [{value: 0, at: 2}]}", ["gap", "relative_gap"]),
        ("{2023: [{value: 0, at: 1}]}", "{2024: [{value: 5, at: 2}]}", ["gap"]),
        ("{2023: [{value: -2, at: 1}]}", "{2024: [{value: 5, at: 2}]}", ["gap"]),
        ("{2023: [{value: 5, at: 1}]}", "{2024: [{text: {zh: 同步}, at: 2}]}", []),
        ("{}", "{2024: [{value: 5, at: 2}]}", []),
        # A result known as a bound implies no base.
        ("{2023: [{value: 5, bound: over, at: 1}, {growth: 4, at: 1}]}", "{}", []),
        ("{2023: [{value: 5, at: 1}, {growth: -100, at: 1}]}", "{}", []),
    ],
)
def test_what_has_no_value_has_no_working(run: Run, actual: str, target: str, quantities: list[str]) -> None:
    assert [each["quantity"] for each in explained(run, one(actual, target))] == quantities


def test_a_baseline_known_as_a_bound_stands_for_all_beyond_it(run: Run) -> None:
    gap, *_ = explained(run, one("{2023: [{value: 175, bound: over, at: 1}]}", "{2024: [{value: 200, bound: over, at: 2}]}"))
    assert [given["stands_for"] for given in gap["inputs"]] == [None, [175, None]]
    assert (gap["answer"]["bound"], gap["answer"]["interval"]) == ("under", [None, 25])


def test_zero_stands_for_what_its_printed_digits_round(run: Run) -> None:
    gap, *_ = explained(run, one("{2023: [{value: 0.0, at: 1}]}", "{2024: [{value: 2.5, at: 2}]}"))
    assert [given["stands_for"] for given in gap["inputs"]] == [[2.45, 2.55], [-0.05, 0.05]]


def test_without_being_asked_nothing_is_explained(run: Run) -> None:
    assert run("show", "X", "--json", plan=LEVELS).json["results"][0]["explain"] == []
    assert explained(run, None, "KEY-COUNT") == explained(run, None, "HEHUA-RESERVOIR") == []


@pytest.mark.parametrize(
    ("actual", "target"),
    [
        ("{2023: [{value: 601.7, at: 7}]}", "{2027: [{value: 850, bound: over, at: 38}]}"),
        ("{2023: [{value: 42.6, at: 1}]}", "{2026: [{value: 20, at: 2}]}"),
        ("{2023: [{value: 5, at: 1}]}", "{2024: [{value: -3, at: 2}]}"),
        ("{2023: [{value: -5, at: 1}]}", "{2024: [{value: -3, at: 2}]}"),
        ("{2023: [{value: 0.07, at: 1}, {growth: -12.5, at: 1}]}", "{2024: [{value: 392.7, at: 2}, {growth: 10, at: 2}]}"),
    ],
)
def test_a_pocket_calculator_comes_to_the_same(run: Run, actual: str, target: str) -> None:
    found = explained(run, one(actual, target))
    assert found
    for each in found:
        calculator = Calculator()
        for step in each["steps"]:
            assert calculator.press(step["expression"]) == pytest.approx(step["value"], rel=1e-6, abs=1e-8)
        digits = len(str(each["answer"]["value"]).partition(".")[2])
        assert calculator.answer == pytest.approx(each["answer"]["value"], abs=0.51 * 10**-digits)


def test_every_number_of_the_shipped_plan_can_be_redone(run: Run) -> None:
    for row in run("show", "GDP", "FAI", "TRADE", "AFFORESTATION", "NEW-URBAN-JOBS", "--explain", "--json").json["results"]:
        for each in row["explain"]:
            calculator = Calculator()
            for step in each["steps"]:
                assert calculator.press(step["expression"]) == pytest.approx(step["value"], rel=1e-6, abs=1e-8)


def test_the_page_shows_the_working(run: Run) -> None:
    def said(language: str) -> str:
        return run("show", "X", "--explain", "--format", "md", "--lang", language, plan=LEVELS).out

    assert "((target / baseline) ^ (1 / years) − 1) × 100" in said("en")
    assert "((目标 / 基期) ^ (1 / 年数) − 1) × 100" in said("zh")
    for line in ("ANS ^ (1 / 2)", "1.07859652", "7.85965188"):
        assert line in said("en")
        assert line in said("zh")
    assert "(1 / years)" not in run("show", "X", "--format", "md", plan=LEVELS).out


# What holds of all numbers

BY_HAND: dict[str, Callable[[dict[str, Decimal]], Decimal]] = {
    "gap": lambda given: given["target"] - given["baseline"],
    "relative_gap": lambda given: (given["target"] / given["baseline"] - 1) * 100,
    "required_rate": lambda given: ((given["target"] / given["baseline"]) ** (1 / given["years"]) - 1) * 100,
    "implied_level": lambda given: given["baseline"] * (100 + given["growth"]) / 100,
    "implied_base": lambda given: given["level"] * 100 / (100 + given["growth"]),
}


def working(base: Decimal, level: Decimal, growth: Decimal, years: int) -> tuple[Explanation, ...]:
    period = str(2023 + years)
    indicator = Indicator(
        name=Name("某项"),
        unit="亿元",
        nature="flow",
        direction="higher",
        actual={"2023": (Statement(value=base),)},
        target={period: (Statement(value=level), Statement(growth=growth))},
    )
    plan = Plan(about=About("county", Name("某县计划"), "2024"), indicators={"X": indicator})
    gaps = tuple(gap_rows(plan, "X", indicator))
    return explanations(indicator, gaps, rates(plan, "X", indicator), recorded_figures(plan, indicator))


@given(printed(1, 9000), printed(1, 9000), printed(-90, 90), st.integers(1, 5))
def test_interval_holds_every_input(base: Printed, level: Printed, growth: Printed, years: int) -> None:
    found = working(base.value, level.value, growth.value, years)
    implied = ["implied_level"] if years == 1 else []
    assert [each.quantity for each in found] == ["gap", "relative_gap", "required_rate", *implied, "implied_base"]
    inside = {"baseline": base.inside, "target": level.inside, "level": level.inside, "growth": growth.inside, "years": D(years)}
    for each in found:
        assert holds(each.answer.interval, BY_HAND[each.quantity](inside))
        for one_input in each.inputs:
            assert one_input.stands_for is None or holds(one_input.stands_for, inside[one_input.symbol])


@given(printed(1, 9000), printed(1, 9000), printed(-90, 90), st.integers(1, 5))
def test_the_last_step_is_the_answer(base: Printed, level: Printed, growth: Printed, years: int) -> None:
    for each in working(base.value, level.value, growth.value, years):
        assert each.answer.value is not None
        assert abs(each.steps[-1].value - each.answer.value) < D("1e-15")


@pytest.mark.parametrize(
    ("actual", "target", "step", "answer"),
    [
        ("0.0000000001", "50", "50 − 0.0000000001", 49.9999999999),
        ("0.0000003", "1", "1 − 0.0000003", 0.9999997),
        ("0.00000000000001", "999999999999999", "999999999999999 − 0.00000000000001", None),
    ],
)
def test_steps_are_true_to_the_last_digit(run: Run, actual: str, target: str, step: str, answer: float | None) -> None:
    plan = f"""
        indicators:
          X:
            name: {{zh: 某项}}
            unit: 个
            nature: stock
            direction: higher
            actual: {{2023: [{{value: {actual}, at: 1}}]}}
            target: {{2024: [{{value: {target}, at: 2}}], 2030: [{{value: {target}, at: 2}}]}}
        """
    ran = run("show", "X", "--explain", plan=plan)
    assert (ran.code, ran.err) == (0, "")
    if answer is not None:
        assert f"{step} = {answer:.10f}".rstrip("0") in run("show", "X", "--explain", "--format", "table", plan=plan).out
