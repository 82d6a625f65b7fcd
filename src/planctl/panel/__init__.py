"""Many places over many periods in one database engine: tables in, the formulas of one plan over each row, one table out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from planctl.assess.answers import Answer, Unanswered
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual
from planctl.output_files import write_by
from planctl.panel import csv_faults, databases, engines, fit, groups, intervals, measures, plans, sources
from planctl.panel.columns import COLUMNS, Fault, IntervalRow
from planctl.panel.engine import NO_LIMITS, Engine, Limits
from planctl.plan.vocabulary import Attribute
from planctl.problems import RefusedError

FILES = (".parquet", ".csv")
"""The endings of the files that a panel can be written as."""

_ENDINGS = Bilingual("-o：文件名的结尾只能是 {known}", "-o: the file's name may end in {known}")
_A_SOURCE = Bilingual("{file} 是来源文件，不覆盖", "{file} is one of the sources and is not overwritten")


class PanelRow(NamedTuple):
    """So many rows of the sources with one attribute and verdict, or set aside with one fault.

    Place, indicator, unit and period are those that rows were told apart by. `share` is the part in per cent of the rows of the
    same group and attribute that have a verdict on a result; `gap` is the mean of target less value, in the unit.
    """

    place: str | None
    indicator: str | None
    unit: str | None
    period: str | None
    attribute: Attribute | None
    verdict: Verdict | None
    fault: Fault | None
    rows: int
    share: Decimal | None
    gap: Decimal | None


class PanelSummary(NamedTuple):
    """How many rows were judged and how many set aside, where each were written, and which columns of the sources were not used."""

    judged: int
    set_aside: int
    output: str | None
    set_aside_output: str | None
    unused: tuple[str, ...]


class Wanted(NamedTuple):
    """What a panel is to tell: a file of rows with some columns, or of groups where rows are told apart `by` something."""

    output: Path | None
    force: bool = False
    columns: Sequence[str] = COLUMNS
    by: Sequence[str] = ()
    engine: str = engines.DEFAULT
    limits: Limits = NO_LIMITS


def panel(named: list[str], wanted: Wanted) -> Answer[PanelRow, PanelSummary] | Unanswered:
    """Every row of some tables and plans judged and counted, and written to a file where one is named.

    There is no answer where a plan is broken. Raises RefusedError when there is no such table, a needed column is missing, the
    engine is not installed or the file can't be written.
    """
    output = wanted.output
    if output is not None and output.suffix.lower() not in FILES:
        raise RefusedError(_ENDINGS.filled(known=", ".join(FILES)))
    of_plans = list(filter(plans.are_plans, named))
    of_databases = [name for name in named if name not in of_plans and databases.are_tables(name)]
    files = sources.files([name for name in named if name not in (*of_plans, *of_databases)])
    planned = plans.read_plans(of_plans)
    if not planned.complete:
        return Unanswered("panel", tuple(planned.problems))
    with (
        csv_faults.told(files),
        engines.opened(wanted.engine, wanted.limits) as engine,
        TemporaryDirectory(prefix="planctl-") as scratch,
    ):
        files += databases.copied(of_databases, Path(scratch), wanted.limits)
        if of_plans:
            files.append(Path(scratch) / "plans.csv")
            plans.write_table(planned.rows, files[-1])
        unused = sources.load(engine, files)
        fit.sort_out(engine, wanted.by)
        fit.group(engine, groups.keys(wanted.by))
        judged = _judged(engine, wanted.by if output is None else ())
        faults = [_set_aside(*row) for row in engine.rows(groups.FAULTS)]
        beside = output.with_name(f"{output.stem}.set-aside.csv") if output is not None and faults else None
        if output is not None:
            _write(engine, wanted, output, beside, files)
    summary = PanelSummary(_rows(judged), _rows(faults), _named(output), _named(beside), tuple(unused))
    return Answer("panel", None, None, (*judged, *faults), summary, tuple(planned.problems), row_type=PanelRow)


def _judged(engine: Engine, by: Sequence[str]) -> list[PanelRow]:
    keys, texts = groups.keys(by), engine.rows(groups.query(by, as_text=True))
    return [_group(dict(zip((*keys, "attribute", "verdict", "rows", "share", "gap"), row, strict=False))) for row in texts]


def _group(row: Mapping[str, Any]) -> PanelRow:
    return PanelRow(
        place=row.get("place"),
        indicator=row.get("indicator"),
        unit=row.get("unit"),
        period=row.get("period"),
        attribute=row["attribute"],
        verdict=Verdict(row["verdict"]),
        fault=None,
        rows=row["rows"],
        share=_number(row["share"]),
        gap=_number(row.get("gap")),
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _set_aside(fault: Fault, rows: int) -> PanelRow:
    return PanelRow(None, None, None, None, None, None, fault, rows, None, None)


def _rows(counted: list[PanelRow]) -> int:
    return sum(row.rows for row in counted)


def _named(file: Path | None) -> str | None:
    return None if file is None else str(file)


def _write(engine: Engine, wanted: Wanted, output: Path, beside: Path | None, files: list[Path]) -> None:
    """Write both files, or none: the result takes its place after what was set aside has."""
    for file in (output, beside):
        if file is not None and file.exists() and any(file.samefile(source) for source in files):
            raise RefusedError(_A_SOURCE.filled(file=file))
    kind = output.suffix.lower()
    as_text = kind == ".csv"
    query = groups.query(wanted.by, as_text=as_text) if wanted.by else _of_rows(engine, wanted.columns, as_text)

    def write(scratch: Path) -> None:
        engine.write(query, scratch, kind)
        if beside is not None:
            write_by(beside, lambda other: engine.write(measures.SET_ASIDE, other, ".csv"), force=wanted.force)

    write_by(output, write, force=wanted.force)


def _of_rows(engine: Engine, columns: Sequence[str], as_text: bool) -> str:
    fit.number(engine)
    measures.teach(engine)
    further = None
    if any(name in IntervalRow._fields for name in columns):
        intervals.teach(engine)
        further = intervals.intervals(unit for (unit,) in engine.rows("SELECT DISTINCT unit FROM labels_ WHERE unit IS NOT NULL"))
    return measures.result(columns, further, as_text=as_text)
