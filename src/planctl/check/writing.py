"""What is written so that it may not be meant: points as per cent, one unit in two spellings, a known unit as another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planctl.characters import is_han
from planctl.language import enumerated
from planctl.numbers.units import english, is_known, is_simple
from planctl.plan.model import Plan
from planctl.problems import Details, Finding

_SHARES = ("%", "‰")


def growths_of_shares(plan: Plan) -> Iterator[Finding]:
    """What is in per cent grows by points; a growth of it in per cent is perhaps meant as points. Not so an index of prices."""
    for id_, indicator in plan.indicators.items():
        for role, series in (("actual", indicator.actual), ("target", indicator.target)):
            for period, statements in series.items() if indicator.unit in _SHARES else ():
                for number, statement in enumerate(statements):
                    if statement.growth is not None and statement.index is None:
                        path = ("indicators", id_, role, period, number, "growth")
                        yield Finding("growth-of-share", path, {"found": str(statement.growth), "period": period})


def units_spelt_in_one_way(plan: Plan) -> Iterator[Finding]:
    """The report spells the unit of a subject in one way, wherever it prints one: with a level or a change."""
    for id_, indicator in plan.indicators.items():
        spellings = {
            statement.unit_printed or str(indicator.unit): None
            for series in (indicator.actual, indicator.target)
            for statements in series.values()
            for statement in statements
            if statement.form in ("value", "change")
        }
        if len(spellings) > 1:
            details: Details = {"unit": str(indicator.unit), "spellings": enumerated(spellings)}
            yield Finding("two-spellings", ("indicators", id_, "unit"), details)


def units_keep_their_meaning(plan: Plan) -> Iterator[Finding]:
    """A unit that planctl knows is not declared to be another."""
    for unit, name in plan.units.items():
        known = english(unit) if is_simple(unit) else ""
        if name.en is not None and known not in ("", name.en):
            yield Finding("known-unit", ("units", unit), {"found": str(unit), "known": known, "declared": name.en}, at_key=True)


def units_of_their_own(plan: Plan) -> Iterator[Finding]:
    """A Chinese unit that planctl does not know is declared: it may be misspelt, and nobody knows its English."""
    for id_, subject in plan.indicators.items():
        if not is_known(subject.unit, plan.units) and any(map(is_han, subject.unit)):
            yield Finding("unit-of-its-own", ("indicators", id_, "unit"), {"found": str(subject.unit)})


CONTRADICTIONS: tuple[Callable[[Plan], Iterator[Finding]], ...] = (
    growths_of_shares,
    units_spelt_in_one_way,
    units_keep_their_meaning,
    units_of_their_own,
)
