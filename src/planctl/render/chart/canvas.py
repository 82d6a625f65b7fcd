"""The sheet that a picture is drawn on: sizes, colours, words that are wrapped to fit, and the frame of an SVG file."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.characters import width
from planctl.render.markup import Markup, element, join

WIDTH = 900
MARGIN = 24
INK, SOFT, FAINT, PAPER = "#1b2530", "#4a5866", "#c9d1d9", "#ffffff"
LIGHT, STRONG, GOAL, ROAD = "#9db4c8", "#1f5f94", "#9c2d12", "#6b4e9b"
FONTS = "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',sans-serif"
_WIDE = 0.52
"""How wide a column of a terminal is set, in ems: half a Chinese character, or about one Latin letter."""


def words(
    text: str, x: float, y: float, size: float = 13, anchor: str = "start", fill: str = INK, weight: str | None = None
) -> Markup:
    """A line of text with its baseline at y."""
    placed = {"x": at(x), "y": at(y), "font_size": at(size), "text_anchor": None if anchor == "start" else anchor, "fill": fill}
    return element("text", text, **placed, font_weight=weight)


def lines(texts: Iterable[str], x: float, y: float, size: float = 13, anchor: str = "start", fill: str = INK) -> Markup:
    """Lines of text one under another, the first with its baseline at y."""
    return join(*(words(text, x, y + number * size * 1.3, size, anchor, fill) for number, text in enumerate(texts)))


def rectangle(x: float, y: float, wide: float, high: float, fill: str) -> Markup:
    """A filled rectangle."""
    return element("rect", x=at(x), y=at(y), width=at(wide), height=at(high), fill=fill)


def stroke(points: Iterable[tuple[float, float]], colour: str, thick: float = 1, dashes: str | None = None) -> Markup:
    """A line through points."""
    path = " ".join(f"{at(x)},{at(y)}" for x, y in points)
    return element("polyline", points=path, fill="none", stroke=colour, stroke_width=at(thick), stroke_dasharray=dashes)


def shape(points: Iterable[tuple[float, float]], fill: str, border: str | None = None) -> Markup:
    """A filled polygon."""
    path = " ".join(f"{at(x)},{at(y)}" for x, y in points)
    return element("polygon", points=path, fill=fill, stroke=border, stroke_width=None if border is None else "2")


def at(place: float) -> str:
    """A coordinate to a tenth of a pixel, without a needless zero."""
    return f"{place:.1f}".removesuffix(".0")


def set_width(text: str, size: float) -> float:
    """About how wide a text is set."""
    return width(text) * _WIDE * size


def wrapped(text: str, room: float, size: float) -> list[str]:
    """A text in lines that fit a room: broken at spaces where it has them, else between characters."""
    made = [""]
    for piece in _pieces(text):
        if made[-1] and set_width(made[-1] + piece.rstrip(), size) > room:
            made.append(piece)
        else:
            made[-1] += piece
    return [line.strip() for line in made]


def _pieces(text: str) -> list[str]:
    """What a line must not be broken inside of: a Chinese character, a Latin word with the space after it."""
    pieces: list[str] = []
    for character in text:
        wide = width(character) > 1
        if pieces and not wide and width(pieces[-1][-1]) == 1 and not pieces[-1].endswith(" "):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def framed(title: str, notes: Iterable[str], drawn: Iterable[Markup], high: float, language: str) -> Markup:
    """A whole picture: its title above, what is drawn, and the notes under it."""
    told = [line for note in notes for line in wrapped(note, WIDTH - 2 * MARGIN, 12)]
    whole = high + 20 + len(told) * 16 + 12
    parts = [
        element("title", title),
        rectangle(0, 0, WIDTH, whole, PAPER),
        words(title, MARGIN, 36, 18, weight="600"),
        *drawn,
        lines(told, MARGIN, high + 20, 12, fill=SOFT),
    ]
    box = f"0 0 {WIDTH} {at(whole)}"
    speech = "zh-CN" if language == "zh" else "en"
    sizes = {"width": str(WIDTH), "height": at(whole), "viewBox": box}
    return element("svg", *parts, xmlns="http://www.w3.org/2000/svg", **sizes, role="img", lang=speech, font_family=FONTS)
