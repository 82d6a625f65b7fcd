"""The tables of an exported plan: their columns with types, titles and meanings, and their cells as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from planctl.assess.answers import Quantity
from planctl.assess.export import (
    AssessmentEntry,
    Export,
    FigureEntry,
    ProjectEntry,
    QuantityEntry,
    SubjectEntry,
)
from planctl.assess.sources import SourceNote
from planctl.language import Bilingual
from planctl.numbers.printed import Interval
from planctl.render import rounding
from planctl.render.delimited import safe
from planctl.render.fields import UNIT, UNIT_EN, fields_of, in_english, meaning, title

Cell = str | int | bool | Decimal | date | None


class Reference(NamedTuple):
    """A column whose values are those of another table's key, where it has one."""

    column: str
    table: str
    key: str


class Column(NamedTuple):
    """A column: the type of its values, the codes that they are one of, and whether there is always one."""

    name: str
    kind: type
    codes: tuple[str, ...]
    code_kind: Any
    required: bool
    title: Bilingual
    meaning: Bilingual


class Table(NamedTuple):
    """A table: its name, which is the export's for it, the type of its rows, what tells them apart, and what it refers to."""

    name: str
    row_type: type
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    title: Bilingual
    meaning: Bilingual


TABLES = (
    Table(
        "sources",
        SourceNote,
        ("id",),
        (),
        Bilingual("来源", "Sources"),
        Bilingual("数字出自哪里", "where figures come from"),
    ),
    Table(
        "subjects",
        SubjectEntry,
        ("id",),
        (Reference("within", "subjects", "id"),),
        Bilingual("指标、项目和合计", "Indicators, projects and totals"),
        Bilingual(
            "数字所计量的：每个指标、项目、合计一行", "what figures are of: a row for each indicator, project and official total"
        ),
    ),
    Table(
        "projects",
        ProjectEntry,
        ("id",),
        (Reference("id", "subjects", "id"),),
        Bilingual("项目", "Projects"),
        Bilingual(
            "每个项目一行，最新所知；各数字的出处见 figures",
            "a row for each project, by the latest that is known; where each number stands is in figures",
        ),
    ),
    Table(
        "figures",
        FigureEntry,
        ("figure",),
        (Reference("INDICATOR", "subjects", "id"), Reference("source", "sources", "id")),
        Bilingual("数字", "Figures"),
        Bilingual(
            "收录的每个数字、文字、阶段一行，按原文；大写的列名是 SDMX 的概念",
            "a row for each recorded figure, worded target and stage, as printed; names in capitals are SDMX's concepts",
        ),
    ),
    Table(
        "assessments",
        AssessmentEntry,
        ("assessment",),
        (
            Reference("INDICATOR", "subjects", "id"),
            *(Reference(f"{role}_figure", "figures", "figure") for role in ("target", "baseline", "result")),
        ),
        Bilingual("判断", "Assessments"),
        Bilingual(
            "status、gap、pace 对每个目标的判断，一行一个",
            "what the commands status, gap and pace say of each target, a row each",
        ),
    ),
    Table(
        "quantities",
        QuantityEntry,
        ("assessment", "quantity"),
        (Reference("assessment", "assessments", "assessment"),),
        Bilingual("推算数", "Derived numbers"),
        Bilingual(
            "判断所用的推算数，一行一个，附按印出的位数可能的范围",
            "the derived numbers of the assessments, a row each, with the range that the printed digits allow",
        ),
    ),
)


def columns_of(table: Table) -> list[Column]:
    """The columns of a table."""
    return [
        column for field, kind in fields_of(table.row_type).items() for column in _columns(table.row_type.__name__, field, kind)
    ]


def _columns(row: str, field: str, annotation: Any) -> Iterator[Column]:  # noqa: ANN401 any annotation
    """The column of a field; of a derived number and of an interval those of their fields."""
    kinds = [kind for kind in _alternatives(annotation) if kind is not NoneType]
    nullable = len(kinds) < len(_alternatives(annotation))
    if kinds[0] in (Quantity, Interval):
        for name, within in fields_of(kinds[0]).items():
            yield from _columns(kinds[0].__name__, name, within)
            if name == UNIT:
                yield from _columns(kinds[0].__name__, UNIT_EN, str | None)
        return
    codes = _codes(kinds)
    kind = str if codes else kinds[0]
    yield Column(field, kind, codes, kinds[0], not nullable, title(field), meaning(row, field))


def _alternatives(annotation: Any) -> list[Any]:  # noqa: ANN401 any annotation
    return [*get_args(annotation)] if get_origin(annotation) in (Union, UnionType) else [annotation]


def _codes(kinds: Sequence[Any]) -> tuple[str, ...]:
    """The words of closed sets."""
    return tuple(
        str(code)
        for kind in kinds
        for code in (
            get_args(kind) if get_origin(kind) is Literal else kind if isinstance(kind, type) and issubclass(kind, Enum) else ()
        )
    )


def rows_of(export: Export, table: Table) -> list[list[Cell]]:
    """The cells of a table's rows, in the order of its columns."""
    return [
        [cell for field, value in zip(row._fields, row, strict=True) for cell in _cells(field, value)]
        for row in getattr(export, table.name)
    ]


def _cells(field: str, value: Any) -> Iterator[Cell]:  # noqa: ANN401 any value of an entry
    """The cells of a value; a derived number is rounded here, once."""
    if isinstance(value, Quantity):
        low, high = rounding.interval(value) or (None, None)
        yield from (rounding.value(value), value.unit, in_english(value.unit), value.bound, low, high, value.reason)
        return
    yield int(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if field == UNIT:
        yield in_english(value)


def csv_of(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, for_spreadsheets: bool = True) -> bytes:
    """A table as CSV: what is not there as nothing at all, numbers with the digits that they have.

    For spreadsheets a text that one would take for a formula is marked as text.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    writer.writerows(
        [safe(text(cell)) if for_spreadsheets and isinstance(cell, str) else text(cell) for cell in row] for row in rows
    )
    return out.getvalue().encode()


def text(cell: Cell) -> str:
    """A cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def with_digits(columns: Sequence[Column]) -> list[Column]:
    """The columns of a table whose numbers are doubles: beside each of decimals one of its digits."""
    return [each for column in columns for each in (column, *([_digits(column)] if column.kind is Decimal else []))]


def _digits(column: Column) -> Column:
    return column._replace(
        name=f"{column.name}_digits",
        kind=str,
        title=_DIGITS.filled(title=column.title),
        meaning=_AS_DIGITS.filled(column=column.name),
    )


_DIGITS = Bilingual("{title}（位数）", "{title}, digits")
_AS_DIGITS = Bilingual("{column} 的文本，位数不变", "{column} as a text, with all its digits")
