"""Which baseline a target is measured from."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from planctl.assess.answers import Figure, recorded_figure
from planctl.assess.relative import mark_of, resolved
from planctl.assess.results import shares_of_days, sums_so_far
from planctl.numbers.formulas import HUNDRED
from planctl.numbers.periods import end_of, is_span, is_whole_year, months_to, year_before, year_of, years_in
from planctl.plan.model import Indicator, Plan, Project, Statement, Total
from planctl.plan.vocabulary import RATES, Form


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


def targets_with_baselines(plan: Plan, subject: Indicator | Project | Total) -> list[TargetAndBaseline]:
    """Every numeric or worded target of a subject with its baseline, in the order of the periods; last all of a year's plan.

    Where a base is declared, a later level's baseline is of that year, however many results come later. A single quarter's or
    month's figure is neither.
    """
    results = _results(subject)
    worked_out = [each for _, each in (*shares_of_days(plan, subject), *sums_so_far(plan, subject))]
    return [TargetAndBaseline(target, _baseline(plan, subject, target, results, worked_out)) for target in _targets(plan, subject)]


def legs(pairs: list[TargetAndBaseline], indicator: Indicator) -> Iterator[TargetAndBaseline]:
    """From each target level still ahead to the next, where more than a year lies between: a yearly target is of its own year."""
    marks: dict[str, TargetAndBaseline] = {}
    for pair in pairs:
        if pair.target.form == "value" and is_whole_year(pair.target.period) and not is_second_step(indicator, pair.target):
            marks.setdefault(pair.target.period, pair)
    for (earlier, _), (later, baseline) in pairwise(marks.values()):
        ahead = baseline is None or year_of(baseline.period) < year_of(earlier.period)
        if ahead and year_of(later.period) - year_of(earlier.period) > 1:
            yield TargetAndBaseline(later, earlier.least(indicator.direction))


def is_leg(baseline: Figure | None) -> bool:
    """Whether a way starts from a target instead of a result."""
    return baseline is not None and baseline.role == "target"


_Part = tuple[int, int]
"""The month in which a figure's part of the year ends, and over how many years it is."""
_Results = dict[tuple[Form, int | None, _Part | None], list[tuple[str, Statement]]]


def _results(subject: Indicator | Project | Total) -> _Results:
    """The results that can be a baseline, the latest first, by form, by the year that a change counts from and by their part.

    All of them stand under None too. December's figure is the year's.
    """
    results: _Results = defaultdict(list)
    for period in sorted(subject.actual, key=lambda period: (end_of(period), is_whole_year(period)), reverse=True):
        for statement in subject.actual[period]:
            if statement.cumulative and statement.form != "share_of_plan":
                for part in (None, _part(period)):
                    results[statement.form, statement.since, part].append((period, statement))
    return results


def _part(period: str) -> _Part:
    """The figure of a year's last month is the year's."""
    return months_to(period), years_in(period)


def _targets(plan: Plan, subject: Indicator | Project | Total) -> Iterator[Figure]:
    for period in sorted(subject.target, key=end_of):
        for statement in _in_steps(subject.target[period]):
            if statement.form != "stage" and statement.cumulative:
                target = recorded_figure(plan, subject.unit, period, "target", statement)
                yield resolved(plan, plan.id_of(subject), target, period)
    yield from _whole_plans(plan, subject)


def _whole_plans(plan: Plan, subject: Indicator | Project | Total) -> Iterator[Figure]:
    """All of a year's plan, of which results say what share is done, where the plan itself records no level for the year."""
    series = subject.actual, plan.observations_of(subject)
    years = {
        str(year_of(period))
        for one in series
        for period, statements in one.items()
        for each in statements
        if each.form == "share_of_plan"
    }
    for year in sorted(years):
        if not any(each.form == "value" for each in subject.target.get(year, ())):
            whole = Statement(share_of_plan=HUNDRED, printed="")
            yield recorded_figure(plan, subject.unit, year, "target", whole)._replace(printed=None, source=None)


