"""The annexes on a screen: the columns that it holds, and the remarks under them."""

from __future__ import annotations

from planctl.render.blocks import Block, Cell, Heading, Layout, Lines, Table
from planctl.render.documents.layout import AnnexAnswer, Sheet, sheets


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
        title=sheet.title,
        headings=tuple(
            Heading(column.key, column.heading if layout.wide else column.folded, "right" if column.align == "right" else "left")
            for column in columns
        ),
        rows=tuple(tuple(Cell(row.cells[at].text) for at in shown) for row in sheet.rows[:most]),
        hidden=max(0, len(sheet.rows) - most),
    )
