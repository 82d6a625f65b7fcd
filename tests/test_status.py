"""What each target asks for against the year before, and binding and expected counted apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.assess.status import status
from planctl.numbers.printed import Bound
from planctl.plan.model import About, Indicator, Name, Plan, Series, Statement
from planctl.plan.vocabulary import Direction
from tests.conftest import Run, one_indicator, results

D = Decimal


def one(
    actual: str, target: str, direction: str = "higher", unit: str = "%", nature: str = "rate", plan_year: int | None = 2024
) -> str:
    return one_indicator(actual=actual, target=target, direction=direction, unit=unit, nature=nature, year=plan_year)


def row_of(run: Run, plan: str) -> dict[str, Any]:
    ran = run("status", "--json", plan=plan)
    assert (ran.code, ran.err) == (0, "")
    (row,) = ran.json["results"]
    assert isinstance(row, dict)
    return row


def values(base: str, goal: str, bound: str = "exact", direction: str = "higher") -> str:
    return one(f"{{2023: [{{value: {base}, at: 1}}]}}", f"{{2024: [{{value: {goal}, bound: {bound}, at: 2}}]}}", direction)


@pytest.mark.parametrize(
    ("direction", "base", "bound", "goal", "verdict", "distance"),
    [
        ("higher", "61.3", "at_least", "61.5", "asks_more", 0.2),
        ("higher", "61.4", "at_least", "61.5", "asks_more", 0.1),
        ("higher", "61.5", "at_least", "61.5", "asks_same", 0.0),
        ("higher", "61.6", "at_least", "61.5", "already_met", -0.1),
        ("lower", "5.2", "at_most", "5.5", "already_met", 0.3),
        ("lower", "5.4", "at_most", "5.5", "already_met", 0.1),
        ("lower", "5.5", "at_most", "5.5", "asks_same", 0.0),
        ("lower", "5.6", "at_most", "5.5", "asks_more", -0.1),
        # The bound says which side is allowed, the direction which is better.
        ("higher", "95", "exact", "96", "asks_more", 1),
        ("higher", "95", "reach", "96", "asks_more", 1),
        ("higher", "95", "about", "96", "asks_more", 1),
        # More than what already is asks for more.
        ("higher", "50", "over", "50", "asks_more", 0),
        ("lower", "50", "under", "50", "asks_more", 0),
        ("higher", "100", "exact", "100", "asks_same", 0),
        # Digits that print another precision are the same number.
        ("higher", "61.50", "exact", "61.5", "asks_same", 0.0),
        # Below zero too, more is more.
        ("higher", "-2", "at_least", "-1", "asks_more", 1),
        ("higher", "-1", "at_least", "-2", "already_met", -1),
        ("higher", "0", "at_least", "1", "asks_more", 1),
    ],
)
def test_what_a_target_asks_for(run: Run, direction: str, base: str, bound: str, goal: str, verdict: str, distance: float) -> None:
    row = row_of(run, values(base, goal, bound, direction))
    assert (row["verdict"], row["reason"], row["distance"]["value"]) == (verdict, None, distance)


def test_where_neither_way_is_better_only_the_same_can_be_told(run: Run) -> None:
    row = row_of(run, values("95", "96", direction="none"))
    assert (row["verdict"], row["reason"], row["distance"]["value"]) == ("no_direction", "no_direction", 1)
    assert row_of(run, values("96", "96", direction="none"))["verdict"] == "asks_same"


@pytest.mark.parametrize(
    ("actual", "target", "verdict", "reason"),
    [
        ("{2023: [{value: 5, at: 1}]}", "{}", "no_target", "no_target"),
        ("{}", "{2024: [{value: 5, at: 1}]}", "no_baseline", "no_baseline"),
        ("{2023: [{growth: 5, at: 1}]}", "{2024: [{value: 5, at: 1}]}", "no_baseline", "no_baseline"),
        ("{2023: [{value: 5, at: 1}]}", "{2024: [{text: {zh: 完成上级下达任务}, at: 1}]}", "in_words", "text_target"),
        ("{}", "{2024: [{text: {zh: 完成上级下达任务}, at: 1}]}", "in_words", "text_target"),
    ],
)
def test_what_can_not_be_compared_says_why(run: Run, actual: str, target: str, verdict: str, reason: str) -> None:
    row = row_of(run, one(actual, target))
    assert (row["verdict"], row["reason"], row["distance"]["value"], row["distance"]["reason"]) == (verdict, reason, None, reason)


def test_target_growth_below_last_year_s(run: Run) -> None:
    plan = one("{2023: [{growth: 9.2, at: 7}]}", "{2024: [{growth: 9, bound: at_least, at: 108}]}", unit="亿元", nature="flow")
    row = row_of(run, plan)
    assert (row["family"], row["verdict"], row["measures"]) == ("asks", "asks_lesser_rate", "growth")
    # 9 - 9.25 to 9 - 9.15
    assert row["distance"] == {
        "value": -0.2,
        "unit": "percentage_points",
        "bound": "exact",
        "interval": [-0.25, -0.15],
        "reason": None,
    }


def leading(run: Run, actual: str, target: str, plan_year: int | None = 2024) -> tuple[str, str, str]:
    row, *_ = results(run, "status", "--all", plan=one(actual, target, unit="亿元", nature="flow", plan_year=plan_year))
    return row["baseline"] and row["baseline"]["period"], row["target"]["period"], row["target"]["form"]


def test_the_target_of_the_plan_s_year_leads(run: Run) -> None:
    both = "{2023: [{value: 5, at: 1}, {growth: 5, at: 1}]}"
    later = "{2027: [{value: 9, at: 2}], 2025: [{value: 7, at: 2}]}"
    assert leading(run, both, later.replace("}]}", "}], 2024: [{growth: 6, at: 2}]}")) == ("2023", "2024", "growth")
    assert leading(run, both, later) == ("2023", "2025", "value")
    assert leading(run, both, later, plan_year=2026) == ("2023", "2027", "value")
    assert leading(run, both, later, plan_year=2030) == ("2023", "2027", "value")
    assert leading(run, both, later, plan_year=None) == ("2023", "2025", "value")


def test_of_two_targets_of_a_year_the_one_with_a_baseline_leads(run: Run) -> None:
    target = "{2024: [{value: 392.7, at: 107}, {growth: 10, at: 107}]}"
    assert leading(run, "{2023: [{growth: 18.3, at: 7}]}", target) == ("2023", "2024", "growth")
    assert leading(run, "{2023: [{growth: 18.3, at: 7}, {value: 350, at: 7}]}", target) == ("2023", "2024", "value")
    words = "{2024: [{text: {zh: 同步}, at: 1}, {growth: 10, at: 1}]}"
    assert leading(run, "{}", words)[2] == "growth"


def test_each_target_of_the_year_has_a_row_of_its_own(run: Run) -> None:
    plan = one_indicator(
        actual="{2023: [{value: 48, at: 1}]}",
        target="{2024: [{value: 50, bound: at_least, at: 2}, {growth: 4, at: 2}], 2025: [{value: 70, at: 2}]}",
        observed="{2024: [{value: 52, source: press}, {growth: 3.5, source: press}]}",
        attribute="expected",
    )
    ran = run("status", "--all", "--json", plan=plan)
    judged = [(row["target"]["form"], row["result"]["value"], row["verdict"]) for row in ran.json["results"]]
    assert judged == [("value", 52, "exceeded"), ("growth", 3.5, "missed")]
    (counts,) = ran.json["summary"]["by_attribute"].values()
    assert counts == {"indicators": 1, "inferred": 0, "verdicts": {"result": {"exceeded": 1, "missed": 1}}}
    assert ran.json["summary"]["indicators"] == 1
    said = "expected 1 (2 rows): with a result 2 (better 1, missed 1)"
    assert said in run("status", "--all", "--format", "md", plan=plan).out


def test_without_a_target_the_latest_result_is_shown(run: Run) -> None:
    row = row_of(run, one("{2022: [{value: 4, at: 1}], 2023: [{value: 5, at: 1}, {growth: 6, at: 1}]}", "{}"))
    assert (row["baseline"]["period"], row["baseline"]["value"], row["target"], row["result"]) == ("2023", 5, None, None)


COUNTY = """
about: {id: county, name: {zh: 某县计划}, year: 2024}
areas: {economy: {zh: 经济}, ecology: {zh: 生态}}
inferences: {peers: {zh: 同类}}
indicators:
"""


def indicator(id_: str, *, fields: str = "attribute: unstated", headline: bool = True, base: int = 5) -> str:
    return f"""
  {id_}:
    name: {{zh: {id_}}}
    unit: "%"
    nature: rate
    direction: higher
    headline: {str(headline).lower()}
    actual: {{2023: [{{value: {base}, at: 1}}]}}
    target: {{2024: [{{value: 6, at: 2}}]}}
    {fields}
