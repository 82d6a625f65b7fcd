"""How the road to each horizon reads."""

from __future__ import annotations

from planctl.assess.answers import Answer
from planctl.assess.path import Horizon, PathRow, PathSummary
from planctl.language import Bilingual
from planctl.render import cells, rounding
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table
from planctl.render.inferred import STARRED, starred
from planctl.render.views import IMPLIED, figure_cell, interval_column, quantity_column, revision_lines
from planctl.render.words import name, name_and_unit, word


def _leg(start: str | None, horizon: str) -> str:
    """A horizon; on the way from an earlier target both."""
    return horizon if start is None else f"{start}–{horizon}"


COLUMNS: tuple[Column[PathRow], ...] = (
    Column("horizon", Bilingual("目标年", "Horizon"), lambda row, _: Cell(_leg(row.leg_from, row.horizon))),
    Column("year", Bilingual("年份", "Year"), lambda row, _: Cell(str(row.year))),
    quantity_column("required", Bilingual("所需", "Required"), lambda row: row.required, signed=False),
    quantity_column("stated", Bilingual("按给定增速", "At the rate"), lambda row: row.stated, signed=False),
    interval_column("stated_interval", Bilingual("给定增速区间", "Rate between"), lambda row: row.stated),
    Column("recorded", Bilingual("已公布", "Recorded"), lambda row, layout: figure_cell(row.recorded, layout), "right"),
)
_RATE = Bilingual("{rate}（{prices}）", "{rate} ({prices})")
_REACHED = Bilingual("{period}：{target}；按{rate}达{reached}", "{period}: {target}: at {rate} it is {reached}")
_SHORT = Bilingual(
    "{period}：{target}；年均需{required}，按{rate}为{reached}，差{short}",
    "{period}: {target} needs {required} a year; {rate} reaches {reached}, {short} short",
)
_REVISED = Bilingual(
    "{name}：{period} 数据后来修订为 {revised}（{source}），路径仍从计划所报的 {plan} 算起",
    "{name}: {plan} in {period} was revised to {revised} later ({source}); the roads start from the plan's own figure",
)
_RECONCILED = Bilingual("；年均价格变动{price}可使两者一致", "; prices changing by {price} a year would reconcile them")


def blocks(answer: Answer[PathRow, PathSummary], layout: Layout) -> list[Block]:
    """The years in a table, and a sentence about each horizon."""
    summary = answer.summary
    rate = f"{rounding.text(summary.growth)}%"
    if summary.growth_prices != "unstated":
        rate = _RATE.filled(
            rate=rate, prices=starred(word(summary.growth_prices, layout.language), summary.growth_prices_basis)
        ).text(layout.language)
    star = STARRED["growth_prices"].text(layout.language) if summary.growth_prices_basis == "inferred" else None
    title = name_and_unit(name(summary.name_zh, summary.name_en, layout.language), summary.unit).text(layout.language)
    return [
        table(COLUMNS, answer.rows, layout, title),
        *lines(
            *(_horizon(horizon, rate, layout) for horizon in summary.horizons),
            IMPLIED.text(layout.language) if any(horizon.target.worked_out_from for horizon in summary.horizons) else None,
            star,
            *revision_lines(summary.revised, _REVISED, layout.language),
        ),
    ]


def _horizon(horizon: Horizon, rate: str, layout: Layout) -> str:
    """What a horizon needs, and how far the stated rate leads."""
    language, shortfall = layout.language, rounding.value(horizon.shortfall)
    parts = {
        "period": _leg(horizon.baseline.period if horizon.baseline.role == "target" else None, horizon.period),
        "target": cells.figure_with_unit(horizon.target, language),
        "rate": rate,
        "reached": cells.quantity(horizon.reached, language, signed=False),
    }
    if shortfall is None or shortfall <= 0:
        return _REACHED.filled(**parts).text(language)
    required = cells.quantity(horizon.required_rate, language)
    short = cells.quantity(horizon.shortfall, language, signed=False)
    said = _SHORT.filled(**parts, required=required, short=short).text(language)
    return said + _price_change(horizon, layout)


def _price_change(horizon: Horizon, layout: Layout) -> str:
    """What change of prices would make both true, where growth is at constant prices."""
    if horizon.price_change is None:
        return ""
    return _RECONCILED.filled(price=cells.quantity(horizon.price_change, layout.language)).text(layout.language)
