"""A table as Parquet: each number as a double, for reckoning, and beside it the digits that it has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from planctl.panel import duckdb_engine
from planctl.panel.engine import NO_LIMITS

_TYPES: dict[type, str] = {str: "VARCHAR", bool: "BOOLEAN", int: "BIGINT", Decimal: "DOUBLE", date: "DATE"}


def parquet(columns: Mapping[str, type], table: bytes) -> bytes:
    """A table in CSV with columns of some types as a Parquet file; what is empty is null. Raises RefusedError without DuckDB."""
    chosen = ", ".join(_chosen(name, kind) for name, kind in columns.items())
    with duckdb_engine.opened(NO_LIMITS) as engine, TemporaryDirectory(prefix="planctl-") as scratch:
        read, written = Path(scratch, "table.csv"), Path(scratch, "table.parquet")
        read.write_bytes(table)
        engine.write(f"SELECT {chosen} FROM {engine.scan('.csv', [read])}", written, ".parquet")
        return written.read_bytes()


def _chosen(name: str, kind: type) -> str:
    """A column as SQL selects it, after one of decimals their digits."""
    column = '"' + name + '"'
    digits = f', {column} AS "{name}_digits"' if kind is Decimal else ""
    return f"CAST({column} AS {_TYPES[kind]}) AS {column}{digits}"