def _in_steps(statements: Iterable[Statement]) -> list[Statement]:
    """The targets of a period in their order, what is striven for right after the firm target of its form."""
    forms = [(each.form, each.since) for each in statements]
    return sorted(statements, key=lambda each: (forms.index((each.form, each.since)), each.stretch))


def is_second_step(subject: Indicator | Project | Total, target: Figure) -> bool:
    """Whether a target is what is striven for beyond a firm one of its form and period: 6 % or more, striving for 7 %."""
    alike = [each for each in subject.target.get(target.period, ()) if (each.form, each.since) == (target.form, target.since)]
    return target.stretch and not all(each.stretch for each in alike)


def _baseline(
    plan: Plan, subject: Indicator | Project | Total, target: Figure, results: _Results, worked_out: list[Figure]
) -> Figure | None:
    end, base = _before(plan, target.period), plan.base_of(subject)
    part = None if _read_at_a_date(subject, target) else _part(target.period)
    like = results.get((target.form, target.since, part), [])
    fixed = base if base and target.form == "value" and base < year_of(target.period) else None
    mark = mark_of(plan, plan.id_of(subject), target, target.period)
    if mark and target.repeats(mark) and _is_of(mark.period, fixed):
        return mark
    if fixed is not None:
        like = [result for result in like if _is_of(result[0], fixed)]
    earlier = bisect_right(like, -end.toordinal(), key=lambda result: -end_of(result[0]).toordinal())
    if earlier < len(like):
        period, statement = like[earlier]
        return recorded_figure(plan, subject.unit, period, "actual", statement)
    levels = worked_out if target.form == "value" else []
    like_parts = (each for each in levels if part is None or _part(each.period) == part)
    before = [each for each in like_parts if end_of(each.period) < end and _is_of(each.period, fixed)]
    return max(before, key=lambda each: end_of(each.period), default=None)


def _before(plan: Plan, period: str) -> date:
    """The day up to which a target's baseline ends: of a past year's the first of that year, whose own parts are no base for it."""
    past = is_whole_year(period) and year_of(period) < plan.year
    return end_of(year_before(period)) + timedelta(days=1) if past else end_of(period)


def _is_of(period: str, base: int | None) -> bool:
    """Whether a period is of a declared base, where there is one."""
    return base is None or year_of(period) == base


def _read_at_a_date(subject: Indicator | Project | Total, figure: Figure) -> bool:
    """Whether a figure holds at its period's end; a flow or a change is over the period: half a year's is no base for a year's."""
    return figure.form not in RATES and not (isinstance(subject, Indicator) and subject.nature == "flow")


def headline_target(plan: Plan, subject: Indicator | Project | Total) -> TargetAndBaseline | None:
    """The pair that stands for a subject where there is room for one: the first of its headline targets."""
    return next(iter(headline_targets(plan, subject, plan.year)), None)


def headline_targets(plan: Plan, subject: Indicator | Project | Total, year: int) -> list[TargetAndBaseline]:
    """The pairs that stand for a subject in an overview of a year: all of one time.

    Those of the year, or else of the earliest later one with a target, or else of the last; of a year and parts of it those of the
    year. First the one that has a baseline, then the one that has a number.
    """
    every = targets_with_baselines(plan, subject)
    ahead = [pair for pair in every if year_of(pair.target.period) >= year] or every
    last = max((year_of(pair.target.period) for pair in ahead), default=0)
    ahead = ahead if last >= year else [pair for pair in ahead if year_of(pair.target.period) == last]
    period = min((pair.target.period for pair in ahead), key=_precedence, default=None)
    of_time = [pair for pair in ahead if period and _precedence(pair.target.period) == _precedence(period)]
    return sorted(of_time, key=lambda pair: (pair.baseline is None, pair.target.value is None))


def _precedence(period: str) -> tuple[int, bool, date]:
    """The order in which periods stand for a subject: by year, whole years and several before parts of one."""
    return year_of(period), not (is_whole_year(period) or is_span(period)), end_of(period)
