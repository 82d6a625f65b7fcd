"""TSV and CSV: one line a row, nothing shortened; names of fields as in JSON, and of them those that are asked for."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import get_args

from planctl.assess.answers import AnyAnswer
from planctl.language import Bilingual, Language
from planctl.plan.lookup import did_you_mean
from planctl.problems import RefusedError
from planctl.render import Fields, values
from planctl.render.fields import Field, fields_within
from planctl.render.shown import SHOWN

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?")


_UNKNOWN = Bilingual("没有字段“{name}”；{near}", "there is no field “{name}”; {near}")


def tsv(answer: AnyAnswer, fields: Fields = None) -> str:
    """Tab-separated: a tab or line end inside a text becomes a space."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in _rows(answer, fields))


def csv_(answer: AnyAnswer, fields: Fields = None) -> str:
    """Comma-separated, quoted where needed; a text that a spreadsheet would take for a formula is marked as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([[safe(cell) for cell in row] for row in _rows(answer, fields)])
    return out.getvalue()


def _rows(answer: AnyAnswer, fields: Fields) -> list[list[str]]:
    flat = [values.flat(row) for row in values.rows(answer)]
    every = columns(answer, flat)
    wanted = _unasked(answer) if fields is None else fields
    under = _under(every)
    header = [column for field in wanted for column in _chosen(field, under)] or every
    return [header, *([row.get(key, "") for key in header] for row in flat)] if header else []


def _unasked(answer: AnyAnswer) -> tuple[str, ...]:
    """The fields that a pipe gets unasked: those shown of each type of row, or all where nothing is said of one."""
    shown = [SHOWN.get(kind.__name__, ()) for kind in _kinds(answer)]
    return tuple(dict.fromkeys(field for of_kind in shown for field in of_kind)) if all(shown) else ()


def columns(answer: AnyAnswer, flat: Iterable[Mapping[str, object]] = ()) -> list[str]:
    """The columns of an answer's rows, made flat: those of the rows' types, whatever the rows hold; none where no type is known."""
    under = _under(dict.fromkeys(key for row in flat for key in row))
    return list(dict.fromkeys(column for field in every_field(answer) if field.is_column for column in _within(field.name, under)))


def every_field(answer: AnyAnswer) -> list[Field]:
    """Every field of an answer's rows, at every level."""
    return list({field.name: field for kind in _kinds(answer) for field in fields_within(kind)}.values())


def _kinds(answer: AnyAnswer) -> list[type]:
    """The types of an answer's rows, of an empty one those that it might have."""
    kinds = dict.fromkeys(type(row) for row in answer.rows) or get_args(answer.row_type) or (answer.row_type,)
    return [kind for kind in kinds if kind is not None]


def listed(answer: AnyAnswer, language: Language) -> str:
    """Every field of an answer's rows, a line each, with what it means."""
    every = every_field(answer)
    widest = max((len(field.name) for field in every), default=0)
    return "".join(f"{field.name:<{widest}}  {field.meaning.text(language)}\n" for field in every)


def _chosen(field: str, under: Mapping[str, list[str]]) -> list[str]:
    """The columns that a field names: its own, or those below it; raises RefusedError for a name of none."""
    if field not in under:
        columns = dict.fromkeys(column for named in under.values() for column in named)
        known = dict.fromkeys(end for column in columns for end in (column.partition(".")[0], column))
        raise RefusedError(_UNKNOWN.filled(name=field, near=did_you_mean(field, known)))
    return under[field]


def _within(field: str, under: Mapping[str, list[str]]) -> list[str]:
    """A field's own column, or those of the keys that it holds, which are the same in every row: the stages, the plan's totals."""
    return [key for key in under.get(field, ()) if key != field and under[key] == [key]] or [field]


def _under(names: Iterable[str]) -> dict[str, list[str]]:
    """The names at and below each field, in their order: of the parts of a name, joined by full stops, the first are its fields."""
    under: dict[str, list[str]] = {}
    for name in names:
        for field in accumulate(name.split("."), "{}.{}".format):
            under.setdefault(field, []).append(name)
    return under


def safe(cell: str) -> str:
    """A text that a spreadsheet takes for text, also where it begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell
