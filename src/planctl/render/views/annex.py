"""The annexes on a screen: the columns that it holds, and the remarks under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.documents.layout import Row, Sheet, sheets

if TYPE_CHECKING:
    from planctl.assess.answers import Answer
    from planctl.language import Language
    from planctl.render.blocks import Block


def blocks(result: Answer, language: Language, wide: bool) -> list[Block]:
    """A table an annex, and its remarks."""
    return [block for sheet in sheets(result, language) for block in _blocks(sheet, wide)]


def _blocks(sheet: Sheet, wide: bool) -> list[Block]:
    from planctl.render.blocks import Lines, Table

    shown = [number for number, hidden in enumerate(sheet.wide) if wide or not hidden]
    table = Table(
        sheet.title,
        tuple(sheet.headings[number] if wide else _folded(sheet.headings[number]) for number in shown),
        tuple("right" if sheet.aligns[number] == "right" else "left" for number in shown),
        tuple(_texts(row, shown) for row in sheet.rows),
    )
    return [table, Lines((sheet.subtitle, *sheet.remarks))]


def _texts(row: Row, shown: list[int]) -> tuple[str, ...]:
    return tuple(row.cells[number].text for number in shown)


def _folded(heading: str) -> str:
    """A heading in two lines after its year: Chinese has no spaces to fold at."""
    return heading.replace("年", "年\n", 1) if heading[:1].isdigit() else heading
