"""Where the values of a YAML text stand: a second walk, only when there is a fault to place or something to write beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import yaml

from planctl.problems import Path
from planctl.read.syntax import Mark
from planctl.read.tree import LOADER, Event, position

_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class Spot(NamedTuple):
    """Where a value stands: its key (or its own start, in a sequence) and the value itself."""

    key: Mark
    value: Mark


class _Within:
    """A collection that a walk is in: its path, and the key or the index that it is at."""

    __slots__ = ("key", "prefix", "step")

    def __init__(self, prefix: Path, step: int | None) -> None:
        self.prefix = prefix
        self.step: str | int | None = step
        self.key: Mark | None = None

    @property
    def is_at_key(self) -> bool:
        """Whether the next scalar is a key."""
        return self.step is None

    @property
    def path(self) -> Path:
        """The path of the value that comes next."""
        return self.prefix if self.step is None else (*self.prefix, self.step)

    def advance(self) -> None:
        """Go past a value."""
        self.step = self.step + 1 if isinstance(self.step, int) else None


def positions(text: str, paths: Iterable[Path]) -> dict[Path, Spot]:
    """Where the values at some paths of keys and indexes stand, and the values that hold them."""
    wanted = {path[:length] for path in paths for length in range(len(path) + 1)}
    spots: dict[Path, Spot] = {}
    stack: list[_Within] = []
    event: Event
    for event in yaml.parse(text, Loader=LOADER):
        kind = type(event)
        if kind in _CLOSING:
            stack.pop()
        elif kind is yaml.ScalarEvent or kind in _OPENING:
            if stack and stack[-1].is_at_key:
                stack[-1].step, stack[-1].key = event.value, position(event.start_mark)
                continue
            path, mark = stack[-1].path if stack else (), position(event.start_mark)
            if path in wanted and path not in spots:
                spots[path] = Spot(stack[-1].key or mark if stack else mark, mark)
                if len(spots) == len(wanted):
                    break
            if stack:
                stack[-1].advance()
            if kind in _OPENING:
                stack.append(_Within(path, None if kind is yaml.MappingStartEvent else 0))
    return spots


class Node(NamedTuple):
    """A value of a YAML text with what it holds; places count the characters of the text.

    A block ends where the last thing in it does: blank lines and comments after that are nobody's.
    """

    start: int
    end: int
    column: int
    flow: bool
    inner: dict[str, Node] | list[Node] | None


def outline(text: str) -> Node:
    """Where everything stands in a text that the guarded reader has taken."""
    events: Iterator[Any] = iter(yaml.parse(text, Loader=LOADER))
    return _node(text, next(event for event in events if type(event) in (*_OPENING, yaml.ScalarEvent)), events)


def _node(text: str, event: Event, events: Iterator[Any]) -> Node:
    """The value that an event begins, taken from those that follow."""
    start, end, column = event.start_mark.index, event.end_mark.index, event.start_mark.column
    if type(event) is yaml.ScalarEvent:
        return Node(start, _end_of_block_scalar(text, event) if event.style in ("|", ">") else end, column, False, None)
    named = type(event) is yaml.MappingStartEvent
    keys, values = list[str](), list[Node]()
    inner: Event
    while type(inner := next(events)) not in _CLOSING:
        keys += [inner.value] if named else []
        values.append(_node(text, next(events) if named else inner, events))
    end = inner.end_mark.index if event.flow_style else values[-1].end
    return Node(start, end, column, event.flow_style, dict(zip(keys, values, strict=True)) if named else values)


def _end_of_block_scalar(text: str, event: Event) -> int:
    """Where a text after | or > ends: its mark is past the blank lines after it, which only + keeps."""
    past = text[: event.end_mark.index].rstrip(" ")
    keeps = "+" in text[event.start_mark.index :].partition("\n")[0].partition("#")[0]
    return len(past.removesuffix("\n")) if keeps else len(past.rstrip(" \n"))
