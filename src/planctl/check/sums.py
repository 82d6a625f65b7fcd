"""Totals against the sum of their parts, and whether rounding of the printed figures explains the difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from planctl.numbers.printed import decimals
from planctl.numbers.units import converted, is_count
from planctl.plan.model import Indicator, Plan, Series, Total
from planctl.plan.vocabulary import Form, Role


class Sum(NamedTuple):
    """A total and its parts by one way of dividing, in one period; `allowance` is the difference that rounding can make."""

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    period: str
    role: Role
    division: str
    total: Decimal
    parts: tuple[Decimal, ...]
    sum: Decimal
    difference: Decimal
    allowance: Decimal
    explained: bool


def sums(records: Mapping[str, Indicator] | Mapping[str, Total]) -> Iterator[Sum]:
    """Every total with its parts, converted into its unit, where all of them are given, can be, and none is a mere bound."""

    @cache
    def levels(part: str, role: Role, unit: str) -> dict[str, Decimal]:
        series = dict(_roles(records[part]))[role]
        return {period: level for period in series if (level := _in_unit(records[part], unit, role, period)) is not None}

    for id_, whole in records.items():
        for division, ids in whole.parts.items():
            for role, series in _roles(whole):
                parts = [levels(part, role, whole.unit) for part in ids if part in records]
                for period in series if parts else ():
                    total = exact_value(series, period)
                    if total is not None and all(period in part for part in parts):
                        yield _sum(id_, whole, (period, role, division), total, [part[period] for part in parts])


def all_sums(plan: Plan) -> Iterator[tuple[str, Sum]]:
    """The sums of a plan's indicators and of its totals, each with its section."""
    yield from (("indicators", each) for each in sums(plan.indicators))
    yield from (("totals", each) for each in sums(plan.totals))


def _in_unit(part: Indicator | Total, unit: str, role: Role, period: str) -> Decimal | None:
    level = exact_value(dict(_roles(part))[role], period)
    return None if level is None else converted(level, part.unit, unit)


def _roles(whole: Indicator | Total) -> tuple[tuple[Role, Series], tuple[Role, Series]]:
    return ("actual", whole.actual), ("target", whole.target)


def exact_value(series: Series, period: str, form: Form = "value") -> Decimal | None:
    """The number of a form that a period has, by default its level, when it is no bound, no range and no change over years."""
    alike = [each for each in series.get(period, ()) if each.form == form and each.since is None]
    for statement in [each for each in alike if not each.stretch] or alike:
        if statement.bound in ("exact", "reach") and statement.to is None:
            return statement.number
    return None


def _sum(id_: str, whole: Indicator | Total, where: tuple[str, Role, str], total: Decimal, parts: list[Decimal]) -> Sum:
    name = whole.name
    added = sum(parts, Decimal(0))
    counted = is_count(whole.unit) and not any(map(decimals, (total, *parts)))
    allowance = Decimal(0) if counted else rounding_allowance(total, parts)
    difference = total - added
    explained = abs(difference) <= allowance
    return Sum(id_, name.zh, name.en, whole.unit, *where, total, tuple(parts), added, difference, allowance, explained)


def rounding_allowance(total: Decimal, parts: list[Decimal]) -> Decimal:
    """How far a sum can be off through rounding: half a unit of the total's last digit, and half a unit of the parts' finest, each.

    A list is rounded alike: 209 among tenths stands for 209.0, its zero left out.
    """
    return _half(total) + min(map(_half, parts)) * len(parts)


def _half(number: Decimal) -> Decimal:
    """Half a unit of a number's last digit, which stands left of the point where the number was printed in a larger unit."""
    return Decimal((0, (5,), int(number.as_tuple().exponent) - 1))
