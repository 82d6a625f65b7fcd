"""How rates of growth read."""

from __future__ import annotations

from planctl.assess.answers import Answer
from planctl.assess.contributions import ContributionRow, ContributionSummary
from planctl.assess.growth import GrowthRow, GrowthSummary
from planctl.language import Bilingual
from planctl.numbers.periods import year_of
from planctl.render import cells, rounding
from planctl.render.blocks import Block, Cell, Column, Layout, lines
from planctl.render.inferred import STARRED, starred
from planctl.render.sources import source_lines
from planctl.render.views import (
    ID,
    NAME,
    contributions,
    interval_column,
    names_of,
    quantity_cell,
    revision_lines,
    table_of,
    word_cell,
)
from planctl.render.words import unit_words, word

_WITHIN = Bilingual("{number}（{between}）", "{number} ({between})")
_IN_ALL = Bilingual("累计{rate}", "{rate} in all")
_REVISED = Bilingual(
    "{name}：{period} 数据后来修订为 {revised}（{source}），隐含和所需增速仍按计划所报的 {plan} 计算",
    "{name}: {plan} in {period} was revised to {revised} later ({source}); implied and required rates go by the plan's own figure",
)
_WITHOUT_RATE = Bilingual("没有增速：{names}", "without a rate: {names}")


def _rate(row: GrowthRow, layout: Layout) -> Cell:
    """A rate; in the column of yearly ones, one over several years is marked as the whole change."""
    shown = cells.quantity(row.rate, layout.language)
    in_all = row.kind == "stated" and year_of(row.to_period) - year_of(row.from_period) > 1
    return Cell(_IN_ALL.filled(rate=shown).text(layout.language) if in_all else shown, row.rate.value)


def _implied_base(row: GrowthRow, layout: Layout) -> Cell:
    """A level worked out from rounded figures, with the interval that it lies in."""
    base = row.implied_base
    shown = quantity_cell(base, layout, signed=False)
    if base is None or base.interval is None:
        return shown
    between = cells.interval(rounding.widened(base.interval, base.decimals), layout.language)
    return shown._replace(text=_WITHIN.filled(number=shown.text, between=between).text(layout.language))


def _where(row: GrowthRow, _: Layout) -> Cell:
    return Cell(cells.listed_places([*(cells.place(number, None) for number in row.paragraphs), *row.locators, *row.sources]))


COLUMNS: tuple[Column[GrowthRow], ...] = (
    ID,
    NAME,
    Column("kind", Bilingual("类别", "Rate"), lambda row, layout: word_cell(row.kind, layout)),
    Column("periods", Bilingual("时期", "Periods"), lambda row, _: Cell(f"{row.from_period}–{row.to_period}")),
    Column("role", Bilingual("性质", "Role"), lambda row, layout: word_cell(row.role, layout)),
    Column("rate", Bilingual("年增速", "% a year"), _rate, "right"),
    interval_column("rate_interval", Bilingual("区间", "Between"), lambda row: row.rate),
    Column(
        "prices",
        Bilingual("价格", "Prices"),
        lambda row, layout: Cell(starred(word(row.prices, layout.language), row.prices_basis), code=row.prices),
    ),
    Column("implied_base", Bilingual("隐含上年数", "Implied base"), _implied_base, "right"),
    Column("unit", Bilingual("单位", "Unit"), lambda row, layout: Cell(unit_words(row.unit, layout.language)), wide=True),
    Column("where", Bilingual("出处", "Where"), _where, wide=True),
)


def blocks(answer: Answer[GrowthRow, GrowthSummary] | Answer[ContributionRow, ContributionSummary], layout: Layout) -> list[Block]:
    """The rates in a table, and the indicators that have none; or what parts add to the growth of their wholes."""
    if isinstance(answer.summary, ContributionSummary):
        return contributions.blocks([row for row in answer.rows if isinstance(row, ContributionRow)], answer.summary, layout)
    rows = [row for row in answer.rows if isinstance(row, GrowthRow)]
    without = answer.summary.without_rate
    inferred = any(row.prices_basis == "inferred" for row in rows)
    return [
        table_of(COLUMNS, rows, layout),
        *lines(STARRED["growth_prices"].text(layout.language) if inferred else None),
        *source_lines(answer.summary.sources, layout.language),
        *lines(*revision_lines(answer.summary.revised, _REVISED, layout.language)),
        *lines(*[_WITHOUT_RATE.filled(names=names_of(without, layout.language)).text(layout.language)] if without else ()),
    ]
