"""Every engine of the panel gives the same: the pieces of SQL that formulas are made of, and whole results."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest

from planctl.numbers import sql
from planctl.numbers.sql import Sql
from planctl.panel import duckdb_engine, spark_engine
from planctl.panel.engine import NO_LIMITS, Engine, Limits
from tests.conftest import Run

HEAD = "place,indicator,period,unit,attribute,direction,value,growth,bound,target"
FILES = ("panel.csv", "panel.set-aside.csv")

pytestmark = pytest.mark.engines


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def table(name: str, head: str, *rows: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


# The pieces of SQL


@pytest.fixture
def engines() -> Iterator[list[Engine]]:
    with duckdb_engine.opened(NO_LIMITS) as one, spark_engine.opened(None, Limits(None, 1)) as other:
        yield [one, other]


DOUBLES: list[float | None] = [
    0.0,
    -0.0,
    1.0,
    -2.5,
    530.0,
    0.1,
    0.1 + 0.2,
    1e-4,
    1e-5,
    1.5e-5,
    1e-10,
    1e15,
    1e16,
    1.5e17,
    1e100,
    123456789012345.0,
]
DOUBLES += [0.00012345, 1234567.89, 9007199254740991.0, float("inf"), float("-inf"), float("nan"), None]
PIECES: dict[str, dict[float | None, object]] = {
    "text_of_double(x)": {1e-5: "1e-05", 1e16: "1e+16", -0.0: "0", 530.0: "530", 0.1 + 0.2: "0.30000000000000004"},
    "text_of_float(CAST(x AS FLOAT))": {0.1: "0.1", 1234567.89: "1234567.9", 123456789012345.0: "123456790000000"},
    sql.in_thousandths("x"): {0.1: True, 0.1 + 0.2: False, 1e-4: False},
    f"{sql.rounded(Sql('x'), 2)} + 0e0": {-2.5: -2.5, 1234567.89: 1234567.89, 0.00012345: 0.0},
    sql.printed("x", "(1 + 1)"): {-2.5: "-2.50", None: None},
    str(sql.near_a_tie(sql.column("x"), 0)): {-2.5: True, 0.1: False, None: None},
    "last_value(x IGNORE NULLS) OVER (ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)": {0.0: None},
    "exact_double(x > 1e0, x, 2e0)": {530.0: "1060.0", 1.0: None, None: None},
}
"""Pieces of SQL over one column, with some of what they give."""
TEXTS = {
    "1": (True, "1"),
    "-0": (False, "0"),
    "10.50": (True, "1050"),
    "01": (False, "1"),
    "1\n": (False, "1\n"),
    "": (False, ""),
    "１": (False, "１"),
    "it's": (False, "it's"),
}


def literal(number: float | None) -> str:
    return "CAST(NULL AS DOUBLE)" if number is None else f"CAST('{number!r}' AS DOUBLE)"


def same(one: Any, other: Any) -> bool:  # noqa: ANN401 values of a database
    return repr(one) == repr(other)  # of a zero below zero too, and of what is no number


def test_the_pieces_of_sql_mean_the_same(engines: list[Engine]) -> None:
    numbers = " UNION ALL ".join(f"SELECT {place} AS n, {literal(number)} AS x" for place, number in enumerate(DOUBLES))
    found = []
    for engine in engines:
        engine.teach("exact_double", lambda number, times: repr(number * times), 2)
        engine.view("numbers", numbers)
        pieces = {
            piece: [row[1] for row in engine.rows(f"SELECT n, {piece} FROM numbers WHERE abs(x) < 1e38 OR x IS NULL ORDER BY n")]  # noqa: S608 pieces of this test
            for piece in PIECES
        }
        whole = [row[1] for row in engine.rows("SELECT n, text_of_double(x) FROM numbers ORDER BY n")]
        found.append({**pieces, "whole": whole})
    small = [number for number in DOUBLES if number is None or abs(number) < 1e38]
    for piece, known in PIECES.items():
        assert same(found[0][piece], found[1][piece]), piece
        given = {repr(number): answer for number, answer in zip(small, found[0][piece], strict=True)}
        assert {repr(number): given[repr(number)] for number in known} == {repr(number): said for number, said in known.items()}, (
            piece
        )
    assert found[0]["whole"] == found[1]["whole"]
    assert found[0]["whole"][-4:] == ["inf", "-inf", "nan", None]


def test_texts_are_looked_at_alike(engines: list[Engine]) -> None:
    texts = " UNION ALL ".join("SELECT '{}' AS x".format(text.replace("'", "''")) for text in TEXTS)
    plain = sql.matches("x", "-?(0|[1-9][0-9]*)([.][0-9]+)?") + " AND NOT " + sql.matches("x", "-0([.]0+)?")
    query = f"SELECT x, {plain}, TRIM(LEADING '0' FROM translate(x, '-.', '')) FROM texts ORDER BY {sql.in_order(['x'])}"  # noqa: S608 texts of this test
    for engine in engines:
        engine.view("texts", texts)
        assert {text: (is_plain, digits) for text, is_plain, digits in engine.rows(query)} == {
            **TEXTS,
            "-0": (False, ""),
        }


# Whole results


ASIDE = [
    ",GDP,2023,亿元,,,1,,,",
    "甲县,,2023,亿元,,,1,,,",
    "甲县,GDP,2023年,亿元,,,1,,,",
    '甲县,GDP,2023,亿元,,,"1,000",,,',
    "甲县,GDP,2023,亿元,,,1,,≥,",
    "甲县,GDP,2023,亿元,,up,1,,,",
    "甲县,GDP,2023,亿元,mandatory,,1,,,",
    *(f"甲县,X,2023,亿元,,,{value},,," for value in (1, 2)),
    '"#a ""b"", c\nd\\e",X,2023,,,,x,,,',
]
ODD = [
    '"#甲 ""县"", c\nd\\e",X,2023,,,,1.50,,,',
    " 乙县 ,X,2023,%,约束性,越低越好,-3.20,+,,",
    "丙县,X,2022-Q1,位次,binding,lower,3,,,2",
    "丙县,X,2023-Q1,位次,binding,lower,2,,,2",
    "丙县,X,2023,万人,binding,none,,,,2.5",
]


def figures(random: Random) -> Iterator[str]:
    """Series of some years with ties, zeros, falls below zero, long numbers and gaps."""
    near = ["0", "-8", "80", "81.2", "80.04", "79.96", "120", "0.05", "16", "20", "601.7", "10000000000.123", "0.00001", ""]
    for place in range(150):
        unit, direction = random.choice(["亿元", "亿元", "%", "位次", ""]), random.choice(["higher", "lower", "none", ""])
        for year in sorted(random.sample(range(2000, 2030), random.randint(1, 6))):
            value = random.choice([*near, str(80 + random.randint(-2000, 2000) * 4 / 100), f"{random.uniform(-50, 2000):.1f}"])
            target = random.choice([*near, value, f"{random.uniform(1, 2000):.2f}"])
            period, growth = f"{year}{random.choice(['', '', '-Q1'])}", random.choice(["", "5.8"])
            bound = random.choice(["exact", "at_least", "over", "at_most", "under", "about", "reach", ""])
            yield f"{place:03},GDP,{period},{unit},binding,{direction},{value},{growth},{bound},{target}"


def results(run: Run, engine: str, *sources: str) -> list[Any]:
    """What a panel counts and writes: the count, and the lines of both files."""
    ran = run("panel", *sources, "-o", "panel.csv", "--force", "--json", "--engine", engine)
    assert (ran.code, ran.err) == (0, "")
    return [(ran.json["results"], ran.json["summary"]), *(Path(name).read_bytes().decode().split("\n") for name in FILES)]


def in_parquet(run: Run, engine: str, *sources: str) -> list[object]:
    """The rows of a Parquet file that a panel writes, with its types."""
    assert run("panel", *sources, "-o", "panel.parquet", "--force", "--json", "--engine", engine).code == 0
    types = duckdb.execute("DESCRIBE FROM 'panel.parquet'").fetchall()
    return [types, *duckdb.execute("FROM 'panel.parquet'").fetchall()]


def test_the_results_are_the_same_digit_by_digit(run: Run, folder: Path) -> None:
    table("all/1.csv", HEAD, *ASIDE, *figures(Random(18)))  # noqa: S311 the same figures each time
    head = "value,target,indicator,period,extra"
    table("all/place=A%20b+c 50%/unit=亿元/2.csv", head, "1.0,2.00,X,2022,e", "2.0,2.00,X,2023,e")
    table("all/odd [1]{2}.csv", HEAD, *ODD)
    table("all/narrow.csv", "period,value,place,indicator", "2022,5,丁县,X", "2023,6,丁县,X")
    for kind in ("DOUBLE", "FLOAT", "DECIMAL(12, 3)"):
        values = "0.1, 100.0, -0.0, 7.25, 120.0, NULL" + (", 0.1::DOUBLE + 0.2, 1e-5, 1e20" if kind == "DOUBLE" else "")
        Path(f"all/{kind[:3]}=1").mkdir()
        duckdb.execute(f"""COPY (
            SELECT '{kind[:3]}' AS place, 'X' AS indicator, CAST(2000 + row_number() OVER () AS VARCHAR) AS period,
              CAST(value AS {kind}) AS value, CAST(2.5 AS {kind}) AS target FROM (SELECT unnest([{values}]) AS value)
            ) TO 'all/{kind[:3]}=1/1.parquet'""")  # noqa: S608 names of this test
    expected, found = (results(run, engine, "all") for engine in ("duckdb", "spark"))
    assert found == expected
    assert len(expected[1]) > 400
    faults = {line.rpartition(",")[2] for line in (folder / FILES[1]).read_text("utf-8").splitlines()}
    assert faults >= {"no_place", "not_a_number", "repeated", "unknown_bound"}
    assert sorted(file.name for file in folder.iterdir()) == ["all", *FILES]


@pytest.mark.parametrize("options", [["--intervals"], ["--by", "indicator,unit,period"]], ids=["intervals", "groups"])
def test_intervals_and_groups_are_the_same_digit_by_digit(run: Run, folder: Path, options: list[str]) -> None:
    table("rows.csv", HEAD, *ODD, *figures(Random(7)))  # noqa: S311 the same figures each time
    written = []
    for engine in ("duckdb", "spark"):
        ran = run("panel", "rows.csv", *options, "-o", "panel.csv", "--force", "--json", "--engine", engine)
        assert (ran.code, ran.err) == (0, "")
        written.append((ran.json["results"], *((folder / name).read_text("utf-8").split("\n") for name in FILES)))
    expected, found = written
    assert found == expected
    assert len(expected[1]) > 100


def test_a_file_of_parquet_is_the_same(run: Run) -> None:
    table("rows.csv", HEAD, *ODD, *figures(Random(29)))  # noqa: S311 the same figures each time
    expected, found = (in_parquet(run, engine, "rows.csv") for engine in ("duckdb", "spark"))
    assert found == expected
    assert len(expected) > 100


def test_where_no_row_fits_the_files_are_the_same(run: Run) -> None:
    table("rows.csv", HEAD, *ASIDE[:1])
    expected, found = ([results(run, engine, "rows.csv"), in_parquet(run, engine, "rows.csv")] for engine in ("duckdb", "spark"))
    assert found == expected


# What is refused


def test_spark_tells_a_line_that_is_no_row_and_what_it_does_not_read(run: Run) -> None:
    table("rows.csv", "place,indicator,period,value", "甲县,GDP,2022,1", "甲县,GDP,2023,1,2")
    told = "planctl: rows.csv:3: 5 columns, and 4 in the line of headings\n"
    assert [run("panel", "rows.csv", "--lang", "en", "--engine", engine).err for engine in ("duckdb", "spark")] == [told, told]
    Path("rows.csv").write_bytes("place,indicator,period,value\n甲县,GDP,2022,1\n".encode("gb18030"))
    told = "planctl: rows.csv:2: no UTF-8 text: save it as UTF-8 (in Excel, CSV UTF-8)\n"
    assert [run("panel", "rows.csv", "--lang", "en", "--engine", engine).err for engine in ("duckdb", "spark")] == [told, told]
    table("_rows.csv", "place,indicator,period,value")
    told = "planctl: _rows.csv: Apache Spark reads no file whose name begins with _ or .\n"
    assert run("panel", "_rows.csv", "--lang", "en", "--engine", "spark").err == told
    Path("of.parquet").write_text("place\n", encoding="utf-8")
    assert run("panel", "of.parquet", "--lang", "en", "--engine", "spark").err.startswith("planctl: Apache Spark says: ")


def test_without_java_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    table("rows.csv", HEAD)
    monkeypatch.setenv("PATH", str(Path.cwd()))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(spark_engine, "_PROCESSES", [])
    ran = run("panel", "rows.csv", "--lang", "en", "--engine", "spark")
    assert (ran.code, ran.err) == (2, "planctl: Apache Spark needs Java 17 or later: there is no java on PATH or in JAVA_HOME\n")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # pyspark leaves a pipe open when Java ends
def test_a_java_that_does_not_start_says_why(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table("rows.csv", HEAD)
    (folder / "bin").mkdir()
    java = folder / "bin" / "java"
    java.write_text("#!/bin/sh\necho 'Error: too old' >&2\nexit 1\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(folder))
    monkeypatch.setattr(spark_engine, "_PROCESSES", [])
    ran = run("panel", "rows.csv", "--lang", "zh", "--engine", "spark")
    assert (ran.code, ran.err) == (2, "planctl: Apache Spark 没有启动：Error: too old\n")


def test_a_cluster_that_does_not_answer_is_told(run: Run) -> None:
    table("rows.csv", HEAD)
    ran = run("panel", "rows.csv", "--lang", "en", "--engine", "spark://127.0.0.1:1")
    assert (ran.code, ran.err.startswith("planctl: Apache Spark ")) == (2, True)
