"""An overview on a screen: under the head of its group each row has one line, the name cut to fit and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from planctl.characters import escaped
from planctl.language import Language
from planctl.render.blocks import Cell, Table
from planctl.render.grouped import INDENT, paragraph
from planctl.render.records import records
from planctl.render.verdicts import COLOURS, LOOKS
from planctl.render.wrapping import FILLER, wrapped

_GAP = "  "
_CUT, _LINE = 2, 6
"""How many letters of names a cut that is spared is worth, and a line."""
_LEAST_HEAD = 8
_LEAST_LAST = 14
_ELLIPSIS = "…"


def listed(table: Table, width: int, language: Language) -> Iterator[Text]:
    """A table's lines: headings; each group's head, rows and last words. The last column may take several lines, or stand below.

    Where the other columns leave no room for names, the rows are records.
    """
    widths = _widths(table, width)
    is_wide_enough = widths[0] >= min(_LEAST_HEAD, *(cell_len(row[0].text) for row in table.rows)) if table.rows else True
    if is_wide_enough:
        yield _headings(table, widths)
    rows = iter(table.rows)
    for group in table.groups:
        yield from paragraph(group.head, width, "bold")
        for row in islice(rows, group.rows):
            yield from (
                _row(row, table, widths, width)
                if is_wide_enough
                else records(table._replace(rows=(row,), groups=()), width, language)
            )
        if group.after is not None:
            yield from paragraph(group.after, width)


def _widths(table: Table, width: int) -> list[int]:
    """How wide each column is: as its texts, but for the name and the last, which share the rest.

    They share it so that the least is cut of names and the last takes the fewest lines. The last has no width where there is no
    room beside the others: it then stands under them.
    """
    texts = [[heading.text, *(row[at].text for row in table.rows)] for at, heading in enumerate(table.headings)]
    widths = [max(map(cell_len, column)) for column in texts]
    room = width - sum(widths[1:-1]) - len(_GAP) * (len(widths) - 1)
    least = min(widths[0], max((cell_len(row[0].tail) for row in table.rows), default=0) + _LEAST_HEAD)
    if room - least < min(widths[-1], _LEAST_LAST):
        return [min(widths[0], room + len(_GAP)), *widths[1:-1], 0]
    names, lasts = ([cell_len(row[at].text) for row in table.rows] for at in (0, -1))
    widest = min(widths[0], room - min(widths[-1], _LEAST_LAST))
    name = min(
        range(widest, min(least, widest) - 1, -1),
        key=lambda width: (
            sum(_CUT + length - width for length in names if length > width)
            + _LINE * sum((length - 1) // (room - width) for length in lasts if length)
        ),
    )
    return [name, *widths[1:-1], min(widths[-1], room - name)]


def _headings(table: Table, widths: list[int]) -> Text:
    texts = [INDENT + table.headings[0].text, *(heading.text for heading in table.headings[1:])]
    aligned = zip(texts, widths, (heading.align for heading in table.headings), strict=True)
    return Text(_GAP.join(_aligned(text, room, align) for text, room, align in aligned if room).rstrip(), style="bold")


def _row(row: tuple[Cell, ...], table: Table, widths: list[int], width: int) -> Iterator[Text]:
    name, *_, last = row
    style = COLOURS[LOOKS[name.verdict].tone] if name.verdict else ""
    cells = [
        _aligned(_cut(cell, room) if cell is name else cell.text, room, heading.align)
        for cell, heading, room in zip(row[:-1], table.headings, widths, strict=False)
    ]
    sign, space, others = _GAP.join(cells).partition(" ")
    line = Text(escaped(sign, FILLER) + space, style=style)
    line.append(escaped(others, FILLER), style="default")
    beside = " " * (sum(widths[:-1]) + len(_GAP) * (len(widths) - 1))
    words = wrapped(last.text, widths[-1] or width - len(INDENT + _GAP), cell_len)
    if widths[-1]:
        line.append(_GAP + escaped(words.pop(0), FILLER), style=style)
    yield line
    yield from (Text((beside if widths[-1] else INDENT + _GAP) + escaped(each, FILLER), style=style) for each in words)


def _cut(cell: Cell, room: int) -> str:
    """A name cut to fit, with what stays behind it."""
    if cell_len(cell.text) <= room:
        return cell.text
    head = cell.text.removesuffix(cell.tail)
    return set_cell_size(head, room - cell_len(cell.tail) - cell_len(_ELLIPSIS)).rstrip() + _ELLIPSIS + cell.tail


def _aligned(text: str, room: int, align: str) -> str:
    space = " " * max(0, room - cell_len(text))
    return space + text if align == "right" else text + space
