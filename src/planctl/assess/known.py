"""What was known by a date: the plan's own results, and observations published elsewhere or later."""

from __future__ import annotations

from datetime import date

from planctl.assess.result import Term, term
from planctl.model import Form, Plan, Statement
from planctl.periods import end_of, last_day


def known_on(plan: Plan, period: str, statement: Statement) -> date:
    """The day from which a figure counts as known: that of its source's publication, or else the end of its period."""
    source = plan.sources.get(statement.source or "")
    return last_day(source.published) if source and source.published else end_of(period)


def latest_day(plan: Plan) -> date | None:
    """The day by which everything that a plan holds was known; None when it holds no result. Never today."""
    own = [end_of(period) for _, subject in plan.subjects() for period in subject.actual]
    seen = [
        known_on(plan, period, statement)
        for series in plan.observations.values()
        for period, statements in series.items()
        for statement in statements
    ]
    return max(own + seen, default=None)


def results(plan: Plan, id_: str, as_of: date | None = None) -> list[Term]:
    """An indicator's results known by a date (by default all), in the order of their periods.

    A figure that revises another of its period stands after it; neither is dropped.
    """
    unit = plan.indicators[id_].unit
    known = [
        (end_of(period), known_on(plan, period, statement), term(plan, unit, period, "actual", statement))
        for series in (plan.indicators[id_].actual, plan.observations.get(id_, {}))
        for period, statements in series.items()
        for statement in statements
    ]
    return [quoted for _, day, quoted in sorted(known, key=lambda each: each[:2]) if as_of is None or day <= as_of]


def result_for(known: list[Term], period: str, form: Form) -> Term | None:
    """The newest figure of a form for a period; None when none is known."""
    return next((quoted for quoted in reversed(known) if (quoted.period, quoted.form) == (period, form)), None)
