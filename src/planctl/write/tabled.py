"""The tables of a report as records that are proposed: each figure rests on its column's heading, in the paragraph of its row."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from planctl.draft.columns import PLANNED, Layout, guessed
from planctl.draft.reading import Aside, Names
from planctl.language import Language
from planctl.plan.vocabulary import SetAsideReason
from planctl.read.grids import Table
from planctl.read.source_text import Report
from planctl.write.flow import scalar
from planctl.write.gathered import WHY, Cell, Conflict, Figure, Gathered, Told, is_record, record_rows
from planctl.write.gathered import Record as Row
from planctl.write.guesses import guess
from planctl.write.proposed import Record, Statement, quoted

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_PRINTED = re.compile("[0-9０-９][0-9０-９,，.．]*")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_NOTED = re.compile(r"[〔\[［(（①-⑳]\s*注?$")
_ORDINAL = re.compile(r"(?:附件|附|表|第|No\.?|Table|Annex)\s*$", re.IGNORECASE)
_ONLY_NUMBER = re.compile(r"[-−+]?[0-9][0-9,.]*\s*[%‰]?")
_SHARE = 3
"""From one number among so many cells on a table is full of them."""
_TITLE_LINES = 3
_LONGEST_PRINTED = 20
_DATE = re.compile(r"\s*(?:[-—–~至]\s*\d+\s*)?月")
_IN_UNIT = re.compile("[∶:A-Za-z]$")
_REASONS: dict[str, SetAsideReason] = {
    "number": "ordinal",
    "unit": "unit",
    "years": "year",
    "note": "repeated",
    "content": "repeated",
}
"""Why the numbers of a column are no figures; what is taken over in words, its numbers with it, is recorded there."""


class Laid(NamedTuple):
    """A table with what each of its columns holds; `last` is its last row that is a record's."""

    table: Table
    layout: Layout
    last: int


class Tabled(NamedTuple):
    """What the tables of a report propose, their parts of the plan by section; numbers that measure nothing; what was left out."""

    records: list[Record]
    areas: dict[str, dict[str, str]]
    asides: list[tuple[int, Aside]]
    unread: list[Told]
    conflicts: list[Conflict]


def laid_out(report: Report) -> list[Laid]:
    """The tables of a report that list indicators or projects; years that they do not say are those of the report's title."""
    found = []
    for table in report.tables:
        layout = guessed(table.rows, table.before) or guessed(table.rows, report.paragraphs[:_TITLE_LINES])
        if layout is not None and (rows := record_rows(table, layout)):
            found.append(Laid(table, layout, rows[-1]))
    return found


def unknown(report: Report, tables: Sequence[Laid]) -> list[Table]:
    """The other tables of a report that are full of numbers: to read them as sentences would be to guess."""
    names = {each.table.name for each in tables}
    return [table for table in report.tables if table.name not in names and _is_of_numbers(table)]


def _is_of_numbers(table: Table) -> bool:
    cells = [cell for row in range(len(table.rows)) for cell in table.printed(row) if cell]
    return len(table.rows) > 1 and _SHARE * sum(_ONLY_NUMBER.fullmatch(cell) is not None for cell in cells) >= len(cells) > 0


def without(report: Report, tables: Sequence[Laid], others: Sequence[Table]) -> list[str]:
    """The paragraphs of a report, those of some tables' rows empty: they are no sentences."""
    rows = {line for each in tables for line in each.table.lines[: each.last + 1]} | {
        line for each in others for line in each.lines
    }
    return ["" if number in rows else text for number, text in enumerate(report.paragraphs, start=1)]


def told_of(table: Table) -> Told:
    """That a table is not read."""
    row, column = next((row, column) for row, cells in enumerate(table.rows) for column, cell in enumerate(cells) if cell)
    return Told(Cell(table, row, column), WHY["no_headings"])


def tabled(report: Report, tables: Sequence[Laid], language: Language, year: str, names: Names) -> Tabled:
    """The records of some of a report's tables, of a plan for a year."""
    rows = Gathered(language, year)
    for each in tables:
        rows.add(each.table, each.layout)
    records = [row for row in rows.records.values() if row.figures]
    headings = {each.table.name: [column.heading for column in each.layout.columns] for each in tables}
    for row in records:
        guess(row, names.unprinted)
    proposed = [_record(row, year, headings) for row in records]
    return Tabled(proposed, rows.areas, list(_asides(report, tables, records, rows)), rows.unread, rows.conflicts)


