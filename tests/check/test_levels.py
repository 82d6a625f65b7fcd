"""What no series of one thing would do: fall within its year, jump by powers of ten."""

from __future__ import annotations

import pytest

from planctl.check.figures import contradictions
from planctl.language import Bilingual
from planctl.numbers.units import with_unit
from tests.conftest import PlanOf, one_indicator


def rules(plan_of: PlanOf, **fields: str) -> list[str]:
    return [finding.rule for finding in contradictions(plan_of(one_indicator(**fields)))]  # type: ignore[arg-type]


def of(number: str, more: str = "") -> str:
    return f"[{{value: {number}, at: 1{more}}}]"


def seen(number: str, more: str = "") -> str:
    return f"[{{value: {number}, source: press{more}}}]"


# Within the year


@pytest.mark.parametrize(
    ("observed", "told"),
    [
        (f"{{2024-H1: {seen('9.7')}, 2024-Q3: {seen('9.5')}}}", True),
        (f"{{2024-H1: {seen('9.7')}, 2024-Q3: {seen('9.7')}}}", False),
        # As printed: 10 may be 9.5, and 9.7 up to 9.75.
        (f"{{2024-H1: {seen('10')}, 2024-Q3: {seen('9.7')}}}", False),
        # The year is its last month's end; another year's figure is none of this one.
        (f"{{2024-11: {seen('9.7')}, 2024: {seen('9.5')}}}", True),
        (f"{{2024: {seen('9.7')}, 2025-H1: {seen('4.9')}}}", False),
        # Not only the last one before counts.
        (f"{{2024-02: {seen('9.7')}, 2024-H1: {seen('9.6', ', bound: about')}, 2024-Q3: {seen('9.5')}}}", True),
        # A single quarter's figure, and a floor that may be passed, do not fall.
        (f"{{2024-H1: {seen('9.7')}, 2024-Q3: {seen('4.9', ', cumulative: false')}}}", False),
        (f"{{2024-H1: {seen('9.7')}, 2024-Q3: {seen('4.9', ', bound: over')}}}", False),
        (f"{{2024-H1: {seen('9.7', ', bound: under')}, 2024-Q3: {seen('4.9')}}}", False),
        # Of a figure and its revision the less counts.
        (f"{{2024-H1: [{{value: 9.7, source: press}}, {{value: 9.4, source: report}}], 2024-Q3: {seen('9.5')}}}", False),
    ],
)
def test_what_accumulates_does_not_fall(plan_of: PlanOf, observed: str, told: bool) -> None:
    assert rules(plan_of, observed=observed) == ["falls-within-year"] * told
    assert rules(plan_of, observed=observed, nature="stock") == []


def test_a_fall_is_told_where_it_is_written(plan_of: PlanOf) -> None:
    plan = plan_of(one_indicator(actual=f"{{2024-H1: {of('9.7')}}}", observed=f"{{2024-Q3: {seen('9.5')}}}"))
    (finding,) = contradictions(plan)
    assert finding.path == ("observations", "X", "2024-Q3", 0, "value")
    assert finding.details == {"earlier": "2024-H1", "before": "9.7", "later": "2024-Q3", "after": "9.5"}


def test_targets_of_the_year_accumulate_too(plan_of: PlanOf) -> None:
    assert rules(plan_of, target=f"{{2024-H1: {of('9.7')}, 2024: {of('9.5')}}}") == ["falls-within-year"]
    assert rules(plan_of, actual=f"{{2024-H1: {of('9.7')}}}", target=f"{{2024: {of('9.5')}}}") == []


# Single quarters


@pytest.mark.parametrize(
    ("quarters", "half", "unit", "told"),
    [
        (("4.8", "4.9"), "9.7", "亿元", False),
        (("4.8", "4.9"), "9.8", "亿元", False),  # three figures, half a tenth each
        (("4.8", "4.9"), "9.9", "亿元", True),
        (("4.8", "4.9"), "9.5", "亿元", True),
        (("2600", "2500"), "5100", "人", False),
        (("2600", "2500"), "5101", "人", True),
    ],
)
def test_the_year_so_far_is_what_its_quarters_make(
    plan_of: PlanOf, quarters: tuple[str, str], half: str, unit: str, told: bool
) -> None:
    first, second = (f"[{{value: {each}, cumulative: false, source: press}}]" for each in quarters)
    observed = f"{{2024-Q1: {first}, 2024-Q2: {second}, 2024-H1: {seen(half)}}}"
    assert rules(plan_of, observed=observed, unit=unit) == ["sum-and-singles"] * told
    assert rules(plan_of, observed=observed, unit=unit, nature="stock") == []


def test_a_quarter_is_added_to_what_is_recorded_before_it(plan_of: PlanOf) -> None:
    third = "[{value: 5.0, cumulative: false, source: press}, {value: 14.0, source: press}]"
    plan = plan_of(one_indicator(actual=f"{{2024-H1: {of('9.7')}}}", observed=f"{{2024-Q3: {third}}}"))
    (finding,) = contradictions(plan)
    assert finding.path == ("observations", "X", "2024-Q3", 1, "value")
    assert finding.details == {"period": "2024-Q3", "found": "14.0", "parts": "9.7 + 5.0", "sum": "14.7"}


