"""The sentences of a report behind a subject's figures, each with its figure marked."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

from planctl.assess.answers import Answer, Figure, answer_about
from planctl.assess.source.locate import Claim, claims, finding, locate, without_paragraph
from planctl.assess.source.match import Span, longest_piece, sentence, unit_follows
from planctl.plan.model import Plan
from planctl.plan.vocabulary import SubjectType
from planctl.read.source_text import Report

SHORTEST_PIECE = 2
"""Fewer shared characters than this are no piece of a name."""


class TraceRow(NamedTuple):
    """One figure and the sentence that holds it: the text `before` the mark, the `mark`, the text `after` it.

    `marked` says what the mark is: the figure's number or, for words and stages, the longest piece of the subject's name; null when
    the paragraph holds neither. `column` counts the paragraph's characters from 1. `unit_follows` says whether the recorded unit
    stands beside the number, null where there is none.
    """

    id: str
    type: SubjectType
    name_zh: str
    name_en: str | None
    figure: Figure
    marked: Literal["number", "name"] | None
    column: int | None
    before: str
    mark: str
    after: str
    unit_follows: bool | None


class TraceSummary(NamedTuple):
    """How many statements of how many subjects there are, how many have their number marked, and how many are not in the report.

    Those `without_paragraph` name none, and were not looked up.
    """

    subjects: int
    statements: int
    numbers: int
    unmatched: int
    without_paragraph: int


def trace(plan: Plan, ids: Collection[str], report: Report) -> Answer[TraceRow, TraceSummary]:
    """Every statement of the subjects in the report, and a finding for each that its paragraph does not hold."""
    spans = {claim.path: span for claim, span in locate(plan, report).spans}
    rows, findings = [], []
    for claim in claims(plan, ids):
        text = report.paragraph(claim.at)
        worded = claim.figure.value is None
        span = _name_in(text or "", claim) if worded else spans[claim.path]
        if text is None or (span is None and not worded):
            findings.append(finding(claim, report))
        rows.append(_row(claim, text or "", span))
    summary = TraceSummary(
        subjects=len({row.id for row in rows}),
        statements=len(rows),
        numbers=sum(row.marked == "number" for row in rows),
        unmatched=len(findings),
        without_paragraph=len(without_paragraph(plan, ids)),
    )
    return answer_about(plan, "trace", rows, summary)._replace(findings=tuple(findings))


def _name_in(text: str, claim: Claim) -> Span | None:
    """The longest piece of a subject's name in a paragraph."""
    piece = max((longest_piece(name, text) for name in claim.names), key=len)
    start = text.find(piece)
    return Span(claim.at, start, start + len(piece)) if len(piece) >= SHORTEST_PIECE else None


def _row(claim: Claim, text: str, span: Span | None) -> TraceRow:
    worded = claim.figure.value is None
    whole = sentence(text, span) if span else None
    return TraceRow(
        id=claim.id,
        type=claim.subject_type,
        name_zh=claim.subject.name.zh,
        name_en=claim.subject.name.en,
        figure=claim.figure,
        marked=None if span is None else "name" if worded else "number",
        column=span.start + 1 if span else None,
        before=text[whole.start : span.start] if span and whole else "",
        mark=text[span.start : span.end] if span else "",
        after=text[span.end : whole.end] if span and whole else "",
        unit_follows=unit_follows(text, span, claim.unit) if span and not worded else None,
    )
