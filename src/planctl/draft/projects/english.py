"""Projects that an English report names with a verb of their stage: construction of the Kemba dam started."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from itertools import zip_longest
from typing import NamedTuple

from planctl.draft.projects.named import Named
from planctl.draft.reading import any_of
from planctl.plan.vocabulary import Stage

_SENTENCE = re.compile(r"[^.;!?]+(?:\.(?=\S)[^.;!?]+)*")
_TOKEN = re.compile(r"[\w’'/&–-]+")
_JOINT = re.compile(r",? and (?:the )?|, (?:the )?", re.IGNORECASE)
_CONNECTS = frozenset(["of", "and", "to", "for", "de", "la", "du", "el", "al"])
_MARK = "■"
_MOST_SMALL = 3
"""How many words in small letters may stand between a name and its noun: Hope Street primary school."""


class _Words(NamedTuple):
    """The words of `english.toml`, compiled."""

    sentences: tuple[tuple[re.Pattern[str], Stage], ...]
    works: re.Pattern[str]
    no_name: frozenset[str]
    ends: frozenset[str]


class _Name(NamedTuple):
    """A name in a text, from `start` up to `end`."""

    text: str
    start: int
    end: int


@cache
def _words() -> _Words:
    data = tomllib.loads((resources.files("planctl.draft.projects") / "english.toml").read_text("utf-8"))
    sentences = (
        (re.compile(rf"(?i)(?<![\w-]){each['pattern'].replace('<name>', f'(?:the )?{_MARK}')}(?![\w-])"), each["stage"])
        for each in data["sentence"]
    )
    return _Words(
        sentences=tuple(sentences),
        works=re.compile(rf"(?i)(?<![\w-]){any_of(data['works']['words'])}(?![\w-])"),
        no_name=frozenset(data["no_name"]["words"]),
        ends=frozenset(data["ends"]["words"]),
    )


def named_projects(text: str) -> list[Named]:
    """The projects that a paragraph names with their stage, in its order."""
    return [each for sentence in _SENTENCE.finditer(text) for each in _in_sentence(sentence[0], sentence.start())]


def _in_sentence(sentence: str, start: int) -> list[Named]:
    lists = _lists(sentence, _names(sentence))
    found: dict[_Name, Named] = {}
    for here in lists:
        others = [(each[0].start, each[-1].end, "□") for each in lists if each is not here]
        marked = _replaced(sentence, [*others, (here[0].start, here[-1].end, _MARK)])
        for pattern, stage in _words().sentences:
            if match := pattern.search(marked):
                verb = " ".join(re.sub(f"(?:the )?{_MARK}|□", " ", match[0]).split())
                found |= {name: Named(name.text, stage, start + name.start, (verb,)) for name in here if name not in found}
    return sorted(found.values(), key=lambda each: each.start)


def _replaced(text: str, places: list[tuple[int, int, str]]) -> str:
    for start, end, by in sorted(places, reverse=True):
        text = text[:start] + by + text[end:]
    return text


def _lists(sentence: str, names: list[_Name]) -> list[list[_Name]]:
    """Names that stand one after the other with only commas and an and between them, together."""
    lists: list[list[_Name]] = []
    for name in names:
        if lists and _JOINT.fullmatch(sentence[lists[-1][-1].end : name.start]):
            lists[-1].append(name)
        else:
            lists.append([name])
    return lists


def _names(sentence: str) -> list[_Name]:
    """The names of works in a sentence: a noun of works, and before it words of which one has a capital of its own."""
    tokens = list(_TOKEN.finditer(sentence))
    found: list[_Name] = []
    nouns = list(_words().works.finditer(sentence))
    for noun, following in zip_longest(nouns, nouns[1:]):
        if following and _goes_on(sentence[noun.end() : following.start()]):
            continue
        before = [token for token in tokens if token.end() <= noun.start() and (not found or token.start() >= found[-1].end)]
        first = _first(sentence, before, noun)
        if first is not None:
            found.append(_Name(sentence[first : noun.end()], first, noun.end()))
    return found


def _goes_on(between: str) -> bool:
    """Whether a noun is a part of the name of the next: Hope Street primary school."""
    words = between.split()
    return (
        len(words) < _MOST_SMALL
        and not _words().ends.intersection(words)
        and not re.search(r"[^\w ’'-]|\b(?:and|of|to|for)\b", between)
    )


def _first(sentence: str, before: list[re.Match[str]], noun: re.Match[str]) -> int | None:
    """Where the name begins whose noun stands somewhere; None where it is no name of its own."""
    words, end, small = _words(), noun.start(), 0
    taken: list[re.Match[str]] = []
    for index in range(len(before) - 1, -1, -1):
        token, word = before[index], before[index][0]
        if sentence[token.end() : end].strip(" ") or word.lower() in words.ends:
            break
        is_capital = word[:1].isupper() or word[:1].isdigit()
        connects = word in _CONNECTS and taken and index > 0 and before[index - 1][0][:1].isupper() and taken[-1][0][:1].isupper()
        if not is_capital and not connects:
            small += 1
            if small > _MOST_SMALL or any(each[0][:1].isupper() for each in taken):
                break
        taken.append(token)
        end = token.start()
    while taken and (taken[-1][0] in words.no_name or not taken[-1][0][:1].isupper()):
        taken.pop()
    return taken[-1].start() if taken else None
