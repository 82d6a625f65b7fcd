"""Tables for a terminal: aligned by display width, wrapped to fit."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from unicodedata import east_asian_width

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from planctl.characters import escaped
from planctl.language import Bilingual, Language
from planctl.output import STAND_INS
from planctl.render import Screen
from planctl.render.blocks import Block, Cell, Code, Lines, Marked, Table
from planctl.render.grouped import INDENT, grouped
from planctl.render.listing import listed
from planctl.render.records import records
from planctl.render.verdicts import COLOURS, LOOKS
from planctl.render.wrapping import FILLER, pieces, wrapped

NARROWEST = 40
WIDEST = 2000
LONGEST_WORD = 32
_BETWEEN = 2
"""Columns of the screen between two columns of a table."""
_TALLEST = 3
"""So many lines a row of a table may take on average."""
_BLANKS_AT_END = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)
"""What ends a line, colours among it."""
_MORE = Bilingual("另有 {} 行未显示，用 --format tsv 全部列出", "{} more rows with --format tsv")


def table(blocks: list[Block], screen: Screen) -> str:
    """Blocks as wide as the screen."""
    return _set(blocks, screen, wide=False)


def wide(blocks: list[Block], screen: Screen) -> str:
    """Blocks as wide as they need."""
    return _set(blocks, screen._replace(width=max(screen.width, WIDEST)), wide=True)


def _set(blocks: list[Block], screen: Screen, wide: bool) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=min(max(screen.width, NARROWEST), WIDEST),
        height=1,  # of no use, but not given it is looked for in LINES, where anything may stand
        force_terminal=screen.colour,
        no_color=not screen.colour,
        color_system="standard" if screen.colour else None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    for number, block in enumerate(_shown(block, screen) for block in blocks):
        if number:
            console.print()
        _print(block, console, screen, wide)
    text = out.getvalue()
    if screen.two_wide:
        text = text.replace(FILLER, "").replace("─", "-")
    return _BLANKS_AT_END.sub(lambda end: end[0].replace(" ", ""), text)


def _print(block: Block, console: Console, screen: Screen, wide: bool) -> None:
    if isinstance(block, Lines):
        for line in block.lines:
            console.print(_line(line, None if wide else console.width), soft_wrap=wide)
    elif isinstance(block, Code):
        console.print(Text(escaped("\n".join(block.lines), keep="\n")), soft_wrap=True)
    else:
        if block.title is not None:
            console.print(_line(block.title, console.width), style="bold")
        for row in _rows(block, console.width, screen.language):
            console.print(row, soft_wrap=isinstance(row, Text))
        if block.hidden:
            console.print(_line(_MORE.text(screen.language).format(block.hidden), console.width))


def _rows(block: Table, width: int, language: Language) -> Iterable[Text | Grid]:
    """A table's headings and rows: in columns where there is room, else one record under another."""
    if block.overview:
        return listed(block, width, language)
    widths = _widths(block, width - bool(block.groups) * len(INDENT))
    if not _is_readable(block, widths):
        return records(block, width, language)
    return grouped(block, widths, width) if block.groups else _grids(block, widths, width)


def _shown(block: Block, screen: Screen) -> Block:
    """A block as the screen can show it: verdicts with their signs, then with stand-ins for what it has no characters for."""
    if isinstance(block, Table):
        block = block._replace(rows=tuple(tuple(map(_signed, row)) for row in block.rows))
    if screen.encoding.lower() != "utf-8":
        block = _changed(block, lambda text: text.encode(screen.encoding, STAND_INS).decode(screen.encoding))
    return _changed(block, _fill) if screen.two_wide else block


def _signed(cell: Cell) -> Cell:
    """A cell with the sign of the verdict that it says before its text."""
    return cell if cell.verdict is None else cell._replace(text=f"{LOOKS[cell.verdict].sign} {cell.text}")


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    """A block with each of its texts changed, but for code."""
    if isinstance(block, Table):
        return block._replace(
            headings=tuple(heading._replace(text=change(heading.text)) for heading in block.headings),
            rows=tuple(tuple(cell._replace(text=change(cell.text), tail=change(cell.tail)) for cell in row) for row in block.rows),
            groups=tuple(
                group._replace(head=change(group.head), after=group.after and change(group.after)) for group in block.groups
            ),
        )
    if isinstance(block, Lines):
        return Lines(tuple(change(line) if isinstance(line, str) else Marked(*map(change, line)) for line in block.lines))
    return block


def _fill(text: str) -> str:
    """A text with a filler of one column behind each character that is drawn two wide and counted as one."""
    return "".join(each + FILLER if east_asian_width(each) == "A" else each for each in text)


def _is_alone(row: Sequence[Cell]) -> bool:
    """Whether a row is one cell, which may run on over the columns beside it: a heading over rows."""
    return len(row) > 1 and not any(cell.text for cell in row[1:])


def _widths(block: Table, width: int) -> list[int]:
    rows = [row for row in block.rows if not _is_alone(row)]
    columns = [[heading.text, *(row[at].text for row in rows)] for at, heading in enumerate(block.headings)]
    return column_widths(columns, width - _BETWEEN * (len(columns) - 1))


