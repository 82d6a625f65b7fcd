"""Whole small plans through their year: at each quarter what their comments work by hand, read off the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Golden, Run, results
from tests.test_docs import DOCUMENTS, FILE

PLANS = Path(__file__).parent / "plans"
BY_SCHEDULE = (PLANS / "county-by-schedule.yaml").read_text(encoding="utf-8")
Course = tuple[float | None, ...]


def courses(run: Run, plan: str, day: str) -> dict[str, tuple[str, Course, str]]:
    """Of each flow what its pace is measured by, the shares done, due and of the time, the amount due, and the verdict."""
    rows = [row for row in results(run, "pace", "--all", "--as-of", day, plan=plan) if row["target"]["period"][4:5] != "-"]
    fields = ("share_of_target", "share_due", "share_of_time", "required")
    return {
        row["id"]: (row["measured_by"], tuple(row[each] and row[each]["value"] for each in fields), row["verdict"]) for row in rows
    }


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (
            "2024-04-30",
            {
                "REVENUE": ("schedule", (19.0, 20.0, 25.0, 12.0), "behind"),
                "WORKS": ("schedule", (7.5, 8.3, 25.0, 10), "behind"),
                "RETAIL": ("last_year", (22.7, 22.0, 25.0, 24.2), "on_schedule"),
                "JOBS": ("time", (25.0, 25.0, 25.0, None), "on_schedule"),
            },
        ),
        (
            "2024-06-30",
            {
                "REVENUE": ("schedule", (36.7, 36.7, 41.7, 22.0), "on_schedule"),
                "WORKS": ("schedule", (7.5, 8.3, 25.0, 10), "behind"),
                "RETAIL": ("last_year", (22.7, 22.0, 25.0, 24.2), "on_schedule"),
                "JOBS": ("time", (25.0, 25.0, 25.0, None), "on_schedule"),
            },
        ),
        (
            "2024-07-31",
            {
                "REVENUE": ("schedule", (45.0, 45.0, 50.0, 27.0), "on_schedule"),
                "WORKS": ("schedule", (26.7, 25.0, 50.0, 30), "on_schedule"),
                "RETAIL": ("last_year", (46.4, 47.0, 50.0, 51.7), "behind"),
                "GRAIN": ("nothing", (37.5, None, None, None), "no_pace"),
                "JOBS": ("time", (49.9, 50.0, 50.0, None), "behind"),
            },
        ),
        (
            "2024-10-31",
            {
                "REVENUE": ("schedule", (77.0, 75.0, 75.0, 45.0), "on_schedule"),
                "WORKS": ("schedule", (50.0, 58.3, 75.0, 70), "behind"),
                "RETAIL": ("last_year", (72.7, None, 75.0, None), "no_pace"),
                "GRAIN": ("nothing", (97.5, None, None, None), "no_pace"),
                "JOBS": ("time", (49.9, 50.0, 50.0, None), "behind"),
            },
        ),
    ],
)
def test_a_county_by_its_schedule(run: Run, day: str, found: dict[str, tuple[str, Course, str]]) -> None:
    assert courses(run, BY_SCHEDULE, day) == found


def test_a_target_for_the_third_quarter_is_under_way_after_the_second(run: Run) -> None:
    rows = results(run, "review", "WORKS", "--as-of", "2024-07-31", plan=BY_SCHEDULE)
    found = {row["target"]["period"]: (row["verdict"], row["share_due"] and row["share_due"]["value"]) for row in rows}
    # 30 of 70 are due by June
    assert found == {
        "2024-Q1": ("missed", None),
        "2024-H1": ("exceeded", None),
        "2024-Q3": ("on_schedule", 42.9),
        "2024": ("on_schedule", 25.0),
    }


@pytest.mark.parametrize(
    ("command", "language", "said"),
    [
        ("pace", "zh", ["应完成按进度计划：一般公共预算收入、农村公路建设里程", "应完成按上年同期进度：社会消费品零售总额"]),
        ("pace", "en", ["due by a schedule: Revenue, Rural roads built", "due as the year before ran: Retail sales"]),
        ("review", "zh", ["应完成按进度计划：一般公共预算收入、农村公路建设里程", "应完成按上年同期进度：社会消费品零售总额"]),
        ("review", "en", ["due by a schedule: Revenue, Rural roads built", "due as the year before ran: Retail sales"]),
    ],
)
def test_what_goes_by_a_schedule_is_named(run: Run, command: str, language: str, said: list[str]) -> None:
    ran = run(command, "--as-of", "2024-07-31", "--lang", language, "--format", "md", plan=BY_SCHEDULE)
    assert [line[2:] for line in ran.out.splitlines() if line.startswith(("- due", "- 应完成"))] == said


@pytest.mark.parametrize(
    ("language", "told"),
    [
        # (110.0 − 51.0) / 6
        ("zh", "滞后，完成46.4%，应完成47.0%；余下须9.83亿元/月"),
        ("en", "behind: 46.4% done, 47.0% due; 9.83 (100m yuan a month) needed"),
    ],
)
def test_a_review_sets_what_is_done_beside_what_is_due(run: Run, language: str, told: str) -> None:
    ran = run("review", "RETAIL", "--as-of", "2024-07-31", "--lang", language, "--format", "md", plan=BY_SCHEDULE)
    assert f" {told} |" in ran.out


OVER_YEARS = """\
about: {{id: city, name: 某市规划, year: 2021-2025, source: outline}}
sources: {{outline: {{title: 纲要, published: 2021-03}}, press: {{title: 公报, published: 2024-03}}}}
indicators:
  TREES:
    name: 植树
    unit: 万株
    nature: flow
    direction: higher
    {split}
