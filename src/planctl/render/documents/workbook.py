"""The annexes as an Excel workbook: real numbers that read as they are printed, ready to print on A4."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

from planctl.assess.answers import Answer
from planctl.characters import width
from planctl.language import Language
from planctl.render.documents.cells import Cell
from planctl.render.documents.layout import Align, Row, Sheet, places, sheets
from planctl.render.extras import needed

A4 = 9
MADE = datetime(2000, 1, 1)
"""The date that the file bears: fixed, so that the same plan gives the same bytes."""
_HEADER_ROW = 2
_LINE_HEIGHT = 15
_NOTES_WIDTH = 120
_FONT = {"zh": "宋体", "en": "Arial"}
_TITLE_FONT = {"zh": "黑体", "en": "Arial"}
_SHADES = {0: None, 1: "#D9E2EC", 2: "#F0F4F8"}


def workbook(result: Answer, language: Language) -> bytes:
    """One sheet an annex, one of notes, and one of each figure's paragraph."""
    library = needed("xlsxwriter", "excel", "XlsxWriter")
    out = BytesIO()
    book = library.Workbook(out, {"in_memory": True})
    laid = sheets(result, language)
    book.set_properties({"title": laid[0].title if len(laid) == 1 else laid[0].subtitle, "created": MADE})
    styles = _Styles(book, language)
    for sheet in laid:
        _annex(book.add_worksheet(sheet.tab), sheet, styles)
    chinese = language == "zh"
    _notes(book.add_worksheet("说明" if chinese else "Notes"), laid, styles)
    _places(book.add_worksheet("出处" if chinese else "Where"), *places(result, language), styles)
    book.close()
    return out.getvalue()


class _Styles:
    """The workbook's formats, each made once."""

    def __init__(self, book: Any, language: Language) -> None:  # noqa: ANN401 a library's object
        self._book, self.language = book, language
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **properties: object) -> Any:  # noqa: ANN401 a library's object
        """A format with these properties."""
        whole = {"font_name": _FONT[self.language], "font_size": 10, "valign": "vcenter", **properties}
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    def title(self) -> Any:  # noqa: ANN401 a library's object
        """A title's format."""
        return self.of(font_name=_TITLE_FONT[self.language], font_size=16, align="center", bold=self.language == "en")

    def heading(self) -> Any:  # noqa: ANN401 a library's object
        """A column heading's format."""
        return self.of(bold=True, border=1, align="center", text_wrap=True, bg_color=_SHADES[1])

    def cell(self, align: Align, level: int = 0, number_format: str = "") -> Any:  # noqa: ANN401 a library's object
        """A cell's format."""
        properties: dict[str, object] = {"border": 1, "align": align, "indent": int(align != "center")}
        properties |= {"text_wrap": not number_format, "bold": bool(level)}
        if number_format:
            properties["num_format"] = number_format
        if shade := _SHADES[level]:
            properties["bg_color"] = shade
        return self.of(**properties)


def _annex(page: Any, sheet: Sheet, styles: _Styles) -> None:  # noqa: ANN401 a library's object
    _print_set_up(page, styles, _HEADER_ROW)
    _columns(page, sheet.widths)
    last = len(sheet.headings) - 1
    _merged(page, 0, last, sheet.title, styles.title(), 24)
    _merged(page, 1, last, sheet.subtitle, styles.of(align="center"), _LINE_HEIGHT)
    page.freeze_panes(_HEADER_ROW + 1, 2)
    _headings(page, _HEADER_ROW, sheet.headings, sheet.widths, styles)
    for at, row in enumerate(sheet.rows, start=_HEADER_ROW + 1):
        _row(page, at, row, sheet.aligns, sheet.widths, styles)
    _remarks(page, _HEADER_ROW + len(sheet.rows) + 2, last, sheet.remarks, sum(sheet.widths), styles)


