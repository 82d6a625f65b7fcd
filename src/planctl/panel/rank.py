"""Places in order: by the level of an indicator, its growth, or how it stands to its target; by several, weighed as a user says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

from planctl.assess.answers import Answer, Quantity, Unanswered
from planctl.assess.quantities import no_answer
from planctl.language import Bilingual
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import by_its_end, is_period, is_span
from planctl.panel import databases, plans, rank_tables, sources
from planctl.panel.engine import NO_LIMITS
from planctl.panel.rank_measures import MEASURES, By, Measure, better, in_unit
from planctl.panel.rank_places import NOTHING_SAID, Series
from planctl.panel.rank_rows import RankedIndicator, RankRow, rows_of, too_many
from planctl.panel.rank_score import scored, weights_of
from planctl.panel.rank_sources import Sources, split
from planctl.plan.model import Name
from planctl.plan.vocabulary import DIRECTION_WORDS, Direction, Prices
from planctl.problems import RefusedError

Item = TypeVar("Item")


class RankSummary(NamedTuple):
    """By what places were ranked, at which period, and whether that is the latest; the indicators; how many rows do not fit."""

    by: By
    period: str
    latest: bool
    grouped_by: str | None
    places: int
    indicators: tuple[RankedIndicator, ...]
    set_aside: int


class Wanted(NamedTuple):
    """What a line asks for: the period and the groups by name, the weights by indicator, and which places to show."""

    by: By = "level"
    period: str | None = None
    group: str | None = None
    weights: Mapping[str, Decimal] | None = None
    top: int | None = None
    places: Sequence[str] = ()


class _Of(NamedTuple):
    """One indicator with its rows."""

    about: RankedIndicator
    rows: list[RankRow]


_NO_PERIOD = Bilingual(
    "--period：“{period}”应写作 2024、2024-H1、2024-Q3 或 2024-06",
    "--period: “{period}” is none: write 2024, 2024-H1, 2024-Q3 or 2024-06",
)
_NO_FIGURES = Bilingual("没有可以排名的数字：{names}", "there are no figures to rank by: {names}")
_OF_PLANS = Bilingual("--group：计划只能按 within（所属地区）分组", "--group: plans are grouped by `within` only")
_DIRECTIONS = Bilingual(
    "各来源对“{name}”哪个方向好说法不同：{places}", "the sources differ in which side of “{name}” is better: {places}"
)
_SAYS = Bilingual("{place} {direction}", "{place} {direction}")


def rank(words: Sequence[str], wanted: Wanted) -> Answer[RankRow, RankSummary] | Unanswered:
    """The places of some sources in order, by one indicator or by each of several; nothing where a plan is broken.

    Raises RefusedError for what is no indicator, source, period, column, place or weight, and for a score that would mix what is
    not alike.
    """
    asked, named = split(words)
    of_plans = [name for name in named if plans.are_plans(name)]
    of_databases = [name for name in named if name not in of_plans and databases.are_tables(name)]
    files = sources.files([name for name in named if name not in (*of_plans, *of_databases)])
    planned = plans.read_plans(of_plans)
    if not planned.complete:
        return Unanswered("rank", tuple(planned.problems))
    if of_plans and wanted.group not in (None, plans.WITHIN):
        raise RefusedError(_OF_PLANS)
    with (
        TemporaryDirectory(prefix="planctl-") as scratch,
        rank_tables.opened([*files, *databases.copied(of_databases, Path(scratch), NO_LIMITS)], wanted.group) as tables,
    ):
        every = Sources(planned, tables, wanted.group is not None)
        ids = list(dict.fromkeys(map(every.names.found, asked)))
        weights = weights_of(every.names, ids, wanted.weights)
        period, of_indicators = _ranked(every, ids, weights, wanted)
        set_aside = tables.set_aside() if tables else 0
    blocks = [each.rows for each in of_indicators]
    if wanted.weights is not None:
        blocks.append(scored(every, [each.about for each in of_indicators], chain(*blocks), period))
    summary = RankSummary(
        by=wanted.by,
        period=period,
        latest=wanted.period is None,
        grouped_by=wanted.group,
        places=len(every.groups),
        indicators=tuple(each.about for each in of_indicators),
        set_aside=set_aside,
    )
    return Answer("rank", None, None, tuple(_shown(every, blocks, wanted)), summary, tuple(planned.problems), row_type=RankRow)


def _ranked(every: Sources, ids: Sequence[str], weights: Mapping[str, Decimal], wanted: Wanted) -> tuple[str, list[_Of]]:
    """The indicators ranked at the period that is wanted, or else at the latest at which one has numbers to rank by."""
    for period in [_period(wanted.period)] if wanted.period else every.periods(ids):
        series = every.series(ids, period)
        of_indicators = [_of(every, id_, series.get(id_, {}), period, wanted.by, weights.get(id_)) for id_ in ids]
        if wanted.period or any(each.about.with_number for each in of_indicators):
            return period, of_indicators
    raise RefusedError(_NO_FIGURES.filled(names=", ".join(ids)))


def _period(text: str) -> str:
    if not is_period(text) or is_span(text):
        raise RefusedError(_NO_PERIOD.filled(period=text))
    return by_its_end(text)


def _of(every: Sources, id_: str, known: Mapping[str, Series], period: str, by: By, weight: Decimal | None) -> _Of:
    """One indicator ranked by one kind of numbers."""
    direction = _direction(every.names.names[id_], known)
    places = {place: known.get(place, NOTHING_SAID)._replace(direction=direction) for place in every.groups}
    several = [(measure, {place: number(series, period) for place, series in places.items()}) for measure, number in MEASURES[by]]
    measure, numbers = _first_that_most_have(several)
    unit = _usual(number.unit for number in numbers.values() if number.value is not None)
    prices = _usual(each.prices for each in places.values() if each.prices != "unstated") if measure == "published_growth" else None
    numbers = {
        place: _alike(in_unit(number, unit), places[place].prices if prices else None, prices) for place, number in numbers.items()
    }
    name = every.names.names[id_]
    about = RankedIndicator(
        id=id_,
        name_zh=name.zh,
        name_en=name.en,
        measure=measure,
        unit=unit,
        better=better(measure, direction),
        attribute=_common([series.attribute for series in known.values()]),
        inferred=any(series.basis == "inferred" for series in known.values()),
        prices=prices,
        weight=weight,
        with_number=sum(number.value is not None for number in numbers.values()),
        ranked=0,
    )
    rows = rows_of(every, about, numbers, period)
    return _Of(about._replace(ranked=sum(row.rank is not None for row in rows)), rows)


def _first_that_most_have(several: Sequence[tuple[Measure, dict[str, Quantity]]]) -> tuple[Measure, dict[str, Quantity]]:
    """The first measure that enough places have to be ranked by; where there is none, the one that most have."""
    missing = [sum(number.value is None for number in numbers.values()) for _, numbers in several]
    enough = (each for each, without in zip(several, missing, strict=True) if not too_many(without, len(each[1])))
    return next(enough, several[missing.index(min(missing))])


def _direction(name: Name, known: Mapping[str, Series]) -> Direction:
    """Which side is better, by all places that say it; raises RefusedError where they differ."""
    said = {series.direction: place for place, series in known.items() if series.direction != "none"}
    if len(said) > 1:
        places = [_SAYS.filled(place=place, direction=DIRECTION_WORDS[direction]) for direction, place in sorted(said.items())]
        listed = Bilingual("、".join(each.zh for each in places), ", ".join(each.en for each in places))
        raise RefusedError(_DIRECTIONS.filled(name=Bilingual(name.zh, name.en or name.zh), places=listed))
    return next(iter(said), "none")


def _common(each: Sequence[Item]) -> Item | None:
    """What all are, if they are one thing."""
    return each[0] if len(set(each)) == 1 else None


def _usual(each: Iterable[Item]) -> Item | None:
    """What most are; where several are as many, one of them, whatever their order."""
    counted = Counter(each)
    return max(counted, key=lambda item: (counted[item], str(item)), default=None)


def _alike(number: Quantity, prices: Prices | None, usual: Prices | None) -> Quantity:
    """A number that may be ranked beside the others: a growth at other prices may not."""
    return number if number.value is None or prices in (usual, "unstated") else no_answer(Reason.PRICE_BASIS_DIFFERS, number.unit)


def _shown(every: Sources, blocks: Sequence[Sequence[RankRow]], wanted: Wanted) -> list[RankRow]:
    """The rows of the places that are asked for: those named, of these the first so many by the last block if there are weights."""
    named = {every.place(word) for word in wanted.places} or set(every.groups)
    leading = blocks[-1 if wanted.weights else 0]
    places = {
        row.place for row in leading if row.place in named and (wanted.top is None or (row.rank or 0) in range(1, wanted.top + 1))
    }
    return [row for block in blocks for row in block if row.place in places]
