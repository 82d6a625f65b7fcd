"""How each command's answer reads: one view a command, made of the columns and cells that several share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Literal, Protocol, TypeVar

from planctl.assess.answers import Figure, Quantity, unit_of
from planctl.assess.revisions import Revision
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual, Language
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import end_of, is_span
from planctl.numbers.units import RANK, unit_words
from planctl.plan.vocabulary import Attribute, Basis, Form
from planctl.render import cells, rounding
from planctl.render.blocks import Cell, Column, Group, Layout, Table, table, usual_year
from planctl.render.verdicts import YEAR_BEFORE, base_words, verdict_word
from planctl.render.words import LIST, NOTHING, name, name_and_unit, word
from planctl.render.words import unit_words as words_of_unit

Row = TypeVar("Row")

STRIVEN_FOR = Bilingual("力争{target}", "stretch {target}")
_GROWTH = Bilingual("{name}（增速）", "{name} (growth)")
_AVERAGE = Bilingual("{name}（年均增长）", "{name} (average growth)")
_CHANGE = Bilingual("{name}（增减）", "{name} (change)")
_CHANGE_IN = Bilingual("{name}（增减，{unit}）", "{name} (change, {unit})")


class Named(Protocol):
    """A row about something that has a name."""

    @property
    def id(self) -> str: ...
    @property
    def name_zh(self) -> str: ...
    @property
    def name_en(self) -> str | None: ...


NamedRow = TypeVar("NamedRow", bound=Named)


class Measured(Named, Protocol):
    """A row about something that is measured in a unit."""

    @property
    def unit(self) -> str: ...


class OfForm(Measured, Protocol):
    """A row about one form of what is measured: its level, its growth, or its yearly change."""

    @property
    def measures(self) -> Form: ...


class Aimed(Protocol):
    """A row about a target, which may be what is striven for beyond a firm one."""

    @property
    def target(self) -> Figure | None: ...
    @property
    def second_step(self) -> bool: ...


class Attributed(Protocol):
    """A row about an indicator, which is binding, expected, or neither by the text."""

    @property
    def attribute(self) -> Attribute: ...
    @property
    def basis(self) -> Basis | None: ...


class Owned(Protocol):
    """A row about something that somebody may be responsible for."""

    @property
    def owner_zh(self) -> str | None: ...
    @property
    def owner_en(self) -> str | None: ...


class Judged(Protocol):
    """A row with a verdict."""

    @property
    def attribute(self) -> Attribute: ...
    @property
    def baseline(self) -> Figure | None: ...
    @property
    def target(self) -> Figure | None: ...
    @property
    def verdict(self) -> Verdict: ...


class Reasoned(Protocol):
    """A row that says why it has no verdict."""

    @property
    def reason(self) -> Reason | None: ...


def name_of(row: Named, language: Language) -> str:
    """What a row is about, in a language."""
    return name(row.name_zh, row.name_en, language)


def names_of(rows: Iterable[Named], language: Language) -> str:
    """What several things are called, in a row."""
    return LIST.text(language).join(name_of(row, language) for row in rows)


def figure_cell(figure: Figure | None, layout: Layout) -> Cell:
    """A recorded figure."""
    return Cell(cells.figure(figure, layout.language), None if figure is None else figure.value)


def result_cell(result: Figure | None, target: Figure | None, layout: Layout) -> Cell:
    """A target's result, with its period where that ends before the target's: a ceiling that is passed on the way."""
    if result is None or target is None or end_of(result.period) == end_of(target.period):
        return figure_cell(result, layout)
    return Cell(cells.dated(result, layout.language), result.value)


def quantity_cell(quantity: Quantity | None, layout: Layout, signed: bool = True) -> Cell:
    """A derived number."""
    return Cell(cells.quantity(quantity, layout.language, signed), None if quantity is None else rounding.value(quantity))


def interval_cell(quantity: Quantity | None, layout: Layout) -> Cell:
    """Between which numbers a derived number lies."""
    return Cell(cells.interval(None if quantity is None else rounding.interval(quantity), layout.language))


def word_cell(code: str | None, layout: Layout) -> Cell:
    """A code in words."""
    return Cell(word(code, layout.language), code=code)


def dated_column(
    key: str, heading: Bilingual, figure: Callable[[Row], Figure | None], usual: Literal["plan", "base"] | None = None
) -> Column[Row]:
    """A column of recorded figures, each with its period unless that is the usual year, which then stands in the heading."""

    def cell(row: Row, layout: Layout) -> Cell:
        recorded = figure(row)
        shown = cells.dated(recorded, layout.language, usual_year(usual, layout))
        return Cell(shown, None if recorded is None else recorded.value)

    return Column(key, heading, cell, "right", usual=usual)


def _target(usual: Literal["plan"] | None) -> Callable[[Aimed, Layout], Cell]:
    """A row's target, and that it is what is striven for beyond a firm one."""

    def cell(row: Aimed, layout: Layout) -> Cell:
        shown = cells.dated(row.target, layout.language, usual_year(usual, layout))
        said = STRIVEN_FOR.filled(target=shown).text(layout.language) if row.second_step else shown
        return Cell(said, None if row.target is None else row.target.value)

    return cell


