"""What the rows of tables hold, gathered into records: each figure with its cell; what can't be read is told and left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, get_args

from planctl.characters import is_han
from planctl.draft.cell_units import own_unit
from planctl.draft.cells import CellFigure, Unread, read_cell
from planctl.draft.columns import PLANNED, Column, Layout
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_period, is_span
from planctl.numbers.units import PER_MILLE, PERCENT, is_known
from planctl.plan.fields import FieldError, Id, Key
from planctl.plan.lookup import normalized
from planctl.plan.vocabulary import ATTRIBUTE_WORDS, DIRECTION_WORDS, NATURE_WORDS, STAGE_WORDS
from planctl.read.grids import Table
from planctl.write.flow import scalar
from planctl.write.remarks import REFERENCES, notes_of, remarks

MARKED = "marked"
REASON = Bilingual("表中带*", "marked with * in the table")
"""The reason of what is marked with * in a table: its key, and its words."""
_SECTION = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）]|[IVX]+[.、]|\d+[.、])\s*")
_OF_WHICH = re.compile(r"^(?:其中|of which)\s*[:：]?\s*|^[#＃]\s*", re.IGNORECASE)
_UNIT_BEHIND = re.compile(r"\s*[（(]([^（()）]+)[)）]$")
_ESTIMATED = re.compile("预计|estimate", re.IGNORECASE)
FALLING = re.compile("降低|下降|减少|降幅|压减|reduction|decrease|decline", re.IGNORECASE)
"""Of a name that says itself that it is a fall: 下降3.2 below it is 3.2."""
_FALL = re.compile(r"^\s*(?:累计)?(?:下降|降低|减少|down|falls? (?:of|by))\s*(?=\d)", re.IGNORECASE)
_YEARS = re.compile(r"((?:19|20|21)\d\d)\D+((?:19|20|21)\d\d)")
_LONGEST_ID, _LONGEST_NOTE = 40, 500
_STAGES = {
    "新建": "new",
    "开工": "new",
    "在建": "continuing",
    "续建": "continuing",
    "竣工": "completed",
    "建成": "completed",
    "投产": "completed",
}
WHY: dict[str, Bilingual] = {
    "no_number": Bilingual("不能读作一个数字", "can't be read as one number"),
    "other_unit": Bilingual(
        "单位与本行不同，或看不出是水平、增速还是增减",
        "its unit is not the row's, or whether it is a level or a change can't be told",
    ),
    "worked_out": Bilingual("带†的是推算的，不是原文", "what is marked † was worked out and is not printed"),
    "together": Bilingual("几年累计的数字，不知是哪几年", "it is of several years together, unknown which"),
    "no_word": Bilingual("没有这种 {field}", "there is no such {field}"),
    "same_name": Bilingual("同名的另一行单位是{other}", "another row of this name has the unit {other}"),
    "no_headings": Bilingual(
        "标题行没有写明各列是什么，这个表没有读", "no headings say what its columns hold: this table is not read"
    ),
    "unit_there": Bilingual("计划里的单位是{other}", "the plan has it in {other}"),
    "several": Bilingual("计划里有几条叫这个名称", "several records of the plan have this name"),
    "no_such": Bilingual("计划里没有这一条", "the plan has no such record"),
    "target": Bilingual("另一来源的目标不导入", "targets of another source are not taken"),
    "unit_of_column": Bilingual("这一栏的单位是{unit}，本行是{other}", "its column is in {unit}, its row in {other}"),
    "no_period": Bilingual("没有时期", "there is no period"),
    "no_name": Bilingual("本行没有名称", "its row has no name"),
    "no_unit": Bilingual("没有单位", "there is no unit"),
}
"""Why a cell is left out."""


_MONEY = ("value", "year_investment", "investment_to_date")
"""The forms of a project that are money; of an indicator the first is a level."""
_WHEN = re.compile(r"\s*[（(](?P<period>(?:19|20|21)\d\d[\d/HQ-]*)[)）]$")


class Cell(NamedTuple):
    """A cell of a table, by its row and column, from 0."""

    table: Table
    row: int
    column: int

    @property
    def text(self) -> str:
        """What it says."""
        return self.table.rows[self.row][self.column]

    @property
    def place(self) -> str:
        """Where it stands, as spreadsheets call it."""
        return self.table.place(self.row, self.column)

    @property
    def line(self) -> int | None:
        """The paragraph of a report that prints it: its row, or the row that a merged one begins in; None in other tables."""
        row = self.row
        while row > 0 and (row, self.column) in self.table.copies and self.text not in self.table.printed(row):
            row -= 1
        return self.table.lines[row] if self.table.lines else None


class Told(NamedTuple):
    """A cell that is told of, and why it is left out."""

    cell: Cell
    why: Bilingual


class Conflict(NamedTuple):
    """Two cells that say different things of one subject, period and form; the first was taken."""

    name: str
    period: str
    form: str
    taken: Cell
    left: Cell


class Figure(NamedTuple):
    """What a cell says, as the fields of a statement."""

    given: dict[str, str]
    cell: Cell

    @property
    def fields(self) -> dict[str, str]:
        """The fields, with the cell as the place."""
        return {**self.given, "at": self.cell.place}


Which = tuple[str, str, str]
"""What tells the figures of a record apart: role, period and form."""


@dataclass
class Record:
    """An indicator or a project as it is put together."""

    id: str
    name: str
    kind: str
    unit: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    guessed: dict[str, str] = field(default_factory=dict)
    figures: dict[Which, Figure] = field(default_factory=dict)


class Gathered:
    """What the tables of a file hold, gathered row by row."""

    def __init__(self, language: Language, year: str) -> None:
        self.language = language
        self.year = year
        self.records: dict[tuple[str, str], Record] = {}
        self.areas: dict[str, dict[str, str]] = {"areas": {}, "categories": {}}
        self.ids: set[str] = set()
        self.unread: list[Told] = []
        self.conflicts: list[Conflict] = []

    def add(self, table: Table, layout: Layout) -> None:
        """Take in the rows of a table."""
        notes = notes_of((*(row[0] for row in table.rows if row), *table.after))
        rows = record_rows(table, layout)
        area = whole = ""
        for at in range(layout.first, len(table.rows) if rows else 0):
            row = table.rows[at]
            texts = {cell for cell in row[: len(layout.columns)] if cell}
            if is_record(row, layout):
                whole = self._row(table, layout, at, area, notes, whole)
            elif len(texts) > 1:
                self._nameless(table, layout, at)
            elif texts and at < rows[-1]:
                area, whole = _SECTION.sub("", texts.pop().partition("：")[0]).strip(), ""

    def _nameless(self, table: Table, layout: Layout, at: int) -> None:
        """Tell of the figures of a row that names nothing."""
        for number, column in enumerate(layout.columns):
            if "." in column.field and re.search(r"\d", table.rows[at][number]):
                self.unread.append(Told(Cell(table, at, number), WHY["no_name"]))

    def _row(self, table: Table, layout: Layout, at: int, area: str, notes: Mapping[str, str], whole: str) -> str:
        """Take in a row; the name in it, or else that of the rows before, of which it is a part."""
        row = [cell if cell.strip("—–-/ ") else "" for cell in table.rows[at]]
        cells = {column.field: row[number] for number, column in enumerate(layout.columns) if column.field and number < len(row)}
        cells["name"] = cells["name"] or whole

        def tell(field: str, why: Bilingual) -> None:
            number = next(number for number, column in enumerate(layout.columns) if column.field == field)
            self.unread.append(Told(Cell(table, at, number), why))

        if not cells["name"]:
            self._nameless(table, layout, at)
            return ""
        name, unit = self._name_and_unit(layout, cells)
        record = self._record(layout.kind, name, cells.get("id", ""))
        if record.unit is not None and unit is not None and record.unit != unit:
            tell("name", WHY["same_name"].filled(other=record.unit))
            return cells["name"]
        record.unit = record.unit or unit
        self._attributes(record, cells, cells.get("area", area), tell)
        noted, marks = remarks(cells.get("note", "") + "".join(_references(row, layout)), notes)
        if noted:
            record.fields.setdefault("note", scalar(noted[:_LONGEST_NOTE]))
        if "programme" in marks and layout.kind == "projects":
            record.fields["kind"] = "programme"
        for number, column in enumerate(layout.columns):
            text = row[number] if number < len(row) else ""
            if text and ("." in column.field or column.field == PLANNED):
                role, _, form = column.field.partition(".")
                what = role, column.period or "", form or "value"
                told = marks | ({"estimate"} if _is_estimate(column, layout) else set())
                self._figures(record, what, Cell(table, at, number), column.unit, told)
        return cells["name"]

    def _name_and_unit(self, layout: Layout, cells: Mapping[str, str]) -> tuple[str, str | None]:
        name = _OF_WHICH.sub("", REFERENCES.sub("", cells["name"])).strip().rstrip("*").strip()
        unit: str | None = cells.get("unit", "").rstrip("*").strip() or None
        behind = _UNIT_BEHIND.search(name)
        if unit is None and behind and is_known(behind[1], {}):
            name, unit = name[: behind.start()], behind[1]
        heading = next((column.unit for column in layout.columns if column.unit), None)
        part = _OF_WHICH.sub("", REFERENCES.sub("", cells.get("part", ""))).strip()
        if part and part != cells["name"]:
            name = f"{name}（{part}）" if any(map(is_han, name)) else f"{name} ({part})"
        return name, unit or heading

    def _record(self, kind: str, name: str, id_: str) -> Record:
        key = (kind, normalized(name))
        if key not in self.records:
            record = Record(id_of(id_ or name, self.ids), name, kind)
            record.fields["name"] = scalar(name)
            self.records[key] = record
        return self.records[key]

    def _attributes(self, record: Record, cells: Mapping[str, str], area: str, tell: Callable[[str, Bilingual], None]) -> None:
        """Take what a row says of the thing itself; the first row that says it counts."""
        given = record.fields
        if (english := cells.get("name_en")) and not given["name"].startswith("{"):
            given["name"] = f"{{zh: {given['name']}, en: {scalar(english)}}}"
        if record.kind == "indicators":
            _classify(record, cells, tell)
        if area:
            given.setdefault(
                "area" if record.kind == "indicators" else "category",
                key_of_part(self.areas["areas" if record.kind == "indicators" else "categories"], area),
            )
        for name in ("owner", "place", "content") if record.kind == "projects" else ("owner",):
            if text := cells.get(name):
                given.setdefault(name, scalar(text))
        if (years := _YEARS.search(cells.get("years", ""))) and record.kind == "projects":
            given |= {"start": years[1], "end": years[2]}

    def _figures(self, record: Record, what: Which, cell: Cell, unit: str | None, marks: set[str]) -> None:
        """Take the figures of a cell in a column of a unit; a figure that is there already is the same, or a conflict."""
        role, period, form = what
        if form == "stage":
            code = _STAGES.get(cell.text) or _chosen(cell.text, STAGE_WORDS)
            given = {"stage": code} if code else {"text": cell.text}
            self._take(record, (role, period, next(iter(given))), Figure(given, cell))
            return
        text, period = _dated(cell.text, period)
        record.unit = record.unit or own_unit(text, is_money=record.kind == "projects" and form in _MONEY)
        if why := self._unfit(record, form, unit, period if role != PLANNED else "2000"):
            self.unread.append(Told(cell, why))
            return
        if form == "value" and record.unit in (PERCENT, PER_MILLE) and FALLING.search(record.name):
            text = _FALL.sub("", text)
        read = read_cell(text, form, record.unit)
        if isinstance(read, Unread):
            self.unread.append(Told(cell, WHY[read.why]))
            return
        for each in read:
            years = _years_of(each, period, self.year)
            if years is None:
                self.unread.append(Told(cell, WHY["together"]))
            elif role == PLANNED and each.number is None:
                self.unread.append(Told(cell, WHY["no_number"]))
            else:
                self._take(record, (role, years, each.form), Figure(_statement(each, role, marks), cell))

    def _unfit(self, record: Record, form: str, unit: str | None, period: str) -> Bilingual | None:
        """Why a figure of a column can't be one of its record."""
        if record.unit is None and record.kind == "projects" and form in _MONEY:
            return WHY["no_unit"]
        if unit is not None and record.unit is not None and unit != record.unit and form in (*_MONEY, "change"):
            return WHY["unit_of_column"].filled(unit=unit, other=record.unit)
        return None if period else WHY["no_period"]

    def _take(self, record: Record, which: Which, figure: Figure) -> None:
        there = record.figures.setdefault(which, figure)
        if there.given != figure.given:
            self.conflicts.append(Conflict(record.id, *which[1:], there.cell, figure.cell))


