"""Many places over many periods in one database engine: tables in, the formulas of one plan over each row, one table out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from planctl.assess.answers import Answer, Unanswered
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual
from planctl.output_files import write_by
from planctl.panel import duckdb_engine, fit, measures, plans, sources
from planctl.panel.columns import COLUMNS, Fault
from planctl.panel.engine import NO_LIMITS, Engine, Limits
from planctl.plan.vocabulary import Attribute
from planctl.problems import RefusedError

FILES = (".parquet", ".csv")
"""The endings of the files that a panel can be written as."""

_ENDINGS = Bilingual("-o：文件名的结尾只能是 {known}", "-o: the file's name may end in {known}")
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


def panel(
    named: list[str], output: Path | None, force: bool, columns: Sequence[str] = COLUMNS, limits: Limits = NO_LIMITS
) -> Answer[PanelRow, PanelSummary] | Unanswered:
    """Every row of some tables and plans judged and counted, and some columns of it written to a file where one is named.

    There is no answer where a plan is broken.

    Raises RefusedError when there is no such table, a needed column is missing, the engine is not installed or the file can't be
    written.
    """
    if output is not None and output.suffix.lower() not in FILES:
        raise RefusedError(_ENDINGS.filled(known=", ".join(FILES)))
    of_plans = list(filter(plans.are_plans, named))
    files = sources.files([name for name in named if name not in of_plans])
    planned = plans.read_plans(of_plans)
    if not planned.complete:
        return Unanswered("panel", tuple(planned.problems))
    with duckdb_engine.opened(limits) as engine, TemporaryDirectory(prefix="planctl-") as scratch:
        measures.teach(engine)
        if of_plans:
            files.append(Path(scratch) / "plans.csv")
            plans.write_table(planned.rows, files[-1])
        unused = sources.load(engine, files)
        fit.sort_out(engine)
        counted = [_counted(*row) for row in engine.rows(measures.COUNTS)]
        aside = sum(row.rows for row in counted if row.fault is not None)
        beside = output.with_name(f"{output.stem}.set-aside.csv") if output is not None and aside else None
        if output is not None:
            _write(engine, columns, output, beside, files, force)
    judged = sum(row.rows for row in counted) - aside
    summary = PanelSummary(judged, aside, _named(output), _named(beside), tuple(unused))
    return Answer("panel", None, None, tuple(counted), summary, tuple(planned.problems), row_type=PanelRow)


def _counted(attribute: Attribute | None, verdict: str | None, fault: Fault | None, rows: int) -> PanelRow:
    return PanelRow(attribute, None if verdict is None else Verdict(verdict), fault, rows)


def _named(file: Path | None) -> str | None:
    return None if file is None else str(file)


def _write(engine: Engine, columns: Sequence[str], output: Path, beside: Path | None, files: list[Path], force: bool) -> None:
    """Write both files, or none: the result takes its place after what was set aside has."""
    for file in (output, beside):
        if file is not None and file.exists() and any(file.samefile(source) for source in files):
            raise RefusedError(_A_SOURCE.filled(file=file))
    kind = output.suffix.lower()

    def write(scratch: Path) -> None:
        engine.write(measures.result(columns, as_text=kind == ".csv", in_order=engine.in_order), scratch, kind)
        if beside is not None:
            write_by(beside, lambda other: engine.write(measures.SET_ASIDE, other, ".csv"), force=force)

    write_by(output, write, force=force)
