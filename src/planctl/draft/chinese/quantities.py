"""The quantities of a paragraph: each number that measures something, as printed, with unit, bound, sign and form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from planctl.draft.asides import left_over, set_aside
from planctl.draft.chinese.before import RATES, Before, before
from planctl.draft.chinese.words import NUMERAL, grammar, units
from planctl.draft.reading import Aside, Form, Quantity, any_of
from planctl.numbers.printed import Bound
from planctl.numbers.units import PER_MILLE, PERCENT, PERCENTAGE_POINTS
from planctl.plan.vocabulary import SetAsideReason

_MIRRORED: dict[Bound, Bound] = {"at_least": "at_most", "over": "under", "at_most": "at_least", "under": "over"}
_JOINTS = re.compile(r"(?:[、和及与，,]|以及|以及和)[-－−]?")
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"千": 1000, "百": 100, "十": 10}
_WHOM = {"群众": "人", "学生": "人", "居民": "人", "职工": "人", "农民": "人", "劳动力": "人", "家庭": "户"}
_SHARES = {"百": PERCENT, "千": PER_MILLE, "万": "‱", "十万": "/10万"}
_LUMPS = re.compile(
    "(?:(?P<元>资金|投资|收入|支出|税额?|税费|降费|产值|总值|增加值|利润|贷款|存款|补贴|补助|救助金|债券|债务|金额|[售业交营税]额|款|经费|红利)"
    "|(?P<人次>人次|客流量?|游客)|(?P<户>用户|经营主体|市场主体|户数)|(?P<人>人口|人数|就业|参保|党员|学生|居民))[^，、]{0,6}$"
)
"""The nouns that tell what a number counts whose unit is not printed."""
_TIMES = {None: 1, "一": 1, "两": 2, "三": 3}
_THINGS = (
    "(?:指标|项目|企业|医院|学校|水库|道路|公路|铁路|乡镇|街道|社区|园区|小区|民生实事|实事|县|区县|楼宇|断面|泵站"
    "|工程(?=[^，。；、]*\\d))"
)
"""What is counted in words and is no programme's own: 三项主要指标滞后."""
_STEP = re.compile(r"(?:大关|新台阶|台阶|关口)")
_STRONGER = ("over", "at_most", "under")
_MANY = re.compile("[多强弱](?=[，。；、（]|$)")
_OF_POINTS = re.compile(rf"(?:(?:[、和]|以及){NUMERAL}个)+百分点")
_MARK = re.compile("的?[^，。；、\\d]{0,6}(?:目标|计划数|指标值|预期|标准|要求|平均水平|限值|警戒线)(?!任务)")
"""What is named behind a mark: 低于7%的规划目标 bounds nothing."""
_POWERS = "万亿千百"
_RESPECTIVELY = re.compile("分别|依次")


class _Measured(NamedTuple):
    """A number with its unit, and where it stands; `is_doubling` of a 翻番."""

    start: int
    end: int
    number: Decimal
    unit: str
    is_doubling: bool = False


def read_quantities(text: str) -> tuple[list[Quantity], list[Aside]]:
    """What a paragraph measures, in order, and its numbers that measure nothing."""
    masked, asides = set_aside(text, grammar().asides, _hidden)
    found: list[Quantity] = []
    for match in _matches(masked):
        found.extend(_read(masked, match, found[-1] if found else None))
    return found, sorted([*asides, *left_over(masked, NUMERAL, found)])


def _hidden(_: SetAsideReason, words: str) -> str:
    """Words that measure nothing, their digits blotted out, and signs that would end a clause."""
    return re.sub(r"[\d，。；、]", "□", words)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a text with their units, in digits and in words."""
    both = [*grammar().quantity.finditer(text), *(each for each in grammar().spelt.finditer(text) if _is_counted(text, each))]
    end = 0
    for match in sorted(both, key=lambda each: each.start()):
        if match.start() >= end:
            yield match
            end = match.end()


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Whether a number in words counts something: 至两级, 建成三座, 街区三条。; not 三个革命, 一批, 第三条."""
    before, behind = text[max(0, match.start() - 4) : match.start()], text[match.end() :]
    if match["half"] is not None:
        return _is_half(before, match["half"], behind)
    if match["round"] is not None:
        return re.search("(?:突破|超过?|达到?|近|逾|跨[过越]|[跃迈站登]上)$", before) is not None
    if match["number"] is None or match["unit"] == "个百分点":
        return True
    if match["unit"] == "级":
        return before.endswith(("至", "到", "达"))
    is_many = match["number"][0] in "百千" and not match["many"]
    is_no_count = is_many or match["number"] == "一" or _spelt(match["number"]) is None
    if is_no_count or re.search(r"[第这那前每各某几\dA-Za-z□”]$", before):
        return False
    return _of_a_verb(before) or _at_the_end(before, behind) or _of_a_thing(match["unit"], behind)


