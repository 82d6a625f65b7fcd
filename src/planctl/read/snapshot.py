"""A validated plan kept in the user's cache folder, so that files that have not changed need not be validated again.

A snapshot is JSON, keyed by planctl itself and the files' content; the cache gives back only what planctl wrote. A record is an
object that names its class and has those of its fields that differ from their defaults; a decimal is one with its printed text; a
tuple is an array.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from planctl import __version__
from planctl.plan import model
from planctl.plan.model import Plan

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
_SUFFIX = ".plan"
MOST_SNAPSHOTS = 50
_CLASS = ""
"""The key under which an object names its class: no key of a plan is empty."""


def _default(field: Field[Any]) -> object:
    """What a field holds when nothing is given; where something must be, an empty text, which no value is."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return "" if field.default is MISSING else field.default


_DEFAULTS = {record: {field.name: _default(field) for field in fields(record)} for record in _RECORDS}


def _plan(set_aside: Mapping[str, tuple[model.SetAside, ...]] | None = None, **sections: Any) -> Plan:  # noqa: ANN401 any section
    """A plan from its sections; JSON makes texts of the numbers of paragraphs."""
    return Plan(set_aside={int(paragraph): numbers for paragraph, numbers in (set_aside or {}).items()}, **sections)


_BUILDERS: dict[str, Callable[..., object]] = {record.__name__: record for record in _RECORDS} | {"Plan": _plan, "Decimal": Decimal}


def key(contents: Mapping[Path, bytes]) -> str:
    """The name of the snapshot of these files: a digest of planctl itself and what each file holds."""
    digest = hashlib.sha256(repr((__version__, _program())).encode())
    for path, content in contents.items():
        digest.update(f"\0{path.name}\0{len(content)}\0".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _program() -> list[tuple[str, int]]:
    """The files that planctl is made of: no snapshot outlives the code that made it."""
    return sorted((str(file), file.stat().st_mtime_ns) for file in Path(model.__file__).parent.rglob("*.py"))


def load(folder: Path, name: str) -> Plan | None:
    """The plan of a snapshot; None when there is none, or none that can be read."""
    try:
        plan = json.loads((folder / (name + _SUFFIX)).read_bytes(), object_hook=_built)
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError, InvalidOperation):
        return None
    return plan if isinstance(plan, Plan) else None


def save(folder: Path, name: str, plan: Plan) -> None:
    """Keep a plan's snapshot, if that can be done at all; the oldest make room."""
    scratch = folder / f"{name}.{os.getpid()}.tmp"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        scratch.write_text(json.dumps(plan, default=_written, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        scratch.replace(folder / (name + _SUFFIX))
        for old in sorted(folder.glob("*" + _SUFFIX), key=lambda each: each.stat().st_mtime_ns)[:-MOST_SNAPSHOTS]:
            old.unlink()
    except OSError:
        return


def _written(node: Any) -> dict[str, object]:  # noqa: ANN401 a decimal or a record, which JSON does not know
    if isinstance(node, Decimal):
        return {_CLASS: "Decimal", "value": format(node, "f")}
    record: dict[str, object] = {_CLASS: type(node).__name__}
    for name, default in _DEFAULTS[type(node)].items():
        value = getattr(node, name)
        if value is not default and value != default:
            record[name] = value
    return record


def _built(node: dict[str, Any]) -> object:
    of = node.pop(_CLASS, None)
    for name, value in node.items():
        if type(value) is list:
            node[name] = tuple(value)
    return node if of is None else _BUILDERS[of](**node)
