"""Numbers of a report that plainly measure nothing, set aside in a plan that was typed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from planctl.assess.coverage import coverage
from planctl.draft import draft, grammar_of
from planctl.draft.reading import Aside
from planctl.plan.model import Plan
from planctl.plan.vocabulary import SetAsideReason
from planctl.read import Reading
from planctl.read.source_text import Report
from planctl.write.edition import Edition, Stated
from planctl.write.tabled import laid_out, tabled, told_apart, unknown, without

_RECORDED_ELSEWHERE: tuple[SetAsideReason, ...] = ("repeated", "elsewhere")
"""Reasons that speak of other figures: a plan has to record those first."""


class SetAsides(NamedTuple):
    """The files that change, what they are read as then, why each number is set aside, and how many are missing still."""

    contents: dict[Path, bytes]
    reading: Reading
    reasons: list[SetAsideReason]
    missing: int


def set_aside(contents: Mapping[Path, bytes], path: Path, plan: Plan, report: Report, year: int | None = None) -> SetAsides:
    """A plan's files once the numbers of a report are set aside that plainly measure nothing and that it misses.

    `year` is the one that the report plans, where its head does not tell. Raises RefusedError when the new text would say anything
    else than that more.
    """
    missing = {(row.paragraph, row.column - 1): row.printed for row in coverage(plan, report).rows}
    edition = Edition(contents, plan)
    reasons: list[SetAsideReason] = []
    for paragraph, each in sorted(_plainly_nothing(report, year)):
        text = report.paragraphs[paragraph - 1]
        for start in [start for at, start in missing if at == paragraph and each.start <= start < each.end]:
            printed = told_apart(text, start, start + len(missing.pop((paragraph, start))))
            stated = Stated(("set_aside",), str(paragraph), {"printed": printed, "reason": each.reason})
            edition.state(stated, edition.writer("set_aside", str(paragraph)) or edition.last(("set_aside",)))
            reasons.append(each.reason)
    changed, reading = edition.finished(path)
    return SetAsides(changed, reading, reasons, len(missing))


def _plainly_nothing(report: Report, year: int | None) -> Iterator[tuple[int, Aside]]:
    """The numbers of a report that measure nothing by what stands beside them alone, by paragraph."""
    tables = laid_out(report)
    read = draft(without(report, tables, unknown(report, tables)), year)
    rows = tabled(report, tables, read.language, read.year, grammar_of(read.language).names())
    yield from (each for each in (*read.asides, *rows.asides) if each[1].reason not in _RECORDED_ELSEWHERE)
