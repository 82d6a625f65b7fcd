"""What changed between two plans, or two states of one: each change of one kind of a closed set."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, Literal, NamedTuple, get_args

from planctl.assess.answers import Answer, Figure, answer_about, recorded_figure, unit_of
from planctl.numbers.periods import first_year_of, year_of
from planctl.numbers.printed import overlap
from planctl.numbers.units import converted
from planctl.plan.lookup import normalized
from planctl.plan.model import Indicator, Name, Plan, Project, Series, Statement, Subject, type_of
from planctl.plan.vocabulary import FORMS, Role, SubjectType

Kind = Literal[
    "dropped",
    "added",
    "target_dropped",
    "target_lowered",
    "target_raised",
    "target_added",
    "bound_changed",
    "period_moved",
    "result_revised",
    "result_restated",
    "result_dropped",
    "result_added",
    "stage_changed",
    "terms_changed",
    "attribute_changed",
    "unit_changed",
    "direction_changed",
    "source_changed",
    "id_changed",
    "record_changed",
    "wording",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
Ambition = Literal["asks_less"]
GATES: tuple[Kind | Ambition, ...] = (*KINDS, "asks_less")
"""What a user may ask not to happen: a kind of change, or a target that asks less than before."""
Asks = Literal["more", "less"]

_OF_FIELD: dict[str, Kind] = {
    **dict.fromkeys(("attribute", "basis", "reason"), "attribute_changed"),
    **dict.fromkeys(("unit", "unit_basis", "unit_reason", "counts"), "unit_changed"),
    "direction": "direction_changed",
    **dict.fromkeys(("name", "aliases", "note", "content", "covers", "place"), "wording"),
}
"""What a change of a record's field is; of any other, that the record changed."""
_OWN_ROWS = frozenset(("actual", "target", "planned_investment"))
_OF_STATEMENT: dict[str, Kind] = {
    **dict.fromkeys(("note", "printed", "unit_printed", "index"), "wording"),
    **dict.fromkeys(("source", "at"), "source_changed"),
}
"""What a change of a statement's field is; of any other beside what it says, that its terms changed."""
_SAYS = frozenset((*FORMS, "bound", "to"))
"""The fields that are what a statement says, and compared as a figure."""


class DiffRow(NamedTuple):
    """One change; `old` and `new` are the figures, `old_text` and `new_text` what a `field` that is no figure held.

    `id` is that of the new plan, `old_id` that of the old one where it differs; null for what belongs to no subject. `asks` says
    whether a moved target asks more or less than before, where the indicator's direction tells.
    """

    kind: Kind
    id: str | None
    type: SubjectType | None
    name_zh: str | None
    name_en: str | None
    old_id: str | None = None
    asks: Asks | None = None
    old: Figure | None = None
    new: Figure | None = None
    field: str | None = None
    old_text: str | None = None
    new_text: str | None = None


class DiffSummary(NamedTuple):
    """The two plans, how many changes there are of each kind that occurs, and how many subjects have none."""

    old_zh: str | None
    old_en: str | None
    old_period: str
    new_zh: str | None
    new_en: str | None
    new_period: str
    changes: int
    kinds: dict[Kind, int]
    unchanged: int


class _Said(NamedTuple):
    """A statement of a subject, what it is about and whether it is an observation."""

    role: Role
    period: str
    statement: Statement
    observed: bool = False


class _Pair(NamedTuple):
    """One subject as the two plans have it."""

    old_plan: Plan
    new_plan: Plan
    old_id: str
    id: str
    old: Subject
    new: Subject

    def own_periods(self, before: _Said, after: _Said) -> bool:
        """Whether two statements are each of its own plan's period."""
        return (before.period, after.period) == (self.old_plan.period, self.new_plan.period)

    @property
    def one_text(self) -> bool:
        """Whether both plans are recorded from the same text, so that paragraphs can be compared."""
        return _text_of(self.old_plan) == _text_of(self.new_plan)

    def row(self, kind: Kind) -> DiffRow:
        """A change of this subject, of which no more is said yet."""
        return _row(kind, self.id, self.new)._replace(old_id=self.old_id if self.old_id != self.id else None)

    def figure(self, said: _Said, *, new: bool) -> Figure:
        """A statement as an answer quotes it."""
        plan, subject = (self.new_plan, self.new) if new else (self.old_plan, self.old)
        return recorded_figure(plan, subject.unit, said.period, said.role, said.statement)


