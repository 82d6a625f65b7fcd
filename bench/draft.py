"""How well `planctl draft` reads a report that a plan was recorded from by hand: `python -m bench.draft PLAN REPORT`.

Each number of the plan that stands in the report is looked up there; of the proposal for the same characters it is told which
fields are the same. A proposal for characters that the plan holds no figure of is counted as invented.

Of the projects that the plan records with a stage, it is told how many are proposed from the paragraph that names them.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from planctl.assess.source.locate import Claim, locate
from planctl.draft import Proposal, draft
from planctl.numbers.units import PERCENTAGE_POINTS
from planctl.plan.model import Project
from planctl.problems import Problem
from planctl.read import read
from planctl.read.source_text import read_report
from tests.draft.scores import alike, key, lines

_POINTS = {PERCENTAGE_POINTS: "个百分点", "μg/m³": "微克/立方米"}


def compare(plan_path: Path, report_path: Path) -> Counter[str]:
    """How many of a plan's figures were found in its report, and of how many each field is the same."""
    plan, report = read(plan_path).plan, read_report(report_path)
    if plan is None or isinstance(report, Problem):
        sys.exit("the plan or the report can't be read")
    claimed: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim, span in locate(plan, report).spans:
        if span is not None:
            claimed[span.paragraph, span.start].append(claim)
    proposed = {(each.paragraph, each.quantity.start): each for each in draft(report.paragraphs).proposals}
    told = Counter(
        quantities=len(claimed), found=len(claimed.keys() & proposed.keys()), invented=len(proposed.keys() - claimed.keys())
    )
    for place in claimed.keys() & proposed.keys():
        told.update(_right(proposed[place], claimed[place]))
    return told


def _right(proposal: Proposal, claims: list[Claim]) -> list[str]:
    quantity, figures = proposal.quantity, [claim.figure for claim in claims]
    names = [name for claim in claims for name in claim.names]
    right = {
        "number": quantity.number in {figure.number for figure in figures},
        "unit": _unit(quantity.unit) in {_unit(claim.unit) for claim in claims},
        "bound": quantity.bound in {figure.bound for figure in figures},
        "form": quantity.form in {figure.form for figure in figures},
        "role": proposal.role in {figure.role for figure in figures},
        "period": proposal.period in {figure.period for figure in figures},
        "name": any(alike(proposal.name, name) for name in names),
        "name in full": any(key(proposal.name) == key(name) for name in names),
    }
    right["all three"] = right["number"] and right["unit"] and right["bound"]
    return [field for field, is_right in right.items() if is_right]


class Projects(NamedTuple):
    """The stages that a plan records of projects, and how many are proposed; the proposals, and how many the plan names there.

    A category is right that is most often the one of its heading's projects: headings are a report's own.
    """

    recorded: int
    found: int
    stage: int
    role: int
    period: int
    category: int
    proposed: int
    named: int


def compare_projects(plan_path: Path, report_path: Path) -> Projects:
    """How many of a plan's stages were found in the paragraph that names the project, and of these how many fields are the same."""
    plan, report = read(plan_path).plan, read_report(report_path)
    if plan is None or isinstance(report, Problem):
        sys.exit("the plan or the report can't be read")
    read_as = draft(report.paragraphs)
    stated = [
        (project, role, period, each)
        for project in plan.projects.values()
        for role, series in (("actual", project.actual), ("target", project.target))
        for period, several in series.items()
        for each in several
    ]
    told: Counter[str] = Counter()
    under: dict[str, Counter[str]] = defaultdict(Counter)
    for project, role, period, each in stated:
        near = [one for one in read_as.projects if one.paragraph == each.at and _is_called(one.name, project)]
        if each.stage is None or not near:
            continue
        best = max(near, key=lambda one: (one.stage == each.stage, one.role == role))
        right = {"stage": best.stage == each.stage, "role": best.role == role, "period": best.period == period}
        told.update(["found", *(field for field, is_right in right.items() if is_right)])
        under[read_as.headings[best.paragraph - 1] or ""][project.category or ""] += 1
    return Projects(
        recorded=sum(each.stage is not None for *_, each in stated),
        found=told["found"],
        stage=told["stage"],
        role=told["role"],
        period=told["period"],
        category=sum(each.most_common(1)[0][1] for each in under.values()),
        proposed=len(read_as.projects),
        named=sum(
            any(each.at == one.paragraph and _is_called(one.name, project) for project, _, _, each in stated)
            for one in read_as.projects
        ),
    )


def _is_called(name: str, project: Project) -> bool:
    return any(alike(name, each) for each in (project.name.zh, *project.aliases))


def _project_lines(told: Projects) -> Iterable[str]:
    yield f"projects: found {told.found} of {told.recorded}, {100 * told.found / told.recorded:.1f} %"
    yield f"proposals that the plan names there: {told.named} of {told.proposed}, {100 * told.named / told.proposed:.1f} %"
    for field in ("stage", "role", "period", "category"):
        right = getattr(told, field)
        yield f"{field:<13}{right:>5}  {100 * right / told.found:.1f} %"


def _unit(unit: str) -> str:
    return _POINTS.get(unit, unit)


if __name__ == "__main__":
    paths = Path(sys.argv[1]), Path(sys.argv[2])
    print(*lines(compare(*paths)), *_project_lines(compare_projects(*paths)), sep="\n")
