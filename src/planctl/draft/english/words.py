"""The grammar of English reports as patterns: `english.toml` holds its words, with an example of each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from planctl.draft.reading import any_of
from planctl.numbers.printed import Bound
from planctl.numbers.units import CURRENCIES, ENGLISH_UNITS, is_count
from planctl.plan.vocabulary import Attribute, SetAsideReason

NUMERAL = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?"
DATE = (
    r"(?:(?:the )?(?:end|close|start) of )?(?:the )?(?:financial year |fiscal year |[Ff]iscal |FY ?|year )?"
    r"(?:□{1,2} )?(?:[A-Z][a-z]{2,8} (?:□{1,2}, )?)?"
    r"(?:□[□/–—-]*□|mid-□{4})"
)
"""A date whose digits are blotted out."""
_TIMES = ("years", "months", "weeks", "days", "hours")
_VOWEL_Y = re.compile("[^aeiou]y$")
_PLAIN = str.maketrans("\u00a0\u202f\u2009’‘−‑", "   ''--")


class Grammar(NamedTuple):
    """The words of `english.toml`, compiled.

    `before`, `moves`, `filler`, `link` and `mood` end a text, `behind`, `grown`, `progress` and `heads` begin one; `phrases` are
    alternatives to be put into a pattern.
    """

    bounds: dict[str, Bound]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    signs: dict[str, int]
    moves: re.Pattern[str]
    grown: re.Pattern[str]
    falls: frozenset[str]
    filler: re.Pattern[str]
    link: re.Pattern[str]
    mood: re.Pattern[str]
    progress: re.Pattern[str]
    of_plan: re.Pattern[str]
    heads: re.Pattern[str]
    phrases: dict[str, str]
    participles: dict[str, str]
    seeing: frozenset[str]
    owners: str
    units: dict[str, str]
    unit: re.Pattern[str]
    currencies: tuple[str, ...]
    no_money: frozenset[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    general: frozenset[str]
    numerals: dict[str, int]
    multiples: dict[str, int]
    attributes: dict[str, Attribute]
    uncounted: frozenset[str]
    asides: tuple[tuple[SetAsideReason, re.Pattern[str]], ...]


def phrase(name: str) -> str:
    """Any of the phrases of a name, to be put into a pattern."""
    return grammar().phrases[name]


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern in which `<name>` stands for any of the phrases of that name, in small letters or capitals."""
    return re.compile("(?i)" + re.sub("(?<!P)<([a-z_]+)>", lambda match: phrase(match[1]), text))


def normal(text: str) -> str:
    """A text with its narrow spaces, apostrophes and minus signs plain, each character in its place."""
    return text.translate(_PLAIN)


def participle(verb: str) -> str:
    """What is done by a verb: resurface and resurfaced are resurfaced, build and built are built; nothing by one that only sees."""
    word = verb.lower()
    if word in grammar().seeing or word.removesuffix("s") in grammar().seeing or _is_seen(word):
        return ""
    if word.endswith("ing") and len(word) > len("bring"):
        stem = word.removesuffix("ing")
        word = stem[:-1] if stem[-2:-1] == stem[-1:] and stem not in grammar().participles else stem
    if word in grammar().participles:
        return grammar().participles[word]
    if word.endswith("ed") or word in grammar().participles.values():
        return word
    return word + "d" if word.endswith("e") else word[:-1] + "ied" if _VOWEL_Y.search(word) else word + "ed"


def _is_seen(word: str) -> bool:
    return any(word in (f"{each}ed", f"{each}d", f"{each}ing", f"{each[:-1]}ing") for each in grammar().seeing)


@cache
def grammar() -> Grammar:
    """The grammar, read once."""
    data = tomllib.loads((resources.files("planctl.draft.english") / "english.toml").read_text("utf-8"))
    bounds: dict[str, Bound] = {
        word: each["bound"] for side in ("before", "behind") for each in data[side] for word in each["words"]
    }
    signs = {word: each["sign"] for each in data["moves"] for word in each["words"]}
    units = {unit: unit for unit in (*ENGLISH_UNITS, *filter(str.isalpha, CURRENCIES))} | data["units"]
    return Grammar(
        bounds=bounds,
        before=_ending(word for each in data["before"] for word in each["words"]),
        behind=_beginning(word for each in data["behind"] for word in each["words"]),
        signs=signs,
        moves=_ending(signs),
        grown=re.compile(
            rf"(?i) ?(?:(?!(?:in|of|for|at|on|to|with|from|among) )[a-z-]+ )?"
            rf"(?P<word>{any_of([*data['grown']['up'], *data['grown']['down']])})(?![a-z])"
        ),
        falls=frozenset(data["grown"]["down"]),
        filler=_ending(data["filler"]["words"]),
        link=_ending(data["link"]["words"]),
        mood=_ending(data["mood"]["words"]),
        progress=re.compile(rf"(?i) ?(?P<word>{any_of(data['progress']['words'])})(?![a-z])(?:(?<=complete)|(?! (?:by|in|the)\b))"),
        of_plan=re.compile(f"(?i){data['plan']['pattern']}"),
        heads=re.compile(rf"(?i){any_of(data['heads']['words'])}(?![\w'-])[ ,]*"),
        phrases={name: any_of(words) for name, words in data["phrases"].items()},
        participles=data["participles"],
        seeing=frozenset(data["seeing"]["words"]),
        owners=any_of(data["owners"]["words"]),
        units=units,
        unit=re.compile(rf"{any_of(unit for unit in units if not is_count(unit) or unit in _TIMES)}(?![\w])|%"),
        currencies=(*CURRENCIES, *data["money"]["words"]),
        no_money=frozenset(data["money"]["not"]),
        plurals=frozenset(data["plurals"]["words"]),
        singulars=frozenset(data["plurals"]["not"]),
        general=frozenset(data["general"]["words"]),
        numerals=data["numerals"],
        multiples=data["multiples"] | {"halv": data["multiples"]["halve"], "tripl": data["multiples"]["triple"]},
        attributes=data["attributes"],
        uncounted=frozenset(data["uncounted"]["words"]),
        asides=tuple((each["reason"], re.compile(each["pattern"])) for each in data["aside"]),
    )


def _beginning(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of a text that begins with one of some words; "at least" only where its clause ends."""
    ends = r"(?:(?!at )|(?<!,)(?<!, )(?=[a-z ]+(?:[.,;)]|$)))"
    return re.compile(rf"(?i),? ?(?P<word>{ends}{any_of(words)})(?![a-z])")


def _ending(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of a text that ends in one of some words."""
    return re.compile(rf"(?i)(?:^|(?<=[\s(,'-]))(?P<word>{any_of(words)})\s*$")
