"""The overview: each indicator's attribute, baseline, target, distance and verdict, binding and expected counted apart."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from planctl.assess.derive import nothing
from planctl.assess.gap import absolute_gap
from planctl.assess.pairs import leading_pair
from planctl.assess.result import Quantity, Result, Term, result, term
from planctl.assess.verdict import Verdict, verdict
from planctl.formulas import Reason
from planctl.model import Attribute, Basis, Direction, Indicator, Nature, Plan
from planctl.periods import end_of


class StatusRow(NamedTuple):
    """One indicator at a glance."""

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    area: str | None
    chain: str | None
    attribute: Attribute
    basis: Basis | None
    headline: bool
    nature: Nature
    direction: Direction
    baseline: Term | None
    target: Term | None
    distance: Quantity
    verdict: Verdict
    reason: Reason | None


def status(plan: Plan, indicators: dict[str, Indicator]) -> Result:
    """The state of each indicator, with counts by attribute that are never mixed."""
    rows = [status_row(plan, id_, indicator) for id_, indicator in indicators.items()]
    by_attribute: dict[str, object] = {}
    for attribute in ("binding", "expected", "reference", "unstated"):
        mine = [row for row in rows if row.attribute == attribute]
        if mine:
            by_attribute[attribute] = {
                "indicators": len(mine),
                "inferred": sum(row.basis == "inferred" for row in mine),
                "verdicts": dict(Counter(row.verdict for row in mine)),
            }
    summary: dict[str, object] = {"indicators": len(rows), "recorded": len(plan.indicators), "by_attribute": by_attribute}
    return result(plan, "status", list(rows), summary)


def status_row(plan: Plan, id_: str, indicator: Indicator) -> StatusRow:
    """One indicator at a glance: by its leading target, or by its latest result when it has none."""
    pair = leading_pair(plan, indicator)
    baseline = pair.baseline if pair else latest_result(plan, indicator)
    target = pair.target if pair else None
    judged, reason = verdict(baseline, target, indicator.direction)
    return StatusRow(
        id_,
        indicator.name.zh,
        indicator.name.en,
        indicator.unit,
        indicator.area,
        indicator.chain,
        indicator.attribute,
        indicator.basis,
        indicator.headline,
        indicator.nature,
        indicator.direction,
        baseline or latest_result(plan, indicator),
        target,
        absolute_gap(pair) if pair else nothing(Reason.NO_TARGET),
        judged,
        reason,
    )


def latest_result(plan: Plan, indicator: Indicator) -> Term | None:
    """The first figure of the latest period that an indicator has results for."""
    period = max(indicator.actual, key=end_of, default=None)
    if period is None or not indicator.actual[period]:
        return None
    return term(plan, indicator.unit, period, "actual", indicator.actual[period][0])
