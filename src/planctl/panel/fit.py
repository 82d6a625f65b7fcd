"""Which rows fit, told from how often each combination of labels occurs: to look at millions costs little more than to read them.

A table has many rows and few places, indicators and words. So the rows are counted once by their labels, with the sides of their
targets that their values are on; whether words are known, and which periods are there twice, is then asked of the counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planctl.language import Bilingual
from planctl.numbers import sql
from planctl.panel.columns import LABELS, NUMBERS, SourceRow
from planctl.panel.engine import Engine
from planctl.plan.vocabulary import ATTRIBUTE_WORDS, BOUND_WORDS, DIRECTION_WORDS

_WORDS: Mapping[str, tuple[Mapping[str, Bilingual], str]] = {
    "bound": (BOUND_WORDS, "exact"),
    "direction": (DIRECTION_WORDS, "none"),
    "attribute": (ATTRIBUTE_WORDS, "unstated"),
}
"""The columns of words, with what a row without one has."""
_PERIOD = "(19|20|21)[0-9]{2}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?"
_BITS = 62
"""So many periods are marked in one whole number."""
_SERIES = ("place", "indicator", "unit")


def _coded(name: str) -> str:
    """A word as its code; null for one that is not known."""
    words, without = _WORDS[name]
    cases = " ".join(f"WHEN '{code}' THEN '{code}' WHEN '{word.zh}' THEN '{code}'" for code, word in words.items())
    return f"CASE coalesce({name}, '{without}') {cases} END"


def _same(one: str, other: str, names: tuple[str, ...]) -> str:
    return " AND ".join(f"{one}.{name} IS NOT DISTINCT FROM {other}.{name}" for name in names)


_UNKNOWN = " ".join(f"WHEN {_coded(name)} IS NULL THEN 'unknown_{name}'" for name in _WORDS)
_FAULT = f"""CASE WHEN place IS NULL THEN 'no_place' WHEN indicator IS NULL THEN 'no_indicator'
  WHEN word IS NULL THEN 'not_a_period' WHEN unfit THEN 'not_a_number' {_UNKNOWN} WHEN repeated THEN 'repeated' END"""
"""The first fault of a row, or of all rows that are counted together."""

_PERIODS = f"""
SELECT *, CAST(floor(ordinal / {_BITS}) AS INTEGER) AS word, CAST(power(2, ordinal % {_BITS}) AS BIGINT) AS bit
FROM (
  SELECT period, CAST(left(period, 4) AS INTEGER) AS year, CAST(dense_rank() OVER (ORDER BY substr(period, 5)) AS INTEGER) AS part,
    CAST(row_number() OVER (ORDER BY period) AS INTEGER) - 1 AS ordinal
  FROM found_ WHERE {sql.matches("period", _PERIOD)}
) AS numbered"""
"""The periods that there are, each numbered, and as one of the bits of a word."""

_COUNTS = ("n", "aimed", "judged", "below", "above")
_SIDES = """count(*) AS n, count(target) AS aimed, count(target - value) AS judged,
  count(*) FILTER (WHERE value < target) AS below, count(*) FILTER (WHERE value > target) AS above"""
_GAP = "CASE WHEN value_fine AND target_fine THEN CAST(round((target - value) * 1e3) AS BIGINT) END"
_OF_GAPS = ("fine_below", "fine_above", "gap_below", "gap_above")
_GAPS = ", ".join(
    f"{total}({_GAP}) FILTER (WHERE value {sign} target) AS {name}_{side}"
    for total, name in (("count", "fine"), ("sum", "gap"))
    for sign, side in (("<", "below"), (">", "above"))
)
_WRITTEN = ", ".join(f"{name} AS {name}_written" for name in LABELS)
_COUNTED = f"SELECT {_WRITTEN}, word, unfit, {{repeated}}bit_or(bit) AS bits, {{sides}} FROM numbered_ GROUP BY ALL"
"""How many rows with the same labels there are, of some periods, and to which side of their targets."""
_NAMED = ", ".join(f"nullif({name}_written, '') AS {name}" for name in LABELS)

_REPEATED_SERIES = f"""
SELECT {", ".join(_SERIES)} FROM coded_ WHERE fault IS NULL
GROUP BY {", ".join(_SERIES)}, word HAVING sum(n) > bit_count(bit_or(bits))"""
_REPEATED = f"""
SELECT {", ".join(_SERIES)}, period FROM read_ SEMI JOIN repeated_series_ AS series ON {_same("read_", "series", _SERIES)}
WHERE {_FAULT} IS NULL GROUP BY ALL HAVING count(*) > 1"""

_LABELS = f"""
SELECT *, CAST(dense_rank() OVER (ORDER BY {sql.in_order(_SERIES)}) AS INTEGER) AS series,
  CAST(row_number() OVER (ORDER BY {sql.in_order(LABELS)}) AS INTEGER) AS label
