"""The rows of a ranking: each place with its number, its rank, and the ranks that the rounding of the figures leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Quantity
from planctl.numbers.formulas import HUNDRED, Reason
from planctl.numbers.ranks import RankRange, rank_ranges, ranks
from planctl.panel.rank_measures import Measure, spread
from planctl.panel.rank_sources import Sources
from planctl.plan.vocabulary import Attribute, Direction, Prices

MOST_MISSING = Decimal(20)
"""The most of figures, in per cent, that may be missing for ranks to be given: the rule of the SDG Index (Sachs and others)."""


class RankRow(NamedTuple):
    """One place by one indicator, or by the score over several.

    `rank` is among the places of its group that have a number, equal ones sharing it; `range` holds the ranks that the rounding of
    the figures lets it have. Without a rank `reason` says why.
    """

    group: str | None
    place: str
    place_en: str | None
    id: str | None
    name_zh: str | None
    name_en: str | None
    period: str
    measure: Measure
    number: Quantity
    rank: int | None
    range: RankRange | None
    reason: Reason | None


class RankedIndicator(NamedTuple):
    """How an indicator was ranked: by which `measure`, in which unit, which are better; how many places have one, or a rank.

    Its attribute is null where places differ in it, and `inferred` where one of them only infers it. The prices are those of the
    growth that is ranked, where a plan states them.
    """

    id: str
    name_zh: str
    name_en: str | None
    measure: Measure
    unit: str | None
    better: Direction
    attribute: Attribute | None
    inferred: bool
    prices: Prices | None
    weight: Decimal | None
    with_number: int
    ranked: int


def rows_of(every: Sources, about: RankedIndicator | None, numbers: Mapping[str, Quantity], period: str) -> list[RankRow]:
    """The places in the order of their ranks, group by group; those without a rank last, all by name where they are equal."""
    least_first = about is None or about.better == "lower"
    rows: list[RankRow] = []
    for group in sorted(set(every.groups.values()), key=lambda group: (group is None, group or "")):
        of_group = {place: numbers[place] for place in sorted(numbers) if every.groups[place] == group}
        ranked = _ranks(of_group, least_first=least_first, ends=about is None)
        named = (_row(every, about, place, of_group[place], ranked.get(place), period) for place in of_group)
        rows += sorted(named, key=lambda row: (row.rank is None, row.rank or 0, row.number.value is None))
    return rows


def _row(
    every: Sources, about: RankedIndicator | None, place: str, number: Quantity, ranked: tuple[int, RankRange] | None, period: str
) -> RankRow:
    return RankRow(
        group=every.groups[place],
        place=place,
        place_en=every.english.get(place),
        id=about.id if about else None,
        name_zh=about.name_zh if about else None,
        name_en=about.name_en if about else None,
        period=period,
        measure=about.measure if about else "score",
        number=number,
        rank=ranked[0] if ranked else None,
        range=ranked[1] if ranked else None,
        reason=None if ranked else number.reason or Reason.TOO_MANY_MISSING,
    )


def _ranks(numbers: Mapping[str, Quantity], *, least_first: bool, ends: bool) -> dict[str, tuple[int, RankRange]]:
    """The rank and its range of each place that has a number; of none where too many have none."""
    known = {place: number for place, number in numbers.items() if number.value is not None}
    if too_many(len(numbers) - len(known), len(numbers)):
        return {}
    values = [number.value for number in known.values() if number.value is not None]
    ranges = rank_ranges([spread(number) for number in known.values()], least_first=least_first, ends=ends)
    return dict(zip(known, zip(ranks(values, least_first=least_first), ranges, strict=True), strict=True))


def too_many(missing: int, of: int) -> bool:
    """Whether so many missing are too many for a rank."""
    return missing * HUNDRED > MOST_MISSING * of
