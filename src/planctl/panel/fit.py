"""Which rows fit, told from how often each combination of labels occurs: to look at millions costs little more than to read them.

A table has many rows and few places, indicators and words. So the rows are counted once by their labels, with the sides of their
targets that their values are on; whether words are known, and which periods are there twice, is then asked of the counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planctl.language import Bilingual
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
  FROM found_ WHERE regexp_full_match(period, '{_PERIOD}')
) AS numbered"""
"""The periods that there are, each numbered, and as one of the bits of a word."""

_SIDES = """count(*) AS n, count(target) AS aimed, count(target - value) AS judged,
  count(*) FILTER (WHERE value < target) AS below, count(*) FILTER (WHERE value > target) AS above"""
_GAP = "CASE WHEN value_fine AND target_fine THEN CAST(round((target - value) * 1e3) AS BIGINT) END"
_GAPS = f"""count({_GAP}) AS fine,
  sum({_GAP}) FILTER (WHERE value < target) AS gap_below, sum({_GAP}) FILTER (WHERE value > target) AS gap_above"""
_COUNTED = f"SELECT {', '.join(LABELS)}, word, unfit, repeated, bit_or(bit) AS bits, {{sides}} FROM read_ GROUP BY ALL"
"""How many rows with the same labels there are, of some periods, and to which side of their targets."""

_REPEATED_SERIES = f"""
SELECT {", ".join(_SERIES)} FROM coded_ WHERE fault IS NULL
GROUP BY {", ".join(_SERIES)}, word HAVING sum(n) > bit_count(bit_or(bits))"""
_REPEATED = f"""
SELECT {", ".join(_SERIES)}, period FROM read_ SEMI JOIN repeated_series_ AS series ON {_same("read_", "series", _SERIES)}
WHERE {_FAULT} IS NULL GROUP BY ALL HAVING count(*) > 1"""

_LABELS = f"""
SELECT *, CAST(dense_rank() OVER (ORDER BY {", ".join(_SERIES)}) AS INTEGER) AS series,
  CAST(row_number() OVER (ORDER BY {", ".join(LABELS)}) AS INTEGER) AS label
FROM (
  SELECT DISTINCT {", ".join(f"{name} AS {name}_written, {_coded(name) if name in _WORDS else name} AS {name}" for name in LABELS)}
  FROM coded_ WHERE fault IS NULL
) AS combined"""
"""The combinations of labels that fit, with the codes of their words, and the number of the series that each belongs to."""

_KINDS = {
    "below": ("-1e0", "0e0", "gap_below"),
    "judged - below - above": ("0e0", "0e0", "0"),
    "above": ("1e0", "0e0", "gap_above"),
    "aimed - judged": ("CAST(NULL AS DOUBLE)", "0e0", "NULL"),
    "n - aimed": ("0e0", "CAST(NULL AS DOUBLE)", "NULL"),
}
"""How many there are of each kind of row, with a value and a target that stand for its kind, and their gaps in thousandths."""


def sort_out(engine: Engine, by: Sequence[str] = ()) -> None:
    """Make of `raw_` the views `rows_` (those that fit), `aside_` (all, each with its fault or null), `coded_` and `groups_`.

    These two count rows with the same labels: `coded_` all, with their fault or null; `groups_` those that fit, told apart by the
    columns `by` too, of each kind, with a value and a target that stand for the kind. With the indicator among these columns it has
    the sum of the gaps in thousandths, null where one is not in thousandths.
    """
    sides = f"{_SIDES}, {_GAPS}" if "indicator" in by else _SIDES
    engine.keep("found_", "SELECT DISTINCT period FROM raw_")  # by itself, or each row's form is looked at
    engine.keep("periods_", _PERIODS)
    _count(engine, sides, "")
    engine.keep("repeated_series_", _REPEATED_SERIES)
    if _any(engine, "repeated_series_"):
        engine.keep("repeated_", _REPEATED)
        _count(engine, sides, f"LEFT JOIN repeated_ ON {_same('raw_', 'repeated_', (*_SERIES, 'period'))}")
    engine.keep("labels_", _LABELS)
    _rows(engine)
    labels = [f"{_coded(name)} AS {name}" if name in _WORDS else name for name in LABELS]
    if "period" in by:
        named = ", ".join(f"labels_.{name}" for name in LABELS)
        of_periods = (
            f"SELECT {named}, period, {sides} FROM rows_ JOIN labels_ USING (label) JOIN periods_ USING (ordinal) GROUP BY ALL"
        )
        engine.keep("of_periods_", of_periods)
        engine.view("groups_", _kinds("of_periods_", [*LABELS, "period"], gaps="indicator" in by))
    else:
        engine.view("groups_", _kinds("(SELECT * FROM coded_ WHERE fault IS NULL) AS fitting", labels, gaps="indicator" in by))


def _kinds(counted: str, shown: Sequence[str], *, gaps: bool) -> str:
    return " UNION ALL ".join(
        f"SELECT {', '.join(shown)}, {value} AS value, {target} AS target, {rows} AS n,"
        f" CAST({f'CASE WHEN fine = judged THEN {gap} END' if gaps else 'NULL'} AS BIGINT) AS gap FROM {counted} WHERE {rows} > 0"
        for rows, (value, target, gap) in _KINDS.items()
    )


def _count(engine: Engine, sides: str, repeated: str) -> None:
    flag = "repeated_.place IS NOT NULL" if repeated else "false"
    read = (
        f"SELECT raw_.*, year, part, ordinal, word, bit, {flag} AS repeated FROM raw_ LEFT JOIN periods_ USING (period) {repeated}"
    )
    engine.view("read_", read)
    engine.keep("counted_", _COUNTED.format(sides=sides))
    engine.view("coded_", f"SELECT *, {_FAULT} AS fault FROM counted_")


def _any(engine: Engine, table: str) -> bool:
    return bool(engine.rows(f"SELECT 1 FROM {table} LIMIT 1"))


def _rows(engine: Engine) -> None:
    numbers = ", ".join(f"{name}, {name}_text, {name}_decimals, {name}_scale, {name}_fine" for name in NUMBERS)
    fitting = "WHERE NOT unfit AND NOT repeated AND word IS NOT NULL" if _any(engine, "coded_ WHERE fault IS NOT NULL") else ""
    same = " AND ".join(f"read_.{name} IS NOT DISTINCT FROM labels_.{name}_written" for name in LABELS)
    numbered = f"label, series, ordinal, part, year, {numbers}"
    engine.view("rows_", f"SELECT {numbered} FROM read_ JOIN labels_ ON {same} {fitting}")
    written = ", ".join(f"{name}_text AS {name}" if name in NUMBERS else name for name in SourceRow._fields)
    engine.view("aside_", f"SELECT {written}, {_FAULT} AS fault FROM read_")
