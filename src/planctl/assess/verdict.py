"""The only place that judges: what a target asks for against the figure that it starts from."""

from __future__ import annotations

from enum import StrEnum

from planctl.assess.result import Term
from planctl.formulas import Reason
from planctl.model import Direction


class Verdict(StrEnum):
    """The closed set of verdicts."""

    IMPROVE = "improve"
    """The target asks for a better figure than the baseline."""
    HOLD = "hold"
    """The target asks for the baseline's figure again."""
    ALREADY_MET = "already_met"
    """A floor: the baseline is better than the target."""
    NOT_COMPARABLE = "not_comparable"
    """Target and baseline can't be compared; a reason says why."""
    NO_TARGET = "no_target"
    """Nothing was promised."""


def verdict(baseline: Term | None, target: Term | None, direction: Direction) -> tuple[Verdict, Reason | None]:
    """What the target asks for, and the reason when that can't be told.

    The printed numbers are compared, so equality is what prints as equal. A baseline that is itself a bound ("over 175") is read at
    its bound: the plan would have named a higher mark had it passed one.
    """
    if target is None:
        return Verdict.NO_TARGET, Reason.NO_TARGET
    if target.value is None:
        return Verdict.NOT_COMPARABLE, Reason.TEXT_TARGET
    if baseline is None or baseline.value is None:
        return Verdict.NOT_COMPARABLE, Reason.NO_BASELINE
    if baseline.value == target.value:
        return (Verdict.IMPROVE if target.bound in ("over", "under") else Verdict.HOLD), None
    if direction == "none":
        return Verdict.NOT_COMPARABLE, Reason.NO_DIRECTION
    better = baseline.value > target.value if direction == "higher" else baseline.value < target.value
    return (Verdict.ALREADY_MET if better else Verdict.IMPROVE), None
