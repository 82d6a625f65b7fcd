"""The text of a plan that is proposed: every entry marked with what it rests on, for a person to accept, change or drop."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from decimal import Decimal
from itertools import dropwhile, takewhile
from operator import itemgetter
from typing import NamedTuple

from planctl.draft import draft, grammar_of
from planctl.draft.entries import Entry, Statement, entries
from planctl.numbers.printed import digits_of
from planctl.plan.vocabulary import BOUND_WORDS, DIRECTION_WORDS, NATURE_WORDS, SetAsideReason
from planctl.read.source_text import Report

_HEAD = """# 由报告起草，尚未核对：每条都标有 proposed，写明依据的字词。逐条核对后，对的去掉 proposed。
about: {{id: draft, name: {{zh: {title}}}, year: {year}, source: report, extent: excerpt}}
sources: {{report: {{title: {{zh: {title}}}}}}}
"""
PLAN = "plan.yaml"
_LONGEST_TITLE = 120
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9_]*")


class Drafted(NamedTuple):
    """A plan that is proposed: its YAML, its records, and why its other numbers measure nothing."""

    text: str
    records: tuple[Entry, ...]
    reasons: tuple[SetAsideReason, ...]


def drafted(report: Report, year: int | None = None) -> Drafted:
    """The plan that a report's text proposes; `year` is the one that it plans, where its head does not tell.

    Every number is among the records or set aside with a reason, so that `coverage` finds each.
    """
    read = draft(report.paragraphs, year)
    names = grammar_of(read.language).names()
    gathered = entries(read.proposals, names)
    aside = [(paragraph, each.printed, each.reason) for paragraph, each in read.asides]
    aside += [(each.paragraph, each.quantity.printed, "repeated") for each in gathered.repeated]
    units = {names.unprinted: "not printed"} if any(entry.unit == names.unprinted for entry in gathered.records) else {}
    sections = {
        "units": [f"  {unit}: {{en: {english}}}\n" for unit, english in units.items()],
        "indicators": [_record(entry) for entry in gathered.records if not entry.is_project],
        "projects": [_record(entry) for entry in gathered.records if entry.is_project],
        "set_aside": _set_aside(aside),
    }
    head = _HEAD.format(title=_quoted(_title(report)), year=read.year)
    text = head + "".join(f"\n{name}:\n{''.join(lines)}" for name, lines in sections.items() if lines)
    return Drafted(text, gathered.records, tuple(reason for _, _, reason in aside))


def _title(report: Report) -> str:
    """The first lines of a report, up to a blank one, joined: its title."""
    lines = [text.strip() for text in takewhile(str.strip, dropwhile(lambda text: not text.strip(), report.paragraphs[:9]))]
    joined = "".join(takewhile(lambda line: len(line) <= _LONGEST_TITLE and not line.endswith("。"), lines))
    return (joined or "报告")[:_LONGEST_TITLE]


def _set_aside(aside: list[tuple[int, str, SetAsideReason]]) -> list[str]:
    by_paragraph: dict[int, list[str]] = defaultdict(list)
    for paragraph, printed, reason in sorted(aside, key=itemgetter(0)):
        by_paragraph[paragraph].append(f"{{printed: {_quoted(printed)}, reason: {reason}}}")
    return [f"  {paragraph}: [{', '.join(several)}]\n" for paragraph, several in by_paragraph.items()]


def _record(entry: Entry) -> str:
    fields = [f"name: {{zh: {_text(entry.name)}}}"]
    if not entry.is_project:
        fields += [
            f"unit: {_text(entry.unit)}",
            f"nature: {NATURE_WORDS[entry.nature].zh}",
            f"direction: {DIRECTION_WORDS[entry.direction].zh}",
        ]
    lines = [f"  {_text(entry.id)}:\n", *(f"    {field}\n" for field in fields)]
    for role in ("actual", "target"):
        by_period: dict[str, list[Statement]] = defaultdict(list)
        for each in entry.statements:
            if each.role == role:
                by_period[each.period].append(each)
        if by_period:
            lines.append(f"    {role}:\n")
            lines += [f"      {period}:\n{''.join(map(_statement, several))}" for period, several in sorted(by_period.items())]
    return "".join(lines)


def _statement(statement: Statement) -> str:
    quantity = statement.proposal.quantity
    fields: dict[str, str] = {quantity.form: _number(quantity.number)}
    if quantity.to is not None:
        fields["to"] = _number(quantity.to)
    if quantity.bound != "exact":
        fields["bound"] = BOUND_WORDS[quantity.bound].zh
    if quantity.form == "progress":
        fields["of"] = _part_of_works(statement)
    if quantity.printed != digits_of(quantity.number) and quantity.to is None:
        fields["printed"] = _quoted(quantity.printed)
    fields["at"] = str(statement.proposal.paragraph)
    fields["proposed"] = _text("、".join(word for word in statement.proposal.rests_on if word) or "数字和单位")
    return f"        - {{{', '.join(f'{name}: {value}' for name, value in fields.items())}}}\n"


def _part_of_works(statement: Statement) -> str:
    words = "".join(statement.proposal.rests_on)
    return "investment" if "总投资" in words else "main_works" if "主体" in words else "works"


def _number(number: Decimal) -> str:
    return f"{number:f}"


def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
