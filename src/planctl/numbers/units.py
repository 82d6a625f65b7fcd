"""The units that plans are printed in: a power of ten in words (万, million) and a base unit, and one unit per another (元/人)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
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
    "trillion ": (Decimal(10) ** 12, "trillion"),
    "": (Decimal(1), ""),
}
PERCENT = "%"
PER_MILLE = "‰"
PER_10_000 = ("‱", "1/万", "/万")
_UNSCALED = {PERCENT, PER_MILLE, "‱", "∶1"}
"""Units that take no power of ten before them."""
PERCENTAGE_POINTS = "percentage_points"
"""The unit of a difference between two percentages."""

RANK = "位次"
"""The unit of a place in an order, which is compared and not reckoned with."""

MEASURE_WORDS = "个项件条台套张户家宗只枚座处起款级部架支份批组对道片本首幅期班间栋幢口根块类种段门具届轮篇位箱群桶瓶袋盒"
"""Characters that count things without saying which: in English the number stands bare unless a record says what it `counts`."""

BASE_UNITS: dict[str, str] = {
    # shares and ratios
    "%": "%",
    "‰": "‰",
    "‱": "per 10,000",
    "1/万": "per 10,000",
    "/万": "per 10,000",
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
    RANK: "place",
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
    "公顷": "ha, hectares",
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
    "吉瓦": "GW",
    "千瓦时": "kWh",
    "度": "kWh",
    "兆瓦时": "MWh",
    "吉瓦时": "GWh",
    "太瓦时": "TWh",
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
CURRENCIES: dict[str, str] = {
    **{
        code: zh
        for zh, codes in {
            "元": "yuan CNY RMB",
            "美元": "USD US$",
            "港元": "HKD HK$",
            "欧元": "EUR € euros",
            "英镑": "GBP £",
            "日元": "JPY",
            "韩元": "KRW ₩",
            "新加坡元": "SGD",
            "加元": "CAD",
            "澳元": "AUD",
            "新西兰元": "NZD",
            "瑞士法郎": "CHF",
            "瑞典克朗": "SEK",
            "挪威克朗": "NOK",
            "丹麦克朗": "DKK",
            "兹罗提": "PLN",
            "卢布": "RUB ₽",
            "坚戈": "KZT",
            "土耳其里拉": "TRY",
            "印度卢比": "INR ₹",
            "巴基斯坦卢比": "PKR",
            "斯里兰卡卢比": "LKR",
            "尼泊尔卢比": "NPR",
            "塔卡": "BDT",
            "印尼盾": "IDR",
            "越南盾": "VND",
            "泰铢": "THB",
            "菲律宾比索": "PHP",
            "林吉特": "MYR RM",
            "兰特": "ZAR R",
            "肯尼亚先令": "KES KSh",
            "乌干达先令": "UGX",
            "坦桑尼亚先令": "TZS",
            "卢旺达法郎": "RWF",
            "比尔": "ETB",
            "奈拉": "NGN ₦",
            "塞地": "GHS",
            "赞比亚克瓦查": "ZMW",
            "埃及镑": "EGP",
            "雷亚尔": "BRL R$",
            "墨西哥比索": "MXN",
            "西非法郎": "XOF",
            "中非法郎": "XAF",
        }.items()
        for code in codes.split()
    },
    "$": "",
    "¥": "",
}
"""Money by its codes and signs, and its Chinese; none where a sign is that of several currencies."""
ENGLISH_UNITS: dict[str, str] = {
    **{
        unit: zh
        for zh, units in {
            "分": "points",
            "人": "person, persons, people, inhabitants, residents, deaths, workers, patients",
            "名": "pupils, students, teachers",
            "人次": "visits",
            "户": "household, households, families",
            "家": "firms, companies, businesses, enterprises",
            "套": "homes, dwellings, housing units",
            "所": "schools",
            "个": "jobs, places, projects, villages",
            "例": "cases",
            "例活产": "live births",
            "床": "beds",
            "辆": "vehicles",
            "棵": "trees",
            "年": "years",
            "岁": "years of age",
            "个月": "months",
            "周": "weeks",
            "天": "days",
            "小时": "hours",
            "公里": "km",
            "米": "m",
            "毫米": "mm",
            "平方米": "m²",
            "平方公里": "km²",
            "公顷": "ha, hectares",
            "英亩": "acres",
            "英里": "miles",
            "亩": "mu",
            "立方米": "m³",
            "百万立方米": "hm³, Mm³",
            "升": "L",
            "千克": "kg",
            "吨": "t, tonne, tonnes",
            "千吨": "kt",
            "百万吨": "Mt",
            "吨二氧化碳": "t CO2, tCO2",
            "千吨二氧化碳": "kt CO2, ktCO2",
            "百万吨二氧化碳": "Mt CO2, MtCO2",
            "吨二氧化碳当量": "t CO2e, tCO2e",
            "千吨二氧化碳当量": "kt CO2e, ktCO2e",
            "百万吨二氧化碳当量": "Mt CO2e, MtCO2e",
            "千瓦": "kW",
            "兆瓦": "MW",
            "吉瓦": "GW",
            "千瓦时": "kWh",
            "兆瓦时": "MWh",
            "吉瓦时": "GWh",
            "太瓦时": "TWh",
            "℃": "°C",
            "分贝": "dB",
        }.items()
        for unit in units.split(", ")
    },
}
"""What else a plan in English is printed in, and its Chinese."""
ENGLISH_UNITS |= {unit.replace("CO2", "CO₂"): zh for unit, zh in ENGLISH_UNITS.items()}
BASE_UNITS |= {unit: unit for unit in (*CURRENCIES, *ENGLISH_UNITS)}
_ONE = {"户": "household"}
"""What a measure word counts after a stroke, where it counts nothing else."""
_CHINESE: dict[str, str] = {"thousand ": "千", "million ": "百万", "billion ": "十亿", "trillion ": "万亿"}
_CHINESE_PARTS = {**CURRENCIES, **ENGLISH_UNITS, PERCENTAGE_POINTS: "个百分点", "month": "月", "year": "年"}
_MONEY = {"元", "美元", "港元", "欧元", "英镑", "日元", *CURRENCIES, *CURRENCIES.values()} - {""}
_SCALES = {"k": "thousand ", "000": "thousand ", "000s": "thousand ", "m": "million ", "bn": "billion ", "tn": "trillion "}
_SCALES |= {words.strip(): words for words in _CHINESE}
_MONEY_FIRST = "|".join(map(re.escape, sorted(CURRENCIES, key=len, reverse=True)))
_SCALED_MONEY = re.compile(rf"(?P<money>{_MONEY_FIRST})(?: ?(?P<scale>{'|'.join(_SCALES)}))?(?![^\W_])")
"""Money with its power of ten behind it: £ million, €bn, KES million."""
_SO_MANY = re.compile(r"(?P<number>1[ ,]?000|10[ ,]?000|100[ ,]?000|1[ ,]?000[ ,]?000|million)(?: (?P<each>.+))?")
_CHINESE_NUMBERS = {"1000": "千", "10000": "万", "100000": "10万", "1000000": "百万", "million": "百万"}
_HAN = re.compile("[\u3400-\u9fff]")


_COUNTED = {*"人名户家个项件起处座所村张床套条次场宗只头株棵枚盏台辆艘册款天例", "人次", "件次", "场次", "社区", "工作日", "例活产"}
_COUNTED.add(RANK)
"""The base units that things are counted in, one by one."""


class Unit(str):
    """A unit that planctl does not know of itself: its characters, its words, and whether things are counted in it."""

    __slots__ = ("counted", "en", "zh")
    en: str
    zh: str
    counted: bool

    def __new__(cls, printed: str, en: str, counted: bool = False, zh: str = "") -> Unit:
        """The unit of these characters, called so in English, and in Chinese."""
        unit = super().__new__(cls, printed)
        unit.en, unit.zh, unit.counted = en, zh or _chinese(printed) or printed, counted or is_count(printed)
        return unit


def is_count(unit: str | None) -> bool:
    """Whether things are counted in a unit one by one, so that its whole numbers are not rounded; 万 and 亿 of them are."""
    return unit.counted if isinstance(unit, Unit) else ENGLISH_UNITS.get(unit or "", unit) in _COUNTED


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
    if not _HAN.search(unit):
        return unit
    prefix, base = _apart(unit)
    return f"{MAGNITUDES[prefix][1]} {base_units.get(base, base)}".strip()


def _chinese(unit: str, known: Mapping[str, str] = _CHINESE_PARTS) -> str:
    """A unit's Chinese: 百万英镑 for £ million, 千户 for thousand households; nothing where a part of it has none."""
    if unit in known:
        return known[unit]
    if unit in BASE_UNITS:
        return unit
    whole, stroke, each = over(unit)
    if stroke:
        parts = [_chinese(whole, known) if whole else "", _chinese_of_each(each, known)]
        return "/".join(parts) if parts[1] and (parts[0] or not whole) else ""
    prefix, base = _apart(unit)
    of_base = unit if _HAN.search(unit) else _chinese(base, known) if prefix else ""
    return _CHINESE.get(prefix, "") + of_base if of_base else ""


