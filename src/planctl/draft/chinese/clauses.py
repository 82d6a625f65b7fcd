"""The words around a quantity: those of its clause before it, those right behind it, and those outside its brackets."""

from __future__ import annotations

import re

from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Quantity, Subject

CLAUSE_ENDS = "，；。：！？\t"
SENTENCE_ENDS = "。；！？\t"
Said = list[tuple[Quantity, Subject]]
"""The quantities before, each with its subject."""
_SHORT = 3
_STOPS = re.compile(
    r"[，。；：、！？（()）\t\d]|有序|加快|全面|落地|成功|纳入|参加|逐步|上线|入选|获评|获得|荣获|稳定|有力|顺利|进入|实现|首次|开工|开展|带动"
    r"|出口|与|在(?![建校册岗园库编读])|完成|推进|中有|中，|均|已|未|因|达|为|占|仍|全部|以上|需|可|中(?=\d|[一二三四五六七八九十]+[个项家])|增至|增加|增长|提高|提升|降[至到低]|下降|减少|减至|升至|上升|扩大|突破|超过|分别|建成|投产|[\u4e00-\u9fff]{1,2}[至到](?=\D{0,2}\d)"
)
_NO_HEADS = (
    "和美",
    "和谐",
    "及格",
    "与会",
    "将军",
    "现代",
    "现金",
    "现货",
    "这里",
    "该市",
    "预期性",
    "预期寿命",
    "完成率",
    "计划生育",
    "主要农",
    "巩固率",
    "保持率",
    "目前期",
    "稳定性",
    "提升机",
    "年度计划投资",
    "扩大内需",
)
"""Words that only begin like one that says nothing."""


def without_brackets(text: str) -> str:
    """A text whose words in brackets end no clause."""
    return re.sub(r"[（(][^（）()]*[）)]", lambda match: re.sub(f"[{CLAUSE_ENDS}、]", "□", match[0]), text)


def clause(flat: str, quantity: Quantity) -> int:
    """Where the clause begins that a quantity stands in; one in brackets stands in their words."""
    start = max(flat.rfind(end, 0, quantity.lead) for end in CLAUSE_ENDS) + 1
    opened = max(flat.rfind("（", start, quantity.lead), flat.rfind("(", start, quantity.lead))
    closed = max(flat.rfind("）", start, quantity.lead), flat.rfind(")", start, quantity.lead))
    return max(start, opened + 1) if opened > closed else start


def sentence(flat: str, at: int) -> int:
    """Where the sentence, or the part of one up to a semicolon, begins that a place stands in."""
    return max(flat.rfind(end, 0, at) for end in SENTENCE_ENDS) + 1


def before(flat: str, quantity: Quantity, said: Said) -> str:
    """The words of the clause before a quantity, from the quantity before it on."""
    start = clause(flat, quantity)
    if said and said[-1][0].stop > start:
        start = said[-1][0].stop
        if said[-1][1].rests_on in ("后文", "前后文"):
            start += len(behind(flat, said[-1][0]))
    return flat[start : max(start, quantity.lead)]


def bare(words: str) -> str:
    """Words without what stands before a subject or behind it and says nothing of it."""
    words = re.sub(r"[（(][^）)]*[）)]?|\[\d+\]", "", words).strip(" 　、，□）)")
    words = re.sub(r"(?:在|以)?(?:19|20|21)\d\d年(?:的)?(?:基础上?|为基数)?$", "", words)
    words = re.split(r"(?:19|20|21)\d\d年(?:末|底)?", words)[-1] or words
    words = re.sub("^.*(?:明确|提出|要求)(?=.)", "", words)
    while (match := grammar().head.match(words)) and match[0] and not words.startswith(_NO_HEADS):
        if words in grammar().measures or words in grammar().belongings:
            break
        words = words[match.end() :].strip(" 　、，□")
    return grammar().tail.sub("", words).strip(" 　、，□")


def outside(flat: str, quantity: Quantity) -> str:
    """What stands before the brackets that a quantity is in."""
    start = clause(flat, quantity)
    if start == 0 or flat[start - 1] not in "（(":
        return ""
    begin = max(flat.rfind(end, 0, start - 1) for end in CLAUSE_ENDS + "、") + 1
    return bare(flat[begin : start - 1])


def behind(flat: str, quantity: Quantity) -> str:
    """What stands right behind a quantity, up to a verb or the next sign; nothing where the next number stands there."""
    rest = flat[quantity.stop : quantity.stop + 36].removeprefix("的")
    rest = re.sub(r"^\d[\d.,]*(?:万|亿)?(?:余|多)?(?:户|名|人|个|家|座|所)(?=[\u4e00-\u9fff]{2})", "", rest)[:24]
    match = _STOPS.search(rest)
    words = (rest[: match.start()] if match else rest).strip()
    return "" if match and match[0].isdigit() and len(words) > _SHORT else words
