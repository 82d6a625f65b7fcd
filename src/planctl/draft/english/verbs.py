"""The verbs around a quantity: what is done to what is counted, and to what."""

from __future__ import annotations

import re
from functools import cache

from planctl.draft.english.counted import is_plural
from planctl.draft.english.words import grammar, pattern
from planctl.draft.reading import any_of

_WORKS = re.compile(r"(?i)^(?:construction|completion|implementation|rehabilitation|works|work|progress) (?:of|on) (?:the )?")
_HAS = re.compile(r"(?i).+ (?:has|have|had|with) an? (?P<what>[a-z].+)")
_NO_PARTICIPLE = ("need", "speed", "seed", "shed", "bed")


def is_verb(words: str) -> bool:
    """Whether words end in a verb whose object is to come: graded, to drill, and resurface; not in a noun."""
    *before, last = words.split()
    word = last.lower()
    if pattern("<no_verb>$").search(word) or pattern("<no_noun>").fullmatch(word):
        return False
    if word in grammar().participles.values() or (word.endswith("ed") and word not in _NO_PARTICIPLE):
        return True
    if not re.fullmatch("[a-z-]+", last if before else word) or is_plural(last):
        return False
    return (
        not before or bool(pattern(r"\b<modal>$").search(" ".join(before))) or (word.endswith("ing") and before[-1].endswith(","))
    )


def object_of(words: str) -> str:
    """What a verb among words is done to; the words themselves where there is none, or it ends them."""
    taken = pattern(r".*\b(?<!ly )<takes>\s+(?:an? |the )?(?P<what>[a-z].+)").fullmatch(words)
    if taken and not re.search(" (?:that|which|who) ", words):
        return taken["what"]
    verb = _wanted().search(words) or _moved().search(words)
    if verb is not None and (another := _moved().search(words[verb.start("what") :])):
        verb = another if words[verb.start("what") : verb.start("what") + another.start("verb")].rstrip().endswith(" and") else verb
    if verb is not None:
        return words if verb["verb"].lower() in ("be", "have", "the", "of", "a") else verb["what"]
    if held := pattern(
        r"(?:.* )?(?:<holds> |(?:twice|double|half|triple|times) the )(?:the |our |its )?(?P<what>[a-z].+)"
    ).fullmatch(words):
        return held["what"]
    if has := _HAS.match(words):
        return has["what"]
    words = pattern(r"^<brings> (?=[a-z])").sub("", words)
    return re.sub(r"^[a-z]+ (?:the|our|its|their) (?=[a-zA-Z])", "", _WORKS.sub("", words))


@cache
def _wanted() -> re.Pattern[str]:
    return pattern(r"^(?:.*\b<wants>|to)\s+(?:also |further |then |together )?(?P<verb>[a-z]+)\s+(?P<what>.+)$")


@cache
def _moved() -> re.Pattern[str]:
    is_no_noun = "".join(rf"(?<!\b{each} )" for each in ("in", "of", "the", "at", "for", "with", "on", "from", "under"))
    verb = rf"{is_no_noun}(?P<verb>{any_of(grammar().signs)})"
    return re.compile(rf"(?i)^(?:.*\b)?(?!(?<=\bto )[a-z]+ed\b){verb}\s+(?!rate\b)(?:in |of )?(?P<what>[A-Za-z].+)$")
