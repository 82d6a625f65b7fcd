"""What the page of a whole plan opens with: the results so far, what the other targets ask, where figures lie beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from planctl.assess.answers import Answer
from planctl.assess.beside import ASKED, Beside, beside_target
from planctl.assess.chart import Chart
from planctl.assess.show import ShowRow, show
from planctl.assess.status import StatusRow, StatusSummary
from planctl.assess.trace import TraceRow
from planctl.assess.trajectory import trajectory
from planctl.assess.verdict import Family, Order
from planctl.plan.model import Indicator, Plan

MOST_OPEN = 100
"""How many indicators of a page open to everything about them; the others have their line."""


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
        beside=tuple(beside_target(row) for row in overview.rows),
    )


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
    """The picture of an indicator's years, where they have a course."""
    drawn = trajectory(plan, id_, indicator)
    return () if drawn is None else (drawn,)
