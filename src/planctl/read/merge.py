"""Several files as one tree, and the way back from a path in it to a place in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath

from planctl.problems import Details, Place, Problem
from planctl.read.files import decode
from planctl.read.tree import Fault, Mark, Path, Spot, Tree, parse, positions


@dataclass
class Source:
    """One file's text, with the positions of its values on demand."""

    path: FilePath
    text: str

    @cached_property
    def spots(self) -> dict[Path, Spot]:
        """Where each value of the file stands."""
        return positions(self.text)

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines."""
        return self.text.split("\n")

    def place(self, mark: Mark) -> Place:
        """A position as a reader counts it, with its line."""
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return Place(str(self.path), mark.line + 1, mark.column + 1, line)


@dataclass
class Merged:
    """The tree that the files make together, and who wrote what."""

    tree: dict[str, Tree] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    writers: dict[Path, Source] = field(default_factory=dict)
    """The file that holds a top-level key, or a record under one."""

    def place(self, rule: str, path: Path, details: Details, at_key: bool) -> Problem:
        """The problem at a path, or at the nearest value above it that a file holds."""
        source = self.writers.get(path[:2]) or self.writers.get(path[:1]) or next(iter(self.writers.values()))
        while path and path not in source.spots:
            path, at_key = path[:-1], True
        spot = source.spots.get(path, Spot(Mark(0, 0), Mark(0, 0)))
        return Problem(rule, source.place(spot.key if at_key else spot.value), dict(details))

    def add(self, source: Source, tree: Tree) -> None:
        """Put a file's top-level keys beside those of the files before it; a record's id stands in one of them only."""
        if not isinstance(tree, dict):
            details = {"field": source.path.name, "expected": "mapping", "found": "sequence" if tree else "scalar"}
            self.problems.append(Problem("wrong-type", source.place(Mark(0, 0)), details))
            return
        for section, records in tree.items():
            before = self.tree.get(section)
            if before is None:
                self.tree[section] = dict(records) if isinstance(records, dict) else records
            elif not isinstance(before, dict) or not isinstance(records, dict):
                self._duplicate(source, (section,))
            else:
                for id_, record in records.items():
                    if id_ in before:
                        self._duplicate(source, (section, id_))
                    before.setdefault(id_, record)
            self.writers.setdefault((section,), source)
            for id_ in records if isinstance(records, dict) else ():
                self.writers.setdefault((section, id_), source)

    def _duplicate(self, source: Source, path: Path) -> None:
        first = self.writers.get(path) or self.writers[path[:1]]
        line = first.place(first.spots[path].key).line
        details = {"key": str(path[-1]), "first": f"{first.path}:{line}"}
        self.problems.append(Problem("duplicate-key", source.place(source.spots[path].key), details))


def merged(contents: Mapping[FilePath, bytes]) -> Merged:
    """The files' trees as one, with the problems of encoding and of YAML structure."""
    together = Merged()
    for path, content in contents.items():
        text = decode(content, path)
        if isinstance(text, Problem):
            together.problems.append(text)
            continue
        source = Source(path, text)
        tree, faults = parse(text)
        together.problems += [_problem(source, fault) for fault in faults]
        if tree is not None:
            together.add(source, tree)
    return together


def _problem(source: Source, fault: Fault) -> Problem:
    details = fault.details
    if fault.rule == "duplicate-key":
        details = details | {"first": f"{source.path}{details['first']}"}
    return Problem(fault.rule, source.place(fault.mark), details)
