"""Where figures lie beside their target, on an axis that rows of any unit can share."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from planctl.assess.answers import Figure
from planctl.assess.baselines import TargetAndBaseline
from planctl.assess.gap import absolute_gap, margin
from planctl.assess.status import StatusRow
from planctl.assess.verdict import Family, Order, Verdict
from planctl.numbers.formulas import HUNDRED
from planctl.numbers.units import PERCENTAGE_POINTS, RANK

ASKED: dict[Verdict, Order] = {
    Verdict.ASKS_MORE: "more",
    Verdict.ASKS_BETTER_RATE: "more",
    Verdict.ASKS_SAME: "same",
    Verdict.ASKS_SAME_RATE: "same",
    Verdict.ASKS_WITHIN: "same",
    Verdict.ASKS_LESS: "less",
    Verdict.ASKS_LESSER_RATE: "less",
    Verdict.ALREADY_MET: "less",
}
"""Whether what a target asks is more than the figure before it, the same, or less."""


class Beside(NamedTuple):
    """How far a row's figures are beyond its target (below zero: short of it).

    In points where they are rates or shares, else in per cent of the target; null where a figure can't be set beside it.
    """

    scale: Literal["points", "percent"]
    baseline: Decimal | None
    result: Decimal | None


def beside_target(row: StatusRow) -> Beside | None:
    """Where a row's figures lie; None where its target can't be compared with any, or is a place in an order."""
    target = row.target
    if target is None or row.family == Family.UNKNOWN or row.margin.value is None or target.unit == RANK:
        return None
    points = row.margin.unit == PERCENTAGE_POINTS and "share_of_plan" not in (target.form, row.result and row.result.form)
    baseline = row.baseline if row.baseline and row.baseline.answers(target) else None
    found = Beside("points" if points else "percent", *(_distance(row, each, target, points) for each in (baseline, row.result)))
    return found if (found.baseline, found.result) != (None, None) else None


def _distance(row: StatusRow, figure: Figure | None, target: Figure, points: bool) -> Decimal | None:
    if figure is None:
        return None
    beyond = margin(absolute_gap(TargetAndBaseline(target, figure)), row.direction).value
    whole = target.mark_for(figure).least(row.direction).value
    if beyond is None or points:
        return beyond
    return beyond / abs(whole) * HUNDRED if whole else None
