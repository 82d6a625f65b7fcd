"""Plans as a source of the panel: a row for each figure, judged as the plan judges it, and what no column holds in words."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from planctl.assess.answers import unit_of
from planctl.assess.baselines import is_leg
from planctl.assess.gap import gap_rows
from planctl.numbers.periods import by_its_end, end_of
from planctl.read import read
from tests.conftest import Run, slow_but

PLANS = sorted((Path(__file__).parent / "plans").glob("*.yaml"))

EAST = """
about: {id: east-2024, name: {zh: 东县2024年计划}, year: 2024, place: {zh: 东县, en: East}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: GDP}
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    actual: {2023: [{value: 250.0}, {growth: 5.1}], 2024-03: [{value: 60.0}, {growth: 4.9}], 2024: [{value: 261.0}, {growth: 5.6}]}
    target: {2024: [{growth: 5.5, bound: at_least}, {growth: 6, stretch: true}]}
  REVENUE:
    name: {zh: 一般公共预算收入}
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2023: [{growth: 4.0}], 2024: [{value: 12.50}]}
    target: {2024: [{value: 12, bound: about}]}
"""
WEST = """
about: {id: west-2024, name: {zh: 西县2024年计划}, year: 2024, place: 西县}
indicators:
  PRODUCT:
    name: 国内生产总值
    aliases: [地区生产总值]
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    actual: {2023: [{value: 80, bound: over}], 2024: [{value: 90.5}]}
    target: {2024: [{value: 88, to: 92}], 2025: [{text: {zh: 与全省同步}}]}
"""
ROWS = """\
place,indicator,period,unit,attribute,direction,value,growth,bound,target,base_period,base,verdict,reason
东县,GDP,2024,%,expected,higher,5.6,,at_least,5.5,,,exceeded,
东县,GDP,2023,亿元,expected,higher,250.0,5.1,exact,,,,no_target,no_target
东县,GDP,2024,亿元,expected,higher,261.0,5.6,exact,,2023,250.0,no_target,no_target
东县,GDP,2024-Q1,亿元,expected,higher,60.0,4.9,exact,,,,no_target,no_target
东县,REVENUE,2023,亿元,unstated,higher,,4.0,exact,,,,no_target,no_target
东县,REVENUE,2024,亿元,unstated,higher,12.50,,about,12,,,exceeded,
"""
ASIDE = """\
place,indicator,period,unit,attribute,direction,value,growth,bound,target,fault
东县,GDP,2024,%,expected,higher,5.6,,exact,"growth: 6, stretch: true",not_a_number
西县,GDP,2023,亿元,expected,higher,"value: 80, bound: over",,,,not_a_number
西县,GDP,2024,亿元,expected,higher,90.5,,exact,"value: 88, to: 92",not_a_number
西县,GDP,2025,,expected,higher,,,,text: 与全省同步,not_a_number
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plans(**texts: str) -> str:
    """A folder of plans, each a folder of its own."""
    for name, text in texts.items():
        Path("counties", name).mkdir(parents=True)
        Path("counties", name, "plan.yaml").write_text(text, encoding="utf-8")
    return "counties"


def rows_of(file: str) -> list[dict[str, str]]:
    with Path(file).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def columns(file: str, head: str) -> str:
    names = head.split("\n", maxsplit=1)[0].split(",")
    return "\n".join([",".join(names), *(",".join(row[name] for name in names) for row in rows_of(file))]) + "\n"


