"""Totals against the sum of their parts: which are added up, and what rounding explains."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.check.sums import Sum, all_sums, exact_value, rounding_allowance, sums
from planctl.numbers.printed import Bound
from planctl.plan.model import Indicator, Name, Plan, Series, Statement, Total
from planctl.plan.vocabulary import Measure

D = Decimal


def value(number: str, bound: Bound = "exact") -> tuple[Statement, ...]:
    return (Statement(value=D(number), bound=bound, at=1),)


def total(measure: Measure, target: Series, parts: dict[str, tuple[str, ...]] | None = None, unit: str = "亿元") -> Total:
    return Total(name=Name("某总计", "A total"), measure=measure, unit=unit, parts=parts or {}, target=target)


def indicator(actual: Series, parts: dict[str, tuple[str, ...]] | None = None, unit: str = "亿元") -> Indicator:
    return Indicator(name=Name("某项"), unit=unit, nature="flow", direction="higher", parts=parts or {}, actual=actual)


def summed(whole: str, *parts: str, unit: str = "亿元") -> Sum:
    ids = tuple(f"P{number}" for number in range(len(parts)))
    records = {id_: total("investment", {"2024": value(part)}, unit=unit) for id_, part in zip(ids, parts, strict=True)}
    (found,) = sums({"T": total("investment", {"2024": value(whole)}, {"category": ids}, unit), **records})
    return found


def test_a_sum_says_what_was_added_and_what_is_left_over() -> None:
    # 306.1 + 412.3 + 209.0 + 1.1 = 928.5; five figures of a tenth, ± 0.05 each
    assert summed("928.6", "306.1", "412.3", "209.0", "1.1") == Sum(
        id="T",
        name_zh="某总计",
        name_en="A total",
        unit="亿元",
        period="2024",
        role="target",
        division="category",
        total=D("928.6"),
        parts=(D("306.1"), D("412.3"), D("209.0"), D("1.1")),
        sum=D("928.5"),
        difference=D("0.1"),
        allowance=D("0.25"),
        explained=True,
    )


@pytest.mark.parametrize(
    ("whole", "explained"), [("9.7", False), ("9.8", True), ("10.0", True), ("10.2", True), ("10.3", False), ("10.25", False)]
)
def test_rounding_explains_up_to_half_a_digit_a_figure(whole: str, explained: bool) -> None:
    # Four figures of a tenth: 0.2. A total in hundredths says that the list is: 0.02.
    assert summed(whole, "3.0", "3.0", "4.0").explained is explained


@pytest.mark.parametrize(("unit", "explained"), [("个", False), ("万个", True), ("亿元", True)])
def test_counts_are_not_rounded(unit: str, explained: bool) -> None:
    found = summed("228", "85", "142", unit=unit)
    assert (found.difference, found.allowance, found.explained) == (D(1), D("1.5") if explained else D(0), explained)
    assert summed("227", "85", "142", unit=unit).explained


@pytest.mark.parametrize(
    ("numbers", "allowance"),
    [
        # Half a unit of the total's last digit, and half a unit of the parts' finest for each of them.
        (["5", "5"], "1.0"),
        (["928.6", "306.1"], "0.10"),
        # The parts are rounded alike: 209 among tenths stands for 209.0.
        (["928.6", "306.1", "412.3", "209", "1.1"], "0.25"),
        # A total may be printed coarser than its parts.
        (["4", "1.55", "2.61"], "0.510"),
        (["-1.5", "2.5"], "0.10"),
    ],
)
def test_the_allowance_is_half_of_the_last_digit_a_figure(numbers: list[str], allowance: str) -> None:
    total, *parts = map(D, numbers)
    assert rounding_allowance(total, parts) == D(allowance)


# Which totals are added up


def test_each_division_period_and_role_is_a_sum_of_its_own() -> None:
    years: Series = {"2023": value("2"), "2024": value("3")}
    whole = Indicator(
        name=Name("某项"),
        unit="亿元",
        nature="flow",
        direction="higher",
        parts={"sector": ("A", "B"), "place": ("A", "C")},
        actual={"2023": value("4"), "2022": value("4")},
        target={"2024": value("6")},
    )
    part = Indicator(name=Name("某部分"), unit="亿元", nature="flow", direction="higher", actual=years, target=years)
    found = list(sums({"X": whole, "A": part, "B": part, "C": part}))
    assert [(each.division, each.role, each.period, str(each.sum)) for each in found] == [
        ("sector", "actual", "2023", "4"),
        ("sector", "target", "2024", "6"),
        ("place", "actual", "2023", "4"),
        ("place", "target", "2024", "6"),
    ]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("40", ()),
        ("40", (Statement(growth=D(5), at=1),)),
        ("40", value("30", "over")),
        ("40", value("30", "about")),
    ],
)
def test_without_every_part_there_is_no_sum(whole: str, part: tuple[Statement, ...]) -> None:
    records = {
        "X": indicator({"2023": value(whole)}, {"sector": ("A", "B")}),
        "A": indicator({"2023": value("10")}),
        "B": indicator({"2023": part}),
    }
    assert list(sums(records)) == []


@pytest.mark.parametrize("bound", ["over", "at_least", "at_most", "under", "about"])
def test_to_a_total_that_is_a_bound_there_is_no_sum(bound: Bound) -> None:
    records = {"X": indicator({"2023": value("40", bound)}, {"sector": ("A",)}), "A": indicator({"2023": value("10")})}
    assert list(sums(records)) == []


def test_a_target_to_reach_is_a_number() -> None:
    assert exact_value({"2024": value("5", "reach")}, "2024") == 5
    assert exact_value({"2024": (Statement(growth=D(1)), *value("5"))}, "2024") == 5
    assert exact_value({"2024": value("5")}, "2025") is None


@pytest.mark.parametrize(("unit", "count"), [("亿元", 1), ("万元", 1), ("亿千瓦时", 0)])
def test_what_no_conversion_fits_is_not_added(unit: str, count: int) -> None:
    records = {"X": indicator({"2023": value("40")}, {"sector": ("A",)}), "A": indicator({"2023": value("40")}, unit=unit)}
    assert len(list(sums(records))) == count


def test_a_plan_s_indicators_and_totals_each_have_their_sums() -> None:
    plan = Plan(
        indicators={"X": indicator({"2023": value("4")}, {"sector": ("A",)}), "A": indicator({"2023": value("4")})},
        totals={"T": total("count", {"2024": value("4")}, {"stage": ("S",)}), "S": total("count", {"2024": value("4")})},
    )
    assert [(section, each.id) for section, each in all_sums(plan)] == [("indicators", "X"), ("totals", "T")]


# What holds of all numbers


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8), st.integers(0, 3))
def test_what_truly_adds_up_is_explained_however_it_is_rounded(thousandths: list[int], places: int) -> None:
    def rounded(number: int) -> str:
        return str(D(number).scaleb(-3).quantize(D(1).scaleb(-places), rounding=ROUND_HALF_EVEN))

    assert summed(rounded(sum(thousandths)), *map(rounded, thousandths)).explained


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6), st.integers(-20, 20), st.integers(0, 4))
def test_another_unit_explains_no_more_and_no_less(tenths: list[int], off: int, power: int) -> None:
    def found(shift: int) -> bool:
        parts = [str(D(tenth).scaleb(-1 - shift)) for tenth in tenths]
        return summed(str(D(sum(tenths) + off).scaleb(-1 - shift)), *parts).explained

    assert found(power) == found(0) == (abs(off) <= (len(tenths) + 1) / 2)


def test_what_is_striven_for_stands_for_no_sum() -> None:
    floor = Statement(value=D(300), bound="at_least", at=1)
    stretch = Statement(value=D(320), stretch=True, at=1)
    assert exact_value({"2024": (stretch, floor)}, "2024") is None
    assert exact_value({"2024": (stretch,)}, "2024") == D(320)
