"""Pace: how much of a target is done against how much of its time has passed, and what that leaves to do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from planctl import formulas
from planctl.assess.derive import RATE_DECIMALS, SHARE_DECIMALS, Input, count, derive, mark, measured, nothing
from planctl.assess.gap import PERCENT_PER_YEAR
from planctl.assess.known import latest_day, result_for, results
from planctl.assess.pairs import Pair, pairs
from planctl.assess.result import Quantity, Result, Term, result
from planctl.assess.verdict import Verdict, paced
from planctl.figures import decimals, rounding_interval, spread
from planctl.formulas import HUNDRED, Reason
from planctl.model import Attribute, Basis, Indicator, Plan
from planctl.periods import end_of, is_whole_year, start_of, year_of
from planctl.units import PERCENT

Kind = Literal["within_year", "schedule", "cumulative"]
_MONTHS = 12


class PaceRow(NamedTuple):
    """One target under way.

    `within_year`: a flow's part of the year against the year's target. `schedule`: a level on its way from the baseline to a later
    year's target. `cumulative`: a change over several years. `needed` is the run-rate from here: per month left within a year, a
    yearly rate otherwise.
    """

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    attribute: Attribute
    basis: Basis | None
    kind: Kind
    target: Term
    latest: Term
    share_of_target: Quantity
    share_of_time: Quantity
    left: Quantity
    needed: Quantity
    verdict: Verdict


def pace(plan: Plan, indicators: dict[str, Indicator], as_of: date | None = None) -> Result:
    """Every target under way by a date: one whose period has begun to be measured and is not over."""
    day = as_of or latest_day(plan)
    rows = [
        row
        for id_, indicator in indicators.items()
        for pair in pairs(plan, indicator)
        if (row := _row(id_, indicator, pair, results(plan, id_, day))) is not None
    ]
    return result(plan, "pace", rows, {"under_way": len(rows)}, day)


def time_share(start: date, end: date, day: date) -> Decimal:
    """The share of a span passed by the end of a day, in per cent of its real days: 182 of 366 by 30 June of a leap year."""
    return Decimal((day - start).days + 1) / Decimal((end - start).days + 1) * HUNDRED


def _row(id_: str, indicator: Indicator, pair: Pair, known: list[Term]) -> PaceRow | None:
    target = pair.target
    if target.value is None or result_for(known, target.period, target.form) is not None:
        return None
    if target.since is not None:
        return _cumulative(id_, indicator, target, known)
    if target.form != "value":
        return None
    return _within_year(id_, indicator, target, known) or _schedule(id_, indicator, pair, known)


def _within_year(id_: str, indicator: Indicator, target: Term, known: list[Term]) -> PaceRow | None:
    """A flow's latest cumulative figure of the target's year; stocks and rates are read at their date and have no such share."""
    running = [each for each in known if each.form == "value" and year_of(each.period) == year_of(target.period)]
    if indicator.nature != "flow" or not running or not is_whole_year(target.period):
        return None
    latest = running[-1]
    if target.value is None or latest.value is None:
        return None
    end = end_of(latest.period)
    share = derive(formulas.completion_rate, measured(latest.value), mark(target.value), unit=PERCENT, decimals=SHARE_DECIMALS)
    time = time_share(start_of(target.period), end_of(target.period), end)
    digits = max(decimals(latest.value), decimals(target.value))
    left = derive(formulas.gap, measured(latest.value), mark(target.value), unit=indicator.unit, decimals=digits)
    months = _MONTHS - end.month
    needed = derive(
        _monthly, measured(latest.value), mark(target.value), count(months), unit=f"{indicator.unit}/month", decimals=digits + 1
    )
    return _made(id_, indicator, "within_year", target, latest, (share, time, left, needed))


def _monthly(latest: Decimal, target: Decimal, months: Decimal) -> Decimal | Reason:
    return (target - latest) / months if months > 0 else Reason.NO_YEARS


def _schedule(id_: str, indicator: Indicator, pair: Pair, known: list[Term]) -> PaceRow | None:
    """A level's latest full year after the baseline, on the way to a later year's target."""
    target, baseline = pair
    if baseline is None or baseline.value is None or target.value is None or not is_whole_year(target.period):
        return None
    years = [
        each
        for each in known
        if each.form == "value"
        and is_whole_year(each.period)
        and year_of(baseline.period) < year_of(each.period)
        and year_of(each.period) < year_of(target.period)
    ]
    if not years or years[-1].value is None:
        return None
    latest = years[-1]
    start, now, goal = measured(baseline.value), measured(years[-1].value), mark(target.value)
    share = derive(formulas.share_of_way, start, now, goal, unit=PERCENT, decimals=SHARE_DECIMALS)
    passed = year_of(latest.period) - year_of(baseline.period)
    left_years = year_of(target.period) - year_of(latest.period)
    time = Decimal(passed) / Decimal(passed + left_years) * HUNDRED
    digits = max(decimals(now.value), decimals(goal.value))
    left = derive(formulas.gap, now, goal, unit=target.unit, decimals=digits)
    if target.unit == PERCENT:
        needed = nothing(Reason.IN_POINTS, PERCENT_PER_YEAR)
    else:
        needed = derive(formulas.required_rate, now, goal, count(left_years), unit=PERCENT_PER_YEAR, decimals=RATE_DECIMALS)
    return _made(id_, indicator, "schedule", target, latest, (share, time, left, needed))


def _cumulative(id_: str, indicator: Indicator, target: Term, known: list[Term]) -> PaceRow | None:
    """A change since a year: as stated for a later year, or chained from the yearly rates since."""
    if target.since is None or target.value is None:
        return None
    reached = _done_since(target.since, known)
    if reached is None:
        return None
    latest, done = reached
    share = derive(formulas.cumulative_progress, done, mark(target.value), unit=PERCENT, decimals=SHARE_DECIMALS)
    passed = year_of(latest.period) - target.since
    left_years = year_of(target.period) - year_of(latest.period)
    time = Decimal(passed) / Decimal(passed + left_years) * HUNDRED
    left = derive(_still, done, mark(target.value), unit=PERCENT, decimals=SHARE_DECIMALS)
    needed = derive(_yearly, done, mark(target.value), count(left_years), unit=PERCENT_PER_YEAR, decimals=RATE_DECIMALS)
    return _made(id_, indicator, "cumulative", target, latest, (share, time, left, needed))


def _done_since(since: int, known: list[Term]) -> tuple[Term, Input] | None:
    """The change since a year, as a figure and as an input: as stated, or chained from every yearly rate since."""
    stated = [each for each in known if each.since == since and each.value is not None]
    if stated:
        return stated[-1], measured(stated[-1].value or Decimal(0))
    rates: list[Decimal] = []
    last: Term | None = None
    while (rate := result_for(known, str(since + len(rates) + 1), "growth")) is not None and rate.value is not None:
        rates.append(rate.value)
        last = rate
    done = formulas.chained(*rates)
    allowed = spread(formulas.chained, *map(rounding_interval, rates))
    if last is None or allowed is None or isinstance(done, Reason):
        return None
    return last._replace(value=done, since=since, printed=None), Input(done, allowed, allowed)


def _still(done: Decimal, target: Decimal) -> Decimal | Reason:
    """The change still to come, on what the change so far has left."""
    return Reason.SIGN_CHANGE if done <= -HUNDRED else ((1 + target / HUNDRED) / (1 + done / HUNDRED) - 1) * HUNDRED


def _yearly(done: Decimal, target: Decimal, years: Decimal) -> Decimal | Reason:
    return formulas.required_rate(1 + done / HUNDRED, 1 + target / HUNDRED, years)


def _made(
    id_: str,
    indicator: Indicator,
    kind: Kind,
    target: Term,
    latest: Term,
    derived: tuple[Quantity, Decimal, Quantity, Quantity],
) -> PaceRow | None:
    share, time, left, needed = derived
    if share.value is None:
        return None
    name = indicator.name
    passed = Quantity(time, PERCENT, "exact", None, SHARE_DECIMALS, SHARE_DECIMALS, None)
    verdict = paced(share.value, time)
    return PaceRow(
        id_,
        name.zh,
        name.en,
        indicator.unit,
        indicator.attribute,
        indicator.basis,
        kind,
        target,
        latest,
        share,
        passed,
        left,
        needed,
        verdict,
    )
