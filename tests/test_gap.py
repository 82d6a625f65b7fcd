"""The distance from a baseline to each target: absolute, relative and as a yearly rate, with what rounding allows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Run, no_answer, one_indicator, quantity, results

GDP = """
about: {id: county-2024, name: {zh: 某县2024年计划}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: Gross domestic product}
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    basis: stated
    growth_prices: constant
    actual:
      2023: [{value: 601.7, at: 7}, {growth: 6.8, at: 7}]
    target:
      2024: [{growth: 7, at: 38}]
      2025: [{value: 700, bound: reach, at: 38}]
      2027: [{value: 850, bound: over, at: 38}]
"""


def one(actual: str, target: str, unit: str = "亿元", direction: str = "higher", nature: str = "flow") -> str:
    return one_indicator(actual=actual, target=target, unit=unit, direction=direction, nature=nature, year=None)


def rows(run: Run, plan: str) -> list[dict[str, Any]]:
    return results(run, "gap", "--all", plan=plan)


def test_a_row_holds_both_figures_and_what_lies_between(run: Run) -> None:
    row = rows(run, GDP)[1]
    assert row == {
        "id": "GDP",
        "name_zh": "地区生产总值",
        "name_en": "Gross domestic product",
        "unit": "亿元",
        "unit_en": "100m yuan",
        "measures": "value",
        "attribute": "expected",
        "basis": "stated",
        "nature": "flow",
        "direction": "higher",
        "baseline": {
            "period": "2023",
            "role": "actual",
            "form": "value",
            "value": 601.7,
            "printed": "601.7",
            "unit": "亿元",
            "unit_en": "100m yuan",
            "bound": "exact",
            "text_zh": None,
            "text_en": None,
            "stage": None,
            "of": None,
            "since": None,
            "scope_zh": None,
            "scope_en": None,
            "estimate": False,
            "stretch": False,
            "paragraph": 7,
            "source": "report",
            "worked_out_from": None,
            "to": None,
            "as_index": None,
            "locator": None,
            "cumulative": True,
            "reached": None,
            "goes_by": None,
            "goes_by_zh": None,
            "goes_by_en": None,
            "goes_by_period": None,
            "set_by_zh": None,
            "set_by_en": None,
            "shares": None,
        },
        "target": {
            "period": "2025",
            "role": "target",
            "form": "value",
            "value": 700,
            "printed": "700",
            "unit": "亿元",
            "unit_en": "100m yuan",
            "bound": "reach",
            "text_zh": None,
            "text_en": None,
            "stage": None,
            "of": None,
            "since": None,
            "scope_zh": None,
            "scope_en": None,
            "estimate": False,
            "stretch": False,
            "paragraph": 38,
            "source": "report",
            "worked_out_from": None,
            "to": None,
            "as_index": None,
            "locator": None,
            "cumulative": True,
            "reached": None,
            "goes_by": None,
            "goes_by_zh": None,
            "goes_by_en": None,
            "goes_by_period": None,
            "set_by_zh": None,
            "set_by_en": None,
            "shares": None,
        },
        # 699.5 - 601.75 to 700.5 - 601.65
        "result": None,
        "gap": quantity(98.3, "亿元", 97.75, 98.85),
        "margin": quantity(-98.3, "亿元", -98.85, -97.75),
        # 699.5 / 601.75 = 1.162443 to 700.5 / 601.65 = 1.164298
        "relative_gap": quantity(16.3, "%", 16.24, 16.43),
        "years": 2,
        # √1.162443 = 1.078167 to √1.164298 = 1.079027
        "required_rate": quantity(7.86, "%/year", 7.816, 7.903),
        "family": "asks",
        "verdict": "asks_more",
        "reason": None,
        "second_step": False,
        "implied_level": None,
    }


def test_the_last_horizon_of_gdp(run: Run) -> None:
    row = rows(run, GDP)[2]
    # More than 850 is no rounded figure: 850 - 601.75 to 850 - 601.65
    assert row["gap"] == quantity(248.3, "亿元", 248.25, 248.35)
    # 850 / 601.75 = 1.412546 to 850 / 601.65 = 1.412781
    assert row["relative_gap"] == quantity(41.3, "%", 41.25, 41.28)
    assert row["years"] == 4
    # ⁴√1.412546 = 1.090186 to ⁴√1.412781 = 1.090231
    assert row["required_rate"] == quantity(9.02, "%/year", 9.018, 9.024)


def test_two_growth_rates_are_points_apart(run: Run) -> None:
    row = rows(run, GDP)[0]
    # 6.5 - 6.85 to 7.5 - 6.75
    assert row["gap"] == quantity(0.2, "%", -0.35, 0.75) | {"unit": "percentage_points"}
    assert row["relative_gap"] == no_answer("%", "growth_target")
    assert row["required_rate"] == no_answer("%/year", "growth_target")


def test_two_percentages_are_points_apart(run: Run) -> None:
    plan = one("{2023: [{value: 5, at: 1}]}", "{2024: [{value: 12.5, at: 2}]}", unit="%", nature="rate")
    row = rows(run, plan)[0]
    assert row["gap"] == quantity(7.5, "percentage_points", 6.95, 8.05)
    assert row["relative_gap"] == no_answer("%", "in_points")
    assert row["required_rate"] == no_answer("%/year", "in_points")


def test_a_change_of_a_percentage_is_in_points_too(run: Run) -> None:
    plan = one("{2023: [{change: 0.5, at: 1}]}", "{2024: [{change: 0.8, at: 2}]}", unit="%", nature="rate")
    row = rows(run, plan)[0]
    assert row["target"]["unit"] == "percentage_points"
    assert row["gap"] == quantity(0.3, "percentage_points", 0.2, 0.4)
    assert row["relative_gap"] == no_answer("%", "growth_target")


def test_interval_of_three_to_four(run: Run) -> None:
    row = rows(run, one("{2023: [{value: 3, at: 29}]}", "{2024: [{value: 4, bound: reach, at: 120}]}"))[0]
    assert row["gap"] == quantity(1, "亿元", 0, 2)
    assert row["relative_gap"] == quantity(33.3, "%", 0, 80)
    assert row["required_rate"] == quantity(33.33, "%/year", 0, 80)


@pytest.mark.parametrize(
    ("bound", "mirrored", "low", "high"),
    [
        ("at_least", "at_most", None, 25),
        ("over", "under", None, 25),
        ("at_most", "at_least", 25, None),
        ("under", "over", 25, None),
        ("exact", "exact", 24.5, 25.5),
    ],
)
def test_gap_from_a_bounded_baseline(run: Run, bound: str, mirrored: str, low: float | None, high: float | None) -> None:
    plan = one(f"{{2023: [{{value: 175, bound: {bound}, at: 1}}]}}", "{2024: [{value: 200, bound: over, at: 2}]}")
    assert rows(run, plan)[0]["gap"] == quantity(25, "亿元", low, high, bound=mirrored)


@pytest.mark.parametrize(
    ("base", "gap", "relative", "rate"),
    [
        ("2", quantity(8, "亿元", 7, 9), quantity(400, "%", 280, 600), quantity(400, "%/year", 280, 600)),
        ("0", quantity(10, "亿元", 9, 11), no_answer("%", "zero_base"), no_answer("%/year", "zero_base")),
        ("-2", quantity(12, "亿元", 11, 13), no_answer("%", "negative_base"), no_answer("%/year", "negative_base")),
    ],
)
def test_from_zero_or_below_there_is_a_gap_and_no_percentage(
    run: Run, base: str, gap: dict[str, Any], relative: dict[str, Any], rate: dict[str, Any]
) -> None:
    row = rows(run, one(f"{{2023: [{{value: {base}, at: 1}}]}}", "{2024: [{value: 10, at: 2}]}"))[0]
    assert (row["gap"], row["relative_gap"], row["required_rate"]) == (gap, relative, rate)


def test_to_below_zero_no_rate_leads(run: Run) -> None:
    row = rows(run, one("{2023: [{value: 10, at: 1}]}", "{2025: [{value: -2, at: 2}]}"))[0]
    assert row["gap"] == quantity(-12, "亿元", -13, -11)
    # -2.5 / 9.5 = -0.263 to -1.5 / 10.5 = -0.143, less 1
    assert row["relative_gap"] == quantity(-120, "%", -126.32, -114.28)
    assert row["required_rate"] == no_answer("%/year", "sign_change")


def test_words_are_no_number(run: Run) -> None:
    plan = one("{2023: [{value: 5, at: 1}]}", "{2024: [{text: {zh: 与经济增长同步, en: in step with growth}, at: 2}]}")
    row = rows(run, plan)[0]
    assert (row["target"]["text_zh"], row["target"]["text_en"], row["target"]["value"]) == (
        "与经济增长同步",
        "in step with growth",
        None,
    )
    assert row["gap"] == no_answer(None, "text_target")
    assert row["relative_gap"] == no_answer("%", "text_target")
    assert row["required_rate"] == no_answer("%/year", "text_target")
    assert (row["verdict"], row["reason"]) == ("in_words", "text_target")


@pytest.mark.parametrize(
    "actual", ["{}", "{2023: [{growth: 5, at: 1}]}", "{2024: [{value: 5, at: 1}]}", "{2025: [{value: 5, at: 1}]}"]
)
def test_no_gap_without_an_earlier_figure(run: Run, actual: str) -> None:
    row = rows(run, one(actual, "{2024: [{value: 10, at: 2}]}"))[0]
    assert (row["baseline"], row["years"]) == (None, None)
    assert row["gap"] == no_answer("亿元", "no_baseline")
    assert row["relative_gap"] == no_answer("%", "no_baseline")
    assert row["required_rate"] == no_answer("%/year", "no_baseline")


def test_the_baseline_is_the_latest_earlier_figure(run: Run) -> None:
    plan = one("{2021: [{value: 7, at: 1}], 2023: [{growth: 2, at: 1}], 2022: [{value: 8, at: 1}]}", "{2025: [{value: 16, at: 2}]}")
    row = rows(run, plan)[0]
    assert (row["baseline"]["period"], row["years"]) == ("2022", 3)
    assert row["gap"]["value"] == 8
    # ∛2 = 1.2599
    assert row["required_rate"]["value"] == 25.99


@pytest.mark.parametrize(
    ("form", "nature", "baseline"),
    [
        ("value", "flow", "2023"),
        ("growth", "flow", "2023"),
        ("growth", "stock", "2023"),
        ("change", "stock", "2023"),
        ("value", "stock", "2024-H1"),
        ("value", "rate", "2024-H1"),
    ],
)
def test_half_year_baselines(run: Run, form: str, nature: str, baseline: str) -> None:
    actual = f"{{2023: [{{{form}: 10, at: 1}}], 2024-H1: [{{{form}: 6, at: 1}}]}}"
    row = rows(run, one(actual, f"{{2024: [{{{form}: 11, at: 2}}]}}", nature=nature))[0]
    assert row["baseline"]["period"] == baseline


def test_half_a_year_is_the_base_for_the_next_half(run: Run) -> None:
    plan = one("{2023-H1: [{value: 5, at: 1}], 2023: [{value: 10, at: 1}]}", "{2024-H1: [{value: 6, at: 2}]}")
    row = rows(run, plan)[0]
    assert (row["baseline"]["period"], row["years"], row["gap"]["value"]) == ("2023-H1", 1, 1)


def test_targets_come_in_the_order_of_their_periods(run: Run) -> None:
    plan = one(
        "{2023: [{value: 5, at: 1}]}", "{2027: [{value: 9, at: 2}], 2024: [{value: 6, at: 2}], 2024-H1: [{value: 3, at: 2}]}"
    )
    assert [row["target"]["period"] for row in rows(run, plan)] == ["2024-H1", "2024", "2027", "2027"]


def test_the_summary_names_what_has_no_target(run: Run) -> None:
    ran = run("gap", "--json", plan=GDP + "  Y: {name: {zh: 无目标项}, unit: 个, nature: stock, direction: none}\n")
    assert ran.json["summary"] == {
        "targets": 3,
        "without_target": [{"id": "Y", "name_zh": "无目标项", "name_en": None}],
        "revised": [],
    }


def test_rows_without_a_value_come_last_in_either_order(run: Run) -> None:
    def order(*options: str) -> list[str]:
        return [row["target"]["period"] for row in run("gap", "--json", "--sort", *options, plan=GDP).json["results"]]

    assert order("relative_gap") == ["2025", "2027", "2027", "2024"]
    assert order("relative_gap", "--reverse") == ["2027", "2027", "2025", "2024"]


def test_a_stock_of_midyear_has_no_rate_a_year_to_a_whole_year(run: Run) -> None:
    plan = """\
        indicators:
          POPULATION:
            name: {zh: 人口}
            unit: 万人
            nature: stock
            direction: higher
            actual: {2023-H1: [{value: 100, at: 1}]}
            target: {2025: [{value: 121, at: 2}]}
        """
    (row,) = run("gap", "--json", plan=plan).json["results"]
    assert row["relative_gap"]["value"] == 21.0
    assert row["years"] is None
    assert (row["required_rate"]["value"], row["required_rate"]["reason"]) == (None, "not_whole_years")


def test_gap_from_about(run: Run) -> None:
    (row,) = rows(run, one("{2023: [{value: 300, bound: about, at: 1}]}", "{2025: [{value: 400, at: 2}]}", nature="stock"))
    for field, value in (("gap", 100), ("relative_gap", 33.3), ("required_rate", 15.47)):
        assert (row[field]["value"], row[field]["bound"], row[field]["interval"]) == (value, "about", None)
    shown = run(
        "gap", "--format", "table", plan=one("{2023: [{value: 3, bound: about, at: 1}]}", "{2024: [{value: 4, at: 2}]}")
    ).out
    assert "~+1     ~+33%   ~+33%" in shown


@pytest.mark.parametrize(
    ("target", "bound", "interval"),
    [("5", "under", [None, -45]), ("0", "exact", [-105, -95]), ("-5", "over", [-155, None])],
)
def test_relative_gap_to_a_target_below_zero(run: Run, target: str, bound: str, interval: list[float | None]) -> None:
    (row,) = rows(run, one("{2023: [{value: 10, bound: over, at: 1}]}", f"{{2024: [{{value: {target}, at: 2}}]}}"))
    assert (row["relative_gap"]["bound"], row["relative_gap"]["interval"]) == (bound, interval)


def test_a_single_quarter_is_neither_baseline_nor_target(run: Run) -> None:
    assert rows(run, one("{2023: [{value: 40, at: 1}]}", "{2024-Q3: [{value: 12, cumulative: false, at: 2}]}")) == []
    (row,) = rows(run, one("{2023-Q3: [{value: 10, cumulative: false, at: 1}]}", "{2024-Q3: [{value: 30, at: 2}]}"))
    assert (row["baseline"], row["reason"]) == (None, "no_baseline")


@pytest.mark.parametrize(
    ("before", "period"), [("2023-12", "2024"), ("2023-Q4", "2024"), ("2023-H2", "2024-12"), ("2023-H1", "2024-06")]
)
def test_the_last_part_of_a_year_is_the_year(run: Run, before: str, period: str) -> None:
    (row,) = rows(run, one(f"{{{before}: [{{value: 100, at: 1}}]}}", f"{{{period}: [{{value: 110, at: 2}}]}}"))
    assert (row["gap"]["value"], row["years"]) == (10, 1)


def test_no_yearly_rate_leads_to_zero(run: Run) -> None:
    (row,) = rows(run, one("{2023: [{value: 4, at: 1}]}", "{2026: [{value: 0, at: 2}]}", direction="lower", nature="stock"))
    assert row["required_rate"] == no_answer("%/year", "to_zero")


def test_all_of_a_share_is_exact(run: Run) -> None:
    (row,) = rows(run, one("{2023: [{value: 97.5, at: 1}]}", "{2024: [{value: 100, at: 2}]}", unit="%", nature="rate"))
    assert row["gap"] == quantity(2.5, "percentage_points", 2.45, 2.55)


def test_a_growth_of_the_whole_is_rounded(run: Run) -> None:
    (row,) = rows(run, one("{2023: [{growth: 97.5, at: 1}]}", "{2024: [{growth: 100, at: 2}]}"))
    assert row["gap"] == quantity(2.5, "percentage_points", 1.95, 3.05)


def test_gap_that_would_read_as_zero(run: Run) -> None:
    plan = one("{2023: [{value: 61, at: 1}]}", "{2024: [{value: 61.5, at: 2}]}", unit="%", nature="rate")
    assert "-1至2个百分点" in run("gap", "--format", "table", "--lang", "zh", plan=plan).out
    equal = one("{2023: [{value: 61, at: 1}]}", "{2024: [{value: 61, at: 2}]}", unit="%", nature="rate")
    assert " 0个百分点" in run("gap", "--format", "table", "--lang", "zh", plan=equal).out


def test_a_target_has_one_verdict_wherever_it_is_shown(run: Run) -> None:
    plan = one_indicator(
        actual="{2023: [{growth: 6.8, at: 1}]}",
        target="{2024: [{growth: 7, at: 2}]}",
        observed="{2024: [{growth: 5.1, source: press}]}",
        attribute="expected",
    )
    (status,), (gap,), (shown,) = (results(run, command, "X", plan=plan) for command in ("status", "gap", "show"))
    verdicts = {(row["family"], row["verdict"], row["result"]["value"]) for row in (status, gap, shown["gaps"][0])}
    assert verdicts == {("result", "missed", 5.1)}
    # The gap stays the way that the plan had to go.
    assert gap["gap"]["value"] == 0.2
    title, _, _, _, figures = run("gap", "--format", "md", plan=plan).out.splitlines()
    assert (title, figures) == ("**Something (growth)**", "| +6.8% | +7% (2024) | +5.1% | +0.2 points | missed |")


def test_the_name_of_one_indicator_is_a_heading(run: Run) -> None:
    assert run("gap", "GDP", "--format", "table", plan=GDP).out == NAMED_ONCE


SCOPES = """
    indicators:
      PARKING:
        name: {zh: 新增停车位, en: New parking places}
        unit: 个
        nature: flow
        direction: higher
        actual: {2023: [{value: 3000, at: 18}]}
        target: {2024: [{value: 2000, at: 45, scope: {zh: 四街四镇, en: four subdistricts and four towns}}]}
