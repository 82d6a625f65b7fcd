"""planctl template: an empty table, which import reads once it is filled in."""

from __future__ import annotations

from pathlib import Path

import openpyxl  # type: ignore[import-untyped]  # has no types, and one test reads with it
import pytest

from planctl.draft.columns import guessed
from planctl.read.tables import read_tables
from tests.conftest import Run

FIELDS = {
    "indicators": [
        ("name", None),
        ("unit", None),
        ("actual.value", "2030"),
        ("actual.growth", "2030"),
        ("target.value", "2031"),
        ("target.growth", "2031"),
        *((field, None) for field in ("attribute", "nature", "direction", "area", "owner", "note")),
    ],
    "projects": [
        *((field, None) for field in ("name", "area", "content", "years", "unit", "planned_investment")),
        ("target.year_investment", "2031"),
        ("target.stage", "2031"),
        ("owner", None),
        ("note", None),
    ],
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv"])
def test_each_column_is_taken_for_what_it_is(run: Run, tmp_path: Path, name: str, language: str) -> None:
    file = tmp_path / name
    ran = run("template", "-o", str(file), "--year", "2031", "--lang", language)
    assert (ran.code, ran.out.splitlines()[0], ran.err) == (0, str(file), "")
    layouts = [guessed(table.rows, ()) for table in read_tables(file).tables]
    taken = {layout.kind: [(each.field, each.period) for each in layout.columns] for layout in layouts if layout}
    assert taken == {kind: FIELDS[kind] for kind in (("indicators", "projects") if name.endswith("xlsx") else ("indicators",))}


def test_what_is_filled_in_becomes_a_plan_without_a_guess(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    run("template", "-o", str(file), "--year", "2031", "--lang", "zh")
    book = openpyxl.load_workbook(file)
    for column, text in enumerate(
        ["失业率", "%", "5.0", None, "5.5以内", None, "约束性", "比率", "越低越好", "民生", "人社局"], start=1
    ):
        book["指标"].cell(2, column, text)
    for column, text in enumerate(["大桥", "交通", None, "2030-2032", "亿元", "2.30", "0.80", "新开工"], start=1):
        book["项目"].cell(2, column, text)
    book.save(file)
    ran = run("import", str(file), "--lang", "zh")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.partition("\n\n")[2] == (
        "indicators:\n  失业率:\n    name: 失业率\n    attribute: binding\n    nature: rate\n    direction: lower\n"
        '    area: 民生\n    owner: 人社局\n    unit: "%"\n    actual:\n      2030: [{value: 5.0, at: "指标!C2"}]\n'
        '    target:\n      2031: [{value: 5.5, bound: at_most, at: "指标!E2"}]\n\n'
        "projects:\n  大桥:\n    name: 大桥\n    category: 交通\n    start: 2030\n    end: 2032\n    unit: 亿元\n"
        '    planned_investment: {value: 2.30, at: "项目!F2"}\n'
        '    target:\n      2031: [{year_investment: 0.80, at: "项目!G2"}, {stage: new, at: "项目!H2"}]\n'
    )


def test_another_kind_of_file_is_refused_and_none_is_overwritten(run: Run, tmp_path: Path) -> None:
    assert run("template", "-o", str(tmp_path / "plan.ods"), "--lang", "en") == (
        2,
        "",
        "planctl: -o: the file's name may end in .xlsx or .csv\n",
    )
    file = tmp_path / "plan.csv"
    file.write_text("mine", encoding="utf-8")
    ran = run("template", "-o", str(file), "--lang", "en")
    assert (ran.code, ran.err) == (2, f"planctl: {file} exists already; --force overwrites it\n")
    assert file.read_text(encoding="utf-8") == "mine"
