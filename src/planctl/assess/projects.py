"""Named projects with their stages and progress, and the official totals that they belong to."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, Quantity, answer_about, planned_investment, recorded_figure, recorded_figures
from planctl.assess.baselines import headline_target
from planctl.assess.gap import absolute_gap
from planctl.assess.selection import require
from planctl.check.sums import Sum, sums
from planctl.numbers.periods import end_of
from planctl.plan.model import Name, Plan, Project, Total
from planctl.plan.vocabulary import Attribute, Basis, Form, Measure, Role, Stage


class ProjectRow(NamedTuple):
    """One project: what stage it is in and is to reach, or what the text says of it in words, and how far it is.

    `investment` is a result where the text has one, or else what is planned.
    """

    id: str
    name_zh: str
    name_en: str | None
    kind: str
    category: str | None
    category_basis: Basis | None
    category_zh: str | None
    category_en: str | None
    chain: str | None
    chain_zh: str | None
    chain_en: str | None
    place_zh: str | None
    place_en: str | None
    stage: Figure | None
    stage_planned: Figure | None
    words: Figure | None
    words_planned: Figure | None
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
    category_basis: Basis | None
    stage: Stage | None
    chain: str | None
    attribute: Attribute | None
    actual: tuple[Figure, ...]
    target: tuple[Figure, ...]


class ProjectsSummary(NamedTuple):
    """How many projects there are, and the official totals of the same filter against their parts."""

    projects: int
    totals: tuple[TotalRow, ...]
    sums: tuple[Sum, ...]


def projects(
    plan: Plan, category: str | None = None, stage: Stage | None = None, chain: str | None = None
) -> Answer[ProjectRow, ProjectsSummary]:
    """The projects and official totals of a category, a stage (in either year) or a chain; all of them without a filter.

    Raises RefusedError when the category or chain is not one of the plan's.
    """
    if category is not None:
        require(category, plan.categories, "category")
    if chain is not None:
        require(chain, plan.chains, "chain")
    rows = [
        row
        for id_, project in plan.projects.items()
        if _fits(project, category, chain)
        for row in [project_row(plan, id_, project)]
        if stage is None or stage in _stages(row)
    ]
    totals = tuple(
        total_row(plan, id_, total)
        for id_, total in plan.totals.items()
        if total.measure != "indicators" and _fits(total, category, chain) and stage in (None, total.stage)
    )
    ids = {total.id for total in totals}
    checked = tuple(total for total in sums(plan.totals) if total.id in ids)
    return answer_about(plan, "projects", rows, ProjectsSummary(projects=len(rows), totals=totals, sums=checked))


def _fits(record: Project | Total, category: str | None, chain: str | None) -> bool:
    return category in (None, record.category) and chain in (None, record.chain)


def _stages(row: ProjectRow) -> set[str | None]:
    return {figure.stage for figure in (row.stage, row.stage_planned) if figure is not None}


def project_row(plan: Plan, id_: str, project: Project) -> ProjectRow:
    """One project at a glance."""
    pair = headline_target(plan, project)
    progress = pair if pair and pair.target.form == "progress" else None
    category_zh, category_en = _names(plan.categories, project.category)
    chain_zh, chain_en = _names(plan.chains, project.chain)
    return ProjectRow(
        id=id_,
        name_zh=project.name.zh,
        name_en=project.name.en,
        kind=project.kind,
        category=project.category,
        category_basis=project.category_basis if project.category else None,
        category_zh=category_zh,
        category_en=category_en,
        chain=project.chain,
        chain_zh=chain_zh,
        chain_en=chain_en,
        place_zh=project.place.zh if project.place else None,
        place_en=project.place.en if project.place else None,
        stage=latest(plan, project, "actual", "stage"),
        stage_planned=latest(plan, project, "target", "stage"),
        words=latest(plan, project, "actual", "text"),
        words_planned=latest(plan, project, "target", "text"),
        progress=progress.baseline if progress else latest(plan, project, "actual", "progress"),
        progress_planned=progress.target if progress else None,
        points_to_go=absolute_gap(progress) if progress else None,
        investment=latest(plan, project, "actual", "value")
        or planned_investment(plan, project)
        or latest(plan, project, "target", "value"),
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
    figures = recorded_figures(plan, total)
    return TotalRow(
        id=id_,
        name_zh=total.name.zh,
        name_en=total.name.en,
        measure=total.measure,
        unit=total.unit,
        scope=total.scope,
        category=total.category,
        category_basis=total.category_basis if total.category else None,
        stage=total.stage,
        chain=total.chain,
        attribute=total.attribute,
        actual=tuple(figure for figure in figures if figure.role == "actual"),
        target=tuple(figure for figure in figures if figure.role == "target"),
    )
