"""The grammar of Chinese reports as patterns: `chinese.toml` holds its words, with an example of each."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from planctl.draft.reading import any_of
from planctl.numbers.printed import Bound
from planctl.numbers.units import BASE_UNITS, MAGNITUDES
from planctl.plan.vocabulary import Attribute, SetAsideReason

NUMERAL = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_HAN_NUMERAL = "[一二两三四五六七八九十百千]{1,6}"
_NOT_IN_TEXT = {"月", "日", "周", "秒", "位次", "∶1", "期", "级", "位", "届", "分", "方"}
"""Units whose words behind a number nearly always mean something else, or that are read apart."""
_PER = ("日", "月", "秒", "周", "季")
"""Of these, those that something can be so much per: 5万吨/日."""
_LEVELS = "[到至为达由从在于过约率比数度值]"
"""The characters that a decimal without a unit may stand behind."""


class Grammar(NamedTuple):
    """The words of `chinese.toml`, compiled."""

    before: dict[str, Bound]
    behind: dict[str, Bound]
    moves: dict[str, int]
    fillers: tuple[str, ...]
    progress: tuple[str, ...]
    of_plan: re.Pattern[str]
    heads: tuple[str, ...]
    measures: tuple[str, ...]
    belongings: tuple[str, ...]
    kinds: tuple[str, ...]
    reaches: tuple[str, ...]
    arrives: tuple[str, ...]
    manner: re.Pattern[str]
    mark: re.Pattern[str]
    when: re.Pattern[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]
    alone: tuple[str, ...]
    verbs: tuple[str, ...]
    stretch: re.Pattern[str]
    attributes: dict[str, Attribute]
    asides: tuple[tuple[SetAsideReason, re.Pattern[str]], ...]
    units: dict[str, str]
    quantity: re.Pattern[str]
    spelt: re.Pattern[str]


def units() -> dict[str, str]:
    """The units as a text may print them, with how planctl writes each."""
    return grammar().units


_WIDE = str.maketrans("０１２３４５６７８９．％＋－～", "0123456789.%+-~")


def normal(text: str) -> str:
    """A text with its wide digits and signs narrow, each character in its place."""
    return text.translate(_WIDE)


@cache
def grammar() -> Grammar:
    """The grammar, read once."""
    data = tomllib.loads((resources.files("planctl.draft.chinese") / "chinese.toml").read_text("utf-8"))
    units = {unit: unit for unit in BASE_UNITS if unit not in _NOT_IN_TEXT} | data["units"]
    unit = any_of(units)
    magnitude = any_of(each for each in MAGNITUDES if each and not each.isascii())
    per = rf"/(?:{magnitude})?(?:{unit}|{any_of(_PER)})(?:[·/](?:{unit}|{any_of(_PER)}))?"
    measured = rf"(?:(?P<magnitude>{magnitude})?(?P<more>余|多)?(?P<unit>(?:{unit})(?:{per})?))"
    asides = tuple((each["reason"], re.compile(each["pattern"].replace("{unit}", f"(?:{unit})"))) for each in data["aside"])
    return Grammar(
        before={word: each["bound"] for each in data["before"] for word in each["words"]},
        behind={word: each["bound"] for each in data["behind"] for word in each["words"]},
        moves={word: each["sign"] for each in data["moves"] for word in each["words"]},
        fillers=tuple(data["filler"]["words"]),
        progress=tuple(data["progress"]["words"]),
        of_plan=re.compile(data["plan"]["pattern"]),
        heads=tuple(data["heads"]["words"]),
        measures=tuple(data["measures"]["words"]),
        belongings=tuple(data["belongings"]["words"]),
        kinds=tuple(data["kinds"]["words"]),
        reaches=tuple(data["reaches"]["words"]),
        arrives=tuple(data["arrives"]["words"]),
        manner=re.compile(data["manner"]["pattern"]),
        mark=re.compile(data["mark"]["pattern"]),
        when=re.compile(data["when"]["pattern"]),
        head=re.compile(rf"{any_of(data['heads']['words'])}|[一二三四五六七八九十]是|{data['when']['pattern']}"),
        tail=re.compile(rf"(?:{data['when']['pattern']}|全年)$"),
        alone=tuple(data["alone"]["words"]),
        verbs=tuple(data["verbs"]["words"]),
        stretch=re.compile(any_of(data["stretch"]["words"])),
        attributes=data["attributes"],
        asides=asides,
        units=units,
        quantity=re.compile(
            rf"(?P<number>{NUMERAL})(?P<many>余|多)?(?:(?:{magnitude})?(?:%|％)?\s*(?:[—–~～-]+|至|到)\s*(?P<to>{NUMERAL}))?{measured}"
            rf"|(?<=别[为达是到])(?P<shared>{NUMERAL})(?=[、和及]{NUMERAL}(?P<shared_power>{magnitude})?(?P<shared_unit>{unit}(?:/{unit})?))"
            rf"|(?P<people>{NUMERAL})(?P<few>余|多)?(?P<scale>万亿|亿|万)(?P<some>余|多)?"
            rf"(?=[^，。；、\d]{{0,9}}?(?P<whom>人|群众|学生|居民|职工|农民|劳动力|户|家庭|元|棵|株|亩))"
            rf"|(?P<ratio>{NUMERAL})\s*[∶:：]\s*1(?![\d.])"
            rf"|(?P<parts>{NUMERAL}(?:\s*[∶:：]\s*{NUMERAL}){{2,}})"
            rf"|(?:系数|指数|效率|PUE[）)]|评分|得分|满意值)(?:[^，。；、\d年月]{{0,8}})(?P<bare>{NUMERAL})(?!\s*(?:{magnitude})?(?:余|多)?(?:{unit})|[\d.,%％∶:月日-])"
            rf"|(?<={_LEVELS})(?P<level>\d+\.\d+)(?=[，。；、）以左]|$|[提升降下缩扩优增减上和及])"
            rf"|(?P<lump>{NUMERAL})(?P<power>万亿|亿|万)(?P<odd>余|多)?(?=[，。；、）]|$|以上|左右|和{NUMERAL})"
        ),
        spelt=re.compile(
            rf"(?P<round>[百千十])(?P<round_power>[万亿])(?P<round_unit>{unit})(?!级|以上|规模|产业|能)"
            rf"|(?P<number>{_HAN_NUMERAL})(?:[至到—](?P<to>{_HAN_NUMERAL}))?(?P<many>余|多)?(?P<magnitude>万亿|亿|万)?(?P<unit>{_counted()})(?!级)"
            rf"|(?P<whole>{_HAN_NUMERAL}|十?万)分之(?P<part>{_HAN_NUMERAL}|{NUMERAL})"
            rf"|(?P<tenths>[一两二三四五六七八九])成(?![立为果员长本熟效功交品因绩都])|翻了?(?P<times>[一两三])?番"
            rf"|(?P<half>(?:(?<![时间务双])过|(?<!不)超)半(?:数)?(?![年天月日程])|半数|一半)"
        ),
    )


def _counted() -> str:
    """The units that a number in words may count: of few, since most such words count nothing."""
    things = (
        "个(?!方面|重大|突出|文明|一|意识|确保|维护|革命|坚持|全面|自信)|家|条(?!例|件)|项(?!目)|件(?!大?事|套)|起(?![来步点草底])"
    )
    return f"个百分点|{things}|座|所|户|处|公里|亩|名|台|套|幢|栋|辆|艘|级(?!响应|[甲乙综别])"
