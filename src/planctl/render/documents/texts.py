"""The annexes as text: a table for a spreadsheet, Markdown, and a plain page."""

from __future__ import annotations

import csv
import io

from planctl.assess.answers import Answer
from planctl.language import Bilingual, Language
from planctl.problems import RefusedError
from planctl.render.delimited import safe
from planctl.render.documents.cells import Cell
from planctl.render.documents.layout import Sheet, sheets
from planctl.render.markdown import written
from planctl.render.markup import Markup, element, join, page
from planctl.render.views.annex import blocks

_STYLE = """
body { margin: 1.5rem; font-size: 15px; line-height: 1.5;
  font-family: system-ui, "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
table { border-collapse: collapse; width: 100%; }
h1, h2 { font-size: 1.4rem; font-weight: 600; margin: 0 0 .3rem; text-align: left; }
th, td { border: 1px solid #8a94a0; padding: .2rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #d9e2ec; }
.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.center { text-align: center; white-space: nowrap; }
.level1 td { background: #d9e2ec; font-weight: 600; }
.level2 td { background: #f0f4f8; font-weight: 600; }
.remarks { max-width: 70rem; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { margin: 0; font-size: 10px; } section { break-after: page; } tr { break-inside: avoid; } }
"""


def csv_(result: Answer, language: Language) -> bytes:
    """One annex's lines, comma-separated, with the headings of its table.

    Raises RefusedError for several annexes, which have different columns.
    """
    laid = sheets(result, language)
    if len(laid) > 1:
        zh, en = "一个 .csv 文件只放一张表：请指定附件 1、2 或 3", "a .csv file holds one table: name annex 1, 2 or 3"
        raise RefusedError(Bilingual(zh, en))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(laid[0].headings)
    writer.writerows([_plain(cell) for cell in row.cells] for row in laid[0].rows if row.level == 0)
    return out.getvalue().encode()


def _plain(cell: Cell) -> str:
    return cell.text if cell.number is not None else safe(cell.text)


def markdown(result: Answer, language: Language) -> bytes:
    """Each annex as a Markdown table, all its columns, with the remarks under it."""
    return written(blocks(result, language, wide=True)).encode()


def html(result: Answer, language: Language) -> bytes:
    """A page without scripts, that opens from the disk and prints on A4."""
    laid = sheets(result, language)
    body = element("main", *(_section(sheet, "h2" if number else "h1") for number, sheet in enumerate(laid)))
    return page(laid[0].title if len(laid) == 1 else laid[0].subtitle, _STYLE, element("body", body), language)


def _section(sheet: Sheet, heading: str) -> Markup:
    heads = [element("th", text, scope="col", class_=align) for text, align in zip(sheet.headings, sheet.aligns, strict=True)]
    rows = [
        element(
            "tr",
            *(element("td", cell.text, class_=align) for cell, align in zip(row.cells, sheet.aligns, strict=True)),
            class_=f"level{row.level}" if row.level else None,
        )
        for row in sheet.rows
    ]
    return element(
        "section",
        element(heading, sheet.title, id=f"annex-{sheet.number}"),
        element("p", sheet.subtitle),
        element("table", element("thead", element("tr", *heads)), Markup("\n"), element("tbody", join(*rows))),
        element("ul", *(element("li", remark) for remark in sheet.remarks), class_="remarks"),
    )
