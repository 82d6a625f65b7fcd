"""How the count of a panel reads."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.assess.answers import Answer
from planctl.language import Bilingual, Language
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, unit_around
from planctl.panel import PanelRow, PanelSummary
from planctl.panel.columns import Fault
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table
from planctl.render.rounding import text
from planctl.render.views import verdict_cell, word_cell
from planctl.render.words import LIST, NOTHING, unit_words

_FAULTS: dict[Fault, Bilingual] = {
    "no_place": Bilingual("没有地方", "no place"),
    "no_indicator": Bilingual("没有指标", "no indicator"),
    "not_a_period": Bilingual("时期写法不对", "no period"),
    "not_a_number": Bilingual("不是数字，或多于 15 位", "no plain number, or more than 15 digits"),
    "unknown_bound": Bilingual("界限写法不明", "unknown bound"),
    "unknown_direction": Bilingual("方向写法不明", "unknown direction"),
    "unknown_attribute": Bilingual("属性写法不明", "unknown attribute"),
    "repeated": Bilingual("同一地方、指标、单位、时期不止一行", "several rows of one place, indicator, unit and period"),
}
_ASIDE = Bilingual("另列：{fault}", "set aside: {fault}")


def _outcome(row: PanelRow, layout: Layout) -> Cell:
    if row.verdict is not None:
        return verdict_cell(row.verdict, row.attribute or "unstated", layout)
    return Cell(NOTHING if row.fault is None else _ASIDE.filled(fault=_FAULTS[row.fault]).text(layout.language), code=row.fault)


def _gap(row: PanelRow, layout: Layout) -> Cell:
    if row.gap is None:
        return Cell(NOTHING)
    points = unit_around(PERCENTAGE_POINTS)[1].text(layout.language) if row.unit == PERCENT else ""
    return Cell(text(row.gap) + points, code=text(row.gap))


_GROUPS: tuple[Column[PanelRow], ...] = (
    Column("place", Bilingual("地方", "Place"), lambda row, _: Cell(row.place or NOTHING)),
    Column("indicator", Bilingual("指标", "Indicator"), lambda row, _: Cell(row.indicator or NOTHING)),
    Column("period", Bilingual("时期", "Period"), lambda row, _: Cell(row.period or NOTHING)),
    Column("unit", Bilingual("单位", "Unit"), lambda row, layout: Cell(unit_words(row.unit, layout.language) or NOTHING)),
)
"""What rows are told apart by, shown where they are."""
_COLUMNS: tuple[Column[PanelRow], ...] = (
    Column("attribute", Bilingual("属性", "Attr."), lambda row, layout: word_cell(row.attribute, layout)),
    Column("outcome", Bilingual("判断", "Verdict"), _outcome),
    Column("rows", Bilingual("行数", "Rows"), lambda row, _: Cell(str(row.rows)), "right"),
    Column(
        "share", Bilingual("占比", "Share"), lambda row, _: Cell(NOTHING if row.share is None else f"{text(row.share)}%"), "right"
    ),
)
_GAP: tuple[Column[PanelRow], ...] = (Column("gap", Bilingual("平均差距", "Mean gap"), _gap, "right"),)


def _columns(rows: Sequence[PanelRow]) -> list[Column[PanelRow]]:
    told = [column for column in _GROUPS if any(getattr(row, column.key) is not None for row in rows)]
    return [*told, *_COLUMNS, *(_GAP if any(row.gap is not None for row in rows) else ())]


_JUDGED = Bilingual("判断的行：{rows}", "rows judged: {rows}")
_SET_ASIDE = Bilingual("另列的行：{rows}", "rows set aside: {rows}")
_TO = Bilingual("，写入 {file}", ", written to {file}")
_UNUSED = Bilingual("未用的列：{names}", "columns not used: {names}")


def blocks(answer: Answer[PanelRow, PanelSummary], layout: Layout) -> list[Block]:
    """The rows counted by attribute and verdict, then what was set aside; where they were written, and what nothing reads."""
    return [table(_columns(answer.rows), answer.rows, layout), *lines(*said(answer, layout.language))]


def said(answer: Answer[PanelRow, PanelSummary], language: Language) -> list[str]:
    """How many rows were judged and set aside, where they were written, and which columns nothing reads."""
    summary = answer.summary
    told = [_counted(_JUDGED, summary.judged, summary.output, language)]
    if summary.set_aside:
        told.append(_counted(_SET_ASIDE, summary.set_aside, summary.set_aside_output, language))
    if summary.unused:
        told.append(_UNUSED.filled(names=LIST.text(language).join(summary.unused)).text(language))
    return told


def _counted(words: Bilingual, rows: int, file: str | None, language: Language) -> str:
    return words.filled(rows=rows).text(language) + (_TO.filled(file=file).text(language) if file else "")
