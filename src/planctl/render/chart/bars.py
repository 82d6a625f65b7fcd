"""Bars that compare: results against their targets, each on a scale of its own; or figures of one measure on one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from planctl.assess.answers import Figure
from planctl.assess.bars import BarRow
from planctl.language import Bilingual, Language
from planctl.numbers.printed import Bound
from planctl.render import cells
from planctl.render.chart import labels
from planctl.render.chart.canvas import (
    FAINT,
    GOAL,
    LIGHT,
    MARGIN,
    SOFT,
    STRONG,
    WIDTH,
    lines,
    polygon,
    rectangle,
    stroke,
    words,
    wrapped,
)
from planctl.render.chart.svg import Markup
from planctl.render.views import name_of
from planctl.render.words import NOTHING

_TOP = 56
_NAME, _BAR = 250, 250
_BAR_AT = MARGIN + _NAME + 12
_LABEL_AT = _BAR_AT + _BAR + 18
_LINE = 17
_LABEL = Bilingual("{verdict}：{figures}；目标 {target}", "{verdict}: {figures}; target {target}")
_CLAUSES = Bilingual("；", "; ")

Scale = Callable[[Decimal], float]
Drawn = tuple[list[Markup], float]
"""What is drawn, and how high it is."""


def draw(rows: Iterable[BarRow], language: Language) -> Drawn:
    """The drawn bars, and how far down they reach."""
    parts: list[Markup] = []
    y = float(_TOP)
    for heading, group in groupby(rows, key=lambda row: labels.measure(row, language)):
        bars = list(group)
        parts.append(words(heading, MARGIN, y + 16, 14, fill=SOFT, weight="600"))
        y += 28
        shared = _scale(bar.target.value for bar in bars if bar.target)
        for bar in bars:
            drawn, height = _row(bar, shared, y, language)
            parts += drawn
            y += height
        y += 10
    return parts, y


def _scale(values: Iterable[Decimal | None]) -> Scale:
    """Where numbers lie along the bar: from zero, or the least, to the greatest."""
    known = [Decimal(0), *(value for value in values if value is not None)]
    low, high = min(known), max(known)
    return lambda value: _BAR_AT + (_BAR if high == low else float((value - low) / (high - low)) * _BAR)


def _row(row: BarRow, shared: Scale, y: float, language: Language) -> Drawn:
    """A bar, with a scale of its own where it is judged; no bar where there is no number."""
    if row.target is None or row.target.value is None:
        named, height = _named(name_of(row, language), y)
        return [named, words(NOTHING + labels.projects(row, language), _BAR_AT, y + 15, fill=SOFT)], height + 8
    if row.verdict is None:
        return _plain(row, row.target, shared(row.target.value), y, language)
    return _judged(row, row.target, row.target.value, y, language)


def _named(name: str, y: float) -> tuple[Markup, float]:
    named = wrapped(name, _NAME, 13)
    return lines(named, MARGIN + _NAME, y + 15, 13, "end"), max(1, len(named)) * _LINE


def _plain(row: BarRow, figure: Figure, end: float, y: float, language: Language) -> Drawn:
    """A bar of one measure, up to its end."""
    named, height = _named(name_of(row, language), y)
    label = f"{cells.figure(figure, language)} {cells.paragraph(figure)}{labels.projects(row, language)}"
    bar = rectangle(_BAR_AT, y + 3, max(1, end - _BAR_AT), 15, STRONG)
    return [named, bar, words(label, end + 8, y + 15)], height + 8


def _judged(row: BarRow, target: Figure, goal: Decimal, y: float, language: Language) -> Drawn:
    """The baseline light, the result dark, the target as an upright line with an arrow to the side that its bound allows."""
    named, height = _named(labels.judged_name(row, target, language), y)
    bars = [
        (figure.value, colour, inset)
        for figure, colour, inset in ((row.baseline, LIGHT, 3.0), (row.result, STRONG, 7.0))
        if figure is not None and figure.value is not None
    ]
    values = [*(value for value, _, _ in bars), goal]
    scale = _scale(values)
    parts = [named, rectangle(_BAR_AT, y + 3, _BAR, 16, "#eef2f5")]
    for value, colour, inset in bars:
        left, right = sorted((scale(Decimal(0)), scale(value)))
        parts.append(rectangle(left, y + inset, max(1, right - left), 16 - 2 * (inset - 3), colour))
    parts += [stroke([(scale(goal), y), (scale(goal), y + 22)], GOAL, 3), *_arrow(target.bound, scale(goal), y + 11)]
    if any(value < 0 for value in values):
        parts.append(stroke([(scale(Decimal(0)), y + 1), (scale(Decimal(0)), y + 21)], FAINT))
    label = wrapped(_label(row, target, language), WIDTH - _LABEL_AT - MARGIN, 12)
    parts.append(lines(label, _LABEL_AT, y + 12, 12))
    return parts, max(height, len(label) * 15.6) + 10


def _arrow(bound: Bound, x: float, y: float) -> Iterator[Markup]:
    side = 1 if bound in ("at_least", "over") else -1 if bound in ("at_most", "under") else 0
    if side:
        yield polygon([(x + side * 10, y), (x + side * 3, y - 5), (x + side * 3, y + 5)], GOAL)


def _label(row: BarRow, target: Figure, language: Language) -> str:
    """The verdict, then the figures with their years and paragraphs."""
    figures = [labels.dated(figure, language) for figure in (row.baseline, row.result) if figure is not None]
    parts = {"verdict": labels.verdict(row, language), "figures": _CLAUSES.text(language).join(figures)}
    return _LABEL.filled(**parts, target=labels.dated(target, language)).text(language)
