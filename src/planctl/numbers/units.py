"""The units that plans are printed in: a power of ten in words (万, 亿) before a base unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

MAGNITUDES: dict[str, tuple[Decimal, str]] = {
    "万亿": (Decimal(10) ** 12, "1tn"),
    "亿": (Decimal(10) ** 8, "100m"),
    "万": (Decimal(10) ** 4, "10k"),
    "千": (Decimal(1000), "1k"),
    "": (Decimal(1), ""),
}
PERCENT = "%"
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


def split(unit: str) -> tuple[Decimal, str]:
    """A unit's power of ten and its base unit: (10⁸, 元) for 亿元."""
    for words, (factor, _) in MAGNITUDES.items():
        if words and unit.startswith(words) and unit != words and unit not in BASE_UNITS:
            return factor, unit.removeprefix(words)
    return Decimal(1), unit


def is_known(unit: str, declared: Mapping[str, object]) -> bool:
    """Whether a unit, or its base unit, is one of planctl's or of the plan's own `units`."""
    return unit in declared or unit in BASE_UNITS or split(unit)[1] in (BASE_UNITS | dict(declared))


def is_percent(unit: str) -> bool:
    """Whether differences of a unit are in points rather than in the unit."""
    return unit == PERCENT
