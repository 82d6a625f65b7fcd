"""Tables in: CSV and Parquet files as one view of their rows, whatever these hold."""

from __future__ import annotations

import glob
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from planctl.language import Bilingual
from planctl.numbers import sql
from planctl.numbers.printed import SIGNIFICANT_DIGITS
from planctl.panel.columns import NUMBERS, REQUIRED, SourceRow
from planctl.panel.engine import Engine, folder_columns
from planctl.problems import RefusedError

KINDS = (".csv", ".parquet")
"""The endings of the files that are tables."""
_PLAIN = "-?(0|[1-9][0-9]*)([.][0-9]+)?"
_MINUS_ZERO = "-0([.]0+)?"
_PLAIN_TYPE = re.compile(r"TINYINT|SMALLINT|INTEGER|DECIMAL\((?P<digits>\d+),(?P<decimals>\d+)\)")
"""Columns of these types hold plain numbers only; of decimals those with few enough digits."""

_NO_FILE = Bilingual("{name}：没有这样的 CSV 或 Parquet 文件", "{name}: there is no such CSV or Parquet file")
_NO_COLUMNS = Bilingual("{kind} 文件缺少列：{missing}", "the {kind} files lack columns: {missing}")


def files(named: list[str]) -> list[Path]:
    """The files that are named, match a pattern or lie below a folder; raises RefusedError for a name without any.

    Of a folder the files and inner folders whose names begin with . or _ are left out.
    """
    found: dict[Path, None] = {}
    for name in named:
        path = Path(name)
        matching = sorted(path.rglob("*")) if path.is_dir() else [path] if path.is_file() else map(Path, sorted(glob.glob(name)))  # noqa: PTH207 a pattern of the user's, absolute or not
        shown = matching if not path.is_dir() else filter(partial(_is_shown, path), matching)
        fitting = dict.fromkeys(file for file in shown if file.suffix.lower() in KINDS and file.is_file())
        if not fitting:
            raise RefusedError(_NO_FILE.filled(name=name))
        found |= fitting
    return list(found)


def _is_shown(folder: Path, file: Path) -> bool:
    """Whether a file is not one that programs keep to themselves: drafts, marks of success, what is being written."""
    return not any(part.startswith((".", "_")) for part in file.relative_to(folder).parts)


def load(engine: Engine, files: list[Path]) -> list[str]:
    """Make the view `raw_` of the files' rows as they are; the names of the columns that nothing reads.

    It has each label as the text that is written, null where it is absent. Of each number it has the double, the text that is
    written, how many decimals that has, whether it is in thousandths, and a power of ten that makes it whole; `unfit` says whether
    one of them is not plainly a number. Raises RefusedError when a column is missing that must be there.
    """
    parts, unused = [], dict[str, None]()
    for (ending, *_), alike in _alike(files).items():
        table = engine.scan(ending, alike)
        types = engine.columns(table)
        if missing := [name for name in REQUIRED if name not in types]:
            raise RefusedError(_NO_COLUMNS.filled(kind=ending, missing=", ".join(missing)))
        unused |= dict.fromkeys(name for name in types if name not in SourceRow._fields)
        parts.append(_raw(table, types))
    engine.view("raw_", " UNION ALL ".join(parts))
    return list(unused)


def _alike(files: list[Path]) -> dict[tuple[str, ...], list[Path]]:
    """The files by their kind and by the columns that their folders are."""
    found: dict[tuple[str, ...], list[Path]] = {}
    for file in sorted(files, key=lambda file: file.suffix.lower()):
        found.setdefault((file.suffix.lower(), *folder_columns(file)), []).append(file)
    return found


