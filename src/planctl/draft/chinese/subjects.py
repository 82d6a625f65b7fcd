"""What a quantity measures: the words before it in its clause, what was named before them, or the words behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from planctl.draft.chinese.quantities import CLAUSE_ENDS
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Quantity, Subject, any_of
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, is_count, is_money

_STOPS = re.compile(
    r"[，。；：、！？（()）\t\d]|有序|加快|全面|落地|成功|纳入|参加|逐步|上线|入选|获评|获得|荣获|稳定|有力|顺利|进入|实现|首次|开工|开展|带动"
    r"|出口|与|在|完成|推进|中有|中，|均|已|未|因|达|为|占"
)
_SPLIT = re.compile(r"、|以及|和(?!美|谐|平)|(?<![普涉])及(?!格|时)|与")
_ORDERS = re.compile("第?一、(?:第?二、)?(?:第?三)产业")
_TWO_KINDS = re.compile("^(?:(?P<place>.{0,3})城乡)(?P<rest>居民[^、]+)")
_MEASURE = re.compile(r"[\u4e00-\u9fff]{0,4}(?:率|额|量|值|数|费|度|比重|占比|面积|收入|投资|人口|价格|浓度)$")
_SHORT = 3
"""A name in a list of no more characters shares all that follows the same number of characters of the last name."""


def subjects(text: str, quantities: list[Quantity]) -> list[Subject]:
    """The subject of each quantity of a paragraph, in order."""
    flat = _without_brackets(text)
    said: Said = []
    index = 0
    while index < len(quantities):
        run = [quantities[index]]
        while index + len(run) < len(quantities) and quantities[index + len(run)].listed:
            run.append(quantities[index + len(run)])
        said.extend(zip(run, _of_run(text, flat, run, said), strict=True))
        index += len(run)
    return [subject for _, subject in said]


def _parts_of(words: str, count: int) -> list[str]:
    """The names of the parts of a whole: those of 三次产业结构 are the three industries."""
    whole = re.sub("(?:调整)?(?:到|为|至|达)+$", "", words)
    if "产业" in whole and count == _INDUSTRIES:
        return ["第一产业比重", "第二产业比重", "第三产业比重"]
    return [f"{whole}之{number}" for number in range(1, count + 1)]


def _listed_before(flat: str, clause: int, count: int) -> list[str]:
    """A list of so many names in the clause before: 做强柑橘、茶叶两大产业，产量分别达60万吨、38万吨."""
    start = max((flat.rfind(end, 0, clause - 1) for end in CLAUSE_ENDS), default=-1) + 1
    words = re.sub(r"(?:[两三四五六]大|等).*$", "", flat[start : max(start, clause - 1)])
    parts = [part for part in words.split("、") if part]
    if len(parts) != count:
        return []
    last = max((len(part) for part in parts[1:]), default=0)
    return [parts[0][-last:] if len(parts[0]) > last else parts[0], *parts[1:]]


def _measure_of_whole(flat: str, quantity: Quantity, said: Said) -> str:
    """The noun that says which quantity of a whole was named, where a quantity behind 其中 is of a part of it."""
    if not said:
        return ""
    begin = max(flat.rfind(end, 0, quantity.start) for end in "。；")
    name = said[-1][1].name
    return (_measure_of(name) or (name if name in grammar().measures else "")) if "其中" in flat[begin + 1 : quantity.start] else ""


def _without_brackets(text: str) -> str:
    """A text whose words in brackets end no clause."""
    return re.sub(r"[（(][^（）()]*[）)]", lambda match: re.sub(f"[{CLAUSE_ENDS}、]", "□", match[0]), text)


_NOUNS = ((("人", "名"), "人数"), (("亩", "米", "公顷"), "面积"))
"""What is counted in a unit, where a subject's second number needs a name of its own."""
_EACH = re.compile("(?:各|均)(?!类|种|级|项|地|族|界|部|有关)(?:[^，]{0,6})$")
_GOALS = ("目标", "预期", "规划目标", "增长目标", "的")
_BOTH = 2
_PARTS = ("∶",)
_INDUSTRIES = 3
Said = list[tuple[Quantity, Subject]]


