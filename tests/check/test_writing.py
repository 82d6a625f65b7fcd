"""What is written so that it may not be meant."""

from __future__ import annotations

import pytest

from planctl.check.figures import contradictions
from tests.conftest import PlanOf, one_indicator


@pytest.mark.parametrize(("unit", "told"), [("%", True), ("‰", True), ("亿元", False)])
def test_what_is_in_per_cent_grows_by_points(plan_of: PlanOf, unit: str, told: bool) -> None:
    plan = one_indicator(
        unit=unit, actual="{2023: [{growth: 2, at: 1}]}", target="{2024: [{growth: 3, at: 1}]}",
        observed="{2025: [{growth: 4, source: press}]}",
    )  # fmt: skip
    assert [(finding.rule, finding.path[0]) for finding in contradictions(plan_of(plan))] == [
        ("growth-of-share", "indicators"), ("growth-of-share", "indicators"), ("growth-of-share", "observations")
    ] * told  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("change: -3, unit_printed: ug/m³", "change: -3, unit_printed: μg/m3", True),
        ("change: -3, unit_printed: ug/m³", "change: -3", True),
        # Spelt alike, or not printed with a growth.
        ("change: -3, unit_printed: ug/m³", "change: -3, unit_printed: ug/m³", False),
        ("change: -3, unit_printed: ug/m³", "growth: -3", False),
        ("change: -3", "change: -3", False),
    ],
)
def test_a_unit_is_spelt_in_one_way(plan_of: PlanOf, before: str, after: str, told: bool) -> None:
    plan = one_indicator(
        unit="μg/m³", actual=f"{{2023: [{{{before}, at: 1}}]}}", target=f"{{2024: [{{{after}, at: 1}}]}}", direction="lower"
    )
    assert [finding.rule for finding in contradictions(plan_of(plan))] == ["two-spellings"] * told


def test_a_unit_keeps_its_meaning(plan_of: PlanOf) -> None:
    plan = "units: {亿元: {en: billions}, 元: {en: yuan}, 箱: {en: boxes}, 万元/亩: {en: 10k yuan per mu of land}}"
    assert [(finding.path, finding.details) for finding in contradictions(plan_of(plan))] == [
        (("units", "亿元"), {"found": "亿元", "known": "100m yuan", "declared": "billions"})
    ]
