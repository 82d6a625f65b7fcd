"""Rows in another order than the plan's."""

from __future__ import annotations

from typing import Any

from planctl.assess.answers import Answer, Figure, Quantity


def ordered(result: Answer, field: str | None, reverse: bool) -> Answer:
    """The same answer with its rows ordered by a field; rows that have nothing there come last either way."""
    rows: list[Any] = list(result.results)
    if field is None:
        return result._replace(results=tuple(reversed(rows))) if reverse else result
    keyed = [(_key(getattr(row, field)), row) for row in rows]
    known = sorted((pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[0], reverse=reverse)
    unknown = [pair for pair in keyed if pair[0] is None]
    return result._replace(results=tuple(row for _, row in [*known, *unknown]))


def _key(value: object) -> Any:  # noqa: ANN401 numbers or texts, one kind a field
    if isinstance(value, (Quantity, Figure)):
        return value.value
    return value
