"""The official totals of a plan's key projects, by category and by stage: not the sum of the projects that its text names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planctl.assess.answers import Figure, recorded_figure
from planctl.numbers.periods import is_span, year_of
from planctl.plan.model import Plan, Subject, Total
from planctl.plan.vocabulary import Form, Measure, Role, Stage

LEVELS: tuple[Form, ...] = ("value", "shares", "reached", "text")


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


def groups(plan: Plan) -> tuple[Group, ...]:
    """The official totals of the plan's key projects, those of all first: the totals that are divided by category."""
    count, investment = _key_totals(plan, "count"), _key_totals(plan, "investment")
    categories = dict.fromkeys(total.category for total in [*count, *investment])
    return tuple(
        Group(category=category, projects=_planned(plan, count, category), investment=_planned(plan, investment, category))
        for category in categories
    )


def stage_totals(plan: Plan) -> tuple[StageTotal, ...]:
    """The official numbers of key projects by stage."""
    key = _key_totals(plan, "count")
    staged = [total for total in plan.totals.values() if total.measure == "count" and not total.category and total.scope]
    scopes = {key[0].scope, *(total.scope for total in staged if total.stage == "preliminary")} if key else set()
    return tuple(
        StageTotal(
            stage=total.stage,
            actual=first_of(figures_of_period(plan, total, "actual", str(plan.base_year)), LEVELS),
            target=first_of(targets_of_plan(plan, total), LEVELS),
        )
        for total in staged
        if total.stage is not None and total.scope in scopes
    )


def _key_totals(plan: Plan, measure: Measure) -> list[Total]:
    """The total of a measure that is divided by category, and its parts."""
    whole = next((total for total in plan.totals.values() if total.measure == measure and total.parts.get("category")), None)
    return [] if whole is None else [whole, *(plan.totals[part] for part in whole.parts["category"] if part in plan.totals)]


def _planned(plan: Plan, totals: Iterable[Total], category: str | None) -> Figure | None:
    """What the first total of a category is to be in the plan's year."""
    total = next((total for total in totals if total.category == category), None)
    return None if total is None else first_of(targets_of_plan(plan, total), LEVELS)


def figures_of_period(plan: Plan, subject: Subject, role: Role, period: str) -> list[Figure]:
    """The figures that the plan itself gives of a subject's period."""
    series = subject.actual if role == "actual" else subject.target
    return [recorded_figure(plan, subject.unit, period, role, statement) for statement in series.get(period, ())]


def targets_of_plan(plan: Plan, subject: Subject) -> list[Figure]:
    """What the plan sets a subject for its year, and for the years that end with it."""
    spans = [period for period in subject.target if is_span(period) and year_of(period) == plan.year]
    return [figure for period in (str(plan.year), *spans) for figure in figures_of_period(plan, subject, "target", period)]


def first_of(figures: Iterable[Figure], forms: tuple[Form, ...]) -> Figure | None:
    """The first figure of the period itself in one of the forms, a firm target before what is striven for beyond it.

    A change over several years is of no one year.
    """
    single = sorted((figure for figure in figures if figure.since is None), key=lambda figure: figure.stretch)
    return next((figure for form in forms for figure in single if figure.form == form), None)
