"""Parts of a report's text: its numbers, where words stand in it, the sentence around them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ENDS = "。；！？"
_SENTENCE = re.compile(f"[^{_ENDS}]*[{_ENDS}]?")
_LONGEST_SENTENCE = 400
"""How far from a number its sentence is looked for: what is longer is a table, or no text at all."""
_BESIDE_UNITS = str.maketrans("", "", " 余多")
_LONGEST_BESIDE = 3


class Span(NamedTuple):
    """Characters of a paragraph, from `start` up to `end`, counted from 0."""

    paragraph: int
    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether another span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def cuts(self, other: Span) -> bool:
        """Whether this span takes a part of another, but not all of it."""
        return self.start < other.end and other.start < self.end and not self.holds(other)


def numbers_in(at: int, text: str) -> list[Span]:
    """The numbers of a paragraph in order: ASCII digits, with decimals or without."""
    return [Span(at, *match.span()) for match in _NUMBER.finditer(text)]


def within(span: Span, numbers: list[Span]) -> set[Span]:
    """The numbers that lie within a span, of those of its paragraph in order."""
    return {number for number in _touched(span, numbers) if span.holds(number)}


def _touched(span: Span, numbers: list[Span]) -> list[Span]:
    first = bisect_right(numbers, span.start, key=lambda number: number.end)
    return numbers[first : bisect_left(numbers, span.end, lo=first, key=lambda number: number.start)]


def occurrences(at: int, text: str, printed: str, numbers: list[Span]) -> Iterator[Span]:
    """Where characters stand in a paragraph without cutting a number in two: 12 is not in 512, nor in 12.5."""
    for match in re.finditer(f"(?={re.escape(printed)})", text):
        span = Span(at, match.start(), match.start() + len(printed))
        if not any(span.cuts(number) for number in _touched(span, numbers)):
            yield span


def unit_follows(text: str, span: Span, unit: str) -> bool:
    """Whether a unit stands behind a number; 余 or 多 may come first, or inside: 50余万件, 5万余平方米."""
    unit = unicodedata.normalize("NFKC", unit)
    after = text[span.end : span.end + len(unit) + _LONGEST_BESIDE].translate(_BESIDE_UNITS)
    return unicodedata.normalize("NFKC", after).startswith(unit)


def sentence(text: str, span: Span) -> Span:
    """The sentence that a span begins in."""
    before, after = max(0, span.start - _LONGEST_SENTENCE), span.start + _LONGEST_SENTENCE
    start = max(text.rfind(end, before, span.start) + 1 or before for end in _ENDS)
    match = _SENTENCE.match(text, span.start, after)
    return Span(span.paragraph, start, match.end() if match else after)


def around(text: str, span: Span, width: int) -> tuple[str, str]:
    """Up to so many characters before a span and after it, no number cut in two."""
    start, end = max(0, span.start - width), min(len(text), span.end + width)
    first = max(0, start - width)
    for match in _NUMBER.finditer(text, first, end + width):
        if match.start() < start < match.end():
            start = match.end()
        if match.start() < end < match.end():
            end = match.start()
    return text[start : span.start], text[span.end : end]


def longest_piece(name: str, text: str) -> str:
    """The longest run of characters that a name and a text share."""
    match = SequenceMatcher(None, name, text, autojunk=False).find_longest_match()
    return name[match.a : match.a + match.size]


def nearness(text: str, span: Span, name: str) -> tuple[int, int, int]:
    """How near a name stands to a span, the nearest lowest.

    First by how much of the name is in the span's sentence; then a name before the number comes first, as subjects do; then by how
    many characters lie between.
    """
    whole = sentence(text, span)
    piece = longest_piece(name, text[whole.start : whole.end])
    before = text.rfind(piece, whole.start, span.start)
    if before >= 0:
        return -len(piece), 0, span.start - before - len(piece)
    return -len(piece), 1, max(0, text.find(piece, span.end, whole.end) - span.end)
