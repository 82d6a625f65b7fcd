"""The brief as a Word document, on A4 upright."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.shared import Pt, RGBColor

from planctl.assess.answers import Answer
from planctl.assess.report import ReportRow, ReportSummary
from planctl.language import Language
from planctl.render.chart.canvas import SOFT, TONES
from planctl.render.documents.brief import Brief, brief_of, widths
from planctl.render.documents.layout import UPRIGHT
from planctl.render.documents.word import WordCell, add_table, complete, line, set_up

_LEAD, _NOTE = Pt(11), Pt(7.5)


def document(answer: Answer[ReportRow, ReportSummary], language: Language) -> bytes:
    """What is said first, the counts, the table of the headline indicators and the notes."""
    brief = brief_of(answer, language)
    page = docx.Document()
    set_up(page, brief.headline, language)
    _opening(page, brief, language)
    columns = widths(brief, UPRIGHT)
    add_table(page, columns)
    for at, note in enumerate(brief.notes):
        noted = page.add_paragraph(note)
        noted.paragraph_format.space_before, noted.runs[0].font.size = Pt(0 if at else 6), _NOTE
    out = BytesIO()
    page.save(out)
    return complete(out.getvalue(), [_table(brief, columns)])


def _opening(page: Document, brief: Brief, language: Language) -> None:
    page.add_paragraph(brief.about).runs[0].font.color.rgb = _colour(SOFT)
    page.add_heading(brief.headline, level=1).alignment = WD_PARAGRAPH_ALIGNMENT.LEFT
    lead = page.add_paragraph()
    for said in brief.lead:
        run = lead.add_run(said.words.text(language))
        run.bold, run.font.size = bool(said.tone), _LEAD
        if said.tone in TONES:
            run.font.color.rgb = _colour(TONES[said.tone])
    for counted in brief.counts:
        page.add_paragraph(counted)
    for paragraph in page.paragraphs:
        paragraph.paragraph_format.space_after = Pt(4)


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.removeprefix("#").upper())


def _table(brief: Brief, columns: Sequence[int]) -> str:
    said = len(columns) - 2
    heads = [WordCell(heading.text, heading.align, wide) for heading, wide in zip(brief.headings, columns, strict=True)]
    rows = [line(heads, heading=True)]
    for group in brief.groups:
        if group.title:
            rows.append(line([WordCell(group.title, "left", sum(columns), len(columns))], level=1))
        for row in group.rows:
            rows.append(
                line(
                    [
                        WordCell(text, heading.align, wide, colour=TONES.get(row.tone, SOFT) if at == said else "")
                        for at, (text, heading, wide) in enumerate(zip(row.cells, brief.headings, columns, strict=True))
                    ]
                )
            )
    return "".join(rows)
