"""The text of a plan that is proposed: every entry marked with what it rests on, for a person to accept, change or drop."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import dropwhile, takewhile
from operator import itemgetter
from typing import NamedTuple

from planctl.draft import draft, grammar_of
from planctl.draft.cells import RANKS
from planctl.draft.entries import entries
from planctl.draft.reading import Names
from planctl.language import Bilingual, Language
from planctl.numbers.periods import JANUARY
from planctl.numbers.units import is_known
from planctl.plan.vocabulary import ATTRIBUTE_WORDS, BOUND_WORDS, DIRECTION_WORDS, NATURE_WORDS, STAGE_WORDS, SetAsideReason
from planctl.problems import RefusedError
from planctl.read.source_text import Report
from planctl.write.flow import scalar
from planctl.write.gathered import MARKED, REASON, Conflict, Told
from planctl.write.projects import with_categories, with_projects
from planctl.write.proposed import Record, Statement, merged, of_sentences, quoted, text
from planctl.write.tabled import laid_out, tabled, told_of, unknown, without

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
_CHOICES: dict[str, Mapping[str, Bilingual]] = {
    "attribute": ATTRIBUTE_WORDS,
    "bound": BOUND_WORDS,
    "direction": DIRECTION_WORDS,
    "nature": NATURE_WORDS,
    "stage": STAGE_WORDS,
}
_UNPRINTED: dict[Language, str] = {"zh": "en: not printed", "en": "zh: 待定"}
PLAN = "plan.yaml"
_LONGEST_TITLE = 120
_BELOW_TITLE = re.compile("。$|[：:]$|^[（(]?[一二三四五六七八九十]+[）)、]|^第[一二三四五六七八九十]+[章节部]")
"""What tells a line that it stands below the title: the end of a sentence, an address to readers, the number of a section."""
LONGEST_PARAGRAPH = 100_000
_TOO_LONG = Bilingual(
    "报告第 {at} 段超过 {most} 个字符；报告应一段一行",
    "paragraph {at} of the report has more than {most} characters; write one a line",
)


class Drafted(NamedTuple):
    """A plan that is proposed: its YAML, its records, why its other numbers measure nothing, what of its tables is left out."""

    text: str
    records: list[Record]
    reasons: list[SetAsideReason]
    unread: list[Told]
    conflicts: list[Conflict]


def drafted(report: Report, year: int | None = None) -> Drafted:
    """The plan that a report proposes; `year` is the one that it plans, where its head does not tell.

    Every number is among the records or set aside with a reason, so that `coverage` finds each; but for those cells of its tables
    that can't be read.
    """
    for number, paragraph in enumerate(report.paragraphs, start=1):
        if len(paragraph) > LONGEST_PARAGRAPH:
            raise RefusedError(_TOO_LONG.filled(at=number, most=LONGEST_PARAGRAPH))
    tables = laid_out(report)
    others = unknown(report, tables)
    paragraphs = without(report, tables, others)
    read = draft(paragraphs, year)
    language, names = read.language, grammar_of(read.language).names()
    gathered = entries(read.proposals, names, read.stated)
    rows = tabled(report, tables, language, read.year, names)
    named = with_projects(of_sentences(gathered.records), read.projects)
    sentences = with_categories(named, read.headings, rows.areas["categories"])
    records, repeated = merged(sentences, rows.records, names)
    aside = [(paragraph, each.printed, each.reason) for paragraph, each in (*read.asides, *rows.asides)]
    aside += [(each.paragraph, each.quantity.printed, "repeated") for each in gathered.repeated]
    aside += [(each.paragraph, each.quantity.printed, "elsewhere") for each in gathered.unplaced]
    aside += [(paragraph, printed, "repeated") for paragraph, printed in repeated]
    sections = {
        "inferences": [f"  {MARKED}: {scalar(REASON.text(language))}\n"] if any(map(is_inferred, records)) else [],
        **{section: [f"  {key}: {scalar(called)}\n" for key, called in areas.items()] for section, areas in rows.areas.items()},
        "units": _units(records, names, language),
        "indicators": [_record(each, language) for each in records if each.kind == "indicators"],
        "projects": [_record(each, language) for each in records if each.kind == "projects"],
        "set_aside": _set_aside(aside),
    }
    is_split = read.year_start != JANUARY
    head = _HEAD.format(
        comment=_COMMENT.text(language) + (f"\n{_STARTS.text(language)}" if is_split else ""),
        language=language,
        title=quoted(_title(paragraphs, language)),
        year=f"{read.year}, year_start: {read.year_start}" if is_split else read.year,
    )
    yaml = head + "".join(f"\n{name}:\n{''.join(lines)}" for name, lines in sections.items() if lines)
    return Drafted(yaml, records, [reason for _, _, reason in aside], [*rows.unread, *map(told_of, others)], rows.conflicts)


def is_inferred(record: Record) -> bool:
    """Whether something of a record was marked in a table as inferred."""
    return MARKED in record.fields.values()


def _units(records: Iterable[Record], names: Names, language: Language) -> list[str]:
    """The units that planctl does not know, and the one of what is only said to grow."""
    lines: dict[str, str] = {}
    for unit in (each.unit or each.fields.get("unit") for each in records):
        if unit == names.unprinted:
            lines[unit] = f"  {unit}: {{{_UNPRINTED[language]}}}\n"
        elif unit and unit not in RANKS and not is_known(unit, {}):
            counted = ", counted: true" if names.counted.fullmatch(unit) else ""
            lines[unit] = f"  {text(unit)}: {{{language}: {text(unit)}{counted}}}\n"
    return list(lines.values())


def _title(paragraphs: Sequence[str], language: Language) -> str:
    """The first lines of a report, up to a blank one, joined: its title; the first alone of one in English."""
    lines = [text.strip() for text in takewhile(str.strip, dropwhile(lambda text: not text.strip(), paragraphs[:9]))]
    if language == "en":
        return (lines[0] if lines else "Report")[:_LONGEST_TITLE].strip()
    joined = "".join(takewhile(lambda line: len(line) <= _LONGEST_TITLE and not _BELOW_TITLE.search(line), lines))
    return (joined or "报告")[:_LONGEST_TITLE].strip()


def _set_aside(aside: list[tuple[int, str, SetAsideReason]]) -> list[str]:
    by_paragraph: dict[int, list[str]] = defaultdict(list)
    for paragraph, printed, reason in sorted(aside, key=itemgetter(0)):
        by_paragraph[paragraph].append(f"{{printed: {quoted(printed)}, reason: {reason}}}")
    return [f"  {paragraph}: [{', '.join(several)}]\n" for paragraph, several in by_paragraph.items()]


def _record(record: Record, language: Language) -> str:
    fields = {"name": f"{{{language}: {text(record.name)}}}", **record.fields}
    lines = [f"  {text(record.id)}:\n", *(f"    {field}: {_in_words(field, code, language)}\n" for field, code in fields.items())]
    for role in ("actual", "target"):
        by_period: dict[str, list[Statement]] = defaultdict(list)
        for each in record.statements:
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
    said = {field: _in_words(field, code, language) for field, code in statement.said.items()}
    rests_on = _JOINT.text(language).join(word for word in statement.rests_on if word) or _NOTHING.text(language)
    fields = {**said, "at": str(statement.paragraph), "proposed": text(rests_on)}
    return f"        - {{{', '.join(f'{name}: {value}' for name, value in fields.items())}}}\n"


def _in_words(field: str, code: str, language: Language) -> str:
    """The value of a field, a choice in the words of the language."""
    called = _CHOICES.get(field, {}).get(code)
    return code if called is None or language == "en" else called.zh
