"""What the command line says of itself, in either language: its words are data, in `help.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pkgutil import get_data
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from planctl.language import Bilingual, Language
from planctl.plan.lookup import did_you_mean
from planctl.render.wrapping import wrapped

OF_EVERY_COMMAND = ("data", "output", "force", "excel", "format_", "json_", "fields", "lang", "colour", "no_pager", "help")
"""The options that stand last, because other commands have them too."""
_NARROWEST, _WIDEST = 40, 100
_AROUND = 4
"""How many columns stand before and behind a term."""
_TERM = 30
"""How many columns a term may take beside its text; a longer one stands above it."""

_USAGE = Bilingual("用法：{line}", "Usage: {line}")
_OPTIONS = Bilingual("[选项]", "[OPTIONS]")
_COMMAND = Bilingual("命令 [参数]...", "COMMAND [ARGS]...")
_HEADINGS = {
    "arguments": Bilingual("参数", "Arguments"),
    "own": Bilingual("选项", "Options"),
    "every": Bilingual("各命令共有的选项", "Options that other commands have too"),
    "examples": Bilingual("例", "Examples"),
    "environment": Bilingual("环境变量", "Environment"),
}


class Described(NamedTuple):
    """An argument or an option as the parser knows it: its name in the program, and how it is typed."""

    name: str
    term: str
    positional: bool


Entries = list[tuple[str, str]]


@cache
def _words() -> Any:  # noqa: ANN401 a document
    import tomllib  # only who asks for help needs its words

    return tomllib.loads((get_data(__name__, "help.toml") or b"").decode())


def _said(entry: dict[str, str], language: Language) -> str:
    return Bilingual(entry["zh"], entry["en"]).text(language)


def line_of(command: str, language: Language) -> str:
    """What a command does, in one line."""
    return _said(_words()["commands"][command]["line"], language)


def option_words(command: str | None, name: str, language: Language) -> str:
    """What an argument or an option of a command is for; of planctl itself where no command is named."""
    own = _words()["commands"][command].get("options", {}) if command else {}
    return _said(own.get(name) or _words()["options"][name], language)


def usage(path: str, pieces: Sequence[str], language: Language) -> str:
    """How a line is made up: of a command's path, and of what follows it."""
    words = [_OPTIONS.text(language) if piece == _OPTIONS.en else piece for piece in pieces]
    words = [_COMMAND.text(language) if piece == _COMMAND.en else piece for piece in words]
    return _USAGE.filled(line=" ".join([path, *words])).text(language)


def overview(described: Sequence[Described], language: Language, width: int) -> str:
    """What planctl is, and its commands in their groups; with options, examples and environment where options are given."""
    planctl, room = _words()["planctl"], min(max(width, _NARROWEST), _WIDEST)
    examples: Entries = [(each["line"], _said(each, language)) for each in planctl["examples"]]
    environment: Entries = [(name, _said(entry, language)) for name, entry in _words()["environment"].items()]
    out = [usage("planctl", [_OPTIONS.en, _COMMAND.en], language), "", *_wrapped(_said(planctl, language), room)]
    groups = _words()["groups"].values()
    beside = max(len(name) for group in groups for name in group["commands"]) + _AROUND
    for group in groups:
        out += _section(_said(group, language), [(name, line_of(name, language)) for name in group["commands"]], room, beside)
    if not described:
        return "\n".join([*out, "", *_wrapped(_said(planctl["more"], language), room), ""])
    out += _section(_HEADINGS["own"].text(language), _entries(None, described, language), room)
    out += _section(_HEADINGS["examples"].text(language), examples, room)
    out += _section(_HEADINGS["environment"].text(language), environment, room)
    return "\n".join(out)


