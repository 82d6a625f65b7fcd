"""The quantities of a paragraph: each number that measures something, as printed, with unit, bound, sign and form."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from typing import NamedTuple

from planctl.draft.asides import left_over, set_aside
from planctl.draft.chinese.words import NUMERAL, grammar, units
from planctl.draft.reading import Aside, Form, Quantity, any_of
from planctl.numbers.printed import Bound
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS
from planctl.plan.vocabulary import SetAsideReason

CLAUSE_ENDS = "，；。：！？\t"
_MIRRORED: dict[Bound, Bound] = {"at_least": "at_most", "over": "under", "at_most": "at_least", "under": "over"}
_JOINTS = re.compile(r"[、和及与，,]|以及")
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"千": 1000, "百": 100, "十": 10}
_WHOM = {"群众": "人", "学生": "人", "居民": "人", "职工": "人", "农民": "人", "劳动力": "人", "家庭": "户"}
_TIMES = {None: 1, "一": 1, "两": 2, "三": 3}
_YEAR = r"(?:□{4}年(?:末|底)?|上年(?:末|底|同期)?|去年(?:末|底|同期)?|上年度|年初|上月|一季度|上半年|\d{4}年(?:末|底)?)"
_SINCE = re.compile(rf"(?:(?:同)?(?:比|较)|与|距|由|从|自|到|至)?{_YEAR}(?:相比|的|同期)?$")
_WORKS = re.compile("工程|路基|桥梁|隧道|主体|结构|安装|填筑|土建|建设")
_BEYOND = re.compile(r"(?P<way>高于|低于|快于|慢于|好于|优于|落后于?|超过|多于|少于)(?P<whom>[^，。；、\d□]{1,10})$")
_STEP = re.compile(r"(?:大关|新台阶|台阶|关口)")
_STRONGER = ("over", "at_most", "under")


class _Measured(NamedTuple):
    """A number with its unit, and where it stands; `is_doubling` of a 翻番."""

    start: int
    end: int
    number: Decimal
    unit: str
    is_doubling: bool = False


class _Before(NamedTuple):
    """What the words before a number say, and where they begin."""

    lead: int
    form: Form
    sign: int
    bound: Bound
    words: tuple[str, ...]


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
    if match["number"] is None:
        return match["half"] is None or bool(re.match("以上|左右|的|[^，。；、]", text[match.end() : match.end() + 2]))
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 1]
    if match["unit"] == "个百分点":
        return True
    if match["unit"] == "级":
        return before.endswith(("至", "到", "达"))
    if re.search(r"[第这那前每各某几\dA-Za-z□”]$", before) or match["number"] == "一" or _spelt(match["number"]) is None:
        return False
    counted = re.search(rf"(?:至|到|达|评为|覆盖|{any_of(grammar().verbs)})$", before)
    return bool(counted) or (
        bool(re.search(r"[\u4e00-\u9fff]$", before)) and after in ("，", "。", "、", "；") and not before.endswith(("的", "在"))
    )


def _read(text: str, match: re.Match[str], previous: Quantity | None) -> Iterator[Quantity]:
    """The quantity of a number with its unit, or the parts of a whole; nothing where the words are no number."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "parts" in groups:
        yield from _composition(match)
    elif (measured := _measured(match, groups)) is not None:
        yield _quantity(text, match, groups, measured, previous)


