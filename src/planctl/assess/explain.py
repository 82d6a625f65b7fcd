"""What each rule asks for, with the smallest file that breaks it and its mend."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer
from planctl.language import Bilingual
from planctl.plan.lookup import did_you_mean
from planctl.problems import RefusedError, Severity
from planctl.rules.catalogue import RULES, Rule
from planctl.rules.examples import example


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


class _Blanks(dict[str, str]):
    """What fills a message before there is a case."""

    def __missing__(self, key: str) -> str:
        return "…"


def explain(names: list[str]) -> Answer:
    """The rules that are named, or all; raises RefusedError for a name that is none."""
    for name in names:
        if name not in RULES:
            near = did_you_mean(name, RULES)
            raise RefusedError(Bilingual(f"没有规则“{name}”；{near.zh}", f"there is no rule “{name}”; {near.en}"))
    rows = tuple(_row(name, RULES[name]) for name in names or RULES)
    return Answer("explain", None, None, rows, {"rules": len(rows), "all": not names})


def _row(name: str, rule: Rule) -> ExplainRow:
    message, hint = (Bilingual(*(each.format_map(_Blanks()) for each in words)) for words in (rule.message, rule.hint))
    shown = example(name)
    broken, mended = shown or (None, None)
    return ExplainRow(name, rule.severity, rule.exit_code, message.zh, message.en, hint.zh, hint.en, broken, mended)
