"""A table as a grid of texts: its cells by row and column, merged ones filled."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from planctl.characters import is_han
from planctl.language import Bilingual
from planctl.problems import RefusedError

MOST_CELLS = 200_000
"""How many cells a table may have, merged ones counted as often as they are wide and high."""
_TOO_MANY = Bilingual("{path}：表格超过 {most} 格", "{path}: a table has more than {most} cells")
_LETTERS = 26
Place = tuple[int, int]
"""Row and column, from 0."""
Cells = dict[Place, str]


class Table(NamedTuple):
    """A table: its name in the file, its rows, all of one length, and the paragraphs that stand before and after it.

    `copies` are the places that a merged cell fills besides its own; `lines` the paragraph that each row is of a report.
    """

    name: str
    rows: list[list[str]]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    copies: frozenset[Place] = frozenset()
    lines: tuple[int, ...] = ()

    def place(self, row: int, column: int) -> str:
        """Where a cell stands, as spreadsheets call it: the table's name, the column's letters, the row."""
        return f"{self.name}!{letters(column)}{row + 1}"

    def printed(self, row: int) -> list[str]:
        """The cells of a row as they are printed, a merged one once."""
        return ["" if (row, column) in self.copies else cell for column, cell in enumerate(self.rows[row])]


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


def grid(path: Path, name: str, cells: Cells, copies: Iterable[Place] = ()) -> Table:
    """A table of the cells that have text; raises RefusedError for one that is too large."""
    height, width = (max((place[side] for place in cells), default=-1) + 1 for side in (0, 1))
    bounded(path, height * width)
    rows = [[cells.get((row, column), "") for column in range(width)] for row in range(height)]
    return Table(name, rows, copies=frozenset(copies))


def fill(path: Path, cells: Cells, text: str, rows: range, columns: range) -> None:
    """Give every place of a merged cell its text."""
    bounded(path, len(rows) * len(columns) + len(cells))
    cells.update({(row, column): text for row in rows for column in columns})


def bounded(path: Path, cells: int) -> None:
    """Refuse a table of more cells than one can have."""
    if cells > MOST_CELLS:
        raise RefusedError(_TOO_MANY.filled(path=path, most=MOST_CELLS))


def joined(parts: Iterable[str]) -> str:
    """The lines of a cell or a paragraph as one: between Chinese characters nothing, else a space."""
    text = ""
    for part in filter(None, map(str.strip, parts)):
        text += part if not text or (is_han(text[-1]) and is_han(part[0])) else f" {part}"
    return text
