"""Proposals gathered into the records of a plan: one for each subject and unit, its results and targets side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from planctl.draft import Proposal
from planctl.draft.reading import Names, Stated
from planctl.numbers.periods import is_span
from planctl.numbers.printed import Bound
from planctl.numbers.units import PER_MILLE, PERCENT, PERCENTAGE_POINTS
from planctl.plan.vocabulary import Attribute, Direction, Nature

_LONGEST_ID = 40
_SHORTEST = 3
"""A shorter name is too general to be the same subject's in another paragraph."""


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
    attribute: Attribute | None
    statements: tuple[Statement, ...]


class Entries(NamedTuple):
    """The records of a draft; the proposals that print once more what another one holds, and those that no record can hold.

    The latter are averages over years that the text does not name, and shares of a plan over several years or that are aimed at.
    """

    records: tuple[Entry, ...]
    repeated: tuple[Proposal, ...]
    unplaced: tuple[Proposal, ...]


def entries(proposals: Iterable[Proposal], names: Names, stated: Iterable[Stated] = ()) -> Entries:
    """The records of some proposals, in the order in which they are first named; `names` are the words of their language.

    What is `stated` of a name goes for the record of that name.
    A number that contradicts another of the same subject, period and form goes into a record of its own: nothing is merged away.
    """
    groups: dict[tuple[str, str], list[list[Statement]]] = {}
    repeated: list[Proposal] = []
    unplaced: list[Proposal] = []
    for proposal in map(_as_recorded, proposals):
        if not _has_a_place(proposal):
            unplaced.append(proposal)
            continue
        family = _family(proposal, names)
        key = (_key_of(proposal, names), family)
        if family == names.unprinted:
            key = next((each for each in groups if each[0] == key[0] and each[1] not in ("work", PERCENT)), key)
        elif (waiting := (key[0], names.unprinted)) in groups and key not in groups and family not in ("work",):
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
    attributes = {_bare(name, names): attribute for name, attribute in stated}
    taken: set[str] = set()
    called: set[str] = set()
    records = [_entry(one, names, attributes, taken, called) for several in groups.values() for one in several]
    return Entries(tuple(records), tuple(repeated), tuple(unplaced))


def _as_recorded(proposal: Proposal) -> Proposal:
    """A proposal as a plan can hold it: a range only of a target and without a bound; of a result, what its lower end says.

    What grew or changed over several years did so in the last one, since the one before the first.
    """
    quantity = proposal.quantity
    if quantity.form in ("growth", "change") and is_span(proposal.period):
        first, _, last = proposal.period.rpartition("-")
        return _as_recorded(proposal._replace(period=last, since=int(first[:4]) - 1))
    if quantity.to is None:
        return proposal
    if proposal.role == "actual" or quantity.to <= quantity.number:
        lower: Bound = "at_least" if quantity.to > quantity.number else quantity.bound
        return proposal._replace(quantity=quantity._replace(to=None, bound=lower))
    return proposal._replace(quantity=quantity._replace(bound="exact"))


def _has_a_place(proposal: Proposal) -> bool:
    """Whether a record can hold it: an average only over years that are named, a share of the plan or progress of one period."""
    over_years = is_span(proposal.period)
    form = proposal.quantity.form
    if form == "share_of_plan" and proposal.role == "target":
        return False
    return over_years if form == "average_growth" else form in ("value", "growth", "change") or not over_years


def _family(proposal: Proposal, names: Names) -> str:
    """What tells records of one name apart: the unit of their level."""
    quantity = proposal.quantity
    if quantity.form == "progress":
        return "work"
    if quantity.form in ("growth", "average_growth", "share_of_plan"):
        return names.unprinted
    return PERCENT if quantity.unit == PERCENTAGE_POINTS else quantity.unit


def _key_of(proposal: Proposal, names: Names) -> str:
    """What makes a result and a target one subject's: the name; one that many subjects share, only within its paragraph."""
    bare = names.noise.sub("", proposal.name).casefold()
    key = _bare(proposal.name, names) or proposal.name
    is_general = len(key) < _SHORTEST or names.general.fullmatch(key) or names.general.fullmatch(bare)
    return f"{key} P{proposal.paragraph}" if is_general else key


def _bare(name: str, names: Names) -> str:
    """A name as it is compared with others."""
    return names.counts.sub("", names.noise.sub("", name).casefold())


