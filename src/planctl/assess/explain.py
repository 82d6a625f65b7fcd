"""What each rule asks for, with the smallest file that breaks it and its fix."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer
from planctl.language import Bilingual
from planctl.plan.lookup import did_you_mean
from planctl.problems import RefusedError
from planctl.rules import Rule, Severity, rules

_UNKNOWN = Bilingual("没有规则“{name}”；{near}", "there is no rule “{name}”; {near}")


class ExplainRow(NamedTuple):
    """One rule: its wording, with "…" for what a case fills in, and an example; null where a file's text can't show it."""

    rule: str
    severity: Severity
    exit_code: int
    message_zh: str
    message_en: str
    hint_zh: str
    hint_en: str
    broken: str | None
    mended: str | None


class ExplainSummary(NamedTuple):
    """How many rules there are, and whether they are all."""

    rules: int
    all: bool


class _Blanks(dict[str, str]):
    """What fills a message before there is a case."""

    def __missing__(self, key: str) -> str:
        return "…"


def explain(names: list[str]) -> Answer[ExplainRow, ExplainSummary]:
    """The rules that are named, or all; raises RefusedError for a name that is none."""
    every = rules()
    for name in names:
        if name not in every:
            raise RefusedError(_UNKNOWN.filled(name=name, near=did_you_mean(name, every)))
    rows = tuple(_row(name, every[name]) for name in names or every)
    return Answer("explain", None, None, rows, ExplainSummary(rules=len(rows), all=not names))


def _row(name: str, rule: Rule) -> ExplainRow:
    blanks = _Blanks()
    return ExplainRow(
        rule=name,
        severity=rule.severity,
        exit_code=rule.exit_code,
        message_zh=rule.message.zh.format_map(blanks),
        message_en=rule.message.en.format_map(blanks),
        hint_zh=rule.hint.zh.format_map(blanks),
        hint_en=rule.hint.en.format_map(blanks),
        broken=rule.example.broken if rule.example else None,
        mended=rule.example.fixed if rule.example else None,
    )
