"""From a tree to typed records; the only user of the validation library."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from planctl.model import (
    About,
    Indicator,
    Name,
    Plan,
    Project,
    SetAside,
    Source,
    Statement,
    Total,
    UnitName,
)
from planctl.names import suggestion
from planctl.problems import Details
from planctl.read.tree import Path, Tree

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_LONGEST_SHOWN = 40
_NAMES = {"explanation", "name", "note", "place", "covers", "text", "title"}
_RECORDS: dict[str, type] = {
    "about": About,
    "sources": Source,
    "units": UnitName,
    "indicators": Indicator,
    "projects": Project,
    "totals": Total,
}
_EXPECTED = {
    "dataclass_type": "mapping",
    "dict_type": "mapping",
    "tuple_type": "sequence",
    "string_type": "scalar",
}


class Misfit(NamedTuple):
    """A value that does not fit the model: which rule it breaks, and whether its key or its value is to blame."""

    rule: str
    path: Path
    details: Details
    at_key: bool


@cache
def adapter() -> TypeAdapter[Plan]:
    """The model's validator, built when the first plan is validated."""
    from pydantic import TypeAdapter

    return TypeAdapter(Plan)


def shape(tree: Tree) -> Plan | list[Misfit]:
    """The plan that a tree describes, or every way in which it describes none."""
    from pydantic import ValidationError

    try:
        return adapter().validate_python(tree)
    except ValidationError as error:
        return [_misfit(tree, details) for details in error.errors(include_url=False, include_input=False)]


def _misfit(tree: Tree, error: Any) -> Misfit:  # noqa: ANN401 the library's own record
    steps = [step for step in error["loc"] if step != "[key]"]
    at_key = len(steps) != len(error["loc"])
    path: Path = tuple(steps)
    field = next((step for step in reversed(path) if isinstance(step, str)), "")
    context: dict[str, Any] = error.get("ctx", {})
    found = _found(tree, path) if not at_key else str(path[-1])
    kind: str = error["type"]
    if kind == "missing":
        return Misfit("missing-field", path[:-1], {"field": str(path[-1])}, at_key=True)
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return Misfit("unknown-field", path, {"field": str(path[-1])} | suggestion(str(path[-1]), _fields(path)), at_key=True)
    if kind == "literal_error":
        choices = context["expected"].replace(" or ", ", ").replace("'", "")
        return Misfit("not-a-choice", path, {"field": field, "found": found, "choices": choices}, at_key=False)
    if kind in _EXPECTED or kind == "wrong-type":
        expected = _EXPECTED.get(kind) or context["expected"]
        return Misfit("wrong-type", path, {"field": field, "expected": expected, "found": _kind(tree, path)}, at_key=False)
    details = {"field": field, "found": found, **{name: str(value) for name, value in context.items()}}
    return Misfit(kind, path, details, at_key=at_key)


def _at(tree: Tree, path: Path) -> Tree | None:
    """The value at a path, as far as the tree has one."""
    node: Any = tree
    for step in path:
        if isinstance(node, dict):
            node = node.get(step)
        elif isinstance(node, tuple) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return None
    return cast("Tree", node)


def _found(tree: Tree, path: Path) -> str:
    node = _at(tree, path)
    return _shortened(node) if isinstance(node, str) else _kind(tree, path)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _kind(tree: Tree, path: Path) -> str:
    node = _at(tree, path)
    return {dict: "mapping", tuple: "sequence", str: "scalar"}[type(node)] if node else "nothing"


def _fields(path: Path) -> list[str]:
    """The fields of the record that holds the last step of a path."""
    record: Any = Plan
    if len(path) > 1:
        holder = path[-2]
        if isinstance(holder, int):
            record = SetAside if path[0] == "set_aside" else Statement
        elif holder in _NAMES:
            record = Name
        else:
            record = _RECORDS.get(str(path[0]), Name)
    return [field.name for field in fields(record)]
