"""From a tree to typed records, or to what is wrong with it; the only user of the validation library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from planctl.language import Bilingual
from planctl.plan.lookup import did_you_mean_hint
from planctl.plan.model import (
    About,
    Counted,
    Indicator,
    Inference,
    KnownFinding,
    Name,
    Plan,
    PlannedInvestment,
    Project,
    SetAside,
    Source,
    Statement,
    Total,
    UnitName,
)
from planctl.plan.vocabulary import listed
from planctl.problems import MOST_PROBLEMS, Finding, Path
from planctl.read.hints import CUT_OFF, hint_for, typo_hint
from planctl.read.tree import Tree

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_LONGEST_SHOWN = 40
_AT_ONCE = 20
"""How many records are validated together: more are no quicker."""
_NAMES = {"explanation", "name", "note", "place", "covers", "text", "title", "owner", "content"}
_RECORDS: dict[str, type] = {
    "about": About,
    "sources": Source,
    "inferences": Inference,
    "units": UnitName,
    "indicators": Indicator,
    "projects": Project,
    "totals": Total,
}
_ITEMS: dict[str, type] = {"set_aside": SetAside, "findings": KnownFinding}
_EXPECTED = {
    "dataclass_type": "mapping",
    "dict_type": "mapping",
    "tuple_type": "sequence",
    "literal_error": "scalar",
    "wrong-type": "scalar",
}
_KINDS = {
    "mapping": Bilingual("一组“键: 值”", "a mapping of keys to values"),
    "sequence": Bilingual("列表", "a list"),
    "scalar": Bilingual("一个值", "a single value"),
    "nothing": Bilingual("空的", "nothing"),
}


_BLANK: Tree = {"text": {"zh": "blank"}, "at": "1"}
"""What stands in the place of a statement that does not fit."""
_FILLED: dict[str, dict[str, Tree]] = {
    "indicators": {"unit": "%", "nature": "flow", "direction": "none"},
    "projects": {},
    "totals": {"measure": "count", "unit": "%"},
}
"""What stands in the place of a field that a record of each section must have."""
_SERIES = ("actual", "target")
_IN_A_SERIES = 2
_SECTIONS = {field.name for field in fields(Plan)} - {"about"}


@cache
def adapter() -> TypeAdapter[Plan]:
    """The model's validator, built when something does not fit the model."""
    from pydantic import TypeAdapter

    return TypeAdapter(Plan)


def shape(tree: dict[str, Tree]) -> tuple[Plan, list[Finding], set[Path]]:
    """The plan that a tree describes as far as it describes one, and the first ways in which it does not.

    What does not fit in a record is blank there, so that the record's other faults are found too: at these paths is nothing that a
    user wrote.
    """
    sections: dict[str, Any] = {}
    findings: list[Finding] = []
    blanks: set[Path] = set()
    for section, records in _portions(tree):
        fitting = _validated({section: records}, findings)
        if fitting is None and isinstance(records, dict) and section in _SECTIONS:
            fitting = {}
            for id_, record in records.items():
                misfits: list[Finding] = []
                fits = _validated({section: {id_: record}}, misfits)
                if fits is None and section in _FILLED and isinstance(record, dict):
                    blanked = _blanked(record, [misfit.path[2:] for misfit in misfits], section, id_)
                    fits = _validated({section: {id_: blanked}}, [])
                    blanks |= _changed(section, id_, record, blanked)
                fitting |= fits or {}
        if isinstance(sections.get(section), dict):
            sections[section].update(fitting or {})
        elif fitting is not None:
            sections[section] = fitting
        if len(findings) > MOST_PROBLEMS:
            break
    return Plan(**sections), findings, blanks


def _blanked(record: dict[str, Tree], misfits: list[Path], section: str, id_: str) -> dict[str, Tree]:
    """A record with something in the place of each statement that does not fit, and without the fields that do not."""
    fitting = dict(record)
    for misfit in filter(None, misfits):
        series, periods = str(misfit[0]), fitting.get(str(misfit[0]))
        if series not in _SERIES or not isinstance(periods, dict) or len(misfit) == 1:
            fitting.pop(series, None)
            continue
        period = str(misfit[1])
        statements = cast("tuple[Tree, ...]", periods.get(period))
        fitting[series] = {each: periods[each] for each in periods if each != period}
        if len(misfit) > _IN_A_SERIES and statements is not None:
            number = int(misfit[2])
            fitting[series] = {**periods, period: (*statements[:number], _BLANK, *statements[number + 1 :])}
    return {**_FILLED[section], "name": {"zh": id_}, **fitting}


