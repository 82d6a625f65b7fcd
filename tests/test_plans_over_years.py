"""Whole plans whose periods are several years: what their comments work by hand, read off the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, one_indicator, results

PLANS = Path(__file__).parent / "plans"
FIVE_YEARS = (PLANS / "five-years.yaml").read_text(encoding="utf-8")
MIDWAY = ("--as-of", "2024-07-31")


def by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def values(row: dict[str, Any], *fields: str) -> tuple[float | None, ...]:
    return tuple(round(row[field]["value"], 1) if row[field] and row[field]["value"] is not None else None for field in fields)


COURSE = ("done", "share_of_target", "share_of_time", "required", "left", "needed")


def test_five_years_midway(run: Run) -> None:
    found = by_id(results(run, "pace", *MIDWAY, plan=FIVE_YEARS))
    assert {id_: (row["kind"], row["verdict"], row["latest"]["period"], *values(row, *COURSE)) for id_, row in found.items()} == {
        "GDP": ("average", "on_schedule", "2023", 6.3, 63.2, 60.0, 6.0, 11.3, 5.5),
        "JOBS": ("sum", "on_schedule", "2024-H1", 7.3, 73.0, 69.9, None, 2.7, 1.8),
        "COVERAGE": ("schedule", "on_schedule", "2023", None, 60.0, 60.0, 61.0, 2.0, None),
        "ENERGY": ("cumulative", "below_required", "2023", -8.0, 57.5, 60.0, -8.3, -6.0, -3.0),
    }
    assert found["JOBS"]["needed"]["unit"] == "万人/year"


def test_five_years_at_the_end(run: Run) -> None:
    found = by_id(results(run, "status", "--all", plan=FIVE_YEARS))
    judged = {id_: (row["result"] and row["result"]["value"], row["verdict"]) for id_, row in found.items()}
    assert judged == {
        "GDP": (6, "met"),
        "JOBS": (10.3, "exceeded"),
        "COVERAGE": (None, "asks_more"),
        "ENERGY": (None, "no_baseline"),
        "BEDS": (43, "missed"),
    }
    assert (found["JOBS"]["result"]["bound"], found["JOBS"]["result"]["worked_out_from"]) == ("about", "JOBS")


@pytest.mark.parametrize(
    ("day", "judged"),
    [
        ("2021-06-30", ("2021", None, "asks_more")),
        ("2022-06-30", ("2021", 41, "exceeded")),
        ("2023-06-30", ("2022", 42, "met")),
        ("2025-12-31", ("2023", 43, "missed")),
    ],
)
def test_a_yearly_target_is_judged_in_its_own_year(run: Run, day: str, judged: tuple[str, float | None, str]) -> None:
    (row,) = results(run, "status", "BEDS", "--as-of", day, plan=FIVE_YEARS)
    assert (row["target"]["period"], row["result"] and row["result"]["value"], row["verdict"]) == judged


def test_all_yearly_targets_are_judged(run: Run) -> None:
    found = results(run, "gap", "BEDS", plan=FIVE_YEARS)
    judged = [(row["target"]["period"], row["result"]["value"], row["verdict"]) for row in found]
    assert judged == [("2021", 41, "exceeded"), ("2022", 42, "met"), ("2023", 43, "missed")]


def test_what_the_last_year_and_the_span_ask_stand_together(run: Run) -> None:
    plan = of_years("{}", "{2022: [{value: 9, at: 1}], 2023: [{value: 12, at: 1}], 2021-2023: [{value: 30, at: 1}]}")
    spans = [results(run, "status", "--all", plan=plan.replace("year: 2023", f"year: {year}")) for year in ("2023", "2021-2023")]
    assert [[row["target"]["period"] for row in rows] for rows in spans] == [["2023", "2021-2023"], ["2022"]]


def test_what_is_worked_out_over_years_says_so(run: Run) -> None:
    ran = run("status", "GDP", "JOBS", "--lang", "zh", "--format", "md", plan=FIVE_YEARS)
    assert "† 地区生产总值：约+6%† 由 2021-2025 收录的各年数推算，不是公布数" in ran.out.replace("\\", "")
    assert "† 城镇新增就业：〔约10.3〕† 由 2021-2025 收录的各年数相加得出，不是公布数" in ran.out


def test_annex_two_of_five_years(run: Run) -> None:
    found = results(run, "annex", "2", "--all", plan=FIVE_YEARS)
    assert [(row["id"], row["target"] and row["target"]["period"]) for row in found] == [
        ("GDP", None),
        ("JOBS", "2021-2025"),
        ("COVERAGE", "2025"),
        ("ENERGY", None),
    ]
    assert found[0]["target_growth"]["value"] == 6
    printed = {lang: run("annex", "2", "--lang", lang, "--format", "md", plan=FIVE_YEARS).out for lang in ("zh", "en")}
    assert "2021-2025年国民经济和社会发展计划指标" in printed["zh"]
    assert ("年均6以上" in printed["zh"], "average ≥6" in printed["en"]) == (True, True)


def of_years(observed: str, target: str = "{2021-2023: [{value: 30.0, at: 1}]}", **fields: Any) -> str:  # noqa: ANN401 as the builder has them
    plan = one_indicator(target=target, observed=observed, year=2023, **fields)
    return plan.replace(", published: 2025-03", "")


def said(**figures: str) -> str:
    """Observations by period, each as `form: number`."""
    by_period = ((period.strip("y").replace("_", "-"), each) for period, each in figures.items())
    return "{" + ", ".join(f"{period}: [{{{each}, source: press}}]" for period, each in by_period) + "}"


@pytest.mark.parametrize(
    ("observed", "reason"),
    [
        ({"y2022": "value: 9.0"}, "year_missing"),
        ({"y2021": "value: 9.0", "y2022_H1": "value: 5.0", "y2023_H1": "value: 6.0"}, "year_missing"),
        ({"y2021": "value: 9.0, bound: over", "y2022": "value: 8.0, bound: under"}, "bound_only"),
        ({"y2021": "value: 9.0, scope: {zh: 市区}"}, "scope_differs"),
    ],
)
def test_no_sum_of_some_of_the_years(run: Run, observed: dict[str, str], reason: str) -> None:
    (row,) = results(run, "pace", plan=of_years(said(**observed)))
    assert (row["share_of_target"]["value"], row["done"]["reason"], row["reason"]) == (None, reason, reason)


def test_a_sum_that_rounding_leaves_open_is_no_result(run: Run) -> None:
    years = {"y2021": "value: 10.0", "y2022": "value: 10.0"}
    found = [results(run, "gap", plan=of_years(said(**years, y2023=f"value: {last}")))[0]["result"] for last in ("10.1", "10.2")]
    assert (found[0], found[1]["value"]) == (None, 30.2)


def test_counted_years_add_up_exactly(run: Run) -> None:
    plan = of_years(said(y2021="value: 9", y2022="value: 10", y2023="value: 12"), unit="家")
    (row,) = results(run, "gap", plan=plan)
    assert (row["result"]["value"], row["result"]["bound"], row["verdict"]) == (31, "exact", "exceeded")


def test_a_published_sum_goes_before_one_worked_out(run: Run) -> None:
    plan = of_years(said(y2021="value: 9", y2022="value: 10", y2023="value: 12", y2021_2023="value: 30.5"))
    assert results(run, "gap", plan=plan)[0]["result"]["value"] == 30.5


def test_the_sum_of_the_last_span_is_the_baseline(run: Run) -> None:
    actual = "{2018-2020: [{value: 25.0, at: 1}], 2020: [{value: 9.0, at: 1}]}"
    (row,) = results(run, "gap", plan=of_years("{}", actual=actual))
    assert (row["baseline"]["period"], row["gap"]["value"], row["verdict"]) == ("2018-2020", 5, "asks_more")


AVERAGE = "{2021-2023: [{average_growth: 5, at: 1}]}"


@pytest.mark.parametrize(
    ("fields", "result"),
    [
        ({"unit": "万人", "nature": "stock"}, 6.0),  # 1.191 ^ (1/3) is 1.0600
        ({"unit": "亿元", "prices": "current"}, 6.0),
        ({"unit": "亿元", "prices": "constant"}, None),  # levels are at current prices
        ({"unit": "亿元"}, None),
    ],
)
def test_average_growth_from_levels(run: Run, fields: dict[str, str], result: float | None) -> None:
    levels = of_years(said(y2023="value: 119.1"), AVERAGE, actual="{2020: [{value: 100.0, at: 1}]}", **fields)
    (row,) = results(run, "gap", plan=levels)
    assert (row["result"] and row["result"]["value"]) == result


@pytest.mark.parametrize(
    ("observed", "reason"),
    [
        ({"y2021": "growth: 5.0"}, None),
        ({"y2022": "growth: 5.0"}, "year_missing"),
        ({"y2021": "value: 9.0"}, "no_result"),
    ],
)
def test_no_average_of_some_of_the_years(run: Run, observed: dict[str, str], reason: str | None) -> None:
    (row,) = results(run, "pace", plan=of_years(said(**observed), AVERAGE))
    assert row["done"]["reason"] == reason