"""


@pytest.mark.parametrize(
    ("command", "number"), [("gap", "gap"), ("gap", "relative_gap"), ("gap", "required_rate"), ("status", "distance")]
)
def test_figures_of_different_scope_are_not_compared(run: Run, command: str, number: str) -> None:
    (row,) = results(run, command, plan=SCOPES)
    assert (row["verdict"], row["reason"], row[number]["reason"]) == ("not_comparable", "scope_differs", "scope_differs")
    assert (row["target"]["scope_zh"], row["baseline"]["scope_zh"]) == ("四街四镇", None)


def test_different_scopes_have_no_growth_and_no_picture(run: Run) -> None:
    (row,) = results(run, "growth", plan=SCOPES)
    assert (row["rate"]["value"], row["rate"]["reason"]) == (None, "scope_differs")
    ran = run("chart", "PARKING", "-f", "table", plan=SCOPES)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("\nThe figures have different scopes: they can't be drawn together.\n")


OF_FIVE_YEARS = """
about: {id: five-years, name: {en: Five years, zh: 五年规划}, year: 2025, base: 2020, source: plan}
sources: {plan: {title: {zh: 规划}}}
indicators:
  DOCTORS:
    name: {zh: 每千人口医师数, en: Doctors per thousand}
    unit: 人
    nature: ratio
    direction: higher
    actual: {2020: [{value: 3.00, at: 1}], 2021: [{value: 3.10, at: 2}], 2023: [{value: 3.20, at: 3}], 2024: [{growth: 2, at: 3}]}
    target: {2025: [{value: 3.50, at: 1}, {growth: 3, at: 1}]}
  FOREST:
    name: {zh: 森林面积, en: Forest}
    unit: 万亩
    nature: stock
    direction: higher
    base: 2021
    actual: {2020: [{value: 100, at: 1}], 2021: [{value: 110, at: 2}], 2022: [{value: 120, at: 2}]}
    target: {2021: [{value: 105, at: 1}], 2025: [{value: 150, at: 1}]}
