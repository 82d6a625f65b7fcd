"""Rates of growth, each named for what it is: stated by the plan, implied by two levels, or required by a target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from planctl.assess.answers import Answer, Figure, Mentioned, Quantity, answer_about, mentioned, recorded_figures
from planctl.assess.baselines import TargetAndBaseline, targets_with_baselines
from planctl.assess.gap import PERCENT_PER_YEAR, required_rate
from planctl.assess.quantities import (
    SHARE_DECIMALS,
    Operand,
    common_bound,
    derive,
    evaluate,
    exact_operand,
    flipped,
    is_one_sided,
    no_answer,
    quantity_of,
    relative_bound,
    rounded_operand,
    shown_interval,
    target_operand,
)
from planctl.assess.results import observations_of, result_of_period, results_of
from planctl.assess.revisions import Revision, revisions
from planctl.assess.sources import SourceNote, all_sources
from planctl.assess.verdict import difference_of_measure
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import end_of, year_before
from planctl.numbers.printed import decimals, significant_digits
from planctl.numbers.units import PERCENT, RANK, is_money
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Basis, Prices, Role

Kind = Literal["stated", "implied", "required"]
_KINDS: tuple[Kind, ...] = get_args(Kind)


class GrowthRow(NamedTuple):
    """One rate of one indicator, from one period to another.

    `implied_base` is the level of the year before that a stated growth and a level of the same period imply, unless they are
    results known only by a bound. `sources` are those of its figures that were published elsewhere or later.
    """

    id: str
    name_zh: str
    name_en: str | None
    kind: Kind
    role: Role
    from_period: str
    to_period: str
    rate: Quantity
    prices: Prices | None
    prices_basis: Basis | None
    implied_base: Quantity | None
    unit: str
    paragraphs: tuple[int, ...]
    locators: tuple[str, ...]
    sources: tuple[str, ...]


class GrowthSummary(NamedTuple):
    """How many rates there are, which indicators have none, and the sources of those published elsewhere or later.

    `revised` are levels of the plan that were revised later: what is worked out from two of the plan's own goes by those.
    """

    rates: int
    without_rate: tuple[Mentioned, ...]
    sources: tuple[SourceNote, ...]
    revised: tuple[Revision, ...]


def growth(plan: Plan, indicators: dict[str, Indicator]) -> Answer[GrowthRow, GrowthSummary]:
    """Every rate that the figures of the indicators state, imply or require."""
    by_id = {id_: rates(plan, id_, indicator) for id_, indicator in indicators.items()}
    rows = [rated.row for of_one in by_id.values() for rated in of_one]
    without = tuple(mentioned(id_, indicators[id_].name) for id_, of_one in by_id.items() if not of_one)
    own = [row for row in rows if row.kind != "stated" and not row.sources]
    levels = {(row.id, period) for row in own for period in (row.from_period, row.to_period)}
    revised = tuple(
        each for each in revisions(plan, indicators) if each.plan.form == "value" and (each.id, each.plan.period) in levels
    )
    published = {key for row in rows for key in row.sources}
    sources = tuple(source for source in all_sources(plan) if source.id in published)
    summary = GrowthSummary(rates=len(rows), without_rate=without, sources=sources, revised=revised)
    return answer_about(plan, "growth", rows, summary)


class Rated(NamedTuple):
    """A rate, and the figures behind it: a stated one with the level of its period, or two levels in the order of their periods."""

    row: GrowthRow
    figures: tuple[Figure, ...]


def rates(plan: Plan, id_: str, indicator: Indicator) -> list[Rated]:
    """The rates of one indicator: stated ones, then what levels imply, then what targets require, each by its period.

    They are of the plan's own figures, and of what was published elsewhere or later.
    """
    rated = [*_of_plan(plan, id_, indicator), *_published(plan, id_, indicator)]
    return sorted(rated, key=lambda each: (_KINDS.index(each.row.kind), end_of(each.row.to_period), each.row.role))


def _of_plan(plan: Plan, id_: str, indicator: Indicator) -> Iterator[Rated]:
    figures = recorded_figures(plan, indicator, single=False)
    level_of = {(figure.period, figure.role): figure for figure in reversed(figures) if figure.form == "value"}
    for figure in figures:
        if figure.form == "growth" and figure.value is not None:
            yield _stated(id_, indicator, figure, level_of.get((figure.period, figure.role)))
    if indicator.unit not in (PERCENT, RANK):
        yield from _between_results(id_, indicator, figures)
        for pair in targets_with_baselines(plan, indicator):
            if pair.target.form == "value" and pair.baseline is not None:
                yield _from_levels(id_, indicator, pair.baseline, pair)


def _published(plan: Plan, id_: str, indicator: Indicator) -> Iterator[Rated]:
    """The rates that observations state, and those that their levels imply from the newest level of the year before."""
    published = [figure for figure in observations_of(plan, id_) if figure.cumulative and figure.value is not None]
    level_of = {(figure.period, figure.source): figure for figure in published if figure.form == "value"}
    for figure in published:
        if figure.form == "growth":
            yield _with_sources(plan, _stated(id_, indicator, figure, level_of.get((figure.period, figure.source))))
    known = results_of(plan, id_) if level_of and indicator.unit not in (PERCENT, RANK) else []
    for period in dict.fromkeys(period for period, _ in level_of):
        before, level = (result_of_period(known, each, "value") for each in (year_before(period), period))
        if before is not None and before.value is not None and level is not None:
            yield _with_sources(plan, _implied(id_, indicator, before, level))


def _with_sources(plan: Plan, rated: Rated) -> Rated:
    own = plan.about.source if plan.about else None
    elsewhere = dict.fromkeys(figure.source for figure in rated.figures if figure.source is not None and figure.source != own)
    return rated._replace(row=rated.row._replace(sources=tuple(elsewhere)))


def _stated(id_: str, indicator: Indicator, figure: Figure, level: Figure | None) -> Rated:
    before = year_before(figure.period) if figure.since is None else str(figure.since)
    value = figure.value
    interval = None if value is None else shown_interval(figure.stands_for, figure.bound)
    digits = 0 if value is None else decimals(value)
    rate = Quantity(value, PERCENT, figure.bound, interval, digits, None if figure.to is not None else digits, None)
    base = None if level is None else _implied_base(indicator, level, figure)
    behind = (figure,) if level is None else (figure, level)
    return _rated(id_, indicator, "stated", (before, figure.period), rate, indicator.growth_prices, base, behind)


def _implied_base(indicator: Indicator, level: Figure, figure: Figure) -> Quantity:
    if indicator.growth_prices == "constant":
        return no_answer(Reason.PRICE_BASIS_DIFFERS, level.unit)
    if level.value is None or figure.value is None or indicator.unit == PERCENT:
        return no_answer(Reason.IN_POINTS, level.unit)
    bound = common_bound(level.bound, flipped(figure.bound))
    if bound is None or level.to is not None or figure.to is not None or (figure.role == "actual" and is_one_sided(bound)):
        return no_answer(Reason.BOUND_ONLY, level.unit)
    answer = evaluate(formulas.implied_base, rounded_operand(level), rounded_operand(figure))
    digits = decimals(level.value)
    if isinstance(answer, Operand):
        finest = max(map(significant_digits, (level.value, figure.value)))
        digits = max(digits, finest - 1 - answer.value.adjusted())
    return quantity_of(answer, level.unit, digits, bound)._replace(supported=digits)


def _prices_of_levels(indicator: Indicator) -> Prices | None:
    return "current" if is_money(indicator.unit) else None


def _between_results(id_: str, indicator: Indicator, figures: list[Figure]) -> Iterator[Rated]:
    """The growth from each recorded level to that of the year after; of several levels of a period the first counts."""
    recorded = [figure for figure in figures if (figure.role, figure.form) == ("actual", "value")]
    levels = {figure.period: figure for figure in reversed(recorded)}
    for period in dict.fromkeys(figure.period for figure in recorded):
        before = levels.get(year_before(period))
        if before is not None:
            yield _implied(id_, indicator, before, levels[period])


def _implied(id_: str, indicator: Indicator, before: Figure, level: Figure) -> Rated:
    rate, prices = _implied_rate(before, level), _prices_of_levels(indicator)
    return _rated(id_, indicator, "implied", (before.period, level.period), rate, prices, None, (before, level))


def _from_levels(id_: str, indicator: Indicator, baseline: Figure, pair: TargetAndBaseline) -> Rated:
    target, prices = pair.target, _prices_of_levels(indicator)
    periods, behind = (baseline.period, target.period), (baseline, target)
    if pair.years == 1 and baseline.value is not None and target.value is not None:
        rate = _implied_rate(baseline, target.nearest(baseline.value))
        return _rated(id_, indicator, "implied", periods, rate, prices, None, behind)
    return _rated(id_, indicator, "required", periods, required_rate(pair), prices, None, behind)


def _implied_rate(base: Figure, level: Figure) -> Quantity:
    """The growth from one level to another, bounded where they are: a floor is grown to by at least so much."""
    different = difference_of_measure(base, level)
    if different:
        return no_answer(different, PERCENT_PER_YEAR)
    again = level.repeats(base)
    bound = common_bound("exact" if again else relative_bound(base, level.number), level.bound)
    if bound is None:
        return no_answer(Reason.BOUND_ONLY, PERCENT_PER_YEAR)
    inputs = rounded_operand(base), target_operand(level) if level.role == "target" else rounded_operand(level)
    if again:
        inputs = exact_operand(base.number), exact_operand(level.number)
    return derive(formulas.growth_rate, *inputs, unit=PERCENT_PER_YEAR, decimals=SHARE_DECIMALS, bound=bound)


def _rated(
    id_: str,
    indicator: Indicator,
    kind: Kind,
    periods: tuple[str, str],
    rate: Quantity,
    prices: Prices | None,
    base: Quantity | None,
    figures: tuple[Figure, ...],
) -> Rated:
    from_period, to_period = periods
    row = GrowthRow(
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        kind=kind,
        role=figures[-1].role,
        from_period=from_period,
        to_period=to_period,
        rate=rate,
        prices=prices,
        prices_basis=indicator.growth_prices_basis if kind == "stated" and prices != "unstated" else None,
        implied_base=base,
        unit=indicator.unit,
        paragraphs=tuple(sorted({figure.paragraph for figure in figures if figure.paragraph is not None})),
        locators=tuple(dict.fromkeys(figure.locator for figure in figures if figure.locator is not None)),
        sources=(),
    )
    return Rated(row, figures)
