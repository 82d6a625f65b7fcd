"""What the page of a whole plan opens with: the results so far, what the other targets ask, where figures lie beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from planctl.assess.answers import Answer, Figure
from planctl.assess.baselines import TargetAndBaseline
from planctl.assess.chart import Chart
from planctl.assess.gap import absolute_gap, margin
from planctl.assess.show import ShowRow, show
from planctl.assess.status import StatusRow, StatusSummary
from planctl.assess.trace import TraceRow
from planctl.assess.trajectory import trajectory
from planctl.assess.verdict import Family, Order, Verdict
from planctl.numbers.formulas import HUNDRED
from planctl.numbers.units import PERCENTAGE_POINTS
from planctl.plan.model import Indicator, Plan
from planctl.problems import RefusedError

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
MOST_OPEN = 100
"""How many indicators of a page open to everything about them; the others have their line."""
COURSE = 3
"""Fewer years than these are no course to draw."""


class Beside(NamedTuple):
    """How far a row's figures are beyond its target (below zero: short of it).

    In points where they are rates or shares, else in per cent of the target; null where a figure can't be set beside it.
    """

    scale: Literal["points", "percent"]
    baseline: Decimal | None
    result: Decimal | None


class Front(NamedTuple):
    """Of the headline indicators, how many have a result of the plan's period beside its target, and what the other targets ask.

    `leading` is the row of the only result, where there is but one. `base` is the period that all targets without a result are set
    beside, null where they are set beside several. `beside` stands in the order of the rows.
    """

    indicators: int
    with_result: int
    leading: StatusRow | None
    base: str | None
    asked: dict[Order, int]
    beside: tuple[Beside | None, ...]


class Detail(NamedTuple):
    """All that a row of the page opens to: the indicator in full, its course over the years, the sentences behind its figures."""

    shown: ShowRow
    pictures: tuple[Chart, ...]
    sentences: tuple[TraceRow, ...]


def front(overview: Answer[StatusRow, StatusSummary]) -> Front:
    """What is to be said first of an overview; what is striven for beyond a firm target is not counted."""
    counted = [row for row in overview.rows if not row.second_step]
    results = [row for row in counted if row.family == Family.RESULT]
    asking = [row for row in counted if row.family == Family.ASKS]
    orders = Counter(ASKED[row.verdict] for row in asking)
    bases = {row.baseline.period for row in asking if row.baseline}
    return Front(
        indicators=overview.summary.indicators,
        with_result=len({row.id for row in results}),
        leading=results[0] if len(results) == 1 else None,
        base=bases.pop() if len(bases) == 1 else None,
        asked={order: orders[order] for order in ("more", "same", "less")},
        beside=tuple(_beside(row) for row in overview.rows),
    )


def _beside(row: StatusRow) -> Beside | None:
    """Where a row's figures lie; None where its target can't be compared with any."""
    target = row.target
    if target is None or row.family == Family.UNKNOWN or row.margin.value is None:
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


def details(plan: Plan, indicators: Mapping[str, Indicator], sentences: Sequence[TraceRow]) -> dict[str, Detail]:
    """Everything about each of some indicators, up to a page's length."""
    of_each: dict[str, list[TraceRow]] = {}
    for row in sentences:
        of_each.setdefault(row.id, []).append(row)
    some = dict(list(indicators.items())[:MOST_OPEN])
    return {
        row.id: Detail(row, tuple(course(plan, row.id, some[row.id])), tuple(of_each.get(row.id, ())))
        for row in show(plan, dict(some), explain=True).rows
    }


def course(plan: Plan, id_: str, indicator: Indicator) -> Iterable[Chart]:
    """The picture of an indicator's years, where there are enough of them."""
    try:
        drawn = trajectory(plan, id_, indicator)
    except RefusedError:
        return
    if len({row.year for row in drawn.rows if row.figure}) >= COURSE:
        yield drawn