# Fractions


@pytest.mark.parametrize(
    ("number", "meant"),
    [("0.613", "61.3"), ("0.6130", "61.30"), ("0.61", "61"), ("0.06", None), ("1", None), ("61.3", None), ("0", None)],
)
def test_a_fraction_is_no_percentage(plan_of: PlanOf, number: str, meant: str | None) -> None:
    plan = plan_of(one_indicator(unit="%", nature="rate", actual=f"{{2023: {of(number)}}}", target=f"{{2024: {of('61.5')}}}"))
    found = [(finding.path[2], finding.details) for finding in contradictions(plan) if finding.rule == "fraction-for-percent"]
    printed = {key: with_unit(str(each), "%") for key, each in (("found", number), ("meant", meant))}
    assert found == ([("actual", printed)] if meant else [])


@pytest.mark.parametrize(
    ("number", "others", "unit", "meant"),
    [
        ("0.006", "6.13", "‰", "6‰"),
        ("0.006", "0.61", "‰", None),
        ("0.06", "6.13", "‰", None),
        ("0.0012", "12.5", "1/万", "12（1/万）"),
        ("0.003", "0.45", "1/万", None),
    ],
)
def test_a_thousandth_of_the_others_is_no_per_mille(
    plan_of: PlanOf, number: str, others: str, unit: str, meant: str | None
) -> None:
    plan = plan_of(one_indicator(unit=unit, nature="rate", actual=f"{{2023: {of(others)}}}", target=f"{{2024: {of(number)}}}"))
    found = [finding.details["meant"] for finding in contradictions(plan) if finding.rule == "fraction-for-percent"]
    assert [each.zh for each in found if isinstance(each, Bilingual)] == [meant] * (meant is not None)


@pytest.mark.parametrize(
    ("number", "unit", "told"),
    [
        ("0.613", "%", True),
        ("0.61", "%", False),
        ("0.613", "‰", False),
        ("0.0061", "‰", True),
        ("0.061", "‱", False),
        ("0.00061", "‱", True),
        ("0.00061", "1/万", True),
        ("0.613", "亿元", False),
    ],
)
def test_decimals_that_no_report_prints_tell_a_fraction(plan_of: PlanOf, number: str, unit: str, told: bool) -> None:
    assert rules(plan_of, unit=unit, nature="rate", target=f"{{2024: {of(number)}}}") == ["fraction-for-percent"] * told


@pytest.mark.parametrize(
    ("growth", "told"), [("0.068", True), ("-0.068", True), ("0.07", False), ("0", False), ("0.000", False), ("1.068", False)]
)
def test_a_growth_is_no_fraction(plan_of: PlanOf, growth: str, told: bool) -> None:
    figure = f"[{{growth: {growth}, at: 1}}]"
    assert rules(plan_of, actual=f"{{2023: {figure}}}") == ["fraction-for-percent"] * told
    assert rules(plan_of, target=f"{{2024: {figure}}}") == ["fraction-for-percent"] * told


@pytest.mark.parametrize(
    ("growth", "others", "told"),
    [
        ("0.07", "6.8", True),
        ("-0.07", "6.8", True),
        # As fine as another, or no hundredth of it: growth was slow.
        ("0.07", "6.80", False),
        ("0.7", "6", False),
        ("0.07", "1.1", False),
    ],
)
def test_a_growth_of_a_hundredth_of_the_others_is_a_fraction(plan_of: PlanOf, growth: str, others: str, told: bool) -> None:
    found = rules(plan_of, actual=f"{{2023: [{{growth: {others}, at: 1}}]}}", target=f"{{2024: [{{growth: {growth}, at: 1}}]}}")
    assert found == ["fraction-for-percent"] * told


# Binding targets


@pytest.mark.parametrize(
    ("target", "fields", "told"),
    [
        ("60, bound: at_least", {}, True),
        ("61.3, bound: at_least", {}, False),
        # As printed: 61.3 may be 61.25.
        ("61.27, bound: at_least", {}, False),
        # A ceiling above what there is leaves room, as it is meant to.
        ("62, bound: at_most", {"direction": "lower"}, False),
        ("60", {"attribute": "expected"}, False),
        ("60", {"nature": "flow", "unit": "亩"}, False),
        ("58, to: 60", {}, True),
        ("58, to: 62", {}, False),
    ],
)
def test_a_binding_target_asks_for_no_less_than_there_is(plan_of: PlanOf, target: str, fields: dict[str, str], told: bool) -> None:
    given = {"unit": "%", "nature": "rate", "attribute": "binding", **fields}
    found = rules(plan_of, actual=f"{{2023: {of('61.3')}}}", target=f"{{2024: [{{value: {target}, at: 1}}]}}", **given)
    assert [rule for rule in found if rule == "target-below-result"] == ["target-below-result"] * told