def test_each_figure_of_a_folder_of_plans_is_a_row(run: Run) -> None:
    ran = run("panel", plans(east=EAST, west=WEST), "-o", "panel.csv", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert columns("panel.csv", ROWS) == ROWS
    assert Path("panel.set-aside.csv").read_text("utf-8") == ASIDE


def test_a_plan_that_names_no_place_is_of_its_folder_or_file(run: Run) -> None:
    nameless = EAST.replace(", place: {zh: 东县, en: East}", "")
    Path("alone.yaml").write_text(nameless, encoding="utf-8")
    run("panel", plans(inner=nameless), "alone.yaml", "-o", "panel.csv")
    assert list(dict.fromkeys(row["place"] for row in rows_of("panel.csv"))) == ["alone", "inner"]


def test_plans_and_tables_are_one_panel(run: Run) -> None:
    Path("table.csv").write_text("place,indicator,period,value,unit\n北县,GDP,2024,70.5,亿元\n", encoding="utf-8")
    run("panel", "table.csv", plans(east=EAST), "-o", "panel.csv")
    assert list(dict.fromkeys(row["place"] for row in rows_of("panel.csv"))) == ["东县", "北县"]


def test_a_figure_that_two_plans_of_a_place_have_alike_is_one_row(run: Run) -> None:
    later = """
    about: {id: east-2025, name: {zh: 东县2025年计划}, year: 2025, place: {zh: 东县}, follows: ../a-2024}
    indicators:
      GDP:
        name: {zh: 地区生产总值}
        unit: 亿元
        nature: flow
        direction: higher
        attribute: expected
        actual: {2024: [{value: 261.0}, {growth: 5.6}]}
        target: {2025: [{growth: 5}]}
      REVENUE:
        name: {zh: 一般公共预算收入}
        unit: 亿元
        nature: flow
        direction: higher
        actual: {2024: [{value: 12.6}]}
    """
    run("panel", plans(**{"a-2024": EAST, "b-2025": later}), "-o", "panel.csv")
    found = [(row["indicator"], row["period"], row["unit"], row["value"], row["target"]) for row in rows_of("panel.csv")]
    assert found == [
        ("GDP", "2024", "%", "5.6", "5.5"),
        ("GDP", "2025", "%", "", "5"),
        ("GDP", "2023", "亿元", "250.0", ""),
        ("GDP", "2024", "亿元", "261.0", ""),
        ("GDP", "2024-Q1", "亿元", "60.0", ""),
        ("REVENUE", "2023", "亿元", "", ""),
    ]
    aside = [(row["value"], row["target"], row["fault"]) for row in rows_of("panel.set-aside.csv") if row["indicator"] == "REVENUE"]
    assert aside == [("12.50", "12", "repeated"), ("12.6", "12", "repeated")]


def test_an_id_of_its_own_is_kept_where_the_name_is_that_of_two(run: Run) -> None:
    two = WEST.replace(
        "  PRODUCT:",
        "  GDP: {name: 总产值, unit: 亿元, nature: flow, direction: higher, actual: {2024: [{value: 200.0}]}}\n  PRODUCT:",
    )
    run("panel", plans(east=EAST, west=two), "-o", "panel.csv")
    assert [row["value"] for row in rows_of("panel.csv") if (row["place"], row["indicator"]) == ("西县", "GDP")] == ["200.0"]
    assert {row["indicator"] for row in rows_of("panel.set-aside.csv") if row["place"] == "西县"} == {"PRODUCT"}


def test_broken_plans_are_all_told_at_once(run: Run) -> None:
    broken = EAST.replace("unit: 亿元", "unit: 亿元\n    sort: x", 1)
    ran = run("panel", plans(east=broken, west=WEST.replace("nature: flow", "nature: flo")), "-o", "panel.csv", "--lang", "en")
    assert (ran.code, ran.out, Path("panel.csv").exists()) == (1, "", False)
    assert [line for line in ran.err.splitlines() if line.startswith("counties")] == [
        "counties/east/plan.yaml:7:5: unknown-field: there is no field “sort”",
        "counties/west/plan.yaml:8:13: not-a-choice: “nature” can't be “flo”",
    ]


def test_a_plan_without_figures_is_no_row(run: Run) -> None:
    Path("none.yaml").write_text("about: {id: none, name: 计划, year: 2024}\n", encoding="utf-8")
    assert run("panel", "none.yaml", "--json").json["summary"]["judged"] == 0


COMPARED = {
    "communique-by-index": (1, 1, 2),
    "council": (0, 0, 4),
    "county-by-schedule": (3, 5, 0),
    "county-in-chinese": (0, 4, 0),
    "county-in-single-quarters": (0, 2, 1),
    "county-next-year": (8, 9, 5),
    "county-of-ranks": (5, 3, 0),
    "county-of-words": (1, 1, 6),
    "county-set-from-above": (2, 0, 1),
    "county-structure": (1, 1, 2),
    "county-year": (8, 0, 4),
    "district-abroad": (0, 5, 0),
    "five-years": (3, 1, 3),
    "july-years": (0, 0, 5),
    "mid-term-abroad": (0, 5, 1),
    "national-in-english": (0, 2, 1),
    "projects": (0, 0, 0),
    "province": (2, 1, 6),
    "province-by-others": (6, 0, 1),
}
"""Of each plan's targets, those with a verdict in the panel, those without a result, and those set aside."""


@pytest.mark.parametrize("file", slow_but(*PLANS[::3], of=PLANS), ids=lambda file: file.stem)
def test_a_target_is_judged_as_its_plan_judges_it(run: Run, file: Path) -> None:
    run("panel", str(file), "-o", "panel.csv")
    judged = {key(row): row for row in rows_of("panel.csv")}
    aside = {key(row) for row in rows_of("panel.set-aside.csv")} if Path("panel.set-aside.csv").exists() else set()
    plan = read(file, follow=True).plan
    assert plan is not None
    counted = [0, 0, 0]
    for id_, indicator in plan.indicators.items():
        for row in gap_rows(plan, id_, indicator):
            if is_leg(row.baseline):
                continue
            own = (id_, by_its_end(row.target.period), unit_of(row.target.form, indicator.unit) or "")
            of_its_period = row.result is not None and end_of(row.result.period) == end_of(row.target.period)
            if row.second_step or own not in judged:
                assert own in aside
                counted[2] += 1
            elif of_its_period:
                assert (judged[own]["verdict"], judged[own]["reason"]) == (row.verdict, row.reason or "")
                counted[0] += 1
            else:
                assert (judged[own]["verdict"], judged[own]["value"]) == ("no_result", "")
                counted[1] += 1
    assert tuple(counted) == COMPARED[file.stem]


def key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["indicator"], row["period"], row["unit"]
