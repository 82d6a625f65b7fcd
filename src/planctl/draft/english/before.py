"""What the words before a number say of it: how it is meant, whether it moved and which way, up to its subject."""

from __future__ import annotations

import re
from typing import NamedTuple

from planctl.draft.english.counted import Numeral
from planctl.draft.english.numerals import before_money
from planctl.draft.english.words import DATE, grammar, pattern
from planctl.draft.reading import Form, Quantity
from planctl.numbers.printed import Bound
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS

_CLAUSE_ENDS = re.compile(r"[;()?!—\t]|(?<!target)(?<!baseline)(?<!□):|[.,](?![\d\ue000-\ue009])|\s–\s")
_SINCE = re.compile(
    r"(?:,? ?(?:compared (?:with|to)|against|relative to|on|over|than|up from|down from))? ?"
    rf"(?:\b(?:in|by|during|for|of|since|from|at|to|as of|until)\b )?{DATE}(?: levels?)? ?,?$"
)
_RATES = (PERCENT, "times")
_LEVELS = ("above", "below", "under")
_OF_AGE = ("over", "above", "under", "below")
_YEARLY = ("on average", "annually")


class Before(NamedTuple):
    """What the words before a number say, and where they begin."""

    lead: int
    form: Form
    sign: int
    bound: Bound
    words: tuple[str, ...]


def before(text: str, numeral: Numeral, previous: Quantity | None) -> Before:
    """What the words before a number say of it, up to its subject."""
    begin = before_money(text, numeral.start)
    clause = clause_start(text, begin, previous)
    read = _Backwards(text[clause:begin], numeral.unit)
    form, sign, said = read.form, read.sign, read.said
    moved = _moved(read.before) or (_moved(f"{_clause_before(text, clause)} x") if not read.before.strip() else "")
    if form == "value" and read.is_by and moved:
        form = "growth" if numeral.unit in _RATES else "change"
        sign, said = grammar().signs[moved.lower()], [*said, moved]
    if form == "growth" and (numeral.is_yearly or read.is_yearly) and numeral.unit == PERCENT:
        form = "average_growth"
    return Before(clause + len(read.before.rstrip()), form, sign, read.bound, tuple(dict.fromkeys(said)))


def clause_start(text: str, start: int, previous: Quantity | None) -> int:
    """Where the clause begins that a number stands in, or where the number before it ends."""
    clause = max((each.end() for each in _CLAUSE_ENDS.finditer(text, 0, start)), default=0)
    return max(clause, previous.stop) if previous is not None else clause


def _clause_before(text: str, clause: int) -> str:
    """The clause before one that begins behind a comma: "employment grew faster, by 6 per cent"."""
    if not text[:clause].endswith(","):
        return ""
    begin = max((each.end() for each in _CLAUSE_ENDS.finditer(text, 0, clause - 1)), default=0)
    return text[begin : clause - 1]


def _moved(words: str) -> str:
    """The verb of "cut emissions by": the last one before some other words."""
    verbs = [each["word"] for each in re.finditer(r"(?i)\b(?P<word>[a-z]+)\b(?= [a-z])", words)]
    return next((verb for verb in reversed(verbs) if verb.lower() in grammar().signs), "")


class _Backwards:
    """Words read from a number backwards, as long as one of the steps takes some: `before` is what is left, the subject's end."""

    def __init__(self, words: str, unit: str) -> None:
        self.before = words
        self.unit = unit
        self.form: Form = "value"
        self.bound: Bound = "exact"
        self.sign = 1
        self.said: list[str] = []
        self.arrives = False
        """Whether a "to" or "from" says that the number is where something arrives, not how far it moves."""
        self.is_at = False
        self.is_by = False
        self.is_yearly = False
        while step := self._since() or self._longest():
            self.before = self.before[: step.start()].rstrip()

    def _longest(self) -> re.Match[str] | None:
        """The step of those that takes most words: "make up over 45%" is no move up."""
        words = grammar()
        steps = (
            (words.before, self._bound),
            (words.moves, self._move),
            (words.mood, lambda match: match),
            (words.link, self._link),
            (words.filler, self._filler),
        )
        found = [(match, step) for each, step in steps if (match := each.search(self.before))]
        return next((match for match, step in sorted(found, key=lambda each: each[0].start()) if step(match)), None)

    def _since(self) -> re.Match[str] | None:
        """In 2023, by 2028, compared with 2010."""
        match = _SINCE.search(self.before)
        self.arrives = self.arrives or bool(match and match[0].strip().startswith("to "))
        return match

    def _bound(self, match: re.Match[str]) -> re.Match[str] | None:
        """More than, at least, about."""
        word = match["word"].lower()
        if word in _OF_AGE and re.search(r"[□\d\ue000-\ue009] (?:and|or) $", self.before[: match.start()]):
            return None
        if self.form != "value" or ((self.arrives or self.is_at) and word.endswith("estimated")):
            return None
        bound = grammar().bounds[word]
        if self.bound == "exact" or (self.bound == "about" and bound != "reach"):
            self.bound = bound
            self.said.insert(0, match["word"])
        self.arrives = self.arrives or (not self.is_by and word.split()[-1] in _LEVELS)
        return match

    def _move(self, match: re.Match[str]) -> re.Match[str] | None:
        """Grew, fell by; before a "to" they say nothing more."""
        word = match["word"].lower()
        if self.form != "value":
            return match
        if not self.arrives or (self.unit == PERCENT and word in ("growth", "growth rate")):
            is_rate = self.unit in _RATES
            if not (is_rate or self.is_by or self.unit == PERCENTAGE_POINTS or pattern("<intransitive>").match(word)):
                return match if self.bound != "exact" else None
            self.form = "growth" if is_rate else "change"
            self.is_yearly = self.is_yearly or word.startswith(("average", "annual average", "compound"))
            self.sign = grammar().signs[word]
        self.said.insert(0, match["word"])
        return match

    def _link(self, match: re.Match[str]) -> re.Match[str]:
        """Was, stood at, amounted to."""
        self.is_yearly = self.is_yearly or match["word"].lower().startswith("averag")
        return match

    def _filler(self, match: re.Match[str]) -> re.Match[str]:
        """By, a total of, respectively."""
        word = match["word"].lower()
        if self.form == "value":
            self.arrives = self.arrives or word in ("to", "from")
            self.is_by = self.is_by or (
                not self.arrives
                and word in ("by", "of")
                and not pattern(r"\b(?:<target>|<level>|<a_mark>) of\s*$").search(self.before)
            )
        self.is_at = self.is_at or word == "at"
        self.is_yearly = self.is_yearly or word in _YEARLY
        if word == "from":
            self.said.append("from")
        return match
