"""Rules for subjects that were named before: again, as a part, as another measure of them, or as far from another."""

from __future__ import annotations

import re

from planctl.draft.chinese.clauses import Said, sentence
from planctl.draft.chinese.measures import PLANNED, has_measure, measure_of, plain
from planctl.draft.chinese.place import EACH, Place
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Quantity, Subject
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, is_count, is_money

_NOUNS = ((("人", "名"), "人数"), (("亩", "米", "公顷"), "面积"))
"""What is counted in a unit, where a subject's second number needs a name of its own."""
_PER_HEAD = re.compile("每[十百千万亿]*(?:名|个)?(?:常住|户籍)?(?:人口|居民|人|老年人|老人)(?:拥有)?")
_DISTANCE = re.compile("(?:比|较|与|和|距离?|离)(?P<whom>.+?)(?P<way>高|低|快|慢|多|少|相差|还?差|尚差|提前|延长)(?:出|于|了)?$")
_ONCE = re.compile("上年|去年|年初|同期|季度|月|常年|均值|“?十[二三四五]五|基期|\\d{4}年|往年|此前|之前|上期|上轮|基础")
_PROPORTION = re.compile("^(?:相当于|不足|不到|接近|占|为|是|仅为|约为|等于|达)(?=.{2})")
_PACES = ("增速", "增幅", "降幅", "涨幅", "跌幅")
_IS_PART = re.compile("其中|按[^，]{2,12}[分看]，|分[^，]{2,8}看，|(?P<whole>[^，。；]{2,20})中，")
_REACHED = ("惠及", "受益", "服务", "覆盖")
_PARTED = ("投资", "支出", "贷款", "出口")
"""Of what a share of its own kind is told: 产业投资占比."""
_PULLS = ("拉动", "带动", "影响", "推动", "贡献", "下拉", "上拉")


def at_a_distance(place: Place) -> Subject | None:
    """增长5.4%，高于全省0.3个百分点; 比规划目标高1.5个百分点: how far the figure just named is from another."""
    beyond = place.quantity.rests_on[0] if place.quantity.rests_on else ""
    if place.quantity.form != "change" or beyond in grammar().before or not beyond or beyond in grammar().moves:
        return None
    beyond = re.sub(r"（[^（）]*）|的?[\d.,]+%?", "", beyond)
    if distance := _DISTANCE.search(beyond):
        way = distance["way"] if distance["way"] in ("高", "低", "快", "慢", "多", "少") else ""
        once = _ONCE.search(distance["whom"])
        beyond = "" if once else f"{way}于{distance['whom']}" if way else f"与{distance['whom']}差距"
    elif not re.match("[高低快慢好优落超多少]", beyond):
        return None
    if place.words or place.previous is None:
        return Subject(place.words + beyond, "前文")
    was, subject = place.previous
    forms = {each.form for each, other in place.said if other.name == subject.name}
    grew = was.form in ("growth", "average_growth") or not forms.isdisjoint(("growth", "average_growth"))
    growth = "增速" if grew and was.unit == PERCENT and "增速" not in subject.name else ""
    return Subject(subject.name + growth + beyond, "承前", subject.verb, stem=subject.stem)


def of_a_pull(place: Place) -> Subject | None:
    """拉动经济增长2.6个百分点: what the figure just named adds to another."""
    if place.previous is None or place.quantity.unit != PERCENTAGE_POINTS or not place.words.startswith(_PULLS):
        return None
    return Subject(f"{place.previous[1].name}{place.words}增长", "承前", stem=plain(place.previous[1]))


def of_some(place: Place) -> Subject | None:
    """24项指标中，19项达到进度: some of what was counted, told by what stands behind it."""
    if place.words not in ("", "有", "中有", "中") or place.previous is None or not is_count(place.quantity.unit):
        return None
    was, subject = place.previous
    gap = place.flat[was.stop : place.quantity.start]
    told = re.match("[^，。；、\\d]{2,12}", place.rest)
    first = next((each for each, _ in place.said if each.start >= sentence(place.flat, was.start)), was)
    is_of_some = "中" in gap or (was != first and "中" in place.flat[first.stop : was.start] and gap.endswith("，"))
    if not is_of_some or was.unit != place.quantity.unit:
        return None
    whole = subject.stem or subject.name
    return Subject((told[0].removeprefix("的") if told else "") + whole, "承前", stem=whole)


