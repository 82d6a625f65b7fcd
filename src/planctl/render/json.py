"""JSON and NDJSON: the contract for other programs; the language does not change them."""

from __future__ import annotations

import json

from planctl.assess.answers import Answer
from planctl.language import Language
from planctl.render import values

MOST_SPREAD = 1000
"""How many rows are spread over lines, a field a line; of more, each stands on one line: only programs read so many."""


def whole(result: Answer, language: Language, width: int, colour: bool) -> str:  # noqa: ARG001 a renderer's signature
    """The whole answer as one JSON document.

    Written row by row: the pieces into which the encoder takes all rows at once would fill the memory.
    """
    document = values.document(result._replace(results=()))
    spread = sum(getattr(row, "rows", 1) for row in result.results) <= MOST_SPREAD  # a row of `report` stands for many
    members = [
        f'  "{name}": {_rows(result, spread) if name == "results" else _written(value, 1, spread)}'
        for name, value in document.items()
    ]
    return "{\n" + ",\n".join(members) + "\n}\n"


def _rows(result: Answer, spread: bool) -> str:
    rows = ",\n".join(f"    {_written(values.plain(row), 2, spread)}" for row in result.results)
    return f"[\n{rows}\n  ]" if rows else "[]"


def _written(node: values.Plain, level: int, spread: bool) -> str:
    """A value on one line, or as the encoder spreads it so many levels deep; the only line ends in it are the encoder's own."""
    if not spread:
        return json.dumps(node, ensure_ascii=False, allow_nan=False)
    return json.dumps(node, ensure_ascii=False, indent=2, allow_nan=False).replace("\n", "\n" + "  " * level)


def lines(result: Answer, language: Language, width: int, colour: bool) -> str:  # noqa: ARG001 a renderer's signature
    """One JSON object a row."""
    return "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in values.rows(result))
