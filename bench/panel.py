"""What `planctl panel` costs beside the same work written by hand in DuckDB SQL and in pandas: `python bench/panel.py [ROWS]`.

The panel is made for it, with known answers: of each 21 rows ten miss their target, one meets it and ten exceed it. Every case
has to count just those.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import duckdb
from measure import Case, document, machine, measured, table

INDICATORS, PERIODS = 60, 300
_STEPS, _MEETS = 21, 10
_VERDICT = """CASE WHEN target IS NULL THEN 'no_target' WHEN value IS NULL THEN 'no_result' WHEN value = target THEN 'met'
  WHEN (direction = 'higher') = (value > target) THEN 'exceeded' ELSE 'missed' END"""
BY_HAND = f"SELECT attribute, {_VERDICT} AS verdict, count(*) FROM '{{panel}}' GROUP BY ALL"  # noqa: S608 no text of a user
FILE_BY_HAND = f"""COPY (
  SELECT *, round((value - base) / base * 100, 1) AS growth_rate, round(target - value, 1) AS gap,
    round((value - base) / (target - base) * 100, 1) AS share_of_way, {_VERDICT} AS verdict
  FROM (SELECT *, lag(value) OVER (PARTITION BY place, indicator, unit ORDER BY period) AS base FROM '{{panel}}')
  ORDER BY place, indicator, unit, period
) TO '{{result}}' (FORMAT parquet)"""  # noqa: S608 no text of a user


def make(panel: Path, rows: int) -> None:
    """A panel of so many rows, sorted, in one Parquet file."""
    duckdb.execute(f"""COPY (
        SELECT printf('place %06d', row // {INDICATORS * PERIODS}) AS place,
          printf('indicator %02d', row // {PERIODS} % {INDICATORS}) AS indicator,
          CAST(1900 + row % {PERIODS} AS VARCHAR) AS period, '亿元' AS unit, 'expected' AS attribute, 'higher' AS direction,
          100 + (row % {_STEPS} - {_MEETS}) / 10 AS value, 'at_least' AS bound, CAST(100 AS DOUBLE) AS target
        FROM range({rows}) AS made(row)) TO '{panel}' (FORMAT parquet)""")  # noqa: S608 no text of a user


def met(rows: int) -> int:
    """How many rows meet their target and no more."""
    return (rows + _STEPS - 1 - _MEETS) // _STEPS


def in_pandas(panel: str) -> None:
    """The verdicts counted in pandas, from columns that DuckDB has read for it."""
    import numpy
    import pandas

    read = duckdb.execute(f"SELECT attribute, direction, value, target FROM '{panel}'").df()  # noqa: S608 a file of this benchmark
    better = (read["direction"] == "higher") == (read["value"] > read["target"])
    verdict = numpy.where(read["value"] == read["target"], "met", numpy.where(better, "exceeded", "missed"))
    print(read.groupby(["attribute", pandas.Series(verdict)], observed=True).size().to_json())


def main() -> None:
    """Make a panel, measure, print the table; or one case by itself."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=int, nargs="?", default=5_040_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--case", choices=["sql", "pandas"])
    parser.add_argument("--text")
    given = parser.parse_args()
    if given.case == "sql":
        print(duckdb.execute(given.text).fetchall())
        return
    if given.case == "pandas":
        in_pandas(given.text)
        return
    this, planctl = (sys.executable, __file__, "--case"), (sys.executable, "-m", "planctl", "panel")
    with tempfile.TemporaryDirectory() as folder:
        panel, result = Path(folder, "panel.parquet"), Path(folder, "result.parquet")
        make(panel, given.rows)
        shows = str(met(given.rows))
        count = [
            Case("counts, SQL by hand", (*this, "sql", "--text", BY_HAND.format(panel=panel)), shows),
            Case("counts, planctl panel", (*planctl, str(panel), "--json"), shows),
            Case("counts, pandas", (*this, "pandas", "--text", str(panel)), shows),
        ]
        to_file = [
            Case("file, SQL by hand", (*this, "sql", "--text", FILE_BY_HAND.format(panel=panel, result=result)), str(given.rows)),
            Case("file, planctl panel", (*planctl, str(panel), "-o", str(result), "--force", "--json"), shows),
        ]
        costs = [measured(cases, given.turns) for cases in (count, to_file)]
    print("\n\n".join(table({given.rows: each}) for each in costs))
    if given.json:
        given.json.write_text(json.dumps({"machine": machine(), "costs": [document(each) for each in costs]}, indent=2))


if __name__ == "__main__":
    main()
