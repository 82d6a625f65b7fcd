"""Documents for the tests: the same paragraphs and tables as a Word document, as a web page and as a text."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Block = str | Sequence[Sequence[str]]
"""A paragraph, or the rows of a table."""


def word(file: Path, body: str) -> str:
    """The path of a Word document with a body."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return str(file)


def run(text: str) -> str:
    """A text within a paragraph of a Word document."""
    return f"<w:r><w:t>{escape(text)}</w:t></w:r>"


def in_word(file: Path, blocks: Sequence[Block]) -> str:
    """The path of a Word document of some blocks."""
    return word(file, "".join(_in_word(block) for block in blocks))


def _in_word(block: Block) -> str:
    if isinstance(block, str):
        return f"<w:p>{run(block)}</w:p>"
    return f"<w:tbl>{_rows(block, 'w:tr', lambda cell: f'<w:tc>{_in_word(cell)}</w:tc>')}</w:tbl>"


def _rows(rows: Sequence[Sequence[str]], tag: str, cell: Callable[[str], str]) -> str:
    return "".join(f"<{tag}>{''.join(map(cell, row))}</{tag}>" for row in rows)


def in_html(file: Path, blocks: Sequence[Block]) -> str:
    """The path of a web page of some blocks."""
    file.write_text(f"<!DOCTYPE html><title>2024</title>{''.join(map(_in_html, blocks))}", encoding="utf-8")
    return str(file)


def _in_html(block: Block) -> str:
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    return f"<table>{_rows(block, 'tr', lambda cell: f'<td>{escape(cell)}')}</table>"


def in_text(file: Path, blocks: Sequence[Block]) -> str:
    """The path of a text of some blocks, the cells of a table with tabs between them."""
    lines = (line for block in blocks for line in ([block] if isinstance(block, str) else map("\t".join, block)))
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(file)
