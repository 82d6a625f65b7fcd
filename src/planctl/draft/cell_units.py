"""The unit that a cell prints beside its number, also one of several words, and before it: KES 86 million."""

from __future__ import annotations

import re

from planctl.numbers.units import is_known

UNIT_MARK = "\ua66e"
"""A letter of no other use, in the place of a unit of several words."""
_NUMBER = r"\d[\d,.]*"
_BEHIND = r"(?:以上|以内|以下|左右|余| or more| or less)?$"
_MAGNITUDES = "thousand|million|billion|trillion|crore|lakh"

_BEFORE = re.compile(rf"(?P<money>[A-Za-z]*[$£€¥₹]|[A-Z][A-Za-z]{{1,3}})\s*{_NUMBER}\s*(?P<behind>{_MAGNITUDES})?(?!\w)")


def marked(text: str, unit: str | None) -> str:
    """A cell's text with the unit that it is known to be in, where that is of several words, as one letter behind its number."""
    if unit is None or (" " not in unit and unit.isalpha()):
        return text
    before, _, behind = unit.partition(" ")
    around = re.sub(rf"(?<!\w){re.escape(before)}\s*({_NUMBER})\s*{re.escape(behind)}(?!\w)", rf"\g<1>{UNIT_MARK}", text)
    return re.sub(rf"(?<=\d)\s*{re.escape(unit)}(?!\w)", UNIT_MARK, around)


def own_unit(text: str, *, is_money: bool = False) -> str | None:
    """The unit that a cell prints beside its number; none of a share, which can be a growth.

    One that planctl does not know is taken where it can only be that of money.
    """
    if bracketed := re.search(r"\d\s*[（(]([^()（）定]*[^\W\d_][^()（）定]*)[)）]$", text):
        return bracketed[1]
    if before := re.search(
        rf"(?P<money>[A-Za-z]*[$£€¥₹]|[A-Z][A-Za-z]{{1,3}})\s*{_NUMBER}\s*(?P<behind>{_MAGNITUDES})?(?![\w])", text
    ):
        unit = " ".join(filter(None, (before["money"], before["behind"])))
        if is_known(unit, {}):
            return unit
    behind = re.search(rf"\d\s*([^\W\d_][^\d%（(]*?){_BEHIND}", text)
    if behind is None:
        return None
    unit = behind[1].strip()
    return unit if is_known(unit, {}) or (is_money and unit) else None
