"""The annexes as an Excel workbook: real numbers that read as they are printed, ready to print on A4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from math import ceil
from typing import cast

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planctl.assess.annex_rows import PROJECTS
from planctl.characters import width
from planctl.language import Bilingual, Language
from planctl.render.documents.cells import SheetCell
from planctl.render.documents.columns import Align
from planctl.render.documents.layout import (
    LANDSCAPE,
    LEDGER,
    UPRIGHT,
    AnnexAnswer,
    Sheet,
    SheetRow,
    file_title,
    is_upright,
    places,
    sheets,
    widths,
)

A4 = 9
MADE = datetime(2000, 1, 1)
"""The date that the file bears: fixed, so that the same plan gives the same bytes."""
_TITLES, _LINE_HEIGHT = 3, 13.5
_UNIT = 0.78
"""What a terminal's column, 6 pixels in 9 points, is of the 7 pixels of a digit in Arial, less room for a font in its place."""
_INSIDE = 5 / 7
"""The margin within a cell, which the library adds to each width."""
_MEASURE = "Arial"
"""The font of the book, by whose digits a worksheet measures its columns, whatever stands in them."""
_FONT, _TITLE_FONT = Bilingual("宋体", "Arial"), Bilingual("黑体", "Arial")
_SHADE = "#F2F2F2"
_PAGE = Bilingual("&C第 &P 页，共 &N 页", "&CPage &P of &N")
_TOP, _BOTTOM, _SIDE = 0.71, 0.63, 0.47
"""Margins in inches: 18, 16 and 12 millimetres."""
_HEIGHTS = {True: 297 - 18 - 16, False: 210 - 18 - 16}
"""How many millimetres of a page are printed on, upright or not."""
_POINTS = 72 / 25.4 * 0.97
"""Points in a millimetre, less what a printer may need more."""
_HEAD = 36
_PLACES_WIDTHS = (8, 8, 60, 22, 24, 10)
_PLACES_ALIGNS: tuple[Align, ...] = ("center", "center", "left", "left", "right", "center")
_GROUP_WIDTH = 24


