"""The numbers of a text that measure nothing, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from planctl.draft.reading import Aside, Quantity
from planctl.plan.vocabulary import SetAsideReason

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


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
                for each in _NUMBER.finditer(match[0])
            ]
            text = text[: match.start()] + hidden(reason, match[0]) + text[match.end() :]
    return text, asides


def left_over(text: str, numeral: str, quantities: Sequence[Quantity]) -> list[Aside]:
    """The numbers of a text that no quantity is of: those in a unit, and those that nothing ties to one, which are names'."""
    asides: list[Aside] = []
    for match in re.finditer(numeral, text):
        if any(each.end <= match.start() < each.stop for each in quantities):
            asides.append(Aside(*match.span(), match[0], "unit"))
        elif not any(each.start <= match.start() < each.end for each in quantities):
            asides.append(Aside(*match.span(), match[0], "name"))
    return asides
