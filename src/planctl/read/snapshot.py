"""A validated plan kept in the user's cache folder, so that files that have not changed need not be validated again.

A snapshot is JSON, keyed by planctl's version and the files' content, and never trusted: anything odd about one, and it is as if it
were not there. Records are written as lists that begin with their class's name; decimals as their printed text.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from pathlib import Path

from planctl import __version__, model
from planctl.model import Plan

_RECORDS: tuple[type, ...] = (
    model.About,
    model.Indicator,
    model.KnownFinding,
    model.Name,
    model.Plan,
    model.Project,
    model.SetAside,
    model.Source,
    model.Statement,
    model.Total,
    model.UnitName,
)
_BY_NAME = {record.__name__: record for record in _RECORDS}
_FIELDS = {record: [field.name for field in fields(record)] for record in _RECORDS}


def key(contents: Mapping[Path, bytes]) -> str:
    """The name of the snapshot of these files: a digest of planctl's version and what each file holds."""
    digest = hashlib.sha256(f"{__version__}\0{_model_digest()}".encode())
    for path, content in contents.items():
        digest.update(f"\0{path.name}\0{len(content)}\0".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _model_digest() -> str:
    return ";".join(f"{record.__name__}:{','.join(names)}" for record, names in _FIELDS.items())


def load(folder: Path, name: str) -> Plan | None:
    """The plan of a snapshot; None when there is none that can be trusted."""
    try:
        document = json.loads((folder / f"{name}.json").read_bytes())
        plan = _decoded(document["plan"]) if document.get("key") == name else None
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError, InvalidOperation):
        return None
    return plan if isinstance(plan, Plan) else None


def save(folder: Path, name: str, plan: Plan) -> None:
    """Keep a plan's snapshot, if that can be done at all."""
    document = json.dumps({"key": name, "plan": _encoded(plan)}, ensure_ascii=False, separators=(",", ":"))
    scratch = folder / f"{name}.{os.getpid()}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch.write_text(document, encoding="utf-8")
        scratch.replace(folder / f"{name}.json")
    except (OSError, UnicodeError):
        return


def _encoded(node: object) -> object:
    if isinstance(node, Decimal):
        return ["Decimal", format(node, "f")]
    if isinstance(node, tuple):
        return ["tuple", *map(_encoded, node)]
    if isinstance(node, dict):
        return ["dict", *([_encoded(key), _encoded(value)] for key, value in node.items())]
    names = _FIELDS.get(type(node))
    return node if names is None else [type(node).__name__, *(_encoded(getattr(node, name)) for name in names)]


def _decoded(node: object) -> object:
    if not isinstance(node, list):
        return node
    tag, *rest = node
    if tag == "Decimal":
        return Decimal(rest[0])
    if tag == "tuple":
        return tuple(map(_decoded, rest))
    if tag == "dict":
        return {_decoded(key): _decoded(value) for key, value in rest}
    return _BY_NAME[tag](*map(_decoded, rest))
