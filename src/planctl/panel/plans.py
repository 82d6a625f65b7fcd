"""Plans as a source: what each says of an indicator and a period as a row of the panel, its place the one that the plan is of."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from planctl.assess.answers import Figure, unit_of
from planctl.assess.baselines import is_leg
from planctl.assess.gap import GapRow, gap_rows
from planctl.assess.proposals import decided
from planctl.assess.results import results_of
from planctl.assess.verdict import with_width
from planctl.numbers.periods import by_its_end
from planctl.numbers.units import is_percent
from planctl.panel.columns import SourceRow
from planctl.plan.lookup import normalized
from planctl.plan.model import Indicator, Name, Plan
from planctl.plan.vocabulary import BOUND_WORDS, Form
from planctl.problems import Problem
from planctl.read import read
from planctl.read.files import plans_in
from planctl.read.location import is_yaml, plan_files
from planctl.rules import severity


class PlanRow(NamedTuple):
    """What a plan says of one indicator and period: a result, what was aimed at for it, and beside a level the published growth.

    `indicator` is its id, or that of the same indicator in a plan before. `unit` is of result and target.
    """

    place: Name
    indicator: str
    subject: Indicator
    period: str
    unit: str | None
    result: Figure | None
    target: Figure | None
    growth: Figure | None


class PlanRows(NamedTuple):
    """The rows of some plans, and every problem of all of them."""

    rows: list[PlanRow]
    problems: list[Problem]

    @property
    def complete(self) -> bool:
        """Whether every plan could be used."""
        return all(severity(problem) != "error" for problem in self.problems)


def are_plans(named: str) -> bool:
    """Whether a source is of plans: a YAML file, or a folder that has such files in it or in its inner folders."""
    path = Path(named)
    return any(is_yaml(Path(file).name) for plan in plans_in(path) for file in _files(plan))


def _files(plan: Path) -> list[str]:
    try:
        return plan_files(str(plan))
    except OSError:
        return []  # the reader says why it can't be read


def read_plans(sources: Iterable[str]) -> PlanRows:
    """What the plans that some sources hold say, each indicator by one id in all of them."""
    rows, problems, ids = list[PlanRow](), list[Problem](), _Ids()
    for path in dict.fromkeys(plan for source in sources for plan in plans_in(Path(source))):
        reading = decided(read(path, keep=False, follow=True))
        problems += reading.problems
        if reading.plan is not None:
            rows += _rows(reading.plan, _place(path, reading.plan), ids.of(reading.plan.indicators))
    return PlanRows(rows, problems)


def _place(path: Path, plan: Plan) -> Name:
    """Where a plan is of: as it says, or else the name of its folder or file."""
    here = path.resolve()
    return (plan.about and plan.about.place) or Name(here.name if here.is_dir() else here.stem, None)


class _Ids:
    """What the plans so far call their indicators. One of the next plan is the same by its id, or else by one of its names."""

    def __init__(self) -> None:
        self._called: dict[str, str] = {}

    def of(self, indicators: Mapping[str, Indicator]) -> dict[str, str]:
        """For each id of a plan that of the same indicator in those before, or itself."""
        known = set(self._called.values())
        ids = {id_: id_ for id_ in indicators if id_ in known}
        for id_, indicator in indicators.items():
            same = filter(None, (self._called.get(normalized(name)) for name in _names(indicator)))
            ids.setdefault(id_, next((other for other in same if other not in ids.values()), id_))
        for id_, indicator in indicators.items():
            for name in _names(indicator):
                self._called.setdefault(normalized(name), ids[id_])
        return ids


def _names(indicator: Indicator) -> list[str]:
    return [name for name in (indicator.name.zh, indicator.name.en, *indicator.aliases) if name]


def _rows(plan: Plan, place: Name, ids: Mapping[str, str]) -> Iterator[PlanRow]:
    for id_, indicator in plan.indicators.items():
        newest = {_key(figure): figure for figure in results_of(plan, id_)}
        for (period, form, _), result, target in _pairs(plan, id_, indicator, newest):
            growth = newest.get((period, "growth", None)) if form == "value" else None
            yield PlanRow(
                place=place,
                indicator=ids[id_],
                subject=indicator,
                period=period,
                unit=unit_of(form, indicator.unit),
                result=result,
                target=target,
                growth=growth if growth and fits(growth) else None,
            )


_Key = tuple[str, Form, int | None]
_Pair = tuple[_Key, Figure | None, Figure | None]


def _key(figure: Figure) -> _Key:
    """The period, the form, and of a change the year that it counts from."""
    return by_its_end(figure.period), figure.form, figure.since


def _pairs(plan: Plan, id_: str, indicator: Indicator, newest: Mapping[_Key, Figure]) -> Iterator[_Pair]:
    """Each target with the result that it is judged by, if that is of its own period; then the results without a target.

    A growth stands beside its level; where there is neither a level nor a target, as the growth of a level that is not known.
    """
    paired = set[_Key]()
    for row in gap_rows(plan, id_, indicator):
        if not is_leg(row.baseline):
            result = row.result if row.result and by_its_end(row.result.period) == by_its_end(row.target.period) else None
            yield _key(row.target), result, _as_asked(row, plan)
            paired |= {_key(figure) for figure in (row.target, result) if figure}
    levels = {key for key in (*paired, *newest) if key[1] == "value"}
    for key, result in newest.items():
        level: _Key = (key[0], "value", None)
        carried = key[1] == "growth" and fits(result)
        if key not in paired and not (carried and level in levels):
            yield (level, None, None) if carried else (key, result, None)


def _as_asked(row: GapRow, plan: Plan) -> Figure:
    """A target of "about" a figure as the range that its plan makes of it; of two steps, only the second is marked as a stretch."""
    return with_width(row.target, plan.about)._replace(stretch=row.second_step)


def fits(figure: Figure) -> bool:
    """Whether a number says all of a figure: no range, no part of the place, no second step, and a result no bound."""
    plain = figure.to is None and figure.since is None and figure.scope_zh is None and not figure.stretch
    bounds = ("exact", "reach") if figure.role == "actual" else BOUND_WORDS
    return figure.value is not None and figure.form in ("value", "growth") and plain and figure.bound in bounds


def write_table(rows: Iterable[PlanRow], file: Path) -> None:
    """The rows as a table of the panel: numbers as printed, and what no column holds in the words of a plan's file."""
    with file.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, SourceRow._fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_once(map(_cells, rows)))


