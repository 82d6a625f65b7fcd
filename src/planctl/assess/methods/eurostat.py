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
from planctl.assess.methods.track import (
    RATIO_DECIMALS,
    Finding,
    Numbers,
    Track,
    annual_growth,
    compared,
    quantity,
    reached,
    toward,
    unfound,
    worked,
)
from planctl.assess.quantities import RATE_DECIMALS, Operand, exact_operand
from planctl.numbers.formulas import Reason

PERIOD = 5
"""The years over which growth is measured."""


def base_year(years: Sequence[int], target: int | None) -> int | None:  # noqa: ARG001 a base rule's signature
    """Five years before the latest, or the first later year that has a figure."""
    return next((year for year in sorted(years) if year >= max(years) - PERIOD), None)


def growth_ratio(observed: Decimal, required: Decimal) -> Decimal | Reason:
    """The observed growth over the required one. No answer when nothing is required."""
    return Reason.NO_WAY_TO_GO if required == 0 else observed / required


def assess(track: Track) -> Finding:
    """The measure of a track; never a category."""
    observed = worked(annual_growth, track.base.level, track.latest.level, exact_operand(track.passed))
    required, measure = _compared(track, observed)
    unit, digits = (PERCENT_PER_YEAR, RATE_DECIMALS) if track.target is None else (None, RATIO_DECIMALS)
    numbers: Numbers = (
        quantity(observed, PERCENT_PER_YEAR, RATE_DECIMALS),
        quantity(required, PERCENT_PER_YEAR, RATE_DECIMALS),
        quantity(measure, unit, digits),
    )
    return unfound(numbers, measure if isinstance(measure, Reason) else Reason.NO_THRESHOLD)


def _compared(track: Track, observed: Operand | Reason) -> tuple[Operand | Reason, Operand | Reason]:
    """The required growth and the measure; from beyond the target the ratio would take a loss for progress."""
    if track.target is None:
        return Reason.NO_TARGET, worked(partial(toward, direction=track.direction), observed)
    required = worked(annual_growth, track.base.level, track.target.level, exact_operand(track.target.year - track.base.year))
    if reached(track.base, track) and track.base.level.value != track.target.level.value:
        return required, Reason.BEYOND_AT_START
    return required, compared(growth_ratio, observed, required)
