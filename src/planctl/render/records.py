"""A table on a screen that has no room for its columns: each row is a record, its first cell over what stands in the others."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from planctl.characters import escaped
from planctl.language import Bilingual, Language
from planctl.render.blocks import Cell, Heading, Table
from planctl.render.verdicts import COLOURS, LOOKS
from planctl.render.words import NOTHING
from planctl.render.wrapping import FILLER, wrapped

_GAP = "  "
_INDENT = "  "
_LINE = Bilingual("", " ")
"""What stands between the lines of a heading where it is in one."""
_FIELD = Bilingual("{heading}：{text}", "{heading}: {text}")


def records(table: Table, width: int, language: Language) -> Iterator[Text]:
    """A table's rows one under another. What a row has nothing of is left out, and short fields stand beside one another."""
    for first, *others in table.rows:
        yield from (_styled(line, first, "bold") for line in wrapped(first.text, width, cell_len))
        line = Text()
        for cell, heading in zip(others, table.headings[1:], strict=True):
            if cell.text in (NOTHING, ""):
                continue
            lines = wrapped(_field(heading, cell, language), width - len(_INDENT), cell_len)
            if line and (len(lines) > 1 or cell_len(line.plain + _GAP + lines[0]) > width):
                yield line
                line = Text()
            for each in lines:
                if line and each is not lines[0]:
                    yield line
                    line = Text()
                line.append(_GAP if line else _INDENT)
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
