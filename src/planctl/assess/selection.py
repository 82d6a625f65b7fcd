"""Which indicators a question is about, and in which order its rows stand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from operator import attrgetter

from planctl.assess.answers import Answer, Figure, Quantity, Row, Summary
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual
from planctl.plan.lookup import did_you_mean, find_ids
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Attribute
from planctl.problems import RefusedError


def select(
    plan: Plan, names: list[str], attribute: Attribute | None = None, area: str | None = None, everything: bool = False
) -> dict[str, Indicator]:
    """The indicators that are named, or else the headline ones, or else (`everything`, or where none is a headline) all.

    Raises RefusedError when a name or an area is not known, or names no indicator.
    """
    if area is not None:
        require(area, plan.areas, "area")
    if names:
        ids = find_ids(plan, names)
        others = [id_ for id_ in ids if id_ not in plan.indicators]
        if others:
            listed = ", ".join(others)
            raise RefusedError(
                Bilingual(f"不是指标，而是项目或合计：{listed}", f"not an indicator but a project or a total: {listed}")
            )
        chosen = {id_: plan.indicators[id_] for id_ in ids}
    else:
        some = not everything and any(indicator.headline for indicator in plan.indicators.values())
        chosen = {id_: indicator for id_, indicator in plan.indicators.items() if indicator.headline or not some}
    return {
        id_: indicator
        for id_, indicator in chosen.items()
        if (attribute is None or indicator.attribute == attribute) and (area is None or indicator.area == area)
    }


def require(word: str, known: Mapping[str, object], option: str) -> None:
    """Refuse a word that is not one of those known for an option."""
    if word not in known:
        near = did_you_mean(word, known)
        raise RefusedError(Bilingual(f"--{option}：没有“{word}”；{near.zh}", f"--{option}: there is no “{word}”; {near.en}"))


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
