"""What a reader of the annexes must know beside the figures: what is inferred, what is missing, what the official lists hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from planctl.assess.answers import Figure, recorded_figure
from planctl.plan.model import Indicator, Name, Plan


class Note(NamedTuple):
    """A remark under an annex: a code that rendering words, and what it is about."""

    annex: int
    code: str
    details: dict[str, object]


class Named(NamedTuple):
    """What something is called."""

    name_zh: str
    name_en: str | None


def named(name: Name) -> Named:
    """A name as a result holds it."""
    return Named(name.zh, name.en)


def notes(plan: Plan, number: int, rows: Sequence[Any], chosen: dict[str, Indicator]) -> list[Note]:
    """The remarks under one annex, in the order to read them."""
    if not rows:
        return []
    made = _PROJECT_NOTES if number == 3 else _INDICATOR_NOTES  # noqa: PLR2004 the annex of projects
    return [
        Note(number, code, details) for code, about in made.items() if (details := about(plan, number, rows, chosen)) is not None
    ]


Details = dict[str, object] | None


def _source(plan: Plan, _number: int, _rows: Sequence[Any], _chosen: dict[str, Indicator]) -> Details:
    source = plan.sources.get(plan.about.source or "") if plan.about else None
    return None if source is None else {"source_zh": source.title.zh, "source_en": source.title.en}


def _official(plan: Plan, number: int, rows: Sequence[Any], _chosen: dict[str, Indicator]) -> Details:
    """The official list's own count beside this one's, with the attributes that the text itself gives."""
    if number != 2:  # noqa: PLR2004 the annex of the plan's indicators
        return None
    counts = {total.attribute or "all": total for total in plan.totals.values() if total.measure == "indicators"}
    if "all" not in counts:
        return None
    figures = {name: _only(plan, total) for name, total in counts.items()}
    stated = sum(row.basis == "stated" for row in rows)
    return {"official": figures, "listed": len(rows), "stated": stated}


def _only(plan: Plan, total: Any) -> Figure | None:  # noqa: ANN401 a total
    said = total.target.get(str(plan.year), ())
    return recorded_figure(plan, total.unit, str(plan.year), "target", said[0]) if said else None


def _no_targets(plan: Plan, number: int, rows: Sequence[Any], _chosen: dict[str, Indicator]) -> Details:
    missing = sum(row.target is None for row in rows) if number == 1 else 0
    return {"year": plan.year - 1, "missing": missing, "lines": len(rows)} if missing else None


def _no_previous(plan: Plan, number: int, rows: Sequence[Any], _chosen: dict[str, Indicator]) -> Details:
    missing = sum(row.previous is None for row in rows) if number == 1 else 0
    return {"year": plan.year - 2, "missing": missing, "lines": len(rows)} if missing else None


def _left_out(plan: Plan, number: int, rows: Sequence[Any], chosen: dict[str, Indicator]) -> Details:
    """Chosen indicators that have no line because the text gives no figure of the annex's year."""
    listed = {row.id for row in rows}
    names = tuple(named(each.name) for id_, each in chosen.items() if id_ not in listed)
    some = len(chosen) < len(plan.indicators)
    return {"year": plan.year - 1 if number == 1 else plan.year, "names": names} if names and some else None


def _more(plan: Plan, number: int, rows: Sequence[Any], _chosen: dict[str, Indicator]) -> Details:
    year = str(plan.year - 1 if number == 1 else plan.year)
    having = sum(bool((each.actual if number == 1 else each.target).get(year)) for each in plan.indicators.values())
    return {"year": int(year), "listed": len(rows), "having": having} if having > len(rows) else None


def _inferred(plan: Plan, _number: int, rows: Sequence[Any], _chosen: dict[str, Indicator]) -> Details:
    """Each reason for an inferred attribute with the lines that it is behind."""
    reasons: dict[str, list[int]] = {}
    for row in rows:
        if row.basis == "inferred":
            reasons.setdefault(plan.indicators[row.id].reason or "", []).append(row.number)
    worded = tuple(
        {"reason": named(plan.inferences.get(reason, Name(reason))), "numbers": tuple(numbers)}
        for reason, numbers in reasons.items()
    )
    return {"lines": sum(len(numbers) for numbers in reasons.values()), "reasons": worded} if worded else None


def _unstated(_plan: Plan, _number: int, rows: Sequence[Any], _chosen: dict[str, Indicator]) -> Details:
    missing = sum(row.attribute == "unstated" for row in rows)
    return {"lines": missing} if missing else None


def _not_the_official_list(plan: Plan, _number: int, rows: Sequence[Any], _chosen: dict[str, Indicator]) -> Details:
    programmes = sum(row.project.kind == "programme" for row in rows)
    return {"listed": len(rows), "programmes": programmes, "base_year": plan.year - 1}


def _without_stage(_plan: Plan, _number: int, rows: Sequence[Any], _chosen: dict[str, Indicator]) -> Details:
    missing = sum(row.stage_now is None for row in rows)
    return {"lines": missing} if missing else None


def _investments(_plan: Plan, _number: int, rows: Sequence[Any], _chosen: dict[str, Indicator]) -> Details:
    missing = sum(row.project.investment is None for row in rows)
    return {"given": len(rows) - missing, "lines": len(rows)} if missing else None


_INDICATOR_NOTES = {
    "official_list": _official,
    "no_targets": _no_targets,
    "no_previous": _no_previous,
    "left_out": _left_out,
    "more": _more,
    "inferred_attributes": _inferred,
    "unstated_attributes": _unstated,
    "source": _source,
}
_PROJECT_NOTES = {
    "named_projects": _not_the_official_list,
    "without_stage": _without_stage,
    "few_investments": _investments,
    "source": _source,
}
