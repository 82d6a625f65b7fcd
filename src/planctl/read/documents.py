"""The paragraphs and tables of a Word document, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from planctl.read.grids import MOST_CELLS, Cells, Place, Table, fill, grid, joined
from planctl.read.packages import Package

_FRAMES = ("sdt", "sdtContent", "ins", "moveTo", "customXml")
"""What stands around paragraphs, rows and cells: content controls, and what tracked changes put in."""
_LEFT_OUT = ("moveFrom", "Fallback")
"""What a tracked change moves away, and what older programs show in the place of a drawing: the same text a second time."""


class Document(NamedTuple):
    """What a document holds: a text for each paragraph, its tables, and whether its changes are tracked.

    What a tracked change puts in is read, and what it strikes is not.
    """

    blocks: list[str | Table]
    tracked: bool = False


def word_document(path: Path, content: bytes) -> Document:
    """What a Word document holds; raises RefusedError for what is none."""
    body = Package(path, content).needed("word/document.xml").find("body")
    if body is None:
        return Document([])
    blocks = [_table(path, element) if element.tag == "tbl" else _words(element) for element in _nearest(body, "p", "tbl")]
    return Document(blocks, any(next(body.iter(tag), None) is not None for tag in ("ins", "del", "moveFrom")))


def _nearest(parent: Element, *tags: str) -> Iterator[Element]:
    """The nearest parts of some kinds, also those in frames of their own."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _FRAMES:
            yield from _nearest(child, *tags)


def _table(path: Path, table: Element) -> Table:
    cells: Cells = {}
    copies: set[Place] = set()
    for row, line in enumerate(_nearest(table, "tr")):
        column = 0
        for cell in _nearest(line, "tc"):
            wide = min(_number(cell, "gridSpan"), MOST_CELLS)
            text = joined(map(_words, _paragraphs(cell)))
            if _goes_on(cell):
                text = cells.get((row - 1, column), "")
                copies.add((row, column))
            copies.update((row, column + more) for more in range(1, wide))
            fill(path, cells, text, range(row, row + 1), range(column, column + wide))
            column += wide
    return grid(path, "", cells, copies)


def _paragraphs(cell: Element) -> Iterator[Element]:
    """The paragraphs of a cell, also those of a table within it."""
    for block in _nearest(cell, "p", "tbl"):
        if block.tag == "p":
            yield block
        else:
            for row in _nearest(block, "tr"):
                for inner in _nearest(row, "tc"):
                    yield from _paragraphs(inner)


def _number(cell: Element, of: str) -> int:
    found = cell.find(f"tcPr/{of}")
    text = found.get("val", "1") if found is not None else "1"
    return int(text) if text.isdecimal() else 1


def _goes_on(cell: Element) -> bool:
    """Whether a cell is one with that above it."""
    merged = cell.find("tcPr/vMerge")
    return merged is not None and merged.get("val") != "restart"


def _words(paragraph: Element) -> str:
    """The text of a paragraph: also what a tracked change puts in, not what it strikes or moves away."""
    return joined("".join(_runs(paragraph)).split("\n"))


def _runs(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == "t":
            yield child.text or ""
        elif child.tag == "tab":
            yield "\t"
        elif child.tag in ("br", "cr"):
            yield "\n"
        elif child.tag == "noBreakHyphen":
            yield "-"
        elif child.tag not in _LEFT_OUT and child.tag != "pPr":
            yield from _runs(child)
