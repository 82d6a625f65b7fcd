"""What a person decides of a proposal: taken as it is, put in another way, or dropped, in the plan's own text and nowhere else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import planctl.problems
from planctl.language import Bilingual
from planctl.plan.model import Plan, Statement
from planctl.plan.vocabulary import Role
from planctl.problems import RefusedError
from planctl.read import Reading, read_contents
from planctl.read.merge import merged
from planctl.read.places import Node, outline
from planctl.read.tree import Tree
from planctl.rules import message
from planctl.write.line_ends import Written
from planctl.write.record import OTHERWISE

Decision = Literal["accept", "drop"]
MARK = "proposed"
_ROLES = ("actual", "target")


Place = tuple[object, ...]


class Proposed(NamedTuple):
    """A figure that is only proposed: where the plan has it, and the figure."""

    path: planctl.problems.Path
    statement: Statement

    @property
    def place(self) -> Place:
        """What tells it from all others, also once others are decided."""
        return (*self.path[:4], self.statement)

    @property
    def id(self) -> str:
        """The id of its record."""
        return str(self.path[1])

    @property
    def role(self) -> Role:
        """A result or a target."""
        return "actual" if self.path[2] == "actual" else "target"

    @property
    def period(self) -> str:
        """The period that it is of."""
        return str(self.path[3])


class Decided(NamedTuple):
    """The files as they are to be, those that change, and the plan that they hold then."""

    contents: dict[Path, bytes]
    reading: Reading


def proposed(plan: Plan) -> list[Proposed]:
    """The figures of a plan that are only proposed, in the order of the paragraphs that they stand in."""
    found = [
        Proposed((section, id_, role, period, place), statement)
        for section in ("indicators", "projects", "totals")
        for id_, record in getattr(plan, section).items()
        for role in _ROLES
        for period, several in getattr(record, role).items()
        for place, statement in enumerate(several)
        if statement.proposed is not None
    ]
    return sorted(found, key=lambda each: each.statement.at if isinstance(each.statement.at, int) else 0)


def decided(contents: Mapping[Path, bytes], path: Path, decisions: Mapping[Proposed, Decision]) -> Decided:
    """A plan's files once some proposals have lost their mark, or are gone.

    Raises RefusedError where the new text would say anything else than that: then nothing is to be written.
    """
    before = merged(contents)
    meant: Any = before.tree
    texts = {file: content.decode("utf-8") for file, content in contents.items()}
    in_order = sorted(decisions, key=lambda each: each.path, reverse=True)  # the last of a list first: the others keep their places
    marks: dict[Path, list[planctl.problems.Path]] = defaultdict(list)
    for each in in_order:
        if decisions[each] == "accept":
            marks[before.writers[each.path[0], each.path[1]].path].append((*each.path, MARK))
            meant = _tree_without(meant, (*each.path, MARK))
    for file, several in marks.items():
        texts[file] = _without(texts[file], several)
    for each in in_order:
        if decisions[each] == "drop":
            file, gone = before.writers[each.path[0], each.path[1]].path, _all_that_goes(meant, each.path)
            texts[file] = _without(texts[file], [gone])
            meant = _tree_without(meant, gone)
    new = {file: text.encode() for file, text in texts.items()}
    if merged(new).tree != meant:
        raise RefusedError(OTHERWISE.filled(path=path))
    changed = {file: content for file, content in new.items() if content != contents[file]}
    return Decided(changed, read_contents(new, path))


def written(contents: Mapping[Path, bytes], each: Proposed) -> str:
    """A proposal as its file has it, on one line."""
    text = Written(contents[_file_of(contents, each)].decode("utf-8")).plain
    node = _node(outline(text), each.path)
    return " ".join(text[node.start : node.end].split())


def changed(contents: Mapping[Path, bytes], path: Path, each: Proposed, entry: str) -> Decided:
    """A plan's files once a proposal is put in another way, as YAML on one line, without its mark.

    Raises RefusedError where that is none, where a plan with it can't be used, or where the new text would say anything else.
    """
    file = _file_of(contents, each)
    text = Written(contents[file].decode("utf-8"))
    node = _node(outline(text.plain), each.path)
    new = {**contents, file: text.replaced([(node.start, node.end, entry)]).encode()}
    before, after = merged(contents), merged(new)
    if not isinstance(after.tree, dict) or _tree_without(after.tree, each.path) != _tree_without(before.tree, each.path):
        raise RefusedError(OTHERWISE.filled(path=path))
    reading = read_contents(new, path)
    if reading.plan is None:
        raise RefusedError(
            Bilingual(*["\n".join(message(each, language) for each in reading.problems) for language in ("zh", "en")])
        )
    return Decided({file: new[file]}, reading)


def _file_of(contents: Mapping[Path, bytes], each: Proposed) -> Path:
    return merged(contents).writers[each.path[0], each.path[1]].path


def _node(node: Node, path: Sequence[str | int]) -> Node:
    for step in path:
        node = node.inner[step]  # type: ignore[index]  # a valid plan holds it
    return node


def _all_that_goes(tree: Any, path: planctl.problems.Path) -> planctl.problems.Path:  # noqa: ANN401 what a valid plan holds
    """What goes with the last figure of a period, of a role, of a record: those too."""
    section, id_, role, period, _ = path
    record = tree[section][id_]
    if len(record[role][period]) > 1:
        return path
    if len(record[role]) > 1:
        return path[:4]
    if any(record.get(other) for other in _ROLES if other != role):
        return path[:3]
    return path[:2] if len(tree[section]) > 1 else path[:1]


def _tree_without(tree: Any, path: Sequence[str | int]) -> Tree:  # noqa: ANN401 what a valid plan holds
    first, *others = path
    if isinstance(tree, dict):
        inner = {key: _tree_without(value, others) if key == first and others else value for key, value in tree.items()}
        return {key: value for key, value in inner.items() if others or key != first}
    every = [_tree_without(value, others) if place == first and others else value for place, value in enumerate(tree)]
    return tuple(value for place, value in enumerate(every) if others or place != first)


def _without(text: str, paths: Sequence[planctl.problems.Path]) -> str:
    """A file's text without some values and their keys; comments, quotes and line ends of all else stay."""
    file = Written(text)
    whole = outline(file.plain)
    return file.replaced((*_extent(file.plain, whole, path), "") for path in paths)


