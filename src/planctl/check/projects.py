"""Contradictions between what is said of a project in one place and in another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from decimal import Decimal

from planctl.language import Bilingual
from planctl.numbers.periods import end_of
from planctl.plan.model import Plan, Project
from planctl.plan.vocabulary import STAGE_WORDS, Stage
from planctl.problems import Finding, Path

_NOT_BEGUN: tuple[Stage, ...] = ("planning", "signed", "preliminary", "new")
"""The stages of a project of which nothing is done yet."""


def one_stage_a_period(plan: Plan) -> Iterator[Finding]:
    """A project is at the end of a period in one stage, wherever it is spoken of."""
    for path, project in _paths(plan):
        for period, statements in getattr(project, str(path[2])).items():
            staged = [statement for statement in statements if statement.stage is not None]
            for other in staged[1:]:
                details = {"stage": STAGE_WORDS[str(staged[0].stage)], "other": STAGE_WORDS[str(other.stage)]}
                places = {"at": _where(staged[0].at), "other_at": _where(other.at)}
                yield Finding("two-stages", (*path, period), {"period": period, **details, **places})


def _where(at: int | str | None) -> Bilingual:
    """A place in the source in brackets; nothing where none is recorded."""
    if isinstance(at, int):
        return Bilingual(f"（第{at}段）", f" (paragraph {at})")
    return Bilingual(f"（{at}）", f" ({at})") if at else Bilingual("", "")


def nothing_done_before_the_start(plan: Plan) -> Iterator[Finding]:
    """A project that is yet to begin has made no progress in an earlier period, in works or in money."""
    for path, project in _paths(plan):
        made = _progress(project)
        for period, statements in getattr(project, str(path[2])).items() if made else ():
            earlier = bisect_left(made, end_of(period), key=lambda each: end_of(each[0]))
            stage = next((each.stage for each in statements if each.stage in _NOT_BEGUN), None)
            if earlier and stage:
                before, progress = made[earlier - 1]
                details = {"before": before, "progress": str(progress), "period": period, "stage": STAGE_WORDS[stage]}
                yield Finding("done-before-start", (*path, period), details)


def _paths(plan: Plan) -> Iterator[tuple[Path, Project]]:
    for id_, project in plan.projects.items():
        yield ("projects", id_, "actual"), project
        yield ("projects", id_, "target"), project


def _progress(project: Project) -> list[tuple[str, Decimal]]:
    """The progress above nothing that was made, in the order of its periods; of one period the first is last."""
    made = [(period, each.progress) for period, some in project.actual.items() for each in reversed(some) if each.progress]
    return sorted(made, key=lambda each: end_of(each[0]))


CONTRADICTIONS: tuple[Callable[[Plan], Iterator[Finding]], ...] = (one_stage_a_period, nothing_done_before_the_start)
