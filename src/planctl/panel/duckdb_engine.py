"""DuckDB as the engine of a panel: in this process, out of memory where a table is larger than that."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planctl.panel.engine import NEEDS, Engine, EngineError, Limits, Rows
from planctl.panel.progress import bar
from planctl.problems import RefusedError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REQUIREMENT = "duckdb>=1.4"
_AS_IT_IS = "all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"', comment = '', skip = 0"
"""No line of a CSV file is left out as a remark, or as one before the headings."""
_SCANS = {
    ".csv": "read_csv([{files}], {as_it_is}, union_by_name = true, {folders})",
    ".parquet": "read_parquet([{files}], union_by_name = true, {folders})",
}
_TEXT_OF_NUMBER = "regexp_replace(CAST(x + CAST(0 AS FLOAT) AS VARCHAR), '[.]0$', '')"
"""Zero makes zero of a zero below zero, and leaves the type."""
_FOLDERS = "hive_partitioning = true, hive_types_autocast = false"
_KEPT = re.compile(r"VARCHAR|DOUBLE|FLOAT|DECIMAL.*|TINYINT|SMALLINT|INTEGER|BIGINT")
"""The types that a copy of a table has as the table does."""
_FEW = 5000
"""Each part of a Parquet file has all words of such a column."""
_KINDS = {".csv": "FORMAT csv, HEADER, COMMENT ''", ".parquet": "FORMAT parquet"}


@contextmanager
def opened(limits: Limits) -> Iterator[Engine]:
    """A session in memory. It fetches nothing, and what is too large for memory it keeps in a scratch folder."""
    try:
        import duckdb  # an extra
    except ImportError:
        raise RefusedError(NEEDS.filled(requirement=REQUIREMENT)) from None
    with TemporaryDirectory(prefix="planctl-") as scratch:
        connection = duckdb.connect()
        for setting in ("autoinstall_known_extensions = false", "autoload_known_extensions = false"):
            connection.execute(f"SET {setting}")
        settings = {
            "enable_progress_bar": sys.stderr.isatty(),
            "enable_progress_bar_print": False,
            "temp_directory": scratch,
            "memory_limit": limits.memory,
            "threads": limits.threads,
        }
        for name, set_to in settings.items():
            if set_to is not None:
                connection.execute(f"SET {name} = {_quoted(set_to)}")
        try:
            yield DuckDB(connection)
        except (duckdb.IOException, duckdb.InvalidInputException, duckdb.OutOfMemoryException) as error:
            raise EngineError("DuckDB", str(error).split("\n", maxsplit=1)[0]) from None
        finally:
            connection.close()


class DuckDB:
    """What a panel asks, of a connection to DuckDB."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self.connection = connection
        for name in ("text_of_double", "text_of_float"):
            connection.execute(f"CREATE TEMP MACRO {name}(x) AS {_TEXT_OF_NUMBER}")

    def _run(self, statement: str) -> None:
        with bar(self.connection.query_progress):
            self.connection.execute(statement)

    def scan(self, ending: str, files: Sequence[Path]) -> str:
        """All files of one kind as a table of a query."""
        return _SCANS[ending].format(files=", ".join(map(_quoted, files)), as_it_is=_AS_IT_IS, folders=_FOLDERS)

    def columns(self, table: str) -> dict[str, str]:
        """The columns of such a table, each with its type."""
        return {name.lower(): kind for name, kind, *_ in self.rows(f"DESCRIBE FROM {table}")}

    def view(self, name: str, query: str) -> None:
        """Let a name stand for a query."""
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {query}")

    def keep(self, name: str, query: str, words: Sequence[str] = ()) -> None:
        """Let a name stand for a query's rows. Words that are numbers inside are a third of the time of writing them as Parquet."""
        self._run(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")
        for column in words:
            different = f"SELECT DISTINCT {column} FROM {name} WHERE {column} IS NOT NULL"
            ((count,),) = self.rows(f"SELECT count(*) FROM ({different})")
            if 0 < count <= _FEW:
                self.connection.execute(f"CREATE TYPE {name}{column} AS ENUM ({different} ORDER BY {column})")
                self.connection.execute(f"ALTER TABLE {name} ALTER {column} TYPE {name}{column}")

    def teach(self, name: str, answer: Callable[..., str], inputs: int) -> None:
        """Give queries a function: a macro, for DuckDB takes Python's functions only where they name their parameters."""
        self.connection.create_function(f"{name}_of", lambda listed: answer(*listed), ["DOUBLE[]"], "VARCHAR")
        names = ", ".join(f"x{place}" for place in range(inputs))
        self.connection.execute(f"CREATE TEMP MACRO {name}(wanted, {names}) AS CASE WHEN wanted THEN {name}_of([{names}]) END")

    def rows(self, query: str) -> Rows:
        """The rows of a query."""
        return self.connection.execute(query).fetchall()

    def write(self, query: str, file: Path, ending: str) -> None:
        """Write the rows of a query as a file."""
        self._run(f"COPY ({query}) TO {_quoted(file)} ({_KINDS[ending]})")


def copy_table(database: Path, table: str, file: Path, limits: Limits) -> None:
    """Write a table or view of a database file as Parquet: what is no number that Parquet has, as text.

    The file is only read. Raises EngineError where it is no such file, or has no such table.
    """
    with opened(limits) as engine:
        import duckdb

        try:
            engine.rows(f"ATTACH {_quoted(database)} AS source (READ_ONLY, TYPE duckdb)")
            engine.rows("USE source")
            name = ".".join(map(_name, table.split(".")))
            kept = ((column, _KEPT.fullmatch(kind)) for column, kind, *_ in engine.rows(f"DESCRIBE FROM {name}"))
            chosen = (_name(name) if as_it_is else f"CAST({_name(name)} AS VARCHAR) AS {_name(name)}" for name, as_it_is in kept)
            engine.write(f"SELECT {', '.join(chosen)} FROM {name}", file, ".parquet")
        except duckdb.Error as error:
            raise EngineError("DuckDB", str(error).split("\n", maxsplit=1)[0]) from None


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _quoted(text: object) -> str:
    return "'" + str(text).replace("'", "''") + "'"