def _chinese_of_each(each: str, known: Mapping[str, str]) -> str:
    several = _SO_MANY.fullmatch(each)
    if several is None:
        return _chinese(each, known)
    what = _chinese(several["each"], known) if several["each"] else ""
    number = _CHINESE_NUMBERS[several["number"].replace(" ", "").replace(",", "")]
    return number + what if what or not several["each"] else ""


def named(unit: str, declared: dict[str, str], chinese: dict[str, str], counts: str | None = None, *, counted: bool = False) -> str:
    """A unit with the words that a plan has for it, for a part of it, or for what it counts; itself where there are none."""
    prefix, rest = _apart(unit)
    base, stroke, each = rest.partition("/")
    if counts is not None:
        per = _english(f"个{stroke}{each}", BASE_UNITS | declared)
        return Unit(unit, " ".join(filter(None, (MAGNITUDES[prefix][1], counts, per))), counted)
    if not {unit, rest, base, each, _apart(each)[1]} & declared.keys():
        return unit
    return Unit(unit, _english(unit, BASE_UNITS | declared), counted, _chinese(unit, _CHINESE_PARTS | chinese))


def per(unit: str, span: Literal["month", "year"]) -> Unit:
    """The unit of so much a month or a year."""
    zh, en = unit_words(unit)
    return Unit(f"{unit}/{span}", f"{en} a {span}".strip(), zh=f"{zh}/{_CHINESE_PARTS[span]}")


