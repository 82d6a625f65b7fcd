"""Pace: how much of a target is done against how much of its time has passed, and what that leaves to do."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Literal, NamedTuple

from planctl.assess.answers import Answer, Figure, Quantity, answer_about, unit_of
from planctl.assess.baselines import TargetAndBaseline, targets_with_baselines
from planctl.assess.cumulative import average_growth, average_so_far, done_since, sum_so_far
from planctl.assess.gap import PERCENT_PER_YEAR
from planctl.assess.quantities import (
    RATE_DECIMALS,
    SHARE_DECIMALS,
    Operand,
    derive,
    evaluate,
    exact_operand,
    flipped,
    is_one_sided,
    no_answer,
    propagated,
    quantity_of,
    rounded_operand,
    target_operand,
)
from planctl.assess.results import answer_of_period, latest_answer, results_of
from planctl.assess.revisions import Revision, revised_among
from planctl.assess.schedule import Due, Measure, due_by_now, months_between, share_passed, time_share
from planctl.assess.verdict import (
    Family,
    Verdict,
    VerdictAndReason,
    difference_of_measure,
    family_of,
    is_cap,
    verdict_before,
    verdict_on_pace,
    verdict_on_road,
    verdict_without_number,
    with_verdicts,
)
from planctl.numbers import formulas
from planctl.numbers.formulas import HUNDRED, Reason
from planctl.numbers.periods import end_of, first_year_of, is_span, is_whole_year, start_of, year_of, years_in
from planctl.numbers.printed import decimals, overlap
from planctl.numbers.units import PERCENT, per
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Attribute, Basis

Kind = Literal["within_year", "schedule", "cumulative", "sum", "average"]
_MONTHS = 12
_NO_WAY_AHEAD = (Verdict.ASKS_SAME, Verdict.ASKS_LESS, Verdict.ALREADY_MET)


class _Pace(NamedTuple):
    """How one target is under way, of whatever indicator."""

    kind: Kind
    target: Figure
    latest: Figure
    done: Quantity | None
    share_of_target: Quantity
    share_of_time: Quantity
    required: Quantity | None
    left: Quantity
    needed: Quantity
    verdict: VerdictAndReason
    measured_by: Measure | None = None
    share_due: Quantity | None = None
    baseline: Figure | None = None


class PaceRow(NamedTuple):
    """One target under way.

    `within_year`: a flow's part of the year against the year's target. `schedule`: a level on its way from the `baseline` to the
    target of a later year. `cumulative`: a change over several years; `sum` and `average`: a flow's sum or an average growth over
    the years of a span; `done` is what there is of these three so far. `needed` is the run-rate from here: per month left within
    a year, per year of a sum, a yearly rate otherwise. Of a flow `share_due` is the share of the target that is due by now,
    `measured_by` what says so, and `required` what that comes to where it is not the time.
    """

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    attribute: Attribute
    basis: Basis | None
    kind: Kind
    baseline: Figure | None
    target: Figure
    latest: Figure
    done: Quantity | None
    share_of_target: Quantity
    share_of_time: Quantity
    required: Quantity | None
    left: Quantity
    needed: Quantity
    family: Family
    verdict: Verdict
    reason: Reason | None
    measured_by: Measure | None
    share_due: Quantity | None


class PaceSummary(NamedTuple):
    """How many targets are under way, and which of the baselines of schedules were revised later: these go by the plan's own."""

    under_way: int
    revised: tuple[Revision, ...]


def pace(plan: Plan, indicators: dict[str, Indicator], verdicts: Collection[Verdict] | None = None) -> Answer[PaceRow, PaceSummary]:
    """Every target under way: one that has begun to be measured, and whose own period has no result yet."""
    every = [
        _row(id_, indicator, under_way)
        for id_, indicator in indicators.items()
        for known in [results_of(plan, id_)]
        for of_year in [_by_year(known)]
        for pair in targets_with_baselines(plan, indicator)
        if (under_way := _pace(plan, indicator, pair, known, of_year.get(year_of(pair.target.period), []))) is not None
    ]
    rows = with_verdicts(every, verdicts)
    started = {(row.id, row.baseline) for row in rows if row.baseline is not None}
    summary = PaceSummary(under_way=len(rows), revised=revised_among(plan, indicators, started))
    return answer_about(plan, "pace", rows, summary)


def _row(id_: str, indicator: Indicator, pace: _Pace) -> PaceRow:
    verdict, reason = pace.verdict
    return PaceRow(
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        unit=indicator.unit,
        attribute=indicator.attribute,
        basis=indicator.basis,
        **pace._asdict() | {"verdict": verdict},
        family=family_of(verdict),
        reason=reason,
    )


