"""Sense between figures: what can't all be true, or could not be meant, once every record is well formed.

Each contradiction is a small function that yields findings, named for what it looks at; `CONTRADICTIONS` is all of them. Rounding
of the printed figures is always allowed for. What is found is shown with the explanation that a plan's `findings` give, if any.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from planctl.check import horizons, levels, projects, wholes, writing
from planctl.check.published import in_observations
from planctl.check.sums import all_sums, exact_value
from planctl.language import Bilingual, enumerated
from planctl.numbers import formulas, units
from planctl.numbers.periods import days_of, end_of, is_whole_year, part_of, year_of
from planctl.numbers.printed import (
    Interval,
    bounded_interval,
    digits_of,
    interval_of,
    overlap,
    point_interval,
    rounding_interval,
    stands_for,
)
from planctl.numbers.units import with_unit
from planctl.plan.fields import shares_in
from planctl.plan.lookup import normalized
from planctl.plan.model import Indicator, Plan, Project, Series, Statement, Total
from planctl.plan.vocabulary import BOUND_WORDS, DIRECTION_WORDS, STAGE_WORDS, Stage, division_words
from planctl.problems import Finding, Path

_ORDER: tuple[Stage, ...] = ("planning", "signed", "preliminary", "new", "continuing", "completed")
_TENTH = Decimal("0.1")
_UNITS_OF: dict[Bilingual, tuple[str, ...]] = {
    Bilingual("装机容量", "an installed capacity"): ("千瓦", "兆瓦", "吉瓦", "%"),
    Bilingual("发电量", "electricity generated"): ("千瓦时", "兆瓦时", "吉瓦时", "太瓦时", "度", "%"),
    Bilingual("面积", "an area"): ("平方米", "平方公里", "平方千米", "公顷", "亩", "亩次", "%"),
    Bilingual("里程", "a length of road"): ("公里", "千米", "米", "%"),
}
"""Words of a Chinese name that say what kind of quantity it is, and the base units that such a quantity can have."""
_WHOLES = {
    units.PERCENT: formulas.HUNDRED,
    units.PER_MILLE: Decimal(1000),
    **dict.fromkeys(units.PER_10_000, Decimal(10000)),
}
_CHANGES = ("增", "涨", "降", "变化")
"""Words of a Chinese name of a rate that is a change, not a share."""
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def _found(rule: str, path: Path, **details: object) -> Finding:
    return Finding(rule, path, {name: each if isinstance(each, Bilingual) else _written(each) for name, each in details.items()})


def _written(detail: object) -> str:
    return f"{detail:f}" if isinstance(detail, Decimal) else str(detail)


def parts_against_totals(plan: Plan) -> Iterator[Finding]:
    """The parts of a total, all given, add up to it within what rounding allows; counts are not rounded."""
    for section, each in all_sums(plan):
        if not each.explained:
            path = (section, each.id, each.role, each.period)
            total, added = (with_unit(f"{number:f}", each.unit) for number in (each.total, each.sum))
            others = [unit for unit in _units_of_parts(plan, section, each.id, each.division) if unit != each.unit]
            how = _CONVERTED.filled(units=enumerated(others)) if others else ""
            yield _found(
                "parts-and-total", path, period=each.period, total=total, division=division_words(each.division), how=how, sum=added
            )


_CONVERTED = Bilingual("，{units}已换算", ", {units} converted")


def _units_of_parts(plan: Plan, section: str, id_: str, division: str) -> list[str]:
    records: Mapping[str, Indicator | Total] = getattr(plan, section)
    return list(dict.fromkeys(records[part].unit for part in records[id_].parts[division] if part in records))


def parts_in_other_units(plan: Plan) -> Iterator[Finding]:
    """Parts are in the total's unit, or in one that can be converted into it: others are not compared with it."""
    for section, records in (("indicators", plan.indicators), ("totals", plan.totals)):
        for id_, whole in records.items():
            for division in whole.parts:
                given = _units_of_parts(plan, section, id_, division)
                other = [unit for unit in given if units.split(unit)[1] != units.split(whole.unit)[1]]
                if other:
                    path = (section, id_, "parts", division)
                    yield _found(
                        "parts-not-compared", path, division=division_words(division), unit=whole.unit, units=enumerated(other)
                    )


def _holds(interval: Interval, number: Decimal) -> bool:
    return (interval.low is None or interval.low <= number) and (interval.high is None or number <= interval.high)


