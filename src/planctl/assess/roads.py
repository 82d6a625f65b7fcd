"""All roads to later target levels beside each other: what each needs a year, and the rate that the plan states."""

from __future__ import annotations

from itertools import islice
from typing import Literal, NamedTuple

from planctl.assess.answers import Answer, Figure, Quantity, answer_about
from planctl.assess.baselines import is_leg
from planctl.assess.gap import GapRow, gap_rows
from planctl.assess.path import path
from planctl.language import Bilingual
from planctl.numbers.periods import is_whole_year
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Direction, Prices
from planctl.problems import RefusedError

FEWEST_YEARS = 2
"""A target of fewer years ahead is no road: it is the plan of the year."""
MOST_ROADS = 100
"""How many roads a picture holds: more can't be told apart."""


class RoadRow(NamedTuple):
    """One target level ahead: what it needs a year, and the yearly growth that the plan states, with what that leaves missing.

    The way starts from the plan's own result or, with `leg_from` naming its period, from an earlier target. `stated` and
    `shortfall` are null where no growth is stated; a `shortfall` below zero leads beyond the target.
    """

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    direction: Direction
    horizon: str
    leg_from: str | None
    years: int
    target: Figure
    required: Quantity
    stated: Figure | None
    prices: Prices
    shortfall: Quantity | None


class RoadsSummary(NamedTuple):
    """How many indicators have a road ahead."""

    kind: Literal["roads"]
    indicators: int


def roads(plan: Plan) -> Answer[RoadRow, RoadsSummary]:
    """The roads of all indicators whose needed growth can be worked out, in the plan's order.

    Raises RefusedError when there is none, or more than a picture holds.
    """
    every = (row for id_, indicator in plan.indicators.items() for row in _roads(plan, id_, indicator))
    rows = list(islice(every, MOST_ROADS + 1))
    if not rows:
        raise RefusedError(_NO_ROADS)
    if len(rows) > MOST_ROADS:
        raise RefusedError(_TOO_MANY.filled(most=MOST_ROADS))
    return answer_about(plan, "chart", rows, RoadsSummary("roads", len({row.id for row in rows})))


def _roads(plan: Plan, id_: str, indicator: Indicator) -> list[RoadRow]:
    ahead = [row for row in gap_rows(plan, id_, indicator) if _is_road(row)]
    if not ahead:
        return []
    try:
        stated = path(plan, id_, indicator).summary
    except RefusedError:
        stated = None
    left = {(each.period, each.baseline.period): each.shortfall for each in stated.horizons} if stated else {}
    return [
        RoadRow(
            id=id_,
            name_zh=indicator.name.zh,
            name_en=indicator.name.en,
            unit=indicator.unit,
            direction=indicator.direction,
            horizon=row.target.period,
            leg_from=row.baseline.period if row.baseline and is_leg(row.baseline) else None,
            years=row.years or 0,
            target=row.target,
            required=row.required_rate,
            stated=stated.growth_stated if stated else None,
            prices=indicator.growth_prices,
            shortfall=left.get((row.target.period, row.baseline.period)) if row.baseline else None,
        )
        for row in ahead
    ]


def _is_road(row: GapRow) -> bool:
    """Whether a target is a level some years ahead with a rate that leads there."""
    level = row.target.form == "value" and is_whole_year(row.target.period) and not row.second_step
    return level and (row.years or 0) >= FEWEST_YEARS and row.required_rate.value is not None


_NO_ROADS = Bilingual("没有通往今后目标水平的路径", "there is no road to a later target level")
_TOO_MANY = Bilingual("路径太多：一张图至多画 {most} 条", "too many roads for a picture, which holds {most} at most")
