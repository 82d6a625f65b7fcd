"""How far the rounding of the figures lets an answer vary: the formulas at every corner of what the printed figures stand for.

An end is rounded outwards, to one digit more than the answer. What comes out whole, or nearly so, is for the decimals to round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial
from itertools import product
from typing import Any, cast

from planctl.numbers import sql
from planctl.numbers.printed import LIMITS, Interval, interval_of
from planctl.numbers.sql import Sql
from planctl.numbers.units import is_count, is_percent
from planctl.panel.engine import Engine
from planctl.panel.measures import MEASURES, TOO_LARGE, Further, Measure, gap
from planctl.render.rounding import widened

_ROUNDED = ("value", "target", "base")
"""The columns that stand for an interval; years are exact."""
_OUTWARDS = {"low": "floor", "high": "ceil"}
_NOISE = "1e-15"
"""What half a unit more or less in doubles can be off by, relative to itself: it is at least a third of what it is made of."""


def teach(engine: Engine) -> None:
    """Give the engine the decimals' ends, for the rows where an end is whole in its last digit."""
    for measure in MEASURES:
        for end in Interval._fields:
            inputs = len(measure.inputs) + len(_halves(measure))
            engine.teach(f"exact_{measure.name}_{end}", _exactly(measure, end), inputs)


def _exactly(measure: Measure, end: str) -> Callable[..., str]:
    def answer(*given: float) -> str:
        numbers = [Decimal(repr(number)) for number in given]
        halves = dict(zip(_halves(measure), numbers[len(measure.inputs) :], strict=True))
        ends = (
            Interval(number - halves.get(name, 0), number + halves.get(name, 0))
            for name, number in zip(measure.inputs, numbers, strict=False)
        )
        interval = cast("Interval", interval_of(measure.formula, *ends))
        return "" if interval.low == interval.high else str(getattr(widened(interval, measure.decimals + 1), end))

    return answer


def _halves(measure: Measure) -> list[str]:
    return [name for name in measure.inputs if name in _ROUNDED]


def _figures(units: Iterable[str]) -> str:
    """Half a unit of the last digit of each figure: zero where the figure is exact."""
    units = list(units)
    counted = [unit for unit in units if is_count(unit)]
    shares = [unit for unit in units if is_percent(unit)]
    return ", ".join(f"{_half(name, counted, shares)} AS {name}_half" for name in _ROUNDED)


def _half(name: str, counted: Sequence[str], shares: Sequence[str]) -> str:
    exact = [f"unit IN ({sql.words(counted)}) AND {name}_decimals = 0"] if counted else []
    exact += [f"unit IN ({sql.words(shares)}) AND {name} = 100"] if shares else []
    exact += [f"bound IN ({sql.words(sorted(LIMITS))})"] if name == "target" else []
    half = f"5e-1 / power(1e1, {name}_decimals)"
    return f"CASE WHEN {' OR '.join(exact)} THEN 0e0 ELSE {half} END" if exact else half


def _ends() -> str:
    return ", ".join(f"{name} - {name}_half AS {name}_low, {name} + {name}_half AS {name}_high" for name in _ROUNDED)


def _corners(measure: Measure) -> str:
    """The least and the most of a formula, null where a corner has no answer, and how far they can be off."""
    given = list(product(*map(_ends_of, measure.inputs)))
    bodies = [cast("Sql", cast("Callable[..., Any]", measure.formula.body)(*corner)) for corner in given]
    none = " OR ".join(dict.fromkeys(str(holds) for corner in given for holds, _ in measure.formula.guards(*corner)))
    answers, noises = (", ".join(dict.fromkeys(texts)) for texts in (map(str, bodies), (body.noise for body in bodies)))
    columns = {"low": f"least({answers})", "high": f"greatest({answers})", "off": f"greatest({noises})"}
    return ", ".join(f"CASE WHEN {none} THEN NULL ELSE {text} END AS {measure.name}_{name}_" for name, text in columns.items())


def _ends_of(name: str) -> list[Sql]:
    if name not in _ROUNDED:
        return [sql.column(name)]
    return [Sql(f"{name}_{end}", f"({_NOISE} * abs({name}_{end}))") for end in Interval._fields]


def _printed(measure: Measure, end: str) -> str:
    """An end as it is printed: null where there is no answer, none at a corner, or but one."""
    found, decimals = Sql(f"{measure.name}_{end}_", f"{measure.name}_off_"), measure.decimals + 1
    halves = [f"{name}_half" for name in _halves(measure)]
    outwards = f"{_OUTWARDS[end]}({found} * 1e{decimals}) / 1e{decimals}"
    too_large = " OR ".join(f"abs({each}) >= {TOO_LARGE}" for each in (f"{measure.name}_", found))
    none = f"{measure.name}_ IS NULL OR {found} IS NULL OR {too_large} OR {' + '.join(halves)} = 0"
    near = sql.near_a_whole(found, decimals)
    exact = f"CAST({_exact(measure, end, f'NOT ({none}) AND {near}')} AS DOUBLE)"
    return f"CASE WHEN {none} THEN NULL WHEN {near} THEN {exact} ELSE {outwards} END + 0e0 AS {measure.name}_{end}"


def _exact(measure: Measure, end: str, wanted: str) -> str:
    inputs = [*measure.inputs, *(f"{name}_half" for name in _halves(measure))]
    return f"nullif(exact_{measure.name}_{end}({wanted}, {', '.join(inputs)}), '')"


def intervals(units: Iterable[str]) -> Further:
    """The columns of all ends, where rows are in some units."""
    none = "value_half + target_half = 0"
    shifts = {"low": "- (value_half + target_half)", "high": "(value_half + target_half)"}
    gaps = {f"gap_{end}": shift for end, shift in shifts.items()}
    of_gap = [f"CASE WHEN {none} THEN NULL ELSE {gap(shift, 1)} END AS {name}" for name, shift in gaps.items()]
    of_measures = [_printed(measure, end) for measure in MEASURES for end in Interval._fields]
    texts = {
        f"{measure.name}_{end}": sql.digits(f"{measure.name}_{end}", measure.decimals + 1, partial(_exact, measure, end))
        for measure in MEASURES
        for end in Interval._fields
    }
    texts |= {name: f"CASE WHEN {none} THEN NULL ELSE {gap(shift, 1, as_text=True)} END" for name, shift in gaps.items()}
    stages = (_figures(units), _ends(), ", ".join(map(_corners, MEASURES)))
    return Further(stages, ", ".join([*of_measures, *of_gap]), texts)
