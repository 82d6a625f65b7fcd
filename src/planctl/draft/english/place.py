"""Where a quantity stands, as the rules for subjects see it."""

from __future__ import annotations

import re
from typing import NamedTuple

from planctl.draft.english.verbs import is_verb
from planctl.draft.english.words import grammar, pattern
from planctl.draft.reading import Quantity, Subject
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS


class Place(NamedTuple):
    """Where a quantity stands.

    `words` are those of its clause before it, `raw` the same with all that says nothing of a subject, `gap`
    all since the quantity before in it, `middle` those between them
    and the number, `behind` those right behind it, `rest` all of its clause behind it, `noun` what it counts; what is `outside`
    stands before its brackets, and `before_comma` before the comma that its clause begins behind.
    `last` is the quantity before it, `previous` the same in its own sentence.
    """

    quantity: Quantity
    words: str
    raw: str
    gap: str
    middle: str
    behind: str
    rest: str
    noun: str
    outside: str
    before_comma: str
    last: tuple[Quantity, Subject] | None
    previous: tuple[Quantity, Subject] | None

    @property
    def is_share(self) -> bool:
        """Whether the number is a share of a whole, and counts nothing."""
        return self.quantity.unit in (PERCENT, PERCENTAGE_POINTS)

    @property
    def is_tied(self) -> bool:
        """Whether a verb or a preposition ties the number to what stands before it: rose to 40, not up to 40."""
        middle = re.sub(r"\b(?:(?:up|close|next) to|at (?:least|most))\b", "", self.middle)
        return pattern(r"\b<ties>\b").search(middle) is not None

    @property
    def takes_object(self) -> bool:
        """Whether the words before a number end in a verb that has it for its object: "graded 1,140 km"; not "deficit was 3%"."""
        moves = any(each.lower() in grammar().signs for each in self.quantity.rests_on)
        if not self.words or moves or self.is_tied:
            return False
        if " " not in self.words and pattern(rf"\b(?:<determiners>|of|in) {re.escape(self.words)}$").search(self.raw.rstrip()):
            return False
        return is_verb(self.words)

    @property
    def has_verb(self) -> bool:
        """Whether a verb stands among the words, so that its object or what it is done to is to come."""
        if self.is_tied:
            return False
        verbs = r"\b(?:will|shall|must|to|plans?|aims?|we) [a-z]+\b|\b[a-z]+ed\b|\b(?:spend|spent|invest)\b"
        return bool(re.search(verbs, self.words, re.IGNORECASE))
