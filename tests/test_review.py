"""The running year: what is known beside the targets at each quarter, what needs attention first, and what has no figure yet."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Run, results

PLAN = """
about: {id: town-2024, name: {zh: 某镇2024年计划, en: A town's plan for 2024}, year: 2024, source: report}
sources:
  report: {title: {zh: 计划报告, en: Plan report}}
  q1: {title: {zh: 一季度快报, en: First quarter}, published: 2024-04-20}
  h1: {title: {zh: 半年快报, en: Half-year}, published: 2024-07-20}
  year: {title: {zh: 公报, en: Communique}, published: 2025-03-10}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: GDP}
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    basis: stated
    growth_prices: constant
    actual: {2023-H1: [{value: 50.0, at: 1}], 2023: [{value: 100.0, at: 1}, {growth: 6.0, at: 1}]}
    target: {2024: [{growth: 6.5, at: 2}]}
  TREES:
    name: {zh: 植树, en: Trees planted}
    unit: 万株
    nature: flow
    direction: higher
    attribute: expected
    basis: stated
    actual: {2023-H1: [{value: 2.0, at: 1}], 2023: [{value: 4.2, at: 1}]}
    target: {2024: [{value: 5.0, at: 2}]}
  JOBLESS:
    name: {zh: 失业率, en: Unemployment}
    unit: "%"
    nature: rate
    direction: lower
    attribute: expected
    basis: stated
    actual: {2023-H1: [{value: 5.4, at: 1}], 2023: [{value: 5.2, at: 1}]}
    target: {2024: [{value: 5.5, bound: at_most, at: 2}]}
  DEATHS:
    name: {zh: 死亡人数, en: Deaths}
    unit: 人
    nature: flow
    direction: lower
    attribute: binding
    basis: stated
    actual: {2023: [{value: 30, at: 1}]}
    target: {2024: [{value: 27, bound: at_most, at: 2}]}
  FOREST:
    name: {zh: 森林覆盖率, en: Forest coverage}
    unit: "%"
    nature: rate
    direction: higher
    attribute: binding
    basis: stated
    actual: {2023: [{value: 61.3, at: 1}]}
    target: {2024: [{value: 61.5, bound: at_least, at: 2}]}
  TAX:
    name: {zh: 税收, en: Tax revenue}
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2023-H1: [{value: 4.0, at: 1}]}
observations:
  GDP: {2024-H1: [{value: 53.0, source: h1}, {growth: 6.4, source: h1}], 2024: [{growth: 6.6, source: year}]}
  TREES: {2024-Q1: [{value: 1.0, source: q1}], 2024-H1: [{value: 2.6, source: h1}], 2024: [{value: 4.9, source: year}]}
  JOBLESS: {2024-H1: [{value: 5.6, source: h1}], 2024: [{value: 5.3, source: year}]}
  DEATHS: {2024-H1: [{value: 12, source: h1}], 2024: [{value: 27, source: year}]}
  FOREST: {2024: [{value: 61.6, source: year}]}
  TAX: {2024-H1: [{value: 4.4, source: h1}]}
"""


def seen(run: Run, day: str) -> list[tuple[str, str | None, str]]:
    """Each row's indicator, the period of its latest figure, and its verdict."""
    return [
        (row["id"], row["latest"] and row["latest"]["period"], row["verdict"])
        for row in results(run, "review", "--as-of", day, plan=PLAN)
    ]