def target_column(usual: Literal["plan"] | None = None) -> Column[Aimed]:
    """The column of the targets, each with its period unless that is the plan's year and stands in the heading."""
    return Column("target", Bilingual("目标", "Target"), _target(usual), "right", usual=usual)


def quantity_column(
    key: str, heading: Bilingual, quantity: Callable[[Row], Quantity | None], *, signed: bool = True, wide: bool = False
) -> Column[Row]:
    """A column of derived numbers."""
    return Column(key, heading, lambda row, layout: quantity_cell(quantity(row), layout, signed), "right", wide)


IMPLIED = Bilingual(
    "† 由所起算年份的水平按目标增速（或增减量）推算，不是公布数",
    "† worked out from the level that the target's growth (or change) counts from; not a published figure",
)
"""What is said under a table with a level that a target implies."""


def interval_column(key: str, heading: Bilingual, quantity: Callable[[Row], Quantity | None]) -> Column[Row]:
    """A column of the intervals that derived numbers lie in, for wide screens."""
    return Column(key, heading, lambda row, layout: interval_cell(quantity(row), layout), "right", wide=True)


def revision_lines(revised: Iterable[Revision], said: Bilingual, language: Language) -> list[str]:
    """Of which figure there is a revised one too, and by which an answer goes."""
    return [
        said.filled(
            name=name_of(each, language),
            period=each.plan.period,
            plan=cells.figure_with_unit(each.plan, language),
            revised=cells.figure_with_unit(each.revised, language),
            source=each.revised.source,
        ).text(language)
        for each in revised
    ]


_ADDED = Bilingual(
    "† {names}：由单季、单月数相加得出，不是公布数", "† {names}: added up from single quarters or months, not published"
)


def added_lines(figures: Iterable[tuple[Named, Figure | None]], language: Language) -> list[str]:
    """Of what a result of the year so far is no published figure, by name."""
    added = dict.fromkeys(
        name(row.name_zh, row.name_en, language)
        for row, figure in figures
        if figure and figure.worked_out_from == row.id and (figure.role, figure.form) == ("actual", "value")
        if figure.since is None and not is_span(figure.period)
    )
    return [_ADDED.filled(names=LIST.text(language).join(added)).text(language)] if added else []


def where_column(figures: Callable[[Row], tuple[Figure | None, ...]]) -> Column[Row]:
    """A column of the places where a row's figures stand, for wide screens."""
    return Column("where", Bilingual("出处", "Where"), lambda row, _: Cell(cells.paragraph(*figures(row))), wide=True)


def _name_and_unit(row: Measured, layout: Layout) -> Cell:
    return Cell(name_and_unit(name_of(row, layout.language), row.unit).text(layout.language))


def name_and_measure(name: str, form: Form, unit: str) -> Bilingual:
    """A name with what its number is in: the unit for a level, the word for a growth, both for a change."""
    if form == "growth":
        return _GROWTH.filled(name=name)
    if form == "average_growth":
        return _AVERAGE.filled(name=name)
    if form in ("share_of_plan", "text", "reached") or unit == RANK:
        return Bilingual(name, name)
    if form != "change":
        return name_and_unit(name, unit)
    words = unit_words(unit_of(form, unit))
    return _CHANGE_IN.filled(name=name, unit=words) if words.en else _CHANGE.filled(name=name)


def _name_and_measure(row: OfForm, layout: Layout) -> Cell:
    return Cell(name_and_measure(name_of(row, layout.language), row.measures, row.unit).text(layout.language))


def _attribute(row: Attributed, layout: Layout) -> Cell:
    """The attribute, with a star when it is inferred."""
    if row.attribute == "unstated":
        return Cell(NOTHING, code=row.attribute)
    return Cell(word(row.attribute, layout.language) + ("*" if row.basis == "inferred" else ""), code=row.attribute)


