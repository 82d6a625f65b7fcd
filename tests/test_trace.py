"""The sentences of a report behind a subject's figures, with the figure marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planctl.assess.trace import trace
from planctl.read import read, shipped_plan
from planctl.read.source_text import Report, read_report
from tests.conftest import Ran, Run
from tests.report_texts import REPORT, indicator, needs_report, plan, written

Trace = Callable[..., Ran]

COUNTY = plan(
    indicator("JOBS", "城镇新增就业", "万人", "{2023: [{value: 1.2, at: 1}]}", "{2024: [{value: 1, bound: at_least, at: 2}]}"),
    indicator("INCOME", "居民收入", "元", target="{2024: [{text: {zh: 与经济同步, en: in step}, at: 2}]}"),
    more="""\
projects:
  HEHUA:
    name: {zh: 荷花水库, en: Hehua Reservoir}
    actual: {2023: [{stage: continuing, at: 1}, {progress: 31, of: works, at: 1}]}
totals:
  NEW: {name: {zh: 新开工项目数}, measure: count, unit: 个, target: {2024: [{value: 85, at: 2}]}}
""",
)
COUNTY_REPORT = """\
就业稳定。全县城镇新增就业1.2万人，调查失业率达5.2%。加快荷花水库建设，进度达31%。
新开工项目85个。城镇新增就业1万人以上，居民收入增速与经济增速相匹配；
"""


@pytest.fixture
def follow(run: Run, tmp_path: Path) -> Trace:
    """Trace subjects of a plan in a report, both written in the test."""
    return lambda plan, report, *rest: run("trace", *rest, "--report", written(tmp_path, report), plan=plan)


def excerpts(ran: Ran) -> list[tuple[str, str | None, str]]:
    """The rows of an answer: whose, what is marked, and the text with the mark."""
    return [(row["id"], row["marked"], f"{row['before']}[{row['mark']}]{row['after']}") for row in ran.json["results"]]


def test_the_sentence_with_the_figure_marked(follow: Trace) -> None:
    ran = follow(COUNTY, COUNTY_REPORT, "jobs", "荷花水库", "--format", "table", "--lang", "zh")
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
城镇新增就业

P1  2023 实际 1.2万人
全县城镇新增就业【1.2】万人，调查失业率达5.2%。

P2  2024 目标 1万人以上
城镇新增就业【1】万人以上，居民收入增速与经济增速相匹配；

荷花水库 (Hehua Reservoir)

P1  2023 实际 续建
加快【荷花水库】建设，进度达31%。

P1  2023 实际 31%
加快荷花水库建设，进度达【31】%。
"""
    )


def test_in_english(follow: Trace) -> None:
    assert (
        follow(COUNTY, COUNTY_REPORT, "NEW", "INCOME", "--format", "table").out
        == """\
新开工项目数

P2  2024 target 85 projects
新开工项目【85】个。

居民收入

P2  2024 target in step
城镇新增就业1万人以上，【居民收入】增速与经济增速相匹配；
"""
    )


def test_the_document(follow: Trace) -> None:
    document = follow(COUNTY, COUNTY_REPORT, "JOBS", "--json").json
    row = document["results"][1]
    assert row.pop("figure")["paragraph"] == 2
    assert row == {
        "id": "JOBS",
        "type": "indicator",
        "name_zh": "城镇新增就业",
        "name_en": None,
        "marked": "number",
        "column": 16,
        "before": "城镇新增就业",
        "mark": "1",
        "after": "万人以上，居民收入增速与经济增速相匹配；",
        "unit_follows": True,
    }
    assert document["summary"] == {"subjects": 1, "statements": 2, "numbers": 2, "unmatched": 0, "without_paragraph": 0}


def test_a_mark_stands_out_where_there_is_colour(follow: Trace) -> None:
    assert "新开工项目\033[1;33m【85】\033[0m个。" in follow(COUNTY, COUNTY_REPORT, "NEW", "--format", "table", "--colour").out


def test_a_line_end_cuts_no_number(follow: Trace) -> None:
    out = follow(COUNTY, f"{'甲' * 33}新开工项目85个，乙。\n" * 2, "NEW", "--format", "table").out
    assert out.splitlines()[3:5] == ["甲" * 33 + "新开工项目", "【85】个，乙。"]


