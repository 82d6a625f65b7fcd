"""An empty workbook to fill in: its cells are texts, so that the digits typed stay (12.0 is not 12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook

from planctl.language import Bilingual, Language
from planctl.write.template import Heading

_ROWS = 500
_WIDTH = 16


def workbook(sheets: Mapping[Bilingual, Sequence[Heading]], language: Language) -> bytes:
    """A workbook with a sheet of headings each; a column of a closed set of words offers them."""
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    heading, cell = book.add_format({"bold": True, "border": 1, "text_wrap": True}), book.add_format({"num_format": "@"})
    for name, columns in sheets.items():
        sheet = book.add_worksheet(name.text(language))
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(columns) - 1, _WIDTH, cell)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.text.text(language), heading)
            if column.words:
                offered = {"validate": "list", "source": [word.text(language) for word in column.words]}
                sheet.data_validation(1, at, _ROWS, at, offered)
    book.close()
    return content.getvalue()
