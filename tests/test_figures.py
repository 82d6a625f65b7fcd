"""The ledger: every recorded figure once, with its place; the contract that other programs build on."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.conftest import Run

PLAN = """
about: {id: county-2024, name: {zh: 某县2024年计划}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}}, profile: {title: {zh: 县情介绍}, published: 2025-08}}
areas: {economy: {zh: 经济, en: Economy}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: Gross domestic product}
    unit: 亿元
    attribute: expected
    area: economy
    nature: flow
    direction: higher
    actual: {2023: [{value: 601.7, at: 7}, {growth: 6.8, at: 7}]}
    target: {2027: [{value: 850, bound: over, stretch: true, at: 38}], 2024: [{growth: 7, at: 38}]}
  INCOME:
    name: {zh: 居民收入}
    unit: 元
    nature: flow
    direction: higher
    target: {2024: [{text: {zh: 与经济增长同步, en: in step with growth}, at: 127}]}
  URBAN:
    name: {zh: 城镇化率}
    unit: "%"
    nature: rate
    direction: higher
    actual: {2023: [{change: -0.50, printed: 半, estimate: true, at: 20}]}
projects:
  HEHUA:
    name: {zh: 荷花水库}
    actual: {2023: [{stage: continuing, at: 24}, {progress: 31, of: works, at: 24}]}
totals:
  COUNT:
    name: {zh: 项目数}
    measure: count
    unit: 个
    target: {2024: [{value: 227, at: 39}]}
observations:
  GDP: {2024: [{value: 636, source: profile}], 2024-Q3: [{value: 150, source: profile, cumulative: false}]}
