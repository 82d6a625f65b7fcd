"""Proposals gathered into the records of a plan: one for each subject and unit, its results and targets side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from planctl.draft import Proposal
from planctl.draft.words import grammar
from planctl.numbers.units import PER_MILLE, PERCENT, PERCENTAGE_POINTS
from planctl.plan.vocabulary import Direction, Nature

UNPRINTED = "待定"
"""The unit of what is only said to grow: the text does not print it, and it is not guessed."""
_NOISE = re.compile("[“”‘’「」（）()\\s、·,，]")
_SHORTEST = 3
"""A shorter name is too general to be the same subject's in another paragraph."""
_GENERAL = re.compile(
    "(?:新增|新建|建成|完成|引进|培育|打造|实施|开工建设|开工|新开工|竣工|续建|投产|竣工投产|建成投用|谋划)?(?:各类|重点|重大)?(?:项目|企业|资金|投资|任务|事项|乡镇|村|户|就业|人数)"
)
_COUNTS = re.compile("(?:总数|数量|个数|数)$")
_RATE = re.compile("率|比重|占比|比例|覆盖面|满意度|强度")
_STOCK = re.compile("总量|余额|累计|保有量|资产(?!投资)|人口|存栏|床位数$|装机|里程$|库存|总数|拥有量|达到数")
_LOWER = re.compile(
    "失业率|死亡|事故|受害率|能耗|排放|浓度|贫困发生率|不良|债务|投诉|发案|案件|负债|漏损|差距|收入比|成本|用水量|降幅|纠纷"
)
_HIGHER = re.compile(
    "新增|新建|建成|增加值|产值|收入|投资|产量|覆盖率|普及率|合格率|达标率|满意|就业|森林|优良|参保率|入驻率|生产总值|利用率|化解率|城镇化率|净增|引进|培育|创建"
)


class Statement(NamedTuple):
    """One number of a record: in which part of it, of which period, and the proposal."""

    role: str
    period: str
    proposal: Proposal


class Entry(NamedTuple):
    """A record that is proposed: an indicator, or a project of which the works are said to have got so far."""

    id: str
    name: str
    unit: str
    nature: Nature
    direction: Direction
    is_project: bool
    statements: tuple[Statement, ...]


class Entries(NamedTuple):
    """The records of a draft, and the proposals that print once more what another one holds."""

    records: tuple[Entry, ...]
    repeated: tuple[Proposal, ...]


def entries(proposals: Iterable[Proposal]) -> Entries:
    """The records of some proposals, in the order in which they are first named.

    A number that contradicts another of the same subject, period and form goes into a record of its own: nothing is merged away.
    """
    groups: dict[tuple[str, str], list[list[Statement]]] = {}
    repeated: list[Proposal] = []
    for proposal in proposals:
        family = _family(proposal)
        key = (_key_of(proposal), family)
        if family == UNPRINTED:
            key = next((each for each in groups if each[0] == key[0] and each[1] not in ("work", PERCENT)), key)
        elif (waiting := (key[0], UNPRINTED)) in groups and key not in groups and family not in ("work",):
            groups[key] = groups.pop(waiting)
        several = groups.setdefault(key, [[]])
        statement = Statement(proposal.role, proposal.period, proposal)
        if any(_says_the_same(statement, each) for one in several for each in one):
            repeated.append(proposal)
            continue
        fitting = next((one for one in several if not any(_collides(statement, each) for each in one)), None)
        if fitting is None:
            several.append(fitting := [])
        fitting.append(statement)
    taken: set[str] = set()
    called: set[str] = set()
    records = [_entry(one, taken, called) for several in groups.values() for one in several]
    return Entries(tuple(records), tuple(repeated))


def _family(proposal: Proposal) -> str:
    """What tells records of one name apart: the unit of their level."""
    quantity = proposal.quantity
    if quantity.form == "progress":
        return "work"
    if quantity.form in ("growth", "average_growth", "share_of_plan"):
        return UNPRINTED
    return PERCENT if quantity.unit == PERCENTAGE_POINTS else quantity.unit


def _key_of(proposal: Proposal) -> str:
    """What makes a result and a target one subject's: the name; one that many subjects share, only within its paragraph."""
    key = _key(proposal.name)
    is_general = len(key) < _SHORTEST or proposal.name in grammar().measures or _GENERAL.fullmatch(key)
    return f"{key}（P{proposal.paragraph}）" if is_general else key


def _key(name: str) -> str:
    return _COUNTS.sub("", _NOISE.sub("", name)) or name


def _collides(one: Statement, other: Statement) -> bool:
    same = (one.role, one.period, one.proposal.quantity.form) == (other.role, other.period, other.proposal.quantity.form)
    return same and one.proposal.quantity.number != other.proposal.quantity.number


def _says_the_same(one: Statement, other: Statement) -> bool:
    first, second = one.proposal.quantity, other.proposal.quantity
    return (one.role, one.period, first.form, first.number, first.to) == (
        other.role,
        other.period,
        second.form,
        second.number,
        second.to,
    )


def _entry(statements: list[Statement], taken: set[str], called: set[str]) -> Entry:
    first = statements[0].proposal
    levels = [each.proposal.quantity for each in statements if each.proposal.quantity.form in ("value", "change")]
    unit = next((PERCENT if each.unit == PERCENTAGE_POINTS else each.unit for each in levels if each.unit), UNPRINTED)
    is_project = first.quantity.form == "progress"
    name = _apart(_said(first), unit, first.paragraph, called)
    return Entry(_id(name, taken), name, unit, _nature(name, unit), _direction(name, statements), is_project, tuple(statements))


def _apart(name: str, unit: str, paragraph: int, called: set[str]) -> str:
    """A name that no other record has: with its unit, with its paragraph, with a number."""
    for several in (
        name,
        f"{name}（{unit}）",
        f"{name}（P{paragraph}）",
        *(f"{name}（P{paragraph}之{each}）" for each in range(2, 999)),
    ):
        if (folded := _NOISE.sub("", several).casefold()) not in called:
            called.add(folded)
            return several
    return name


def _said(proposal: Proposal) -> str:
    """The name of what is measured; where none was found, where it stands."""
    return proposal.name.strip("、，的 ") or f"P{proposal.paragraph}：{proposal.quantity.printed}{proposal.quantity.unit}"


def _id(name: str, taken: set[str]) -> str:
    letters = "".join(
        each
        for each in unicodedata.normalize("NFKC", name)
        if each.isalnum() and (each.isascii() or unicodedata.category(each)[0] in "LM")
    )
    whole = re.sub(r"^[0-9]+", "", letters.upper())[:40] or "P"
    id_, number = whole, 1
    while id_ in taken:
        number += 1
        id_ = f"{whole}-{number}"
    taken.add(id_)
    return id_


def _nature(name: str, unit: str) -> Nature:
    if unit in (PERCENT, PER_MILLE) or (_RATE.search(name) and unit == UNPRINTED):
        return "rate"
    if unit == "∶1":
        return "ratio"
    return "stock" if _STOCK.search(name) else "flow"


def _direction(name: str, statements: list[Statement]) -> Direction:
    """Which way is better, where the words tell: what must not exceed its mark, or is wanted to fall, is better lower."""
    targets = [each.proposal.quantity for each in statements if each.role == "target"]
    if any(
        (each.bound == "at_most" and each.number > 0) or (each.number < 0 and each.form in ("growth", "change")) for each in targets
    ) or _LOWER.search(name):
        return "lower"
    grows = any(each.bound in ("at_least", "over") or each.form in ("growth", "change", "average_growth") for each in targets)
    return "higher" if grows or _HIGHER.search(name) else "none"
