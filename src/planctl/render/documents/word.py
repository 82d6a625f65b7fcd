"""The annexes as a Word document, on A4 in landscape, each table's heading repeated on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape
from io import BytesIO
from itertools import chain, zip_longest
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt

from planctl.language import Bilingual, Language
from planctl.render.documents.columns import Align
from planctl.render.documents.layout import AnnexAnswer, Sheet, file_title, sheets

MADE = datetime(2000, 1, 1)
"""The date that the file bears: fixed, so that the same plan gives the same bytes."""
_LONG, _SHORT, _MARGIN = 29.7, 21.0, 1.2
_FONT = Bilingual("宋体", "Arial")
_SPELLING = Bilingual("zh-CN", "en-GB")
_SHADES = {1: "D9E2EC", 2: "F0F4F8"}
_REPEATED = '<w:tblHeader w:val="true"/>'
_END_OF_TABLE = b"</w:tbl>"


def document(answer: AnnexAnswer, language: Language) -> bytes:
    """One section an annex: its table and the remarks under it."""
    page = docx.Document()
    laid = sheets(answer, language)
    _set_up(page, file_title(answer, laid, language), language)
    tables: list[str] = []
    for number, sheet in enumerate(laid):
        if number:
            page.add_page_break()  # type: ignore[no-untyped-call] # the library's own
        tables.append(_annex(page, sheet))
    out = BytesIO()
    page.save(out)
    return _complete(out.getvalue(), tables)


def _set_up(page: Document, title: str, language: Language) -> None:
    section = page.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(_LONG), Cm(_SHORT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    style = page.styles["Normal"]
    style.font.name, style.font.size = _FONT.text(language), Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    style.paragraph_format.space_after = Pt(0)
    about = page.core_properties
    about.title, about.author, about.comments = title, "", ""
    about.created = about.modified = MADE
    about.language = _SPELLING.text(language)


def _annex(page: Document, sheet: Sheet) -> str:
    """The sheet's title, table and remarks; the table's rows as XML, for the library takes long over each cell of them."""
    _title(page, sheet)
    table = page.add_table(rows=0, cols=len(sheet.columns), style="Table Grid")
    table.autofit = False
    widths = _widths(sheet)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for remark in sheet.remarks:
        page.add_paragraph(remark)
    heading = _line([(column.heading, "center") for column in sheet.columns], widths, 1, _REPEATED)
    aligns = [column.align for column in sheet.columns]
    lines = (_line(zip((cell.text for cell in row.cells), aligns, strict=True), widths, row.level) for row in sheet.rows)
    return heading + "".join(lines)


def _title(page: Document, sheet: Sheet) -> None:
    """The annex's title as a heading, which a reader's outline shows, with the Chinese font that a heading style lacks."""
    heading = page.add_heading(sheet.title, level=1)
    heading.runs[0]._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")
    page.add_paragraph(sheet.subtitle)


def _widths(sheet: Sheet) -> list[Length]:
    """Each column's share of the page."""
    whole = sum(column.width for column in sheet.columns)
    return [Cm((_LONG - 2 * _MARGIN) * column.width / whole) for column in sheet.columns]


def _line(texts: Iterable[tuple[str, Align]], widths: list[Length], level: int, more: str = "") -> str:
    """One row of a table, which no page breaks; headings of a level are bold and shaded."""
    style = (f'<w:shd w:val="clear" w:fill="{_SHADES[level]}"/>', "<w:rPr><w:b/></w:rPr>") if level else ("", "")
    cells = (_cell(text, align, width, *style) for (text, align), width in zip(texts, widths, strict=True))
    return f'<w:tr><w:trPr><w:cantSplit w:val="true"/>{more}</w:trPr>{"".join(cells)}</w:tr>'


def _cell(text: str, align: Align, width: Length, shade: str, bold: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width.twips}"/>{shade}</w:tcPr><w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r>{bold}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
    )


def _complete(archive: bytes, tables: list[str]) -> bytes:
    """The document with its tables' rows, and one fixed date on each of its parts: the library stamps them with the clock."""
    out = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "word/document.xml":
                pieces = content.split(_END_OF_TABLE)
                content = b"".join(
                    chain.from_iterable(zip_longest(pieces, (f"{rows}</w:tbl>".encode() for rows in tables), fillvalue=b""))
                )
            new.writestr(ZipInfo(part, MADE.timetuple()[:6]), content, ZIP_DEFLATED)
    return out.getvalue()
