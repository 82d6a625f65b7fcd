"""The JSON Schema of each command's JSON, made from the types that the program itself uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from planctl.assess.answers import SCHEMA_VERSION, Answer, PlanInfo
from planctl.numbers.printed import Interval
from planctl.render.fields import fields_of, meaning
from planctl.render.files_schema import DIALECTS, Schema, schema_id

_TEXT: Schema = {"type": "string"}
_NULLABLE_NUMBER: Schema = {"type": ["number", "null"]}
_INTERVAL: Schema = {"type": "array", "items": _NULLABLE_NUMBER, "minItems": 2, "maxItems": 2}
_NONE: Schema = {"type": "object", "maxProperties": 0}
"""What stands in the place of a summary where there is no answer."""


def of_answer(command: str, answer: object, beside: Sequence[type] = ()) -> Schema:
    """The schema of a command's JSON document, from the type of its answer: Answer[Row, Summary], or several of them.

    What stands in several places is described once, under `$defs`; so are the types of rows that stand `beside` the document.
    """
    types = [get_args(kind) for kind in get_args(answer) or (answer,) if get_origin(kind) is Answer] or [get_args(answer)]
    made = _Definitions()
    rows, summaries = (made.any_of(kinds) for kinds in zip(*types, strict=True))
    for row in beside:
        made.definitions[row.__name__] = _object(row.__name__, {name: made.of(hint) for name, hint in get_type_hints(row).items()})
    members = {
        "schema_version": {"const": SCHEMA_VERSION},
        "command": {"const": command},
        "plan": _nullable(made.of(PlanInfo)),
        "as_of": _nullable(_TEXT),
        "results": {"type": "array", "items": rows},
        "summary": {"anyOf": [summaries, _NONE]},
        "problems": {"type": "array", "items": _problem()},
    }
    title = {"$schema": DIALECTS["2020-12"], "$id": schema_id(command), "title": f"planctl {command} --json"}
    return {**title, **_object("Document", members), "$defs": dict(sorted(made.definitions.items()))}


def _problem() -> Schema:
    texts = dict.fromkeys(("rule", "severity", "file", "message", "hint"), _TEXT)
    return _object("Problem", texts | {key: {"type": ["integer", "null"]} for key in ("line", "column")})


def _object(kind: str, properties: dict[str, Schema]) -> Schema:
    """An object that has these fields and no others, each with what it means."""
    described = {field: {"description": meaning(kind, field).en, **schema} for field, schema in properties.items()}
    return {"type": "object", "properties": described, "required": list(properties), "additionalProperties": False}


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


class _Definitions:
    """Schemas of types as planctl writes their values; those with fields by their names, once."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:  # noqa: ANN401 any annotation
        """The schema of a value of a type."""
        if kind in _PLAIN:
            return _PLAIN[kind]
        if get_origin(kind) is Answer:
            return {"type": "object", "description": "an answer as its own command gives it, without its version and plan"}
        made = _BY_ORIGIN.get(get_origin(kind))
        if made is not None:
            return made(self, kind)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return {"enum": [member.value for member in kind]}
        name = str(kind.__name__)
        if name not in self.definitions:
            self.definitions[name] = {}  # a type may hold itself
            self.definitions[name] = _object(name, {field: self.of(hint) for field, hint in fields_of(kind).items()})
        return {"$ref": f"#/$defs/{name}"}

    def any_of(self, kinds: Any) -> Schema:  # noqa: ANN401 annotations
        """The schema of a value of one of some types."""
        every = dict.fromkeys(kinds)
        schemas = [self.of(kind) for kind in every if kind is not NoneType]
        inner = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
        return _nullable(inner) if NoneType in every else inner


def _mapping(made: _Definitions, kind: Any) -> Schema:  # noqa: ANN401 any annotation
    return {"type": "object", "additionalProperties": made.of(get_args(kind)[1])}


_PLAIN: dict[Any, Schema] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    Interval: _INTERVAL,
    object: {},
    Any: {},
}
_BY_ORIGIN: dict[Any, Callable[[_Definitions, Any], Schema]] = {
    Literal: lambda _, kind: {"enum": list(get_args(kind))},
    Union: lambda made, kind: made.any_of(get_args(kind)),
    UnionType: lambda made, kind: made.any_of(get_args(kind)),
    tuple: lambda made, kind: {"type": "array", "items": made.any_of(each for each in get_args(kind) if each is not Ellipsis)},
    dict: _mapping,
    Mapping: _mapping,
}
