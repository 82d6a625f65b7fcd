"""Eurostat: the growth rates of its monitoring report on sustainable development in the European Union, and their categories.

Source: the growth rate is that of Annex III of the report's 2021 edition, as the Joint Research Centre quotes it
(SarahBetoulMubareka/BioeconomyMonitoring, bioeconomy_CAGR.Rmd), over the past 5 years and the past 15 (IISD, SDG Knowledge Hub,
September 2018), which also names the categories. Their thresholds are those of Statistics Canada's methodology page in its first
version, which takes them from that report (sdg-data-canada-odd-donnees/cif-cic_dev, _pages/methodology.md at commit 052b14a); the
annex itself could not be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import partial

from planctl.assess.gap import PERCENT_PER_YEAR
from planctl.assess.methods.trend import (
    RATIO_DECIMALS,
    Finding,
    Numbers,
    Trend,
    category_of,
    compared,
    oriented,
    reached,
    without_category,
)
from planctl.assess.quantities import RATE_DECIMALS, Operand, evaluate, exact_operand, quantity_of
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason


class Category(StrEnum):
    """The method's categories."""

    TARGET_MET = "target_met"
    """The latest figure is at the target or beyond it; tested first."""
    SIGNIFICANT = "progress_significant"
    """A ratio of 95 % or more; without a target, growth of more than 1 % a year."""
    MODERATE = "progress_moderate"
    """60 % to less than 95 %; without a target, more than 0 % to 1 % a year."""
    INSUFFICIENT = "progress_insufficient"
    """0 % to less than 60 %."""
    AWAY = "movement_away"
    """Less than 0 %; or a target that was reached in the base year and has been lost."""
    AWAY_MODERATE = "movement_away_moderate"
    """Without a target: 0 % a year or less, more than −1 %."""
    AWAY_SIGNIFICANT = "movement_away_significant"
    """Without a target: −1 % a year or less."""


SHORT, LONG = 5, 15
"""The years over which growth is measured."""

RATIO_BANDS = (
    (Decimal("0.95"), Category.SIGNIFICANT),
    (Decimal("0.6"), Category.MODERATE),
    (Decimal(0), Category.INSUFFICIENT),
)
GROWTH_ABOVE = ((1, Category.SIGNIFICANT), (0, Category.MODERATE), (-1, Category.AWAY_MODERATE))


def base_year(years: Sequence[int], target: int | None, window: int = SHORT) -> int | None:  # noqa: ARG001 a base rule's signature
    """So many years before the latest, or the first later year that has a figure."""
    return next((year for year in sorted(years) if year >= max(years) - window), None)


def growth_ratio(observed: Decimal, required: Decimal) -> Decimal | Reason:
    """The observed growth over the required one. No answer when nothing is required."""
    return Reason.NO_WAY_TO_GO if required == 0 else observed / required


def ratio_category(ratio: Decimal) -> Category:
    """The category of the observed growth over the required one."""
    return category_of(RATIO_BANDS, Category.AWAY, ratio)


def growth_category(growth: Decimal) -> Category:
    """The category of a yearly growth in per cent, above zero for the better."""
    return next((category for limit, category in GROWTH_ABOVE if growth > limit), Category.AWAY_SIGNIFICANT)


def assess(trend: Trend) -> Finding:
    """The measure and category of a trend."""
    observed = evaluate(formulas.required_rate, trend.base.level, trend.latest.level, exact_operand(trend.passed))
    required, measure = _compared(trend, observed)
    unit, digits = (PERCENT_PER_YEAR, RATE_DECIMALS) if trend.target is None else (None, RATIO_DECIMALS)
    numbers: Numbers = (
        quantity_of(observed, PERCENT_PER_YEAR, RATE_DECIMALS),
        quantity_of(required, PERCENT_PER_YEAR, RATE_DECIMALS),
        quantity_of(measure, unit, digits),
    )
    if reached(trend.latest, trend):
        return Finding(*numbers, Category.TARGET_MET, None, None)
    if measure is Reason.BEYOND_AT_START:
        return Finding(*numbers, Category.AWAY, None, None)
    if isinstance(measure, Reason):
        return without_category(numbers, measure)
    category = growth_category(measure.value) if trend.target is None else ratio_category(measure.value)
    return Finding(*numbers, category, None, None)


def _compared(trend: Trend, observed: Operand | Reason) -> tuple[Operand | Reason, Operand | Reason]:
    """The required growth and the measure; from beyond the target the ratio would take a loss for progress."""
    if trend.target is None:
        return Reason.NO_TARGET, evaluate(partial(oriented, direction=trend.direction), observed)
    required = evaluate(
        formulas.required_rate, trend.base.level, trend.target.level, exact_operand(trend.target.year - trend.base.year)
    )
    if reached(trend.base, trend) and trend.base.level.value != trend.target.level.value:
        return required, Reason.BEYOND_AT_START
    return required, compared(growth_ratio, observed, required)
