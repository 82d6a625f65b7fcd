"""A table's figures put into a plan that is there: what is new is spliced in, what stands already is left, conflicts are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import planctl.problems
from planctl.characters import is_han
from planctl.draft.cells import RANKS
from planctl.draft.columns import PLANNED
from planctl.numbers.units import is_known
from planctl.plan.lookup import normalized
from planctl.plan.model import Plan, Subject
from planctl.problems import Place
from planctl.read import Reading
from planctl.read.tree import Tree, parse
from planctl.write.edition import Edition, Fields, Stated, places, same
from planctl.write.flow import mapping, on_one_line, scalar
from planctl.write.gathered import MARKED, REASON, WHY, Cell, Figure, Gathered, Record, Told, Which, id_of
from planctl.write.guesses import guess
from planctl.write.imported import UNSAID, record_lines
from planctl.write.record import Observed, add_sources, file_for


class Taken(NamedTuple):
    """A figure of a cell: of what, of which period, its fields, where it stands, and whether it stood there before."""

    id: str
    period: str
    fields: Fields
    place: Place
    stood: bool


class Clash(NamedTuple):
    """A figure of a cell, and another one of the same subject, period, form and source that stands in the plan."""

    id: str
    period: str
    form: str
    there: str
    place: Place
    cell: Cell


class Into(NamedTuple):
    """The files that change, what they are read as then, the records that are new, and what became of each figure."""

    contents: dict[Path, bytes]
    reading: Reading
    added: list[tuple[str, Place]]
    taken: list[Taken]
    clashes: list[Clash]
    unread: list[Told]


class _Entered(NamedTuple):
    id: str
    period: str
    fields: Fields
    path: planctl.problems.Path
    stood: bool


def into(
    contents: Mapping[Path, bytes],
    path: Path,
    plan: Plan,
    rows: Gathered,
    source: str | None,
    sources: Mapping[str, Fields],
) -> Into:
    """A plan's files with the figures of some tables put in: those of the plan's own text, or observations of a `source`.

    Raises RefusedError when the new text would say anything else than that more: then nothing is to be written.
    """
    return _Import(Edition(contents, plan), plan, source).taken_in(path, rows, sources)


class _Import:
    """The figures of tables on their way into a plan."""

    def __init__(self, edition: Edition, plan: Plan, source: str | None) -> None:
        self.edition = edition
        self.plan = plan
        self.source = source
        self.entered: list[_Entered] = []
        self.added: list[tuple[str, str]] = []
        self.clashes: list[Clash] = []
        self.unread: list[Told] = []

    def taken_in(self, path: Path, rows: Gathered, sources: Mapping[str, Fields]) -> Into:
        """Put in what the rows hold."""
        add_sources(self.edition, self.plan, sources)
        new = []
        for record in rows.records.values():
            ids = _ids(self.plan, record)
            if len(ids) == 1:
                self._known(record, ids[0])
            elif record.figures and (ids or self.source is not None):
                self.unread.append(Told(_first_cell(record), WHY["several" if ids else "no_such"]))
            elif record.figures:
                new.append(record)
        self._new(new, rows)
        contents, reading = self.edition.finished(path)
        at = iter(places(reading, [*(each.path for each in self.entered), *self.added]))
        taken = [Taken(each.id, each.period, each.fields, next(at), each.stood) for each in self.entered]
        added = [(id_, next(at)) for _, id_ in self.added]
        return Into(contents, reading, added, taken, self.clashes, [*rows.unread, *self.unread])

    def _known(self, record: Record, id_: str) -> None:
        """Put in the figures of a record that the plan has."""
        subject: Any = self.plan.subject(id_)
        for which, figure in record.figures.items():
            if record.unit is not None and subject.unit is not None and record.unit != subject.unit and not _is_relative(which):
                self.unread.append(Told(figure.cell, WHY["unit_there"].filled(other=subject.unit)))
            elif which[0] == PLANNED:
                self._planned(id_, subject, figure)
            elif self.source is not None and which[0] == "target":
                self.unread.append(Told(figure.cell, WHY["target"]))
            else:
                self._figure(record.kind, id_, which, figure)

    def _figure(self, kind: str, id_: str, which: Which, figure: Figure) -> None:
        role, period, form = which
        under = (kind, id_, role) if self.source is None else ("observations", id_)
        fields = {**figure.given, **({"source": self.source} if self.source else {}), "at": figure.cell.place}
        stated = Stated(under, period, fields)
        there = self.edition.standing(stated)
        if there is None:
            file = self.edition.writer(kind, id_) if self.source is None else file_for(self.edition, Observed(id_, period, fields))
            number = self.edition.state(stated, file)
            self.entered.append(_Entered(id_, period, fields, (*under, period, number), False))
            return
        path = (*under, there.period, there.number)
        if same(there.fields, fields):
            self.entered.append(_Entered(id_, there.period, fields, path, True))
        else:
            said = {key: text for key, text in there.fields.items() if key in (form, "to", "bound")}
            self.clashes.append(Clash(id_, period, form, mapping(said), self.edition.place(path), figure.cell))

    def _planned(self, id_: str, project: Any, figure: Figure) -> None:  # noqa: ANN401 a project
        """Put in what a project is to cost in all, where that is not told yet."""
        path = ("projects", id_, PLANNED)
        there = project.planned_investment
        if there is None:
            self.edition.put(path, dict(figure.fields), mapping(figure.fields), self.edition.writer("projects", id_))
            self.entered.append(_Entered(id_, "", figure.fields, path, False))
        elif (f"{there.value:f}", there.bound) == (figure.given["value"], figure.given.get("bound", "exact")):
            self.entered.append(_Entered(id_, "", figure.fields, path, True))
        else:
            self.clashes.append(Clash(id_, "", PLANNED, f"{there.value:f}", self.edition.place(path), figure.cell))

    def _new(self, records: Sequence[Record], rows: Gathered) -> None:
        """Put in records that the plan does not have, with the parts of it, the units and the reason that they name."""
        ids = {id_ for id_, _ in self.plan.subjects()}
        self._parts(records, rows)
        for record in records:
            guess(record, UNSAID)
            id_ = id_of(record.id, ids)
            lines = record_lines(record, rows.language)
            tree, _ = parse("\n".join(lines))
            self.edition.put((record.kind, id_), tree or {}, on_one_line(tree or {}), lines=lines)
            self.added.append((record.kind, id_))
        if any(MARKED in record.fields.values() for record in records) and MARKED not in self.plan.inferences:
            reason = REASON.text(rows.language)
            self.edition.put(("inferences", MARKED), reason, scalar(reason))
        units = dict.fromkeys(record.guessed.get("unit") or record.unit for record in records)
        for unit in units:
            if unit and unit not in RANKS and unit not in self.plan.units and not is_known(unit, self.plan.units):
                other = "en" if any(map(is_han, unit)) else "zh"
                fields: dict[str, Tree] = {other: "not given" if unit == UNSAID else unit}
                self.edition.put(("units", unit), fields, on_one_line(fields))

    def _parts(self, records: Sequence[Record], rows: Gathered) -> None:
        """Name the parts of the plan as it does, and put in those that it does not have."""
        for section, field in (("areas", "area"), ("categories", "category")):
            held = {
                normalized(name): key
                for key, part in getattr(self.plan, section).items()
                for name in filter(None, (part.zh, part.en))
            }
            used = {record.fields[field] for record in records if field in record.fields}
            for key, name in rows.areas[section].items():
                if key not in used:
                    continue
                known = held.get(normalized(name))
                for record in records:
                    if known is not None and record.fields.get(field) == key:
                        record.fields[field] = known
                if known is None and key not in getattr(self.plan, section):
                    self.edition.put((section, key), name, scalar(name))


def _ids(plan: Plan, record: Record) -> list[str]:
    """The ids of what a row names, of its kind: by its name in either language or an alias, else by its id."""
    section: Mapping[str, Subject] = getattr(plan, record.kind)
    name = normalized(record.name)
    named = [id_ for id_, each in section.items() if name in map(normalized, _called(each))]
    return named or [record.id] * (record.id in section)


def _called(subject: Any) -> Iterator[str]:  # noqa: ANN401 a subject
    yield from filter(None, (subject.name.zh, subject.name.en))
    yield from subject.aliases


def _is_relative(which: Which) -> bool:
    return which[2] in ("growth", "average_growth", "share_of_plan", "progress", "stage", "text")


def _first_cell(record: Record) -> Cell:
    return next(iter(record.figures.values())).cell