def diff(old: Plan, new: Plan, fail_on: Iterable[Kind | Ambition] = (), *, follows: bool = False) -> Answer[DiffRow, DiffSummary]:
    """What changed from one plan to another, kind by kind; subjects are the same by their id, or else by their name.

    The targets of each plan's own period are compared with each other, of whatever years the plans are.
    Where the new plan follows the old one it has its results and their sources, so that none is dropped.
    The gate closes when a change is of one of the kinds to fail on, or asks less where that is one of them.
    """
    pairs, dropped, added = _matched(old, new)
    rows = [_row("dropped", id_, subject) for id_, subject in dropped]
    rows += [_row("added", id_, subject) for id_, subject in added]
    unchanged = 0
    for pair in pairs:
        found = [row for row in _changes(pair) if not (follows and row.kind == "result_dropped")]
        unchanged += not found
        rows += found
    kept = {key: source for key, source in old.sources.items() if key in new.sources or not follows}
    rows += _plan_changes(replace(old, sources=kept), new)
    rows.sort(key=lambda row: KINDS.index(row.kind))
    of_kinds = Counter(row.kind for row in rows)
    summary = DiffSummary(
        old_zh=old.about.name.zh if old.about else None,
        old_en=old.about.name.en if old.about else None,
        old_period=old.period,
        new_zh=new.about.name.zh if new.about else None,
        new_en=new.about.name.en if new.about else None,
        new_period=new.period,
        changes=len(rows),
        kinds={kind: of_kinds[kind] for kind in KINDS if kind in of_kinds},
        unchanged=unchanged,
    )
    failing = set(fail_on)
    closed = any(row.kind in failing or (row.asks == "less" and "asks_less" in failing) for row in rows)
    return answer_about(new, "diff", rows, summary)._replace(gate_closed=closed)


def _row(kind: Kind, id_: str, subject: Subject) -> DiffRow:
    return DiffRow(kind=kind, id=id_, type=type_of(subject), name_zh=subject.name.zh, name_en=subject.name.en)


def _text_of(plan: Plan) -> tuple[str, str] | None:
    """The title of the text that a plan is recorded from, and the plan's period; None where it names none."""
    source = plan.sources.get(plan.about.source or "") if plan.about else None
    return (source.title.zh, plan.period) if source else None


def _matched(old: Plan, new: Plan) -> tuple[list[_Pair], list[tuple[str, Subject]], list[tuple[str, Subject]]]:
    """The subjects that both plans have, in the new one's order; those of the old plan alone; those of the new plan alone."""
    before, after = dict(old.subjects()), dict(new.subjects())
    same = {id_ for id_ in before.keys() & after.keys() if type_of(before[id_]) == type_of(after[id_])}
    alone = _by_name({id_: subject for id_, subject in before.items() if id_ not in same})
    renamed: dict[str, str] = {}
    for id_, subject in after.items():
        if id_ not in same and (was := next((alone[key] for key in _names(subject) if key in alone), None)):
            renamed[id_] = was
            alone = {key: value for key, value in alone.items() if value != was}
    pairs = [
        _Pair(old, new, renamed.get(id_, id_), id_, before[renamed.get(id_, id_)], subject)
        for id_, subject in after.items()
        if id_ in same or id_ in renamed
    ]
    kept = same | set(renamed.values())
    dropped = [(id_, subject) for id_, subject in before.items() if id_ not in kept]
    return pairs, dropped, [(id_, subject) for id_, subject in after.items() if id_ not in same and id_ not in renamed]


def _by_name(subjects: Mapping[str, Subject]) -> dict[tuple[SubjectType, str], str]:
    """Ids by the names that only one of some subjects has."""
    times = Counter(key for subject in subjects.values() for key in set(_names(subject)))
    return {key: id_ for id_, subject in subjects.items() for key in _names(subject) if times[key] == 1}


def _names(subject: Subject) -> list[tuple[SubjectType, str]]:
    return [(type_of(subject), normalized(text)) for text in (subject.name.zh, subject.name.en) if text]


def _changes(pair: _Pair) -> Iterator[DiffRow]:
    """Every change of one subject."""
    if pair.old_id != pair.id:
        yield pair.row("id_changed")._replace(field="id", old_text=pair.old_id, new_text=pair.id)
    yield from _field_changes(pair)
    same, gone, come = _paired(pair)
    for before, after in same:
        yield from _statement_changes(pair, before, after)
    for said in gone:
        yield pair.row("target_dropped" if said.role == "target" else "result_dropped")._replace(old=pair.figure(said, new=False))
    for said in come:
        yield pair.row("target_added" if said.role == "target" else "result_added")._replace(new=pair.figure(said, new=True))


def _field_changes(pair: _Pair) -> Iterator[DiffRow]:
    """What a record says of itself, but for its figures."""
    for name in (each.name for each in fields(pair.old) if each.name not in _OWN_ROWS):
        before, after = getattr(pair.old, name), getattr(pair.new, name)
        if before != after:
            kind = _OF_FIELD.get(name, "record_changed")
            yield pair.row(kind)._replace(field=name, old_text=_words(before), new_text=_words(after))


