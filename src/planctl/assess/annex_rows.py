"""The lines of the report's three annexes, rebuilt from the figures in its text."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Figure
from planctl.assess.gap import result_of_target
from planctl.assess.key_projects import LEVELS, figures_of_period, first_of, targets_of_plan
from planctl.assess.projects import ProjectRow, by_category_and_stage, listed_stage, project_row
from planctl.assess.relative import resolved
from planctl.assess.results import result_of_period, results_of, shares_of_days
from planctl.assess.verdict import Verdict, VerdictAndReason, verdict_on_result, verdict_without_target, with_width
from planctl.numbers.formulas import Reason
from planctl.plan.model import About, Indicator, Plan
from planctl.plan.vocabulary import FORMS, RATES, Attribute, Basis, Stage, judged_by

RESULTS, TARGETS, PROJECTS = 1, 2, 3
"""The numbers of the annexes: results against plan, the plan's indicators, key projects."""


class ResultRow(NamedTuple):
    """A line of annex 1: what an indicator reached in the year, against the year before and what was planned.

    `target` is what the result is judged by: a level where the plan gives one, or else a growth. `target_growth` is the growth,
    also beside a level; `others` are the figures of the year that have no column.
    """

    annex: int
    number: int
    id: str
    name_zh: str
    name_en: str | None
    unit: str
    unit_basis: Basis
    area: str | None
    attribute: Attribute
    basis: Basis | None
    owner_zh: str | None
    owner_en: str | None
    previous: Figure | None
    target: Figure | None
    target_growth: Figure | None
    actual: Figure | None
    growth: Figure | None
    verdict: Verdict
    reason: Reason | None
    others: tuple[Figure, ...]
    note_zh: str | None
    note_en: str | None


class TargetRow(NamedTuple):
    """A line of annex 2: what an indicator was in the base year, and what it is to be in the plan's."""

    annex: int
    number: int
    id: str
    name_zh: str
    name_en: str | None
    unit: str
    unit_basis: Basis
    area: str | None
    attribute: Attribute
    basis: Basis | None
    owner_zh: str | None
    owner_en: str | None
    actual: Figure | None
    actual_growth: Figure | None
    target: Figure | None
    target_growth: Figure | None
    others: tuple[Figure, ...]
    note_zh: str | None
    note_en: str | None


class KeyProjectRow(NamedTuple):
    """A line of annex 3: a project that the text names.

    `stage_now` is the stage planned (`stage_planned`), or else the one reached; `stage_period` when.
    """

    annex: int
    number: int
    stage_now: Stage | None
    stage_period: str | None
    stage_planned: bool
    project: ProjectRow
    note_zh: str | None
    note_en: str | None


AnnexRow = ResultRow | TargetRow | KeyProjectRow


def by_area(plan: Plan, indicators: dict[str, Indicator]) -> list[tuple[str, Indicator]]:
    """Indicators by the plan's areas, each as the files have them, those in none last."""
    order = {area: number for number, area in enumerate(plan.areas)}
    return sorted(indicators.items(), key=lambda each: order.get(each[1].area or "", len(order)))


def result_rows(plan: Plan, indicators: dict[str, Indicator], year: int) -> list[ResultRow]:
    """Annex 1 of a year: the indicators that have a result of it; of another than the base year, also with a target."""
    listed = [(id_, indicator) for id_, indicator in by_area(plan, indicators) if has_results_row(plan, id_, indicator, year)]
    return [_result_row(plan, number, id_, indicator, year) for number, (id_, indicator) in enumerate(listed, start=1)]


def has_results_row(plan: Plan, id_: str, indicator: Indicator, year: int) -> bool:
    """Whether an indicator has a line in annex 1 of a year."""
    planned = year != plan.base_year and figures_of_period(plan, indicator, "target", str(year))
    return bool(_reached_in(plan, id_, indicator, year) or planned)


def _result_row(plan: Plan, number: int, id_: str, indicator: Indicator, year: int) -> ResultRow:
    reached, known = _reached_in(plan, id_, indicator, year), results_of(plan, id_)
    planned = [resolved(plan, id_, target, str(year)) for target in figures_of_period(plan, indicator, "target", str(year))]
    previous = [figure for figure in known if figure.period == str(year - 1)]
    target_growth = first_of(planned, RATES)
    target = first_of(planned, LEVELS) or target_growth
    actual, growth = first_of(reached, LEVELS), first_of(reached, RATES)
    verdict, reason = _verdict(indicator, reached, target, plan.about)
    note, owner = indicator.note, indicator.owner
    return ResultRow(
        annex=RESULTS,
        number=number,
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        unit=_unit(indicator),
        unit_basis=indicator.unit_basis,
        area=indicator.area,
        attribute=indicator.attribute,
        basis=indicator.basis,
        owner_zh=owner.zh if owner else None,
        owner_en=owner.en if owner else None,
        previous=first_of(previous, LEVELS),
        target=target,
        target_growth=target_growth,
        actual=actual,
        growth=growth,
        verdict=verdict,
        reason=reason,
        others=tuple(figure for figure in [*planned, *reached] if figure not in (target, target_growth, actual, growth)),
        note_zh=note.zh if note else None,
        note_en=note.en if note else None,
    )