"""

GDP_2023 = {
    "period": "2023",
    "role": "actual",
    "form": "value",
    "value": 601.7,
    "printed": "601.7",
    "unit": "亿元",
    "bound": "exact",
    "text_zh": None,
    "text_en": None,
    "stage": None,
    "of": None,
    "since": None,
    "scope_zh": None,
    "scope_en": None,
    "estimate": False,
    "stretch": False,
    "paragraph": 7,
    "source": "report",
    "worked_out_from": None,
    "to": None,
    "as_index": None,
    "locator": None,
    "cumulative": True,
    "reached": None,
    "goes_by": None,
    "goes_by_zh": None,
    "goes_by_en": None,
    "goes_by_period": None,
    "set_by_zh": None,
    "set_by_en": None,
    "shares": None,
}
GDP = {
    "id": "GDP",
    "subject_type": "indicator",
    "name_zh": "地区生产总值",
    "name_en": "Gross domestic product",
    "measure": None,
    "figure": GDP_2023,
    "unit_basis": "stated",
    "observed": False,
    "published": None,
    "attribute": "expected",
    "basis": "stated",
    "area": "economy",
    "area_zh": "经济",
    "area_en": "Economy",
}


def ledger(run: Run, *options: str) -> list[dict[str, Any]]:
    ran = run("figures", "--json", *options, plan=PLAN)
    assert (ran.code, ran.err) == (0, "")
    found: list[dict[str, Any]] = ran.json["results"]
    return found


def brief(rows: list[dict[str, Any]]) -> list[tuple[str, str, str, str, float | None, str | None, str | None]]:
    fields = ("period", "role", "form", "value", "printed", "unit")
    return [(row["id"], *(row["figure"][field] for field in fields)) for row in rows]


def test_ledger_order(run: Run) -> None:
    assert brief(ledger(run)) == [
        ("GDP", "2023", "actual", "value", 601.7, "601.7", "亿元"),
        ("GDP", "2023", "actual", "growth", 6.8, "6.8", "%"),
        ("GDP", "2024", "target", "growth", 7, "7", "%"),
        ("GDP", "2027", "target", "value", 850, "850", "亿元"),
        ("GDP", "2024-Q3", "actual", "value", 150, "150", "亿元"),
        ("GDP", "2024", "actual", "value", 636, "636", "亿元"),
        ("INCOME", "2024", "target", "text", None, None, None),
        ("URBAN", "2023", "actual", "change", -0.5, "半", "percentage_points"),
        ("HEHUA", "2023", "actual", "stage", None, None, None),
        ("HEHUA", "2023", "actual", "progress", 31, "31", "%"),
        ("COUNT", "2024", "target", "value", 227, "227", "个"),
    ]


def test_a_figure_carries_all_that_is_recorded_of_it(run: Run) -> None:
    rows = ledger(run)
    assert rows[0] == GDP
    assert rows[3]["figure"] == GDP_2023 | {
        "period": "2027",
        "role": "target",
        "value": 850,
        "printed": "850",
        "bound": "over",
        "stretch": True,
        "paragraph": 38,
    }
    assert (rows[6]["figure"]["text_zh"], rows[6]["figure"]["text_en"]) == ("与经济增长同步", "in step with growth")
    assert rows[7]["figure"]["estimate"] is True
    assert rows[8]["figure"]["stage"] == "continuing"
    assert (rows[9]["subject_type"], rows[9]["figure"]["of"], rows[9]["name_en"]) == ("project", "works", None)
    assert (rows[10]["subject_type"], rows[10]["measure"]) == ("total", "count")


def test_an_observation_carries_its_source_and_when_that_was_published(run: Run) -> None:
    rows = ledger(run)[4:6]
    seen = [(row["observed"], row["figure"]["source"], row["published"], row["figure"]["cumulative"]) for row in rows]
    assert seen == [(True, "profile", "2025-08", False), (True, "profile", "2025-08", True)]
    wide = run("figures", "GDP", "--format", "wide", plan=PLAN).out.splitlines()
    # The quarter's figure is told to be that of the quarter alone.
    (line,) = (line for line in wide if "2024-Q3" in line)
    assert "2024-Q3 alone" in line
    assert re.split(" {2,}", line)[-3:] == ["100m yuan", "2025-08", "profile"]


def test_a_project_s_planned_investment_stands_after_its_targets(run: Run) -> None:
    plan = """
        projects:
          DAM:
            name: {zh: 水库}
            unit: 亿元
            planned_investment: {value: 2.5, at: 1}
            target: {2024: [{stage: new, at: 1}]}
        observations: {DAM: {2024-H1: [{stage: new, source: h1}]}}
        sources: {h1: {title: {zh: 快报}}}
        """
    found = [(row["figure"]["period"], row["figure"]["form"]) for row in run("figures", "--json", plan=plan).json["results"]]
    assert found == [("2024", "stage"), ("", "value"), ("2024-H1", "stage")]


def test_a_unit_that_is_not_printed_has_a_star(run: Run) -> None:
    plan = """
        inferences: {custom: {zh: 惯用单位}}
        indicators:
          TAX:
            name: {zh: 税收, en: Tax}
            unit: 亿元
            unit_basis: inferred
            unit_reason: custom
            nature: flow
            direction: higher
            actual: {2022: [{value: 12, at: 1}], 2023: [{growth: -20, at: 1}]}
        """
    assert run("figures", "--format", "md", plan=plan).out == (
        "| Name | Period | Role | Form | Figure | Unit | Where |\n"
        "| --- | --- | --- | --- | ---: | --- | --- |\n"
        "| Tax | 2022 | actual | value | 12 | 100m yuan\\* | P1 |\n"
        "| Tax | 2023 | actual | growth | -20% | % | P1 |\n\n"
        "- \\* the unit is inferred, not printed in the plan\n"
    )
    assert run("figures", "--format", "md", "--lang", "zh", plan=plan).out.splitlines()[-1] == "- \\* 单位为推断，非原文"


def test_printed_digits_and_value(run: Run) -> None:
    plan = """
        indicators:
          X:
            name: {zh: 某项}
            unit: 亿元
            nature: flow
            direction: higher
            actual: {2021: [{value: 12.0, at: 1}], 2022: [{value: 12, at: 1}], 2023: [{growth: -20, at: 1}]}
        """
    found = run("figures", "--format", "ndjson", plan=plan).out
    assert [line[line.index('"value":') : line.index(', "unit"')] for line in found.splitlines()] == [
        '"value": 12.0, "printed": "12.0"',
        '"value": 12, "printed": "12"',
        '"value": -20, "printed": "20"',
    ]


def test_the_summary_counts_by_role(run: Run) -> None:
    report = {"id": "report", "title_zh": "计划报告", "title_en": None, "trust": "A", "published": None, "url": None}
    profile = report | {"id": "profile", "title_zh": "县情介绍", "published": "2025-08"}
    summary = {"figures": 11, "actual": 7, "target": 4, "observed": 2, "subjects": 5, "sources": [report, profile]}
    assert run("figures", "--json", plan=PLAN).json["summary"] == summary


@pytest.mark.parametrize(
    ("options", "subjects"),
    [
        (("--type", "indicator"), ["GDP"] * 6 + ["INCOME", "URBAN"]),
        (("--type", "project"), ["HEHUA"] * 2),
        (("--type", "total"), ["COUNT"]),
        (("荷花水库", "urban"), ["HEHUA", "HEHUA", "URBAN"]),
        (("urban", "--type", "total"), []),
    ],
)
def test_the_ledger_of_some(run: Run, options: tuple[str, ...], subjects: list[str]) -> None:
    assert [row["id"] for row in ledger(run, *options)] == subjects


def test_the_ledger_is_sorted_by_place_and_period(run: Run) -> None:
    assert [row["figure"]["paragraph"] for row in ledger(run, "--sort", "paragraph")] == [
        7,
        7,
        20,
        24,
        24,
        38,
        38,
        39,
        127,
        None,
        None,
    ]
    assert [row["figure"]["period"] for row in ledger(run, "--sort", "period")] == ["2023"] * 5 + ["2024"] * 4 + ["2024-Q3", "2027"]


def test_a_type_that_is_none_is_refused(run: Run) -> None:
    ran = run("figures", "--type", "chain", plan=PLAN)
    assert (ran.code, ran.out) == (2, "")
    assert "there is no “chain”; one of: indicator, project, total" in ran.err