observations:
  TREES: {{2021: [{{value: 10, source: press}}], 2022: [{{value: 15, source: press}}], 2023: [{{value: 15, source: press}}]}}
"""


@pytest.mark.parametrize(
    ("split", "by", "due", "verdict"),
    [
        ("target: {2021-2025: [{value: 100, at: 1}]}", "time", 60.0, "behind"),  # 1095 of 1826 days
        (
            "schedule: {2021: 10, 2022: 25, 2023: 40}\n    target: {2021-2025: [{value: 100, at: 1}]}",
            "schedule",
            40.0,
            "on_schedule",
        ),
        (
            "schedule: {2022: 20, 2024: 70}\n    target: {2021-2025: [{value: 100, at: 1}]}",
            "schedule",
            45.0,
            "behind",
        ),  # 20 + 50 x 365 / 731
        (
            "target: {2021: [{value: 10, at: 1}], 2022: [{value: 14, at: 1}], 2023: [{value: 16, at: 1}], "
            "2021-2025: [{value: 100, at: 1}]}",
            "schedule",
            40.0,
            "on_schedule",
        ),
        # The second year has no target: after the first the time says what is due, (10 + 90 x 730 / 1461) %.
        (
            "target: {2021: [{value: 10, at: 1}], 2023: [{value: 16, at: 1}], 2021-2025: [{value: 100, at: 1}]}",
            "schedule",
            55.0,
            "behind",
        ),
        ("pace: uneven\n    target: {2021-2025: [{value: 100, at: 1}]}", "time", 60.0, "behind"),
    ],
)
def test_a_sum_over_years_by_its_schedule(run: Run, split: str, by: str, due: float, verdict: str) -> None:
    rows = results(run, "pace", "--all", plan=OVER_YEARS.format(split=split))
    (row,) = [row for row in rows if row["kind"] == "sum"]
    assert (row["measured_by"], row["share_due"]["value"], row["share_of_target"]["value"], row["verdict"]) == (
        by,
        due,
        40.0,
        verdict,
    )


COUNCIL = (PLANS / "council.yaml").read_text(encoding="utf-8")
JULY = (PLANS / "july-years.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (
            "2024-07-31",
            {"HOMES": ("behind", 90, 22.5, 24.9), "TAX": ("on_schedule", 48, 30.0, 30.0), "RECYCLING": ("so_far_short", 44.8)},
        ),
        ("2024/25-Q1", {}),
        (
            "2024-10-31",
            {
                "HOMES": ("on_schedule", 210, 52.5, 50.1),
                "TAX": ("behind", 86, 53.8, 55.0),
                "RECYCLING": ("so_far_short", 44.8),
                "WAITING": ("so_far_reached", 118),
            },
        ),
        (
            "2025-01",
            {
                "HOMES": ("behind", 290, 72.5, 75.3),
                "TAX": ("on_schedule", 130, 81.2, 80.0),
                "RECYCLING": ("so_far_short", 44.8),
                "WAITING": ("so_far_reached", 118),
            },
        ),
        (
            "2025-05",
            {
                "HOMES": ("exceeded", 405),
                "TAX": ("exceeded", 161.2),
                "RECYCLING": ("missed", 45.5),
                "WAITING": ("exceeded", 118),
            },
        ),
    ],
)
def test_a_council_s_financial_year(run: Run, day: str, found: dict[str, tuple[str | float, ...]]) -> None:
    rows = [row for row in results(run, "review", "--as-of", day, plan=COUNCIL) if row["latest"]]
    assert {
        row["id"]: (
            row["verdict"],
            row["latest"]["value"],
            *(row[share]["value"] for share in ("share_of_target", "share_due") if row[share]),
        )
        for row in rows
    } == found


def test_a_council_s_months_and_years_before(run: Run) -> None:
    def pace_of_homes(plan: str) -> tuple[str, float, float, float]:
        (row,) = results(run, "pace", "HOMES", "--as-of", "2025-01-31", plan=plan)
        return row["latest"]["period"], row["share_of_time"]["value"], row["left"]["value"], row["needed"]["value"]

    until_november = COUNCIL.replace("    2024/25-Q3: [{value: 290, source: q3}]\n", "")
    assert pace_of_homes(until_november) == ("2024-11", 66.8, 150, 37.5)  # 244 of 365 days; four months left
    (row,) = results(run, "review", "HOMES", "--as-of", "2024-10-31", plan=COUNCIL)
    assert (row["before"]["period"], row["year_on_year"]["value"], row["needed"]["value"]) == ("2023/24-H1", 10.5, 31.7)


def test_a_plan_of_split_years_says_which(run: Run) -> None:
    plan = run("status", "--json", plan=COUNCIL).json["plan"]
    assert (plan["year"], plan["period"], plan["base"]) == (2024, "2024/25", 2023)
    annexes = run("annex", "all", "--lang", "zh", "--format", "md", plan=COUNCIL).out
    assert "附件1 2023/24年国民经济和社会发展指标" in annexes
    assert "没有记录2022/23年的实际数" in annexes
    status = run("status", "--lang", "en", "--format", "md", plan=COUNCIL).out
    assert "| Indicator (unit) | Actual 2023/24 | Target 2024/25 | Result | Comparison |" in status
    assert [row["year"] for row in results(run, "path", "TAX", "--growth", "5", plan=COUNCIL)] == [2024]


def test_a_plan_read_again_is_the_same(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "council.yaml"
    file.write_text(COUNCIL, encoding="utf-8")
    first, again = (run("review", "--json", "--data", str(file)).out for _ in range(2))
    assert (first == again, '"period": "2023/24"' in again) == (True, True)


def test_five_years_from_july_to_june(run: Run) -> None:
    rows = results(run, "pace", "--as-of", "2026-02-20", plan=JULY)
    fields = ("share_of_target", "share_of_time", "required", "left", "needed")
    assert {row["id"]: (row["kind"], *(row[each] and row[each]["value"] for each in fields), row["verdict"]) for row in rows} == {
        "REVENUE": ("within_year", 20.7, 25.0, None, 1190.0, 132.22, "behind"),
        "WATER": ("sum", 45.0, 50.0, None, 5500, 2200.0, "behind"),
        "CLINICS": ("schedule", 35.0, 40.0, 47, 13, 8.48, "on_schedule"),
        "OUTPUT": ("average", 40.0, 40.0, 5.0, 15.8, 5.0, "on_schedule"),
        "EMISSIONS": ("cumulative", 37.4, 40.0, -8.5, -13.0, -4.55, "below_required"),
    }


def test_five_years_from_july_by_a_schedule_of_their_own(run: Run) -> None:
    split = JULY.replace(
        "    target: {2023/24-2027/28: [{value: 10000",
        "    schedule: {2023/24: 15, 2024/25: 36}\n    target: {2023/24-2027/28: [{value: 10000",
    )
    (row,) = results(run, "pace", "WATER", "--as-of", "2026-02-20", plan=split)
    # Six of the 36 months after June 2025: 36 + 64 / 6
    assert (row["measured_by"], row["share_due"]["value"]) == ("schedule", 46.7)


SINGLE = (PLANS / "county-in-single-quarters.yaml").read_text(encoding="utf-8")
Known = tuple[str, float, str, str | None, str]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (
            "2024-04-30",
            {"REVENUE": ("2024-Q1", 12.0, "exact", None, "behind"), "JOBS": ("2024-Q1", 2600, "exact", None, "on_schedule")},
        ),
        (
            "2024-07-31",
            {
                "REVENUE": ("2024-H1", 26.5, "about", "REVENUE", "behind"),
                "JOBS": ("2024-H1", 5100, "exact", "JOBS", "on_schedule"),
            },
        ),
        (
            "2024-08-31",
            {"REVENUE": ("2024-H1", 26.5, "about", "REVENUE", "behind"), "JOBS": ("2024-07", 5800, "exact", "JOBS", "behind")},
        ),
        (
            "2024-10-31",
            {
                "REVENUE": ("2024-Q3", 39.7, "about", "REVENUE", "behind"),
                "JOBS": ("2024-Q3", 7900, "exact", None, "on_schedule"),
            },
        ),
        (
            "2025-01-31",
            {"REVENUE": ("2024", 55.6, "about", "REVENUE", "exceeded"), "JOBS": ("2024-Q3", 7900, "exact", None, "on_schedule")},
        ),
    ],
)
def test_single_quarters_add_up(run: Run, day: str, found: dict[str, Known]) -> None:
    rows = [row for row in results(run, "review", "--as-of", day, plan=SINGLE) if row["latest"]]
    latest = {row["id"]: (row["latest"], row["verdict"]) for row in rows}
    fields = ("period", "value", "bound", "worked_out_from")
    assert {id_: (*(figure[each] for each in fields), verdict) for id_, (figure, verdict) in latest.items()} == found


def test_what_single_quarters_make_is_a_base_and_set_beside_the_year_before(run: Run) -> None:
    (row,) = results(run, "review", "REVENUE", "--as-of", "2024-07-31", plan=SINGLE)
    assert (row["before"]["value"], row["before"]["worked_out_from"], row["year_on_year"]["value"]) == (25.0, None, 6.0)
    (row,) = results(run, "gap", "REVENUE", plan=SINGLE)
    assert (row["baseline"]["period"], row["baseline"]["value"], row["baseline"]["worked_out_from"]) == ("2023", 51.5, "REVENUE")
    assert (row["gap"]["value"], row["result"]["value"]) == (2.5, 55.6)


@pytest.mark.parametrize("command", ["review", "pace", "status", "gap"])
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "† 一般公共预算收入、城镇新增就业：由单季、单月数相加得出，不是公布数"),
        ("en", "† Revenue, New urban jobs: added up from single quarters or months, not published"),
    ],
)
def test_what_is_added_up_says_so(run: Run, command: str, language: str, told: str) -> None:
    named = told if command in ("review", "pace") else told.replace("、城镇新增就业", "").replace(", New urban jobs", "")
    ran = run(command, "--lang", language, "--format", "md", "--as-of", "2024-07-31", plan=SINGLE)
    assert f"- {named}" in ran.out.splitlines()


@pytest.mark.parametrize("command", [("show", "REVENUE"), ("figures",)])
@pytest.mark.parametrize(
    ("language", "alone", "so_far"), [("zh", "| 2023-Q2（当期） |", "| 2023-H1 |"), ("en", "| 2023-Q2 alone |", "| 2023-H1 |")]
)
def test_a_single_quarter_is_called_so(run: Run, command: tuple[str, ...], language: str, alone: str, so_far: str) -> None:
    out = run(*command, "--lang", language, "--format", "md", plan=SINGLE).out
    assert (out.count(alone), out.count(so_far)) == (1, 1)
    quoted = [row["figure"] for row in results(run, "figures", "REVENUE", plan=SINGLE)]
    assert [each["cumulative"] for each in quoted if each["period"] in ("2023-Q2", "2023-H1")] == [False, True]


def test_a_sum_that_differs_from_its_quarters_is_told(run: Run) -> None:
    told = [(row["id"], row["rule"], row["message_en"]) for row in run("check", "--json", plan=SINGLE).json["results"]]
    assert told == [("JOBS", "sum-and-singles", "7900 up to 2024-Q3, while 2600 + 2500 + 2750 = 7850")]


@pytest.mark.parametrize(
    ("quarters", "latest"),
    [
        (
            "2024-Q1: [{value: 12.0, cumulative: false, source: q1}], 2024-Q3: [{value: 13.2, cumulative: false, source: q3}]",
            "2024-Q1",
        ),
        ("2024-Q2: [{value: 12.0, cumulative: false, source: q1}]", None),
        ("2024-H1: [{value: 26.0, source: q1}], 2024-Q3: [{value: 13.2, cumulative: false, source: q3}]", "2024-Q3"),
        ("2024-H1: [{value: 26.0, source: q1}], 2024-H2: [{value: 30, cumulative: false, source: q3}]", "2024"),
        (
            "2024-Q1: [{value: 12.0, bound: over, cumulative: false, source: q1}], "
            "2024-Q2: [{value: 13.2, bound: under, cumulative: false, source: q3}]",
            "2024-Q1",
        ),
        (
            "2024-Q1: [{value: 12.0, scope: {zh: 城区}, cumulative: false, source: q1}], "
            "2024-Q2: [{value: 13.2, cumulative: false, source: q3}]",
            "2024-Q1",
        ),
    ],
)
def test_only_what_is_there_in_a_row_adds_up(run: Run, quarters: str, latest: str | None) -> None:
    before, _ = SINGLE.split("observations:\n")
    (row,) = results(run, "review", "REVENUE", plan=f"{before}observations:\n  REVENUE: {{{quarters}}}\n")
    assert (row["latest"] and row["latest"]["period"]) == latest


YEAR = ("--data", str(PLANS / "county-year.yaml"))
NEXT_YEAR = ("--data", str(PLANS / "county-next-year.yaml"))
Standing = tuple[str, float | bool | None, float | None, float | None]


def standings(run: Run, day: str) -> dict[str, Standing]:
    """Of each target the verdict, the latest figure, how far it is beyond the target, and what a month left needs.

    Of a growth that of the rest of the year.
    """

    def row_of(row: dict[str, Any]) -> Standing:
        latest = row["latest"] and (row["latest"]["reached"] or row["latest"]["value"])
        return row["verdict"], latest, row["margin"]["value"], row["needed"] and row["needed"]["value"]

    rows = results(run, "review", "--as-of", day, *YEAR)
    measured = {"growth": "-growth", "value": "", "text": ""}
    return {row["id"] + measured[row["measures"]] + "-more" * row["second_step"]: row_of(row) for row in rows}


NOTHING_YET = ("no_result", None, None, None)
UNTIL_JANUARY: dict[str, Standing] = {
    **dict.fromkeys(("GDP-growth", "INDUSTRY-growth", "INDUSTRY-growth-more", "REVENUE", "REVENUE-growth"), NOTHING_YET),
    "INCOME-growth": ("no_mark", None, None, None),
    **dict.fromkeys(("JOBS", "JOBLESS", "FIRMS", "GRAIN", "PM25"), NOTHING_YET),
    "REVIEWED": ("in_words", None, None, None),
}
THROUGH_THE_YEAR: dict[str, dict[str, Standing]] = {
    "2025-01-31": {},
    "2025-04-30": {
        "PM25": ("so_far_short", 41.0, -11.0, None),
        "REVENUE": ("behind", 2.87, -9.31, 1.034),
        "JOBS": ("behind", 1010, -3190, 354.4),
        "INDUSTRY-growth": ("so_far_short", 6.2, -0.8, None),
        "INDUSTRY-growth-more": ("so_far_short", 6.2, -1.8, None),
        "REVENUE-growth": ("so_far_short", 4.0, -3.0, 8.0),
        "INCOME-growth": ("so_far_short", 6.0, -0.3, None),
        "JOBLESS": ("so_far_short", 5.6, -0.1, None),
        "FIRMS": ("so_far_short", 68, -7, None),
        "GDP-growth": ("so_far_reached", 6.3, -0.2, 6.6),
    },
    "2025-07-31": {
        "PM25": ("so_far_short", 33.2, -3.2, None),
        "FIRMS": ("so_far_short", 70, -5, None),
        "REVENUE": ("on_schedule", 6.13, -6.05, 1.008),
        "JOBS": ("on_schedule", 2190, -2010, 335.0),
        "GDP-growth": ("so_far_reached", 6.4, -0.1, 6.6),
        "INDUSTRY-growth": ("so_far_reached", 7.1, 0.1, None),
        "INDUSTRY-growth-more": ("so_far_short", 7.1, -0.9, None),
        "REVENUE-growth": ("so_far_reached", 7.4, 0.4, 6.6),
        "INCOME-growth": ("so_far_reached", 6.6, 0.2, None),
        "JOBLESS": ("so_far_reached", 5.3, 0.2, None),
        "GRAIN": ("no_pace", 8.3, -17.3, None),
    },
    "2025-10-31": {
        "FIRMS": ("so_far_short", 72, -3, None),
        "REVIEWED": ("done_early", True, None, None),
        "REVENUE": ("on_schedule", 9.19, -2.99, 0.997),
        "JOBS": ("on_schedule", 3260, -940, 313.3),
        "GDP-growth": ("so_far_reached", 6.6, 0.1, 6.2),
        "INDUSTRY-growth": ("so_far_reached", 7.6, 0.6, None),
        "INDUSTRY-growth-more": ("so_far_short", 7.6, -0.4, None),
        "REVENUE-growth": ("so_far_reached", 8.9, 1.9, 1.5),
        "INCOME-growth": ("so_far_reached", 6.6, 0.2, None),
        "JOBLESS": ("so_far_reached", 5.3, 0.2, None),
        "PM25": ("so_far_reached", 28.4, 1.6, None),
        "GRAIN": ("no_pace", 8.3, -17.3, None),
    },
    "2026-01-31": {
        "FIRMS": ("missed", 74, -1, None),
        "INDUSTRY-growth": ("exceeded", 7.8, 0.8, None),
        "INDUSTRY-growth-more": ("missed", 7.8, -0.2, None),
        "REVENUE": ("exceeded", 12.25, 0.07, None),
        "REVENUE-growth": ("exceeded", 7.6, 0.6, None),
        "JOBS": ("exceeded", 4280, 80, None),
        "JOBLESS": ("exceeded", 5.2, 0.3, None),
        "GRAIN": ("exceeded", 25.66, 0.06, None),
        "PM25": ("exceeded", 29.1, 0.9, None),
        "GDP-growth": ("met", 6.4, -0.1, None),
        "INCOME-growth": ("met", 6.4, 0.0, None),
        "REVIEWED": ("done_early", True, None, None),
    },
}


@pytest.mark.parametrize("day", THROUGH_THE_YEAR)
def test_a_county_from_january_to_january(run: Run, day: str) -> None:
    found = standings(run, day)
    assert found == UNTIL_JANUARY | THROUGH_THE_YEAR[day]
    # What needs attention first, of that the binding first.
    assert [key for key, (_, latest, *_) in found.items() if latest is not None] == list(THROUGH_THE_YEAR[day])


@pytest.mark.parametrize(
    ("day", "money"),
    [
        ("2025-01-31", (0, None, None, 0, 0)),
        ("2025-04-30", (2, 20.0, 25.0, 1, 0)),
        ("2025-07-31", (3, 42.8, 50.0, 1, 1)),
        ("2025-10-31", (3, 76.5, 75.0, 1, 1)),
        ("2026-01-31", (3, 100.0, 100.0, 1, 1)),
    ],
)
def test_a_county_s_projects_through_its_year(run: Run, day: str, money: tuple[float | None, ...]) -> None:
    summary = run("review", "--json", "--as-of", day, *YEAR).json["summary"]
    whole, time = summary["projects"], summary["share_of_time"]
    shares = [each and each["value"] for each in (whole["share_done"], time)]
    assert (whole["with_both"], *shares, whole["stage_known"], whole["started"]) == money


def test_a_county_s_year_in_the_counts_that_a_report_gives(run: Run) -> None:
    ran = run("review", "--lang", "zh", "--format", "md", *YEAR)
    told = [line for line in ran.out.splitlines() if line.startswith(("- 约束性", "- 预期性"))]
    assert told == ["- 约束性 2 项全部完成（超额完成 2）", "- 预期性 8 项的结果：达到预期 7（好于预期 4），未达预期 1"]


def test_the_next_year_has_this_one_s_results_as_its_base(run: Run) -> None:
    rows = results(run, "gap", *NEXT_YEAR)
    found = {(row["id"], row["measures"]): (row["baseline"]["value"], row["gap"]["value"], row["verdict"]) for row in rows}
    assert found == {
        ("GDP", "growth"): (6.4, -0.4, "asks_lesser_rate"),
        ("INDUSTRY", "growth"): (7.8, -0.3, "asks_lesser_rate"),
        ("REVENUE", "value"): (12.25, 0.74, "asks_more"),
        ("REVENUE", "growth"): (7.6, -1.6, "asks_lesser_rate"),
        ("INCOME", "growth"): (6.4, None, "no_mark"),
        ("JOBS", "value"): (4280, -80, "asks_less"),
        ("JOBLESS", "value"): (5.2, 0.3, "already_met"),
        ("FIRMS", "value"): (74, 6, "asks_more"),
        ("GRAIN", "value"): (25.66, -0.06, "asks_less"),
        ("PM25", "value"): (29.1, -0.1, "asks_more"),
        ("PLACES", "value"): (4.3, 0.3, "asks_more"),
    }


def test_the_year_behind_has_the_base_that_it_had(run: Run) -> None:
    """What was known within a year is no base for that year's target."""
    rows = [row for row in results(run, "gap", "--all", *NEXT_YEAR) if row["target"]["period"] == "2025" and row["baseline"]]
    assert {row["baseline"]["period"] for row in rows} == {"2024"}
    found = {row["id"]: (row["baseline"]["value"], row["gap"]["value"], row["result"]["value"]) for row in rows}
    assert (found["JOBLESS"], found["FIRMS"], found["PM25"]) == ((5.2, 0.3, 5.2), (68, 7, 74), (29.5, 0.5, 29.1))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_year_s_results_as_an_annex_on_a_narrow_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, golden: Golden, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    golden(f"year/annex-{language}.txt", run("annex", "1", "--format", "table", "--lang", language, "--year", "2025", *YEAR).out)


