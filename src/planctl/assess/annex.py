"""The report's three annexes, rebuilt from the figures in its text: results against plan, the plan's indicators, key projects.

The official annexes are not part of the text. What the text does not give stays empty, and a note says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from planctl.assess.annex_notes import named, notes
from planctl.assess.answers import Answer, Figure, answer_about, recorded_figure
from planctl.assess.projects import ProjectRow, project_row
from planctl.assess.results import results_as_of
from planctl.assess.selection import select
from planctl.assess.verdict import Verdict, verdict_on_result
from planctl.language import Bilingual
from planctl.numbers.formulas import Reason
from planctl.plan.model import Indicator, Plan, Subject, Total
from planctl.plan.vocabulary import Attribute, Basis, Form, Measure, Role, Stage
from planctl.problems import RefusedError

LEVELS: tuple[Form, ...] = ("value", "text")
RATES: tuple[Form, ...] = ("growth", "change")
STAGES: tuple[Stage | None, ...] = ("completed", "continuing", "new", "preliminary", "signed", "planning", None)
"""In the order in which an annex lists them: what is nearest to use first."""


class ResultRow(NamedTuple):
    """A line of annex 1: what an indicator reached in the base year, against the year before and what was planned.

    `target` is a level where the plan gives one, or else a growth; `others` are the year's figures that have no column.
    """

    annex: int
    number: int
    id: str
    name_zh: str
    name_en: str | None
    unit: str
    area: str | None
    attribute: Attribute
    basis: Basis | None
    previous: Figure | None
    target: Figure | None
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
    area: str | None
    attribute: Attribute
    basis: Basis | None
    actual: Figure | None
    actual_growth: Figure | None
    target: Figure | None
    target_growth: Figure | None
    others: tuple[Figure, ...]
    note_zh: str | None
    note_en: str | None


class KeyProjectRow(NamedTuple):
    """A line of annex 3: a project that the text names; `stage_now` is the one planned, or else the one reached."""

    annex: int
    number: int
    stage_now: Stage | None
    project: ProjectRow
    note_zh: str | None
    note_en: str | None


AnnexRow = ResultRow | TargetRow | KeyProjectRow


class Group(NamedTuple):
    """The official number of key projects of a category (of all of them: None), and their total investment."""

    category: str | None
    projects: Figure | None
    investment: Figure | None


class StageTotal(NamedTuple):
    """The official number of key projects in a stage."""

    stage: Stage
    actual: Figure | None
    target: Figure | None


def annex(plan: Plan, numbers: tuple[int, ...], everything: bool = False) -> Answer:
    """The annexes asked for, one line a row: of the headline indicators, or (`everything`) of all that have the year's figure.

    Raises RefusedError when the plan has nothing to list in any of them.
    """
    chosen = select(plan, [], everything=everything)
    rows = {number: _ROWS[number](plan, chosen) for number in numbers}
    if not any(rows.values()):
        raise RefusedError(Bilingual("没有可以列入附件的内容", "there is nothing to list in the annex"))
    summary: dict[str, object] = {
        "annexes": numbers,
        "base_year": plan.year - 1,
        "lines": {number: len(lines) for number, lines in rows.items()},
        "categories": {key: named(name) for key, name in plan.categories.items()},
        "groups": groups(plan),
        "stages": stage_totals(plan),
        "notes": tuple(note for number, lines in rows.items() for note in notes(plan, number, lines, chosen)),
    }
    return answer_about(plan, "annex", [row for lines in rows.values() for row in lines], summary)


def _results(plan: Plan, indicators: dict[str, Indicator]) -> list[ResultRow]:
    base = str(plan.year - 1)
    having = [(id_, indicator) for id_, indicator in indicators.items() if indicator.actual.get(base)]
    return [_result(plan, number, id_, indicator) for number, (id_, indicator) in enumerate(having, start=1)]


def _result(plan: Plan, number: int, id_: str, indicator: Indicator) -> ResultRow:
    base = str(plan.year - 1)
    reached, planned = _said(plan, indicator, "actual", base), _said(plan, indicator, "target", base)
    previous = [each for each in results_as_of(plan, id_) if each.period == str(plan.year - 2)]
    target = _first(planned, LEVELS) or _first(planned, RATES)
    achieved = _first(reached, (target.form,)) if target else None
    verdict, reason = Verdict.NO_TARGET, Reason.NO_TARGET
    if target is not None:
        found = verdict_on_result(achieved, target, indicator.direction, indicator.attribute) if achieved else None
        verdict, reason = found or (Verdict.NOT_COMPARABLE, Reason.NO_BASELINE)  # type: ignore[assignment] # a reason may be none
    shown = (target, _first(reached, LEVELS), _first(reached, RATES))
    return ResultRow(
        1,
        number,
        id_,
        indicator.name.zh,
        indicator.name.en,
        indicator.unit,
        indicator.area,
        indicator.attribute,
        indicator.basis,
        _first(previous, LEVELS),
        *shown,
        verdict,
        reason,
        tuple(each for each in [*planned, *reached] if each not in shown),
        *_note(indicator),
    )


def _targets(plan: Plan, indicators: dict[str, Indicator]) -> list[TargetRow]:
    having = [(id_, indicator) for id_, indicator in indicators.items() if indicator.target.get(str(plan.year))]
    return [_target(plan, number, id_, indicator) for number, (id_, indicator) in enumerate(having, start=1)]


def _target(plan: Plan, number: int, id_: str, indicator: Indicator) -> TargetRow:
    reached = _said(plan, indicator, "actual", str(plan.year - 1))
    planned = _said(plan, indicator, "target", str(plan.year))
    shown = (_first(reached, LEVELS), _first(reached, RATES), _first(planned, LEVELS), _first(planned, RATES))
    return TargetRow(
        2,
        number,
        id_,
        indicator.name.zh,
        indicator.name.en,
        indicator.unit,
        indicator.area,
        indicator.attribute,
        indicator.basis,
        *shown,
        tuple(each for each in [*reached, *planned] if each not in shown),
        *_note(indicator),
    )


def _projects(plan: Plan, _indicators: dict[str, Indicator]) -> list[KeyProjectRow]:
    categories = [*plan.categories, None]
    made = [(project_row(plan, id_, project), *_note(project)) for id_, project in plan.projects.items()]
    made.sort(key=lambda each: (_place(categories, each[0].category), STAGES.index(_stage(each[0]))))
    return [KeyProjectRow(3, number, _stage(row), row, *note) for number, (row, *note) in enumerate(made, start=1)]


def _place(categories: list[str | None], category: str | None) -> int:
    return categories.index(category) if category in categories else len(categories) - 1


def _stage(row: ProjectRow) -> Stage | None:
    known = row.stage_planned or row.stage
    return known.stage if known else None


def _said(plan: Plan, subject: Subject, role: Role, period: str) -> list[Figure]:
    series = subject.actual if role == "actual" else subject.target
    return [recorded_figure(plan, subject.unit, period, role, statement) for statement in series.get(period, ())]


def _first(figures: list[Figure], forms: tuple[Form, ...]) -> Figure | None:
    """The first figure of the year itself in one of the forms; a change over several years has no column."""
    return next((figure for form in forms for figure in figures if figure.form == form and figure.since is None), None)


def _note(subject: Subject) -> tuple[str | None, str | None]:
    return (subject.note.zh, subject.note.en) if subject.note else (None, None)


_ROWS: dict[int, Callable[[Plan, dict[str, Indicator]], list[ResultRow] | list[TargetRow] | list[KeyProjectRow]]] = {
    1: _results,
    2: _targets,
    3: _projects,
}


def groups(plan: Plan) -> tuple[Group, ...]:
    """The official totals of the plan's key projects, those of all first: the totals that are divided by category."""
    count, investment = _key_totals(plan, "count"), _key_totals(plan, "investment")
    by_category = {total.category: None for total in [*count, *investment]}
    return tuple(
        Group(
            category,
            *(
                next((_planned(plan, total) for total in totals if total.category == category), None)
                for totals in (count, investment)
            ),
        )
        for category in by_category
    )


def _key_totals(plan: Plan, measure: Measure, division: str = "category") -> list[Total]:
    """The total of a measure that is divided so, and its parts."""
    whole = next((each for each in plan.totals.values() if each.measure == measure and each.parts.get(division)), None)
    return [] if whole is None else [whole, *(plan.totals[part] for part in whole.parts[division] if part in plan.totals)]


def _planned(plan: Plan, total: Total) -> Figure | None:
    return _first(_said(plan, total, "target", str(plan.year)), LEVELS)


def stage_totals(plan: Plan) -> tuple[StageTotal, ...]:
    """The official numbers of key projects by stage."""
    key = _key_totals(plan, "count")
    staged = [each for each in plan.totals.values() if each.measure == "count" and each.stage and not each.category and each.scope]
    scopes = {key[0].scope, *(each.scope for each in staged if each.stage == "preliminary")} if key else set()
    return tuple(
        StageTotal(each.stage, _first(_said(plan, each, "actual", str(plan.year - 1)), LEVELS), _planned(plan, each))
        for each in staged
        if each.stage is not None and each.scope in scopes
    )
