"""The text of a plan that is proposed: every entry marked with what it rests on, for a person to accept, change or drop."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import dropwhile, takewhile
from operator import itemgetter
from typing import NamedTuple

from planctl.draft import draft, grammar_of
from planctl.draft.entries import Entry, Statement, entries
from planctl.draft.reading import Names
from planctl.language import Bilingual, Language
from planctl.numbers.periods import JANUARY
from planctl.numbers.printed import digits_of
from planctl.numbers.units import is_known
from planctl.plan.vocabulary import ATTRIBUTE_WORDS, BOUND_WORDS, DIRECTION_WORDS, NATURE_WORDS, SetAsideReason
from planctl.problems import RefusedError
from planctl.read.source_text import Report

_HEAD = """{comment}
about: {{id: draft, name: {{{language}: {title}}}, year: {year}, source: report, extent: excerpt}}
sources: {{report: {{title: {{{language}: {title}}}}}}}
"""
_COMMENT = Bilingual(
    "# 由报告起草，尚未核对：每条都标有 proposed，写明依据的字词。逐条核对后，对的去掉 proposed。",
    "# Drafted from a report and not reviewed: every entry is marked proposed, with the words that it rests on.\n"
    "# Review each one, and take the mark off where it is right.",
)
_STARTS = Bilingual(
    "# 跨年的年度从几月开始，报告未写明，year_start 由推断而来，请核对。",
    "# The month in which the years begin is inferred: check year_start.",
)
_JOINT, _NOTHING = Bilingual("、", ", "), Bilingual("数字和单位", "number and unit")
_UNPRINTED: dict[Language, str] = {"zh": "en: not printed", "en": "zh: 待定"}
PLAN = "plan.yaml"
_LONGEST_TITLE = 120
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z](?:[\u4e00-\u9fffA-Za-z0-9_-]| (?=[A-Za-z0-9]))*")


LONGEST_PARAGRAPH = 100_000
_TOO_LONG = Bilingual(
    "报告第 {at} 段超过 {most} 个字符；报告应一段一行",
    "paragraph {at} of the report has more than {most} characters; write one a line",
)


class Drafted(NamedTuple):
    """A plan that is proposed: its YAML, its records, and why its other numbers measure nothing."""

    text: str
    records: tuple[Entry, ...]
    reasons: tuple[SetAsideReason, ...]


def drafted(report: Report, year: int | None = None) -> Drafted:
    """The plan that a report's text proposes; `year` is the one that it plans, where its head does not tell.

    Every number is among the records or set aside with a reason, so that `coverage` finds each.
    """
    for number, text in enumerate(report.paragraphs, start=1):
        if len(text) > LONGEST_PARAGRAPH:
            raise RefusedError(_TOO_LONG.filled(at=number, most=LONGEST_PARAGRAPH))
    read = draft(report.paragraphs, year)
    names = grammar_of(read.language).names()
    gathered = entries(read.proposals, names, read.stated)
    aside = [(paragraph, each.printed, each.reason) for paragraph, each in read.asides]
    aside += [(each.paragraph, each.quantity.printed, "repeated") for each in gathered.repeated]
    aside += [(each.paragraph, each.quantity.printed, "elsewhere") for each in gathered.unplaced]
    language = read.language
    sections = {
        "units": _units(gathered.records, names, language),
        "indicators": [_record(entry, language) for entry in gathered.records if not entry.is_project],
        "projects": [_record(entry, language) for entry in gathered.records if entry.is_project],
        "set_aside": _set_aside(aside),
    }
    is_split = read.year_start != JANUARY
    head = _HEAD.format(
        comment=_COMMENT.text(language) + (f"\n{_STARTS.text(language)}" if is_split else ""),
        language=language,
        title=_quoted(_title(report, language)),
        year=f"{read.year}, year_start: {read.year_start}" if is_split else read.year,
    )
    text = head + "".join(f"\n{name}:\n{''.join(lines)}" for name, lines in sections.items() if lines)
    return Drafted(text, gathered.records, tuple(reason for _, _, reason in aside))


def _units(records: Iterable[Entry], names: Names, language: Language) -> list[str]:
    """The units that planctl does not know, and the one of what is only said to grow."""
    lines: dict[str, str] = {}
    for unit in (entry.unit for entry in records):
        if unit == names.unprinted:
            lines[unit] = f"  {unit}: {{{_UNPRINTED[language]}}}\n"
        elif not is_known(unit, {}):
            counted = ", counted: true" if names.counted.fullmatch(unit) else ""
            lines[unit] = f"  {_text(unit)}: {{{language}: {_text(unit)}{counted}}}\n"
    return list(lines.values())


def _title(report: Report, language: Language) -> str:
    """The first lines of a report, up to a blank one, joined: its title; the first alone of one in English."""
    lines = [text.strip() for text in takewhile(str.strip, dropwhile(lambda text: not text.strip(), report.paragraphs[:9]))]
    if language == "en":
        return (lines[0] if lines else "Report")[:_LONGEST_TITLE].strip()
    joined = "".join(takewhile(lambda line: len(line) <= _LONGEST_TITLE and not line.endswith("。"), lines))
    return (joined or "报告")[:_LONGEST_TITLE].strip()


def _set_aside(aside: list[tuple[int, str, SetAsideReason]]) -> list[str]:
    by_paragraph: dict[int, list[str]] = defaultdict(list)
    for paragraph, printed, reason in sorted(aside, key=itemgetter(0)):
        by_paragraph[paragraph].append(f"{{printed: {_quoted(printed)}, reason: {reason}}}")
    return [f"  {paragraph}: [{', '.join(several)}]\n" for paragraph, several in by_paragraph.items()]


def _record(entry: Entry, language: Language) -> str:
    fields = [f"name: {{{language}: {_text(entry.name)}}}"]
    if not entry.is_project:
        fields += [
            f"unit: {_text(entry.unit)}",
            f"nature: {NATURE_WORDS[entry.nature].zh if language == 'zh' else entry.nature}",
            f"direction: {DIRECTION_WORDS[entry.direction].zh if language == 'zh' else entry.direction}",
        ]
        if entry.attribute is not None:
            fields.append(f"attribute: {ATTRIBUTE_WORDS[entry.attribute].zh if language == 'zh' else entry.attribute}")
    lines = [f"  {_text(entry.id)}:\n", *(f"    {field}\n" for field in fields)]
    for role in ("actual", "target"):
        by_period: dict[str, list[Statement]] = defaultdict(list)
        for each in entry.statements:
            if each.role == role:
                by_period[each.period].append(each)
        if by_period:
            lines.append(f"    {role}:\n")
            lines += [
                f"      {period}:\n{''.join(_statement(each, language) for each in several)}"
                for period, several in sorted(by_period.items())
            ]
    return "".join(lines)


def _statement(statement: Statement, language: Language) -> str:
    quantity = statement.proposal.quantity
    fields: dict[str, str] = {quantity.form: _number(quantity.number)}
    if quantity.to is not None:
        fields["to"] = _number(quantity.to)
    if quantity.bound != "exact":
        fields["bound"] = BOUND_WORDS[quantity.bound].zh if language == "zh" else quantity.bound
    if statement.proposal.stretch:
        fields["stretch"] = "true"
    if statement.proposal.since is not None:
        fields["since"] = str(statement.proposal.since)
    if quantity.form == "progress":
        fields["of"] = _part_of_works(statement)
    if quantity.printed != digits_of(quantity.number) and quantity.to is None:
        fields["printed"] = _quoted(quantity.printed)
    fields["at"] = str(statement.proposal.paragraph)
    fields["proposed"] = _text(
        _JOINT.text(language).join(word for word in statement.proposal.rests_on if word) or _NOTHING.text(language)
    )
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
