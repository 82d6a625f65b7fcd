"""The tables of a spreadsheet, a document or a CSV: every cell as the text that a reader sees, merged cells filled."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from planctl.language import Bilingual
from planctl.problems import Problem, RefusedError
from planctl.read.files import decode, read_bytes
from planctl.read.number_formats import format_of, shown
from planctl.read.packages import Package
from planctl.rules import message

MOST_CELLS = 200_000
"""How many cells a table may have, merged ones counted as often as they are wide and high."""
_KINDS = Bilingual("{path}：只读 .xlsx、.docx 和 .csv 文件", "{path}: .xlsx, .docx and .csv files are read")
_TOO_MANY = Bilingual("{path}：表格超过 {most} 格", "{path}: a table has more than {most} cells")
_UNREADABLE = Bilingual("{path}：{why}", "{path}: {why}")
_CELL = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_LETTERS = 26
Cells = dict[tuple[int, int], str]
"""Texts by row and column, from 0."""


class Table(NamedTuple):
    """A table: its name in the file, its rows, all of one length, and the paragraphs that stand before and after it."""

    name: str
    rows: list[list[str]]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def place(self, row: int, column: int) -> str:
        """Where a cell stands, as spreadsheets call it: the table's name, the column's letters, the row."""
        return f"{self.name}!{letters(column)}{row + 1}"


class Tables(NamedTuple):
    """The tables of a file in their order, and whether its changes are tracked: what is put in is read, what is struck is not."""

    tables: list[Table]
    tracked: bool = False


def read_tables(path: Path) -> Tables:
    """The tables of a file by its kind; raises RefusedError for one that can't be read."""
    content = read_bytes(path)
    kind = _READERS.get(path.suffix.lower())
    if kind is None:
        raise RefusedError(_KINDS.filled(path=path))
    if isinstance(content, Problem):
        raise _refused(path, content)
    return kind(path, content)


def letters(column: int) -> str:
    """The letters of a column: A of the first, AA of the 27th."""
    text = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        text = chr(ord("A") + letter) + text
    return text


def column_of(text: str) -> int:
    """The column of some letters, from 0."""
    number = 0
    for letter in text:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def _refused(path: Path, problem: Problem) -> RefusedError:
    return RefusedError(_UNREADABLE.filled(path=path, why=Bilingual(message(problem, "zh"), message(problem, "en"))))


def _grid(path: Path, name: str, cells: Cells, before: Iterable[str] = ()) -> Table:
    """A table of the cells that have text."""
    height, width = (max((place[side] for place in cells), default=-1) + 1 for side in (0, 1))
    if height * width > MOST_CELLS:
        raise RefusedError(_TOO_MANY.filled(path=path, most=MOST_CELLS))
    return Table(name, [[cells.get((row, column), "") for column in range(width)] for row in range(height)], tuple(before))


