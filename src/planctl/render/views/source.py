"""A plan beside its report: the sentences behind figures, and the numbers that are recorded, set aside or missing."""

from __future__ import annotations

from typing import Any

from planctl.assess.answers import Answer
from planctl.assess.coverage import NumberRow
from planctl.assess.trace import TraceRow
from planctl.language import Language
from planctl.render import cells
from planctl.render.words import word


def marked(before: str, mark: str, after: str) -> str:
    """A text with a part of it marked."""
    return f"{before}【{mark}】{after}"


def passages(result: Answer, language: Language) -> list[tuple[str, ...]]:
    """Each subject's name, then each of its figures above the sentence that holds it."""
    rows: Any = result.results
    told: list[tuple[str, ...]] = []
    for row, before in zip(rows, (None, *rows), strict=False):
        if before is None or before.id != row.id:
            told.append((f"{row.name_zh} ({row.name_en})" if row.name_en else row.name_zh,))
        told.append((_about(row, language), _quoted(row, language)))
    return told


def _about(row: TraceRow, language: Language) -> str:
    figure = row.figure
    told = f"P{figure.paragraph}  {figure.period} {word(figure.role, language)} {cells.figure_with_unit(figure, language)}"
    if row.unit_follows is not False:
        return told
    return told + ("（原文数字后不是这个单位）" if language == "zh" else " (another unit, or none, follows the number)")


def _quoted(row: TraceRow, language: Language) -> str:
    if row.marked is not None:
        return marked(row.before, row.mark, row.after)
    if row.figure.value is None:
        return "（名称不在这一段）" if language == "zh" else "(the name is not in this paragraph)"
    return "（数字不在这一段）" if language == "zh" else "(the number is not in this paragraph)"


def counts(result: Answer, language: Language) -> list[str]:
    """How many numbers of the report are what, and how many figures of the plan it does not bear out."""
    told: Any = result.summary
    reasons = ", ".join(f"{word(f'aside.{reason}', language)} {number}" for reason, number in told["set_aside_by_reason"].items())
    if language == "zh":
        lines = [
            "报告有 {numbers} 个数字：已收录 {recorded}，已搁置 {set_aside}，缺失 {missing}",
            f"搁置：{reasons.replace(', ', '、')}",
            "数据有 {figures} 个数字：以汉字写出 {in_words}；一数多用 {shared} 处",
            "未对上：出处 {unmatched} 处，搁置条目 {set_aside_unmatched} 条",
        ]
    else:
        lines = [
            "{numbers} numbers in the report: {recorded} recorded, {set_aside} set aside, {missing} missing",
            f"set aside: {reasons}",
            "{figures} figures in the data: {in_words} printed in words; {shared} numbers serve several figures",
            "{unmatched} unmatched locators, {set_aside_unmatched} unmatched entries of what is set aside",
        ]
    return [line.format_map(told) for line in lines if reasons or line is not lines[1]]


def what(row: NumberRow, language: Language) -> str:
    """What a number of the report is: whose figures, or why none."""
    if row.state == "recorded":
        return ", ".join(row.subjects)
    return word(row.state if row.reason is None else f"aside.{row.reason}", language)
