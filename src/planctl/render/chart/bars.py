"""Rows that compare: results as dots beside their targets on one axis, or figures of one measure as bars on one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import groupby

from planctl.assess.answers import Figure
from planctl.assess.bars import BarRow
from planctl.assess.beside import Beside
from planctl.language import Bilingual, Language
from planctl.render import cells
from planctl.render.chart import labels
from planctl.render.chart.canvas import (
    MARGIN,
    PAPER,
    SOFT,
    STRONG,
    WIDTH,
    arrow,
    coordinate,
    lines,
    marked,
    rectangle,
    words,
    wrapped,
)
from planctl.render.chart.dots import dots, tone_of
from planctl.render.chart.svg import Markup
from planctl.render.views import name_of
from planctl.render.words import NOTHING

_TOP = 56
_NAME, _BAR = 250, 200
_BAR_AT = MARGIN + _NAME + 12
_LABEL_AT = _BAR_AT + _BAR + 18
_LINE = 17
_LABEL = Bilingual("{verdict}：{figures}；目标 {target}", "{verdict}: {figures}; target {target}")
_CLAUSES = Bilingual("；", "; ")
_SAID = Bilingual("：", ": ")

Scale = Callable[[Decimal], float]
Drawn = tuple[list[Markup], float]
"""What is drawn, and how high it is."""


def draw(rows: Iterable[BarRow], language: Language) -> Drawn:
    """The drawn rows, and how far down they reach."""
    parts: list[Markup] = []
    y = float(_TOP)
    for number, (heading, group) in enumerate(groupby(rows, key=lambda row: labels.measure(row, language))):
        bars = list(group)
        parts.append(words(heading, MARGIN, y + 16, 14, fill=SOFT, weight="600"))
        if number == 0 and bars[0].beside:
            parts.append(words(labels.AXIS.text(language), _BAR_AT + _BAR / 2, y + 16, 12, "middle", SOFT))
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
    """A bar, or dots where it is judged; neither where there is no number."""
    if row.target is None or row.target.value is None:
        said = NOTHING + labels.projects(row, language)
        named, height = _named(name_of(row, language), y)
        label = f"{name_of(row, language)}{_SAID.text(language)}{said}"
        return [marked(label, named, words(said, _BAR_AT, y + 15, fill=SOFT))], height + 8
    if row.beside is None:
        return _plain(row, row.target, shared(row.target.value), y, language)
    return _judged(row, row.target, row.beside, y, language)


def _named(name: str, y: float) -> tuple[Markup, float]:
    named = wrapped(name, _NAME, 13)
    return lines(named, MARGIN + _NAME, y + 15, 13, "end"), max(1, len(named)) * _LINE


def _plain(row: BarRow, figure: Figure, end: float, y: float, language: Language) -> Drawn:
    """A bar of one measure up to its end, with an arrow to the side that a bound allows."""
    named, height = _named(name_of(row, language), y)
    said = f"{cells.figure(figure, language)} {cells.paragraph(figure)}{labels.projects(row, language)}"
    side = labels.SIDES.get(figure.bound, 0)
    drawn = [
        rectangle(_BAR_AT, y + 3, max(1, end - _BAR_AT), 15, STRONG),
        arrow(side, end + (12 if side > 0 else -12), y + 10.5, STRONG if side > 0 else PAPER) if side else None,
        words(said, end + (18 if side > 0 else 8), y + 15),
    ]
    return [marked(f"{name_of(row, language)}{_SAID.text(language)}{said}", named, *drawn)], height + 8


def _judged(row: BarRow, target: Figure, beside: Beside, y: float, language: Language) -> Drawn:
    """The figures as dots beside the common line of the targets, then the verdict and the figures in words."""
    shown, said = labels.judged_name(row, target, language), _label(row, target, language)
    named, height = _named(shown, y)
    place = {"x": coordinate(_BAR_AT), "y": coordinate(y + 1), "width": coordinate(_BAR), "height": "20"}
    label = wrapped(said, WIDTH - _LABEL_AT - MARGIN, 12)
    drawn = dots(beside, tone_of(row.verdict) if row.verdict else "", **place)
    mark = marked(f"{shown}{_SAID.text(language)}{said}", named, drawn, lines(label, _LABEL_AT, y + 12, 12))
    return [mark], max(height, len(label) * 15.6) + 10


def _label(row: BarRow, target: Figure, language: Language) -> str:
    """The verdict, then the figures with their years and paragraphs."""
    figures = [labels.dated(figure, language) for figure in (row.baseline, row.result) if figure is not None]
    parts = {"verdict": labels.verdict(row, language), "figures": _CLAUSES.text(language).join(figures)}
    return _LABEL.filled(**parts, target=labels.dated(target, language)).text(language)