@pytest.mark.parametrize("chapter", ["docs/year.md", "docs/year.zh.md"])
def test_the_guide_tells_of_the_same_year(run: Run, tmp_path: Path, chapter: str) -> None:
    for name, content in FILE.findall(DOCUMENTS[chapter].read_text(encoding="utf-8")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")

    def reviewed(*where: str) -> list[tuple[object, ...]]:
        rows = results(run, "review", *where)
        return [(row["target"]["value"], row["latest"]["value"], row["margin"]["value"], row["verdict"]) for row in rows]

    def asked(*where: str) -> list[tuple[object, ...]]:
        rows = results(run, "gap", "--all", *where)
        return [(row["baseline"] and row["baseline"]["value"], row["gap"]["value"], row["verdict"]) for row in rows]

    assert reviewed("--data", str(tmp_path / "2025")) == reviewed(*YEAR)
    assert asked("--data", str(tmp_path / "2026")) == asked(*NEXT_YEAR)


def test_one_indicator_in_full_says_how_it_stands_within_the_year(run: Run) -> None:
    def so_far(day: str) -> list[tuple[float, str]]:
        (row,) = results(run, "show", "FIRMS", "--as-of", day, *YEAR)
        return [(each["latest"]["value"], each["verdict"]) for each in row["so_far"]]

    assert (so_far("2025-03-31"), so_far("2025-07-31"), so_far("2026-01-31")) == ([], [(70, "so_far_short")], [])
    shown = run("show", "FIRMS", "--as-of", "2025-07-31", "--lang", "zh", "--format", "md", *YEAR).out
    assert "| 户 | 预期性 | 达75 (2025) | 70 (2025-H1) | 目前未达目标，差5 |" in shown
