"""The road to each horizon: what it requires year by year, what the stated rate reaches, and what would reconcile the two."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.assess.path import Horizon, PathRow, path
from planctl.plan.model import About, Indicator, Name, Plan, Statement
from planctl.plan.vocabulary import Direction
from tests.conftest import Run, no_answer, one_indicator, quantity
from tests.strategies import Printed, holds, printed

D = Decimal


def one(
    target: str,
    *,
    actual: str = "{2023: [{value: 100.0, at: 1}]}",
    observed: str = "{}",
    direction: str = "higher",
    unit: str = "亿元",
    nature: str = "flow",
    prices: str = "unstated",
) -> str:
    """A plan of one indicator, X."""
    return one_indicator(
        target=target, actual=actual, observed=observed, direction=direction, unit=unit, nature=nature, prices=prices
    )


def answer(run: Run, plan: str | None, *options: str, name: str = "X") -> tuple[list[dict[str, Any]], dict[str, Any]]:
    ran = run("path", name, *options, "--json", plan=plan)
    assert (ran.code, ran.err) == (0, "")
    return ran.json["results"], ran.json["summary"]


def values(rows: list[dict[str, Any]], field: str) -> list[tuple[str, int, float | None]]:
    return [(row["horizon"], row["year"], row[field]["value"]) for row in rows]


# The shipped plan


def test_gdp_year_by_year(run: Run) -> None:
    rows, _ = answer(run, None, name="GDP")
    # 601.7 × (700 / 601.7) ^ (1/2) = 648.995; × (850 / 601.7) ^ (1/4, 2/4, 3/4) = 655.98, 715.16, 779.68
    assert values(rows, "required") == [
        ("2025", 2024, 649.0),
        ("2025", 2025, 700.0),
        ("2027", 2024, 656.0),
        ("2027", 2025, 715.2),
        ("2027", 2026, 779.7),
        ("2027", 2027, 850.0),
        # from 700 in 2025: 700 × (850 / 700) ^ (1/2) = 771.4
        ("2027", 2026, 771),
        ("2027", 2027, 850),
    ]
    assert [row["leg_from"] for row in rows] == [None] * 6 + ["2025"] * 2
    # 601.7 × 1.07 = 643.819, × 1.07² = 688.886, × 1.07³ = 737.108, × 1.07⁴ = 788.706
    assert values(rows, "stated") == [
        ("2025", 2024, 643.8),
        ("2025", 2025, 688.9),
        ("2027", 2024, 643.8),
        ("2027", 2025, 688.9),
        ("2027", 2026, 737.1),
        ("2027", 2027, 788.7),
        # 700 × 1.07 = 749, × 1.07² = 801.43
        ("2027", 2026, 749),
        ("2027", 2027, 801),
    ]
    assert [row["recorded"] and row["recorded"]["value"] for row in rows] == [636, None, 636, *[None] * 5]


def test_gdp_falls_short_of_both_horizons(run: Run) -> None:
    _, summary = answer(run, None, name="GDP")
    near, far, _ = summary["horizons"]
    assert (summary["growth"], summary["growth_prices"], summary["growth_stated"]["paragraph"]) == (7, "constant", 38)
    assert (near["period"], near["years"], near["required_rate"]["value"]) == ("2025", 2, 7.86)
    # 601.65 × 1.065² = 682.406 to 601.75 × 1.075² = 695.397
    assert near["reached"] == quantity(688.9, "亿元", 682.4, 695.4)
    # 699.5 − 695.397 to 700.5 − 682.406
    assert near["shortfall"] == quantity(11.1, "亿元", 4.1, 18.1)
    # 1.078602 / 1.07 = 1.008039; 1.078167 / 1.075 = 1.002946, 1.079027 / 1.065 = 1.013171
    assert near["price_change"] == quantity(0.8, "%/year", 0.294, 1.318)
    assert (far["period"], far["years"], far["required_rate"]["value"]) == ("2027", 4, 9.02)
    # 601.65 × 1.065⁴ = 773.999 to 601.75 × 1.075⁴ = 803.620
    assert far["reached"]["value"] == 788.7
    assert far["shortfall"]["value"] == 61.3
    # 1.090209 / 1.07 = 1.018887
    assert far["price_change"]["value"] == 1.89


def test_another_rate_is_tried(run: Run) -> None:
    rows, summary = answer(run, None, "--growth", "9.1", name="GDP")
    # 601.7 × 1.091 = 656.4547, × 1.091² = 716.192, × 1.091⁴ = 852.463
    assert values(rows, "stated")[:2] == [("2025", 2024, 656.5), ("2025", 2025, 716.2)]
    near, far, _ = summary["horizons"]
    assert (summary["growth"], summary["growth_stated"]) == (9.1, None)
    # What is supposed is not rounded: 601.65 × 1.190281 = 716.133 to 601.75 × 1.190281 = 716.252
    assert near["reached"] == quantity(716.2, "亿元", 716.13, 716.26)
    assert (near["shortfall"]["value"], far["reached"]["value"], far["shortfall"]["value"]) == (-16.2, 852.5, -2.5)


def test_the_page_says_which_horizon_the_stated_rate_misses(run: Run) -> None:
    assert run("path", "GDP", "--format", "md").out.split("\n\n")[-1] == (
        "- 2025: 700 (100m yuan) needs +7.86% a year; 7% (constant\\*) reaches 688.9, 11.1 short; "
        "prices changing by +0.80% a year would reconcile them\n"
        "- 2027: \\>850 (100m yuan) needs +9.02% a year; 7% (constant\\*) reaches 788.7, 61.3 short; "
        "prices changing by +1.89% a year would reconcile them\n"
        "- 2025–2027: \\>850 (100m yuan) needs +10.19% a year; 7% (constant\\*) reaches 801, 49 short; "
        "prices changing by +2.99% a year would reconcile them\n"
        "- \\* the price basis is inferred, not stated by the plan\n"
    )
    assert run("path", "GDP", "--format", "md", "--growth", "9.1").out.split("\n\n")[-1] == (
        "- 2025: 700 (100m yuan): at 9.1% it is 716.2\n- 2027: \\>850 (100m yuan): at 9.1% it is 852.5\n"
        "- 2025–2027: \\>850 (100m yuan) needs +10.19% a year; 9.1% reaches 833, 17 short; "
        "prices changing by +1.00% a year would reconcile them\n"
    )
    assert run("path", "GDP", "--format", "md", "--lang", "zh").out.split("\n\n")[-1] == (
        "- 2025：达700亿元；年均需+7.86%，按7%（不变价\\*）为688.9，差11.1；年均价格变动+0.80%可使两者一致\n"
        "- 2027：超850亿元；年均需+9.02%，按7%（不变价\\*）为788.7，差61.3；年均价格变动+1.89%可使两者一致\n"
        "- 2025–2027：超850亿元；年均需+10.19%，按7%（不变价\\*）为801，差49；年均价格变动+2.99%可使两者一致\n"
        "- \\* 价格口径为推断，非原文\n"
    )


# Which rate, which baseline


@pytest.mark.parametrize(
    ("growths", "rate"),
    [
        ("2024: [{growth: 7, at: 2}], 2025: [{growth: 8, at: 2}]", 7),
        ("2023: [{growth: 6, at: 2}], 2024: [{growth: 7, at: 2}]", 7),
        ("2025: [{growth: 8, at: 2}], 2026: [{growth: 9, at: 2}]", 8),
        # Half a year's growth, or one over five years, is no yearly rate.
        ("2024-H1: [{growth: 5, at: 2}], 2024: [{growth: 7, at: 2}]", 7),
        ("2024: [{growth: 30, since: 2019, at: 2}], 2025: [{growth: 8, at: 2}]", 8),
    ],
)
def test_the_plan_s_year_sets_the_rate(run: Run, growths: str, rate: float) -> None:
    _, summary = answer(run, one(f"{{{growths}, 2028: [{{value: 130, at: 2}}]}}"))
    assert summary["growth"] == rate


@pytest.mark.parametrize("growths", ["", "2024-H1: [{growth: 5, at: 2}], ", "2024: [{growth: 30, since: 2019, at: 2}], "])
def test_without_a_yearly_rate_one_must_be_given(run: Run, growths: str) -> None:
    plan = one(f"{{{growths}2026: [{{value: 130, at: 2}}]}}")
    ran = run("path", "X", plan=plan)
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: X states no growth: give one with --growth\n")
    assert run("path", "X", "--lang", "zh", plan=plan).err == "planctl: X 没有写明增速，用 --growth 给一个\n"
    assert answer(run, plan, "--growth", "5")[1]["growth"] == 5


@pytest.mark.parametrize(
    ("target", "fields"),
    [
        ("{}", {}),
        ("{2026: [{text: {zh: 同步}, at: 2}]}", {}),
        ("{2026: [{growth: 7, at: 2}]}", {}),
        # No baseline, or one of the same year.
        ("{2026: [{value: 130, at: 2}]}", {"actual": "{}"}),
        ("{2024: [{value: 130, at: 2}]}", {"actual": "{2024: [{value: 100, at: 1}]}"}),
        ("{2023: [{value: 130, at: 2}]}", {"actual": "{2023-H1: [{value: 100, at: 1}]}", "nature": "stock"}),
        # Percentages do not compound.
        ("{2026: [{value: 64, at: 2}]}", {"actual": "{2023: [{value: 61, at: 1}]}", "unit": "%", "nature": "rate"}),
    ],
)
def test_where_no_level_leads_to_another_there_is_no_road(run: Run, target: str, fields: dict[str, str]) -> None:
    plan = one(target, **fields)
    ran = run("path", "X", "--growth", "5", plan=plan)
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: X has no target level with a baseline to lead to it\n")
    assert run("path", "X", "--lang", "zh", plan=plan).err == "planctl: X 没有可以推算路径的水平目标\n"


@pytest.mark.parametrize("rate", ["", "7%", "seven", "1e2", "+7", "--json"])
def test_a_rate_that_is_no_number_is_refused(run: Run, rate: str) -> None:
    ran = run("path", "GDP", "--growth", rate)
    assert (ran.code, ran.out) == (2, "")
    assert "--growth" in ran.err


def test_one_name_is_asked_for(run: Run) -> None:
    assert run("path").code == 2
    assert run("path", "KEY-COUNT", "--growth", "5").err == "planctl: not an indicator but a project or a total: KEY-COUNT\n"
    assert run("path", "NOBODY", "--growth", "5").code == 2


# What a rate reaches


def horizon(run: Run, goal: str, rate: str, **fields: str) -> dict[str, Any]:
    """From 2023 to 2025."""
    _, summary = answer(run, one(f"{{2025: [{{{goal}, at: 2}}]}}", **fields), "--growth", rate)
    (found,) = summary["horizons"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("direction", "goal", "rate", "reached", "short"),
    [
        ("higher", "125.0", "10", 121.0, 4.0),
        ("higher", "121.0", "10", 121.0, 0.0),
        ("higher", "120.0", "10", 121.0, -1.0),
        ("none", "125.0", "10", 121.0, 4.0),
        # Where less is better, what is short is what remains above the target.
        ("lower", "80.0", "-10", 81.0, 1.0),
        ("lower", "81.0", "-10", 81.0, 0.0),
        ("lower", "85.0", "-10", 81.0, -4.0),
    ],
)
def test_a_rate_falls_short_or_leads_beyond(run: Run, direction: str, goal: str, rate: str, reached: float, short: float) -> None:
    found = horizon(run, f"value: {goal}", rate, direction=direction)
    assert (found["reached"]["value"], found["shortfall"]["value"]) == (reached, short)


@pytest.mark.parametrize(
    ("direction", "goal", "said"),
    [
        ("higher", "125.0", "- 2025: 125.0 (100m yuan) needs +11.8% a year; -10% reaches 81.0, 44.0 short\n"),
        ("higher", "81.0", "- 2025: 81.0 (100m yuan): at -10% it is 81.0\n"),
        ("lower", "80.0", "- 2025: 80.0 (100m yuan) needs -10.6% a year; -10% reaches 81.0, 1.0 short\n"),
        ("lower", "85.0", "- 2025: 85.0 (100m yuan): at -10% it is 81.0\n"),
    ],
)
def test_what_is_short_is_said(run: Run, direction: str, goal: str, said: str) -> None:
    plan = one(f"{{2025: [{{value: {goal}, at: 2}}]}}", direction=direction)
    assert run("path", "X", "--growth", "-10", "--format", "md", plan=plan).out.split("\n\n")[-1] == said


def test_a_stated_rate_of_zero_keeps_its_printed_digits(run: Run) -> None:
    plan = one("{2025: [{value: 110.0, at: 2}], 2024: [{growth: 0.0, at: 3}]}")
    _, summary = answer(run, plan)
    given, _ = answer(run, plan, "--growth", "0")
    # 99.95 × 0.9995² = 99.8501 and 100.05 × 1.0005² = 100.1501, rounded outwards
    assert summary["horizons"][0]["reached"]["interval"] == [99.85, 100.16]
    assert [row["stated"]["interval"] for row in given] == [[99.95, 100.05]] * 2  # a supposed rate is exactly that


@pytest.mark.parametrize(("prices", "named"), [("constant", True), ("current", False), ("comparable", False), ("unstated", False)])
def test_price_change_only_for_constant_prices(run: Run, prices: str, named: bool) -> None:
    plan = one("{2024: [{growth: 7, at: 2}], 2025: [{value: 121.0, at: 2}]}", prices=prices)
    (found,) = answer(run, plan)[1]["horizons"]
    # 1.1 / 1.07 = 1.02804
    assert (found["price_change"] and found["price_change"]["value"]) == (2.8 if named else None)
    assert ("prices changing by" in run("path", "X", "--format", "md", plan=plan).out) is named


def test_a_baseline_known_as_a_bound_bounds_what_is_reached(run: Run) -> None:
    plan = one("{2025: [{value: 125.0, at: 2}]}", actual="{2023: [{value: 100.0, bound: over, at: 1}]}", prices="constant")
    rows, summary = answer(run, plan, "--growth", "10")
    (found,) = summary["horizons"]
    # 100 × 1.21 = 121; 125.05 − 121
    assert found["reached"] == quantity(121.0, "亿元", 121, None, bound="over")
    assert found["shortfall"] == quantity(4.0, "亿元", None, 4.05, bound="under")
    assert (found["required_rate"]["bound"], found["price_change"]["bound"]) == ("under", "under")
    # On the way the road lies higher the higher it starts; its end is the target.
    assert [(row["required"]["bound"], row["stated"]["bound"]) for row in rows] == [("over", "over"), ("exact", "over")]


def test_bound_of_the_excess_where_less_is_better(run: Run) -> None:
    found = horizon(run, "value: 80.0", "-10", direction="lower", actual="{2023: [{value: 100.0, bound: under, at: 1}]}")
    assert (found["reached"]["bound"], found["shortfall"]["bound"], found["required_rate"]["bound"]) == ("under", "under", "over")


@pytest.mark.parametrize(("base", "reason"), [("0", "zero_base"), ("-10", "negative_base")])
def test_from_zero_or_below_nothing_grows_by_a_percentage(run: Run, base: str, reason: str) -> None:
    plan = one("{2025: [{value: 125, at: 2}]}", actual=f"{{2023: [{{value: {base}, at: 1}}]}}", prices="constant")
    rows, summary = answer(run, plan, "--growth", "10")
    (found,) = summary["horizons"]
    assert (found["reached"], found["shortfall"]) == (no_answer("亿元", reason), no_answer("亿元", reason))
    assert (found["required_rate"], found["price_change"]) == (no_answer("%/year", reason), no_answer("%/year", reason))
    assert [(row["required"], row["stated"]) for row in rows] == [(no_answer("亿元", reason), no_answer("亿元", reason))] * 2


def test_no_rate_below_zero_and_a_fall_of_all(run: Run) -> None:
    found = horizon(run, "value: -5", "10")
    assert (found["required_rate"], found["reached"]["value"]) == (no_answer("%/year", "sign_change"), 121.0)
    found = horizon(run, "value: 125", "-100")
    assert (found["reached"], found["shortfall"]) == (no_answer("亿元", "sign_change"), no_answer("亿元", "sign_change"))


def test_no_road_leads_to_part_of_a_year(run: Run) -> None:
    plan = one("{2025-H1: [{value: 60.5, at: 2}]}", actual="{2023-H1: [{value: 50.0, at: 1}]}")
    ran = run("path", "X", "--growth", "10", plan=plan)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "planctl: X has no target level with a baseline to lead to it\n"


def test_the_newest_figure_of_a_year_is_the_one_recorded(run: Run) -> None:
    observed = "{2024: [{value: 104, source: press}, {value: 105, source: yearbook}], 2025-H1: [{value: 50, source: press}]}"
    rows, _ = answer(run, one("{2025: [{value: 121, at: 2}]}", observed=observed), "--growth", "10")
    assert [row["recorded"] and row["recorded"]["value"] for row in rows] == [105, None]


# What holds of all numbers

levels, rates = printed(1, 5000), printed(-90, 90)
directions: st.SearchStrategy[Direction] = st.sampled_from(["higher", "lower", "none"])


@settings(max_examples=40)
@given(levels, levels, rates, st.integers(1, 4), directions)
def test_intervals_hold_whatever_the_figures_stand_for(
    base: Printed, goal: Printed, rate: Printed, years: int, direction: Direction
) -> None:
    end = str(2023 + years)
    indicator = Indicator(
        name=Name("某项"),
        unit="亿元",
        nature="flow",
        direction=direction,
        growth_prices="constant",
        actual={"2023": (Statement(value=base.value),)},
        target={end: (Statement(value=goal.value), Statement(growth=rate.value))},
    )
    plan = Plan(about=About("county", Name("某县计划"), "2024"), indicators={"X": indicator})
    found = path(plan, "X", indicator)
    growth, way = 1 + rate.inside / 100, goal.inside / base.inside
    for row in found.rows:
        assert isinstance(row, PathRow)
        passed = row.year - 2023
        assert holds(row.stated.interval, base.inside * growth**passed)
        assert holds(row.required.interval, base.inside * way ** (D(passed) / years))
    (horizon,) = cast("tuple[Horizon]", found.summary.horizons)
    reached = base.inside * growth**years
    assert holds(horizon.reached.interval, reached)
    assert holds(horizon.shortfall.interval, reached - goal.inside if direction == "lower" else goal.inside - reached)
    yearly = way ** (D(1) / years)
    assert holds(horizon.required_rate.interval, (yearly - 1) * 100)
    assert horizon.price_change is not None
    assert holds(horizon.price_change.interval, (yearly / growth - 1) * 100)


def test_roads_longer_than_anybody_reads_are_refused(run: Run) -> None:
    ran = run("path", "X", "--growth", "2", plan=one("{2123: [{value: 130, at: 2}], 2124: [{value: 131, at: 2}]}"))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "planctl: the roads of X take 201 years; 200 are listed at most\n"


@pytest.mark.parametrize(("base", "goal", "years"), [("601.7", "700", 2), ("601.7", "850", 4), ("100", "200", 2), ("3", "4", 7)])
def test_the_road_ends_at_the_target_as_printed(run: Run, base: str, goal: str, years: int) -> None:
    plan = one(f"{{{2023 + years}: [{{value: {goal}, at: 2}}]}}", actual=f"{{2023: [{{value: {base}, at: 1}}]}}")
    last = run("path", "X", "--growth", "7", "--json", plan=plan).json["results"][-1]["required"]
    assert (last["value"], last["interval"]) == (float(goal), [float(goal) - 0.5, float(goal) + 0.5])


# Levels that a growth implies


@pytest.mark.parametrize(
    ("target", "levels"),
    [
        ("2024: [{growth: 7, at: 1}]", [("2024", 2024, 107.0)]),
        ("2024-2026: [{average_growth: 5.0, at: 1}]", [("2026", 2024, 105.0), ("2026", 2025, 110.3), ("2026", 2026, 115.8)]),
        ("2024: [{change: 4.0, at: 1}, {growth: 9, at: 1}]", [("2024", 2024, 104.0), ("2024", 2024, 109.0)]),
    ],
)
def test_the_road_to_a_level_that_growth_implies(run: Run, target: str, levels: list[tuple[str, int, float]]) -> None:
    rows, summary = answer(run, one(f"{{{target}}}"), "--growth", "3")
    assert values(rows, "required") == levels
    assert {each["target"]["worked_out_from"] for each in summary["horizons"]} == {"X"}


def test_a_road_to_an_implied_level_says_so(run: Run) -> None:
    said = {
        lang: run("path", "X", "--lang", lang, "--format", "md", plan=one("{2024: [{growth: 7, at: 1}]}")).out
        for lang in ("zh", "en")
    }
    assert said["zh"].endswith("- 2024：107.0亿元†；按7%达107.0\n- † 由所起算年份的水平按目标增速（或增减量）推算，不是公布数\n")
    assert said["en"].endswith(
        "- 2024: 107.0 (100m yuan)†: at 7% it is 107.0\n"
        "- † worked out from the level that the target's growth (or change) counts from; not a published figure\n"
    )


def test_no_road_to_a_level_at_other_prices(run: Run) -> None:
    assert run("path", "X", plan=one("{2024: [{growth: 7, at: 1}]}", prices="constant")).code == 2
