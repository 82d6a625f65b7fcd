"""How one value reads in a table: a quoted figure, a derived number, an interval."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from planctl.assess.answers import Figure, Quantity
from planctl.language import Bilingual, Language
from planctl.numbers.printed import Bound, Interval
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, split
from planctl.plan.vocabulary import Form
from planctl.render import rounding
from planctl.render.words import NOTHING, name, unit_words, word

BOUNDS: dict[Bound, Bilingual] = {
    "exact": Bilingual("{}", "{}"),
    "reach": Bilingual("达{}", "{}"),
    "at_least": Bilingual("{}以上", ">={}"),
    "over": Bilingual("超{}", ">{}"),
    "at_most": Bilingual("{}以内", "<={}"),
    "under": Bilingual("不足{}", "<{}"),
    "about": Bilingual("约{}", "~{}"),
}
_SYMBOLS: dict[Bound, str] = {"at_least": ">={}", "over": ">{}", "at_most": "<={}", "under": "<{}", "about": "~{}"}


class Quoted(Protocol):
    """A row that quotes a figure: a term, or a row of the ledger."""

    @property
    def form(self) -> Form:
        """What the number is."""

    @property
    def value(self) -> Decimal | None:
        """The number."""

    @property
    def unit(self) -> str | None:
        """The number's unit."""

    @property
    def bound(self) -> Bound:
        """The number's bound."""

    @property
    def text_zh(self) -> str | None:
        """The words, where there is no number."""

    @property
    def text_en(self) -> str | None:
        """The words in English."""

    @property
    def paragraph(self) -> int | None:
        """Where the figure stands in the plan's report."""

    @property
    def source(self) -> str | None:
        """Where the figure comes from."""


def figure(term: Quoted | None, language: Language) -> str:
    """A quoted figure with its bound, and its unit when that is not the row's: 超850, +7%, 96%以上."""
    if term is None:
        return NOTHING
    if isinstance(term, Figure) and term.stage is not None:
        return word(term.stage, language)
    if term.value is None:
        return name(term.text_zh, term.text_en, language)
    if term.form in ("growth", "change"):
        shown = rounding.text(term.value, signed=True) + _suffix(term.unit, language)
        return _SYMBOLS.get(term.bound, "{}").format(shown)
    shown = rounding.text(term.value) + (PERCENT if term.unit == PERCENT else "")
    return BOUNDS[term.bound].text(language).format(shown)


def figure_with_unit(term: Figure | None, language: Language) -> str:
    """A quoted figure with its bound and its unit, to stand alone."""
    shown = figure(term, language)
    if term is None or term.form != "value" or term.unit in (None, PERCENT):
        return shown
    if language == "en":
        return with_unit(shown, term.unit, language)
    number = rounding.text(term.value) if term.value is not None else ""
    return BOUNDS[term.bound].zh.format(number + (term.unit or ""))


def with_unit(number: str, unit: str | None, language: Language) -> str:
    """A number and its unit, to stand alone: 601.7亿元, 601.7 (100m yuan), 227 items."""
    if unit is None or language == "zh":
        return number + (unit or "")
    words = unit_words(unit, language)
    return f"{number} ({words})" if split(unit)[0] != 1 else f"{number} {words}"


def quantity(quantity: Quantity | None, language: Language, signed: bool = True) -> str:
    """A derived number with no digit that its figures do not support; else its interval, or nothing."""
    if quantity is None or quantity.value is None:
        return NOTHING
    suffix = _suffix(quantity.unit, language)
    decimals = min(quantity.decimals, quantity.supported or 0)
    rounded = rounding.rounded(quantity.value, decimals)
    reads_as_zero = decimals < quantity.decimals and rounded == 0 and quantity.value != 0
    if quantity.interval and (quantity.supported is None or reads_as_zero):
        return interval(rounding.widened(quantity.interval, decimals), language, suffix)
    if quantity.supported is None and quantity.bound != "about":
        return NOTHING
    return _SYMBOLS.get(quantity.bound, "{}").format(rounding.text(rounded, signed=signed) + suffix)


def interval(interval: Interval | None, language: Language, suffix: str = "") -> str:
    """An interval as "from to to", with an open end said in words; the suffix goes with the last number."""
    if interval is None:
        return NOTHING
    low, high = interval
    if low is None or high is None:
        end = high if low is None else low
        bound = BOUNDS["at_most" if low is None else "at_least"].text(language)
        return "" if end is None else bound.format(rounding.text(end) + suffix)
    between = "至" if language == "zh" else " to "
    return f"{rounding.text(low)}{between}{rounding.text(high)}{suffix}"


def _suffix(unit: str | None, language: Language) -> str:
    if unit == PERCENTAGE_POINTS:
        return "个百分点" if language == "zh" else " points"
    return PERCENT if unit is not None and unit.startswith(PERCENT) else ""


def paragraph(*terms: Quoted | None) -> str:
    """Where figures stand: P7, P38, or the id of another source."""
    places = dict.fromkeys(f"P{term.paragraph}" if term.paragraph else term.source for term in terms if term is not None)
    return " ".join(place for place in places if place) or NOTHING