def _is_half(before: str, half: str, behind: str) -> bool:
    """过半, 不少于一半, 半数以上: a share; not half of a word."""
    if half.startswith(("过", "超")) or re.search("(?:[于占达近过约超]|至少)$", before):
        return True
    return re.match("以上|左右|的|[^，。；、]", behind[:2]) is not None


def _of_a_verb(before: str) -> bool:
    """建成三座, 办好十件: how many of what is done."""
    return re.search(rf"(?:至|到|达|评为|覆盖|办好|抓好|{any_of(grammar().verbs)})$", before) is not None


def _at_the_end(before: str, behind: str) -> bool:
    """街区三条。 at the end of a list or clause."""
    is_end = behind[:1] in ("，", "。", "、", "；", "：") and re.search(r"[\u4e00-\u9fff]$", before)
    return bool(is_end) and not before.endswith(("的", "在"))


def _of_a_thing(unit: str, behind: str) -> bool:
    """西河、南坝两座水库, 三项主要指标: of things that only their own word counts, or that reports count."""
    is_of_its_own = unit in ("座", "所", "幢", "栋", "辆", "艘") and re.match("[\u4e00-\u9fff]", behind)
    return bool(is_of_its_own) or re.match(f"[^，。；、\\d的]{{0,6}}?{_THINGS}", behind) is not None


