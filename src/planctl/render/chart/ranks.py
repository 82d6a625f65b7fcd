"""Places in order as a picture: each number a dot on one axis, on a line of what its rounding lets it be; as SVG, and a page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from planctl.assess.answers import Answer
from planctl.language import Bilingual, Language
from planctl.panel.rank import RankSummary
from planctl.panel.rank_rows import RankRow
from planctl.render.blocks import Layout, Table
from planctl.render.chart.canvas import FAINT, MARGIN, SOFT, STRONG, framed, marked, stroke, words
from planctl.render.chart.svg import Markup, element
from planctl.render.documents.page import page
from planctl.render.views import rank as view

_TOP, _LINE = 56, 24
_RANK_AT, _NAME_AT, _AXIS_AT = MARGIN + 52, MARGIN + 68, MARGIN + 290
_AXIS = 330
_LABEL_AT = _AXIS_AT + _AXIS + 24
_DESC = Bilingual(
    "各地按位次排列；点为数值，线为四舍五入允许的区间", "Places by rank; dots are numbers, lines what rounding lets them be"
)
_MARK = Bilingual("{place}：位次 {rank}，{number}", "{place}: rank {rank}, {number}")
Ranked = Answer[RankRow, RankSummary]


def picture(answer: Ranked, language: Language) -> Markup:
    """Each indicator's places under its title, and the notes under them all."""
    drawn: list[Markup] = []
    y = float(_TOP)
    measured = view.by_measure(answer, language)
    for title, rows in measured:
        if len(measured) > 1:
            drawn.append(words(title, MARGIN, y + 16, 14, fill=SOFT, weight="600"))
            y += 30
        drawn += [_row(row, _ends(rows), y + number * _LINE, language) for number, row in enumerate(rows)]
        y += len(rows) * _LINE + 12
    of_all = view.title_of_several(answer.summary).text(language) if len(measured) > 1 else measured[0][0]
    return framed(of_all, _DESC.text(language), None, view.said(answer, language), drawn, y, language)


def _ends(rows: Sequence[RankRow]) -> tuple[Decimal, Decimal]:
    """The ends of the axis: the least and the greatest that a number is or may be."""
    known = [row.number.value for row in rows if row.number.value is not None]
    known += [end for row in rows if row.number.interval for end in row.number.interval if end is not None]
    return min(known, default=Decimal(0)), max(known, default=Decimal(0))


def _row(row: RankRow, ends: tuple[Decimal, Decimal], y: float, language: Language) -> Markup:
    layout = Layout(language)
    shown = view.NUMBER if row.number.value is not None else view.REASON
    rank, place, number = (column.cell(row, layout).text for column in (view.RANK_OR_RANGE, view.PLACE, shown))
    said = [words(rank, _RANK_AT, y + 15, 13, "end", SOFT), words(place, _NAME_AT, y + 15), words(number, _LABEL_AT, y + 15, 12)]
    label = _MARK.filled(place=place, rank=rank, number=number).text(language)
    if row.number.value is None:
        return marked(label, *said)
    low, high = row.number.interval or (row.number.value, row.number.value)
    at, start, end = (_x(ends[0] if each is None else each, ends) for each in (row.number.value, low, high))
    end = _AXIS_AT + _AXIS if high is None else end
    axis = stroke([(_AXIS_AT, y + 10), (_AXIS_AT + _AXIS, y + 10)], FAINT)
    line = stroke([(start, y + 10), (end, y + 10)], STRONG, 3)
    dot = element("circle", cx=f"{at:.1f}", cy=f"{y + 10:.1f}", r="5", fill=STRONG)
    return marked(label, *said, axis, line, dot)


def _x(number: Decimal, ends: tuple[Decimal, Decimal]) -> float:
    low, high = ends
    return _AXIS_AT + (_AXIS / 2 if high == low else float((number - low) / (high - low)) * _AXIS)


def svg(answer: Ranked, language: Language) -> bytes:
    """The picture as an SVG file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{picture(answer, language)}\n'.encode()


def html(answer: Ranked, language: Language) -> bytes:
    """A page with the picture, and the ranks as a table."""
    shown = next(block for block in view.blocks(answer, Layout(language)) if isinstance(block, Table))
    return page(
        "chart.html.j2",
        language,
        title=shown.title,
        picture=picture(answer, language),
        headings=[heading.text for heading in shown.headings],
        rows=[[cell.text for cell in row] for row in shown.rows],
    )
