"""Several files as one tree, and the way back from a path in it to a place in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path as FilePath

from planctl.characters import invisible
from planctl.problems import MOST_PROBLEMS, Finding, Path, Place, Problem
from planctl.read.files import decode
from planctl.read.hints import typo_hint, unseen_character
from planctl.read.places import Spot, positions
from planctl.read.syntax import Fault, Mark
from planctl.read.tree import Tree, parse

_SHARED: dict[str | int, int] = {"observations": 2}
"""How many levels of keys the files of a plan share where that is not the top-level one alone: also a subject's observations."""
_BEGINNING = Spot(Mark(0, 0), Mark(0, 0))


@dataclass
class Source:
    """One file's text."""

    path: FilePath
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines."""
        return self.text.split("\n")

    def mark(self, index: int) -> Mark:
        """The position of the text's character of that index."""
        return Mark(self.text.count("\n", 0, index), index - self.text.rfind("\n", 0, index) - 1)

    def place(self, mark: Mark) -> Place:
        """A position as a reader counts it, with its line."""
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return Place(str(self.path), mark.line + 1, mark.column + 1, line)

    def problems(self, findings: list[Finding]) -> list[Problem]:
        """The findings as problems, each at its path or at the nearest value above it that the file holds."""
        spots = positions(self.text, (finding.path for finding in findings))
        return [self._problem(finding, spots) for finding in findings]

    def _problem(self, finding: Finding, spots: Mapping[Path, Spot]) -> Problem:
        path, at_key = finding.path, finding.at_key
        while path and path not in spots:
            path, at_key = path[:-1], True
        spot = spots.get(path, _BEGINNING)
        return Problem(finding.rule, self.place(spot.key if at_key else spot.value), finding.details)


@dataclass
class Merged:
    """The tree that the files make together, and who wrote what."""

    tree: dict[str, Tree] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    writers: dict[Path, Source] = field(default_factory=dict)
    """The file that holds a top-level key, a record under one, or a period under a subject's observations."""

    def place(self, findings: Iterable[Finding]) -> list[Problem]:
        """The findings as problems, each in the file that wrote what it is about."""
        told = list(findings)
        firsts = [Finding(finding.rule, finding.first, {}) for finding in told if finding.first is not None]
        places = iter(self._placed([*told, *firsts]))
        problems = list(islice(places, len(told)))
        return [
            problem if finding.first is None else _with_first(problem, next(places).place)
            for finding, problem in zip(told, problems, strict=True)
        ]

    def _placed(self, told: list[Finding]) -> list[Problem]:
        writers = [self._writer(finding.path) for finding in told]
        placed = {
            path: iter(source.problems([finding for writer, finding in zip(writers, told, strict=True) if writer is source]))
            for path, source in {writer.path: writer for writer in writers}.items()
        }
        return [next(placed[writer.path]) for writer in writers]

    def _writer(self, path: Path) -> Source:
        written = (self.writers.get(path[:depth]) for depth in (3, 2, 1))
        return next(filter(None, written), None) or next(iter(self.writers.values()))

    def add(self, source: Source, tree: Tree) -> None:
        """Put a file's keys beside those of the files before it; what no two files share stands in one of them only."""
        if not isinstance(tree, dict):
            self.problems.append(Problem("wrong-root", source.place(Mark(0, 0)), typo_hint(tree) if isinstance(tree, str) else {}))
            return
        if "about" in tree and ("about",) in self.writers:
            self.problems += self._again("another-plan", source, [("about",)])
            return
        clashes = list(self._join(source, (), self.tree, tree))
        self.problems += self._again("duplicate-key", source, clashes[:MOST_PROBLEMS])

    def _join(self, source: Source, above: Path, held: dict[str, Tree], given: dict[str, Tree]) -> Iterator[Path]:
        """Put the keys of one record beside those held of it; the paths of those that stood before and are not shared."""
        for key, value in given.items():
            path = (*above, key)
            self.writers.setdefault(path, source)
            if isinstance(value, dict) and len(path) <= _SHARED.get(path[0], 1):
                parts = held.setdefault(key, {})
                if isinstance(parts, dict):
                    yield from self._join(source, path, parts, value)
                else:
                    yield path
            elif key in held:
                yield path
            else:
                held[key] = value

    def _again(self, rule: str, source: Source, clashes: list[Path]) -> list[Problem]:
        """The keys that a file writes again, each with the place where it stood before."""
        findings = [Finding(rule, path, {}, at_key=True) for path in clashes]
        pairs = zip(clashes, self.place(findings), source.problems(findings) if findings else (), strict=True)
        return [
            again._replace(details={"key": str(path[-1]), "first": f"{first.place.file}:{first.place.line}"})
            for path, first, again in pairs
        ]


def _with_first(problem: Problem, first: Place) -> Problem:
    return problem._replace(details={**problem.details, "first": f"{first.file}:{first.line}:{first.column}"})


def merged(contents: Mapping[FilePath, bytes]) -> Merged:
    """The trees of all files that have one, and the problems of encoding and of YAML structure."""
    together = Merged()
    for path, content in contents.items():
        text = decode(content, path)
        if isinstance(text, Problem):
            together.problems.append(text)
            continue
        source = Source(path, text)
        together.problems += (hidden := _hidden(source))
        tree, faults = (None, []) if hidden else parse(text)
        together.problems += [_problem(source, fault) for fault in faults]
        if tree is not None:
            together.add(source, tree)
    return together


def _hidden(source: Source) -> list[Problem]:
    """The characters of a file that can't be seen, each at its first place; of very many, the first."""
    return [
        Problem("unseen-character", source.place(source.mark(source.text.index(each))), unseen_character(each))
        for each in invisible(source.text, keep="\n\t")[: MOST_PROBLEMS + 1]
    ]


def _problem(source: Source, fault: Fault) -> Problem:
    details = fault.details
    if fault.rule == "duplicate-key":
        details = {**details, "first": f"{source.path}{details['first']}"}
    return Problem(fault.rule, source.place(fault.mark), details)
