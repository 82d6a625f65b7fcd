"""Which indicators a question is about, and in which order its rows stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Literal, NamedTuple

from planctl.assess.answers import Answer, Figure, Quantity, Row, Summary
from planctl.assess.verdict import SHORT, Judged, Verdict
from planctl.language import Bilingual, enumerated
from planctl.plan.lookup import did_you_mean, find_ids, find_key, normalized
from planctl.plan.model import Indicator, Plan, Project
from planctl.plan.vocabulary import Attribute, Nature
from planctl.problems import RefusedError

FailOn = Literal["missed", "binding", "any"]
"""What is to end a run with exit code 1: a missed target, a binding one that is missed or not kept up with, or any such."""


class Selection(NamedTuple):
    """Which indicators a line asks about: those that it names, or else the headline ones, or `everything`; of these those that fit.

    An area and an owner are named by a part of their names too; an owner's part stands for all that have it.
    """

    names: Sequence[str] = ()
    attribute: Attribute | None = None
    nature: Nature | None = None
    area: str | None = None
    owner: str | None = None
    everything: bool = False


_NO_INDICATORS = Bilingual("不是指标，而是项目或合计：{ids}", "not an indicator but a project or a total: {ids}")


def select(plan: Plan, wanted: Selection | None = None) -> dict[str, Indicator]:
    """The indicators of a selection; where none is a headline one, all stand for these.

    Raises RefusedError when a name, an area or an owner is not known, or a name is no indicator's.
    """
    wanted = wanted or Selection()
    area = None if wanted.area is None else find_key(wanted.area, plan.areas, "area")
    owned = plan.indicators.keys() if wanted.owner is None else owned_by(plan.indicators, wanted.owner)
    if wanted.names:
        ids = find_ids(plan, wanted.names, plan.indicators)
        others = [id_ for id_ in ids if id_ not in plan.indicators]
        if others:
            raise RefusedError(_NO_INDICATORS.filled(ids=enumerated(others)))
        chosen = {id_: plan.indicators[id_] for id_ in ids}
    else:
        some = not wanted.everything and any(indicator.headline for indicator in plan.indicators.values())
        chosen = {id_: indicator for id_, indicator in plan.indicators.items() if indicator.headline or not some}
    return {
        id_: indicator
        for id_, indicator in chosen.items()
        if wanted.attribute in (None, indicator.attribute)
        and wanted.nature in (None, indicator.nature)
        and (area is None or area in _areas_of(plan, indicator))
        and id_ in owned
    }


def _areas_of(plan: Plan, indicator: Indicator) -> tuple[str | None, ...]:
    """The area of an indicator, and the one that this lies within."""
    area = plan.areas.get(indicator.area or "")
    return indicator.area, area.within if area else None


def owned_by(records: Mapping[str, Indicator] | Mapping[str, Project], owner: str) -> set[str]:
    """The ids of the records that somebody is responsible for whose name has these words; raises RefusedError for nobody's."""
    names = {id_: record.owner for id_, record in records.items() if record.owner is not None}
    part = normalized(owner)
    ids = {id_ for id_, name in names.items() if part in normalized(f"{name.zh}\n{name.en or ''}")}
    if not ids:
        near = did_you_mean(owner, dict.fromkeys(each for name in names.values() for each in (name.zh, name.en) if each))
        none = Bilingual("计划没有写明责任单位", "the plan names no owners")
        near = near if names else none
        raise RefusedError(Bilingual(f"--owner：没有“{owner}”；{near.zh}", f"--owner: there is no “{owner}”; {near.en}"))
    return ids


class RowsWanted(NamedTuple):
    """Of an answer's judged rows, those with some verdicts; which of them are to close the gate; and how many are shown."""

    verdicts: Collection[Verdict] | None = None
    fail_on: FailOn | None = None
    limit: int | None = None


def fails(row: Judged, on: FailOn) -> bool:
    """Whether a row is what somebody wants to be told of: any target that is missed or not kept up with, or only such.

    What is striven for beyond a firm target breaks no promise.
    """
    if getattr(row, "second_step", False) or row.verdict not in SHORT:
        return False
    return on == "any" or (on == "binding" and row.attribute == "binding") or (on == "missed" and row.verdict == Verdict.MISSED)


def shown(answer: Answer[Row, Summary], wanted: RowsWanted) -> Answer[Row, Summary]:
    """The same answer with as many rows as are asked for, its gate closed where one of all fails."""
    on = wanted.fail_on
    closed = answer.gate_closed or (on is not None and any(isinstance(row, Judged) and fails(row, on) for row in answer.rows))
    return limited(answer._replace(gate_closed=closed), wanted)


def limited(answer: Answer[Row, Summary], wanted: RowsWanted) -> Answer[Row, Summary]:
    """The same answer with as many rows as are asked for."""
    return answer._replace(rows=answer.rows[: wanted.limit])


def ordered(answer: Answer[Row, Summary], field: str | None, reverse: bool) -> Answer[Row, Summary]:
    """The same answer with its rows ordered by a field (`figure.period`: one within one), those with nothing there last."""
    if field is None:
        return answer._replace(rows=answer.rows[::-1]) if reverse else answer
    value = attrgetter(field)
    keyed = [(_key(value(row)), row) for row in answer.rows]
    known = [(key, row) for key, row in keyed if key is not None]
    known.sort(key=lambda pair: pair[0], reverse=reverse)
    return answer._replace(rows=(*(row for _, row in known), *(row for key, row in keyed if key is None)))


def _key(value: Quantity | Figure | Decimal | int | str | None) -> tuple[Decimal, str] | None:
    """What a field is sorted by: a number, a text, or a verdict's place among its like; None where it holds nothing."""
    plain = value.value if isinstance(value, (Quantity, Figure)) else value
    if plain is None:
        return None
    if isinstance(plain, Verdict):
        return Decimal(list(Verdict).index(plain)), ""
    return (Decimal(0), plain) if isinstance(plain, str) else (Decimal(plain), "")
