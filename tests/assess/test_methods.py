"""The methods of others: each as published, at its thresholds, and a reason where a published program errs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.assess.methods import METHODS, MethodName, eurostat, nbs, open_sdg, unsd
from planctl.assess.methods.trend import Finding, Point, Trend
from planctl.assess.quantities import rounded_operand, target_operand
from planctl.numbers.formulas import Reason, required_rate
from planctl.numbers.printed import decimals
from planctl.render.words import CODES
from tests.conftest import Run, level

Direction = Literal["higher", "lower"]


def track(
    base: tuple[str, int],
    latest: tuple[str, int],
    target: tuple[str, int] | None = None,
    direction: Direction = "higher",
    limit: str | None = None,
) -> Trend:
    """A track through figures as printed."""
    start, now = (Point(rounded_operand(level(figure)), year) for figure, year in (base, latest))
    goal = None if target is None else Point(target_operand(level(target[0])), target[1])
    return Trend(direction, "亿元", start, now, goal, None if limit is None else Decimal(limit))


def told(finding: Finding) -> tuple[float | Reason | None, str | None, float | None]:
    """The measure to three decimals or why there is none, the category, and the score to three decimals."""
    measure = finding.measure.reason if finding.measure.value is None else round(float(finding.measure.value), 3)
    score = None if finding.score is None or finding.score.value is None else round(float(finding.score.value), 3)
    return measure, finding.category, score


@pytest.mark.parametrize(
    ("latest", "ratio", "category", "score"),
    [
        ("111.0", 1.1, "target_achieved", 5),
        ("110.0", 1, "target_achieved", 5),
        ("109.9", 0.99, "on_track", 2.786),
        ("109.5", 0.95, "on_track", 2.5),
        ("109.4", 0.94, "acceleration_needed", 2.429),
        ("106.0", 0.6, "acceleration_needed", 0),
        ("105.9", 0.59, "limited_progress", -0.042),
        ("100.0", 0, "limited_progress", -2.5),
        ("99.9", -0.01, "deterioration", -2.542),
        ("94.0", -0.6, "deterioration", -5),
        ("90.0", -1, "deterioration", -5),
    ],
)
def test_open_sdg_at_and_beside_each_threshold(latest: str, ratio: float, category: str, score: float) -> None:
    assert told(open_sdg.assess(track(("100.0", 2023), (latest, 2024), ("110", 2024)))) == (ratio, category, score)


def test_open_sdg_compares_compound_growth() -> None:
    # 1.2 ^ (1/5) = 1.037137, 2 ^ (1/15) = 1.047294; 3.7137 / 4.7294 = 0.7852; (0.7852 − 0.6) / 0.7 × 5 = 1.323
    finding = open_sdg.assess(track(("50.00", 2015), ("60.00", 2020), ("100", 2030)))
    assert told(finding) == (0.785, "acceleration_needed", 1.323)
    assert round(finding.observed.value or Decimal(0), 4) == Decimal("3.7137")
    assert round(finding.required.value or Decimal(0), 4) == Decimal("4.7294")


@pytest.mark.parametrize(
    ("latest", "growth", "category", "score"),
    [
        ("102.1", 2.1, "on_track", 5),
        ("102.0", 2, "on_track", 5),
        ("101.5", 1.5, "on_track", 2.5),
        ("101.4", 1.4, "acceleration_needed", 2.25),
        ("100.5", 0.5, "acceleration_needed", 0),
        ("100.4", 0.4, "limited_progress", -0.5),
        ("100.0", 0, "limited_progress", -2.5),
        ("99.9", -0.1, "deterioration", -2.625),
        ("98.0", -2, "deterioration", -5),
    ],
)
def test_open_sdg_without_a_target(latest: str, growth: float, category: str, score: float) -> None:
    assert told(open_sdg.assess(track(("100.0", 2023), (latest, 2024)))) == (growth, category, score)


def test_open_sdg_lowers_the_thresholds_near_a_natural_limit() -> None:
    # 0.9 ^ 4.44 = 0.62638, so C = 0.37362: on track from 0.560 %, accelerating from 0.187 %
    factor = Decimal(open_sdg.scaling_factor(Decimal(90), Decimal(100)))
    assert round(factor, 5) == Decimal("0.37362")
    near = [
        track(("90.00", 2023), (latest, 2024), limit="100") for latest in ("90.51", "90.50", "90.17", "90.16", "90.00", "89.99")
    ]
    assert [open_sdg.assess(each).category for each in near] == [
        "on_track",
        "acceleration_needed",
        "acceleration_needed",
        "limited_progress",
        "limited_progress",
        "deterioration",
    ]
    assert open_sdg.assess(near[0]).limit == 100
    # half way from 0.187 % (0) to 0.560 % (2.5) is 0.374 %
    assert round(open_sdg.growth_score(Decimal("0.37362"), factor), 3) == Decimal("1.25")
    assert [open_sdg.scaling_factor(*map(Decimal, each)) for each in ((0, 100), (100, 100), (200, 100), (5, 0))] == [1, 0, 1, 1]
    assert open_sdg.scaling_factor(Decimal(110), Decimal(100)) == open_sdg.scaling_factor(Decimal(90), Decimal(100))


def test_open_sdg_keeps_the_limit_itself_on_track() -> None:
    assert told(open_sdg.assess(track(("100.0", 2023), ("100.0", 2024), limit="100"))) == (0, "on_track", 5)
    assert told(open_sdg.assess(track(("100.0", 2023), ("99.0", 2024), limit="100"))) == (-1, "deterioration", -3.75)


def test_open_sdg_turns_round_a_track_below_zero() -> None:
    # 0.8 ^ (1/2) = 0.894427, 0.5 ^ (1/4) = 0.840896: 10.5573 / 15.9104 = 0.6635; 0.0635 / 0.7 × 5 = 0.454
    below = open_sdg.assess(track(("-10.00", 2020), ("-8.00", 2022), ("-5", 2024)))
    above = open_sdg.assess(track(("10.00", 2020), ("8.00", 2022), ("5", 2024), "lower"))
    assert told(below) == told(above) == (0.664, "acceleration_needed", 0.454)
    assert below == above


@pytest.mark.parametrize(
    ("latest", "ratio", "category", "score"),
    [
        ("201.0", 1.01, "on_track_or_met", 4.109),
        ("195.0", 0.95, "on_track_or_met", 4),
        ("194.9", 0.949, "moderate_progress", 3.998),
        ("150.0", 0.5, "moderate_progress", 3),
        ("149.8", 0.498, "marginal_progress", 2.995),
        ("110.0", 0.1, "marginal_progress", 2),
        ("109.9", 0.099, "stagnation", 1.99),
        ("100.0", 0, "stagnation", 1),
        ("99.9", -0.001, "regression", 0.998),
        ("60.0", -0.4, "regression", 0.2),
        ("40.0", -0.6, "regression", 0),
    ],
)
def test_unsd_at_and_beside_each_threshold(latest: str, ratio: float, category: str, score: float) -> None:
    assert told(unsd.assess(track(("100.0", 2023), (latest, 2024), ("200", 2024)))) == (ratio, category, score)


def test_unsd_extrapolates_to_the_targets_year() -> None:
    # 12 × (12/10) ^ (10/5) = 17.28; (17.28 − 10) / (20 − 10) = 0.728; 3 + (0.728 − 0.5) / 0.45 = 3.507
    finding = unsd.assess(track(("10.00", 2015), ("12.00", 2020), ("20", 2030)))
    assert told(finding) == (0.728, "moderate_progress", 3.507)
    assert round(finding.observed.value or Decimal(0), 4) == Decimal("7.28")
    assert finding.required.value == Decimal(10)


@pytest.mark.parametrize(
    ("latest", "growth", "category", "score"),
    [
        ("105.0", 5, "on_track_or_met", 5),
        ("102.0", 2, "on_track_or_met", 4),
        ("101.9", 1.9, "moderate_progress", 3.867),
        ("101.25", 1.25, "moderate_progress", 3),
        ("101.24", 1.24, "marginal_progress", 2.987),
        ("100.5", 0.5, "marginal_progress", 2),
        ("100.4", 0.4, "stagnation", 1.8),
        ("100.0", 0, "stagnation", 1),
        ("99.9", -0.1, "regression", 0.98),
        ("94.0", -6, "regression", 0),
    ],
)
def test_unsd_without_a_target(latest: str, growth: float, category: str, score: float) -> None:
    assert told(unsd.assess(track(("100.0", 2023), (latest, 2024)))) == (growth, category, score)


def test_unsd_from_a_base_at_the_target() -> None:
    kept = unsd.assess(track(("10.0", 2020), ("10.2", 2022), ("10", 2025)))
    lost = unsd.assess(track(("10.0", 2020), ("9.8", 2022), ("10", 2025)))
    assert told(kept) == (Reason.NO_WAY_TO_GO, "on_track_or_met", 5)
    assert told(lost) == (Reason.NO_WAY_TO_GO, "regression", 0)


def test_unsd_takes_a_target_of_zero() -> None:
    # 8 × 0.8 = 6.4; (6.4 − 10) / (0 − 10) = 0.36
    assert told(unsd.assess(track(("10.00", 2020), ("8.00", 2021), ("0", 2022), "lower")))[:2] == (0.36, "marginal_progress")
    assert told(unsd.assess(track(("10.00", 2020), ("0", 2021), ("0", 2022), "lower")))[:2] == (Reason.TO_ZERO, "on_track_or_met")


@pytest.mark.parametrize(
    ("latest", "ratio", "category"),
    [
        ("110.1", 1.01, "target_met"),
        ("110.0", 1, "target_met"),
        ("109.9", 0.99, "progress_significant"),
        ("109.5", 0.95, "progress_significant"),
        ("109.4", 0.94, "progress_moderate"),
        ("106.0", 0.6, "progress_moderate"),
        ("105.9", 0.59, "progress_insufficient"),
        ("100.0", 0, "progress_insufficient"),
        ("99.9", -0.01, "movement_away"),
    ],
)
def test_eurostat_at_and_beside_each_threshold(latest: str, ratio: float, category: str) -> None:
    assert told(eurostat.assess(track(("100.0", 2023), (latest, 2024), ("110", 2024)))) == (ratio, category, None)


@pytest.mark.parametrize(
    ("latest", "growth", "category"),
    [
        ("101.1", 1.1, "progress_significant"),
        ("101.0", 1, "progress_moderate"),
        ("100.1", 0.1, "progress_moderate"),
        ("100.0", 0, "movement_away_moderate"),
        ("99.1", -0.9, "movement_away_moderate"),
        ("99.0", -1, "movement_away_significant"),
        ("98.0", -2, "movement_away_significant"),
    ],
)
def test_eurostat_without_a_target(latest: str, growth: float, category: str) -> None:
    assert told(eurostat.assess(track(("100.0", 2023), (latest, 2024)))) == (growth, category, None)
    fallen = eurostat.assess(track(("100.0", 2023), ("98.0", 2024), direction="lower"))
    assert told(fallen) == (2, "progress_significant", None)


def test_eurostat_compares_compound_growth() -> None:
    # 3.7137 / 4.7294 = 0.785, as with Open SDG
    assert told(eurostat.assess(track(("50.00", 2015), ("60.00", 2020), ("100", 2030)))) == (0.785, "progress_moderate", None)


def test_eurostat_tests_met_first() -> None:
    # from 42.6, beyond 20, a fall to 41 asks for no growth; 3.7137 / 4.7294 = 0.785 for one on its way
    assert told(eurostat.assess(track(("42.6", 2019), ("41.0", 2023), ("20", 2023)))) == (
        Reason.BEYOND_AT_START,
        "target_met",
        None,
    )
    assert told(eurostat.assess(track(("50.00", 2015), ("60.00", 2020), ("100", 2030)))) == (0.785, "progress_moderate", None)


def test_nbs_is_logarithmic() -> None:
    # two falls of 10 % are 19 %, so that one of them is half of it, not 10/19
    assert told(nbs.assess(track(("1.000", 2020), ("0.900", 2022), ("0.81", 2025), "lower"))) == (50, "step_made", None)


@pytest.mark.parametrize(("progress", "category"), [("60.1", "step_made"), ("60", "step_made"), ("59.9", "step_missed")])
def test_nbs_wants_a_fifth_a_year(progress: str, category: str) -> None:
    assert nbs.step_category(Decimal(progress), 3) == category


def test_nbs_names_a_step_in_five_year_plans_only() -> None:
    finding = nbs.assess(track(("1.000", 2020), ("0.900", 2022), ("0.81", 2024), "lower"))
    assert (told(finding), finding.reason) == ((50, None, None), Reason.NO_THRESHOLD)
    done = nbs.assess(track(("1.000", 2020), ("0.810", 2022), ("0.81", 2024), "lower"))
    assert told(done) == (100, "reduction_made", None)


def test_nbs_has_no_logarithm_of_nothing() -> None:
    assert told(nbs.assess(track(("10.0", 2020), ("8.0", 2022), ("0", 2025), "lower"))) == (Reason.TO_ZERO, None, None)
    assert told(nbs.assess(track(("10.0", 2020), ("0", 2022), ("8", 2025), "lower"))) == (Reason.TO_ZERO, "reduction_made", None)


@pytest.mark.parametrize(
    ("target", "direction"),
    [(("110", 2025), "higher"), (("110", 2025), "lower"), (("100", 2025), "lower"), (("90", 2025), "higher")],
)
def test_nbs_is_for_reductions(target: tuple[str, int], direction: Direction) -> None:
    finding = nbs.assess(track(("100", 2020), ("95", 2022), target, direction))
    assert (told(finding), finding.reason) == ((Reason.NOT_A_REDUCTION, None, None), Reason.NOT_A_REDUCTION)


# Where published programs err


def test_a_fall_is_no_progress_where_a_rise_is_better() -> None:
    # a program that takes the absolute value of the growth calls −3 % a year substantial progress
    fallen = track(("100.0", 2023), ("97.0", 2024))
    assert (unsd.assess(fallen).category, open_sdg.assess(fallen).category) == ("regression", "deterioration")


def test_a_loss_from_beyond_the_target_is_no_progress() -> None:
    # −19 % a year over −17 % a year is a ratio above one
    lost = track(("42.6", 2019), ("18.0", 2023), ("20", 2023))
    assert told(eurostat.assess(lost)) == (Reason.BEYOND_AT_START, "movement_away", None)
    assert told(unsd.assess(lost)) == (Reason.BEYOND_AT_START, "regression", 0)
    assert open_sdg.assess(lost).category == "deterioration"
    assert told(unsd.assess(track(("42.6", 2019), ("41.0", 2023), ("20", 2023)))) == (Reason.BEYOND_AT_START, "on_track_or_met", 5)


def test_no_growth_leads_to_zero() -> None:
    # the required growth would be −100 % a year, whatever the years
    finding = eurostat.assess(track(("10.0", 2020), ("8.0", 2022), ("0", 2030), "lower"))
    assert (told(finding), finding.reason) == ((Reason.TO_ZERO, None, None), Reason.TO_ZERO)


def test_open_sdg_takes_zero_as_a_thousandth() -> None:
    # to: 0.8 ^ (1/2) = 0.894427, 0.0001 ^ (1/10) = 0.398107: 10.5573 / 60.1893 = 0.1754; (0.1754 − 0.6) / 1.2 × 5 = −1.769
    to = open_sdg.assess(track(("10.0", 2020), ("8.0", 2022), ("0", 2030), "lower"))
    assert (told(to), to.zero_as, to.measure.interval) == ((0.175, "limited_progress", -1.769), Decimal("0.001"), None)
    # from: 4000 ^ (1/2) = 63.2456, 10000 ^ (1/4) = 10: 6224.56 / 900 = 6.916
    since = open_sdg.assess(track(("0", 2020), ("4.0", 2022), ("10", 2024)))
    assert (told(since), since.zero_as) == ((6.916, "on_track", 5), Decimal("0.001"))
    # a target of zero is met by 0.001, and no growth leads from there to there
    both = open_sdg.assess(track(("0", 2020), ("4.0", 2022), ("0", 2024), "lower"))
    assert (told(both), both.zero_as) == ((Reason.NO_WAY_TO_GO, None, None), Decimal("0.001"))
    assert open_sdg.assess(track(("10.0", 2020), ("8.0", 2022), ("1", 2030), "lower")).zero_as is None


@pytest.mark.parametrize("method", ["open-sdg", "eurostat"])
def test_a_target_at_the_base_gives_no_infinite_ratio(method: MethodName) -> None:
    finding = METHODS[method].assess(track(("10.0", 2020), ("9.0", 2022), ("10", 2030)))
    assert (told(finding), finding.reason) == ((Reason.NO_WAY_TO_GO, None, None), Reason.NO_WAY_TO_GO)


def test_met_is_tested_before_the_ratio() -> None:
    assert told(open_sdg.assess(track(("10.0", 2020), ("10.0", 2022), ("10", 2030)))) == (Reason.NO_WAY_TO_GO, "target_achieved", 5)
    assert told(open_sdg.assess(track(("10.0", 2020), ("0", 2022), ("0", 2030), "lower"))) == (Reason.TO_ZERO, "target_achieved", 5)


def test_a_track_across_zero_has_no_growth() -> None:
    # (5 / −10) ^ (1/10) is a complex number, whose absolute value looks like one
    assert told(open_sdg.assess(track(("-10.0", 2020), ("-8.0", 2022), ("5", 2030)))) == (Reason.NEGATIVE_BASE, None, None)
    assert required_rate(Decimal(5), Decimal(-10), Decimal(10)) is Reason.SIGN_CHANGE
    assert required_rate(Decimal(0), Decimal(5), Decimal(10)) is Reason.ZERO_BASE


def test_a_limit_on_the_other_side_of_zero_is_no_limit() -> None:
    assert open_sdg.scaling_factor(Decimal(-90), Decimal(100)) is Reason.SIGN_CHANGE


@pytest.mark.parametrize("method", ["open-sdg", "eurostat", "unsd"])
def test_a_base_that_may_be_the_target_has_no_ratio(method: MethodName) -> None:
    # 5 stands for 4.5 to 5.5, so 5.4 may lie either way; from 5.0 it is above
    vague, clear = (METHODS[method].assess(track((base, 2020), ("5.2", 2022), ("5.4", 2025))) for base in ("5", "5.0"))
    assert vague.measure.reason is Reason.WITHIN_ROUNDING
    assert clear.measure.value is not None


def test_target_within_rounding_of_the_base() -> None:
    # 21 is the mark, but as a figure stands for 20.5 to 21.5, on either side of 20.7
    measure = unsd.assess(track(("20.7", 2020), ("20.8", 2024), ("21", 2024))).measure
    assert (round(measure.value or Decimal(0), 4), measure.interval) == (Decimal("0.3333"), None)


# Figures and rows

PLAN = """
about: {id: county-2024, name: {zh: 某县2024年计划}, year: 2024}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: Gross domestic product}
    unit: 亿元
    nature: flow
    direction: higher
    headline: true
    actual:
      2013: [{value: 300, at: 1}]
      2020: [{value: 500, at: 1}]
      2023: [{value: 600, at: 1}, {growth: 6.8, at: 1}]
    target:
      2024: [{growth: 7, at: 2}]
      2025: [{value: 700, bound: reach, at: 2}]
  COVERAGE:
    name: {zh: 覆盖率, en: Coverage}
    unit: "%"
    nature: rate
    direction: higher
    headline: true
    actual: {2021: [{value: 90.0, at: 3}], 2023: [{value: 90.8, at: 3}], 2024-H1: [{value: 95.0, at: 3}]}
    target: {2024: [{text: {zh: 继续提高, en: rise further}, at: 4}]}
  ENERGY:
    name: {zh: 单位地区生产总值能耗, en: Energy per unit of GDP}
    unit: "∶1"
    nature: ratio
    direction: lower
    headline: true
    actual: {2006: [{growth: 1.51, at: 5}], 2007: [{growth: -2.20, at: 5}], 2008: [{growth: -4.18, at: 5}]}
    target: {2010: [{growth: -17, since: 2005, at: 6}]}
  BALANCE:
    name: {zh: 余额, en: Balance}
    unit: 亿元
    nature: stock
    direction: none
    actual: {2022: [{value: 5, at: 7}], 2023: [{value: 6, at: 7}]}