def _collides(one: Statement, other: Statement) -> bool:
    same = _which(one) == _which(other)
    return same and one.proposal.quantity.number != other.proposal.quantity.number


def _says_the_same(one: Statement, other: Statement) -> bool:
    first, second = one.proposal.quantity, other.proposal.quantity
    return (_which(one), first.number, first.to) == (_which(other), second.number, second.to)


def _which(statement: Statement) -> tuple[object, ...]:
    return statement.role, statement.period, statement.proposal.quantity.form, statement.proposal.since, statement.proposal.stretch


def _entry(statements: list[Statement], names: Names, attributes: dict[str, Attribute], taken: set[str], called: set[str]) -> Entry:
    first = statements[0].proposal
    levels = [each.proposal.quantity for each in statements if each.proposal.quantity.form in ("value", "change")]
    unit = next((PERCENT if each.unit == PERCENTAGE_POINTS else each.unit for each in levels if each.unit), names.unprinted)
    is_project = first.quantity.form == "progress"
    beside = next((each.proposal.attribute for each in statements if each.proposal.attribute), None)
    attribute = beside or attributes.get(_bare(first.name, names))
    name = _apart(_said(first, names), unit, first.paragraph, names, called)
    is_sum = any(is_span(each.period) and each.proposal.quantity.form == "value" for each in statements)
    nature, direction = "flow" if is_sum else _nature(name, unit, names), _direction(name, statements, names)
    name = name[:1].upper() + name[1:]
    return Entry(_id(name, taken), name, unit, nature, direction, is_project, attribute, tuple(statements))


def _apart(name: str, unit: str, paragraph: int, names: Names, called: set[str]) -> str:
    """A name that no other record has: with its unit, with its paragraph, with a number."""
    place = f"P{paragraph}"
    for apart in ("", unit, place, *(names.again.format(place=place, number=number) for number in range(2, 999))):
        several = names.apart.format(name=name, place=apart) if apart else name
        if (folded := names.noise.sub("", several).casefold()) not in called:
            called.add(folded)
            return several
    return name


def _said(proposal: Proposal, names: Names) -> str:
    """The name of what is measured; where none was found, where it stands."""
    quantity = proposal.quantity
    nameless = names.nameless.format(place=f"P{proposal.paragraph}", printed=quantity.printed, unit=quantity.unit)
    return proposal.name.strip("、，的 ") or nameless


def _id(name: str, taken: set[str]) -> str:
    if name.isascii() or not re.search("[\u4e00-\u9fff]", name):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        words = re.sub("[^A-Z0-9]+", "-", plain.upper()).strip("-0123456789")
        return _untaken(
            words if len(words) <= _LONGEST_ID else words[:_LONGEST_ID].rpartition("-")[0] or words[:_LONGEST_ID], taken
        )
    letters = "".join(
        each
        for each in unicodedata.normalize("NFKC", name)
        if each.isalnum() and (each.isascii() or unicodedata.category(each)[0] in "LM")
    )
    whole = re.sub(r"^[0-9]+", "", letters.upper())[:_LONGEST_ID]
    return _untaken(whole, taken)


def _untaken(whole: str, taken: set[str]) -> str:
    id_, number = whole or "P", 1
    while id_ in taken:
        number += 1
        id_ = f"{whole or 'P'}-{number}"
    taken.add(id_)
    return id_


def _nature(name: str, unit: str, names: Names) -> Nature:
    if unit in (PERCENT, PER_MILLE) or (names.rate.search(name) and unit == names.unprinted):
        return "rate"
    if unit == "∶1" or names.level.search(name):
        return "ratio"
    return "stock" if names.stock.search(name) else "flow"


def _direction(name: str, statements: list[Statement], names: Names) -> Direction:
    """Which way is better, where the words tell: what must not exceed its mark, or is wanted to fall, is better lower."""
    targets = [each.proposal.quantity for each in statements if each.role == "target"]
    if any(
        (each.bound == "at_most" and each.number > 0) or (each.number < 0 and each.form in ("growth", "change")) for each in targets
    ) or names.lower.search(name):
        return "lower"
    grows = any(each.bound in ("at_least", "over") or each.form in ("growth", "change", "average_growth") for each in targets)
    return "higher" if grows or names.higher.search(name) else "none"
