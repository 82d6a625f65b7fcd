"""What was probably meant by a text that is no YAML, or that its field can't take: tables from what was found to what to write.

The tables are data, `hints.toml`. The first pattern that is found in a text says what to do; a rule's own patterns come before the
typos that any text can have.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pkgutil import get_data
from typing import NamedTuple

from planctl.characters import code_point
from planctl.language import Bilingual

LONGEST = 1000
"""How much of a line is looked at."""
LONGEST_VALUE = 100
"""How much of a value is looked at: what is longer was not typed, and some patterns cost the square of it."""
TYPOS = "typos"
IN_BRACKETS = "in-brackets"
"""Typos that only matter where a bracket is left open."""


class Hint(NamedTuple):
    """A pattern to find, and what to do, which repeats the pattern's groups; a typo's group `slip` is the place to look at."""

    pattern: str
    hint: Bilingual

    def found_in(self, text: str) -> re.Match[str] | None:
        """The pattern in the beginning of a text."""
        return re.search(self.pattern, text[:LONGEST], re.ASCII)


CUT_OFF: dict[str, str | Bilingual] = {"hint": Bilingual("含逗号的文字要加引号", "quote a text that holds a comma")}
"""What to do about a field of a name that is no field: what follows a comma within braces."""


@cache
def table(name: str) -> tuple[Hint, ...]:
    """The hints of a rule, or of the typos that any text can have; none for a rule that has no hints but its own."""
    return tuple(Hint(entry["pattern"], Bilingual(entry["zh"], entry["en"])) for entry in _tables().get(name, ()))


@cache
def _tables() -> dict[str, list[dict[str, str]]]:
    return tomllib.loads((get_data("planctl.read", "hints.toml") or b"").decode())


def hint_for(rule: str, text: str) -> dict[str, str | Bilingual]:
    """The hint, as a problem's detail, for a text that breaks a rule; nothing where the rule's own hint says it all."""
    found = ((hint.hint, match) for hint in table(rule) if (match := hint.found_in(text[:LONGEST_VALUE])))
    return next(({"hint": _repeating(hint, match)} for hint, match in found), {})


def _repeating(hint: Bilingual, match: re.Match[str]) -> Bilingual:
    """A hint with what was written in its place: the groups of its pattern fill it."""
    groups = {name: text for name, text in match.groupdict().items() if name != "slip"}
    return hint.filled(**groups) if groups else hint


def typo_hint(text: str) -> dict[str, str | Bilingual]:
    """The hint, as a problem's detail, for a typo in a text; nothing where none is found."""
    return hint_for(TYPOS, text)


def unseen_character(character: str) -> dict[str, str | Bilingual]:
    """An invisible character, as a problem's details: which it is, and what to do about it."""
    return {"code": code_point(character), **hint_for("unseen-character", character)}
