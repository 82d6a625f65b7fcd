"""planctl draft --set-aside: what of a report plainly measures nothing is set aside in a plan that was typed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.documents import in_word

PLAN = """\
# 某县
about: {id: county, name: 甲县计划, year: 2025, source: report}
sources: {report: {title: 计划报告}}
indicators:
  STATIONS: {name: 5G基站, unit: 个, nature: flow, direction: higher, target: {2025: [{value: 5, at: 2}]}}
set_aside:
  1: [{printed: "2025", reason: year}]   # 年份
"""
REPORT = """\
甲县2025年计划
建成5G基站5个，细颗粒物PM2.5浓度下降，旅游收入增长6%。
印发〔2024〕15号文件，深入实施“33125”行动，2024年、2024年。
"""


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    return Path("plan.yaml")


def test_what_plainly_measures_nothing_is_set_aside_and_all_else_stays(run: Run, county: Path) -> None:
    ran = run("draft", "report.txt", "--set-aside", "plan.yaml", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "set aside, as they measure nothing: 7 (name 3, document 2, year 2)",
        "still missing: 1; see planctl coverage",
    ]
    assert county.read_text(encoding="utf-8") == PLAN + (
        "  2: [{printed: 5G, reason: name}, {printed: 2.5, reason: name}]\n"
        '  3: [{printed: "2024〕", reason: document}, {printed: 15, reason: document}, {printed: 33125, reason: name},'
        ' {printed: "2024年、", reason: year}, {printed: "2024年。", reason: year}]\n'
    )
    rows = run("coverage", "--data", "plan.yaml", "--report", "report.txt", "--json").json
    assert [(row["paragraph"], row["printed"]) for row in rows["results"]] == [(2, "6")]
    assert (rows["summary"]["unmatched"], rows["summary"]["set_aside_unmatched"]) == (0, 0)


def test_once_more_nothing_changes(run: Run, county: Path) -> None:
    run("draft", "report.txt", "--set-aside", "plan.yaml")
    written = county.read_bytes()
    assert run("draft", "report.txt", "--set-aside", "plan.yaml", "--lang", "zh").out == (
        "没有可搁置的\n仍缺失 1 个：planctl coverage\n"
    )
    assert county.read_bytes() == written


def test_a_dry_run_writes_nothing(run: Run, county: Path) -> None:
    ran = run("draft", "report.txt", "--set-aside", "plan.yaml", "--dry-run")
    assert [line[:18] for line in ran.out.splitlines() if line.startswith(("+ ", "- "))] == [
        "+  2: [{printed: 5",
        '+  3: [{printed: "',
    ]
    assert county.read_text(encoding="utf-8") == PLAN


def test_serial_numbers_and_headings_of_a_table(run: Run, county: Path) -> None:
    rows = [["序号", "指标", "单位", "2025年计划"], ["5", "5G基站", "个", "5"], ["6", "PM10浓度", "微克", "40"]]
    report = in_word(Path("report.docx"), ["甲县2025年计划", "主要指标", rows])
    county.write_text(PLAN.replace("at: 2", "at: 4"), encoding="utf-8")
    run("draft", report, "--set-aside", "plan.yaml")
    assert county.read_text(encoding="utf-8").partition("# 年份\n")[2] == (
        "  3: [{printed: 2025, reason: year}]\n"
        "  4: [{printed: 5, reason: ordinal}, {printed: 5G, reason: name}]\n"
        "  5: [{printed: 6, reason: ordinal}, {printed: 10, reason: name}]\n"
    )
    assert run("coverage", "--data", "plan.yaml", "--report", report, "--json").json["summary"]["missing"] == 1


@pytest.mark.parametrize("options", [("--dry-run",), ("--set-aside", "plan.yaml", "-o", "new")])
def test_options_that_do_not_go_together(run: Run, county: Path, options: tuple[str, ...]) -> None:
    ran = run("draft", "report.txt", *options, "--lang", "en")
    assert (ran.code, ran.err) == (2, "planctl: --dry-run goes with --set-aside, and --output does not\n")
    assert county.read_text(encoding="utf-8") == PLAN
