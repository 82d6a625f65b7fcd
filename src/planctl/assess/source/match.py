"""Parts of a report's text: its numbers, where words stand in it, the sentence around them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple, TypeVar

from planctl.numbers.printed import IN_TEXT

Item = TypeVar("Item")

_ENDS = "。；！？"
_SENTENCE = re.compile(f"[^{_ENDS}]*[{_ENDS}]?")
_LONGEST_SENTENCE = 400
"""How far from a number its sentence is looked for: what is longer is a table, or no text at all."""
_BESIDE_UNITS = str.maketrans("", "", " 余多")
_LONGEST_BESIDE = 3
_LONGEST_NAME = 50
"""How much of a name is looked for: what shares so much is meant."""


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


class Paragraph:
    """A paragraph, with what is looked up in it again and again: its numbers, and where two characters stand side by side."""

    def __init__(self, at: int, text: str) -> None:
        self.at = at
        self.text = text
        self.numbers = [Span(at, *match.span()) for match in IN_TEXT.finditer(text)]
        """In order."""

    @cached_property
    def _by_digits(self) -> dict[str, list[Span]]:
        return _grouped((self.text[number.start : number.end], number) for number in self.numbers)

    @cached_property
    def _pairs(self) -> dict[str, list[int]]:
        return _grouped((self.text[start : start + 2], start) for start in range(len(self.text) - 1))

    def within(self, span: Span) -> set[Span]:
        """The numbers that lie within a span."""
        return {number for number in self._touched(span) if span.holds(number)}

    def _touched(self, span: Span) -> list[Span]:
        first = bisect_right(self.numbers, span.start, key=lambda number: number.end)
        return self.numbers[first : bisect_left(self.numbers, span.end, lo=first, key=lambda number: number.start)]

    def occurrences(self, printed: str) -> Iterator[Span]:
        """Where characters stand without cutting a number in two: 12 is not in 512, nor in 12.5."""
        if IN_TEXT.fullmatch(printed):
            yield from self._by_digits.get(printed, ())
            return
        start = self.text.find(printed)
        while start >= 0:
            span = Span(self.at, start, start + len(printed))
            if not any(span.cuts(number) for number in self._touched(span)):
                yield span
            start = self.text.find(printed, start + 1)

    def nearest(self, spans: Sequence[Span], names: Iterable[str], most: int) -> list[Span]:
        """Some of a paragraph's spans: all of few; of many those beside pieces of the names, the rarest pieces first."""
        if len(spans) <= most:
            return list(spans)
        pieces = {name[start : start + 2] for name in names for start in range(min(len(name), _LONGEST_NAME) - 1)}
        found = sorted((self._pairs[piece] for piece in pieces if piece in self._pairs), key=len)
        places = islice(chain.from_iterable(found), most)
        behind = (bisect_left(spans, place, key=lambda span: span.start) for place in places)
        return list(dict.fromkeys(span for index in behind for span in spans[max(0, index - 1) : index + 1]))


def _grouped(pairs: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    """Items by their keys, in order."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return groups


def followed(text: str, spans: Iterable[Span], units: Iterable[str]) -> dict[str, list[Span]]:
    """The spans that each of some units stands behind; 余 or 多 may come first, or inside: 50余万件, 5万余平方米."""
    normal = {unit: unicodedata.normalize("NFKC", unit) for unit in units}
    by_words = _grouped((_behind(text, span, length), span) for length in set(map(len, normal.values())) for span in spans)
    return {unit: by_words.get(words, []) for unit, words in normal.items()}


def _behind(text: str, span: Span, length: int) -> str:
    after = text[span.end : span.end + length + _LONGEST_BESIDE].translate(_BESIDE_UNITS)
    return unicodedata.normalize("NFKC", after)[:length]


def unit_follows(text: str, span: Span, unit: str) -> bool:
    """Whether a unit stands behind a number."""
    return bool(followed(text, [span], [unit])[unit])


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
    for match in IN_TEXT.finditer(text, first, end + width):
        if match.start() < start < match.end():
            start = match.end()
        if match.start() < end < match.end():
            end = match.start()
    return text[start : span.start], text[span.end : end]


def longest_piece(name: str, text: str) -> str:
    """The longest run of characters that a name and a text share; of several the name's first."""
    longest, start = "", 0
    for end in range(1, min(len(name), _LONGEST_NAME) + 1):
        while name[start:end] not in text:
            start += 1
        longest = max(longest, name[start:end], key=len)
    return longest


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