def id_of(name: str, taken: set[str]) -> str:
    """An id of the letters and digits of a name that is not taken yet; it is then."""
    folded = unicodedata.normalize("NFKC", name).upper()
    joint = "-" if folded.isascii() else ""
    letters = re.sub(r"^[\d-]+", "", re.sub(r"[\W_]+", joint, folded))[:_LONGEST_ID].strip("-")
    whole = letters if _is_valid(Id, letters) else "ITEM"
    id_, number = whole, 1
    while id_ in taken:
        number += 1
        id_ = f"{whole}-{number}"
    taken.add(id_)
    return id_


def key_of_part(areas: dict[str, str], name: str) -> str:
    """The key of a part of the plan by its name; one that is not there yet is put down."""
    key = next((key for key, called in areas.items() if called == name), None)
    if key is None:
        letters = re.sub(r"[\W_]+", "-" if name.isascii() else "", name.lower()).strip("-")
        key = letters if _is_valid(Key, letters) and letters not in areas else f"part-{len(areas) + 1}"
        areas[key] = name
    return key


def _classify(record: Record, cells: Mapping[str, str], tell: Callable[[str, Bilingual], None]) -> None:
    """Take an indicator's attribute, nature and direction; what is marked * was inferred by whoever made the table."""
    given = record.fields
    for name, words in (("attribute", ATTRIBUTE_WORDS), ("nature", NATURE_WORDS), ("direction", DIRECTION_WORDS)):
        text = cells.get(name, "").rstrip("*").strip()
        code = _chosen(text, words)
        if text and code is None:
            tell(name, WHY["no_word"].filled(field=name))
        elif code is not None:
            given.setdefault(name, code)
    if cells.get("attribute", "").endswith("*") and "attribute" in given:
        given |= {"basis": "inferred", "reason": MARKED}
    if cells.get("unit", "").endswith("*"):
        given |= {"unit_basis": "inferred", "unit_reason": MARKED}


