"""Places in order: by the level of an indicator, its growth, or how it stands to its target; by several, weighed as a user says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from planctl.assess.answers import Answer, Quantity, Unanswered
from planctl.assess.quantities import RATE_DECIMALS, Operand, no_answer, quantity_of
from planctl.language import Bilingual
from planctl.numbers import formulas
from planctl.numbers.formulas import HUNDRED, Reason
from planctl.numbers.periods import by_its_end, is_period, is_span
from planctl.numbers.printed import Interval
from planctl.numbers.ranks import RankRange, rank_ranges, ranks
from planctl.panel import plans, rank_tables, sources
from planctl.panel.rank_measures import MEASURES, By, Measure, better, in_unit, spread
from planctl.panel.rank_places import NOTHING_SAID, Series
from planctl.panel.rank_sources import Indicators, Sources, split
from planctl.plan.vocabulary import ATTRIBUTE_WORDS, Attribute, Direction, Prices
from planctl.problems import RefusedError

Item = TypeVar("Item")

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

    Its attribute is null where places differ in that, `inferred` where one of them only infers it; so are the prices of its growth.
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
_WEIGHTS = Bilingual("--weights 要给每个指标一个权数：{names}", "--weights: give each indicator one weight: {names}")
_MIXED = Bilingual("属性不同的指标不合成一个分数：{listed}", "indicators of different attributes are not made one score: {listed}")
_WITH_ATTRIBUTE = Bilingual("{name}（{attribute}）", "{name} ({attribute})")
_DIFFERENT = Bilingual("各地不同", "places differ")
_NEITHER = Bilingual("无方向的指标不计分：{names}", "no score without a better side: {names}")


def rank(words: Sequence[str], wanted: Wanted) -> Answer[RankRow, RankSummary] | Unanswered:
    """The places of some sources in order, by one indicator or by each of several; nothing where a plan is broken.

    Raises RefusedError for what is no indicator, source, period, column, place or weight, and for a score that would mix what is
    not alike.
    """
    asked, named = split(words)
    of_plans = [name for name in named if plans.are_plans(name)]
    files = sources.files([name for name in named if name not in of_plans])
    planned = plans.read_plans(of_plans)
    if not planned.complete:
        return Unanswered("rank", tuple(planned.problems))
    if of_plans and wanted.group not in (None, plans.WITHIN):
        raise RefusedError(_OF_PLANS)
    with rank_tables.opened(files, wanted.group) as tables:
        every = Sources(planned, tables, wanted.group is not None)
        ids = list(dict.fromkeys(map(every.names.found, asked)))
        weights = _weights(every.names, ids, wanted.weights)
        period, of_indicators = _ranked(every, ids, weights, wanted)
        set_aside = tables.set_aside() if tables else 0
    blocks = [each.rows for each in of_indicators]
    if wanted.weights is not None:
        blocks.append(_scored(every, of_indicators, period))
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
    direction = _common([series.direction for series in known.values() if series.direction != "none"]) or "none"
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
    rows = _rows(every, about, numbers, period)
    return _Of(about._replace(ranked=sum(row.rank is not None for row in rows)), rows)


def _first_that_most_have(several: Sequence[tuple[Measure, dict[str, Quantity]]]) -> tuple[Measure, dict[str, Quantity]]:
    """The first measure that enough places have to be ranked by; where there is none, the one that most have."""
    missing = [sum(number.value is None for number in numbers.values()) for _, numbers in several]
    enough = (each for each, without in zip(several, missing, strict=True) if not _too_many(without, len(each[1])))
    return next(enough, several[missing.index(min(missing))])


def _common(each: Sequence[Item]) -> Item | None:
    """What all are, if they are one thing."""
    return each[0] if len(set(each)) == 1 else None


def _usual(each: Iterable[Item]) -> Item | None:
    """What most are, the first of them where several are as many."""
    counted = Counter(each).most_common(1)
    return counted[0][0] if counted else None


def _alike(number: Quantity, prices: Prices | None, usual: Prices | None) -> Quantity:
    """A number that may be ranked beside the others: a growth at other prices may not."""
    return number if number.value is None or prices in (usual, "unstated") else no_answer(Reason.PRICE_BASIS_DIFFERS, number.unit)


def _rows(every: Sources, about: RankedIndicator | None, numbers: Mapping[str, Quantity], period: str) -> list[RankRow]:
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
    if _too_many(len(numbers) - len(known), len(numbers)):
        return {}
    values = [number.value for number in known.values() if number.value is not None]
    ranges = rank_ranges([spread(number) for number in known.values()], least_first=least_first, ends=ends)
    return dict(zip(known, zip(ranks(values, least_first=least_first), ranges, strict=True), strict=True))


def _too_many(missing: int, of: int) -> bool:
    return missing * HUNDRED > MOST_MISSING * of


def _weights(names: Indicators, ids: Sequence[str], given: Mapping[str, Decimal] | None) -> dict[str, Decimal]:
    """The weights by id; none where none are given. Raises RefusedError unless each indicator has one above zero."""
    if given is None:
        return {}
    weights = {names.found(name): weight for name, weight in given.items()}
    if set(weights) != set(ids) or len(weights) < len(given) or not all(weight > 0 for weight in weights.values()):
        raise RefusedError(_WEIGHTS.filled(names=", ".join(ids)))
    return weights


def _scored(every: Sources, of_indicators: Sequence[_Of], period: str) -> list[RankRow]:
    """The places by the mean of their ranks, each weighing as much as its indicator.

    Raises RefusedError where the indicators are not of one attribute, or one has no better side.
    """
    _refuse_a_mixture([each.about for each in of_indicators])
    ranked: dict[str, list[tuple[int, RankRange, Decimal]]] = {place: [] for place in every.groups}
    for each in of_indicators:
        for row in each.rows:
            if row.rank is not None and row.range is not None and each.about.weight is not None:
                ranked[row.place].append((row.rank, row.range, each.about.weight))
    scores = {
        place: no_answer(Reason.TOO_MANY_MISSING) if _too_many(len(of_indicators) - len(each), len(of_indicators)) else _score(each)
        for place, each in ranked.items()
    }
    return _rows(every, None, scores, period)


def _score(ranked: Sequence[tuple[int, RankRange, Decimal]]) -> Quantity:
    """The weighted mean of some ranks, and between which means what they can be lets it lie."""
    mean, best, worst = (
        formulas.weighted_mean(*(term for rank, weight in terms for term in (Decimal(rank), weight)))
        for terms in (
            [(rank, weight) for rank, _, weight in ranked],
            [(range_.first, weight) for _, range_, weight in ranked],
            [(range_.last, weight) for _, range_, weight in ranked],
        )
    )
    assert isinstance(best, Decimal) and isinstance(worst, Decimal)  # noqa: S101, PT018 weights are above zero
    score = mean if isinstance(mean, Reason) else Operand(mean, Interval(best, worst), Interval(best, worst))
    return quantity_of(score, None, RATE_DECIMALS)._replace(supported=RATE_DECIMALS)


def _refuse_a_mixture(indicators: Sequence[RankedIndicator]) -> None:
    """Refuse a score over binding and expected indicators together, or over one of which no number is better."""
    if any(each.attribute is None for each in indicators) or len({each.attribute for each in indicators}) > 1:
        listed = [_WITH_ATTRIBUTE.filled(name=each.id, attribute=_attribute(each)) for each in indicators]
        raise RefusedError(
            _MIXED.filled(listed=Bilingual("、".join(each.zh for each in listed), ", ".join(each.en for each in listed)))
        )
    if neither := [each.id for each in indicators if each.better == "none"]:
        raise RefusedError(_NEITHER.filled(names=", ".join(neither)))


def _attribute(each: RankedIndicator) -> Bilingual:
    return _DIFFERENT if each.attribute is None else ATTRIBUTE_WORDS[each.attribute]


def _shown(every: Sources, blocks: Sequence[Sequence[RankRow]], wanted: Wanted) -> list[RankRow]:
    """The rows of the places that are asked for: those named, of these the first so many by the last block if there are weights."""
    named = {every.place(word) for word in wanted.places} or set(every.groups)
    leading = blocks[-1 if wanted.weights else 0]
    places = {
        row.place for row in leading if row.place in named and (wanted.top is None or (row.rank or 0) in range(1, wanted.top + 1))
    }
    return [row for block in blocks for row in block if row.place in places]
