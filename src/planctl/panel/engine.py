"""What a panel asks of a database engine: tables of files in, queries in SQL that every engine speaks, one file out.

The SQL is one text for all: each engine's module says which differences it takes care of. Beside what they share there are two
functions, `text_of_double` and `text_of_float`: a number in the fewest digits that tell it from any other, with an exponent below
0.0001 and from 10^16 on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from planctl.language import Bilingual
from planctl.problems import RefusedError

NEEDS = Bilingual(
    "这个命令还需要一个库：pip install '{requirement}'", "this command needs one more library: pip install '{requirement}'"
)
_SAYS = Bilingual("{engine} 报告：{why}", "{engine} says: {why}")


class EngineError(RefusedError):
    """What an engine says where it can't do what was asked of it."""

    def __init__(self, engine: str, why: str) -> None:
        super().__init__(_SAYS.filled(engine=engine, why=why))


Rows = list[tuple[Any, ...]]


class Limits(NamedTuple):
    """How much memory (as `2GB`) and how many threads an engine may take; None for as it sees fit."""

    memory: str | None
    threads: int | None


NO_LIMITS = Limits(None, None)


class Engine(Protocol):
    """A session of an engine, with its own views and functions; what it can't do raises EngineError."""

    def scan(self, ending: str, files: Sequence[Path]) -> str:
        """All files of one kind as a table of a query, their columns by name, those of folders (`place=First/`) among them.

        Columns of a CSV file are texts.
        """

    def columns(self, table: str) -> dict[str, str]:
        """The columns of such a table in small letters, each with its type in capitals, such as VARCHAR or DECIMAL(9,2)."""

    def view(self, name: str, query: str) -> None:
        """Let a name stand for a query, whatever it stood for."""

    def keep(self, name: str, query: str, words: Sequence[str] = ()) -> None:
        """Let a name stand for a query's rows, worked out once, whatever it stood for.

        The columns `words` hold the same few words again and again when their rows are joined to others: an engine that can, has
        numbers for them.
        """

    def teach(self, name: str, answer: Callable[..., str], inputs: int) -> None:
        """Give queries a function of a condition and so many doubles, whose answer is a text.

        It is asked of the rows where the condition holds, which are few; elsewhere it is null.
        """

    def rows(self, query: str) -> Rows:
        """The rows of a query, which are few."""

    def write(self, query: str, file: Path, ending: str) -> None:
        """Write the rows of a query, in its order, as a file of the kind of an ending."""


def folder_columns(file: Path) -> list[str]:
    """The names of the columns that the folders above a file are: `place` of `place=First/`."""
    return [part.partition("=")[0] for part in file.parts[:-1] if part.count("=") == 1]