def _by_year(known: list[Figure]) -> dict[int, list[Figure]]:
    """Results by the year that they are of, the last of several."""
    of_year: dict[int, list[Figure]] = {}
    for each in known:
        of_year.setdefault(year_of(each.period), []).append(each)
    return of_year


def _pace(plan: Plan, indicator: Indicator, pair: TargetAndBaseline, known: list[Figure], of_year: list[Figure]) -> _Pace | None:
    """How a target is under way, if it is: a range to the end of it that is enough. Those `of_year` are of its own year."""
    under_way = _to_mark(plan, indicator, pair._replace(target=pair.target.least(indicator.direction)), known, of_year)
    return under_way and under_way._replace(target=pair.target)


def _to_mark(plan: Plan, indicator: Indicator, pair: TargetAndBaseline, known: list[Figure], of_year: list[Figure]) -> _Pace | None:
    target = pair.target
    if target.value is None or indicator.nature == "rank" or answer_of_period(known, target) is not None:
        return None
    if target.since is not None:
        return _cumulative(indicator, target, known, target.since) if is_whole_year(target.period) else None
    if is_span(target.period):
        return _sum(plan, indicator, target, known) if target.form == "value" else _average(indicator, target, known)
    if target.form not in ("value", "share_of_plan"):
        return None
    levels = [each for each in known if each.form == "value"]
    within = _within_year(plan, indicator, target, known, of_year)
    return within or (_schedule(indicator, pair, levels) if is_whole_year(target.period) else None)


def _within_year(plan: Plan, indicator: Indicator, target: Figure, known: list[Figure], of_year: list[Figure]) -> _Pace | None:
    """A flow's latest figure of the target's year; stocks and rates are read at their date and have no such share."""
    latest = latest_answer([each for each in of_year if end_of(each.period) <= end_of(target.period)], target)
    if indicator.nature != "flow" or latest is None:
        return None
    end, less = end_of(latest.period), flipped(latest.bound)
    now, goal = rounded_operand(latest), target_operand(target)
    of_plan = latest.form == "share_of_plan"
    digits = decimals(goal.value) if of_plan and target.form == "value" else max(decimals(now.value), decimals(goal.value))
    unit, months = unit_of("change", target.unit), exact_operand(months_between(end, end_of(target.period)))
    due = due_by_now(plan, indicator, target, latest, known)
    uneven = due.by == "nothing"
    different = difference_of_measure(latest, target)
    filled = different or formulas.share_of_target(now.value, target.mark_for(latest).number)
    left = evaluate(formulas.left_of_plan, goal, now) if of_plan else evaluate(formulas.gap, now, goal)
    return _Pace(
        kind="within_year",
        target=target,
        latest=latest,
        done=None,
        share_of_target=_share_of_year(indicator, now, goal, latest),
        share_of_time=no_answer(Reason.UNEVEN, PERCENT)
        if uneven
        else _exactly(time_share(start_of(target.period), end_of(target.period), end, plan.clock)),
        required=_amount_due(due, target),
        left=quantity_of(left, unit, digits, less),
        needed=quantity_of(
            evaluate(formulas.needed_each, exact_operand(0), left, months) if not uneven else Reason.UNEVEN,
            unit and per(unit, "month"),
            digits + 1,
            less,
        ),
        verdict=verdict_without_number(filled)
        if isinstance(filled, Reason)
        else verdict_on_pace(filled, due.share, latest, target, indicator.direction),
        measured_by=due.by,
        share_due=_exactly(due.share),
    )


def _share_of_year(indicator: Indicator, now: Operand, goal: Operand, latest: Figure) -> Quantity:
    """What is done of a year's target. Where less is better, a target below zero is no loss, but so much to be shed."""
    if latest.form == "share_of_plan":
        return quantity_of(now, PERCENT, decimals(latest.number), propagated(latest.bound))
    if indicator.direction == "lower" and goal.value < 0:
        return derive(formulas.share_of_target, now, goal, unit=PERCENT, decimals=SHARE_DECIMALS, bound=flipped(latest.bound))
    return derive(formulas.completion_rate, now, goal, unit=PERCENT, decimals=SHARE_DECIMALS, bound=propagated(latest.bound))