def _quantity(text: str, match: re.Match[str], groups: dict[str, str], measured: _Measured, previous: Quantity | None) -> Quantity:
    start, unit, number = measured.start, measured.unit, measured.number
    before = _before(text, start, unit)
    shares = before == _Before(start, "value", 1, "exact", ())
    listed = previous is not None and shares and unit == previous.unit and bool(_JOINTS.fullmatch(text[previous.stop : start]))
    if listed and previous is not None:
        before = _as_listed(previous, start)
    form, bound, words = before.form, before.bound, before.words
    if any(each in groups for each in ("many", "more", "few", "some")):
        bound, words = "over", (*words, "余")
    stop = match.end()
    if behind := re.match(rf"\s*(?P<word>{any_of(grammar().behind)})", text[stop : stop + 6]):
        says = grammar().behind[behind["word"]]
        bound = says if bound not in _STRONGER or says == "about" else bound
        words, stop = (*words, behind["word"]), stop + behind.end()
    if step := _STEP.match(text[stop : stop + 4]):
        stop += step.end()
    sign = -before.sign if _has_minus(text, start) else before.sign
    if measured.is_doubling:
        form = "growth"
    if unit == "倍" and form in ("growth", "average_growth"):
        number, unit = number * 100, PERCENT
    if sign < 0:
        number, bound = -number, _MIRRORED.get(bound, bound)
    to = _digits(groups["to"]) * sign if "to" in groups else None
    return Quantity(
        start, measured.end, stop, before.lead, text[start : measured.end], number, to, unit, form, bound, words, listed
    )


def _has_minus(text: str, start: int) -> bool:
    return text[start - 1 : start] in ("-", "－", "−") and not re.search(r"[\dA-Za-z）)]$", text[: start - 1])


def _measured(match: re.Match[str], groups: dict[str, str]) -> _Measured | None:
    """What a match holds; None where its words are no number."""
    start, end = match.span()
    if "half" in groups:
        return _Measured(start, end, Decimal(50), PERCENT)
    if "tenths" in groups:
        return _Measured(start, start + 1, Decimal(10 * _DIGITS[groups["tenths"]]), PERCENT)
    name = next((each for each in ("ratio", "bare", "people", "number") if each in groups), None)
    if name is None:
        return _Measured(start, end, Decimal(100 * (2 ** _TIMES[groups.get("times")] - 1)), PERCENT, is_doubling=True)
    number = _digits(groups[name]) if groups[name][0].isdigit() else _spelt(groups[name])
    if number is None:
        return None
    return _Measured(match.start(name), match.end("to" if "to" in groups else name), number, _UNITS[name](groups))


def _printed_unit(groups: dict[str, str]) -> str:
    """The unit of a number: 万 and 亩 are 万亩, 元/m² is 元/平方米."""
    parts = [groups["unit"]] if groups["unit"] in units() else groups["unit"].split("/")
    return groups.get("magnitude", "") + "/".join(units().get(each, each) for each in parts)


_UNITS: dict[str, Callable[[dict[str, str]], str]] = {
    "ratio": lambda _: "∶1",
    "bare": lambda _: "",
    "people": lambda groups: groups["scale"] + _WHOM.get(groups["whom"], groups["whom"]),
    "number": _printed_unit,
}