def _record(row: Row, year: str, headings: Mapping[str, Sequence[str]]) -> Record:
    statements = (
        _statement(figure, which, year, headings[figure.cell.table.name][figure.cell.column])
        for which, figure in row.figures.items()
    )
    fields = {field: value for field, value in row.fields.items() if field != "name" or value.startswith("{")}
    return Record(row.kind, row.id, row.name, row.unit, {**fields, **row.guessed}, tuple(statements))


def _statement(figure: Figure, which: tuple[str, str, str], year: str, heading: str) -> Statement:
    """A figure as it is proposed; what a project is to cost in all is a target of the year that is planned."""
    role, period, _ = which
    said = {field: scalar(value) for field, value in figure.given.items()}
    characters = _characters(figure)
    if characters is not None:
        said["printed"] = quoted(characters)
    if role == PLANNED:
        role, period = "target", year
    return Statement(role, period, said, figure.cell.line or 0, (heading.replace("、", " "),))


def _characters(figure: Figure) -> str | None:
    """The characters of a number, where they are not its digits: 1,234.5; None where they are, and of words."""
    form, number = next(iter(figure.given.items()))
    digits = number.removeprefix("-")
    if form in ("text", "stage") or "to" in figure.given or digits in _NUMBER.findall(figure.cell.text):
        return None
    return next((each for each in _PRINTED.findall(figure.cell.text) if _plain(each) == digits), None)


def _plain(characters: str) -> str:
    return unicodedata.normalize("NFKC", characters).replace(",", "").rstrip(".")


def _asides(report: Report, tables: Sequence[Laid], records: Sequence[Row], rows: Gathered) -> Iterator[tuple[int, Aside]]:
    """The numbers of tables that are no figures, and why; those of cells that were told of are left to the reader."""
    taken: Mapping[tuple[str, int, int], list[str]] = defaultdict(list)
    for record in records:
        for (_, _, form), figure in record.figures.items():
            numbers = "" if form in ("text", "stage") else f"{_characters(figure) or ''} {' '.join(figure.given.values())}"
            taken[_at(figure.cell)].extend(_NUMBER.findall(numbers))
    told = {_at(each.cell) for each in rows.unread} | {_at(each.left) for each in rows.conflicts}
    for each in tables:
        for row in range(each.last + 1):
            line, end = each.table.lines[row], 0
            for column, cell in enumerate(each.table.printed(row)):
                text = report.paragraphs[line - 1]
                start = text.find(cell, end)
                end = start + len(cell)
                place = (each.table.name, row, column)
                left = list(taken.get(place, ()))
                for match in _NUMBER.finditer(cell) if place not in told else ():
                    if match[0] in left:
                        left.remove(match[0])
                    elif reason := _reason(each, row, column, match, place in taken):
                        span = start + match.start(), start + match.end()
                        yield line, Aside(*span, told_apart(text, *span), reason)


def told_apart(text: str, start: int, end: int) -> str:
    """A number of a paragraph with as many characters beside it as tell it from others there."""
    while (_occurs_again(text, text[start:end]) or text[start:end] != text[start:end].strip()) and end - start < _LONGEST_PRINTED:
        after, before = text[end : end + 1], text[max(0, start - 1) : start]
        if after and not after.isdecimal():
            end += 1
        elif before and not before.isdecimal():
            start -= 1
        else:
            break
    return text[start:end].strip()


def _occurs_again(text: str, printed: str) -> bool:
    return len(re.findall(rf"(?<![0-9]){re.escape(printed)}(?![0-9])", text)) > 1


def _at(cell: Cell) -> tuple[str, int, int]:
    return cell.table.name, cell.row, cell.column


def _reason(each: Laid, row: int, column: int, match: re.Match[str], has_figures: bool) -> SetAsideReason | None:
    """Why a number of a cell is no figure; None where that can't be told."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    columns = each.layout.columns
    field = columns[column].field if column < len(columns) else ""
    if row < each.layout.first or not is_record(each.table.rows[row], each.layout):
        is_year, is_date = _YEAR.fullmatch(match[0]), _DATE.match(behind)
        return "year" if is_year else "date" if is_date else "ordinal" if _ORDINAL.search(before) else "name"
    if "." not in field and field != PLANNED:
        return _REASONS.get(field, "name") if field else None
    return _beside_figures(before, match[0], behind) or (None if has_figures else "repeated")


def _beside_figures(before: str, number: str, behind: str) -> SetAsideReason | None:
    """Why a number in a column of figures is none."""
    if _NOTED.search(before):
        return "ordinal"
    if _YEAR.fullmatch(number) and behind.startswith("年"):
        return "year"
    return "unit" if _IN_UNIT.search(before) else None