def as_before(place: Place) -> Subject | None:
    """固定资产投资97亿元、增长8%: nothing is named, so it is what was named before."""
    if not place.names_nothing:
        return None
    if place.previous is None:
        return Subject(place.behind, "后文")
    _, subject = place.previous
    return Subject(_again(place.previous, place.quantity), "承前", subject.verb, _others(place), plain(subject))


def _others(place: Place) -> tuple[str, ...]:
    """The other subjects of a list that one number goes for: 分别提高到728元、605元，增幅均为5%."""
    words = place.flat[max(0, place.quantity.start - 7) : place.quantity.start]
    run = [place.said[-1]] if place.said else []
    for each in reversed(place.said[:-1]):
        if not run[0][0].listed:
            break
        run.insert(0, each)
    return tuple(subject.name for _, subject in run[:-1]) if EACH.search(words) else ()


def in_proportion(place: Place) -> Subject | None:
    """相当于全市平均水平的94%; 是“十三五”时期的1.4倍: what was named before, as a part or a multiple of another."""
    if place.words.endswith("占") and len(place.words) > 1 and place.quantity.unit == PERCENT:
        return Subject(place.words + "比", "前文")
    if place.previous is None or place.quantity.unit not in (PERCENT, "倍") or not _PROPORTION.match(place.words):
        return None
    _, subject = place.previous
    return Subject(subject.name if _ONCE.search(place.words) else subject.name + place.words, "承前", stem=subject.stem)


def of_a_verb(place: Place) -> Subject | None:
    """建成3个公园; 排查排污口743个、整治702个: a verb alone, of what follows or of what was named before."""
    if place.verb in _REACHED and place.words in (f"{place.verb}群众", f"{place.verb}居民", f"{place.verb}人口") and place.previous:
        return Subject(plain(place.previous[1]) + place.words, "承前", stem=plain(place.previous[1]))
    if place.words != place.verb:
        return None
    if place.words in grammar().reaches and place.previous is not None and not place.behind:
        return Subject(plain(place.previous[1]) + place.words, "承前", stem=plain(place.previous[1]))
    if not place.behind and place.earlier is not None and _is_counted(place.quantity.unit):
        return Subject(place.verb + plain(place.earlier[1]), "承前", place.verb, stem=plain(place.earlier[1]))
    return Subject(place.verb + place.behind, "后文" if place.behind else "前文", place.verb)


def of_a_whole(place: Place) -> Subject | None:
    """一般公共预算收入14亿元，税收占比62.7%: a share that can only be one of what was just named; 收入比 of two incomes."""
    if place.previous is None:
        return None
    whole = place.previous[1].name.removeprefix(place.previous[1].verb)
    if place.words == "收入比" and "居民" in whole:
        return Subject("城乡居民收入比", "承前")
    share = place.words.removesuffix("占比")
    is_of_it = (share.startswith(("税收", "非税")) and whole.endswith("收入")) or (
        share[-2:] in _PARTED and whole.endswith(share[-2:])
    )
    return Subject(f"{share}占{whole}比重", "承前") if share != place.words and len(share) > 1 and is_of_it else None


def of_a_measure(place: Place) -> Subject | None:
    """粮食播种面积136万亩、产量41万吨: another quantity of what was named before; 占全市比重 too."""
    words = PLANNED.sub("", place.words)
    is_measure = words in grammar().measures or words in grammar().belongings
    is_measure = is_measure or (words.endswith("率") and len(words) <= len("资金到位率") - 1)
    if place.earlier is None:
        return None
    is_own = words in grammar().alone and not place.chained
    if not (is_measure and not is_own) and not (place.previous and words.startswith("占")):
        return None
    if place.previous is not None and (per_head := _PER_HEAD.match(place.previous[1].name)):
        return Subject(per_head[0] + words, "承前")
    if place.previous is not None and (words in _PACES or words == "占比"):
        whole = place.previous[1]
        return Subject(whole.name.removesuffix("增速") + words, "承前", whole.verb, stem=plain(whole))
    near = place.previous if place.previous is not None and place.chained else place.earlier
    stem = plain(near[1])
    name = near[1].name if words.startswith("占") else stem
    return Subject(name + words, "承前", stem=stem)