def _said(plan: Plan, subject: Subject) -> list[_Said]:
    """All that is recorded of a subject, an observation with its source apart from the plan's own results."""
    investment = subject.planned_investment if isinstance(subject, Project) else None
    series: tuple[tuple[Role, Series, bool], ...] = (
        ("actual", subject.actual, False),
        ("actual", plan.observations_of(subject), True),
        ("target", subject.target, False),
    )
    said = [
        _Said(role, period, statement, observed)
        for role, statements, observed in series
        for period, several in statements.items()
        for statement in several
    ]
    return [*said, *([_Said("target", "", investment.statement)] if investment else [])]


def _paired(pair: _Pair) -> tuple[list[tuple[_Said, _Said]], list[_Said], list[_Said]]:
    """The statements that are about the same, those of the old plan alone, and those of the new plan alone.

    The same are first those that agree in all but their number; then those of one period and form; then the targets for each plan's
    own period; then a result that one plan has itself and the other as observed; last a target whose number stands at another
    period. Targets of years before a plan's own, which it repeats from the plan before, are of that plan: those that the new one
    repeats are held against the old one's as they stand there, those that the old one repeats concern neither.
    """
    old, new = pair.old_plan.period, pair.new_plan.period
    unit = (pair.old.unit, pair.new.unit)

    def comparable(said: _Said) -> bool:
        """Whether a number's unit is the same base unit in both plans, so that the numbers can be compared."""
        units = [unit_of(said.statement.form, each) for each in unit]
        return units[0] == units[1] or (None not in units and converted(Decimal(1), str(units[1]), str(units[0])) is not None)

    def exactly(said: _Said) -> Hashable:
        each = said.statement
        terms = (each.since, each.of, each.stretch, each.cumulative, each.scope)
        return (said.role, said.period, each.form, said.observed, each.source if said.observed else None, terms)

    def own(said: _Said) -> Hashable | None:
        whose = said.role == "target" and said.period in (old, new)
        return (said.statement.form, said.statement.stretch) if whose and old != new else None

    keys: tuple[Callable[[_Said], Hashable | None], ...] = (
        exactly,
        lambda said: (said.role, said.period, said.statement.form, said.observed),
        own,
        lambda said: (said.period, said.statement.form, said.statement.cumulative) if said.role == "actual" else None,
        lambda said: _content(said.statement) if said.role == "target" else None,
    )
    every, come = _said(pair.old_plan, pair.old), _said(pair.new_plan, pair.new)
    repeated = [said for said in come if old != new and _is_past(said, new)]
    gone = [said for said in every if old == new or not _is_past(said, old)]
    come = [said for said in come if said not in repeated]
    same: list[tuple[_Said, _Said]] = []
    for key in keys:
        waiting: dict[Hashable, deque[_Said]] = defaultdict(deque)
        for said in gone:
            if (found := key(said)) is not None and comparable(said) and (key is not own or said.period == old):
                waiting[found].append(said)
        left = []
        for said in come:
            found = key(said)
            fits = found is not None and waiting.get(found) and (key is not own or said.period == new)
            if fits:
                same.append((waiting[found].popleft(), said))
            else:
                left.append(said)
        taken = {id(before) for before, _ in same}
        gone, come = [said for said in gone if id(said) not in taken], left
    stood = {exactly(said): said for said in filter(comparable, every)}
    again = [(stood.get(exactly(said)), said) for said in repeated]
    same += [(before, said) for before, said in again if before is not None]
    taken = {id(before) for before, _ in same}
    come += [said for before, said in again if before is None]
    return same, [said for said in gone if id(said) not in taken], come


def _is_past(said: _Said, plan: str) -> bool:
    """Whether a target is of a time before the period of the plan that has it."""
    return said.role == "target" and said.period != "" and year_of(said.period) < first_year_of(plan)


def _content(statement: Statement) -> Hashable:
    """What a statement says, whenever."""
    return (
        statement.form,
        statement.number,
        statement.text,
        statement.shares,
        statement.stage,
        statement.goes_by,
        statement.set_by,
    )


