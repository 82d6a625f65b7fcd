"""A base that a source revises later stands beside the plan's own, and each answer says by which it goes."""

from __future__ import annotations

import pytest

from tests.conftest import Run, one_indicator, results

# Retail sales of 300.0 in 2023, of which 140.0 by June, as the plan of January 2024 has them. In October 2026 the yearbook revises
# them to 290.0 and 135.0; by June 2024 they are 150.0. To 330.0 it is 30.0, or 10 %, from the plan's own. On the year 150.0 is
# 7.1 % more than 140.0, and 11.1 % more than 135.0. For +10 % the rest of the year needs (300.0 × 1.1 − 150.0) / 160.0 = 12.5 %, or
# (290.0 × 1.1 − 150.0) / 155.0 = 9.0 %.
PLAN = one_indicator(
    actual="{2023-H1: [{value: 140.0, at: 1}], 2023: [{value: 300.0, at: 1}]}",
    target="{2024: [{value: 330.0, at: 2}, {growth: 10, at: 2}]}",
    observed="{2023-H1: [{value: 135.0, source: yearbook}], 2023: [{value: 290.0, source: yearbook}], "
    "2024-H1: [{value: 150.0, source: press}]}",
    prices="current",
)
BEFORE, AFTER = "2025-12-31", "2026-12-31"


def revised(run: Run, command: str, day: str, plan: str = PLAN) -> list[tuple[float, float, str]]:
    """What an answer says was revised: the plan's own figure, the revised one, and who revised it."""
    said = run(command, "--json", "--as-of", day, plan=plan).json["summary"]["revised"]
    return [(each["plan"]["value"], each["revised"]["value"], each["revised"]["source"]) for each in said]


@pytest.mark.parametrize("command", ["gap", "growth", "review"])
def test_until_it_is_revised_nothing_is_said(run: Run, command: str) -> None:
    assert revised(run, command, BEFORE) == []


def test_gaps_and_rates_go_by_the_plans_own(run: Run) -> None:
    assert revised(run, "gap", AFTER) == [(300, 290, "yearbook")]
    assert revised(run, "growth", AFTER) == [(300, 290, "yearbook")]
    level = results(run, "gap", "--as-of", AFTER, plan=PLAN)[0]
    assert (level["baseline"]["value"], level["gap"]["value"], level["relative_gap"]["value"]) == (300, 30, 10)


def test_roads_and_schedules_start_from_the_plans_own(run: Run) -> None:
    # From 300.0 in 2023 to 380.0 in 2026 it takes 8.20 % a year; 310.0 in 2024 is an eighth of the way.
    plan = one_indicator(
        actual="{2023: [{value: 300.0, at: 1}]}",
        target="{2026: [{value: 380.0, at: 2}]}",
        observed="{2023: [{value: 290.0, source: yearbook}], 2024: [{value: 310.0, source: yearbook}]}",
        prices="current",
    )
    assert revised(run, "pace", AFTER, plan) == [(300, 290, "yearbook")]
    way = results(run, "pace", "--as-of", AFTER, plan=plan)[0]
    assert (way["baseline"]["value"], way["share_of_target"]["value"]) == (300, 12.5)
    road = run("path", "X", "--growth", "5", "--json", "--as-of", AFTER, plan=plan).json["summary"]
    assert [(each["plan"]["value"], each["revised"]["value"]) for each in road["revised"]] == [(300, 290)]
    assert road["horizons"][0]["required_rate"]["value"] == 8.2


def test_the_year_before_in_a_review_is_the_revised_one(run: Run) -> None:
    assert revised(run, "review", AFTER) == [(140, 135, "yearbook"), (300, 290, "yearbook")]
    for day, on_year, rest in ((BEFORE, 7.1, 12.5), (AFTER, 11.1, 9.0)):
        level, growth = results(run, "review", "--as-of", day, plan=PLAN)
        assert (level["year_on_year"]["value"], growth["needed"]["value"]) == (on_year, rest)


@pytest.mark.parametrize(
    ("observed", "told"),
    [
        ("value: 300.04", False),  # more digits of the same
        ("value: 300.2", True),
        ("value: 290.0, scope: 城区", False),  # of something else
        ("growth: 5.0", False),
    ],
)
def test_what_is_a_revision(run: Run, observed: str, told: bool) -> None:
    plan = PLAN.replace("2023: [{value: 290.0,", f"2023: [{{{observed},")
    assert bool(revised(run, "gap", AFTER, plan)) == told


def test_a_revised_figure_that_no_row_starts_from_is_not_told(run: Run) -> None:
    assert revised(run, "gap", AFTER, PLAN.replace("2023: [{value: 290.0, source: yearbook}], ", "")) == []


@pytest.mark.parametrize(
    ("command", "language", "told"),
    [
        ("gap", "zh", "某项：2023 数据后来修订为 290.0亿元（yearbook），差距仍从计划所报的 300.0亿元 算起"),
        (
            "gap",
            "en",
            "Something: 300.0 (100m yuan) in 2023 was revised to 290.0 (100m yuan) later (yearbook); "
            "gaps start from the plan's own figure",
        ),
        ("growth", "zh", "某项：2023 数据后来修订为 290.0亿元（yearbook），隐含和所需增速仍按计划所报的 300.0亿元 计算"),
        ("review", "zh", "某项：2023-H1 数据用修订后的 135.0亿元（yearbook），计划所报为 140.0亿元"),
        (
            "review",
            "en",
            "Something: goes by 290.0 (100m yuan) in 2023, as revised later (yearbook); the plan has 300.0 (100m yuan)",
        ),
    ],
)
def test_an_answer_says_by_which_it_goes(run: Run, command: str, language: str, told: str) -> None:
    assert f"- {told}\n" in run(command, "--as-of", AFTER, "--lang", language, "--format", "md", plan=PLAN).out
