"""Pictures of characters, as wide as the screen: dots beside a common target, or bars with a mark where a target lies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from planctl import characters
from planctl.assess.bars import BarRow, FiguresSummary, ProjectBarsSummary
from planctl.assess.chart import Chart
from planctl.assess.roads import RoadRow, RoadsSummary
from planctl.assess.trajectory import PointRow
from planctl.language import Bilingual
from planctl.render import cells
from planctl.render.blocks import Block, Cell, Column, Layout, Table, lines, table
from planctl.render.chart import dots, labels
from planctl.render.chart.road_words import road_name
from planctl.render.views import NAME, figure_cell, name_of, show

Row = TypeVar("Row")

BAR = "bar"
"""The key of the column that holds the picture."""
_SHORTEST, _LONGEST = 17, 101
_FULL, _LIGHT, _MARK, _TRACK = "█", "░", "┃", "·"
_POINTS = {1: "▶", -1: "◀"}
_BETWEEN = 2
"""Columns of the screen between two columns of a table."""
_SIGN = 2
"""Columns that a screen takes for the sign of a verdict."""
_UNTITLED = Bilingual("", "")
_SIDES = Bilingual("不及{} 超出", "short{} beyond")
_FIGURE = Bilingual("数字", "Figure")


def blocks(answer: Chart, layout: Layout) -> list[Block]:
    """A table with the picture in one of its columns, of figures that are no course all of them, and the notes under it."""
    told: list[Block] = []
    if isinstance(answer.summary, FiguresSummary):
        title = None if answer.rows else labels.title(answer, layout.language)
        told = [table(show.FIGURES, answer.summary.figures, layout._replace(year=None), title)]
    drawn: list[Block] = [figures(answer, layout)] if answer.rows else []
    if isinstance(answer.summary, RoadsSummary):
        told = lines(*labels.told(answer, layout.language))
    return [*drawn, *told, *lines(*labels.notes(answer, layout.language, drawn=False))]


def figures(answer: Chart, layout: Layout) -> Table:
    """The figures of a picture, each with its bar or its dots."""
    title = labels.title(answer, layout.language)
    points = [row for row in answer.rows if isinstance(row, PointRow)]
    if points:
        points.sort(key=lambda row: (row.months, row.series != "recorded", row.horizon or ""))
        return _drawn(_COLUMNS_OF_POINTS, points, _bars_of_points(points), layout, title)
    ahead = [row for row in answer.rows if isinstance(row, RoadRow)]
    if ahead:
        return _drawn(_COLUMNS_OF_ROADS, ahead, _bars_of_roads(ahead), layout, title)
    bars = [row for row in answer.rows if isinstance(row, BarRow)]
    if not bars or bars[0].verdict is not None:
        return _drawn(JUDGED, bars, _dots, layout, title, _SIDES)
    columns = _COLUMNS_OF_TOTALS if isinstance(answer.summary, ProjectBarsSummary) else _COLUMNS_OF_CHAINS
    shown = [column for column in columns if column is not _MEASURE or len({bar.measure for bar in bars}) > 1]
    return _drawn(shown, bars, _bars_of_figures(bars), layout, title)


def _drawn(
    columns: Iterable[Column[Row]],
    rows: Sequence[Row],
    draw: Callable[[Row, int], str],
    layout: Layout,
    title: str,
    ends: Bilingual | None = None,
) -> Table:
    """A table with the picture before its figures, as long as the other columns leave room for; `ends` says what its sides are."""
    beside: list[Column[Row]] = list(columns)
    length = _length(table(beside, rows, layout), layout.width)
    heading = dots.heading(ends, length) if ends else _UNTITLED
    picture: Column[Row] = Column(BAR, heading, lambda row, _: Cell(draw(row, length)))
    at: int = [column.key for column in beside].index("figure")
    return table([*beside[:at], picture, *beside[at:]], rows, layout, title)


def _length(beside: Table, width: int | None) -> int:
    """How many characters a picture takes: what the other columns leave, and where names are to be wrapped half of that."""
    if width is None:
        return _SHORTEST
    columns = [[Cell(heading.text), *(row[at] for row in beside.rows)] for at, heading in enumerate(beside.headings)]
    named, *others = (max(characters.width(cell.text) + _SIGN * bool(cell.verdict) for cell in column) for column in columns)
    room = width - sum(others) - _BETWEEN * len(beside.headings)
    return min(_LONGEST, max(_SHORTEST, room - named, room // 2))


def _name(row: BarRow, layout: Layout) -> Cell:
    return Cell(name_of(row, layout.language))


def _judged_name(row: BarRow, layout: Layout) -> Cell:
    return Cell(labels.judged_name(row, row.target, layout.language) if row.target else name_of(row, layout.language))


def _judged_figures(row: BarRow, layout: Layout) -> Cell:
    reached, target = (cells.figure(figure, layout.language) for figure in (row.result or row.baseline, row.target))
    return Cell(f"{reached} → {target}")


def _dots(row: BarRow, length: int) -> str:
    return dots.characters(row.beside, length) if row.beside else ""


JUDGED: tuple[Column[BarRow], ...] = (
    Column(NAME.key, NAME.heading, _judged_name),
    Column("figure", _FIGURE, _judged_figures, "right"),
    Column(
        "verdict",
        Bilingual("判断", "Verdict"),
        lambda row, layout: Cell(labels.verdict(row, layout.language), code=row.verdict, verdict=row.verdict),
    ),
)
"""The columns of results beside their targets, all on one axis."""


def _series(row: PointRow, layout: Layout) -> Cell:
    series = labels.SERIES[row.series].text(layout.language)
    return Cell(series if row.figure or not row.horizon else f"{series} {row.horizon}", code=row.series)


_COLUMNS_OF_ROADS: tuple[Column[RoadRow], ...] = (
    Column("name", Bilingual("目标", "Target"), lambda row, layout: Cell(road_name(row, layout.language))),
    Column(
        "figure",
        Bilingual("每年需", "Needed a year"),
        lambda row, layout: Cell(cells.quantity(row.required, layout.language), row.required.value),
        "right",
    ),
    Column("stated", Bilingual("计划增速", "Planned"), lambda row, layout: figure_cell(row.stated, layout), "right"),
)
_TARGET: Column[BarRow] = Column("figure", _FIGURE, lambda row, layout: figure_cell(row.target, layout), "right")
_WHERE: Column[BarRow] = Column("where", Bilingual("出处", "Where"), lambda row, _: Cell(cells.paragraph(row.target)))
_MEASURE: Column[BarRow] = Column(
    "unit", Bilingual("单位", "Unit"), lambda row, layout: Cell(labels.measure(row, layout.language), code=row.measure)
)
_PROJECTS: Column[BarRow] = Column(
    "projects", Bilingual("点名项目", "Projects named"), lambda row, _: Cell(str(row.projects), Decimal(row.projects or 0)), "right"
)
_COLUMNS_OF_CHAINS = (NAME_OF_BAR := Column[BarRow]("name", Bilingual("名称", "Name"), _name), _TARGET, _MEASURE, _WHERE, _PROJECTS)
_COLUMNS_OF_TOTALS = (NAME_OF_BAR, _TARGET, _MEASURE, _WHERE)
_COLUMNS_OF_POINTS: tuple[Column[PointRow], ...] = (
    Column("period", Bilingual("时期", "Period"), lambda row, _: Cell(row.period)),
    Column("series", _UNTITLED, _series),
    Column("figure", _FIGURE, lambda row, layout: Cell(labels.point(row, layout.language), row.value), "right"),
    Column("where", Bilingual("出处", "Where"), lambda row, _: Cell(cells.paragraph(row.figure))),
)


def _bars_of_roads(rows: Sequence[RoadRow]) -> Callable[[RoadRow, int], str]:
    """What each road needs a year as a bar, and a mark at what the plan states, on one scale."""
    low, high = _ends(each for row in rows for each in (row.required.value, row.stated and row.stated.value))

    def drawn(row: RoadRow, length: int) -> str:
        return bar(row.required.value, row.stated and row.stated.value, low, high, length)

    return drawn


def _bars_of_points(rows: Sequence[PointRow]) -> Callable[[PointRow, int], str]:
    """The bars of a trajectory, on one scale: of results dark, of paths light, of targets a mark."""
    low, high = _ends(row.value for row in rows)

    def drawn(row: PointRow, length: int) -> str:
        side = labels.SIDES.get(row.figure.bound, 0) if row.figure else 0
        if row.series == "target":
            return bar(None, row.value, low, high, length, side)
        return bar(row.value, None, low, high, length, side, _FULL if row.figure else _LIGHT)

    return drawn


def _bars_of_figures(rows: Sequence[BarRow]) -> Callable[[BarRow, int], str]:
    """The bars of figures to be compared, those of one measure on one scale."""
    measures = {row.measure: [each.target for each in rows if each.measure == row.measure] for row in rows}
    scales = {measure: _ends(target.value for target in targets if target) for measure, targets in measures.items()}

    def drawn(row: BarRow, length: int) -> str:
        if row.target is None:
            return ""
        return bar(row.target.value, None, *scales[row.measure], length, labels.SIDES.get(row.target.bound, 0))

    return drawn


def _ends(values: Iterable[Decimal | None]) -> tuple[Decimal, Decimal]:
    """The scale's ends: zero and the furthest figures."""
    known = [Decimal(0), *(value for value in values if value is not None)]
    return min(known), max(known)


def bar(
    value: Decimal | None, mark: Decimal | None, low: Decimal, high: Decimal, length: int, side: int = 0, full: str = _FULL
) -> str:
    """A bar from zero to a value, on a scale, with a mark at another; what is a bound points to its side."""
    last = length - 2
    place = [_TRACK] * length
    if value is not None:
        ends = sorted((_at(Decimal(0), low, high, last), _at(value, low, high, last)))
        for cell in range(*ends):
            place[cell] = full
    if mark is not None:
        place[_at(mark, low, high, last)] = _MARK
    reached = mark if mark is not None else value
    if side and reached is not None:
        at = _at(reached, low, high, last) + (side if mark is not None or side < 0 else 0)
        place[max(0, at)] = _POINTS[side]
    return "".join(place)


def _at(value: Decimal, low: Decimal, high: Decimal, last: int) -> int:
    return 0 if high == low else round((value - low) / (high - low) * last)
