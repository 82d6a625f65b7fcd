"""JSON and NDJSON: the contract for other programs; the language does not change them."""

from __future__ import annotations

from planctl.assess.answers import AnyAnswer, Unanswered
from planctl.render import values

MOST_SPREAD = 1000
"""How many rows are spread over lines, a field a line; of more, each stands on one line: only programs read so many."""


def whole(answer: AnyAnswer) -> str:
    """The whole answer as one JSON document.

    Written row by row: the pieces into which the encoder takes all rows at once would fill the memory.
    """
    spread = sum(getattr(row, "rows", 1) for row in answer.rows) <= MOST_SPREAD  # a row of `report` stands for many
    return _document(values.document(answer._replace(rows=())), _rows(answer, spread), spread)


def whole_unanswered(unanswered: Unanswered) -> str:
    """The JSON document of a question without an answer."""
    return _document(values.unanswered(unanswered), "[]", spread=True)


def _document(members: dict[str, values.Plain], rows: str, spread: bool) -> str:
    written = [f'  "{name}": {rows if name == "results" else _written(value, 1, spread)}' for name, value in members.items()]
    return "{\n" + ",\n".join(written) + "\n}\n"


def _rows(answer: AnyAnswer, spread: bool) -> str:
    rows = ",\n".join(f"    {_written(values.plain(row), 2, spread)}" for row in answer.rows)
    return f"[\n{rows}\n  ]" if rows else "[]"


def _written(node: values.Plain, level: int, spread: bool) -> str:
    """A value on one line, or as the encoder spreads it so many levels deep; the only line ends in it are the encoder's own."""
    if not spread:
        return values.written(node)
    return values.written(node, indent=2).replace("\n", "\n" + "  " * level)


def lines(answer: AnyAnswer) -> str:
    """One JSON object a row."""
    return "".join(values.written(row) + "\n" for row in values.rows(answer))
