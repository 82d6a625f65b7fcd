"""What is known: the plan's own results, and observations published elsewhere or later."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from planctl.assess.answers import Figure, recorded_figure
from planctl.numbers import formulas
from planctl.numbers.periods import end_of, span_of, start_of
from planctl.numbers.units import PERCENT
from planctl.plan.model import Indicator, Plan, Series, Statement, Subject
from planctl.plan.vocabulary import Form, judged_by

_TENTH = Decimal("0.1")


def results_of(plan: Plan, id_: str) -> list[Figure]:
    """A subject's results, in the order of their periods.

    A figure that revises another of its period stands after it; neither is dropped. A single quarter's or month's figure is left
    out: it is no result of the year so far. Of a share of days that no source prints, what the days make.
    """
    subject = plan.subject(id_)
    assert subject is not None  # noqa: S101 who asks has looked it up
    known = _in_order(plan, id_, subject.actual, plan.observations.get(id_, {}))
    results = [(day, quoted) for day, cumulative, quoted in known if cumulative]
    printed = {quoted.period for _, quoted in results if quoted.form == "value"}
    shares = [(day, share) for day, share in shares_of_days(plan, subject, observed=True) if share.period not in printed]
    if shares:
        results = sorted([*results, *shares], key=lambda each: (end_of(each[1].period), each[0]))
    return [quoted for _, quoted in results]


def shares_of_days(plan: Plan, subject: Subject, observed: bool = False) -> list[tuple[date, Figure]]:
    """An indicator's shares of the days of each period, worked out from its days, with the day from which each is known.

    From the days that the plan itself gives, or also from those observed elsewhere or later. Calendar days stand for the valid days
    that the official share goes by: an approximation, to a tenth of a per cent.
    """
    if not isinstance(subject, Indicator) or subject.in_days not in plan.indicators:
        return []
    series = [plan.indicators[subject.in_days].actual, *([plan.observations.get(subject.in_days, {})] if observed else [])]
    return [(day, _share_of_days(quoted, subject.in_days)) for day, quoted in _days(plan, series)]


def _days(plan: Plan, series: list[Series]) -> Iterator[tuple[date, Figure]]:
    for period, statement in _statements(*series):
        if statement.value is not None and statement.cumulative:
            yield plan.known_from(period, statement), recorded_figure(plan, None, period, "actual", statement)


def _share_of_days(days: Figure, id_: str) -> Figure:
    whole = (end_of(days.period) - start_of(days.period)).days + 1
    share = formulas.share_of_days(days.number, Decimal(whole))
    assert isinstance(share, Decimal)  # noqa: S101 a period has days
    return days._replace(value=share.quantize(_TENTH), printed=None, unit=PERCENT, worked_out_from=id_)


def observations_of(plan: Plan, id_: str) -> list[Figure]:
    """Everything published elsewhere or later about a subject, in the order of its periods, the newest of a period last."""
    return [quoted for _, _, quoted in _in_order(plan, id_, plan.observations.get(id_, {}))]


def _in_order(plan: Plan, id_: str, *series: Series) -> list[tuple[date, bool, Figure]]:
    """Figures as quoted, each with the day from which it is known and whether it is cumulative, by period and then by that day."""
    subject = plan.subject(id_)
    unit = subject.unit if subject else None
    known = [
        (plan.known_from(period, statement), statement.cumulative, recorded_figure(plan, unit, period, "actual", statement))
        for period, statement in _statements(*series)
    ]
    return sorted(known, key=lambda each: (end_of(each[2].period), each[0]))


def latest_answer(known: list[Figure], target: Figure) -> Figure | None:
    """The newest figure of what a target asks, of its own form before another; None when none is known."""
    answers = [each for each in reversed(known) if each.answers(target)]
    order = judged_by(target.form)
    return max(answers, key=lambda each: (end_of(each.period), -order.index(each.form)), default=None)


def answer_of_period(known: list[Figure], target: Figure) -> Figure | None:
    """The newest figure of what a target asks in its own period; None when none is known."""
    answers = (result_of_period(known, target.period, form, target.since) for form in judged_by(target.form))
    return next(filter(None, answers), None)


def _statements(*series: Series) -> list[tuple[str, Statement]]:
    return [(period, each) for one in series for period, statements in one.items() for each in statements]


def result_of_period(known: list[Figure], period: str, form: Form, since: int | None = None) -> Figure | None:
    """The newest figure of a form for a period, of a change since a year if one is named; None when none is known.

    What is known stands in the order of its periods. Figures of parts of a year count from January, so that December's, the last
    quarter's and the second half's are the year's.
    """
    end, wanted = end_of(period), (span_of(period), form, since)
    first, after = (cut(known, end, key=lambda quoted: end_of(quoted.period)) for cut in (bisect_left, bisect_right))
    same = reversed(known[first:after])
    return next((quoted for quoted in same if (span_of(quoted.period), quoted.form, quoted.since) == wanted), None)