def over(unit: str) -> tuple[str, str, str]:
    """A unit of two parts, one per the other, as a stroke or a word says: kWh/m², £ per household, per 1000 people."""
    divided = f"/{unit[4:]}" if unit.startswith("per ") else unit.replace(" per ", "/")
    return divided.rpartition("/")


def _apart(unit: str) -> tuple[str, str]:
    """A unit's power of ten in words, and what follows it, or stands before it where it is money: £ million."""
    if unit in BASE_UNITS or over(unit)[0] in BASE_UNITS:
        return "", unit
    money = _SCALED_MONEY.match(unit)
    if money and money["scale"]:
        return _SCALES[money["scale"]], money["money"] + unit[money.end() :]
    prefix = next((words for words in MAGNITUDES if words and unit.startswith(words) and unit != words), "")
    return prefix, unit.removeprefix(prefix)


def split(unit: str) -> tuple[Decimal, str]:
    """A unit's power of ten and its base unit: (10⁸, 元) for 亿元."""
    prefix, base = _apart(unit)
    return MAGNITUDES[prefix][0], base


def powers_apart(unit: str) -> tuple[int, str]:
    """The same with the power of ten as its exponent, and all of it where it is made of several: (6, 吨) for 百万吨."""
    factor, base = split(unit)
    if factor == 1:
        return 0, unit
    exponent, rest = powers_apart(base)
    return factor.adjusted() + exponent, rest


def converted(number: Decimal, unit: str, into: str) -> Decimal | None:
    """A number in another power of ten of its base unit, its last digit still the printed one; None where the base units differ."""
    (factor, base), (wanted, of) = split(unit), split(into)
    return number.scaleb(factor.adjusted() - wanted.adjusted()) if base == of else None


def is_known(unit: str, declared: Mapping[str, object]) -> bool:
    """Whether a unit, or its base unit, or each of two with a stroke between them, is one of planctl's or of the plan's `units`."""
    prefix, base = _apart(unit)
    if unit in declared or unit in BASE_UNITS or base in declared or (base in BASE_UNITS and not (prefix and base in _UNSCALED)):
        return True
    whole, stroke, each = over(unit)
    if not stroke or not (is_known(whole, declared) if whole else unit.startswith("per ")):
        return False
    several = _SO_MANY.fullmatch(each)
    return not several["each"] or is_known(several["each"], declared) if several else is_known(each, declared)


def is_simple(unit: str) -> bool:
    """Whether a unit is one of planctl's own, or a power of ten of one, and not made of two."""
    prefix, base = _apart(unit)
    return base in BASE_UNITS and not (prefix and base in _UNSCALED)


_OTHERWISE: dict[str, str] = {
    **dict.fromkeys(("圆", "圓", "块", "块钱", "人民币", "人民币元"), "元"),
    **dict.fromkeys(("平米", "平方"), "平方米"),
    **dict.fromkeys(("hm2", "hm²"), "ha"),
    **dict.fromkeys(("度电", "千瓦小时"), "千瓦时"),
    **dict.fromkeys(("噸", "公吨"), "吨"),
    **dict.fromkeys(("ton", "tons"), "t"),
    "瓦小时": "瓦时",
    "畝": "亩",
}
"""Units by names that planctl has another for."""
_OF_PER_CENT = re.compile(
    r"(?i:个?百分点|百分比|百分之|per ?cent|percentage points?|pct|pp)|(?i:%|per ?cent|percentage) of .+|[:：]1"
)
_LONG_WORD = re.compile("[A-Za-z]{6,}")


