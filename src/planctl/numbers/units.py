"""The units that plans are printed in: a power of ten in words (万, 亿) before a base unit, and one unit per another (元/人)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from planctl.language import Bilingual

MAGNITUDES: dict[str, tuple[Decimal, str]] = {
    "万亿": (Decimal(10) ** 12, "1tn"),
    "亿": (Decimal(10) ** 8, "100m"),
    "万": (Decimal(10) ** 4, "10k"),
    "千": (Decimal(1000), "1k"),
    "百": (Decimal(100), "100"),
    "thousand ": (Decimal(1000), "thousand"),
    "million ": (Decimal(10) ** 6, "million"),
    "billion ": (Decimal(10) ** 9, "billion"),
    "": (Decimal(1), ""),
}
PERCENT = "%"
PER_MILLE = "‰"
_UNSCALED = {PERCENT, PER_MILLE, "∶1"}
"""Units that take no power of ten before them."""
PERCENTAGE_POINTS = "percentage_points"
"""The unit of a difference between two percentages."""

MEASURE_WORDS = "个项件条台套张户家宗只枚座处起款级部架支份批组对道片本首幅期班间栋幢口根块类种段门具届轮篇位箱群桶瓶袋盒"
"""Characters that count things without saying which: in English the number stands bare unless a record says what it `counts`."""

BASE_UNITS: dict[str, str] = {
    # shares and ratios
    "%": "%",
    "‰": "‰",
    "1/10万": "per 100,000",
    "/10万": "per 100,000",
    "∶1": ":1",
    "倍": "times",
    "分": "points",
    # money
    "元": "yuan",
    "美元": "US dollars",
    "港元": "HK dollars",
    "欧元": "euros",
    "英镑": "pounds sterling",
    "日元": "yen",
    # people
    "人": "persons",
    "名": "persons",
    "人次": "person-times",
    "人年": "person-years",
    "工日": "person-days",
    "岁": "years of age",
    # what is counted
    **dict.fromkeys(MEASURE_WORDS, ""),
    "件次": "",
    "所": "institutions",
    "床": "beds",
    "盏": "lamps",
    "册": "volumes",
    "辆": "vehicles",
    "标台": "standard buses",
    "艘": "vessels",
    "席": "seats",
    "客位": "passenger places",
    "标准箱": "TEU",
    "头": "head",
    "羽": "birds",
    "株": "plants",
    "棵": "trees",
    "尾": "fish",
    "村": "villages",
    "社区": "communities",
    "次": "times",
    "场": "events",
    "场次": "events",
    # time
    "年": "years",
    "月": "months",
    "个月": "months",
    "周": "weeks",
    "天": "days",
    "日": "days",
    "工作日": "working days",
    "小时": "hours",
    "学时": "class hours",
    "课时": "class hours",
    "分钟": "minutes",
    "秒": "seconds",
    # length, area, volume
    "公里": "km",
    "千米": "km",
    "米": "m",
    "厘米": "cm",
    "毫米": "mm",
    "平方米": "m²",
    "平方公里": "km²",
    "平方千米": "km²",
    "公顷": "ha",
    "亩": "mu",
    "亩次": "mu-times",
    "立方米": "m³",
    "升": "L",
    # weight and freight
    "吨": "t",
    "千克": "kg",
    "公斤": "kg",
    "克": "g",
    "毫克": "mg",
    "微克": "μg",
    "斤": "jin",
    "载重吨": "DWT",
    "总吨": "GT",
    "吨公里": "tonne-km",
    "人公里": "passenger-km",
    # energy
    "千瓦": "kW",
    "兆瓦": "MW",
    "千瓦时": "kWh",
    "度": "kWh",
    "兆瓦时": "MWh",
    "千伏": "kV",
    "千伏安": "kVA",
    "马力": "hp",
    "兆焦": "MJ",
    "吉焦": "GJ",
    "吨标准煤": "t of coal equivalent",
    "吨标煤": "t of coal equivalent",
    "克标准煤": "g of coal equivalent",
    "吨二氧化碳": "t CO2",
    "吨二氧化碳当量": "t CO2e",
    # environment
    "μg/m³": "μg/m³",
    "微克/立方米": "μg/m³",
    "毫克/立方米": "mg/m³",
    "毫克/升": "mg/L",
    "分贝": "dB",
    "摄氏度": "°C",
    "℃": "°C",
}
ENGLISH_UNITS = (
    "per 1 000, per 10 000, per 100 000, points, yuan, CNY, USD, EUR, GBP, person, persons, people, jobs, visits, household, "
    "households, firms, homes, dwellings, schools, pupils, students, places, beds, vehicles, trees, years, months, days, hours, "
    "km, m, m², km², ha, mu, m³, L, kg, t, tonnes, t CO2, t CO2e, tCO2e, kt CO2e, Mt CO2e, kW, MW, GW, kWh, MWh, GWh, TWh, °C, dB"
)
"""Units that a plan in English is printed in: they are their own words."""
BASE_UNITS |= {unit: unit for unit in ENGLISH_UNITS.split(", ")}
_ONE = {"户": "household"}
"""What a measure word counts after a stroke, where it counts nothing else."""


_COUNTED = {*"人名户家个项件起处座所村张床套条次场宗只头株棵枚盏台辆艘册款天", "人次", "件次", "场次", "社区", "工作日"}
"""The base units that things are counted in, one by one."""


class Unit(str):
    """A unit that planctl does not know of itself: its characters, their English, and whether things are counted in it."""

    __slots__ = ("counted", "en")
    en: str
    counted: bool

    def __new__(cls, printed: str, en: str, counted: bool = False) -> Unit:
        """The unit of these characters, called so in English."""
        unit = super().__new__(cls, printed)
        unit.en, unit.counted = en, counted or printed in _COUNTED
        return unit


def is_count(unit: str | None) -> bool:
    """Whether things are counted in a unit one by one, so that its whole numbers are not rounded; 万 and 亿 of them are."""
    return unit.counted if isinstance(unit, Unit) else unit in _COUNTED


def english(unit: str) -> str:
    """A unit's English: 100m yuan for 亿元, nothing for 个, which says nothing; the unit itself where none is known."""
    return unit.en if isinstance(unit, Unit) else _english(unit, BASE_UNITS).replace(PERCENTAGE_POINTS, "points")


