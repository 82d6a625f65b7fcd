"""The running year: what is known beside the targets at each quarter, what needs attention first, and what has no figure yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, quantity, results

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
        [{"id": "FOREST", "name_zh": "森林覆盖率", "name_en": "Forest coverage"}],
        [{"id": "TAX", "name_zh": "税收", "name_en": "Tax revenue"}],
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


REST = """
about: {id: county-2024, name: {zh: 某县2024年计划, en: A county's plan for 2024}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}, published: 2024-01}, h1: {title: {zh: 半年快报}, published: 2024-07-20}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: GDP}
    unit: 亿元
    nature: flow
    direction: higher
    growth_prices: constant
    actual: {2023-H1: [{value: 280.4, at: 1}], 2023: [{value: 601.7, at: 1}]}
    target: {2024: [{growth: 7, bound: at_least, at: 2}]}
  REVENUE:
    name: {zh: 一般公共预算收入, en: Revenue}
    unit: 亿元
    nature: flow
    direction: higher
    growth_prices: current
    actual: {2023-H1: [{value: 5.60, at: 1}], 2023: [{value: 11.38, at: 1}]}
    target: {2024: [{growth: 7, at: 2}]}
  CASES:
    name: {zh: 事故起数, en: Accidents}
    unit: 起
    nature: flow
    direction: lower
    actual: {2023-H1: [{value: 40, at: 1}], 2023: [{value: 100, at: 1}]}
    target: {2024: [{growth: -10, bound: at_most, at: 2}]}
  INVESTMENT:
    name: {zh: 固定资产投资, en: Investment}
    unit: 亿元
    nature: flow
    direction: higher
    growth_prices: comparable
    actual: {2023: [{value: 300.1, at: 1}]}
    target: {2024: [{growth: 10, at: 2}]}
  ENERGY:
    name: {zh: 单位能耗, en: Energy per unit}
    unit: 吨标准煤/万元
    nature: ratio
    direction: lower
    target: {2024: [{growth: -3, bound: at_most, at: 2}]}
  INCOME:
    name: {zh: 居民收入, en: Income}
    unit: 元
    nature: flow
    direction: higher
    target: {2024: [{growth_of: GDP, bound: over, at: 2}]}
observations:
  GDP: {2024-H1: [{value: 297.0, source: h1}, {growth: 5.8, source: h1}]}
  REVENUE: {2024-H1: [{value: 5.90, source: h1}]}
  CASES: {2024-H1: [{growth: -5.0, source: h1}]}
  INVESTMENT: {2024-H1: [{growth: 8.2, source: h1}]}
  ENERGY: {2024-H1: [{growth: -2.5, source: h1}]}
  INCOME: {2024-H1: [{growth: 6.0, source: h1}]}
"""


def test_what_the_rest_of_the_year_has_to_grow_by(run: Run) -> None:
    found = {row["id"]: row["needed"] for row in results(run, "review", plan=REST)}
    # (7 × 601.7 − 5.8 × 280.4) / (601.7 − 280.4) = 2585.58 / 321.3 = 8.05, by levels at other prices than the growth: about.
    assert found["GDP"] == quantity(8.0, "%", bound="about")
    # 11.38 × 1.07 = 12.1766, less 5.90 leaves 6.2766; the rest of the year before was 11.38 − 5.60 = 5.78: 8.59 % more. As printed
    # from (11.385 × 1.065 − 5.905) / (11.385 − 5.595) = 1.07427 to (11.375 × 1.075 − 5.895) / (11.375 − 5.605) = 1.09760.
    assert (found["REVENUE"]["value"], found["REVENUE"]["interval"], found["REVENUE"]["bound"]) == (8.6, [7.42, 9.76], "exact")
    # (−10 × 100 + 5 × 40) / 60 = −800 / 60: counts, a limit, and a growth of −4.95 to −5.05.
    assert (found["CASES"]["value"], found["CASES"]["interval"]) == (-13.3, [-13.37, -13.3])
    assert {id_: each["reason"] for id_, each in found.items() if each["value"] is None} == {
        "INVESTMENT": "no_profile",
        "ENERGY": "not_additive",
        "INCOME": "mark_missing",
    }


@pytest.mark.parametrize(
    ("id_", "old", "new", "reason"),
    [
        # Growth so far only as the level makes it, at other prices than the target's.
        ("GDP", "{value: 297.0, source: h1}, {growth: 5.8, source: h1}", "{value: 297.0, source: h1}", "price_basis_differs"),
        ("REVENUE", "growth_prices: current", "growth_prices: comparable", "scope_differs"),
        ("REVENUE", "2023: [{value: 11.38, at: 1}]", "2023: [{value: 11.38, bound: over, at: 1}]", "bound_only"),
        ("REVENUE", "2023: [{value: 11.38, at: 1}]", "2023: [{value: 11.38, scope: 四镇, at: 1}]", "scope_differs"),
        ("REVENUE", "2023: [{value: 11.38, at: 1}]", "2023: [{value: 5.60, at: 1}]", "zero_base"),
    ],
)
def test_why_the_rest_of_the_year_is_not_told(run: Run, id_: str, old: str, new: str, reason: str) -> None:
    assert old in REST
    found = {row["id"]: row["needed"] for row in results(run, "review", plan=REST.replace(old, new))}
    assert (found[id_]["value"], found[id_]["reason"]) == (None, reason)


def test_a_growth_so_far_of_more_than_a_bound_leaves_less_than_one(run: Run) -> None:
    bounded = REST.replace("{growth: -5.0, source: h1}", "{growth: -5.0, bound: under, source: h1}")
    (cases,) = [row for row in results(run, "review", plan=bounded) if row["id"] == "CASES"]
    assert (cases["needed"]["value"], cases["needed"]["bound"]) == (-13.3, "over")


def test_once_the_year_is_known_nothing_is_needed(run: Run) -> None:
    over = REST.replace("  GDP: {2024-H1:", "  GDP: {2024: [{growth: 7.1, source: h1}], 2024-H1:").replace(
        "2024-07-20", "2025-03-01"
    )
    (gdp,) = [row for row in results(run, "review", plan=over) if row["id"] == "GDP"]
    assert (gdp["verdict"], gdp["needed"]) == ("exceeded", None)
    # The level of the whole year, without its growth: only the half-year says how far it is, and nothing is left of the year.
    over = over.replace("{growth: 7.1, source: h1}", "{value: 636.0, source: h1}")
    (gdp,) = [row for row in results(run, "review", plan=over) if row["id"] == "GDP"]
    assert (gdp["verdict"], gdp["needed"]) == ("so_far_short", None)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_screen_of_growths_midway(run: Run, golden: Any, language: str) -> None:  # noqa: ANN401 a fixture
    golden(f"review-growth-{language}.txt", run("review", "--format", "table", "--lang", language, plan=REST).out)


FIVE_YEARS = (Path(__file__).parent / "plans" / "five-years.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "rows"),
    [
        # Nothing is known of the years yet, but the base.
        (
            "2021-12-31",
            [
                ("COVERAGE", "2025", "2020", "asks_more"),
                ("GDP", "2021-2025", None, "no_result"),
                ("JOBS", "2021-2025", None, "no_result"),
                ("ENERGY", "2025", None, "no_result"),
                ("BEDS", "2021", "2020", "asks_more"),
            ],
        ),
        # The year is 2023. 43 of 45 beds; −8.0 % where 1 − (1 − 0.135)^(3/5) = 8.3 % are due; 6.3 % a year, to the target's
        # digits 6; 6.3 of 10.0 jobs in 1095 of 1826 days; 61.0 where 58.0 + 3 × 1.0 is due.
        (
            "2024-03-31",
            [
                ("BEDS", "2023", "2023", "missed"),
                ("ENERGY", "2025", "2023", "below_required"),
                ("GDP", "2021-2025", "2023", "on_schedule"),
                ("JOBS", "2021-2025", "2023", "on_schedule"),
                ("COVERAGE", "2025", "2023", "on_schedule"),
            ],
        ),
        # The last year: what it has no figure of stands with the latest.
        (
            "2026-03-31",
            [
                ("ENERGY", "2025", "2023", "below_required"),
                ("JOBS", "2021-2025", "2021-2025", "exceeded"),
                ("GDP", "2021-2025", "2021-2025", "met"),
                ("COVERAGE", "2025", "2023", "on_schedule"),
            ],
        ),
    ],
)
def test_a_plan_of_several_years_by_the_year_and_by_its_end(
    run: Run, day: str, rows: list[tuple[str, str, str | None, str]]
) -> None:
    found = results(run, "review", "--as-of", day, plan=FIVE_YEARS)
    seen_rows = [(row["id"], row["target"]["period"], row["latest"] and row["latest"]["period"], row["verdict"]) for row in found]
    assert sorted(seen_rows) == sorted(rows)


def test_what_is_needed_from_here_to_the_plans_end(run: Run) -> None:
    document = run("review", "--json", "--as-of", "2024-08-31", plan=FIVE_YEARS).json
    assert (document["summary"]["year"], document["summary"]["years"]) == (2024, [2024, 2025])
    found = {row["id"]: row for row in document["results"]}
    # (0.865 / 0.92)^(1/2) = 0.96965.
    assert {id_: (row["kind"], row["needed"]["value"]) for id_, row in found.items()} == {
        "GDP": ("average", 5.51),
        "JOBS": ("sum", 1.8),
        "COVERAGE": ("schedule", None),
        "ENERGY": ("cumulative", -3.04),
    }
    assert (found["COVERAGE"]["required"]["value"], found["COVERAGE"]["distance"]["value"]) == (61, 2)
    assert found["GDP"]["done"]["value"] == 6.3


def test_an_indicator_counts_by_its_target_of_the_year(run: Run) -> None:
    both = FIVE_YEARS.replace("2023: [{value: 45, at: 5}]}", "2023: [{value: 45, at: 5}], 2025: [{value: 60, at: 5}]}")
    assert "2025: [{value: 60" in both
    # 43 beds of 45 in 2023 are missed, whatever the way to 60 in 2025.
    (beds,) = [row for row in results(run, "review", "--as-of", "2024-03-31", plan=both) if row["target"]["value"] == 60]
    assert (beds["kind"], beds["verdict"]) == ("schedule", "below_required")
    assert outcomes(run, "2024-03-31", both)["binding"] == counted(indicators=3, missed=1, open=2)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_screen_of_a_plan_of_several_years(run: Run, golden: Any, language: str) -> None:  # noqa: ANN401 a fixture
    said = run("review", "--format", "table", "--lang", language, "--as-of", "2024-03-31", plan=FIVE_YEARS)
    golden(f"review-years-{language}.txt", said.out)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_screen_of_a_half_year(run: Run, golden: Any, language: str) -> None:  # noqa: ANN401 a fixture
    said = run("review", "--format", "table", "--lang", language, "--as-of", "2024-07-31", plan=PLAN)
    assert (said.code, said.err) == (0, "")
    golden(f"review-{language}.txt", said.out)


def test_before_the_year_nothing_is_known(run: Run) -> None:
    ran = run("review", "--format", "md", "--as-of", "2024-01-31", plan=PLAN)
    assert ran.out.splitlines()[-1] == "- no figure of 2024 yet, 5: GDP, Trees planted, Unemployment, Deaths, Forest coverage"


def outcomes(run: Run, day: str, plan: str = PLAN) -> Any:  # noqa: ANN401 a part of a document
    return run("review", "--json", "--as-of", day, plan=plan).json["summary"]["outcomes"]


def counted(**some: int) -> dict[str, int]:
    """An outcome of which all that is not named is nothing."""
    return dict.fromkeys(("inferred", "met", "better", "nearly", "missed", "open", "unjudged"), 0) | some


def test_the_outcomes_of_the_year_are_those_that_a_report_counts(run: Run) -> None:
    assert outcomes(run, "2024-07-31") == {
        "binding": counted(indicators=2, open=2),
        "expected": counted(indicators=3, open=3),
    }
    # Deaths 27 of 27 and forest 61.6 of 61.5; trees 4.9 of 5.0 are missed.
    assert outcomes(run, "2025-03-31") == {
        "binding": counted(indicators=2, met=2, better=1),
        "expected": counted(indicators=3, met=2, better=2, missed=1),
    }


@pytest.mark.parametrize(
    ("level", "outcome"),
    [
        # A growth of 6.6 beside 6.5 is better. With it the level is better, equal, missed, or without a result.
        ("{value: 106, source: year}", {"met": 1, "better": 1}),
        ("{value: 105, source: year}", {"met": 1}),
        ("{value: 104, source: year}", {"missed": 1}),
        (None, {"open": 1}),
    ],
)
def test_an_indicator_with_two_targets_is_counted_once(run: Run, level: str | None, outcome: dict[str, int]) -> None:
    plan = PLAN.replace("target: {2024: [{growth: 6.5, at: 2}]}", "target: {2024: [{growth: 6.5, at: 2}, {value: 105, at: 2}]}")
    if level:
        plan = plan.replace("2024: [{growth: 6.6, source: year}]", f"2024: [{{growth: 6.6, source: year}}, {level}]")
    of_others = {"met": 1, "better": 1, "missed": 1}
    both = {kind: of_others.get(kind, 0) + outcome.get(kind, 0) for kind in (*of_others, *outcome)}
    assert outcomes(run, "2025-03-31", plan)["expected"] == counted(indicators=3, **both)


def test_what_is_striven_for_is_no_outcome(run: Run) -> None:
    plan = PLAN.replace("[{value: 5.0, at: 2}]", "[{value: 4.9, bound: at_least, at: 2}, {value: 5.5, stretch: true, at: 2}]")
    assert outcomes(run, "2025-03-31", plan)["expected"] == counted(indicators=3, met=3, better=2)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["binding 2, outcome: all met (better 1)", "expected 3 (1 inferred), outcome: met 2 (better 2), missed 1"]),
        ("zh", ["约束性 2 项全部完成（超额完成 1）", "预期性 3 项（推断 1）的结果：达到预期 2（好于预期 2），未达预期 1"]),
    ],
)
@pytest.mark.parametrize("command", ["review", "status"])
def test_outcomes_are_told_in_the_words_of_each_attribute(run: Run, command: str, language: str, said: list[str]) -> None:
    plan = PLAN.replace("attribute: expected\n    basis: stated", "attribute: expected\n    basis: inferred\n    reason: custom", 1)
    plan += "inferences: {custom: {zh: 按惯例, en: By custom, sources: [report]}}\n"
    ran = run(command, "--all", "--format", "md", "--lang", language, "--as-of", "2025-03-31", plan=plan)
    assert [line for line in said if f"- {line}\n" not in ran.out] == []


def test_the_rest_of_the_year_is_told_beside_the_pace(run: Run) -> None:
    lines = run("review", "--format", "md", "--as-of", "2024-07-31", plan=PLAN).out
    # (5.0 − 2.6) / 6 and (27 − 12) / 6
    assert "52% done, 49.7% of the time; 0.40 (10k plants a month) needed" in lines
    assert "44.4% done, 49.7% of the time; at most 2.5 persons a month left" in lines
    # What is done already needs nothing more.
    assert "needed" not in run("review", "TREES", "-f", "md", "--as-of", "2024-07-31", plan=PLAN.replace("2.6", "5.2")).out


def test_the_whole_plan_s_review_has_its_projects(run: Run) -> None:
    plan = PLAN.replace(
        "observations:\n",
        """projects:
  ROAD: {name: {zh: 公路}, unit: 万元, target: {2024: [{stage: new, at: 3}, {year_investment: 200, at: 3}]}}
  DAM: {name: {zh: 水库}, target: {2024: [{stage: new, at: 3}]}}
observations:
  ROAD: {2024-H1: [{year_investment: 90, source: h1}, {stage: new, source: h1}]}
""",
    )
    lines = run("review", "--format", "md", "--as-of", "2024-07-31", plan=plan).out.splitlines()
    assert lines[-1] == (
        "- projects 2: 45% of the year's money done by the 1 with both figures (2024-H1, 49.7% of the time); "
        "of 2 planned as new, 1 with a stage known, 1 begun (planctl projects lists them)"
    )
    before = run("review", "--format", "md", "--as-of", "2024-01-31", plan=plan).out.splitlines()
    assert before[-1] == "- projects 2: no money or stage of 2024 yet (planctl projects lists them)"
    assert "projects" not in run("review", "TREES", "--format", "md", "--as-of", "2024-07-31", plan=plan).out


def test_targets_that_are_not_shown_are_counted(run: Run) -> None:
    plan = PLAN.replace("    unit: 亿元\n", "    unit: 亿元\n    headline: true\n", 1).replace(
        "    unit: 万株\n", "    unit: 万株\n    headline: true\n"
    )
    said = "these are the headline indicators, of 5 with a target for 2024: --all lists the rest"
    assert said in run("review", "--format", "md", plan=plan).out
    assert said not in run("review", "--all", "--format", "md", plan=plan).out