"""


def rows(run: Run, method: str, *arguments: str, plan: str = PLAN) -> list[dict[str, Any]]:
    ran = run("status", "--method", method, "--json", *arguments, plan=plan)
    assert (ran.code, ran.err) == (0, "")
    found: list[dict[str, Any]] = ran.json["results"]
    return found


def seen(row: dict[str, Any]) -> tuple[Any, ...]:
    """The figures of a row, its measure and what that is called."""
    figures = (row[name] and (row[name]["period"], row[name]["value"]) for name in ("base", "latest", "target"))
    return (*figures, row["measure"]["value"], row["category"], row["reason"])


def test_a_row_for_each_numeric_target(run: Run) -> None:
    # 1.2 ^ (1/3) = 1.062659, 1.4 ^ (1/5) = 1.069610: 6.2659 / 6.9610 = 0.9001
    assert [seen(row) for row in rows(run, "open-sdg", "GDP")] == [
        (("2020", 500), ("2023", 600), ("2024", 7), None, None, "growth_target"),
        (("2020", 500), ("2023", 600), ("2025", 700), 0.900, "acceleration_needed", None),
    ]


def test_worded_target_keeps_the_natural_limit(run: Run) -> None:
    # (90.8 / 90) ^ (1/2) = 1.004435, above 0.187 % and below 0.560 %
    [row] = rows(run, "open-sdg", "COVERAGE")
    assert seen(row) == (("2021", 90), ("2023", 90.8), ("2024", None), 0.44, "acceleration_needed", None)
    assert (row["limit"], row["required"]["reason"]) == (100, "no_target")
    [row] = rows(run, "open-sdg", "COVERAGE", plan=PLAN.replace("90.0", "100.3").replace("90.8", "101.0"))
    assert (row["limit"], row["category"]) == (None, "limited_progress")
    [row] = rows(run, "unsd", "COVERAGE")
    assert (seen(row)[3:], row["limit"]) == ((0.44, "stagnation", None), None)


def test_nbs_chains_the_yearly_rates_as_the_bureau_does(run: Run) -> None:
    # the bureau's own example: 1.0151 × 0.978 × 0.9582 = 0.9513; ln 0.9513 / ln 0.83 = 26.8 %, of a target of 17 %
    [row] = rows(run, "nbs", "ENERGY")
    assert (row["base"], row["observed"]["value"], row["required"]["value"]) == (None, -4.87, -17)
    assert seen(row)[3:] == (26.8, "step_missed", None)
    [row] = rows(run, "open-sdg", "ENERGY")
    assert seen(row)[3:] == (None, None, "growth_target")


def test_figures_that_no_method_takes(run: Run) -> None:
    assert [row["reason"] for row in rows(run, "unsd", "BALANCE")] == ["no_direction"]
    odd = """
        indicators:
          {id}: {{name: {{zh: 某项}}, unit: 家, nature: stock, direction: higher, actual: {actual}, target: {target}}}
        """
    cases = {
        "{2023: [{value: 5, at: 1}]}": "one_year",
        "{2020: [{value: 5, bound: over, at: 1}], 2023: [{value: 7, at: 1}]}": "bound_only",
        "{2020: [{value: 5, at: 1}], 2023: [{value: 7, bound: over, at: 1}]}": "latest_bound_only",
    }
    for actual, reason in cases.items():
        plan = odd.format(id="FIRMS", actual=actual, target="{2025: [{value: 10, at: 1}]}")
        assert [row["reason"] for row in rows(run, "unsd", plan=plan)] == [reason]
    part = odd.format(
        id="FIRMS", actual="{2020: [{value: 5, at: 1}], 2023: [{value: 7, at: 1}]}", target="{2025-H1: [{value: 10, at: 1}]}"
    )
    assert [row["reason"] for row in rows(run, "unsd", plan=part)] == ["part_year"]


def test_results_after_the_targets_year_do_not_count(run: Run) -> None:
    plan = PLAN.replace("2025: [{value: 700", "2021: [{value: 700")
    assert seen(rows(run, "open-sdg", "GDP", plan=plan)[0])[:3] == (None, ("2020", 500), ("2021", 700))


@pytest.mark.parametrize(
    ("method", "years", "target", "base"),
    [
        ("open-sdg", [2013, 2016, 2020], 2025, 2016),
        ("open-sdg", [2012, 2013], 2025, None),
        ("unsd", [2014, 2015, 2016], None, 2015),
        ("eurostat", [2010, 2014, 2016, 2020], 2030, 2016),
        ("eurostat", [2015, 2016, 2020], 2030, 2015),
        ("eurostat-15", [2004, 2006, 2020], 2030, 2006),
        ("eurostat-15", [2004, 2005, 2020], 2030, 2005),
        ("nbs", [2018, 2020, 2022], 2025, 2020),
        ("nbs", [2018, 2021, 2022], 2025, 2018),
        ("nbs", [], 2025, None),
    ],
)
def test_the_base_year(method: MethodName, years: list[int], target: int | None, base: int | None) -> None:
    assert METHODS[method].base_year(years, target) == base


TABLES = {
    ("open-sdg", "en"): """\
