"""TSV and CSV: one line a row, every field, nothing shortened; names of fields as in JSON."""

from __future__ import annotations

import csv
import io

from planctl.assess.result import Result
from planctl.language import Language
from planctl.render import plain

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tsv(result: Result, language: Language, width: int, colour: bool) -> str:  # noqa: ARG001 a renderer's signature
    """Tab-separated: a tab or line end inside a text becomes a space."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in _rows(result))


def csv_(result: Result, language: Language, width: int, colour: bool) -> str:  # noqa: ARG001 a renderer's signature
    """Comma-separated, quoted where needed; a text that a spreadsheet would take for a formula is marked as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([[safe(cell) for cell in row] for row in _rows(result)])
    return out.getvalue()


def _rows(result: Result) -> list[list[str]]:
    flat = [plain.flat(row) for row in plain.rows(result)]
    header = list(dict.fromkeys(key for row in flat for key in row))
    header = [key for key in header if not any(other.startswith(f"{key}.") for other in header)]
    return [header, *([row.get(key, "") for key in header] for row in flat)] if flat else []


def safe(cell: str) -> str:
    """A text that a spreadsheet takes for text, also where it begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
