"""Tables for a terminal: aligned by display width, wrapped to fit."""

from __future__ import annotations

import io
import re

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from planctl.assess.result import Result
from planctl.characters import visible
from planctl.language import Language, Words
from planctl.render.page import Code, Lines, Table, page

NARROWEST = 40
WIDEST = 2000
MOST_ROWS = 1000
"""How many rows of an answer are set: nobody reads more on a screen, and setting them takes long."""
_MORE = Words("另有 {} 行未显示，用 --format tsv 全部列出", "{} more rows with --format tsv")
_COLOURS = {
    "需改进": "yellow", "improve": "yellow",
    "上年已达": "green", "already met": "green",
    "持平": "cyan", "hold": "cyan",
}  # fmt: skip
_MARKED = "【[^】]*】"
_UNBROKEN = re.compile(r"[（【《“]*(?:[^\s\u2e80-\uffff]+|\s+|.)[，。；：、！？）】》”%]*")
"""What a line end may not cut: a word, a number, a character with the marks that belong to it."""


def table(result: Result, language: Language, width: int, colour: bool) -> str:
    """The columns that a screen holds."""
    return _set(result, language, width, colour, wide=False)


def wide(result: Result, language: Language, width: int, colour: bool) -> str:
    """All columns, as wide as they need."""
    return _set(result, language, max(width, WIDEST), colour, wide=True)


def _set(result: Result, language: Language, width: int, colour: bool, wide: bool) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=min(max(width, NARROWEST), WIDEST),
        height=1,  # of no use, but not given it is looked for in LINES, where anything may stand
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    room = MOST_ROWS
    for number, block in enumerate(page(result, language, wide)):
        if number:
            console.print()
        if isinstance(block, Lines):
            for line in block.lines:
                console.print(_text(line if wide else _wrapped(line, console.width)), soft_wrap=wide)
        elif isinstance(block, Code):
            console.print(_text("\n".join(block.lines)), soft_wrap=True)
        else:
            console.print(_grid(block, room))
            if len(block.rows) > room:
                console.print(_text(_MORE.in_(language).format(len(block.rows) - room)))
            room = max(0, room - len(block.rows))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _grid(block: Table, most: int) -> Grid:
    title = None if block.title is None else Text(block.title)
    grid = Grid(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False, padding=(0, 1), collapse_padding=True)
    for heading, align in zip(block.headings, block.aligns, strict=True):
        longest = max(map(cell_len, heading.split()), default=1)
        grid.add_column(Text(heading), justify=align, overflow="fold", min_width=longest)
    for row in block.rows[:most]:
        grid.add_row(*(_text(cell) for cell in row))
    return grid


def _wrapped(line: str, width: int) -> str:
    """A line as lines that a screen holds, cut where both languages may be cut."""
    lines = [""]
    for piece in _UNBROKEN.findall(line):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return "\n".join(lines)


def _text(words: str) -> Text:
    """Words in the colour of what they say; what a line quotes between marks stands out."""
    text = Text(visible(words, keep="\n"), style=_COLOURS.get(words, ""))
    text.highlight_regex(_MARKED, "bold yellow")
    return text
