"""How rates of growth read."""

from __future__ import annotations

from planctl.assess.answers import Answer
from planctl.assess.growth import GrowthRow, GrowthSummary
from planctl.language import Bilingual
from planctl.numbers.periods import year_of
from planctl.render import cells
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table
from planctl.render.views import ID, NAME, interval_column, quantity_column, word_cell
from planctl.render.words import unit_words

_IN_ALL = Bilingual("累计{rate}", "{rate} in all")
_WITHOUT_RATE = Bilingual("没有增速：{ids}", "without a rate: {ids}")


def _rate(row: GrowthRow, layout: Layout) -> Cell:
    """A rate; in the column of yearly ones, one over several years is marked as the whole change."""
    shown = cells.quantity(row.rate, layout.language)
    in_all = row.kind == "stated" and year_of(row.to_period) - year_of(row.from_period) > 1
    return Cell(_IN_ALL.filled(rate=shown).text(layout.language) if in_all else shown, row.rate.value)


COLUMNS: tuple[Column[GrowthRow], ...] = (
    ID,
    NAME,
    Column("kind", Bilingual("类别", "Rate"), lambda row, layout: word_cell(row.kind, layout)),
    Column("periods", Bilingual("时期", "Periods"), lambda row, _: Cell(f"{row.from_period}–{row.to_period}")),
    Column("role", Bilingual("性质", "Role"), lambda row, layout: word_cell(row.role, layout)),
    Column("rate", Bilingual("年增速", "% a year"), _rate, "right"),
    interval_column("rate_interval", Bilingual("区间", "Between"), lambda row: row.rate),
    Column("prices", Bilingual("价格", "Prices"), lambda row, layout: word_cell(row.prices, layout)),
    quantity_column("implied_base", Bilingual("隐含上年数", "Implied base"), lambda row: row.implied_base, signed=False),
    interval_column("implied_base_interval", Bilingual("上年数区间", "Base between"), lambda row: row.implied_base),
    Column("unit", Bilingual("单位", "Unit"), lambda row, layout: Cell(unit_words(row.unit, layout.language)), wide=True),
    Column(
        "where",
        Bilingual("出处", "Where"),
        lambda row, _: Cell(" ".join(f"P{paragraph}" for paragraph in row.paragraphs)),
        wide=True,
    ),
)


def blocks(answer: Answer[GrowthRow, GrowthSummary], layout: Layout) -> list[Block]:
    """The rates in a table, and the indicators that have none."""
    without = answer.summary.without_rate
    return [
        table(COLUMNS, answer.rows, layout),
        *lines(*[_WITHOUT_RATE.filled(ids=", ".join(without)).text(layout.language)] if without else ()),
    ]
