"""A plan on one page: the answers of several questions together, each as its own command gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container
from functools import partial
from typing import Literal, NamedTuple, TypeVar, get_args

from planctl.assess.annex_notes import is_rebuilt
from planctl.assess.answers import Answer, AnyAnswer, Named, answer_about, named
from planctl.assess.bars import bars_of_chains, bars_of_projects
from planctl.assess.chains import ChainRow, ChainsSummary, chains
from planctl.assess.chart import Chart
from planctl.assess.check import CheckRow, CheckSummary
from planctl.assess.front import Detail, Front, course, details, front
from planctl.assess.inferences import Inferred, inferences
from planctl.assess.path import MOST_YEARS, PathRow, PathSummary, path
from planctl.assess.projects import NO_STAGE, STAGES, ProjectRow, ProjectsSummary, projects, stage_of
from planctl.assess.review import ReviewRow, ReviewSummary, review, within_its_year
from planctl.assess.roads import roads
from planctl.assess.selection import select
from planctl.assess.sources import SourceNote, all_sources, has_paragraphs
from planctl.assess.status import StatusRow, StatusSummary, status
from planctl.assess.trace import trace
from planctl.plan.model import Plan
from planctl.plan.vocabulary import Inferable
from planctl.problems import RefusedError
from planctl.read.source_text import Report

Found = TypeVar("Found", bound=AnyAnswer)


class ReportRow(NamedTuple):
    """A section of the page: which question it answers, and how many rows its answer has."""

    section: str
    command: str
    rows: int


class StatusSection(NamedTuple):
    """Indicators at a glance: the headline ones, or all others."""

    section: Literal["headline", "others"]
    answers: tuple[Answer[StatusRow, StatusSummary], ...]
    pictures: tuple[Chart, ...]


class ReviewSection(NamedTuple):
    """How the year's targets stand while it runs."""

    section: Literal["so_far"]
    answers: tuple[Answer[ReviewRow, ReviewSummary], ...]
    pictures: tuple[Chart, ...]


class PathSection(NamedTuple):
    """The paths to later targets, an answer an indicator; a picture of all of them, and of each whose course no row opens to."""

    section: Literal["roads"]
    answers: tuple[Answer[PathRow, PathSummary], ...]
    pictures: tuple[Chart, ...]


class ChainsSection(NamedTuple):
    """The industrial chains."""

    section: Literal["chains"]
    answers: tuple[Answer[ChainRow, ChainsSummary], ...]
    pictures: tuple[Chart, ...]


class StageCounts(NamedTuple):
    """How many projects a category has in each stage, without umbrella programmes; of the `whole` list the last."""

    whole: bool
    category: Named | None
    stages: dict[str, int]
    projects: int


class ProjectsSection(NamedTuple):
    """The projects and official totals."""

    section: Literal["projects"]
    answers: tuple[Answer[ProjectRow, ProjectsSummary], ...]
    pictures: tuple[Chart, ...]
    counts: tuple[StageCounts, ...]


class CheckSection(NamedTuple):
    """The contradictions between figures."""

    section: Literal["findings"]
    answers: tuple[Answer[CheckRow, CheckSummary], ...]
    pictures: tuple[Chart, ...]


Section = StatusSection | ReviewSection | PathSection | ChainsSection | ProjectsSection | CheckSection


class ReportSummary(NamedTuple):
    """The sections with their answers, whether there are `more_roads` than a page holds, and what the page's notes say.

    A `brief` has the headline indicators alone, without their details. `front` is what is said first of these, `details` everything
    about each of them, `areas` what the areas are called.
    """

    brief: bool
    front: Front
    areas: dict[str, Named]
    details: dict[str, Detail]
    sections: tuple[Section, ...]
    more_roads: bool
    inferences: tuple[Inferred, ...]
    sources: tuple[SourceNote, ...]
    rebuilt: bool
    paragraphs: bool
    notes: tuple[Named, ...]


def report(plan: Plan, checked: Answer[CheckRow, CheckSummary], text: Report | None = None) -> Answer[ReportRow, ReportSummary]:
    """Every section that the plan has something to say in; `checked` is the answer of `check`.

    With the report's text, headline indicators have the sentences behind their figures, with a finding for each that is not there.
    """
    headline = select(plan)
    others = {id_: indicator for id_, indicator in plan.indicators.items() if id_ not in headline}
    overview, (paths, more_paths) = status(plan, headline), _paths(plan)
    every: tuple[Section, ...] = (
        ReviewSection("so_far", _so_far(plan), ()),
        StatusSection("headline", (_complete(overview),), ()),
        _roads(plan, paths, headline),
        ChainsSection("chains", _answered(lambda: chains(plan)), _answered(lambda: bars_of_chains(plan))),
        _projects(plan),
        CheckSection("findings", (checked,), ()),
        StatusSection("others", (_complete(status(plan, others)),), ()),
    )
    sections = tuple(part for part in every if part.section == "findings" or any(answer.rows for answer in part.answers))
    rows = [
        ReportRow(section=section.section, command=answer.command, rows=len(answer.rows))
        for section in sections
        for answer in section.answers
    ]
    why = _inferences(plan, paths)
    traced = trace(plan, headline, text) if text else None
    summary = ReportSummary(
        brief=False,
        front=front(overview),
        areas={key: named(area) for key, area in plan.areas.items()},
        details=details(plan, headline, traced.rows if traced else ()),
        sections=sections,
        more_roads=more_paths,
        inferences=why,
        sources=all_sources(plan),
        rebuilt=is_rebuilt(plan),
        paragraphs=has_paragraphs(plan),
        notes=tuple(named(note) for note in plan.about.notes) if plan.about else (),
    )
    return answer_about(plan, "report", rows, summary)._replace(findings=traced.findings if traced else ())


