"""JSON Schemas of the plan's files and of each command's JSON, made from the types that the program itself uses."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from planctl.assess.answers import SCHEMA_VERSION, Answer, PlanInfo, Quantity
from planctl.numbers.expressions import Step
from planctl.numbers.printed import Interval
from planctl.read.validate import adapter

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULLABLE_NUMBER: Schema = {"type": ["number", "null"]}


def of_files() -> Schema:
    """The schema of a plan's files."""
    return {"$schema": _DIALECT, "title": "planctl plan files", **adapter().json_schema()}


def of_answer(command: str, answer: object) -> Schema:
    """The schema of a command's JSON document, from the type of its answer: Answer[Row, Summary], or several of them."""
    types = [get_args(kind) for kind in get_args(answer) or (answer,) if get_origin(kind) is Answer]
    if not types:
        types = [get_args(answer)]
    problem = dict.fromkeys(("rule", "severity", "file", "message", "hint"), _TEXT)
    place = {key: {"type": ["integer", "null"]} for key in ("line", "column")}
    return {
        "$schema": _DIALECT,
        "title": f"planctl {command} --json",
        **_object(
            {
                "schema_version": {"const": SCHEMA_VERSION},
                "command": {"const": command},
                "plan": _nullable(of(PlanInfo)),
                "as_of": {"type": ["string", "null"]},
                "results": {"type": "array", "items": _any_of([of(row) for row, _ in types])},
                "summary": {"type": "object"},
                "problems": {"type": "array", "items": _object(problem | place)},
            }
        ),
    }


def _any_of(schemas: list[Schema]) -> Schema:
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def of(kind: Any) -> Schema:  # noqa: ANN401 any annotation
    """The schema of a value of a type, as planctl writes it."""
    made = _PLAIN.get(kind) or _BY_ORIGIN.get(get_origin(kind))
    if made is not None:
        return made(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name in kind._fields}
    return _object({name: of(hint) for name, hint in hints.items()})


def _object(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _union(kind: Any) -> Schema:  # noqa: ANN401 any annotation
    schemas = [of(each) for each in get_args(kind) if each is not NoneType]
    inner = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    return _nullable(inner) if NoneType in get_args(kind) else inner


def _quantity(_: object) -> Schema:
    from planctl.numbers.formulas import Reason
    from planctl.numbers.printed import Bound

    fields = {"value": _NULLABLE_NUMBER, "unit": {"type": ["string", "null"]}, "bound": of(Bound)}
    return _object(fields | {"interval": _nullable(_interval(None)), "reason": _nullable(of(Reason))})


def _interval(_: object) -> Schema:
    return {"type": "array", "items": _NULLABLE_NUMBER, "minItems": 2, "maxItems": 2}


_TEXT: Schema = {"type": "string"}
_PLAIN: dict[Any, Callable[[Any], Schema]] = {
    str: lambda _: _TEXT,
    bool: lambda _: {"type": "boolean"},
    int: lambda _: {"type": "integer"},
    Decimal: lambda _: {"type": "number"},
    Interval: _interval,
    Quantity: _quantity,
    Step: lambda _: _object({"expression": _TEXT, "value": {"type": "number"}}),
}
_BY_ORIGIN: dict[Any, Callable[[Any], Schema]] = {
    Literal: lambda kind: {"enum": list(get_args(kind))},
    Union: _union,
    UnionType: _union,
    tuple: lambda kind: {"type": "array", "items": of(get_args(kind)[0])},
    dict: lambda kind: {"type": "object", "additionalProperties": of(get_args(kind)[1])},
}
