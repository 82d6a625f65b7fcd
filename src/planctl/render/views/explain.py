"""How words read: all of them in a table a kind, or those that were named; a rule with the smallest file that breaks it."""

from __future__ import annotations

from difflib import unified_diff
from itertools import groupby

from planctl.assess.answers import Answer
from planctl.assess.explain import ExplainSummary, RuleRow, TermRow
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual
from planctl.render.blocks import Block, Cell, Code, Column, Layout, Lines, lines, table
from planctl.render.terms import KINDS
from planctl.render.verdicts import LOOKS
from planctl.render.views import word_cell
from planctl.render.words import LIST, word

TERMS: tuple[Column[TermRow], ...] = (
    Column("word", Bilingual("词", "Word"), lambda row, layout: Cell(_printed(row, layout), code=row.id)),
    Column("id", Bilingual("代码", "Code"), lambda row, _: Cell(row.id), wide=True),
    Column("meaning", Bilingual("意思", "Meaning"), lambda row, layout: Cell(_meaning(row).text(layout.language))),
)
RULES: tuple[Column[RuleRow], ...] = (
    Column("id", Bilingual("规则", "Rule"), lambda row, _: Cell(row.id)),
    Column("severity", Bilingual("级别", "Severity"), lambda row, layout: word_cell(row.severity, layout)),
    Column("message", Bilingual("说明", "Says"), lambda row, layout: Cell(_message(row).text(layout.language))),
    Column("hint", Bilingual("提示", "Hint"), lambda row, layout: Cell(_hint(row).text(layout.language)), wide=True),
)
_TERM = Bilingual("{word}（{kind}{code}{sign}）", "{word} ({kind}{code}{sign})")
_CODE = Bilingual("，代码 {code}", ", code {code}")
_SIGN = Bilingual("，符号 {sign}", ", sign {sign}")
_TITLE = Bilingual("{rule}（{severity}，退出码 {exit_code}）", "{rule} ({severity}, exit code {exit_code})")
_HINT = Bilingual("提示：{hint}", "hint: {hint}")
_EXAMPLE = Bilingual("最小的例子：去掉 - 行，写上 + 行", "the smallest example: the lines - break the rule, the lines + fix it")
_HEADER = 3
"""How many lines a diff begins with before it shows any."""


def blocks(answer: Answer[TermRow | RuleRow, ExplainSummary], layout: Layout) -> list[Block]:
    """All words in a table a kind, or the named ones one under another."""
    terms = [row for row in answer.rows if isinstance(row, TermRow)]
    rules = [row for row in answer.rows if isinstance(row, RuleRow)]
    if not answer.summary.all:
        return [*(_term(row, layout) for row in terms), *(block for row in rules for block in _rule(row, layout))]
    return [
        *(table(TERMS, rows, layout, _title(kind, layout)) for kind, rows in groupby(terms, key=lambda row: row.kind)),
        table(RULES, rules, layout, _title("rule", layout)),
    ]


def _title(kind: str, layout: Layout) -> str:
    return KINDS[kind].text(layout.language)


def _term(row: TermRow, layout: Layout) -> Lines:
    language = layout.language
    code = "" if row.kind == "mark" else _CODE.filled(code=row.id)
    sign = _SIGN.filled(sign=LOOKS[Verdict(row.id)].sign) if row.kind == "verdict" else ""
    title = _TERM.filled(word=_printed(row, layout), kind=KINDS[row.kind], code=code, sign=sign)
    return Lines((title.text(language), _meaning(row).text(language)))


def _printed(row: TermRow, layout: Layout) -> str:
    """A term as it is printed, in each way that there is; a mark is its own."""
    words = row.words_zh if layout.language == "zh" else row.words_en
    return LIST.text(layout.language).join(words) or row.id


def _meaning(row: TermRow) -> Bilingual:
    return Bilingual(row.meaning_zh, row.meaning_en)


def _rule(row: RuleRow, layout: Layout) -> list[Block]:
    language = layout.language
    title = _TITLE.filled(rule=row.id, severity=word(row.severity, language), exit_code=row.exit_code)
    said = [title, _message(row), _HINT.filled(hint=_hint(row))]
    if row.broken is None or row.mended is None:
        return lines(*(sentence.text(language) for sentence in said))
    return [*lines(*(sentence.text(language) for sentence in (*said, _EXAMPLE))), Code(_difference(row.broken, row.mended))]


def _message(row: RuleRow) -> Bilingual:
    return Bilingual(row.message_zh, row.message_en)


def _hint(row: RuleRow) -> Bilingual:
    return Bilingual(row.hint_zh, row.hint_en)


def _difference(broken: str, fixed: str) -> tuple[str, ...]:
    """The two files as one, each line marked with what becomes of it."""
    before, after = broken.splitlines(), fixed.splitlines()
    changes = list(unified_diff(before, after, lineterm="", n=max(len(before), len(after))))[_HEADER:]
    return tuple(f"{line[0]} {line[1:]}".rstrip() for line in changes)