"""


def test_levels_start_from_a_declared_base(run: Run) -> None:
    found = rows(run, OF_FIVE_YEARS)
    baselines = [(row["id"], row["target"]["period"], row["baseline"] and row["baseline"]["period"]) for row in found]
    assert baselines == [
        ("DOCTORS", "2025", "2020"),
        ("DOCTORS", "2025", "2024"),  # a growth stands beside that of the year before
        ("FOREST", "2021", "2020"),  # not after the base
        ("FOREST", "2025", "2021"),  # its own base
    ]
    assert found[0]["gap"] == quantity(0.5, "人", 0.49, 0.51)
    assert found[0]["years"] == 5


def test_a_declared_base_without_a_level_is_no_baseline(run: Run) -> None:
    (row, _, *_) = rows(run, OF_FIVE_YEARS.replace("base: 2020", "base: 2019"))
    assert row["baseline"] is None
    assert row["gap"] == no_answer("人", "no_baseline")


# The level that a growth implies


@pytest.mark.parametrize(
    ("target", "fields", "level"),
    [
        # 11.375 x 1.065 = 12.114375 to 11.385 x 1.075 = 12.238875
        ("2024: [{growth: 7, at: 1}]", {}, ("12.18", "exact", 12.114, 12.239, None)),
        ("2024: [{growth: 7, bound: at_least, at: 1}]", {}, ("12.18", "at_least", 12.171, None, None)),
        ("2024: [{growth: 6, to: 7, at: 1}]", {}, ("12.06", "at_least", 12.057, None, None)),
        ("2024: [{change: 0.5, at: 1}]", {}, ("11.88", "exact", 11.825, 11.935, None)),
        ("2025: [{growth: 15, since: 2023, at: 1}]", {}, ("13.09", "exact", 13.024, 13.15, None)),
        ("2024-2026: [{average_growth: 7.0, at: 1}]", {}, ("13.94", "exact", 13.915, 13.967, None)),
        ("2024: [{growth: 7, at: 1}]", {"prices": "constant"}, (None, None, None, None, "price_basis_differs")),
        ("2024: [{growth: 7, at: 1}]", {"prices": "comparable"}, (None, None, None, None, "scope_differs")),
        ("2024: [{growth: 7, at: 1}]", {"unit": "%", "nature": "rate"}, (None, None, None, None, "in_points")),
    ],
)
def test_the_level_that_a_growth_implies(run: Run, target: str, fields: dict[str, str], level: tuple[Any, ...]) -> None:
    plan = one_indicator(actual="{2023: [{value: 11.38, at: 1}]}", target=f"{{{target}}}", **fields)  # type: ignore[arg-type]
    implied = results(run, "gap", plan=plan)[0]["implied_level"]
    low, high = implied["interval"] or (None, None)
    value = implied["value"] and str(implied["value"])
    assert (value, implied["bound"], low, high, implied["reason"]) == level


@pytest.mark.parametrize("actual", ["{}", "{2022: [{value: 11.38, at: 1}]}", "{2023: [{text: 不详, at: 1}]}"])
def test_without_a_level_to_start_from_nothing_is_implied(run: Run, actual: str) -> None:
    plan = one_indicator(actual=actual, target="{2024: [{growth: 7, at: 1}]}")
    assert results(run, "gap", plan=plan)[0]["implied_level"] is None


@pytest.mark.parametrize(
    ("target", "ways"),
    [
        ("2025: [{value: 26, at: 1}], 2030: [{value: 40, at: 1}]", [("2025", "2030")]),
        ("2025: [{value: 26, at: 1}], 2026: [{value: 30, at: 1}]", []),
        ("2025: [{value: 26, at: 1}], 2030: [{growth: 40, at: 1}]", []),
        ("2025: [{value: 26, at: 1}, {growth: 3, at: 1}], 2027: [{value: 28, at: 1}], 2030: [{value: 40, at: 1}]",
         [("2025", "2027"), ("2027", "2030")]),
    ],
)  # fmt: skip
def test_legs_from_target_to_target(run: Run, target: str, ways: list[tuple[str, str]]) -> None:
    rows = results(run, "gap", plan=one_indicator(target=f"{{{target}}}"))
    assert [(row["baseline"]["period"], row["target"]["period"]) for row in rows if row["baseline"]] == ways


def test_a_leg_starts_at_the_mark_of_its_target(run: Run) -> None:
    plan = one_indicator(target="{2025: [{value: 26.0, bound: over, at: 1}], 2030: [{value: 40.0, bound: at_least, at: 1}]}")
    row = results(run, "gap", plan=plan)[-1]
    assert (row["baseline"]["bound"], row["gap"]["bound"], row["gap"]["value"]) == ("over", "exact", 14.0)


NAMED_ONCE = """\
Gross domestic product
Measure     From 2023       Target          Gap  Relative   A year  Verdict
────────────────────────────────────────────────────────────────────────────────
growth          +6.8%   +7% (2024)  +0.2 points         —        —  ↗ asks a
                                                                    better rate
100m yuan       601.7   700 (2025)        +98.3    +16.3%   +7.86%  ↗ asks more
100m yuan       601.7  >850 (2027)       +248.3    +41.3%   +9.02%  ↗ asks more
100m yuan  700 (2025)  >850 (2027)         +150    +21.4%  +10.19%  ↗ asks more
"""
