"""A table on a screen that has no room for its columns: each row is a record, its first cell over what stands in the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.cells import cell_len
from rich.text import Text

from planctl.characters import escaped
from planctl.language import Bilingual, Language
from planctl.render.blocks import Cell, Heading, Table
from planctl.render.grouped import INDENT, paragraph
from planctl.render.verdicts import COLOURS, LOOKS
from planctl.render.words import NOTHING
from planctl.render.wrapping import FILLER, wrapped

_GAP = "  "
_ITEM = "· "
"""What each row of a group begins with."""
_LINE = Bilingual("", " ")
"""What stands between the lines of a heading where it is in one."""
_FIELD = Bilingual("{heading}：{text}", "{heading}: {text}")


def records(table: Table, width: int, language: Language) -> Iterator[Text]:
    """A table's rows one under another, in groups under their heads. What a row has nothing of is left out."""
    if not table.groups:
        for first, *others in table.rows:
            yield from (_styled(line, first, "bold") for line in wrapped(first.text, width, cell_len))
            yield from _fields(others, table.headings[1:], width, language)
    rows = iter(table.rows)
    for group in table.groups:
        yield from paragraph(group.head, width, "bold")
        for row in islice(rows, group.rows):
            for number, line in enumerate(_fields(row, table.headings, width, language)):
                yield line if number else Text(_ITEM).append_text(line[len(INDENT) :])
        if group.after is not None:
            yield from paragraph(group.after, width)


def _fields(cells: Sequence[Cell], headings: Sequence[Heading], width: int, language: Language) -> Iterator[Text]:
    """What stands in a row, each with its heading, short ones beside one another."""
    line = Text()
    for cell, heading in zip(cells, headings, strict=True):
        if cell.text in (NOTHING, ""):
            continue
        lines = wrapped(_field(heading, cell, language), width - len(INDENT), cell_len)
        if line and (len(lines) > 1 or cell_len(line.plain + _GAP + lines[0]) > width):
            yield line
            line = Text()
        for each in lines:
            if line and each is not lines[0]:
                yield line
                line = Text()
            line.append(_GAP if line else INDENT)
            line.append(_styled(each, cell))
        if len(lines) > 1:
            yield line
            line = Text()
    if line:
        yield line


def _field(heading: Heading, cell: Cell, language: Language) -> str:
    headed = _LINE.text(language).join(heading.text.split("\n"))
    return _FIELD.filled(heading=headed, text=cell.text).text(language) if heading.text else cell.text


def _styled(line: str, cell: Cell, otherwise: str = "") -> Text:
    """A line of a cell in the colour of the verdict that it says."""
    return Text(escaped(line.rstrip(), FILLER), style=otherwise if cell.verdict is None else COLOURS[LOOKS[cell.verdict].tone])
