"""A plan on one page: the answers of several questions together, each as its own command gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from planctl.assess import chart
from planctl.assess.answers import Answer, answer_about
from planctl.assess.chains import chains
from planctl.assess.path import MOST_YEARS, path
from planctl.assess.projects import projects
from planctl.assess.selection import select
from planctl.assess.status import status
from planctl.plan.model import Indicator, Plan
from planctl.problems import RefusedError


class ReportRow(NamedTuple):
    """A section of the page: which question it answers, and how many rows its answer has."""

    section: str
    command: str
    rows: int


class Section(NamedTuple):
    """A section's answers, and the pictures that go with them."""

    section: str
    answers: tuple[Answer, ...]
    pictures: tuple[Answer, ...]


def report(plan: Plan, checked: Answer) -> Answer:
    """Every section that the plan has something to say in; `checked` is the answer of `check`."""
    headline = select(plan, [])
    others = {id_: indicator for id_, indicator in plan.indicators.items() if id_ not in headline}
    overview, (roads, more_roads) = status(plan, headline), _roads(plan)
    made = [
        Section("headline", (_complete(overview),), _answered(lambda: chart.bars_of_status(overview))),
        Section("roads", tuple(roads.values()), tuple(chart.trajectory(plan, id_, plan.indicators[id_]) for id_ in roads)),
        Section("chains", _answered(lambda: chains(plan)), _answered(lambda: chart.bars_of_chains(plan))),
        Section("projects", (projects(plan),), _answered(lambda: chart.bars_of_projects(plan))),
        Section("findings", (checked,), ()),
        Section("others", (_complete(status(plan, others)),), ()),
    ]
    told = [section for section in made if section.section == "findings" or any(answer.results for answer in section.answers)]
    rows = [ReportRow(each.section, answer.command, len(answer.results)) for each in told for answer in each.answers]
    summary: dict[str, object] = {
        "sections": tuple(told),
        "more_roads": more_roads,
        "inferences": _inferences(plan),
        "sources": _sources(plan),
    }
    return answer_about(plan, "report", rows, summary)._replace(as_of=made[0].answers[0].as_of)


def _complete(answer: Answer) -> Answer:
    """An overview that hides nothing: what it leaves out stands in another section of the same page."""
    return answer._replace(summary=answer.summary | {"recorded": answer.summary["indicators"]})


def _roads(plan: Plan) -> tuple[dict[str, Answer], bool]:
    """The roads of the indicators that have levels ahead and a stated growth, up to a page's length; and whether there are more."""
    roads: dict[str, Answer] = {}
    room = MOST_YEARS
    for id_, indicator in plan.indicators.items():
        road = _road(plan, id_, indicator)
        if road is None:
            continue
        room -= len(road.results)
        if room < 0:
            return roads, True
        roads[id_] = road
    return roads, False


def _road(plan: Plan, id_: str, indicator: Indicator) -> Answer | None:
    try:
        return path(plan, id_, indicator)
    except RefusedError:
        return None


def _answered(question: Callable[[], Answer]) -> tuple[Answer, ...]:
    """An answer, where there is one: a picture where there is something to draw, a table where it has room."""
    try:
        return (question(),)
    except RefusedError:
        return ()


class Remark(NamedTuple):
    """A sentence in both languages."""

    zh: str
    en: str | None


def _inferences(plan: Plan) -> tuple[Remark, ...]:
    """Why attributes are inferred."""
    used = {indicator.reason for indicator in plan.indicators.values() if indicator.basis == "inferred"}
    return tuple(Remark(why.zh, why.en) for key, why in plan.inferences.items() if key in used)


def _sources(plan: Plan) -> tuple[Remark, ...]:
    """Where figures are from, the report first, which paragraph numbers point into."""
    first = plan.about.source if plan.about else None
    ordered = sorted(plan.sources, key=lambda key: key != first)
    return tuple(Remark(plan.sources[key].title.zh, plan.sources[key].title.en) for key in ordered)
