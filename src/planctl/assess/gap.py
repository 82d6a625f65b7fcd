"""The distance from a baseline to each target: absolute, relative, and as the yearly rate that it needs."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, Quantity, answer_about
from planctl.assess.baselines import TargetAndBaseline, targets_with_baselines
from planctl.assess.quantities import (
    RATE_DECIMALS,
    SHARE_DECIMALS,
    baseline_bound,
    derive,
    exact_operand,
    no_answer,
    relative_bound,
    rounded_operand,
    target_operand,
)
from planctl.assess.verdict import Verdict, verdict_before
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import decimals
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Attribute, Basis, Direction

PERCENT_PER_YEAR = "%/year"


class GapRow(NamedTuple):
    """One target of one indicator, measured from its baseline."""

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    attribute: Attribute
    basis: Basis | None
    direction: Direction
    baseline: Figure | None
    target: Figure
    gap: Quantity
    relative_gap: Quantity
    years: int | None
    required_rate: Quantity
    verdict: Verdict
    reason: Reason | None


class GapSummary(NamedTuple):
    """How many targets there are, and which indicators have none."""

    targets: int
    without_target: tuple[str, ...]


def gap(plan: Plan, indicators: dict[str, Indicator]) -> Answer[GapRow, GapSummary]:
    """The distance of each indicator to each of its targets."""
    rows = [
        gap_row(id_, indicator, pair) for id_, indicator in indicators.items() for pair in targets_with_baselines(plan, indicator)
    ]
    without = tuple(id_ for id_, indicator in indicators.items() if not indicator.target)
    return answer_about(plan, "gap", rows, GapSummary(targets=len(rows), without_target=without))


def gap_row(id_: str, indicator: Indicator, pair: TargetAndBaseline) -> GapRow:
    """One target of an indicator, measured from its baseline."""
    verdict, reason = verdict_before(pair.baseline, pair.target, indicator.direction)
    return GapRow(
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        unit=indicator.unit,
        attribute=indicator.attribute,
        basis=indicator.basis,
        direction=indicator.direction,
        baseline=pair.baseline,
        target=pair.target,
        gap=absolute_gap(pair),
        relative_gap=relative_gap(pair),
        years=pair.years,
        required_rate=required_rate(pair),
        verdict=verdict,
        reason=reason,
    )


def absolute_gap(pair: TargetAndBaseline) -> Quantity:
    """Target less baseline: in the unit, or in points between two percentages."""
    target, baseline = pair
    missing = _missing(pair)
    unit = PERCENTAGE_POINTS if target.unit == PERCENT else target.unit
    if missing is not None or baseline is None or baseline.value is None or target.value is None:
        return no_answer(missing or Reason.NO_BASELINE, unit)
    if baseline.of != target.of:
        return no_answer(Reason.BASE_DIFFERS, unit)
    digits = max(decimals(baseline.value), decimals(target.value))
    return derive(
        formulas.gap,
        rounded_operand(baseline),
        target_operand(target),
        unit=unit,
        decimals=digits,
        bound=baseline_bound(baseline),
    )


def relative_gap(pair: TargetAndBaseline) -> Quantity:
    """The gap in per cent of the baseline; none between percentages, whose gap is in points."""
    target, baseline = pair
    missing = _missing(pair) or _in_points(target)
    if missing is not None or baseline is None or baseline.value is None or target.value is None:
        return no_answer(missing or Reason.NO_BASELINE, PERCENT)
    return derive(
        formulas.growth_rate,
        rounded_operand(baseline),
        target_operand(target),
        unit=PERCENT,
        decimals=SHARE_DECIMALS,
        bound=relative_bound(baseline, target.value),
    )


def required_rate(pair: TargetAndBaseline) -> Quantity:
    """The yearly growth that leads from the baseline's level to the target's."""
    target, baseline = pair
    missing = _missing(pair) or _in_points(target)
    if missing is not None or baseline is None or baseline.value is None or target.value is None or pair.years is None:
        return no_answer(missing or Reason.NOT_WHOLE_YEARS, PERCENT_PER_YEAR)
    return derive(
        formulas.required_rate,
        rounded_operand(baseline),
        target_operand(target),
        exact_operand(pair.years),
        unit=PERCENT_PER_YEAR,
        decimals=RATE_DECIMALS,
        bound=baseline_bound(baseline),
    )


def _missing(pair: TargetAndBaseline) -> Reason | None:
    if pair.target.value is None:
        return Reason.TEXT_TARGET
    return Reason.NO_BASELINE if pair.baseline is None else None


def _in_points(target: Figure) -> Reason | None:
    if target.form in ("growth", "change"):
        return Reason.GROWTH_TARGET
    return Reason.IN_POINTS if target.unit == PERCENT else None
