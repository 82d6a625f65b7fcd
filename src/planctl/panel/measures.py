"""The formulas of one plan over the rows of a panel, rounded as a plan prints them: in doubles, and in decimals near a tie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, cast

from planctl.assess.quantities import RATE_DECIMALS, SHARE_DECIMALS
from planctl.assess.verdict import MISSED, Verdict, VerdictAndReason, cases_on_result
from planctl.numbers import formulas, sql
from planctl.numbers.formulas import Formula, Reason
from planctl.numbers.printed import SIGNIFICANT_DIGITS
from planctl.numbers.sql import Sql
from planctl.numbers.units import PERCENT, RANK
from planctl.panel.columns import LABELS, SourceRow
from planctl.panel.engine import Engine
from planctl.render.rounding import rounded


class Measure(NamedTuple):
    """A formula over columns, printed to so many decimals; before its own guards there may be reasons why it is not asked."""

    name: str
    formula: Formula[Any]
    inputs: tuple[str, ...]
    decimals: int
    unless: tuple[tuple[str, Reason], ...]


_TOO_LARGE = f"1e{SIGNIFICANT_DIGITS}"
_NO_TARGET = ("target IS NULL", Reason.NO_TARGET)
_NO_RESULT = ("value IS NULL", Reason.NO_RESULT)
_NO_BASE = ("base IS NULL", Reason.NO_BASELINE)
_IN_POINTS = ((f"unit = '{PERCENT}'", Reason.IN_POINTS), (f"unit = '{RANK}'", Reason.ONLY_RANKS))

MEASURES = (
    Measure(
        "implied_growth",
        formulas.growth_rate,
        ("base", "value"),
        SHARE_DECIMALS,
        (_NO_RESULT, _NO_BASE, ("years <> 1", Reason.NO_BASELINE), *_IN_POINTS),
    ),
    Measure(
        "required_rate",
        formulas.required_rate,
        ("base", "target", "years"),
        RATE_DECIMALS,
        (_NO_TARGET, _NO_BASE, *_IN_POINTS),
    ),
    Measure("share_of_way", formulas.share_of_way, ("base", "value", "target"), SHARE_DECIMALS, (_NO_TARGET, _NO_RESULT, _NO_BASE)),
)


def teach(engine: Engine) -> None:
    """Give the engine the decimals' answers, for the rows near a tie."""
    for measure in MEASURES:
        engine.teach(f"exact_{measure.name}", _exactly(measure), len(measure.inputs))


def _exactly(measure: Measure) -> Callable[..., str]:
    def answer(*inputs: float) -> str:
        result = measure.formula(*(Decimal(repr(number)) for number in inputs))
        return str(rounded(cast("Decimal", result), measure.decimals))

    return answer


def _judged() -> list[tuple[Sql, VerdictAndReason]]:
    """What can be said of a value beside its target, in the plan's own cases."""
    value, target, bound, direction = (cast("Any", sql.column(name)) for name in ("value", "target", "bound", "direction"))
    of_numbers = cases_on_result(value, target, bound, direction, wide=False, vague=bound == "about")
    return [
        (Sql(_NO_TARGET[0]), (Verdict.NO_TARGET, Reason.NO_TARGET)),
        (Sql(_NO_RESULT[0]), (Verdict.NO_RESULT, Reason.NO_RESULT)),
        *cast("list[tuple[Sql, VerdictAndReason]]", of_numbers),
    ]


_CASES = _judged()
VERDICT = sql.first_case(((holds, said[0]) for holds, said in _CASES), MISSED[0])
_REASON = sql.first_case(((holds, said[1]) for holds, said in _CASES), MISSED[1])

SET_ASIDE = f"SELECT {', '.join(SourceRow._fields)}, fault FROM aside_ WHERE fault IS NOT NULL ORDER BY ALL"
"""The rows that don't fit, as they were written, each with its fault."""

_BASED = """
SELECT *, last_value(value IGNORE NULLS) OVER earlier AS base, last_value(value_text IGNORE NULLS) OVER earlier AS base_text,
  last_value(CASE WHEN value IS NOT NULL THEN year END IGNORE NULLS) OVER earlier AS base_year
FROM rows_
WINDOW earlier AS (PARTITION BY series, part ORDER BY year ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"""
"""The rows, each with the latest earlier value of its series and part of the year."""

