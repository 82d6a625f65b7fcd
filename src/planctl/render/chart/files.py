"""A picture as a file: SVG, or a page that holds it beside its numbers."""

from __future__ import annotations

from planctl.assess.bars import BarRow
from planctl.assess.chart import Chart
from planctl.assess.roads import RoadRow, RoadsSummary
from planctl.assess.trajectory import PointRow, TrajectorySummary
from planctl.language import Language
from planctl.render.blocks import Layout
from planctl.render.chart import bars, labels, lines, roads
from planctl.render.chart.canvas import framed
from planctl.render.chart.svg import Markup
from planctl.render.documents.page import page
from planctl.render.head import head_line
from planctl.render.views.chart import BAR, figures


def picture(chart: Chart, language: Language, alone: bool = True) -> Markup:
    """The picture as an SVG element; `alone`, it says itself which plan it is of."""
    points = [row for row in chart.rows if isinstance(row, PointRow)]
    if isinstance(chart.summary, TrajectorySummary):
        drawn, bottom = lines.draw(points, chart.summary.direction, language)
    elif isinstance(chart.summary, RoadsSummary):
        drawn, bottom = roads.draw([row for row in chart.rows if isinstance(row, RoadRow)], language)
    else:
        drawn, bottom = bars.draw([row for row in chart.rows if isinstance(row, BarRow)], language)
    head = head_line(chart, language) if alone else None
    notes = [*(labels.told(chart, language) if alone else ()), *labels.notes(chart, language)]
    return framed(labels.title(chart, language), labels.desc(chart, language), head, notes, drawn, bottom, language)


def svg(chart: Chart, language: Language) -> bytes:
    """The picture as an SVG file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{picture(chart, language)}\n'.encode()


def html(chart: Chart, language: Language) -> bytes:
    """A page with the picture, and its numbers as a table: as on a screen, without the bars of characters."""
    table = figures(chart, Layout(language))
    kept = [at for at, heading in enumerate(table.headings) if heading.key != BAR]
    return page(
        "chart.html.j2",
        language,
        title=labels.title(chart, language),
        picture=picture(chart, language),
        headings=[table.headings[at].text for at in kept],
        rows=[[row[at].text for at in kept] for row in table.rows],
    )
