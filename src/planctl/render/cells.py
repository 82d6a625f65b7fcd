"""How one value reads in a table: a quoted figure, a derived number, an interval."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Figure, Quantity
from planctl.assess.quantities import negated
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_span
from planctl.numbers.printed import Bound, Interval, overlap, point_interval
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, unit_around
from planctl.plan.vocabulary import MONEY_FORMS, RATES
from planctl.render import rounding
from planctl.render.words import NOTHING, name, word

BOUNDS: dict[Bound, Bilingual] = {
    "exact": Bilingual("{}", "{}"),
    "reach": Bilingual("达{}", "{}"),
    "at_least": Bilingual("{}以上", "≥{}"),
    "over": Bilingual("超{}", ">{}"),
    "at_most": Bilingual("{}以内", "≤{}"),
    "under": Bilingual("不足{}", "<{}"),
    "about": Bilingual("约{}", "~{}"),
}
_SYMBOLS: dict[Bound, str] = {"at_least": "≥{}", "over": ">{}", "at_most": "≤{}", "under": "<{}", "about": "~{}"}

WORKED_OUT = "†"
"""The mark of a figure that no source prints."""
REACHED = {True: Bilingual("已实现", "reached"), False: Bilingual("未实现", "not reached")}
"""What became of a target in words."""
_TO = Bilingual("至", " to ")
_OF_PLAN = Bilingual("占计划{number}", "{number} of plan")
_INDEX = Bilingual("（指数{index}）", " (index {index})")
_TOGETHER = Bilingual("〔{number}〕", "{number}")
"""Around a sum of several years, as Chinese plans print it."""


class NumberParts(NamedTuple):
    """A recorded number as it reads: 超850亿元 is 超, 850, 亿元 and nothing after them."""

    before: str
    digits: str
    unit: str
    after: str


def number_parts(recorded: Figure, language: Language, with_unit: bool = False) -> NumberParts | None:
    """A recorded figure's number with its bound in words, or by a sign where the number itself has one; None for words and stages.

    Its unit is left out where it is the row's, unless asked for.
    """
    if recorded.value is None:
        return None
    signed = recorded.form in RATES
    bound = _SYMBOLS.get(recorded.bound, "{}") if signed else BOUNDS[recorded.bound].text(language)
    in_per_cent = signed or recorded.unit in (PERCENT, PERCENTAGE_POINTS)
    sign, unit = "", _suffix(recorded.unit, language) if in_per_cent else ""
    if with_unit and recorded.form in ("value", "change", *MONEY_FORMS):
        money, beside = unit_around(recorded.unit)
        sign, unit = money.text(language), unit or beside.text(language)
    together = recorded.form == "value" and recorded.period and is_span(recorded.period)
    around = _TOGETHER if together else _OF_PLAN if recorded.form == "share_of_plan" else None
    before, after = (around.filled(number=bound).text(language) if around else bound).split("{}")
    after += WORKED_OUT if recorded.worked_out_from else ""
    after += "" if recorded.as_index is None else _INDEX.filled(index=rounding.text(recorded.as_index)).text(language)
    ends = [rounding.text(end, signed=signed) for end in (recorded.value, recorded.to) if end is not None]
    return NumberParts(before=before + sign, digits=_TO.text(language).join(ends), unit=unit, after=after)


def figure(recorded: Figure | None, language: Language, with_unit: bool = False) -> str:
    """A recorded figure with its bound, and its unit when that is not the row's or is asked for: 超850, +7%, 96%以上."""
    if recorded is None:
        return NOTHING
    if recorded.stage is not None:
        return word(recorded.stage, language)
    if recorded.reached is not None:
        return REACHED[recorded.reached].text(language)
    parts = number_parts(recorded, language, with_unit)
    return name(recorded.text_zh, recorded.text_en, language) if parts is None else "".join(parts)


def dated(recorded: Figure | None, language: Language, usual: int | None = None) -> str:
    """The same with its period, unless that is the usual year, which the column's heading says."""
    if recorded is None:
        return NOTHING
    shown = figure(recorded, language)
    return shown if recorded.period == str(usual) else f"{shown} ({recorded.period})"


def figure_with_unit(recorded: Figure | None, language: Language) -> str:
    """A recorded figure with its bound and its unit, to stand alone."""
    return figure(recorded, language, with_unit=True)


def quantity(quantity: Quantity | None, language: Language, signed: bool = True) -> str:
    """A derived number with no digit that its figures do not support; else its interval, or nothing."""
    return NOTHING if quantity is None else _derived(quantity, language, _SYMBOLS.get(quantity.bound, "{}"), signed)


def amount(quantity: Quantity, language: Language) -> str:
    """How much a derived number is, whatever its sign, with its bound in words: 不足25."""
    size = negated(quantity) if quantity.value is not None and quantity.value < 0 else quantity
    return _derived(size, language, BOUNDS[size.bound].text(language), signed=False)


def _derived(quantity: Quantity, language: Language, bound: str, signed: bool) -> str:
    if quantity.value is None:
        return NOTHING
    suffix = _suffix(quantity.unit, language)
    decimals = min(quantity.decimals, quantity.supported or 0)
    rounded = rounding.rounded(quantity.value, decimals)
    misleads = decimals < quantity.decimals and ((rounded == 0 and quantity.value != 0) or not _within(rounded, quantity.interval))
    if quantity.interval and (quantity.supported is None or misleads):
        return interval(rounding.widened(quantity.interval, decimals), language, suffix)
    if quantity.supported is None and quantity.bound != "about":
        return NOTHING
    return bound.format(rounding.text(rounded, signed=signed) + suffix)


def _within(number: Decimal, interval: Interval | None) -> bool:
    return interval is None or overlap(interval, point_interval(number))


def interval(interval: Interval | None, language: Language, suffix: str = "") -> str:
    """An interval as "from to to", with an open end said in words; the suffix goes with the last number."""
    if interval is None:
        return NOTHING
    low, high = interval
    if low is None or high is None:
        end = high if low is None else low
        bound = BOUNDS["at_most" if low is None else "at_least"].text(language)
        return "" if end is None else bound.format(rounding.text(end) + suffix)
    return f"{rounding.text(low)}{_TO.text(language)}{rounding.text(high)}{suffix}"


def _suffix(unit: str | None, language: Language) -> str:
    if unit == PERCENTAGE_POINTS:
        return unit_around(unit)[1].text(language)
    return PERCENT if unit is not None and unit.startswith(PERCENT) else ""


def paragraph(*figures: Figure | None) -> str:
    """Where figures stand: P7, P38, annex 2, or the id of another source."""
    shown = [figure for figure in figures if figure is not None]
    return listed_places(place(figure.paragraph, figure.locator) or figure.source for figure in shown)


def place(paragraph: int | None, locator: str | None) -> str | None:
    """A place in a source: its paragraph, or what says it in words."""
    return locator if paragraph is None else f"P{paragraph}"


def listed_places(places: Iterable[str | None]) -> str:
    """Places in a line, each once; set apart by semicolons where one is of several words."""
    named = [each for each in dict.fromkeys(places) if each]
    return ("; " if any(" " in each for each in named) else " ").join(named) or NOTHING
