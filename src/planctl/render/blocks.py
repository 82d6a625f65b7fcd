"""An answer as a reader sees it, before a format sets it: tables of cells, lines of text, code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Generic, Literal, NamedTuple, TypeVar

from planctl.assess.answers import AnyAnswer
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual, Language
from planctl.render.words import NOTHING

Align = Literal["left", "right"]
Row_contra = TypeVar("Row_contra", contravariant=True)
AnswerType_contra = TypeVar("AnswerType_contra", bound=AnyAnswer, contravariant=True)


class Layout(NamedTuple):
    """How an answer is to be read: in which language, with all columns or those that a screen holds, of a plan for which year.

    `base` is the year that its targets are measured from. `most_rows` is how many rows of each table are set; None for all.
    `compact`: for a screen, where an overview has a line a row. `width` is how many columns a screen has; None where it has no end.
    """

    language: Language
    wide: bool = False
    year: int | None = None
    most_rows: int | None = None
    compact: bool = False
    base: int | None = None
    width: int | None = None


class Cell(NamedTuple):
    """One value as a reader sees it.

    `number` is the number behind the text, where there is one; `code` what a program calls the value, where the text has a word
    for it; `verdict` the verdict that the text says, for a format to colour or to sign; `tail` the end of the text that stays when
    the text is cut to fit.
    """

    text: str
    number: Decimal | None = None
    code: str | None = None
    verdict: Verdict | None = None
    tail: str = ""


class Column(NamedTuple, Generic[Row_contra]):
    """One column of a table: a key for programs, a heading for readers, and the way from a row to a cell.

    `wide` columns are left out where a screen must hold the table. Where most cells are of one year, that of the plan or its
    base, it stands once in the heading: `usual`.
    """

    key: str
    heading: Bilingual
    cell: Callable[[Row_contra, Layout], Cell]
    align: Align = "left"
    wide: bool = False
    usual: Literal["plan", "base"] | None = None


class Heading(NamedTuple):
    """The head of one column as a reader sees it."""

    key: str
    text: str
    align: Align


class Group(NamedTuple):
    """So many rows of a table under a head of their own, and what is said after them."""

    head: str
    rows: int
    after: str | None = None


class Table(NamedTuple):
    """Rows of cells under headings; `hidden` counts the rows that were left out.

    On a screen `groups` stand under their heads. An `overview` gives each of their rows one line, and cuts a name that is too long.
    """

    title: str | None
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    hidden: int = 0
    groups: tuple[Group, ...] = ()
    overview: bool = False


class Marked(NamedTuple):
    """A text with a part of it marked, for a format to set off; as plain text the part stands in marks."""

    before: str
    mark: str
    after: str

    def __str__(self) -> str:
        """The text with marks around its part."""
        return f"{self.before}【{self.mark}】{self.after}"


class Lines(NamedTuple):
    """Lines of text."""

    lines: tuple[str | Marked, ...]


class Code(NamedTuple):
    """Lines to show as they are."""

    lines: tuple[str, ...]


Block = Table | Lines | Code
View = Callable[[AnswerType_contra, Layout], list[Block]]
"""The way from an answer of one type to what a reader sees of it, in the order to read it."""


def usual_year(usual: Literal["plan", "base"] | None, layout: Layout) -> int | None:
    """The year that a column's cells need not repeat, because its heading says it; None where there is none."""
    if layout.year is None or usual is None:
        return None
    return layout.year if usual == "plan" else layout.base or layout.year - 1


def table(columns: Iterable[Column[Row_contra]], rows: Iterable[Row_contra], layout: Layout, title: str | None = None) -> Table:
    """Rows under their columns: those for wide screens only where there is one, and none that is empty throughout."""
    every = tuple(rows)
    most = len(every) if layout.most_rows is None else layout.most_rows
    cells = [(column, [column.cell(row, layout) for row in every[:most]]) for column in columns if layout.wide or not column.wide]
    shown = [(column, of_rows) for column, of_rows in cells if not every or any(cell.text not in ("", NOTHING) for cell in of_rows)]
    return Table(
        title=title,
        headings=tuple(_heading(column, layout) for column, _ in shown),
        rows=tuple(zip(*(of_rows for _, of_rows in shown), strict=True)),
        hidden=max(0, len(every) - most),
    )


def paragraphs(of_heads: Iterable[tuple[str, Sequence[str]]]) -> Table:
    """Sentences under heads, each to be set as wide as there is room."""
    every = [(head, sentences) for head, sentences in of_heads]
    return Table(
        title=None,
        headings=(Heading("text", "", "left"),),
        rows=tuple((Cell(sentence),) for _, sentences in every for sentence in sentences),
        groups=tuple(Group(head, len(sentences)) for head, sentences in every),
    )


def _heading(column: Column[Row_contra], layout: Layout) -> Heading:
    year = usual_year(column.usual, layout)
    text = column.heading.text(layout.language)
    return Heading(column.key, f"{text} {year}".strip() if year else text, column.align)


def lines(*texts: str | None) -> list[Block]:
    """A block of the texts that there are; no block when there is none."""
    said = tuple(text for text in texts if text is not None)
    return [Lines(said)] if said else []