def _schedule(indicator: Indicator, pair: TargetAndBaseline, levels: list[Figure]) -> _Pace | None:
    """A level's latest full year after the baseline, on the way to a later year's target that asks for another level."""
    target, baseline = pair
    if baseline is None or verdict_before(baseline, target, indicator.direction, indicator.nature)[0] in _NO_WAY_AHEAD:
        return None
    start, end = end_of(baseline.period), end_of(target.period)
    between = [each for each in levels if is_whole_year(each.period) and start < end_of(each.period) < end]
    if not between:
        return None
    latest = between[-1]
    now, goal, less = rounded_operand(latest), target_operand(target), flipped(latest.bound)
    unit, digits = unit_of("change", indicator.unit), max(decimals(now.value), decimals(goal.value))
    years = exact_operand(year_of(target.period) - year_of(latest.period))
    passed, whole = months_between(start, end_of(latest.period)), months_between(start, end)
    required = _required_by_now(baseline, target, whole, passed)
    rate = derive(formulas.required_rate, now, goal, years, unit=PERCENT_PER_YEAR, decimals=RATE_DECIMALS, bound=less)
    return _Pace(
        kind="schedule",
        baseline=baseline,
        target=target,
        latest=latest,
        done=None,
        share_of_target=_share_of_way(baseline, latest, target),
        share_of_time=_exactly(share_passed(passed, whole)),
        required=required,
        left=derive(formulas.gap, now, goal, unit=unit, decimals=digits, bound=less),
        needed=no_answer(Reason.IN_POINTS, PERCENT_PER_YEAR) if indicator.unit == PERCENT else rate,
        verdict=_on_road(indicator, now.value, required, target, decimals(latest.number)),
    )


def _required_by_now(baseline: Figure, target: Figure, whole: int, passed: int) -> Quantity:
    """The level that the road from baseline to target requires after some of its months: at equal rates, as `path` draws it.

    Percentages go in equal points, and so does what no rate leads to; no answer from a mere bound, nor when the start, as printed,
    may be the target.
    """
    start, goal = rounded_operand(baseline), target_operand(target)
    if is_one_sided(baseline.bound):
        return no_answer(Reason.BOUND_ONLY, target.unit)
    if overlap(start.interval, goal.interval):
        return no_answer(Reason.WITHIN_ROUNDING, target.unit)
    digits = max(decimals(start.value), decimals(goal.value))
    months = exact_operand(whole), exact_operand(passed)
    at_equal_rates = derive(formulas.level_on_path, start, goal, *months, unit=target.unit, decimals=digits)
    if at_equal_rates.value is not None and target.unit != PERCENT:
        return at_equal_rates
    return derive(formulas.level_in_equal_steps, start, goal, *months, unit=target.unit, decimals=digits)


def _on_road(
    indicator: Indicator, now: Decimal, required: Quantity, target: Figure, digits: int, ceiling: bool = False
) -> VerdictAndReason:
    if required.value is None:
        return verdict_without_number(required.reason)
    return verdict_on_road(now, required.value, target, indicator.direction, min(digits, required.decimals), ceiling)


def _share_of_way(baseline: Figure, latest: Figure, target: Figure) -> Quantity:
    """How much of the way has been made; no answer from a mere bound, nor when the start, as printed, may be the target."""
    start, now, goal = rounded_operand(baseline), rounded_operand(latest), target_operand(target)
    if is_one_sided(baseline.bound):
        return no_answer(Reason.BOUND_ONLY, PERCENT)
    if overlap(start.interval, goal.interval):
        return no_answer(Reason.WITHIN_ROUNDING, PERCENT)
    bound = propagated(latest.bound) if goal.value > start.value else flipped(latest.bound)
    return derive(formulas.share_of_way, start, now, goal, unit=PERCENT, decimals=SHARE_DECIMALS, bound=bound)


def _cumulative(indicator: Indicator, target: Figure, known: list[Figure], since: int) -> _Pace | None:
    """A change since a year: as stated for a later year, or chained from the yearly rates since."""
    reached = done_since(since, known)
    if reached is None:
        return None
    (latest, so_far), goal = reached, target_operand(target)
    passed, years = year_of(latest.period) - since, year_of(target.period) - since
    if passed >= years:
        return None
    more, less = propagated(latest.bound), flipped(latest.bound)
    progress_bound = more if goal.value > 0 else less
    share = derive(formulas.cumulative_progress, so_far, goal, unit=PERCENT, decimals=SHARE_DECIMALS, bound=progress_bound)
    digits = max(SHARE_DECIMALS, decimals(latest.number))
    road = exact_operand(years), exact_operand(passed)
    required = derive(formulas.change_on_path, goal, *road, unit=PERCENT, decimals=digits)
    return _Pace(
        kind="cumulative",
        target=target,
        latest=latest,
        done=derive(lambda done: done, so_far, unit=PERCENT, decimals=digits, bound=more),
        share_of_target=share,
        share_of_time=_exactly(share_passed(passed, years)),
        required=required,
        left=derive(formulas.remaining_change, so_far, goal, unit=PERCENT, decimals=SHARE_DECIMALS, bound=less),
        needed=derive(
            formulas.required_change_a_year,
            so_far,
            goal,
            exact_operand(years - passed),
            unit=PERCENT_PER_YEAR,
            decimals=RATE_DECIMALS,
            bound=less,
        ),
        verdict=verdict_without_number(share.reason)
        if share.value is None
        else _on_road(indicator, so_far.value, required, target, decimals(target.number), is_cap(target, indicator.direction)),
    )