def _statement_changes(pair: _Pair, before: _Said, after: _Said) -> Iterator[DiffRow]:
    """The changes between two statements that are about the same."""
    old, new = pair.figure(before, new=False), pair.figure(after, new=True)
    kind = _figure_change(old, new)
    if kind is not None:
        yield pair.row(kind)._replace(old=old, new=new, asks=_asks(kind, pair.new))
    elif before.period != after.period and not pair.own_periods(before, after):
        yield pair.row("period_moved")._replace(old=old, new=new)
    for name in (each.name for each in fields(Statement) if each.name not in _SAYS):
        told = (getattr(before.statement, name), getattr(after.statement, name))
        if before.observed != after.observed and name in ("source", "at", "note"):
            continue  # of another source
        if told[0] != told[1] and (name != "at" or pair.one_text):
            row = pair.row(_OF_STATEMENT.get(name, "terms_changed"))
            yield row._replace(old=old, new=new, field=name, old_text=_words(told[0]), new_text=_words(told[1]))


def _figure_change(old: Figure, new: Figure) -> Kind | None:
    """What became of a figure; None where it says what it said."""
    if old.form in ("stage", "reached"):
        kind: Kind = "stage_changed" if old.form == "stage" else "result_revised"
        return kind if (old.stage, old.reached) != (new.stage, new.reached) else None
    if old.value is None or new.value is None:
        return _change_of_words(old, new)
    now = _in_unit_of(old, new)
    if old.role == "actual" and old.value != now.value:
        return "result_restated" if overlap(old.stands_for, now.stands_for) else "result_revised"
    if old.role == "actual" and str(old.value) != str(now.value):
        return "result_restated"
    ends = [(now.number - old.number), ((now.to or now.number) - (old.to or old.number))]
    if old.role == "target" and any(ends) and (min(ends) >= 0 or max(ends) <= 0):
        return "target_raised" if max(ends) > 0 else "target_lowered"
    return "bound_changed" if any(ends) or old.bound != new.bound else None


def _change_of_words(old: Figure, new: Figure) -> Kind | None:
    """What became of a figure without a number on one side: words, shares, or what goes by a figure that is not its own."""
    if old.shares != new.shares:
        return "result_revised" if old.role == "actual" else "terms_changed"
    if (old.value is None) != (new.value is None):
        return "terms_changed"
    return "wording" if (old.text_zh, old.text_en) != (new.text_zh, new.text_en) else None


def _in_unit_of(old: Figure, new: Figure) -> Figure:
    """A figure in the unit of another, its last digit still the printed one."""
    if old.unit == new.unit or old.unit is None or new.unit is None:
        return new
    number, to = (None if each is None else converted(each, new.unit, old.unit) for each in (new.value, new.to))
    return new._replace(value=number, to=to, unit=old.unit)


def _asks(kind: Kind, subject: Subject) -> Asks | None:
    """Whether a target that moved asks more or less than before; None where no direction tells."""
    better = subject.direction if isinstance(subject, Indicator) else "none"
    if kind not in ("target_raised", "target_lowered") or better == "none":
        return None
    return "more" if (kind == "target_raised") == (better == "higher") else "less"


def _plan_changes(old: Plan, new: Plan) -> Iterator[DiffRow]:
    """What changed that belongs to no subject; which numbers are set aside only where both plans are of one text."""
    sides = [_listed(plan) for plan in (old, new)]
    for name in dict.fromkeys([*sides[0], *sides[1]]):
        before, after = (side.get(name) for side in sides)
        if before != after and (not name.startswith("set_aside.") or _text_of(old) == _text_of(new)):
            blank = DiffRow("record_changed", None, None, None, None)
            yield blank._replace(field=name, old_text=_words(before), new_text=_words(after))


def _listed(plan: Plan) -> dict[str, object]:
    """What a plan lists beside its subjects, by the name of the list and the key in it."""
    lists: tuple[tuple[str, Mapping[Any, object]], ...] = (
        ("sources", plan.sources),
        ("areas", plan.areas),
        ("chains", plan.chains),
        ("categories", plan.categories),
        ("inferences", plan.inferences),
        ("units", plan.units),
        ("set_aside", plan.set_aside),
        ("findings", plan.findings),
    )
    about = {f"about.{each.name}": getattr(plan.about, each.name) for each in fields(plan.about)} if plan.about else {}
    return about | {f"{name}.{key}": value for name, records in lists for key, value in records.items()}


def _words(value: object) -> str | None:
    """What a field holds, in a line; None where it holds nothing."""
    if value is None or (isinstance(value, (tuple, Mapping)) and not value):
        return None
    if type(value) is Name:
        return value.zh if value.en in (None, value.zh) else f"{value.zh} / {value.en}"
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_words, value)))
    held = {each.name: getattr(value, each.name) for each in fields(value)} if is_dataclass(value) else value
    if isinstance(held, Mapping):
        told = ((name, _words(each)) for name, each in held.items())
        return "; ".join(f"{name}: {text}" for name, text in told if text is not None)
    return str(value).lower() if isinstance(value, bool) else str(value)
