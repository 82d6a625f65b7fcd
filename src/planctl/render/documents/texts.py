"""The annexes as text: a table for a spreadsheet, Markdown, and a plain page."""

from __future__ import annotations

import csv
import io

from planctl.language import Bilingual, Language
from planctl.problems import RefusedError
from planctl.render.blocks import Layout, lines
from planctl.render.delimited import safe
from planctl.render.documents.layout import LEDGER, AnnexAnswer, file_title, places, sheets
from planctl.render.documents.page import page
from planctl.render.head import head_line
from planctl.render.markdown import markdown as markdown_of
from planctl.render.views.annex import blocks

_ONE_TABLE = Bilingual("一个 .csv 文件只放一张表：请指定附件 1、2 或 3", "a .csv file holds one table: name annex 1, 2 or 3")


def csv_(answer: AnnexAnswer, language: Language) -> bytes:
    """One annex's lines, comma-separated: the parts that each is in, the columns of its table, and last which plan they are of.

    Raises RefusedError for several annexes, which have different columns.
    """
    if len(answer.summary.annexes) > 1:
        raise RefusedError(_ONE_TABLE)
    (sheet,) = sheets(answer, language, alone=True)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*sheet.groups, *(column.whole for column in sheet.columns)])
    for row in sheet.rows:
        if row.level == 0:
            texts = [cell.text if cell.number is not None else safe(cell.text) for cell in row.cells]
            writer.writerow([*map(safe, row.groups), *texts])
    writer.writerow([safe(sheet.subtitle)])
    return out.getvalue().encode()


def markdown(answer: AnnexAnswer, language: Language) -> bytes:
    """Each annex as a Markdown table, all its columns, with the remarks under it."""
    return markdown_of([*lines(head_line(answer, language)), *blocks(answer, Layout(language, wide=True))]).encode()


def html(answer: AnnexAnswer, language: Language) -> bytes:
    """A page without scripts, that opens from the disk and prints on A4."""
    laid = sheets(answer, language, ledger=True)
    headings, ledger_lines = places(answer, language)
    return page(
        "annex.html.j2",
        language,
        title=file_title(answer, laid, language),
        sheets=laid,
        ledger=LEDGER.text(language),
        headings=headings,
        lines=ledger_lines,
    )
