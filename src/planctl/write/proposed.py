"""The records that a report proposes, from its sentences and from its tables: the same thing once, what contradicts it apart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, count
from typing import NamedTuple

from planctl.draft import Proposal
from planctl.draft.entries import Entry
from planctl.draft.entries import Statement as Sentence
from planctl.draft.reading import Names
from planctl.numbers.printed import digits_of
from planctl.plan.lookup import normalized
from planctl.plan.vocabulary import Nature

_NOISE = re.compile("[“”‘’\"'（）()\\s·-]")
_BEHIND = re.compile("(?:建设)?(?:项目|工程)?(?:建设)?$|^the|(?:project|works)$")
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z](?:[\u4e00-\u9fffA-Za-z0-9_-]| (?=[A-Za-z0-9]))*")
Fields = dict[str, str]
"""Fields and their values as they are typed; choices by their codes."""


class Statement(NamedTuple):
    """A figure that is proposed: a result or a target, its period, what is said, in which paragraph, and what it rests on."""

    role: str
    period: str
    said: Fields
    paragraph: int
    rests_on: tuple[str, ...]

    @property
    def which(self) -> tuple[str | None, ...]:
        """What tells it from the other figures of its record."""
        form = next(iter(self.said))
        return self.role, self.period, form, self.said.get("since"), self.said.get("stretch")

    @property
    def says(self) -> tuple[str | None, ...]:
        """What it says, however it is bounded."""
        return next(iter(self.said.values())), self.said.get("to")


class Record(NamedTuple):
    """A record that is proposed, of indicators or projects; `fields` are those but its figures, as YAML."""

    kind: str
    id: str
    name: str
    unit: str | None
    fields: Fields
    statements: tuple[Statement, ...]


class Merged(NamedTuple):
    """The records of sentences and tables; the figures that print once more what another one holds, by paragraph."""

    records: list[Record]
    repeated: list[tuple[int, str]]


def of_sentences(entries: Iterable[Entry]) -> list[Record]:
    """The records that sentences propose."""
    return [
        Record(
            kind="projects" if entry.is_project else "indicators",
            id=entry.id,
            name=entry.name,
            unit=None if entry.is_project else entry.unit,
            fields={} if entry.is_project else _fields(entry),
            statements=tuple(_said(each, entry.nature) for each in entry.statements),
        )
        for entry in entries
    ]


def _fields(entry: Entry) -> Fields:
    """The fields of an indicator but its figures."""
    attribute: Fields = {} if entry.attribute is None else {"attribute": entry.attribute}
    return {"unit": text(entry.unit), "nature": entry.nature, "direction": entry.direction, **attribute}


def _said(sentence: Sentence, nature: Nature) -> Statement:
    quantity, proposal = sentence.proposal.quantity, sentence.proposal
    said: Fields = {quantity.form: _number(quantity.number)}
    if quantity.to is not None:
        said["to"] = _number(quantity.to)
    if quantity.bound != "exact":
        said["bound"] = quantity.bound
    if proposal.stretch:
        said["stretch"] = "true"
    if proposal.since is not None:
        said["since"] = str(proposal.since)
    if proposal.single and nature == "flow" and quantity.form != "progress":
        said["cumulative"] = "false"
    if quantity.form == "progress":
        said["of"] = _part_of_works(proposal)
    if quantity.printed != digits_of(quantity.number) and quantity.to is None:
        said["printed"] = quoted(quantity.printed)
    return Statement(sentence.role, sentence.period, said, proposal.paragraph, proposal.rests_on)


def _part_of_works(proposal: Proposal) -> str:
    words = "".join(proposal.rests_on)
    return "investment" if "总投资" in words else "main_works" if "主体" in words else "works"


def merged(sentences: list[Record], tables: list[Record], names: Names) -> Merged:
    """The records of both, in the order of the sentences, then of the tables.

    A record of a table and one of sentences are one where name and unit agree. It has the fields of the table. A figure that both
    print is the one that says more, the table's where neither does; one that contradicts the table's stays in a record of its own.
    """
    left = {(each.kind, key_of(each.kind, each.name)): each for each in tables}
    records: list[Record] = []
    repeated: list[tuple[int, str]] = []
    for each in sentences:
        key = each.kind, key_of(each.kind, each.name)
        table = left.get(key)
        if table is None or not _same_unit(each, table, names):
            records.append(each)
            continue
        whole, rest, again = _together(each, left.pop(key))
        records += [whole, rest] if rest.statements else [whole]
        repeated += again
    return Merged(list(_apart([*records, *left.values()], names)), repeated)


def key_of(kind: str, name: str) -> str:
    """What makes two names one thing's: of projects all but the words that say that it is one."""
    if kind != "projects":
        return normalized(name)
    bare = _NOISE.sub("", normalized(name))
    return _BEHIND.sub("", bare) or bare


def _same_unit(one: Record, other: Record, names: Names) -> bool:
    return one.unit is None or other.unit is None or one.unit == other.unit or names.unprinted in (one.unit, other.unit)


def _together(sentences: Record, table: Record) -> tuple[Record, Record, list[tuple[int, str]]]:
    """One record of both; the figures of the sentences that contradict it; and those that are printed once more."""
    there = {each.which: each for each in table.statements}
    left: list[Statement] = []
    again: list[tuple[int, str]] = []
    for each in sentences.statements:
        other = there.setdefault(each.which, each)
        if other is each:
            continue
        if other.says != each.says:
            left.append(each)
            continue
        kept, repeated = (each, other) if "bound" in each.said and "bound" not in other.said else (other, each)
        there[each.which] = kept
        again.append((repeated.paragraph, printed(repeated)))
    whole = table._replace(id=sentences.id, fields={**sentences.fields, **table.fields}, statements=tuple(there.values()))
    return whole, sentences._replace(statements=tuple(left)), again


def printed(statement: Statement) -> str:
    """The characters of a statement's number in the report."""
    said = statement.said
    return json.loads(said["printed"]) if "printed" in said else next(iter(said.values())).removeprefix("-")


def _apart(records: list[Record], names: Names) -> Iterator[Record]:
    """The records, ids and names of their own: one that another has already is told apart by its paragraph."""
    ids: set[str] = set()
    called: set[str] = set()
    for each in records:
        name = next(one for one in _names(each, names) if normalized(one) not in called)
        id_ = next(one for one in chain([each.id], (f"{each.id}-{number}" for number in count(2))) if one not in ids)
        ids.add(id_)
        called.add(normalized(name))
        yield each._replace(id=id_, name=name, fields=each.fields if name == each.name else _without_name(each.fields))


def _names(each: Record, names: Names) -> Iterator[str]:
    yield each.name
    place = f"P{each.statements[0].paragraph}"
    yield names.apart.format(name=each.name, place=place)
    for number in count(2):
        yield names.apart.format(name=each.name, place=names.again.format(place=place, number=number))


def _without_name(fields: Fields) -> Fields:
    return {key: value for key, value in fields.items() if key != "name"}


def _number(number: Decimal) -> str:
    return f"{number:f}"


def text(value: str) -> str:
    """A text as YAML."""
    return value if _PLAIN.fullmatch(value) else quoted(value)


def quoted(value: str) -> str:
    """A text as YAML between quotes."""
    return json.dumps(value, ensure_ascii=False)