def levels_against_growth(plan: Plan) -> Iterator[Finding]:
    """Two years' levels and the growth between them agree, where they are known to be on one basis."""
    for id_, indicator in plan.indicators.items():
        if not indicator.grows_as_its_levels:
            continue
        for role, series in (("actual", indicator.actual), ("target", indicator.target)):
            for period in filter(is_whole_year, series):
                before = str(year_of(period) - 1)
                base = exact_value(indicator.actual, before)
                level, growth = exact_value(series, period), exact_value(series, period, "growth")
                if base is None or level is None or growth is None:
                    continue
                unit = indicator.unit
                implied = interval_of(formulas.implied_base, stands_for(level, unit), stands_for(growth, None))
                if implied is not None and not overlap(implied, stands_for(base, unit)):
                    path = ("indicators", id_, role, period)
                    printed = {"level": with_unit(str(level), indicator.unit), "base": with_unit(str(base), indicator.unit)}
                    yield _found("level-and-growth", path, growth=growth, period=period, before=before, **printed)


def counts_against_records(plan: Plan) -> Iterator[Finding]:
    """As many headline indicators of an attribute are recorded as the plan declares; one of no stated attribute can be of any."""
    counted = Counter(indicator.attribute for indicator in plan.indicators.values() if indicator.headline)
    for id_, total in plan.totals.items():
        if total.measure != "indicators":
            continue
        found = counted[total.attribute] if total.attribute else sum(counted.values())
        most = found + counted["unstated"] if total.attribute else found
        for role in ("actual", "target"):
            series: Series = getattr(total, role)
            for period in series:
                declared = exact_value(series, period)
                if declared is not None and not found <= declared <= most:
                    yield _found("declared-count", ("totals", id_, role, period), declared=declared, found=found)


def shares_within_the_whole(plan: Plan) -> Iterator[Finding]:
    """A share is no less than nothing and no more than the whole; a change may be, and a ratio of two different things."""
    for path, indicator, statement in _indicator_statements(plan):
        whole, share = _WHOLES.get(indicator.unit), statement.value
        if whole is None or share is None or indicator.nature == "ratio" or any(word in indicator.name.zh for word in _CHANGES):
            continue
        if share > whole:
            found, most = (with_unit(str(number), indicator.unit) for number in (share, whole))
            yield _found("share-over-whole", (*path, "value"), found=found, whole=most)
        elif share < 0:
            yield _found("share-below-nothing", (*path, "value"), found=with_unit(str(share), indicator.unit))


def shares_against_the_whole(plan: Plan) -> Iterator[Finding]:
    """The shares of a composition make a hundred per cent, within their own rounding."""
    for path, _, statement in _indicator_statements(plan):
        shares = [each for each in shares_in(statement.shares or "") if each is not None]
        allowance = sum(((rounding.high or each) - each for each in shares for rounding in [rounding_interval(each)]), Decimal(0))
        if shares and abs(sum(shares) - formulas.HUNDRED) > allowance:
            yield _found("shares-and-whole", (*path, "shares"), shares=statement.shares, sum=sum(shares))


def printed_against_numbers(plan: Plan) -> Iterator[Finding]:
    """What is `printed` in the place of a number says the same: where it holds one number in digits, they are the figure's."""
    for section in ("indicators", "projects", "totals"):
        for id_, subject in getattr(plan, section).items():
            for role, series in (("actual", subject.actual), ("target", subject.target)):
                for period, at, number, printed in _printed(series):
                    found = _DIGITS.findall(normalized(printed).replace(",", ""))
                    if len(found) == 1 and _digits(Decimal(found[0])) != _digits(number):
                        path = (section, id_, role, period, at, "printed")
                        yield _found("printed-otherwise", path, printed=printed, number=digits_of(number))


def _printed(series: Series) -> Iterator[tuple[str, int, Decimal, str]]:
    for period, statements in series.items():
        for at, statement in enumerate(statements):
            number = statement.number if statement.index is None else statement.index
            if statement.printed is not None and number is not None:
                yield period, at, number, statement.printed


def _digits(number: Decimal) -> tuple[int, ...]:
    """A number's digits wherever its point stands: of 1.20 and 12000 the same."""
    return number.normalize().as_tuple().digits


def _indicator_statements(plan: Plan) -> Iterator[tuple[Path, Indicator, Statement]]:
    for id_, indicator in plan.indicators.items():
        for role, series in (("actual", indicator.actual), ("target", indicator.target)):
            for path, statement in _statements(("indicators", id_, role), series):
                yield path, indicator, statement


def _statements(path: Path, series: Series) -> Iterator[tuple[Path, Statement]]:
    for period, statements in series.items():
        for number, statement in enumerate(statements):
            yield (*path, period, number), statement