def _extent(text: str, whole: Node, path: planctl.problems.Path) -> tuple[int, int]:
    """From where to where a value stands with its key and what divides it from the others."""
    *above, last = path
    parent = _node(whole, above)
    inner = parent.inner
    others: list[Node] = [*inner.values()] if isinstance(inner, dict) else list(inner or ())
    node: Node = inner[last]  # type: ignore[index]
    place = others.index(node)
    begin = _begin_of_key(text, node, last) if isinstance(last, str) else node.start
    if parent.flow:
        return _between_brackets(text, others, place, begin)
    if place or len(others) == 1:
        line = text.rfind("\n", 0, _begin_of_entry(text, begin)) if place else _begin_of_entry(text, begin)
        return max(line, 0), node.end
    following = [*inner][1] if isinstance(inner, dict) else None
    return begin, _begin_of_key(text, others[1], following) if following else others[1].start


def _begin_of_key(text: str, node: Node, key: str) -> int:
    """Where the key of a value begins, quoted or not."""
    spelt = re.escape(key)
    keys = [match.start() for match in re.finditer(rf"['\"]?{spelt}['\"]?\s*:", text[: node.start])]
    return keys[-1]


def _begin_of_entry(text: str, begin: int) -> int:
    """Where the line's words begin that an entry stands on: at its dash, or at its key."""
    line = text.rfind("\n", 0, begin) + 1
    return begin if text[line:begin].strip() not in ("", "-") else line + len(text[line:begin]) - len(text[line:begin].lstrip())


def _between_brackets(text: str, others: Sequence[Node], place: int, begin: int) -> tuple[int, int]:
    if place:
        comma = text.rfind(",", others[place - 1].end, begin)
        return comma, others[place].end
    if len(others) == 1:
        return begin, others[0].end
    comma = text.index(",", others[0].end)
    return begin, comma + 1 + len(text[comma + 1 :]) - len(text[comma + 1 :].lstrip())


def matching(every: Sequence[Proposed], ids: Sequence[str], word: str | None) -> Iterator[Proposed]:
    """The proposals of some ids, and that rest on a word."""
    for each in every:
        rests_on = (each.statement.proposed or "").split("、")
        if (not ids or each.id in ids) and (word is None or word in rests_on):
            yield each
