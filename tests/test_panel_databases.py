"""Tables of databases are sources as files are, with the digits that they hold; and no password is ever said."""

from __future__ import annotations

import csv
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from planctl.panel.databases import REQUIREMENT
from tests.conftest import Run

NAMES = ("place", "period", "value", "target", "growth")
TABLE = """
CREATE TABLE gdp (place VARCHAR, indicator VARCHAR, period {period}, unit VARCHAR, value {number},
  growth {double}, target {wide}, area BIGINT);
INSERT INTO gdp VALUES
  ('甲县', 'GDP', '2022', '亿元', 500.50, 5.8, NULL, 1), ('甲县', 'GDP', '2023', '', 530.00, 0.1, 12345678901234, 2),
  ('乙县', 'GDP', '2023', NULL, -0.25, NULL, 1234567890123456789, 3), (NULL, 'GDP', '2023', '亿元', 1.00, NULL, 1, 4);
CREATE TABLE dates (place VARCHAR, indicator VARCHAR, period DATE, value {double});
INSERT INTO dates VALUES ('甲县', 'GDP', '2023-12-31', 1);
CREATE SCHEMA old;
CREATE VIEW old.twice AS SELECT place, indicator, period, 'higher' AS direction, 2 * value AS value FROM gdp;
"""
JUDGED = [
    {"place": "甲县", "period": "2022", "value": "500.50", "target": "", "growth": "5.8"},
    {"place": "甲县", "period": "2023", "value": "530.00", "target": "12345678901234", "growth": "0.1"},
]
ASIDE = [
    {"place": "乙县", "period": "2023", "value": "-0.25", "target": "1234567890123456789", "fault": "not_a_number"},
    {"place": "", "period": "2023", "value": "1.00", "target": "1", "fault": "no_place"},
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def file() -> str:
    with duckdb.connect("figures.duckdb") as database:
        database.execute(TABLE.format(period="VARCHAR", number="DECIMAL(10, 2)", double="DOUBLE", wide="HUGEINT"))
    return "figures.duckdb"


def read(name: str) -> list[dict[str, str]]:
    with Path(name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def shown(rows: list[dict[str, str]], names: tuple[str, ...]) -> list[dict[str, str]]:
    return sorted(({name: row[name] for name in names} for row in rows), key=lambda row: row["value"], reverse=True)


def is_a_source(run: Run, database: str) -> None:
    """A table and a view are read digit by digit, and what does not fit is set aside."""
    ran = run("panel", f"{database}::gdp", "-o", "panel.csv", "--json", "--force")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["summary"]["unused"] == ["area"]
    assert shown(read("panel.csv"), NAMES) == shown(JUDGED, NAMES)
    aside = ("place", "period", "value", "target", "fault")
    assert shown(read("panel.set-aside.csv"), aside) == shown(ASIDE, aside)
    assert run("panel", f"{database}::old.twice", "-o", "panel.csv", "--force").code == 0
    assert [row["value"] for row in read("panel.csv")] == ["-0.50", "1001.00", "1060.00"]
    ran = run("panel", f"{database}::dates", f"{database}::gdp", "--json")
    assert {row["fault"]: row["rows"] for row in ran.json["results"] if row["fault"]} == {
        "no_place": 1,
        "not_a_number": 1,
        "not_a_period": 1,
    }
    ranked = run("rank", "GDP", f"{database}::old.twice", "--period", "2023", "--json")
    assert [(row["place"], row["rank"]) for row in ranked.json["results"]] == [("甲县", 1), ("乙县", 2)]


def test_a_table_of_a_duckdb_file_is_a_source(run: Run, file: str) -> None:
    before = Path(file).read_bytes()
    is_a_source(run, file)
    assert (Path(file).read_bytes(), sorted(each.name for each in Path().iterdir())) == (
        before,
        [file, "panel.csv", "panel.set-aside.csv"],
    )


REFUSED = {
    "figures.duckdb": "a database is named with its table, as in figures.duckdb::gdp or postgresql://host/statistics::gdp",
    "figures.duckdb::": "a database is named with its table, as in figures.duckdb::gdp or postgresql://host/statistics::gdp",
    "figures.duckdb::gpd": "DuckDB says: Catalog Error: Table with name gpd does not exist!",
    "nothing.duckdb::gdp": "nothing.duckdb: there is no such DuckDB file",
    "postgresql://me:secret@[::1]:1/statistics": "a database is named with its table, as in figures.duckdb::gdp or "
    "postgresql://host/statistics::gdp",
    "mysql://me:secret@host/statistics::gdp": "sources of mysql:// can't be read; the address of a database begins with postgresql://",
    **dict.fromkeys(
        ["postgresql://me:sec@ret@host/statistics::gdp", "postgresql://me:sec:@ret@host:port/db::gdp"],
        "the address of the database is not well-formed: write postgresql://user@host:5432/database::table, and %40, %3A and %2F "
        "for @, : and / in a password",
    ),
}


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("named", REFUSED)
def test_what_is_no_table_is_told_without_a_password(run: Run, named: str) -> None:
    ran = run("panel", named, "--lang", "en")
    assert (ran.code, ran.out, ran.err) == (2, "", f"planctl: {REFUSED[named]}\n")


def test_a_server_that_is_not_there_is_told_without_the_password(run: Run) -> None:
    ran = run("panel", "postgresql://me:secret@127.0.0.1:1/statistics::gdp", "--lang", "en")
    assert (ran.code, ran.err[:50]) == (2, "planctl: PostgreSQL says: connection failed: conne")
    assert "secret" not in ran.err


def test_it_says_what_has_to_be_installed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    ran = run("panel", "postgresql://host/statistics::gdp", "--lang", "en")
    assert (ran.code, ran.err) == (2, f"planctl: this command needs one more library: pip install '{REQUIREMENT}'\n")


# With a server


@pytest.fixture
def server() -> Iterator[str]:
    """The address, with its password, of a server that runs as long as a test, not as root, which PostgreSQL refuses."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    programs = os.pathsep.join([*map(str, found), os.environ["PATH"]])
    port = free_port()
    with tempfile.TemporaryDirectory(dir="/tmp") as scratch:
        other = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.getuid() == 0 else {}
        Path(scratch, "password").write_text("sécret %", encoding="utf-8")
        if other:
            for each in (scratch, Path(scratch, "password")):
                shutil.chown(each, "nobody", "nogroup")

        def ran(*command: str) -> None:
            program = shutil.which(command[0], path=programs)
            assert program is not None, f"{command[0]} is not installed"
            subprocess.run([program, *command[1:]], check=True, cwd=scratch, stdout=subprocess.DEVNULL, **other)  # type: ignore[call-overload]

        data = f"{scratch}/data"
        by_password = ("-U", "me", "--pwfile", f"{scratch}/password", "--auth", "scram-sha-256")
        ran("initdb", "-D", data, *by_password, "-E", "UTF8", "--no-sync")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={scratch} -c fsync=off"
        ran("pg_ctl", "-D", data, "-w", "-l", f"{scratch}/log", "-o", options, "start")
        try:
            yield f"postgresql://me:s%C3%A9cret%20%25@127.0.0.1:{port}/postgres"
        finally:
            ran("pg_ctl", "-D", data, "-m", "immediate", "stop")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.mark.engines
def test_a_table_of_postgresql_is_a_source(run: Run, server: str) -> None:
    import psycopg

    with psycopg.connect(server) as connection:
        connection.execute(TABLE.format(period="CHAR(4)", number="NUMERIC(10, 2)", double="DOUBLE PRECISION", wide="NUMERIC"))
    is_a_source(run, server)
    ran = run("panel", f"{server}::gpd", "--lang", "en")
    assert (ran.code, ran.err) == (2, 'planctl: PostgreSQL says: relation "gpd" does not exist\n')
    ran = run("panel", f"{server.replace('%20%25', '')}::gdp", "--lang", "en")
    assert ran.err.endswith('FATAL:  password authentication failed for user "me"\n')
    assert "cret" not in ran.err
