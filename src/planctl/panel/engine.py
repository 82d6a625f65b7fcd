"""What a panel asks of a database engine: tables of files in, queries in SQL that every engine speaks, one file out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

Rows = list[tuple[Any, ...]]


class Limits(NamedTuple):
    """How much memory (as `2GB`) and how many threads an engine may take; None for as it sees fit."""

    memory: str | None
    threads: int | None


NO_LIMITS = Limits(None, None)


class Engine(Protocol):
    """A session of an engine, with its own views and functions; what it can't do raises RefusedError."""

    in_order: bool
    """Whether `OVER ()` looks back from row to row in the order of the query below it."""

    def scan(self, ending: str, files: Sequence[Path]) -> str:
        """All files of one kind as a table of a query, their columns by name, those of folders (`place=First/`) among them.

        Columns of a CSV file are texts.
        """

    def columns(self, table: str) -> dict[str, str]:
        """The columns of such a table in small letters, each with its type in capitals, such as VARCHAR or DECIMAL(9,2)."""

    def view(self, name: str, query: str) -> None:
        """Let a name stand for a query, whatever it stood for."""

    def keep(self, name: str, query: str) -> None:
        """Let a name stand for a query's rows, worked out once, whatever it stood for."""

    def teach(self, name: str, answer: Callable[..., str], inputs: int) -> None:
        """Give queries a function of so many doubles, whose answer is a text; it is asked of few rows."""

    def rows(self, query: str) -> Rows:
        """The rows of a query, which are few."""

    def write(self, query: str, file: Path, ending: str) -> None:
        """Write the rows of a query, in its order, as a file of the kind of an ending."""
