"""How the sentences behind figures read."""

from __future__ import annotations

from planctl.assess.answers import Answer
from planctl.assess.trace import TraceRow, TraceSummary
from planctl.language import Bilingual
from planctl.render import cells
from planctl.render.blocks import Block, Layout, Lines, Marked, lines
from planctl.render.words import NOTHING, numbered, word

_NAME = Bilingual("{zh} ({en})", "{zh} ({en})")
_FIGURE = Bilingual("P{paragraph}  {period} {role} {figure}{other_unit}", "P{paragraph}  {period} {role} {figure}{other_unit}")
_WITHOUT_PARAGRAPH = Bilingual("没有段落号、未核对的 {number} 处", "{number} without a paragraph number: not looked up")
_OTHER_UNIT = Bilingual("（原文数字后不是这个单位）", " (another unit, or none, follows the number)")
_NO_NAME = Bilingual("（名称不在这一段）", "(the name is not in this paragraph)")
_NO_NUMBER = Bilingual("（数字不在这一段）", "(the number is not in this paragraph)")


def blocks(answer: Answer[TraceRow, TraceSummary], layout: Layout) -> list[Block]:
    """Each subject's name, then each of its figures above the sentence that holds it."""
    shown: list[Block] = []
    for row, before in zip(answer.rows, (None, *answer.rows), strict=False):
        if before is None or before.id != row.id:
            named = (
                _NAME.filled(zh=row.name_zh, en=row.name_en).text(layout.language)
                if row.name_en not in (None, row.name_zh)
                else row.name_zh
            )
            shown.append(Lines((named,)))
        shown.append(Lines((figure_line(row, layout), sentence(row, layout))))
    number = answer.summary.without_paragraph
    return [
        *shown,
        *lines(_WITHOUT_PARAGRAPH.filled(number=numbered(number, "statement")).text(layout.language) if number else None),
    ]


def figure_line(row: TraceRow, layout: Layout) -> str:
    """The paragraph, the period and the figure that a sentence is shown for."""
    language = layout.language
    filled = _FIGURE.filled(
        paragraph=row.figure.paragraph,
        period=row.figure.period or NOTHING,
        role=word(row.figure.role, language),
        figure=cells.figure_with_unit(row.figure, language),
        other_unit=_OTHER_UNIT if row.unit_follows is False else "",
    )
    return filled.text(language)


def sentence(row: TraceRow, layout: Layout) -> str | Marked:
    """The sentence with its figure marked, or that the paragraph does not hold it."""
    if row.marked is not None:
        return Marked(row.before, row.mark, row.after)
    return (_NO_NAME if row.figure.value is None else _NO_NUMBER).text(layout.language)
