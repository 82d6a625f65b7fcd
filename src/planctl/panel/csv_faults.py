"""What is wrong with a CSV file that an engine can't read: engines read in pieces, and say little of where."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from planctl.language import Bilingual
from planctl.panel.engine import EngineError
from planctl.problems import RefusedError

_COLUMNS = Bilingual(
    "{file}:{line}：有 {found} 列，标题行有 {expected} 列", "{file}:{line}: {found} columns, and {expected} in the line of headings"
)
_QUOTES = Bilingual("{file}:{line}：引号没有成对", "{file}:{line}: a quotation mark without its pair")
_NOT_UTF_8 = Bilingual(
    "{file}:{line}：不是 UTF-8 文字，请另存为 UTF-8（Excel 中选“CSV UTF-8”）",
    "{file}:{line}: no UTF-8 text: save it as UTF-8 (in Excel, CSV UTF-8)",
)


@contextmanager
def told(files: Iterable[Path]) -> Iterator[None]:
    """Tell what is wrong with the first of some files that is, where an engine gives up on them."""
    try:
        yield
    except EngineError as error:
        raise next((found for file in files if file.suffix.lower() == ".csv" for found in _faults(file)), error) from None


def _faults(file: Path) -> Iterator[RefusedError]:
    """The first fault of a file, if it has one."""
    if (line := _line_without_text(file)) is not None:
        yield RefusedError(_NOT_UTF_8.filled(file=file, line=line))
        return
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = csv.reader(text, strict=True)
        try:
            expected = len(next(rows, []))
            for row in rows:
                if row and len(row) != expected:
                    yield RefusedError(_COLUMNS.filled(file=file, line=rows.line_num, found=len(row), expected=expected))
                    return
        except csv.Error:
            yield RefusedError(_QUOTES.filled(file=file, line=rows.line_num))


def _line_without_text(file: Path) -> int | None:
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return number
    return None
