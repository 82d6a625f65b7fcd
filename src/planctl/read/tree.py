"""From YAML text to plain dicts, tuples and strings, guarded event by event before anything is built.

Scalars stay the text that was written. Anchors, aliases, tags, merge keys, complex and duplicate keys are refused: each makes a
file say something else than a reader sees; depth, count and length are bounded, because each can be made to cost without end.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

MOST_LEVELS = 16
MOST_NODES = 5_000_000

Tree = dict[str, "Tree"] | tuple["Tree", ...] | str
Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CLoader", yaml.Loader)


class Mark(NamedTuple):
    """A position in a file, counted from 0 as the parser does."""

    line: int
    column: int


class Fault(NamedTuple):
    """A broken rule at a position; `details` fill its message."""

    rule: str
    mark: Mark
    details: dict[str, str]


class _Stop(Exception):  # noqa: N818 a way out of the walk, not an error for callers
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _Open:
    """A mapping or a sequence that is still being read; `marks` says where a mapping's keys stand."""

    __slots__ = ("key", "marks", "node")

    def __init__(self, node: dict[str, Tree] | list[Tree]) -> None:
        self.node = node
        self.marks: dict[str, Mark] = {}
        self.key: str | None = None

    def close(self) -> Tree:
        return self.node if isinstance(self.node, dict) else tuple(self.node)


def parse(text: str) -> tuple[Tree | None, list[Fault]]:
    """The tree of a YAML text, and what is wrong with it; None when nothing could be built."""
    faults: list[Fault] = []
    try:
        tree = _build(text, faults)
    except _Stop as stop:
        tree, faults = None, [*faults, stop.fault]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = Mark(mark.line, mark.column) if mark else Mark(0, 0)
        tree, faults = None, [*faults, _syntax_fault(text, position)]
    except yaml.YAMLError:
        tree, faults = None, [*faults, Fault("not-yaml", Mark(0, 0), {})]
    if tree is None and not faults:
        faults.append(Fault("empty-file", Mark(0, 0), {}))
    return tree, faults


def _syntax_fault(text: str, position: Mark) -> Fault:
    lines = text.split("\n")
    line = lines[position.line] if position.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Fault("tab", Mark(position.line, indent.index("\t")), {})
    return Fault("not-yaml", position, {})


def _mark(event: Any) -> Mark:  # noqa: ANN401 the parser's events, whose published types leave out most of their attributes
    return Mark(event.start_mark.line, event.start_mark.column)


def _build(text: str, faults: list[Fault]) -> Tree | None:  # noqa: C901 one branch for each kind of event
    """Walk the events once, collecting faults that do not stop the walk; raises `_Stop` at one that does."""
    stack: list[_Open] = []
    root: Tree | None = None
    nodes = 0
    event: Any
    for event in yaml.parse(text, Loader=_LOADER):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            _guard(event, faults)
            node: Tree = event.value
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _guard(event, faults)
            if len(stack) == MOST_LEVELS:
                raise _Stop(Fault("too-deep", _mark(event), {"most": str(MOST_LEVELS)}))
            if stack and isinstance(stack[-1].node, dict) and stack[-1].key is None:
                raise _Stop(Fault("complex-key", _mark(event), {}))
            stack.append(_Open({} if kind is yaml.MappingStartEvent else []))
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            node = stack.pop().close()
        elif kind is yaml.AliasEvent:
            faults.append(Fault("alias", _mark(event), {}))
            node = ""
        elif kind is yaml.DocumentStartEvent and root is not None:
            raise _Stop(Fault("several-documents", _mark(event), {}))
        else:
            continue
        nodes += 1
        if nodes > MOST_NODES:
            raise _Stop(Fault("too-many-nodes", _mark(event), {"most": str(MOST_NODES)}))
        if not stack:
            root = node
        else:
            _attach(stack[-1], node, event, faults)
    return None if root == "" else root


def _guard(event: Any, faults: list[Fault]) -> None:  # noqa: ANN401 as above
    if event.anchor is not None:
        faults.append(Fault("alias", _mark(event), {}))
    if event.tag is not None:
        faults.append(Fault("tag", _mark(event), {}))


def _attach(parent: _Open, node: Tree, event: Any, faults: list[Fault]) -> None:  # noqa: ANN401 as above
    """Put a finished node into its sequence, or make it its mapping's next key or value."""
    if isinstance(parent.node, list):
        parent.node.append(node)
    elif parent.key is None:
        parent.key = str(node)
        if parent.key == "<<" and event.style is None:
            faults.append(Fault("merge-key", _mark(event), {}))
        if parent.key in parent.marks:
            first = parent.marks[parent.key].line + 1
            faults.append(Fault("duplicate-key", _mark(event), {"key": parent.key, "first": f":{first}"}))
        parent.marks.setdefault(parent.key, _mark(event))
    else:
        parent.node.setdefault(parent.key, node)
        parent.key = None


class Spot(NamedTuple):
    """Where a value stands: its key (or its own start, in a sequence) and the value itself."""

    key: Mark
    value: Mark


def positions(text: str) -> dict[Path, Spot]:
    """Where each value of a text stands, by its path of keys and indexes.

    A second walk, taken only when there is a fault to place, so that a good file does not pay for it.
    """
    spots: dict[Path, Spot] = {}
    stack: list[str | int | None] = []  # for each open collection: None before a key, a key, or the index in a sequence
    for event in yaml.parse(text, Loader=_LOADER):
        kind = type(event)
        if kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            stack.pop()
        elif kind not in (yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent):
            continue
        elif stack and stack[-1] is None:
            stack[-1] = getattr(event, "value", "")
            spots.setdefault(_path(stack), Spot(_mark(event), _mark(event)))
            continue
        else:
            path = _path(stack)
            spots[path] = Spot(spots[path].key if path in spots else _mark(event), _mark(event))
            if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                stack.append(None if kind is yaml.MappingStartEvent else 0)
                continue
        if stack:
            last = stack[-1]
            stack[-1] = last + 1 if isinstance(last, int) else None
    return spots


def _path(stack: list[str | int | None]) -> Path:
    return tuple(part for part in stack if part is not None)
