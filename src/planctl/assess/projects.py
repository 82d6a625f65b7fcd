"""Named projects with their stages, progress and money, and the official totals that they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, Quantity, answer_about, planned_investment, recorded_figure
from planctl.assess.baselines import TargetAndBaseline, targets_with_baselines
from planctl.assess.gap import absolute_gap
from planctl.assess.project_money import Money, added, share_of_plan
from planctl.assess.quantities import SHARE_DECIMALS, derive, exact_operand, quantity_of
from planctl.assess.results import results_of
from planctl.assess.schedule import time_passed
from planctl.assess.selection import owned_by
from planctl.check.sums import Sum, sums
from planctl.numbers import formulas
from planctl.numbers.periods import end_of, year_of
from planctl.numbers.units import PERCENT
from planctl.plan.lookup import find_key
from planctl.plan.model import Name, Plan, Project, Total
from planctl.plan.vocabulary import Attribute, Basis, Form, Measure, Role, Stage

STAGES: tuple[Stage | None, ...] = ("completed", "continuing", "new", "preliminary", "signed", "planning", None)
"""In the order in which lists have them: what is nearest to use first."""
PRELIMINARY: tuple[Stage | None, ...] = ("preliminary", "signed", "planning")
"""The stages before any building: projects in them have no investment of the year, and enter no average."""
NO_STAGE = "without_stage"
_BEGUN: tuple[Stage | None, ...] = ("new", "continuing", "completed")


class ProjectRow(NamedTuple):
    """One project: what stage it is in and is to reach, or what the text says of it in words, and how far it is.

    `stage`, `words` and `progress` are of the years before the plan's, those with `now` the latest since. `investment` is a result
    where there is one, or else what is planned. `year_done` is a part of `year_planned`, as `share_done` says.
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
    owner_zh: str | None
    owner_en: str | None
    content_zh: str | None
    content_en: str | None
    start: int | None
    end: int | None
    stage: Figure | None
    stage_now: Figure | None
    stage_planned: Figure | None
    words: Figure | None
    words_now: Figure | None
    words_planned: Figure | None
    progress: Figure | None
    progress_now: Figure | None
    progress_planned: Figure | None
    points_to_go: Quantity | None
    investment: Figure | None
    investment_to_date: Figure | None
    year_planned: Figure | None
    year_done: Figure | None
    share_done: Quantity | None


class TotalRow(NamedTuple):
    """One official total, as printed; `share_done` is how much of the year's target its latest result in the year is."""

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
    share_done: Quantity | None


class ProjectGroup(NamedTuple):
    """The projects of a category, of its stage if one is named, or of the `whole` list: without umbrella programmes.

    The money of several stages is without preliminary projects. `share_done` is the money done in per cent of the money planned,
    both of the `with_both` projects that have the two, never a mean of their shares; `year_done` is up to the summary's `period`.
    Of the `planned_new` projects the stage of `stage_known` is recorded in the plan's year, and `started` of them have begun.
    """

    whole: bool
    category: str | None
    category_zh: str | None
    category_en: str | None
    stage: str | None
    projects: int
    unit: str | None
    investment: Money
    year_planned: Money
    year_done: Money
    with_both: int
    share_done: Quantity | None
    planned_new: int
    stage_known: int
    started: int
    share_started: Quantity | None


class ProjectsSummary(NamedTuple):
    """How many projects there are, their groups, and the official totals of the same filter against their parts.

    `period` is the latest that has money done in the plan's year, and `share_of_time` how much of the year it is.
    """

    projects: int
    programmes: int
    preliminary: int
    period: str | None
    share_of_time: Quantity | None
    groups: tuple[ProjectGroup, ...]
    totals: tuple[TotalRow, ...]
    sums: tuple[Sum, ...]


def projects(
    plan: Plan,
    category: str | None = None,
    stage: Stage | None = None,
    chain: str | None = None,
    owner: str | None = None,
) -> Answer[ProjectRow, ProjectsSummary]:
    """The projects and official totals of a category, a stage (in any year) or a chain, by category and stage, or all.

    An `owner`'s are projects alone. Raises RefusedError when the category, chain or owner is not one of the plan's.
    """
    category = None if category is None else find_key(category, plan.categories, "category")
    chain = None if chain is None else find_key(chain, plan.chains, "chain")
    owned = plan.projects.keys() if owner is None else owned_by(plan.projects, owner)
    rows = [
        row
        for id_, project in plan.projects.items()
        if _fits(project, category, chain) and id_ in owned
        for row in [project_row(plan, id_, project)]
        if stage is None or stage in _stages(row)
    ]
    rows = by_category_and_stage(plan, rows)
    totals = tuple(
        total_row(plan, id_, total)
        for id_, total in plan.totals.items()
        if owner is None and total.measure != "indicators" and _fits(total, category, chain) and stage in (None, total.stage)
    )
    return answer_about(plan, "projects", rows, _summary(plan, rows, totals))


