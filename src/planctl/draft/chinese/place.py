"""Where a quantity stands, as the rules for subjects see it."""

from __future__ import annotations

import re
from typing import NamedTuple

from planctl.draft.chinese.clauses import Said
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Quantity, Subject
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS

EACH = re.compile("(?:各|(?<![年人平户])均)(?!类|种|级|项|地|族|界|部|有关)(?:[^，]{0,6})$")
"""A word right before a number that says that it goes for each of several."""


class Place(NamedTuple):
    """Where a quantity stands.

    `words` are those of its clause before it, `verb` the one that they begin with, `behind` those right behind it, and what is
    `outside` stands before the brackets that it is in. `previous` is the quantity before it in its sentence, `chained` whether that
    is in its clause, `earlier` the one before it wherever that is.
    """

    text: str
    flat: str
    quantity: Quantity
    words: str
    behind: str
    verb: str
    outside: str
    said: Said
    previous: tuple[Quantity, Subject] | None
    earlier: tuple[Quantity, Subject] | None
    chained: bool

    @property
    def is_share(self) -> bool:
        """Whether the number is a share of a whole, and counts nothing."""
        return self.quantity.unit in (PERCENT, PERCENTAGE_POINTS)

    @property
    def names_nothing(self) -> bool:
        """Whether the words before the number say nothing of what it measures."""
        words = grammar()
        is_said = self.words in words.heads or self.words in words.fillers
        return is_said or bool(words.manner.fullmatch(self.words)) or bool(words.mark.fullmatch(self.words))

    @property
    def rest(self) -> str:
        """The text behind the number and its unit."""
        return self.text[self.quantity.stop :]
