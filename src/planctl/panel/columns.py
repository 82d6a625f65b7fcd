"""The columns of a panel: what its sources hold, and what is worked out for each of their rows."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from planctl.assess.verdict import Verdict
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import Bound
from planctl.plan.vocabulary import Attribute, Direction


class SourceRow(NamedTuple):
    """One figure of one place: a level, the growth published with it, and what was aimed at for it.

    `growth` is in per cent and only carried along: published growth may be at constant prices, and is never mixed with what two
    levels imply. `target` is in the unit of the value.
    """

    place: str
    indicator: str
    period: str
    unit: str | None
    attribute: Attribute
    direction: Direction
    value: Decimal | None
    growth: Decimal | None
    bound: Bound
    target: Decimal | None


REQUIRED = ("place", "indicator", "period", "value")
"""The columns that no source can do without."""
NUMBERS = ("value", "growth", "target")
LABELS = ("place", "indicator", "unit", "attribute", "direction", "bound")
"""The columns of words, which rows of a series mostly have in common."""


Fault = Literal[
    "no_place",
    "no_indicator",
    "not_a_period",
    "not_a_number",
    "unknown_bound",
    "unknown_direction",
    "unknown_attribute",
    "repeated",
]
"""Why a row of a source does not fit."""


class JudgedRow(NamedTuple):
    """What is worked out beside a row: null where there is no answer, with the reason for it.

    `base` is the latest earlier value of the same part of the year, that of `base_period`. `implied_growth` is the growth from it
    to the value where it is of the year before, in per cent. `gap` is the target less the value, in the unit, or in points.
    `required_rate` is the growth a year from the base to the target, and `share_of_way` how much of that way the value has made,
    both in per cent. The verdict is on the value beside its target.
    """

    base_period: str | None
    base: Decimal | None
    implied_growth: Decimal | None
    implied_growth_reason: Reason | None
    gap: Decimal | None
    required_rate: Decimal | None
    required_rate_reason: Reason | None
    share_of_way: Decimal | None
    share_of_way_reason: Reason | None
    verdict: Verdict
    reason: Reason | None


COLUMNS = (*SourceRow._fields, *JudgedRow._fields)
"""The columns of a result."""
