"""A trajectory: recorded results, targets with their bounds, and the paths that lead there, over the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from planctl.assess.answers import Figure
from planctl.assess.trajectory import PointRow, Series
from planctl.language import Bilingual, Language
from planctl.numbers.printed import Bound
from planctl.render import cells
from planctl.render.chart import labels
from planctl.render.chart.canvas import FAINT, GOAL, INK, MARGIN, PAPER, PATH, SOFT, STRONG, WIDTH, polygon, stroke, words
from planctl.render.chart.svg import Markup, element

_TOP, _BOTTOM = 70, 400
_LEFT, _RIGHT = MARGIN + 56, WIDTH - 220
_TICKS = 5
_LEAST_APART = 17
_STYLES: dict[Series, tuple[str, str]] = {"required": (GOAL, "7 4"), "stated": (PATH, "2 4")}
_END = Bilingual("{year}年{series} {figure}", "{year} {series} {figure}")


class Field(NamedTuple):
    """The axes: which years and values they span."""

    first: int
    last: int
    low: Decimal
    high: Decimal

    def x(self, year: int) -> float:
        """A year's place."""
        span = self.last - self.first
        return _LEFT + 30 + ((_RIGHT - _LEFT - 60) * (year - self.first) / span if span else 0)

    def y(self, value: Decimal) -> float:
        """A value's place."""
        return _BOTTOM - float((value - self.low) / (self.high - self.low)) * (_BOTTOM - _TOP)


def draw(rows: Sequence[PointRow], language: Language) -> tuple[list[Markup], float]:
    """The drawn trajectory, and how far down it reaches."""
    field, step = _field(rows)
    parts = [*_axes(field, step, rows), *_paths(field, rows), *_recorded(field, rows, language), *_ends(field, rows, language)]
    return parts, _BOTTOM + 30


def _field(rows: Sequence[PointRow]) -> tuple[Field, Decimal]:
    printed = [end for row in rows if row.series == "recorded" and row.figure for end in row.figure.stands_for if end is not None]
    values = [*(row.value for row in rows), *printed]
    low, high = min(values), max(values)
    step = _step((high - low) or abs(high) or Decimal(1))
    floor = (low / step).to_integral_value("ROUND_FLOOR") * step
    ceiling = (high / step).to_integral_value("ROUND_CEILING") * step
    if floor == low:
        floor -= step
    if ceiling == high:
        ceiling += step
    floor = max(floor, Decimal(0)) if low >= 0 else floor
    years = [row.year for row in rows]
    return Field(min(years), max(years), floor, ceiling), step


def _step(span: Decimal) -> Decimal:
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
    for year in dict.fromkeys(row.year for row in rows):
        yield words(str(year), field.x(year), _BOTTOM + 20, 12, "middle", SOFT)


def _paths(field: Field, rows: Sequence[PointRow]) -> Iterator[Markup]:
    """The line through the results, and from the last of them the paths ahead."""
    recorded = sorted((row for row in rows if row.series == "recorded"), key=lambda row: row.year)
    if recorded:
        yield stroke(_line(field, recorded), STRONG, 2.5)
    ahead = [row for row in rows if row.figure is None]
    for (series, _), path in groupby(ahead, key=lambda row: (row.series, row.horizon)):
        points = list(path)
        start = next((row for row in recorded if row.year == points[0].year - 1), None)
        colour, dashes = _STYLES[series]
        yield stroke(_line(field, [*([start] if start else []), *points]), colour, 2, dashes)


def _line(field: Field, rows: Iterable[PointRow]) -> list[tuple[float, float]]:
    return [(field.x(row.year), field.y(row.value)) for row in rows]


def _recorded(field: Field, rows: Sequence[PointRow], language: Language) -> Iterator[Markup]:
    """Dots with their printed intervals for results, diamonds with an arrow on the side of their bound for targets."""
    for row in rows:
        if row.figure is None:
            continue
        x, y = field.x(row.year), field.y(row.value)
        if row.series == "target":
            yield polygon([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], PAPER, GOAL)
            yield from _arrow(row.figure.bound, x, y)
            continue
        yield stroke([(x, field.y(end)) for end in row.figure.stands_for if end is not None], STRONG, 4)
        yield element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="5", fill=STRONG, stroke=PAPER, stroke_width="1.5")
        yield words(_label(row.figure, language), x + 8, y + 20, 13, None, INK, "600")


def _label(figure: Figure, language: Language) -> str:
    """A result with its place."""
    return labels.with_place(cells.figure(figure, language), figure)


def _arrow(bound: Bound, x: float, y: float) -> Iterator[Markup]:
    side = -1 if bound in ("at_least", "over") else 1 if bound in ("at_most", "under") else 0
    if side:
        yield polygon([(x, y + side * 20), (x - 5, y + side * 11), (x + 5, y + side * 11)], GOAL)


def _ends(field: Field, rows: Sequence[PointRow], language: Language) -> Iterator[Markup]:
    """What each target and the end of the path at the stated rate is, at the right-hand side, none over another."""
    ends = [row for row in rows if row.series == "target"] + [row for row in rows if row.series == "stated"][-1:]
    bottom = float("-inf")
    for y, x, row in sorted(((field.y(row.value), field.x(row.year), row) for row in ends), key=lambda end: end[:2]):
        bottom = max(y + 4, bottom + _LEAST_APART)
        yield stroke([(x + 9, y), (_RIGHT + 4, bottom - 4)], FAINT)
        yield words(_end(row, language), _RIGHT + 8, bottom, 13, fill=GOAL if row.series == "target" else PATH)
    recorded = [row for row in rows if row.series == "recorded"][-1:]
    if recorded and not ends:
        yield words(labels.SERIES["recorded"].text(language), _RIGHT + 8, field.y(recorded[0].value) + 4, 13, fill=STRONG)


def _end(row: PointRow, language: Language) -> str:
    end = _END.filled(year=row.year, series=labels.SERIES[row.series], figure=labels.point(row, language)).text(language)
    return end if row.figure is None else f"{end} {cells.paragraph(row.figure)}"