Indicator (unit)      Base    Latest      Target  Measure  Category, or why none
────────────────────────────────────────────────────────────────────────────────
Gross domestic         500       600  +7% (2024)        —  the target is itself
product (100m       (2020)    (2023)                       a rate
yuan)
Gross domestic         500       600  700 (2025)      0.9  acceleration needed
product (100m       (2020)    (2023)
yuan)
Coverage (%)         90.0%     90.8%        rise     0.4%  acceleration needed
                    (2021)    (2023)     further
                                          (2024)
Energy per unit          —         —        -17%        —  the target is itself
of GDP (:1)                               (2010)           a rate

acceleration needed 2; without a category 2
By the method of Open SDG (Statistics Canada); these are not planctl's verdicts
""",
    ("unsd", "zh"): """\
指标（单位）                基期        最新          目标  度量  档次或原因
────────────────────────────────────────────────────────────────────────────────
地区生产总值（亿元）  500 (2020)  600 (2023)    +7% (2024)     —  目标本身是增速
地区生产总值（亿元）  500 (2020)  600 (2023)  达700 (2025)   0.9  进展中等
覆盖率（%）                90.0%       90.8%      继续提高  0.4%  停滞
                          (2021)      (2023)        (2024)
单位地区生产总值能耗           —           —   -17% (2010)     —  目标本身是增速
（∶1）

