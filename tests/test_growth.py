"""Rates of growth, each named for what it is, with its prices, its rounding and the base that it implies."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Run, no_answer, quantity, results

Rate = tuple[str, str, str, str, float | None, list[float | None] | None, str | None]


def one(figures: str, unit: str = "亿元", prices: str = "unstated") -> str:
    """A plan of one indicator, X."""
    return f"""
        indicators:
          X:
            name: {{zh: 某项, en: Something}}
            unit: "{unit}"
            nature: flow
            direction: higher
            growth_prices: {prices}
            {figures}
        """


def rows(run: Run, plan: str) -> list[dict[str, Any]]:
    return results(run, "growth", plan=plan)


def rates(run: Run, plan: str) -> list[Rate]:
    """Kind, role, periods, value, interval and prices of each row."""
    return [
        (
            row["kind"],
            row["role"],
            row["from_period"],
            row["to_period"],
            row["rate"]["value"],
            row["rate"]["interval"],
            row["prices"],
        )
        for row in rows(run, plan)
    ]


def test_an_inferred_price_basis_has_a_star_and_a_line(run: Run) -> None:
    figures = "actual: {2022: [{value: 500, at: 7}], 2023: [{growth: 5, at: 7}]}\n            target: {2024: [{value: 600, at: 8}]}"
    inferred = "current\n            growth_prices_basis: inferred\n            growth_prices_reason: custom"
    plan = "        inferences: {custom: {zh: 惯例, en: custom}}" + one(figures, prices=inferred)
    english, chinese = (run("growth", "X", "-f", "md", "--lang", language, plan=plan).out.splitlines() for language in ("en", "zh"))
    assert [line.rstrip(" |").split(" | ")[-1] for line in english[4:6]] == ["current\\*", "current"]
    assert english[6:] == ["", "- \\* the price basis is inferred, not stated by the plan"]
    assert chinese[6:] == ["", "- \\* 价格口径为推断，非原文"]
    assert [row["prices_basis"] for row in rows(run, plan)] == ["inferred", None]
    assert "\\*" not in run("growth", "X", "-f", "md", plan=one(figures, prices="current")).out


def test_a_level_and_its_growth_imply_the_year_before(run: Run) -> None:
    plan = one("target: {2024: [{value: 392.7, bound: at_least, at: 107}, {growth: 10, at: 107}]}")
    assert rows(run, plan) == [
        {
            "id": "X",
            "name_zh": "某项",
            "name_en": "Something",
            "kind": "stated",
            "role": "target",
            "from_period": "2023",
            "to_period": "2024",
            "rate": {"value": 10, "unit": "%", "bound": "exact", "interval": [9.5, 10.5], "reason": None},
            "prices": "unstated",
            "prices_basis": None,
            # 392.7 / 1.10; at least 392.7 / 1.105 = 355.384
            "implied_base": {"value": 357.0, "unit": "亿元", "bound": "at_least", "interval": [355.38, None], "reason": None},
            "unit": "亿元",
            "unit_en": "100m yuan",
            "paragraphs": [107],
            "locators": [],
            "sources": [],
        }
    ]


def test_price_bases_are_kept_apart(run: Run) -> None:
    plan = one(
        "actual: {2023: [{value: 601.7, at: 7}, {growth: 6.8, at: 7}]}\n"
        "            target: {2024: [{growth: 7, at: 38}], 2025: [{value: 700, bound: reach, at: 38}]}",
        prices="constant",
    )
    assert rates(run, plan) == [
        ("stated", "actual", "2022", "2023", 6.8, [6.75, 6.85], "constant"),
        ("stated", "target", "2023", "2024", 7, [6.5, 7.5], "constant"),
        ("required", "target", "2023", "2025", 7.86, [7.816, 7.903], "current"),
    ]
    assert [row["implied_base"] for row in rows(run, plan)] == [
        {"value": None, "unit": "亿元", "bound": None, "interval": None, "reason": "price_basis_differs"},
        None,
        None,
    ]


def test_two_levels_a_year_apart_imply_a_rate(run: Run) -> None:
    # 3.5 / 3.5 to 4.5 / 2.5
    plan = one("actual: {2023: [{value: 3, at: 29}]}\n            target: {2024: [{value: 4, bound: reach, at: 120}]}")
    assert rates(run, plan) == [("implied", "target", "2023", "2024", 33.3, [0, 80], "current")]
    assert rows(run, plan)[0]["paragraphs"] == [29, 120]


@pytest.mark.parametrize("unit", ["家", "人次", "件", "天"])
def test_counts_are_exact(run: Run, unit: str) -> None:
    plan = one("actual: {2023: [{value: 14, at: 1}]}\n            target: {2024: [{value: 30, at: 2}]}", unit=unit)
    assert rates(run, plan) == [("implied", "target", "2023", "2024", 114.3, None, None)]


# 29.5 / 14.5 to 30.5 / 13.5; 30 / 14.05 to 30 / 13.95: what is printed as 14.0 is no count
@pytest.mark.parametrize(("unit", "base", "low", "high"), [("万户", "14", 103.44, 125.93), ("张", "14.0", 113.52, 115.06)])
def test_what_is_rounded_is_no_count(run: Run, unit: str, base: str, low: float, high: float) -> None:
    plan = one(f"actual: {{2023: [{{value: {base}, at: 1}}]}}\n            target: {{2024: [{{value: 30, at: 2}}]}}", unit=unit)
    assert rates(run, plan) == [("implied", "target", "2023", "2024", 114.3, [low, high], None)]


def test_two_results_a_year_apart_imply_a_rate(run: Run) -> None:
    plan = one("actual: {2021: [{value: 40, at: 1}], 2023: [{value: 55.0, at: 3}], 2022: [{value: 50.0, at: 2}]}")
    # 54.95 / 50.05 to 55.05 / 49.95; 49.95 / 40.5 to 50.05 / 39.5
    assert rates(run, plan) == [
        ("implied", "actual", "2021", "2022", 25.0, [23.33, 26.71], "current"),
        ("implied", "actual", "2022", "2023", 10.0, [9.79, 10.22], "current"),
    ]
    assert rows(run, plan)[1]["paragraphs"] == [2, 3]


def test_results_imply_a_rate_of_like_parts_of_years(run: Run) -> None:
    plan = one("actual: {2022-H1: [{value: 20, at: 1}], 2022: [{value: 50, at: 1}], 2023-H1: [{value: 22, at: 2}]}", unit="家")
    assert rates(run, plan) == [("implied", "actual", "2022-H1", "2023-H1", 10, None, None)]


def test_a_result_beyond_its_bound_implies_a_bounded_rate(run: Run) -> None:
    plan = one("actual: {2022: [{value: 50, bound: under, at: 1}], 2023: [{value: 60, bound: over, at: 2}]}", unit="家")
    assert rows(run, plan)[0]["rate"] == quantity(20, "%/year", 20, None, bound="over")


def test_two_levels_further_apart_require_a_yearly_rate(run: Run) -> None:
    # ∛(60 / 50) = 1.062659; ∛(59.5 / 50.5) = 1.056190 to ∛(60.5 / 49.5) = 1.069178
    plan = one("actual: {2023: [{value: 50, at: 1}]}\n            target: {2026: [{value: 60, at: 2}]}", unit="万人")
    assert rates(run, plan) == [("required", "target", "2023", "2026", 6.27, [5.618, 6.918], None)]


@pytest.mark.parametrize(("language", "shown"), [("en", "| comparable |"), ("zh", "| 可比口径 |")])
def test_growth_may_be_on_a_comparable_basis(run: Run, language: str, shown: str) -> None:
    plan = one("actual: {2023: [{growth: 8.6, at: 1}]}", prices="comparable")
    assert shown in run("growth", "--format", "md", "--lang", language, plan=plan).out


@pytest.mark.parametrize(("unit", "prices"), [("亿元", "current"), ("元", "current"), ("万吨", None), ("万人次", None)])
def test_only_levels_of_money_have_prices(run: Run, unit: str, prices: str | None) -> None:
    plan = one("actual: {2023: [{value: 50, at: 1}]}\n            target: {2024: [{value: 60, at: 2}]}", unit=unit)
    assert rows(run, plan)[0]["prices"] == prices


def test_percentages_have_no_rate_between_them(run: Run) -> None:
    plan = one("actual: {2023: [{value: 50, at: 1}]}\n            target: {2024: [{value: 60, at: 2}]}", unit="%")
    ran = run("growth", "--json", plan=plan)
    assert ran.json["results"] == []
    assert ran.json["summary"] == {
        "rates": 0,
        "without_rate": [{"id": "X", "name_zh": "某项", "name_en": "Something"}],
        "sources": [],
        "revised": [],
    }


@pytest.mark.parametrize(
    ("growth", "base"),
    [
        # 50 / 0.5 = 100; 49.5 / 0.505 = 98.02 to 50.5 / 0.495 = 102.02
        ("-50", {"value": 100, "unit": "万吨", "bound": "exact", "interval": [98.0, 102.1], "reason": None}),
        ("0", {"value": 50, "unit": "万吨", "bound": "exact", "interval": [49.2, 50.8], "reason": None}),
        # 50 / 0.003; 49.5 / 0.0035 to 50.5 / 0.0025
        ("-99.7", {"value": 16667, "unit": "万吨", "bound": "exact", "interval": [14142.8, 20200.0], "reason": None}),
        ("-99.9", {"value": 50000, "unit": "万吨", "bound": "exact", "interval": [33000.0, 101000.0], "reason": None}),
        ("-100", {"value": None, "unit": "万吨", "bound": None, "interval": None, "reason": "sign_change"}),
        ("-100.1", {"value": None, "unit": "万吨", "bound": None, "interval": None, "reason": "sign_change"}),
    ],
)
def test_the_implied_base_at_the_edge_of_a_fall_of_everything(run: Run, growth: str, base: dict[str, Any]) -> None:
    plan = one(f"actual: {{2023: [{{value: 50, at: 1}}, {{growth: {growth}, at: 2}}]}}", unit="万吨")
    assert rows(run, plan)[0]["implied_base"] == base


@pytest.mark.parametrize("bound", ["at_least", "over", "at_most", "under"])
def test_a_result_known_only_by_a_bound_implies_no_base(run: Run, bound: str) -> None:
    nothing = {"value": None, "unit": "万吨", "bound": None, "interval": None, "reason": "bound_only"}
    for figures in (
        f"[{{value: 50, bound: {bound}, at: 1}}, {{growth: 10, at: 2}}]",
        f"[{{value: 50, at: 1}}, {{growth: 10, bound: {bound}, at: 2}}]",
    ):
        assert rows(run, one(f"actual: {{2023: {figures}}}", unit="万吨"))[0]["implied_base"] == nothing


@pytest.mark.parametrize(
    ("level", "growth", "value", "bound", "low", "high"),
    [
        # 3 / 1.182 = 2.5381; 2.5 / 1.1825 = 2.1142 to 3.5 / 1.1815 = 2.9623
        ("3", "18.2", 2.54, "exact", 2.114, 2.963),
        # 97.4 / 1.249 = 77.982; 97.35 / 1.2495 = 77.911 to 97.45 / 1.2485 = 78.054
        ("97.4", "24.9", 78.0, "exact", 77.91, 78.06),
        ("3, bound: over", "10", 2.7, "over", 2.71, None),
        ("3", "10, bound: at_least", 2.7, "at_most", None, 3.19),
    ],
)
def test_a_base_has_the_finer_digits_and_the_bound(
    run: Run, level: str, growth: str, value: float, bound: str, low: float | None, high: float | None
) -> None:
    plan = one(f"target: {{2024: [{{value: {level}, at: 1}}, {{growth: {growth}, at: 2}}]}}")
    base = {"value": value, "unit": "亿元", "bound": bound, "interval": [low, high], "reason": None}
    assert rows(run, plan)[0]["implied_base"] == base


def test_two_bounds_that_point_both_ways_imply_nothing(run: Run) -> None:
    plan = one("target: {2024: [{value: 3, bound: over, at: 1}, {growth: 9, bound: over, at: 2}]}")
    assert rows(run, plan)[0]["implied_base"] == no_answer("亿元", "bound_only")
    plan = one("actual: {2023: [{value: 175, bound: over, at: 1}]}\n            target: {2024: [{value: 200, bound: over, at: 2}]}")
    assert rows(run, plan)[0]["rate"] == no_answer("%/year", "bound_only")


def test_a_floor_implies_at_least_its_growth(run: Run) -> None:
    # 20 / 42.65 = 0.46893
    plan = one("actual: {2023: [{value: 42.6, at: 1}]}\n            target: {2024: [{value: 20, bound: at_least, at: 2}]}")
    assert rows(run, plan)[0]["rate"] == quantity(-53.1, "%/year", -53.11, None, bound="at_least")


@pytest.mark.parametrize(("language", "shown"), [("en", "2.54 (2.11 to 2.97)"), ("zh", "2.54（2.11至2.97）")])
def test_an_implied_base_is_shown_with_its_interval(run: Run, language: str, shown: str) -> None:
    plan = one("actual: {2023: [{value: 3, at: 1}, {growth: 18.2, at: 2}]}")
    assert shown in run("growth", "--format", "md", "--lang", language, plan=plan).out
    assert "2.54  [2.114" in run("show", "X", "--explain", "--format", "table", plan=plan).out
    bounded = one("target: {2024: [{value: 3, bound: at_most, at: 1}, {growth: 18, at: 2}]}")
    assert {"en": "≤2.5 (≤2.6)", "zh": "2.5以内（2.6以内）"}[language] in run(
        "growth", "--format", "md", "--lang", language, plan=bounded
    ).out


@pytest.mark.parametrize(
    ("bound", "interval"),
    [
        ("exact", [9.5, 10.5]),
        ("about", None),
        ("reach", [9.5, 10.5]),
        ("at_least", [10, None]),
        ("over", [10, None]),
        ("at_most", [None, 10]),
        ("under", [None, 10]),
    ],
)
def test_a_stated_rate_keeps_its_bound(run: Run, bound: str, interval: list[float | None] | None) -> None:
    plan = one(f"target: {{2024: [{{growth: 10, bound: {bound}, at: 1}}]}}")
    assert rows(run, plan)[0]["rate"] == {"value": 10, "unit": "%", "bound": bound, "interval": interval, "reason": None}


def test_a_fall_is_a_negative_rate(run: Run) -> None:
    plan = one("target: {2024: [{growth: -20, bound: at_most, at: 1}]}")
    assert rows(run, plan)[0]["rate"] == {"value": -20, "unit": "%", "bound": "at_most", "interval": [None, -20], "reason": None}


def test_half_a_year_grows_on_the_same_half(run: Run) -> None:
    plan = one("actual: {2023-H1: [{growth: 4.7, at: 1}], 2023-Q3: [{growth: 5.0, at: 1}], 2023-05: [{growth: 5, at: 1}]}")
    assert [(row["from_period"], row["to_period"], row["rate"]["value"]) for row in rows(run, plan)] == [
        ("2022-05", "2023-05", 5),
        ("2022-H1", "2023-H1", 4.7),
        ("2022-Q3", "2023-Q3", 5.0),
    ]


def test_the_level_of_the_other_role_implies_nothing(run: Run) -> None:
    plan = one("actual: {2023: [{value: 50, at: 1}]}\n            target: {2023: [{growth: 10, at: 2}]}")
    assert [row["implied_base"] for row in rows(run, plan)] == [None]


def test_a_change_over_years_is_said_to_be_one_in_all(run: Run) -> None:
    plan = one("target: {2025: [{growth: -13.5, since: 2020, at: 1}]}")
    assert "-13.5% in all" in run("growth", "--format", "table", plan=plan).out
    assert "累计-13.5%" in run("growth", "--format", "table", "--lang", "zh", plan=plan).out


def test_nothing_is_worked_out_from_a_single_quarter(run: Run) -> None:
    plan = one("actual: {2023-Q3: [{value: 30, at: 1}, {growth: 5, cumulative: false, at: 1}]}")
    assert rows(run, plan) == []


def test_what_an_about_level_implies_is_about_right(run: Run) -> None:
    plan = one("actual: {2023: [{value: 110, bound: about, at: 1}, {growth: 10, at: 1}]}")
    (row,) = rows(run, plan)
    assert (row["implied_base"]["value"], row["implied_base"]["bound"], row["implied_base"]["interval"]) == (100, "about", None)


PUBLISHED = (
    one("""actual: {2023: [{value: 600, at: 1}, {growth: 6.8, at: 1}]}
            target: {2024: [{growth: 7, at: 2}]}""")
    + """
        about: {id: county, name: 某县计划, year: 2024, source: report}
        sources:
          report: {title: {zh: 计划报告, en: Plan report}}
          half: {title: {zh: 半年报告, en: Half-year report}, published: 2024-07-20}
          profile: {title: {zh: 统计公报, en: Communique}, trust: B, published: 2025-03-01}
        observations:
          X:
            2023: [{value: 610, source: half}]
            2024-H1: [{growth: 6.0, source: half}]
            2024: [{value: 640.5, source: profile}, {growth: 5.0, source: profile}]
            2024-Q2: [{growth: 9, cumulative: false, source: profile}]
