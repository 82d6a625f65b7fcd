"""Tables of databases as sources: each is copied beside the files, every number with the digits that the table holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from planctl.language import Bilingual
from planctl.panel import duckdb_engine
from planctl.panel.engine import NEEDS, EngineError, Limits
from planctl.problems import RefusedError

REQUIREMENT = "psycopg[binary]>=3.2"
"""What PostgreSQL takes."""
_MARK = "::"
"""Stands between a database and its table."""
_FILES = (".duckdb", ".ddb")
_SCHEMES = ("postgresql", "postgres")

_NO_TABLE = Bilingual(
    "数据库要连同表名一起写，如 figures.duckdb::gdp、postgresql://host/statistics::gdp",
    "a database is named with its table, as in figures.duckdb::gdp or postgresql://host/statistics::gdp",
)
_NO_FILE = Bilingual("{name}：没有这样的 DuckDB 文件", "{name}: there is no such DuckDB file")
_OTHER = Bilingual(
    "不能读取 {scheme}:// 的来源；数据库地址以 postgresql:// 开头",
    "sources of {scheme}:// can't be read; the address of a database begins with postgresql://",
)
_NO_ADDRESS = Bilingual(
    "数据库地址写得不对：应如 postgresql://用户@主机:5432/数据库::表；密码中的 @、:、/ 要写成 %40、%3A、%2F",
    "the address of the database is not well-formed: write postgresql://user@host:5432/database::table, and %40, %3A and %2F for"
    " @, : and / in a password",
)


def are_tables(named: str) -> bool:
    """Whether a source is of a database: an address, or a file with the name of a table behind it."""
    return (not Path(named).exists() and (_MARK in named or "://" in named)) or Path(named).suffix.lower() in _FILES


def copied(named: Iterable[str], folder: Path, limits: Limits) -> Iterator[Path]:
    """The tables as files in a folder.

    Raises RefusedError where there is no such database or table. What it says of an address never has its password.
    """
    for number, each in enumerate(dict.fromkeys(named)):
        scheme, _, address = each.partition("://")
        database, _, table = each.rpartition(_MARK)
        if address and scheme not in _SCHEMES:
            raise RefusedError(_OTHER.filled(scheme=scheme))
        if not database or not table or set(table) & set("/]@"):
            raise RefusedError(_NO_TABLE)
        if address:
            yield _of_postgresql(database, table, folder / f"{number}.csv")
        elif Path(database).is_file():
            duckdb_engine.copy_table(Path(database), table, file := folder / f"{number}.parquet", limits)
            yield file
        else:
            raise RefusedError(_NO_FILE.filled(name=database))


def _of_postgresql(address: str, table: str, file: Path) -> Path:
    try:
        import psycopg  # an extra
        from psycopg import conninfo, sql
    except ImportError:
        raise RefusedError(NEEDS.filled(requirement=REQUIREMENT)) from None
    try:
        known = conninfo.conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        known = {}
    if not known or "@" in str(known.get("host")):
        raise RefusedError(_NO_ADDRESS)  # not in the library's words, which may have parts of a password
    query = sql.SQL("COPY (SELECT * FROM {}) TO STDOUT (FORMAT csv, HEADER)").format(sql.Identifier(*table.split(".")))
    try:
        with psycopg.connect(address, **_unsaid(known)) as connection, file.open("wb") as copy:
            connection.read_only = True
            with connection.cursor().copy(query) as rows:
                for part in rows:
                    copy.write(part)
    except psycopg.Error as error:
        raise EngineError("PostgreSQL", str(error).strip().split("\n", maxsplit=1)[0]) from None
    return file


def _unsaid(known: Mapping[str, object]) -> dict[str, Any]:
    """How to connect, but for what the address says: texts come in UTF-8, and a server that is not there is not waited for long."""
    return {name: text for name, text in {"client_encoding": "UTF8", "connect_timeout": "10"}.items() if name not in known}