def _english(unit: str, base_units: Mapping[str, str]) -> str:
    if unit in base_units:
        return base_units[unit]
    whole, stroke, each = unit.rpartition("/")
    if stroke and each in ("month", "year"):
        return f"{_english(whole, base_units)} a {each}"
    if stroke:
        several = _english(each, base_units)
        one = _ONE.get(each) or (several if _apart(each)[0] else several.removesuffix("s"))
        return f"{_english(whole, base_units)} {f'per {one}' if one else 'each'}".strip()
    prefix, base = _apart(unit)
    return f"{MAGNITUDES[prefix][1]} {base_units.get(base, base)}".strip()


def named(unit: str, declared: dict[str, str], counts: str | None = None) -> str:
    """A unit with the English that a plan has for it, for a part of it, or for what it counts; itself where there is none."""
    prefix, rest = _apart(unit)
    base, stroke, each = rest.partition("/")
    if counts is not None:
        per = _english(f"个{stroke}{each}", BASE_UNITS | declared)
        return Unit(unit, " ".join(filter(None, (MAGNITUDES[prefix][1], counts, per))))
    of_parts = {unit, rest, base, each, _apart(each)[1]} & declared.keys()
    return Unit(unit, _english(unit, BASE_UNITS | declared)) if of_parts else unit


def per(unit: str, span: Literal["month", "year"]) -> Unit:
    """The unit of so much a month or a year."""
    return Unit(f"{unit}/{span}", f"{english(unit)} a {span}".strip())


def _apart(unit: str) -> tuple[str, str]:
    """A unit's power of ten in words, and what follows it."""
    known = unit in BASE_UNITS or unit.partition("/")[0] in BASE_UNITS
    prefixes = [] if known else [words for words in MAGNITUDES if words and unit.startswith(words) and unit != words]
    prefix = prefixes[0] if prefixes else ""
    return prefix, unit.removeprefix(prefix)


def split(unit: str) -> tuple[Decimal, str]:
    """A unit's power of ten and its base unit: (10⁸, 元) for 亿元."""
    prefix, base = _apart(unit)
    return MAGNITUDES[prefix][0], base


def converted(number: Decimal, unit: str, into: str) -> Decimal | None:
    """A number in another power of ten of its base unit, its last digit still the printed one; None where the base units differ."""
    (factor, base), (wanted, of) = split(unit), split(into)
    return number.scaleb(factor.adjusted() - wanted.adjusted()) if base == of else None


def is_known(unit: str, declared: Mapping[str, object]) -> bool:
    """Whether a unit, or its base unit, or each of two with a stroke between them, is one of planctl's or of the plan's `units`."""
    prefix, base = _apart(unit)
    if unit in declared or unit in BASE_UNITS or base in declared or (base in BASE_UNITS and not (prefix and base in _UNSCALED)):
        return True
    whole, stroke, each = unit.partition("/")
    return bool(stroke) and is_known(whole, declared) and is_known(each, declared)


def is_simple(unit: str) -> bool:
    """Whether a unit is one of planctl's own, or a power of ten of one, and not made of two."""
    prefix, base = _apart(unit)
    return base in BASE_UNITS and not (prefix and base in _UNSCALED)


def unit_words(unit: str | None) -> Bilingual:
    """A unit as a reader of each language knows it: 亿元, or 100m yuan; nothing where there is none."""
    if unit is None:
        return Bilingual("", "")
    return Bilingual(unit.replace(PERCENTAGE_POINTS, "个百分点").replace("/year", "/年").replace("/month", "/月"), english(unit))


def unit_beside(unit: str | None) -> Bilingual:
    """A unit as it stands right after a number; in English in brackets where it begins with a number itself."""
    zh, en = unit_words(unit)
    spaced = f" {zh}" if zh[:1].isascii() and zh[:1].isalpha() else zh
    if en[:1].isdigit():
        return Bilingual(spaced, f" ({en})")
    return Bilingual(spaced, en if en[:1] in ("", "%", "‰", ":") else f" {en}")


def with_unit(number: str, unit: str | None) -> Bilingual:
    """A number and its unit, to stand alone: 601.7亿元, 601.7 (100m yuan), 227 market entities."""
    return Bilingual("{number}{unit}", "{number}{unit}").filled(number=number, unit=unit_beside(unit))


def has_prices(unit: str) -> bool:
    """Whether what is measured in a unit depends on prices: it is money, or something for money."""
    return "元" in unit


def is_percent(unit: str) -> bool:
    """Whether differences of a unit are in points rather than in the unit."""
    return unit == PERCENT