FROM (
  SELECT DISTINCT {", ".join(f"{name}_written, {_coded(name) if name in _WORDS else name} AS {name}" for name in LABELS)}
  FROM coded_ WHERE fault IS NULL
) AS combined"""
"""The combinations of labels that fit, with the codes of their words, and the number of the series that each belongs to."""

_KINDS = {
    "below": ("-1e0", "0e0", "CASE WHEN fine_below = below THEN gap_below END"),
    "judged - below - above": ("0e0", "0e0", "0"),
    "above": ("1e0", "0e0", "CASE WHEN fine_above = above THEN gap_above END"),
    "aimed - judged": ("CAST(NULL AS DOUBLE)", "0e0", "NULL"),
    "n - aimed": ("0e0", "CAST(NULL AS DOUBLE)", "NULL"),
}
"""How many there are of each kind of row, with a value and a target that stand for its kind, and their gaps in thousandths."""


def sort_out(engine: Engine, by: Sequence[str] = ()) -> None:
    """Make of `raw_` the views `aside_` (all rows, each with its fault or null) and `coded_`.

    That counts rows with the same labels, with their fault or null; where rows are to be told apart by the indicator, with the sums
    of their gaps.
    """
    sides = _sides(by)
    engine.keep("found_", "SELECT DISTINCT period FROM raw_")  # by itself, or each row's form is looked at
    engine.keep("periods_", _PERIODS, words=["period"])
    _count(engine, sides, "")
    engine.keep("repeated_series_", _REPEATED_SERIES)
    if _any(engine, "repeated_series_"):
        engine.keep("repeated_", _REPEATED)
        same = (f"nullif(raw_.{name}, '') IS NOT DISTINCT FROM repeated_.{name}" for name in (*_SERIES, "period"))
        _count(engine, sides, f"LEFT JOIN repeated_ ON {' AND '.join(same)}")
    engine.view("aside_", f"SELECT {', '.join(SourceRow._fields)}, {_FAULT} AS fault FROM read_")


def number(engine: Engine) -> None:
    """Make the view `rows_` of the rows that fit, with the numbers of their series and periods and of their `labels_`."""
    engine.keep("labels_", _LABELS, words=LABELS)
    numbers = ", ".join(f"{name}, {name}_text, {name}_decimals, {name}_scale, {name}_fine" for name in NUMBERS)
    fitting = "WHERE NOT unfit AND NOT repeated AND word IS NOT NULL" if _any(engine, "coded_ WHERE fault IS NOT NULL") else ""
    same = " AND ".join(f"numbered_.{name} IS NOT DISTINCT FROM labels_.{name}_written" for name in LABELS)
    numbered = f"label, series, ordinal, part, year, {numbers}"
    engine.view("rows_", f"SELECT {numbered} FROM numbered_ JOIN labels_ ON {same} {fitting}")


def group(engine: Engine, by: Sequence[str]) -> None:
    """Make the view `groups_`: how many rows fit, told apart by the columns `by`, by their words and by their kind.

    There is a value and a target that stand for the kind, and with the indicator among the columns the sum of the gaps in
    thousandths, null where one is not in thousandths.
    """
    named = [*by, *_WORDS]
    if "period" in by:
        number(engine)
        fitting = f"SELECT {', '.join(named)}, {_sides(by)} FROM rows_ JOIN labels_ USING (label) JOIN periods_ USING (ordinal)"
    else:
        shown = [*by, *(f"{_coded(name)} AS {name}" for name in _WORDS)]
        sums = [f"CAST(sum({name}) AS BIGINT) AS {name}" for name in (*_COUNTS, *(_OF_GAPS if "indicator" in by else ()))]
        fitting = f"SELECT {', '.join([*shown, *sums])} FROM coded_ WHERE fault IS NULL"
    engine.keep("fitting_", f"{fitting} GROUP BY ALL")
    kinds = (
        f"SELECT {', '.join(named)}, {value} AS value, {target} AS target, {rows} AS n,"
        f" CAST({gap if 'indicator' in by else 'NULL'} AS BIGINT) AS gap FROM fitting_ WHERE {rows} > 0"
        for rows, (value, target, gap) in _KINDS.items()
    )
    engine.view("groups_", " UNION ALL ".join(kinds))


def _sides(by: Sequence[str]) -> str:
    return f"{_SIDES}, {_GAPS}" if "indicator" in by else _SIDES


def _count(engine: Engine, sides: str, repeated: str) -> None:
    flag = "repeated_.place IS NOT NULL" if repeated else "false"
    engine.view(
        "numbered_",
        f"SELECT raw_.*, year, part, ordinal, word, bit, {flag} AS repeated FROM raw_ LEFT JOIN periods_ USING (period) {repeated}",
    )
    written = (f"{name}_text AS {name}" if name in NUMBERS else f"nullif({name}, '') AS {name}" for name in SourceRow._fields)
    engine.view("read_", f"SELECT {', '.join(written)}, word, unfit, repeated FROM numbered_")
    engine.keep("counted_", _COUNTED.format(sides=sides, repeated="repeated, " if repeated else ""))
    named = f"SELECT *, {_NAMED}{'' if repeated else ', false AS repeated'} FROM counted_"
    engine.view("coded_", f"SELECT *, {_FAULT} AS fault FROM ({named}) AS named")


def _any(engine: Engine, table: str) -> bool:
    return bool(engine.rows(f"SELECT 1 FROM {table} LIMIT 1"))
