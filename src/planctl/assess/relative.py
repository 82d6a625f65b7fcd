"""Targets that go by another figure: the province's average, the growth of GDP, the year before."""

from __future__ import annotations

from planctl.assess.answers import Figure
from planctl.assess.results import result_of_period, results_of
from planctl.numbers.periods import year_before
from planctl.numbers.printed import LIMITS
from planctl.plan.fields import LAST_YEAR
from planctl.plan.model import Plan


def resolved(plan: Plan, id_: str, target: Figure, period: str) -> Figure:
    """A target that goes by another figure with the number of that for a period; without one where that is not recorded.

    A figure that is only a bound ("over 5") is no mark. Any other target is as it is.
    """
    if target.goes_by is None:
        return target
    mark = mark_of(plan, id_, target, period)
    if mark is None:
        return target._replace(value=None, printed=None, goes_by_period=None)
    return target._replace(value=mark.value, printed=mark.printed, goes_by_period=mark.period)


def mark_of(plan: Plan, id_: str, target: Figure, period: str) -> Figure | None:
    """The newest figure that a target for a period goes by; None of one that goes by none, or by a mere bound."""
    own = target.goes_by == LAST_YEAR
    known = results_of(plan, id_ if own else target.goes_by) if target.goes_by else []
    mark = result_of_period(known, year_before(period) if own else period, target.form, target.since)
    return None if mark is None or mark.value is None or mark.bound in LIMITS else mark
