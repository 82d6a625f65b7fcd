"""A validated plan kept in the user's cache folder, so that files that have not changed need not be validated again.

A snapshot begins with all that it depends on, planctl's own code and the bytes of the plan's files; the plan follows as JSON. It
counts only where that beginning is the same to the byte. A record is an array of its class's number and its fields, a decimal its
printed text.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from planctl import __version__
from planctl.plan import model
from planctl.plan.model import Plan

MOST_SNAPSHOTS = 50
_SUFFIX = ".plan"
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
_NUMBER_OF = {record: number for number, record in enumerate(_RECORDS)}
_FIELDS_OF = {record: tuple(field.name for field in fields(record)) for record in _RECORDS}
_ROOMS = ("check", "numbers", "plan", "read")
"""The rooms whose code decides what a plan is."""


def load(folder: Path, contents: Mapping[Path, bytes]) -> Plan | None:
    """The plan of the files with these contents; None when no snapshot of them is kept, or none that can be read."""
    head = _head(contents)
    try:
        kept = _file(folder, contents).read_bytes()
        plan = _read(json.loads(kept[len(head) :])) if kept.startswith(head) else None
    except (OSError, ValueError, TypeError, LookupError, RecursionError, InvalidOperation):
        return None
    return plan if isinstance(plan, Plan) else None


def save(folder: Path, contents: Mapping[Path, bytes], plan: Plan) -> None:
    """Keep a plan's snapshot, if that can be done at all; the oldest make room."""
    file = _file(folder, contents)
    scratch = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        scratch.write_bytes(_head(contents) + json.dumps(_written(plan), ensure_ascii=False, separators=(",", ":")).encode())
        scratch.replace(file)
        for old in sorted(folder.glob("*" + _SUFFIX), key=lambda kept: kept.stat().st_mtime_ns)[:-MOST_SNAPSHOTS]:
            old.unlink()
    except OSError:
        return


def _file(folder: Path, contents: Mapping[Path, bytes]) -> Path:
    """Where the snapshot of some files lies; two plans may share a place, and then take turns."""
    names = "\0".join(str(path.absolute()) for path in contents)
    return folder / f"{zlib.crc32(os.fsencode(names)):08x}{_SUFFIX}"


def _head(contents: Mapping[Path, bytes]) -> bytes:
    """All that a snapshot depends on."""
    parts = [repr((__version__, sys.version, _code())).encode()]
    parts += [b"%b\0%d\0%b" % (os.fsencode(path.name), len(content), content) for path, content in contents.items()]
    return b"\0".join(parts) + b"\0"


def _code() -> list[tuple[str, int, int]]:
    """The files whose code decides what a plan is, and the folder of the libraries: no snapshot outlives what made it."""
    package = Path(model.__file__).parent.parent
    files = [file for room in _ROOMS for file in os.scandir(package / room) if file.name.endswith((".py", ".toml"))]
    libraries = [(folder, 0, os.stat(folder).st_mtime_ns) for folder in sys.path if folder.endswith("site-packages")]
    about = [(file.path, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return sorted([*libraries, *about])


def _written(node: object) -> object:
    """A value as JSON knows it: a record as an array that begins with its class's number, a tuple as one that begins with null."""
    if isinstance(node, Decimal):
        return {"": format(node, "f")}
    if type(node) in _NUMBER_OF:
        values = [_written(getattr(node, name)) for name in _FIELDS_OF[type(node)]]
        while values and values[-1] is None:
            values.pop()
        return [_NUMBER_OF[type(node)], *values]
    if isinstance(node, tuple):
        return [None, *map(_written, node)]
    if isinstance(node, dict):
        return {str(key): _written(value) for key, value in node.items()}
    return node


def _read(node: Any) -> Any:  # noqa: ANN401 whatever JSON holds
    """The value that was written."""
    if type(node) is list:
        kind, *values = node
        if kind is None:
            return tuple(map(_read, values))
        record = _RECORDS[kind]
        made = record(*[value if value is None or type(value) in (str, int, bool) else _read(value) for value in values])
        return _with_paragraphs(made) if isinstance(made, Plan) else made
    if type(node) is dict:
        return Decimal(node[""]) if "" in node else {key: _read(value) for key, value in node.items()}
    return node


def _with_paragraphs(plan: Plan) -> Plan:
    """A plan whose set-aside numbers stand under paragraph numbers, of which JSON makes texts."""
    numbers = {int(paragraph): entries for paragraph, entries in plan.set_aside.items()}
    plan.set_aside.clear()
    plan.set_aside.update(numbers)
    return plan
