"""Contradictions between a whole and what it holds: parts known by bounds, and what is 其中 (of which) in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from planctl.language import Bilingual
from planctl.numbers.periods import is_whole_year, year_before
from planctl.numbers.printed import Interval, bounded_interval, overlap
from planctl.numbers.units import split, unit_words
from planctl.plan.model import Indicator, Plan, Series, Statement, Total
from planctl.plan.vocabulary import Form, division_words
from planctl.problems import Details, Finding, Path

_NUMBERS = ("exact", "reach")
_FLOORS = ("at_least", "over")
_AT_LEAST = Bilingual("至少 {number}", "at least {number}")
_AT_MOST = Bilingual("至多 {number}", "at most {number}")


def _statement(series: Series, period: str, form: Form = "value") -> Statement | None:
    """A period's statement of a form, by default its level, cumulative and no change over several years."""
    return next((each for each in series.get(period, ()) if each.form == form and each.since is None and each.cumulative), None)


def _number(statement: Statement) -> Decimal:
    assert statement.number is not None  # noqa: S101 a level and a growth are numbers
    return statement.number


def _span(statement: Statement, unit: str) -> Interval:
    return bounded_interval(_number(statement), statement.bound, unit if statement.value is not None else None, to=statement.to)


def parts_with_bounds_against_totals(plan: Plan) -> Iterator[Finding]:
    """Parts of which some are bounds come to no more and no less than the total can be, and floors to no more than its floor."""
    for path, division, unit, (total, *parts) in _parted(plan):
        added, whole = _added([_span(part, unit) for part in parts]), _span(total, unit)
        sum_ = sum((_number(part) for part in parts), Decimal(0))
        details: Details = {"period": str(path[-1]), "division": division_words(division), "how": "", "total": str(total.number)}
        if not overlap(added, whole):
            more = added.low is not None and whole.high is not None and added.low > whole.high
            yield Finding("parts-and-total", path, {**details, "sum": (_AT_LEAST if more else _AT_MOST).filled(number=sum_)})
        elif all(each.bound in _FLOORS for each in (total, *parts)) and sum_ > _number(total):
            yield Finding("parts-floor", path, {**details, "sum": str(sum_)})


def _parted(plan: Plan) -> Iterator[tuple[Path, str, str, list[Statement]]]:
    """Every total and its parts in its unit, by one way of dividing, role and period, where some of them are bounds."""
    for section, records in (("indicators", plan.indicators), ("totals", plan.totals)):
        for id_, whole in records.items():
            for division, ids in whole.parts.items():
                held = [records[part] for part in ids if part in records and records[part].unit == whole.unit]
                for role in ("actual", "target") if len(held) == len(ids) else ():
                    for period in getattr(whole, role):
                        found = [_statement(getattr(each, role), period) for each in (whole, *held)]
                        given = [each for each in found if each]
                        if len(given) == len(found) > 1 and any(each.bound not in _NUMBERS for each in given):
                            yield (section, id_, role, period), division, whole.unit, given


def _added(spans: list[Interval]) -> Interval:
    lows, highs = zip(*spans, strict=True)
    return Interval(_sum(lows), _sum(highs))


def _sum(ends: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what are all numbers; none with an open end among them."""
    known = list(ends)
    return None if None in known else sum((end for end in known if end is not None), Decimal(0))


class _Within(NamedTuple):
    """A subject and the one that holds it."""

    path: Path
    part: Indicator | Total
    whole: Indicator | Total


def _holdings(plan: Plan) -> Iterator[_Within]:
    for section, records in (("indicators", plan.indicators), ("totals", plan.totals)):
        for id_, part in records.items():
            whole = plan.subject(part.within or "")
            if isinstance(whole, Indicator | Total) and split(part.unit)[1] == split(whole.unit)[1]:
                yield _Within((section, id_), part, whole)


def what_is_within_is_no_more(plan: Plan) -> Iterator[Finding]:
    """What is 其中 in a whole is no more than the whole, be it in another power of ten of the unit."""
    for path, part, whole in _holdings(plan):
        times = split(part.unit)[0] / split(whole.unit)[0]
        for role in ("actual", "target"):
            for period in getattr(part, role):
                one, other = _statement(getattr(part, role), period), _statement(getattr(whole, role), period)
                if one and other and _is_below(_span(other, whole.unit), _times(_span(one, part.unit), times)):
                    details = {"period": period, "whole": _name(whole), "found": _with_unit(one, part.unit)}
                    yield Finding("part-over-whole", (*path, role, period), {**details, "total": _with_unit(other, whole.unit)})


def _times(span: Interval, times: Decimal) -> Interval:
    return Interval(*(None if end is None else end * times for end in span))


def _name(subject: Indicator | Total) -> Bilingual:
    return Bilingual(subject.name.zh, subject.name.en or subject.name.zh)


def _with_unit(statement: Statement, unit: str) -> Bilingual:
    return Bilingual("{number} {unit}", "{number} {unit}").filled(number=statement.number, unit=unit_words(unit))


def what_is_within_grows_with_it(plan: Plan) -> Iterator[Finding]:
    """What is 其中 in a whole is not planned to fall while the whole is to grow."""
    for path, part, whole in _holdings(plan):
        for period in filter(is_whole_year, part.target):
            before, after = _statement(part.actual, year_before(period)), _statement(part.target, period)
            growth = _statement(whole.target, period, "growth")
            grows = growth is not None and (_span(growth, whole.unit).low or 0) > 0
            if before and after and growth and grows and _is_below(_span(after, part.unit), _span(before, part.unit)):
                figures = {"after": str(after.number), "before": str(before.number), "growth": str(growth.number)}
                details: Details = {"period": period, "was_in": year_before(period), "whole": _name(whole), **figures}
                yield Finding("part-falls", (*path, "target", period), details)


def _is_below(one: Interval, other: Interval) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


CONTRADICTIONS: tuple[Callable[[Plan], Iterator[Finding]], ...] = (
    parts_with_bounds_against_totals,
    what_is_within_is_no_more,
    what_is_within_grows_with_it,
)
