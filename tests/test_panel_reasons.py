"""Every row of a panel as the decimals have it: numbers, reasons, verdicts and intervals; and every reason that there is occurs."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest

from planctl.assess.quantities import OPEN, RATE_DECIMALS, SHARE_DECIMALS, Operand, derive, exact_operand
from planctl.assess.verdict import MISSED, Verdict, cases_on_result
from planctl.numbers import formulas, sql
from planctl.numbers.formulas import Formula, Reason
from planctl.numbers.printed import Bound, decimals, stands_for
from planctl.panel.measures import MEASURES
from planctl.plan.vocabulary import Direction
from planctl.render import rounding
from planctl.render.rounding import rounded
from tests.conftest import Run

D = Decimal
HEAD = "place,indicator,period,unit,attribute,direction,value,growth,bound,target"
UNITS, YEARS = ("亿元", "个", "%", "位次", ""), (1, 3)
BASES = ("", "0", "-8", "80", "3", "0.0001")
VALUES = ("", "0", "-2.5", "80.0", "120", "999999999999")
TARGETS = ("", "0", "-3", "80", "121.5", "0.0002", "999999999999")
BOUNDS: tuple[Bound, ...] = ("exact", "at_least", "over", "at_most", "under", "about", "reach")
DIRECTIONS: tuple[Direction, ...] = ("higher", "lower", "none", "higher", "lower")

Number = Decimal | None


def answer(formula: Formula[Any], digits: int, inputs: list[Decimal], *unless: tuple[bool, Reason]) -> tuple[str, str]:
    """What is printed of a formula, and why there is no answer."""
    found = next((why for holds, why in unless if holds), None) or formula(*inputs)
    if not isinstance(found, Reason) and abs(found) >= D(10) ** 15:
        found = Reason.OUT_OF_RANGE
    return ("", str(found)) if isinstance(found, Reason) else (str(rounded(found, digits)), "")


def ends(formula: Callable[..., Decimal | Reason], digits: int, *operands: Operand) -> tuple[str, str]:
    """What a plan's row shows of how far an answer can vary."""
    found = rounding.interval(derive(formula, *operands, unit=None, decimals=digits))
    return ("", "") if found is None else (str(found.low), str(found.high))


def expected(
    unit: str, years: int, bound: Bound, direction: Direction, base: Number, value: Number, target: Number
) -> dict[str, str]:
    """What the formulas of one plan say of a row."""
    none = D(0)  # stands where a reason is found first
    no_target, no_result = (target is None, Reason.NO_TARGET), (value is None, Reason.NO_RESULT)
    no_base = (base is None, Reason.NO_BASELINE)
    no_rate = ((unit == "%", Reason.IN_POINTS), (unit == "位次", Reason.ONLY_RANKS))
    of = {"base": base or none, "value": value or none, "target": target or none, "years": D(years)}
    measured = {
        "implied_growth": (SHARE_DECIMALS, ["base", "value"], [no_result, no_base, (years != 1, Reason.NO_BASELINE), *no_rate]),
        "required_rate": (RATE_DECIMALS, ["base", "target", "years"], [no_target, no_base, *no_rate]),
        "share_of_way": (SHARE_DECIMALS, ["base", "value", "target"], [no_target, no_result, no_base]),
    }
    operands = {
        "base": Operand(of["base"], stands_for(of["base"], unit or None, share=True), OPEN),
        "value": Operand(of["value"], stands_for(of["value"], unit or None, share=True), OPEN),
        "target": Operand(of["target"], stands_for(of["target"], unit or None, bound, share=True), OPEN),
        "years": exact_operand(years),
    }
    shown = {}
    for measure in MEASURES:
        digits, names, unless = measured[measure.name]
        shown[measure.name], reason = answer(measure.formula, digits, [of[name] for name in names], *unless)
        shown[f"{measure.name}_reason"] = reason
        low_and_high = ("", "") if reason else ends(measure.formula, digits, *(operands[name] for name in names))
        shown[f"{measure.name}_low"], shown[f"{measure.name}_high"] = low_and_high
    gap = value is not None and target is not None
    finest = max(decimals(of["value"]), decimals(of["target"]))
    shown["gap"] = str(rounded(of["target"] - of["value"], finest)) if gap else ""
    shown["gap_low"], shown["gap_high"] = ends(formulas.gap, finest, operands["value"], operands["target"]) if gap else ("", "")
    cases = cases_on_result(of["value"], of["target"], bound, direction, wide=False, vague=bound == "about")
    said = next((said for holds, said in cases if holds), MISSED)
    if value is None or target is None:
        said = (Verdict.NO_TARGET, Reason.NO_TARGET) if target is None else (Verdict.NO_RESULT, Reason.NO_RESULT)
    return {**shown, "verdict": said[0], "reason": said[1] or ""}


def known() -> set[Reason]:
    """The reasons that the measures and the verdicts of a panel can have. A base is of an earlier year, so years never run out."""
    of_measures = {
        why
        for measure in MEASURES
        for _, why in (*measure.unless, *measure.formula.guards(*map(sql.column, measure.inputs)), (None, Reason.OUT_OF_RANGE))
    }
    return {*of_measures, Reason.NO_DIRECTION, Reason.NO_WIDTH} - {Reason.NO_YEARS}


def test_every_row_is_as_the_decimals_have_it_and_every_reason_occurs(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines, answers = [HEAD], []
    figures = product(UNITS, YEARS, BASES, VALUES, TARGETS)
    for at, ((unit, years, *texts), bound, direction) in enumerate(zip(figures, cycle(BOUNDS), cycle(DIRECTIONS), strict=False)):
        base, value, target = texts
        lines += [f"{at:04},X,{2020 - years},{unit},,{direction},{base},,,"] if base else []
        lines.append(f"{at:04},X,2020,{unit},,{direction},{value},,{bound},{target}")
        answers.append(expected(unit, years, bound, direction, *(D(text) if text else None for text in texts)))
    Path("rows.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run("panel", "rows.csv", "-o", "panel.csv", "--intervals").code == 0
    with Path("panel.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["period"] == "2020"]
    found = [{name: row[name] for name in told} for row, told in zip(rows, answers, strict=True)]
    assert [(one, other) for one, other in zip(found, answers, strict=True) if one != other] == []
    assert {row[name] for row in rows for name in row if name == "reason" or name.endswith("_reason")} - {""} == known()
