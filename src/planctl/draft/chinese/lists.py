"""The names of quantities that share their words: as many as are listed before them, in their order."""

from __future__ import annotations

import re

from planctl.draft.chinese.clauses import CLAUSE_ENDS, Said, sentence
from planctl.draft.chinese.measures import has_measure, measure_of, plain, starting
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Quantity

SPLIT = re.compile(r"、|以及|和(?!美|谐|平)|(?<![普涉惠])及(?!格|时|以上|以下)|与(?!人|会)")
_ORDERS = re.compile("第?一、(?:第?二、)?(?:第?三)(?:次)?产业")
_TWO_KINDS = re.compile("^(?:(?P<place>.{0,3})城乡)(?P<rest>(?:居民|低保|最低生活保障)[^、]+)")
_MEASURE = re.compile(r"[\u4e00-\u9fff]{0,4}(?:率|额|量|值|数|费|度|比重|占比|面积|收入|投资|人口|价格|浓度|产业)$")
_SHORT = 3
"""A name in a list of no more characters shares all that follows the same number of characters of the last name."""
_BOTH = 2
_INDUSTRIES = 3


def beyond_each(first: Quantity, words: str, count: int, said: Said) -> list[str]:
    """Of 增长5.7%，分别高于全国、全省0.7个和0.4个百分点 the distance from each."""
    beyond = re.fullmatch("(?P<way>[高低快慢好优]于)(?P<whom>.+)", first.rests_on[0]) if first.rests_on else None
    whom = SPLIT.split(beyond["whom"]) if beyond else []
    if beyond is None or len(whom) != count or words.removesuffix("分别") or not said:
        return []
    was, subject = said[-1]
    growth = "增速" if was.form in ("growth", "average_growth") and "增速" not in subject.name else ""
    return [f"{subject.name}{growth}{beyond['way']}{each}" for each in whom]


def parts_of(words: str, count: int) -> list[str]:
    """The names of the parts of a whole: those of 三次产业结构 are the three industries."""
    whole = re.sub("(?:调整|优化|变化|转变|演变|升级)?(?:到|为|至|达)*$", "", words)
    if "产业" in whole and count == _INDUSTRIES:
        return ["第一产业比重", "第二产业比重", "第三产业比重"]
    return [f"{whole}之{number}" for number in range(1, count + 1)] if whole else []


def named_before(flat: str, clause: int, count: int) -> list[str]:
    """A list of so many names in the clause before: 做强柑橘、茶叶两大产业，产量分别达60万吨、38万吨."""
    start = max((flat.rfind(end, 0, clause - 1) for end in CLAUSE_ENDS), default=-1) + 1
    words = re.sub(r"(?:[两三四五六]大|等).*$", "", flat[start : max(start, clause - 1)])
    parts = [part for part in words.split("、") if part]
    if len(parts) != count or re.search(r"\d", words):
        return []
    last = max((len(part) for part in parts[1:]), default=0)
    return [parts[0][-last:] if len(parts[0]) > last else parts[0], *parts[1:]]


def said_before(flat: str, first: Quantity, count: int, said: Said) -> list[str]:
    """So many subjects that were counted before in the sentence, without what was counted of them."""
    begin = sentence(flat, first.start)
    stems = list(dict.fromkeys(plain(subject) for was, subject in said if was.start >= begin))
    return stems[-count:] if len(stems) >= count else []


def listed(words: str, count: int) -> list[str]:
    """As many names as there are numbers, out of the words before them: A、B收入 is A收入 and B收入."""
    words = _ORDERS.sub("第一产业、第二产业、第三产业" if "二" in words else "第一产业、第三产业", words).replace(
        "存、贷款", "存款、贷款"
    )
    if count == _BOTH and (kinds := _TWO_KINDS.fullmatch(words)):
        return [f"{kinds['place']}{kind}{kinds['rest']}" for kind in (_town(kinds["rest"]), "农村")]
    parts = [part for part in words.split("、") if part]
    parts = parts if len(parts) == count else [part for part in SPLIT.split(words) if part]
    return with_shared_end(parts[-count:]) if len(parts) >= count else parts


def _town(what: str) -> str:
    """What the towns of 城乡 are called: 城镇居民, 城市低保."""
    return "城镇" if what.startswith("居民") else "城市"


def with_shared_end(parts: list[str]) -> list[str]:
    """Names of a list with the end that only the last one prints, and the beginning that only the first one does."""
    last, middle = parts[-1], parts[1:-1]
    verb = starting(parts[0], grammar().verbs)
    if (
        middle
        and len({len(part) for part in middle}) == 1
        and len(middle[0]) <= _SHORT < len(parts[0])
        and verb
        and len(last) > len(middle[0])
    ):
        parts = [parts[0].removeprefix(verb), *parts[1:]]
    measure = measure_of(last) or (match[0] if (match := _MEASURE.search(last)) and len(match[0]) < len(last) else "")
    stem = parts[0].removesuffix(measure_of(parts[0])) if measure_of(parts[0]) else ""
    if stem and all(
        part in (*grammar().measures, *grammar().belongings) or (has_measure(part) and len(part) <= _SHORT) for part in parts[1:]
    ):
        return [parts[0], *(stem + part for part in parts[1:])]
    whole = []
    for part in parts[:-1]:
        more = len(last) - len(measure) - len(part)
        tail = last[len(part) :] if len(part) <= _SHORT and more > (1 if measure else -len(measure) + 1) else measure
        tail = measure if part.startswith("第") else tail
        whole.append(part if has_measure(part) else part + tail)
    return [*whole, _with_shared_beginning(parts, last)]


def _with_shared_beginning(parts: list[str], last: str) -> str:
    """The last name of a list with "每千人口" or "金融机构本外币" of the first one, where the others have none of their own."""
    each = re.match("每[十百千万亿]*(?:名|个)?(?:常住|户籍)?(?:人口|居民|人|老年人|老人)(?:拥有)?", parts[0])
    if last in grammar().measures and len(last) > _SHORT and parts[0][-_SHORT:] == last[-_SHORT:]:
        return parts[0][: -len(last)] + last
    return each[0] + last if each and not last.startswith("每") else last