def _changed(section: str, id_: str, record: dict[str, Tree], blanked: dict[str, Tree]) -> set[Path]:
    """The paths of what is no longer in a record as it was written."""
    changed: set[Path] = {(section, id_, field) for field in {*record, *blanked} if field not in record or field not in blanked}
    for series in _SERIES:
        periods = blanked.get(series)
        for period, statements in periods.items() if isinstance(periods, dict) else ():
            changed |= {(section, id_, series, period, number) for number, each in enumerate(statements) if each is _BLANK}
    return changed


def _portions(tree: dict[str, Tree]) -> Iterator[tuple[str, Tree]]:
    """A plan's sections, each with some of its records at a time; of the one that is a record itself, the first fields."""
    for section, records in tree.items():
        if not isinstance(records, dict) or len(records) <= _AT_ONCE:
            yield section, records
        elif section == "about":
            yield section, dict(islice(records.items(), MOST_PROBLEMS))
        else:
            each = iter(records.items())
            while portion := dict(islice(each, _AT_ONCE)):
                yield section, portion


def _validated(tree: dict[str, Tree], findings: list[Finding]) -> Any:  # noqa: ANN401 whatever the section holds
    """What a section describes; None, and its findings, when it does not fit the model."""
    from pydantic import ValidationError

    (section,) = tree
    try:
        return getattr(adapter().validate_python(tree), section)
    except ValidationError as error:
        findings += [_finding(tree, details) for details in error.errors(include_url=False, include_input=False)]
        return None


def _finding(tree: Tree, error: Any) -> Finding:  # noqa: ANN401 the library's own record
    kind: str = error["type"]
    path: Path = tuple(step for step in error["loc"] if step != "[key]")
    at_key = len(path) != len(error["loc"])
    if kind in _AT_FIELD:
        return _AT_FIELD[kind](path)
    context: dict[str, str] = error.get("ctx", {})
    node = str(path[-1]) if at_key else _at(tree, path)
    slip = next((key for key in node if typo_hint(key)), None) if kind == "one-form" and isinstance(node, dict) else None
    if slip is not None:
        return _unknown((*path, slip))
    text = node if isinstance(node, str) else ""
    details: dict[str, str | Bilingual] = {"field": _field(path), "found": _shortened(text)}
    if kind == "literal_error" and isinstance(node, str):
        codes = context["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        return Finding("not-a-choice", path, details | {"choices": listed(codes)} | typo_hint(text))
    if kind in _EXPECTED:
        expected = _EXPECTED[kind]
        hint = typo_hint(text) or hint_for("wrong-type", f"{expected} /{'/'.join(map(str, path))}")
        return Finding("wrong-type", path, details | {"expected": _KINDS[expected], "found": _KINDS[_kind(node)]} | hint)
    return Finding(kind, path, details | context | (hint_for(kind, text) or typo_hint(text)), at_key)


def _missing(path: Path) -> Finding:
    field = str(path[-1])
    return Finding("missing-field", path[:-1], {"field": field, **hint_for("missing-field", field)}, at_key=True)


def _unknown(path: Path) -> Finding:
    field = str(path[-1])
    record = _record(path[:-1])
    known = [each.name for each in fields(record)]
    cut_off = CUT_OFF if issubclass(record, Name) and not field.islower() else {}
    hint = typo_hint(field) or hint_for("unknown-field", field) or cut_off or did_you_mean_hint(field, known)
    return Finding("unknown-field", path, {"field": _shortened(field), **hint}, at_key=True)


_AT_FIELD = {"missing": _missing, "unexpected_keyword_argument": _unknown, "extra_forbidden": _unknown}


def _record(path: Path) -> Any:  # noqa: ANN401 a dataclass
    """The record that stands, or should, at a path."""
    if not path:
        return Plan
    last = path[-1]
    if isinstance(last, int):
        return _ITEMS.get(str(path[0]), Statement)
    if last == "planned_investment":
        return PlannedInvestment
    return Name if last in _NAMES else Counted if path[2:] == ("counts",) else _RECORDS.get(str(path[0]), Name)


def _field(path: Path) -> str:
    return next((_shortened(step) for step in reversed(path) if isinstance(step, str)), "")


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


def _kind(node: Tree | None) -> str:
    return {dict: "mapping", tuple: "sequence", str: "scalar"}[type(node)] if node else "nothing"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
