"""A validated plan kept in the user's cache folder, so that files that have not changed need not be validated again.

A snapshot begins with all that it depends on, planctl's own code and the bytes of the plan's files; the plan follows as JSON. It
counts only where that beginning is the same to the byte. A record is an object that names its class and has those of its fields
that differ from their defaults; a decimal is one with its printed text; a tuple is an array.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
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
    model.Counted,
    model.Indicator,
    model.Area,
    model.Inference,
    model.KnownFinding,
    model.Name,
    model.Plan,
    model.PlannedInvestment,
    model.Project,
    model.SetAside,
    model.Source,
    model.Statement,
    model.Total,
    model.UnitName,
)
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
_ROOMS = ("check", "numbers", "plan", "read")
"""The rooms whose code decides what a plan is."""


def load(folder: Path, contents: Mapping[Path, bytes]) -> Plan | None:
    """The plan of the files with these contents; None when no snapshot of them is kept, or none that can be read."""
    head = _head(contents)
    try:
        kept = _file(folder, contents).read_bytes()
        plan = json.loads(kept[len(head) :], object_hook=_built) if kept.startswith(head) else None
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError, InvalidOperation):
        return None
    return plan if isinstance(plan, Plan) else None


def save(folder: Path, contents: Mapping[Path, bytes], plan: Plan) -> None:
    """Keep a plan's snapshot, if that can be done at all; the oldest make room."""
    file = _file(folder, contents)
    scratch = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        scratch.write_bytes(
            _head(contents) + json.dumps(plan, default=_written, ensure_ascii=False, separators=(",", ":")).encode()
        )
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
    libraries = [(folder, 0, Path(folder).stat().st_mtime_ns) for folder in sys.path if folder.endswith("site-packages")]
    about = [(file.path, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return sorted([*libraries, *about])


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