def _of_csv(path: Path, content: bytes) -> Tables:
    text = decode(content, path)
    if isinstance(text, Problem):
        raise _refused(path, text)
    rows = csv.reader(io.StringIO(text), delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
    cells = {(row, column): cell.strip() for row, line in enumerate(rows) for column, cell in enumerate(line) if cell.strip()}
    return Tables([_grid(path, path.stem, cells)])


def _of_workbook(path: Path, content: bytes) -> Tables:
    package = Package(path, content)
    book = package.needed("xl/workbook.xml")
    parts = {each.get("Id", ""): each.get("Target", "") for each in package.needed("xl/_rels/workbook.xml.rels")}
    shared = [_text(each) for each in package.part("xl/sharedStrings.xml") or ()]
    formats = _formats(package.part("xl/styles.xml"))
    tables = []
    for sheet in book.iter("sheet"):
        if sheet.get("state", "visible") == "visible":
            target = parts.get(sheet.get("id", ""), "")
            root = package.part(target.removeprefix("/") if target.startswith("/") else f"xl/{target}")
            tables += [] if root is None else [_grid(path, sheet.get("name", ""), _sheet(path, root, shared, formats))]
    return Tables(tables)


def _formats(styles: Element | None) -> list[str]:
    """The codes of number formats by the style that a cell names."""
    if styles is None:
        return []
    codes = {int(each.get("numFmtId", 0)): each.get("formatCode", "") for each in styles.iter("numFmt")}
    return [format_of(int(each.get("numFmtId", 0)), codes) for cells in styles.iter("cellXfs") for each in cells.iter("xf")]


def _sheet(path: Path, root: Element, shared: list[str], formats: list[str]) -> Cells:
    cells: Cells = {}
    for cell in root.iter("c"):
        match = _CELL.fullmatch(cell.get("r", ""))
        text = _cell(cell, shared, formats).strip()
        if match and text:
            cells[int(match[2]) - 1, column_of(match[1])] = text
    for merged in root.iter("mergeCell"):
        corners = [_CELL.fullmatch(each) for each in merged.get("ref", "").split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:  # noqa: PLR2004 from and to
            first, last = ((int(corner[2]) - 1, column_of(corner[1])) for corner in corners if corner)
            if first in cells:
                _fill(path, cells, cells[first], range(first[0], last[0] + 1), range(first[1], last[1] + 1))
    return cells


def _fill(path: Path, cells: Cells, text: str, rows: range, columns: range) -> None:
    """Give every place of a merged cell its text."""
    if len(rows) * len(columns) + len(cells) > MOST_CELLS:
        raise RefusedError(_TOO_MANY.filled(path=path, most=MOST_CELLS))
    cells.update({(row, column): text for row in rows for column in columns})


def _cell(cell: Element, shared: list[str], formats: list[str]) -> str:
    """What a cell shows: its text, or its number as its format has it; of a formula that was never worked out, the formula."""
    value = cell.findtext("v")
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    if value is None:
        formula = cell.findtext("f")
        return f"={formula}" if formula else ""
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    if kind != "n":
        return value
    style = int(cell.get("s", 0))
    return shown(value, formats[style] if style < len(formats) else "General")


def _text(element: Element) -> str:
    """The text of a cell or a string, without how it is pronounced."""
    aloud = {id(text) for spoken in element.iter("rPh") for text in spoken.iter("t")}
    return "".join(text.text or "" for text in element.iter("t") if id(text) not in aloud)


def _of_document(path: Path, content: bytes) -> Tables:
    body = Package(path, content).needed("word/document.xml").find("body")
    tables: list[Table] = []
    before: list[str] = []
    for element in () if body is None else _blocks(body):
        if element.tag == "tbl":
            tables.append(_grid(path, str(len(tables) + 1), _table(path, element), before))
            before = []
        elif text := _words(element):
            before.append(text)
            if tables:
                tables[-1] = tables[-1]._replace(after=(*tables[-1].after, text))
    tracked = body is not None and any(next(body.iter(tag), None) is not None for tag in ("ins", "del", "moveFrom"))
    return Tables([table._replace(name=f"T{table.name}") for table in tables], tracked)


def _blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body, also those in frames of their own (content controls, changes)."""
    for child in parent:
        if child.tag in ("p", "tbl"):
            yield child
        elif child.tag in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _blocks(child)


def _table(path: Path, table: Element) -> Cells:
    cells: Cells = {}
    for row, line in enumerate(_within(table, "tr")):
        column = 0
        for cell in _within(line, "tc"):
            properties = cell.find("tcPr")
            span = properties.find("gridSpan") if properties is not None else None
            goes_on = properties.find("vMerge") if properties is not None else None
            wide = min(int(span.get("val", "1")) if span is not None else 1, MOST_CELLS)
            text = " ".join(filter(None, map(_words, _within(cell, "p"))))
            if goes_on is not None and goes_on.get("val") != "restart":
                text = cells.get((row - 1, column), "")
            if text:
                _fill(path, cells, text, range(row, row + 1), range(column, column + wide))
            column += wide
    return cells


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """The nearest parts of a kind, also those in frames of their own."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _within(child, tag)


def _words(paragraph: Element) -> str:
    """The text of a paragraph: also what a tracked change puts in, not what it strikes or moves away."""
    away = {id(text) for moved in paragraph.iter("moveFrom") for text in moved.iter("t")}
    return "".join(text.text or "" for text in paragraph.iter("t") if id(text) not in away).strip()


_READERS: dict[str, Callable[[Path, bytes], Tables]] = {
    ".xlsx": _of_workbook,
    ".xlsm": _of_workbook,
    ".docx": _of_document,
    ".csv": _of_csv,
    ".tsv": _of_csv,
}
