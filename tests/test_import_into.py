"""planctl import --into: a table's figures put into a plan that is there, which otherwise stays as it is to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = """\
# 某县
about: {id: a, name: 某县计划, year: 2025, source: table}
sources: {table: {title: 附件}}   # 附件
areas:
  economy: {zh: 经济, en: Economy}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: GDP}
    aliases: [经济总量]
    unit: 亿元
    area: economy
    nature: flow
    direction: higher
    actual:
      2024: [{value: 1186.40, at: "附件1!C3"}]   # 核过
    target: {2025: [{growth: 6.5, bound: about, at: "附件1!D3"}]}
  GRAIN: {name: 粮食产量, unit: 万吨, nature: flow, direction: higher}
projects:
  ROAD: {name: 滨江路, unit: 亿元, planned_investment: {value: 2.30, at: "附件2!C3"}}
"""
TABLE = """\
指标,单位,2024年实际,2025年计划,属性,责任单位
一、经济,,,,,
经济总量,亿元,1186.40,增长6.5%左右,预期性,统计局
粮食产量,吨,20.5,21以上,约束性,
GRAIN,万吨,20.50,21以上,约束性,
二、民生,,,,,
5G基站,座,150,≥200,预期性*,通信办
"""
AFTER = """\
# 某县
about: {id: a, name: 某县计划, year: 2025, source: table}
sources: {table: {title: 附件}}   # 附件
areas:
  economy: {zh: 经济, en: Economy}
  民生: 民生
indicators:
  GDP:
    name: {zh: 地区生产总值, en: GDP}
    aliases: [经济总量]
    unit: 亿元
    area: economy
    nature: flow
    direction: higher
    actual:
      2024: [{value: 1186.40, at: "附件1!C3"}]   # 核过
    target: {2025: [{growth: 6.5, bound: about, at: "附件1!D3"}]}
  GRAIN: {name: 粮食产量, unit: 万吨, nature: flow, direction: higherGRAIN}
  G基站:
    name: 5G基站
    attribute: expected
    basis: inferred
    reason: marked
    area: 民生
    owner: 通信办
    unit: 座
    nature: stock  # guessed
    direction: higher  # guessed
    actual:
      2024: [{value: 150, at: "a!C7"}]
    target:
      2025: [{value: 200, bound: at_least, at: "a!D7"}]
projects:
  ROAD: {name: 滨江路, unit: 亿元, planned_investment: {value: 2.30, at: "附件2!C3"}}
inferences:
  marked: "marked with * in the table"
""".replace("GRAIN}", ', actual: {2024: [{value: 20.50, at: "a!C5"}]}, target: {2025: [{value: 21, bound: at_least, at: "a!D5"}]}}')


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")
    return Path("plan.yaml")


def table(text: str, name: str = "a.csv") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_what_is_new_is_put_in_and_all_else_stays(run: Run, county: Path) -> None:
    ran = run("import", table(TABLE), "--into", "plan.yaml", "--lang", "en")
    assert county.read_text(encoding="utf-8") == AFTER
    assert ran.out.splitlines() == [
        "plan.yaml:19: added G基站",
        'plan.yaml:18: recorded GRAIN 2024 {value: 20.50, at: "a!C5"}',
        'plan.yaml:18: recorded GRAIN 2025 {value: 21, bound: at_least, at: "a!D5"}',
        "figures that are there already, not written again: 2",
    ]
    assert (ran.code, ran.err.splitlines()) == (
        1,
        [
            "records in which something is guessed that the table does not say: 1; check them",
            "not read: a!C4 “20.5”: the plan has it in 万吨",
            "not read: a!D4 “21以上”: the plan has it in 万吨",
        ],
    )


def test_once_more_nothing_changes(run: Run, county: Path) -> None:
    run("import", table(TABLE), "--into", "plan.yaml")
    again = run("import", table(TABLE), "--into", "plan.yaml", "--lang", "en")
    assert again.out == "figures that are there already, not written again: 6\n"
    assert county.read_text(encoding="utf-8") == AFTER


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_marks_stay(run: Run, county: Path, newline: str, mark: str) -> None:
    county.write_bytes((mark + PLAN.replace("\n", newline)).encode())
    run("import", table(TABLE), "--into", "plan.yaml", "--lang", "en")
    assert county.read_bytes().decode() == mark + AFTER.replace("\n", newline)


def test_what_contradicts_is_told_with_both_places_and_not_written(run: Run, county: Path) -> None:
    ran = run("import", table("指标,单位,2024年实际\n地区生产总值,亿元,1186.4\n"), "--into", "plan.yaml", "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "conflict: plan.yaml:15: GDP 2024 is {value: 1186.40}, a!C2 says “1186.4”; nothing is changed\n"
    projects = "项目名称,总投资（亿元）\n滨江路,2.5\n"
    ran = run("import", table(projects), "--into", "plan.yaml", "--lang", "zh")
    assert ran.err == "矛盾 plan.yaml:19：ROAD 已记为 2.30，a!B2 写“2.5”；未改\n"
    assert county.read_text(encoding="utf-8") == PLAN


def test_a_dry_run_shows_the_difference_and_writes_nothing(run: Run, county: Path) -> None:
    ran = run("import", table("指标,单位,2025年计划\n粮食产量,万吨,21\n"), "--into", "plan.yaml", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == '   ROAD: {name: 滨江路, unit: 亿元, planned_investment: {value: 2.30, at: "附件2!C3"}}'
    assert sum(line.startswith(("+ ", "- ")) for line in ran.out.splitlines()) == 2
    assert county.read_text(encoding="utf-8") == PLAN


HALF = """\
指标,单位,2025年1-6月完成,2025年1-6月增长（%）,2025年计划
地区生产总值,亿元,601.0,6.6,1260
没有的,个,3,,
"""


def test_results_of_another_source_are_observations(run: Run, county: Path) -> None:
    line = ("import", table(HALF), "--into", "plan.yaml", "--source", "h1", "--lang", "en")
    assert run(*line).err.startswith("planctl: there is no source “h1”")
    ran = run(*line, "--title", "半年报", "--date", "2025-07-20")
    assert county.read_text(encoding="utf-8").partition("observations:\n")[2] == (
        '  GDP:\n    2025-H1: [{value: 601.0, source: h1, at: "a!C2"}, {growth: 6.6, source: h1, at: "a!D2"}]\n'
    )
    assert ran.err.splitlines() == [
        "not read: a!E2 “1260”: targets of another source are not taken",
        "not read: a!C3 “3”: the plan has no such record",
    ]
    assert run("validate", "plan.yaml").code == 0


def test_a_plan_that_would_break_is_not_written(run: Run, county: Path) -> None:
    later = "指标,单位,2026年实际\n粮食产量,万吨,21\n"
    ran = run("import", table(later), "--into", "plan.yaml", "--lang", "en")
    assert (ran.code, ran.out, county.read_text(encoding="utf-8")) == (1, "", PLAN)
    assert ran.err.startswith("nothing is written: the plan would have these problems\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--dry-run",), "--source, --title, --date and --dry-run go with --into"),
        (("--into", "plan.yaml", "-o", "new"), "--output, --year and --name do not go with --into"),
    ],
)
def test_options_that_do_not_go_together(run: Run, county: Path, options: tuple[str, ...], said: str) -> None:
    ran = run("import", table(TABLE), *options, "--lang", "en")
    assert (ran.code, ran.err) == (2, f"planctl: {said}\n")
    assert county.read_text(encoding="utf-8") == PLAN
