"""The only place that judges: a result against its target, or before there is one what the target asks for.

Every threshold is here. Numbers are compared as printed, so what prints as equal is equal. A figure that is itself a bound ("over
175") is read at its bound: a plan names the highest mark that it passed. Only at an equal mark does the bound tell: "under 100" is
short of 100.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from planctl.assess.answers import Figure
from planctl.numbers.formulas import HUNDRED, Reason
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS
from planctl.plan.vocabulary import Attribute, Direction


class Verdict(StrEnum):
    """The closed set of verdicts; the words for them depend on the attribute: 完成 is binding's, 达到预期 expected's."""

    # The target's period is over and its result known:
    EXCEEDED = "exceeded"
    """Better than the target."""
    MET = "met"
    """Equal to the target as printed (and strictly beyond it where the target says over or under)."""
    NEARLY = "nearly"
    """Missed by no more than the tolerance that the user gives; expected targets only, binding has no nearly."""
    MISSED = "missed"
    """Worse than the target."""
    # Its period is running, and the quantity accumulates:
    DONE_EARLY = "done_early"
    """The whole target is reached before the period's end."""
    ON_SCHEDULE = "on_schedule"
    """The share of the target reached is at least the share of the period passed."""
    BEHIND = "behind"
    """It is less."""
    # No result yet: what the target asks for against the figure before it:
    IMPROVE = "improve"
    """A better figure than the baseline."""
    HOLD = "hold"
    """The baseline's figure again."""
    ALREADY_MET = "already_met"
    """A floor: the baseline is better than the target."""
    NOT_COMPARABLE = "not_comparable"
    """Target and baseline can't be compared; a reason says why."""
    NO_TARGET = "no_target"
    """Nothing was promised."""


_STRICT = ("over", "under")

VerdictAndReason = tuple[Verdict, Reason | None]


def verdict_before(baseline: Figure | None, target: Figure | None, direction: Direction) -> VerdictAndReason:  # noqa: PLR0911 one answer a case
    """What the target asks for against its baseline, and the reason when that can't be told."""
    if target is None:
        return Verdict.NO_TARGET, Reason.NO_TARGET
    if target.value is None:
        return Verdict.NOT_COMPARABLE, Reason.TEXT_TARGET
    if baseline is None or baseline.value is None:
        return Verdict.NOT_COMPARABLE, Reason.NO_BASELINE
    if baseline.of != target.of:
        return Verdict.NOT_COMPARABLE, Reason.BASE_DIFFERS
    if baseline.value == target.value:
        return (Verdict.IMPROVE if _short_of_equal(baseline, target, direction) else Verdict.HOLD), None
    if direction == "none":
        return Verdict.NOT_COMPARABLE, Reason.NO_DIRECTION
    return (Verdict.ALREADY_MET if _better(baseline.value, target.value, direction) else Verdict.IMPROVE), None


def verdict_on_result(
    result: Figure, target: Figure, direction: Direction, attribute: Attribute = "unstated", tolerance: Decimal | None = None
) -> VerdictAndReason:
    """How a result of the target's own period stands to it.

    `tolerance` is in points between percentages, and in per cent of the target otherwise; it applies to expected targets only.
    """
    if target.value is None or result.value is None:
        return Verdict.NOT_COMPARABLE, Reason.TEXT_TARGET
    if result.value == target.value:
        if not _short_of_equal(result, target, direction):
            return Verdict.MET, None
    elif direction == "none":
        return Verdict.NOT_COMPARABLE, Reason.NO_DIRECTION
    elif _better(result.value, target.value, direction):
        return Verdict.EXCEEDED, None
    if attribute == "expected" and tolerance is not None and abs(target.value - result.value) <= _width(target, tolerance):
        return Verdict.NEARLY, None
    return Verdict.MISSED, None


def verdict_on_pace(
    share_of_target: Decimal, share_of_time: Decimal, latest: Figure, target: Figure, direction: Direction, ceiling: bool = False
) -> Verdict:
    """How a target under way stands: its share that is done (in per cent) against the share of its time that has passed.

    Of a ceiling, the share is what has been used up: never done early, and on schedule as long as time is ahead of it.
    """
    if direction == "none":
        return Verdict.NOT_COMPARABLE
    if ceiling:
        return Verdict.ON_SCHEDULE if share_of_target <= share_of_time else Verdict.BEHIND
    if share_of_target > HUNDRED or (share_of_target == HUNDRED and not _short_of_equal(latest, target, direction)):
        return Verdict.DONE_EARLY
    return Verdict.ON_SCHEDULE if share_of_target >= share_of_time else Verdict.BEHIND


def is_cap(target: Figure, direction: Direction) -> bool:
    """Whether a target for what starts from zero is the most that is allowed: so many accidents, or a loss, at worst."""
    worse = {"higher": -1, "lower": 1}.get(direction, 0)
    return target.value is not None and target.value * worse > 0


def _short_of_equal(figure: Figure, target: Figure, direction: Direction) -> bool:
    """Whether a figure that prints as its target falls short of it: a strict target does not hold the mark itself."""
    short = {"higher": "under", "lower": "over"}.get(direction)
    return figure.bound != target.bound and (target.bound in _STRICT or figure.bound == short)


def _better(one: Decimal, other: Decimal, direction: Direction) -> bool:
    return one > other if direction == "higher" else one < other


def _width(target: Figure, tolerance: Decimal) -> Decimal:
    if target.value is None or target.unit in (PERCENT, PERCENTAGE_POINTS):
        return tolerance
    return abs(target.value) * tolerance / HUNDRED
