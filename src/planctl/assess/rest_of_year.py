"""What the rest of the year must bring for its growth to come to the target."""

from __future__ import annotations

from planctl.assess.answers import Figure, Quantity
from planctl.assess.quantities import (
    SHARE_DECIMALS,
    derive,
    flipped,
    is_one_sided,
    no_answer,
    rounded_operand,
    target_operand,
)
from planctl.assess.results import result_of_period
from planctl.assess.verdict import difference_of_measure, verdict_without_mark
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import end_of, is_span, is_whole_year, year_before, year_of
from planctl.numbers.printed import decimals
from planctl.numbers.units import PERCENT
from planctl.plan.model import Indicator


def growth_of_rest(indicator: Indicator, target: Figure, known: list[Figure]) -> Quantity | None:
    """The growth of the rest of the year, on the same time of the year before, that makes the year's growth the target's.

    The year before weighs what there is so far and what is to come: by its whole and its same part. Where growth is not known to be
    that of the levels, that is about right. None of a target of another form, and of one of whose year nothing is known yet.
    """
    if target.form != "growth" or target.since is not None or not is_whole_year(target.period):
        return None
    latest = _so_far(target, known)
    if latest is None:
        return None
    whole, part = (result_of_period(known, year_before(each.period), "value") for each in (target, latest))
    reason = _no_growth(indicator, target, latest) or _no_weights(whole, part)
    if reason or whole is None or part is None:
        return no_answer(reason or Reason.NO_PROFILE, PERCENT)
    mark = target.least(indicator.direction)
    exact = indicator.grows_as_its_levels and "about" not in (whole.bound, part.bound, latest.bound)
    return derive(
        formulas.growth_of_rest if latest.form == "growth" else formulas.growth_of_rest_by_level,
        *map(rounded_operand, (whole, part, latest)),
        target_operand(mark),
        unit=PERCENT,
        decimals=max(SHARE_DECIMALS, decimals(mark.number)),
        bound=flipped(latest.bound) if is_one_sided(latest.bound) else "exact" if exact else "about",
    )


def _so_far(target: Figure, known: list[Figure]) -> Figure | None:
    """The latest growth of a part of the target's year, or else the level; None of neither, and of a year that is over."""
    parts = [each for each in known if year_of(each.period) == year_of(target.period) and not is_span(each.period)]
    of_form = [each for each in parts if each.form in ("growth", "value") and each.since is None]
    before_its_end = [each.period for each in of_form if end_of(each.period) < end_of(target.period)]
    if not before_its_end or len(before_its_end) < len(of_form):
        return None
    latest = before_its_end[-1]
    return result_of_period(of_form, latest, "growth") or result_of_period(of_form, latest, "value")


def _no_growth(indicator: Indicator, target: Figure, latest: Figure) -> Reason | None:
    """Why the growth so far says nothing of the rest; from a level at other prices, or of another scope, it can't be taken."""
    if target.value is None:
        return verdict_without_mark(target)[1]
    if indicator.nature != "flow":
        return Reason.NOT_ADDITIVE
    if latest.form == "value" and indicator.growth_prices in _NOT_OF_LEVELS:
        return _NOT_OF_LEVELS[indicator.growth_prices]
    return difference_of_measure(latest, target)


_NOT_OF_LEVELS: dict[str, Reason] = {"constant": Reason.PRICE_BASIS_DIFFERS, "comparable": Reason.SCOPE_DIFFERS}


def _no_weights(whole: Figure | None, part: Figure | None) -> Reason | None:
    """Why the year before does not weigh the parts of this one."""
    if whole is None or part is None or whole.value is None or part.value is None:
        return Reason.NO_PROFILE
    one_sided = is_one_sided(whole.bound) or is_one_sided(part.bound)
    return difference_of_measure(whole, part) or (Reason.BOUND_ONLY if one_sided else None)