def record_rows(table: Table, layout: Layout) -> list[int]:
    """Which rows of a table are records, counted from 0."""
    return [at for at, row in enumerate(table.rows) if at >= layout.first and is_record(row, layout)]


def is_record(row: list[str], layout: Layout) -> bool:
    """Whether a row has a name and something beside it that is not the same words, as a merged heading has everywhere."""
    name = next((at for field in ("name", "part") for at in _columns_of(layout, field) if at < len(row) and row[at]), None)
    if name is None:
        return False
    others = {
        cell for at, cell in enumerate(row[: len(layout.columns)]) if cell and at != name and layout.columns[at].field != "area"
    }
    return bool(others - {row[name]})


def _columns_of(layout: Layout, field: str) -> list[int]:
    return [at for at, column in enumerate(layout.columns) if column.field == field]


def _is_estimate(column: Column, layout: Layout) -> bool:
    """Whether a heading calls the figures of a column's role and period estimates: 2024年预计完成."""
    of = column.field.partition(".")[0], column.period
    return any(_ESTIMATED.search(each.heading) and (each.field.partition(".")[0], each.period) == of for each in layout.columns)


def _references(row: list[str], layout: Layout) -> Iterator[str]:
    """The notes that a row refers to in its name and behind its figures: 392.7〔2〕; 〔50〕 alone is a figure."""
    for cell, column in zip(row, layout.columns, strict=False):
        if column.field in ("name", "part", "unit") or "." in column.field:
            yield from (match[0] for match in REFERENCES.finditer(cell) if match.start() > 0)


