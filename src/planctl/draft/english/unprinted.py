"""Numbers whose unit is not printed: whether they measure something, and what they count."""

from __future__ import annotations

import re

from planctl.draft.english.before import clause_start
from planctl.draft.english.counted import Numeral, is_plural
from planctl.draft.english.numerals import SCALES
from planctl.draft.english.words import grammar, pattern
from planctl.draft.reading import Quantity
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, is_money

_THOUSAND = 1000
_DONE = re.compile(r" (?:were|are|was|had|have|has|[a-z]+ed)\b")
_IS_LESS = re.compile(r"(?i) (?:(?:fewer|more|lower|higher|less) than\b|(?:more|others)(?=[.,;]))")


def is_tied(text: str, numeral: Numeral, unit: str) -> bool:
    """Whether a number without a unit measures something: "rose to 286", "87 were completed", "(target 400)", 1,204."""
    words = text[: numeral.start]
    is_said = re.search(r"(?i)\btarget[^,;.]*: $|[a-z]: $", words) or pattern(r"\b<ties_a_number>\s*$").search(words)
    is_less = _IS_LESS.match(text, numeral.stop)
    return bool(
        is_said or is_less or re.search("[, ]", text[numeral.start : numeral.end]) or (unit and _DONE.match(text, numeral.stop))
    )


def _without_scale(unit: str) -> str:
    """A unit without its million, which a number in full or with a scale of its own does without."""
    return re.sub(rf"^(?:{'|'.join(SCALES)}) ", "", unit)


def unit_of_subject(text: str, lead: int, numeral: Numeral, previous: Quantity | None) -> str:
    """What a number counts whose unit is not printed: what was counted before it, or what its subject's plural names."""
    clause = text[clause_start(text, lead, previous) : lead]
    if previous is not None and previous.unit not in ("", *SCALES, PERCENT, PERCENTAGE_POINTS) and not is_money(previous.unit):
        is_same = not clause.strip() or re.search(
            r"(?i)\b(?:target|total|plan|goal|estimate|projection|forecast|compared)\b", text[previous.stop : lead + 30]
        )
        counts = is_plural(previous.unit) and grammar().unit.fullmatch(previous.unit) is None
        gap = text[previous.stop : numeral.start]
        goes_on = re.fullmatch(r"[^.;]{0,40}(?:\band|,) (?:[a-z]+ing )?", gap) or _IS_LESS.match(text, numeral.stop)
        if is_same or (counts and (goes_on or _DONE.match(text, numeral.stop))):
            return _without_scale(previous.unit) if numeral.unit or numeral.number >= _THOUSAND else previous.unit
    if text[: numeral.start].endswith(": ") and not clause.strip(" :"):
        clause = re.split(r"[.;!?] ", text[: numeral.start])[-1]
    words = clause if clause.strip() or previous is None else text[clause_start(text, previous.start, None) : previous.lead]
    noun = re.split(r"\b(?:in|of|for|with|on|at|from|to|by|under|per)\b", re.sub(r"^.*?\bnumber of\b", "", words))[0]
    plural = next((each for each in reversed(re.findall(r"[A-Za-z-]+", noun)) if is_plural(each)), "")
    return "people" if pattern(r"\b<of_people>\b").search(words) and not plural else plural.lower()
