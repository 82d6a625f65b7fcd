"""The formulas over columns, row by row against the same formulas over decimals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, DecimalException
from functools import cache
from inspect import Parameter, signature
from itertools import product
from typing import Any, get_args

import duckdb
import pytest
from hypothesis import strategies as st

from planctl.assess.answers import recorded_figure
from planctl.assess.verdict import MISSED, cases_on_result, verdict_on_result
from planctl.numbers import formulas, sql
from planctl.numbers.formulas import Formula, Reason
from planctl.numbers.printed import Bound
from planctl.plan.model import Plan, Statement
from planctl.plan.vocabulary import Direction
from tests.strategies import tried

D = Decimal
FORMULAS = [each for each in vars(formulas).values() if isinstance(each, Formula)]

edges = st.sampled_from(["0", "1", "-1", "100", "-100", "-100.1", "-99.9", "0.05", "601.7", "601.8", "-3"]).map(D)
short = st.decimals(-1000, 1000, places=1)
long = st.decimals(-(D(10) ** 11), D(10) ** 11, places=3)
levels = edges | short | long
close = st.tuples(long, st.integers(-3, 3)).map(lambda pair: pair[0] + pair[1] * D("0.001"))
years = st.integers(-1, 12).map(D)
rates = edges | st.decimals(-150, 150, places=2)
OF_NAME = dict.fromkeys(("years", "passed", "times"), years) | dict.fromkeys(("growth", "so_far", "done", "rates"), rates)


@cache
def rows_for(formula: Formula[Any]) -> st.SearchStrategy[list[tuple[Decimal, ...]]]:
    """Rows of inputs for a formula, any ones and, for ties, levels that are all the same."""
    names = signature(formula.body).parameters.values()
    inputs = [
        OF_NAME.get(each.name, levels | close) for each in names for _ in range(1 + 3 * (each.kind == Parameter.VAR_POSITIONAL))
    ]
    spans = [each for each in inputs if each is years]
    same = st.tuples(levels, *spans).map(lambda drawn: _alike(inputs, *drawn))
    return st.lists(st.tuples(*inputs) | same, min_size=20, max_size=60)


def _alike(inputs: Sequence[object], level: Decimal, *spans: Decimal) -> tuple[Decimal, ...]:
    left = iter(spans)
    return tuple(next(left) if each is years else level for each in inputs)


def over_decimals(formula: Formula[Any], row: tuple[Decimal, ...]) -> Decimal | Reason | None:
    """The answer, or None where the formula is asked for what no plan asks: a share of no time at all."""
    try:
        return formula(*row)
    except DecimalException:
        return None


def rounded(number: Decimal) -> Decimal:
    return number.quantize(D("0.1"))


@pytest.mark.parametrize("formula", FORMULAS, ids=[each.__name__ for each in FORMULAS])
@pytest.mark.parametrize("budget", [2, pytest.param(20, marks=pytest.mark.slow)])
def test_columns_answer_as_decimals_do(formula: Formula[Any], budget: int) -> None:
    tried(budget, rows_for(formula), lambda rows: answer_alike(formula, rows))


def answer_alike(formula: Formula[Any], rows: list[tuple[Decimal, ...]]) -> None:
    """Hold the answers over columns to those over decimals, of the rows that a formula has an answer or a reason for."""
    rows = [row for row in rows if over_decimals(formula, row) is not None]
    if not rows:
        return
    names = [f"x{number}" for number in range(len(rows[0]))]
    answer = sql.answered(formula, *map(sql.column, names))
    values = ", ".join("(" + ", ".join(f"{number}::DOUBLE" for number in row) + ")" for row in rows)
    asked = ", ".join(map(str, (answer.value, answer.reason, answer.value.noise, sql.near_a_tie(answer.value, 1))))
    asked = f"SELECT {asked} FROM (VALUES {values}) AS panel({', '.join(names)})"  # noqa: S608 no text of a user
    for row, (value, reason, noise, near) in zip(rows, duckdb.execute(asked).fetchall(), strict=True):
        expected = over_decimals(formula, row)
        if isinstance(expected, Reason):
            assert (value, reason) == (None, str(expected)), row
            continue
        assert expected is not None
        assert reason is None
        assert abs(D(value) - expected) <= D(noise) + D("1e-25") * abs(expected), row
        assert near or rounded(D(value)) == rounded(expected), row


BOUNDS: tuple[Bound, ...] = get_args(Bound)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)


def test_columns_are_judged_as_figures_are() -> None:
    rows = list(product(("99.9", "100", "100.1"), BOUNDS, DIRECTIONS, BOUNDS))
    result, bound, direction, of_result = (sql.column(name) for name in ("result", "bound", "direction", "of_result"))
    cases = cases_on_result(
        result,  # type: ignore[arg-type] # columns in the place of decimals and words
        D(100),
        bound,  # type: ignore[arg-type]
        direction,  # type: ignore[arg-type]
        of_result,  # type: ignore[arg-type]
        wide=False,
        vague=bound == "about",  # type: ignore[arg-type]
    )
    verdict = sql.first_case(((holds, said[0]) for holds, said in cases), MISSED[0])  # type: ignore[misc]
    reason = sql.first_case(((holds, said[1]) for holds, said in cases), MISSED[1])  # type: ignore[misc]
    values = ", ".join(f"({row[0]}::DOUBLE, '{row[1]}', '{row[2]}', '{row[3]}')" for row in rows)
    answered = duckdb.execute(
        f"SELECT {verdict}, {reason} FROM (VALUES {values}) AS panel(result, bound, direction, of_result)"  # noqa: S608 no text of a user
    ).fetchall()
    expected = [
        verdict_on_result(
            recorded_figure(Plan(), "亿元", "2024", "actual", Statement(value=D(number), bound=of_result)),
            recorded_figure(Plan(), "亿元", "2024", "target", Statement(value=D(100), bound=bound)),
            direction,
        )
        for number, bound, direction, of_result in rows
    ]
    assert answered == [(str(verdict), reason and str(reason)) for verdict, reason in expected]
