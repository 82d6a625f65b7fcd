"""The data of a picture: an indicator over the years, or figures to be compared."""

from __future__ import annotations

from planctl.assess.answers import Answer
from planctl.assess.bars import (
    BarRow,
    ChainBarsSummary,
    FiguresSummary,
    ProjectBarsSummary,
    StatusBarsSummary,
    bars_of_chains,
    bars_of_indicator,
    bars_of_projects,
    bars_of_status,
)
from planctl.assess.roads import RoadRow, RoadsSummary, roads
from planctl.assess.selection import Selection, select
from planctl.assess.status import status
from planctl.assess.trajectory import PointRow, TrajectorySummary, trajectory
from planctl.plan.model import Plan

ChartRow = PointRow | BarRow | RoadRow
ChartSummary = TrajectorySummary | FiguresSummary | StatusBarsSummary | ChainBarsSummary | ProjectBarsSummary | RoadsSummary
Chart = Answer[ChartRow, ChartSummary]


def chart(plan: Plan, what: str, everything: bool = False) -> Chart:
    """What to draw: `status`, `roads`, `chains`, `projects`, or an indicator; of `status` the headline indicators, or `everything`.

    An indicator's course, or where it has none what there is: its figures beside their target, or in words.

    Raises RefusedError when there is no such indicator, or nothing to draw.
    """
    if what == "status":
        return bars_of_status(plan, status(plan, select(plan, Selection(everything=everything))).rows)
    if what == "chains":
        return bars_of_chains(plan)
    if what == "projects":
        return bars_of_projects(plan)
    if what == "roads":
        return roads(plan)
    ((id_, indicator),) = select(plan, Selection([what])).items()
    return trajectory(plan, id_, indicator) or bars_of_indicator(plan, id_, indicator)
