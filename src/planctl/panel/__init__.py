"""Many places over many periods in one database engine: tables in, the formulas of one plan over each row, one table out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from planctl.assess.answers import Answer
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual
from planctl.output_files import write_by
from planctl.panel import measures, sources
from planctl.panel.columns import Fault
from planctl.plan.vocabulary import Attribute
from planctl.problems import RefusedError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REQUIREMENT = "duckdb>=1.4"
FILES = {".parquet": "FORMAT parquet", ".csv": "FORMAT csv, HEADER"}
"""The endings of the files that a panel can be written as, with how."""

_NEEDS = Bilingual(
    "这个命令还需要一个库：pip install '{requirement}'", "this command needs one more library: pip install '{requirement}'"
)
_ENDINGS = Bilingual("-o：文件名的结尾只能是 {known}", "-o: the file's name may end in {known}")
_OF_ENGINE = Bilingual("DuckDB 报告：{why}", "DuckDB says: {why}")
_A_SOURCE = Bilingual("{file} 是来源文件，不覆盖", "{file} is one of the sources and is not overwritten")


class PanelRow(NamedTuple):
    """So many rows of the sources with one attribute and verdict, or set aside with one fault."""

    attribute: Attribute | None
    verdict: Verdict | None
    fault: Fault | None
    rows: int


class PanelSummary(NamedTuple):
    """How many rows were judged and how many set aside, where each were written, and which columns of the sources were not used."""

    judged: int
    set_aside: int
    output: str | None
    set_aside_output: str | None
    unused: tuple[str, ...]


def panel(named: list[str], output: Path | None, force: bool) -> Answer[PanelRow, PanelSummary]:
    """Every row of some tables judged, counted, and written to a file where one is named.

    Raises RefusedError when there is no such table, a needed column is missing, the engine is not installed or the file can't be
    written.
    """
    if output is not None and output.suffix.lower() not in FILES:
        raise RefusedError(_ENDINGS.filled(known=", ".join(FILES)))
    files = sources.files(named)
    with duckdb() as engine:
        unused = sources.load(engine, files)
        counted = [_counted(*row) for row in engine.execute(measures.COUNTS).fetchall()]
        aside = sum(row.rows for row in counted if row.fault is not None)
        beside = output.with_name(f"{output.stem}.set-aside.csv") if output is not None and aside else None
        if output is not None:
            _write(engine, output, beside, files, force)
    judged = sum(row.rows for row in counted) - aside
    summary = PanelSummary(judged, aside, _named(output), _named(beside), tuple(unused))
    return Answer("panel", None, None, tuple(counted), summary, row_type=PanelRow)


def _counted(attribute: Attribute | None, verdict: str | None, fault: Fault | None, rows: int) -> PanelRow:
    return PanelRow(attribute, None if verdict is None else Verdict(verdict), fault, rows)


def _named(file: Path | None) -> str | None:
    return None if file is None else str(file)


def _write(engine: DuckDBPyConnection, output: Path, beside: Path | None, files: list[Path], force: bool) -> None:
    """Write both files, or none: the result takes its place after what was set aside has."""
    for file in (output, beside):
        if file is not None and file.exists() and any(file.samefile(source) for source in files):
            raise RefusedError(_A_SOURCE.filled(file=file))
    kind = output.suffix.lower()

    def write(scratch: Path) -> None:
        _copy(engine, measures.result(as_text=kind == ".csv"), scratch, FILES[kind])
        if beside is not None:
            write_by(beside, lambda other: _copy(engine, measures.SET_ASIDE, other, FILES[".csv"]), force=force)

    write_by(output, write, force=force)


def _copy(engine: DuckDBPyConnection, query: str, file: Path, how: str) -> None:
    engine.execute(f"COPY ({query}) TO {sources.quoted(file)} ({how})")


@contextmanager
def duckdb() -> Iterator[DuckDBPyConnection]:
    """DuckDB in memory, with the decimals' answers as functions.

    It fetches nothing, and what is too large for memory it keeps in a scratch folder.
    """
    try:
        import duckdb as library  # an extra
    except ImportError:
        raise RefusedError(_NEEDS.filled(requirement=REQUIREMENT)) from None
    with TemporaryDirectory(prefix="planctl-") as scratch:
        engine = library.connect()
        for setting in ("autoinstall_known_extensions = false", "autoload_known_extensions = false"):
            engine.execute(f"SET {setting}")
        engine.execute(f"SET temp_directory = {sources.quoted(scratch)}")
        try:
            measures.teach(engine)
            yield engine
        except (library.IOException, library.InvalidInputException) as error:
            raise RefusedError(_OF_ENGINE.filled(why=str(error).split("\n", maxsplit=1)[0])) from None
        finally:
            engine.close()