def _print_set_up(page: Any, styles: _Styles, header: int) -> None:  # noqa: ANN401 a library's object
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.center_horizontally()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, header)
    page.hide_gridlines(2)
    page.set_footer("&C第 &P 页，共 &N 页" if styles.language == "zh" else "&CPage &P of &N")


def _columns(page: Any, widths: Sequence[int]) -> None:  # noqa: ANN401 a library's object
    for column, wide in enumerate(widths):
        page.set_column(column, column, wide)


def _merged(page: Any, row: int, last: int, text: str, style: Any, height: float) -> None:  # noqa: ANN401 a library's objects
    page.set_row(row, height)
    page.merge_range(row, 0, row, last, "", style)
    page.write_string(row, 0, text, style)


def _headings(page: Any, row: int, headings: Sequence[str], widths: Sequence[int], styles: _Styles) -> None:  # noqa: ANN401 a library's object
    page.set_row(row, _height(zip(headings, widths, strict=True)))
    for column, heading in enumerate(headings):
        page.write_string(row, column, heading, styles.heading())


def _row(page: Any, at: int, row: Row, aligns: Sequence[Align], widths: Sequence[int], styles: _Styles) -> None:  # noqa: ANN401 a library's object
    page.set_row(at, _height((cell.text, wide) for cell, wide in zip(row.cells, widths, strict=True)))
    for column, (cell, align) in enumerate(zip(row.cells, aligns, strict=True)):
        _cell(page, at, column, cell, align, row.level, styles)


def _cell(page: Any, row: int, column: int, cell: Cell, align: Align, level: int, styles: _Styles) -> None:  # noqa: ANN401 a library's object
    if cell.number is not None:
        page.write_number(row, column, float(cell.number), styles.cell(align, level, cell.format))
    elif cell.text:
        page.write_string(row, column, cell.text, styles.cell(align, level))
    else:
        page.write_blank(row, column, None, styles.cell(align, level))


def _remarks(page: Any, at: int, last: int, remarks: Iterable[str], wide: int, styles: _Styles) -> None:  # noqa: ANN401 a library's object
    for row, remark in enumerate(remarks, start=at):
        _merged(page, row, last, remark, styles.of(text_wrap=True, align="left"), _height([(remark, wide)]))


def _notes(page: Any, laid: list[Sheet], styles: _Styles) -> None:  # noqa: ANN401 a library's object
    """What is inferred and what is missing, annex by annex."""
    _print_set_up(page, styles, 0)
    _columns(page, [_NOTES_WIDTH // 2] * 2)
    _merged(page, 0, 1, "说明" if styles.language == "zh" else "Notes", styles.title(), 24)
    at = 1
    for sheet in laid:
        _merged(page, at, 1, sheet.title, styles.of(bold=True), 20)
        _remarks(page, at + 1, 1, sheet.remarks, _NOTES_WIDTH, styles)
        at += len(sheet.remarks) + 2


def _places(page: Any, headings: Sequence[str], lines: list[tuple[Cell, ...]], styles: _Styles) -> None:  # noqa: ANN401 a library's object
    """Where each figure stands in the report."""
    widths = (8, 8, 60, 18, 24, 10)
    aligns: tuple[Align, ...] = ("center", "center", "left", "left", "right", "center")
    _print_set_up(page, styles, 0)
    _columns(page, widths)
    page.freeze_panes(1, 0)
    _headings(page, 0, headings, widths, styles)
    for row, line in enumerate(lines, start=1):
        _row(page, row, Row(line), aligns, widths, styles)


def _height(texts: Iterable[tuple[str, int]]) -> float:
    """A row's height in points, so that the longest of its texts is not cut when it wraps."""
    return _LINE_HEIGHT * max((ceil(_set_width(text) / (wide - 2)) for text, wide in texts if text), default=1)


def _set_width(text: str) -> float:
    """How wide a text is set, in the unit of column widths: Latin letters are narrower than the digits that the unit is made of."""
    wide = width(text) - len(text)
    return 2 * wide + 0.9 * (len(text) - wide)