def _sum(plan: Plan, indicator: Indicator, target: Figure, known: list[Figure]) -> _Pace | None:
    """A flow's sum over the years of a span: those recorded, and the part of the next that is known."""
    so_far = sum_so_far(target, known)
    if so_far is None or end_of(so_far.latest.period) >= end_of(target.period):
        return None
    latest, goal, end = so_far.latest, target_operand(target), end_of(so_far.latest.period)
    digits, less, more = max(so_far.digits, decimals(goal.value)), flipped(so_far.bound), propagated(so_far.bound)
    unit, a_year = unit_of("change", indicator.unit), per(indicator.unit, "year")
    time = time_share(start_of(target.period), end_of(target.period), end, plan.clock)
    due = due_by_now(plan, indicator, target, latest, known)
    years = exact_operand(Decimal(months_between(end, end_of(target.period))) / _MONTHS)
    done, filled = so_far.done, evaluate(formulas.share_of_target, so_far.done, goal)
    needed = evaluate(formulas.needed_each, done, goal, years)
    return _Pace(
        kind="sum",
        target=target,
        latest=latest,
        done=quantity_of(done, indicator.unit, digits, more),
        share_of_target=quantity_of(evaluate(formulas.completion_rate, done, goal), PERCENT, SHARE_DECIMALS, more),
        share_of_time=_exactly(time),
        required=_amount_due(due, target),
        left=quantity_of(evaluate(formulas.gap, done, goal), unit, digits, less),
        needed=quantity_of(needed, a_year, digits + 1, less),
        verdict=verdict_without_number(filled)
        if isinstance(filled, Reason)
        else verdict_on_pace(filled.value, due.share, latest._replace(bound=so_far.bound), target, indicator.direction),
        measured_by=due.by,
        share_due=_exactly(due.share),
    )


def _average(indicator: Indicator, target: Figure, known: list[Figure]) -> _Pace | None:
    """The average growth over the years of a span so far: it is to be no less at any year, and stays open until the last."""
    so_far = average_so_far(indicator, target.period, known)
    years = years_in(target.period)
    if so_far is None or year_of(so_far.latest.period) >= year_of(target.period):
        return None
    passed = year_of(so_far.latest.period) - first_year_of(target.period) + 1
    goal = target_operand(target)
    whole = evaluate(formulas.chained, *[goal] * years)
    average = so_far.done if isinstance(so_far.done, Reason) else average_growth(so_far.done, passed)
    less, more = flipped(so_far.bound), propagated(so_far.bound)
    done = quantity_of(average, PERCENT, so_far.digits, more)
    required = quantity_of(goal, PERCENT, so_far.digits)
    rest = evaluate(formulas.required_change_a_year, so_far.done, whole, exact_operand(years - passed))
    return _Pace(
        kind="average",
        target=target,
        latest=so_far.latest,
        done=done,
        share_of_target=quantity_of(evaluate(formulas.cumulative_progress, so_far.done, whole), PERCENT, SHARE_DECIMALS, more),
        share_of_time=_exactly(share_passed(passed, years)),
        required=required,
        left=quantity_of(evaluate(formulas.remaining_change, so_far.done, whole), PERCENT, SHARE_DECIMALS, less),
        needed=quantity_of(rest, PERCENT_PER_YEAR, RATE_DECIMALS, less),
        verdict=verdict_without_number(done.reason)
        if done.value is None
        else _on_road(indicator, done.value, required, target, decimals(target.number), ceiling=True),
    )


def _exactly(share: Decimal | Reason) -> Quantity:
    """A share that is not rounded, or why there is none."""
    if isinstance(share, Reason):
        return no_answer(share, PERCENT)
    return Quantity(share, PERCENT, "exact", None, SHARE_DECIMALS, SHARE_DECIMALS, None)


def _amount_due(due: Due, target: Figure) -> Quantity | None:
    """What the share of a target that is due comes to, in its unit; None where that is the time's, which the share says."""
    if due.by in ("time", "nothing"):
        return None
    if isinstance(due.share, Reason):
        return no_answer(due.share, target.unit)
    steps = map(exact_operand, (Decimal(0), target.number, HUNDRED, due.share))
    return quantity_of(evaluate(formulas.level_in_equal_steps, *steps), target.unit, decimals(target.number))
