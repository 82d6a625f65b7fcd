"""The sheet that a picture is drawn on: sizes, colours, words that are wrapped to fit, and the frame of an SVG file."""

from __future__ import annotations

from collections.abc import Iterable

from planctl import characters
from planctl.language import TAG, Language
from planctl.render import wrapping
from planctl.render.chart.svg import Markup, element, join

WIDTH = 900
MARGIN = 24
INK, SOFT, FAINT, PAPER = "#1b2530", "#4a5866", "#c9d1d9", "#ffffff"
STRONG, GOAL, PATH = "#1f5f94", "#9c2d12", "#6b4e9b"
TONES = {"bad": "#b3261e", "good": "#1b6638", "near": "#7a5200", "more": "#8a5300", "same": SOFT, "less": "#2468a5"}
"""The colour of what is said of a target."""
FONTS = "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',sans-serif"
_COLUMN = 0.52
"""How wide a column of a terminal is set, in ems: half a Chinese character, or about one Latin letter."""


def words(
    text: str,
    x: float,
    y: float,
    size: float = 13,
    anchor: str | None = None,
    fill: str = INK,
    weight: str | None = None,
    halo: bool = False,
) -> Markup:
    """A line of text with its baseline at y; with a `halo` of paper where lines may run behind it."""
    place = {"x": coordinate(x), "y": coordinate(y), "font_size": coordinate(size)}
    if halo:
        place |= {"stroke": PAPER, "stroke_width": "3", "paint_order": "stroke"}
    return element("text", text, **place, text_anchor=anchor, fill=fill, font_weight=weight)


def lines(texts: Iterable[str], x: float, y: float, size: float = 13, anchor: str | None = None, fill: str = INK) -> Markup:
    """Lines of text one under another, the first with its baseline at y."""
    return join(*(words(text, x, y + number * size * 1.3, size, anchor, fill) for number, text in enumerate(texts)))


def rectangle(x: float, y: float, width: float, height: float, fill: str) -> Markup:
    """A filled rectangle."""
    return element("rect", x=coordinate(x), y=coordinate(y), width=coordinate(width), height=coordinate(height), fill=fill)


def stroke(points: Iterable[tuple[float, float]], colour: str, width: float = 1, dashes: str | None = None) -> Markup:
    """A line through points."""
    style = {"stroke": colour, "stroke_width": coordinate(width), "stroke_dasharray": dashes}
    return element("polyline", points=_points(points), fill="none", **style)


def polygon(points: Iterable[tuple[float, float]], fill: str, border: str | None = None) -> Markup:
    """A filled polygon."""
    return element("polygon", points=_points(points), fill=fill, stroke=border, stroke_width=border and "2")


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points)


def arrow(side: int, x: float, y: float, fill: str, upright: bool = False) -> Markup:
    """A small arrow with its point at a place, to the right (1) or the left (-1); or `upright`, up (-1) or down (1)."""
    ends = [(0, 0), (-7 * side, -5), (-7 * side, 5)]
    return polygon([(x + across, y + along) for along, across in ends] if upright else [(x + a, y + b) for a, b in ends], fill)


def marked(label: str, *parts: Markup | None) -> Markup:
    """What is drawn and written of one mark, which a screen reader reads as one label."""
    return element("g", *parts, role="img", aria_label=label)


def coordinate(place: float) -> str:
    """A coordinate to a tenth of a pixel, without a needless zero."""
    return f"{place:.1f}".removesuffix(".0")


def wrapped(text: str, room: float, size: float) -> list[str]:
    """A text set in a size, in lines that fit a room."""
    lines = wrapping.wrapped(text, room, lambda line: characters.width(line) * _COLUMN * size)
    return [line.strip() for line in lines]


def framed(
    title: str, desc: str, head: str | None, notes: Iterable[str], drawn: Iterable[Markup], bottom: float, language: Language
) -> Markup:
    """A whole picture: above its title, and which plan it is of; what is drawn down to the bottom, and the notes under it.

    `desc` says what there is to be seen, to who does not see it.
    """
    above, below = (
        [line for text in texts for line in wrapped(text, WIDTH - 2 * MARGIN, 12)] for texts in ([head] if head else [], notes)
    )
    down = len(above) * 16
    height = bottom + down + 20 + len(below) * 16 + 12
    parts = [
        element("title", title),
        element("desc", desc),
        rectangle(0, 0, WIDTH, height, PAPER),
        words(title, MARGIN, 36, 18, weight="600"),
        lines(above, MARGIN, 56, 12, fill=SOFT),
        element("g", *drawn, transform=f"translate(0,{down})" if down else None),
        lines(below, MARGIN, bottom + down + 20, 12, fill=SOFT),
    ]
    sizes = {"width": str(WIDTH), "height": coordinate(height), "viewBox": f"0 0 {WIDTH} {coordinate(height)}"}
    return element(
        "svg", *parts, xmlns="http://www.w3.org/2000/svg", **sizes, role="group", lang=TAG.text(language), font_family=FONTS
    )
