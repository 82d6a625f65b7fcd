"""What a grammar reads of a report, whatever its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, Protocol

from planctl.numbers.periods import split_for
from planctl.numbers.printed import Bound
from planctl.plan.vocabulary import Attribute, SetAsideReason

Form = Literal["value", "growth", "average_growth", "change", "progress", "share_of_plan"]
Role = Literal["actual", "target"]

_LONGEST_PIECE = 2_000


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """A paragraph, where it is very long its sentences some at a time, each with where it begins.

    What is read of a paragraph looks back on all of it, so that the time would grow as its square.
    """
    start = 0
    while len(text) - start > _LONGEST_PIECE:
        end = max(text.rfind(each, start, start + _LONGEST_PIECE) + len(each) for each in ("。", "；", ". ", "; "))
        end = end if end > start else start + _LONGEST_PIECE
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def any_of(words: Iterable[str]) -> str:
    """Any of some words, the longest first, to be put into a pattern."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


class Quantity(NamedTuple):
    """One quantity of a paragraph.

    `start` to `end` hold its number, up to `stop` its unit and the words of its bound; `lead` is where the words begin that stand
    between its subject and it. `listed` says that it shares those with the quantity before it, as the 11.7 of 分别增长15.7%、11.7%;
    `rests_on` are the words that were read.
    """

    start: int
    end: int
    stop: int
    lead: int
    printed: str
    number: Decimal
    to: Decimal | None
    unit: str
    form: Form
    bound: Bound
    rests_on: tuple[str, ...]
    listed: bool


class Aside(NamedTuple):
    """A number that measures nothing, and why."""

    start: int
    end: int
    printed: str
    reason: SetAsideReason


class Standing(NamedTuple):
    """What a quantity or a paragraph stands under: a result or a target, and of which year, part of one, or years."""

    role: Role
    period: str


class Document(NamedTuple):
    """A report's own years: the one that it plans, the one that it looks back on.

    A plan of several years has a `first_year`, and the one that it plans is its last.

    Years that begin in another month than January are numbered by the year in which they begin, and `year_start` is the month.
    """

    plan_year: int
    base_year: int
    first_year: int | None
    standing: tuple[Standing, ...]
    year_start: int = 1

    @property
    def year(self) -> str:
        """The year that is planned, as it is written."""
        return str(self.plan_year) if self.year_start == 1 else split_for(str(self.plan_year))


class Subject(NamedTuple):
    """What is measured: its name, further ones that the same number goes for, and the words that it rests on.

    `verb` is the one that its name begins with, and `stem` what further quantities of it are named after.
    """

    name: str
    rests_on: str
    verb: str = ""
    others: tuple[str, ...] = ()
    stem: str = ""


class Read(NamedTuple):
    """A quantity with what it measures and when; `since` is the year that a growth is on, where that is not the year before.

    `stretch` says that a target is only strived for, and `attribute` what the words beside the quantity call it, as 约束性;
    `single` that its quarter or half is meant by itself, and not the year up to its end.
    """

    quantity: Quantity
    subject: Subject
    standing: Standing
    since: int | None = None
    stretch: bool = False
    attribute: Attribute | None = None
    single: bool = False


class Stated(NamedTuple):
    """A subject that a text calls binding, expected or a reference, wherever its figures stand."""

    name: str
    attribute: Attribute


class Names(NamedTuple):
    """How names are written in a language, and what their words tell.

    `unprinted` is the unit of what is only said to grow: the text does not print it, and it is not guessed. Names are compared
    without `noise` and without an ending that `counts`; one that is `general` many subjects share, and is told `apart`; `rate`,
    `level` (a ratio in whatever unit), `stock`, `lower` and `higher` tell nature and direction, and `counted` of a unit that
    things are counted in it.
    """

    unprinted: str
    apart: str
    again: str
    nameless: str
    noise: re.Pattern[str]
    counts: re.Pattern[str]
    general: re.Pattern[str]
    rate: re.Pattern[str]
    level: re.Pattern[str]
    stock: re.Pattern[str]
    lower: re.Pattern[str]
    higher: re.Pattern[str]
    counted: re.Pattern[str]


class Grammar(Protocol):
    """How the reports of one language are read."""

    def names(self) -> Names:
        """The words of names."""

    def normal(self, text: str) -> str:
        """A text with its characters as the grammar knows them, each in its place."""

    def read_document(self, paragraphs: Sequence[str], year: int | None) -> Document:
        """What the title and the headings say of every paragraph; `year` is the one that is planned, where they do not tell."""

    def read_paragraph(self, text: str, under: Standing, document: Document) -> tuple[list[Read], list[Aside]]:
        """What a paragraph measures, in order, and its numbers that measure nothing."""

    def stated(self, text: str) -> list[Stated]:
        """The subjects of a paragraph that it calls binding, expected or a reference."""
