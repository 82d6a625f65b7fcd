"""The file that says which column of a table holds what: written as it was guessed, edited by hand, and read again."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planctl.draft.columns import FIELDS, FIGURES, PLANNED, Column, Layout
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_period
from planctl.problems import Problem, RefusedError
from planctl.read.files import decode, read_bytes
from planctl.read.grids import column_of, letters
from planctl.rules import unreadable

_HEAD = Bilingual(
    """# planctl import 对每一列的理解，可以修改，再用 --map 读一次。删去一个表，就不读它。
# field：{fields}，
# 或 actual.（结果）、target.（目标）加 {figures}，
# 或 {planned}（总投资）；空为不读。period：数字的时期。unit：没有单位列时的单位。
# first：第一个数据行。
""",
    """# What planctl import takes each column for: edit it, and read it again with --map. A table that is deleted is not read.
# field: {fields},
# or actual. (results) and target. with {figures},
# or {planned}; empty for a column that is passed over. period: that of its figures. unit: where no column has it.
# first: the first row of data.
""",
)
_WRONG = Bilingual("{path}：{table} {column}：{why}", "{path}: {table} {column}: {why}")
_NO_TOML = Bilingual("{path}：不是 TOML：{why}", "{path}: this is no TOML: {why}")
_NO_FIELD = Bilingual("没有“{field}”这种 field", "there is no field “{field}”")
_NO_PERIOD = Bilingual("period 应写作 2024、2024-H1 等", "period must be 2024, 2024-H1 …")
_SHAPE = Bilingual(
    'kind 应为 "indicators" 或 "projects"，first 为行号，各列写作 D = {field = "actual.value", period = "2023"}',
    'kind is "indicators" or "projects", first a row\'s number, each column D = {field = "actual.value", period = "2023"}',
)


def written(layouts: Mapping[str, Layout], language: Language) -> str:
    """The file of some tables' columns."""
    head = _HEAD.filled(fields=", ".join(FIELDS), figures=", ".join(FIGURES), planned=PLANNED).text(language)
    return head + "".join(_table(name, layout) for name, layout in layouts.items())


def _table(name: str, layout: Layout) -> str:
    lines = [f"\n[{_quoted(name)}]\n", f'kind = "{layout.kind}"\n', f"first = {layout.first + 1}\n"]
    for at, column in enumerate(layout.columns):
        given = {"heading": column.heading, "field": column.field, "period": column.period, "unit": column.unit}
        fields = ", ".join(f"{key} = {_quoted(text)}" for key, text in given.items() if text is not None)
        lines.append(f"{letters(at)} = {{{fields}}}\n")
    return "".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def read_map(path: Path) -> dict[str, Layout]:
    """The columns of tables by their names; raises RefusedError for a file that does not say them."""
    content = read_bytes(path)
    text = content if isinstance(content, Problem) else decode(content, path)
    if isinstance(text, Problem):
        raise RefusedError(unreadable(path, text))
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RefusedError(_NO_TOML.filled(path=path, why=error)) from None
    return {name: _layout(path, name, table) for name, table in tables.items()}


def _layout(path: Path, name: str, table: Any) -> Layout:  # noqa: ANN401 whatever the file holds
    def refused(column: str, why: Bilingual) -> RefusedError:
        return RefusedError(_WRONG.filled(path=path, table=name, column=column, why=why))

    if (
        not isinstance(table, dict)
        or table.get("kind") not in ("indicators", "projects")
        or not isinstance(table.get("first"), int)
    ):
        raise refused("", _SHAPE)
    columns: dict[int, Column] = {}
    for key, given in table.items():
        if key in ("kind", "first"):
            continue
        if not (key.isascii() and key.isupper() and key.isalpha() and len(key) <= 3 and isinstance(given, dict)):  # noqa: PLR2004 XFD is the last
            raise refused(key, _SHAPE)
        if not all(isinstance(each, str) for each in given.values()):
            raise refused(key, _SHAPE)
        column = Column(given.get("heading", ""), given.get("field", ""), given.get("period"), given.get("unit"))
        role, _, form = column.field.partition(".")
        if column.field not in ("", *FIELDS, PLANNED) and not (role in ("actual", "target") and form in FIGURES):
            raise refused(key, _NO_FIELD.filled(field=column.field))
        if "." in column.field and not (is_period(column.period or "") or (column.period is None and form == "investment_to_date")):
            raise refused(key, _NO_PERIOD)
        columns[column_of(key)] = column
    width = max(columns, default=-1) + 1
    return Layout(table["kind"], table["first"] - 1, [columns.get(at, Column("", "")) for at in range(width)])