def test_a_locator_that_does_not_hold_its_number(follow: Trace, tmp_path: Path) -> None:
    ran = follow(COUNTY, COUNTY_REPORT.replace("1.2万", "1.3万"), "JOBS", "--format", "table")
    assert ran.code == 1
    assert ran.out.startswith("城镇新增就业\n\nP1  2023 actual 1.2 (10k persons)\n(the number is not in this paragraph)\n")
    assert (
        ran.err.replace(f"{tmp_path}/", "")
        == """\
plan.yaml:5:38: number-not-printed: paragraph 1 has no 1.2 that could be that of JOBS
      actual: {2023: [{value: 1.2, at: 1}]},
                                       ^
  hint: check the paragraph and the number; if the source spells it otherwise (两), add printed:
"""
    )


def test_others_figures_are_not_judged(follow: Trace) -> None:
    ran = follow(COUNTY, COUNTY_REPORT.replace("1.2万", "1.3万"), "NEW", "--json")
    assert (ran.code, ran.json["problems"]) == (0, [])


@pytest.mark.parametrize("id_", ["JOBS", "INCOME", "NEW"])
def test_a_paragraph_that_is_not_there(follow: Trace, id_: str) -> None:
    ran = follow(COUNTY, "城镇新增就业1.2万人\n", id_, "--json")
    assert ran.code == 1
    assert [problem["rule"] for problem in ran.json["problems"]] == ["no-such-paragraph"]


def test_a_name_shortened_or_absent(follow: Trace) -> None:
    report = "建全站开工。\n加快荷花库区建设，进度达31%。\n"
    projects = """\
  {}
projects:
  HEHUA: {name: {zh: 荷花水库}, actual: {2023: [{stage: continuing, at: 2}]}}
  TOWER: {name: {zh: 观景塔}, actual: {2023: [{stage: new, at: 2}]}}
  STATION: {name: {zh: 抽水蓄能电站}, aliases: [建全站], actual: {2023: [{stage: new, at: 1}]}}
"""
    ran = follow(plan(more=projects), report, "HEHUA", "TOWER", "STATION", "--json")
    assert ran.code == 0
    assert excerpts(ran) == [
        ("HEHUA", "name", "加快[荷花]库区建设，进度达31%。"),
        ("TOWER", None, "[]"),
        ("STATION", "name", "[建全站]开工。"),
    ]


def test_a_number_without_its_unit_is_shown_to_be(follow: Trace) -> None:
    other = plan(indicator("FUNDS", "资金", "亿元", "{2023: [{value: 7800, at: 1}]}"))
    assert (
        "P1  2023 实际 7800亿元（原文数字后不是这个单位）\n"
        in follow(other, "资金7800余万元。\n", "FUNDS", "--format", "table", "--lang", "zh").out
    )
    right = plan(indicator("FUNDS", "资金", "万元", "{2023: [{value: 7800, at: 1}]}"))
    assert follow(right, "资金7800余万元。\n", "FUNDS", "--json").json["results"][0]["unit_follows"]


def test_a_difference_of_shares_is_printed_in_points(follow: Trace) -> None:
    points = plan(indicator("COVER", "覆盖率", "%", "{2023: [{change: 5, at: 1}, {growth: 6, at: 1}]}"))
    assert [row["unit_follows"] for row in follow(points, "覆盖率提高5个百分点、6%。\n", "COVER", "--json").json["results"]] == [
        True
    ] * 2


def test_the_mark_is_that_of_coverage(follow: Trace) -> None:
    both = plan(
        *(indicator(id_, name, "个", "{2023: [{value: 4, at: 1}]}") for id_, name in (("A", "市级试点"), ("B", "全国试点")))
    )
    assert excerpts(follow(both, "全国试点4个、市级试点4个。\n", "A", "--json")) == [
        ("A", "number", "全国试点4个、市级试点[4]个。")
    ]


def test_an_unknown_subject_or_report(follow: Trace, run: Run) -> None:
    ran = follow(COUNTY, COUNTY_REPORT, "荷华水库")
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: there is no “荷华水库”; near it: 荷花水库\n")
    assert run("trace", "JOBS", "--report", "/no/such/file", plan=COUNTY).code == 2


@needs_report
def test_every_subject_of_the_shipped_plan_is_in_its_report() -> None:
    plan, _, _ = read(shipped_plan())
    report = read_report(Path(REPORT or ""))
    assert plan is not None
    assert isinstance(report, Report)
    answer = trace(plan, [id_ for id_, _ in plan.subjects()], report)
    rows: Any = answer.rows
    assert answer.findings == ()
    assert all(row.marked is not None for row in rows)
