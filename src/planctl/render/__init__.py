"""From a result to text: the only place that rounds, words and colours; one format a file, chosen from a table.

A format's module is imported when it is asked for, so that JSON never loads what only a terminal needs.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Literal, cast

from planctl.assess.answers import Answer
from planctl.characters import escaped
from planctl.language import Language

Format = Literal["table", "wide", "tsv", "csv", "json", "ndjson", "md"]
Renderer = Callable[[Answer, Language, int, bool], str]

_RENDERERS: dict[Format, tuple[str, str]] = {
    "table": ("terminal", "table"),
    "wide": ("terminal", "wide"),
    "tsv": ("delimited", "tsv"),
    "csv": ("delimited", "csv_"),
    "json": ("json", "whole"),
    "ndjson": ("json", "lines"),
    "md": ("markdown", "markdown"),
}


def render(result: Answer, format_: Format, language: Language, width: int = 80, colour: bool = False) -> str:
    """A result as text in a format; `width` and `colour` matter to tables only."""
    module, function = _RENDERERS[format_]
    renderer = cast("Renderer", getattr(import_module(f"planctl.render.{module}"), function))
    text = renderer(result, language, width, colour)
    colours = "\x1b" if colour and module == "terminal" else ""  # the table's own; its cells are clean
    return escaped(text, keep=f"\n\t{colours}")


def commentary(result: Answer, format_: Format, language: Language) -> list[str]:
    """What an answer says beside its rows, where a format of rows alone has no place for it and a reader has to know."""
    if result.command != "coverage" or format_ not in ("tsv", "csv", "ndjson"):
        return []
    from planctl.render.views.source import counts

    return counts(result, language)
