"""DuckDB as the engine of a panel: in this process, out of memory where a table is larger than that."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planctl.language import Bilingual
from planctl.panel.engine import Engine, Limits, Rows
from planctl.panel.progress import bar
from planctl.problems import RefusedError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REQUIREMENT = "duckdb>=1.4"
_SCANS = {
    ".csv": "read_csv([{files}], all_varchar = true, header = true, delim = ',', quote = '\"', union_by_name = true, {folders})",
    ".parquet": "read_parquet([{files}], union_by_name = true, {folders})",
}
_FOLDERS = "hive_partitioning = true, hive_types_autocast = false"
_KINDS = {".csv": "FORMAT csv, HEADER", ".parquet": "FORMAT parquet"}

_NEEDS = Bilingual(
    "这个命令还需要一个库：pip install '{requirement}'", "this command needs one more library: pip install '{requirement}'"
)
_SAYS = Bilingual("DuckDB 报告：{why}", "DuckDB says: {why}")


@contextmanager
def opened(limits: Limits) -> Iterator[Engine]:
    """A session in memory. It fetches nothing, and what is too large for memory it keeps in a scratch folder."""
    try:
        import duckdb  # an extra
    except ImportError:
        raise RefusedError(_NEEDS.filled(requirement=REQUIREMENT)) from None
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
            raise RefusedError(_SAYS.filled(why=str(error).split("\n", maxsplit=1)[0])) from None
        finally:
            connection.close()


class DuckDB:
    """What a panel asks, of a connection to DuckDB."""

    in_order = True

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self.connection = connection

    def _run(self, statement: str) -> None:
        with bar(self.connection.query_progress):
            self.connection.execute(statement)

    def scan(self, ending: str, files: Sequence[Path]) -> str:
        """All files of one kind as a table of a query."""
        return _SCANS[ending].format(files=", ".join(map(_quoted, files)), folders=_FOLDERS)

    def columns(self, table: str) -> dict[str, str]:
        """The columns of such a table, each with its type."""
        return {name.lower(): kind for name, kind, *_ in self.rows(f"DESCRIBE FROM {table}")}

    def view(self, name: str, query: str) -> None:
        """Let a name stand for a query."""
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {query}")

    def keep(self, name: str, query: str) -> None:
        """Let a name stand for a query's rows."""
        self._run(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")

    def teach(self, name: str, answer: Callable[..., str], inputs: int) -> None:
        """Give queries a function of doubles: by a macro, for DuckDB takes only Python's functions that name their parameters."""
        self.connection.create_function(f"{name}_of", lambda listed: answer(*listed), ["DOUBLE[]"], "VARCHAR")
        names = ", ".join(f"x{place}" for place in range(inputs))
        self.connection.execute(f"CREATE TEMP MACRO {name}({names}) AS {name}_of([{names}])")

    def rows(self, query: str) -> Rows:
        """The rows of a query."""
        return self.connection.execute(query).fetchall()

    def write(self, query: str, file: Path, ending: str) -> None:
        """Write the rows of a query as a file."""
        self._run(f"COPY ({query}) TO {_quoted(file)} ({_KINDS[ending]})")


def _quoted(text: object) -> str:
    return "'" + str(text).replace("'", "''") + "'"