def words_against_numbers(plan: Plan) -> Iterator[Finding]:
    """A target to "keep" a level, or a side of a limit, had it before; one to "raise" or "cut" a level asks for another."""
    for id_, indicator in plan.indicators.items():
        days = plan.indicators.get(indicator.in_days or "")
        levels = [(indicator, _levels(indicator)), *([(days, _levels_in_days(days))] if days else [])]
        for path, statement in _statements(("indicators", id_, "target"), indicator.target):
            target, intent, period = statement.value, statement.intent, str(path[3])
            before = next((level for each, known in levels if (level := _latest_before(each, known, period))), None)
            if target is None or intent is None or before is None:
                continue
            apart = not overlap(
                before.interval, bounded_interval(target, statement.bound, indicator.unit, share=True, to=statement.to)
            )
            if apart if intent == "keep" else not _moves(before.interval, target, upwards=intent == "raise"):
                printed = {"target": with_unit(str(target), indicator.unit), "was": with_unit(before.shown, indicator.unit)}
                yield _found(f"words-{intent}", path, period=before.period, **printed)


class _Level(NamedTuple):
    """A level of a period, and how it prints."""

    period: str
    interval: Interval
    shown: str


_Levels = dict[str, list[_Level]]
"""Levels by the part of the year that they are for, in the order of their periods."""


def _levels(indicator: Indicator) -> _Levels:
    levels: _Levels = defaultdict(list)
    for period in _in_order(indicator.actual):
        level = next((statement for statement in indicator.actual[period] if statement.value is not None), None)
        if level is not None and level.value is not None:
            shown = _Level(period, bounded_interval(level.value, level.bound, indicator.unit, share=True), digits_of(level.value))
            levels[_part(indicator, period)].append(shown)
    return levels


def _levels_in_days(days: Indicator) -> _Levels:
    """The shares of their years that the days of whole years are."""
    levels: _Levels = defaultdict(list)
    for period in filter(is_whole_year, _in_order(days.actual)):
        number = exact_value(days.actual, period)
        if number is not None:
            share = share_of_days(number, period)
            shown = f"{digits_of(number)}/{days_of(period)} = {share.quantize(_TENTH)}"
            levels[_part(days, period)].append(_Level(period, point_interval(share), shown))
    return levels


def _in_order(series: Series) -> list[str]:
    """The periods of a series; of those with one end the first is last, for it is the one that counts."""
    return sorted(series, key=end_of, reverse=True)[::-1]


def _part(indicator: Indicator, period: str) -> str:
    """The part of the year that a figure is for: of a flow, which accumulates, half a year's sum is no year's."""
    return part_of(period) if indicator.nature == "flow" else ""


def _latest_before(indicator: Indicator, levels: _Levels, period: str) -> _Level | None:
    like = levels.get(_part(indicator, period), [])
    earlier = bisect_left(like, end_of(period), key=lambda level: end_of(level.period))
    return like[earlier - 1] if earlier else None


def share_of_days(days: Decimal, period: str) -> Decimal:
    """Days in per cent of a calendar year's days."""
    share = formulas.share_of_days(days, Decimal(days_of(period)))
    assert isinstance(share, Decimal)  # noqa: S101 a year has days
    return share


def _moves(before: Interval, target: Decimal, upwards: bool) -> bool:
    if upwards:
        return before.low is None or target > before.low
    return before.high is None or target < before.high


def days_against_shares(plan: Plan) -> Iterator[Finding]:
    """One thing in two units says the same: days of the year, and their share of it."""
    for id_, indicator in plan.indicators.items():
        days = plan.indicators.get(indicator.in_days or "")
        for period in filter(is_whole_year, indicator.actual) if days else ():
            share, number = exact_value(indicator.actual, period), exact_value(days.actual, period) if days else None
            if share is None or number is None:
                continue
            meant = share_of_days(number, period)
            if not _holds(rounding_interval(share), meant):
                path = ("indicators", id_, "actual", period)
                yield _found("two-units", path, share=share, days=number, meant=meant.quantize(_TENTH), period=period)


def units_that_can_be(plan: Plan) -> Iterator[Finding]:
    """A quantity whose name says its kind has a unit of that kind: a capacity is no energy."""
    for id_, indicator in plan.indicators.items():
        for kind, allowed in _UNITS_OF.items():
            base = units.unit_words(units.split(indicator.unit.partition("/")[0])[1]).zh
            if kind.zh in indicator.name.zh and base not in allowed:
                words = [units.unit_words(each) for each in allowed]
                could_be = Bilingual("、".join(each.zh for each in words), ", ".join(dict.fromkeys(each.en for each in words)))
                details = {"kind": kind, "unit": units.unit_words(indicator.unit), "allowed": could_be}
                yield _found("impossible-unit", ("indicators", id_, "unit"), **details)