def _chosen(text: str, words: Mapping[str, Bilingual]) -> str | None:
    """The code of a word in either language; None of a word for nothing."""
    return next((code for code, called in words.items() if text.casefold() in (code, called.zh, called.en.casefold())), None)


def _is_valid(annotated: Any, text: str) -> bool:  # noqa: ANN401 an annotation
    try:
        get_args(annotated)[1].parse(text)
    except FieldError:
        return False
    return True


def _dated(text: str, period: str) -> tuple[str, str]:
    """A cell's text without the period that it ends in, 32500 (2024-H1), and that period, or else its column's."""
    when = _WHEN.search(text)
    return (text[: when.start()], when["period"]) if when and is_period(when["period"]) else (text, period)


def _years_of(each: CellFigure, period: str, plan: str) -> str | None:
    """The period of a figure in a column: of several years only what is of them all; None where it can't be told."""
    if each.together and not is_span(period):
        return plan if is_span(plan) else None
    if is_span(period) and not each.together and each.form in ("value", "growth", "change"):
        return period.partition("-")[2]
    return period


def _statement(each: CellFigure, role: str, marks: set[str]) -> dict[str, str]:
    """A figure of a cell as the fields of a statement."""
    given = {each.form: each.number or each.words or ""}
    if each.to is not None:
        given["to"] = each.to
    bound = "exact" if each.bound == "reach" and role == "actual" else each.bound
    if bound != "exact":
        given["bound"] = bound
    if ("stretch" in marks or each.stretch) and role == "target" and each.number is not None:
        given["stretch"] = "true"
    if each.set_by and role == "target":
        given["set_by"] = each.set_by
    if "estimate" in marks and role == "actual":
        given["estimate"] = "true"
    return given
