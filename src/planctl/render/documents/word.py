"""The annexes as a Word document, on A4, each table's heading repeated on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from io import BytesIO
from itertools import chain, groupby, zip_longest
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle

from planctl.language import Bilingual, Language
from planctl.render.documents.columns import Align
from planctl.render.documents.layout import LANDSCAPE, UPRIGHT, AnnexAnswer, Sheet, SheetRow, file_title, is_upright, sheets, widths

MADE = datetime(2000, 1, 1)
"""The date that the file bears: fixed, so that the same plan gives the same bytes."""
_LONG, _SHORT, _SIDE, _TOP, _BOTTOM = 297, 210, 12, 18, 16
_TWIPS = 90
"""How wide a column of a terminal is set, in twentieths of a point: half of 9 points."""
_FONT, _TITLE_FONT = Bilingual("宋体", "Arial"), Bilingual("黑体", "Arial")
_SPELLING = Bilingual("zh-CN", "en-GB")
_SHADE = "F2F2F2"
_MARGINS = f'<w:tblCellMar {nsdecls("w")}><w:left w:w="50" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tblCellMar>'
_END_OF_TABLE = b"</w:tbl>"
PAGE = Bilingual("第{page}页，共{pages}页", "Page {page} of {pages}")


def document(answer: AnnexAnswer, language: Language) -> bytes:
    """Each annex on pages of its own: its table and the remarks under it."""
    page = docx.Document()
    laid = sheets(answer, language, ledger=True)
    set_up(page, file_title(answer, laid, language), language)
    tables = [_annex(page, sheet, first=sheet is laid[0]) for sheet in laid]
    out = BytesIO()
    page.save(out)
    return complete(out.getvalue(), tables)


def set_up(page: Document, title: str, language: Language) -> None:
    """The page, upright, the fonts and the footer of a document, and what the file says of itself."""
    section = page.sections[0]
    _turn(section, upright=True)
    section.left_margin = section.right_margin = Mm(_SIDE)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.footer_distance = Mm(_BOTTOM // 2)
    _set_face(page.styles["Normal"], _FONT.text(language), "宋体", 9)
    _set_face(page.styles["Heading 1"], _TITLE_FONT.text(language), "黑体", 18)
    for apart in ("autoSpaceDE", "autoSpaceDN"):
        page.styles["Normal"].element.get_or_add_pPr().append(parse_xml(f'<w:{apart} {nsdecls("w")} w:val="0"/>'))
    page.styles["Heading 1"].paragraph_format.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    for spelling in page.styles.element.iter(qn("w:lang")):
        spelling.set(qn("w:val"), _SPELLING.text(language))
        spelling.set(qn("w:eastAsia"), "zh-CN")
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    footer._p.extend(parse_xml(f"<w:p {nsdecls('w')}>{_page_number(language)}</w:p>"))
    about = page.core_properties
    about.title, about.author, about.comments = title, "", ""
    about.created = about.modified = MADE
    about.language = _SPELLING.text(language)


def _turn(section: Section, *, upright: bool) -> None:
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(_SHORT), Mm(_LONG)) if upright else (Mm(_LONG), Mm(_SHORT))


def _set_face(style: ParagraphStyle, face: str, chinese: str, size: int) -> None:
    """A style's fonts and size, black, in place of the ones of the library's theme."""
    style.font.name, style.font.size, style.font.color.rgb = face, Pt(size), RGBColor(0, 0, 0)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    fonts = style.element.rPr.rFonts
    for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[theme]
    fonts.set(qn("w:eastAsia"), chinese)
    fonts.set(qn("w:hAnsi"), face)


def _page_number(language: Language) -> str:
    """Runs and fields that say which page it is, of how many."""
    parts = PAGE.filled(page="\0PAGE\0", pages="\0NUMPAGES\0").text(language).split("\0")
    return "".join(
        f'<w:fldSimple w:instr="{part}">{_run("1")}</w:fldSimple>' if at % 2 else _run(part)
        for at, part in enumerate(parts)
        if part
    )


def _run(text: str, style: str = "") -> str:
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _annex(page: Document, sheet: Sheet, *, first: bool) -> str:
    """The annex's titles, table, remarks and places, on pages of its own, upright where it has room on them.

    The table's rows as XML, for the library takes long over each cell of them.
    """
    upright = is_upright(sheet)
    _turn(page.sections[0] if first else page.add_section(), upright=upright)
    columns = widths(sheet, UPRIGHT if upright else LANDSCAPE)
    label = page.add_paragraph()
    named = label.add_run(sheet.label)
    named.bold, named.font.size = True, Pt(14)
    page.add_heading(sheet.title, level=1)
    subtitle = page.add_paragraph(sheet.subtitle)
    subtitle.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    for paragraph in (label, subtitle):
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.paragraph_format.keep_with_next = True
    add_table(page, columns)
    for at, remark in enumerate((*sheet.remarks, sheet.places)):
        page.add_paragraph(remark).paragraph_format.space_before = Pt(0 if at else 6)
    return "".join([*_headings(sheet, columns), *(_row(row, sheet, columns) for row in sheet.rows)])


def add_table(page: Document, columns: Sequence[int]) -> None:
    """A table without rows, which `complete` gives it, its columns as wide as so many of a terminal."""
    table = page.add_table(rows=0, cols=len(columns), style="Table Grid")
    table.autofit = False
    table._tbl.tblPr.append(parse_xml(_MARGINS))
    for column, width in zip(table.columns, columns, strict=True):
        column.width = Twips(width * _TWIPS)


class WordCell(NamedTuple):
    """A table's cell; `merged` is restart or continue where several rows make one, `colour` that of its words: #b3261e."""

    text: str
    align: Align
    width: int
    span: int = 1
    merged: str = ""
    colour: str = ""


