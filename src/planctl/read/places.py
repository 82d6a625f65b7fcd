"""Where the values of a YAML text stand: a second walk, taken only when there is a fault to place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

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
