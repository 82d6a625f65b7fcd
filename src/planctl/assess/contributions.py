"""What each part of a whole adds to its growth: the contribution to the increase, and the pull on the rate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, Mentioned, Quantity, answer_about, mentioned, unit_of
from planctl.assess.quantities import SHARE_DECIMALS, derive, is_one_sided, no_answer, rounded_operand
from planctl.assess.results import results_of
from planctl.language import Bilingual
from planctl.numbers import formulas
from planctl.numbers.formulas import Formula, Reason
from planctl.numbers.periods import end_of, is_span, year_before
from planctl.numbers.printed import Bound, decimals
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Nature
from planctl.problems import RefusedError

_NO_PARTS = Bilingual("没有收录其组成部分的指标", "none of these indicators has parts recorded")
_ADDITIVE: tuple[Nature, ...] = ("flow", "stock")


class ContributionRow(NamedTuple):
    """A whole from one period to the same of the next year, or under it one of its parts by one way of dividing it.

    `contribution` is the part's share of the whole's increase, `pull` the points that it adds to the whole's rate of growth; the
    whole's own row has neither.
    """

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    whole: str
    division: str
    from_period: str
    to_period: str
    base: Figure | None
    latest: Figure | None
    increase: Quantity
    rate: Quantity
    contribution: Quantity | None
    pull: Quantity | None


class ContributionSummary(NamedTuple):
    """How many contributions there are, which wholes lack levels a year apart, and which are known to grow at constant prices."""

    contributions: int
    without_levels: tuple[Mentioned, ...]
    constant_prices: tuple[Mentioned, ...]


class _Subject(NamedTuple):
    """A whole or a part, with the newest level known at the end of each period."""

    id: str
    indicator: Indicator
    levels: dict[date, Figure]


def contributions(plan: Plan, indicators: dict[str, Indicator]) -> Answer[ContributionRow, ContributionSummary]:
    """What each part adds to its whole's growth, from the results known of both.

    Raises RefusedError when no part of any of the indicators is recorded.
    """
    wholes = {id_: indicator for id_, indicator in indicators.items() if indicator.parts}
    if not wholes:
        raise RefusedError(_NO_PARTS)
    by_whole = {id_: list(_of_whole(plan, id_, indicator)) for id_, indicator in wholes.items()}
    rows = [row for of_one in by_whole.values() for row in of_one]
    known = {id_ for id_, of_one in by_whole.items() if of_one}
    summary = ContributionSummary(
        contributions=sum(row.contribution is not None and row.contribution.value is not None for row in rows),
        without_levels=tuple(mentioned(id_, each.name) for id_, each in wholes.items() if id_ not in known),
        constant_prices=tuple(
            mentioned(id_, each.name) for id_, each in wholes.items() if id_ in known and each.growth_prices == "constant"
        ),
    )
    return answer_about(plan, "growth", rows, summary)


def _of_whole(plan: Plan, id_: str, indicator: Indicator) -> Iterator[ContributionRow]:
    """Each year's growth of a whole that its parts add up to, by every way of dividing it into parts of its own unit."""
    if indicator.nature not in _ADDITIVE:
        return
    whole = _subject(plan, id_)
    for division, ids in indicator.parts.items():
        parts = [_subject(plan, part) for part in ids if plan.indicators[part].unit == indicator.unit]
        grown = (level.period for level in whole.levels.values() if end_of(year_before(level.period)) in whole.levels)
        for period in grown if len(parts) == len(ids) else ():
            yield from (_row(each, whole, division, period) for each in (whole, *parts))


def _subject(plan: Plan, id_: str) -> _Subject:
    levels = {end_of(each.period): each for each in results_of(plan, id_) if each.form == "value" and not is_span(each.period)}
    return _Subject(id_, plan.indicators[id_], levels)


def _row(one: _Subject, whole: _Subject, division: str, period: str) -> ContributionRow:
    ends = end_of(year_before(period)), end_of(period)
    own, of_whole = (tuple(each.levels.get(end) for end in ends) for each in (one, whole))
    is_whole = one is whole
    name, unit = one.indicator.name, one.indicator.unit
    digits = max((decimals(each.number) for each in own if each is not None), default=0)
    return ContributionRow(
        id=one.id,
        name_zh=name.zh,
        name_en=name.en,
        unit=unit,
        whole=whole.id,
        division=division,
        from_period=year_before(period),
        to_period=period,
        base=own[0],
        latest=own[1],
        increase=_worked(formulas.gap, own, unit_of("change", unit), digits),
        rate=_worked(formulas.growth_rate, own, PERCENT, SHARE_DECIMALS),
        contribution=None if is_whole else _worked(formulas.contribution, (*own, *of_whole), PERCENT, SHARE_DECIMALS),
        pull=None if is_whole else _worked(formulas.pull, (*own, of_whole[0]), PERCENTAGE_POINTS, SHARE_DECIMALS),
    )


def _worked(formula: Formula[...], figures: tuple[Figure | None, ...], unit: str | None, digits: int) -> Quantity:
    """A formula over levels; none where one is not known, or only by a bound."""
    levels = [each for each in figures if each is not None]
    if len(levels) < len(figures):
        return no_answer(Reason.NO_BASELINE if figures[0] is None else Reason.NO_LEVEL, unit)
    if any(is_one_sided(each.bound) for each in levels):
        return no_answer(Reason.BOUND_ONLY, unit)
    bound: Bound = "about" if any(each.bound == "about" for each in levels) else "exact"
    return derive(formula, *(rounded_operand(each) for each in levels), unit=unit, decimals=digits, bound=bound)