def _headings(sheet: Sheet, columns: Sequence[int]) -> Iterator[str]:
    """The rows of the table's heading: two where columns share what stands over them."""
    heads = list(zip(sheet.columns, columns, strict=True))
    two = any(head.over for head, _ in heads)
    if two:
        groups = [list(group) for _, group in groupby(heads, key=lambda each: each[0].over or each[0].key)]
        yield line(
            [
                WordCell(
                    group[0][0].over or group[0][0].heading,
                    "center",
                    sum(wide for _, wide in group),
                    len(group),
                    "" if group[0][0].over else "restart",
                )
                for group in groups
            ],
            heading=True,
        )
    yield line(
        [
            WordCell(head.heading if head.over or not two else "", "center", wide, 1, "" if head.over or not two else "continue")
            for head, wide in heads
        ],
        heading=True,
    )


def _row(row: SheetRow, sheet: Sheet, columns: Sequence[int]) -> str:
    if row.level:
        return line([WordCell(row.cells[0].text, "left", sum(columns), len(columns))], level=row.level)
    cells = zip(row.cells, sheet.columns, columns, strict=True)
    return line([WordCell(cell.text, column.align, wide) for cell, column, wide in cells])


def line(cells: Iterable[WordCell], level: int = 0, *, heading: bool = False) -> str:
    """One row of a table, which no page breaks; a heading stays with the next one, the table's own is repeated on every page."""
    repeated = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(_cell(cell, level, heading) for cell in cells)}</w:tr>"


def _cell(cell: WordCell, level: int, heading: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    merged = f'<w:vMerge w:val="{cell.merged}"/>' if cell.merged else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>' if level == 1 else ""
    kept, bold = ("<w:keepNext/>", "<w:b/>") if level or heading else ("", "")
    colour = f'<w:color w:val="{cell.colour.removeprefix("#").upper()}"/>' if cell.colour else ""
    style = f"<w:rPr>{bold}{colour}</w:rPr>" if bold or colour else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{cell.width * _TWIPS}" w:type="dxa"/>{span}{merged}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr>{kept}<w:jc w:val="{cell.align}"/></w:pPr>{_run(cell.text, style)}</w:p></w:tc>'
    )


def complete(archive: bytes, tables: list[str]) -> bytes:
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