def _of_run(text: str, flat: str, run: list[Quantity], said: Said) -> list[Subject]:
    """The subjects of quantities that share their words: as many as are named before them, in their order."""
    first = run[0]
    words = _bare(_before(flat, first, said))
    if len(run) == 1:
        return [_of_one(text, flat, first, said)]
    if not words and len(said) >= len(run):
        return [subject._replace(rests_on="承前") for _, subject in said[-len(run) :]]
    if first.rests_on == _PARTS:
        return [Subject(name, "∶") for name in _parts_of(words, len(run))]
    names = _listed(words, len(run))
    if len(names) != len(run):
        names = [name + words for name in _listed_before(flat, _clause(flat, first), len(run))]
    if len(names) == len(run):
        measure = _measure_of_whole(flat, first, said)
        return [Subject(name if _has_measure(name) else name + measure, "分别") for name in names]
    return [_of_one(text, flat, first, said)] * len(run)


def _clause(flat: str, quantity: Quantity) -> int:
    """Where the clause begins that a quantity stands in; one in brackets stands in their words."""
    start = max(flat.rfind(end, 0, quantity.lead) for end in CLAUSE_ENDS) + 1
    opened = max(flat.rfind("（", start, quantity.lead), flat.rfind("(", start, quantity.lead))
    closed = max(flat.rfind("）", start, quantity.lead), flat.rfind(")", start, quantity.lead))
    return max(start, opened + 1) if opened > closed else start


def _before(flat: str, quantity: Quantity, said: Said) -> str:
    """The words of the clause before a quantity, from the quantity before it on."""
    start = _clause(flat, quantity)
    if said and said[-1][0].stop > start:
        start = said[-1][0].stop
        if said[-1][1].rests_on in ("后文", "前后文"):
            start += len(_behind(flat, said[-1][0]))
    return flat[start : max(start, quantity.lead)]


def _bare(words: str) -> str:
    """Words without what stands before a subject and says nothing of it."""
    heads = re.compile(f"{any_of(grammar().heads)}|[一二三四五六七八九十]是")
    words = re.sub(r"[（(][^）)]*[）)]?", "", words).strip(" 　、，□）)")
    words = re.split(r"(?:19|20|21)\d\d年(?:末|底)?", words)[-1] or words
    words = re.sub("^.*(?:明确|提出|要求)(?=.)|^“?十[二三四五六]五”?(?:时期|期间|以来|末)?", "", words)
    while (match := heads.match(words)) and not words.startswith(("和美", "和谐", "及格")):
        if words in grammar().measures:
            break
        words = words[match.end() :].strip(" 　、，□")
    return words


class _Place(NamedTuple):
    """Where a quantity stands.

    `words` are those of its clause before it, `verb` the one that they begin with, `behind` those right behind it, and what is
    `outside` stands before the brackets that it is in. `previous` is the quantity before it in its sentence, `chained` whether that
    is in its clause, `earlier` the one before it wherever that is.
    """

    text: str
    flat: str
    quantity: Quantity
    words: str
    behind: str
    verb: str
    outside: str
    previous: tuple[Quantity, Subject] | None
    earlier: tuple[Quantity, Subject] | None
    chained: bool

    @property
    def is_share(self) -> bool:
        """Whether the number is a share of a whole, and counts nothing."""
        return self.quantity.unit in (PERCENT, PERCENTAGE_POINTS)

    @property
    def names_nothing(self) -> bool:
        """Whether the words before the number say nothing of what it measures."""
        return not self.words or self.words in grammar().heads or self.words in grammar().fillers


def _of_one(text: str, flat: str, quantity: Quantity, said: Said) -> Subject:
    """The subject of a quantity that shares its words with no other: by the first rule that knows it."""
    words = _bare(_before(flat, quantity, said))
    previous = said[-1] if said and not re.search("[。；！？\t]", flat[said[-1][0].stop : quantity.start]) else None
    place = _Place(
        text=text,
        flat=flat,
        quantity=quantity,
        words=words,
        behind=_behind(flat, quantity),
        verb=_starting(words, grammar().verbs),
        outside=_outside(flat, quantity),
        previous=previous,
        earlier=said[-1] if said else None,
        chained=bool(said) and said[-1][0].stop > _clause(flat, quantity),
    )
    return next((subject for rule in RULES if (subject := rule(place))), Subject(words, "前文", place.verb))


