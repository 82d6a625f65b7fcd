"""Pictures of characters: a bar a figure, a mark where the target lies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from planctl.assess.bars import BarRow
from planctl.assess.chart import Chart
from planctl.assess.trajectory import PointRow
from planctl.language import Bilingual
from planctl.render import cells
from planctl.render.blocks import Block, Cell, Column, Layout, Lines, Table, table
from planctl.render.chart import labels
from planctl.render.views import NAME, figure_cell, name_of

BAR = "bar"
"""The key of the column that holds the picture."""
_LENGTH = 16
_FULL, _MARK, _TRACK = "█", "┃", "·"
_UNTITLED = Bilingual("", "")
_FIGURE = Bilingual("数字", "Figure")


def blocks(answer: Chart, layout: Layout) -> list[Block]:
    """A table with the picture in one of its columns, and the notes under it."""
    return [figures(answer, layout), Lines(tuple(labels.notes(answer, layout.language, drawn=False)))]


def figures(answer: Chart, layout: Layout) -> Table:
    """The figures of a picture, each with its bar."""
    title = labels.title(answer, layout.language)
    points = [row for row in answer.rows if isinstance(row, PointRow)]
    if points:
        points.sort(key=lambda row: (row.year, row.series != "recorded", row.horizon or ""))
        return table(_columns_of_points(points), points, layout, title)
    bars = [row for row in answer.rows if isinstance(row, BarRow)]
    columns = _columns_of_bars(bars) if bars[0].verdict is None else JUDGED
    return table(columns, bars, layout, title)


def _columns_of_points(rows: Sequence[PointRow]) -> tuple[Column[PointRow], ...]:
    """The columns of a trajectory, whose bars share one scale."""
    low, high = _ends(row.value for row in rows)

    def drawn(row: PointRow, _: Layout) -> Cell:
        is_target = row.series == "target"
        return Cell(bar(None if is_target else row.value, row.value if is_target else None, low, high))

    return (
        Column("year", Bilingual("年份", "Year"), lambda row, _: Cell(str(row.year))),
        Column("series", _UNTITLED, _series),
        Column(BAR, _UNTITLED, drawn),
        Column("figure", _FIGURE, lambda row, layout: Cell(labels.point(row, layout.language), row.value), "right"),
        Column("where", Bilingual("出处", "Where"), lambda row, _: Cell(cells.paragraph(row.figure))),
    )


def _series(row: PointRow, layout: Layout) -> Cell:
    series = labels.SERIES[row.series].text(layout.language)
    return Cell(series if row.figure or not row.horizon else f"{series} {row.horizon}", code=row.series)


def _columns_of_bars(rows: Sequence[BarRow]) -> tuple[Column[BarRow], ...]:
    """The columns of figures to be compared, those of one measure on one scale."""
    measures = {row.measure: [each.target for each in rows if each.measure == row.measure] for row in rows}
    scales = {measure: _ends(target.value for target in targets if target) for measure, targets in measures.items()}

    def drawn(row: BarRow, _: Layout) -> Cell:
        return Cell(bar(row.target.value, None, *scales[row.measure]) if row.target else "")

    return (
        Column("name", Bilingual("名称", "Name"), lambda row, layout: Cell(name_of(row, layout.language))),
        Column(BAR, _UNTITLED, drawn),
        Column("figure", _FIGURE, lambda row, layout: figure_cell(row.target, layout), "right"),
        Column("unit", Bilingual("单位", "Unit"), _measure),
    )


def _measure(row: BarRow, layout: Layout) -> Cell:
    return Cell(labels.measure(row, layout.language) + labels.projects(row, layout.language), code=row.measure)


def _judged_name(row: BarRow, layout: Layout) -> Cell:
    return Cell(labels.judged_name(row, row.target, layout.language) if row.target else name_of(row, layout.language))


def _judged_bar(row: BarRow, _: Layout) -> Cell:
    low, high = _ends(figure.value for figure in (row.baseline, row.result, row.target) if figure)
    reached = row.result or row.baseline
    return Cell(bar(reached and reached.value, row.target and row.target.value, low, high))


def _judged_figures(row: BarRow, layout: Layout) -> Cell:
    reached, target = (cells.figure(figure, layout.language) for figure in (row.result or row.baseline, row.target))
    return Cell(f"{reached} → {target}")


JUDGED: tuple[Column[BarRow], ...] = (
    Column(NAME.key, NAME.heading, _judged_name),
    Column(BAR, _UNTITLED, _judged_bar),
    Column("figure", _FIGURE, _judged_figures, "right"),
    Column(
        "verdict",
        Bilingual("判断", "Verdict"),
        lambda row, layout: Cell(labels.verdict(row, layout.language), code=row.verdict, verdict=row.verdict),
    ),
)
"""The columns of results against targets, each row on a scale of its own."""


def _ends(values: Iterable[Decimal | None]) -> tuple[Decimal, Decimal]:
    """The scale's ends: zero and the furthest figures."""
    known = [Decimal(0), *(value for value in values if value is not None)]
    return min(known), max(known)


def bar(value: Decimal | None, mark: Decimal | None, low: Decimal, high: Decimal) -> str:
    """A bar from zero to a value, on a scale, with a mark at another."""
    place = [_TRACK] * (_LENGTH + 1)
    if value is not None:
        ends = sorted((_at(Decimal(0), low, high), _at(value, low, high)))
        for cell in range(*ends):
            place[cell] = _FULL
    if mark is not None:
        place[_at(mark, low, high)] = _MARK
    return "".join(place)


def _at(value: Decimal, low: Decimal, high: Decimal) -> int:
    return 0 if high == low else round((value - low) / (high - low) * _LENGTH)
