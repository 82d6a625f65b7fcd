"""Each formula against a pocket calculator, at its edges and on both sides of them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from decimal import Decimal
from inspect import Parameter, signature
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import Interval, interval_of

D = Decimal
Answer = Decimal | Reason

NEARLY = D("1E-18")
"""What the last of 28 digits may make of a power or a quotient, relative to the number."""

levels = st.decimals(D("0.001"), D(10) ** 9, places=3)
any_sign = st.decimals(-(D(10) ** 9), D(10) ** 9, places=3)
yearly_rates = st.decimals(D("-99.99"), D(1000), places=2)
years = st.integers(1, 30).map(D)


def about(answer: Answer, expected: Decimal) -> bool:
    return isinstance(answer, Decimal) and abs(answer - expected) <= NEARLY * max(abs(expected), D(1))


def to(places: int, answer: Answer) -> Decimal:
    assert isinstance(answer, Decimal)
    return round(answer, places)


# The distance


def test_the_gap_is_what_is_missing() -> None:
    assert formulas.gap(D("601.7"), D(700)) == D("98.3")
    assert formulas.gap(D("601.7"), D(850)) == D("248.3")


@pytest.mark.parametrize(
    ("latest", "target", "gap"),
    [
        ("61.3", "61.5", "0.2"),
        ("61.5", "61.5", "0.0"),
        ("61.7", "61.5", "-0.2"),
        ("5.2", "5.5", "0.3"),
        ("0", "5", "5"),
        ("-3", "5", "8"),
        ("5", "-3", "-8"),
    ],
)
def test_a_gap_has_a_sign_and_needs_no_base(latest: str, target: str, gap: str) -> None:
    assert formulas.gap(D(latest), D(target)) == D(gap)


@given(any_sign, any_sign)
def test_there_and_back_is_the_same_way(here: Decimal, there: Decimal) -> None:
    assert formulas.gap(here, there) == -_number(formulas.gap(there, here))


# The growth from a base


@pytest.mark.parametrize(
    ("base", "value", "growth"),
    [
        ("100", "107", "7"),
        ("100", "100", "0"),
        ("100", "93", "-7"),
        ("100", "0", "-100"),
        ("100", "-20", "-120"),
        ("100", "200", "100"),
        ("0.001", "0.002", "100"),
        ("0.8", "1", "25"),
    ],
)
def test_growth_is_in_per_cent_of_the_base(base: str, value: str, growth: str) -> None:
    assert formulas.growth_rate(D(base), D(value)) == D(growth)


def test_growth_of_gdp_to_its_targets() -> None:
    # 98.3 / 601.7 = 0.16337, 248.3 / 601.7 = 0.41266
    assert to(1, formulas.growth_rate(D("601.7"), D(700))) == D("16.3")
    assert to(1, formulas.growth_rate(D("601.7"), D(850))) == D("41.3")


def test_growth_from_three_to_four_is_a_third() -> None:
    assert to(1, formulas.growth_rate(D(3), D(4))) == D("33.3")


@pytest.mark.parametrize("value", ["-1", "0", "1"])
def test_there_is_no_growth_from_zero_or_below(value: str) -> None:
    assert formulas.growth_rate(D(0), D(value)) is Reason.ZERO_BASE
    assert formulas.growth_rate(D("0.0"), D(value)) is Reason.ZERO_BASE
    assert formulas.growth_rate(D("-0.001"), D(value)) is Reason.NEGATIVE_BASE
    assert formulas.growth_rate(D(-100), D(value)) is Reason.NEGATIVE_BASE


# The rate that a target needs


def test_the_rate_that_gdp_needs() -> None:
    # √(700 / 601.7) = √1.163370 = 1.07860; ⁴√(850 / 601.7) = ⁴√1.412664 = 1.09021
    assert to(2, formulas.required_rate(D("601.7"), D(700), D(2))) == D("7.86")
    assert to(2, formulas.required_rate(D("601.7"), D(850), D(4))) == D("9.02")


@pytest.mark.parametrize(
    ("latest", "target", "years_left", "rate"),
    [
        ("100", "121", "2", "10"),
        ("100", "110", "1", "10"),
        ("100", "100", "3", "0"),
        ("100", "81", "2", "-10"),
        ("1", "32", "5", "100"),
        ("100", "0.01", "2", "-99"),
        # Half a year at the rate of a year: 110 / 100 squared.
        ("100", "110", "0.5", "21"),
    ],
)
def test_the_required_rate_compounds(latest: str, target: str, years_left: str, rate: str) -> None:
    assert about(formulas.required_rate(D(latest), D(target), D(years_left)), D(rate))


@pytest.mark.parametrize(
    ("latest", "target", "years_left", "reason"),
    [
        ("100", "110", "0", Reason.NO_YEARS),
        ("100", "110", "-1", Reason.NO_YEARS),
        ("0", "110", "1", Reason.ZERO_BASE),
        ("-1", "110", "1", Reason.NEGATIVE_BASE),
        ("-1", "-2", "1", Reason.NEGATIVE_BASE),
        ("100", "0", "1", Reason.TO_ZERO),
        ("100", "-1", "1", Reason.SIGN_CHANGE),
        ("0", "0", "0", Reason.NO_YEARS),
    ],
)
def test_no_rate_leads_there(latest: str, target: str, years_left: str, reason: Reason) -> None:
    assert formulas.required_rate(D(latest), D(target), D(years_left)) is reason


# The base that a level and its growth imply


@pytest.mark.parametrize(
    ("value", "growth", "base"),
    [
        ("392.7", "10", "357"),
        ("100", "0", "100"),
        ("90", "-10", "100"),
        ("200", "100", "100"),
        ("0", "10", "0"),
        ("-110", "10", "-100"),
        # A hair above a fall of everything.
        ("1", "-99.99", "10000"),
    ],
)
def test_the_implied_base_is_the_year_before(value: str, growth: str, base: str) -> None:
    assert about(formulas.implied_base(D(value), D(growth)), D(base))


@pytest.mark.parametrize("growth", ["-100", "-100.01", "-250"])
def test_a_fall_of_everything_implies_no_base(growth: str) -> None:
    assert formulas.implied_base(D("392.7"), D(growth)) is Reason.SIGN_CHANGE


# Where a rate leads


def test_where_seven_per_cent_leads_gdp() -> None:
    # 601.7 × 1.07² = 601.7 × 1.1449; 601.7 × 1.07⁴ = 601.7 × 1.31079601
    assert formulas.projected(D("601.7"), D(7), D(2)) == D("688.88633")
    assert to(1, formulas.projected(D("601.7"), D(7), D(4))) == D("788.7")


@pytest.mark.parametrize(
    ("base", "growth", "after", "level"),
    [
        ("100", "7", "0", "100"),
        ("100", "7", "1", "107"),
        ("100", "7", "-1", "93.45794392523364486"),
        ("100", "0", "5", "100"),
        ("100", "-50", "2", "25"),
        ("100", "-99.99", "1", "0.01"),
    ],
)
def test_a_projection_compounds(base: str, growth: str, after: str, level: str) -> None:
    assert about(formulas.projected(D(base), D(growth), D(after)), D(level))


def test_from_zero_or_below_nothing_grows_by_a_percentage() -> None:
    assert formulas.projected(D(0), D(7), D(5)) is Reason.ZERO_BASE
    assert formulas.projected(D(-100), D(10), D(2)) is Reason.NEGATIVE_BASE


@pytest.mark.parametrize("growth", ["-100", "-100.01"])
def test_a_fall_of_everything_leads_nowhere(growth: str) -> None:
    assert formulas.projected(D(100), D(growth), D(2)) is Reason.SIGN_CHANGE


# The price change between a real rate and a nominal one


def test_the_price_change_that_reconciles_gdp() -> None:
    # √(700 / 601.7) = 1.0785965, and 1.0785965 / 1.07 = 1.0080341
    assert to(2, formulas.price_change_to(D("601.7"), D(700), D(7), D(2))) == D("0.80")


@pytest.mark.parametrize(
    ("target", "stated", "prices"),
    [
        ("107", "7", "0"),
        ("121", "10", "10"),
        ("100", "25", "-20"),
        ("90", "0", "-10"),
        ("105", "-99.99", "1049900"),
    ],
)
def test_a_price_change_is_a_quotient_of_factors(target: str, stated: str, prices: str) -> None:
    assert about(formulas.price_change_to(D(100), D(target), D(stated), D(1)), D(prices))


@pytest.mark.parametrize("stated", ["-100", "-100.01"])
def test_no_price_change_reconciles_a_fall_of_everything(stated: str) -> None:
    assert formulas.price_change_to(D(100), D(105), D(stated), D(1)) is Reason.SIGN_CHANGE


# What was done of what was planned


@pytest.mark.parametrize(
    ("actual", "planned", "done"),
    [
        ("100", "100", "100"),
        ("80", "100", "80"),
        ("120", "100", "120"),
        ("0", "100", "0"),
        ("-10", "100", "-10"),
        ("1", "0.001", "100000"),
        # A planned loss: a smaller one is more than all that was planned.
        ("-100", "-100", "100"),
        ("-80", "-100", "120"),
        ("-120", "-100", "80"),
        ("0", "-100", "200"),
    ],
)
def test_a_completion_rate_is_in_per_cent_of_the_plan(actual: str, planned: str, done: str) -> None:
    assert formulas.completion_rate(D(actual), D(planned)) == D(done)


@pytest.mark.parametrize("actual", ["-1", "0", "1"])
def test_nothing_planned_has_no_completion_rate(actual: str) -> None:
    assert formulas.completion_rate(D(actual), D(0)) is Reason.ZERO_BASE


def test_the_share_of_gdp_s_way() -> None:
    # 34.3 of 98.3
    assert to(1, formulas.share_of_way(D("601.7"), D(636), D(700))) == D("34.9")


@pytest.mark.parametrize(
    ("start", "latest", "target", "share"),
    [
        ("0", "5", "10", "50"),
        ("0", "0", "10", "0"),
        ("0", "10", "10", "100"),
        ("0", "12", "10", "120"),
        ("0", "-5", "10", "-50"),
        ("10", "8", "5", "40"),
        ("10", "11", "5", "-20"),
        ("-10", "0", "10", "50"),
        ("5", "5.1", "5.2", "50"),
    ],
)
def test_the_share_of_the_way_runs_from_start_to_target(start: str, latest: str, target: str, share: str) -> None:
    assert formulas.share_of_way(D(start), D(latest), D(target)) == D(share)


@pytest.mark.parametrize("latest", ["4", "5", "6"])
def test_there_is_no_way_to_where_one_stands(latest: str) -> None:
    assert formulas.share_of_way(D(5), D(latest), D("5.0")) is Reason.NO_WAY_TO_GO


# Changes over several years


@pytest.mark.parametrize(
    ("rates", "overall"),
    [
        ((), "0"),
        (("7",), "7"),
        (("10", "10"), "21"),
        (("-10", "-10"), "-19"),
        (("10", "-10"), "-1"),
        (("6",) * 5, "33.82255776"),
        (("-99.99", "0"), "-99.99"),
    ],
)
def test_yearly_rates_multiply(rates: tuple[str, ...], overall: str) -> None:
    assert about(formulas.chained(*map(D, rates)), D(overall))


@pytest.mark.parametrize("rates", [("-100",), ("5", "-100.01"), ("-200", "5")])
def test_after_a_fall_of_everything_nothing_multiplies(rates: tuple[str, ...]) -> None:
    assert formulas.chained(*map(D, rates)) is Reason.SIGN_CHANGE


@pytest.mark.parametrize(
    ("done", "target", "progress"),
    [
        ("-10", "-19", "50"),
        ("-19", "-19", "100"),
        ("-19", "-10", "200"),
        ("0", "-13.5", "0"),
        ("10", "21", "50"),
    ],
)
def test_two_equal_falls_are_half_the_way_each(done: str, target: str, progress: str) -> None:
    assert about(formulas.cumulative_progress(D(done), D(target)), D(progress))


def test_progress_of_a_cumulative_fall_is_logarithmic() -> None:
    # ln 0.95 / ln 0.865 = -0.0512933 / -0.1450258; ln 1.05 / ln 0.865 = 0.0487902 / -0.1450258
    assert to(1, formulas.cumulative_progress(D(-5), D("-13.5"))) == D("35.4")
    assert to(1, formulas.cumulative_progress(D(5), D("-13.5"))) == D("-33.6")


@pytest.mark.parametrize(
    ("done", "target", "reason"),
    [
        ("-5", "0", Reason.NO_WAY_TO_GO),
        ("0", "0", Reason.NO_WAY_TO_GO),
        ("-100", "-13.5", Reason.SIGN_CHANGE),
        ("-100.01", "-13.5", Reason.SIGN_CHANGE),
        ("-5", "-100", Reason.SIGN_CHANGE),
        ("-5", "-100.01", Reason.SIGN_CHANGE),
    ],
)
def test_no_progress_towards_nothing_or_beyond_everything(done: str, target: str, reason: Reason) -> None:
    assert formulas.cumulative_progress(D(done), D(target)) is reason


@pytest.mark.parametrize("hair", ["-99.99", "-0.01", "0.01"])
def test_a_hair_from_the_edges_there_is_progress(hair: str) -> None:
    assert about(formulas.cumulative_progress(D(hair), D(hair)), D(100))


# What holds of all numbers


@given(levels, levels, years)
def test_the_required_rate_leads_to_the_target(latest: Decimal, target: Decimal, after: Decimal) -> None:
    rate = formulas.required_rate(latest, target, after)
    assert isinstance(rate, Decimal)
    assert abs(D(1) - _number(formulas.projected(latest, rate, after)) / target) < D("1E-12")


@given(levels, levels)
def test_growth_and_implied_base_undo_each_other(base: Decimal, value: Decimal) -> None:
    assert abs(D(1) - _number(formulas.implied_base(value, _number(formulas.growth_rate(base, value)))) / base) < D("1E-9")


@given(levels, levels)
def test_over_one_year_the_required_rate_is_the_growth(latest: Decimal, target: Decimal) -> None:
    assert formulas.required_rate(latest, target, D(1)) == pytest.approx(formulas.growth_rate(latest, target))


@given(levels, any_sign, st.sampled_from([D("0.0001"), D(1000), D(10) ** 4, D(10) ** 8]))
def test_another_unit_leaves_growth_alone_and_scales_the_gap(base: Decimal, value: Decimal, scale: Decimal) -> None:
    assert formulas.growth_rate(base * scale, value * scale) == formulas.growth_rate(base, value)
    assert formulas.gap(base * scale, value * scale) == _number(formulas.gap(base, value)) * scale


def _number(answer: Answer) -> Decimal:
    assert isinstance(answer, Decimal)
    return answer


# Columns


class Column:
    """Numbers one below the other, or truths, with the operators that a formula uses: what a table of figures may be one day."""

    def __init__(self, values: Iterable[Any]) -> None:
        self.values = list(values)

    def each(self, operate: Callable[..., Any], *others: Any) -> Column:  # noqa: ANN401 columns or numbers
        """A column of what an operation makes of each of its values and those beside it."""
        columns = [other.values if isinstance(other, Column) else [other] * len(self.values) for other in others]
        return Column(_or_nothing(operate, *row) for row in zip(self.values, *columns, strict=True))

    def ln(self) -> Column:
        """The logarithm of each of its numbers."""
        return self.each(Decimal.ln)


def _or_nothing(operate: Callable[..., Any], *inputs: Any) -> Any:  # noqa: ANN401 numbers or truths
    """What an operation makes of numbers; no number where it has no answer, for which the guards say why."""
    try:
        return operate(*inputs)
    except ArithmeticError:
        return D("NaN")


for _name in ("add", "sub", "mul", "truediv", "pow", "lt", "le", "eq", "abs"):
    _operate = getattr(operator, _name)
    setattr(Column, f"__{_name}__", lambda self, *other, operate=_operate: self.each(operate, *other))
    setattr(Column, f"__r{_name}__", lambda self, one, operate=_operate: self.each(lambda two, one: operate(one, two), one))

EVERY = {name: each for name, each in vars(formulas).items() if isinstance(each, formulas.Formula)}
SOME = [D(number) for number in ("-250", "-100", "-3.5", "0", "0.7", "1", "2", "601.7")]


@pytest.mark.parametrize("name", EVERY)
def test_a_formula_is_the_same_for_whole_columns(name: str) -> None:
    formula = EVERY[name]
    inputs = signature(formula.body).parameters.values()
    rows = list(product(SOME, repeat=2 if any(each.kind is Parameter.VAR_POSITIONAL for each in inputs) else len(inputs)))
    columns = [Column(numbers) for numbers in zip(*rows, strict=True)]
    body: Any = formula.body(*columns)
    guards: list[tuple[Any, Reason]] = list(formula.guards(*columns))
    for number, row in enumerate(rows):
        answer = _or_nothing(formula, *row)  # nothing for a share of no time at all, which is never asked
        first = next((reason for holds, reason in guards if holds.values[number]), None)
        worked = body.values[number]
        assert first is answer if isinstance(answer, Reason) else answer.is_nan() == worked.is_nan()
        assert isinstance(answer, Reason) or answer.is_nan() or about(answer, worked)


# Intervals


FORMULAS: list[tuple[Callable[..., Answer], tuple[st.SearchStrategy[Decimal], ...]]] = [
    (formulas.gap, (any_sign, any_sign)),
    (formulas.growth_rate, (levels, any_sign)),
    (formulas.required_rate, (levels, levels, years)),
    (formulas.implied_base, (any_sign, yearly_rates)),
    (formulas.projected, (levels, yearly_rates, years)),
    (formulas.price_change_to, (levels, levels, yearly_rates, years)),
    (formulas.completion_rate, (any_sign, levels)),
    (formulas.completion_rate, (any_sign, levels.map(operator.neg))),
    (formulas.share_of_way, (st.decimals(0, 10, places=2), any_sign, st.decimals(11, 20, places=2))),
    (formulas.share_of_way, (st.decimals(11, 20, places=2), any_sign, st.decimals(0, 10, places=2))),
    (formulas.chained, (yearly_rates, yearly_rates, yearly_rates)),
    (formulas.cumulative_progress, (st.decimals(-50, 50, places=2), st.decimals(-50, -1, places=2))),
]


@pytest.mark.parametrize(("formula", "inputs"), FORMULAS, ids=[formula.__name__ for formula, _ in FORMULAS])
@given(data=st.data())
def test_the_spread_holds_the_answer_of_every_number_inside(
    formula: Callable[..., Answer], inputs: tuple[st.SearchStrategy[Decimal], ...], data: st.DataObject
) -> None:
    ends = [sorted((data.draw(each), data.draw(each))) for each in inputs]
    inside = [low + (high - low) * data.draw(st.decimals(0, 1, places=3)) for low, high in ends]
    answer = formula(*inside)
    found = interval_of(formula, *(Interval(low, high) for low, high in ends))
    assert isinstance(answer, Decimal)
    assert found is not None
    slack = NEARLY * max(abs(answer), D(1))
    assert _closed(found.low) - slack <= answer <= _closed(found.high) + slack


def _closed(end: Decimal | None) -> Decimal:
    assert end is not None
    return end


# Parts of a whole


def test_pulls_of_all_parts_add_up_to_the_growth() -> None:
    # 600 → 660 is 10 %; 100 → 99 and 500 → 561 are −1 and 61 of the 60
    parts = [(D(100), D(99)), (D(500), D(561))]
    assert [to(4, formulas.contribution(*part, D(600), D(660))) for part in parts] == [D("-1.6667"), D("101.6667")]
    assert [to(4, formulas.pull(*part, D(600))) for part in parts] == [D("-0.1667"), D("10.1667")]


@pytest.mark.parametrize(("whole", "answer"), [("600.1", 45000), ("600", Reason.NO_INCREASE), ("599", Reason.NO_INCREASE)])
def test_no_part_contributes_to_no_increase(whole: str, answer: object) -> None:
    assert formulas.contribution(D(500), D(545), D(600), D(whole)) == answer


def test_nothing_pulls_from_zero_or_below() -> None:
    assert formulas.pull(D(0), D(5), D(0)) is Reason.ZERO_BASE
    assert formulas.pull(D(0), D(5), D(-1)) is Reason.NEGATIVE_BASE


# Days of a year


@pytest.mark.parametrize(
    ("share", "whole", "days"),
    [("96", 366, "351.36"), ("94.5", 365, "344.925"), ("50", 366, "183"), ("100", 365, "365"), ("0", 365, "0")],
)
def test_a_share_is_days(share: str, whole: int, days: str) -> None:
    assert formulas.days_for_share(D(share), D(whole)) == D(days)
