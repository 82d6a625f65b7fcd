"""How the numbers of a report read: recorded, set aside or missing."""

from __future__ import annotations

from planctl.assess.answers import Answer
from planctl.assess.coverage import CoverageSummary, NumberRow
from planctl.language import Bilingual, Language
from planctl.render.blocks import Block, Cell, Column, Layout, Lines, Marked, table
from planctl.render.words import LIST, numbered, word


def _what(row: NumberRow, layout: Layout) -> Cell:
    """What a number of the report is: whose figures, or why it is none."""
    if row.state == "recorded":
        return Cell(", ".join(row.subjects), code=row.state)
    return Cell(word(row.state if row.reason is None else f"aside.{row.reason}", layout.language), code=row.state)


COLUMNS: tuple[Column[NumberRow], ...] = (
    Column("where", Bilingual("出处", "Where"), lambda row, _: Cell(f"P{row.paragraph}")),
    Column("column", Bilingual("列", "Column"), lambda row, _: Cell(str(row.column)), "right", wide=True),
    Column("is", Bilingual("归属", "Status"), _what),
    Column("text", Bilingual("原文", "In the text"), lambda row, _: Cell(str(Marked(row.before, row.printed, row.after)))),
)
_NUMBERS = Bilingual(
    "报告有 {numbers} 个数字：已收录 {recorded}，已搁置 {set_aside}，缺失 {missing}",
    "{numbers} in the report: {recorded} recorded, {set_aside} set aside, {missing} missing",
)
_SET_ASIDE = Bilingual("搁置：{reasons}", "set aside: {reasons}")
_FIGURES = Bilingual(
    "数据有 {figures} 个数字：以汉字写出 {in_words}；一数多用 {shared} 处",
    "{figures} in the data: {in_words} printed in words; numbers that serve several figures: {shared}",
)
_WITHOUT_PARAGRAPH = Bilingual(
    "没有段落号、未核对的数字 {without_paragraph} 个", "{without_paragraph} without a paragraph number: not looked up"
)
_UNMATCHED = Bilingual(
    "未对上：出处 {unmatched} 处，搁置条目 {set_aside_unmatched} 条",
    "not matched: {unmatched}, and of what is set aside {set_aside_unmatched}",
)


def blocks(answer: Answer[NumberRow, CoverageSummary], layout: Layout) -> list[Block]:
    """The numbers in a table, where there are any to show, and the counts."""
    listed: list[Block] = [table(COLUMNS, answer.rows, layout)] if answer.rows else []
    return [*listed, Lines(tuple(counts(answer, layout.language)))]


def counts(answer: Answer[NumberRow, CoverageSummary], language: Language) -> list[str]:
    """How many numbers of the report are what, and how many figures of the plan it does not bear out."""
    counted = (("numbers", "number"), ("figures", "figure"), ("without_paragraph", "figure"), ("unmatched", "locator"))
    values = answer.summary._asdict()
    values |= {field: numbered(values[field], what) for field, what in counted}
    by_reason = answer.summary.set_aside_by_reason.items()
    reasons = LIST.text(language).join(f"{word(f'aside.{reason}', language)} {number}" for reason, number in by_reason)
    without = [_WITHOUT_PARAGRAPH] if answer.summary.without_paragraph else []
    sentences = [_NUMBERS, *([_SET_ASIDE] if reasons else []), _FIGURES, _UNMATCHED, *without]
    return [sentence.filled(**values, reasons=reasons).text(language) for sentence in sentences]
