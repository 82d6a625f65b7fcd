"""The annexes as an Excel workbook: real numbers that read as they are printed, ready to print on A4."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planctl.characters import width
from planctl.language import Bilingual, Language
from planctl.render.documents.cells import SheetCell
from planctl.render.documents.columns import Align
from planctl.render.documents.layout import AnnexAnswer, Sheet, SheetRow, file_title, places, sheets

A4 = 9
MADE = datetime(2000, 1, 1)
"""The date that the file bears: fixed, so that the same plan gives the same bytes."""
_HEADER_ROW = 2
_LINE_HEIGHT = 15
_NOTES_WIDTH = 120
_FONT = Bilingual("宋体", "Arial")
_TITLE_FONT = Bilingual("黑体", "Arial")
_SHADES = {0: None, 1: "#D9E2EC", 2: "#F0F4F8"}
_NOTES = Bilingual("说明", "Notes")
_PLACES = Bilingual("出处", "Where")
_PAGE = Bilingual("&C第 &P 页，共 &N 页", "&CPage &P of &N")
_PLACES_WIDTHS = (8, 8, 60, 18, 24, 10)
_PLACES_ALIGNS: tuple[Align, ...] = ("center", "center", "left", "left", "right", "center")


def workbook(answer: AnnexAnswer, language: Language) -> bytes:
    """One sheet an annex, one of notes, and one of each figure's paragraph."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    laid = sheets(answer, language)
    book.set_properties({"title": file_title(answer, laid, language), "created": MADE})
    styles = _Styles(book, language)
    for sheet in laid:
        _annex(book.add_worksheet(sheet.tab), sheet, styles)
    _notes(book.add_worksheet(_NOTES.text(language)), laid, styles)
    _places(book.add_worksheet(_PLACES.text(language)), *places(answer, language), styles)
    book.close()
    return out.getvalue()