def _summary(plan: Plan, rows: list[ProjectRow], totals: tuple[TotalRow, ...]) -> ProjectsSummary:
    ids = {total.id for total in totals}
    period = max((row.year_done.period for row in rows if row.year_done), key=end_of, default=None)
    return ProjectsSummary(
        projects=len(rows),
        programmes=sum(row.kind == "programme" for row in rows),
        preliminary=sum(row.kind == "project" and stage_of(row) in PRELIMINARY for row in rows),
        period=period,
        share_of_time=_share_of_year(plan, period) if period else None,
        groups=_groups([row for row in rows if row.kind == "project"], period),
        totals=totals,
        sums=tuple(total for total in sums(plan.totals) if total.id in ids),
    )


def _share_of_year(plan: Plan, period: str) -> Quantity:
    return quantity_of(exact_operand(time_passed(plan, period)), PERCENT, SHARE_DECIMALS)


def _groups(rows: list[ProjectRow], period: str | None) -> tuple[ProjectGroup, ...]:
    """All projects, then each category with its stages; a list without categories by its stages."""
    categories = list(dict.fromkeys(row.category for row in rows))
    groups = [_group(rows, period, whole=True)] if len(categories) > 1 else []
    for category in categories:
        of_category = [row for row in rows if row.category == category]
        stages = list(dict.fromkeys(map(stage_of, of_category)))
        groups.append(_group(of_category, period, of_category[0], whole=len(categories) == 1))
        if len(stages) > 1:
            groups += [
                _group([row for row in of_category if stage_of(row) == stage], period, of_category[0], stage or NO_STAGE)
                for stage in stages
            ]
    return tuple(groups)


def _group(
    rows: list[ProjectRow], period: str | None, named_by: ProjectRow | None = None, stage: str | None = None, *, whole: bool = False
) -> ProjectGroup:
    building = rows if stage is not None else [row for row in rows if stage_of(row) not in PRELIMINARY]
    of_year = [row for row in building if stage_of(row) not in PRELIMINARY]
    done = {row.id: row.year_done for row in of_year if row.year_done and row.year_done.period == period}
    both = [(done[row.id], row.year_planned) for row in of_year if row.id in done and row.year_planned]
    new = [row for row in rows if row.stage_planned and row.stage_planned.stage == "new"]
    figures = [figure for row in building for figure in (row.investment, row.year_planned, row.year_done) if figure]
    unit = next((figure.unit for figure in figures), None)
    known = [row.stage_now.stage for row in new if row.stage_now]
    started = sum(reached in _BEGUN for reached in known)
    return ProjectGroup(
        whole=whole,
        category=named_by.category if named_by else None,
        category_zh=named_by.category_zh if named_by else None,
        category_en=named_by.category_en if named_by else None,
        stage=stage,
        projects=len(rows),
        unit=unit,
        investment=added((row.investment for row in building), unit),
        year_planned=added((row.year_planned for row in of_year), unit),
        year_done=added(done.values(), unit),
        with_both=len(both),
        share_done=share_of_plan(*zip(*both, strict=True)) if both else None,
        planned_new=len(new),
        stage_known=len(known),
        started=started,
        share_started=_share(started, len(known)) if known else None,
    )


def _share(part: int, whole: int) -> Quantity:
    return derive(formulas.share_of_target, exact_operand(part), exact_operand(whole), unit=PERCENT, decimals=SHARE_DECIMALS)


def by_category_and_stage(plan: Plan, rows: Iterable[ProjectRow]) -> list[ProjectRow]:
    """Projects by the plan's categories and then by stage, each as the files have them."""
    order = {category: number for number, category in enumerate(plan.categories)}
    return sorted(rows, key=lambda row: (order.get(row.category or "", len(order)), STAGES.index(stage_of(row))))


def stage_of(row: ProjectRow) -> Stage | None:
    """The stage that a project is listed under: what is planned, or else the latest that is recorded."""
    known = listed_stage(row)
    return known.stage if known else None


def listed_stage(row: ProjectRow) -> Figure | None:
    """The figure that says the stage which a project is listed under."""
    return row.stage_planned or row.stage_now or row.stage


def _fits(record: Project | Total, category: str | None, chain: str | None) -> bool:
    return category in (None, record.category) and chain in (None, record.chain)


