"""The tables of a workbook: every cell as the text that a reader sees."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

from planctl.read.grids import Cells, Table, column_of, fill, grid
from planctl.read.number_formats import format_of, shown
from planctl.read.packages import Package

_CELL = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")


def workbook_tables(path: Path, content: bytes) -> list[Table]:
    """The sheets that are shown, in their order; raises RefusedError for what is no workbook."""
    package = Package(path, content)
    book = package.needed("xl/workbook.xml")
    parts = {each.get("Id", ""): each.get("Target", "") for each in package.needed("xl/_rels/workbook.xml.rels")}
    strings = package.part("xl/sharedStrings.xml")
    shared = [] if strings is None else [_text(each) for each in strings]
    formats = _formats(package.part("xl/styles.xml"))
    tables = []
    for sheet in book.iter("sheet"):
        if sheet.get("state", "visible") == "visible":
            target = parts.get(sheet.get("id", ""), "")
            root = package.part(target.removeprefix("/") if target.startswith("/") else f"xl/{target}")
            tables += [] if root is None else [grid(path, sheet.get("name", ""), _sheet(path, root, shared, formats))]
    return tables


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
                fill(path, cells, cells[first], range(first[0], last[0] + 1), range(first[1], last[1] + 1))
    return cells


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
