"""Rules for subjects that a clause before names without a number: a project, a crop, the head of a list."""

from __future__ import annotations

import re

from planctl.draft.chinese.clauses import CLAUSE_ENDS, bare, clause, sentence
from planctl.draft.chinese.measures import PLANNED, has_measure, plain, starting
from planctl.draft.chinese.place import Place
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Subject
from planctl.numbers.units import is_money

_WORK = (
    "(?:项目|工程|电站|水库|院区|中心|园区|产业园|基地|公路|铁路|高速|大桥|机场|医院|学校|生产线|厂房|泵站|管网|隧道|港区)"
    "(?:[一二三四]期)?"
)
_TOPIC = re.compile(rf"(?P<what>[^，。；、：]{{2,24}}?{_WORK})(?:建设|开工|投产)?")
_KIND = re.compile("等|(?:重点|重大|签约|投资|产业|建设|类)(?:项目|工程)$|^(?:项目|工程)$")
_OF_WORKS = re.compile(
    "(?:累计|已)?(?:完成)?(?:剩余|年度)?投资|装机|用地|工期|带动就业|(?:再|已)?交付|入驻企业|税收|床位|路面"
    "|(?:主体|路基|土建|桥梁|隧道|设备安装|大坝|管线)(?:工程|结构|填筑)?|(?:形象|工程|建设)?进度"
)
"""What is said of works, beside the measures that anything can have."""
_PART = re.compile("(?:主体|路基|土建|桥梁|隧道|设备|安装|一期|二期|三期|前期|大坝|管线|装修)")
_CROP = re.compile("(?:抓好|稳定|做好|加强|抓实|抓牢|稳住|发展)?(?P<what>[^，。；、：]{2,4})生产")
_GOES = re.compile(
    "(?P<what>[^，。；：\\d]{2,16}?)(?:接连|持续|稳步|不断|再次|首次|连续|显著|明显|大幅|有力|实现|跨上|迈上|跃上|稳中|快速)"
)
_HEAD = re.compile("(?P<measure>支出|收入|投资)(?:安排|完成|预算)?[^，。；：]{0,10}：")


def of_a_project(place: Place) -> Subject | None:
    """某某电站项目，装机120万千瓦，总投资83.5亿元: the project that a clause before names, and what is said of it."""
    if not place.words or place.outside or place.words.startswith("占"):
        return None
    begin = sentence(place.flat, place.quantity.start)
    first = next((was.lead for was, _ in place.said if was.start >= begin), place.quantity.lead)
    topic = next(filter(None, map(_project, place.flat[begin:first].split("，")[:-1])), "")
    words = PLANNED.sub("", re.sub("^(?:建成|投产)?后", "", place.words))
    is_own = words in grammar().measures or words in grammar().belongings or _OF_WORKS.fullmatch(words)
    has_moved_on = first < place.quantity.lead and place.previous is not None and place.previous[1].stem != topic
    if not topic or not is_own or has_moved_on:
        return None
    return Subject(topic + words, "前文", stem=topic)


def _project(words: str) -> str:
    """The project that a clause without a number is; empty where it is none, a kind of them, or a programme."""
    words = bare(words)
    verb = starting(words, grammar().verbs)
    topic = _TOPIC.fullmatch(words.removeprefix(verb))
    is_kind = topic is None or _KIND.search(topic["what"]) or (verb == "实施" and words.endswith("工程"))
    return "" if topic is None or is_kind else topic["what"]


def of_some_works(place: Place) -> Subject | None:
    """某某迁建项目总投资6.8亿元，主体结构完成85%: a part of the works that were just named."""
    if place.previous is None or _PART.match(place.words) is None:
        return None
    whole = plain(place.previous[1])
    return Subject(whole + place.words, "承前", stem=whole) if re.search(f"{_WORK}$", whole) else None


def of_a_crop(place: Place) -> Subject | None:
    """抓好粮食生产，播种面积稳定在47.5万亩，总产量19.3万吨: of what is grown."""
    if place.words not in grammar().measures:
        return None
    begin = sentence(place.flat, place.quantity.start)
    comma = place.flat.find("，", begin, place.quantity.lead)
    crop = _CROP.fullmatch(place.flat[begin:comma]) if comma > 0 else None
    return Subject(crop["what"] + place.words, "前文", stem=crop["what"]) if crop else None


def of_the_clause_before(place: Place) -> Subject | None:
    """地区生产总值接连跨上新台阶，由2020年的186亿元增加到294亿元: what the clause before says something of."""
    if place.words or place.previous is not None or place.behind:
        return None
    start = clause(place.flat, place.quantity)
    begin = max(place.flat.rfind(end, 0, start - 1) for end in CLAUSE_ENDS) + 1
    told = _GOES.match(bare(place.flat[begin : max(begin, start - 1)])) if place.flat[start - 1 : start] == "，" else None
    return Subject(told["what"], "前文") if told else None


def of_a_head(place: Place) -> Subject | None:
    """支出安排突出保基本：教育9.6亿元、农林水5.2亿元: each the kind that the words before the colon name."""
    begin = place.flat.rfind("。", 0, place.quantity.start) + 1
    head = _HEAD.search(place.flat[begin : place.quantity.lead])
    if head is None or not place.words or has_measure(place.words) or not is_money(place.quantity.unit):
        return None
    return Subject(place.words + head["measure"], "前文")