def _read(text: str, match: re.Match[str], previous: Quantity | None) -> Iterator[Quantity]:
    """The quantity of a number with its unit, or the parts of a whole; nothing where the words are no number."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "parts" in groups:
        yield from _composition(match)
    elif (measured := _measured(match, groups)) is not None:
        yield _quantity(text, match, groups, measured, previous)


def _quantity(text: str, match: re.Match[str], groups: dict[str, str], measured: _Measured, previous: Quantity | None) -> Quantity:
    start, unit, number = measured.start, measured.unit, measured.number
    said = before(text, start, unit)
    listed = previous is not None and _is_listed(text, start, said, unit, previous)
    if listed and previous is not None and not said.words:
        said = _as_listed(previous, start, unit)
    is_more = any(each in groups for each in ("many", "more", "few", "some", "odd")) or groups.get("half", "")[:1] in ("过", "超")
    words = (*said.words, "余") if is_more else said.words
    bound, words, stop = _behind(text, match.end(), "over" if is_more else said.bound, words)
    form: Form = "growth" if measured.is_doubling else said.form
    if unit == "倍" and form in ("growth", "average_growth"):
        number, unit = number * 100, PERCENT
    sign = -said.sign if _has_minus(text, start) else said.sign
    last = _number(groups["to"]) if "to" in groups else None
    to = None if last is None else last * sign
    if sign < 0:
        bound = _MIRRORED.get(bound, bound)
    if to is not None and bound == "reach":
        bound = "exact"
    printed = text[start : measured.end]
    return Quantity(start, measured.end, stop, said.lead, printed, sign * number, to, unit, form, bound, words, listed)


def _behind(text: str, stop: int, bound: Bound, words: tuple[str, ...]) -> tuple[Bound, tuple[str, ...], int]:
    """The bound of a number with what the words behind its unit say, 以上, 多, 的控制目标, all words, and where they end."""
    if behind := re.match(rf"\s*(?P<word>{any_of(grammar().behind)})", text[stop : stop + 6]):
        says = grammar().behind[behind["word"]]
        bound = says if bound not in _STRONGER or says == "about" else bound
        words, stop = (*words, behind["word"]), stop + behind.end()
    elif many := _MANY.match(text, stop):
        bound, words, stop = "under" if many[0] == "弱" else "over", (*words, many[0]), many.end()
    if bound in ("over", "under") and _MARK.match(text[stop : stop + 14]):
        bound = "exact"
    step = _STEP.match(text[stop : stop + 4])
    return bound, words, stop + step.end() if step else stop


def _has_minus(text: str, start: int) -> bool:
    return text[start - 1 : start] in ("-", "－", "−") and not re.search(r"[\dA-Za-z）)]$", text[: start - 1])


def _measured(match: re.Match[str], groups: dict[str, str]) -> _Measured | None:
    """What a match holds; None where its words are no number."""
    start, end = match.span()
    if "half" in groups:
        return _Measured(start, end, Decimal(50), PERCENT)
    if "tenths" in groups:
        return _Measured(start, start + 1, Decimal(10 * _DIGITS[groups["tenths"]]), PERCENT)
    if "whole" in groups:
        return _fraction(match)
    name = next((each for each in _UNITS if each in groups), None)
    if name is None:
        return _Measured(start, end, Decimal(100 * (2 ** _TIMES[groups.get("times")] - 1)), PERCENT, is_doubling=True)
    number = _number(groups[name])
    if number is None:
        return None
    end = match.end("to" if "to" in groups else name)
    unit = PERCENTAGE_POINTS if _OF_POINTS.match(match.string, match.end()) and groups.get("unit") == "个" else _UNITS[name](groups)
    if name == "lump":
        unit += _of_what(match.string[: match.start()])
    return _Measured(match.start(name), end, number, unit)


def _fraction(match: re.Match[str]) -> _Measured | None:
    """百分之九十五, 千分之三, 三分之一: a share; one that no whole per cent is stands for the nearest."""
    whole, part = match["whole"], _number(match["part"])
    if part is None:
        return None
    if whole in _SHARES:
        return _Measured(*match.span(), part, _SHARES[whole])
    parts = _spelt(whole)
    if not parts or part >= parts:
        return None
    share = 100 * part / parts
    nearest = (200 * part + parts) // (2 * parts)
    return _Measured(*match.span(), share if share * 8 == int(share * 8) else nearest, PERCENT)


def _of_what(before: str) -> str:
    """What a number without a unit counts, 减税2.8亿 and 接待游客86万, by the noun before it; nothing where that does not tell."""
    noun = _LUMPS.search(re.split("[，。；：]", before)[-1])
    return next((unit for unit, each in (noun.groupdict() if noun else {}).items() if each), "")


def _printed_unit(groups: dict[str, str]) -> str:
    """The unit of a number: 万 and 亩 are 万亩, 元/m² is 元/平方米."""
    parts = [groups["unit"]] if groups["unit"] in units() else groups["unit"].split("/")
    return groups.get("magnitude", "") + "/".join(units().get(each, each) for each in parts)


_UNITS: dict[str, Callable[[dict[str, str]], str]] = {
    "ratio": lambda _: "∶1",
    "bare": lambda _: "",
    "level": lambda _: "",
    "lump": lambda groups: groups["power"],
    "round": lambda groups: groups["round_power"] + units().get(groups["round_unit"], groups["round_unit"]),
    "people": lambda groups: groups["scale"] + _WHOM.get(groups["whom"], groups["whom"]),
    "number": _printed_unit,
    "shared": lambda groups: _printed_unit({"magnitude": groups.get("shared_power", ""), "unit": groups["shared_unit"]}),
}


def _digits(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def _number(printed: str) -> Decimal | None:
    """A number in digits or in words; None where the words are no one number."""
    return _digits(printed) if printed[0].isdigit() else _spelt(printed)


def _spelt(words: str) -> Decimal | None:
    """A number in Chinese words: 十二, 三百, 两千四百; None where they are no one number."""
    total, digit = 0, None
    for each in words:
        if each in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[each]
        else:
            if digit is None and total:
                return None
            total, digit = total + (digit or 1) * _PLACES[each], None
    return Decimal(total + (digit or 0)) or None


def _is_listed(text: str, start: int, said: Before, unit: str, previous: Quantity) -> bool:
    """Whether a number is one more of a list: 15.7%、11.7%; behind 分别 also 4起和3人, and 5.9%和下降4.1%."""
    joint, shares = text[previous.stop : said.lead], said == Before(start, "value", 1, "exact", ())
    if not _JOINTS.fullmatch(joint):
        return False
    is_told = previous.listed or _RESPECTIVELY.search(text[max(0, previous.lead - len("分别")) : previous.start])
    if unit.lstrip(_POWERS) == previous.unit.lstrip(_POWERS):
        return shares or bool(is_told)
    return shares and bool(is_told) and joint not in ("，", ",")


def _as_listed(previous: Quantity, start: int, unit: str) -> Before:
    """The words of a list go for each of its numbers; one behind the first number for that alone."""
    words = grammar()
    bounds = [words.before[each] for each in previous.rests_on if each in words.before]
    kept = tuple(each for each in previous.rests_on if each in words.before or each in words.moves or each in words.progress)
    is_fall = previous.number < 0 and previous.form == "change"
    sign = next((words.moves[each] for each in kept if each in words.moves), -1 if is_fall else 1)
    form = previous.form
    if form in ("growth", "change"):
        form = "growth" if unit in RATES else "change"
    return Before(start, form, sign, bounds[0] if bounds else "exact", kept)


def _composition(match: re.Match[str]) -> Iterator[Quantity]:
    """The parts of a whole that are printed side by side: 22.8∶44.1∶33.1, each a share in per cent."""
    for place, each in enumerate(re.finditer(NUMERAL, match[0])):
        start, end = match.start() + each.start(), match.start() + each.end()
        yield Quantity(
            start, end, match.end(), match.start(), each[0], Decimal(each[0]), None, PERCENT, "value", "exact", ("∶",), place > 0
        )
