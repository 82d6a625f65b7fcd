"""A plan as it was known on a day: with the results that were known by then, and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from planctl.plan.model import Indicator, Plan, Project, Series, Total

Kind = TypeVar("Kind", Indicator, Project, Total)


def known_by(plan: Plan, day: date) -> Plan:
    """The plan without the results that were not known yet; its targets stay, for they are what it plans."""

    def known(series: Series) -> Series:
        kept = {
            period: tuple(each for each in statements if plan.known_from(period, each) <= day)
            for period, statements in series.items()
        }
        return {period: statements for period, statements in kept.items() if statements}

    def cut(records: dict[str, Kind]) -> dict[str, Kind]:
        return {id_: replace(record, actual=known(record.actual)) for id_, record in records.items()}

    return replace(
        plan,
        indicators=cut(plan.indicators),
        projects=cut(plan.projects),
        totals=cut(plan.totals),
        observations={id_: kept for id_, series in plan.observations.items() if (kept := known(series))},
    )
