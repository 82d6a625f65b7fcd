"""The distance from a baseline to each target: absolute, relative, and as the yearly rate that it needs; and what became of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, Mentioned, Quantity, answer_about, mentioned, recorded_figures
from planctl.assess.baselines import TargetAndBaseline, is_leg, is_second_step, legs, targets_with_baselines
from planctl.assess.cumulative import cumulative_result, result_over_span
from planctl.assess.implied import implied_by
from planctl.assess.quantities import (
    RATE_DECIMALS,
    SHARE_DECIMALS,
    Operand,
    baseline_bound,
    derive,
    exact_operand,
    negated,
    no_answer,
    relative_bound,
    start_operand,
    target_operand,
)
from planctl.assess.results import answer_of_period, latest_answer, results_of
from planctl.assess.revisions import Revision, revised_among
from planctl.assess.verdict import (
    Family,
    Verdict,
    VerdictAndReason,
    difference_of_measure,
    family_of,
    is_ceiling_passed,
    verdict_before,
    verdict_on_result,
    verdict_without_mark,
    with_verdicts,
    with_width,
)
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import end_of, is_span, is_whole_year, year_of
from planctl.numbers.printed import Bound, decimals
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, RANK
from planctl.plan.model import About, Indicator, Plan
from planctl.plan.vocabulary import RATES, Attribute, Basis, Direction, Form, Nature

PERCENT_PER_YEAR = "%/year"


class GapRow(NamedTuple):
    """One target of one indicator, measured from its baseline.

    `result` is the figure of the target's own period, once known, or what has passed a ceiling within it; the verdict is then on
    that, as in `status`, while the gaps stay those from the baseline. `margin` is the gap in the direction of what is better: below
    zero what the target asks more. A `second_step` is striven for beyond the firm target of the row before. From a mid-term target
    to the end of the plan is a row too, whose baseline is that target.
    `implied_level` is what a target for growth or for a change makes of the level that it counts from.
    """

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    measures: Form
    attribute: Attribute
    basis: Basis | None
    nature: Nature
    direction: Direction
    baseline: Figure | None
    target: Figure
    result: Figure | None
    gap: Quantity
    margin: Quantity
    relative_gap: Quantity
    years: int | None
    required_rate: Quantity
    family: Family
    verdict: Verdict
    reason: Reason | None
    second_step: bool
    implied_level: Quantity | None


class GapSummary(NamedTuple):
    """How many targets there are, which indicators have none, and which baselines were revised later.

    The gaps start from the plan's own.
    """

    targets: int
    without_target: tuple[Mentioned, ...]
    revised: tuple[Revision, ...]


def gap(plan: Plan, indicators: dict[str, Indicator], verdicts: Collection[Verdict] | None = None) -> Answer[GapRow, GapSummary]:
    """The distance of each indicator to each of its targets, or to those with some verdicts."""
    every = [row for id_, indicator in indicators.items() for row in gap_rows(plan, id_, indicator)]
    rows = with_verdicts(every, verdicts)
    measured = {row.id for row in every}
    aimless = {id_: each for id_, each in indicators.items() if not each.target and id_ not in measured}
    started = {(row.id, row.baseline) for row in rows if row.baseline is not None}
    summary = GapSummary(
        targets=sum(not is_leg(row.baseline) for row in rows),
        without_target=tuple(mentioned(id_, each.name) for id_, each in aimless.items()),
        revised=revised_among(plan, indicators, started),
    )
    return answer_about(plan, "gap", rows, summary)


def gap_rows(plan: Plan, id_: str, indicator: Indicator) -> list[GapRow]:
    """Each target of an indicator, measured from its baseline."""
    known, recorded = results_of(plan, id_), recorded_figures(plan, indicator, single=False)
    pairs = targets_with_baselines(plan, indicator)
    rows = [_row(plan, id_, indicator, pair, result_of_target(id_, indicator, pair.target, known), recorded) for pair in pairs]
    return rows + [_row(plan, id_, indicator, leg, None, recorded) for leg in legs(pairs, indicator)]


def _row(
    plan: Plan, id_: str, indicator: Indicator, pair: TargetAndBaseline, result: Figure | None, recorded: list[Figure]
) -> GapRow:
    verdict, reason = verdict_on_target(indicator, pair, result, plan.about)
    distance = absolute_gap(pair)
    return GapRow(
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        unit=indicator.unit,
        measures=pair.target.form,
        attribute=indicator.attribute,
        basis=indicator.basis,
        nature=indicator.nature,
        direction=indicator.direction,
        baseline=pair.baseline,
        target=pair.target,
        result=result,
        gap=distance,
        margin=margin(distance, indicator.direction),
        relative_gap=relative_gap(pair),
        years=pair.years,
        required_rate=required_rate(pair),
        family=family_of(verdict),
        verdict=verdict,
        reason=reason,
        second_step=is_second_step(indicator, pair.target),
        implied_level=(implied := implied_by(indicator, pair.target, recorded)) and implied.level,
    )


def result_of_target(id_: str, indicator: Indicator, target: Figure, known: list[Figure]) -> Figure | None:
    """The newest figure of a target's own period in its form; over several years worked out from theirs if none is stated.

    Before that, what has passed a ceiling within its time already, or that words are reached; None when none is known.
    """
    stated = answer_of_period(known, target)
    if stated is not None:
        return stated
    worked_out = cumulative_result(target, known) or result_over_span(indicator, target, known)
    if worked_out is not None:
        return worked_out._replace(worked_out_from=id_)
    return _reached_early(indicator, target, known) or _beyond_ceiling(indicator, target, known)


def _reached_early(indicator: Indicator, target: Figure, known: list[Figure]) -> Figure | None:
    """That a target in words was reached before its period was over: the words of the next period that has any are reached."""
    if target.form != "text":
        return None
    worded = [end_of(period) for period, statements in indicator.target.items() if any(each.text for each in statements)]
    before = max((end for end in worded if end < end_of(target.period)), default=date.min)
    early = [each for each in known if before < end_of(each.period) < end_of(target.period)]
    return next((each for each in reversed(early) if each.reached), None)


def _beyond_ceiling(indicator: Indicator, target: Figure, known: list[Figure]) -> Figure | None:
    """The latest figure within the year of a flow's target that has passed its ceiling, which the rest of the year can't mend."""
    if indicator.nature != "flow" or target.form != "value" or not is_whole_year(target.period):
        return None
    latest = latest_answer([each for each in known if year_of(each.period) == year_of(target.period)], target)
    if latest is None or is_span(latest.period) or difference_of_measure(latest, target):
        return None
    share = formulas.share_of_target(latest.number, target.mark_for(latest).number)
    passed = not isinstance(share, Reason) and is_ceiling_passed(latest, target, indicator.direction, share)
    return latest if passed else None


def verdict_on_target(
    indicator: Indicator, pair: TargetAndBaseline, result: Figure | None, about: About | None, tolerance: Decimal | None = None
) -> VerdictAndReason:
    """The one verdict on a target: on the result of its own period where that is known, else what it asks beside its baseline.

    A ceiling that is passed within its time is missed, and no tolerance can tell yet by how much.
    """
    if result is not None and result.value is not None and end_of(result.period) < end_of(pair.target.period):
        return Verdict.MISSED, None
    if result is None:
        return verdict_before(pair.baseline, pair.target, indicator.direction, indicator.nature)
    return verdict_on_result(result, with_width(pair.target, about), indicator.direction, indicator.attribute, tolerance)


def margin(distance: Quantity, direction: Direction) -> Quantity:
    """A distance in the direction of what is better: how far a figure is beyond its target, or below zero how far it is short."""
    if direction == "none":
        return no_answer(distance.reason or Reason.NO_DIRECTION, distance.unit)
    return negated(distance) if direction == "higher" and distance.value is not None else distance


def absolute_gap(pair: TargetAndBaseline) -> Quantity:
    """Target less baseline: in the unit, or in points between two percentages."""
    target, baseline = pair
    target = target if baseline is None else target.mark_for(baseline)
    missing = _missing(pair)
    unit = PERCENTAGE_POINTS if target.unit == PERCENT else target.unit
    if missing is not None or baseline is None or baseline.value is None or target.value is None:
        return no_answer(missing or Reason.NO_BASELINE, unit)
    digits = max(decimals(baseline.value), decimals(target.nearest(baseline.value).number))
    return derive(
        formulas.gap,
        *_ends(baseline, target),
        unit=unit,
        decimals=digits,
        bound=_bound_from(baseline, target),
    )


def relative_gap(pair: TargetAndBaseline) -> Quantity:
    """The gap in per cent of the baseline; none between percentages, whose gap is in points, or ranks."""
    target, baseline = pair
    missing = _missing(pair) or _in_points(target)
    if missing is not None or baseline is None or baseline.value is None or target.value is None:
        return no_answer(missing or Reason.NO_BASELINE, PERCENT)
    return derive(
        formulas.growth_rate,
        *_ends(baseline, target),
        unit=PERCENT,
        decimals=SHARE_DECIMALS,
        bound="exact" if target.repeats(baseline) else relative_bound(baseline, target.value),
    )


def required_rate(pair: TargetAndBaseline) -> Quantity:
    """The yearly growth that leads from the baseline's level to the target's."""
    target, baseline = pair
    missing = _missing(pair) or _in_points(target)
    if missing is not None or baseline is None or baseline.value is None or target.value is None or pair.years is None:
        return no_answer(missing or Reason.NOT_WHOLE_YEARS, PERCENT_PER_YEAR)
    return derive(
        formulas.required_rate,
        *_ends(baseline, target),
        exact_operand(pair.years),
        unit=PERCENT_PER_YEAR,
        decimals=RATE_DECIMALS,
        bound=_bound_from(baseline, target),
    )


def _ends(baseline: Figure, target: Figure) -> tuple[Operand, Operand]:
    """Where a distance starts and ends: at the nearer end of a range; within it there is none, whatever the rounding.

    Nor from a figure to a target that is that figure again.
    """
    if target.holds(baseline.number) or target.repeats(baseline):
        return exact_operand(baseline.number), exact_operand(baseline.number)
    return start_operand(baseline), target_operand(target.nearest(baseline.number))


def _bound_from(baseline: Figure, target: Figure) -> Bound:
    return "exact" if target.repeats(baseline) else baseline_bound(baseline)


def _missing(pair: TargetAndBaseline) -> Reason | None:
    if pair.target.value is None:
        return verdict_without_mark(pair.target)[1]
    return Reason.NO_BASELINE if pair.baseline is None else difference_of_measure(pair.baseline, pair.target)


def _in_points(target: Figure) -> Reason | None:
    if target.form in RATES:
        return Reason.GROWTH_TARGET
    if target.unit == RANK:
        return Reason.ONLY_RANKS
    return Reason.IN_POINTS if target.unit == PERCENT else None
