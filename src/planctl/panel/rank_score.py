"""One score over several indicators: the mean of a place's ranks, weighed as a user says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from planctl.assess.answers import Quantity
from planctl.assess.quantities import RATE_DECIMALS, Operand, no_answer, quantity_of
from planctl.language import Bilingual
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import Interval
from planctl.numbers.ranks import RankRange
from planctl.panel.rank_rows import RankedIndicator, RankRow, rows_of, too_many
from planctl.panel.rank_sources import Indicators, Sources
from planctl.plan.vocabulary import ATTRIBUTE_WORDS
from planctl.problems import RefusedError

_WEIGHTS = Bilingual("--weights 要给每个指标一个权数：{names}", "--weights: give each indicator one weight: {names}")
_MIXED = Bilingual("属性不同的指标不合成一个分数：{listed}", "indicators of different attributes are not made one score: {listed}")
_WITH_ATTRIBUTE = Bilingual("{name}（{attribute}）", "{name} ({attribute})")
_DIFFERENT = Bilingual("各地不同", "places differ")
_NEITHER = Bilingual("无方向的指标不计分：{names}", "no score without a better side: {names}")

_Ranked = tuple[int, RankRange, Decimal]
"""A rank, the ranks that it can be, and what it weighs."""


def weights_of(names: Indicators, ids: Sequence[str], given: Mapping[str, Decimal] | None) -> dict[str, Decimal]:
    """The weights by id; none where none are given. Raises RefusedError unless each indicator has one above zero."""
    if given is None:
        return {}
    weights = {names.found(name): weight for name, weight in given.items()}
    if set(weights) != set(ids) or len(weights) < len(given) or not all(weight > 0 for weight in weights.values()):
        raise RefusedError(_WEIGHTS.filled(names=", ".join(ids)))
    return weights


def scored(every: Sources, indicators: Sequence[RankedIndicator], rows: Iterable[RankRow], period: str) -> list[RankRow]:
    """The places by the mean of their ranks, each weighing as much as its indicator.

    Raises RefusedError where the indicators are not of one attribute, or one has no better side.
    """
    _refuse_a_mixture(indicators)
    weights = {each.id: each.weight for each in indicators}
    ranked: dict[str, list[_Ranked]] = {place: [] for place in every.groups}
    for row in rows:
        if row.rank is not None and row.range is not None and (weight := weights[row.id or ""]) is not None:
            ranked[row.place].append((row.rank, row.range, weight))
    scores = {
        place: no_answer(Reason.TOO_MANY_MISSING) if too_many(len(indicators) - len(each), len(indicators)) else _score(each)
        for place, each in ranked.items()
    }
    return rows_of(every, None, scores, period)


def _score(ranked: Sequence[_Ranked]) -> Quantity:
    """The weighted mean of some ranks, and between which means what they can be lets it lie."""
    mean = _mean((rank, weight) for rank, _, weight in ranked)
    ends = (_mean((range_[end], weight) for _, range_, weight in ranked) for end in (0, 1))
    within = Interval(*ends)
    return quantity_of(Operand(mean, within, within), None, RATE_DECIMALS)._replace(supported=RATE_DECIMALS)


def _mean(weighed: Iterable[tuple[int, Decimal]]) -> Decimal:
    mean = formulas.weighted_mean(*(term for rank, weight in weighed for term in (Decimal(rank), weight)))
    assert isinstance(mean, Decimal)  # noqa: S101 weights are above zero
    return mean


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
