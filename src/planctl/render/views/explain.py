"""How rules read: all of them in a table, or those that were named with the smallest file that breaks each and its fix."""

from __future__ import annotations

from difflib import unified_diff

from planctl.assess.answers import Answer
from planctl.assess.explain import ExplainRow, ExplainSummary
from planctl.language import Bilingual
from planctl.render.blocks import Block, Cell, Code, Column, Layout, lines, table
from planctl.render.views import word_cell
from planctl.render.words import word

COLUMNS: tuple[Column[ExplainRow], ...] = (
    Column("rule", Bilingual("规则", "Rule"), lambda row, _: Cell(row.rule)),
    Column("severity", Bilingual("级别", "Severity"), lambda row, layout: word_cell(row.severity, layout)),
    Column("message", Bilingual("说明", "Says"), lambda row, layout: Cell(_message(row).text(layout.language))),
    Column("hint", Bilingual("提示", "Hint"), lambda row, layout: Cell(_hint(row).text(layout.language)), wide=True),
)
_TITLE = Bilingual("{rule}（{severity}，退出码 {exit_code}）", "{rule} ({severity}, exit code {exit_code})")
_HINT = Bilingual("提示：{hint}", "hint: {hint}")
_EXAMPLE = Bilingual("最小的例子：去掉 - 行，写上 + 行", "the smallest example: the lines - break the rule, the lines + fix it")
_HEADER = 3
"""How many lines a diff begins with before it shows any."""


def blocks(answer: Answer[ExplainRow, ExplainSummary], layout: Layout) -> list[Block]:
    """All rules in a table, or the named ones one under another."""
    if answer.summary.all:
        return [table(COLUMNS, answer.rows, layout)]
    return [block for row in answer.rows for block in _rule(row, layout)]


def _rule(row: ExplainRow, layout: Layout) -> list[Block]:
    language = layout.language
    title = _TITLE.filled(rule=row.rule, severity=word(row.severity, language), exit_code=row.exit_code)
    said = [title, _message(row), _HINT.filled(hint=_hint(row))]
    if row.broken is None or row.mended is None:
        return lines(*(sentence.text(language) for sentence in said))
    return [*lines(*(sentence.text(language) for sentence in (*said, _EXAMPLE))), Code(_difference(row.broken, row.mended))]


def _message(row: ExplainRow) -> Bilingual:
    return Bilingual(row.message_zh, row.message_en)


def _hint(row: ExplainRow) -> Bilingual:
    return Bilingual(row.hint_zh, row.hint_en)


def _difference(broken: str, fixed: str) -> tuple[str, ...]:
    """The two files as one, each line marked with what becomes of it."""
    before, after = broken.splitlines(), fixed.splitlines()
    changes = list(unified_diff(before, after, lineterm="", n=max(len(before), len(after))))[_HEADER:]
    return tuple(f"{line[0]} {line[1:]}".rstrip() for line in changes)
