"""Characters that a reader can't see or a terminal would obey: none comes in unnoticed, and none goes out."""

from __future__ import annotations

import unicodedata

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks by their category, yet drawn as nothing."""
_IDEOGRAPHS = range(0x20000, 0x3FFFE)
"""Where every edition of Unicode adds ideographs, which names need before this interpreter has heard of them."""
_NONCHARACTERS = (0x2FFFE, 0x2FFFF)


def is_invisible(character: str) -> bool:
    """Whether a character shows nothing of its own: controls, marks of direction, zero widths, halves of pairs, private use."""
    number = ord(character)
    if character in _BLANK or number in _NONCHARACTERS:
        return True
    return unicodedata.category(character) in _UNSEEN and number not in _IDEOGRAPHS


def is_han(character: str) -> bool:
    """Whether a character is an ideograph, as Chinese is written in."""
    return unicodedata.name(character, "").startswith("CJK UNIFIED")


_ALPHABETS = {"LATIN", "GREEK", "CYRILLIC", "COPTIC", "ARMENIAN", "CHEROKEE"}


def alphabets(text: str) -> set[str]:
    """The alphabets that a text's letters are of, among those that have letters of each other's look: Р of CYRILLIC, P of LATIN."""
    return {unicodedata.name(character, "").partition(" ")[0] for character in text} & _ALPHABETS


def invisible(text: str, keep: str = "") -> list[str]:
    """The characters of a text that can't be seen, each once, in the order of their first places; but those to keep."""
    if text.isprintable() and _BLANK.isdisjoint(text):  # nearly every text, and much quicker to find out
        return []
    return [each for each in dict.fromkeys(text) if each not in keep and is_invisible(each)]


def escaped(text: str, keep: str = "") -> str:
    r"""A text with every character that can't be seen spelled out as JSON does, \u202e; but those to keep."""
    hidden = invisible(text, keep)
    if not hidden:
        return text
    import json

    return text.translate({ord(each): json.dumps(each)[1:-1] for each in hidden})


def code_point(character: str) -> str:
    """A character's number as Unicode writes it: U+202E."""
    return f"U+{ord(character):04X}"


def width(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide character, none for a mark set on another."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
