"""How one value reads in a table: a quoted figure, a derived number, an interval."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Figure, Quantity
from planctl.assess.quantities import flipped, negated
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_span, is_whole_year
from planctl.numbers.printed import LIMITS, Bound, Interval, overlap, point_interval
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, RANK, unit_around
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
_BESIDE_NEGATIVE: dict[Bound, str] = {"at_least": "不低于{}", "over": "高于{}", "at_most": "不高于{}", "under": "低于{}"}
"""Beside a negative number 以上 and 以内 would not say which way."""
_FALL = "下降{}"

WORKED_OUT = "†"
"""The mark of a figure that no source prints."""
REACHED = {True: Bilingual("已实现", "reached"), False: Bilingual("未实现", "not reached")}
"""What became of a target in words."""
_BY_PERIOD = Bilingual("{period}", "{period}")
_BY_ITSELF = Bilingual("{period}（当期）", "{period} alone")
_TO = Bilingual("至", " to ")
_OF_PLAN = Bilingual("占计划{number}", "{number} of plan")
_INDEX = Bilingual("（指数{index}）", " (index {index})")
_TOGETHER = Bilingual("〔{number}〕", "{number}")
"""Around a sum of several years, as Chinese plans print it."""

_LEVELS_BY: dict[Bound, Bilingual] = {
    "exact": Bilingual("达到{}", "as {}"),
    "reach": Bilingual("达到{}", "as {}"),
    "at_least": Bilingual("不低于{}", "≥ {}"),
    "over": Bilingual("高于{}", "> {}"),
    "at_most": Bilingual("不高于{}", "≤ {}"),
    "under": Bilingual("低于{}", "< {}"),
    "about": Bilingual("与{}基本持平", "about {}"),
}
_RATES_BY: dict[Bound, Bilingual] = {
    "exact": Bilingual("与{}同步", "in step with {}"),
    "reach": Bilingual("与{}同步", "in step with {}"),
    "at_least": Bilingual("增速不低于{}", "no slower than {}"),
    "over": Bilingual("增速快于{}", "faster than {}"),
    "at_most": Bilingual("增速不高于{}", "no faster than {}"),
    "under": Bilingual("增速低于{}", "slower than {}"),
    "about": Bilingual("与{}基本同步", "about in step with {}"),
}
"""A target that goes by another figure, a level or a rate of growth."""
_RANKS_BY: dict[Bound, Bilingual] = {
    "exact": Bilingual("保持{}位次", "the same place as {}"),
    "at_most": Bilingual("位次不后于{}", "no worse than {}"),
    "under": Bilingual("位次先于{}", "better than {}"),
}
_RANKS: dict[Bound, Bilingual] = {
    "at_most": Bilingual("前{{}}位", "top {{}}"),
    "under": Bilingual("先于第{{}}位", "better than {{}}{ordinal}"),
}
_AT_RANK = Bilingual("第{{}}位", "{{}}{ordinal}")
"""A place in an order: 前3位, 第5位; top 3, 5th."""
_PLACES = Bilingual("位", " places")
_PLACE = Bilingual("位", " place")
_UP = Bilingual("升{places}", "up {places}")
_DOWN = Bilingual("降{places}", "down {places}")
_UNMOVED = Bilingual("不变", "unchanged")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)
_LAST_YEAR = Bilingual("上年", "last year")
_SAME_TIME_LAST_YEAR = Bilingual("上年同期", "the same time last year")
_MARK = Bilingual("{goes_by}（{{}}{when}）", "{goes_by} ({{}}{when})")
_SET_BY = Bilingual("{by}定目标", "as set by {by}")
_THAT_IS_SET = Bilingual("（{by}定）", " (set by {by})")
_WHEN = Bilingual("，{period}", ", {period}")


def _goes_by(recorded: Figure, language: Language) -> str:
    """What a target that goes by another figure asks: 不低于全省平均, faster than GDP."""
    whole = recorded.goes_by_period is None or is_whole_year(recorded.goes_by_period)
    own = (_LAST_YEAR if whole else _SAME_TIME_LAST_YEAR).text(language)
    other = name(recorded.goes_by_zh, recorded.goes_by_en, language) if recorded.goes_by_zh else own
    phrases = _RATES_BY if recorded.form == "growth" else _LEVELS_BY | _RANKS_BY if recorded.unit == RANK else _LEVELS_BY
    return phrases[recorded.bound].text(language).format(other)


def _ordinal(place: Decimal) -> str:
    """The ending of an English ordinal: 1st, 2nd, 3rd, 4th, 11th."""
    return "th" if int(place) % 100 in _TEENS else _ENDINGS.get(int(place) % 10, "th")


def _moved(places: Quantity, language: Language) -> str:
    """How a place in an order changes: up is a smaller number."""
    way = _UNMOVED if places.value == 0 else _UP if (places.value or 0) < 0 else _DOWN
    return way.filled(places=amount(places, language)).text(language)


def _when(recorded: Figure, language: Language) -> str:
    """The period of the figure that a target goes by, where it is not the target's own or the year before it."""
    usual = (None, recorded.period) if recorded.goes_by_zh else (recorded.goes_by_period,)
    return "" if recorded.goes_by_period in usual else _WHEN.filled(period=recorded.goes_by_period).text(language)