def misspelt(unit: str, declared: Mapping[str, object]) -> str | None:
    """What a unit that is not known must have been meant as; "" where nothing is, and None where it may be a unit of its own."""
    if is_known(unit, declared):
        return None
    whole, stroke, each = over(unit)
    prefix, base = _apart(unit)
    half = stroke and not (each and (whole or unit.startswith("per ")))
    if not base or half or (prefix and base in _UNSCALED) or _OF_PER_CENT.fullmatch(unit):
        return ""
    alike = _OTHERWISE.get(base) or next((known for known in BASE_UNITS if _folded(known) == _folded(base)), None)
    if alike is not None:
        return prefix + alike if base in _OTHERWISE or alike.lower() == base.lower() else ""
    parts = [part for part in (whole, each) if stroke and part]
    return next(_mistyped(unit), None) or next((meant for part in parts if (meant := misspelt(part, declared)) is not None), None)


def _folded(unit: str) -> str:
    return unicodedata.normalize("NFKC", unit).casefold()


def _mistyped(unit: str) -> Iterator[str]:
    """A unit with a long word of it mended that is one letter away from a known one, and not its plural."""
    known = {word for each in (*ENGLISH_UNITS, *_CHINESE) for word in _LONG_WORD.findall(each)}
    for word in _LONG_WORD.findall(unit):
        others = {other for other in known if _one_letter_away(word, other)}
        if word not in known and not {f"{word}s", word.removesuffix("s")} & known:
            yield from (unit.replace(word, other) for other in sorted(others))


def _one_letter_away(one: str, other: str) -> bool:
    """Whether two words differ in one letter: left out, put in, another, or changed places with the next."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, wanted = one[start:], other[start:]
    return one != other and (
        rest[1:] in (wanted, wanted[1:]) or rest == wanted[1:] or (rest[1::-1] == wanted[:2] and rest[2:] == wanted[2:])
    )


def unit_words(unit: str | None) -> Bilingual:
    """A unit as a reader of each language knows it: 亿元, or 100m yuan; nothing where there is none."""
    if unit is None:
        return Bilingual("", "")
    return Bilingual(unit.zh if isinstance(unit, Unit) else _chinese(unit) or unit, english(unit))


def unit_around(unit: str | None) -> tuple[Bilingual, Bilingual]:
    """What of a unit stands before a number, and what after it: money's sign comes first, £4.5 million, as does KES 4.5 million."""
    zh, en = unit_words(unit)
    (zh_before, zh_after), (en_before, en_after) = _money_first(zh), _money_first(en)
    spaced = f" {zh_after}" if zh_after[:1].isascii() and zh_after[:1].isalpha() else zh_after
    spaced = f"（{zh_after}）" if zh_after[:1].isdigit() else spaced
    if en_after[:1].isdigit():
        return Bilingual(zh_before, en_before), Bilingual(spaced, f" ({en_after})")
    beside = en_after if en_after[:1] in ("", "%", "‰", "‱", ":") else f" {en_after}"
    return Bilingual(zh_before, en_before), Bilingual(spaced, beside)


def _money_first(words: str) -> tuple[str, str]:
    money = _SCALED_MONEY.match(words)
    is_code = money is not None and money["money"].isalpha() and len(money["money"]) > 1
    if money is None or (is_code and not money["scale"]):
        return "", words
    scale = _SCALES[money["scale"]].strip() if money["scale"] else ""
    return money["money"] + " " * is_code, (scale + words[money.end() :]).strip()


def with_unit(number: str, unit: str | None) -> Bilingual:
    """A number and its unit, to stand alone: 601.7亿元, 601.7 (100m yuan), £4.5 million, 227 market entities."""
    before, after = unit_around(unit)
    return Bilingual("{before}{number}{after}", "{before}{number}{after}").filled(before=before, number=number, after=after)


def is_money(unit: str) -> bool:
    """Whether a unit is money, and not so much for something."""
    return split(unit)[1] in _MONEY


def has_prices(unit: str) -> bool:
    """Whether what is measured in a unit depends on prices: it is money, or something for money."""
    return any(part and is_money(part) for part in (unit, over(unit)[0], over(unit)[2]))


def is_percent(unit: str) -> bool:
    """Whether differences of a unit are in points rather than in the unit."""
    return unit == PERCENT
