"""A rule explained: what it says, the smallest file that breaks it, and the lines that mend it."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING, Any

from planctl.language import Bilingual, Language
from planctl.render.words import word

if TYPE_CHECKING:
    from planctl.assess.answers import Answer
    from planctl.render.blocks import Block

_TITLE = Bilingual("{}（{}，退出码 {}）", "{} ({}, exit code {})")
_HINT = Bilingual("提示：{}", "hint: {}")
_EXAMPLE = Bilingual("最小的例子：去掉 - 行，写上 + 行", "the smallest example: the lines - break the rule, the lines + mend it")
_HEADER = 3
"""How many lines a diff begins with before it shows any."""


def blocks(result: Answer, language: Language) -> list[Block]:
    """The rules one under another."""
    rows: Any = result.results
    return [block for row in rows for block in _rule(row, language)]


def _rule(row: Any, language: Language) -> list[Block]:  # noqa: ANN401 a row, whose room need not be loaded
    from planctl.render.blocks import Code, Lines

    message, hint = (row.message_zh, row.hint_zh) if language == "zh" else (row.message_en, row.hint_en)
    title = _TITLE.text(language).format(row.rule, word(row.severity, language), row.exit_code)
    told = [title, message, _HINT.text(language).format(hint)]
    if row.broken is None:
        return [Lines(tuple(told))]
    return [Lines((*told, _EXAMPLE.text(language))), Code(_difference(row.broken, row.mended))]


def _difference(broken: str, mended: str) -> tuple[str, ...]:
    """The two files as one, each line marked with what becomes of it."""
    before, after = broken.splitlines(), mended.splitlines()
    lines = list(unified_diff(before, after, lineterm="", n=max(len(before), len(after))))[_HEADER:]
    return tuple(f"{line[0]} {line[1:]}".rstrip() for line in lines)