def _digits(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


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


def _as_listed(previous: Quantity, start: int) -> _Before:
    """The words of a list go for each of its numbers; one behind the first number for that alone."""
    before = [grammar().before[each] for each in previous.rests_on if each in grammar().before]
    moves = tuple(each for each in previous.rests_on if each in grammar().moves or each in grammar().progress)
    return _Before(start, previous.form, -1 if previous.number < 0 else 1, before[0] if before else "exact", moves)


def _before(text: str, start: int, unit: str) -> _Before:
    """What the words before a number say of it, up to its subject."""
    clause = max((text.rfind(each, 0, start) for each in CLAUSE_ENDS), default=-1) + 1
    before = text[clause:start].rstrip("-－−")
    if unit == PERCENT and (plan := grammar().of_plan.search(before)):
        return _Before(clause + plan.start(), "share_of_plan", 1, "exact", (plan[0],))
    if unit == PERCENTAGE_POINTS and (beyond := _BEYOND.search(before)):
        falls = beyond["way"] in ("低于", "慢于", "少于") or beyond["way"].startswith("落后")
        return _Before(clause + beyond.start(), "change", -1 if falls else 1, "exact", (beyond[0],))
    read = _Backwards(before, unit)
    lead = clause + len(read.before)
    if read.form == "value" and unit == PERCENT and (progress := _progress(read.before)):
        return _Before(clause + progress[0], "progress", 1, read.bound, (progress[1], *read.said))
    form: Form = "average_growth" if read.form == "growth" and read.yearly else read.form
    if form == "value" and unit == PERCENTAGE_POINTS:
        form = "change"
    return _Before(lead, form, read.sign, read.bound, tuple(read.said))


class _Backwards:
    """Words read from a number backwards, as long as one of the steps takes some: `before` is what is left, the subject's end."""

    def __init__(self, before: str, unit: str) -> None:
        self.before = before
        self.unit = unit
        self.form: Form = "value"
        self.bound: Bound = "exact"
        self.sign = 1
        self.said: list[str] = []
        self.arrives = False
        """Whether a 到 or 至 says that the number is where something arrived, not how far it moved."""
        self.yearly = False
        while word := self._since() or self._bound() or self._move() or self._filler() or self._from():
            self.before = self.before[: len(self.before) - len(word)]
            self.yearly = self.yearly or word in ("年均", "平均每年")

    def _since(self) -> str:
        """比2020年, 由上年的, 到2027年."""
        since = _SINCE.search(self.before)
        word = since[0] if since else ""
        self.arrives = self.arrives or (self.form == "value" and word.startswith(("到", "至")))
        return word

    def _bound(self) -> str:
        """突破, 不低于, 约."""
        if self.form != "value" or self.bound != "exact":
            return ""
        if word := _ending(self.before, grammar().before):
            self.bound = grammar().before[word]
            self.said.append(word)
        return word

    def _move(self) -> str:
        """增长, 下降; before a 到 they say nothing more."""
        word = _ending(self.before, grammar().moves)
        if not word or not (self.arrives or self.form == "value") or not _is_move(self.unit, self.before, word):
            return ""
        if not self.arrives:
            self.form = "growth" if self.unit in (PERCENT, "‰", "倍") else "change"
            self.sign = grammar().moves[word]
            self.said.append(word)
        return word

    def _filler(self) -> str:
        """同比, 分别, 为."""
        word = _ending(self.before, grammar().fillers)
        self.arrives = self.arrives or (self.form == "value" and word in ("到", "至"))
        return word

    def _from(self) -> str:
        """由 of 由47家增至103家."""
        return _ending(self.before, ("由", "从"))


def _progress(before: str) -> tuple[int, str] | None:
    """Where the words begin that make a share the progress of works, and which word tells; None where none do."""
    if before.endswith("完成") and _WORKS.search(before):
        return len(before.removesuffix("完成").removesuffix("分别")), "完成"
    word = _ending(before, grammar().progress)
    if not word or not ("完成" in before or "占" in before or word.endswith("进度")):
        return None
    whole = re.search(f"(?:{any_of(grammar().fillers)}|完成|占)*{re.escape(word)}$", before)
    return (whole.start() if whole else len(before) - len(word)), word


def _ending(before: str, words: Collection[str]) -> str:
    """The longest of some words that a text ends in; an empty one where it ends in none."""
    return next((word for word in sorted(words, key=len, reverse=True) if before.endswith(word)), "")


def _is_move(unit: str, before: str, word: str) -> bool:
    """Whether a verb says how far something moved: 增长5%, 下降3微克/立方米; not the last sign of 新增 or of a name."""
    if word in ("增", "减", "降", "涨", "提升", "扩大") and unit not in (PERCENT, "‰", "倍", PERCENTAGE_POINTS):
        return False
    return not (word in ("减", "降", "增") and re.search(r"[新净核递缩削压]$", before[: -len(word)]))


def _composition(match: re.Match[str]) -> Iterator[Quantity]:
    """The parts of a whole that are printed side by side: 22.8∶44.1∶33.1, each a share in per cent."""
    for place, each in enumerate(re.finditer(NUMERAL, match[0])):
        start, end = match.start() + each.start(), match.start() + each.end()
        yield Quantity(
            start, end, match.end(), match.start(), each[0], Decimal(each[0]), None, PERCENT, "value", "exact", ("∶",), place > 0
        )
