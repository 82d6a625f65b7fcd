"""What was known by a date: the plan's own results, and observations published elsewhere or later."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from planctl.assess.answers import Figure, recorded_figure
from planctl.numbers.periods import end_of, last_day
from planctl.plan.model import Plan, Series, Statement
from planctl.plan.vocabulary import Form


def known_from(plan: Plan, period: str, statement: Statement) -> date:
    """The day from which a figure counts as known: that of its source's publication, or else the end of its period."""
    source = plan.sources.get(statement.source or (plan.about and plan.about.source) or "")
    return last_day(source.published) if source and source.published else end_of(period)


def latest_day(plan: Plan) -> date | None:
    """The day by which everything that a plan holds was known; None when it holds no result. Never today."""
    series = [*(subject.actual for _, subject in plan.subjects()), *plan.observations.values()]
    return max((known_from(plan, *each) for each in _statements(*series)), default=None)


def results_as_of(plan: Plan, id_: str, as_of: date | None = None) -> list[Figure]:
    """An indicator's results known by a date (by default all), in the order of their periods.

    A figure that revises another of its period stands after it; neither is dropped. A single quarter's or month's figure is left
    out: it is no result of the year so far.
    """
    known = _in_order(plan, id_, plan.indicators[id_].actual, plan.observations.get(id_, {}))
    return [quoted for day, cumulative, quoted in known if cumulative and (as_of is None or day <= as_of)]


def observations_of(plan: Plan, id_: str) -> list[Figure]:
    """Everything published elsewhere or later about an indicator, in the order of its periods, the newest of a period last."""
    return [quoted for _, _, quoted in _in_order(plan, id_, plan.observations.get(id_, {}))]


def _in_order(plan: Plan, id_: str, *series: Series) -> list[tuple[date, bool, Figure]]:
    """Figures as quoted, each with the day from which it is known and whether it is cumulative, by period and then by that day."""
    indicator = plan.indicators.get(id_)
    unit = indicator.unit if indicator else None
    known = [
        (known_from(plan, period, statement), statement.cumulative, recorded_figure(plan, unit, period, "actual", statement))
        for period, statement in _statements(*series)
    ]
    return sorted(known, key=lambda each: (end_of(each[2].period), each[0]))


def _statements(*series: Series) -> list[tuple[str, Statement]]:
    return [(period, each) for one in series for period, statements in one.items() for each in statements]


def result_of_period(known: list[Figure], period: str, form: Form, since: int | None = None) -> Figure | None:
    """The newest figure of a form for a period, of a change since a year if one is named; None when none is known.

    What is known stands in the order of its periods. Figures of parts of a year count from January, so that December's, the last
    quarter's and the second half's are the year's.
    """
    end = end_of(period)
    first, after = (cut(known, end, key=lambda quoted: end_of(quoted.period)) for cut in (bisect_left, bisect_right))
    same = reversed(known[first:after])
    return next((quoted for quoted in same if (quoted.form, quoted.since) == (form, since)), None)
