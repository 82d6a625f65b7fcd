"""What the words before a number say of it: how it is meant, whether it moved and which way, up to its subject."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from planctl.draft.chinese.clauses import CLAUSE_ENDS
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Form, any_of
from planctl.numbers.printed import Bound
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS

RATES = (PERCENT, "‰", "倍")
_YEAR = (
    r"(?:□{4}年(?:末|底)?|(?:上年|去年|上期|往年|常年|多年|基期|前年)(?:末|底|同期|均值|平均)?|上年度|年初|上月|同期|历史同期|[一二三四]季度末?|前三季度"
    r"|[上下]半年|\d{4}年(?:末|底)?|□{1,2}(?:[—–\-~～至]□{1,2})?月(?:份|末|底)?|“?十[二三四五]五”?(?:规划|时期)?(?:末|初|期末)?|疫情前)"
)
_SINCE = re.compile(rf"(?:(?:同)?(?:比|较)|与|距|由|从|自|到|至)?{_YEAR}(?:相比|的|同期)?$")
_WORKS = re.compile("工程|路基|桥梁|隧道|主体|结构|安装|填筑|土建|建设")
_BEYOND = re.compile(
    r"(?P<way>高于|低于|快于|慢于|好于|优于|落后于?|超过|多于|少于|高出|低出|超出|超)(?P<whom>[^，。；、]{1,20}(?:(?<=[国省市区州县])、全[国省市区州县]){0,2})$"
    r"|(?<![占同环对配])(?:比|较|与|和|距离?|离)(?P<other>[^，。；、]{2,16}?)(?<![提加放减增偏升最])(?P<by>高|低|快|慢|多|少|相差|还差|尚差|差)(?:出|了)?$"
)
_SHORT_OF = ("低于", "慢于", "少于", "落后", "低", "慢", "少", "相差", "还差", "尚差", "差")
"""Ways of being on the other side of a mark."""
_NO_BOUNDS = ("签约", "节约", "制约", "契约", "附近", "最近", "邻近")
"""Words that only end like one that bounds."""
_NEARLY = ("约", "近", "大约")
_PACES = re.compile("[增涨]幅|增速|[降跌减]幅|降速")


_NEAR = re.compile("(?P<bound>不足|不到|超过|接近|约为)[^，。；、\\d]{2,12}(?:水平|均值|规模|总量|总数|总额|面积)的$")
"""A bound with what its number is a share of: 不足全省平均水平的六成."""


class Before(NamedTuple):
    """What the words before a number say, and where they begin."""

    lead: int
    form: Form
    sign: int
    bound: Bound
    words: tuple[str, ...]


def before(text: str, start: int, unit: str) -> Before:
    """What the words before a number say of it, up to its subject."""
    clause = max((text.rfind(each, 0, start) for each in CLAUSE_ENDS), default=-1) + 1
    words = text[clause:start].rstrip("-－−")
    if unit == PERCENT and (plan := grammar().of_plan.search(words)):
        return Before(clause + plan.start(), "share_of_plan", 1, "exact", (plan[0],))
    if unit not in RATES and (beyond := _BEYOND.search(words)) and (unit == PERCENTAGE_POINTS or beyond["by"]):
        falls = (beyond["way"] or beyond["by"]).startswith(_SHORT_OF)
        said = re.sub(f"(?:{any_of(_NEARLY)})$", "", beyond[0])
        bound: Bound = grammar().before.get(beyond[0].removeprefix(said), "exact")
        return Before(clause + beyond.start(), "change", -1 if falls else 1, bound, (said,))
    if unit in RATES and (near := _NEAR.search(words)):
        return Before(clause + near.end() - len("的"), "value", 1, grammar().before.get(near["bound"], "exact"), (near["bound"],))
    read = _Backwards(words, unit)
    lead = clause + len(read.before)
    if read.form == "value" and unit == PERCENT and (progress := _progress(read.before)):
        return Before(clause + progress[0], "progress", 1, read.bound, (progress[1], *read.said))
    form: Form = "average_growth" if read.form == "growth" and read.yearly else read.form
    if form == "value" and unit == PERCENTAGE_POINTS:
        form = "change"
    return Before(lead, form, read.sign, read.bound, tuple(read.said))


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
        word = _ending(self.before, grammar().before)
        if word and not self.before.endswith(_NO_BOUNDS):
            self.bound = grammar().before[word]
            self.said.append(word)
            return word
        return ""

    def _move(self) -> str:
        """增长, 下降; before a 到 they say nothing more."""
        word = _ending(self.before, (*grammar().moves, *grammar().arrives) if self.arrives else grammar().moves)
        if not word or not (self.arrives or self.form == "value") or not (self.arrives or _is_move(self.unit, self.before, word)):
            return ""
        if not self.arrives or (self.form == "value" and self.unit in RATES and _PACES.match(word)):
            self.form = "growth" if self.unit in RATES else "change"
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
