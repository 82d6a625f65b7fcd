"""One more entry in the text of a YAML file, at the parser's own marks: nothing that stands there is touched."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planctl.read.places import Node, outline
from planctl.write.line_ends import Written

_STEP = 2
"""How far a record is indented that is the first of its kind."""
_ONLY_A_COMMENT = re.compile(r"[ \t]*(?P<comma>,?)[ \t]*(?:#.*)?$", re.MULTILINE)
_OPENING = 1


def added(text: str, keys: Sequence[str], entry: str, *, listed: bool = False) -> str:
    """A file's text with an entry under some keys, those that are not there yet made; `listed`, it is one more of a list there.

    Its byte order mark, line ends, comments and quotes stay. The entry is on one line, as it would stand between brackets.
    """
    file = Written(text)
    return file.replaced((at, at, inserted) for at, inserted in _insertions(file.plain, keys, entry, listed))


def _insertions(text: str, keys: Sequence[str], entry: str, listed: bool) -> list[tuple[int, str]]:
    """What to insert, and before which characters of the text, in their order."""
    node, missing = outline(text), [*keys]
    while missing and isinstance(node.inner, dict) and missing[0] in node.inner:
        node = node.inner[missing.pop(0)]
    if node.flow:
        return _within_brackets(text, node, _between_brackets(missing, entry, listed))
    line_end = text.find("\n", node.end)
    lines = "".join(f"\n{' ' * node.column}{line}" for line in _below(missing, entry, listed))
    return [(len(text) if line_end < 0 else line_end, lines)]


def _below(keys: Sequence[str], entry: str, listed: bool) -> list[str]:
    """The lines of an entry in a block: each key but the last on its own."""
    if not keys:
        return [f"- {entry}"]
    *above, last = keys
    lines = [f"{' ' * _STEP * depth}{key}:" for depth, key in enumerate(above)]
    return [*lines, f"{' ' * _STEP * len(above)}{last}: {f'[{entry}]' if listed else entry}"]


def _between_brackets(keys: Sequence[str], entry: str, listed: bool) -> str:
    """An entry in a collection between brackets."""
    if not keys:
        return entry
    first, *others = keys
    inner = _between_brackets(others, entry, listed)
    return f"{first}: {{{inner}}}" if others else f"{first}: [{entry}]" if listed else f"{first}: {entry}"


def _within_brackets(text: str, node: Node, entry: str) -> list[tuple[int, str]]:
    """An entry after the last one of a collection between brackets, on a line of its own where that has one."""
    inner = [*node.inner.values()] if isinstance(node.inner, dict) else node.inner
    if not inner:
        return [(node.start + _OPENING, entry)]
    end = inner[-1].end
    rest = _ONLY_A_COMMENT.match(text, end)
    if rest is None or rest.end() >= node.end:
        return [(end, f", {entry}")]
    begun = text.rfind("\n", 0, inner[-1].start) + 1
    indent = re.match(" *", text[begun:])
    comma = [] if rest["comma"] else [(end, ",")]
    return [*comma, (rest.end(), f"\n{indent[0] if indent else ''}{entry}{rest['comma']}")]