def brief(answer: Answer[ReportRow, ReportSummary]) -> Answer[ReportRow, ReportSummary]:
    """The same for a meeting: what is said first, the headline indicators without what they open to, the sources that they name."""
    overview = [row for part in answer.summary.sections if part.section == "headline" for each in part.answers for row in each.rows]
    figures = [figure for row in overview for figure in (row.baseline, row.target, row.result) if figure]
    named_sources = {figure.source for figure in figures}
    summary = answer.summary._replace(
        brief=True,
        details={},
        sections=tuple(section for section in answer.summary.sections if section.section == "headline"),
        more_roads=False,
        sources=tuple(source for at, source in enumerate(answer.summary.sources) if at == 0 or source.id in named_sources),
        inferences=tuple(inferred for inferred in answer.summary.inferences if inferred.field == "attribute"),
    )
    return answer._replace(rows=tuple(row for row in answer.rows if row.section == "headline"), summary=summary)


def _so_far(plan: Plan) -> tuple[Answer[ReviewRow, ReviewSummary], ...]:
    """The review, projects left to their own section, while it says more than the results do."""
    answer = review(plan, select(plan))
    running = any(map(within_its_year, answer.rows))
    return (answer._replace(summary=answer.summary._replace(projects=None)),) if running else ()


def _complete(overview: Answer[StatusRow, StatusSummary]) -> Answer[StatusRow, StatusSummary]:
    """An overview that hides nothing: what it leaves out stands in another section of the same page."""
    summary = overview.summary
    return overview._replace(summary=summary._replace(recorded=summary.indicators))


def _roads(plan: Plan, paths: dict[str, Answer[PathRow, PathSummary]], headline: Container[str]) -> PathSection:
    """The roads, first all of them in one picture; then those that no row of the page opens to, each in its own."""
    alone = [drawn for id_ in paths if id_ not in headline for drawn in course(plan, id_, plan.indicators[id_])]
    return PathSection("roads", tuple(paths.values()), (*_answered(lambda: roads(plan)), *alone))


def _paths(plan: Plan) -> tuple[dict[str, Answer[PathRow, PathSummary]], bool]:
    """The paths of the indicators that have levels ahead and a stated growth, up to a page's length; and whether there are more."""
    paths: dict[str, Answer[PathRow, PathSummary]] = {}
    room = MOST_YEARS
    for id_, indicator in plan.indicators.items():
        for answer in _answered(partial(path, plan, id_, indicator)):
            room -= len(answer.rows)
            if room < 0:
                return paths, True
            paths[id_] = answer
    return paths, False


def _projects(plan: Plan) -> ProjectsSection:
    """The projects, counted by category and stage in the plan's order."""
    answer = projects(plan)
    counted = [row for row in answer.rows if row.kind == "project"]
    categories = list(dict.fromkeys(row.category for row in counted))
    counts = [_stages(plan, [row for row in counted if row.category == category], category) for category in categories]
    whole = [_stages(plan, counted)] if len(categories) > 1 else []
    return ProjectsSection("projects", (answer,), _answered(lambda: bars_of_projects(plan)), (*counts, *whole))


def _stages(plan: Plan, rows: list[ProjectRow], category: str | None = "") -> StageCounts:
    found = Counter(stage_of(row) for row in rows)
    return StageCounts(
        whole=category == "",
        category=named(plan.categories[category]) if category else None,
        stages={stage or NO_STAGE: found[stage] for stage in STAGES if found[stage]},
        projects=len(rows),
    )


def _answered(question: Callable[[], Found]) -> tuple[Found, ...]:
    """An answer, where there is one: a picture where there is something to draw, a table where it has room."""
    try:
        return (question(),)
    except RefusedError:
        return ()


def _inferences(plan: Plan, paths: Container[str]) -> tuple[Inferred, ...]:
    """What the page has a star for, and why: attributes, the price bases of the paths, categories; each reason once."""
    found = dict.fromkeys(
        inferred
        for id_, subject in plan.subjects()
        for inferred in inferences(plan, subject)
        if inferred.field in ("attribute", "category") or (inferred.field == "growth_prices" and id_ in paths)
    )
    return tuple(sorted(found, key=lambda inferred: get_args(Inferable).index(inferred.field)))
