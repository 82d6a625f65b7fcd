"""The text of a report, for reading a plan's figures back from it: its paragraphs, and the tables among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from planctl.characters import invisible
from planctl.language import Bilingual
from planctl.problems import Problem
from planctl.read.documents import word_document
from planctl.read.files import decode, read_bytes
from planctl.read.grids import MOST_CELLS, Table, grid
from planctl.read.pages import page_blocks
from planctl.read.tables import named

_HINT = Bilingual(
    "--report 后写报告的路径；报告为 UTF-8 文本（一段一行）、.docx 或 .html",
    "after --report name the report: a UTF-8 text with one paragraph a line, a .docx or an .html",
)
_GENERAL = {"no-such-file", "not-a-plain-file", "too-large"}
_NEVER_SEEN = "\N{REPLACEMENT CHARACTER}"
_FEWEST_ROWS = 2
_LONGEST_PART = 20


class Report(NamedTuple):
    """A report as its reader gave it; paragraph N is the text's line N, counted from 1.

    Of a document each row of a table is a paragraph, its cells a space apart. The `tables` are the same rows once more, with the
    paragraph that each of them is.
    """

    path: str
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...] = ()

    def paragraph(self, number: int) -> str | None:
        """A paragraph's text; None when the report has no such paragraph."""
        return self.paragraphs[number - 1] if 0 < number <= len(self.paragraphs) else None


def read_report(path: Path) -> Report | Problem:
    """The paragraphs of a report, or why they can't be read; raises RefusedError for a damaged document.

    A character that can't be seen becomes a mark in its place, so that none reaches a terminal and every column stays where it was.
    """
    content = read_bytes(path)
    if isinstance(content, Problem):
        return _about_report(content)
    kind = path.suffix.lower()
    if kind == ".docx":
        return _of_blocks(path, word_document(path, content).blocks)
    if kind in (".html", ".htm"):
        blocks = page_blocks(path, content)
        return blocks if isinstance(blocks, Problem) else _of_blocks(path, blocks)
    text = decode(content, path)
    if isinstance(text, Problem):
        return _about_report(text)
    lines = text.removesuffix("\n").split("\n") if text else []
    return _of_blocks(path, list(_in_tables(path, lines)))._replace(paragraphs=tuple(map(_seen, lines)))


def _in_tables(path: Path, lines: Sequence[str]) -> Iterator[str | Table]:
    """Lines of text; those one after the other with tabs between words as a table, and a short line that parts its rows."""
    rows: list[str] = []
    for at, line in enumerate(lines):
        if "\t" in line.strip() or (rows and _parts_rows(lines, at)):
            rows.append(line)
            continue
        yield from _table_or_lines(path, rows)
        rows = []
        yield line
    yield from _table_or_lines(path, rows)


def _parts_rows(lines: Sequence[str], at: int) -> bool:
    """Whether a line stands between two rows of a table, as the name of a section does."""
    text = lines[at].strip()
    return (
        0 < len(text) <= _LONGEST_PART and "\t" in lines[at - 1].strip() and at + 1 < len(lines) and "\t" in lines[at + 1].strip()
    )


def _table_or_lines(path: Path, rows: list[str]) -> Iterator[str | Table]:
    """Lines as a table, where they are several and not too many."""
    if len(rows) >= _FEWEST_ROWS and len(rows) * max(row.count("\t") + 1 for row in rows) <= MOST_CELLS:
        yield grid(path, "", {(at, column): cell for at, row in enumerate(rows) for column, cell in enumerate(row.split("\t"))})
    else:
        yield from rows


def _of_blocks(path: Path, blocks: list[str | Table]) -> Report:
    """A report of paragraphs and tables, a paragraph for each row."""
    paragraphs: list[str] = []
    lines: list[tuple[int, ...]] = []
    for block in blocks:
        if isinstance(block, Table):
            first = len(paragraphs) + 1
            lines.append(tuple(range(first, first + len(block.rows))))
            paragraphs += ["\t".join(block.printed(row)).rstrip() for row in range(len(block.rows))]
        else:
            paragraphs.append(block)
    tables = [
        table._replace(rows=[[_seen(cell).strip() for cell in row] for row in table.rows], lines=of)
        for table, of in zip(named(blocks), lines, strict=True)
    ]
    return Report(str(path), tuple(map(_seen, paragraphs)), tuple(tables))


def _about_report(problem: Problem) -> Problem:
    """A problem of reading whose hint, where it spoke of plans, speaks of reports."""
    general = problem.rule in _GENERAL or (problem.rule == "not-utf8" and "encoding" not in problem.details)
    return problem._replace(details={**problem.details, "hint": _HINT}) if general else problem


def _seen(line: str) -> str:
    return line.translate({ord(each): " " if each == "\t" else _NEVER_SEEN for each in invisible(line)})
