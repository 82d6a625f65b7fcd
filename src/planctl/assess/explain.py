"""What planctl's words mean: rules with the smallest file that breaks each and its fix, and verdicts, reasons and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from planctl.assess.answers import Answer
from planctl.language import Bilingual
from planctl.plan.lookup import did_you_mean
from planctl.problems import RefusedError
from planctl.rules import Rule, Severity, rules
from planctl.terms import Kind, meanings

_UNKNOWN = Bilingual("没有“{name}”这个词；{near}", "there is no word “{name}”; {near}")
_NUMBERED = {re.compile(r"[Pp][0-9]+"): "P38", re.compile(r"〔[0-9]+〕"): "〔1〕"}
"""Marks with a number of their own, and the one that stands for all of them."""

Called = Mapping[Kind, Mapping[str, tuple[Bilingual, ...]]]
"""What terms are called where they are printed, each in one or more ways."""


class TermRow(NamedTuple):
    """One word or mark: its code and kind, what it is called where it is printed, and what it means."""

    id: str
    kind: Kind
    words_zh: tuple[str, ...]
    words_en: tuple[str, ...]
    meaning_zh: str
    meaning_en: str


class RuleRow(NamedTuple):
    """One rule: its wording, with "…" for what a case fills in, and an example; null where a file's text can't show it."""

    id: str
    kind: Literal["rule"]
    severity: Severity
    exit_code: int
    message_zh: str
    message_en: str
    hint_zh: str
    hint_en: str
    broken: str | None
    mended: str | None


class ExplainSummary(NamedTuple):
    """How many terms and rules there are in the answer, and whether they are all."""

    terms: int
    rules: int
    all: bool


class _Blanks(dict[str, str]):
    """What fills a message before there is a case."""

    def __missing__(self, key: str) -> str:
        return "…"


def explain(words: list[str], called: Called) -> Answer[TermRow | RuleRow, ExplainSummary]:
    """The terms and rules that words are for, by code or as they are printed, or all; raises RefusedError for a word of none."""
    terms, every = [*_terms(called)], rules()
    rows: list[TermRow | RuleRow] = [*terms, *(_rule(name, rule) for name, rule in every.items())]
    if words:
        rows = [row for word in words for row in _named(word, terms, every)]
    summary = ExplainSummary(
        terms=sum(isinstance(row, TermRow) for row in rows), rules=sum(isinstance(row, RuleRow) for row in rows), all=not words
    )
    return Answer("explain", None, None, tuple(rows), summary)


def _terms(called: Called) -> Iterator[TermRow]:
    for kind, of_kind in meanings().items():
        for code, meaning in of_kind.items():
            words = called.get(kind, {}).get(code, ())
            yield TermRow(
                id=code,
                kind=kind,
                words_zh=tuple(dict.fromkeys(each.zh for each in words)),
                words_en=tuple(dict.fromkeys(each.en for each in words)),
                meaning_zh=meaning.zh,
                meaning_en=meaning.en,
            )


def _named(word: str, terms: list[TermRow], every: Mapping[str, Rule]) -> list[TermRow | RuleRow]:
    """What a word is for: it may be the code of a verdict and of a reason too."""
    sought = next((mark for pattern, mark in _NUMBERED.items() if pattern.fullmatch(word)), word).casefold()
    found: list[TermRow | RuleRow] = [term for term in terms if sought in map(str.casefold, _names(term))]
    if sought in every:
        found.append(_rule(sought, every[sought]))
    if not found:
        names = dict.fromkeys([*every, *(name for term in terms for name in _names(term))])
        raise RefusedError(_UNKNOWN.filled(name=word, near=did_you_mean(word, names)))
    return found


def _names(term: TermRow) -> tuple[str, ...]:
    return (term.id, *term.words_zh, *term.words_en)


def _rule(name: str, rule: Rule) -> RuleRow:
    blanks = _Blanks()
    return RuleRow(
        id=name,
        kind="rule",
        severity=rule.severity,
        exit_code=rule.exit_code,
        message_zh=rule.message.zh.format_map(blanks),
        message_en=rule.message.en.format_map(blanks),
        hint_zh=rule.hint.zh.format_map(blanks),
        hint_en=rule.hint.en.format_map(blanks),
        broken=rule.example.broken if rule.example else None,
        mended=rule.example.fixed if rule.example else None,
    )
