"""All roads to later targets on one axis of yearly growth: what each needs, beside what the plan states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from planctl.assess.roads import RoadRow
from planctl.language import Bilingual, Language
from planctl.render.chart import labels
from planctl.render.chart.canvas import (
    FAINT,
    GOAL,
    MARGIN,
    PAPER,
    PATH,
    SOFT,
    WIDTH,
    arrow,
    lines,
    marked,
    polygon,
    stroke,
    words,
    wrapped,
)
from planctl.render.chart.lines import step_of
from planctl.render.chart.road_words import needs, road_name
from planctl.render.chart.svg import Markup, element

_TOP = 60
_NAME, _AXIS = 250, 230
_AXIS_AT = MARGIN + _NAME + 16
_LABEL_AT = _AXIS_AT + _AXIS + 24
Scale = Callable[[Decimal], float]
_UNIT = Bilingual("每年（%）", "% a year")


def draw(rows: Sequence[RoadRow], language: Language) -> tuple[list[Markup], float]:
    """The drawn roads, and how far down they reach."""
    low, high, step = _ends(rows)

    def x(rate: Decimal) -> float:
        return _AXIS_AT + float((rate - low) / (high - low)) * _AXIS

    drawn: list[Markup] = []
    y = float(_TOP + 20)
    for row in rows:
        named = wrapped(road_name(row, language), _NAME, 13)
        said = wrapped(needs(row, language), WIDTH - _LABEL_AT - MARGIN, 12)
        mark = [lines(named, MARGIN + _NAME, y + 15, 13, "end"), *_marks(row, x, y + 10), lines(said, _LABEL_AT, y + 14, 12)]
        drawn.append(marked(f"{road_name(row, language)}: {needs(row, language)}", *mark))
        y += max(len(named) * 17, len(said) * 15.6) + 10
    return [*_grid(low, high, step, x, y, language), *drawn], y + 8


def _ends(rows: Sequence[RoadRow]) -> tuple[Decimal, Decimal, Decimal]:
    """The ends of the axis, which holds zero, and the distance of its lines."""
    rates = [each for row in rows for each in (row.required.value, row.stated and row.stated.value) if each is not None]
    least, most = min([Decimal(0), *rates]), max([Decimal(0), *rates])
    step = step_of((most - least) or Decimal(1))
    low = (least / step).to_integral_value("ROUND_FLOOR") * step
    return low, max((most / step).to_integral_value("ROUND_CEILING") * step, low + step), step


def _grid(low: Decimal, high: Decimal, step: Decimal, x: Scale, bottom: float, language: Language) -> Iterator[Markup]:
    yield words(_UNIT.text(language), _AXIS_AT - 8, _TOP + 12, 12, "end", SOFT)
    rate = low
    while rate <= high:
        yield stroke([(x(rate), _TOP + 18), (x(rate), bottom)], FAINT)
        yield words(format(rate.normalize() + 0, "f"), x(rate), _TOP + 12, 12, "middle", SOFT)
        rate += step


def _marks(row: RoadRow, x: Scale, y: float) -> Iterator[Markup]:
    required = x(row.required.value or Decimal(0))
    if row.stated and row.stated.value is not None:
        yield stroke([(x(row.stated.value), y), (required, y)], GOAL, 2)
        yield element("circle", cx=f"{x(row.stated.value):.1f}", cy=f"{y:.1f}", r="5", fill=PAPER, stroke=PATH, stroke_width="2")
    yield polygon([(required, y - 7), (required + 7, y), (required, y + 7), (required - 7, y)], PAPER, GOAL)
    if side := labels.SIDES.get(row.required.bound, 0) or labels.SIDES.get(row.target.bound, 0):
        yield arrow(side, required + 18 * side, y, GOAL)
