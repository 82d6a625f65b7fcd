"""Where figures stand, when that is no paragraph: wherever P38 would be, the place in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.report_texts import written

PLAN = """
about: {id: county-2024, name: {zh: 某县2024年计划, en: A county's plan for 2024}, year: 2024, source: plan}
sources:
  plan: {title: {zh: 年度计划, en: Annual plan}}
  communique: {title: {zh: 统计公报, en: Communique}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: GDP}
    unit: 亿元
    nature: flow
    direction: higher
    headline: true
    actual: {2023: [{value: 601.7, at: "annex 2, row 3"}]}
    target: {2024: [{value: 636, at: 38}]}
  FOREST:
    name: {zh: 森林覆盖率, en: Forest coverage}
    unit: "%"
    nature: rate
    direction: higher
    target: {2024: [{value: 61.5, at: 附件2第9行}]}
observations:
  GDP: {2024: [{value: 640, source: communique, at: table 1}]}
"""


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (("figures", "GDP"), "annex 2, row 3"),
        (("figures", "FOREST"), "附件2第9行"),
        (("show", "GDP"), "communique table 1"),
        (("show", "GDP", "--explain"), "baseline = 601.7 (100m yuan)  [601.65 to 601.75]  annex 2, row 3"),
        (("gap", "GDP"), "annex 2, row 3; P38"),
        (("growth", "GDP"), "P38; annex 2, row 3"),
        (("chart", "GDP"), "annex 2, row 3"),
        (("annex", "2"), "annex 2, row 3; P38"),
    ],
)
def test_a_place_in_words_stands_where_a_paragraph_would(run: Run, line: tuple[str, ...], place: str) -> None:
    ran = run(*line, "--format", "wide", "--lang", "en", plan=PLAN)
    assert (ran.code, ran.err) == (0, "")
    assert place in " ".join(ran.out.split()) or place in ran.out


def test_the_fields_of_a_place(run: Run) -> None:
    figures = run("show", "GDP", "--json", plan=PLAN).json["results"][0]["figures"]
    places = [(figure["paragraph"], figure["locator"], figure["source"]) for figure in figures]
    assert places == [(None, "annex 2, row 3", "plan"), (None, "communique table 1", "communique"), (38, None, "plan")]


def test_a_picture_names_the_place(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "gdp.svg"
    assert run("chart", "GDP", "-o", str(file), plan=PLAN).code == 0
    assert "601.7 annex 2, row 3" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 statements without a paragraph number: not looked up"),
        ("zh", "没有段落号、未核对的 1 处"),
    ],
)
def test_trace_says_what_it_does_not_look_up(run: Run, tmp_path: Path, language: str, said: str) -> None:
    report = written(tmp_path, "\n" * 37 + "地区生产总值636亿元。\n")
    ran = run("trace", "GDP", "--report", report, "--format", "table", "--lang", language, plan=PLAN)
    assert (ran.code, ran.out.split("\n")[-2]) == (0, said)


def test_coverage_counts_what_it_does_not_look_up(run: Run, tmp_path: Path) -> None:
    report = written(tmp_path, "\n" * 37 + "地区生产总值636亿元。\n")
    ran = run("coverage", "--report", report, "--format", "table", plan=PLAN)
    assert (ran.code, ran.out.split("\n")[-2]) == (0, "2 figures without a paragraph number: not looked up")


def test_a_plan_from_no_text_needs_no_places(run: Run) -> None:
    of_ones_own = """
    about: {id: town-2024, name: 某镇2024年计划, year: 2024}
    indicators:
      TREES: {name: 植树, unit: 万株, nature: flow, direction: higher, target: {2024: [{value: 5.0}]}}
    projects:
      DAM: {name: 水库, unit: 亿元, planned_investment: {value: 7.7}, target: {2024: [{stage: new}]}}
    """
    assert run("figures", plan=of_ones_own)[::2] == (0, "")
    assert "5.0" in run("status", "--format", "table", plan=of_ones_own).out


@pytest.mark.parametrize("at", ["P38", "p 38", "第38段", "38-39", "038", "0", "-5", "３８", "38,39", "段", "3.2"])
def test_what_can_only_be_meant_for_a_paragraph_is_refused(run: Run, at: str) -> None:
    ran = run("figures", plan=PLAN.replace("附件2第9行", f'"{at}"'))
    assert (ran.code, ran.err.split(": ")[1]) == (1, "not-a-paragraph")


@pytest.mark.parametrize("at", ["p. 14", "第38页", "报告", "section 3.2", "表3", "P38 table", "S. 12"])
def test_places_in_words(run: Run, at: str) -> None:
    assert run("figures", plan=PLAN.replace("附件2第9行", f'"{at}"')).code == 0
