"""Everything about one subject, whatever its type."""

from __future__ import annotations

from typing import Any

from tests.conftest import Run

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
        reason_zh="据此推断",
        reason_en="inferred from that",
        growth_prices="unstated",
        headline=True,
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
        assert holds(row, area=None, nature=None, direction=None, basis=None, reason_zh=None, growth_prices=None, headline=None)
        assert holds(row, aliases=[], note_zh=None, note_en=None, gaps=[], rates=[])
    assert holds(project, id="HEHUA", type="project", name_zh="荷花水库", unit=None, category="rural", attribute=None)
    assert holds(total, id="BINDING", type="total", name_zh="约束性指标数", unit="项", category=None, attribute="binding")
    assert [(term["form"], term["stage"], term["value"], term["of"]) for term in project["figures"]] == [
        ("stage", "continuing", None, None),
        ("progress", None, 31, "works"),
    ]


def test_subjects_come_in_the_order_asked_for(run: Run) -> None:
    assert [row["id"] for row in shown(run, "binding", "HEHUA", "投资", "hehua")] == ["BINDING", "HEHUA", "FAI"]
    assert run("show", "FAI", "HEHUA", "--json", plan=PLAN).json["summary"] == {"subjects": 2}


def test_one_has_to_say_of_what(run: Run) -> None:
    ran = run("show", plan=PLAN)
    assert (ran.code, ran.out) == (2, "")
    assert "Missing argument 'ID...'" in ran.err
