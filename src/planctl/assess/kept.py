"""A plan of which some statements are left out: what stays of its series, and where that stands in the whole plan."""

from __future__ import annotations

from collections.abc import Callable

from planctl.plan.model import Plan, Series, Statement
from planctl.plan.vocabulary import Role
from planctl.problems import Finding, Path

Keeps = Callable[[Role, str, Statement], bool]
"""Whether a statement stays: a result (also an observation) or a target, its period, the statement."""


def series_kept(role: Role, series: Series, keeps: Keeps) -> Series:
    """The statements that stay, and the periods that still have one."""
    kept = {period: tuple(each for each in several if keeps(role, period, each)) for period, several in series.items()}
    return {period: several for period, several in kept.items() if several}


def in_whole(plan: Plan, keeps: Keeps, finding: Finding) -> Finding:
    """A finding about what stays of a plan, at the paths of the whole plan, where what is left out counts too."""

    def whole(path: Path) -> Path:
        role: Role
        match path:
            case ("observations", str(id_), str(period), int(number), *rest):
                role, series = "actual", plan.observations[id_]
            case (str(section), str(id_), "actual" | "target" as role, str(period), int(number), *rest):
                series = getattr(getattr(plan, section)[id_], role)
            case _:
                return path
        kept = [place for place, each in enumerate(series[period]) if keeps(role, period, each)]
        return (*path[: -len(rest) - 1], kept[number], *rest)

    return finding._replace(path=whole(finding.path), first=whole(finding.first) if finding.first else None)
