"""From an answer to text: the only place that rounds, words and colours; one format a file, chosen from a table.

A format's module is imported when it is asked for, so that JSON never loads what only a terminal needs.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Literal, NamedTuple, TypeVar, cast

from planctl.assess.answers import AnyAnswer
from planctl.characters import escaped
from planctl.language import Bilingual, Language
from planctl.render.blocks import Block, Layout, Lines, Table, View, lines
from planctl.render.head import head_line

Format = Literal["table", "wide", "tsv", "csv", "json", "ndjson", "md"]
AnswerType = TypeVar("AnswerType", bound=AnyAnswer)


class Screen(NamedTuple):
    """What a table is set for: how many columns it may take, whether colours show, and in which language its own words are.

    `two_wide` says that it draws the characters that Unicode calls ambiguous, ≥ among them, two columns wide; `encoding` which it
    shows at all.
    """

    width: int = 80
    colour: bool = False
    language: Language = "en"
    two_wide: bool = False
    encoding: str = "utf-8"


RowFormat = Callable[[AnyAnswer], str]
BlockFormat = Callable[[list[Block], Screen], str]

OF_ROWS: dict[Format, tuple[str, str]] = {
    "tsv": ("delimited", "tsv"),
    "csv": ("delimited", "csv_"),
    "json": ("json", "whole"),
    "ndjson": ("json", "lines"),
}
"""Formats for programs, which write every field of an answer's rows: module and function of each."""
OF_BLOCKS: dict[Format, tuple[str, str]] = {
    "table": ("terminal", "table"),
    "wide": ("terminal", "wide"),
    "md": ("markdown", "markdown"),
}
"""Formats for readers, which set the blocks that a command's view makes of its answer."""
FORMATS: tuple[Format, ...] = ("table", "wide", "tsv", "csv", "json", "ndjson", "md")
NARROWEST_LINE = 60
"""The narrowest screen that an overview has a line a row on."""
MOST_ROWS = 1000
"""How many rows of a table are set for a terminal: nobody reads more on a screen, and setting them takes long."""


_NOTHING_FITS = Bilingual("计划中没有符合条件的内容", "nothing in the plan fits what was asked for")


def render(answer: AnswerType, view: View[AnswerType], format_: Format, screen: Screen) -> str:
    """An answer as text in a format."""
    if format_ in OF_ROWS:
        of_rows = cast("RowFormat", _function(*OF_ROWS[format_]))
        return escaped(of_rows(answer), keep="\n\t")
    layout = Layout(
        language=screen.language,
        wide=format_ == "wide",
        year=answer.plan.year if answer.plan else None,
        most_rows=None if format_ == "md" else MOST_ROWS,
        compact=format_ == "table" and screen.width >= NARROWEST_LINE,
        base=answer.plan.base if answer.plan else None,
        width=screen.width if format_ == "table" else None,
    )
    of_blocks = cast("BlockFormat", _function(*OF_BLOCKS[format_]))
    colours = "\x1b" if screen.colour and format_ != "md" else ""  # the table's own; its cells are clean
    blocks = [_said_if_empty(block, screen.language) for block in view(answer, layout)]
    above = lines(head_line(answer, screen.language)) if blocks else []
    return escaped(of_blocks([*above, *blocks], screen), keep=f"\n\t{colours}")


def _said_if_empty(block: Block, language: Language) -> Block:
    """A table without rows is a sentence, for its headings alone would say nothing."""
    return Lines((_NOTHING_FITS.text(language),)) if isinstance(block, Table) and not (block.rows or block.groups) else block


def _function(module: str, name: str) -> object:
    return getattr(import_module(f"planctl.render.{module}"), name)
