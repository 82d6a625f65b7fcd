"""A table of groups on a screen: the head of each over its rows, which stand in the same columns throughout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from planctl.characters import escaped
from planctl.render.blocks import Cell, Heading, Table
from planctl.render.verdicts import COLOURS, LOOKS
from planctl.render.wrapping import FILLER, wrapped

INDENT = "  "
"""What stands before what has no sign: the width of a sign and a space."""
_GAP = "  "


def grouped(table: Table, widths: Sequence[int], width: int) -> Iterator[Text]:
    """A table's lines: its headings, then each group's head, its rows a little set in, and what is said after them."""
    if any(heading.text for heading in table.headings):
        yield from _row([Cell(heading.text) for heading in table.headings], table.headings, widths)
        yield Text("─" * min(width, len(INDENT) + sum(widths) + len(_GAP) * (len(widths) - 1)))
    rows = iter(table.rows)
    for group in table.groups:
        yield from paragraph(group.head, width, "bold")
        for _ in range(group.rows):
            yield from _row(next(rows), table.headings, widths)
        if group.after is not None:
            yield from paragraph(group.after, width)


def paragraph(text: str, width: int, style: str = "") -> Iterator[Text]:
    """A text in lines, those after the first set in."""
    first, *more = wrapped(text, width - len(INDENT), cell_len)
    yield Text(escaped(first, FILLER), style=style)
    yield from (Text(INDENT + escaped(line, FILLER), style=style) for line in more)


def _row(cells: Sequence[Cell], headings: Sequence[Heading], widths: Sequence[int]) -> Iterator[Text]:
    """One row in as many lines as its tallest cell, each cell in the colour of the verdict that it says."""
    columns = [wrapped(cell.text, width, cell_len) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, columns))):
        line = Text(INDENT)
        for cell, heading, width, lines in zip(cells, headings, widths, columns, strict=True):
            text = escaped(lines[number], FILLER) if number < len(lines) else ""
            blank = " " * max(0, width - cell_len(text))
            style = COLOURS[LOOKS[cell.verdict].tone] if cell.verdict else ""
            line.append(blank if heading.align == "right" else "")
            line.append(text, style)
            line.append("" if heading.align == "right" else blank)
            line.append(_GAP)
        yield line
