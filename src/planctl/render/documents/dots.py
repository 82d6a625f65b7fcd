"""A row's figures as dots beside its target: the target's line stands at one place in every row."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planctl.assess.front import Beside
from planctl.render.chart.canvas import coordinate
from planctl.render.chart.svg import Markup, element

_EDGE = {"points": Decimal(10), "percent": Decimal(50)}
"""How far from the target an axis reaches to either side."""
_WIDTH, _HEIGHT, _ROOM = 200, 20, 90
_MIDDLE, _LEVEL = _WIDTH / 2, _HEIGHT / 2


class _Dot(NamedTuple):
    """Where a figure stands, and to which side it lies beyond the axis, if it does."""

    x: float
    off: int


def dots(beside: Beside) -> Markup:
    """The figure of before hollow, the result filled; an arrow in the place of a dot that lies beyond the axis."""
    before, result = (_dot(value, _EDGE[beside.scale]) for value in (beside.baseline, beside.result))
    reached = result or before
    return element(
        "svg",
        element("path", d=f"M4 {_LEVEL:g}H{_WIDTH - 4}", **{"class": "axis"}),
        element("path", d=f"M{_MIDDLE:g} {_LEVEL:g}H{coordinate(reached.x)}", **{"class": "way"}) if reached else None,
        element("path", d=f"M{_MIDDLE:g} 1V{_HEIGHT - 1}", **{"class": "goal"}),
        _mark(before, "before") if before else None,
        _mark(result, "result") if result else None,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        aria_hidden="true",
    )


def _dot(beyond: Decimal | None, edge: Decimal) -> _Dot | None:
    if beyond is None:
        return None
    off = (beyond > edge) - (beyond < -edge)
    return _Dot(_MIDDLE + float(max(-edge, min(edge, beyond)) / edge) * _ROOM, off)


def _mark(dot: _Dot, kind: str) -> Markup:
    if dot.off:
        x, y = coordinate(dot.x + 7 * dot.off), f"{_LEVEL:g}"
        return element("path", d=f"M{x} {y}l{-9 * dot.off} -6v12z", **{"class": kind})
    return element("circle", cx=coordinate(dot.x), cy=f"{_LEVEL:g}", r="5", **{"class": kind})