def in_brackets(place: _Place) -> Subject | None:
    """东河电站（装机120万千瓦）: what stands before the brackets, with their own words."""
    return Subject(place.outside + place.words, "前文") if place.outside else None


def at_a_distance(place: _Place) -> Subject | None:
    """增长5.4%，高于全省0.3个百分点: how far the figure just named is from another."""
    beyond = place.quantity.rests_on[0] if place.quantity.rests_on else ""
    if place.quantity.unit != PERCENTAGE_POINTS or beyond in grammar().before or not re.match("[高低快慢好优落超多少]", beyond):
        return None
    if place.words or place.previous is None:
        return Subject(place.words + beyond, "前文")
    was, subject = place.previous
    return Subject(subject.name + ("增速" if was.form == "growth" else "") + beyond, "承前")


def of_what_follows(place: _Place) -> Subject | None:
    """2.3万脱贫人口, 51.9%监测对象: nothing is named before the number, and something right behind it."""
    if not place.names_nothing or not place.behind or place.behind.startswith(_GOALS):
        return None
    if place.quantity.form == "value" and place.is_share and len(place.behind) == 1:
        return None
    return Subject(place.behind + ("占比" if place.is_share else ""), "后文")


def as_before(place: _Place) -> Subject | None:
    """固定资产投资97亿元、增长8%: nothing is named, so it is what was named before."""
    if not place.names_nothing:
        return None
    if place.previous is None:
        return Subject(place.behind, "后文")
    return Subject(_again(place.previous, place.quantity), "承前", place.previous[1].verb)


def of_a_verb(place: _Place) -> Subject | None:
    """建成3个公园; 排查排污口743个、整治702个: a verb alone, of what follows or of what was named before."""
    if place.words != place.verb:
        return None
    if not place.behind and place.earlier is not None and is_count(place.quantity.unit):
        return Subject(place.verb + _plain(place.earlier[1]), "承前", place.verb)
    return Subject(place.verb + place.behind, "后文" if place.behind else "前文", place.verb)


def of_each(place: _Place) -> Subject | None:
    """新建小学、幼儿园各3所: one number for each of several."""
    words = place.text[max(0, place.quantity.start - 7) : place.quantity.start]
    if not _EACH.search(words) or not _SPLIT.search(place.words):
        return None
    parts = [part for part in _SPLIT.split(place.words.removeprefix(place.verb)) if part]
    names = [place.verb + each for each in _with_shared_end(parts)] if len(parts) > 1 else []
    return Subject(names[0], "各", place.verb, tuple(names[1:])) if names else None


def of_a_kind(place: _Place) -> Subject | None:
    """开工甲、乙等项目10个; 甲、乙等5家企业: the kind, whatever its examples."""
    listed = re.fullmatch("(?P<examples>.+)等(?P<kind>[^各类]*)", place.words)
    if listed is None:
        return None
    kind = listed["kind"] or place.behind
    verb = place.verb if kind == "项目" or not listed["kind"] else ""
    return Subject(verb + kind, "前文" if listed["kind"] else "后文", place.verb)


def of_both(place: _Place) -> Subject | None:
    """川渝10个合作事项: the words before the number and those behind it; the latter alone where the former are a list."""
    if not place.behind or not is_count(place.quantity.unit):
        return None
    if place.words.endswith(("和", "及", "与")) or "、" in place.words:
        return Subject(place.behind, "后文", place.verb)
    return Subject(place.words + place.behind, "前后文", place.verb)


def of_a_measure(place: _Place) -> Subject | None:
    """粮食播种面积136万亩、产量41万吨: another quantity of what was named before; 占全市比重 too."""
    if place.earlier is None:
        return None
    is_measure = place.words in grammar().measures and (place.chained or place.words not in grammar().alone)
    if not is_measure and not (place.previous and place.words.startswith("占")):
        return None
    return Subject(_plain(place.earlier[1]) + place.words, "承前")


def of_a_part(place: _Place) -> Subject | None:
    """工业增加值增长6%，其中制造业增长7%: a part, of the same quantity as the whole."""
    if place.previous is None or _has_measure(place.words):
        return None
    measure = _measure_of_whole(place.flat, place.quantity, [place.previous])
    if not measure:
        return None
    same = place.quantity.unit in (place.previous[0].unit, PERCENT)
    return Subject(place.words + measure, "承前", place.previous[1].verb) if same else None


