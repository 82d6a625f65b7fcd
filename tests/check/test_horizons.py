"""A yearly growth against the levels that the plan sets for later years."""

from __future__ import annotations

import pytest

from planctl.check.figures import contradictions
from tests.conftest import PlanOf, one_indicator


@pytest.mark.parametrize(
    ("base", "growth", "goal", "direction", "told"),
    [
        # 601.7 × 1.07² = 688.9, of 601.65 to 601.75; 700 is exact as a limit, 699.5 as a level.
        ("value: 601.7", "growth: 7", "value: 700, bound: over", "higher", True),
        ("value: 601.7", "growth: 7", "value: 688.9, bound: over", "higher", False),
        ("value: 601.7", "growth: 7", "value: 689, bound: over", "higher", True),
        ("value: 601.7", "growth: 7", "value: 689, bound: reach", "higher", False),
        ("value: 601.7", "growth: 7", "value: 600", "higher", False),
        # Where less is better: 100 × 0.95² = 90.25.
        ("value: 100.0", "growth: -5", "value: 90, bound: at_most", "lower", True),
        ("value: 100.0", "growth: -5", "value: 91, bound: at_most", "lower", False),
        ("value: 100.0", "growth: -5", "value: 80", "none", False),
        # A rate that may be more, a base that may be more, a target that is "about", a growth over several years.
        ("value: 601.7", "growth: 7, bound: at_least", "value: 700", "higher", False),
        ("value: 601.7, bound: over", "growth: 7", "value: 700", "higher", False),
        ("value: 601.7", "growth: 7", "value: 700, bound: about", "higher", False),
        ("value: 601.7", "growth: 7, since: 2020", "value: 700", "higher", False),
        ("growth: 6.8", "growth: 7", "value: 700", "higher", False),
        ("value: 0", "growth: 7", "value: 700", "higher", False),
    ],
)
def test_a_rate_leads_to_the_horizon(plan_of: PlanOf, base: str, growth: str, goal: str, direction: str, told: bool) -> None:
    plan = one_indicator(
        actual=f"{{2023: [{{{base}, at: 1}}]}}",
        target=f"{{2024: [{{{growth}, at: 1}}], 2025: [{{{goal}, at: 1}}]}}",
        direction=direction,
    )
    assert [finding.rule for finding in contradictions(plan_of(plan))] == ["rate-and-horizon"] * told


def test_each_horizon_is_told(plan_of: PlanOf) -> None:
    targets = "2024: [{growth: 7, at: 1}, {value: 636, at: 1}], 2025: [{value: 700, at: 1}], 2027: [{value: 850, at: 1}]"
    plan = one_indicator(actual="{2023: [{value: 601.7, at: 1}]}", target=f"{{{targets}}}", prices="constant")
    assert [finding.path[3] for finding in contradictions(plan_of(plan))] == ["2025", "2027"]


def test_the_rate_is_that_of_the_plan_s_year(plan_of: PlanOf) -> None:
    targets = "{2024: [{growth: 7, at: 1}], 2025: [{growth: 20, at: 1}], 2026: [{value: 730, at: 1}]}"
    plan = one_indicator(actual="{2023: [{value: 601.7, at: 1}]}", target=targets)
    assert contradictions(plan_of(plan)) == []
    (finding,) = contradictions(plan_of(plan.replace("730", "740")))
    assert finding.details["growth"] == "7"
