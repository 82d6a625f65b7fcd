"""The tables of a file, by its kind."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from planctl.language import Bilingual
from planctl.problems import Problem, RefusedError
from planctl.read.documents import word_document
from planctl.read.files import decode_table, read_bytes
from planctl.read.grids import Table, grid
from planctl.read.pages import page_blocks
from planctl.read.workbooks import workbook_tables
from planctl.rules import unreadable

_KINDS = Bilingual("{path}：只读 .xlsx、.docx、.html 和 .csv 文件", "{path}: .xlsx, .docx, .html and .csv files are read")


class Tables(NamedTuple):
    """The tables of a file in their order, whether its changes are tracked, and its encoding where that is not UTF-8.

    Of tracked changes what is put in is read, what is struck is not.
    """

    tables: list[Table]
    tracked: bool = False
    encoding: str | None = None


def read_tables(path: Path) -> Tables:
    """The tables of a file by its kind; raises RefusedError for one that can't be read."""
    content = read_bytes(path)
    kind = _READERS.get(path.suffix.lower())
    if kind is None:
        raise RefusedError(_KINDS.filled(path=path))
    if isinstance(content, Problem):
        raise _refused(path, content)
    return kind(path, content)


def named(blocks: list[str | Table]) -> list[Table]:
    """The tables among the paragraphs of a document, named T1, T2 …, each with those before and after it."""
    tables: list[Table] = []
    between: list[list[str]] = [[]]
    for block in blocks:
        if isinstance(block, Table):
            tables.append(block)
            between.append([])
        elif block:
            between[-1].append(block)
    return [
        table._replace(name=f"T{number + 1}", before=tuple(between[number]), after=tuple(between[number + 1]))
        for number, table in enumerate(tables)
    ]


def _refused(path: Path, problem: Problem) -> RefusedError:
    return RefusedError(unreadable(path, problem))


def _of_csv(path: Path, content: bytes) -> Tables:
    sheet = decode_table(content, path)
    if isinstance(sheet, Problem):
        raise _refused(path, sheet)
    rows = csv.reader(io.StringIO(sheet.text), delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
    cells = {(row, column): cell.strip() for row, line in enumerate(rows) for column, cell in enumerate(line) if cell.strip()}
    return Tables([grid(path, path.stem, cells)], encoding=sheet.encoding)


def _of_workbook(path: Path, content: bytes) -> Tables:
    return Tables(workbook_tables(path, content))


def _of_document(path: Path, content: bytes) -> Tables:
    document = word_document(path, content)
    return Tables(named(document.blocks), document.tracked)


def _of_page(path: Path, content: bytes) -> Tables:
    blocks = page_blocks(path, content)
    if isinstance(blocks, Problem):
        raise _refused(path, blocks)
    return Tables(named(blocks))


_READERS: dict[str, Callable[[Path, bytes], Tables]] = {
    ".xlsx": _of_workbook,
    ".xlsm": _of_workbook,
    ".docx": _of_document,
    ".html": _of_page,
    ".htm": _of_page,
    ".csv": _of_csv,
    ".tsv": _of_csv,
}
