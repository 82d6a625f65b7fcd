"""Projects that a Chinese report names with a verb of their stage: 开工建设甲水库, 乙大桥竣工通车."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from planctl.draft.projects.named import Named
from planctl.draft.reading import any_of
from planctl.plan.vocabulary import Stage

_CLAUSE = re.compile(r"[^，。；！？：\s]+")
_COUNTED = re.compile(
    r"\d(?:[\d.,]*)\s*(?:万|亿|多|余)?(?:个|座|公里|千米|处|家|平方米|亩|户|条|项|所|套|台|米|吨|元|人|张|盏|件|千瓦时|眼|口|株|头|批|期(?=的)|%|％|‰|成)"
)
_ET_CETERA = re.compile("等(?:[0-9]+|[一二两三四五六七八九十]+)?(?:余|多)?个?(?P<of_all>[^、等]{1,14})$")
_HOW_MANY = re.compile("[0-9]+余?[个项处座]$")
_BUILT = re.compile("(?:的)?(?:建设|实施|开工|施工)$")
_BUILDS = re.compile("(?:项目|工程|技改扩能|技改|扩能|扩建|迁建|扩产)$")
_MAIN_WORKS = re.compile("主体(?:工程|结构)?$")
_SLOGAN = re.compile("”(?:项目|工程)$")
_MONEY = re.compile("^(?:总|计划)?投资[^的]*元(?:以上|左右)?的|（[^（）]*元[^（）]*）$")
_SHORTEST, _LONGEST = 3, 30
_SHORT_NAME = 4


class _Words(NamedTuple):
    """The words of `chinese.toml`, compiled."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    stages: dict[tuple[str, str], Stage]
    with_works: frozenset[str]
    works: re.Pattern[str]
    built: re.Pattern[str]
    policies: frozenset[str]
    no_name: re.Pattern[str]
    several: re.Pattern[str]
    general: re.Pattern[str]


@cache
def _words() -> _Words:
    data = tomllib.loads((resources.files("planctl.draft.projects") / "chinese.toml").read_text("utf-8"))
    verbs = {place: [word for each in data[place] for word in _verbs(each)] for place in ("papers", "behind", "before")}
    filler = f"(?:{any_of(data['filler']['words'])})*"
    before = any_of(verbs["before"])
    return _Words(
        patterns=(
            ("papers", re.compile(f"^{filler}(?:{before}|开展|做好)?(?P<names>.+?)(?P<verb>{any_of(verbs['papers'])})$")),
            ("behind", re.compile(f"^{filler}(?P<names>.+?){filler}(?P<verb>{any_of(verbs['behind'])})$")),
            ("before", re.compile(f"^(?:[一二三四五六七八九十]是)?{filler}(?P<verb>{before})(?P<names>.+)$")),
        ),
        stages={(place, word): each["stage"] for place in verbs for each in data[place] for word in _verbs(each)},
        with_works=frozenset(word for each in data["before"] for word in each.get("with_works", ())),
        works=re.compile(f"(?:{any_of(data['works']['words'])})(?:（[^（）]+）)?$"),
        built=re.compile(any_of(word for word in data["works"]["words"] if word not in ("工程", "项目"))),
        policies=frozenset(data["policies"]["words"]),
        several=re.compile(any_of(data["several"]["words"])),
        no_name=re.compile(any_of(data["no_name"]["words"])),
        general=re.compile(any_of(data["general"]["words"])),
    )


def _verbs(entry: dict[str, list[str]]) -> list[str]:
    return [*entry["words"], *entry.get("with_works", ())]


def named_projects(text: str) -> list[Named]:
    """The projects that a paragraph names with their stage, in its order."""
    return [each for clause in _CLAUSE.finditer(text) for each in _in_clause(clause[0], clause.start())]


