"""How the distances to targets read."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.assess.answers import Answer
from planctl.assess.gap import GapRow, GapSummary
from planctl.language import Bilingual
from planctl.render import cells, rounding
from planctl.render.blocks import Block, Cell, Column, Layout, lines
from planctl.render.views import (
    ID,
    IMPLIED,
    MEASURE,
    NAMED_WITH_MEASURE,
    VERDICT,
    WHY,
    added_lines,
    dated_column,
    interval_column,
    names_of,
    quantity_column,
    result_cell,
    revision_lines,
    table_of,
    target_column,
    where_column,
)
from planctl.render.words import NOTHING


def _implied(row: GapRow, layout: Layout) -> Cell:
    """The level that a target for growth implies, marked as worked out."""
    if row.implied_level is None or row.implied_level.value is None:
        return Cell(NOTHING)
    shown = cells.quantity(row.implied_level, layout.language, signed=False)
    return Cell(shown + cells.WORKED_OUT, rounding.value(row.implied_level))


COLUMNS: tuple[Column[GapRow], ...] = (
    ID,
    NAMED_WITH_MEASURE,
    dated_column("baseline", Bilingual("基期", "From"), lambda row: row.baseline, usual="base"),
    target_column(),
    Column("result", Bilingual("结果", "Result"), lambda row, layout: result_cell(row.result, row.target, layout), "right"),
    Column("implied_level", Bilingual("隐含水平", "Implies"), _implied, "right"),
    quantity_column("gap", Bilingual("差距", "Gap"), lambda row: row.gap),
    interval_column("gap_interval", Bilingual("差距区间", "Gap between"), lambda row: row.gap),
    quantity_column("relative_gap", Bilingual("相对", "Relative"), lambda row: row.relative_gap),
    interval_column("relative_gap_interval", Bilingual("相对区间", "Relative between"), lambda row: row.relative_gap),
    quantity_column("required_rate", Bilingual("年均需增", "A year"), lambda row: row.required_rate),
    interval_column("required_rate_interval", Bilingual("年均区间", "A year between"), lambda row: row.required_rate),
    VERDICT,
    WHY,
    where_column(lambda row: (row.baseline, row.target, row.result)),
)
_REVISED = Bilingual(
    "{name}：{period} 数据后来修订为 {revised}（{source}），差距仍从计划所报的 {plan} 算起",
    "{name}: {plan} in {period} was revised to {revised} later ({source}); gaps start from the plan's own figure",
)
_IN_YEAR = target_column("plan")
SCREEN: tuple[Column[GapRow], ...] = tuple(
    _IN_YEAR if column.key == _IN_YEAR.key else column for column in COLUMNS if column.key not in ("implied_level", "relative_gap")
)
"""What a screen has room for beside one another, where several indicators are compared."""
_WITHOUT_TARGET = Bilingual("没有目标：{names}", "without a target: {names}")


def said_of_implied(rows: Iterable[GapRow], layout: Layout) -> str | None:
    """That a level is worked out, where one is shown."""
    return IMPLIED.text(layout.language) if any(row.implied_level and row.implied_level.value is not None for row in rows) else None


def blocks(answer: Answer[GapRow, GapSummary], layout: Layout) -> list[Block]:
    """The targets of each indicator in a table, and the indicators that have none."""
    without = answer.summary.without_target
    overview = layout.compact and len({row.id for row in answer.rows}) > 1
    return [
        table_of(SCREEN if overview else COLUMNS, answer.rows, layout, MEASURE),
        *lines(
            None if overview else said_of_implied(answer.rows, layout),
            *added_lines(((row, each) for row in answer.rows for each in (row.baseline, row.result)), layout.language),
            *revision_lines(answer.summary.revised, _REVISED, layout.language),
            _WITHOUT_TARGET.filled(names=names_of(without, layout.language)).text(layout.language) if without else None,
        ),
    ]
