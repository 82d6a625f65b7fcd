"""Bars that compare: results against their targets, each on a scale of its own; or figures of one measure on one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from planctl.assess.answers import Answer
from planctl.language import Language
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
    rectangle,
    shape,
    stroke,
    words,
    wrapped,
)
from planctl.render.markup import Markup
from planctl.render.words import NOTHING, name, verdict_word

_TOP = 56
_NAME, _BAR = 250, 250
_BAR_AT = MARGIN + _NAME + 12
_LABEL_AT = _BAR_AT + _BAR + 18
_LINE = 17

Scale = Callable[[Any], float]


def draw(result: Answer, language: Language) -> tuple[list[Markup], float]:
    """The drawn bars, and how far down they reach."""
    rows: Any = result.results
    parts: list[Markup] = []
    below = float(_TOP)
    for heading, group in groupby(rows, key=lambda row: labels.measure(row, language)):
        mine = list(group)
        parts.append(words(heading, MARGIN, below + 16, 14, fill=SOFT, weight="600"))
        below += 28
        shared = _scale([each.target.value for each in mine if each.target])
        for row in mine:
            made, high = _judged(row, below, language) if row.measure == "status" else _plain(row, shared, below, language)
            parts += made
            below += high
        below += 10
    return parts, below


def _scale(values: list[Any]) -> Scale:
    """Where numbers lie along the bar: from zero, or the least, to the greatest."""
    low, high = min([0, *values]), max([0, *values])
    return lambda value: _BAR_AT + (_BAR if high == low else float((value - low) / (high - low)) * _BAR)


def _named(row: Any, below: float, language: Language, more: str = "") -> tuple[Markup, float]:  # noqa: ANN401 a bar of any comparison
    told = wrapped(name(row.name_zh, row.name_en, language) + more, _NAME, 13)
    return lines(told, MARGIN + _NAME, below + 15, 13, "end"), max(1, len(told)) * _LINE


def _plain(row: Any, scale: Scale, below: float, language: Language) -> tuple[list[Markup], float]:  # noqa: ANN401 a bar of one measure
    named, high = _named(row, below, language)
    if row.target is None or row.target.value is None:
        return [named, words(NOTHING + labels.projects(row, language), _BAR_AT, below + 15, fill=SOFT)], high + 8
    end = scale(row.target.value)
    told = f"{labels.quoted(row.target, language)} {labels.place(row.target)}{labels.projects(row, language)}"
    return [
        named,
        rectangle(_BAR_AT, below + 3, max(1, end - _BAR_AT), 15, STRONG),
        words(told, end + 8, below + 15),
    ], high + 8


def _judged(row: Any, below: float, language: Language) -> tuple[list[Markup], float]:  # noqa: ANN401 a bar of status
    """The baseline light, the result dark, the target as an upright line with an arrow to the side that its bound allows."""
    named, high = _named(row, below, language, labels.judged_in(row, language))
    figures = [each for each in (row.baseline, row.result, row.target) if each is not None and each.value is not None]
    scale = _scale([each.value for each in figures])
    zero, goal = scale(0), scale(row.target.value)
    parts = [named, rectangle(_BAR_AT, below + 3, _BAR, 16, "#eef2f5")]
    for figure, colour, inset in ((row.baseline, LIGHT, 3.0), (row.result, STRONG, 7.0)):
        if figure is not None and figure.value is not None:
            left, right = sorted((zero, scale(figure.value)))
            parts.append(rectangle(left, below + inset, max(1, right - left), 16 - 2 * (inset - 3), colour))
    parts += [stroke([(goal, below), (goal, below + 22)], GOAL, 3), *_arrow(row.target.bound, goal, below + 11)]
    if any(figure.value < 0 for figure in figures):
        parts.append(stroke([(zero, below + 1), (zero, below + 21)], FAINT))
    told = _told(row, language)
    parts.append(lines(told, _LABEL_AT, below + 12, 12))
    return parts, max(high, len(told) * 15.6) + 10


def _arrow(bound: str, x: float, y: float) -> Iterator[Markup]:
    side = 1 if bound in ("at_least", "over") else -1 if bound in ("at_most", "under") else 0
    if side:
        yield shape([(x + side * 10, y), (x + side * 3, y - 5), (x + side * 3, y + 5)], GOAL)


def _told(row: Any, language: Language) -> list[str]:  # noqa: ANN401 a bar of status
    """The verdict, then the figures with their years and paragraphs."""
    verdict = verdict_word(row.verdict, row.attribute, language)
    shown = ("；" if language == "zh" else "; ").join(
        labels.dated(each, language) for each in (row.baseline, row.result) if each is not None
    )
    goal = ("目标 " if language == "zh" else "target ") + labels.dated(row.target, language)
    return wrapped(
        f"{verdict}: {shown}; {goal}" if language == "en" else f"{verdict}：{shown}；{goal}", WIDTH - _LABEL_AT - MARGIN, 12
    )
