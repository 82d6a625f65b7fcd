"""The units that plans are printed in: a power of ten in words (万, 亿) before a base unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

MAGNITUDES: dict[str, tuple[Decimal, str]] = {
    "万亿": (Decimal(10) ** 12, "1tn"),
    "亿": (Decimal(10) ** 8, "100m"),
    "万": (Decimal(10) ** 4, "10k"),
    "千": (Decimal(1000), "1k"),
    "": (Decimal(1), ""),
}
PERCENT = "%"
PER_MILLE = "‰"
_UNSCALED = {PERCENT, PER_MILLE, "∶1"}
"""Units that take no power of ten before them."""
PERCENTAGE_POINTS = "percentage_points"
"""The unit of a difference between two percentages."""

BASE_UNITS: dict[str, str] = {
    "%": "%",
    "‰": "‰",
    "元": "yuan",
    "人": "persons",
    "人次": "person-times",
    "户": "households",
    "家": "firms",
    "个": "items",
    "项": "items",
    "件": "cases",
    "件次": "case-times",
    "级": "levels",
    "美元": "US dollars",
    "元/人": "yuan per person",
    "元/亩": "yuan per mu",
    "起": "incidents",
    "处": "places",
    "座": "structures",
    "所": "institutions",
    "张": "beds",
    "套": "flats",
    "条": "lines",
    "次": "times",
    "场": "events",
    "宗": "plots",
    "只": "head",
    "头": "head",
    "株": "trees",
    "枚": "pieces",
    "盏": "lamps",
    "台": "sets",
    "款": "products",
    "名": "persons",
    "村": "villages",
    "天": "days",
    "公里": "km",
    "平方米": "m²",
    "平方公里": "km²",
    "公顷": "ha",
    "亩": "mu",
    "亩次": "mu-times",
    "吨": "t",
    "载重吨": "DWT",
    "千瓦": "kW",
    "千瓦时": "kWh",
    "度": "kWh",
    "μg/m³": "μg/m³",
    "∶1": ":1",
}


class Unit(str):
    """A unit that planctl does not know of itself: the characters of the source, with their English."""

    __slots__ = ("en",)
    en: str

    def __new__(cls, printed: str, en: str) -> Unit:
        """The unit of these characters, called so in English."""
        unit = super().__new__(cls, printed)
        unit.en = en
        return unit


def english(unit: str) -> str:
    """A unit's English: 100m yuan for 亿元; the unit itself where none is known."""
    if isinstance(unit, Unit):
        return unit.en
    whole, _, span = unit.rpartition("/")
    if span in ("month", "year"):
        return f"{english(whole)} a {span}"
    factor, base = split(unit)
    return f"{_magnitude(factor)} {BASE_UNITS.get(base, base)}".strip()


def named(unit: str, declared: Mapping[str, str]) -> str:
    """A unit with the English that a plan declares for it or for its base unit; itself where the plan declares none."""
    if unit in declared:
        return Unit(unit, declared[unit])
    factor, base = split(unit)
    return Unit(unit, f"{_magnitude(factor)} {declared[base]}".strip()) if base in declared else unit


def per(unit: str, span: Literal["month", "year"]) -> Unit:
    """The unit of so much a month or a year."""
    return Unit(f"{unit}/{span}", f"{english(unit)} a {span}")


def _magnitude(factor: Decimal) -> str:
    return next(words for power, words in MAGNITUDES.values() if power == factor)


def split(unit: str) -> tuple[Decimal, str]:
    """A unit's power of ten and its base unit: (10⁸, 元) for 亿元."""
    for words, (factor, _) in MAGNITUDES.items():
        if words and unit.startswith(words) and unit != words and unit not in BASE_UNITS:
            return factor, unit.removeprefix(words)
    return Decimal(1), unit


def converted(number: Decimal, unit: str, into: str) -> Decimal | None:
    """A number in another power of ten of its base unit, its last digit still the printed one; None where the base units differ."""
    (factor, base), (wanted, of) = split(unit), split(into)
    return number.scaleb(factor.adjusted() - wanted.adjusted()) if base == of else None


def is_known(unit: str, declared: Mapping[str, object]) -> bool:
    """Whether a unit, or its base unit, is one of planctl's or of the plan's own `units`."""
    base = split(unit)[1]
    return unit in declared or unit in BASE_UNITS or base in declared or (base in BASE_UNITS and base not in _UNSCALED)


def is_percent(unit: str) -> bool:
    """Whether differences of a unit are in points rather than in the unit."""
    return unit == PERCENT
