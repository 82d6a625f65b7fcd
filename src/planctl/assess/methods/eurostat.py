"""Eurostat: the growth rates of its monitoring report on sustainable development in the European Union.

Source: the growth rate is that of Annex III of the report's 2021 edition, as the Joint Research Centre quotes it
(SarahBetoulMubareka/BioeconomyMonitoring, bioeconomy_CAGR.Rmd), over the past five years (Statistics Explained, "Overview of status
and progress of EU Member States towards the SDGs"); with a target it is compared with the growth that the target requires
(agenda-2030.fr, "Methodology", whose method is Eurostat's). The annex itself could not be read, and with it the thresholds between
its categories: planctl computes the measure and names no category.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from planctl.assess.gap import PERCENT_PER_YEAR
from planctl.assess.methods.trend import (
    RATIO_DECIMALS,
    Finding,
    Numbers,
    Trend,
    compared,
    oriented,
    reached,
    without_category,
)
from planctl.assess.quantities import RATE_DECIMALS, Operand, evaluate, exact_operand, quantity_of
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason

PERIOD = 5
"""The years over which growth is measured."""


def base_year(years: Sequence[int], target: int | None) -> int | None:  # noqa: ARG001 a base rule's signature
    """Five years before the latest, or the first later year that has a figure."""
    return next((year for year in sorted(years) if year >= max(years) - PERIOD), None)


def growth_ratio(observed: Decimal, required: Decimal) -> Decimal | Reason:
    """The observed growth over the required one. No answer when nothing is required."""
    return Reason.NO_WAY_TO_GO if required == 0 else observed / required


def assess(trend: Trend) -> Finding:
    """The measure of a trend; never a category."""
    observed = evaluate(formulas.required_rate, trend.base.level, trend.latest.level, exact_operand(trend.passed))
    required, measure = _compared(trend, observed)
    unit, digits = (PERCENT_PER_YEAR, RATE_DECIMALS) if trend.target is None else (None, RATIO_DECIMALS)
    numbers: Numbers = (
        quantity_of(observed, PERCENT_PER_YEAR, RATE_DECIMALS),
        quantity_of(required, PERCENT_PER_YEAR, RATE_DECIMALS),
        quantity_of(measure, unit, digits),
    )
    return without_category(numbers, measure if isinstance(measure, Reason) else Reason.NO_THRESHOLD)


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
