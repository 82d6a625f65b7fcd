"""A result as plain data: what JSON, NDJSON, TSV and CSV all write."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, cast

from planctl import rules
from planctl.assess.answers import SCHEMA_VERSION, Answer, AnyAnswer, Quantity, Unanswered
from planctl.numbers.expressions import Step
from planctl.numbers.printed import SIGNIFICANT_DIGITS, Interval
from planctl.problems import Problem
from planctl.render import rounding
from planctl.render.fields import QUANTITY, UNIT, UNIT_EN, in_english

Plain = dict[str, "Plain"] | list["Plain"] | str | int | float | Decimal | bool | None
"""A value as JSON knows it; a decimal only where a binary number would not print as it does."""

Scalar = str | int | float | Decimal | bool | None
INTERVAL = "interval"
_AS_THEY_ARE = (str, type(None), int, bool, float)
_MARKED = re.compile(r'"\\u0000([-.0-9]+)\\u0000"')


def document(answer: AnyAnswer) -> dict[str, Plain]:
    """The whole answer, by the output's contract."""
    return {"schema_version": SCHEMA_VERSION, **_members(answer)}


def _members(answer: AnyAnswer) -> dict[str, Plain]:
    """An answer, also where it stands within another."""
    return {
        "command": answer.command,
        "plan": plain(answer.plan),
        "as_of": answer.as_of,
        "results": rows(answer),
        "summary": plain(answer.summary),
        "problems": [problem(each) for each in answer.problems],
    }


def unanswered(no_answer: Unanswered) -> dict[str, Plain]:
    """The document of a question without an answer: its problems."""
    return {
        "schema_version": SCHEMA_VERSION,
        "command": no_answer.command,
        "plan": None,
        "as_of": None,
        "results": [],
        "summary": {},
        "problems": [problem(each) for each in no_answer.problems],
    }


def rows(answer: AnyAnswer) -> list[Plain]:
    """The answer's rows."""
    return [plain(row) for row in answer.rows]


def plain(node: Any) -> Plain:  # noqa: ANN401, C901, PLR0911 any value that a result holds
    """A value as JSON knows it; derived numbers are rounded here, once."""
    if type(node) in _AS_THEY_ARE:
        return cast("Plain", node)
    if isinstance(node, Decimal):
        return _number(node)
    if isinstance(node, int):
        return int(node)
    if isinstance(node, Answer):
        return {member: value for member, value in _members(node).items() if member != "plan"}
    if isinstance(node, Quantity):
        return _quantity(node)
    if isinstance(node, Step):
        return {"expression": node.expression, "value": plain(rounding.on_calculator(node.value))}
    if isinstance(node, Interval):
        return [plain(node.low), plain(node.high)]
    if isinstance(node, Problem):
        return problem(node)
    if hasattr(node, "_fields"):
        return _record(node)
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [plain(each) for each in node]
    return str(node)  # a word of a closed set


def _record(node: Any) -> dict[str, Plain]:  # noqa: ANN401 any value with fields
    record: dict[str, Plain] = {}
    for field, value in zip(node._fields, node, strict=True):
        record[field] = plain(value)
        if field == UNIT:
            record[UNIT_EN] = in_english(value)
    if "bound" in record and record.get("value", "") is None and not any(record.get(field) for field in _TO_COME):
        record["bound"] = None
    return record


_TO_COME = ("goes_by", "set_by_zh", "set_by_en")
"""What a figure has whose number is another one's, or set from above, and may not be known yet: its bound stands."""


def _number(number: Decimal) -> Plain:
    _, digits, exponent = number.as_tuple()
    if exponent == 0:
        return int(number)
    return float(number) if len(digits) <= SIGNIFICANT_DIGITS else number


def written(node: Plain, indent: int | None = None) -> str:
    """A plain value as JSON: numbers of any length with the digits that they have."""
    marked = json.dumps(node, ensure_ascii=False, allow_nan=False, indent=indent, default=_marked)
    return _MARKED.sub(r"\1", marked)


def _marked(number: Decimal) -> str:
    """A number as a text between two characters that no text of a plan holds; what JSON writes takes no numbers but its own."""
    return f"\0{number:f}\0"


def _quantity(quantity: Quantity) -> Plain:
    bound = None if quantity.value is None else quantity.bound
    held = (rounding.value(quantity), quantity.unit, bound, rounding.interval(quantity), quantity.reason)
    return {field: plain(value) for field, value in zip(QUANTITY, held, strict=True)}


def problem(each: Problem) -> dict[str, Plain]:
    """A problem with its place, in English whatever the language."""
    return {
        "rule": each.rule,
        "severity": rules.severity(each),
        "file": each.place.file,
        "line": each.place.line,
        "column": each.place.column,
        "message": rules.message(each, "en"),
        "hint": rules.hint(each, "en"),
    }


def flat(row: Plain) -> dict[str, str]:
    """A row as one line of named texts: nested fields joined by a full stop, lists by a space, records in lists as JSON.

    The ends of an interval stand apart, because an open one is empty.
    """
    return {key: _text(value) for key, value in _flat(row).items()}


def tabular(row: Plain) -> dict[str, str | float | bool | None]:
    """The same line with its numbers as numbers, all of one type, for the columns of a table in memory."""
    cells = _flat(row).items()
    return {key: value if value is None or isinstance(value, str | bool) else float(value) for key, value in cells}


def _flat(row: Plain) -> dict[str, Scalar]:
    cells: dict[str, Scalar] = {}
    _flatten("", row, cells)
    return cells


def _flatten(path: str, node: Plain, cells: dict[str, Scalar]) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            _flatten(f"{path}.{key}" if path else key, value, cells)
    elif isinstance(node, list) and path.endswith(f".{INTERVAL}"):
        cells |= {f"{path}.{end}": cast("Scalar", each) for end, each in zip(Interval._fields, node, strict=True)}
    elif isinstance(node, list):
        records = any(isinstance(each, dict) for each in node)
        cells[path] = written(node) if records else " ".join(_text(each) for each in node)
    else:
        cells[path] = node


def _text(node: Plain) -> str:
    if node is None:
        return ""
    if isinstance(node, bool):
        return "true" if node else "false"
    return f"{node:f}" if isinstance(node, Decimal) else str(node)
