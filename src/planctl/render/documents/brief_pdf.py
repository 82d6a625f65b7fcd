"""The brief as a PDF that screen readers can read (PDF/UA-1), its fonts in it."""

from __future__ import annotations

import json
from importlib.resources import files

import typst

from planctl.assess.answers import Answer
from planctl.assess.report import ReportRow, ReportSummary
from planctl.language import TAG, Bilingual, Language
from planctl.problems import RefusedError
from planctl.render.chart.canvas import FAINT, FONTS, INK, SOFT, TONES
from planctl.render.chart.dots import dots
from planctl.render.documents.brief import BriefRow, brief_of, widths
from planctl.render.documents.layout import UPRIGHT
from planctl.render.documents.word import PAGE

_NO_FONT = Bilingual(
    "这台机器没有中文字体，写不出汉字：装一个（如 fonts-noto-cjk），或写 .docx",
    "no font on this machine has all characters of it: install one (fonts-noto-cjk, say), or write .docx",
)
_GLYPH = "could not be displayed"
"""What Typst says of a text that no font has the characters for, which PDF/UA forbids."""


def pdf(answer: Answer[ReportRow, ReportSummary], language: Language) -> bytes:
    """The brief as a PDF; raises RefusedError when no font on this machine has a character of it."""
    brief = brief_of(answer, language)
    words = {
        "lang": TAG.text(language),
        "fonts": [font.strip("'") for font in FONTS.split(",")][:-1],
        "colours": TONES | {"unknown": SOFT, "soft": SOFT, "line": FAINT, "ink": INK},
        "page": PAGE.filled(page="\0", pages="\0").text(language).split("\0"),
        "about": brief.about,
        "headline": brief.headline,
        "lead": [[said.words.text(language), said.tone] for said in brief.lead],
        "counts": brief.counts,
        "widths": widths(brief, UPRIGHT)[1:],
        "headings": [[heading.text, heading.align] for heading in brief.headings],
        "groups": [{"title": group.title, "rows": list(map(_row, group.rows))} for group in brief.groups],
        "notes": brief.notes,
    }
    template = files("planctl.render.documents").joinpath("templates", "brief.typ").read_bytes()
    try:
        made = typst.compile(template, format="pdf", sys_inputs={"brief": json.dumps(words)}, pdf_standards=["ua-1"])
    except typst.TypstError as error:
        if _GLYPH in str(error):
            raise RefusedError(_NO_FONT) from None
        raise
    assert isinstance(made, bytes)  # noqa: S101 one document is one file
    return made


def _row(row: BriefRow) -> dict[str, object]:
    return {"cells": row.cells, "tone": row.tone, "dots": dots(row.beside, row.tone) if row.beside else None}
