"""Where a line of text may end, the same on a screen and in a picture."""

from __future__ import annotations

import re
from collections.abc import Callable

FILLER = "\u0378"
"""A character that no text has, because it is none; it takes one column behind a character that is drawn two wide."""
_UNBROKEN = re.compile(r"[（【《“(]*(?:[^\s\u2e80-\uffff]+|\s+|.)(?:(?<=[\d%])以[上下内]|[，。；：、！？）】》”%,.;:)])*")


def pieces(text: str) -> list[str]:
    """What a line end may not cut: a word, a number, a character with the marks that belong to it."""
    return _UNBROKEN.findall(text)


def wrapped(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """A text in lines that fit a room, whose widths a function measures, cut where both languages may be cut."""
    lines = [""]
    for piece in pieces(text):
        if lines[-1] and width(lines[-1] + piece.rstrip()) > room:
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return [line.rstrip() for line in lines]
