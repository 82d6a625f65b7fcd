"""What the words of an English name tell: nature, direction, and whether other paragraphs' subjects share it."""

from __future__ import annotations

import re
from functools import cache

from planctl.draft.english.words import pattern
from planctl.draft.reading import Names

_GENERAL = (
    "(?:new|total)?(?:projects?|companies|investments?|funding|revenue|people|households|jobs|homes|places|total|expenditure|works|budget|grants?"
    "|loans?)(?:completed|created|supported|delivered|built)?"
)


@cache
def names() -> Names:
    """The words of English names."""
    return Names(
        unprinted="not printed",
        apart="{name} ({place})",
        again="{place}, {number}",
        nameless="{place}: {printed} {unit}",
        noise=re.compile("[\"'“”‘’()\\s,.-]"),
        counts=re.compile("^(?:totalnumberof|numberof|total)"),
        general=re.compile(_GENERAL),
        rate=pattern(r"\b<rate>\b"),
        level=re.compile(r"\b(?:concentration|life expectancy|index|coefficient|density|temperature)\b"),
        stock=pattern(r"\b<stock>\b"),
        lower=pattern(r"\b<lower>\b(?!.*\b<dealt_with>\b)"),  # the more of something bad is dealt with, the better
        higher=pattern(r"\b(?:<higher>|<dealt_with>)\b"),
        counted=pattern(r"(?!<not_counted>$|.* (?:thousand|million|billion|crore|lakh)$)[a-z][a-z' -]*(?<! per)"),
    )