class _Styles:
    """The workbook's formats, each made once."""

    def __init__(self, book: Workbook, language: Language) -> None:
        self._book, self.language = book, language
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format:
        """A format with these properties."""
        whole = {"font_name": _FONT.text(self.language), "font_size": 10, "valign": "vcenter", **properties}
        key = tuple(sorted(whole.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(whole)
        return self._formats[key]

    def title(self) -> Format:
        """A title's format."""
        return self.of(font_name=_TITLE_FONT.text(self.language), font_size=16, align="center", bold=self.language == "en")

    def heading(self) -> Format:
        """A column heading's format."""
        return self.of(bold=True, border=1, align="center", text_wrap=True, bg_color=_SHADES[1])

    def cell(self, align: Align, level: int = 0, number_format: str = "") -> Format:
        """A cell's format."""
        properties: dict[str, object] = {"border": 1, "align": align, "indent": int(align != "center")}
        properties |= {"text_wrap": not number_format, "bold": bool(level)}
        if number_format:
            properties["num_format"] = number_format
        if shade := _SHADES[level]:
            properties["bg_color"] = shade
        return self.of(**properties)


def _annex(page: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    aligns = [column.align for column in sheet.columns]
    widths = [max(column.width, *_widths_of_numbers(sheet, at)) for at, column in enumerate(sheet.columns)]
    last = len(widths) - 1
    _set_up_print(page, styles, _HEADER_ROW)
    _set_widths(page, widths)
    _merged(page, 0, last, sheet.title, styles.title(), 24)
    _merged(page, 1, last, sheet.subtitle, styles.of(align="center", text_wrap=True), _height([(sheet.subtitle, sum(widths))]))
    page.freeze_panes(_HEADER_ROW + 1, 2)
    _headings(page, _HEADER_ROW, [column.heading for column in sheet.columns], widths, styles)
    for at, row in enumerate(sheet.rows, start=_HEADER_ROW + 1):
        _row(page, at, row, aligns, widths, styles)
    _remarks(page, _HEADER_ROW + len(sheet.rows) + 2, last, sheet.remarks, sum(widths), styles)


def _widths_of_numbers(sheet: Sheet, column: int) -> list[int]:
    """What the numbers of a column take with their units: they can't wrap, and a program shows ### for one that does not fit."""
    cells = (row.cells[column] for row in sheet.rows if len(row.cells) > column)
    return [0, *(width(cell.text) + 2 for cell in cells if cell.number is not None)]


def _set_up_print(page: Worksheet, styles: _Styles, header: int) -> None:
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.center_horizontally()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, header)
    page.hide_gridlines(2)
    page.set_footer(_PAGE.text(styles.language))


def _set_widths(page: Worksheet, widths: Sequence[int]) -> None:
    for column, width_ in enumerate(widths):
        page.set_column(column, column, width_)


def _merged(page: Worksheet, row: int, last: int, text: str, style: Format, height: float) -> None:
    page.set_row(row, height)
    page.merge_range(row, 0, row, last, "", style)
    page.write_string(row, 0, text, style)


def _headings(page: Worksheet, row: int, headings: Sequence[str], widths: Sequence[int], styles: _Styles) -> None:
    page.set_row(row, _height(zip(headings, widths, strict=True)))
    for column, heading in enumerate(headings):
        page.write_string(row, column, heading, styles.heading())


def _row(page: Worksheet, at: int, row: SheetRow, aligns: Sequence[Align], widths: Sequence[int], styles: _Styles) -> None:
    page.set_row(at, _height((cell.text, wide) for cell, wide in zip(row.cells, widths, strict=True)))
    for column, (cell, align) in enumerate(zip(row.cells, aligns, strict=True)):
        _cell(page, at, column, cell, styles.cell(align, row.level, cell.format))


def _cell(page: Worksheet, row: int, column: int, cell: SheetCell, style: Format) -> None:
    if cell.number is not None:
        page.write_number(row, column, float(cell.number), style)
    elif cell.text:
        page.write_string(row, column, cell.text, style)
    else:
        page.write_blank(row, column, None, style)


def _remarks(page: Worksheet, at: int, last: int, remarks: Iterable[str], room: int, styles: _Styles) -> None:
    for row, remark in enumerate(remarks, start=at):
        _merged(page, row, last, remark, styles.of(text_wrap=True, align="left"), _height([(remark, room)]))


def _notes(page: Worksheet, laid: list[Sheet], styles: _Styles) -> None:
    """What is inferred and what is missing, annex by annex."""
    _set_up_print(page, styles, 0)
    _set_widths(page, [_NOTES_WIDTH // 2] * 2)
    _merged(page, 0, 1, _NOTES.text(styles.language), styles.title(), 24)
    at = 1
    for sheet in laid:
        _merged(page, at, 1, sheet.title, styles.of(bold=True), 20)
        _remarks(page, at + 1, 1, sheet.remarks, _NOTES_WIDTH, styles)
        at += len(sheet.remarks) + 2


def _places(page: Worksheet, headings: Sequence[str], lines: Iterable[tuple[SheetCell, ...]], styles: _Styles) -> None:
    """Where each figure stands in the report."""
    _set_up_print(page, styles, 0)
    _set_widths(page, _PLACES_WIDTHS)
    page.freeze_panes(1, 0)
    _headings(page, 0, headings, _PLACES_WIDTHS, styles)
    for row, line in enumerate(lines, start=1):
        _row(page, row, SheetRow(line), _PLACES_ALIGNS, _PLACES_WIDTHS, styles)


def _height(texts: Iterable[tuple[str, int]]) -> float:
    """A row's height in points, so that the longest of its texts is not cut when it wraps."""
    return _LINE_HEIGHT * max((ceil(_set_width(text) / (wide - 2)) for text, wide in texts if text), default=1)


def _set_width(text: str) -> float:
    """How wide a text is set, in the unit of column widths: Latin letters are narrower than the digits that the unit is made of."""
    double = width(text) - len(text)
    return 2 * double + 0.9 * (len(text) - double)
