"""From YAML text to plain dicts, tuples and strings, guarded event by event before anything is built.

Scalars stay the text that was written. Anchors, aliases, tags, directives, merge keys, complex and duplicate keys are refused: each
makes a file say something else than a reader sees; depth and count are bounded, because each can be made to cost without end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from planctl.problems import MOST_PROBLEMS
from planctl.read.syntax import Fault, Mark, syntax_fault

MOST_LEVELS = 16
MOST_NODES = 5_000_000
MOST_IN_RECORD = 10_000
_RECORD = 2
"""How many collections are open about a record: the plan and the section that it is in."""

Tree = dict[str, "Tree"] | tuple["Tree", ...] | str

Event = Any
"""One of the parser's events, whose published types leave out most of their attributes."""

LOADER = getattr(yaml, "CLoader", yaml.Loader)
_DIRECTIVE = re.compile(r"(?:[ \t]*+(?:#.*+)?\n)*+%")


class _StoppedError(Exception):
    """The way out of a walk that has found enough."""


class _Open:
    """A mapping or a sequence that is still being read: the one's fields and where its keys stand, or the other's items."""

    __slots__ = ("fields", "items", "key", "marks")

    def __init__(self, items: list[Tree] | None) -> None:
        self.items = items
        self.fields: dict[str, Tree] = {}
        self.marks: dict[str, Any] = {}
        self.key: str | None = None

    @property
    def awaits_key(self) -> bool:
        return self.key is None and self.items is None

    def close(self) -> Tree:
        return self.fields if self.items is None else tuple(self.items)


def parse(text: str) -> tuple[Tree | None, list[Fault]]:
    """The tree of a YAML text, or None and what is wrong with it."""
    builder = _Builder()
    directive = _DIRECTIVE.match(text)
    if directive:  # told before parsing: thousands of them would cost without end
        return None, [Fault("directive", Mark(text.count("\n", 0, directive.end()), 0), {})]
    try:
        for event in iter(LOADER(text).get_event, None):
            handle = _HANDLERS.get(type(event))
            if handle:
                handle(builder, event)
    except _StoppedError:
        pass
    except yaml.MarkedYAMLError as error:
        start, end = error.context_mark or error.problem_mark, error.problem_mark or error.context_mark
        builder.faults.append(syntax_fault(text, f"{error.context}: {error.problem}", position(start), position(end)))
    except yaml.YAMLError:
        builder.faults.append(Fault("not-yaml", Mark(0, 0), {}))
    if not builder.root and not builder.faults:
        builder.faults.append(Fault("empty-file", Mark(0, 0), {}))
    return (None if builder.faults else builder.root), builder.faults


def position(mark: Any) -> Mark:  # noqa: ANN401 typed as little as an event
    """Where the parser says that something stands."""
    return Mark(mark.line, mark.column) if mark else Mark(0, 0)


class _Builder:
    """A tree under construction: one method for each kind of event, which adds to it or to its faults."""

    def __init__(self) -> None:
        self.root: Tree | None = None
        self.faults: list[Fault] = []
        self._stack: list[_Open] = []
        self._nodes = 0
        self._most = MOST_NODES

    def _fault(self, rule: str, event: Event, **details: str) -> None:
        self.faults.append(Fault(rule, position(event.start_mark), details))
        if len(self.faults) > MOST_PROBLEMS:
            raise _StoppedError

    def _stop(self, rule: str, event: Event, **details: str) -> None:
        self._fault(rule, event, **details)
        raise _StoppedError

    def _guard(self, event: Event) -> None:
        if event.anchor is not None:
            self._fault("alias", event)
        if event.tag is not None:
            self._fault("tag", event)

    def document(self, event: Event) -> None:
        """A document begins; there may be one."""
        if self.root is not None:
            self._stop("several-documents", event)

    def alias(self, event: Event) -> None:
        """An alias stands for something written elsewhere."""
        self._fault("alias", event)
        self._attach("", event)

    def scalar(self, event: Event) -> None:
        """A key, or a value that holds no others."""
        if event.anchor is not None or event.tag is not None:
            self._guard(event)
        self._attach(event.value, event)

    def opened(self, event: Event) -> None:
        """A mapping or a sequence begins."""
        self._guard(event)
        if len(self._stack) == MOST_LEVELS:
            self._stop("too-deep", event, most=str(MOST_LEVELS))
        if self._stack and self._stack[-1].awaits_key:
            self._stop("complex-key", event)
        if len(self._stack) == _RECORD:
            self._most = min(MOST_NODES, self._nodes + MOST_IN_RECORD)
        self._stack.append(_Open(None if type(event) is yaml.MappingStartEvent else []))

    def closed(self, event: Event) -> None:
        """A mapping or a sequence ends."""
        node = self._stack.pop().close()
        if len(self._stack) == _RECORD:
            self._most = MOST_NODES
        self._attach(node, event)

    def _attach(self, node: Tree, event: Event) -> None:
        """Put a finished node into its sequence, or make it its mapping's next key or value."""
        self._nodes += 1
        if self._nodes > self._most:
            self._stop("too-many-values", event, most=str(MOST_NODES if self._most == MOST_NODES else MOST_IN_RECORD))
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif parent.key is None:
            self._key(parent, str(node), event)
        else:
            parent.fields.setdefault(parent.key, node)
            parent.key = None

    def _key(self, parent: _Open, key: str, event: Event) -> None:
        parent.key = key
        if "\n" in key:
            self._fault("unseen-character", event, code="U+000A")
        if key == "<<" and not event.style:
            self._fault("merge-key", event)
        mark = parent.marks.setdefault(key, event.start_mark)
        if mark is not event.start_mark:
            self._fault("duplicate-key", event, key=key, first=f":{mark.line + 1}")


_HANDLERS: dict[type, Callable[[_Builder, Any], None]] = {
    yaml.DocumentStartEvent: _Builder.document,
    yaml.AliasEvent: _Builder.alias,
    yaml.ScalarEvent: _Builder.scalar,
    yaml.MappingStartEvent: _Builder.opened,
    yaml.SequenceStartEvent: _Builder.opened,
    yaml.MappingEndEvent: _Builder.closed,
    yaml.SequenceEndEvent: _Builder.closed,
}
