"""How the distances to targets read."""

from __future__ import annotations

from planctl.assess.answers import Answer
from planctl.assess.gap import GapRow, GapSummary
from planctl.language import Bilingual
from planctl.render.blocks import Block, Column, Layout, lines, table
from planctl.render.views import (
    ID,
    NAMED_WITH_MEASURE,
    VERDICT,
    WHY,
    dated_column,
    interval_column,
    quantity_column,
    result_cell,
    target_column,
    where_column,
)

COLUMNS: tuple[Column[GapRow], ...] = (
    ID,
    NAMED_WITH_MEASURE,
    dated_column("baseline", Bilingual("基期", "From"), lambda row: row.baseline, usual="base"),
    target_column(),
    Column("result", Bilingual("结果", "Result"), lambda row, layout: result_cell(row.result, row.target, layout), "right"),
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
_WITHOUT_TARGET = Bilingual("没有目标：{ids}", "without a target: {ids}")


def blocks(answer: Answer[GapRow, GapSummary], layout: Layout) -> list[Block]:
    """The targets of each indicator in a table, and the indicators that have none."""
    without = answer.summary.without_target
    return [
        table(COLUMNS, answer.rows, layout),
        *lines(*[_WITHOUT_TARGET.filled(ids=", ".join(without)).text(layout.language)] if without else ()),
    ]
