"""What is said of a project in one place and in another."""

from __future__ import annotations

import pytest

from planctl.check.figures import contradictions
from tests.conftest import PlanOf


def rules(plan_of: PlanOf, actual: str, target: str) -> list[str]:
    plan = plan_of(f"projects:\n  P:\n    name: {{zh: 某项目}}\n    actual: {actual}\n    target: {target}\n")
    return [finding.rule for finding in contradictions(plan)]


@pytest.mark.parametrize(
    ("actual", "target", "told"),
    [
        # One stage a year, and a result beside a target, are no two stages.
        ("{2024: [{stage: new, at: 1}]}", "{2024: [{stage: completed, at: 2}]}", 0),
        ("{2023: [{stage: new, at: 1}], 2024: [{stage: continuing, at: 1}]}", "{}", 0),
        ("{}", "{2024: [{stage: completed, at: 1}, {progress: 100, at: 2}]}", 0),
        ("{}", "{2024: [{stage: completed, at: 1}, {stage: continuing, at: 2}]}", 1),
        ("{2023: [{stage: completed, at: 1}, {stage: new, at: 2}, {stage: continuing, at: 3}]}", "{}", 2),
    ],
)
def test_a_year_has_one_stage(plan_of: PlanOf, actual: str, target: str, told: int) -> None:
    assert rules(plan_of, actual, target) == ["two-stages"] * told


@pytest.mark.parametrize(
    ("actual", "target", "told"),
    [
        ("{2023: [{progress: 3, of: works, at: 1}]}", "{2024: [{stage: preliminary, at: 2}]}", True),
        ("{2023: [{progress: 3, at: 1}], 2024-H1: [{stage: new, at: 1}]}", "{}", True),
        ("{2023: [{progress: 0, at: 1}]}", "{2024: [{stage: new, at: 2}]}", False),
        # Progress of the year in which it begins, or planned before it, is no progress before.
        ("{2024: [{progress: 3, at: 1}]}", "{2024: [{stage: new, at: 2}]}", False),
        ("{}", "{2023: [{progress: 3, at: 1}], 2024: [{stage: new, at: 2}]}", False),
    ],
)
def test_nothing_is_done_before_the_start(plan_of: PlanOf, actual: str, target: str, told: bool) -> None:
    assert rules(plan_of, actual, target) == ["done-before-start"] * told
