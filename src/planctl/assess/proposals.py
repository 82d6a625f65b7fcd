"""A plan without what is only proposed, or with it and marked: a draft's entries are no facts before a person has accepted them."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, TypeVar

from planctl.assess.kept import in_whole, series_kept
from planctl.plan.model import Indicator, Name, Plan, Project, Series, Statement, Total
from planctl.plan.vocabulary import Role
from planctl.read import Reading

Kind = TypeVar("Kind", Indicator, Project, Total)
_MARK = Name(zh="（待核）", en=" (proposed)")


class Proposed(NamedTuple):
    """How many figures, and how many stages of projects, are only proposed."""

    figures: int
    stages: int


def proposals(plan: Plan) -> Proposed:
    """What of a plan is only proposed."""
    proposed = [each for one in _series(plan) for several in one.values() for each in several if each.proposed is not None]
    stages = sum(each.form == "stage" for each in proposed)
    return Proposed(len(proposed) - stages, stages)


def decided(reading: Reading) -> Reading:
    """A reading without what is only proposed, whose findings still stand where the files say so."""
    plan = reading.plan
    if plan is None or not any(proposals(plan)):
        return reading
    return reading._replace(
        plan=accepted(plan),
        located=lambda findings: reading.located(in_whole(plan, _is_decided, finding) for finding in findings),
    )


def accepted(plan: Plan) -> Plan:
    """The plan without what is proposed; a record of which nothing else is said goes with it, and where others name it.

    An indicator whose figures others go by stays, without any.
    """
    observations = {id_: series for id_, each in plan.observations.items() if (series := series_kept("actual", each, _is_decided))}
    proposed = {id_ for id_, each in plan.subjects() if id_ not in observations and _is_proposed(each)}
    gone = proposed - _gone_by(plan, proposed)

    def kept(several: dict[str, Kind]) -> dict[str, Kind]:
        return {id_: _without(each, gone) for id_, each in several.items() if id_ not in gone}

    return replace(
        plan,
        indicators=kept(plan.indicators),
        projects=kept(plan.projects),
        totals=kept(plan.totals),
        observations=observations,
        findings={id_: each for id_, each in plan.findings.items() if id_ not in gone},
    )


def marked(plan: Plan) -> Plan:
    """The whole plan, the records with a figure that is proposed marked in their names."""

    def named(several: dict[str, Kind]) -> dict[str, Kind]:
        return {id_: replace(each, name=_with_mark(each.name)) if _has_proposals(each) else each for id_, each in several.items()}

    return replace(plan, indicators=named(plan.indicators), projects=named(plan.projects), totals=named(plan.totals))


def _is_decided(_role: Role, _period: str, statement: Statement) -> bool:
    return statement.proposed is None


def _gone_by(plan: Plan, proposed: set[str]) -> set[str]:
    """The ids that an indicator which stays names where a figure of theirs is looked up, and those that these name in turn."""
    named: set[str] = set()
    more = set(plan.indicators) - proposed
    while more:
        targets = (each for id_ in more for several in plan.indicators[id_].target.values() for each in several)
        others = [each.goes_by for each in targets if each.proposed is None] + [plan.indicators[id_].in_days for id_ in more]
        more = {other for other in others if other in plan.indicators and other is not None} - named
        named |= more
    return named


def _series(plan: Plan) -> list[Series]:
    return [*(one for _, each in plan.subjects() for one in (each.actual, each.target)), *plan.observations.values()]


def _statements(record: Indicator | Project | Total) -> list[Statement]:
    return [each for one in (record.actual, record.target) for several in one.values() for each in several]


def _is_proposed(record: Indicator | Project | Total) -> bool:
    """Whether all that a record says is proposed."""
    said = _statements(record)
    of_no_period = isinstance(record, Project) and record.planned_investment is not None
    return bool(said) and not of_no_period and all(each.proposed is not None for each in said)


def _has_proposals(record: Indicator | Project | Total) -> bool:
    return any(each.proposed is not None for each in _statements(record))


def _without(record: Kind, gone: set[str]) -> Kind:
    cut = replace(
        record,
        actual=series_kept("actual", record.actual, _is_decided),
        target=series_kept("target", record.target, _is_decided),
    )
    if isinstance(cut, Project) or not gone:
        return cut
    parts = {key: tuple(each for each in several if each not in gone) for key, several in cut.parts.items()}
    return replace(
        cut, parts={key: several for key, several in parts.items() if several}, within=None if cut.within in gone else cut.within
    )


def _with_mark(name: Name) -> Name:
    return Name(zh=name.zh + _MARK.zh, en=(name.en or name.zh) + (_MARK.en or ""))
