"""Figures published elsewhere are looked at like the plan's own, each source by itself."""

from __future__ import annotations

import pytest

from planctl.check.figures import contradictions
from tests.conftest import PlanOf

SOURCES = "sources: {press: {title: {zh: 公报}}, bulletin: {title: {zh: 年鉴}}}\n"


def indicator(id_: str, fields: str) -> str:
    given = {"name": f"{{zh: 某项{id_}}}", "unit": "亿元", "nature": "flow", "direction": "higher"}
    given |= dict(field.split(": ", 1) for field in fields.split("\n") if field)
    return f"  {id_}:\n" + "".join(f"    {name}: {value}\n" for name, value in given.items())


def found(plan_of: PlanOf, observations: str, **indicators: str) -> list[tuple[str, tuple[str | int, ...]]]:
    records = "".join(indicator(id_, fields) for id_, fields in indicators.items())
    plan = plan_of(f"{SOURCES}indicators:\n{records}observations: {observations}\n")
    return [(finding.rule, finding.path) for finding in contradictions(plan)]


RATE = 'unit: "%"\nnature: rate'
LAST = "actual: {2023: [{value: 100.0, at: 1}]}\ngrowth_prices: current"


def test_a_share_of_744_per_cent(plan_of: PlanOf) -> None:
    observations = "{X: {2023: [{value: 74.4, source: bulletin}], 2024: [{value: 744, source: press}]}}"
    assert ("share-over-whole", ("observations", "X", "2024", 0, "value")) in found(plan_of, observations, X=RATE)


@pytest.mark.parametrize(
    ("observations", "told"),
    [
        # The source's own year before, or else the plan's.
        ("2023: [{value: 100.0, source: press}], 2024: [{value: 107.0, source: press}, {growth: 8.0, source: press}]", True),
        ("2024: [{value: 107.0, source: press}, {growth: 8.0, source: press}]", True),
        ("2024: [{value: 107.0, source: press}, {growth: 7.0, source: press}]", False),
        # Another source's figure, and a source that revises the year before, contradict nothing.
        ("2024: [{value: 107.0, source: press}, {growth: 8.0, source: bulletin}]", False),
        ("2023: [{value: 99.1, source: press}], 2024: [{value: 107.0, source: press}, {growth: 8.0, source: press}]", False),
    ],
)
def test_levels_and_growth_of_one_source(plan_of: PlanOf, observations: str, told: bool) -> None:
    rule = ("level-and-growth", ("observations", "X", "2024"))
    assert found(plan_of, f"{{X: {{{observations}}}}}", X=LAST) == [rule] * told


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        # 107.0 after 100.0 would be 7 %; after 99.1 it is 8.0 %.
        ("", True),
        ("2023: [{value: 99.1, source: early}], ", False),
        # Who revised it only later, or to something else, is no help.
        ("2023: [{value: 99.1, source: late}], ", True),
        ("2023: [{value: 98.1, source: early}], ", True),
    ],
)
def test_the_year_before_is_as_revised_by_then(plan_of: PlanOf, revision: str, told: bool) -> None:
    dated = {"early": "2024-11", "late": "2026-01", "then": "2025-03"}
    sources = ", ".join(f"{key}: {{title: {key}, published: {day}}}" for key, day in dated.items())
    plan = plan_of(
        f"sources: {{{sources}}}\nindicators:\n{indicator('X', LAST)}observations: {{X: {{{revision}"
        "2024: [{value: 107.0, source: then}, {growth: 8.0, source: then}]}}\n"
    )
    assert [finding.rule for finding in contradictions(plan)] == ["level-and-growth"] * told


@pytest.mark.parametrize(
    ("part", "told"),
    [("value: 2.0, source: press", True), ("value: 3.0, source: press", False), ("value: 2.0, source: bulletin", False)],
)
def test_parts_of_one_source(plan_of: PlanOf, part: str, told: bool) -> None:
    whole = "X: {2024: [{value: 10.0, source: press}]}, A: {2024: [{value: 7.0, source: press}]}"
    observations = f"{{{whole}, B: {{2024: [{{{part}}}]}}}}"
    rule = ("parts-and-total", ("observations", "X", "2024"))
    assert found(plan_of, observations, X="parts: {sector: [A, B]}", A="", B="") == [rule] * told


def test_a_part_that_only_the_plan_has_is_not_added(plan_of: PlanOf) -> None:
    observations = "{X: {2024: [{value: 10.0, source: press}]}, A: {2024: [{value: 7.0, source: press}]}}"
    b = "actual: {2024: [{value: 1.0, at: 1}]}"
    assert found(plan_of, observations, X="parts: {sector: [A, B]}", A="", B=b) == []


def test_days_and_their_share_of_one_source(plan_of: PlanOf) -> None:
    observations = "{AIR: {2023: [{value: 96.0, source: press}]}, DAYS: {2023: [{value: 345, source: press}]}}"
    air, days = 'unit: "%"\nnature: rate\nin_days: DAYS', "unit: 天"
    assert found(plan_of, observations, AIR=air, DAYS=days) == [("two-units", ("observations", "AIR", "2023"))]


def test_what_the_plan_itself_contradicts_is_told_once(plan_of: PlanOf) -> None:
    own = RATE + "\nactual: {2023: [{value: 101, at: 1}]}"
    assert found(plan_of, "{X: {2024: [{value: 95, source: press}]}}", X=own) == [
        ("share-over-whole", ("indicators", "X", "actual", "2023", 0, "value"))
    ]
