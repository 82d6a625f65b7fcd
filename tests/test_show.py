"""Everything about one subject, whatever its type."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from tests.conftest import Run, quantity

PLAN = """
about: {id: county-2024, name: {zh: 某县2024年计划}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}}}
areas: {economy: {zh: 经济, en: Economy}}
categories: {rural: {zh: 农村}}
inferences: {guidance: {zh: 据此推断, en: inferred from that}}
indicators:
  FAI:
    name: {zh: 固定资产投资, en: Fixed-asset investment}
    aliases: [投资, 固投]
    unit: 亿元
    area: economy
    nature: flow
    direction: higher
    attribute: expected
    basis: inferred
    reason: guidance
    headline: true
    note: {zh: 可比口径, en: comparable scope}
    owner: {zh: 县发展改革委, en: Development and Reform Commission}
    actual: {2023: [{growth: 18.3, at: 7}]}
    target: {2024: [{value: 392.7, bound: at_least, at: 107}, {growth: 10, at: 107}]}
projects:
  HEHUA:
    name: {zh: 荷花水库, en: Hehua Reservoir}
    category: rural
    actual: {2023: [{stage: continuing, at: 24}, {progress: 31, of: works, at: 24}]}
totals:
  BINDING:
    name: {zh: 约束性指标数}
    measure: indicators
    unit: 项
    attribute: binding
    target: {2024: [{value: 7, at: 37}]}
"""


def shown(run: Run, *names: str) -> list[dict[str, Any]]:
    ran = run("show", "--json", *names, plan=PLAN)
    assert (ran.code, ran.err) == (0, "")
    found: list[dict[str, Any]] = ran.json["results"]
    return found


def holds(row: dict[str, Any], **facts: Any) -> bool:  # noqa: ANN401 whatever the fields hold
    return facts == {field: row[field] for field in facts}


def test_an_indicator_in_full(run: Run) -> None:
    (row,) = shown(run, "固投")
    assert holds(
        row,
        id="FAI",
        type="indicator",
        name_zh="固定资产投资",
        name_en="Fixed-asset investment",
        aliases=["投资", "固投"],
        unit="亿元",
        area="economy",
        chain=None,
        category=None,
        nature="flow",
        direction="higher",
        attribute="expected",
        basis="inferred",
        growth_prices="unstated",
        inferred=[{"field": "attribute", "reason": {"name_zh": "据此推断", "name_en": "inferred from that"}, "sources": []}],
        headline=True,
        owner_zh="县发展改革委",
        owner_en="Development and Reform Commission",
        note_zh="可比口径",
        note_en="comparable scope",
    )
    assert [(term["period"], term["role"], term["value"], term["unit"], term["paragraph"]) for term in row["figures"]] == [
        ("2023", "actual", 18.3, "%", 7),
        ("2024", "target", 392.7, "亿元", 107),
        ("2024", "target", 10, "%", 107),
    ]


def test_the_gaps_and_rates_are_those_of_the_other_commands(run: Run) -> None:
    (row,) = shown(run, "FAI")
    assert row["gaps"] == run("gap", "FAI", "--json", plan=PLAN).json["results"]
    assert row["rates"] == run("growth", "FAI", "--json", plan=PLAN).json["results"]
    assert [gap["gap"]["value"] for gap in row["gaps"]] == [None, -8.3]
    assert [rate["rate"]["value"] for rate in row["rates"]] == [18.3, 10]


def test_what_a_type_does_not_have_is_null(run: Run) -> None:
    project, total = shown(run, "荷花水库", "binding")
    for row in (project, total):
        assert holds(row, area=None, nature=None, direction=None, basis=None, growth_prices=None, headline=None)
        assert holds(row, inferred=[], aliases=[], note_zh=None, note_en=None, gaps=[], rates=[])
    assert holds(project, id="HEHUA", type="project", name_zh="荷花水库", unit=None, category="rural", attribute=None)
    assert holds(total, id="BINDING", type="total", name_zh="约束性指标数", unit="项", category=None, attribute="binding")
    assert [(term["form"], term["stage"], term["value"], term["of"]) for term in project["figures"]] == [
        ("stage", "continuing", None, None),
        ("progress", None, 31, "works"),
    ]


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        (
            "zh",
            """
            居民收入（Income）
            编号：INCOME
            单位：元（推断）
            指标类型：流量
            方向：越高越好
            属性：未注明
            增速价格：现价（推断）
            单位为推断：报告没有写出单位（据《统计公报》《上半年报告》）
            价格口径为推断：惯例
            """,
        ),
        (
            "en",
            """
            Income (居民收入)
            Id: INCOME
            Unit: yuan (inferred)
            Nature: flow
            Direction: higher is better
            Attribute: unstated
            Growth prices: current (inferred)
            Unit inferred: No unit is printed (from: Communique; Half-year report)
            Price basis inferred: custom
            """,
        ),
    ],
)
def test_what_is_inferred_says_why_and_from_what(run: Run, language: str, facts: str) -> None:
    plan = """
        sources:
          communique: {title: {zh: 统计公报, en: Communique}}
          half-year: {title: {zh: 上半年报告, en: Half-year report}}
        inferences:
          unit: {zh: 报告没有写出单位, en: No unit is printed, sources: [communique, half-year]}
          custom: {zh: 惯例, en: custom}
        indicators:
          INCOME:
            name: {zh: 居民收入, en: Income}
            unit: 元
            unit_basis: inferred
            unit_reason: unit
            nature: flow
            direction: higher
            growth_prices: current
            growth_prices_basis: inferred
            growth_prices_reason: custom
            actual: {2023: [{growth: 4.7, at: 7}]}
        """
    shown = run("show", "INCOME", "--format", "table", "--lang", language, plan=plan).out
    assert shown.split("\n\n")[0] == dedent(facts).strip()


def test_subjects_come_in_the_order_asked_for(run: Run) -> None:
    assert [row["id"] for row in shown(run, "binding", "HEHUA", "投资", "hehua")] == ["BINDING", "HEHUA", "FAI"]
    assert run("show", "FAI", "HEHUA", "--json", plan=PLAN).json["summary"] == {"subjects": 2}


def test_one_has_to_say_of_what(run: Run) -> None:
    ran = run("show", plan=PLAN)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("planctl: missing argument: ID...\n")


AIR = """
about: {{id: county-2024, name: {{zh: 某县2024年计划}}, year: 2024, source: report}}
sources: {{report: {{title: {{zh: 计划报告}}}}}}
indicators:
  RATIO:
    name: {{zh: 优良天数比例, en: Good-air ratio}}
    unit: "%"
    nature: rate
    direction: {direction}
    in_days: DAYS
    target: {{2024: [{{{target}, at: 2}}]}}
  DAYS:
    name: {{zh: 优良天数, en: Good-air days}}
    unit: 天
    nature: flow
    direction: higher
    actual: {days}