进展中等 1，停滞 1，无档次 2
按联合国统计司的方法，不是 planctl 的判断
""",
}


@pytest.mark.parametrize(("method", "language"), TABLES)
def test_the_table_says_whose_categories_these_are(method: str, language: str, run: Run) -> None:
    ran = run("status", "--method", method, "--lang", language, "--format", "table", plan=PLAN)
    assert ran.out == TABLES[method, language]


ZERO = """
indicators:
  FIRES:
    name: {zh: 火灾, en: Fires}
    unit: 起
    nature: flow
    direction: lower
    headline: true
    actual: {2020: [{value: 10, at: 1}], 2022: [{value: 8, at: 1}]}
    target: {2030: [{value: 0, at: 1}]}
"""
MARKED = {
    "en": """\
Indicator (unit)       Base    Latest    Target  Measure  Category, or why none
───────────────────────────────────────────────────────────────────────────────
Fires             10 (2020)  8 (2022)  0 (2030)    0.175  limited progress

limited progress 1; without a category 0
Fires: a base or target of 0 is taken as 0.001 by the method, whatever the unit
By the method of Open SDG (Statistics Canada); these are not planctl's verdicts
""",
    "zh": """\
指标（单位）       基期      最新      目标   度量  档次或原因
──────────────────────────────────────────────────────────────
火灾（起）    10 (2020)  8 (2022)  0 (2030)  0.175  进展有限

