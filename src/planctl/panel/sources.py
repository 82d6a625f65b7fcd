"""Tables in: CSV and Parquet files as one view of rows that are what they should be, each other row with its fault."""

from __future__ import annotations

import glob
from collections.abc import Mapping
from pathlib import Path

from planctl.language import Bilingual
from planctl.numbers.printed import SIGNIFICANT_DIGITS
from planctl.panel.columns import REQUIRED, SourceRow
from planctl.panel.engine import Engine
from planctl.plan.vocabulary import ATTRIBUTE_WORDS, BOUND_WORDS, DIRECTION_WORDS
from planctl.problems import RefusedError

KINDS = (".csv", ".parquet")
"""The endings of the files that are tables."""
_NUMBERS = ("value", "growth", "target")
_WORDS: Mapping[str, tuple[Mapping[str, Bilingual], str]] = {
    "bound": (BOUND_WORDS, "exact"),
    "direction": (DIRECTION_WORDS, "none"),
    "attribute": (ATTRIBUTE_WORDS, "unstated"),
}
"""The columns of words, with what a row without one has."""
_PLAIN = "-?(0|[1-9][0-9]*)([.][0-9]+)?"
_PERIOD = "(19|20|21)[0-9]{2}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?"
_QUICKLY = 3
"""To so many decimals a double's digits are found without writing it out."""

_NO_FILE = Bilingual("{name}：没有这样的 CSV 或 Parquet 文件", "{name}: there is no such CSV or Parquet file")
_NO_COLUMNS = Bilingual("{kind} 文件缺少列：{missing}", "the {kind} files lack columns: {missing}")


def files(named: list[str]) -> list[Path]:
    """The files that are named, match a pattern or lie below a folder; raises RefusedError for a name without any."""
    found: dict[Path, None] = {}
    for name in named:
        path = Path(name)
        matching = sorted(path.rglob("*")) if path.is_dir() else [path] if path.is_file() else map(Path, sorted(glob.glob(name)))  # noqa: PTH207 a pattern of the user's, absolute or not
        fitting = dict.fromkeys(file for file in matching if file.suffix.lower() in KINDS and file.is_file())
        if not fitting:
            raise RefusedError(_NO_FILE.filled(name=name))
        found |= fitting
    return list(found)


def load(engine: Engine, files: list[Path]) -> list[str]:
    """Make the view `rows_` of the files' rows, each with its `fault` or null; the names of the columns that nothing reads.

    Raises RefusedError when a column is missing that must be there.
    """
    parts, unused = [], dict[str, None]()
    for ending in KINDS:
        if of_kind := [file for file in files if file.suffix.lower() == ending]:
            table = engine.scan(ending, of_kind)
            types = engine.columns(table)
            if missing := [name for name in REQUIRED if name not in types]:
                raise RefusedError(_NO_COLUMNS.filled(kind=ending, missing=", ".join(missing)))
            unused |= dict.fromkeys(name for name in types if name not in SourceRow._fields)
            parts.append(_parsed(table, types))
    engine.view("read_", " UNION ALL ".join(parts))
    key = "place, indicator, unit, period"
    engine.keep("repeated", f"SELECT {key} FROM read_ WHERE fault IS NULL GROUP BY {key} HAVING count(*) > 1")
    same = " AND ".join(f"read_.{name} IS NOT DISTINCT FROM repeated.{name}" for name in key.split(", "))
    fault = "coalesce(fault, CASE WHEN repeated.place IS NOT NULL THEN 'repeated' END) AS fault"
    rows = f"SELECT read_.* REPLACE ({fault}) FROM read_ LEFT JOIN repeated ON {same}"
    any_repeated = engine.rows("SELECT count(*) FROM repeated")[0][0]
    engine.view("rows_", rows if any_repeated else "SELECT * FROM read_")
    return list(unused)


def _parsed(table: str, types: Mapping[str, str]) -> str:
    """The query of a table's rows: texts as they are written, numbers with their decimals, and the first fault."""
    texts = {name: _text(name, types.get(name)) for name in SourceRow._fields}
    coded = {name: _coded(texts[name], *_WORDS[name]) for name in _WORDS}
    faults = [
        ("no_place", f"{texts['place']} IS NULL"),
        ("no_indicator", f"{texts['indicator']} IS NULL"),
        ("not_a_period", f"NOT coalesce(regexp_full_match({texts['period']}, '{_PERIOD}'), false)"),
        *(("not_a_number", _unfit(name, texts[name], types[name])) for name in _NUMBERS if name in types),
        *((f"unknown_{name}", f"{coded[name]} IS NULL") for name in _WORDS),
    ]
    fault = " ".join(f"WHEN {holds} THEN '{code}'" for code, holds in faults)
    shown = [f"{coded.get(name, text)} AS {name}{'_text' if name in _NUMBERS else ''}" for name, text in texts.items()]
    shown += [f"{text} AS {name}_written" for name, text in texts.items() if name in _WORDS]
    for name in _NUMBERS:
        number, decimals = _number(name, texts[name], types.get(name))
        shown += [f"{number} AS {name}", f"{decimals} AS {name}_decimals"]
    return f"SELECT {', '.join(shown)}, CASE {fault} END AS fault FROM {table}"


def _text(name: str, kind: str | None) -> str:
    """A column as text, null where it is absent or empty; a whole number in a column of doubles has no decimals to show."""
    text = f"nullif(CAST({name} AS VARCHAR), '')"
    if kind is None:
        return "CAST(NULL AS VARCHAR)"
    return f"regexp_replace({text}, '[.]0$', '')" if kind in ("DOUBLE", "FLOAT") else text


def _coded(text: str, words: Mapping[str, Bilingual], without: str) -> str:
    """A word as its code; null for one that is not known."""
    cases = " ".join(f"WHEN '{code}' THEN '{code}' WHEN '{word.zh}' THEN '{code}'" for code, word in words.items())
    return f"CASE coalesce({text}, '{without}') {cases} END"


def _number(name: str, text: str, kind: str | None) -> tuple[str, str]:
    """A column as doubles, and with how many decimals each is written."""
    if kind is None:
        return "CAST(NULL AS DOUBLE)", "0"
    written = f"length(split_part({text}, '.', 2))"
    if kind != "DOUBLE":
        return f"TRY_CAST({text} AS DOUBLE)", f"coalesce({written}, 0)"
    quick = " ".join(f"WHEN {name} = round({name}, {places}) THEN {places}" for places in range(_QUICKLY + 1))
    return name, f"CASE WHEN {name} IS NULL THEN 0 {quick} ELSE {written} END"


def _unfit(name: str, text: str, kind: str) -> str:
    """Whether there is something that is not plainly a number, or has more digits than planctl takes."""
    digits = f"length(ltrim(regexp_replace({text}, '[-.]', '', 'g'), '0'))"
    plain = f"regexp_full_match({text}, '{_PLAIN}') AND NOT regexp_full_match({text}, '-0([.]0+)?')"
    written = f"{plain} AND {digits} <= {SIGNIFICANT_DIGITS}"
    if kind == "DOUBLE":
        written = f"((abs({name}) < 1e10 AND {name} = round({name}, {_QUICKLY}) AND {name} <> 0) OR ({written}))"
    return f"({text} IS NOT NULL AND NOT ({written}))"