"""


def said_of_days(run: Run, days: str, target: str = "value: 96, bound: at_least", direction: str = "higher") -> list[str]:
    """The sentences on the days needed, in both languages."""
    plan = AIR.format(days=days, target=target, direction=direction)
    texts = [run("show", "RATIO", "--format", "md", "--lang", language, plan=plan).out for language in ("en", "zh")]
    return [line.replace("\\", "") for text in texts for line in text.splitlines() if "days takes" in line or "天的" in line]


CALENDAR_EN, CALENDAR_ZH = " (calendar days; officially days with valid measurements)", "（按日历天数；官方按有效监测天数）"


@pytest.mark.parametrize(
    ("days", "en", "zh"),
    [
        # 96 % of 366 is 351.36
        ("{2023: [{value: 345, at: 1}]}", ", 7 more than the 345 of 2023", "，比2023年的345天多7天"),
        ("{2023: [{value: 355, at: 1}]}", ", 3 fewer than the 355 of 2023", "，比2023年的355天少3天"),
        ("{2023: [{value: 352, at: 1}]}", ", as many as in 2023", "，与2023年的352天相同"),
        (
            "{2023: [{value: 345, at: 1}], 2024-H1: [{value: 170, at: 1}]}",
            "; 170 by 2024-H1, 182 still to come",
            "，截至2024-H1有170天，还差182天",
        ),
        ("{2024-11: [{value: 352, at: 1}]}", "; 352 by 2024-11", "，截至2024-11已有352天"),
        ("{2023-H1: [{value: 170, at: 1}]}", "", ""),
        ("{2023: [{value: 345, bound: over, at: 1}]}", "", ""),
        ("{}", "", ""),
    ],
)
def test_a_share_of_the_days_takes_so_many(days: str, en: str, zh: str, run: Run) -> None:
    assert said_of_days(run, days) == [
        f"- 2024: ≥96% of 366 days takes 352{en}{CALENDAR_EN}",
        f"- 2024年：366天的96%以上需352天{zh}{CALENDAR_ZH}",
    ]


@pytest.mark.parametrize(
    ("target", "needed"), [("value: 50", 183), ("value: 50, bound: over", 184), ("value: 49.9, bound: over", 183)]
)
def test_more_than_a_share_takes_a_day_more(target: str, needed: int, run: Run) -> None:
    said, _ = said_of_days(run, "{}", target)
    assert f" of 366 days takes {needed} (" in said


@pytest.mark.parametrize(
    ("days", "target", "direction"),
    [
        ("{2024: [{value: 350, at: 1}]}", "value: 96", "higher"),
        ("{2023: [{value: 345, at: 1}]}", "value: 96", "lower"),
        ("{2023: [{value: 345, at: 1}]}", "text: {zh: 继续提高}", "higher"),
    ],
)
def test_no_days_are_needed_of(days: str, target: str, direction: str, run: Run) -> None:
    assert said_of_days(run, days, target, direction) == []


def test_the_days_needed_are_data_too(run: Run) -> None:
    plan = AIR.format(days="{2023: [{value: 345, at: 1}]}", target="value: 96", direction="higher")
    ((needed,),) = [row["days"] for row in run("show", "RATIO", "--json", plan=plan).json["results"]]
    assert (needed["target"]["value"], needed["whole"], needed["needed"], needed["known"]["value"]) == (96, 366, 352, 345)
    assert needed["more"] == quantity(7, "天")


@pytest.mark.parametrize(
    ("language", "fact"), [("zh", "责任单位：县发展改革委"), ("en", "Owner: Development and Reform Commission")]
)
def test_who_is_responsible_is_named(run: Run, language: str, fact: str) -> None:
    assert fact in run("show", "FAI", "--format", "wide", "--lang", language, plan=PLAN).out.split("\n")


@pytest.mark.parametrize("command", ["status", "review"])
def test_an_overview_has_a_column_of_owners_where_there_are_any(run: Run, command: str) -> None:
    owned = PLAN + "observations: {FAI: {2024-H1: [{value: 150.0, source: report}]}}\n"
    ownerless = "".join(line for line in owned.splitlines(keepends=True) if "owner:" not in line)
    named = "Development and Reform Commission"
    assert named not in run(command, "--format", "table", "--lang", "en", plan=owned).out
    assert named in run(command, "--format", "wide", "--lang", "en", plan=owned).out
    assert "Owner" not in run(command, "--format", "wide", "--lang", "en", plan=ownerless).out
