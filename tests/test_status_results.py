"""Results against targets: what was reached, by how much it was missed, and what the level did in the same year."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Ran, Run, one_indicator, results


def one(
    target: str,
    observed: str,
    *,
    actual: str = "{2023: [{value: 100, at: 1}]}",
    direction: str = "higher",
    attribute: str = "expected",
    unit: str = "亿元",
    nature: str = "flow",
    prices: str = "unstated",
) -> str:
    """A plan of one indicator, X, with what was published later."""
    return one_indicator(
        target=target,
        observed=observed,
        actual=actual,
        direction=direction,
        attribute=None if attribute == "unstated" else attribute,
        unit=unit,
        nature=nature,
        prices=prices,
    )


def row_of(run: Run, plan: str | None, *options: str) -> dict[str, Any]:
    ran = run("status", *options, "--json", plan=plan)
    assert (ran.code, ran.err) == (0, "")
    (row,) = ran.json["results"]
    assert isinstance(row, dict)
    return row


def judged(run: Run, plan: str, *options: str) -> tuple[str, str | None, float | None]:
    row = row_of(run, plan, *options)
    return row["verdict"], row["reason"], row["distance"]["value"]


# The shipped plan


def test_gdp_grew_by_5_1_per_cent_where_7_were_expected(run: Run) -> None:
    row = row_of(run, None, "GDP")
    assert (row["attribute"], row["target"]["value"], row["result"]["value"], row["verdict"]) == ("expected", 7, 5.1, "missed")
    # 6.5 - 5.15 to 7.5 - 5.05
    assert row["distance"] == {
        "value": 1.9,
        "unit": "percentage_points",
        "bound": "exact",
        "interval": [1.35, 2.45],
        "reason": None,
    }
    # 636 / 601.7 = 1.05700; 635.5 / 601.75 = 1.05609, 636.5 / 601.65 = 1.05792
    assert row["level_growth"] == {"value": 5.7, "unit": "%", "bound": "exact", "interval": [5.6, 5.8], "reason": None}


def test_before_the_result_was_published(run: Run) -> None:
    row = row_of(run, None, "GDP", "--as-of", "2025-08-30")
    # 7 against 6.8
    assert (row["result"], row["verdict"], row["distance"]["value"], row["level_growth"]) == (None, "asks_better_rate", 0.2, None)
    assert row_of(run, None, "GDP", "--as-of", "2025-08-31")["verdict"] == "missed"


@pytest.mark.parametrize(("width", "verdict"), [("1.89", "missed"), ("1.9", "nearly"), ("2", "nearly")])
def test_a_tolerance_is_in_points_for_a_growth(run: Run, width: str, verdict: str) -> None:
    assert row_of(run, None, "GDP", "--tolerance", width)["verdict"] == verdict


def test_page_shows_the_missed_target(run: Run) -> None:
    said = run("status", "GDP", "--format", "md").out
    assert "| missed, 1.9 points short |" in said
    assert said.endswith(
        "Gross domestic product: the level changed by +5.7% at current prices, "
        "which is not the same measure as growth at constant prices\n"
    )
    said = run("status", "GDP", "--format", "md", "--lang", "zh").out
    assert "| 未达预期，差1.9个百分点 |" in said
    assert said.endswith("地区生产总值：水平按现价+5.7%，与不变价增速不是同一口径，不可互比\n")
    assert "基本达到" in run("status", "GDP", "--format", "md", "--lang", "zh", "--tolerance", "1.9").out


# Verdicts


@pytest.mark.parametrize(
    ("direction", "attribute", "results"),
    [
        ("higher", "binding", {"109": "未完成", "110": "完成", "111": "超额完成"}),
        ("higher", "expected", {"109": "未达预期", "110": "达到预期", "111": "好于预期"}),
        ("higher", "unstated", {"109": "未达目标", "110": "达到目标", "111": "好于目标"}),
        ("lower", "binding", {"109": "超额完成", "110": "完成", "111": "未完成"}),
    ],
)
def test_a_result_is_told_in_the_words_of_its_attribute(run: Run, direction: str, attribute: str, results: dict[str, str]) -> None:
    def word(result: str) -> str:
        plan = one(
            "{2024: [{value: 110, at: 2}]}",
            f"{{2024: [{{value: {result}, source: press}}]}}",
            direction=direction,
            attribute=attribute,
        )
        row = run("status", "--format", "md", "--lang", "zh", plan=plan).out.splitlines()[2]
        return row.split("|")[-2].strip().partition("，")[0]

    assert {result: word(result) for result in results} == results


@pytest.mark.parametrize("width", ["0", "5", "100"])
def test_a_binding_target_is_never_nearly_met(run: Run, width: str) -> None:
    plan = one("{2024: [{value: 110, at: 2}]}", "{2024: [{value: 109.9, source: press}]}", attribute="binding")
    assert judged(run, plan, "--tolerance", width) == ("missed", None, 0.1)


@pytest.mark.parametrize(("width", "verdict"), [("4.9", "missed"), ("5", "nearly"), ("5.1", "nearly")])
def test_a_tolerance_is_in_per_cent_of_a_level(run: Run, width: str, verdict: str) -> None:
    # 5 % of 200 is 10.
    plan = one("{2024: [{value: 200, at: 2}]}", "{2024: [{value: 190, source: press}]}")
    assert judged(run, plan, "--tolerance", width) == (verdict, None, 10)


@pytest.mark.parametrize("width", ["-1", "-0.1", "much", "5%", "nan", ""])
def test_a_tolerance_below_zero_or_no_number_is_refused(run: Run, width: str) -> None:
    ran = run("status", "GDP", "--tolerance", width)
    assert (ran.code, ran.out) == (2, "")
    assert "--tolerance" in ran.err


def test_distance_from_a_bounded_result(run: Run) -> None:
    plan = one("{2024: [{value: 200, bound: over, at: 2}]}", "{2024: [{value: 175, bound: over, source: press}]}")
    assert row_of(run, plan)["distance"] == {"value": 25, "unit": "亿元", "bound": "under", "interval": [None, 25], "reason": None}


def test_a_worded_target_has_no_verdict_when_its_year_is_over(run: Run) -> None:
    plan = one("{2024: [{text: {zh: 与经济增长同步}, at: 2}]}", "{2024: [{growth: 5, source: press}]}")
    assert judged(run, plan) == ("in_words", "text_target", None)


def test_a_level_is_no_result_of_a_growth_target(run: Run) -> None:
    plan = one("{2024: [{growth: 7, at: 2}]}", "{2024: [{value: 107, source: press}]}", actual="{2023: [{growth: 6, at: 1}]}")
    assert row_of(run, plan)["result"] is None


def test_december_is_the_year(run: Run) -> None:
    plan = one("{2024: [{value: 110, at: 2}]}", "{2024-12: [{value: 111, source: press}]}")
    assert judged(run, plan) == ("exceeded", None, -1)
    assert row_of(run, plan)["result"]["period"] == "2024-12"


def test_a_single_quarter_is_not_the_year(run: Run) -> None:
    plan = one("{2024: [{value: 110, at: 2}]}", "{2024-Q4: [{value: 30, source: press, cumulative: false}]}")
    assert judged(run, plan) == ("asks_more", None, 10)


def test_half_a_year_is_judged_by_half_a_year(run: Run) -> None:
    plan = one("{2024-H1: [{value: 50, at: 2}]}", "{2024-H1: [{value: 49, source: press}], 2024: [{value: 110, source: press}]}")
    assert judged(run, plan) == ("missed", None, 1)


def test_yearly_growth_is_no_cumulative_result(run: Run) -> None:
    target = "{2025: [{growth: -13.5, since: 2020, at: 2}]}"
    actual = "{2023: [{growth: -10.1, since: 2020, at: 1}]}"
    plan = one(target, "{2025: [{growth: -2, source: press}]}", actual=actual, direction="lower")
    # −13.5 − (−10.1)
    assert judged(run, plan) == ("asks_better_rate", None, -3.4)
    plan = one(
        target,
        "{2025: [{growth: -2, source: press}, {growth: -13.6, since: 2020, source: press}]}",
        actual=actual,
        direction="lower",
    )
    assert judged(run, plan) == ("exceeded", None, 0.1)


def falls(target: str, *rates: str, since: int = 2020) -> str:
    """A plan of a cumulative fall, with the yearly rates recorded."""
    observed = ", ".join(f"{year}: [{{growth: {rate}, source: press}}]" for year, rate in enumerate(rates, since + 1))
    return one(f"{{2025: [{{{target}, since: {since}, at: 2}}]}}", f"{{{observed}}}", actual="{}", direction="lower", unit="∶1")


@pytest.mark.parametrize(
    ("target", "rates", "result", "verdict"),
    [
        # 0.97 × 0.971 × 0.968 × 0.965 × 0.972 = 0.85518
        ("growth: -13.5", ("-3.0", "-2.9", "-3.2", "-3.5", "-2.8"), -14.5, "exceeded"),
        ("growth: -14.5", ("-3.0", "-2.9", "-3.2", "-3.5", "-2.8"), -14.5, "met"),
        ("growth: -15.5", ("-3.0", "-2.9", "-3.2", "-3.5", "-2.8"), -14.5, "missed"),
        ("growth: -14.5, bound: over", ("-3.0", "-2.9", "-3.2", "-3.5", "-2.8"), -14.5, "missed"),
        # 0.9564 ^ 5 = 0.80018, a fall of 19.98 %
        ("growth: -20", ("-4.36",) * 5, -20, "met"),
        ("growth: -20.00", ("-4.36",) * 5, None, "no_baseline"),
        # 0.9686 ^ 5 = 0.85256; with 0.9681 it is 0.85037, with 0.9691 0.85477: on either side of 14.6
        ("growth: -14.6", ("-3.1", "-3.1", "-3.2", "-3.1", "-3.2"), None, "no_baseline"),
        # a year is missing
        ("growth: -13.5", ("-3.0", "-2.9", "-3.2", "-3.5"), None, "no_baseline"),
        ("growth: -13.5", ("-3.0", "-2.9", "-3.2", "-3.5", "-2.8, bound: over"), None, "no_baseline"),
    ],
)
def test_yearly_rates_chain_to_a_cumulative_result(
    run: Run, target: str, rates: tuple[str, ...], result: float | None, verdict: str
) -> None:
    row = row_of(run, falls(target, *rates))
    assert (row["result"] and row["result"]["value"], row["verdict"]) == (result, verdict)


def test_a_chained_result_says_that_it_is(run: Run) -> None:
    plan = falls("growth: -13.5", "-3.0", "-2.9", "-3.2", "-3.5", "-2.8")
    row = row_of(run, plan)
    assert (row["result"]["bound"], row["result"]["printed"], row["result"]["since"]) == ("about", None, 2020)
    assert row["distance"] == {"value": 1, "unit": "percentage_points", "bound": "about", "interval": None, "reason": None}
    said = run("status", "--format", "md", plan=plan).out
    assert "† Something: \\~-14.5%† is chained from the rates recorded since 2020, not a published figure\n" in said
    said = run("status", "--format", "md", "--lang", "zh", plan=plan).out
    assert "† 某项：约-14.5%† 由 2020 年以来收录的增速连乘得出，不是公布数\n" in said


def test_rates_after_the_targets_year_do_not_count(run: Run) -> None:
    plan = falls("growth: -13.5", "-3.0", "-2.9", "-3.2", "-3.5", "-2.8", "-9").replace("published: 2025-03", "published: 2027-03")
    assert row_of(run, plan)["result"]["value"] == -14.5
    half = plan.replace("2025: [{growth: -13.5", "2025-H1: [{growth: -13.5")
    assert row_of(run, half)["result"] is None


def test_verdicts_of_results_are_counted_by_attribute(run: Run) -> None:
    plan = one("{2024: [{value: 110, at: 2}]}", "{2024: [{value: 109, source: press}]}")
    assert run("status", "--json", plan=plan).json["summary"] == {
        "indicators": 1,
        "recorded": 1,
        "under_way": 0,
        "by_attribute": {"expected": {"indicators": 1, "inferred": 0, "verdicts": {"result": {"missed": 1}}}},
        "outcomes": {
            "expected": {
                "indicators": 1,
                "inferred": 0,
                "met": 0,
                "better": 0,
                "nearly": 0,
                "missed": 1,
                "open": 0,
                "unjudged": 0,
            }
        },
    }


# The level beside the growth


def level_growth(run: Run, target: str, observed: str, actual: str, prices: str = "constant") -> Any:  # noqa: ANN401 a document
    return row_of(run, one(target, observed, actual=actual, prices=prices))["level_growth"]


def test_level_growth_stands_apart(run: Run) -> None:
    observed = "{2024: [{value: 106, source: press}, {growth: 5, source: press}]}"
    found = level_growth(run, "{2024: [{growth: 7, at: 2}]}", observed, "{2023: [{value: 100, at: 1}, {growth: 6, at: 1}]}")
    # 105.5 / 100.5 = 1.04975 to 106.5 / 99.5 = 1.07036
    assert found == {"value": 6, "unit": "%", "bound": "exact", "interval": [4.97, 7.04], "reason": None}


def test_a_revised_level_is_the_base(run: Run) -> None:
    observed = "{2023: [{value: 104, source: press}], 2024: [{value: 106.08, source: press}, {growth: 5, source: press}]}"
    found = level_growth(run, "{2024: [{growth: 7, at: 2}]}", observed, "{2023: [{value: 100, at: 1}, {growth: 6, at: 1}]}")
    assert found["value"] == 2


def test_half_year_against_the_half_year_before(run: Run) -> None:
    target, observed = "{2024-H1: [{growth: 7, at: 2}]}", "{2024-H1: [{value: 53, source: press}, {growth: 5, source: press}]}"
    year = "2023: [{value: 100, at: 1}]"
    assert level_growth(run, target, observed, f"{{{year}}}") is None
    assert level_growth(run, target, observed, f"{{2023-H1: [{{value: 50, at: 1}}], {year}}}")["value"] == 6


@pytest.mark.parametrize(
    ("target", "observed", "actual", "prices"),
    [
        # The growth is of the same prices, or nobody says.
        ("growth: 7", "{value: 106, source: press}, {growth: 5, source: press}", "{value: 100, at: 1}", "current"),
        ("growth: 7", "{value: 106, source: press}, {growth: 5, source: press}", "{value: 100, at: 1}", "unstated"),
        # The target is itself a level.
        ("value: 107", "{value: 106, source: press}", "{value: 100, at: 1}", "constant"),
        # There is no result yet, or no level of one of the years.
        ("growth: 7", "{value: 106, source: press}", "{value: 100, at: 1}", "constant"),
        ("growth: 7", "{growth: 5, source: press}", "{value: 100, at: 1}", "constant"),
        ("growth: 7", "{value: 106, source: press}, {growth: 5, source: press}", "{growth: 6, at: 1}", "constant"),
        # One of the levels is a mere bound.
        ("growth: 7", "{value: 106, bound: over, source: press}, {growth: 5, source: press}", "{value: 100, at: 1}", "constant"),
        ("growth: 7", "{value: 106, source: press}, {growth: 5, source: press}", "{value: 100, bound: over, at: 1}", "constant"),
        # The change is over five years, the levels are a year apart.
        (
            "growth: 30, since: 2019",
            "{value: 106, source: press}, {growth: 5, since: 2019, source: press}",
            "{value: 100, at: 1}",
            "constant",
        ),
    ],
)
def test_otherwise_there_is_none(run: Run, target: str, observed: str, actual: str, prices: str) -> None:
    assert level_growth(run, f"{{2024: [{{{target}, at: 2}}]}}", f"{{2024: [{observed}]}}", f"{{2023: [{actual}]}}", prices) is None


# What is shown without a comparable baseline


def baseline(run: Run, actual: str, observed: str, target: str = "{}") -> tuple[str, float] | None:
    found = row_of(run, one(target, observed, actual=actual))["baseline"]
    return found and (found["period"], found["value"])


@pytest.mark.parametrize(
    ("actual", "observed", "shown"),
    [
        ("{2023: [{growth: 5, at: 1}, {value: 10, at: 1}]}", "{}", ("2023", 10)),
        ("{2022: [{value: 9, at: 1}], 2023: [{growth: 5, at: 1}]}", "{}", ("2023", 5)),
        # The newest published of a year.
        ("{2023: [{value: 10, at: 1}]}", "{2023: [{value: 11, source: press}]}", ("2023", 11)),
        # Only observed, or not at all.
        ("{}", "{2022: [{value: 9, source: press}]}", ("2022", 9)),
        ("{}", "{}", None),
        # Half a year, the plan's year itself and a change over years are no full year's figure.
        ("{2022: [{value: 9, at: 1}], 2023-H1: [{value: 5, at: 1}]}", "{2024: [{value: 12, source: press}]}", ("2022", 9)),
        ("{2023: [{growth: 20, since: 2019, at: 1}]}", "{}", None),
    ],
)
def test_without_a_target_the_last_full_year_s_figure_is_shown(
    run: Run, actual: str, observed: str, shown: tuple[str, float] | None
) -> None:
    assert baseline(run, actual, observed) == shown


def test_beside_a_target_only_the_plan_s_own_years_are_shown(run: Run) -> None:
    target, observed = "{2024: [{value: 96, at: 2}]}", "{2021: [{value: 96.4, source: press}]}"
    assert baseline(run, "{}", observed, target) is None
    assert baseline(run, "{2023: [{growth: 5, at: 1}]}", observed, target) is None


@pytest.mark.parametrize("command", ["status", "pace", "check"])
def test_a_plan_without_about_and_figures_is_answered(run: Run, command: str) -> None:
    ran: Ran = run(command, "--json", plan="indicators: {}\n")
    assert (ran.code, ran.err, ran.json["results"], ran.json["as_of"]) == (0, "", [], None)


def test_without_about_the_year_after_the_last_result_is_judged(run: Run) -> None:
    plan = one("{2024: [{value: 110, at: 2}]}", "{2024: [{value: 109, source: press}]}")
    without = "\n".join(line for line in plan.splitlines() if "about:" not in line)
    assert judged(run, without) == ("missed", None, 1)


@pytest.mark.parametrize(
    ("bound", "so_far", "judged"),
    [
        ("at_most", "21", ("2024-Q3", 21, "missed")),
        ("at_most", "20", None),
        ("under", "20", ("2024-Q3", 20, "missed")),
        ("about", "25", None),
    ],
)
def test_a_ceiling_passed_within_the_year_is_missed(run: Run, bound: str, so_far: str, judged: tuple[str, int, str] | None) -> None:
    plan = one_indicator(
        target=f"{{2024: [{{value: 20, bound: {bound}, at: 1}}]}}",
        observed=f"{{2024-Q3: [{{value: {so_far}, source: press}}]}}",
        unit="起",
        direction="lower",
        attribute="expected",
    )
    for command in (("status", "--all", "--tolerance", "10"), ("gap", "--all")):
        (row,) = results(run, *command, plan=plan)
        assert judged == (row["result"] and (row["result"]["period"], row["result"]["value"], row["verdict"]))
    if judged:
        assert f"{so_far} (2024-Q3) |" in run("status", "--all", "--format", "md", plan=plan).out


def test_a_loss_can_still_be_made_good(run: Run) -> None:
    plan = one_indicator(target="{2024: [{value: -20, at: 1}]}", observed="{2024-Q3: [{value: -25, source: press}]}")
    assert results(run, "status", "--all", plan=plan)[0]["result"] is None
