"""What else tells how a number is meant: a list that it is part of, words behind its unit, the quantity before."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from planctl.draft.english.before import clause_start
from planctl.draft.english.counted import Numeral
from planctl.draft.english.numerals import SCALES, money_of, without_scale
from planctl.draft.english.words import DATE, NUMERAL, grammar, pattern
from planctl.draft.reading import Form, Quantity
from planctl.numbers.printed import Bound
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS

_MIRRORED: dict[Bound, Bound] = {"at_least": "at_most", "over": "under", "at_most": "at_least", "under": "over"}
_GROWTHS = ("growth", "average_growth")
_JOINTS = re.compile(r"\s*(?:,|and|, and|&)\s*")
_OF_BUDGET = re.compile(r"(?i) of (?:the |its |their |our )?(?:[a-z]+ )?(?:budget|allocation)\b")
_OFF = re.compile(" (?:above|below|higher|lower|up|down|more|less|ahead|short|behind)\\b")
_A_FEW_WORDS = 80
IS_LESS = re.compile(
    r"(?i) (?:people |cases )?(?:(?P<less>fewer|lower|less|below|down|faster|quicker|shorter|sooner|smaller)"
    r"|more|higher|up|above|longer|slower"
    r"|larger)"
    r"(?: (?:than|on)\b|(?<! more)(?=[,.;)]|$))"
)


class NumberPlace(NamedTuple):
    """A number where it stands, behind the quantity before it; `lead` is where the words begin that say how it is meant."""

    text: str
    numeral: Numeral
    unit: str
    lead: int
    previous: Quantity | None

    @property
    def gap(self) -> str:
        """The words between the quantity before and this one."""
        return self.text[self.previous.stop : self.numeral.start] if self.previous is not None else ""

    @property
    def middle(self) -> str:
        """The words between its subject and the number."""
        return self.text[self.lead : self.numeral.start]

    @property
    def after_growth(self) -> Quantity | None:
        """The quantity before, where it is a growth."""
        return self.previous if self.previous is not None and self.previous.form in _GROWTHS else None


class Meaning(NamedTuple):
    """What is said of a number so far; its words end at `stop`."""

    form: Form
    sign: int
    bound: Bound
    words: tuple[str, ...]
    stop: int
    listed: bool = False


def as_listed(place: NumberPlace, said: Meaning) -> Meaning | None:
    """3.6 percent, 6.3 percent and 4.8 percent: the words of a list go for each of its numbers."""
    previous = place.previous
    if previous is None or place.unit != previous.unit or said.words or IS_LESS.match(place.text, place.numeral.stop):
        return None
    if previous.form in _GROWTHS and re.match(r" of\b", place.text[said.stop :]):
        return None
    if not _JOINTS.fullmatch(re.sub(rf"{money_of(place.text)} ?$", "", place.gap)):
        return None
    sign = -1 if previous.number < 0 and previous.form in (*_GROWTHS, "change") else 1
    return said._replace(form=previous.form, sign=sign, listed=True)


def as_before(place: NumberPlace, said: Meaning) -> Meaning | None:
    """Grew by 3.1 percent, manufacturing 7.2 percent; 6.4 percent in 2024 and 7 percent in 2025: the verb goes on."""
    growth = place.after_growth
    if growth is None or place.unit != PERCENT or said.form != "value" or said.listed:
        return None
    if pattern(r" (?:in □+ )?(?:up |down )?from (?:the |a )?(?:peak of )?").fullmatch(place.gap + "") and "from" in said.words:
        return said._replace(form=growth.form, sign=-1 if growth.number < 0 else 1)
    goes_on = (
        place.middle.strip() in ("", "by")
        or re.match(" in (?:real|nominal) terms", place.text[said.stop :])
        or re.fullmatch(rf" (?:in|by) {DATE},? and ", place.gap)
    )
    is_new = re.match(r" (?:of|were|was|are|is|have|has|had|will)\b", place.text[said.stop :])
    if pattern(r"(?:,? ?|[^.;]*,? (?:and )?)<beside>\b[^.;,]*").fullmatch(place.gap):
        return said._replace(form=growth.form)
    if not goes_on or is_new or not re.search(r"^\s*(?:,|and|in)|(?:,|and) $|\bbut only $", place.gap):
        return None
    return said._replace(form=growth.form, sign=-1 if growth.number < 0 else 1)


def bound_behind(place: NumberPlace, said: Meaning) -> Meaning | None:
    """6,500 households or more."""
    behind = grammar().behind.match(place.text, said.stop)
    if behind is None:
        return None
    return said._replace(bound=grammar().bounds[behind["word"].lower()], words=(*said.words, behind["word"]), stop=behind.end())


def share_of_plan(place: NumberPlace, said: Meaning) -> Meaning | None:
    """84 per cent of the annual target, 91 per cent of the £16m target."""
    if place.unit != PERCENT or said.form != "value":
        return None
    if _of_a_figure(money_of(place.text)).match(place.text, said.stop):
        return said._replace(form="share_of_plan", words=(*said.words, "of target"))
    plan = grammar().of_plan.match(place.text[said.stop :])
    if plan is None and pattern(r"\b<spends>\s*$").search(place.text[max(0, place.lead - _A_FEW_WORDS) : place.lead]):
        plan = _OF_BUDGET.match(place.text[said.stop :])
    return said._replace(form="share_of_plan", words=(*said.words, plan[0].strip()), stop=said.stop + plan.end()) if plan else None


@cache
def _of_a_figure(money: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?i) of (?:the |its |our |a )?(?:planned |targeted |budgeted )?{money}? ?{NUMERAL} ?(?:{'|'.join(SCALES)}|m|bn)?"
        r"(?: [a-z-]+)? (?:target|goal|plan|planned|targeted|budgeted)\b"
    )


def progress(place: NumberPlace, said: Meaning) -> Meaning | None:
    """70% complete, 72 and 58 per cent complete; of works also what they stood at."""
    if place.unit != PERCENT or said.form != "value":
        return None
    if done := grammar().progress.match(place.text, said.stop):
        return said._replace(form="progress", words=(*said.words, done["word"]), stop=done.end())
    several = re.compile(rf"(?:(?:,|,? and) {NUMERAL} ?(?:%|per ?cent)?)+(?= )").match(place.text, place.numeral.end)
    if several and (done := grammar().progress.match(place.text, several.end())):
        return said._replace(form="progress", words=(*said.words, done["word"]))
    start = clause_start(place.text, place.numeral.start, place.previous) - _A_FEW_WORDS
    told = re.search(
        r"(?i)\b(?:physical|works?|construction) (?:progress|completion)\b[^,;.]*$", place.text[max(0, start) : place.numeral.start]
    )
    if told:
        return said._replace(form="progress", words=(*said.words, "progress"))
    of_works = place.previous is not None and pattern(r"\b<works>(?: \([^()]*\))?$").search(place.text[max(0, start) : place.lead])
    return said._replace(form="progress") if of_works and pattern(r"\b<stood>\b").search(place.middle) else None


def grown_behind(place: NumberPlace, said: Meaning) -> Meaning | None:
    """A 6.5% increase, 38% below the baseline; not 5% below the poverty line."""
    grown = grammar().grown.match(place.text, said.stop) if place.unit == PERCENT and said.form == "value" else None
    is_line = pattern(r" ?(?:[a-z-]+ )?(?:below|above|under|over) (?:the |its |their )?(?!(?:FY ?)?□)(?!.{0,40}(?:<a_mark>|year))")
    if grown is None or is_line.match(place.text, said.stop):
        return None
    return said._replace(
        form="growth", sign=-1 if grown["word"].lower() in grammar().falls else 1, words=(*said.words, grown["word"])
    )


def beside_a_mark(place: NumberPlace, said: Meaning) -> Meaning | None:
    """Below the 2.8 t/ha target, within 3-5%: the words bound no mark, and no range."""
    is_mark = said.bound in ("over", "under") and (
        pattern(r" (?:[a-z-]+ )?<a_mark>\b").match(place.text, place.numeral.stop)
        or pattern(r"\b<a_mark> of\W*$").search(place.middle)
    )
    is_range = place.numeral.to is not None and said.bound == "at_most"
    return said._replace(bound="exact") if is_mark or is_range else None


def in_brackets(place: NumberPlace, said: Meaning) -> Meaning | None:
    """€12.4 billion (+3.2%): a share with a sign in brackets is a growth."""
    sign = re.search(r"\(([+-])$", place.text[: place.numeral.start]) or re.search(r"\(()$", place.text[: place.numeral.start])
    if said.form != "value" or place.unit != PERCENT or sign is None or not (sign[1] or place.numeral.number < 0):
        return None
    return said._replace(form="growth", words=(*said.words, sign[1] or "-"))


def of_points(place: NumberPlace, said: Meaning) -> Meaning | None:
    """Percentage points and basis points are a change, short of something a negative one."""
    is_of_shares = place.unit == "points" and place.previous is not None and place.previous.unit == PERCENT
    if place.unit not in (PERCENTAGE_POINTS, "basis points") and not (is_of_shares and _OFF.match(place.text, said.stop)):
        return None
    behind = pattern(r" (?P<word><below>|less|lower|down|adrift|off)\b").match(place.text, said.stop)
    grown = behind or grammar().grown.match(place.text, said.stop)
    if grown is None or not (behind or grown["word"].lower() in grammar().falls):
        return said._replace(form="change")
    return said._replace(form="change", sign=-1, words=(*said.words, grown["word"]))


def more_than_before(place: NumberPlace, said: Meaning) -> Meaning | None:
    """23 fewer than in 2023; 7 litres lower than a year earlier: a change of what was just named."""
    told = IS_LESS.match(place.text, place.numeral.stop)
    if said.form != "value" or place.unit in (PERCENT, PERCENTAGE_POINTS) or told is None or place.previous is None:
        return None
    return said._replace(form="change", sign=-1 if told["less"] else 1)


def that_is(place: NumberPlace, said: Meaning) -> Meaning | None:
    """Grew by 2.6 per cent, or 38,400 people: the same growth in another unit."""
    moved = place.previous if place.previous is not None and place.previous.form == "change" else None
    if moved is not None and place.unit == PERCENT and place.gap.strip(" ,") in ("or", "equivalent to", "("):
        return said._replace(form="growth", sign=-1 if moved.number < 0 else 1)
    growth = place.after_growth
    if growth is None or place.unit == PERCENT or place.gap.strip(" ,") not in ("or", "equivalent to"):
        return None
    return said._replace(form="change", sign=-1 if growth.number < 0 else 1)


def a_distance(place: NumberPlace, said: Meaning) -> Meaning | None:
    """£312m, £18m below budget: how far the figure just named is from another."""
    if said.form != "value" or place.unit == PERCENT or place.previous is None:
        return None
    if without_scale(place.previous.unit) != without_scale(place.unit):
        return None
    beyond = pattern(
        r" (?:(?P<below><below>)|(?P<above><above>)) (?:the |its |our |their )?(?:annual |revised |original )?"
        r"(?:<a_mark>|previous|last|□|prior)"
    ).match(place.text, place.numeral.stop)
    if beyond is None:
        return None
    return said._replace(form="change", sign=-1 if beyond["below"] else 1, words=(*said.words, beyond["below"] or beyond["above"]))


def multiplied(place: NumberPlace, said: Meaning) -> Meaning | None:
    """Has doubled; will halve the number of cases: a growth by so many per cent."""
    word = place.text[place.numeral.start : place.numeral.end].lower()
    if not word.startswith(tuple(grammar().multiples)):
        return None
    sign = -1 if place.numeral.number < 0 else 1
    return said._replace(form="growth", sign=sign, bound=said.bound, words=(*said.words, word))


def a_year(place: NumberPlace, said: Meaning) -> Meaning | None:
    """Rise by 3 per cent a year; by 8 per cent or more annually."""
    is_yearly = place.numeral.is_yearly or re.match(r" (?:annually|(?:a|per|each|every) year)\b", place.text[said.stop :])
    return said._replace(form="average_growth") if said.form == "growth" and place.unit == PERCENT and is_yearly else None


def of_a_fall(_: NumberPlace, said: Meaning) -> Meaning | None:
    """A fall by at least 3% is at most -3%."""
    is_fall = said.sign < 0 and said.form in (*_GROWTHS, "change")
    return said._replace(bound=_MIRRORED.get(said.bound, said.bound)) if is_fall else None


RULES: tuple[Callable[[NumberPlace, Meaning], Meaning | None], ...] = (
    as_listed,
    bound_behind,
    share_of_plan,
    progress,
    grown_behind,
    as_before,
    in_brackets,
    beside_a_mark,
    of_points,
    more_than_before,
    that_is,
    multiplied,
    a_year,
    of_a_fall,
    a_distance,
)
"""What else tells how a number is meant, one after the other."""
