"""Markdown tables, for reports."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.render.blocks import Block, Code, Lines, Table

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\|*_`<>[]~"} | {"\n": " "})


def markdown(blocks: Iterable[Block], _: object = None) -> str:
    """Blocks one under another."""
    return "\n".join(_written(block) for block in blocks)


def _written(block: Block) -> str:
    if isinstance(block, Code):
        return "\n".join(["```diff", *block.lines, "```"]) + "\n"
    return _lines(block) if isinstance(block, Lines) else _table(block)


def plain(text: str) -> str:
    """A text with nothing in it that Markdown would take for marks."""
    return text.translate(_SPECIAL)


def _table(block: Table) -> str:
    title = [f"**{plain(block.title)}**\n"] if block.title else []
    head = [heading.text for heading in block.headings]
    rule = ["---:" if heading.align == "right" else "---" for heading in block.headings]
    rows = [[cell.text for cell in row] for row in block.rows]
    return "\n".join([*title, _row(head), "| " + " | ".join(rule) + " |", *map(_row, rows)]) + "\n"


def _row(texts: Iterable[str]) -> str:
    return "| " + " | ".join(plain(text) for text in texts) + " |"


def _lines(block: Lines) -> str:
    return "".join(f"- {plain(str(line))}\n" for line in block.lines)