_PARTS, _YEARS = 32, 4096
"""More than there are parts of a year, and years."""
_BASED_IN_ORDER = f"""
SELECT *, CASE WHEN same THEN latest END AS base, CASE WHEN same THEN latest_text END AS base_text,
  CASE WHEN same THEN latest_place % {_YEARS} END AS base_year
FROM (
  SELECT *, latest_place // {_YEARS} = place_in_order // {_YEARS} AS same
  FROM (
    SELECT *, lag(value IGNORE NULLS) OVER () AS latest, lag(value_text IGNORE NULLS) OVER () AS latest_text,
      lag(CASE WHEN value IS NOT NULL THEN place_in_order END IGNORE NULLS) OVER () AS latest_place
    FROM (
      SELECT *, (CAST(series AS BIGINT) * {_PARTS} + part) * {_YEARS} + year AS place_in_order FROM rows_ ORDER BY place_in_order
    )
  )
)"""
"""The same where an engine looks back from row to row in the order of a query, which costs a third: sorted rows need no window."""


def _spanned(*, in_order: bool) -> str:
    """The rows with their bases and their words, which come back when the rows are sorted: numbers are lighter to move."""
    return f"""
SELECT based.*, {", ".join(f"labels_.{name}" for name in LABELS)}, period, CAST(based.year - base_year AS DOUBLE) AS years,
  CAST(base_year AS VARCHAR) || substr(period, 5) AS base_period
FROM ({_BASED_IN_ORDER if in_order else _BASED}) AS based JOIN labels_ USING (label) JOIN periods_ USING (ordinal)"""


def _cases(measure: Measure) -> list[tuple[Sql, Reason]]:
    """When there is no answer, and why."""
    guards = [(cast("Sql", holds), why) for holds, why in measure.formula.guards(*map(sql.column, measure.inputs))]
    return [*((Sql(holds), why) for holds, why in measure.unless), *guards]


def _asked(measure: Measure) -> str:
    """The first input, null where there is no answer, so that nothing comes of it."""
    none = " OR ".join(str(holds) for holds, _ in _cases(measure))
    return f"CASE WHEN {none} THEN NULL ELSE {measure.inputs[0]} END AS {measure.name}_asked"


def _answered(measure: Measure) -> str:
    """The answer in doubles, null where there is none, and how far it can be off."""
    inputs = map(sql.column, (f"{measure.name}_asked", *measure.inputs[1:]))
    body = cast("Sql", cast("Callable[..., Any]", measure.formula.body)(*inputs))
    return f"{body} AS {measure.name}_, {body.noise} AS {measure.name}_noise"


def _reason(measure: Measure) -> str:
    too_large = (Sql(f"abs({measure.name}_) >= {_TOO_LARGE}"), Reason.OUT_OF_RANGE)
    return f"{sql.first_case([*_cases(measure), too_large])} AS {measure.name}_reason"


def _printed(measure: Measure) -> str:
    """The answer to the decimals that it is printed with; plus zero, so that there is no zero below zero."""
    answer = Sql(f"{measure.name}_", f"{measure.name}_noise")
    exact = f"CAST(exact_{measure.name}({', '.join(measure.inputs)}) AS DOUBLE)"
    near = sql.near_a_tie(answer, measure.decimals)
    rounded = sql.rounded(answer, measure.decimals)
    return f"CASE WHEN abs({answer}) >= {_TOO_LARGE} THEN NULL WHEN {near} THEN {exact} ELSE {rounded} END + 0e0 AS {measure.name}"


_GAP_SCALE = "greatest(value_scale, target_scale)"
_GAP = f"round({sql.answered(formulas.gap, sql.column('value'), sql.column('target')).value} * {_GAP_SCALE}) / {_GAP_SCALE} + 0e0"
"""A difference has the digits of the finer of its figures: in doubles it is never near a tie."""


def _measured(*, in_order: bool) -> str:
    return f"""
WITH spanned AS ({_spanned(in_order=in_order)}),
  asked AS (SELECT *, {", ".join(map(_asked, MEASURES))} FROM spanned),
  answered AS (SELECT *, {", ".join(map(_answered, MEASURES))} FROM asked)
SELECT *, {", ".join(map(_printed, MEASURES))}, {", ".join(map(_reason, MEASURES))},
  {_GAP} AS gap, {VERDICT} AS verdict, {_REASON} AS reason
FROM answered"""


_TEXTS = {measure.name: f"printf('%.{measure.decimals}f', {measure.name})" for measure in MEASURES} | {
    "gap": "printf('%.' || greatest(value_decimals, target_decimals) || 'f', gap)",
    **{name: f"{name}_text" for name in ("value", "growth", "target", "base")},
}


def result(columns: Sequence[str], *, as_text: bool, in_order: bool) -> str:
    """The query of all rows that fit with what is worked out for each; as text, each number with the digits that it has.

    `in_order` is whether the engine looks back from row to row in the order of a query.
    """
    shown = ", ".join(f"{_TEXTS[name]} AS {name}" if as_text and name in _TEXTS else name for name in columns)
    return f"SELECT {shown} FROM ({_measured(in_order=in_order)}) ORDER BY series, ordinal"