def bounds_against_directions(plan: Plan) -> Iterator[Finding]:
    """A target bounds the side that its direction calls worse: at least where more is better, at most where less is."""
    wrong = {"higher": ("at_most", "under"), "lower": ("at_least", "over")}
    for path, indicator, statement in _indicator_statements(plan):
        if path[2] == "target" and statement.bound in wrong.get(indicator.direction, ()):
            words = {"bound": BOUND_WORDS[statement.bound], "direction": DIRECTION_WORDS[indicator.direction]}
            yield _found("bound-and-direction", (*path, "bound"), **words)


def progress_that_goes_back(plan: Plan) -> Iterator[Finding]:
    """A project's progress of the same whole does not fall from one period to the next; where both stand, the result counts."""
    for id_, project in plan.projects.items():
        for steps in _steps(project).values():
            for (earlier, (_, before)), (later, (role, after)) in pairwise(sorted(steps.items(), key=lambda step: end_of(step[0]))):
                if _below(after, before):
                    path = ("projects", id_, role, later)
                    details = {"before": before.progress, "after": after.progress}
                    yield _found("progress-back", path, earlier=earlier, later=later, **details)


_Steps = dict[str, tuple[str, Statement]]


def _steps(project: Project) -> dict[str | None, _Steps]:
    """A project's progress by what it is a share of, and then by period."""
    steps: dict[str | None, _Steps] = {}
    for role, series in (("target", project.target), ("actual", project.actual)):
        for period, statements in series.items():
            for statement in statements:
                if statement.progress is not None:
                    steps.setdefault(statement.of, {})[period] = role, statement
    return steps


def _below(one: Statement, other: Statement) -> bool:
    """Whether one progress is certainly less than another, whatever their rounding and bounds allow."""
    if one.progress is None or other.progress is None:
        return False
    most = bounded_interval(one.progress, one.bound, units.PERCENT, share=True).high
    least = bounded_interval(other.progress, other.bound, units.PERCENT, share=True).low
    return most is not None and least is not None and most < least


def stages_in_order(plan: Plan) -> Iterator[Finding]:
    """A project that was completed in one year is not to be begun, continued or completed in a later one, nor falls back."""
    for id_, project in plan.projects.items():
        reached: dict[Stage, list[str]] = defaultdict(list)
        for period, stage in _stages(project.actual):
            reached[stage].append(period)
        ends = {stage: sorted(periods, key=end_of) for stage, periods in reached.items()}
        for is_in, is_to_be in _stages(project.target):
            ahead = {stage: bisect_left(periods, end_of(is_in), key=end_of) for stage, periods in ends.items()}
            last = [(ends[stage][index - 1], stage) for stage, index in ahead.items() if index and _is_behind(is_to_be, stage)]
            if last:
                was_in, was = max(last, key=lambda stage: (end_of(stage[0]), _ORDER.index(stage[1])))
                path = ("projects", id_, "target", is_in)
                yield _found("stage-order", path, was=STAGE_WORDS[was], was_in=was_in, is_to_be=STAGE_WORDS[is_to_be], is_in=is_in)


def _is_behind(is_to_be: Stage, was: Stage) -> bool:
    return was == "completed" or _ORDER.index(is_to_be) < _ORDER.index(was)


def _stages(series: Series) -> Iterator[tuple[str, Stage]]:
    for period, statements in series.items():
        yield from ((period, statement.stage) for statement in statements if statement.stage is not None)


CONTRADICTIONS: tuple[Callable[[Plan], Iterator[Finding]], ...] = (
    parts_against_totals,
    parts_in_other_units,
    levels_against_growth,
    counts_against_records,
    shares_within_the_whole,
    shares_against_the_whole,
    printed_against_numbers,
    words_against_numbers,
    days_against_shares,
    units_that_can_be,
    bounds_against_directions,
    progress_that_goes_back,
    stages_in_order,
    *projects.CONTRADICTIONS,
    *wholes.CONTRADICTIONS,
    *horizons.CONTRADICTIONS,
    *writing.CONTRADICTIONS,
)


def contradictions(plan: Plan) -> list[Finding]:
    """Everything in a plan's figures that can't all be true, or could not be meant."""
    own = (finding for look in (*CONTRADICTIONS, *levels.CONTRADICTIONS) for finding in look(plan))
    return [*own, *in_observations(plan, CONTRADICTIONS)]
