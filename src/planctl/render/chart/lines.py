"""A trajectory: recorded results, targets with their bounds, and the paths that lead there, over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import NamedTuple

from planctl import characters
from planctl.assess.answers import Figure
from planctl.assess.trajectory import MONTHS, PointRow, Series
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_whole_year
from planctl.plan.vocabulary import Direction
from planctl.render.chart import labels
from planctl.render.chart.canvas import (
    FAINT,
    GOAL,
    INK,
    MARGIN,
    PAPER,
    PATH,
    SOFT,
    STRONG,
    WIDTH,
    arrow,
    marked,
    polygon,
    stroke,
    words,
)
from planctl.render.chart.svg import Markup, element

_TOP, _BOTTOM = 84, 400
_LEFT, _RIGHT = MARGIN + 56, WIDTH - 220
_TICKS = 5
_LEAST_APART, _LEAST_YEARS_APART = 17, 36
_STYLES: dict[Series, tuple[str, str]] = {"required": (GOAL, "7 4"), "stated": (PATH, "2 4")}
_END = Bilingual("{year}年{series} {figure}", "{year} {series} {figure}")


class Field(NamedTuple):
    """The axes: which months and values they span."""

    first: int
    last: int
    low: Decimal
    high: Decimal

    def x(self, months: int) -> float:
        """The place of the end of a period."""
        span = self.last - self.first
        return _LEFT + 30 + ((_RIGHT - _LEFT - 60) * (months - self.first) / span if span else 0)

    def y(self, value: Decimal) -> float:
        """A value's place."""
        return _BOTTOM - float((value - self.low) / (self.high - self.low)) * (_BOTTOM - _TOP)

    def at(self, row: PointRow) -> tuple[float, float]:
        """A point's place."""
        return self.x(row.months), self.y(row.value)


def draw(rows: Sequence[PointRow], direction: Direction, language: Language) -> tuple[list[Markup], float]:
    """The drawn trajectory, and how far down it reaches."""
    field, step = _field(rows)
    unit = words(labels.axis(rows, direction, language), MARGIN, _TOP - 16, 12, fill=SOFT)
    marks = [*_ends(field, rows, language), *_results(field, rows, language)]
    return [unit, *_axes(field, step, rows), *_paths(field, rows), *marks], _BOTTOM + 30


def _field(rows: Sequence[PointRow]) -> tuple[Field, Decimal]:
    printed = [
        end
        for row in rows
        if row.figure and not labels.SIDES.get(row.figure.bound)
        for end in row.figure.stands_for
        if end is not None
    ]
    values = [*(row.value for row in rows), *printed]
    low, high = min(values), max(values)
    step = step_of((high - low) or abs(high) or Decimal(1))
    floor = (low / step).to_integral_value("ROUND_FLOOR") * step
    ceiling = (high / step).to_integral_value("ROUND_CEILING") * step
    if floor == low:
        floor -= step
    if ceiling == high:
        ceiling += step
    floor = max(floor, Decimal(0)) if low >= 0 else floor
    months = [row.months for row in rows]
    return Field(min(months), max(*months, *(int(row.year) * MONTHS for row in rows)), floor, ceiling), step


def step_of(span: Decimal) -> Decimal:
    """A round distance between lines of the grid: 1, 2 or 5 times a power of ten."""
    power = Decimal(1).scaleb((span / _TICKS).adjusted())
    return next(times * power for times in (Decimal(1), Decimal(2), Decimal(5), Decimal(10)) if times * power * _TICKS >= span)


def _axes(field: Field, step: Decimal, rows: Sequence[PointRow]) -> Iterator[Markup]:
    value = field.low
    while value <= field.high:
        y = field.y(value)
        yield stroke([(_LEFT, y), (_RIGHT, y)], FAINT)
        yield words(format(value.normalize() + 0, "f"), _LEFT - 8, y + 4, 12, "end", SOFT)
        value += step
    shown = float("-inf")
    for year in sorted({int(row.year): str(row.year) for row in rows}.items()):
        x = field.x(year[0] * MONTHS)
        if x - shown >= _LEAST_YEARS_APART:
            yield words(year[1], x, _BOTTOM + 20, 12, "middle", SOFT)
            shown = x


