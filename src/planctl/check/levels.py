"""Contradictions within an indicator's series, its results and observations together: what no series of one thing would do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import filterfalse, groupby
from typing import NamedTuple

from planctl.check.sums import rounding_allowance
from planctl.language import Bilingual
from planctl.numbers import formulas
from planctl.numbers.periods import end_of, is_span, is_whole_year, months_to, year_before, year_of
from planctl.numbers.printed import bounded_interval, decimals, digits_of, interval_of, overlap, rounding_interval, stands_for
from planctl.numbers.units import PER_10_000, PER_MILLE, PERCENT, is_count, with_unit
from planctl.plan.model import Indicator, Plan, Series, Statement
from planctl.plan.singles import sums_of_singles
from planctl.plan.vocabulary import Form
from planctl.problems import Finding, Path

_YEAR = 12
"""The month that whole years end in; what is no flow is read at a date, whatever part of the year ends there."""
FAR = 7
"""How many times larger or smaller than all before it a result is that is far outside its series: ten times, less a third."""
_FEWEST_DIGITS = 3
"""How many digits one of two figures has, at least, that can have lost a decimal point: from 1 plant to 8 is no slip."""
_UNIT_POWER = 4
"""From 万 on a power of ten is a unit's: the noughts that it leaves behind are no digits of the figure."""
_TARGET = Bilingual("{period} 目标的 {number}", "the target of {number} for {period}")
_RESULT = Bilingual("{period} 的 {number}", "{number} in {period}")
_HUNDREDTH = 2
_POWERS = {PERCENT: _HUNDREDTH, PER_MILLE: 3, **dict.fromkeys(PER_10_000, 4)}
"""The power of ten that a share's unit is of: 61.3 % is 0.613, 6.13 ‰ is 0.00613."""
_FRACTION_DIGITS = 1
"""Decimals beyond its power of a share below 1 that no report prints, and a fraction does: 0.613 for 61.3 %, 0.0061 for 6.1 ‰."""
_FRACTION_OF = 2000
"""The least share, times its power, beside which one below 1 with the same digits is a fraction of it: 20 %, 2 ‰."""


class _Level(NamedTuple):
    """A printed level of an indicator, and where it stands."""

    path: Path
    period: str
    value: Decimal
    statement: Statement


def _levels(path: Path, series: Series, form: Form = "value") -> Iterator[_Level]:
    """The levels of a series by the end of their periods, or its growths; no single quarter, nor several years."""
    for period in sorted(filterfalse(is_span, series), key=end_of):
        for number, statement in enumerate(series[period]):
            if statement.form == form and statement.number is not None and statement.cumulative:
                yield _Level((*path, period, number, form), period, statement.number, statement)


def _results(plan: Plan, id_: str, indicator: Indicator, form: Form = "value") -> list[_Level]:
    own = _levels(("indicators", id_, "actual"), indicator.actual, form)
    return [*own, *_levels(("observations", id_), plan.observations.get(id_, {}), form)]


def _targets(id_: str, indicator: Indicator, form: Form = "value") -> list[_Level]:
    return list(_levels(("indicators", id_, "target"), indicator.target, form))


def sums_that_fall_within_the_year(plan: Plan) -> Iterator[Finding]:
    """What accumulates from January does not become less within the year; of several figures of one period the least counts."""
    for id_, indicator in plan.indicators.items():
        if indicator.nature == "flow":
            for levels in (_results(plan, id_, indicator), _targets(id_, indicator)):
                for _, of_year in groupby(sorted(levels, key=_end), key=lambda level: year_of(level.period)):
                    yield from _falls(of_year)


def _end(level: _Level) -> date:
    return end_of(level.period)


def _falls(levels: Iterable[_Level]) -> Iterator[Finding]:
    most: _Level | None = None
    for _, alike in groupby(levels, key=_end):
        of_period = list(alike)
        for later in of_period:
            span = bounded_interval(later.value, later.statement.bound)
            if most and span.high is not None and span.high < _least(most):
                details = {"earlier": most.period, "before": digits_of(most.value)}
                yield Finding("falls-within-year", later.path, details | {"later": later.period, "after": digits_of(later.value)})
        least = min(of_period, key=_least)
        most = max((least, most or least), key=_least)


def _least(level: _Level) -> Decimal:
    low = bounded_interval(level.value, level.statement.bound).low
    return Decimal("-Infinity") if low is None else low


