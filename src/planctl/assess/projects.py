"""Named projects with their stages and progress, and the official totals that they belong to."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, Quantity, answer_about, recorded_figure, recorded_figures
from planctl.assess.baselines import headline_target
from planctl.assess.gap import absolute_gap
from planctl.assess.selection import require
from planctl.check.sums import sums
from planctl.numbers.periods import end_of
from planctl.plan.model import Name, Plan, Project, Total
from planctl.plan.vocabulary import Attribute, Form, Measure, Role, Stage


class ProjectRow(NamedTuple):
    """One project: what stage it is in and is to reach, and how far it is."""

    id: str
    name_zh: str
    name_en: str | None
    kind: str
    category: str | None
    category_zh: str | None
    category_en: str | None
    chain: str | None
    chain_zh: str | None
    chain_en: str | None
    place_zh: str | None
    place_en: str | None
    stage: Figure | None
    stage_planned: Figure | None
    progress: Figure | None
    progress_planned: Figure | None
    points_to_go: Quantity | None
    investment: Figure | None


class TotalRow(NamedTuple):
    """One official total, as printed."""

    id: str
    name_zh: str
    name_en: str | None
    measure: Measure
    unit: str
    scope: str | None
    category: str | None
    stage: Stage | None
    chain: str | None
    attribute: Attribute | None
    actual: tuple[Figure, ...]
    target: tuple[Figure, ...]


def projects(plan: Plan, category: str | None = None, stage: Stage | None = None, chain: str | None = None) -> Answer:
    """The projects and official totals of a category, a stage (in either year) or a chain; all of them without a filter.

    Raises RefusedError when the category or chain is not one of the plan's.
    """
    if category is not None:
        require(category, plan.categories or _used(plan, "category"), "category")
    if chain is not None:
        require(chain, plan.chains or _used(plan, "chain"), "chain")
    rows = [project_row(plan, id_, project) for id_, project in plan.projects.items()]
    wanted = {"category": category, "chain": chain}
    chosen = [row for row in rows if _fits(row, wanted) and (stage is None or stage in _stages(row))]
    totals = [total_row(plan, id_, total) for id_, total in plan.totals.items() if total.measure != "indicators"]
    shown = [row for row in totals if _fits(row, wanted) and (stage is None or stage == row.stage)]
    ids = {row.id for row in shown}
    summary: dict[str, object] = {
        "projects": len(chosen),
        "totals": tuple(shown),
        "sums": tuple(each for each in sums(plan.totals) if each.id in ids),
    }
    return answer_about(plan, "projects", list(chosen), summary)


def _used(plan: Plan, field: str) -> dict[str, None]:
    return {value: None for project in plan.projects.values() if (value := getattr(project, field)) is not None}


def _fits(row: ProjectRow | TotalRow, wanted: dict[str, str | None]) -> bool:
    return all(value is None or getattr(row, field) == value for field, value in wanted.items())


def _stages(row: ProjectRow) -> set[str | None]:
    return {figure.stage for figure in (row.stage, row.stage_planned) if figure is not None}


def project_row(plan: Plan, id_: str, project: Project) -> ProjectRow:
    """One project at a glance."""
    pair = headline_target(plan, project)
    progress = pair if pair and pair.target.form == "progress" else None
    reached = latest(plan, project, "actual", "progress")
    return ProjectRow(
        id_,
        project.name.zh,
        project.name.en,
        project.kind,
        project.category,
        *_names(plan.categories, project.category),
        project.chain,
        *_names(plan.chains, project.chain),
        project.place.zh if project.place else None,
        project.place.en if project.place else None,
        latest(plan, project, "actual", "stage"),
        latest(plan, project, "target", "stage"),
        progress.baseline if progress else reached,
        progress.target if progress else None,
        absolute_gap(progress) if progress else None,
        latest(plan, project, "actual", "value") or latest(plan, project, "target", "value"),
    )


def _names(parts: dict[str, Name], key: str | None) -> tuple[str | None, str | None]:
    """What a part of the plan is called; by its key where the plan does not name it."""
    name = parts.get(key or "")
    return (name.zh, name.en) if name else (key, None)


def latest(plan: Plan, project: Project, role: Role, form: Form) -> Figure | None:
    """A project's statement of a form in the latest period that has one."""
    series = project.actual if role == "actual" else project.target
    for period in sorted(series, key=end_of, reverse=True):
        for statement in series[period]:
            if statement.form == form:
                return recorded_figure(plan, project.unit, period, role, statement)
    return None


def total_row(plan: Plan, id_: str, total: Total) -> TotalRow:
    """One official total with its figures."""
    quoted = recorded_figures(plan, total)
    return TotalRow(
        id_,
        total.name.zh,
        total.name.en,
        total.measure,
        total.unit,
        total.scope,
        total.category,
        total.stage,
        total.chain,
        total.attribute,
        tuple(figure for figure in quoted if figure.role == "actual"),
        tuple(figure for figure in quoted if figure.role == "target"),
    )
