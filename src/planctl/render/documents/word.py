"""The annexes as a Word document, on A4 in landscape, each table's heading repeated on every page."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from planctl.assess.answers import Answer
from planctl.language import Language
from planctl.render.documents.layout import Row, Sheet, sheets
from planctl.render.extras import needed

MADE = datetime(2000, 1, 1)
"""The date that the file bears: fixed, so that the same plan gives the same bytes."""
_LONG, _SHORT, _MARGIN = 29.7, 21.0, 1.2
_FONT = {"zh": "宋体", "en": "Arial"}
_SHADES = {1: "D9E2EC", 2: "F0F4F8"}


def document(result: Answer, language: Language) -> bytes:
    """One section an annex: its table and the remarks under it."""
    word = needed("docx", "word", "python-docx")
    page = word.Document()
    laid = sheets(result, language)
    _set_up(page, laid, language)
    for number, sheet in enumerate(laid):
        if number:
            page.add_page_break()
        _annex(page, sheet)
    out = BytesIO()
    page.save(out)
    return _undated(out.getvalue())


def _set_up(page: Any, laid: list[Sheet], language: Language) -> None:  # noqa: ANN401 a library's object
    shared = needed("docx.shared", "word", "python-docx")
    section = page.sections[0]
    section.orientation = needed("docx.enum.section", "word", "python-docx").WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = shared.Cm(_LONG), shared.Cm(_SHORT)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, shared.Cm(_MARGIN))
    style = page.styles["Normal"]
    style.font.name, style.font.size = _FONT[language], shared.Pt(9)
    style.element.rPr.rFonts.set(_name("w:eastAsia"), "宋体")
    style.paragraph_format.space_after = shared.Pt(0)
    about = page.core_properties
    about.title, about.author, about.comments = laid[0].title if len(laid) == 1 else laid[0].subtitle, "", ""
    about.created = about.modified = MADE
    about.language = "zh-CN" if language == "zh" else "en-GB"


def _annex(page: Any, sheet: Sheet) -> None:  # noqa: ANN401 a library's object
    _title(page, sheet)
    table = page.add_table(rows=0, cols=len(sheet.headings), style="Table Grid")
    table.autofit = False
    for column, wide in zip(table.columns, _widths(sheet), strict=True):
        column.width = wide
    _line(table, [(heading, "center") for heading in sheet.headings], _widths(sheet), 1)
    _repeat(table.rows[0])
    for row in sheet.rows:
        _line(table, _texts(row, sheet), _widths(sheet), row.level)
    for remark in sheet.remarks:
        page.add_paragraph(remark)


def _title(page: Any, sheet: Sheet) -> None:  # noqa: ANN401 a library's object
    """The annex's title as a heading, which a reader's outline shows, with the Chinese font that a heading style lacks."""
    heading = page.add_heading(sheet.title, level=1)
    heading.runs[0]._element.get_or_add_rPr().get_or_add_rFonts().set(_name("w:eastAsia"), "黑体")
    page.add_paragraph(sheet.subtitle)


def _texts(row: Row, sheet: Sheet) -> list[tuple[str, str]]:
    return [(cell.text, align) for cell, align in zip(row.cells, sheet.aligns, strict=True)]


def _widths(sheet: Sheet) -> list[Any]:
    """Each column's share of the page."""
    shared = needed("docx.shared", "word", "python-docx")
    return [shared.Cm((_LONG - 2 * _MARGIN) * wide / sum(sheet.widths)) for wide in sheet.widths]


def _line(table: Any, texts: list[tuple[str, str]], widths: list[Any], level: int) -> None:  # noqa: ANN401 a library's object
    aligns = needed("docx.enum.text", "word", "python-docx").WD_ALIGN_PARAGRAPH
    added = table.add_row()
    _unbroken(added)
    for cell, (text, align), wide in zip(added.cells, texts, widths, strict=True):
        cell.width = wide
        paragraph = cell.paragraphs[0]
        paragraph.alignment = getattr(aligns, align.upper())
        paragraph.add_run(text).bold = bool(level)
        if level:
            _shade(cell, _SHADES[level])


def _repeat(row: Any) -> None:  # noqa: ANN401 a library's object
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))


def _unbroken(row: Any) -> None:  # noqa: ANN401 a library's object
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))


def _shade(cell: Any, colour: str) -> None:  # noqa: ANN401 a library's object
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", fill=colour))


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401 a library's object
    made = needed("docx.oxml", "word", "python-docx").OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), value)
    return made


def _name(tag: str) -> str:
    qualified: str = needed("docx.oxml.ns", "word", "python-docx").qn(tag)
    return qualified


def _undated(archive: bytes) -> bytes:
    """The same document with one fixed date on each of its parts: the library stamps them with the clock."""
    out = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(ZipInfo(part, MADE.timetuple()[:6]), old.read(part), ZIP_DEFLATED)
    return out.getvalue()
