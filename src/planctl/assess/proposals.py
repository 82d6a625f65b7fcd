"""A plan without what is only proposed, or with it and marked: a draft's entries are no facts before a person has accepted them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from planctl.plan.model import Indicator, Name, Plan, Project, Series, Statement, Total
from planctl.problems import Finding, Path
from planctl.read import Reading

Kind = TypeVar("Kind", Indicator, Project, Total)
_MARK = Name(zh="（待核）", en=" (proposed)")


def proposals(plan: Plan) -> int:
    """How many figures of a plan are only proposed."""
    return sum(each.proposed is not None for one in _series(plan) for several in one.values() for each in several)


def decided(reading: Reading) -> Reading:
    """A reading without what is only proposed, whose findings still stand where the files say so."""
    plan = reading.plan
    if plan is None or not proposals(plan):
        return reading
    return reading._replace(
        plan=accepted(plan), located=lambda findings: reading.located(whole(plan, finding) for finding in findings)
    )


def accepted(plan: Plan) -> Plan:
    """The plan without what is proposed; a record of which nothing else is said goes with it, and where others name it."""
    records = {name: getattr(plan, name) for name in _RECORDS}
    gone = {id_ for several in records.values() for id_, each in several.items() if _is_proposed(each)}

    def kept(several: dict[str, Kind]) -> dict[str, Kind]:
        return {id_: _without(each, gone) for id_, each in several.items() if id_ not in gone}

    return replace(
        plan,
        indicators=kept(plan.indicators),
        projects=kept(plan.projects),
        totals=kept(plan.totals),
        observations={id_: series for id_, each in plan.observations.items() if (series := _accepted(each)) and id_ not in gone},
        findings={id_: each for id_, each in plan.findings.items() if id_ not in gone},
    )


def marked(plan: Plan) -> Plan:
    """The whole plan, the records with a figure that is proposed marked in their names."""

    def named(several: dict[str, Kind]) -> dict[str, Kind]:
        return {id_: replace(each, name=_with_mark(each.name)) if _has_proposals(each) else each for id_, each in several.items()}

    return replace(plan, indicators=named(plan.indicators), projects=named(plan.projects), totals=named(plan.totals))


def whole(plan: Plan, finding: Finding) -> Finding:
    """A finding about the plan without its proposals, at the paths of the whole plan."""

    def path_in_whole(path: Path) -> Path:
        match path:
            case ("observations", str(id_), str(period), int(number), *rest):
                statements = plan.observations[id_][period]
            case (str(section), str(id_), "actual" | "target" as role, str(period), int(number), *rest):
                statements = getattr(getattr(plan, section)[id_], role)[period]
            case _:
                return path
        kept = [place for place, each in enumerate(statements) if each.proposed is None]
        return (*path[: -len(rest) - 1], kept[number], *rest)

    return finding._replace(path=path_in_whole(finding.path), first=path_in_whole(finding.first) if finding.first else None)


_RECORDS = ("indicators", "projects", "totals")


def _series(plan: Plan) -> list[Series]:
    return [*(one for _, each in plan.subjects() for one in (each.actual, each.target)), *plan.observations.values()]


def _statements(record: Indicator | Project | Total) -> list[Statement]:
    return [each for one in (record.actual, record.target) for several in one.values() for each in several]


def _is_proposed(record: Indicator | Project | Total) -> bool:
    """Whether all that a record says is proposed."""
    said = _statements(record)
    return bool(said) and all(each.proposed is not None for each in said)


def _has_proposals(record: Indicator | Project | Total) -> bool:
    return any(each.proposed is not None for each in _statements(record))


def _accepted(series: Series) -> Series:
    kept = {period: tuple(each for each in several if each.proposed is None) for period, several in series.items()}
    return {period: several for period, several in kept.items() if several}


def _without(record: Kind, gone: set[str]) -> Kind:
    cut = replace(record, actual=_accepted(record.actual), target=_accepted(record.target))
    if isinstance(cut, Project) or not gone:
        return cut
    parts = {key: tuple(each for each in several if each not in gone) for key, several in cut.parts.items()}
    return replace(
        cut, parts={key: several for key, several in parts.items() if several}, within=None if cut.within in gone else cut.within
    )


def _with_mark(name: Name) -> Name:
    return Name(zh=name.zh + _MARK.zh, en=(name.en or name.zh) + (_MARK.en or ""))
