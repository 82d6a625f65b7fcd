"""The running year: each target of the year beside the latest figure of that year, and that beside the year before.

Of a plan of several years also the targets of its end, beside what their road requires by now.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, get_args

from planctl.assess.answers import Answer, Figure, Mentioned, Quantity, answer_about, mentioned
from planctl.assess.baselines import TargetAndBaseline, is_second_step, targets_with_baselines
from planctl.assess.gap import absolute_gap, margin, result_of_target
from planctl.assess.pace import Kind, PaceRow, pace
from planctl.assess.projects import ProjectGroup, projects
from planctl.assess.quantities import SHARE_DECIMALS, derive, no_answer, rounded_operand
from planctl.assess.relative import resolved
from planctl.assess.rest_of_year import growth_of_rest
from planctl.assess.results import latest_answer, result_of_period, results_of
from planctl.assess.revisions import Revision, revisions
from planctl.assess.schedule import Measure
from planctl.assess.selection import select
from planctl.assess.status import AttributeCounts, Outcomes, counts_of, outcomes_by_attribute
from planctl.assess.verdict import (
    SHORT,
    Family,
    Verdict,
    VerdictAndReason,
    difference_of_measure,
    family_of,
    verdict_before,
    verdict_on_result,
    verdict_so_far,
    verdict_without_mark,
    with_verdicts,
    with_width,
)
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import end_of, first_year_of, is_span, year_before, year_of
from planctl.numbers.units import PERCENT, RANK
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Attribute, Basis, Direction, Form, Nature


class ReviewRow(NamedTuple):
    """One target of the year, or of the end of a plan of several.

    `latest` is the newest figure of the year in the target's form, or where there is none in another; `before` the level of the
    same part of the year before; `growth` the growth on that as published, `year_on_year` as the two levels make it. Of a flow
    within its year the shares of its target and of its time say how far it is, beside the share that is due by now, and `needed`
    what each month left has to bring, or may; of a growth what the rest of the year has to grow by on that of the year before. Of a
    target over years `kind`, `done`, `required` and `needed` are those of its pace. `distance` is the target less the latest
    figure, or what is left of a target over years, `margin` the same in the direction of what is better. A `second_step` is striven
    for beyond a firm target, by which the indicator is counted.
    """

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    measures: Form
    area: str | None
    attribute: Attribute
    basis: Basis | None
    headline: bool
    nature: Nature
    direction: Direction
    owner_zh: str | None
    owner_en: str | None
    target: Figure
    latest: Figure | None
    before: Figure | None
    growth: Figure | None
    year_on_year: Quantity
    kind: Kind | None
    done: Quantity | None
    required: Quantity | None
    share_of_target: Quantity | None
    share_of_time: Quantity | None
    share_due: Quantity | None
    measured_by: Measure | None
    needed: Quantity | None
    distance: Quantity
    margin: Quantity
    family: Family
    verdict: Verdict
    reason: Reason | None
    second_step: bool


class ReviewSummary(NamedTuple):
    """How many indicators have a target for the year, the counts and outcomes of their targets, and which have no figure of it yet.

    The `year` is the plan's; of a plan of several years that of the latest figure, and `years` has also its last, whose targets are
    looked at too. `recorded` is how many of the plan's indicators have a target for them, also of those not asked about.
    `without_target` have figures of the year, and no target for it. Both by id, with their names in Chinese and English. Of the
    figures of the year before that were `revised` the newer is gone by. Of the whole plan also its `projects`, whose
    `share_of_time` is how much of the year has passed by the latest money done.
    """

    year: int
    years: tuple[int, ...]
    indicators: int
    recorded: int
    by_attribute: dict[Attribute, AttributeCounts]
    outcomes: dict[Attribute, Outcomes]
    without_figure: tuple[Mentioned, ...]
    without_target: tuple[Mentioned, ...]
    revised: tuple[Revision, ...]
    projects: ProjectGroup | None
    projects_period: str | None
    share_of_time: Quantity | None


def review(
    plan: Plan, indicators: dict[str, Indicator], verdicts: Collection[Verdict] | None = None
) -> Answer[ReviewRow, ReviewSummary]:
    """Each target of the year, or those with some verdicts, with what is known of it, what needs attention first."""
    year = _year_of(plan)
    every = [row for id_, indicator in indicators.items() for row in _rows(plan, id_, indicator, year)]
    rows = with_verdicts(_urgent_first(every), verdicts)
    counts = {attribute: [row for row in rows if row.attribute == attribute] for attribute in get_args(Attribute)}
    aimed, listed = {row.id for row in every}, {row.id for row in rows}
    names = [mentioned(id_, indicator.name) for id_, indicator in indicators.items()]
    figured = {id_ for id_ in indicators if _figures(plan, id_, year)}
    quoted = figured | {row.id for row in every if row.latest is not None}
    before = {(row.id, period) for row in rows for period in _periods_before(row)}
    whole = verdicts is None and select(plan).keys() <= indicators.keys()
    building = projects(plan).summary if whole and plan.projects else None
    summary = ReviewSummary(
        year=year,
        years=tuple(dict.fromkeys((year, plan.year))),
        indicators=len(listed),
        recorded=sum(any(_is_looked_at(plan, year, period) for period in each.target) for each in plan.indicators.values()),
        by_attribute={attribute: counts_of(of_one) for attribute, of_one in counts.items() if of_one},
        outcomes=outcomes_by_attribute(_by_which_counted(every, year)) if verdicts is None else {},
        without_figure=tuple(each for each in names if each.id in listed and each.id not in quoted),
        without_target=tuple(each for each in names if verdicts is None and each.id not in aimed and each.id in figured),
        revised=tuple(
            each for each in revisions(plan, indicators) if (each.id, each.plan.period) in before and each.plan.form == "value"
        ),
        projects=next((group for group in building.groups if group.whole), None) if building else None,
        projects_period=building.period if building else None,
        share_of_time=building.share_of_time if building else None,
    )
    return answer_about(plan, "review", rows, summary)


def within_its_year(row: ReviewRow) -> bool:
    """Whether of a year's target a number from within that year alone is known; words that are reached early have their result."""
    if row.latest is None or row.target.form == "text":
        return False
    target, latest = row.target.period, row.latest.period
    return year_of(latest) == year_of(target) and end_of(latest) < end_of(target)