def _stages(row: ProjectRow) -> set[str | None]:
    return {figure.stage for figure in (row.stage, row.stage_now, row.stage_planned) if figure is not None}


def project_row(plan: Plan, id_: str, project: Project) -> ProjectRow:
    """One project at a glance."""
    known = results_of(plan, id_)
    before = [figure for figure in known if year_of(figure.period) < plan.year]
    now = [figure for figure in known if year_of(figure.period) >= plan.year]
    of_year = [figure for figure in now if year_of(figure.period) == plan.year]
    pair = _progress(plan, project)
    progress_now = _newest(now, "progress")
    category_zh, category_en = _names(plan.categories, project.category)
    chain_zh, chain_en = _names(plan.chains, project.chain)
    year_planned, year_done = _planned_of_year(plan, project), _newest(of_year, "year_investment")
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
        owner_zh=project.owner.zh if project.owner else None,
        owner_en=project.owner.en if project.owner else None,
        content_zh=project.content.zh if project.content else None,
        content_en=project.content.en if project.content else None,
        start=project.start,
        end=project.end,
        stage=_newest(before, "stage"),
        stage_now=_newest(now, "stage"),
        stage_planned=_planned(plan, project, "stage"),
        words=_newest(before, "text"),
        words_now=_newest(now, "text"),
        words_planned=_planned(plan, project, "text"),
        progress=pair.baseline if pair else _newest(before, "progress"),
        progress_now=progress_now,
        progress_planned=pair.target if pair else None,
        points_to_go=absolute_gap(pair._replace(baseline=progress_now or pair.baseline)) if pair else None,
        investment=_newest(known, "value") or planned_investment(plan, project) or _planned(plan, project, "value"),
        investment_to_date=_newest(known, "investment_to_date"),
        year_planned=year_planned,
        year_done=year_done,
        share_done=share_of_plan([year_done], [year_planned]) if year_done and year_planned else None,
    )


def _progress(plan: Plan, project: Project) -> TargetAndBaseline | None:
    """The progress planned for the plan's year, or else the next or the last one, with the one before it."""
    every = [pair for pair in targets_with_baselines(plan, project) if pair.target.form == "progress"]
    ahead = [pair for pair in every if year_of(pair.target.period) >= plan.year] or every[-1:]
    return ahead[0] if ahead else None


def _names(parts: dict[str, Name], key: str | None) -> tuple[str | None, str | None]:
    """What a part of the plan is called; by its key where the plan does not name it."""
    name = parts.get(key or "")
    return (name.zh, name.en) if name else (key, None)


def _newest(known: list[Figure], form: Form) -> Figure | None:
    """The latest figure of a form; of several of one period and source the first, which is the one to be shown."""
    of_form = [figure for figure in known if figure.form == form]
    last = of_form[-1:]
    return next((each for each in of_form for one in last if (each.period, each.source) == (one.period, one.source)), None)


def _planned(plan: Plan, project: Project, form: Form) -> Figure | None:
    """A project's target of a form in the latest period that has one."""
    return next(
        (
            recorded_figure(plan, project.unit, period, "target", statement)
            for period in sorted(project.target, key=end_of, reverse=True)
            for statement in project.target[period]
            if statement.form == form
        ),
        None,
    )


def _planned_of_year(plan: Plan, project: Project) -> Figure | None:
    year = str(plan.year)
    statements = [statement for statement in project.target.get(year, ()) if statement.form == "year_investment"]
    return recorded_figure(plan, project.unit, year, "target", statements[0]) if statements else None


def total_row(plan: Plan, id_: str, total: Total) -> TotalRow:
    """One official total with its figures."""
    actual, target = tuple(results_of(plan, id_)), _targets(plan, total)
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
        actual=actual,
        target=target,
        share_done=_share_of_total(plan, total, actual, target),
    )


def _targets(plan: Plan, total: Total) -> tuple[Figure, ...]:
    role: Role = "target"
    return tuple(
        recorded_figure(plan, total.unit, period, role, statement)
        for period in sorted(total.target, key=end_of)
        for statement in total.target[period]
    )


def _share_of_total(plan: Plan, total: Total, actual: tuple[Figure, ...], target: tuple[Figure, ...]) -> Quantity | None:
    """How much of the year's is done: of money of the year, and of projects to be started or finished; no other total grows."""
    if total.measure != "year_investment" and not (total.measure == "count" and total.stage in ("new", "completed")):
        return None
    done = [each for each in actual if each.form == "value" and year_of(each.period) == plan.year]
    planned = [each for each in target if each.form == "value" and each.period == str(plan.year)]
    return share_of_plan(done[-1:], planned[:1]) if done and planned else None