"""
)


def test_what_was_published_later_stands_beside_the_plan(run: Run) -> None:
    # 640.5 / 610 - 1 = 5 %: from the newest figure of the year before; 640.5 / 1.05 = 610
    shown = run("growth", "X", "--format", "table", "--lang", "en", plan=PUBLISHED).out
    assert (
        shown
        == """\
Something
Rate     Periods          Role    % a year  Prices              Implied base
────────────────────────────────────────────────────────────────────────────
stated   2022–2023        actual     +6.8%  unstated        562 (561 to 563)
stated   2023-H1–2024-H1  actual     +6.0%  unstated                       —
stated   2023–2024        actual     +5.0%  unstated  610.0 (609.6 to 610.4)
stated   2023–2024        target       +7%  unstated                       —
implied  2023–2024        actual     +5.0%  current                        —

half: Half-year report (the government's own text; published 2024-07-20)
profile: Communique (a communique, or the press; published 2025-03-01)
"""
    )
    assert [(row["from_period"], row["role"], row["sources"]) for row in rows(run, PUBLISHED)] == [
        ("2022", "actual", []),
        ("2023-H1", "actual", ["half"]),
        ("2023", "actual", ["profile"]),
        ("2023", "target", []),
        ("2023", "actual", ["half", "profile"]),
    ]


def test_each_published_rate_is_worked_out_from_its_own_figures(run: Run) -> None:
    explained = results(run, "show", "X", "--explain", plan=PUBLISHED)[0]["explain"]
    inputs = {
        (each["quantity"], each["period"]): [(given["value"], given["source"]) for given in each["inputs"]] for each in explained
    }
    assert inputs["growth_rate", "2024"] == [(610, "half"), (640.5, "profile")]
    assert inputs["implied_base", "2023"] == [(640.5, "profile"), (5.0, "profile")]
    assert inputs["implied_base", "2022"] == [(600, "report"), (6.8, "report")]


def test_by_a_day_before_nothing_of_it_is_known(run: Run) -> None:
    known = run("growth", "X", "--as-of", "2024-12-31", "--json", plan=PUBLISHED).json["results"]
    assert [row["to_period"] for row in known] == ["2023", "2024-H1", "2024"]