def _periods_before(row: ReviewRow) -> list[str]:
    """The periods of the year before that a row goes by."""
    same_part = [row.before.period] if row.before else []
    return same_part if row.kind or row.needed is None else [*same_part, year_before(row.target.period)]


def _urgent_first(rows: list[ReviewRow]) -> list[ReviewRow]:
    """The rows by urgency, what is striven for after the firm target that it goes beyond, as urgent as that is."""
    steps: list[list[ReviewRow]] = []
    for row in rows:
        if row.second_step:
            steps[-1].append(row)
        else:
            steps.append([row])
    return [row for step in sorted(steps, key=lambda step: _urgency(step[0])) for row in step]


def _urgency(row: ReviewRow) -> tuple[bool, bool, bool, int]:
    """What is missed, behind or short first, of that the binding before the others; then other results; what has none last."""
    urgent = row.verdict in SHORT
    return (
        not urgent,
        urgent and row.attribute != "binding",
        row.family != Family.RESULT,
        list(Verdict).index(row.verdict),
    )


def _year_of(plan: Plan) -> int:
    """The plan's year; of a plan of several that of the latest result, of whatever indicator."""
    if not is_span(plan.period):
        return plan.year
    series = [each for indicator in plan.indicators.values() for each in (indicator.actual, plan.observations_of(indicator))]
    latest = max((year_of(period) for one in series for period in one), default=0)
    return min(max(latest, first_year_of(plan.period)), plan.year)


def _is_looked_at(plan: Plan, year: int, period: str) -> bool:
    """Whether a target is one of the year, of the plan's end, or over years of a plan of several that the year is one of."""
    within = is_span(plan.period) and is_span(period) and first_year_of(period) <= year <= year_of(period)
    return within or year_of(period) in (year, plan.year)


def _by_which_counted(rows: list[ReviewRow], year: int) -> list[ReviewRow]:
    """The targets that tell what became of an indicator: those of the year, where it has any."""
    yearly = {row.id for row in rows if year_of(row.target.period) == year}
    return [row for row in rows if year_of(row.target.period) == year or row.id not in yearly]


def _figures(plan: Plan, id_: str, year: int) -> list[Figure]:
    """What is known of the year."""
    return [figure for figure in results_of(plan, id_) if year_of(figure.period) == year]


