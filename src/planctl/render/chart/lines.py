"""A trajectory: recorded results, targets with their bounds, and the roads that lead there, over the years."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from planctl.assess.answers import Answer
from planctl.language import Language
from planctl.numbers.printed import rounding_interval
from planctl.render.chart import labels
from planctl.render.chart.canvas import FAINT, GOAL, INK, MARGIN, PAPER, ROAD, SOFT, STRONG, WIDTH, shape, stroke, words
from planctl.render.markup import Markup, element

_TOP, _BOTTOM = 70, 400
_LEFT, _RIGHT = MARGIN + 56, WIDTH - 220
_TICKS = 5
_LEAST_APART = 17
_STYLES = {"required": (GOAL, "7 4"), "stated": (ROAD, "2 4")}


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


def draw(result: Answer, language: Language) -> tuple[list[Markup], float]:
    """The drawn trajectory, and how far down it reaches."""
    rows: Any = result.results
    field, step = _field(rows)
    parts = [*_axes(field, step, rows), *_roads(field, rows), *_quoted(field, rows, language), *_ends(field, rows, language)]
    return parts, _BOTTOM + 30


def _field(rows: Any) -> tuple[Field, Decimal]:  # noqa: ANN401 points of a trajectory
    printed = [end for row in rows if row.series == "recorded" for end in rounding_interval(row.value) if end is not None]
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


def _axes(field: Field, step: Decimal, rows: Any) -> list[Markup]:  # noqa: ANN401 points of a trajectory
    parts = []
    value = field.low
    while value <= field.high:
        y = field.y(value)
        parts.append(stroke([(_LEFT, y), (_RIGHT, y)], FAINT))
        parts.append(words(format(value.normalize() + 0, "f"), _LEFT - 8, y + 4, 12, "end", SOFT))
        value += step
    for year in dict.fromkeys(row.year for row in rows):
        parts.append(words(str(year), field.x(year), _BOTTOM + 20, 12, "middle", SOFT))
    return parts


def _roads(field: Field, rows: Any) -> list[Markup]:  # noqa: ANN401 points of a trajectory
    recorded = sorted((row for row in rows if row.series == "recorded"), key=lambda row: row.year)
    parts = []
    if recorded:
        parts.append(stroke([(field.x(row.year), field.y(row.value)) for row in recorded], STRONG, 2.5))
    roads = [row for row in rows if row.figure is None]
    for (series, _), road in groupby(roads, key=lambda row: (row.series, row.horizon)):
        points = list(road)
        start = next((row for row in recorded if row.year == points[0].year - 1), None)
        path = [(field.x(row.year), field.y(row.value)) for row in ([start] if start else []) + points]
        colour, dashes = _STYLES[series]
        parts.append(stroke(path, colour, 2, dashes))
    return parts


def _quoted(field: Field, rows: Any, language: Language) -> list[Markup]:  # noqa: ANN401 points of a trajectory
    """Dots with their printed intervals for results, diamonds with an arrow on the side of their bound for targets."""
    parts: list[Markup] = []
    for row in (each for each in rows if each.figure is not None):
        x, y = field.x(row.year), field.y(row.value)
        if row.series == "target":
            parts += [shape([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], PAPER, GOAL), *_arrow(row.figure.bound, x, y)]
            continue
        ends = [field.y(end) for end in rounding_interval(row.value) if end is not None]
        parts += [stroke([(x, end) for end in ends], STRONG, 4), _dot(x, y)]
        told = f"{labels.quoted(row.figure, language)} {labels.place(row.figure) if row.figure.paragraph else ''}".strip()
        parts.append(words(told, x + 8, y + 20, 13, "start", INK, "600"))
    return parts


def _dot(x: float, y: float) -> Markup:
    return element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="5", fill=STRONG, stroke=PAPER, stroke_width="1.5")


def _arrow(bound: str, x: float, y: float) -> list[Markup]:
    side = -1 if bound in ("at_least", "over") else 1 if bound in ("at_most", "under") else 0
    return [shape([(x, y + side * 20), (x - 5, y + side * 11), (x + 5, y + side * 11)], GOAL)] if side else []


def _ends(field: Field, rows: Any, language: Language) -> list[Markup]:  # noqa: ANN401 points of a trajectory
    """What each target and each road's end is, at the right-hand side, none over another."""
    told = [_end(field, row, language) for row in rows if row.figure is not None and row.series == "target"]
    last = [row for row in rows if row.series == "stated"][-1:]
    told += [_end(field, row, language) for row in last]
    recorded = [row for row in rows if row.series == "recorded"][-1:]
    placed, parts = float("-inf"), []
    for y, x, text, colour in sorted(told, key=lambda each: each[:2]):
        placed = max(y + 4, placed + _LEAST_APART)
        parts.append(stroke([(x + 9, y), (_RIGHT + 4, placed - 4)], FAINT))
        parts.append(words(text, _RIGHT + 8, placed, 13, fill=colour))
    if recorded and not told:
        parts.append(words(labels.SERIES["recorded"].text(language), _RIGHT + 8, field.y(recorded[0].value) + 4, 13, fill=STRONG))
    return parts


def _end(field: Field, row: Any, language: Language) -> tuple[float, float, str, str]:  # noqa: ANN401 a point of a trajectory
    year = f"{row.year}年" if language == "zh" else str(row.year)
    told = f"{year}{'' if language == 'zh' else ' '}{labels.SERIES[row.series].text(language)} {labels.point(row, language)}"
    if row.figure is not None:
        told += f" {labels.place(row.figure)}"
    return field.y(row.value), field.x(row.year), told, GOAL if row.series == "target" else ROAD