def of_a_list(place: _Place) -> Subject | None:
    """新增停车位300个、充电桩40个: the verb goes on."""
    if place.previous is None or not place.chained or place.verb or not place.previous[1].verb:
        return None
    if not is_count(place.quantity.unit) or not is_count(place.previous[0].unit):
        return None
    return Subject(place.previous[1].verb + place.words, "承前", place.previous[1].verb)


RULES: tuple[Callable[[_Place], Subject | None], ...] = (
    in_brackets,
    at_a_distance,
    of_what_follows,
    as_before,
    of_a_verb,
    of_each,
    of_a_kind,
    of_both,
    of_a_measure,
    of_a_part,
    of_a_list,
)
"""How a subject is found, the first that knows it; where none does, it is named by the words before the number."""


def _outside(flat: str, quantity: Quantity) -> str:
    """What stands before the brackets that a quantity is in."""
    start = _clause(flat, quantity)
    if start == 0 or flat[start - 1] not in "（(":
        return ""
    begin = max(flat.rfind(end, 0, start - 1) for end in CLAUSE_ENDS + "、") + 1
    return _bare(flat[begin : start - 1])


def _behind(flat: str, quantity: Quantity) -> str:
    """What stands right behind a quantity, up to a verb or the next sign; nothing where the next number stands there."""
    rest = flat[quantity.stop : quantity.stop + 24].removeprefix("的")
    match = _STOPS.search(rest)
    words = (rest[: match.start()] if match else rest).strip()
    return "" if match and match[0].isdigit() and len(words) > _SHORT else words


def _starting(words: str, known: Collection[str]) -> str:
    return next((each for each in sorted(known, key=len, reverse=True) if words.startswith(each)), "")


def _measure_of(name: str) -> str:
    """The noun of a name that says which quantity of it is meant: 增加值 of 工业增加值."""
    return next((each for each in sorted(grammar().measures, key=len, reverse=True) if name.endswith(each) and name != each), "")


def _head(name: str) -> str:
    """A subject without the noun that says which quantity of it is meant."""
    return name.removesuffix(_measure_of(name))


def _plain(subject: Subject) -> str:
    """A subject without its verb, and without the noun that says which quantity of it is meant."""
    return _head(subject.name.removeprefix(subject.verb))


def _again(previous: tuple[Quantity, Subject], quantity: Quantity) -> str:
    """The subject just named, of which another number follows: its growth, or, in another unit, how much of it there is."""
    was, subject = previous
    if (
        quantity.form != "value"
        or was.form != "value"
        or was.unit == quantity.unit
        or (_has_measure(subject.name) and is_count(quantity.unit) is False)
    ):
        return subject.name
    noun = "资金" if is_money(quantity.unit) else next((noun for ends, noun in _NOUNS if quantity.unit.endswith(ends)), "数")
    return subject.name if subject.name.endswith(noun) else subject.name + noun


def _listed(words: str, count: int) -> list[str]:
    """As many names as there are numbers, out of the words before them: A、B收入 is A收入 and B收入."""
    words = _ORDERS.sub("第一产业、第二产业、第三产业" if "二" in words else "第一产业、第三产业", words).replace(
        "存、贷款", "存款、贷款"
    )
    if count == _BOTH and (kinds := _TWO_KINDS.match(words)):
        return [f"{kinds['place']}{kind}{kinds['rest']}" for kind in ("城镇", "农村")]
    parts = [part for part in _SPLIT.split(words) if part]
    return _with_shared_end(parts[-count:]) if len(parts) >= count else parts


def _with_shared_end(parts: list[str]) -> list[str]:
    """Names of a list with the end that only the last one prints."""
    last = parts[-1]
    measure = _measure_of(last) or (match[0] if (match := _MEASURE.search(last)) and len(match[0]) < len(last) else "")
    whole = []
    for part in parts[:-1]:
        tail = last[len(part) :] if len(part) <= _SHORT and len(last) > len(part) + 1 and not part.startswith("第") else measure
        whole.append(part if _has_measure(part) else part + tail)
    return [*whole, last]


def _has_measure(name: str) -> bool:
    return name.endswith(grammar().measures) or bool(
        re.search("(?:率|额|量|值|数|费|人次|人口|面积|收入|投资|支出|贷款|存款|浓度)$", name)
    )
