"""Markdown tables, for reports."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.assess.answers import Answer
from planctl.language import Language
from planctl.render.blocks import Block, Code, Lines, Table, page

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\|*_`<>[]~"} | {"\n": " "})


def markdown(result: Answer, language: Language, width: int, colour: bool) -> str:  # noqa: ARG001 a renderer's signature
    """The same blocks as on a terminal."""
    return written(page(result, language, wide=False))


def written(blocks: Iterable[Block]) -> str:
    """Blocks as Markdown."""
    return "\n".join(_written(block) for block in blocks)


def _written(block: Block) -> str:
    if isinstance(block, Code):
        return "\n".join(["```diff", *block.lines, "```"]) + "\n"
    return _lines(block) if isinstance(block, Lines) else _table(block)


def _table(block: Table) -> str:
    head = [f"**{block.title.translate(_SPECIAL)}**\n"] if block.title else []
    rule = ["---:" if align == "right" else "---" for align in block.aligns]
    rows = [block.headings, *block.rows]
    lines = ["| " + " | ".join(cell.translate(_SPECIAL) for cell in row) + " |" for row in rows]
    return "\n".join([*head, lines[0], "| " + " | ".join(rule) + " |", *lines[1:]]) + "\n"


def _lines(block: Lines) -> str:
    return "".join(f"- {line.translate(_SPECIAL)}\n" for line in block.lines)
