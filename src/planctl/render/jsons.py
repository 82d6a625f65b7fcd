"""JSON and NDJSON: the contract for other programs; the language does not change them."""

from __future__ import annotations

import json

from planctl.assess.result import Result
from planctl.language import Language
from planctl.render import plain


def whole(result: Result, language: Language, width: int, colour: bool) -> str:  # noqa: ARG001 a renderer's signature
    """The whole answer as one JSON document.

    Written row by row: the pieces into which the encoder takes all rows at once would fill the memory.
    """
    document = plain.document(result._replace(results=()))
    members = [f'  "{name}": {_rows(result) if name == "results" else _indented(value, 1)}' for name, value in document.items()]
    return "{\n" + ",\n".join(members) + "\n}\n"


def _rows(result: Result) -> str:
    rows = ",\n".join(f"    {_indented(plain.plain(row), 2)}" for row in result.results)
    return f"[\n{rows}\n  ]" if rows else "[]"


def _indented(node: plain.Plain, level: int) -> str:
    """A value as the encoder writes it so many levels deep; the only line ends in it are the encoder's own."""
    return json.dumps(node, ensure_ascii=False, indent=2, allow_nan=False).replace("\n", "\n" + "  " * level)


def lines(result: Result, language: Language, width: int, colour: bool) -> str:  # noqa: ARG001 a renderer's signature
    """One JSON object a row."""
    return "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in plain.rows(result))