def workbook(answer: AnnexAnswer, language: Language) -> bytes:
    """One sheet an annex, and last, not to be printed, one of each figure's paragraph."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "default_format_properties": {"font_name": _MEASURE, "font_size": 9}})
    laid = sheets(answer, language, ledger=True)
    book.set_properties({"title": file_title(answer, laid, language), "created": MADE})
    styles = _Styles(book, language)
    for sheet in laid:
        _annex(book.add_worksheet(sheet.label), sheet, styles)
    _places(book.add_worksheet(LEDGER.text(language)), *places(answer, language), styles)
    book.close()
    return out.getvalue()


class _Styles:
    """The workbook's formats, each made once."""

    def __init__(self, book: Workbook, language: Language) -> None:
        self._book, self.language = book, language
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format:
        """A format with these properties."""
        whole = {"font_name": _FONT.text(self.language), "font_size": 9, "valign": "vcenter", **properties}
        key = tuple(sorted(whole.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(whole)
        return self._formats[key]

    def title(self) -> Format:
        """A title's format."""
        return self.of(font_name=_TITLE_FONT.text(self.language), font_size=18, align="center", bold=True)

    def heading(self) -> Format:
        """A column heading's format."""
        return self.of(bold=True, border=1, align="center", text_wrap=True)

    def cell(self, align: Align, number_format: str = "") -> Format:
        """A cell's format."""
        properties: dict[str, object] = {"border": 1, "align": align, "text_wrap": not number_format}
        if number_format:
            properties["num_format"] = number_format
        return self.of(**properties)

    def part(self, level: int) -> Format:
        """The format of a heading over a part of the list."""
        shade = {"bg_color": _SHADE} if level == 1 else {}
        return self.of(top=1, bottom=1, align="left", bold=True, **shade)


def _annex(page: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    upright = is_upright(sheet)
    columns = widths(sheet, UPRIGHT if upright else LANDSCAPE)
    last, header = len(columns) - 1, _TITLES + any(column.over for column in sheet.columns)
    _set_up_print(page, styles, header, upright=upright)
    _set_widths(page, columns)
    label = styles.of(bold=True, font_size=14, font_name=_TITLE_FONT.text(styles.language))
    titles = ((sheet.label, label), (sheet.title, styles.title()), (sheet.subtitle, styles.of(align="center", text_wrap=True)))
    title_heights = (24, 30, _height([(sheet.subtitle, sum(columns))]) + 6)
    for at, ((title, style), height) in enumerate(zip(titles, title_heights, strict=True)):
        _merged(page, at, 0, last, title, style, height)
    page.freeze_panes(header + 1, 2)
    _annex_headings(page, sheet, columns, styles)
    heights = [_row_height(row, columns) for row in sheet.rows]
    for at, (row, height) in enumerate(zip(sheet.rows, heights, strict=True), start=header + 1):
        page.set_row(at, height)
        _row(page, at, row, sheet, styles)
    if sheet.number == PROJECTS:
        _groups(page, sheet, header, styles)
    page.set_h_pagebreaks(list(_breaks(sheet, heights, header + 1, _HEIGHTS[upright] * _POINTS - _HEAD, sum(title_heights))))
    below = header + len(sheet.rows) + 2
    _remarks(page, below, last, sheet.remarks, sum(columns), styles)
    page.print_area(0, 0, below + len(sheet.remarks) - 1, last)


def _set_up_print(page: Worksheet, styles: _Styles, header: int, *, upright: bool) -> None:
    if not upright:
        page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM)
    page.center_horizontally()
    page.repeat_rows(_TITLES, header)
    page.hide_gridlines(2)
    page.set_footer(_PAGE.text(styles.language))


def _set_widths(page: Worksheet, columns: Sequence[int], first: int = 0) -> None:
    for column, wide in enumerate(columns, start=first):
        page.set_column(column, column, wide * _UNIT - _INSIDE)


def _merged(page: Worksheet, row: int, first: int, last: int, text: str, style: Format, height: float) -> None:
    page.set_row(row, height)
    page.merge_range(row, first, row, last, "", style)
    page.write_string(row, first, text, style)


def _annex_headings(page: Worksheet, sheet: Sheet, columns: Sequence[int], styles: _Styles) -> None:
    """The heading of an annex, in two rows where columns share what stands over them."""
    two = any(column.over for column in sheet.columns)
    lower = _TITLES + two
    for row in range(_TITLES, lower + 1):
        page.set_row(row, _HEAD / (1 + two))
    at = 0
    for _, group in groupby(zip(sheet.columns, columns, strict=True), key=lambda each: each[0].over or each[0].key):
        heads = [column for column, _ in group]
        if heads[0].over:
            _span(page, (_TITLES, at, _TITLES, at + len(heads) - 1), heads[0].over, styles)
            for beside, column in enumerate(heads):
                page.write_string(lower, at + beside, column.heading, styles.heading())
        else:
            _span(page, (_TITLES, at, lower, at), heads[0].heading, styles)
        at += len(heads)


def _span(page: Worksheet, place: tuple[int, int, int, int], text: str, styles: _Styles) -> None:
    """A heading over several cells, or in one."""
    if place[:2] != place[2:]:
        page.merge_range(*place, "", styles.heading())
    page.write_string(*place[:2], text, styles.heading())


def _row_height(row: SheetRow, columns: Sequence[int]) -> float:
    if row.level:
        return _LINE_HEIGHT + 3
    return _height((cell.text, wide) for cell, wide in zip(row.cells, columns, strict=True))


def _breaks(sheet: Sheet, heights: Sequence[float], first: int, room: float, above: float) -> Iterator[int]:
    """Before which rows of the worksheet a page ends, so that no heading is its last line; some of the first is taken above."""
    left, kept = room - above, 0
    for at, (row, height) in enumerate(zip(sheet.rows, heights, strict=True)):
        left -= height
        if left < 0:
            yield first + at - kept
            left = room - sum(heights[at - kept : at + 1])
        kept = kept + 1 if row.level else 0


def _row(page: Worksheet, at: int, row: SheetRow, sheet: Sheet, styles: _Styles) -> None:
    if row.level:
        page.write_string(at, 0, row.cells[0].text, styles.part(row.level))
        for column in range(1, len(sheet.columns)):
            page.write_blank(at, column, None, styles.part(row.level))
        return
    for column, (cell, head) in enumerate(zip(row.cells, sheet.columns, strict=True)):
        _cell(page, at, column, cell, styles.cell(head.align, cell.format))


def _cell(page: Worksheet, row: int, column: int, cell: SheetCell, style: Format) -> None:
    if cell.number is not None:
        # A decimal is written digit by digit; a float was written with all sixteen of its own: 9.199999999999999 for 9.2.
        page.write_number(row, column, cast(float, cell.number), style)
    elif cell.text:
        page.write_string(row, column, cell.text, style)
    else:
        page.write_blank(row, column, None, style)


def _groups(page: Worksheet, sheet: Sheet, header: int, styles: _Styles) -> None:
    """Beside the printed page the parts that each line is in, to filter by; the headings stay with their parts."""
    first = len(sheet.columns)
    last = first + len(sheet.groups) - 1
    _set_widths(page, [_GROUP_WIDTH] * len(sheet.groups), first)
    for column, heading in enumerate(sheet.groups, start=first):
        page.write_string(header, column, heading, styles.heading())
    for at, row in enumerate(sheet.rows, start=header + 1):
        for column, group in enumerate(row.groups, start=first):
            page.write_string(at, column, group, styles.cell("left"))
    page.autofilter(header, 0, header + len(sheet.rows), last)


def _remarks(page: Worksheet, at: int, last: int, remarks: Iterable[str], room: int, styles: _Styles) -> None:
    for row, remark in enumerate(remarks, start=at):
        _merged(page, row, 0, last, remark, styles.of(text_wrap=True, align="left"), _height([(remark, room)]))


def _places(page: Worksheet, headings: Sequence[str], lines: Sequence[Sequence[SheetCell]], styles: _Styles) -> None:
    """Where each figure stands in the report: to look up, not to print, so the area to print is a cell without anything in it."""
    _set_widths(page, _PLACES_WIDTHS)
    page.freeze_panes(1, 0)
    page.print_area(0, len(headings), 0, len(headings))
    for column, heading in enumerate(headings):
        page.write_string(0, column, heading, styles.heading())
    for row, line in enumerate(lines, start=1):
        page.set_row(row, _height((cell.text, wide) for cell, wide in zip(line, _PLACES_WIDTHS, strict=True)))
        for column, (cell, align) in enumerate(zip(line, _PLACES_ALIGNS, strict=True)):
            _cell(page, row, column, cell, styles.cell(align, cell.format))
    page.autofilter(0, 0, len(lines), len(headings) - 1)


def _height(texts: Iterable[tuple[str, int]]) -> float:
    """A row's height in points, so that the longest of its texts is not cut when it wraps."""
    return _LINE_HEIGHT * max((ceil(_set_width(text) / (0.9 * wide - 1)) for text, wide in texts if text), default=1)


def _set_width(text: str) -> float:
    """How wide a text is set, in the unit of column widths: Latin letters are narrower than the digits that the unit is made of."""
    double = width(text) - len(text)
    return 2 * double + 0.9 * (len(text) - double)
