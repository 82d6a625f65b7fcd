"""What a report says that a target is: its attribute, and whether it is only strived for."""

from __future__ import annotations

import re

from planctl.draft.english.clauses import bare, named
from planctl.draft.english.words import grammar, pattern
from planctl.draft.reading import Quantity, Stated
from planctl.plan.vocabulary import Attribute


def stretches(text: str, quantity: Quantity) -> bool:
    """Whether the words around a quantity in its clause say that it is strived for: a stretch target of 7 per cent."""
    before = re.split(r"[;:,]|\. ", text[: quantity.start])[-1]
    return pattern(r"\b<stretch>\b").search(before) is not None


def attribute_of(text: str, quantity: Quantity) -> Attribute | None:
    """What brackets behind a quantity call it: 58.3% (binding)."""
    told = pattern(r" ?\((?P<attribute><attribute>)(?: target| indicator)?\)").match(text, quantity.stop)
    return grammar().attributes[told["attribute"].lower()] if told else None


def stated(text: str) -> list[Stated]:
    """The subjects that a text calls so by name: forest cover is a binding target; binding indicators: forest cover, farmland."""
    one = pattern(r"(?P<names>[^.;:,]+?) (?:is|are) (?:an? )?(?P<attribute><attribute>) (?:targets?|indicators?)\b").finditer(text)
    listed = pattern(r"\b(?P<attribute><attribute>) (?:targets?|indicators?): (?P<names>[^.;:]+)").finditer(text)
    return [
        Stated(name, grammar().attributes[match["attribute"].lower()])
        for match in (*one, *listed)
        for each in re.split(r", and |, | and ", match["names"])
        if (name := named(bare(each)))
    ]
