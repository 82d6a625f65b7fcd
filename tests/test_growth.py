"""Rates of growth, each named for what it is, with its prices, its rounding and the base that it implies."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Run, results

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
            # 392.7 / 1.10; 392.65 / 1.105 = 355.339 to 392.75 / 1.095 = 358.676
            "implied_base": {"value": 357.0, "unit": "亿元", "bound": "exact", "interval": [355.33, 358.68], "reason": None},
            "unit": "亿元",
            "paragraphs": [107],
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
        {"value": None, "unit": "亿元", "bound": "exact", "interval": None, "reason": "price_basis_differs"},
        None,
        None,
    ]


def test_two_levels_a_year_apart_imply_a_rate(run: Run) -> None:
    # 3.5 / 3.5 to 4.5 / 2.5
    plan = one("actual: {2023: [{value: 3, at: 29}]}\n            target: {2024: [{value: 4, bound: reach, at: 120}]}")
    assert rates(run, plan) == [("implied", "target", "2023", "2024", 33.3, [0, 80], "current")]
    assert rows(run, plan)[0]["paragraphs"] == [29, 120]


def test_two_levels_further_apart_require_a_yearly_rate(run: Run) -> None:
    # ∛(60 / 50) = 1.062659; ∛(59.5 / 50.5) = 1.056190 to ∛(60.5 / 49.5) = 1.069178
    plan = one("actual: {2023: [{value: 50, at: 1}]}\n            target: {2026: [{value: 60, at: 2}]}", unit="万人")
    assert rates(run, plan) == [("required", "target", "2023", "2026", 6.27, [5.618, 6.918], None)]


@pytest.mark.parametrize(("unit", "prices"), [("亿元", "current"), ("元", "current"), ("万吨", None), ("万人次", None)])
def test_only_levels_of_money_have_prices(run: Run, unit: str, prices: str | None) -> None:
    plan = one("actual: {2023: [{value: 50, at: 1}]}\n            target: {2024: [{value: 60, at: 2}]}", unit=unit)
    assert rows(run, plan)[0]["prices"] == prices


def test_percentages_have_no_rate_between_them(run: Run) -> None:
    plan = one("actual: {2023: [{value: 50, at: 1}]}\n            target: {2024: [{value: 60, at: 2}]}", unit="%")
    ran = run("growth", "--json", plan=plan)
    assert (ran.json["results"], ran.json["summary"]) == ([], {"rates": 0, "without_rate": ["X"]})


@pytest.mark.parametrize(
    ("growth", "base"),
    [
        # 50 / 0.5 = 100; 49.5 / 0.505 = 98.02 to 50.5 / 0.495 = 102.02
        ("-50", {"value": 100, "unit": "万吨", "bound": "exact", "interval": [98.0, 102.1], "reason": None}),
        ("0", {"value": 50, "unit": "万吨", "bound": "exact", "interval": [49.2, 50.8], "reason": None}),
        # 50 / 0.003; 49.5 / 0.0035 to 50.5 / 0.0025
        ("-99.7", {"value": 16667, "unit": "万吨", "bound": "exact", "interval": [14142.8, 20200.0], "reason": None}),
        ("-99.9", {"value": 50000, "unit": "万吨", "bound": "exact", "interval": [33000.0, 101000.0], "reason": None}),
        ("-100", {"value": None, "unit": "万吨", "bound": "exact", "interval": None, "reason": "sign_change"}),
        ("-100.1", {"value": None, "unit": "万吨", "bound": "exact", "interval": None, "reason": "sign_change"}),
    ],
)
def test_the_implied_base_at_the_edge_of_a_fall_of_everything(run: Run, growth: str, base: dict[str, Any]) -> None:
    plan = one(f"actual: {{2023: [{{value: 50, at: 1}}, {{growth: {growth}, at: 2}}]}}", unit="万吨")
    assert rows(run, plan)[0]["implied_base"] == base


@pytest.mark.parametrize("bound", ["at_least", "over", "at_most", "under"])
def test_a_result_known_only_by_a_bound_implies_no_base(run: Run, bound: str) -> None:
    nothing = {"value": None, "unit": "万吨", "bound": "exact", "interval": None, "reason": "bound_only"}
    for figures in (
        f"[{{value: 50, bound: {bound}, at: 1}}, {{growth: 10, at: 2}}]",
        f"[{{value: 50, at: 1}}, {{growth: 10, bound: {bound}, at: 2}}]",
    ):
        assert rows(run, one(f"actual: {{2023: {figures}}}", unit="万吨"))[0]["implied_base"] == nothing


@pytest.mark.parametrize(
    ("bound", "interval"),
    [
        ("exact", [9.5, 10.5]),
        ("about", None),
        ("reach", [9.5, 10.5]),
        ("at_least", [9.5, None]),
        ("over", [9.5, None]),
        ("at_most", [None, 10.5]),
        ("under", [None, 10.5]),
    ],
)
def test_a_stated_rate_keeps_its_bound(run: Run, bound: str, interval: list[float | None] | None) -> None:
    plan = one(f"target: {{2024: [{{growth: 10, bound: {bound}, at: 1}}]}}")
    assert rows(run, plan)[0]["rate"] == {"value": 10, "unit": "%", "bound": bound, "interval": interval, "reason": None}


def test_a_fall_is_a_negative_rate(run: Run) -> None:
    plan = one("target: {2024: [{growth: -20, bound: at_most, at: 1}]}")
    assert rows(run, plan)[0]["rate"] == {"value": -20, "unit": "%", "bound": "at_most", "interval": [None, -19.5], "reason": None}


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
    assert "共-13.5%" in run("growth", "--format", "table", "--lang", "zh", plan=plan).out


def test_nothing_is_worked_out_from_a_single_quarter(run: Run) -> None:
    plan = one("actual: {2023-Q3: [{value: 30, at: 1}, {growth: 5, cumulative: false, at: 1}]}")
    assert rows(run, plan) == []


def test_what_an_about_level_implies_is_about_right(run: Run) -> None:
    plan = one("actual: {2023: [{value: 110, bound: about, at: 1}, {growth: 10, at: 1}]}")
    (row,) = rows(run, plan)
    assert (row["implied_base"]["value"], row["implied_base"]["bound"], row["implied_base"]["interval"]) == (100, "about", None)
