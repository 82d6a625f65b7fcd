"""What was known by a date: publication, revisions, and which figures are results of the year so far."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planctl.assess.answers import Figure
from planctl.assess.as_of import known_by
from planctl.assess.results import observations_of, result_of_period, results_of
from planctl.plan.vocabulary import Form
from tests.conftest import PlanOf, Run

PLAN = """
about: {id: county-2024, name: {zh: 某县2024年计划}, year: 2024, source: report}
sources:
  report: {title: {zh: 计划报告}}
  flash: {title: {zh: 快报}, published: 2025-01-20}
  communique: {title: {zh: 公报}, published: 2025-03}
  yearbook: {title: {zh: 年鉴}, published: 2025}
  office: {title: {zh: 统计办}}
indicators:
  GDP:
    name: {zh: 地区生产总值}
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2023: [{value: 600, at: 7}, {growth: 6, at: 7}]}
    target: {2024: [{value: 650, at: 38}]}
observations:
  GDP:
    2024:
      - {value: 651, source: yearbook}
      - {value: 648, source: flash}
      - {value: 649, source: communique}
    2024-H1: [{value: 300, source: office}]
    2023: [{value: 605, source: yearbook}]
"""


def figures(known: list[Figure]) -> list[tuple[str, str, str | None]]:
    return [(quoted.period, str(quoted.value), quoted.source) for quoted in known]


def test_order_of_revisions(plan_of: PlanOf) -> None:
    assert figures(results_of(plan_of(PLAN), "GDP")) == [
        ("2023", "600", "report"),
        ("2023", "6", "report"),
        ("2023", "605", "yearbook"),
        ("2024-H1", "300", "office"),
        ("2024", "648", "flash"),
        ("2024", "649", "communique"),
        ("2024", "651", "yearbook"),
    ]


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2024, 6, 29), None),
        (date(2024, 12, 31), None),
        (date(2025, 1, 19), None),
        (date(2025, 1, 20), "648"),
        # A month's date can mean its last day, a year's 31 December: nothing is known before it must be.
        (date(2025, 3, 30), "648"),
        (date(2025, 3, 31), "649"),
        (date(2025, 12, 30), "649"),
        (date(2025, 12, 31), "651"),
    ],
)
def test_the_newest_figure_that_was_published_by_then_counts(plan_of: PlanOf, day: date, value: str | None) -> None:
    found = result_of_period(results_of(known_by(plan_of(PLAN), day), "GDP"), "2024", "value")
    assert (str(found.value) if found else None) == value


@pytest.mark.parametrize(("day", "known"), [(date(2024, 6, 29), False), (date(2024, 6, 30), True)])
def test_known_from_the_end_of_the_period(plan_of: PlanOf, day: date, known: bool) -> None:
    assert (result_of_period(results_of(known_by(plan_of(PLAN), day), "GDP"), "2024-H1", "value") is not None) is known


@pytest.mark.parametrize(("day", "known"), [(date(2024, 1, 14), False), (date(2024, 1, 15), True)])
def test_own_results_known_from_the_report(plan_of: PlanOf, day: date, known: bool) -> None:
    plan = plan_of(PLAN.replace("计划报告}", "计划报告}, published: 2024-01-15"))
    assert (result_of_period(results_of(known_by(plan, day), "GDP"), "2023", "value") is not None) is known


def test_report_without_a_date(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN)
    assert [
        result_of_period(results_of(known_by(plan, date(2023, 12, day)), "GDP"), "2023", "value") is not None for day in (30, 31)
    ] == [
        False,
        True,
    ]


def test_last_of_one_day_counts(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN.replace("  yearbook: {title: {zh: 年鉴}, published: 2025}", "  yearbook: {title: {zh: 年鉴}}"))
    found = result_of_period(results_of(plan, "GDP"), "2023", "value")
    assert found is not None
    assert (str(found.value), found.source) == ("605", "yearbook")


def test_latest_day(plan_of: PlanOf) -> None:
    assert plan_of(PLAN).latest_day == date(2025, 12, 31)
    assert plan_of(PLAN.partition("observations:")[0]).latest_day == date(2023, 12, 31)
    assert plan_of("indicators: {}\n").latest_day is None


def test_the_report_s_own_publication_is_a_latest_day_too(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN.partition("observations:")[0].replace("计划报告}", "计划报告}, published: 2024-01-15"))
    assert plan.latest_day == date(2024, 1, 15)


def test_a_single_quarter_is_no_result_of_the_year_so_far(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN + "    2024-Q3: [{value: 160, source: office, cumulative: false}, {value: 470, source: office}]\n")
    assert [figure[1] for figure in figures(results_of(plan, "GDP")) if figure[0] == "2024-Q3"] == ["470"]
    # It is shown all the same.
    assert [figure[1] for figure in figures(observations_of(plan, "GDP")) if figure[0] == "2024-Q3"] == ["160", "470"]


@pytest.mark.parametrize(
    ("period", "asked"),
    [
        ("2024-H1", "2024-Q2"),
        ("2024-H1", "2024-06"),
        ("2024", "2024-Q4"),
        ("2024", "2024-H2"),
        ("2024", "2024-12"),
    ],
)
def test_spans_that_end_together_are_one(plan_of: PlanOf, period: str, asked: str) -> None:
    known = results_of(plan_of(PLAN), "GDP")
    assert result_of_period(known, asked, "value") == result_of_period(known, period, "value") is not None


@pytest.mark.parametrize(("period", "form"), [("2022", "value"), ("2024", "growth"), ("2024-Q1", "value"), ("2024", "text")])
def test_there_is_none_of_another_period_or_form(plan_of: PlanOf, period: str, form: Form) -> None:
    assert result_of_period(results_of(plan_of(PLAN), "GDP"), period, form) is None


def test_a_yearly_growth_is_no_change_since_a_year(plan_of: PlanOf) -> None:
    plan = plan_of(
        PLAN.replace(
            "    2024-H1:",
            "    2025: [{growth: -2, source: office}, {growth: -12, since: 2020, source: office}]\n    2024-H1:",
        )
    )
    known = results_of(plan, "GDP")
    found = {since: result_of_period(known, "2025", "growth", since) for since in (None, 2020, 2021)}
    assert {since: each and str(each.value) for since, each in found.items()} == {None: "-2", 2020: "-12", 2021: None}


# As the commands show it


def shown(run: Run, command: str, *options: str) -> dict[str, Any]:
    ran = run(command, "GDP", "--json", *options, plan=PLAN)
    assert (ran.code, ran.err) == (0, "")
    document: dict[str, Any] = ran.json
    return document


@pytest.mark.parametrize(
    ("day", "value", "verdict"),
    [
        ("2025-01-19", None, "asks_more"),
        ("2025-01-20", 648, "missed"),
        ("2025-01", 648, "missed"),
        ("2025-03", 649, "missed"),
        ("2025", 651, "exceeded"),
    ],
)
def test_status_judges_by_what_was_known(run: Run, day: str, value: float | None, verdict: str) -> None:
    (row,) = shown(run, "status", "--as-of", day)["results"]
    assert (row["result"] and row["result"]["value"], row["verdict"]) == (value, verdict)


@pytest.mark.parametrize(("day", "as_of"), [("2025", "2025-12-31"), ("2025-02", "2025-02-28"), ("2025-02-03", "2025-02-03")])
def test_the_answer_says_as_of_when(run: Run, day: str, as_of: str) -> None:
    assert shown(run, "status", "--as-of", day)["as_of"] == shown(run, "pace", "--as-of", day)["as_of"] == as_of
    assert shown(run, "status")["as_of"] == shown(run, "pace")["as_of"] == "2025-12-31"


@pytest.mark.parametrize("day", ["", "2025-13", "2025-02-30", "yesterday", "2025-2-3"])
def test_what_is_no_date_is_refused(run: Run, day: str) -> None:
    ran = run("status", "--as-of", day, plan=PLAN)
    assert (ran.code, ran.out) == (2, "")
    assert "--as-of" in ran.err


def test_show_keeps_every_revision(run: Run) -> None:
    (row,) = shown(run, "show")["results"]
    assert [(figure["period"], figure["value"], figure["source"]) for figure in row["figures"]] == [
        ("2023", 600, "report"),
        ("2023", 6, "report"),
        ("2023", 605, "yearbook"),
        ("2024-H1", 300, "office"),
        ("2024", 648, "flash"),
        ("2024", 649, "communique"),
        ("2024", 651, "yearbook"),
        ("2024", 650, "report"),
    ]


def test_show_keeps_a_revision_that_names_its_paragraph(run: Run) -> None:
    ran = run("show", "GDP", "--json", plan=PLAN.replace("{value: 605, source: yearbook}", "{value: 605, source: yearbook, at: 3}"))
    assert 605 in [figure["value"] for figure in ran.json["results"][0]["figures"]]