def command_help(command: str, line: str, described: Sequence[Described], language: Language, width: int) -> str:
    """What a command does, its arguments and options, and examples; `line` is its usage."""
    words, room = _words()["commands"][command], min(max(width, _NARROWEST), _WIDEST)
    parts = {
        "arguments": [each for each in described if each.positional],
        "own": [each for each in described if not each.positional and each.name not in OF_EVERY_COMMAND],
        "every": [each for each in described if each.name in OF_EVERY_COMMAND],
    }
    out = [line, "", *_wrapped(_sentence(line_of(command, language), language) + _said(words["more"], language), room)]
    for heading, some in parts.items():
        out += _section(_HEADINGS[heading].text(language), _entries(command, some, language), room)
    out += _section(_HEADINGS["examples"].text(language), [(each, "") for each in words["examples"]], room)
    return "\n".join(out)


def _sentence(line: str, language: Language) -> str:
    """A line of a list as a sentence before others."""
    return f"{line}。" if language == "zh" else f"{line[0].upper()}{line[1:]}. "


def _entries(command: str | None, described: Sequence[Described], language: Language) -> Entries:
    return [(each.term, option_words(command, each.name, language)) for each in described]


def _section(heading: str, entries: Entries, room: int, beside: int = 0) -> Iterator[str]:
    """A heading, and under it terms with their texts beside them, from a column on; nothing where there are no terms."""
    if not entries:
        return
    yield from ("", heading)
    beside = beside or max((_width(term) for term, _ in entries if _width(term) <= _TERM), default=0) + _AROUND
    for term, text in entries:
        first, *more = _wrapped(text, room - beside)
        if not text:
            yield f"  {term}"
        elif _width(term) + _AROUND > beside:
            yield from (f"  {term}", *(" " * beside + line for line in (first, *more)))
        else:
            yield f"  {term}{' ' * (beside - 2 - _width(term))}{first}"
            yield from (" " * beside + line for line in more)


def _wrapped(text: str, room: int) -> list[str]:
    return [line.rstrip() for line in wrapped(text, room, _width)]


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


_COMPLAINTS = {
    r"No such option: (?P<option>\S+)": Bilingual("没有选项 {option}", "there is no option {option}"),
    r"Option '(?P<option>.+)' requires an argument.": Bilingual("{option} 后面要有值", "{option} needs a value"),
    r"Option '(?P<option>.+)' does not take a value.": Bilingual("{option} 不带值", "{option} takes no value"),
    r"Got unexpected extra argument\(s\) \((?P<words>.*)\)": Bilingual("多出来的：{words}", "too many arguments: {words}"),
    r"Missing argument '(?P<argument>.+?)'.*": Bilingual("缺少参数 {argument}", "missing argument: {argument}"),
    r"Invalid value for '(?P<option>.+?)': '(?P<word>.*)' is not one of (?P<choices>.*)\.": Bilingual(
        "{option}：没有“{word}”，可选：{choices}", "{option}: there is no “{word}”; one of: {choices}"
    ),
    r"Invalid value for '(?P<option>.+?)': (?P<word>.*) is not in the range (?P<low>\d+)<=x<=(?P<high>\d+)\.": Bilingual(
        "{option}：{word} 不在 {low} 至 {high} 之间", "{option}: {word} is not within {low} to {high}"
    ),
    r"Invalid value for '(?P<option>.+?)': '(?P<word>.*)' is not a valid int(eger)?( range)?\.": Bilingual(
        "{option}：“{word}”不是整数", "{option}: “{word}” is no whole number"
    ),
}
"""What the parser says, and how planctl says it."""


def complaint(error: Any) -> Bilingual:  # noqa: ANN401 the parser's own
    """What the parser finds wrong with a line; in its own words where planctl has none for it."""
    own = error.format_message()
    for pattern, words in _COMPLAINTS.items():
        if found := re.fullmatch(pattern, error.message or own, re.DOTALL) or re.fullmatch(pattern, own, re.DOTALL):
            filled = words.filled(**{name: part.replace("', '", ", ").strip("'") for name, part in found.groupdict().items()})
            near = getattr(error, "possibilities", None)
            hint = did_you_mean(error.option_name, near) if near else None
            return Bilingual(f"{filled.zh}；{hint.zh}", f"{filled.en}; {hint.en}") if hint else filled
    return Bilingual(own, own)