def test_an_older_level_than_the_year_before_says_nothing_of_a_binding_target(plan_of: PlanOf) -> None:
    given = {"unit": "%", "nature": "rate", "attribute": "binding"}
    assert rules(plan_of, actual=f"{{2021: {of('61.3')}}}", target=f"{{2024: {of('60')}}}", **given) == []


# Size


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        ("3570", "357.0"),
        ("35.70", "357.0"),
        ("3.57", "357"),
        ("3570000", "357"),
        ("0.0357", "357"),
        ("2749", "274.9"),
        # Nearer than seven times, the same, nothing, less than nothing.
        ("2748", None),
        ("56.2", None),
        ("392.7", None),
        ("0", None),
        ("-3570", None),
    ],
)
def test_a_result_is_of_the_size_of_the_others(plan_of: PlanOf, number: str, fits: str | None) -> None:
    plan = plan_of(one_indicator(actual=f"{{2023: {of(number)}}}", target=f"{{2024: {of('392.7')}}}"))
    told = [
        ("outside-series", ("indicators", "X", "actual", "2023", 0, "value"),
         {"period": "2023", "found": number, "fits": fits,
          "other": Bilingual("2024 目标的 392.7", "the target of 392.7 for 2024")})
    ] if fits else []  # fmt: skip
    assert [tuple(finding)[:3] for finding in contradictions(plan)] == told


def test_what_a_result_is_far_from_is_named(plan_of: PlanOf) -> None:
    (finding,) = contradictions(plan_of(one_indicator(actual=f"{{2023: {of('392.7')}}}", observed=f"{{2024: {seen('3930')}}}")))
    assert finding.path == ("observations", "X", "2024", 0, "value")
    assert (finding.details["other"], finding.details["fits"]) == (Bilingual("2023 的 392.7", "392.7 in 2023"), "393.0")


@pytest.mark.parametrize(
    ("nature", "actual", "observed", "told"),
    [
        # Of two that stand before, one is enough to be near to.
        ("flow", f"{{2022: {of('390.0')}, 2023: {of('3900')}}}", f"{{2024: {seen('395.0')}}}", 1),
        ("flow", f"{{2022: {of('390.0')}, 2023: {of('391.0')}}}", f"{{2024: {seen('3950')}}}", 1),
        # Sums of a part of the year against those of the same part, of which none is larger than all years.
        ("flow", f"{{2023: {of('390.0')}}}", f"{{2024-01: {seen('21.3')}}}", 0),
        ("flow", f"{{2023: {of('390.0')}}}", f"{{2024-01: {seen('21.3')}, 2025-01: {seen('213')}}}", 1),
        ("flow", f"{{2023: {of('390.0')}}}", f"{{2024-01: {seen('3900')}}}", 1),
        ("stock", f"{{2023: {of('390.0')}}}", f"{{2024-01: {seen('21.3')}}}", 1),
        ("flow", f"{{2023: {of('390.0')}}}", f"{{2024-12: {seen('39.0')}}}", 1),
        # A few become many: no digit was lost.
        ("flow", f"{{2023: {of('1')}}}", f"{{2024: {seen('8')}}}", 0),
        ("flow", f"{{2023: {of('2')}}}", f"{{2024: {seen('40')}}}", 0),
        ("flow", f"{{2023: {of('5')}}}", f"{{2024: {seen('50000')}}}", 1),
    ],
)
def test_parts_of_a_year_and_small_counts_differ_in_size(
    plan_of: PlanOf, nature: str, actual: str, observed: str, told: int
) -> None:
    assert rules(plan_of, nature=nature, actual=actual, observed=observed) == ["outside-series"] * told


# Shares of the year's plan


@pytest.mark.parametrize(
    ("observed", "target", "told"),
    [
        ("{value: 29.8, source: press}, {share_of_plan: 52.3, source: press}", "60", True),
        ("{value: 29.8, source: press}, {share_of_plan: 49.7, source: press}", "60", False),
        # 60 may be 59.5, of which 29.85 are 50.17 %.
        ("{value: 29.8, source: press}, {share_of_plan: 50.2, source: press}", "60", False),
        ("{value: 29.8, source: press}, {share_of_plan: 50.2, source: press}", "60.0", True),
        ("{value: 29.8, bound: over, source: press}, {share_of_plan: 52.3, source: press}", "60", False),
        ("{share_of_plan: 52.3, source: press}", "60", False),
    ],
)
def test_a_share_of_the_plan_fits_its_level(plan_of: PlanOf, observed: str, target: str, told: bool) -> None:
    found = rules(plan_of, observed=f"{{2024-H1: [{observed}]}}", target=f"{{2024: {of(target)}}}")
    assert found == ["share-and-level"] * told


def test_an_index_of_prices_is_as_printed(plan_of: PlanOf) -> None:
    index = '{2023: [{index: 100.2, printed: "100.2", at: 1}]}'
    assert rules(plan_of, actual=index, unit="%", nature="rate") == []
