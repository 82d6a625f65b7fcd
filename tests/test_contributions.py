"""What parts add to the growth of their whole: contribution, pull, and why there is none."""

from __future__ import annotations

import pytest

from tests.conftest import Run, quantity, results

PLAN = """
sources: {office: {title: {zh: 统计公报}}}
indicators:
  GDP:
    name: {zh: 生产总值, en: GDP}
    unit: 亿元
    nature: flow
    direction: higher
    growth_prices: constant
    parts: {sector: [FARMING, INDUSTRY]}
    actual: {2022: [{value: 600.0, at: 1}], 2023: [{value: 660.0, at: 1}]}
  FARMING:
    name: {zh: 第一产业, en: Farming}
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2022: [{value: 100.0, at: 2}], 2023: [{value: 99.0, at: 2}]}
  INDUSTRY:
    name: {zh: 第二产业, en: Industry}
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2022: [{value: 500.0, at: 2}], 2023: [{value: 545.0, at: 2}]}
observations:
  GDP: {2024-H1: [{value: 300, source: office}]}
"""
TABLES = {
    "en": """\
Indicator (unit)      Periods     From     To  Growth  Contribution         Pull
────────────────────────────────────────────────────────────────────────────────
GDP (100m yuan)       2022–2023  600.0  660.0  +10.0%             —            —
Farming (100m yuan)   2022–2023  100.0   99.0   -1.0%     -2 to -1%  -0.2 points
Industry (100m yuan)  2022–2023  500.0  545.0   +9.0%           75%  +7.5 points

GDP: from levels at current prices; contributions and pulls are published at
constant prices, which is another measure
""",
    "zh": """\
指标（单位）      时期        上年   本年    增速   贡献率          拉动
────────────────────────────────────────────────────────────────────────
生产总值（亿元）  2022–2023  600.0  660.0  +10.0%        —             —
第一产业（亿元）  2022–2023  100.0   99.0   -1.0%  -2至-1%  -0.2个百分点
第二产业（亿元）  2022–2023  500.0  545.0   +9.0%      75%  +7.5个百分点

生产总值：按现价水平计算；公布的贡献率和拉动按不变价，不是同一口径
""",
}


@pytest.mark.parametrize("language", TABLES)
def test_each_whole_stands_over_its_parts(language: str, run: Run) -> None:
    assert run("growth", "--parts", "GDP", "--lang", language, "--format", "table", plan=PLAN).out == TABLES[language]


def told(run: Run, plan: str) -> list[tuple[str, str, object, object]]:
    """Who, until when, the contribution and the pull: a number, or the reason why there is none."""
    return [
        (row["id"], row["to_period"], *((each["value"] if each["reason"] is None else each["reason"]) for each in shown))
        for row in results(run, "growth", "--parts", "GDP", plan=plan)
        if None not in (shown := (row["contribution"], row["pull"]))
    ]


def test_a_contribution_has_an_interval(run: Run) -> None:
    *_, industry = results(run, "growth", "--parts", "GDP", plan=PLAN)
    assert (industry["whole"], industry["division"], industry["from_period"]) == ("GDP", "sector", "2022")
    assert industry["increase"] == quantity(45, "亿元", 44.9, 45.1)
    assert industry["rate"] == quantity(9, "%", 8.97, 9.03)
    # 544.95 / 500.05 to 545.05 / 499.95; 44.9 / 60.1 to 45.1 / 59.9; 44.9 / 600.05 to 45.1 / 599.95
    assert industry["contribution"] == quantity(75, "%", 74.7, 75.3)
    assert industry["pull"] == quantity(7.5, "percentage_points", 7.48, 7.52)


def test_the_whole_has_no_contribution_to_itself(run: Run) -> None:
    whole, *_ = results(run, "growth", "--parts", "GDP", plan=PLAN)
    assert (whole["id"], whole["contribution"], whole["pull"]) == ("GDP", None, None)
    assert run("growth", "--parts", "GDP", "--json", plan=PLAN).json["summary"] == {
        "contributions": 2,
        "without_levels": [],
        "constant_prices": [{"id": "GDP", "name_zh": whole["name_zh"], "name_en": whole["name_en"]}],
    }


@pytest.mark.parametrize(
    ("old", "new", "industry"),
    [
        ("2022: [{value: 500.0, at: 2}], ", "", ("no_baseline", "no_baseline")),
        (", 2023: [{value: 545.0, at: 2}]", "", ("no_level", "no_level")),
        ("value: 545.0", "value: 545.0, bound: over", ("bound_only", "bound_only")),
        ("value: 660.0", "value: 660.0, bound: over", ("bound_only", 7.5)),
        # the whole stands still, or falls: there is no increase, yet 45 of 600 pull by 7.5 points
        ("value: 660.0", "value: 600.0", ("no_increase", 7.5)),
        ("value: 660.0", "value: 590.0", ("no_increase", 7.5)),
        ("value: 600.0", "value: 0", (6.8, "zero_base")),
        ("value: 600.0", "value: -40.0", (6.4, "negative_base")),
    ],
)
def test_why_there_is_no_contribution(old: str, new: str, industry: tuple[object, object], run: Run) -> None:
    assert told(run, PLAN.replace(old, new))[-1] == ("INDUSTRY", "2023", *industry)


def test_whole_that_may_have_stood_still_has_no_interval(run: Run) -> None:
    # 600 stands for 599.5 to 600.5, as does 601 for 600.5 to 601.5
    plan = PLAN.replace("value: 600.0", "value: 600").replace("value: 660.0", "value: 601")
    *_, industry = results(run, "growth", "--parts", "GDP", plan=plan)
    assert industry["contribution"] == quantity(4500, "%")
    assert "| +9.0% | +7.5 points |" in run("growth", "--parts", "GDP", "--format", "md", plan=plan).out.splitlines()[-3]


def test_what_is_worked_out_from_about_is_about_right(run: Run) -> None:
    *_, industry = results(run, "growth", "--parts", "GDP", plan=PLAN.replace("value: 545.0", "value: 545.0, bound: about"))
    assert industry["contribution"] == quantity(75, "%", bound="about")


def test_half_years_are_set_beside_half_years(run: Run) -> None:
    halves = PLAN.replace("actual: {2022:", "actual: {2023-H1: [{value: 40.0, at: 3}], 2024-H1: [{value: 45.0, at: 3}], 2022:")
    assert told(run, halves.replace("2024-H1: [{value: 300, source: office}]", ""))[-1] == ("INDUSTRY", "2024-H1", 100, 12.5)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2022: [{value: 600.0, at: 1}], ", ""),
        ("en: Industry}\n    unit: 亿元", "en: Industry}\n    unit: 万元"),
        ("nature: flow\n    direction: higher\n    growth_prices: constant", "nature: ratio\n    direction: higher"),
    ],
)
def test_a_whole_without_comparable_levels_is_named(old: str, new: str, run: Run) -> None:
    assert old in PLAN
    ran = run("growth", "--parts", "GDP", "--format", "md", plan=PLAN.replace(old, new))
    assert ran.out.endswith("without levels of whole and parts, in one unit, of two years running: GDP\n")


def test_indicators_without_parts_are_refused(run: Run) -> None:
    ran = run("growth", "--parts", "FARMING", plan=PLAN)
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: none of these indicators has parts recorded\n")
    ran = run("growth", "--parts", "--sort", "kind", plan=PLAN)
    assert (ran.code, ran.out) == (2, "")
    assert "--parts" in ran.err