def fractions_for_percentages(plan: Plan) -> Iterator[Finding]:
    """A share in %, ‰ or per 10,000, or a growth, is not written as a fraction of one: 61.3, not 0.613."""
    for id_, indicator in plan.indicators.items():
        growths = [*_results(plan, id_, indicator, "growth"), *_targets(id_, indicator, "growth")]
        as_printed = (each for each in growths if _is_fraction(each, growths))
        shares = ((level, _POWERS[indicator.unit], indicator.unit) for level in _fractions(plan, id_, indicator))
        for level, power, unit in (*shares, *((level, _HUNDREDTH, PERCENT) for level in as_printed)):
            printed = {"found": digits_of(level.value), "meant": _shifted(level.value, power)}
            yield Finding("fraction-for-percent", level.path, {key: with_unit(each, unit) for key, each in printed.items()})


def _is_fraction(growth: _Level, all_: list[_Level]) -> bool:
    """Whether a growth below 1 has more decimals than reports print, or than the others have, of which it is a hundredth."""
    if abs(growth.value) >= 1 or growth.value == 0:
        return False
    others = [each.value for each in all_ if abs(each.value) >= 1]
    finer = bool(others) and decimals(growth.value) > max(map(decimals, others))
    hundredth = finer and all(_power(abs(growth.value), abs(other)) == -_HUNDREDTH for other in others)
    return hundredth or decimals(growth.value) >= _HUNDREDTH + _FRACTION_DIGITS


def _fractions(plan: Plan, id_: str, indicator: Indicator) -> list[_Level]:
    power = _POWERS.get(indicator.unit, 0)
    levels = [*_results(plan, id_, indicator), *_targets(id_, indicator)] if power else []
    most = max((level.value for level in levels), default=Decimal(0))

    def fraction(value: Decimal) -> bool:
        of_others = most.scaleb(power) >= _FRACTION_OF and _power(value, most) == -power
        return decimals(value) >= power + _FRACTION_DIGITS or of_others

    return [level for level in levels if 0 < level.value < 1 and fraction(level.value)]


def results_far_outside_their_series(plan: Plan) -> Iterator[Finding]:
    """A result is of the size of the others: many times larger or smaller than all, its point or its unit may be wrong.

    Sums of parts of a year are set against those of the same part; the first of a part need only be no larger than whole years.
    """
    for id_, indicator in plan.indicators.items():
        told = {level.path for level in _fractions(plan, id_, indicator)}
        most: dict[int, _Level] = {}
        least: dict[int, _Level] = {}
        for level in [*_targets(id_, indicator), *_results(plan, id_, indicator)]:
            if level.value <= 0 or level.path in told:
                continue
            part = months_to(level.period) if indicator.nature == "flow" else _YEAR
            far = _far(level, most.get(part, most.get(_YEAR)), least.get(part))
            if far and level.path[2] != "target":
                yield _outside(level, far)
            most[part] = max(level, most.get(part, level), key=_value)
            least[part] = min(level, least.get(part, level), key=_value)


def _value(level: _Level) -> Decimal:
    return level.value


def _far(level: _Level, most: _Level | None, least: _Level | None) -> _Level | None:
    """The end of a series that a level lies far beyond; None where it does not, or there is no series."""
    if most and level.value >= FAR * most.value and _can_be_a_slip(level, most):
        return most
    return least if least and level.value * FAR <= least.value and _can_be_a_slip(level, least) else None


def _can_be_a_slip(one: _Level, other: _Level) -> bool:
    return max(len(each.value.as_tuple().digits) for each in (one, other)) >= _FEWEST_DIGITS


def _outside(level: _Level, far: _Level) -> Finding:
    power = _power(level.value, far.value)
    meant = level.value.normalize() if power >= _UNIT_POWER else level.value
    other = (_TARGET if far.path[2] == "target" else _RESULT).filled(period=far.period, number=digits_of(far.value))
    details = {"period": level.period, "found": digits_of(level.value), "fits": _shifted(meant, -power)}
    return Finding("outside-series", level.path, {**details, "other": other})


def _power(number: Decimal, other: Decimal) -> int:
    """The power of ten that comes nearest to how many times another number this one is."""
    return int((number / other).log10().to_integral_value())


