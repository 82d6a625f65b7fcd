"""How the contributions of parts to the growth of their whole read."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.assess.contributions import ContributionRow, ContributionSummary
from planctl.language import Bilingual
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table
from planctl.render.views import ID, NAMED_WITH_UNIT, figure_cell, interval_column, names_of, quantity_column, where_column

COLUMNS: tuple[Column[ContributionRow], ...] = (
    ID,
    NAMED_WITH_UNIT,
    Column("periods", Bilingual("时期", "Periods"), lambda row, _: Cell(f"{row.from_period}–{row.to_period}")),
    Column("base", Bilingual("上年", "From"), lambda row, layout: figure_cell(row.base, layout), "right"),
    Column("latest", Bilingual("本年", "To"), lambda row, layout: figure_cell(row.latest, layout), "right"),
    quantity_column("increase", Bilingual("增量", "Increase"), lambda row: row.increase, wide=True),
    quantity_column("rate", Bilingual("增速", "Growth"), lambda row: row.rate),
    quantity_column("contribution", Bilingual("贡献率", "Contribution"), lambda row: row.contribution, signed=False),
    interval_column("contribution_interval", Bilingual("贡献率区间", "Contribution between"), lambda row: row.contribution),
    quantity_column("pull", Bilingual("拉动", "Pull"), lambda row: row.pull),
    interval_column("pull_interval", Bilingual("拉动区间", "Pull between"), lambda row: row.pull),
    where_column(lambda row: (row.base, row.latest)),
)
_CURRENT = Bilingual(
    "{names}：按现价水平计算；公布的贡献率和拉动按不变价，不是同一口径",
    "{names}: from levels at current prices; contributions and pulls are published at constant prices, which is another measure",
)
_WITHOUT = Bilingual(
    "没有相邻两年、单位相同的总量和部分数：{names}",
    "without levels of whole and parts, in one unit, of two years running: {names}",
)


def blocks(rows: Iterable[ContributionRow], summary: ContributionSummary, layout: Layout) -> list[Block]:
    """Each whole with its parts under it, and what has to be known about them."""
    said = ((_CURRENT, summary.constant_prices), (_WITHOUT, summary.without_levels))
    return [
        table(COLUMNS, rows, layout),
        *lines(*(note.filled(names=names_of(each, layout.language)).text(layout.language) for note, each in said if each)),
    ]
