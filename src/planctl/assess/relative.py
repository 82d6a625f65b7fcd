"""Targets whose figure is another's (the province's average, the growth of GDP, the year before), or is set from above later."""

from __future__ import annotations

from datetime import date

from planctl.assess.answers import Figure
from planctl.assess.results import result_of_period, results_as_of
from planctl.numbers.periods import last_day, year_before
from planctl.numbers.printed import LIMITS
from planctl.plan.fields import LAST_YEAR
from planctl.plan.model import Plan


def resolved(plan: Plan, id_: str, target: Figure, period: str, as_of: date | None = None) -> Figure:
    """A target that goes by another figure with the number of that for a period, as known by a date; without one before that.

    A figure that is only a bound ("over 5") is no mark. One set from above has its number once its source is published. Any other
    target is as it is.
    """
    if target.goes_by is None:
        return target if target.set_by_zh is None or _is_published(plan, target, as_of) else target._replace(value=None, printed=None)
    own = target.goes_by == LAST_YEAR
    of = year_before(period) if own else period
    mark = result_of_period(results_as_of(plan, id_ if own else target.goes_by, as_of), of, target.form, target.since)
    if mark is None or mark.value is None or mark.bound in LIMITS:
        return target._replace(value=None, printed=None, goes_by_period=None)
    return target._replace(value=mark.value, printed=mark.printed, goes_by_period=of)


def _is_published(plan: Plan, target: Figure, as_of: date | None) -> bool:
    """Whether a target's source was published by a date."""
    source = plan.sources.get(target.source or "")
    return as_of is None or source is None or source.published is None or last_day(source.published) <= as_of