def _is_readable(block: Table, widths: list[int]) -> bool:
    """Whether columns so wide cut no word that a column can be asked to hold, and the rows are not too tall; text alone may be."""
    if len(widths) == 1:
        return True
    every = (row for row in block.rows if not _is_alone(row))
    rows = [[heading.text for heading in block.headings], *([cell.text for cell in row] for row in every)]
    tight = [[(text, width) for text, width in zip(row, widths, strict=True) if cell_len(text) > width] for row in rows]
    if any(width < cell_len(piece.rstrip()) <= LONGEST_WORD for row in tight for text, width in row for piece in pieces(text)):
        return False
    heights = [max([1, *(_wrapped(text, width).count("\n") + 1 for text, width in row)]) for row in tight[1:]]
    return sum(heights) <= _TALLEST * len(heights)


def _grids(block: Table, widths: list[int], width: int) -> Iterator[Text | Grid]:
    """The headings with the rows up to the first that stands alone, that one, and so on."""
    rows: list[Sequence[Cell]] = []
    is_first = True
    for row in block.rows:
        if not _is_alone(row):
            rows.append(row)
            continue
        if rows or is_first:
            yield _grid(block, rows, widths, headed=is_first)
        yield _line(row[0].text, width)
        rows, is_first = [], False
    if rows or is_first:
        yield _grid(block, rows, widths, headed=is_first)


def _grid(block: Table, rows: Sequence[Sequence[Cell]], widths: list[int], *, headed: bool) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, show_header=headed, show_edge=False, pad_edge=False, padding=(0, 1), collapse_padding=True)
    for heading, wide in zip(block.headings, widths, strict=True):
        grid.add_column(Text(heading.text), justify=heading.align, overflow="fold", width=wide)
    for row in rows:
        grid.add_row(*(_cell(cell, wide) for cell, wide in zip(row, widths, strict=True)))
    return grid


def _cell(cell: Cell, width: int) -> Text:
    """A cell in the colour of the verdict that it says."""
    style = "" if cell.verdict is None else COLOURS[LOOKS[cell.verdict].tone]
    return Text(escaped(_wrapped(cell.text, width), keep=f"\n{FILLER}"), style=style)


def column_widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide columns are to share some room: as wide as their texts, or else narrower where it costs the fewest lines.

    As far as there is room no number is cut, no word of a heading, and nothing else that a line end may not cut but the longest.
    """
    widths = [max([1, *map(cell_len, cells)]) for cells in columns]
    if sum(widths) <= room:
        return widths
    headings = [max([1, *map(cell_len, cells[0].split())]) for cells in columns]
    cut = [{piece.rstrip() for cell in set(cells[1:]) for piece in pieces(cell)} for cells in columns]
    numbers = [max([1, *map(cell_len, filter(_is_number, some))]) for some in cut]
    words = [set(map(cell_len, some)) for some in cut]
    for longest in (*range(LONGEST_WORD, 0, -1), 0):
        least = [
            max([*some, *(each for each in long if each <= longest)]) for *some, long in zip(headings, numbers, words, strict=True)
        ]
        if sum(least) <= room:
            break
    else:
        least = numbers if sum(numbers) <= room else [1] * len(columns)
    lengths = [sorted(((cell_len(cell), row) for row, cell in enumerate(cells)), reverse=True) for cells in columns]
    heights = [1] * max(map(len, columns))
    while sum(widths) > max(room, len(widths)):
        costs = [
            (width <= max(1, narrowest), sum(more for _, more in _taller(of_cells, width - 1, heights)), -width)
            for width, narrowest, of_cells in zip(widths, least, lengths, strict=True)
        ]
        chosen = costs.index(min(costs))
        widths[chosen] -= 1
        for row, more in [*_taller(lengths[chosen], widths[chosen], heights)]:
            heights[row] += more
    return widths


def _taller(lengths: Sequence[tuple[int, int]], width: int, heights: Sequence[int]) -> Iterator[tuple[int, int]]:
    """By about how many lines rows would be taller whose cells, the longest first, were in a column so wide."""
    for length, row in lengths:
        if length <= width:
            return
        more = -(-length // max(1, width)) - heights[row]
        if more > 0:
            yield row, more


def _is_number(piece: str) -> bool:
    return not any(map(str.isalpha, piece)) and any(map(str.isdigit, piece))


def _wrapped(line: str, width: int) -> str:
    """A line as lines that a screen, or a column, holds, cut where both languages may be cut."""
    return line if cell_len(line) <= width else "\n".join(wrapped(line, width, cell_len))


def _line(line: str | Marked, width: int | None) -> Text:
    """A line, wrapped to a width if there is one, all set in as its first; the marked part of it stands out."""
    whole = str(line)
    body = whole.lstrip(" ")
    indent = whole.removesuffix(body)
    rows = [body] if width is None else _wrapped(body, width - len(indent)).split("\n")
    start, end = (len(line.before), len(whole) - len(line.after)) if isinstance(line, Marked) else (0, 0)
    text, at = Text(), 0
    for number, row in enumerate(rows):
        at = whole.index(row, at)
        first, last = (min(len(row), max(0, edge - at)) for edge in (start, end))
        text.append("\n" * bool(number) + indent + escaped(row[:first], FILLER))
        text.append(escaped(row[first:last], FILLER), "bold yellow")
        text.append(escaped(row[last:], FILLER))
        at += len(row)
    return text
