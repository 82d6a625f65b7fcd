"""How the overview of the indicators reads, by planctl's own verdicts or by a method of others."""

from __future__ import annotations

from planctl.assess.answers import Answer
from planctl.assess.methods import MethodRow, MethodSummary
from planctl.assess.status import AttributeCounts, StatusRow, StatusSummary
from planctl.language import Bilingual
from planctl.plan.vocabulary import Attribute
from planctl.render import cells
from planctl.render.blocks import Block, Column, Layout, lines, table
from planctl.render.views import (
    ATTRIBUTE,
    ID,
    NAMED_WITH_UNIT,
    VERDICT,
    WHY,
    dated_column,
    figure_cell,
    interval_column,
    method,
    name_of,
    quantity_column,
    where_column,
)
from planctl.render.words import verdict_word, word

COLUMNS: tuple[Column[StatusRow], ...] = (
    ID,
    NAMED_WITH_UNIT,
    ATTRIBUTE,
    dated_column("baseline", Bilingual("实际", "Actual"), lambda row: row.baseline, usual="base"),
    dated_column("target", Bilingual("目标", "Target"), lambda row: row.target, usual="plan"),
    Column("result", Bilingual("结果", "Result"), lambda row, layout: figure_cell(row.result, layout), "right"),
    quantity_column("distance", Bilingual("差距", "To go"), lambda row: row.distance),
    interval_column("distance_interval", Bilingual("差距区间", "To go between"), lambda row: row.distance),
    VERDICT,
    WHY,
    where_column(lambda row: (row.baseline, row.target, row.result)),
)
_COUNTS = Bilingual("{attribute} {indicators} 项{inferred}：{verdicts}", "{attribute}: {indicators}{inferred}: {verdicts}")
_INFERRED = Bilingual("（推断 {number}）", " ({number} inferred)")
_NUMBERS = Bilingual("，", ", ")
_MORE = Bilingual("共收录 {recorded} 项，--all 全部列出", "{recorded} are recorded; --all lists them all")
_STAR = Bilingual("* 属性为推断，非原文", "* the attribute is inferred, not stated by the plan")
_LEVEL_GROWTH = Bilingual(
    "{name}：水平按现价{growth}，与不变价增速不是同一口径，不可互比",
    "{name}: the level changed by {growth} at current prices, which is not the same measure as growth at constant prices",
)


def blocks(answer: Answer[StatusRow, StatusSummary] | Answer[MethodRow, MethodSummary], layout: Layout) -> list[Block]:
    """The indicators in a table, and under it the counts of each attribute."""
    if isinstance(answer.summary, MethodSummary):
        return method.blocks([row for row in answer.rows if isinstance(row, MethodRow)], answer.summary, layout)
    rows = [row for row in answer.rows if isinstance(row, StatusRow)]
    summary, language = answer.summary, layout.language
    hidden = summary.recorded > summary.indicators
    inferred = any(counts.inferred for counts in summary.by_attribute.values())
    return [
        table(COLUMNS, rows, layout),
        *lines(
            *(_counts(attribute, counts, layout) for attribute, counts in summary.by_attribute.items()),
            _MORE.filled(recorded=summary.recorded).text(language) if hidden else None,
            *(_level_growth(row, layout) for row in rows if row.level_growth is not None),
            _STAR.text(language) if inferred else None,
        ),
    ]


def _counts(attribute: Attribute, counts: AttributeCounts, layout: Layout) -> str:
    """How many indicators of an attribute there are, and how many have each verdict."""
    language = layout.language
    verdicts = [f"{verdict_word(verdict, attribute, language)} {number}" for verdict, number in counts.verdicts.items()]
    inferred = _INFERRED.filled(number=counts.inferred).text(language) if counts.inferred else ""
    filled = _COUNTS.filled(
        attribute=word(attribute, language),
        indicators=counts.indicators,
        inferred=inferred,
        verdicts=_NUMBERS.text(language).join(verdicts),
    )
    return filled.text(language)


def _level_growth(row: StatusRow, layout: Layout) -> str:
    """What the level did in the same year, in a sentence of its own because it is another measure."""
    growth = cells.quantity(row.level_growth, layout.language)
    return _LEVEL_GROWTH.filled(name=name_of(row, layout.language), growth=growth).text(layout.language)
