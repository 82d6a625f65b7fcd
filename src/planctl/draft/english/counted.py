"""A number with its unit, and what it counts where that is no unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from planctl.draft.english.words import grammar, pattern

_WORD = re.compile(r" ?(?P<word>[A-Za-z\ue000-\ue009][A-Za-z'/-]*)")
_MOST_WORDS = 6
_SHORTEST = 4


class Numeral(NamedTuple):
    """A number where it stands, up to `stop` with its unit; `noun` are the words of what it counts, `is_yearly` of "a year"."""

    start: int
    end: int
    stop: int
    number: Decimal
    to: Decimal | None
    unit: str
    noun: str = ""
    is_yearly: bool = False


class Counted(NamedTuple):
    """What a number counts: its words, and the noun among them."""

    words: str
    noun: str


def counted(behind: str) -> Counted | None:
    """What the words behind a number name that can be counted: up to the first plural noun that no other one follows."""
    words: list[str] = []
    place = 0
    while len(words) < _MOST_WORDS and (match := _noun_at(behind, place)) and not (place and behind[place] != " "):
        words.append(match["word"])
        place = match.end()
        following = _noun_at(behind, place)
        if is_plural(words[-1]) and not (following and is_plural(following["word"])):
            noun = " ".join(words[-2:]) if words[-1] in grammar().general else words[-1]
            return Counted(behind[:place].strip(), noun.lower() if noun.istitle() else noun)
    return None


def _noun_at(text: str, place: int) -> re.Match[str] | None:
    match = _WORD.match(text, place)
    return None if match is None or pattern("<no_noun>$").match(match["word"]) else match


def is_plural(word: str) -> bool:
    """Whether a word is a noun in the plural."""
    bare = word.lower().split("-")[-1]
    if bare in grammar().singulars or bare.endswith(("ss", "ous", "'s", "stics", "omics", "atics", "onics")):
        return False
    return bare in grammar().plurals or (bare.endswith("s") and len(bare) >= _SHORTEST)
