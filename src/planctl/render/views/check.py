"""How contradictions read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from planctl.assess.answers import Answer
from planctl.assess.check import CheckRow, CheckSummary
from planctl.language import Bilingual
from planctl.render.blocks import Block, Cell, Column, Layout, Table, lines, paragraphs, table
from planctl.render.views import word_cell
from planctl.render.words import name, word

COLUMNS: tuple[Column[CheckRow], ...] = (
    Column("subject", Bilingual("对象", "Subject"), lambda row, layout: Cell(name(row.name_zh, row.name_en, layout.language))),
    Column("rule", Bilingual("规则", "Rule"), lambda row, _: Cell(row.rule)),
    Column(
        "severity", Bilingual("级别", "Severity"), lambda row, layout: word_cell("known" if row.known else row.severity, layout)
    ),
    Column(
        "message",
        Bilingual("矛盾", "Contradiction"),
        lambda row, layout: Cell(Bilingual(row.message_zh, row.message_en).text(layout.language)),
    ),
    Column(
        "explanation",
        Bilingual("解释", "Explanation"),
        lambda row, layout: Cell(name(row.explanation_zh, row.explanation_en, layout.language)),
    ),
    Column("place", Bilingual("位置", "Where"), lambda row, _: Cell(f"{row.file}:{row.line}:{row.column}"), wide=True),
)
_FOUND = Bilingual("{message}（{severity}，{rule}）", "{message} ({severity}, {rule})")
_ONE = Bilingual("{findings} 处矛盾，其中 {known} 处为原文已知", "1 contradiction, {known} known to be the source's own")
_COUNT = Bilingual(
    "{findings} 处矛盾，其中 {known} 处为原文已知", "{findings} contradictions, {known} of them known to be the source's own"
)


def blocks(answer: Answer[CheckRow, CheckSummary], layout: Layout) -> list[Block]:
    """The contradictions in a table, and how many there are; nothing when there is none."""
    if not answer.rows:
        return []
    count = (_ONE if answer.summary.findings == 1 else _COUNT).filled(**answer.summary._asdict())
    shown = _paragraphs(answer.rows, layout) if layout.compact else table(COLUMNS, answer.rows, layout)
    return [shown, *lines(count.text(layout.language))]


def _paragraphs(rows: tuple[CheckRow, ...], layout: Layout) -> Table:
    """Under the name of each subject what contradicts what, by which rule, and what explains it."""
    of_one = groupby(rows, key=lambda row: name(row.name_zh, row.name_en, layout.language))
    return paragraphs((head, [line for row in together for line in _sentences(row, layout)]) for head, together in of_one)


def _sentences(row: CheckRow, layout: Layout) -> Iterator[str]:
    language = layout.language
    severity = word("known" if row.known else row.severity, language)
    message = Bilingual(row.message_zh, row.message_en).text(language)
    yield _FOUND.filled(message=message, rule=row.rule, severity=severity).text(language)
    if row.explanation_zh is not None:
        yield name(row.explanation_zh, row.explanation_en, language)
