"""How the ledger of recorded figures reads."""

from __future__ import annotations

from planctl.assess.answers import Answer, Figure
from planctl.assess.figures import FigureRow, FiguresSummary
from planctl.language import Bilingual
from planctl.render import cells
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table
from planctl.render.inferred import STARRED, starred
from planctl.render.sources import source_lines
from planctl.render.views import ATTRIBUTE, ID, NAME, figure_cell, table_of, word_cell
from planctl.render.words import LIST, NOTHING, name, unit_words, word


def flags(figure: Figure, layout: Layout) -> Cell:
    """What a progress is a share of, what the source says of a figure beside its number, and what it covers."""
    codes = [figure.of, "estimate" if figure.estimate else None, "stretch" if figure.stretch else None]
    scope = [name(figure.scope_zh, figure.scope_en, layout.language)] if figure.scope_zh else []
    return Cell(LIST.text(layout.language).join([*(word(code, layout.language) for code in codes if code is not None), *scope]))


def _attribute(row: FigureRow, layout: Layout) -> Cell:
    """The attribute of an indicator or of an official total of them, with a star where it is inferred."""
    stated = None if row.attribute == "unstated" else row.attribute
    return Cell(starred(word(stated, layout.language), row.basis) if stated else NOTHING, code=row.attribute)


COLUMNS: tuple[Column[FigureRow], ...] = (
    ID,
    Column("name", Bilingual("名称", "Name"), NAME.cell),
    Column("attribute", ATTRIBUTE.heading, _attribute, wide=True),
    Column("area", Bilingual("领域", "Area"), lambda row, layout: Cell(name(row.area_zh, row.area_en, layout.language)), wide=True),
    Column("type", Bilingual("类型", "Type"), lambda row, layout: word_cell(row.subject_type, layout), wide=True),
    Column("period", Bilingual("时期", "Period"), lambda row, layout: Cell(cells.period(row.figure).text(layout.language))),
    Column("role", Bilingual("性质", "Role"), lambda row, layout: word_cell(row.figure.role, layout)),
    Column("form", Bilingual("形式", "Form"), lambda row, layout: word_cell(row.figure.form, layout)),
    Column("figure", Bilingual("数字", "Figure"), lambda row, layout: figure_cell(row.figure, layout), "right"),
    Column(
        "unit",
        Bilingual("单位", "Unit"),
        lambda row, layout: Cell(starred(unit_words(row.figure.unit, layout.language), row.unit_basis)),
    ),
    Column("flags", Bilingual("备注", "Flags"), lambda row, layout: flags(row.figure, layout), wide=True),
    Column("published", Bilingual("发布", "Published"), lambda row, _: Cell(row.published or NOTHING), wide=True),
    Column("where", Bilingual("出处", "Where"), lambda row, _: Cell(cells.paragraph(row.figure))),
)


def _with_unit(row: FigureRow, layout: Layout) -> Cell:
    return Cell(starred(cells.figure_with_unit(row.figure, layout.language), row.unit_basis), row.figure.value)


SCREEN: tuple[Column[FigureRow], ...] = tuple(
    column._replace(cell=_with_unit) if column.key == "figure" else column for column in COLUMNS if column.key != "unit"
)
"""On a screen a number has its unit beside it, so that a figure is a line."""


def blocks(answer: Answer[FigureRow, FiguresSummary], layout: Layout) -> list[Block]:
    """One table of all figures, and where they are from."""
    star = STARRED["unit"].text(layout.language) if any(row.unit_basis == "inferred" for row in answer.rows) else None
    shown = table_of(SCREEN, answer.rows, layout) if layout.compact else table(COLUMNS, answer.rows, layout)
    return [shown, *lines(star), *source_lines(answer.summary.sources, layout.language)]