def _reached_in(plan: Plan, id_: str, indicator: Indicator, year: int) -> list[Figure]:
    """The results of a year: of the base year those that the plan itself gives, of another the newest, whoever published them."""
    if year == plan.base_year:
        return _reached(plan, indicator, str(year))
    known = results_of(plan, id_)
    of_year = [figure for form in FORMS if (figure := result_of_period(known, str(year), form))]
    planned = () if of_year else figures_of_period(plan, indicator, "target", str(year))
    return of_year or [figure for target in planned if (figure := result_of_target(id_, indicator, target, known))]


def _reached(plan: Plan, indicator: Indicator, period: str) -> list[Figure]:
    """The results that the plan itself gives of a period; of a share of days that it does not print, what the days make."""
    printed = figures_of_period(plan, indicator, "actual", period)
    return printed or [share for _, share in shares_of_days(plan, indicator) if share.period == period]


def _unit(indicator: Indicator) -> str:
    """What a column of units says: nothing of a milestone."""
    return "" if indicator.nature == "milestone" else indicator.unit


def _verdict(indicator: Indicator, reached: list[Figure], target: Figure | None, about: About | None) -> VerdictAndReason:
    """How a year's result stands to what was planned for that year, which a text seldom says of its base year."""
    if target is None:
        return verdict_without_target(about)
    achieved = first_of(reached, judged_by(target.form))
    if achieved is None:
        return Verdict.NO_RESULT, Reason.NO_RESULT
    return verdict_on_result(achieved, with_width(target, about), indicator.direction, indicator.attribute)


def target_rows(plan: Plan, indicators: dict[str, Indicator]) -> list[TargetRow]:
    """Annex 2: the indicators that have a target for the plan's year, or for the years that end with it."""
    listed = [(id_, indicator) for id_, indicator in by_area(plan, indicators) if targets_of_plan(plan, indicator)]
    return [_target_row(plan, number, id_, indicator) for number, (id_, indicator) in enumerate(listed, start=1)]


def _target_row(plan: Plan, number: int, id_: str, indicator: Indicator) -> TargetRow:
    reached = _reached(plan, indicator, str(plan.base_year))
    planned = targets_of_plan(plan, indicator)
    actual, actual_growth = first_of(reached, LEVELS), first_of(reached, RATES)
    target, target_growth = first_of(planned, LEVELS), first_of(planned, RATES)
    shown = (actual, actual_growth, target, target_growth)
    note, owner = indicator.note, indicator.owner
    return TargetRow(
        annex=TARGETS,
        number=number,
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        unit=_unit(indicator),
        unit_basis=indicator.unit_basis,
        area=indicator.area,
        attribute=indicator.attribute,
        basis=indicator.basis,
        owner_zh=owner.zh if owner else None,
        owner_en=owner.en if owner else None,
        actual=actual,
        actual_growth=actual_growth,
        target=target,
        target_growth=target_growth,
        others=tuple(figure for figure in [*reached, *planned] if figure not in shown),
        note_zh=note.zh if note else None,
        note_en=note.en if note else None,
    )


def key_project_rows(plan: Plan) -> list[KeyProjectRow]:
    """Annex 3: the projects that the text names, by the plan's categories and by stage: what is planned before what is reached."""
    rows = [project_row(plan, id_, project) for id_, project in plan.projects.items()]
    rows = by_category_and_stage(plan, sorted(rows, key=lambda row: row.stage_planned is None))
    return [_key_project_row(plan, number, row) for number, row in enumerate(rows, start=1)]


def _key_project_row(plan: Plan, number: int, row: ProjectRow) -> KeyProjectRow:
    listed_under = listed_stage(row)
    note = plan.projects[row.id].note
    return KeyProjectRow(
        annex=PROJECTS,
        number=number,
        stage_now=listed_under.stage if listed_under else None,
        stage_period=listed_under.period if listed_under else None,
        stage_planned=row.stage_planned is not None,
        project=row,
        note_zh=note.zh if note else None,
        note_en=note.en if note else None,
    )
