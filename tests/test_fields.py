"""`--fields`: which fields of an answer TSV and CSV have, and what each means."""

from __future__ import annotations

import pytest

from planctl.assess.annex_rows import KeyProjectRow, ResultRow, TargetRow
from planctl.assess.check import CheckRow
from planctl.assess.diff import DiffRow
from planctl.assess.figures import FigureRow
from planctl.assess.gap import GapRow
from planctl.assess.growth import GrowthRow
from planctl.assess.pace import PaceRow
from planctl.assess.path import PathRow
from planctl.assess.projects import ProjectRow
from planctl.assess.review import ReviewRow
from planctl.assess.status import StatusRow
from planctl.commands.schema import named, schema_of
from planctl.panel.rank_rows import RankRow
from planctl.render.fields import fields_of, fields_within, meanings
from planctl.render.package.tables import TABLES, columns_of
from planctl.render.shown import SHOWN
from tests.conftest import Run

PLAN = """
about: {id: county, name: {zh: 某县计划}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: GDP}
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2023: [{value: 601.7, at: 7}]}
    target: {2025: [{value: 700, bound: reach, at: 38}]}
"""


def written(run: Run, *line: str) -> list[list[str]]:
    ran = run("gap", *line, plan=PLAN)
    assert (ran.code, ran.err) == (0, "")
    return [row.split("\t") for row in ran.out.splitlines()]


def test_a_pipe_gets_what_the_table_shows_and_the_id(run: Run) -> None:
    header, row = written(run)
    assert tuple(header) == SHOWN["GapRow"]
    assert dict(zip(header, row, strict=True))["target.bound"] == "reach"


def test_there_is_a_heading_without_a_row(run: Run) -> None:
    empty = run("gap", "--limit", "1", plan=PLAN.replace("target: {2025: [{value: 700, bound: reach, at: 38}]}", ""))
    assert empty.out.splitlines() == ["\t".join(SHOWN["GapRow"])]


def test_fields_are_chosen_one_by_one_or_with_all_below_them(run: Run) -> None:
    header = ["gap.value", "gap.unit", "gap.bound", "gap.interval.low", "gap.interval.high", "gap.reason"]
    assert written(run, "GDP", "--fields", "id,target.period,gap") == [
        ["id", "target.period", *header],
        ["GDP", "2025", "98.3", "亿元", "exact", "97.75", "98.85", ""],
    ]
    assert run("gap", "--fields", "gap.value, id", "--format", "csv", plan=PLAN).out == "gap.value,id\n98.3,GDP\n"


def test_all_fields_are_those_of_the_rows_type(run: Run) -> None:
    assert written(run, "--fields", "all")[0] == [field.name for field in fields_within(GapRow) if field.is_column]


@pytest.mark.parametrize("line", [("GDP", "--fields"), ("--fields", "--lang", "en", "GDP"), ("GDP", "--fields", "--format", "csv")])
def test_fields_alone_lists_them_with_their_meanings(run: Run, line: tuple[str, ...]) -> None:
    said = run("gap", *line, plan=PLAN).out.splitlines()
    assert said[0].split(maxsplit=1) == ["id", "its id in the plan"]
    assert [row.split(maxsplit=1)[0] for row in said] == [field.name for field in fields_within(GapRow)]


def test_they_are_listed_in_chinese_too(run: Run) -> None:
    said = dict(row.split(maxsplit=1) for row in run("gap", "--fields", "--lang", "zh", plan=PLAN).out.splitlines())
    assert (said["gap"], said["gap.interval.low"]) == ("目标减基期", "下限；没有则为空")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("--fields", "gape"), "there is no field “gape”; did you mean gap or gap.value or gap.reason?"),
        (("--fields", "id", "--json"), "--fields goes with --format tsv or csv: JSON has all fields"),
        (("--fields", "id", "--format", "table"), "--fields goes with --format tsv or csv: JSON has all fields"),
    ],
)
def test_what_is_no_field_or_has_no_use_for_one_is_refused(run: Run, line: tuple[str, ...], said: str) -> None:
    ran = run("gap", *line, plan=PLAN)
    assert (ran.code, ran.out, ran.err) == (2, "", f"planctl: {said}\n")


ROWS = {
    row.__name__: row
    for row in (
        *(StatusRow, GapRow, PaceRow, ReviewRow, GrowthRow, PathRow, FigureRow, CheckRow, DiffRow),
        *(ProjectRow, ResultRow, TargetRow, KeyProjectRow, RankRow),
    )
}


@pytest.mark.parametrize("row", SHOWN)
def test_a_pipe_unasked_has_fields_that_there_are(row: str) -> None:
    columns = {field.name for field in fields_within(ROWS[row]) if field.is_column}
    assert set(SHOWN[row]) - columns == set()
    assert "id" in SHOWN[row]


PROJECT = """
about: {id: county, name: {zh: 某县计划}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}}}
projects:
  BRIDGE:
    name: {zh: 大桥, en: Bridge}
    target: {2024: [{stage: new, at: 5}]}
"""


@pytest.mark.parametrize("line", [("projects",), ("annex", "3")])
def test_unasked_a_project_has_fields_that_a_person_can_go_through(run: Run, line: tuple[str, ...]) -> None:
    header, row = (each.split("\t") for each in run(*line, plan=PROJECT).out.splitlines())
    assert len(header) < 100
    assert dict(zip(header, row, strict=True))["name_en"] == "Bridge"


@pytest.mark.parametrize("command", named()[1:])
def test_every_field_of_a_schema_is_described(command: str) -> None:
    schema = schema_of(command)
    for definition in (schema, *schema["$defs"].values()):
        assert [field for field, said in definition["properties"].items() if not said.get("description")] == []


def test_no_meaning_is_left_over() -> None:
    described = {(name, field) for name, fields in _all_definitions().items() for field in fields}
    own = {(kind, field) for kind, of in meanings().items() for field in of if kind not in ("common", "Interval")}
    assert own - described == set()
    inherited = {field for name, field in described if (name, field) not in own}
    assert meanings()["common"].keys() - inherited == set()


def _all_definitions() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"Document": set(), "Problem": set()}
    for command in named()[1:]:
        schema = schema_of(command)
        found["Document"] |= schema["properties"].keys()
        found["Problem"] |= schema["properties"]["problems"]["items"]["properties"].keys()
        found |= {name: set(definition["properties"]) for name, definition in schema["$defs"].items()}
    return found | _of_exported_tables()


def _of_exported_tables() -> dict[str, set[str]]:
    """The fields of an exported plan's entries by their types, and what the columns of all of them are headed with."""
    entries = {table.row_type.__name__: {*fields_of(table.row_type)} for table in TABLES}
    return entries | {"titles": {column.name for table in TABLES for column in columns_of(table)}}
