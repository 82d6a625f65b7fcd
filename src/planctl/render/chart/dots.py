"""A row's figures as dots beside its target: the target's line stands at one place in every row."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planctl.assess.beside import ASKED, Beside
from planctl.assess.verdict import Verdict
from planctl.characters import width
from planctl.language import Bilingual
from planctl.render.chart.canvas import FAINT, INK, PAPER, TONES, coordinate
from planctl.render.chart.svg import Markup, element
from planctl.render.verdicts import LOOKS

_EDGE = {"points": Decimal(10), "percent": Decimal(50)}
"""How far from the target an axis reaches to either side."""
_WIDTH, _HEIGHT, _ROOM = 200, 20, 90
_MIDDLE, _LEVEL = _WIDTH / 2, _HEIGHT / 2
_WAY, _BEFORE, _RESULT, _GOAL, _TRACK = "━", "○", "●", "┃", "·"
_OFF = {1: "▶", -1: "◀"}


class _Dot(NamedTuple):
    """Where a figure stands, and to which side it lies beyond the axis, if it does."""

    x: float
    off: int


def tone_of(verdict: Verdict) -> str:
    """The colour of a verdict: what a target asks has one for more, the same and less."""
    return ASKED.get(verdict) or LOOKS[verdict].tone.value


def dots(beside: Beside, tone: str | None = None, **place: str) -> Markup:
    """The figure of before hollow, the result filled; an arrow in the place of a dot that lies beyond the axis.

    On the page, whose style sheet colours them; with a `tone`, in its colour, at a place of another picture.
    """
    before, result = (_dot(value, _EDGE[beside.scale]) for value in (beside.baseline, beside.result))
    reached = result or before
    look = _in_style if tone is None else _in_colours(TONES.get(tone, INK))
    return element(
        "svg",
        element("path", d=f"M4 {_LEVEL:g}H{_WIDTH - 4}", **look["axis"]),
        element("path", d=f"M{_MIDDLE:g} {_LEVEL:g}H{coordinate(reached.x)}", **look["way"]) if reached else None,
        element("path", d=f"M{_MIDDLE:g} 1V{_HEIGHT - 1}", **look["goal"]),
        _mark(before, look["before"]) if before else None,
        _mark(result, look["result"]) if result else None,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        **(place or {"aria_hidden": "true"}),
    )


_in_style: dict[str, dict[str, str]] = {kind: {"class": kind} for kind in ("axis", "way", "goal", "before", "result")}


def _in_colours(colour: str) -> dict[str, dict[str, str]]:
    return {
        "axis": {"stroke": FAINT},
        "way": {"stroke": colour, "stroke_width": "3"},
        "goal": {"stroke": INK, "stroke_width": "2"},
        "before": {"stroke": colour, "stroke_width": "2", "fill": PAPER},
        "result": {"stroke": colour, "stroke_width": "2", "fill": colour},
    }


def _dot(beyond: Decimal | None, edge: Decimal) -> _Dot | None:
    if beyond is None:
        return None
    off = (beyond > edge) - (beyond < -edge)
    return _Dot(_MIDDLE + float(max(-edge, min(edge, beyond)) / edge) * _ROOM, off)


def _mark(dot: _Dot, look: dict[str, str]) -> Markup:
    if dot.off:
        x, y = coordinate(dot.x + 7 * dot.off), f"{_LEVEL:g}"
        return element("path", d=f"M{x} {y}l{-9 * dot.off} -6v12z", **look)
    return element("circle", cx=coordinate(dot.x), cy=f"{_LEVEL:g}", r="5", **look)


def heading(sides: Bilingual, length: int) -> Bilingual:
    """What stands over so many characters: the line of the targets, between what its sides are called."""
    halves = (each.split("{}") for each in sides)
    before = (length - 1) // 2
    return Bilingual(*(f"{' ' * (before - width(short) - 1)}{short} {_GOAL}{beyond}" for short, beyond in halves))


def characters(beside: Beside, length: int) -> str:
    """The same in so many characters: nothing that is not at the target stands at its place."""
    side = max(2, (length - 1) // 2)
    places = [_TRACK] * (2 * side + 1)
    places[side] = _GOAL
    drawn = [(value, sign) for value, sign in ((beside.baseline, _BEFORE), (beside.result, _RESULT)) if value is not None]
    for value, sign in drawn:
        edge = _EDGE[beside.scale]
        off = (value > edge) - (value < -edge)
        steps = min(side, max(1, round(abs(value) / edge * (side - 1)) if not off else side)) if value else 0
        at = side + (steps if value > 0 else -steps)
        if (value, sign) == drawn[-1]:
            for between in range(min(at, side) + 1, max(at, side)):
                places[between] = _WAY if places[between] == _TRACK else places[between]
        places[at] = _OFF.get(off, sign)
    return "".join(places)
