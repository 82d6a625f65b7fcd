"""The annexes on a screen: the columns that it holds, and the remarks under them."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.render.blocks import Block, Cell, Heading, Layout, Lines, Table
from planctl.render.documents.layout import AnnexAnswer, Sheet, SheetColumn, SheetRow, full_title, sheets


def blocks(answer: AnnexAnswer, layout: Layout) -> list[Block]:
    """A table an annex, and its remarks."""
    return [
        block
        for sheet in sheets(answer, layout.language)
        for block in (_table(sheet, layout), Lines((*([sheet.rebuilt] if sheet.rebuilt else []), *sheet.remarks)))
    ]


def _table(sheet: Sheet, layout: Layout) -> Table:
    shown = [at for at, column in enumerate(sheet.columns) if layout.wide or not column.wide]
    columns = [sheet.columns[at] for at in shown]
    most = len(sheet.rows) if layout.most_rows is None else layout.most_rows
    return Table(
        title=full_title(sheet, layout.language),
        headings=tuple(
            Heading(column.key, column.whole if layout.wide else column.folded, "right" if column.numeric else "left")
            for column in columns
        ),
        rows=tuple(_cells(row, columns, shown) for row in sheet.rows[:most]),
        hidden=max(0, len(sheet.rows) - most),
    )


def _cells(row: SheetRow, columns: Sequence[SheetColumn], shown: Sequence[int]) -> tuple[Cell, ...]:
    """The cells of a line; a heading's words stand in the column of names."""
    if row.level:
        return tuple(Cell(row.cells[0].text if column.key == "name" else "") for column in columns)
    return tuple(Cell(row.cells[at].text) for at in shown)
