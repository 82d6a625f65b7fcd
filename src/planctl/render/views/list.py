"""How the list of what a plan records reads."""

from __future__ import annotations

from itertools import groupby

from planctl.assess.answers import Answer
from planctl.assess.list import ListRow, ListSummary
from planctl.language import Bilingual
from planctl.render.blocks import Block, Cell, Column, Layout, Table, lines, table
from planctl.render.sources import source_lines
from planctl.render.views import ID, NAME, OWNER, in_groups, word_cell
from planctl.render.words import LIST, NOTHING, name, name_and_unit, unit_words


def _part(row: ListRow, layout: Layout) -> Cell:
    """The area of an indicator, the category of a project or a total."""
    area = name(row.area_zh, row.area_en, layout.language) if row.area else None
    return Cell(area or name(row.category_zh, row.category_en, layout.language), code=row.area or row.category)


COLUMNS: tuple[Column[ListRow], ...] = (
    ID._replace(wide=False),
    Column("name", Bilingual("名称", "Name"), NAME.cell),
    Column(
        "aliases",
        Bilingual("别名", "Aliases"),
        lambda row, layout: Cell(LIST.text(layout.language).join(row.aliases) or NOTHING),
        wide=True,
    ),
    Column("type", Bilingual("类型", "Type"), lambda row, layout: word_cell(row.type, layout), wide=True),
    Column("unit", Bilingual("单位", "Unit"), lambda row, layout: Cell(unit_words(row.unit, layout.language) or NOTHING)),
    Column("part", Bilingual("领域或类别", "Area or category"), _part),
    OWNER._replace(wide=False),
    Column("sources", Bilingual("来源", "Sources"), lambda row, _: Cell(" ".join(row.sources) or NOTHING), wide=True),
)
_COUNT = Bilingual("收录的 {recorded} 项中的 {subjects} 项", "{subjects} of {recorded} recorded")


def blocks(answer: Answer[ListRow, ListSummary], layout: Layout) -> list[Block]:
    """One line a subject, how many there are, and in a wide table the sources that it names."""
    summary = answer.summary
    return [
        _by_part(answer.rows, layout) if layout.compact and answer.rows else table(COLUMNS, answer.rows, layout),
        *lines(_COUNT.filled(subjects=summary.subjects, recorded=summary.recorded).text(layout.language)),
        *(source_lines(summary.sources, layout.language) if layout.wide else []),
    ]


_SAID = ("part", "unit")
"""The columns that a screen has in the heads, and beside the names."""


def _with_unit(row: ListRow, layout: Layout) -> Cell:
    named = name(row.name_zh, row.name_en, layout.language)
    return Cell(name_and_unit(named, row.unit).text(layout.language) if row.unit else named)


def _by_part(rows: tuple[ListRow, ...], layout: Layout) -> Table:
    """What is listed under the areas and categories, each as often as the files come back to it."""
    of_one = [(head, len([*together])) for head, together in groupby(rows, key=lambda row: _part(row, layout).text)]
    columns = [
        column._replace(cell=_with_unit) if column.key == "name" else column for column in COLUMNS if column.key not in _SAID
    ]
    return in_groups(table(columns, rows, layout), *zip(*of_one, strict=True))
