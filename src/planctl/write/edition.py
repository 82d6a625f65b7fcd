"""A plan's files as they are to be, one value after another put in; nothing else may change in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import planctl.problems
from planctl.language import Bilingual
from planctl.numbers.periods import JANUARY, in_years_from, is_period, span_of
from planctl.plan.model import Plan, forms_given
from planctl.plan.vocabulary import STAGE_WORDS, choice
from planctl.problems import Finding, Place, RefusedError
from planctl.read import Reading, read_contents
from planctl.read.merge import merged
from planctl.read.tree import Tree
from planctl.write.flow import mapping
from planctl.write.splice import added

Fields = Mapping[str, str]
"""The fields of a statement or of a source, as they are typed."""

OTHERWISE = Bilingual("写入后 {path} 会有别的变化；没有写入", "{path} would change otherwise too; nothing is written")


class Stated(NamedTuple):
    """A statement to be put down: under which keys, of which period, and its fields."""

    under: tuple[str, ...]
    period: str
    fields: Fields

    @property
    def text(self) -> str:
        """The statement as it stands in a file."""
        return mapping(self.fields)


class Standing(NamedTuple):
    """A statement that stands in a plan already: of which period, which of that it is, and its fields."""

    period: str
    number: int
    fields: Fields


class Edition:
    """The files of a plan while values are put into them, with what they are meant to hold then."""

    def __init__(self, contents: Mapping[Path, bytes], plan: Plan) -> None:
        self._before = merged(contents)
        self._starts = plan.about.year_start if plan.about else JANUARY
        self._contents = contents
        self._texts = {file: content.decode("utf-8") for file, content in contents.items()}
        self._meant = self._before.tree

    def put(self, keys: Sequence[str], value: Tree, entry: str, file: Path | None = None, lines: Sequence[str] = ()) -> None:
        """Put a value under keys that are not there, into a file or the one that holds the last of its kind.

        `entry` is the value as it stands on one line; `lines`, as it stands below its key.
        """
        file = file or self.last(keys[:1]) or next(iter(self._texts))
        self._texts[file] = added(self._texts[file], keys, entry, lines=lines)
        self._meant = _with(self._meant, keys, value)

    def state(self, stated: Stated, file: Path | None) -> int:
        """Put a statement down as the last of its period; which of that it is."""
        keys = (*stated.under, stated.period)
        file = file or next(iter(self._texts))
        self._texts[file] = added(self._texts[file], keys, stated.text, listed=True)
        self._meant = _with(self._meant, keys, (dict(stated.fields),))
        return len(self._at(*keys)) - 1

    def standing(self, stated: Stated) -> Standing | None:
        """The statement of the same subject, span, form and source that stands there."""
        if not is_period(stated.period):
            return None  # the reader says so
        wanted = self._identity(stated.period, stated.fields)
        for period, statements in self._at(*stated.under).items():
            for number, fields in enumerate(statements):
                if self._identity(period, fields) == wanted:
                    return Standing(period, number, fields)
        return None

    def _identity(self, period: str, fields: Fields) -> tuple[object, ...]:
        form = "".join(forms_given(fields)).replace("index", "growth")
        span = span_of(in_years_from(period, self._starts), fields.get("cumulative") != "false")
        return span, form, fields.get("since"), fields.get("source")

    def place(self, path: planctl.problems.Path) -> Place:
        """Where something stands in the files as they were."""
        (at,) = self._before.place([_here(path)])
        return at.place

    def writer(self, *keys: str) -> Path | None:
        """The file that holds something."""
        source = self._before.writers.get(keys)
        return source.path if source else None

    def last(self, above: Sequence[str]) -> Path | None:
        """The file that holds the last of the records under a key."""
        writers = reversed(self._before.writers.items())
        return next((source.path for path, source in writers if path[: len(above)] == tuple(above)), None)

    def last_of_period(self, section: str, period: str) -> Path | None:
        """The file that holds the last of what a section says of a period."""
        writers = reversed(self._before.writers.items())
        return next((source.path for path, source in writers if path[0] == section and path[2:] == (period,)), None)

    def finished(self, path: Path) -> tuple[dict[Path, bytes], Reading]:
        """The files that change, and what they are read as then.

        Raises RefusedError when the new text would say anything else than was meant: then nothing is to be written.
        """
        new = {file: text.encode() for file, text in self._texts.items()}
        if merged(new).tree != self._meant:
            raise RefusedError(OTHERWISE.filled(path=path))
        changed = {file: content for file, content in new.items() if content != self._contents[file]}
        return changed, read_contents(new, path)

    def _at(self, *keys: str) -> Any:  # noqa: ANN401 what a valid plan holds there
        """What is to be held under some keys; nothing where one of them is not there."""
        node: Any = self._meant
        for key in keys:
            node = node.get(key, {})
        return node


def same(one: Fields, other: Fields) -> bool:
    """Whether two statements of one subject, span, form and source say the same, however it is noted."""
    return _claim(one) == _claim(other)


def _claim(fields: Fields) -> tuple[object, ...]:
    forms = forms_given(fields)
    return *((form, choice(str(fields[form]), STAGE_WORDS)) for form in forms), fields.get("bound", "exact")


def places(reading: Reading, paths: Sequence[planctl.problems.Path]) -> list[Place]:
    """Where things stand in the files as they are read."""
    return [problem.place for problem in reading.located(map(_here, paths))]


def _here(path: planctl.problems.Path) -> Finding:
    """Where something stands, as the reader places what it finds."""
    return Finding("two-observations", path, {}, at_key=True)


def _with(tree: Any, keys: Sequence[str], value: Tree) -> dict[str, Tree]:  # noqa: ANN401 what a valid plan holds there
    """A tree with a value more under some keys; what stands in a list there comes before it."""
    first, *others = keys
    if others:
        return {**tree, first: _with(tree.get(first, {}), others, value)}
    return {**tree, first: (*tree.get(first, ()), *value) if isinstance(value, tuple) else value}