@pytest.mark.parametrize(
    ("day", "rows"),
    [
        (
            "2024-04-30",
            [
                # 1.0 of 5.0 is 20 %, where 91 of 366 days are 24.9 %.
                ("TREES", "2024-Q1", "behind"),
                ("GDP", None, "no_result"),
                ("JOBLESS", None, "no_result"),
                ("DEATHS", None, "no_result"),
                ("FOREST", None, "no_result"),
            ],
        ),
        (
            "2024-H1",
            [
                ("TREES", "2024-Q1", "behind"),
                ("GDP", None, "no_result"),
                ("JOBLESS", None, "no_result"),
                ("DEATHS", None, "no_result"),
                ("FOREST", None, "no_result"),
            ],
        ),
        (
            "2024-07-31",
            [
                ("GDP", "2024-H1", "so_far_short"),
                ("JOBLESS", "2024-H1", "so_far_short"),
                # 2.6 of 5.0 is 52 %, 12 of 27 44 %, where 182 of 366 days are 49.7 %.
                ("TREES", "2024-H1", "on_schedule"),
                ("DEATHS", "2024-H1", "on_schedule"),
                ("FOREST", None, "no_result"),
            ],
        ),
        (
            "2025-03-31",
            [
                ("TREES", "2024", "missed"),
                ("GDP", "2024", "exceeded"),
                ("JOBLESS", "2024", "exceeded"),
                ("FOREST", "2024", "exceeded"),
                ("DEATHS", "2024", "met"),
            ],
        ),
    ],
)
def test_the_year_at_each_of_its_reviews(run: Run, day: str, rows: list[tuple[str, str | None, str]]) -> None:
    assert seen(run, day) == rows


def test_half_a_year_beside_the_half_before(run: Run) -> None:
    rows: dict[str, Any] = {row["id"]: row for row in results(run, "review", "--as-of", "2024-07-31", plan=PLAN)}
    # The growth as published, and what the levels at current prices make: 53.0 / 50.0.
    gdp = rows["GDP"]
    assert (gdp["latest"]["form"], gdp["growth"]["value"], gdp["year_on_year"]["value"]) == ("growth", 6.4, 6)
    assert (gdp["distance"]["value"], gdp["margin"]["value"]) == (0.1, -0.1)
    trees = rows["TREES"]
    # 2.6 / 2.0; (5.0 − 2.6) / 6
    assert (trees["before"]["value"], trees["year_on_year"]["value"], trees["needed"]["value"]) == (2.0, 30, 0.4)
    assert (trees["share_of_target"]["value"], trees["share_of_time"]["value"]) == (52, 49.7)
    # Points between percentages.
    jobless = rows["JOBLESS"]
    assert (jobless["year_on_year"]["value"], jobless["year_on_year"]["unit"]) == (0.2, "percentage_points")
    assert (jobless["distance"]["value"], jobless["margin"]["value"]) == (-0.1, -0.1)


def test_nothing_is_left_out_in_silence(run: Run) -> None:
    summary = run("review", "--json", "--as-of", "2024-07-31", plan=PLAN).json["summary"]
    assert (summary["indicators"], summary["without_figure"], summary["without_target"]) == (
        5,
        {"FOREST": ["森林覆盖率", "Forest coverage"]},
        {"TAX": ["税收", "Tax revenue"]},
    )
    assert summary["by_attribute"]["expected"]["verdicts"] == {"result": {"on_schedule": 1, "so_far_short": 2}}
    level_only = PLAN.replace(", {growth: 6.4, source: h1}", "")
    (gdp,) = [row for row in results(run, "review", "--as-of", "2024-07-31", plan=level_only) if row["id"] == "GDP"]
    assert (gdp["latest"]["form"], gdp["latest"]["value"], gdp["verdict"], gdp["distance"]["value"]) == (
        "value",
        53,
        "no_result",
        None,
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_screen_of_a_half_year(run: Run, golden: Any, language: str) -> None:  # noqa: ANN401 a fixture
    said = run("review", "--format", "table", "--lang", language, "--as-of", "2024-07-31", plan=PLAN)
    assert (said.code, said.err) == (0, "")
    golden(f"review-{language}.txt", said.out)


def test_before_the_year_nothing_is_known(run: Run) -> None:
    ran = run("review", "--format", "md", "--as-of", "2024-01-31", plan=PLAN)
    assert ran.out.splitlines()[-1] == "- no figure of 2024 yet, 5: GDP, Trees planted, Unemployment, Deaths, Forest coverage"
