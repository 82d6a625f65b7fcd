"""Rules for subjects that are named where the quantity stands: before it, behind it, or around its brackets."""

from __future__ import annotations

import re

from planctl.draft.chinese.lists import SPLIT, with_shared_end
from planctl.draft.chinese.measures import plain, starting
from planctl.draft.chinese.place import EACH, Place
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Subject
from planctl.numbers.units import is_count, is_money

_GOALS = ("目标", "预期", "规划目标", "增长目标", "年度目标", "控制目标", "年初目标", "的")
_OF_A_KIND = re.compile("(?P<examples>.+)(?<![高中初平对同上])等(?![级次额距离待])(?P<kind>[^各类]*)")
_OF_NAMED = re.compile("的(?P<what>[^，。；、\\d□]{2,24}?(?:项目|工程|基地|中心|产业园|生产线|电站|工厂|水库|公路|园区))")
_FOR_WHOM = re.compile(
    "(?P<whom>[^，。；、\\d]{1,12}?)(?:免费)?(?:开展|提供|发放|办理|实施|进行|落实|购买|减免)(?P<what>[^，。；、\\d]{2,16})"
)
_MONEY = re.compile("(?:投资|投入|安排|筹集|筹措|资金|争取|下达|整合|斥资|总投资)$")
_SHORT_RATE = len("满意率")
_PURPOSE = re.compile("(?:资金|主要)?(?:用于|支持|投向)(?P<what>[^，。；、\\d]{2,16})")


def in_brackets(place: Place) -> Subject | None:
    """东河电站（装机120万千瓦）: what stands before the brackets, with their own words."""
    if not place.outside:
        return None
    if place.previous is not None and grammar().mark.fullmatch(place.outside):
        return Subject(place.previous[1].name, "承前", stem=place.previous[1].stem)
    return Subject(place.outside + place.words, "前文")


def for_whom(place: Place) -> Subject | None:
    """为8万名适龄妇女开展“两癌”筛查: for whom, and what."""
    done = _FOR_WHOM.match(place.rest)
    if done is None or not re.search("[为对向]$", place.text[: place.quantity.start]):
        return None
    return Subject(done["whom"] + done["what"], "后文")


def of_the_named(place: Place) -> Subject | None:
    """总投资56亿元的启辰锂电隔膜项目: a measure of what is named behind it."""
    named = _OF_NAMED.match(place.rest)
    words = place.words.rsplit("、", 1)[-1]
    if named is None or not (words in grammar().measures or _MONEY.search(words)) or len(words) > len("计划总投资") + 1:
        return None
    return Subject(named["what"] + words, "后文", stem=named["what"])


def of_its_purpose(place: Place) -> Subject | None:
    """投资1.1亿元新建护理院; 安排2亿元用于农田建设: money for what is named behind it."""
    if not is_money(place.quantity.unit) or not _MONEY.search(place.words) or len(place.words) > len("各级财政资金"):
        return None
    if purpose := _PURPOSE.match(place.rest):
        return Subject(purpose["what"] + "资金", "后文")
    verb = starting(place.rest, grammar().verbs)
    what = re.match("[^，。；、\\d]{2,16}", place.rest[len(verb) :]) if verb else None
    return Subject(what[0], "后文") if what else None


def of_what_follows(place: Place) -> Subject | None:
    """2.3万脱贫人口, 51.9%监测对象: nothing is named before the number, and something right behind it."""
    if not place.names_nothing or not place.behind or place.behind.startswith(_GOALS):
        return None
    if place.quantity.form in ("growth", "change", "average_growth") or re.match("大关|台阶|区间|水平|的", place.behind):
        return None
    if place.quantity.form == "value" and place.is_share and len(place.behind) == 1:
        return None
    return Subject(place.behind + ("占比" if place.is_share else ""), "后文")


def of_each(place: Place) -> Subject | None:
    """新建小学、幼儿园各3所: one number for each of several."""
    words = place.text[max(0, place.quantity.start - 7) : place.quantity.start]
    if not EACH.search(words) or not SPLIT.search(place.words):
        return None
    parts = [part for part in SPLIT.split(place.words.removeprefix(place.verb)) if part]
    names = [place.verb + each for each in with_shared_end(parts)] if len(parts) > 1 else _of_two_verbs(place.verb, parts)
    if place.previous and names and all(each.endswith("率") and len(each) <= _SHORT_RATE for each in names):
        names = [re.sub("..率$", "", plain(place.previous[1])) + each for each in names]
    return Subject(names[0], "各", place.verb, tuple(names[1:])) if names else None


def _of_two_verbs(verb: str, parts: list[str]) -> list[str]:
    """新建、改扩建学校各5所: what is done in two ways."""
    second = starting(parts[0], grammar().verbs) if parts else ""
    return [verb + parts[0].removeprefix(second), parts[0]] if verb and second and len(second) < len(parts[0]) else []


def of_a_kind(place: Place) -> Subject | None:
    """开工甲、乙等项目10个; 甲、乙等5家企业: the kind, whatever its examples."""
    examples = _OF_A_KIND.fullmatch(place.words)
    if examples is None:
        return None
    kind = examples["kind"] or place.behind
    if kind in grammar().measures:
        return Subject(place.words, "前文", place.verb)
    verb = place.verb if kind == "项目" or not examples["kind"] else ""
    return Subject(verb + kind, "前文" if examples["kind"] else "后文", place.verb)


def of_what_it_is(place: Place) -> Subject | None:
    """森林覆盖率等7项为约束性指标: of what so many are."""
    told = re.match("(?:指标)?(?:为|是|属于)(?P<what>[^，。；、\\d]{2,10}(?:指标|项目|工程|企业|任务))", place.rest)
    return Subject(told["what"], "后文") if told and is_count(place.quantity.unit) else None


def of_both(place: Place) -> Subject | None:
    """川渝10个合作事项: the words before the number and those behind it; the latter alone where the former are a list."""
    if not place.behind or not is_count(place.quantity.unit) or place.behind.startswith(_GOALS):
        return None
    if place.words.endswith(("和", "及", "与")) or "、" in place.words:
        return Subject(place.behind, "后文", place.verb)
    return Subject(place.words + place.behind, "前后文", place.verb)
