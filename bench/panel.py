"""What `planctl panel` costs beside the same question in DuckDB SQL by hand, pandas and Polars: `python -m bench.panel [ROWS]`.

The panel is made for it: of each 21 rows ten miss their target, one meets it and ten exceed it. Every case is a process of its own
that writes its answer to a Parquet file; in the end planctl's are compared with those by hand.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import duckdb

from bench.measure import LONG, Case, document, machine, measured, table

INDICATORS, PERIODS = 60, 300
_THIS = (sys.executable, "-m", "bench.panel")
_STEPS, _MEETS = 21, 10
MADE = f"""
SELECT printf('place %06d', row // {INDICATORS * PERIODS}) AS place, printf('indicator %02d', i) AS indicator,
  CAST(1900 + row % {PERIODS} AS VARCHAR) AS period, CASE i % 3 WHEN 0 THEN '亿元' WHEN 1 THEN '万人' ELSE '公里' END AS unit,
  CASE WHEN i % 5 < 2 THEN 'binding' ELSE 'expected' END AS attribute,
  CASE WHEN i % 7 = 0 THEN 'lower' ELSE 'higher' END AS direction,
  round(target + (row % {_STEPS} - {_MEETS}) / 10, 1) AS value,
  CASE WHEN i % 7 = 0 THEN 'at_most' ELSE 'at_least' END AS bound, target
FROM (
  SELECT row, row // {PERIODS} % {INDICATORS} AS i, 100 + (row * 7919 % 99991) / 10 AS target FROM range({{rows}}) AS made(row)
)"""  # noqa: S608 no text of a user, here and below
"""Units, attributes and directions go with the indicator; there are some hundred thousand different values."""

_VERDICT = """CASE WHEN target IS NULL THEN 'no_target' WHEN value IS NULL THEN 'no_result' WHEN value = target THEN 'met'
  WHEN (direction = 'higher') = (value > target) THEN 'exceeded' ELSE 'missed' END"""
_SHARE = "round(100 * rows / sum(rows) OVER (PARTITION BY {group}), 1) AS share"
_KEY = "place, indicator, unit, period"
_FITTING = f"""(
  SELECT * FROM '{{panel}}' ANTI JOIN (SELECT {_KEY} FROM '{{panel}}' GROUP BY ALL HAVING count(*) > 1) AS twice USING ({_KEY})
  WHERE place IS NOT NULL AND indicator IS NOT NULL AND regexp_full_match(period, '[0-9]{{{{4}}}}') AND isfinite(value)
)"""  # noqa: S608
"""The rows that are there once, have what they need, and a number."""


def _by_hand(group: str, gap: str = "", source: str = "'{panel}'") -> str:
    counted = f"SELECT {group}, {_VERDICT} AS verdict, count(*) AS rows{gap} FROM {source} GROUP BY ALL"  # noqa: S608
    return f"SELECT *, {_SHARE.format(group=group)} FROM ({counted})"  # noqa: S608


_OF_PLACE, _OF_SERIES = "place, attribute", "place, indicator, unit, attribute"
_MEAN = ", round(avg(target - value), 1) AS gap"
_GROWTH = """SELECT place, indicator, period, round((value / lag(value) OVER earlier - 1) * 100, 1) AS growth FROM '{panel}'
  WINDOW earlier AS (PARTITION BY place, indicator, unit ORDER BY period)"""
BY_HAND = {
    "shares": _by_hand(_OF_PLACE),
    "shares, fitting": _by_hand(_OF_PLACE, source=_FITTING),
    "gaps": _by_hand(_OF_SERIES, _MEAN),
    "gaps, fitting": _by_hand(_OF_SERIES, _MEAN, _FITTING),
    "growth": _GROWTH,
    "growth, fitting": _GROWTH.replace("'{panel}'", _FITTING),
}
_ANSWERS = {
    "shares": ("place, attribute, verdict", "a.rows = b.rows AND abs(a.share - b.share) <= 0.100001"),
    "gaps": (
        "place, indicator, unit, attribute, verdict",
        "a.rows = b.rows AND abs(a.share - b.share) <= 0.100001 AND abs(a.gap - b.gap) <= 0.100001",
    ),
    "growth": (
        "place, indicator, period",
        "a.implied_growth IS NOT DISTINCT FROM b.growth OR abs(a.implied_growth - b.growth) <= 0.100001",
    ),
}
"""What tells the rows of an answer apart, and when two say the same: by hand a tie may be rounded otherwise."""


def by_hand(question: str, panel: str, answer: str, memory: str) -> None:
    """A question in DuckDB SQL, which may take so much memory."""
    duckdb.execute(f"SET memory_limit = '{memory}'")
    duckdb.execute(f"COPY ({BY_HAND[question].format(panel=panel)}) TO '{answer}' (FORMAT parquet)")


def in_pandas(panel: str, answer: str) -> None:
    """Verdicts, their shares and mean gaps of each place and indicator."""
    import numpy
    import pandas

    group = _OF_SERIES.split(", ")
    read = pandas.read_parquet(panel, columns=[*group, "direction", "value", "target"])
    better = (read["direction"] == "higher") == (read["value"] > read["target"])
    read["verdict"] = numpy.where(read["value"] == read["target"], "met", numpy.where(better, "exceeded", "missed"))
    read["gap"] = read["target"] - read["value"]
    counted = read.groupby([*group, "verdict"], observed=True)["gap"].agg(rows="size", gap="mean").round(1).reset_index()
    counted["share"] = (100 * counted["rows"] / counted.groupby(group)["rows"].transform("sum")).round(1)
    counted.to_parquet(answer)


def in_polars(panel: str, answer: str) -> None:
    """Growth on the year before, of each row."""
    import polars

    value = polars.col("value")
    before = value.shift(1).over(["place", "indicator", "unit"], order_by="period")
    growth = ((value / before - 1) * 100).round(1).alias("growth")
    polars.scan_parquet(panel).select("place", "indicator", "period", growth).sink_parquet(answer)


_SHARES, _GAPS = ("--by", "place"), ("--by", "place,indicator")
_COLUMNS = ("--columns", "place,indicator,period,implied_growth")


def cases(folder: Path, panel: Path, rows: int, memory: str, peers: Path | None, spark: str | None) -> dict[str, list[Case]]:
    """The cases of each question, the plainest SQL first."""

    def hand(question: str) -> Case:
        name = "SQL by hand" + (", of rows that fit" if "fitting" in question else "")
        return Case(name, (*_THIS, "--case", question, str(panel), str(folder / f"{question}.parquet"), memory))

    def planctl(question: str, *options: str) -> Case:
        answer = ("-o", str(folder / f"{question} of planctl.parquet"), "--force", "--memory", memory, "--json")
        return of_planctl(options, answer)

    def of_planctl(options: tuple[str, ...], answer: tuple[str, ...], name: str = "planctl") -> Case:
        command = (sys.executable, "-m", "planctl", "panel", str(panel), *options, *answer)
        return Case(" ".join([name, *options]), command, f'"judged": {rows}')

    def in_spark(*options: str) -> list[Case]:
        answer = ("-o", str(folder / "of spark.parquet"), "--force", "--memory", spark or "", "--json", "--engine", "spark")
        return [of_planctl(options, answer, "planctl in Spark")] if spark else []

    def peer(name: str) -> list[Case]:
        return [Case(name, (str(peers), *_THIS[1:], "--case", name, str(panel), str(folder / f"{name}.parquet")))] if peers else []

    return {
        "shares": [hand("shares"), hand("shares, fitting"), planctl("shares", *_SHARES), *in_spark(*_SHARES)],
        "gaps": [hand("gaps"), hand("gaps, fitting"), planctl("gaps", *_GAPS), *peer("pandas"), *in_spark(*_GAPS)],
        "growth": [hand("growth"), planctl("growth", *_COLUMNS), *peer("Polars"), *in_spark(*_COLUMNS)],
    }


def differing(folder: Path, question: str) -> int:
    """How many rows of the two answers to a question say something else."""
    key, same = _ANSWERS[question]
    one, other = folder / f"{question} of planctl.parquet", folder / f"{question}.parquet"
    joined = f"'{one}' AS a FULL JOIN '{other}' AS b USING ({key})"
    ((rows,),) = duckdb.execute(f"SELECT count(*) FROM {joined} WHERE NOT coalesce({same}, false)").fetchall()  # noqa: S608
    return int(rows)


def main() -> None:
    """Make a panel, measure, print the tables; or one case by itself."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=int, nargs="?", default=5_040_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--memory", default="1500MB", help="what planctl and the SQL by hand may take")
    parser.add_argument("--question", choices=[*_ANSWERS], action="append")
    parser.add_argument("--peers", type=Path, help="the Python of an environment with pandas, pyarrow and polars")
    parser.add_argument("--spark", metavar="SIZE", help="measure planctl in Apache Spark too, with so much memory")
    parser.add_argument("--panel", type=Path, help="the Parquet file that the panel is in, or is written to where it is not there")
    parser.add_argument("--long", type=float, default=LONG, help="the seconds from which a case is run once")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--case", nargs="+")
    given = parser.parse_args()
    if given.case:
        run = {"pandas": in_pandas, "Polars": in_polars}.get(given.case[0])
        run(*given.case[1:]) if run else by_hand(*given.case)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder, panel = Path(scratch), given.panel or Path(scratch, "panel.parquet")
        if not panel.exists():
            duckdb.execute(f"COPY ({MADE.format(rows=given.rows)}) TO '{panel}' (FORMAT parquet)")
        costs = {}
        for question, asked in cases(folder, panel, given.rows, given.memory, given.peers, given.spark).items():
            if question in (given.question or _ANSWERS):
                costs[question] = measured(asked, given.turns, long=given.long)
                print(f"{question}: {given.rows:,} rows, {differing(folder, question)} rows answered otherwise by hand", flush=True)
                print(table({given.rows: costs[question]}) + "\n", flush=True)
    if given.json:
        given.json.write_text(
            json.dumps({"machine": machine(), "costs": {name: document(each) for name, each in costs.items()}}, indent=2)
        )


if __name__ == "__main__":
    main()
