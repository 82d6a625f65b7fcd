"""Which baseline a target is measured from."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from planctl.assess.answers import Figure, recorded_figure
from planctl.assess.results import shares_of_days
from planctl.numbers.periods import end_of, is_whole_year, year_of
from planctl.plan.model import Indicator, Plan, Project, Statement, Total
from planctl.plan.vocabulary import Form


class TargetAndBaseline(NamedTuple):
    """A target and the latest earlier result of the same form, printed or else worked out from days; None when there is none."""

    target: Figure
    baseline: Figure | None

    @property
    def years(self) -> int | None:
        """The years from the baseline to the target; None unless both end at the same time of year."""
        if self.baseline is None or end_of(self.baseline.period).month != end_of(self.target.period).month:
            return None
        return year_of(self.target.period) - year_of(self.baseline.period)


def targets_with_baselines(plan: Plan, subject: Indicator | Project | Total, as_of: date | None = None) -> list[TargetAndBaseline]:
    """Every numeric or worded target of a subject with its baseline, in the order of the periods.

    Baselines are those known by a date, by default all. A single quarter's or month's figure is neither.
    """
    results = _results(plan, subject, as_of)
    return [TargetAndBaseline(target, _baseline(plan, subject, target, results, as_of)) for target in _targets(plan, subject)]


_Results = dict[tuple[Form, int | None, int | None], list[tuple[str, Statement]]]


def _results(plan: Plan, subject: Indicator | Project | Total, as_of: date | None) -> _Results:
    """The results that can be a baseline, the latest first, by form, by the year that a change counts from and by their last month.

    All of them stand under None too. December's figure is the year's.
    """
    results: _Results = defaultdict(list)
    for period in sorted(subject.actual, key=lambda period: (end_of(period), is_whole_year(period)), reverse=True):
        for statement in subject.actual[period]:
            if statement.cumulative and (as_of is None or plan.known_from(period, statement) <= as_of):
                for month in (None, end_of(period).month):
                    results[statement.form, statement.since, month].append((period, statement))
    return results


def _targets(plan: Plan, subject: Indicator | Project | Total) -> Iterator[Figure]:
    for period in sorted(subject.target, key=end_of):
        for statement in subject.target[period]:
            if statement.form != "stage" and statement.cumulative:
                yield recorded_figure(plan, subject.unit, period, "target", statement)


def _baseline(
    plan: Plan, subject: Indicator | Project | Total, target: Figure, results: _Results, as_of: date | None
) -> Figure | None:
    end = end_of(target.period)
    month = None if _read_at_a_date(subject, target) else end.month
    like = results.get((target.form, target.since, month), [])
    earlier = bisect_right(like, -end.toordinal(), key=lambda result: -end_of(result[0]).toordinal())
    if earlier < len(like):
        period, statement = like[earlier]
        return recorded_figure(plan, subject.unit, period, "actual", statement)
    shares = shares_of_days(plan, subject) if target.form == "value" else []
    before = [share for day, share in shares if end_of(share.period) < end and (as_of is None or day <= as_of)]
    return max(before, key=lambda share: end_of(share.period), default=None)


def _read_at_a_date(subject: Indicator | Project | Total, figure: Figure) -> bool:
    """Whether a figure holds at its period's end; a flow or a change is over the period: half a year's is no base for a year's."""
    return figure.form not in ("growth", "change") and not (isinstance(subject, Indicator) and subject.nature == "flow")


def headline_target(plan: Plan, subject: Indicator | Project | Total, as_of: date | None = None) -> TargetAndBaseline | None:
    """The pair that stands for a subject in an overview, its baseline known by a date.

    That of the plan's year, or else of the earliest later year with a target, or else of the last; of a year and parts of it that
    of the year; of several the first that has a baseline, then the first that has a number.
    """
    every = targets_with_baselines(plan, subject, as_of)
    ahead = [pair for pair in every if year_of(pair.target.period) >= plan.year] or every[-1:]
    period = min((pair.target.period for pair in ahead), key=_precedence, default=None)
    return min(
        (pair for pair in ahead if pair.target.period == period),
        key=lambda pair: (pair.baseline is None, pair.target.value is None),
        default=None,
    )


def _precedence(period: str) -> tuple[int, bool, date]:
    """The order in which periods stand for a subject: by year, whole years before their parts."""
    return year_of(period), not is_whole_year(period), end_of(period)
