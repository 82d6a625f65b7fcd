"""TSV and CSV: one line a row, every field, nothing shortened; names of fields as in JSON."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from planctl.assess.answers import AnyAnswer, Quantity
from planctl.render import values

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?")


def tsv(answer: AnyAnswer) -> str:
    """Tab-separated: a tab or line end inside a text becomes a space."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in _rows(answer))


def csv_(answer: AnyAnswer) -> str:
    """Comma-separated, quoted where needed; a text that a spreadsheet would take for a formula is marked as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([[safe(cell) for cell in row] for row in _rows(answer)])
    return out.getvalue()


def _rows(answer: AnyAnswer) -> list[list[str]]:
    flat = [values.flat(row) for row in values.rows(answer)]
    header = columns(answer, flat)
    return [header, *([row.get(key, "") for key in header] for row in flat)] if header else []


def columns(answer: AnyAnswer, flat: Iterable[Mapping[str, object]]) -> list[str]:
    """The columns of an answer's rows, made flat: those of the rows' types, whatever the rows hold; none where no type is known."""
    kinds = dict.fromkeys(type(row) for row in answer.rows) or get_args(answer.row_type) or (answer.row_type,)
    if kinds == (None,):
        return []
    keys = dict.fromkeys(key for row in flat for key in row)
    fields = dict.fromkeys(field for kind in kinds for field in _columns("", kind))
    return list(dict.fromkeys(column for field in fields for column in _within(field, keys)))


def _columns(path: str, kind: Any) -> list[str]:  # noqa: ANN401 any annotation
    """The columns of a value of a type: by its type and not by what rows hold, so that a script finds the same ones every time."""
    kinds = [each for each in get_args(kind) if each is not NoneType] if isinstance(kind, UnionType) else [kind]
    if len(kinds) > 1 or not hasattr(kinds[0], "_fields"):
        return [path]
    hints = get_type_hints(kinds[0])
    fields = values.QUANTITY if kinds[0] is Quantity else kinds[0]._fields
    return [column for field in fields for column in _columns(f"{path}.{field}".lstrip("."), hints[field])]


def _within(field: str, keys: Iterable[str]) -> list[str]:
    """A field's own column, or those of the keys that it holds, which are the same in every row: the stages, the plan's totals."""
    inner = [key for key in keys if key.startswith(f"{field}.")]
    return [key for key in inner if not any(other.startswith(f"{key}.") for other in inner)] or [field]


def safe(cell: str) -> str:
    """A text that a spreadsheet takes for text, also where it begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell
