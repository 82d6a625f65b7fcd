"""The fields that a type has in JSON, and what each of them means, as data in `fields.toml`; read once somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import get_data
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_type_hints

from planctl.assess.answers import Quantity
from planctl.language import Bilingual
from planctl.numbers.units import Unit, unit_words

UNIT, UNIT_EN = "unit", "unit_en"
QUANTITY = ("value", UNIT, "bound", "interval", "reason")
"""The fields of a derived number that others than planctl see."""


@cache
def fields_of(kind: type) -> Mapping[str, Any]:
    """The fields of a type as JSON has them, with the type of each: its own and, after a unit, what that is in English.

    A derived number has just its own: its unit is that of its row, or a code for points and per cent a year. A bound is null where
    no number has it.
    """
    hints = get_type_hints(kind)
    if {"value", "bound"} <= hints.keys():
        hints["bound"] |= None
    if kind is Quantity:
        return {name: hints[name] for name in QUANTITY}
    names: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    return {field: hints.get(field, str | None) for name in names for field in ((UNIT, UNIT_EN) if name == UNIT else (name,))}


def in_english(unit: str | None) -> str | None:
    """A unit in English; None where there is none, or it has no word."""
    return unit.en or None if isinstance(unit, Unit) else _in_english(unit)


@cache
def _in_english(unit: str | None) -> str | None:
    """The same of a unit that no plan has words of its own for: those are equal to others of the same characters."""
    return unit_words(unit).en or None


@cache
def meanings() -> dict[str, dict[str, Bilingual]]:
    """What the fields of each type mean, and under `common` those that mean the same everywhere; phrases without a stop."""
    import tomllib  # only who asks needs it

    entries = tomllib.loads((get_data(__name__, "fields.toml") or b"").decode())
    return {kind: {field: Bilingual(**said) for field, said in of_kind.items()} for kind, of_kind in entries.items()}


def title(field: str) -> Bilingual:
    """What a column of an exported table is headed with."""
    return meanings()["titles"][field]


def meaning(kind: str, field: str) -> Bilingual:
    """What a field of a type means, a phrase without its stop; a field without a meaning is a fault of the program."""
    said = meanings().get(kind, {}).get(field) or meanings()["common"].get(field)
    assert said, f"fields.toml does not say what {kind}.{field} means"  # noqa: S101 a test looks at every field
    return said


class Field(NamedTuple):
    """A field of a row, one of a field in it joined by a full stop; where it holds others itself, it is no column."""

    name: str
    meaning: Bilingual
    is_column: bool


def fields_within(kind: Any, path: str = "") -> Iterator[Field]:  # noqa: ANN401 any annotation
    """The fields of a row's type at every level, whatever rows hold: scripts find the same ones every time."""
    for field, hint in fields_of(kind).items():
        kinds = [each for each in get_args(hint) if each is not NoneType] if isinstance(hint, UnionType) else [hint]
        holds_others = len(kinds) == 1 and hasattr(kinds[0], "_fields")
        yield Field(path + field, meaning(kind.__name__, field), not holds_others)
        if holds_others:
            yield from fields_within(kinds[0], f"{path}{field}.")