_Cells = dict[str, str]
_KEY = ("place", "indicator", "unit", "period")
_FIGURES = ("value", "growth", "bound", "target")


def _cells(row: PlanRow) -> _Cells:
    return {
        "place": row.place.zh,
        "indicator": row.indicator,
        "period": str(row.period),
        "unit": row.unit or "",
        "attribute": row.subject.attribute,
        "direction": row.subject.direction,
        "value": _cell(row.result, row),
        "growth": _cell(row.growth, row),
        "bound": row.target.bound if row.target and row.target.value is not None else "",
        "target": _cell(row.target, row),
    }


def _cell(figure: Figure | None, row: PlanRow) -> str:
    if figure is None:
        return ""
    of_share = figure.form == "growth" and figure is not row.growth and is_percent(row.subject.unit)
    return f"{figure.value:f}" if fits(figure) and not of_share else _in_words(figure)


def _in_words(figure: Figure) -> str:
    """A figure as a plan's file has it: `growth: 8, to: 9`."""
    said = figure.value if figure.value is not None else str(figure.reached).lower() if figure.form == "reached" else figure.text_zh
    beside = {
        "to": figure.to,
        "bound": figure.bound if figure.bound != "exact" else None,
        "since": figure.since,
        "scope": figure.scope_zh,
        "stretch": "true" if figure.stretch else None,
    }
    parts = [f"{figure.form}: {said}", *(f"{name}: {field}" for name, field in beside.items() if field is not None)]
    return ", ".join(parts)


def _once(rows: Iterable[_Cells]) -> Iterator[_Cells]:
    """The rows, those that several plans of a place have alike as one: the next plan begins with the results of the one before."""
    together: dict[tuple[str, ...], list[_Cells]] = {}
    for row in rows:
        same = together.setdefault(tuple(row[name] for name in _KEY), [])
        alike = next((at for at, other in enumerate(same) if _agree(other, row)), None)
        if alike is None:
            same.append(row)
        else:
            other = same[alike]
            leading = other if other["target"] else row
            same[alike] = leading | {name: other[name] or row[name] for name in _FIGURES}
    return (row for several in together.values() for row in several)


def _agree(one: _Cells, other: _Cells) -> bool:
    return all(one[name] == other[name] or not (one[name] and other[name]) for name in _FIGURES)
