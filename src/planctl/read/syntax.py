"""What is wrong where the YAML parser gave up, in the words of a person who types plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from planctl.language import Bilingual
from planctl.problems import Details
from planctl.read.hints import IN_BRACKETS, TYPOS, Hint, table

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


class Mark(NamedTuple):
    """A position in a file, counted from 0 as the parser does."""

    line: int
    column: int


class Fault(NamedTuple):
    """A broken rule at a position; `details` fill its message."""

    rule: str
    mark: Mark
    details: Details


class _Meaning(NamedTuple):
    """What a phrase of the parser's means: a rule, a hint where the rule has no fitting one, and where the fault began."""

    phrase: str
    rule: str
    hint: Bilingual | None = None
    at_start: bool = False


_MEANINGS = (
    _Meaning("while scanning a quoted scalar", "unclosed-quote", at_start=True),
    _Meaning("while parsing a quoted scalar", "bad-escape"),
    _Meaning("tab character", "tab"),
    _Meaning("cannot start any token", "reserved-character"),
    _Meaning("while parsing a flow sequence", "unclosed-bracket", at_start=True),
    _Meaning("while parsing a flow mapping", "unclosed-bracket", at_start=True),
    _Meaning("directive", "directive"),
    _Meaning("incompatible YAML document", "directive"),
    _Meaning("document start", "several-documents"),
    _Meaning("scanning an anchor", "alias", at_start=True),
    _Meaning("scanning an alias", "alias", at_start=True),
    _Meaning("tag", "tag", at_start=True),
    _Meaning(
        "block scalar",
        "not-yaml",
        Bilingual(
            "以 | 或 > 开头的文字要加引号；数字的“以上”写 bound:",
            "quote a text that begins with | or >; a number's bound stands in bound:",
        ),
    ),
    _Meaning(
        "mapping values are not allowed",
        "not-yaml",
        Bilingual(
            "一行只写一个键；含冒号加空格的文字要加引号；同一记录的键左边对齐",
            "one key a line; quote a text that holds a colon and a space; the keys of one record begin in one column",
        ),
    ),
    _Meaning("expected ':'", "not-yaml", Bilingual("键后面写冒号和空格", "write a colon and a space after the key"), at_start=True),
    _Meaning(
        "block sequence entries", "not-yaml", Bilingual("列表的每一项另起一行", "begin each item of a list on a line of its own")
    ),
    _Meaning(
        "expected key",
        "not-yaml",
        Bilingual(
            "同一记录的键左边对齐；引号和括号之后同一行不再写别的",
            "the keys of one record begin in one column; nothing follows a closing quote or bracket on its line",
        ),
    ),
    _Meaning(
        "expected '-'",
        "not-yaml",
        Bilingual("列表的各项左边对齐，不与键混写", "the items of a list begin in one column, without keys among them"),
    ),
    _Meaning("node content", "not-yaml", Bilingual("多了一个逗号或括号", "there is a comma or a bracket too many")),
)


def syntax_fault(text: str, complaint: str, start: Mark, end: Mark) -> Fault:
    """The fault at which the parser stopped: a slip of typing on a line about it, or else what the parser's complaint means.

    `start` is where the thing began that the parser could not finish, `end` where it gave up.
    """
    lines = text.split("\n")
    about = list(_about(lines, start, end))
    tables = (
        [table(TYPOS), table(IN_BRACKETS)]
        if "while parsing a flow" in complaint or "quoted scalar" in complaint
        else [table(TYPOS)]
    )
    slips = (fault for hints in tables for number in about for fault in _slips(hints, number, lines[number]))
    return next(slips, None) or _key_alone(lines, complaint, about) or _meant(lines, complaint, start, end)


def _about(lines: list[str], start: Mark, end: Mark) -> Iterator[int]:
    """The numbers of the lines where a fault can lie: that of the end, the one before it that is not blank, that of the start."""
    last = min(end.line, len(lines) - 1)
    before = next((number for number in range(last - 1, -1, -1) if lines[number].strip()), last)
    yield from dict.fromkeys((last, before, min(start.line, last)))


def _slips(hints: tuple[Hint, ...], number: int, line: str) -> Iterator[Fault]:
    for slip in hints:
        match = slip.found_in(line)
        if match:
            yield Fault("not-yaml", Mark(number, match.start("slip")), {"hint": slip.hint})


def _key_alone(lines: list[str], complaint: str, about: list[int]) -> Fault | None:
    """The line before the fault, if it is a key without its colon."""
    for number in about[1:] if "mapping values are not allowed" in complaint else ():
        if _KEY.fullmatch(lines[number].strip()):
            hint = Bilingual("键后面写冒号", "write a colon after the key")
            return Fault("not-yaml", Mark(number, len(lines[number].rstrip())), {"hint": hint})
    return None


def _meant(lines: list[str], complaint: str, start: Mark, end: Mark) -> Fault:
    for meaning in _MEANINGS:
        if meaning.phrase in complaint:
            mark = start if meaning.at_start else end
            character = lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""
            rule = "tab" if character == "\t" else meaning.rule
            if rule == "directive":
                mark = mark._replace(column=0)
            return Fault(rule, mark, {"character": character} | ({"hint": meaning.hint} if meaning.hint else {}))
    return Fault("not-yaml", end, {})