"""


BINDING = "attribute: binding\n    basis: stated\n    area: ecology"
INFERRED = "attribute: binding\n    basis: inferred\n    reason: peers"
EXPECTED = "attribute: expected\n    basis: stated\n    area: economy"


NO_OUTCOME = dict.fromkeys(("indicators", "inferred", "met", "better", "nearly", "missed", "open", "unjudged"), 0)


def test_binding_and_expected_are_counted_apart(run: Run) -> None:
    plan = (
        COUNTY
        + indicator("A", fields=BINDING)
        + indicator("B", fields=INFERRED, base=7)
        + indicator("C", fields=EXPECTED)
        + indicator("D", fields=EXPECTED)
        + indicator("E")
        + indicator("F", fields=EXPECTED, headline=False)
    )
    assert run("status", "--json", plan=plan).json["summary"] == {
        "indicators": 5,
        "recorded": 6,
        "under_way": 0,
        "by_attribute": {
            "binding": {"indicators": 2, "inferred": 1, "verdicts": {"asks": {"asks_more": 1, "already_met": 1}}},
            "expected": {"indicators": 2, "inferred": 0, "verdicts": {"asks": {"asks_more": 2}}},
            "unstated": {"indicators": 1, "inferred": 0, "verdicts": {"asks": {"asks_more": 1}}},
        },
        "outcomes": {
            "binding": {**NO_OUTCOME, "indicators": 2, "inferred": 1, "open": 2},
            "expected": {**NO_OUTCOME, "indicators": 2, "open": 2},
            "unstated": {**NO_OUTCOME, "indicators": 1, "open": 1},
        },
    }


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ((), ["A", "C"]),
        (("--headline",), ["A", "C"]),
        (("--all",), ["A", "B", "C", "D"]),
        (("--attribute", "binding"), ["A"]),
        (("--all", "--attribute", "binding"), ["A", "B"]),
        (("--all", "--attribute", "reference"), []),
        (("--area", "economy"), ["C"]),
        (("--all", "--area", "economy"), ["C", "D"]),
        (("b",), ["B"]),
        (("d", "b"), ["D", "B"]),
        (("b", "d", "--attribute", "expected"), ["D"]),
    ],
)
def test_which_indicators_are_shown(run: Run, options: tuple[str, ...], ids: list[str]) -> None:
    plan = (
        COUNTY
        + indicator("A", fields=BINDING)
        + indicator("B", fields=BINDING, headline=False)
        + indicator("C", fields=EXPECTED)
        + indicator("D", fields=EXPECTED, headline=False)
    )
    assert [row["id"] for row in run("status", "--json", *options, plan=plan).json["results"]] == ids


def test_without_headlines_all_are_shown(run: Run) -> None:
    plan = COUNTY + indicator("A", headline=False) + indicator("B", headline=False)
    assert [row["id"] for row in run("status", "--json", plan=plan).json["results"]] == ["A", "B"]


def test_rows_can_be_sorted(run: Run) -> None:
    plan = COUNTY + indicator("B", base=2) + indicator("A", base=4) + indicator("C", base=9)
    order = [
        [row["id"] for row in run("status", "--json", *options, plan=plan).json["results"]]
        for options in ((), ("--sort", "name_zh"), ("--sort", "distance"), ("--sort", "verdict", "--reverse"))
    ]
    # The shortest of its target first, and verdicts in the order of their families.
    assert order == [["B", "A", "C"], ["A", "B", "C"], ["B", "A", "C"], ["C", "B", "A"]]


# What holds of all numbers

levels = st.decimals(-(10**6), 10**6, places=2)
directions: st.SearchStrategy[Direction] = st.sampled_from(["higher", "lower", "none"])
bounds: st.SearchStrategy[Bound] = st.sampled_from(["exact", "at_least", "over", "at_most", "under", "about", "reach"])
MIRROR: dict[str, Any] = {
    "higher": "lower",
    "lower": "higher",
    "at_least": "at_most",
    "at_most": "at_least",
    "over": "under",
    "under": "over",
}


def judged(direction: Direction, base: Decimal, goal: Decimal, bound: Bound, result: Decimal | None) -> tuple[str, str | None]:
    """The verdict on one indicator, and its reason."""
    x = Indicator(
        name=Name("某项"),
        unit="亿元",
        nature="stock",
        direction=direction,
        actual={"2023": (Statement(value=base, at=1),)},
        target={"2024": (Statement(value=goal, bound=bound, at=2),)},
    )
    later: dict[str, Series] = {} if result is None else {"X": {"2024": (Statement(value=result, source="press"),)}}
    plan = Plan(about=About("county", Name("某县计划"), "2024"), indicators={"X": x}, observations=later)
    (row,) = status(plan, plan.indicators).rows
    return row.verdict, row.reason


@given(directions, levels, levels, bounds, levels | st.none(), st.sampled_from([D("0.0001"), D(1000), D(10) ** 4, D(10) ** 8]))
def test_another_unit_changes_no_verdict(
    direction: Direction, base: Decimal, goal: Decimal, bound: Bound, result: Decimal | None, scale: Decimal
) -> None:
    scaled = judged(direction, base * scale, goal * scale, bound, None if result is None else result * scale)
    assert scaled == judged(direction, base, goal, bound, result)


@given(directions, levels, levels, bounds, levels | st.none())
def test_less_is_to_lower_what_more_is_to_higher(
    direction: Direction, base: Decimal, goal: Decimal, bound: Bound, result: Decimal | None
) -> None:
    mirrored = judged(MIRROR.get(direction, direction), -base, -goal, MIRROR.get(bound, bound), None if result is None else -result)
    assert mirrored == judged(direction, base, goal, bound, result)


@given(levels, levels)
def test_a_target_asks_for_more_or_less_or_the_same(base: Decimal, goal: Decimal) -> None:
    expected = "asks_same" if base == goal else "asks_more" if goal > base else "already_met"
    assert judged("higher", base, goal, "exact", None) == (expected, None)


def test_the_year_leads_over_a_part_of_it(run: Run) -> None:
    plan = one(
        "{2023: [{value: 90, at: 1}]}", "{2024-H1: [{value: 50, at: 2}], 2024: [{value: 100, at: 2}]}", unit="个", nature="flow"
    )
    assert row_of(run, plan)["target"]["period"] == "2024"


@pytest.mark.parametrize(("day", "baseline"), [("2023-12-30", None), ("2023-12-31", 100)])
def test_a_baseline_not_known_yet_is_none(run: Run, day: str, baseline: int | None) -> None:
    plan = one("{2023: [{value: 100, at: 1}]}", "{2024: [{value: 110, at: 2}]}", unit="个", nature="flow")
    (row,) = run("status", "--as-of", day, "--json", plan=plan).json["results"]
    assert (row["baseline"] and row["baseline"]["value"]) == baseline
    assert row["verdict"] == ("asks_more" if baseline else "no_baseline")


def test_the_first_and_the_last_year_have_no_neighbours(run: Run) -> None:
    first = one("{1900: [{growth: 5, at: 1}]}", "{1900: [{growth: 5, at: 1}]}", unit="个", nature="flow", plan_year=1900)
    last = one(
        "{2199: [{growth: 5, at: 1}]}", "{2199: [{growth: 5, since: 2198, at: 1}]}", unit="个", nature="flow", plan_year=2199
    )
    for plan in (first, last.replace("target: {", "target: {2198: [{growth: 9, since: 2197, at: 1}], ")):
        for line in ("status", "gap", "growth", "pace", "check", "report", "status --method nbs", "show X --explain"):
            ran = run(*line.split(), "--json", plan=plan)
            assert (ran.code, ran.err) == (0, ""), line


@pytest.mark.parametrize("day", ["2024-W01-1", "2024-02-30", "20240101", "24", "2024-6"])
def test_a_day_is_written_in_one_way(run: Run, day: str) -> None:
    assert run("status", "--as-of", day).code == 2


def test_the_heading_names_a_declared_base(run: Run) -> None:
    plan = one_indicator(actual="{2020: [{value: 40, at: 1}], 2024: [{value: 48, at: 1}]}", target="{2025: [{value: 50, at: 2}]}")
    ran = run("status", "--all", "--format", "table", plan=plan.replace("year: 2024", "year: 2025, base: 2020"))
    assert " 2020 " in ran.out
    assert "40" in ran.out
    assert "48" not in ran.out


def test_a_level_is_not_shown_in_the_row_of_a_growth(run: Run) -> None:
    plan = """
        about: {id: a, name: 甲, year: 2024}
        indicators:
          X:
            name: {zh: 甲, en: A}
            unit: 亿元
            nature: flow
            direction: higher
            actual: {2023: [{value: 250, at: 1}]}
            target: {2024: [{growth: 5, at: 1}]}
    """
    (row,) = run("status", "--json", plan=plan).json["results"]
    assert (row["measures"], row["baseline"], row["verdict"]) == ("growth", None, "no_baseline")
