"""The JSON Schema of a plan's files, by which editors complete, underline and explain what is typed."""

from __future__ import annotations

from functools import cache
from pkgutil import get_data
from typing import Any, Literal

import planctl.plan
from planctl.assess.answers import SCHEMA_VERSION
from planctl.language import Bilingual, Language
from planctl.read.validate import adapter

Schema = dict[str, Any]
Dialect = Literal["2020-12", "draft-07"]

DIALECTS: dict[Dialect, str] = {
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
    "draft-07": "http://json-schema.org/draft-07/schema#",
}
_NOTHING = {"type": "null"}
_NAMED = ("properties", "patternProperties", "$defs")
"""The keywords whose schemas stand by a name of the data's."""


def of_files(language: Language) -> Schema:
    """The schema of a plan's files, each field with its meaning in a language."""
    made = _edited(adapter().json_schema(), language)
    return {"$schema": DIALECTS["2020-12"], "$id": schema_id("files"), "title": "planctl plan files", **made}


def schema_id(name: str) -> str:
    """What names a schema."""
    return f"urn:planctl:schema:{SCHEMA_VERSION}:{name}"


def in_dialect(schema: Schema, dialect: Dialect) -> Schema:
    """A schema of 2020-12 as another dialect writes it: of what planctl's schemas use only the definitions have another name."""
    return schema if dialect == "2020-12" else _in_draft_07(schema) | {"$schema": DIALECTS[dialect]}


def _in_draft_07(node: Any) -> Any:  # noqa: ANN401 a part of a schema
    if isinstance(node, dict):
        return {"definitions" if key == "$defs" else key: _in_draft_07(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_in_draft_07(each) for each in node]
    return node.replace("#/$defs/", "#/definitions/") if isinstance(node, str) else node


def _edited(schema: Schema, language: Language) -> Schema:
    """A schema as the validator makes it, without what says nothing to who writes a plan, and with what fields mean.

    A field that may be left out may not be empty: the reader refuses `note:` and `note: null`.
    """
    schema = dict(schema)
    kind = schema.pop("title", None)
    schema.pop("description", None)  # a docstring, which speaks to programmers
    if schema.get("default") in (None, [], {}):
        schema.pop("default", None)
    if "anyOf" in schema:
        some = [_edited(each, language) for each in schema.pop("anyOf") if each != _NOTHING]
        schema |= some[0] if len(some) == 1 else {"anyOf": some}
    if "patternProperties" in schema:
        schema.setdefault("additionalProperties", False)  # a key of another form is refused
    for key, value in schema.items():
        if key in _NAMED:
            schema[key] = {name: _edited(each, language) for name, each in value.items()}
        elif isinstance(value, dict) and key != "default":
            schema[key] = _edited(value, language)
    if kind in meanings() and "properties" in schema:
        schema["properties"] = {
            field: {"description": meaning(kind, field).text(language), **each} for field, each in schema["properties"].items()
        }
    return schema


@cache
def meanings() -> dict[str, dict[str, Bilingual]]:
    """What the fields of each record mean, and under `common` those that mean the same in all."""
    import tomllib  # only who asks needs it

    entries = tomllib.loads((get_data(planctl.plan.__name__, "meanings.toml") or b"").decode())
    return {record: {field: Bilingual(**said) for field, said in of_record.items()} for record, of_record in entries.items()}


def meaning(record: str, field: str) -> Bilingual:
    """What a field of a record means, a phrase without its stop."""
    return meanings().get(record, {}).get(field) or meanings()["common"][field]