def _in_clause(clause: str, start: int) -> list[Named]:
    words = _words()
    for place, pattern in words.patterns:
        match = pattern.match(clause)
        if match is None:
            continue
        listed = _listed(match["names"])
        if place == "before" and match["verb"] in words.with_works and not listed.says_works:
            continue
        at = start + match.start("names")
        found = [
            Named(name, words.stages[place, match["verb"]], at + offset, (match["verb"],))
            for name, offset in _names(listed, match["verb"] in words.policies)
        ]
        if found:
            return found
    return []


class _Listed(NamedTuple):
    """A list of names: the names, what stands behind 等 and is said of all, and whether it says that they are works."""

    names: str
    of_all: str
    says_works: bool


def _listed(text: str) -> _Listed:
    if rest := _ET_CETERA.search(_HOW_MANY.sub("", text)):
        of_all = _BUILT.sub("", rest["of_all"])
        return _Listed(text[: rest.start()], of_all, True)
    bare = _BUILT.sub("", text)
    return _Listed(bare, "", bare != text or _BUILDS.search(bare) is not None)


def _names(listed: _Listed, is_policy: bool) -> Iterator[tuple[str, int]]:
    """The projects of a list, each with where it begins."""
    if _words().several.match(listed.names):
        return
    items = [(_BUILT.sub("", _MONEY.sub("", item)), offset) for item, offset in _items(listed.names)]
    for number, (item, offset) in enumerate(items):
        following = next((each for each, _ in items[number + 1 :] if _noun(each)), "")
        name = item + (_shared(item, following) if following else "")
        if not _noun(name) and listed.of_all:
            name += listed.of_all
        if _is_named(name) and not (is_policy and _is_policy(name)):
            yield name, offset


def _is_policy(name: str) -> bool:
    """Whether a 工程 is one of words: nothing is built in it."""
    return name.endswith("工程") and not _words().built.search(name.removesuffix("工程"))


def _shared(item: str, following: str) -> str:
    """What an item shares with the next work behind it: 水库 of 荷花、柳园水库, 管网 of 甲镇、乙镇管网."""
    noun = _noun(following)
    own = following.removesuffix(noun)
    if not _noun(item) and noun.endswith("项目") and len(item) >= _SHORT_NAME:
        return noun
    if not _noun(item) and abs(len(own) - len(item)) <= 1:
        return noun
    return _behind_place(item, following)


def _behind_place(item: str, following: str) -> str:
    """What stands in the next name behind a place of the kind that an item ends in, as far from its beginning as in the item."""
    at = following.find(item[-1], max(0, len(item) - 2), len(item) + 1) if item else -1
    rest = following[at + 1 :] if at >= 0 else ""
    return rest if len(rest) > 1 and _noun(rest) and rest != _noun(item) else ""


def _items(listed: str) -> Iterator[tuple[str, int]]:
    """The parts of a list with where each begins; 和 divides two works, and not the parts of one's name."""
    start = 0
    for part in re.split("(、|以及)", listed):
        if part not in ("、", "以及", ""):
            joint = next((match for match in re.finditer("和", part) if _divides(part, match, listed.endswith(part))), None)
            if joint and joint.start() >= _SHORTEST:
                yield part[: joint.start()], start
                yield part[joint.end() :], start + joint.end()
            else:
                yield part, start
        start += len(part)


def _divides(part: str, joint: re.Match[str], is_last: bool) -> bool:
    """Whether what stands on either side of a 和 is a work of its own."""
    behind = part[joint.end() :]
    return bool(_noun(part[: joint.start()]) and (_noun(behind) or (not is_last and len(behind) <= _SHORT_NAME)))


def _noun(name: str) -> str:
    """The noun of works that a name ends in."""
    match = _words().works.search(name)
    return match[0] if match else ""


def _is_named(name: str) -> bool:
    """Whether a name is that of one project: it ends in a work, counts nothing, and has more than every county's words."""
    if not _SHORTEST <= len(name) <= _LONGEST or _COUNTED.search(name) or _words().no_name.match(name):
        return False
    if not _noun(name) or _SLOGAN.search(name) or "加快" in name:
        return False
    return len(_words().general.sub("", name)) > 1
