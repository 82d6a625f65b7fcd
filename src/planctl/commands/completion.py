"""What a shell can complete of a plan's own words: ids, areas, chains, categories."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planctl.assess.verdict import Verdict

if TYPE_CHECKING:
    from planctl.read.tree import Tree

SUBJECTS = ("indicators", "projects", "totals")
_LONGEST_FILE = 2_000_000
"""How many characters of a file that can't be read as a plan are looked through."""
_SECTION = re.compile(r"^([a-z_]+):[ \t]*(?:#.*)?$", re.MULTILINE)
_TOP = re.compile(r"^([^\s#].*)$", re.MULTILINE)
_KEY = re.compile(r"^(?: {1,8})([^\s#:'\"{}\[\],-][^\s:'\"{}\[\],]*):(?=\s|$)", re.MULTILINE)


def ids_of(*sections: str) -> Callable[[typer.Context, str], list[str]]:
    """The ids or keys in some sections of the plan that a word can become, in the case that it has; of other letters the names."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        called = _called(ctx, sections, named=not incomplete.isascii())
        words = [id_ for id_, _ in called] + [name for _, name in called if name and not incomplete.isascii()]
        rest = [word[len(incomplete) :] for word in words if word.casefold().startswith(incomplete.casefold())]
        return [incomplete + (each.lower() if incomplete.islower() else each) for each in rest]

    return complete


def verdicts(incomplete: str) -> list[str]:
    """The verdicts that the last of a list can become."""
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + verdict for verdict in Verdict if verdict.startswith(last)]


def _called(ctx: typer.Context, sections: tuple[str, ...], *, named: bool) -> list[tuple[str, str | None]]:
    """The ids, as the plan's files have them, whether they are valid or not; with their names in Chinese where these are wanted."""
    from planctl.commands import Request  # which needs the options, and these this module
    from planctl.problems import RefusedError
    from planctl.read import contents_of

    try:
        path = Request(format_=None, json_=False, lang=None, colour=None, no_pager=True, data=ctx.params.get("data")).path
        contents, _ = contents_of(path)
    except (RefusedError, OSError):
        return []
    return [each for file, content in contents.items() for each in _in_file(file, content, sections, named=named)]


def _in_file(file: Path, content: bytes, sections: tuple[str, ...], *, named: bool) -> list[tuple[str, str | None]]:
    if not named and _is_plain(content, sections):
        return _seen(content, sections)  # a key that is pressed does not wait for a parser
    from planctl.read.merge import merged

    tree = merged({file: content}).tree
    if not tree:
        return _seen(content, sections)
    records = [(section, records) for section in sections if isinstance(records := tree.get(section), dict)]
    return [
        (id_, _in_chinese(record.get("name") if section in SUBJECTS and isinstance(record, dict) else record))
        for section, of_section in records
        for id_, record in of_section.items()
    ]


def _in_chinese(name: Tree | None) -> str | None:
    """A name as written, a plain text or one of several languages."""
    said = name.get("zh") if isinstance(name, dict) else name
    return said if isinstance(said, str) else None


def _is_plain(content: bytes, sections: tuple[str, ...]) -> bool:
    """Whether a file's keys can be seen without a parser: sections and what stands in them, each on a line of its own, unquoted."""
    text = content.decode("utf-8", "replace")
    for head, section in _parts(text, _TOP):
        if _SECTION.match(head[0]) is None:
            if head[0].strip("\ufeff\"' ?{").startswith(sections):
                return False
            continue
        if head[0].partition(":")[0] not in sections:
            continue
        lines = [line for line in section.split("\n") if line.strip() and not line.lstrip().startswith("#")]
        least = min((len(line) - len(line.lstrip(" ")) for line in lines), default=0)
        if any(line[least] != " " and not _KEY.match(line) for line in lines):
            return False
    return len(text) <= _LONGEST_FILE


def _parts(text: str, heads: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str]]:
    """Each of some lines with the text up to the next of them."""
    found = [*heads.finditer(text)]
    for head, end in zip(found, [*(each.start() for each in found), len(text)][1:], strict=True):
        yield head, text[head.end() : end]


def _seen(content: bytes, sections: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """The keys that stand first under the headings of some sections, in a file that is no YAML as it stands."""
    found: list[tuple[str, str | None]] = []
    for head, section in _parts(content[:_LONGEST_FILE].decode("utf-8", "replace"), _SECTION):
        keys = [*_KEY.finditer(section)] if head[1] in sections else []
        first = min((key.start(1) - key.start() for key in keys), default=0)
        found += [(key[1], None) for key in keys if key.start(1) - key.start() == first]
    return found