_MEASURE = Bilingual("计量", "Measure")
_IN_UNIT = Bilingual("{form}（{unit}）", "{form} ({unit})")


def _measure(row: OfForm, layout: Layout) -> Cell:
    """What a number is in, without the name: the unit for a level, the word for a growth, both for a change."""
    unit = words_of_unit(unit_of(row.measures, row.unit), layout.language)
    if row.measures == "value" and unit:
        return Cell(unit)
    form = word(row.measures, layout.language)
    return Cell(_IN_UNIT.filled(form=form, unit=unit).text(layout.language) if row.measures == "change" and unit else form)


MEASURE: Column[OfForm] = Column("measure", _MEASURE, _measure)
"""What a row's numbers are in, where its name stands above the table."""


def without_name(columns: Sequence[Column[NamedRow]]) -> list[Column[NamedRow]]:
    """The columns of rows whose name is said elsewhere."""
    return [column for column in columns if column.key != NAME.key]


def table_of(
    columns: Sequence[Column[NamedRow]], rows: Sequence[NamedRow], layout: Layout, measure: Column[NamedRow] | None = None
) -> Table:
    """Rows under their columns; what rows stand together about has its name above them, and `measure` tells them apart if it must.

    Where all are about one thing its name is the title; on a screen, several are groups.
    """
    of_one = [(*of_id,) for _, of_id in groupby(rows, key=lambda row: row.id)]
    if layout.wide or not rows or (len(of_one) > 1 and not _in_groups(rows, of_one, layout)):
        return table(columns, rows, layout)
    named = next(column for column in columns if column.key == NAME.key)
    rest = without_name(columns)
    titles = [{named.cell(row, layout).text for row in together} for together in of_one]
    if measure is None or all(len(each) == 1 for each in titles):
        heads = [each.pop() for each in titles]
    else:
        rest, heads = [measure, *rest], [name_of(together[0], layout.language) for together in of_one]
    if len(heads) == 1:
        return table(rest, rows, layout, heads[0])
    return in_groups(table(rest, rows, layout), heads, map(len, of_one))


def _in_groups(rows: Sequence[NamedRow], of_one: Sequence[Sequence[NamedRow]], layout: Layout) -> bool:
    """Whether rows are to be set under the names of what they are about: on a screen, where they stand together."""
    return layout.compact and len(of_one) == len({row.id for row in rows})


def in_groups(shown: Table, heads: Iterable[str], numbers: Iterable[int]) -> Table:
    """A table with its rows in groups, so many under each head."""
    left, groups = len(shown.rows), []
    for head, number in zip(heads, numbers, strict=True):
        if left > 0:
            groups.append(Group(head, min(number, left)))
            left -= number
    return shown._replace(groups=tuple(groups))


def _owner(row: Owned, layout: Layout) -> Cell:
    return Cell(name(row.owner_zh, row.owner_en, layout.language))


def verdict_cell(verdict: Verdict, attribute: Attribute, layout: Layout, base: Bilingual = YEAR_BEFORE) -> Cell:
    """A verdict in the words that go with the attribute, for a format to sign and to colour."""
    return Cell(verdict_word(verdict, attribute, layout.language, base), code=verdict, verdict=verdict)


def _verdict(row: Judged, layout: Layout) -> Cell:
    return verdict_cell(row.verdict, row.attribute, layout, base_words(row.baseline, row.target))


ID: Column[Named] = Column("id", Bilingual("编号", "Id"), lambda row, _: Cell(row.id), wide=True)
NAME: Column[Named] = Column("name", Bilingual("指标", "Indicator"), lambda row, layout: Cell(name_of(row, layout.language)))
NAMED_WITH_UNIT: Column[Measured] = Column("name", Bilingual("指标（单位）", "Indicator (unit)"), _name_and_unit)
NAMED_WITH_MEASURE: Column[OfForm] = Column("name", Bilingual("指标（单位）", "Indicator (unit)"), _name_and_measure)
ATTRIBUTE: Column[Attributed] = Column("attribute", Bilingual("属性", "Attr."), _attribute)
OWNER: Column[Owned] = Column("owner", Bilingual("责任单位", "Owner"), _owner, wide=True)
VERDICT: Column[Judged] = Column("verdict", Bilingual("判断", "Verdict"), _verdict)
WHY: Column[Reasoned] = Column("reason", Bilingual("原因", "Reason"), lambda row, layout: word_cell(row.reason, layout), wide=True)
