"""The United Nations Statistics Division: the trend to target of the Sustainable Development Goals Report.

Source: "Technical Note for Progress Assessment" of the report's 2026 edition, as the package undata 0.4.3 implements it
(undata/analysis.py, `progress`); the note itself could not be read. The Basque statistics office gives the same ratio and the same
thresholds of 0.95 and 0.10 after the note of 2023 (EUSTAT-DES/site, _pages/en/metodologia.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import partial

from planctl.assess.gap import PERCENT_PER_YEAR
from planctl.assess.methods.track import (
    RATIO_DECIMALS,
    Finding,
    Numbers,
    Point,
    Track,
    along,
    annual_growth,
    banded,
    compared,
    first_since_2015,
    quantity,
    reached,
    toward,
    unfound,
    worked,
)
from planctl.assess.quantities import RATE_DECIMALS, SHARE_DECIMALS, exact_operand
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import decimals
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS


class Category(StrEnum):
    """The method's categories."""

    ON_TRACK_OR_MET = "on_track_or_met"
    """A ratio of 0.95 or more; without a target, growth of 2 % a year or more."""
    MODERATE_PROGRESS = "moderate_progress"
    """0.50 to less than 0.95; without a target, 1.25 % to less than 2 % a year."""
    MARGINAL_PROGRESS = "marginal_progress"
    """0.10 to less than 0.50; without a target, 0.5 % to less than 1.25 % a year."""
    STAGNATION = "stagnation"
    """0 to less than 0.10; without a target, 0 % to less than 0.5 % a year."""
    REGRESSION = "regression"
    """Less than 0."""


RATIO_BANDS = (
    (Decimal("0.95"), Category.ON_TRACK_OR_MET),
    (Decimal("0.5"), Category.MODERATE_PROGRESS),
    (Decimal("0.1"), Category.MARGINAL_PROGRESS),
    (Decimal(0), Category.STAGNATION),
)
GROWTH_BANDS = (
    (Decimal(2), Category.ON_TRACK_OR_MET),
    (Decimal("1.25"), Category.MODERATE_PROGRESS),
    (Decimal("0.5"), Category.MARGINAL_PROGRESS),
    (Decimal(0), Category.STAGNATION),
)
_HEIGHTS = tuple(map(Decimal, range(6)))
RATIO_SCORES = tuple(zip(map(Decimal, ("-0.5", "0", "0.1", "0.5", "0.95", "1.5")), _HEIGHTS, strict=True))
GROWTH_SCORES = tuple(zip(map(Decimal, ("-5", "0", "0.5", "1.25", "2", "5")), _HEIGHTS, strict=True))
BEST, WORST = 5, 0


def base_year(years: Sequence[int], target: int | None) -> int | None:
    """2015, or the first later year that has a figure."""
    return first_since_2015(years, target)


def expected_change(base: Decimal, latest: Decimal, passed: Decimal, ahead: Decimal) -> Decimal | Reason:
    """The change from the base to the target's year if the growth so far goes on: latest × (1 + CAGR) ^ ahead − base.

    In the level's unit. No answer where the growth has none.
    """
    growth = annual_growth(base, latest, passed)
    if isinstance(growth, Reason):
        return growth
    then = formulas.projected(latest, growth, ahead)
    return then if isinstance(then, Reason) else then - base


def extrapolated_ratio(expected: Decimal, required: Decimal) -> Decimal | Reason:
    """The expected change over the required one: (v_e − v_b) / (v_target − v_b). No answer when nothing is required."""
    return Reason.NO_WAY_TO_GO if required == 0 else expected / required


def ratio_category(ratio: Decimal) -> Category:
    """The category of the extrapolated ratio."""
    return banded(RATIO_BANDS, Category.REGRESSION, ratio)


def ratio_score(ratio: Decimal) -> Decimal:
    """The score of the ratio: from 0 at −0.5 and below to 5 at 1.5 and above, a point a category."""
    return along(RATIO_SCORES, ratio)


def growth_category(growth: Decimal) -> Category:
    """The category of a yearly growth in per cent, above zero for the better."""
    return banded(GROWTH_BANDS, Category.REGRESSION, growth)


def growth_score(growth: Decimal) -> Decimal:
    """The score of such a growth: from 0 at −5 % and below to 5 at 5 % and above, a point a category."""
    return along(GROWTH_SCORES, growth)


def assess(track: Track) -> Finding:
    """The measure, category and score of a track."""
    return _without_target(track) if track.target is None else _with_target(track, track.target)


def _with_target(track: Track, target: Point) -> Finding:
    base, latest = track.base.level, track.latest.level
    observed = worked(expected_change, base, latest, exact_operand(track.passed), exact_operand(target.year - track.latest.year))
    required = worked(formulas.gap, base, target.level)
    ratio = compared(extrapolated_ratio, observed, required)
    unit = PERCENTAGE_POINTS if track.unit == PERCENT else track.unit
    digits = max(decimals(point.level.value) for point in (track.base, track.latest, target))
    numbers: Numbers = (quantity(observed, unit, digits), quantity(required, unit, digits), quantity(ratio, None, RATIO_DECIMALS))
    if reached(track.base, track):
        return _from_the_target(track, numbers)
    if isinstance(ratio, Reason):
        return Finding(*numbers, Category.ON_TRACK_OR_MET, None, None) if reached(track.latest, track) else unfound(numbers)
    return Finding(*numbers, ratio_category(ratio.value), quantity(worked(ratio_score, ratio), None, SHARE_DECIMALS), None)


def _from_the_target(track: Track, numbers: Numbers) -> Finding:
    """A base at the target: on track while the latest figure is too, else regression.

    For a base beyond the target the note has no rule: the ratio would take the way back to it for progress.
    """
    away = Reason.NO_WAY_TO_GO if track.target and track.base.level.value == track.target.level.value else Reason.BEYOND_AT_START
    numbers = (numbers[0], numbers[1], quantity(away, None, RATIO_DECIMALS))
    if reached(track.latest, track):
        return Finding(*numbers, Category.ON_TRACK_OR_MET, quantity(exact_operand(BEST), None, SHARE_DECIMALS), None)
    if away is Reason.BEYOND_AT_START:
        return unfound(numbers)
    return Finding(*numbers, Category.REGRESSION, quantity(exact_operand(WORST), None, SHARE_DECIMALS), None)


def _without_target(track: Track) -> Finding:
    observed = worked(annual_growth, track.base.level, track.latest.level, exact_operand(track.passed))
    growth = worked(partial(toward, direction=track.direction), observed)
    numbers: Numbers = (
        quantity(observed, PERCENT_PER_YEAR, RATE_DECIMALS),
        quantity(Reason.NO_TARGET, None, 0),
        quantity(growth, PERCENT_PER_YEAR, RATE_DECIMALS),
    )
    if isinstance(growth, Reason):
        return unfound(numbers)
    return Finding(*numbers, growth_category(growth.value), quantity(worked(growth_score, growth), None, SHARE_DECIMALS), None)
