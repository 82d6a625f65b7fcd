"""A printed number: what it is, how precise it is, and which numbers it stands for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.numbers.formulas import Reason, gap, growth_rate
from planctl.numbers.printed import (
    Interval,
    decimals,
    digits_of,
    interval_of,
    parse_number,
    point_interval,
    rounding_interval,
    supported_decimals,
)

D = Decimal

numbers_as_printed = st.builds(
    lambda digits, places: D(digits).scaleb(-places), st.integers(1 - 10**15, 10**15 - 1), st.integers(0, 14)
)


def interval(low: str | None, high: str | None) -> Interval:
    return Interval(None if low is None else D(low), None if high is None else D(high))


@pytest.mark.parametrize(
    "text", ["0", "7", "601.7", "12.0", "-0.3", "0.05", "-20", "100", "123456789012345", "-0.123456789012345", "1234567890.12345"]
)
def test_a_plain_number_keeps_its_digits(text: str) -> None:
    assert str(parse_number(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        ".5",
        "5.",
        "1.2.3",
        "+7",
        "--7",
        "007",
        "-0",
        "-0.0",
        "1,000",
        "1_000",
        "1 000",
        " 7",
        "7\n",
        "7%",
        "1e3",
        "nan",
        "inf",
        "Infinity",
        "0x10",
        "７",
        "٧",
        "²",
        "七",
        "7亿",
    ],
)
def test_what_is_not_plainly_a_number_is_none(text: str) -> None:
    assert parse_number(text) is None


def test_a_number_has_fifteen_digits_at_most() -> None:
    assert parse_number("1" * 15) == 111_111_111_111_111
    assert parse_number("1" * 16) is None
    assert parse_number("-1." + "1" * 14) == D("-1.11111111111111")
    assert parse_number("-1." + "1" * 15) is None


def test_length_of_numbers() -> None:
    assert parse_number("0.00000000000001") == D("1E-14")
    assert parse_number("0." + "0" * 100 + "1") is None


@given(numbers_as_printed)
def test_a_number_written_out_is_read_back_with_its_digits(number: Decimal) -> None:
    again = parse_number(format(number, "f"))
    assert again is not None
    assert again.as_tuple() == D(format(number, "f")).as_tuple()


@given(numbers_as_printed)
def test_a_number_survives_a_reader_with_binary_floats(number: Decimal) -> None:
    assert D(repr(float(format(number, "f")))) == number


def test_the_digits_after_the_point_are_the_printed_ones() -> None:
    assert [decimals(D(text)) for text in ("601.7", "12.0", "12", "100", "0.05", "1E+2")] == [1, 1, 0, 0, 2, 0]


def test_printed_leaves_the_sign_to_the_words() -> None:
    assert [digits_of(D(text)) for text in ("-20", "7", "12.0", "0")] == ["20", "7", "12.0", "0"]


@pytest.mark.parametrize(
    ("number", "low", "high"),
    [
        ("601.7", "601.65", "601.75"),
        ("3", "2.5", "3.5"),
        ("12.0", "11.95", "12.05"),
        ("12", "11.5", "12.5"),
        ("100", "99.5", "100.5"),
        ("0", "-0.5", "0.5"),
        ("-0.3", "-0.35", "-0.25"),
        ("0.05", "0.045", "0.055"),
    ],
)
def test_a_printed_number_stands_for_half_a_unit_to_either_side(number: str, low: str, high: str) -> None:
    assert rounding_interval(D(number)) == interval(low, high)


@given(numbers_as_printed)
def test_rounding_intervals_touch(number: Decimal) -> None:
    low, high = rounding_interval(number)
    step = D(1).scaleb(-decimals(number))
    assert low is not None
    assert high is not None
    assert low < number < high
    assert rounding_interval(number + step).low == high
    assert rounding_interval(number - step).high == low


def test_a_count_of_years_is_not_rounded() -> None:
    assert point_interval(2) == interval("2", "2")
    assert point_interval(D("5.5")) == interval("5.5", "5.5")


def test_the_spread_of_a_difference_is_the_sum_of_the_halves() -> None:
    # 700 ± 0.5 less 601.7 ± 0.05
    assert interval_of(gap, rounding_interval(D("601.7")), rounding_interval(D(700))) == interval("97.75", "98.85")


def test_the_spread_of_a_growth_from_three_to_four() -> None:
    # 3.5 / 3.5 to 4.5 / 2.5
    assert interval_of(growth_rate, rounding_interval(D(3)), rounding_interval(D(4))) == interval("0", "80")


def test_there_is_no_spread_where_a_corner_has_no_answer() -> None:
    touches_zero = interval("0", "1")
    assert growth_rate(D(0), D(4)) is Reason.ZERO_BASE
    assert interval_of(growth_rate, touches_zero, point_interval(4)) is None
    assert interval_of(growth_rate, interval("0.1", "1"), point_interval(4)) == interval("300", "3900")


@pytest.mark.parametrize("open_ended", [(None, "1"), ("1", None), (None, None)])
def test_there_is_no_spread_over_an_open_end(open_ended: tuple[str | None, str | None]) -> None:
    assert interval_of(gap, interval(*open_ended), point_interval(4)) is None


@pytest.mark.parametrize(
    ("low", "high", "most", "supported"),
    [
        ("98.25", "98.35", 3, 1),
        ("98.25", "98.35", 1, 1),
        ("98.25", "98.35", 0, 0),
        ("0.5", "1.5", 2, 0),
        # The last digit may be off by one, and no more.
        ("0", "0.2", 2, 1),
        ("0", "0.2001", 2, 0),
        ("0", "2", 2, 0),
        ("0", "2.0001", 2, None),
        ("0", "80", 2, None),
        ("5", "5", 2, 2),
    ],
)
def test_supported_decimals(low: str, high: str, most: int, supported: int | None) -> None:
    assert supported_decimals(interval(low, high), most) == supported


def test_a_result_that_lies_anywhere_has_no_decimals() -> None:
    assert supported_decimals(None, 2) is None
    assert supported_decimals(interval("1", None), 2) is None
    assert supported_decimals(interval(None, "1"), 2) is None