class NumberParts(NamedTuple):
    """A recorded number as it reads: 超850亿元 is 超, 850, 亿元 and nothing after them."""

    before: str
    digits: str
    unit: str
    after: str


def number_parts(recorded: Figure, language: Language, with_unit: bool = False) -> NumberParts | None:
    """A recorded figure's number with its bound in words, or by a sign where the number has one (约 never); None for words.

    Its unit is left out where it is the row's, unless asked for.
    """
    if recorded.value is None:
        return None
    if recorded.goes_by is not None:
        number = number_parts(recorded._replace(goes_by=None, bound="exact"), language)
        before, after = (
            _MARK.filled(goes_by=_goes_by(recorded, language), when=_when(recorded, language)).text(language).split("{}")
        )
        return number and number._replace(before=before + number.before, after=number.after + after)
    if recorded.unit == RANK:
        before, after = _RANKS.get(recorded.bound, _AT_RANK).filled(ordinal=_ordinal(recorded.value)).text(language).split("{}")
        return NumberParts(before, rounding.text(recorded.value), "", after)
    signed = recorded.form in RATES
    falls = signed and recorded.value < 0 and recorded.bound in LIMITS and language == "zh"
    if falls:
        bound = _FALL.format(BOUNDS[flipped(recorded.bound)].zh)
    else:
        bound = _bound_words(recorded.bound, language) if signed else BOUNDS[recorded.bound].text(language)
    in_per_cent = signed or recorded.unit in (PERCENT, PERCENTAGE_POINTS)
    sign, unit = "", _suffix(recorded.unit, language) if in_per_cent else ""
    if with_unit and recorded.form in ("value", "change", *MONEY_FORMS):
        money, beside = unit_around(recorded.unit)
        sign, unit = money.text(language), unit or beside.text(language)
    together = recorded.form == "value" and recorded.period and is_span(recorded.period)
    around = _TOGETHER if together else _OF_PLAN if recorded.form == "share_of_plan" else None
    before, after = (around.filled(number=bound).text(language) if around else bound).split("{}")
    if recorded.set_by_zh is not None:
        after += _THAT_IS_SET.filled(by=name(recorded.set_by_zh, recorded.set_by_en, language)).text(language)
    after += WORKED_OUT if recorded.worked_out_from else ""
    after += "" if recorded.as_index is None else _INDEX.filled(index=rounding.text(recorded.as_index)).text(language)
    value = abs(recorded.value) if falls else recorded.value
    ends = [rounding.text(end, signed=signed and not falls) for end in (value, recorded.to) if end is not None]
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
    if parts is None and recorded.goes_by is not None:
        return _goes_by(recorded, language)
    if parts is None and recorded.set_by_zh is not None:
        return _SET_BY.filled(by=name(recorded.set_by_zh, recorded.set_by_en, language)).text(language)
    return name(recorded.text_zh, recorded.text_en, language) if parts is None else "".join(parts)


def period(recorded: Figure) -> Bilingual:
    """The period of a figure, with a word where it is that of a quarter, half or month by itself."""
    return (_BY_PERIOD if recorded.cumulative else _BY_ITSELF).filled(period=recorded.period or NOTHING)


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
    if quantity is not None and quantity.unit == RANK and quantity.value is not None:
        return _moved(quantity, language)
    return (
        NOTHING
        if quantity is None
        else _derived(quantity, language, _bound_words(quantity.bound, language, quantity.value), signed)
    )


def _bound_words(bound: Bound, language: Language, number: Decimal | None = None) -> str:
    """The bound of a number with a sign of its own, to which nothing is reached."""
    if bound == "reach":
        return BOUNDS["exact"].text(language)
    if language == "zh" and number is not None and number < 0 and bound in LIMITS:
        return _BESIDE_NEGATIVE[bound]
    return BOUNDS[bound].text(language)


def amount(quantity: Quantity, language: Language) -> str:
    """How much a derived number is, whatever its sign, with its bound in words: 不足25."""
    size = negated(quantity) if quantity.value is not None and quantity.value < 0 else quantity
    return _derived(size, language, BOUNDS[size.bound].text(language), signed=False)


def _derived(quantity: Quantity, language: Language, bound: str, signed: bool) -> str:
    if quantity.value is None:
        return NOTHING
    suffix = _suffix(quantity.unit, language)
    if quantity.unit == RANK:
        suffix = (_PLACE if abs(quantity.value) == 1 else _PLACES).text(language)
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
        bound = _bound_words("at_most" if low is None else "at_least", language, end)
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
