"""Units by their codes in UCUM, the Unified Code for Units of Measure: where a code means exactly the same, and else none."""

from __future__ import annotations

from planctl.numbers.units import ENGLISH_UNITS, PER_10_000, PER_MILLE, PERCENT, Unit, over, powers_apart

_CODES: dict[str, str] = {
    PERCENT: "%",
    PER_MILLE: "[ppth]",
    **dict.fromkeys(PER_10_000, "10*-4"),
    **dict.fromkeys(("1/10万", "/10万"), "10*-5"),
    "周": "wk",
    **dict.fromkeys(("天", "日"), "d"),
    "小时": "h",
    "分钟": "min",
    "秒": "s",
    **dict.fromkeys(("公里", "千米"), "km"),
    "米": "m",
    "厘米": "cm",
    "毫米": "mm",
    "平方米": "m2",
    **dict.fromkeys(("平方公里", "平方千米"), "km2"),
    "公顷": "har",
    "立方米": "m3",
    "百万立方米": "hm3",
    "升": "L",
    "吨": "t",
    "千吨": "kt",
    "百万吨": "Mt",
    **dict.fromkeys(("千克", "公斤"), "kg"),
    "克": "g",
    "毫克": "mg",
    "微克": "ug",
    "吨公里": "t.km",
    "千瓦": "kW",
    "兆瓦": "MW",
    "吉瓦": "GW",
    **dict.fromkeys(("千瓦时", "度"), "kW.h"),
    "兆瓦时": "MW.h",
    "吉瓦时": "GW.h",
    "太瓦时": "TW.h",
    "千伏": "kV",
    "千伏安": "kV.A",
    "兆焦": "MJ",
    "吉焦": "GJ",
    **dict.fromkeys(("μg/m³", "微克/立方米"), "ug/m3"),
    "毫克/立方米": "mg/m3",
    "毫克/升": "mg/L",
    **dict.fromkeys(("摄氏度", "℃"), "Cel"),
}
"""None is here that UCUM lacks or means otherwise: money and what is counted, 亩 (its `mu` is something else), 斤, a year and a
month (its are means of several), coal and carbon dioxide equivalents, horsepower and decibels (it has several)."""
_IN_ENGLISH = {"m²": "m2", "m³": "m3"}


def ucum_code(unit: str | None) -> str | None:
    """The code of a unit as it is printed, its power of ten in it: `10*4.t` for 万吨; None where there is no exact one.

    None too of a unit that a plan has words of its own for, which may mean another thing.
    """
    if unit is None or isinstance(unit, Unit):
        return None
    whole, stroke, each = over(unit)
    if unit not in _CODES and stroke and whole:
        so_much, one = ucum_code(whole), _base(each)
        return f"{so_much}/{f'({one})' if '.' in one else one}" if so_much and one else None
    exponent, base = powers_apart(unit)
    code = _base(base)
    return code if not exponent or code is None else f"10*{exponent}.{code}"


def _base(unit: str) -> str | None:
    """The code of a unit without a power of ten before it."""
    return _CODES.get(ENGLISH_UNITS.get(unit, unit)) or _IN_ENGLISH.get(unit)
