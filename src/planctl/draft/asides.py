"""The numbers of a text that measure nothing, each with the reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from planctl.draft.reading import Aside, Quantity
from planctl.numbers.printed import IN_TEXT
from planctl.plan.vocabulary import SetAsideReason


def set_aside(
    text: str, patterns: Iterable[tuple[SetAsideReason, re.Pattern[str]]], hidden: Callable[[SetAsideReason, str], str]
) -> tuple[str, list[Aside]]:
    """The text without the digits of what some patterns find, character for character, and the numbers found.

    The first pattern that finds a number tells its reason; `hidden` writes a find so that no later one reads its digits.
    """
    asides: list[Aside] = []
    for reason, pattern in patterns:
        for match in list(pattern.finditer(text)):
            asides += [
                Aside(match.start() + each.start(), match.start() + each.end(), each[0], reason)
                for each in IN_TEXT.finditer(match[0])
            ]
            text = text[: match.start()] + hidden(reason, match[0]) + text[match.end() :]
    return text, asides


def left_over(text: str, numeral: str, quantities: Sequence[Quantity]) -> list[Aside]:
    """The numbers of a text that no quantity is of: those in a unit, and those that nothing ties to one, which are names'."""
    asides: list[Aside] = []
    starts = [each.start for each in quantities]
    for match in re.finditer(numeral, text):
        before = quantities[at - 1] if (at := bisect_right(starts, match.start())) else None
        if before is None or match.start() >= before.stop:
            asides.append(Aside(*match.span(), match[0], "name"))
        elif match.start() >= before.end:
            asides.append(Aside(*match.span(), match[0], "unit"))
    return asides
