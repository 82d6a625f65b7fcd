"""The formulas of one plan over the rows of a panel, rounded as a plan prints them: in doubles, and in decimals near a tie."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
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


TOO_LARGE = f"1e{SIGNIFICANT_DIGITS}"
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
    engine.teach("exact_gap", _exact_gap, 4)


def _exactly(measure: Measure) -> Callable[..., str]:
    def answer(*inputs: float) -> str:
        result = measure.formula(*(Decimal(repr(number)) for number in inputs))
        return str(rounded(cast("Decimal", result), measure.decimals))

    return answer


def _exact_gap(value: float, target: float, more: float, decimals: float) -> str:
    """The gap, and so much more."""
    exact = formulas.gap(*(Decimal(repr(number)) for number in (value, target)))
    return str(rounded(cast("Decimal", exact) + Decimal(repr(more)), int(decimals)))


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

_ASIDE = (*SourceRow._fields, "fault")
SET_ASIDE = f"SELECT {', '.join(_ASIDE)} FROM aside_ WHERE fault IS NOT NULL ORDER BY {sql.in_order(_ASIDE)}"
"""The rows that don't fit, as they were written, each with its fault."""

_BASED = """
SELECT *, lag(value IGNORE NULLS) OVER earlier AS base, lag(value_text IGNORE NULLS) OVER earlier AS base_text,
  lag(CASE WHEN value IS NOT NULL THEN value_decimals END IGNORE NULLS) OVER earlier AS base_decimals,
  lag(CASE WHEN value IS NOT NULL THEN year END IGNORE NULLS) OVER earlier AS base_year
FROM rows_
WINDOW earlier AS (PARTITION BY series, part ORDER BY year)"""
"""The rows, each with the latest earlier value of its series and part of the year."""

_SPANNED = f"""
SELECT based.*, {", ".join(f"labels_.{name}" for name in LABELS)}, period, CAST(based.year - base_year AS DOUBLE) AS years,
  CAST(base_year AS STRING) || substr(period, 5) AS base_period
FROM ({_BASED}) AS based JOIN labels_ USING (label) JOIN periods_ USING (ordinal)"""
"""The rows with their bases and their words, which come back behind the window: numbers are lighter to move."""


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
    too_large = (Sql(f"abs({measure.name}_) >= {TOO_LARGE}"), Reason.OUT_OF_RANGE)
    return f"{sql.first_case([*_cases(measure), too_large])} AS {measure.name}_reason"


def _printed(measure: Measure) -> str:
    """The answer to the decimals that it is printed with; plus zero, so that there is no zero below zero."""
    answer = Sql(f"{measure.name}_", f"{measure.name}_noise")
    some = f"abs({answer}) < {TOO_LARGE}"
    near = f"{some} AND {sql.near_a_tie(answer, measure.decimals)}"
    rounded = sql.rounded(answer, measure.decimals)
    return f"CASE WHEN {some} THEN coalesce(CAST({_exact(measure, near)} AS DOUBLE), {rounded}) + 0e0 END AS {measure.name}"


def _exact(measure: Measure, wanted: str) -> str:
    return f"exact_{measure.name}({wanted}, {', '.join(measure.inputs)})"


def gap(more: str = "0e0", further: int = 0, *, as_text: bool = False) -> str:
    """The gap and so much more, which is whole in the last digit of the finer figure, or so many digits further.

    So it is never near a tie; but where it takes more digits than a double has, it is for the decimals to say.
    """
    scale = f"(greatest(value_scale, target_scale) * 1e{further})"
    places = f"(greatest(value_decimals, target_decimals) + {further})"
    doubles = (
        f"round(({sql.answered(formulas.gap, sql.column('value'), sql.column('target')).value} + {more}) * {scale}) / {scale} + 0e0"
    )
    long = f"greatest(abs(value), abs(target)) * {scale} >= {TOO_LARGE}"
    exact = f"exact_gap({long}, value, target, {more}, {places})"
    if as_text:
        return f"CASE WHEN {long} THEN {exact} ELSE {sql.printed(doubles, places)} END"
    return f"CASE WHEN {long} THEN CAST({exact} AS DOUBLE) ELSE {doubles} END"


class Further(NamedTuple):
    """More columns of a result: what is worked out for them step by step, they themselves, and their digits as texts."""

    stages: tuple[str, ...]
    shown: str
    texts: Mapping[str, str]


def _measured(further: Further | None) -> str:
    stages = [", ".join(map(_asked, MEASURES)), ", ".join(map(_answered, MEASURES)), *(further.stages if further else ())]
    answered = _SPANNED
    for columns in stages:
        answered = f"SELECT *, {columns} FROM ({answered}) AS stage"
    shown = [*map(_printed, MEASURES), *map(_reason, MEASURES), f"{gap()} AS gap, {VERDICT} AS verdict, {_REASON} AS reason"]
    return f"SELECT *, {', '.join([*shown, *([further.shown] if further else [])])} FROM ({answered}) AS answered"


_TEXTS = {measure.name: sql.digits(measure.name, measure.decimals, partial(_exact, measure)) for measure in MEASURES} | {
    "gap": gap(as_text=True),
    **{name: f"{name}_text" for name in ("value", "growth", "target", "base")},
}


def result(columns: Sequence[str], further: Further | None = None, *, as_text: bool) -> str:
    """The query of all rows that fit with what is worked out for each; as text, each number with the digits that it has."""
    texts = {**_TEXTS, **(further.texts if further else {})} if as_text else {}
    shown = ", ".join(f"{texts[name]} AS {name}" if name in texts else name for name in columns)
    return f"SELECT {shown} FROM ({_measured(further)}) ORDER BY series, ordinal"