def _paths(field: Field, rows: Sequence[PointRow]) -> Iterator[Markup]:
    """The lines through the results, dotted where years are missing, and from the last of them the paths ahead."""
    recorded = sorted((row for row in rows if row.series == "recorded"), key=lambda row: row.months)
    whole = [row for row in recorded if is_whole_year(row.period)]
    for one, other in pairwise(whole):
        yield stroke([field.at(one), field.at(other)], STRONG, 2.5, None if other.months - one.months <= MONTHS else "2 5")
    for _, within in groupby(recorded, key=lambda row: int(row.year)):
        points = list(within)
        if len(points) > 1 and not is_whole_year(points[0].period):
            yield stroke(map(field.at, points), STRONG, 1.5)
    ahead = [row for row in rows if row.figure is None]
    for (series, _), path in groupby(ahead, key=lambda row: (row.series, row.horizon)):
        points = list(path)
        start = next((row for row in whole if row.months == points[0].months - MONTHS), None)
        colour, dashes = _STYLES[series]
        yield stroke(map(field.at, [*([start] if start else []), *points]), colour, 2, dashes)


def _results(field: Field, rows: Sequence[PointRow], language: Language) -> Iterator[Markup]:
    """Dots, hollow where the source is weak, with what they may have been before rounding; an arrow to the side of a bound."""
    taken: list[_Box] = [_box(x - 6, y + 5, 12, 10) for x, y in (field.at(row) for row in rows if row.figure)]
    for row in rows:
        if row.series != "recorded" or row.figure is None:
            continue
        x, y = field.at(row)
        side = labels.SIDES.get(row.figure.bound, 0)
        printed = [(x, field.y(end)) for end in row.figure.stands_for if end is not None]
        weak = labels.is_weak(row)
        dot = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "5", "stroke": STRONG if weak else PAPER, "stroke_width": "1.5"}
        shown = labels.short(row.figure, language)
        where, anchor = _place(x, y, characters.width(shown) * 7.0, taken)
        yield marked(
            labels.dated(row.figure, language),
            arrow(-side, x, y - 18 * side, STRONG, upright=True) if side else stroke(printed, STRONG, 4),
            element("circle", fill=PAPER if weak else STRONG, **dot),
            words(shown, *where, 13, anchor, INK, "600"),
        )


class _Box(NamedTuple):
    """The room that something takes."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: _Box) -> bool:
        """Whether two share some of it."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def _box(x: float, y: float, width: float, height: float = 13) -> _Box:
    """The room of a text that begins at x, on a baseline at y."""
    return _Box(x, y - height, x + width, y)


def _place(x: float, y: float, width: float, taken: list[_Box]) -> tuple[tuple[float, float], str | None]:
    """Where a dot's label stands: below it to the right, or where that is taken elsewhere around it."""
    places = [(8, 20), (8, -9), (-8, 20), (-8, -9), (8, 36), (8, -25)]
    for across, down in places:
        box = _box(x + across - (width if across < 0 else 0), y + down, width)
        if not any(map(box.overlaps, taken)):
            break
    else:
        across, down = places[0]
    taken.append(box)
    return (x + across, y + down), "end" if across < 0 else None


def _ends(field: Field, rows: Sequence[PointRow], language: Language) -> Iterator[Markup]:
    """Targets, and the end of the path at the stated rate, each named at the right-hand side, none over another."""
    ends = [row for row in rows if row.series == "target"] + [row for row in rows if row.series == "stated"][-1:]
    bottom = float("-inf")
    for row in sorted(ends, key=lambda row: (field.at(row)[1], row.months)):
        x, y = field.at(row)
        bottom = max(y + 4, bottom + _LEAST_APART)
        said = _end(row, language)
        colour = GOAL if row.figure else PATH
        named = [stroke([(x + 9, y), (_RIGHT + 4, bottom - 4)], FAINT), words(said, _RIGHT + 8, bottom, 13, fill=colour)]
        yield marked(said, *(_target(field, row.figure, x, y) if row.figure else ()), *named)


def _target(field: Field, target: Figure, x: float, y: float) -> Iterator[Markup]:
    """A diamond with an arrow to the side of its bound; of a range also the line to its upper end."""
    if target.to is not None:
        yield stroke([(x, y), (x, field.y(target.to))], GOAL, 3)
    yield polygon([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], PAPER, GOAL)
    if side := labels.SIDES.get(target.bound, 0):
        yield arrow(-side, x, y - 20 * side, GOAL, upright=True)


def _end(row: PointRow, language: Language) -> str:
    if row.figure is None:
        return _END.filled(year=row.year, series=labels.SERIES[row.series], figure=labels.point(row, language)).text(language)
    return labels.target(row.figure, language)