进展有限 1，无档次 0
火灾：基期或目标为 0，该方法一律以 0.001 代替，不论单位
按Open SDG（加拿大统计局）的方法，不是 planctl 的判断
""",
}


@pytest.mark.parametrize("language", MARKED)
def test_a_stand_in_for_zero_is_marked(language: str, run: Run) -> None:
    ran = run("status", "--method", "open-sdg", "--lang", language, "--format", "table", plan=ZERO)
    assert ran.out == MARKED[language]


def test_the_answer_counts_categories_and_names_the_method(run: Run) -> None:
    answer = run("status", "--method", "open-sdg", "--json", plan=PLAN).json
    assert (answer["command"], answer["summary"]) == (
        "status",
        {
            "method": "open-sdg",
            "assessments": 4,
            "categories": {"acceleration_needed": 2},
            "without_category": 2,
            "indicators": 3,
            "recorded": 4,
        },
    )


@pytest.mark.parametrize("arguments", [("--tolerance", "1"), ("--sort", "verdict"), ("--method", "oecd")])
def test_what_does_not_go_with_a_method(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run("status", "--method", "unsd", *arguments, plan=PLAN)
    assert (ran.code, ran.out) == (2, "")
    assert "--method" in ran.err


def test_every_category_has_words_of_its_own() -> None:
    categories = [str(category) for module in (open_sdg, eurostat, unsd, nbs) for category in module.Category]
    assert len(set(categories)) == len(categories)
    assert [code for code in [*categories, *METHODS] if code not in CODES] == []


# Laws

FIGURE = st.builds(lambda digits, decimals: Decimal(digits).scaleb(-decimals), st.integers(1, 999), st.integers(0, 2))
FIGURES = st.tuples(FIGURE, FIGURE, FIGURE)
PASSED, AHEAD = st.integers(1, 9), st.integers(0, 9)
DIRECTIONS: st.SearchStrategy[Direction] = st.sampled_from(["higher", "lower"])


def through(figures: tuple[Decimal, ...], passed: int, ahead: int, direction: Direction) -> Trend:
    """A track through base, latest and target."""
    base, latest, target = map(str, figures)
    return track((base, 2015), (latest, 2015 + passed), (target, 2015 + passed + ahead), direction)


@given(FIGURES, PASSED, AHEAD, DIRECTIONS, st.tuples(*[st.decimals(Decimal("-0.49"), Decimal("0.49"), places=2)] * 3))
def test_measure_lies_in_its_interval(
    printed: tuple[Decimal, ...], passed: int, ahead: int, direction: Direction, within: tuple[Decimal, ...]
) -> None:
    true = tuple(figure + part.scaleb(-decimals(figure)) for figure, part in zip(printed, within, strict=True))
    for method in METHODS.values():
        interval = method.assess(through(printed, passed, ahead, direction)).measure.interval
        exact = method.assess(through(true, passed, ahead, direction)).measure.value
        if interval is not None and exact is not None:
            low, high = interval
            assert low is not None
            assert high is not None
            assert low <= exact <= high


@given(FIGURES, PASSED, AHEAD, DIRECTIONS)
def test_the_unit_changes_no_category(figures: tuple[Decimal, ...], passed: int, ahead: int, direction: Direction) -> None:
    larger = tuple(figure.scaleb(-3) for figure in figures)
    for method in METHODS.values():
        one, other = (method.assess(through(each, passed, ahead, direction)) for each in (figures, larger))
        assert (one.category, one.reason) == (other.category, other.reason)
