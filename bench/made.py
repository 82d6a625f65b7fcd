"""Plans of any size, and the same targets and results as other programs want them.

All are made by rule, so that every run measures the same bytes; and written line by line, so that the memory that a benchmark
itself takes is not counted as that of the commands it starts.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_HEADER = """\
about:
  id: made
  name: {zh: 测量用计划, en: A plan to measure with}
  year: 2024
  source: made-report
sources:
  made-report:
    title: {zh: 测量用报告, en: A report to measure with}
indicators:
"""
_INDICATOR = """\
  {id}:
    name: {{zh: 指标{number}, en: Indicator {number}}}
    unit: 亿元
    nature: flow
    direction: {direction}
    headline: true
    actual:
      2023: [{{value: {actual}, at: {paragraph}}}]
    target:
      2024: [{{value: {target}, bound: {bound}, at: {paragraph}}}]
"""


class Row(NamedTuple):
    """One indicator: a result of 2023 and a target for 2024, printed to a tenth."""

    number: int
    actual: str
    target: str
    rising: bool

    @property
    def id(self) -> str:
        """The indicator's id."""
        return f"MADE-{self.number}"


def rows(count: int) -> Iterator[Row]:
    """So many indicators, whose levels and targets differ."""
    for number in range(count):
        rising = number % 4 != 0
        level = 1000 + number * 7919 % 90_000
        aim = level * ((100 if rising else 80) + number * 31 % 20) // 100
        yield Row(number, _tenths(level), _tenths(aim), rising)


def _tenths(number: int) -> str:
    return f"{number // 10}.{number % 10}"


def last_id(count: int) -> str:
    """The id of the last of so many indicators."""
    return f"MADE-{count - 1}"


def plan(file: Path, count: int) -> None:
    """Write a plan, about 260 bytes an indicator."""
    with file.open("w", encoding="utf-8") as out:
        out.write(_HEADER)
        for row in rows(count):
            sides = ("higher", "at_least") if row.rising else ("lower", "at_most")
            out.write(
                _INDICATOR.format(**row._asdict(), id=row.id, direction=sides[0], bound=sides[1], paragraph=row.number % 300 + 1)
            )


def table(file: Path, count: int) -> None:
    """Write a table as CSV, and beside it its Frictionless schema."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["id", "name", "direction", "actual", "target"])
        writer.writerows(
            [row.id, f"指标{row.number}", "higher" if row.rising else "lower", row.actual, row.target] for row in rows(count)
        )
    text = {"type": "string", "constraints": {"required": True}}
    number = {"type": "number", "constraints": {"required": True}}
    fields = [
        {"name": "id"} | text,
        {"name": "name"} | text,
        {"name": "direction", "type": "string", "constraints": {"enum": ["higher", "lower"]}},
        {"name": "actual"} | number,
        {"name": "target"} | number,
    ]
    schema = {"fields": fields, "primaryKey": ["id"]}
    file.with_suffix(".schema.json").write_text(json.dumps(schema), encoding="utf-8")


def journal(file: Path, count: int, period: str) -> None:
    """Write a journal: the targets as a yearly budget, each result as a transaction; `period` heads the budget."""
    with file.open("w", encoding="utf-8") as out:
        out.write(f"~ {period}\n")
        out.writelines(f"    plan:{row.id}  {row.target}\n" for row in rows(count))
        out.write("    rest\n\n")
        out.writelines(f"2024-06-30 result\n    plan:{row.id}  {row.actual}\n    rest\n\n" for row in rows(count))