def of_a_part(place: Place) -> Subject | None:
    """工业增加值增长6%，其中制造业增长7%: a part, of the same quantity as the whole."""
    name = as_part(place.flat, place.quantity, place.words, place.said)
    return Subject(name, "承前", stem=place.words) if name else None


def as_part(flat: str, quantity: Quantity, words: str, said: Said) -> str:
    """A part with the measure of its whole, of which 其中, 中 or 按经营地分 says that it is one; empty where nothing says so."""
    begin = sentence(flat, quantity.start)
    told = _IS_PART.search(flat[begin : quantity.start])
    if has_measure(words) or told is None:
        return ""
    if told["whole"]:
        measure = "产量" if told["whole"].endswith("产品") else measure_of(told["whole"])
        return words + measure if measure else ""
    wholes = [each for each in said if each[0].stop <= begin + told.start()] if told[0] == "其中" else said
    is_like = bool(wholes) and (quantity.unit == PERCENT or quantity.unit.lstrip("万亿") in wholes[-1][0].unit)
    if not is_like:
        return ""
    is_share = told[0] == "其中" and quantity.unit == PERCENT and quantity.form == "value" and is_count(wholes[-1][0].unit)
    return _part_of(wholes[-1][1], words, is_share=is_share)


def _part_of(whole: Subject, words: str, *, is_share: bool) -> str:
    """The name of a part of a whole: 中型水库, 新增床位中护理型占比, 制造业增加值; empty where the whole has no measure."""
    if words.endswith("级") and "级" in whole.name:
        return words + whole.name.rpartition("级")[2]
    belonging = next((each for each in grammar().belongings if whole.name.endswith(each)), "")
    if words in grammar().kinds and not (belonging and whole.stem):
        return words + whole.name.removeprefix(whole.verb)
    if is_share:
        return f"{whole.name}中{words}占比"
    measure = measure_of(whole.name) or (whole.name if whole.name in grammar().measures else "") or belonging
    return words + measure if measure else ""


def of_a_list(place: Place) -> Subject | None:
    """新增停车位300个、充电桩40个: the verb goes on."""
    if place.previous is None or not place.chained or place.verb or not place.previous[1].verb:
        return None
    if not all(_is_counted(each.unit) for each in (place.quantity, place.previous[0])):
        return None
    if place.words.endswith("级") and "级" in (before := place.previous[1].name):
        return Subject(place.previous[1].verb + place.words + before.rpartition("级")[2], "承前", place.previous[1].verb)
    return Subject(place.previous[1].verb + place.words, "承前", place.previous[1].verb)


def _is_counted(unit: str) -> bool:
    """Whether a unit is of what is done or made: neither money nor a share."""
    return not (is_money(unit) or unit in (PERCENT, PERCENTAGE_POINTS, "‰", "倍", ""))


def _again(previous: tuple[Quantity, Subject], quantity: Quantity) -> str:
    """The subject just named, of which another number follows: its growth, or, in another unit, how much of it there is."""
    was, subject = previous
    if quantity.unit == PERCENTAGE_POINTS and was.form in ("growth", "average_growth"):
        return subject.name if subject.name.endswith(_PACES) else subject.name + "增速"
    if quantity.form in ("growth", "average_growth"):
        return subject.name.removesuffix(next((each for each in _PACES if subject.name.endswith(each)), "")) or subject.name
    if quantity.unit == PERCENT and quantity.form == "value" and is_count(was.unit) and not has_measure(subject.name):
        return subject.name + "占比"
    is_same = quantity.form != "value" or was.form != "value" or quantity.unit in (was.unit, "倍")
    if is_same or (has_measure(subject.name) and not is_count(quantity.unit)):
        return subject.name
    noun = "资金" if is_money(quantity.unit) else next((noun for ends, noun in _NOUNS if quantity.unit.endswith(ends)), "数")
    return subject.name if subject.name.endswith(noun) else subject.name + noun
