"""How the assessments of another's method read."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.assess.methods import MethodRow, MethodSummary
from planctl.language import Bilingual
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table
from planctl.render.views import (
    ID,
    NAMED_WITH_UNIT,
    dated_column,
    interval_column,
    name_of,
    quantity_column,
    where_column,
    word_cell,
)
from planctl.render.words import NOTHING, word

COLUMNS: tuple[Column[MethodRow], ...] = (
    ID,
    NAMED_WITH_UNIT,
    dated_column("base", Bilingual("基期", "Base"), lambda row: row.base),
    dated_column("latest", Bilingual("最新", "Latest"), lambda row: row.latest),
    dated_column("target", Bilingual("目标", "Target"), lambda row: row.target),
    quantity_column("observed", Bilingual("实际", "Observed"), lambda row: row.observed, wide=True),
    quantity_column("required", Bilingual("所需", "Required"), lambda row: row.required, wide=True),
    quantity_column("measure", Bilingual("度量", "Measure"), lambda row: row.measure, signed=False),
    interval_column("measure_interval", Bilingual("度量区间", "Measure between"), lambda row: row.measure),
    Column(
        "category",
        Bilingual("档次或原因", "Category, or why none"),
        lambda row, layout: word_cell(row.category or row.reason, layout),
    ),
    quantity_column("score", Bilingual("得分", "Score"), lambda row: row.score, wide=True),
    Column("limit", Bilingual("自然极限", "Limit"), lambda row, _: Cell(str(row.limit or NOTHING), row.limit), "right", wide=True),
    where_column(lambda row: (row.base, row.latest, row.target)),
)
_LIST = Bilingual("，", "; ")
_WITHOUT = Bilingual("无档次 {number}", "without a category {number}")
_ZERO = Bilingual(
    "{name}：基期或目标为 0，该方法一律以 {number} 代替，不论单位",
    "{name}: a base or target of 0 is taken as {number} by the method, whatever the unit",
)
_WHOSE = Bilingual("按{method}的方法，不是 planctl 的判断", "By the method of {method}; these are not planctl's verdicts")


def blocks(rows: Iterable[MethodRow], summary: MethodSummary, layout: Layout) -> list[Block]:
    """The assessments in a table, how many fall into each category, and whose categories these are."""
    language = layout.language
    counts = [f"{word(category, language)} {number}" for category, number in summary.categories.items()]
    rows = [*rows]
    zeros = {row.id: row for row in rows if row.zero_as is not None}.values()
    without = _WITHOUT.filled(number=summary.without_category).text(language)
    return [
        table(COLUMNS, rows, layout),
        *lines(
            _LIST.text(language).join([*counts, without]),
            *(_ZERO.filled(name=name_of(row, language), number=row.zero_as).text(language) for row in zeros),
            _WHOSE.filled(method=word(summary.method, language)).text(language),
        ),
    ]
