"""Pace: the share of a target that is done against the share of its time, and the rate that what is left needs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planctl.assess.cumulative import done_since
from planctl.assess.pace import PaceRow, pace
from planctl.assess.results import results_of
from planctl.plan.model import About, Indicator, Name, Plan, Series, Statement
from planctl.plan.vocabulary import Direction
from tests.conftest import PlanOf, Run, no_answer, one_indicator, quantity
from tests.strategies import Printed, holds, printed

D = Decimal


def one(
    target: str,
    observed: str,
    *,
    actual: str = "{}",
    direction: str = "higher",
    unit: str = "万株",
    nature: str = "flow",
    year: int = 2024,
) -> str:
    """A plan of one indicator, X, with what was published later."""
    plan = one_indicator(target=target, observed=observed, actual=actual, direction=direction, unit=unit, nature=nature, year=year)
    return plan.replace(", published: 2025-03", "")


def rows(run: Run, plan: str | None, *options: str) -> list[dict[str, Any]]:
    ran = run("pace", *options, "--json", plan=plan)
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["summary"] == {"under_way": len(ran.json["results"]), "revised": []}
    found: list[dict[str, Any]] = ran.json["results"]
    return found


def row_of(run: Run, plan: str, *options: str) -> dict[str, Any]:
    (row,) = rows(run, plan, *options)
    return row


def within(run: Run, goal: str, so_far: str, direction: str = "higher", period: str = "2024-H1") -> dict[str, Any]:
    return row_of(
        run, one(f"{{{period[:4]}: [{{{goal}, at: 2}}]}}", f"{{{period}: [{{{so_far}, source: press}}]}}", direction=direction)
    )


# Within the year


def of_halves(period: str, so_far: str, about: str = "", direction: str = "higher") -> str:
    observed = f"{{{period}: [{{value: {so_far}, source: press}}]}}"
    plan = one("{2024: [{value: 600, at: 2}]}", observed, direction=direction)
    return plan.replace("source: report}", f"source: report{about}}}", 1)


@pytest.mark.parametrize(
    ("period", "so_far", "about", "time", "verdict"),
    [
        # 300 of 600 by June: 182 of 366 days are 49.7 %, six of twelve months half.
        ("2024-H1", "299", "", 49.7, "on_schedule"),
        ("2024-H1", "299", ", time: months", 50.0, "behind"),
        ("2024-H1", "300", ", time: 按月", 50.0, "on_schedule"),
        ("2024-Q1", "150", ", time: months", 25.0, "on_schedule"),
        ("2024-02", "99", ", time: months", 16.7, "behind"),
    ],
)
def test_time_is_counted_in_months_where_the_plan_says_so(
    run: Run, period: str, so_far: str, about: str, time: float, verdict: str
) -> None:
    row = row_of(run, of_halves(period, so_far, about))
    assert (row["share_of_time"]["value"], row["verdict"]) == (time, verdict)


@pytest.mark.parametrize(
    ("so_far", "direction", "share", "verdict", "reason"),
    [
        ("30", "higher", 5.0, "no_pace", "uneven"),
        ("600", "higher", 100.0, "done_early", None),
        ("601", "lower", 100.2, "missed", None),
        ("599", "lower", 99.8, "no_pace", "uneven"),
    ],
)
def test_what_runs_unevenly_is_not_judged_by_its_time(
    run: Run, so_far: str, direction: str, share: float, verdict: str, reason: str | None
) -> None:
    plan = of_halves("2024-H1", so_far, direction=direction).replace("    nature: flow", "    nature: flow\n    pace: uneven")
    row = row_of(run, plan)
    assert (row["verdict"], row["reason"], row["share_of_target"]["value"]) == (verdict, reason, share)
    assert (row["share_of_time"]["reason"], row["needed"]["reason"]) == ("uneven", "uneven")


@pytest.mark.parametrize(("language", "told"), [("zh", "不计时序进度，完成5.0%"), ("en", "no pace: 5.0% done")])
def test_a_review_of_what_runs_unevenly_says_how_much_is_done(run: Run, language: str, told: str) -> None:
    plan = of_halves("2024-Q1", "30").replace("    nature: flow", "    nature: flow\n    pace: uneven")
    assert f" {told} |" in run("review", "--all", "--lang", language, "--format", "md", plan=plan).out


def test_a_half_year_of_a_flow(run: Run) -> None:
    row = within(run, "value: 5", "value: 2.6")
    assert row["kind"] == "within_year"
    assert (row["target"]["period"], row["latest"]["period"], row["done"]) == ("2024", "2024-H1", None)
    # 2.6 / 5; 2.55 / 5.5 = 0.4636, 2.65 / 4.5 = 0.5888…
    assert row["share_of_target"] == quantity(52.0, "%", 46.36, 58.89)
    # 182 of 366 days
    assert row["share_of_time"] == quantity(49.7, "%")
    # 4.5 − 2.65 to 5.5 − 2.55
    assert row["left"] == quantity(2.4, "万株", 1.85, 2.95)
    # 2.4 / 6; 1.85 / 6 = 0.3083, 2.95 / 6 = 0.4916
    assert row["needed"] == quantity(0.4, "万株/month", 0.308, 0.492)
    assert row["verdict"] == "on_schedule"


@pytest.mark.parametrize(
    ("period", "time", "months"),
    [
        ("2023-01", 8.5, 11),  # 31 / 365
        ("2024-02", 16.4, 10),  # 60 / 366
        ("2023-02", 16.2, 10),  # 59 / 365
        ("2023-Q1", 24.7, 9),  # 90 / 365
        ("2023-H1", 49.6, 6),  # 181 / 365 = 49.589
        ("2024-H1", 49.7, 6),  # 182 / 366 = 49.727
        ("2023-Q3", 74.8, 3),  # 273 / 365
        ("2024-Q3", 74.9, 3),  # 274 / 366
        ("2023-11", 91.5, 1),  # 334 / 365
    ],
)
def test_time_goes_by_real_days_and_what_is_left_by_months(run: Run, period: str, time: float, months: int) -> None:
    row = within(run, "value: 1200", "value: 0", period=period)
    assert row["share_of_time"]["value"] == time
    assert row["needed"]["value"] == round(1200 / months, 1)


@pytest.mark.parametrize(
    ("so_far", "verdict"),
    [
        ("181", "behind"),
        ("182", "on_schedule"),
        ("365", "on_schedule"),
        ("366", "done_early"),
        ("400", "done_early"),
        ("-1", "behind"),
    ],
)
def test_a_day_s_worth_decides(run: Run, so_far: str, verdict: str) -> None:
    # 366 in a leap year of 366 days: one a day, 182 by the end of June.
    assert within(run, "value: 366", f"value: {so_far}")["verdict"] == verdict


@pytest.mark.parametrize(
    ("so_far", "verdict"),
    [("0", "on_schedule"), ("182", "on_schedule"), ("183", "behind"), ("366", "behind"), ("400", "missed")],
)
def test_pace_of_a_cap(run: Run, so_far: str, verdict: str) -> None:
    assert within(run, "value: 366, bound: at_most", f"value: {so_far}", direction="lower")["verdict"] == verdict


@pytest.mark.parametrize(
    ("so_far", "share", "verdict"),
    [
        # ((actual + 366) + 366) / 366
        ("0", 200.0, "on_schedule"),
        ("-182", 150.3, "on_schedule"),
        ("-183", 150.0, "behind"),
        ("-366", 100.0, "behind"),
        ("-549", 50.0, "behind"),
        ("183", 250.0, "on_schedule"),
    ],
)
def test_a_loss_completes_its_plan_by_staying_small(run: Run, so_far: str, share: float, verdict: str) -> None:
    row = within(run, "value: -366", f"value: {so_far}")
    assert (row["share_of_target"]["value"], row["verdict"]) == (share, verdict)


@pytest.mark.parametrize(
    ("so_far", "share", "verdict"),
    [("0", 0.0, "behind"), ("-181", 49.5, "behind"), ("-182", 49.7, "on_schedule"), ("-366", 100.0, "done_early")],
)
def test_so_much_to_be_shed_is_done_by_shedding_it(run: Run, so_far: str, share: float, verdict: str) -> None:
    row = within(run, "value: -366", f"value: {so_far}", direction="lower")
    assert (row["share_of_target"]["value"], row["verdict"]) == (share, verdict)


def test_more_than_so_much_shed_is_a_share_of_at_least_that(run: Run) -> None:
    row = within(run, "value: -366", "value: -183, bound: under", direction="lower")
    assert (row["share_of_target"]["value"], row["share_of_target"]["bound"], row["left"]["bound"]) == (50, "over", "over")


def test_of_a_plan_of_nothing_there_is_no_share(run: Run) -> None:
    row = within(run, "value: 0", "value: 3", direction="lower")
    assert row["share_of_target"] == no_answer("%", "zero_base")
    assert (row["left"]["value"], row["family"], row["verdict"], row["reason"]) == (-3, "unknown", "not_computable", "zero_base")


@pytest.mark.parametrize(
    ("bound", "mirrored", "share", "left", "needed"),
    [
        ("over", "under", (49.95, None), (None, 2.505), (None, 0.4175)),
        ("at_least", "at_most", (49.95, None), (None, 2.505), (None, 0.4175)),
        ("under", "over", (None, 50.06), (2.495, None), (0.4158, None)),
        ("at_most", "at_least", (None, 50.06), (2.495, None), (0.4158, None)),
    ],
)
def test_pace_from_a_bound(
    run: Run, bound: str, mirrored: str, share: tuple[float | None], left: tuple[float | None], needed: tuple[float | None]
) -> None:
    row = within(run, "value: 5.00", f"value: 2.5, bound: {bound}")
    # 2.5 / 5.005 = 0.49950, 2.5 / 4.995 = 0.50050; 4.995 − 2.5 and 5.005 − 2.5, by six months 0.41583 and 0.41750
    assert row["share_of_target"] == quantity(50, "%", *share, bound=bound)
    assert row["left"] == quantity(2.5, "万株", *left, bound=mirrored)
    assert row["needed"] == quantity(0.417, "万株/month", *needed, bound=mirrored)


def test_pace_uses_the_newest_revision(run: Run) -> None:
    observed = "{2024-Q1: [{value: 1, source: press}], 2024-05: [{value: 2, source: press}, {value: 2.2, source: yearbook}]}"
    assert row_of(run, one("{2024: [{value: 5, at: 2}]}", observed))["latest"]["value"] == 2.2
    assert row_of(run, one("{2024: [{value: 5, at: 2}]}", observed), "--as-of", "2024-04")["latest"]["value"] == 1


def test_a_single_quarter_has_no_pace_without_those_before_it(run: Run) -> None:
    observed = "{2024-Q1: [{value: 2.6, source: press}], 2024-Q3: [{value: 1, source: press, cumulative: false}]}"
    assert row_of(run, one("{2024: [{value: 5, at: 2}]}", observed))["latest"]["value"] == 2.6


@pytest.mark.parametrize(
    ("target", "observed", "nature"),
    [
        # Stocks and rates are read at their date.
        ("{2024: [{value: 5, at: 2}]}", "{2024-H1: [{value: 2.6, source: press}]}", "stock"),
        ("{2024: [{value: 5, at: 2}]}", "{2024-H1: [{value: 2.6, source: press}]}", "rate"),
        ("{2024: [{value: 5, at: 2}]}", "{2024-H1: [{value: 2.6, source: press}]}", "ratio"),
        # The year is over, by its own name or by another.
        ("{2024: [{value: 5, at: 2}]}", "{2024-H1: [{value: 2.6, source: press}], 2024: [{value: 5, source: press}]}", "flow"),
        ("{2024: [{value: 5, at: 2}]}", "{2024-Q4: [{value: 4.9, source: press}]}", "flow"),
        # Nothing is known of it, or of another year, form or form of target.
        ("{2024: [{value: 5, at: 2}]}", "{}", "flow"),
        ("{2025: [{value: 5, at: 2}]}", "{2024-H1: [{value: 2.6, source: press}]}", "flow"),
        ("{2024: [{value: 5, at: 2}]}", "{2024-H1: [{growth: 2.6, source: press}]}", "flow"),
        ("{2024: [{growth: 5, at: 2}]}", "{2024-H1: [{growth: 2.6, source: press}]}", "flow"),
        ("{2024: [{change: 5, at: 2}]}", "{2024-H1: [{change: 2.6, source: press}]}", "flow"),
        ("{2024: [{text: {zh: 同步}, at: 2}]}", "{2024-H1: [{value: 2.6, source: press}]}", "flow"),
        # Nothing is known within the part of the year that it is for.
        ("{2024-H1: [{value: 5, at: 2}]}", "{2024-Q3: [{value: 2.6, source: press}]}", "flow"),
        ("{2024-H1: [{value: 5, at: 2}]}", "{2024-Q1: [{value: 2.6, source: press}]}", "stock"),
        ("{2024-H1: [{growth: 5, since: 2020, at: 2}]}", "{2023: [{growth: 2.6, since: 2020, source: press}]}", "flow"),
    ],
)
def test_what_is_not_under_way_has_no_pace(run: Run, target: str, observed: str, nature: str) -> None:
    assert rows(run, one(target, observed, nature=nature)) == []


def test_a_target_for_a_part_of_the_year_has_a_pace_of_its_own(run: Run) -> None:
    row = row_of(run, one("{2024-H1: [{value: 5.0, at: 2}]}", "{2024-Q1: [{value: 2.6, source: press}]}"))
    # 91 of 182 days; 2.4 in three months
    assert (row["share_of_target"]["value"], row["share_of_time"]["value"], row["verdict"]) == (52.0, 50.0, "on_schedule")
    assert (row["left"]["value"], row["needed"]["value"]) == (2.4, 0.8)


# Over years


def schedule(
    run: Run, levels: str, goal: str, direction: str = "higher", unit: str = "万株", nature: str = "flow"
) -> dict[str, Any]:
    """2023 from the plan, 2024 as published, a target for 2027."""
    base, latest = levels.split(" → ")
    plan = one(
        f"{{2027: [{{{goal}, at: 2}}]}}",
        f"{{2024: [{{{latest}, source: press}}]}}",
        actual=f"{{2023: [{{{base}, at: 1}}]}}",
        direction=direction,
        unit=unit,
        nature=nature,
    )
    return row_of(run, plan)


def test_gdp_of_the_shipped_plan(run: Run) -> None:
    to_2025, to_2027 = rows(run, None, "GDP")
    assert (to_2025["kind"], to_2025["target"]["value"], to_2025["latest"]["value"]) == ("schedule", 700, 636)
    # 34.3 / 98.3 = 0.34893; (635.5 − 601.75) / (700.5 − 601.75) = 0.34177, (636.5 − 601.65) / (699.5 − 601.65) = 0.35615
    assert to_2025["share_of_target"] == quantity(34.9, "%", 34.17, 35.62)
    assert to_2025["share_of_time"] == quantity(50.0, "%")
    assert to_2025["left"] == quantity(64.0, "亿元", 63, 65)
    # 700 / 636 = 1.10063; 699.5 / 636.5 = 1.09898, 700.5 / 635.5 = 1.10228
    assert to_2025["needed"] == quantity(10.06, "%/year", 9.897, 10.229)
    # √(601.7 × 700) = 648.99; √(601.65 × 699.5) = 648.734, √(601.75 × 700.5) = 649.252
    assert to_2025["required"] == quantity(649.0, "亿元", 648.73, 649.26)
    assert to_2025["verdict"] == "below_required"
    # 34.3 / 248.3 = 0.13814
    assert (to_2027["share_of_target"]["value"], to_2027["share_of_time"]["value"]) == (13.8, 25)
    # ∛(850 / 636) = ∛1.336478 = 1.10150
    # 601.7 × ⁴√(850 / 601.7) = 655.98
    assert (to_2027["needed"]["value"], to_2027["required"]["value"], to_2027["verdict"]) == (10.15, 656.0, "below_required")


@pytest.mark.parametrize(
    ("latest", "share", "verdict"),
    [
        # 100 × ⁴√2 = 118.92, which prints as 118.9
        ("118.8", 18.8, "below_required"),
        ("118.9", 18.9, "on_schedule"),
        ("119", 19, "on_schedule"),
        ("119.0", 19, "above_required"),
        ("199.9", 99.9, "above_required"),
        ("200.0", 100, "done_early"),
        ("200.1", 100.1, "done_early"),
        ("99.0", -1, "below_required"),
    ],
)
def test_a_level_is_set_beside_the_road_to_its_target(run: Run, latest: str, share: float, verdict: str) -> None:
    row = schedule(run, f"value: 100.0 → value: {latest}", "value: 200.0")
    assert (row["required"]["value"], row["share_of_time"]["value"]) == (118.9, 25)
    assert (row["share_of_target"]["value"], row["family"], row["verdict"]) == (share, "result", verdict)


def test_the_level_that_path_requires_is_on_schedule(run: Run) -> None:
    plan = one(
        "{2024: [{growth: 7, at: 2}], 2027: [{value: 850, at: 2}]}",
        "{2025: [{value: 715.2, source: press}]}",
        actual="{2023: [{value: 601.7, at: 1}]}",
    )
    (level,) = [row["required"]["value"] for row in run("path", "X", "--json", plan=plan).json["results"] if row["year"] == 2025]
    row = row_of(run, plan)
    assert (level, row["required"]["value"], row["latest"]["value"], row["verdict"]) == (715.2, 715.2, 715.2, "on_schedule")


@pytest.mark.parametrize(
    ("latest", "share", "verdict"),
    [("75.1", 24.9, "below_required"), ("75.0", 25, "on_schedule"), ("0.0", 100, "done_early"), ("101.0", -1, "below_required")],
)
def test_where_less_is_better_the_way_leads_down(run: Run, latest: str, share: float, verdict: str) -> None:
    # No rate leads to zero: equal steps do.
    row = schedule(run, f"value: 100.0 → value: {latest}", "value: 0.0", direction="lower", nature="stock")
    assert (row["share_of_target"]["value"], row["verdict"]) == (share, verdict)


def test_the_mark_of_a_strict_target_is_not_yet_beyond_it(run: Run) -> None:
    assert schedule(run, "value: 100 → value: 200", "value: 200, bound: over")["verdict"] == "above_required"
    assert schedule(run, "value: 100 → value: 201", "value: 200, bound: over")["verdict"] == "done_early"


def test_pace_of_percentages(run: Run) -> None:
    row = schedule(run, "value: 60.0 → value: 61.0", "value: 64.0", unit="%", nature="rate")
    assert row["left"] == quantity(3.0, "percentage_points", 2.9, 3.1)
    assert row["needed"] == no_answer("%/year", "in_points")
    assert (row["share_of_target"]["value"], row["verdict"]) == (25, "on_schedule")
    plan = one(
        "{2027: [{value: 64.0, at: 2}]}",
        "{2024: [{value: 61.0, source: press}]}",
        actual="{2023: [{value: 60.0, at: 1}]}",
        unit="%",
        nature="rate",
    )
    assert "| +3.0 points |" in run("pace", "--format", "md", plan=plan).out


@pytest.mark.parametrize(
    ("base", "direction"),
    [("value: 200", "higher"), ("value: 300", "higher"), ("value: 200", "lower"), ("value: 150", "lower"), ("value: 200", "none")],
)
def test_a_floor_and_a_level_to_hold_have_no_way_to_go(run: Run, base: str, direction: str) -> None:
    plan = one(
        "{2027: [{value: 200, at: 2}]}",
        "{2024: [{value: 180, source: press}]}",
        actual=f"{{2023: [{{{base}, at: 1}}]}}",
        direction=direction,
    )
    assert rows(run, plan) == []


def test_pace_without_a_direction(run: Run) -> None:
    row = schedule(run, "value: 100.0 → value: 125.0", "value: 200.0", direction="none")
    assert (row["share_of_target"]["value"], row["verdict"], row["reason"]) == (25, "no_direction", "no_direction")


@pytest.mark.parametrize(("goal", "done"), [("-19", "-10"), ("-5.91", "-3"), ("21", "10"), ("-27.1", "-10")])
def test_equal_yearly_changes_are_on_schedule_to_the_last_digit(run: Run, goal: str, done: str) -> None:
    years = 3 if goal == "-27.1" else 2
    plan = one(
        f"{{{2020 + years}: [{{growth: {goal}, since: 2020, at: 1}}]}}", f"{{2021: [{{growth: {done}, source: press}}]}}",
        direction="lower" if goal.startswith("-") else "higher", year=2021,
    )  # fmt: skip
    assert row_of(run, plan)["verdict"] == "on_schedule"


def test_a_start_that_may_be_the_target_has_no_share(run: Run) -> None:
    # 3 is 2.5 to 3.5, and so is 3.4 ± 0.05.
    row = schedule(run, "value: 3 → value: 3.2", "value: 3.4")
    assert row["share_of_target"] == no_answer("%", "within_rounding")
    assert (row["left"]["value"], row["verdict"], row["reason"]) == (0.2, "not_computable", "within_rounding")
    # 3.55 ± 0.005 lies beyond 3.5.
    assert schedule(run, "value: 3 → value: 3.2", "value: 3.55")["share_of_target"]["value"] is not None


def test_from_a_mere_bound_there_is_no_share(run: Run) -> None:
    row = schedule(run, "value: 100, bound: over → value: 125", "value: 200")
    assert row["share_of_target"] == no_answer("%", "bound_only")
    assert (row["left"]["value"], row["verdict"], row["reason"]) == (75, "not_computable", "bound_only")


@pytest.mark.parametrize(
    ("goal", "direction", "share", "left"),
    [("200.0", "higher", "over", "under"), ("50.0", "lower", "under", "under")],
)
def test_a_latest_level_that_is_a_bound_bounds_the_share(run: Run, goal: str, direction: str, share: str, left: str) -> None:
    row = schedule(run, "value: 100.0 → value: 90.0, bound: over", f"value: {goal}", direction=direction)
    assert (row["share_of_target"]["bound"], row["left"]["bound"], row["needed"]["bound"]) == (share, left, left)


def test_time_from_within_a_year_goes_by_months(run: Run) -> None:
    # A stock at the end of June 2023, of December 2024, of December 2025: 18 of 30 months.
    plan = one(
        "{2025: [{value: 200, at: 2}]}",
        "{2024: [{value: 160, source: press}]}",
        actual="{2023-H1: [{value: 100, at: 1}]}",
        nature="stock",
    )
    row = row_of(run, plan)
    # 18 of 30 months: 100 × 2 ^ 0.6 = 151.6
    assert (row["share_of_time"]["value"], row["required"]["value"], row["verdict"]) == (60, 152, "above_required")


@pytest.mark.parametrize(
    ("observed", "options", "latest"),
    [
        ("{2024: [{value: 110, source: press}], 2025: [{value: 120, source: press}]}", (), 120),
        ("{2024: [{value: 110, source: press}], 2025: [{value: 120, source: press}]}", ("--as-of", "2024"), 110),
        ("{2025: [{value: 120, source: press}, {value: 121, source: yearbook}]}", (), 121),
        ("{2024: [{value: 110, source: press}], 2025-H1: [{value: 60, source: press}]}", (), 110),
    ],
)
def test_the_latest_full_year_counts(run: Run, observed: str, options: tuple[str, ...], latest: float) -> None:
    plan = one("{2027: [{value: 200, at: 2}]}", observed, actual="{2023: [{value: 100, at: 1}]}")
    assert row_of(run, plan, *options)["latest"]["value"] == latest


@pytest.mark.parametrize(
    ("actual", "observed", "target"),
    [
        # No baseline, nothing after it, and a target that is over.
        ("{}", "{2024: [{value: 110, source: press}]}", "{2027: [{value: 200, at: 2}]}"),
        ("{2023: [{value: 100, at: 1}]}", "{2022: [{value: 90, source: press}]}", "{2027: [{value: 200, at: 2}]}"),
        ("{2023: [{value: 100, at: 1}]}", "{2023: [{value: 101, source: press}]}", "{2027: [{value: 200, at: 2}]}"),
        ("{2023: [{value: 100, at: 1}]}", "{2024: [{value: 110, source: press}]}", "{2024: [{value: 200, at: 2}]}"),
        ("{2023: [{value: 100, at: 1}]}", "{2025: [{value: 110, source: press}]}", "{2024: [{value: 200, at: 2}]}"),
        ("{2023: [{value: 100, at: 1}]}", "{2024: [{value: 110, source: press}]}", "{2027-H1: [{value: 200, at: 2}]}"),
    ],
)
def test_what_has_no_start_or_no_middle_has_no_schedule(run: Run, actual: str, observed: str, target: str) -> None:
    assert rows(run, one(target, observed, actual=actual)) == []


# Cumulative changes


def cumulative(
    run: Run, observed: str, goal: str = "growth: -13.5", direction: str = "lower", actual: str = "{}"
) -> list[dict[str, Any]]:
    """A change from 2020 to 2025."""
    target = f"{{2025: [{{{goal}, since: 2020, at: 2}}]}}"
    return rows(run, one(target, observed, actual=actual, direction=direction, unit="吨", nature="ratio"))


def test_a_stated_fall_is_set_against_its_target_by_logarithms(run: Run) -> None:
    (row,) = cumulative(run, "{}", actual="{2023: [{growth: -10.1, since: 2020, at: 1}]}")
    assert (row["kind"], row["latest"]["value"], row["done"]["value"]) == ("cumulative", -10.1, -10.1)
    # ln 0.899 / ln 0.865 = 0.106472 / 0.145026 = 0.73416; ln 0.8995 / ln 0.8645 = 0.72744, ln 0.8985 / ln 0.8655 = 0.74096
    assert row["share_of_target"] == quantity(73.4, "%", 72.74, 74.1)
    assert row["share_of_time"] == quantity(60.0, "%")
    # 0.865 / 0.899 = 0.962180; 0.8645 / 0.8995 = 0.961090, 0.8655 / 0.8985 = 0.963272
    assert row["left"] == quantity(-3.8, "%", -3.9, -3.67)
    # √0.962180 = 0.980908; √0.961090 = 0.980352, √0.963272 = 0.981464
    assert row["needed"] == quantity(-1.91, "%/year", -1.965, -1.853)
    # 0.865 ^ 0.6 = 0.916653; 0.8645 ^ 0.6 = 0.916335, 0.8655 ^ 0.6 = 0.916971
    assert row["required"] == quantity(-8.3, "%", -8.37, -8.3)
    assert row["verdict"] == "above_required"


def test_yearly_falls_are_chained(run: Run) -> None:
    falls = "2021: [{growth: -3.0, source: press}], 2022: [{growth: -2.0, source: press}]"
    (row,) = cumulative(run, f"{{{falls}}}")
    assert (row["latest"]["period"], row["latest"]["value"]) == ("2022", -2.0)
    # 0.97 × 0.98 = 0.9506; 0.9695 × 0.9795 = 0.949625, 0.9705 × 0.9805 = 0.951575
    assert row["done"] == quantity(-4.9, "%", -5.04, -4.84)
    # ln 0.9506 / ln 0.865 = 0.050662 / 0.145026 = 0.34933
    assert (row["share_of_target"]["value"], row["share_of_time"]["value"], row["verdict"]) == (34.9, 40, "below_required")
    # 0.865 / 0.9506 = 0.909952; ∛ of it 0.969035
    assert (row["left"]["value"], row["needed"]["value"]) == (-9.0, -3.10)
    plan = one("{2025: [{growth: -13.5, since: 2020, at: 2}]}", f"{{{falls}}}", direction="lower", unit="吨")
    said = run("pace", "--format", "md", plan=plan).out
    assert "| -4.9% (2022) | 35% |" in said


@pytest.mark.parametrize(
    ("years", "done", "verdict"),
    [
        # Equal yearly falls are equal parts of the way: 1 − 0.97⁵ = 14.12657443 %.
        (1, -3.0, "on_schedule"),
        (2, -5.91, "on_schedule"),
        (4, -11.4707, "on_schedule"),
    ],
)
def test_equal_falls_keep_the_schedule(run: Run, years: int, done: float, verdict: str) -> None:
    observed = ", ".join(f"{2020 + year}: [{{growth: -3, source: press}}]" for year in range(1, years + 1))
    (row,) = cumulative(run, f"{{{observed}}}", "growth: -14.12657443")
    assert row["done"]["value"] == round(done, 1)
    assert (row["share_of_target"]["value"], row["share_of_time"]["value"], row["verdict"]) == (20 * years, 20 * years, verdict)


@pytest.mark.parametrize(
    ("goal", "direction", "observed", "verdict"),
    [
        # A growth to be reached, and one not to be passed: 20 % in five years is 3.7 % a year.
        ("growth: 20", "higher", "5", "above_required"),
        ("growth: 20", "higher", "4", "on_schedule"),
        ("growth: 20", "higher", "3", "below_required"),
        ("growth: 20", "higher", "20", "done_early"),
        ("growth: 20, bound: at_most", "lower", "5", "below_required"),
        ("growth: 20, bound: at_most", "lower", "4", "on_schedule"),
        ("growth: 20, bound: at_most", "lower", "3", "above_required"),
        ("growth: 20, bound: at_most", "lower", "20", "below_required"),
        # A fall not to be passed.
        ("growth: -20, bound: at_least", "higher", "-5", "below_required"),
        ("growth: -20, bound: at_least", "higher", "-4", "on_schedule"),
        ("growth: -20", "lower", "2", "below_required"),
        ("growth: -20", "lower", "-20", "done_early"),
        ("growth: -20, bound: under", "lower", "-20", "above_required"),
    ],
)
def test_a_rise_and_a_fall_each_have_a_goal_or_a_limit(run: Run, goal: str, direction: str, observed: str, verdict: str) -> None:
    (row,) = cumulative(run, f"{{2021: [{{growth: {observed}, source: press}}]}}", goal, direction)
    assert row["verdict"] == verdict


@pytest.mark.parametrize(
    ("observed", "done", "period"),
    [
        # The stated change, then the yearly ones after it: 0.9 × 0.98 = 0.882.
        ("{2022: [{growth: -10, since: 2020, source: press}], 2023: [{growth: -2, source: press}]}", -11.8, "2023"),
        # A gap ends the chain, and a rate that is a mere bound does.
        ("{2021: [{growth: -3, source: press}], 2023: [{growth: -2, source: press}]}", -3, "2021"),
        ("{2021: [{growth: -3, source: press}], 2022: [{growth: -2, bound: at_most, source: press}]}", -3, "2021"),
        # The newest of a year; a change since another year is not one of them.
        (
            "{2021: [{growth: -3, source: press}, {growth: -4, source: yearbook}, {growth: -9, since: 2015, source: press}]}",
            -4,
            "2021",
        ),
        # A yearly rate of the target's own year is not the change that was aimed at.
        ("{2021: [{growth: -3, source: press}], 2025: [{growth: -9, source: press}]}", -3, "2021"),
        # Half a year is no year.
        ("{2021: [{growth: -3, source: press}], 2022-H1: [{growth: -9, since: 2020, source: press}]}", -3, "2021"),
    ],
)
def test_what_is_chained(run: Run, observed: str, done: float, period: str) -> None:
    (row,) = cumulative(run, observed)
    assert (row["done"]["value"], row["latest"]["period"]) == (done, period)


def test_a_change_known_as_a_bound_bounds_the_share(run: Run) -> None:
    # Fallen by 10 % or more: at least so much is done, and at most so much is left.
    (row,) = cumulative(
        run, "{2022: [{growth: -10.0, bound: at_most, since: 2020, source: press}], 2023: [{growth: -2, source: press}]}"
    )
    assert (row["latest"]["period"], row["done"]["bound"]) == ("2022", "at_most")
    # ln 0.9 / ln 0.865 = 0.105361 / 0.145026
    assert (row["share_of_target"]["value"], row["share_of_target"]["bound"]) == (72.6, "at_least")
    assert (row["left"]["bound"], row["needed"]["bound"]) == ("at_least", "at_least")
    (row,) = cumulative(run, "{2022: [{growth: 10.0, bound: over, since: 2020, source: press}]}", "growth: 20", "higher")
    assert (row["share_of_target"]["bound"], row["left"]["bound"]) == ("over", "under")


@pytest.mark.parametrize(
    ("target", "observed"),
    [
        (
            "{2021: [{growth: -5, since: 2020, at: 2}]}",
            "{2021: [{growth: -2, source: press}], 2022: [{growth: -2, source: press}]}",
        ),
        ("{2021: [{growth: -5, since: 2020, at: 2}]}", "{2021: [{growth: -2, source: press}]}"),
        ("{2022: [{growth: -5, since: 2020, at: 2}]}", "{2023: [{growth: -6, since: 2020, source: press}]}"),
        # Over, and nothing known.
        ("{2025: [{growth: -5, since: 2020, at: 2}]}", "{2025: [{growth: -6, since: 2020, source: press}]}"),
        ("{2025: [{growth: -5, since: 2020, at: 2}]}", "{2022: [{growth: -6, source: press}]}"),
        ("{2025: [{growth: -5, since: 2020, at: 2}]}", "{}"),
        # Nothing is left after a fall of 100 %.
        ("{2025: [{growth: -5, since: 2020, at: 2}]}", "{2021: [{growth: -100, source: press}]}"),
    ],
)
def test_what_is_no_way_through_the_years_has_no_pace(run: Run, target: str, observed: str) -> None:
    assert rows(run, one(target, observed, direction="lower", nature="ratio", unit="吨")) == []


def test_of_no_change_and_of_a_fall_of_all_there_is_no_share(run: Run) -> None:
    for goal, reason in (("growth: 0", "no_way_to_go"), ("growth: -100", "sign_change")):
        (row,) = cumulative(run, "{2021: [{growth: -3, source: press}]}", goal)
        assert (row["share_of_target"], row["verdict"]) == (no_answer("%", reason), "not_computable")


def test_half_a_century_of_rates_is_chained_at_once(plan_of: PlanOf) -> None:
    observed = ", ".join(f"{year}: [{{growth: 1, source: press}}]" for year in range(1971, 2021))
    plan = plan_of(one("{2030: [{growth: 80, since: 1970, at: 2}]}", f"{{{observed}}}"))
    reached = done_since(1970, results_of(plan, "X"))
    assert reached is not None
    # 1.01 ^ 50 = 1.644632; 1.005 ^ 50 = 1.283226, 1.015 ^ 50 = 2.105242
    low, high = reached[1].interval
    assert low is not None
    assert high is not None
    assert [round(each, 2) for each in (low, reached[1].value, high)] == [D("28.32"), D("64.46"), D("110.52")]


# What holds of all numbers


levels, rates = printed(1, 5000), printed(-40, 40)
directions: st.SearchStrategy[Direction] = st.sampled_from(["higher", "lower", "none"])


def paced(
    direction: Direction, actual: dict[str, Statement], target: dict[str, Statement], later: dict[str, Statement]
) -> list[PaceRow]:
    indicator = Indicator(
        name=Name("某项"),
        unit="亿元",
        nature="flow",
        direction=direction,
        actual={period: (each,) for period, each in actual.items()},
        target={period: (each,) for period, each in target.items()},
    )
    observations: dict[str, Series] = {"X": {period: (each,) for period, each in later.items()}}
    plan = Plan(about=About("county", Name("某县计划"), "2024"), indicators={"X": indicator}, observations=observations)
    return list(pace(plan, plan.indicators).rows)


@given(levels | printed(-5000, -1), printed(-5000, 5000), directions)
def test_interval_within_the_year(goal: Printed, now: Printed, direction: Direction) -> None:
    (row,) = paced(direction, {}, {"2024": Statement(value=goal.value)}, {"2024-Q3": Statement(value=now.value)})
    if direction == "lower" or goal.inside > 0:
        share = now.inside / goal.inside * 100
    else:
        share = ((now.inside - goal.inside) - goal.inside) / -goal.inside * 100
    assert holds(row.share_of_target.interval, share)
    assert holds(row.left.interval, goal.inside - now.inside)
    assert holds(row.needed.interval, (goal.inside - now.inside) / 3)


@given(levels, levels, levels, directions)
def test_interval_over_years(base: Printed, now: Printed, goal: Printed, direction: Direction) -> None:
    found = paced(
        direction,
        {"2023": Statement(value=base.value)},
        {"2026": Statement(value=goal.value)},
        {"2024": Statement(value=now.value)},
    )
    assume(found)
    for row in found:
        assert holds(row.left.interval, goal.inside - now.inside)
        assert holds(row.needed.interval, ((goal.inside / now.inside) ** D("0.5") - 1) * 100)
        if row.share_of_target.value is not None:
            assert holds(row.share_of_target.interval, (now.inside - base.inside) / (goal.inside - base.inside) * 100)


@given(st.lists(rates, min_size=1, max_size=4), rates)
def test_interval_of_a_cumulative_change(yearly: list[Printed], goal: Printed) -> None:
    known = {str(2021 + number): Statement(growth=rate.value) for number, rate in enumerate(yearly)}
    (row,) = paced("lower", {}, {"2027": Statement(growth=goal.value, since=2020)}, known)
    left = D(1)
    for rate in yearly:
        left *= 1 + rate.inside / 100
    aim = 1 + goal.inside / 100
    assert row.done is not None
    assert holds(row.done.interval, (left - 1) * 100)
    assert holds(row.left.interval, (aim / left - 1) * 100)
    assert holds(row.needed.interval, ((aim / left) ** (1 / D(7 - len(yearly))) - 1) * 100)
    if row.share_of_target.value is not None:
        assert holds(row.share_of_target.interval, left.ln() / aim.ln() * 100)


@given(levels, levels, levels, directions, st.integers(-4, 8))
def test_another_unit_changes_no_pace(base: Printed, now: Printed, goal: Printed, direction: Direction, power: int) -> None:
    def verdicts(scale: int) -> list[str]:
        known = {"2024": now.value.scaleb(scale), "2025-Q3": base.value.scaleb(scale)}
        goals = {"2025": goal.value.scaleb(scale)}
        found = paced(
            direction,
            {"2023": Statement(value=base.value.scaleb(scale))},
            {period: Statement(value=value) for period, value in goals.items()},
            {period: Statement(value=value) for period, value in known.items()},
        )
        return [row.verdict for row in found]

    assert verdicts(power) == verdicts(0)


@given(printed(-5000, 5000), printed(-5000, 5000), printed(-5000, 5000))
def test_less_is_to_lower_what_more_is_to_higher(base: Printed, now: Printed, goal: Printed) -> None:
    def verdicts(direction: Direction, sign: int) -> list[str]:
        found = paced(
            direction,
            {"2023": Statement(value=base.value * sign)},
            {"2025": Statement(value=goal.value * sign)},  # within its year: no rate leads below zero, so roads are no mirrors
            {"2024": Statement(value=now.value * sign), "2025-Q3": Statement(value=now.value * sign)},
        )
        # a loss can still be made good, what has accumulated beyond a ceiling can't
        return ["behind" if row.verdict == "missed" else row.verdict for row in found]

    assert verdicts("higher", 1) == verdicts("lower", -1)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "- no target under way to list: none has a figure within its period yet, or its result is known; "
            "planctl review has the whole year",
        ),
        ("zh", "- 没有可列的在途目标：期内尚无数字，或期末结果已经公布；全年情况见 planctl review"),
    ],
)
def test_where_nothing_is_under_way_it_says_why(run: Run, language: str, told: str) -> None:
    plan = one_indicator(actual="{2023: [{value: 4.2, at: 1}]}", target="{2024: [{value: 5, at: 1}]}")
    assert run("pace", "--lang", language, "--format", "md", plan=plan).out.strip() == told
