"""Which quantity of a subject a name is of: 增加值 of 工业增加值, and the subject without it."""

from __future__ import annotations

import re
from collections.abc import Collection

from planctl.draft.chinese.clauses import Said, sentence
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Quantity, Subject

PLANNED = re.compile("^(?:规划|设计|核定|编制|实有|现有|拥有|设[有置]?|预计)(?=.{2})")
"""Words before a measure that say how it is known, and not which it is."""
_MEASURED = re.compile("(?:率|额|量|值|数|费|度|人次|人口|面积|收入|投资|支出|贷款|存款|浓度|产)$")


def measure_of(name: str) -> str:
    """The noun of a name that says which quantity of it is meant: 增加值 of 工业增加值."""
    return next((each for each in sorted(grammar().measures, key=len, reverse=True) if name.endswith(each) and name != each), "")


def has_measure(name: str) -> bool:
    """Whether a name says which quantity of it is meant."""
    return name.endswith(grammar().measures) or bool(_MEASURED.search(name))


def starting(words: str, known: Collection[str]) -> str:
    """The longest of some words that a text begins with; an empty one where it begins with none."""
    return next((each for each in sorted(known, key=len, reverse=True) if words.startswith(each)), "")


def plain(subject: Subject) -> str:
    """What a subject's further measures are named after: it without its verb and without its own measure."""
    if subject.stem:
        return subject.stem
    name = subject.name.removeprefix(subject.verb)
    if name in grammar().measures:
        return ""
    return name.removesuffix(measure_of(name)).removesuffix("完成").removesuffix("实现") or name


def of_the_whole(flat: str, quantity: Quantity, said: Said) -> tuple[Quantity, Subject] | None:
    """The quantity before of what was named, not of a part of it, once the part's sentence is over."""
    own = sentence(flat, quantity.start)
    for was, subject in reversed(said):
        begin = sentence(flat, was.start)
        if begin == own or "其中" not in flat[begin : was.start]:
            return was, subject
    return said[-1] if said else None
