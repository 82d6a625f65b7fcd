"""A plan as it was known on a day: with the results that were known by then, and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from planctl.plan.model import Indicator, Plan, Project, Series, Total
from planctl.problems import Finding, Path

Kind = TypeVar("Kind", Indicator, Project, Total)


def known_by(plan: Plan, day: date) -> Plan:
    """The plan without the results that were not known yet; its period and targets stay, for they are what it plans."""

    def known(series: Series) -> Series:
        kept = {
            period: tuple(each for each in statements if plan.known_from(period, each) <= day)
            for period, statements in series.items()
        }
        return {period: statements for period, statements in kept.items() if statements}

    def cut(records: dict[str, Kind]) -> dict[str, Kind]:
        return {id_: replace(record, actual=known(record.actual)) for id_, record in records.items()}

    cut_plan = replace(
        plan,
        indicators=cut(plan.indicators),
        projects=cut(plan.projects),
        totals=cut(plan.totals),
        observations={id_: kept for id_, series in plan.observations.items() if (kept := known(series))},
    )
    vars(cut_plan).update(period=plan.period, latest_day=day)  # what else would follow from the results that are left
    return cut_plan


def written(plan: Plan, day: date, finding: Finding) -> Finding:
    """A finding about the plan as known by a day, at the paths of the whole plan, where results not known yet count too."""

    def whole(path: Path) -> Path:
        match path:
            case ("observations", str(id_), str(period), int(number), *rest):
                statements = plan.observations[id_][period]
            case (str(section), str(id_), "actual", str(period), int(number), *rest):
                statements = getattr(plan, section)[id_].actual[period]
            case _:
                return path
        known = [place for place, each in enumerate(statements) if plan.known_from(period, each) <= day]
        return (*path[: -len(rest) - 1], known[number], *rest)

    return finding._replace(path=whole(finding.path), first=whole(finding.first) if finding.first else None)