def _raw(table: str, types: Mapping[str, str]) -> str:
    labels = [name for name in SourceRow._fields if name not in NUMBERS]
    shown = [f"{_text(name, types.get(name))} AS {name}" for name in labels]
    for name in NUMBERS:
        kind = types.get(name)
        text = _number_text(name, kind)
        number, fine, scale, decimals = _number(name, text, kind)
        shown += [f"{number} AS {name}", f"{text} AS {name}_text", f"{fine} AS {name}_fine"]
        shown += [f"{scale} AS {name}_scale", f"{decimals} AS {name}_decimals"]
    unfit = _unfit({name: types[name] for name in NUMBERS if name in types})
    doubles = "".join(f", {sql.in_thousandths(name)} AS {name}_fine" for name in NUMBERS if types.get(name) == "DOUBLE")
    floats = "".join(f", text_of_float({name}) AS {name}_as_text" for name in SourceRow._fields if types.get(name) == "FLOAT")
    return f"SELECT {', '.join(shown)}, {unfit} AS unfit FROM (SELECT *{doubles}{floats} FROM {table}) AS looked_at"


def _text(name: str, kind: str | None) -> str:
    """A column as text, null where it is absent; a whole number in a column of doubles has no decimals to show."""
    if kind is None:
        return "CAST(NULL AS STRING)"
    if kind == "DOUBLE":
        return f"text_of_double({name})"
    if kind == "FLOAT":
        return f"{name}_as_text"
    return f"CAST({name} AS STRING)"


def _number_text(name: str, kind: str | None) -> str:
    """A column of numbers as text, null where it is empty too."""
    return _text(name, kind) if kind in (None, "DOUBLE", "FLOAT") else f"nullif({_text(name, kind)}, '')"


def _number(name: str, text: str, kind: str | None) -> tuple[str, str, str, str]:
    """A column as doubles, whether each is in thousandths, a power of ten that makes it whole, and its decimals as written."""
    if kind is None:
        return "CAST(NULL AS DOUBLE)", "false", "1e0", "0"
    if plain := _PLAIN_TYPE.fullmatch(kind):
        number = f"CAST({name} AS DOUBLE)"
        return number, sql.in_thousandths(number), f"1e{plain['decimals'] or 0}", plain["decimals"] or "0"
    decimals = f"coalesce(length(split_part({text}, '.', 2)), 0)"
    scale = f"power(1e1, {decimals})"
    if kind == "DOUBLE":
        return name, f"{name}_fine", f"CASE WHEN {name}_fine THEN 1e3 ELSE {scale} END", decimals
    number = f"TRY_CAST({text} AS DOUBLE)"
    return number, sql.in_thousandths(number), scale, decimals


def _unfit(types: Mapping[str, str]) -> str:
    """Whether some column has what is not plainly a number, or has more digits than planctl takes.

    Texts are looked at only where a double is not surely plain.
    """
    looked_at = {name: kind for name, kind in types.items() if not _is_plain(kind)}
    surely = " AND ".join(f"({_is_surely_plain(name, kind)})" for name, kind in looked_at.items())
    written = " AND ".join(f"coalesce({_is_plainly_written(_number_text(name, kind))}, true)" for name, kind in looked_at.items())
    return f"CASE WHEN {surely} THEN false ELSE NOT ({written}) END" if looked_at else "false"


def _is_plain(kind: str) -> bool:
    """Whether a column of a type can hold nothing else than plain numbers of few enough digits."""
    plain = _PLAIN_TYPE.fullmatch(kind)
    return plain is not None and int(plain["digits"] or 0) <= SIGNIFICANT_DIGITS


def _is_surely_plain(name: str, kind: str) -> str:
    return f"{name}_fine OR {name} IS NULL" if kind == "DOUBLE" else f"{_number_text(name, kind)} IS NULL"


def _is_plainly_written(text: str) -> str:
    digits = f"length(TRIM(LEADING '0' FROM translate({text}, '-.', '')))"
    return f"{sql.matches(text, _PLAIN)} AND NOT {sql.matches(text, _MINUS_ZERO)} AND {digits} <= {SIGNIFICANT_DIGITS}"
