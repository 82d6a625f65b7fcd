"""The quantities of a paragraph: each number that measures something, as printed, with unit, bound, sign and form."""

from __future__ import annotations

import re

from planctl.draft.english.before import before
from planctl.draft.english.counted import Numeral
from planctl.draft.english.meant import IS_LESS, RULES, Meaning, NumberPlace
from planctl.draft.english.numerals import SCALES, numerals
from planctl.draft.english.unprinted import is_tied, unit_of_subject
from planctl.draft.reading import Quantity
from planctl.numbers.units import PERCENT

_OF_THEM = re.compile(r"(?: \([^()]{1,12}\))? (?:were|was|are|have|had)\b")
"""What stands behind a number of some of those counted before, whatever share stands between."""


def read_quantities(text: str) -> list[Quantity]:
    """What a paragraph measures, in order; what measures nothing is hidden in its text."""
    found: list[Quantity] = []
    for numeral in numerals(text):
        is_less = (IS_LESS.match(text, numeral.stop) or _OF_THEM.match(text, numeral.stop)) is not None
        counted = next(
            (each for each in reversed(found) if each.form != "share_of_plan" and not (is_less and each.unit == PERCENT)), None
        )
        if quantity := _quantity(text, numeral, found[-1] if found else None, counted):
            found.append(quantity)
    return found


def _quantity(text: str, numeral: Numeral, previous: Quantity | None, counted: Quantity | None) -> Quantity | None:
    """The quantity of a number; None where it is a name's, since nothing ties it to a unit or a subject."""
    told = before(text, numeral, previous)
    unit = numeral.unit
    if unit in ("", *SCALES):
        unit = f"{unit} {unit_of_subject(text, told.lead, numeral, counted)}".strip()
    elif previous is not None and previous.unit.startswith(f"{unit} per ") and IS_LESS.match(text, numeral.stop):
        unit = previous.unit
    if not numeral.unit and not told.words and not is_tied(text, numeral, unit):
        return None
    place = NumberPlace(text, numeral, unit, told.lead, previous)
    said = Meaning(told.form, told.sign, told.bound, told.words, numeral.stop)
    for rule in RULES:
        said = rule(place, said) or said
    sign = 1 if numeral.number < 0 else said.sign
    return Quantity(
        numeral.start,
        numeral.end,
        said.stop,
        told.lead,
        text[numeral.start : numeral.end],
        sign * numeral.number,
        numeral.to,
        unit,
        said.form,
        said.bound,
        said.words,
        said.listed,
    )
