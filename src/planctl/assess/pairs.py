"""Which baseline a target is measured from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planctl.assess.result import Term, term
from planctl.model import Indicator, Plan, Project, Total
from planctl.periods import end_of, year_of


class Pair(NamedTuple):
    """A target and the latest earlier result of the same form; None when there is none."""

    target: Term
    baseline: Term | None

    @property
    def years(self) -> int | None:
        """The years from the baseline to the target; None unless both end at the same time of year."""
        if self.baseline is None or end_of(self.baseline.period).month != end_of(self.target.period).month:
            return None
        return year_of(self.target.period) - year_of(self.baseline.period)


def pairs(plan: Plan, subject: Indicator | Project | Total) -> list[Pair]:
    """Every numeric or worded target of a subject with its baseline, in the order of the periods."""
    return [Pair(target, _baseline(plan, subject, target)) for target in _targets(plan, subject)]


def _targets(plan: Plan, subject: Indicator | Project | Total) -> Iterator[Term]:
    for period in sorted(subject.target, key=end_of):
        for statement in subject.target[period]:
            if statement.form != "stage":
                yield term(plan, subject.unit, period, "target", statement)


def _baseline(plan: Plan, subject: Indicator | Project | Total, target: Term) -> Term | None:
    earlier = [
        period
        for period in subject.actual
        if end_of(period) < end_of(target.period) and (period[4:] == target.period[4:] or _read_at_a_date(subject, target))
    ]
    for period in sorted(earlier, key=end_of, reverse=True):
        for statement in subject.actual[period]:
            if (statement.form, statement.since) == (target.form, target.since):
                return term(plan, subject.unit, period, "actual", statement)
    return None


def _read_at_a_date(subject: Indicator | Project | Total, figure: Term) -> bool:
    """Whether a figure holds at its period's end; a flow or a change is over the period: half a year's is no base for a year's."""
    return figure.form not in ("growth", "change") and not (isinstance(subject, Indicator) and subject.nature == "flow")


def leading_pair(plan: Plan, subject: Indicator | Project | Total) -> Pair | None:
    """The pair that stands for a subject in an overview.

    That of the plan's year, or else of the earliest later target, or else of the last; of several the first that has a baseline,
    then the first that has a number.
    """
    every = pairs(plan, subject)
    ahead = [pair for pair in every if year_of(pair.target.period) >= plan.year] or every[-1:]
    period = min((pair.target.period for pair in ahead), key=end_of, default=None)
    return min(
        (pair for pair in ahead if pair.target.period == period),
        key=lambda pair: (pair.baseline is None, pair.target.value is None),
        default=None,
    )
