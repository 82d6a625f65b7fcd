"""How the count of a panel reads."""

from __future__ import annotations

from planctl.assess.answers import Answer
from planctl.language import Bilingual, Language
from planctl.panel import PanelRow, PanelSummary
from planctl.panel.columns import Fault
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table
from planctl.render.views import verdict_cell, word_cell
from planctl.render.words import LIST, NOTHING

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


COLUMNS: tuple[Column[PanelRow], ...] = (
    Column("attribute", Bilingual("属性", "Attr."), lambda row, layout: word_cell(row.attribute, layout)),
    Column("outcome", Bilingual("判断", "Verdict"), _outcome),
    Column("rows", Bilingual("行数", "Rows"), lambda row, _: Cell(str(row.rows)), "right"),
)

_JUDGED = Bilingual("判断的行：{rows}", "rows judged: {rows}")
_SET_ASIDE = Bilingual("另列的行：{rows}", "rows set aside: {rows}")
_TO = Bilingual("，写入 {file}", ", written to {file}")
_UNUSED = Bilingual("未用的列：{names}", "columns not used: {names}")


def blocks(answer: Answer[PanelRow, PanelSummary], layout: Layout) -> list[Block]:
    """The rows counted by attribute and verdict, then what was set aside; where they were written, and what nothing reads."""
    return [table(COLUMNS, answer.rows, layout), *lines(*said(answer, layout.language))]


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
