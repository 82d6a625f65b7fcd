"""Which numbers of a report are recorded, which are set aside and why, and which are missing."""

from __future__ import annotations

from collections import Counter
from typing import Literal, NamedTuple

from planctl.assess.answers import Answer, answer_about
from planctl.assess.source.locate import Claim, Located, claims, finding, locate, without_paragraph
from planctl.assess.source.match import Span, around
from planctl.plan.model import Plan, SetAside
from planctl.plan.vocabulary import SetAsideReason
from planctl.problems import Finding, Place, Problem
from planctl.read.source_text import Report

State = Literal["recorded", "set_aside", "missing"]
AROUND = 14
"""How many characters of its paragraph a number is shown with on either side."""


class NumberRow(NamedTuple):
    """One number of the report, whose figure it is or why it is set aside; `column` counts the paragraph's characters from 1."""

    paragraph: int
    column: int
    printed: str
    state: State
    subjects: tuple[str, ...]
    reason: SetAsideReason | None
    before: str
    after: str


class CoverageSummary(NamedTuple):
    """How many numbers of the report are what, and how many figures of the plan it does not bear out.

    `in_words` counts figures that the report prints in words, `shared` numbers that serve several figures, `unmatched` figures
    whose paragraph does not hold them, `set_aside_unmatched` entries of what is set aside that theirs does not hold.
    `without_paragraph` counts the figures that name no paragraph, and were not looked up.
    """

    numbers: int
    recorded: int
    set_aside: int
    missing: int
    set_aside_by_reason: dict[SetAsideReason, int]
    figures: int
    in_words: int
    shared: int
    unmatched: int
    set_aside_unmatched: int
    without_paragraph: int


def coverage(plan: Plan, report: Report, everything: bool = False, strict: bool = False) -> Answer[NumberRow, CoverageSummary]:
    """The numbers that are missing, or `everything`, with counts; and a finding for each locator that the report does not bear out.

    A missing number is an answer; a `strict` reader makes a problem of it.
    """
    located = locate(plan, report)
    rows = _rows(located, report)
    missing = [row for row in rows if row.state == "missing"]
    unmatched = _unmatched(plan, located, report)
    problem = Problem("numbers-missing", Place(report.path), {"count": str(len(missing))})
    answer = answer_about(plan, "coverage", rows if everything else missing, _summary(plan, rows, located, len(unmatched)))
    return answer._replace(problems=(problem,) if strict and missing else (), findings=(*unmatched, *_not_printed(located)))


def _rows(located: Located, report: Report) -> list[NumberRow]:
    return [_row(number, report, located.claimed.get(number, []), located.set_aside.get(number)) for number in located.numbers]


def _row(number: Span, report: Report, figures: list[Claim], entry: SetAside | None) -> NumberRow:
    text = report.paragraphs[number.paragraph - 1]
    before, after = around(text, number, AROUND)
    state: State = "recorded" if figures else "set_aside" if entry else "missing"
    return NumberRow(
        paragraph=number.paragraph,
        column=number.start + 1,
        printed=text[number.start : number.end],
        state=state,
        subjects=tuple(claim.id for claim in figures),
        reason=entry.reason if entry else None,
        before=before,
        after=after,
    )


def _unmatched(plan: Plan, located: Located, report: Report) -> list[Finding]:
    """The locators of figures that their paragraph does not hold, then those of words beyond the report's end."""
    worded = [
        claim
        for claim in claims(plan)
        if claim.figure.value is None and not claim.figure.shares and report.paragraph(claim.at) is None
    ]
    return [finding(claim, report) for claim in [*(claim for claim, span in located.spans if span is None), *worded]]


def _not_printed(located: Located) -> list[Finding]:
    """The entries of what is set aside that their paragraph does not hold."""
    return [
        Finding("set-aside-not-printed", ("set_aside", str(at), place, "printed"), {"paragraph": str(at), "printed": entry.printed})
        for at, place, entry in located.lost
    ]


def _summary(plan: Plan, rows: list[NumberRow], located: Located, unmatched: int) -> CoverageSummary:
    states = Counter(row.state for row in rows)
    in_digits = {claim.path for several in located.claimed.values() for claim in several}
    reasons = Counter(row.reason for row in rows if row.reason is not None)
    return CoverageSummary(
        numbers=len(rows),
        recorded=states["recorded"],
        set_aside=states["set_aside"],
        missing=states["missing"],
        set_aside_by_reason=dict(reasons.most_common()),
        figures=len(located.spans),
        in_words=sum(span is not None and claim.path not in in_digits for claim, span in located.spans),
        shared=sum(len(row.subjects) > 1 for row in rows),
        unmatched=unmatched,
        set_aside_unmatched=len(located.lost),
        without_paragraph=sum(figure.value is not None or figure.shares is not None for figure in without_paragraph(plan)),
    )
