"""A plan as it was known on a day: with the results that were known by then, and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from planctl.assess.kept import Keeps, in_whole, series_kept
from planctl.plan.model import Indicator, Plan, Project, Series, Statement, Total
from planctl.problems import Finding

Kind = TypeVar("Kind", Indicator, Project, Total)


def known_by(plan: Plan, day: date) -> Plan:
    """The plan without the results that were not known yet; its period and targets stay, for they are what it plans.

    Of a target that is set from above by a source of its own the figure is known once that is published.
    """
    keeps = _known(plan, day)

    def unset(period: str, target: Statement) -> Statement:
        later = target.set_by and target.source and plan.known_from(period, target) > day
        return Statement(at=target.at, source=target.source, set_by=target.set_by) if later else target

    def aimed(series: Series) -> Series:
        return {period: tuple(unset(period, each) for each in statements) for period, statements in series.items()}

    def cut(records: dict[str, Kind]) -> dict[str, Kind]:
        return {
            id_: replace(record, actual=series_kept("actual", record.actual, keeps), target=aimed(record.target))
            for id_, record in records.items()
        }

    cut_plan = replace(
        plan,
        indicators=cut(plan.indicators),
        projects=cut(plan.projects),
        totals=cut(plan.totals),
        observations={id_: kept for id_, series in plan.observations.items() if (kept := series_kept("actual", series, keeps))},
    )
    vars(cut_plan).update(period=plan.period, latest_day=day)  # what else would follow from the results that are left
    return cut_plan


def written(plan: Plan, day: date, finding: Finding) -> Finding:
    """A finding about the plan as known by a day, at the paths of the whole plan, where results not known yet count too."""
    return in_whole(plan, _known(plan, day), finding)


def _known(plan: Plan, day: date) -> Keeps:
    return lambda role, period, each: role == "target" or plan.known_from(period, each) <= day