def _rows(plan: Plan, id_: str, indicator: Indicator, year: int) -> list[ReviewRow]:
    pairs = [pair for pair in targets_with_baselines(plan, indicator) if _is_looked_at(plan, year, pair.target.period)]
    if not pairs:
        return []
    known, of_year = results_of(plan, id_), _figures(plan, id_, year)
    running = {row.target: row for row in pace(plan, {id_: indicator}).rows}
    return [_row(plan, id_, indicator, pair, known, of_year, running.get(pair.target), year) for pair in pairs]


def _row(
    plan: Plan,
    id_: str,
    indicator: Indicator,
    pair: TargetAndBaseline,
    known: list[Figure],
    of_year: list[Figure],
    running: PaceRow | None,
    year: int,
) -> ReviewRow:
    over_years = _is_over_years(plan, pair.target, of_year, year)
    running = running if over_years or (running and running.kind == "within_year") else None
    result = result_of_target(id_, indicator, pair.target, known)
    latest = result or (running and running.latest) or latest_answer(known if over_years else of_year, pair.target)
    so_far = latest is not None and running is None and not over_years
    target = resolved(plan, id_, pair.target, latest.period) if latest and so_far else pair.target
    level = latest if latest and latest.form == "value" else of_year[-1] if of_year else None
    before = level and result_of_period(known, year_before(level.period), "value")
    distance = absolute_gap(TargetAndBaseline(target, latest)) if latest else no_answer(Reason.NO_RESULT, target.unit)
    if running and running.kind != "within_year":
        distance = running.left
    if over_years and result is None and running is None and latest is not None:
        verdict, reason = verdict_before(pair.baseline, target, indicator.direction, indicator.nature)
    else:
        verdict, reason = _verdict(indicator, with_width(target, plan.about), result, latest, running)
    return ReviewRow(
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        unit=indicator.unit,
        measures=target.form,
        area=indicator.area,
        attribute=indicator.attribute,
        basis=indicator.basis,
        headline=indicator.headline,
        nature=indicator.nature,
        direction=indicator.direction,
        owner_zh=indicator.owner.zh if indicator.owner else None,
        owner_en=indicator.owner.en if indicator.owner else None,
        target=target,
        latest=latest or level,
        before=before,
        growth=level and result_of_period(of_year, level.period, "growth"),
        year_on_year=_year_on_year(before, level and result_of_period(of_year, level.period, "value")),
        kind=running and running.kind,
        done=running and running.done,
        required=running and running.required,
        share_of_target=running and running.share_of_target,
        share_of_time=running and running.share_of_time,
        share_due=running and running.share_due,
        measured_by=running and running.measured_by,
        needed=running.needed if running else growth_of_rest(indicator, pair.target, known) if result is None else None,
        distance=distance,
        margin=margin(distance, indicator.direction),
        family=family_of(verdict),
        verdict=verdict,
        reason=reason,
        second_step=is_second_step(indicator, target),
    )


def _verdict(
    indicator: Indicator, target: Figure, result: Figure | None, latest: Figure | None, running: PaceRow | None
) -> VerdictAndReason:
    """The one on the result of the target's period; before it is known, on how far a flow is, or where the rest stands so far."""
    if result is not None:
        return verdict_on_result(result, target, indicator.direction, indicator.attribute)
    if running is not None:
        return running.verdict, running.reason
    if latest is None:
        return verdict_without_mark(target) if target.value is None else (Verdict.NO_RESULT, Reason.NO_RESULT)
    return verdict_so_far(latest, target, indicator.direction)


def _is_over_years(plan: Plan, target: Figure, of_year: list[Figure], year: int) -> bool:
    """Whether what is known of earlier years tells of a target: one that is ahead, or that the year itself has no figure of yet."""
    if is_span(target.period) or year_of(target.period) > year:
        return True
    return is_span(plan.period) and latest_answer(of_year, target) is None


def _year_on_year(before: Figure | None, level: Figure | None) -> Quantity:
    """The growth of a level on the same part of the year before; of percentages in points, of ranks in places."""
    if before is None or level is None or before.value is None or level.value is None:
        return no_answer(Reason.NO_BASELINE, PERCENT)
    different = difference_of_measure(before, level)
    if different:
        return no_answer(different, PERCENT)
    if level.unit in (PERCENT, RANK):
        return absolute_gap(TargetAndBaseline(level, before))
    return derive(formulas.growth_rate, rounded_operand(before), rounded_operand(level), unit=PERCENT, decimals=SHARE_DECIMALS)