def _shifted(number: Decimal, places: int) -> str:
    """A number's digits with the point moved to the right."""
    return format(number.scaleb(places), "f")


def sums_against_singles(plan: Plan) -> Iterator[Finding]:
    """The year so far is what its single quarters and months add up to, or an earlier figure with those after it."""
    for id_, indicator in plan.indicators.items():
        if indicator.nature == "flow":
            levels = [
                ((*path, period, number, "value"), period, each)
                for path, series in (
                    (("indicators", id_, "actual"), indicator.actual),
                    (("observations", id_), plan.observations_of(indicator)),
                )
                for period, statements in series.items()
                for number, each in enumerate(statements)
            ]
            yield from _wrong_sums(indicator, sorted(levels, key=lambda level: plan.known_from(*level[1:])))


def _wrong_sums(indicator: Indicator, levels: list[tuple[Path, str, Statement]]) -> Iterator[Finding]:
    exact = [each for each in levels if each[2].value is not None and each[2].bound in ("exact", "reach")]
    sums = sums_of_singles((period, statement) for _, period, statement in exact)
    for path, period, statement in exact:
        parts = sums.get(end_of(period)) if statement.cumulative and not is_span(period) else None
        if parts is None or statement.value is None or parts[-1][1].scope != statement.scope:
            continue
        numbers = [part.value for _, part in parts if part.value is not None]
        allowance = 0 if is_count(indicator.unit) else rounding_allowance(statement.value, numbers)
        if abs(sum(numbers) - statement.value) > allowance:
            shown = " + ".join(map(digits_of, numbers))
            details = {"period": period, "found": digits_of(statement.value), "parts": shown, "sum": str(sum(numbers))}
            yield Finding("sum-and-singles", path, details)


def binding_targets_below_results(plan: Plan) -> Iterator[Finding]:
    """A binding floor for what does not accumulate asks for no less than the level of the year before: that would let it fall."""
    for id_, indicator in plan.indicators.items():
        if indicator.attribute == "binding" and indicator.nature != "flow" and indicator.direction == "higher":
            results = _results(plan, id_, indicator)
            for target in _targets(id_, indicator):
                of_year = [each for each in results if each.period == year_before(target.period)]
                if of_year and is_whole_year(target.period) and _is_below(target, of_year[-1]):
                    given = {"target": digits_of(target.value), "period": target.period}
                    found = {"found": digits_of(of_year[-1].value), "of": of_year[-1].period}
                    yield Finding("target-below-result", target.path, given | found)


def _is_below(target: _Level, result: _Level) -> bool:
    """Whether even the upper end of a target is less than any number that a result can be."""
    low = bounded_interval(result.value, result.statement.bound).low
    return low is not None and (target.statement.to or target.value) < low


def shares_against_levels(plan: Plan) -> Iterator[Finding]:
    """The share of the year's plan that is done fits the level beside it and the plan's, where all three are printed exactly."""
    for id_, indicator in plan.indicators.items():
        planned = {year_of(level.period): level for level in _exact(_targets(id_, indicator)) if is_whole_year(level.period)}
        levels = [level for level in _exact(_results(plan, id_, indicator)) if year_of(level.period) in planned]
        for share in _exact(_results(plan, id_, indicator, "share_of_plan")):
            beside = [level for level in levels if _end(level) == _end(share)]
            target = planned.get(year_of(share.period))
            if target and beside and not any(_fits(share, level, target, indicator.unit) for level in beside):
                given = {"share": share, "level": beside[0], "target": target}
                details = {name: digits_of(each.value) for name, each in given.items()}
                yield Finding("share-and-level", share.path, details | {"period": share.period})


def _exact(levels: list[_Level]) -> list[_Level]:
    return [level for level in levels if level.statement.bound in ("exact", "reach") and level.statement.to is None]


def _fits(share: _Level, level: _Level, target: _Level, unit: str) -> bool:
    made = interval_of(formulas.completion_rate, stands_for(level.value, unit), stands_for(target.value, unit))
    return made is None or overlap(made, rounding_interval(share.value))


CONTRADICTIONS: tuple[Callable[[Plan], Iterator[Finding]], ...] = (
    sums_that_fall_within_the_year,
    fractions_for_percentages,
    results_far_outside_their_series,
    shares_against_levels,
    sums_against_singles,
    binding_targets_below_results,
)
