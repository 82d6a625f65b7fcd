"""The annexes as a Word document, on A4 in landscape, each table's heading repeated on every page."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell, _Row

from planctl.language import Bilingual, Language
from planctl.render.documents.columns import Align
from planctl.render.documents.layout import AnnexAnswer, Sheet, file_title, sheets

MADE = datetime(2000, 1, 1)
"""The date that the file bears: fixed, so that the same plan gives the same bytes."""
_LONG, _SHORT, _MARGIN = 29.7, 21.0, 1.2
_FONT = Bilingual("宋体", "Arial")
_SPELLING = Bilingual("zh-CN", "en-GB")
_SHADES = {1: "D9E2EC", 2: "F0F4F8"}
_ALIGNS: dict[Align, WD_ALIGN_PARAGRAPH] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
}


def document(answer: AnnexAnswer, language: Language) -> bytes:
    """One section an annex: its table and the remarks under it."""
    page = docx.Document()
    laid = sheets(answer, language)
    _set_up(page, file_title(laid), language)
    for number, sheet in enumerate(laid):
        if number:
            page.add_page_break()  # type: ignore[no-untyped-call] # the library's own
        _annex(page, sheet)
    out = BytesIO()
    page.save(out)
    return _undated(out.getvalue())


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


def _annex(page: Document, sheet: Sheet) -> None:
    _title(page, sheet)
    table = page.add_table(rows=0, cols=len(sheet.columns), style="Table Grid")
    table.autofit = False
    widths = _widths(sheet)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _line(table, [(column.heading, "center") for column in sheet.columns], widths, 1)
    _mark(table.rows[0], "w:tblHeader")
    for row in sheet.rows:
        texts = [(cell.text, column.align) for cell, column in zip(row.cells, sheet.columns, strict=True)]
        _line(table, texts, widths, row.level)
    for remark in sheet.remarks:
        page.add_paragraph(remark)


def _title(page: Document, sheet: Sheet) -> None:
    """The annex's title as a heading, which a reader's outline shows, with the Chinese font that a heading style lacks."""
    heading = page.add_heading(sheet.title, level=1)
    heading.runs[0]._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")
    page.add_paragraph(sheet.subtitle)


def _widths(sheet: Sheet) -> list[Length]:
    """Each column's share of the page."""
    whole = sum(column.width for column in sheet.columns)
    return [Cm((_LONG - 2 * _MARGIN) * column.width / whole) for column in sheet.columns]


def _line(table: Table, texts: list[tuple[str, Align]], widths: list[Length], level: int) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call] # the library's own
    _mark(row, "w:cantSplit")
    for cell, (text, align), width in zip(row.cells, texts, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.alignment = _ALIGNS[align]
        paragraph.add_run(text).bold = bool(level)
        if level:
            _shade(cell, _SHADES[level])


def _mark(row: _Row, tag: str) -> None:
    """Set a property of a row that the library has no name for."""
    row._tr.get_or_add_trPr().append(_element(tag, val="true"))


def _shade(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", fill=colour))


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _undated(archive: bytes) -> bytes:
    """The same document with one fixed date on each of its parts: the library stamps them with the clock."""
    out = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(ZipInfo(part, MADE.timetuple()[:6]), old.read(part), ZIP_DEFLATED)
    return out.getvalue()
