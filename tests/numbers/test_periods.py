"""The spans that figures are for, and the day on which each ends."""

from __future__ import annotations

from datetime import date

import pytest

from planctl.numbers.periods import (
    by_its_end,
    days_of,
    end_of,
    first_year_of,
    in_standard_form,
    in_years_from,
    is_period,
    is_span,
    is_whole_year,
    last_day,
    months_to,
    part_of_year,
    span_of,
    start_of,
    year_before,
    year_of,
    years_in,
    years_of,
)


@pytest.mark.parametrize("text", ["2021-2025", "1900-2199"])
def test_several_years_together_are_a_period(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize(
    "text",
    ["1900", "2023", "2199", "2024-H1", "2024-H2", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024-01", "2024-12"],
)
def test_a_year_a_half_a_quarter_or_a_month_is_a_period(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1899",
        "2200",
        "24",
        "2024年",
        "2024-",
        "2024-H0",
        "2024-H3",
        "2024-H4",
        "2024-Q0",
        "2024-Q5",
        "2024-00",
        "2024-13",
        "2024-1",
        "2024-h1",
        "2024H1",
        "2024-06-30",
        " 2024",
        "2025-2021",
        "2025-2025",
        "2021-25",
        "1899-2025",
        "2024\n",
        "２０２４",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_period(text)


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2024", date(2024, 12, 31)),
        ("2024-H1", date(2024, 6, 30)),
        ("2024-H2", date(2024, 12, 31)),
        ("2024-Q1", date(2024, 3, 31)),
        ("2024-Q2", date(2024, 6, 30)),
        ("2024-Q3", date(2024, 9, 30)),
        ("2024-Q4", date(2024, 12, 31)),
        ("2024-01", date(2024, 1, 31)),
        ("2023-02", date(2023, 2, 28)),
        ("2024-02", date(2024, 2, 29)),
        ("1900-02", date(1900, 2, 28)),
        ("2000-02", date(2000, 2, 29)),
        ("2024-11", date(2024, 11, 30)),
        ("2024-12", date(2024, 12, 31)),
    ],
)
def test_last_day_of_a_part_of_a_year(period: str, end: date) -> None:
    assert end_of(period) == end


def test_there_is_no_end_of_what_is_no_period() -> None:
    with pytest.raises(ValueError, match="2024-6"):
        end_of("2024-6")


def test_year_of_a_period() -> None:
    assert [(year_of(period), is_whole_year(period)) for period in ("2024", "2024-H2", "2024-Q4", "2024-12")] == [
        (2024, True),
        (2024, False),
        (2024, False),
        (2024, False),
    ]


def test_several_years_are_one_period() -> None:
    assert span_of("2021-2025") == (date(2021, 1, 1), date(2025, 12, 31))
    assert (first_year_of("2021-2025"), year_of("2021-2025"), years_in("2021-2025")) == (2021, 2025, 5)
    assert (is_span("2021-2025"), is_whole_year("2021-2025"), is_span("2024-12")) == (True, False, False)
    assert (year_before("2021-2025"), year_before("2024-H1")) == ("2020-2024", "2023-H1")


@pytest.mark.parametrize("period", ["2024", "2024-H2", "2024-Q3", "2024-06"])
def test_a_part_of_a_year_counts_from_january(period: str) -> None:
    assert start_of(period) == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025", date(2025, 12, 31)),
        ("2025-08", date(2025, 8, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2025-08-01", date(2025, 8, 1)),
        ("2024-H1", date(2024, 6, 30)),
    ],
)
def test_a_date_of_any_precision_has_a_last_day(text: str, day: date) -> None:
    assert last_day(text) == day


@pytest.mark.parametrize("text", ["", "25", "2025-13", "2025-02-30", "2025-8-1", "yesterday"])
def test_what_is_no_date_has_none(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 whichever part of the text is no date
        last_day(text)


@pytest.mark.parametrize(
    ("period", "alone", "first", "last"),
    [
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-H2", "2024-12", date(2024, 7, 1), date(2024, 12, 31)),
        ("2024-Q2", "2024-H1", date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_span_counts_from_january_or_by_itself(period: str, alone: str, first: date, last: date) -> None:
    assert span_of(period) == span_of(alone) == (date(2024, 1, 1), last)
    assert span_of(period, cumulative=False) == (first, last)


@pytest.mark.parametrize("text", ["2024/25", "1999/00", "2024/25-H1", "2024/25-Q4", "2021/22-2025/26"])
def test_split_years_are_periods(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024/26",
        "2024/5",
        "2024/2025",
        "2024/25-06",
        "2024/25-H3",
        "2024/25-2024/25",
        "2024-25",
        "2025/26-2021/22",
        "2024/25-2024/26",
    ],
)
def test_what_no_split_year_is_is_no_period(text: str) -> None:
    assert not is_period(text)


@pytest.mark.parametrize(
    ("period", "starts", "first", "last", "months", "days", "before"),
    [
        ("2024/25", 4, date(2024, 4, 1), date(2025, 3, 31), 12, 365, "2023/24"),
        ("2023/24", 4, date(2023, 4, 1), date(2024, 3, 31), 12, 366, "2022/23"),
        ("2024/25-Q1", 4, date(2024, 4, 1), date(2024, 6, 30), 3, 365, "2023/24-Q1"),
        ("2024/25-Q3", 4, date(2024, 10, 1), date(2024, 12, 31), 9, 365, "2023/24-Q3"),
        ("2024/25-H2", 4, date(2024, 10, 1), date(2025, 3, 31), 12, 365, "2023/24-H2"),
        ("2024-04", 4, date(2024, 4, 1), date(2024, 4, 30), 1, 365, "2023-04"),
        ("2025-02", 4, date(2025, 2, 1), date(2025, 2, 28), 11, 365, "2024-02"),
        ("2025/26-H1", 7, date(2025, 7, 1), date(2025, 12, 31), 6, 365, "2024/25-H1"),
        ("2025/26-Q4", 7, date(2026, 4, 1), date(2026, 6, 30), 12, 365, "2024/25-Q4"),
        ("2024/25-Q2", 10, date(2025, 1, 1), date(2025, 3, 31), 6, 365, "2023/24-Q2"),
    ],
)
def test_a_period_of_years_that_begin_in_a_month(
    period: str, starts: int, first: date, last: date, months: int, days: int, before: str
) -> None:
    split = in_years_from(period, starts)
    assert (span_of(split, cumulative=False), end_of(split)) == ((first, last), last)
    assert (months_to(split), days_of(split), year_before(split)) == (months, days, before)
    assert span_of(split) == (start_of(split), last)
    assert end_of(year_before(split)).year == last.year - 1


def test_several_split_years_are_a_span() -> None:
    span = in_years_from("2023/24-2027/28", 7)
    assert (span_of(span), years_in(span), year_before(span)) == ((date(2023, 7, 1), date(2028, 6, 30)), 5, "2022/23-2026/27")
    assert years_of(span) == ["2023/24", "2024/25", "2025/26", "2026/27", "2027/28"]
    assert [end_of(year).year for year in years_of(span)] == [2024, 2025, 2026, 2027, 2028]


def test_a_split_year_counts_by_the_calendar_year_in_which_it_begins() -> None:
    year = year_of(in_years_from("2024/25-Q3", 4))
    assert (year == 2024, f"{year}", str(year + 1), str(year - 1), year - year_of("2020")) == (
        True,
        "2024/25",
        "2025/26",
        "2023/24",
        4,
    )
    assert year_of(in_years_from("2025-02", 4)) == year
    assert end_of(str(year)) == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("part", "end"), [("Q1", date(2024, 6, 30)), ("04", date(2024, 4, 30)), ("12", date(2024, 12, 31)), ("02", date(2025, 2, 28))]
)
def test_a_part_of_a_split_year(part: str, end: date) -> None:
    assert end_of(part_of_year(in_years_from("2024/25", 4), part)) == end


@pytest.mark.parametrize(
    ("period", "starts", "cumulative", "standard"),
    [
        ("2024", 1, True, "2024"),
        ("2024-H1", 1, True, "2024-S1"),
        ("2024-H2", 1, False, "2024-S2"),
        ("2024-H2", 1, True, "2024"),
        ("2024-Q1", 1, True, "2024-Q1"),
        ("2024-Q3", 1, True, "2024-01-01/P9M"),
        ("2024-Q3", 1, False, "2024-Q3"),
        ("2024-05", 1, True, "2024-01-01/P5M"),
        ("2024-05", 1, False, "2024-05"),
        ("2024-01", 1, True, "2024-01"),
        ("2021-2025", 1, True, "2021-01-01/P5Y"),
        ("2024/25", 4, True, "2024-04-01/P1Y"),
        ("2024/25-H1", 4, True, "2024-04-01/P6M"),
        ("2024/25-H1", 7, True, "2024-S2"),
        ("2024/25-Q4", 4, False, "2025-Q1"),
        ("2024-11", 7, True, "2024-07-01/P5M"),
        ("2023/24-2027/28", 7, True, "2023-07-01/P5Y"),
    ],
)
def test_a_period_in_the_standard_form_is_the_span_that_its_figure_counts(
    period: str, starts: int, cumulative: bool, standard: str
) -> None:
    assert in_standard_form(in_years_from(period, starts), cumulative) == standard


@pytest.mark.parametrize(
    ("period", "called"),
    {
        "2024-03": "2024-Q1",
        "2024-Q1": "2024-Q1",
        "2024-Q2": "2024-H1",
        "2024-06": "2024-H1",
        "2024-09": "2024-Q3",
        "2024-12": "2024",
        "2024-H2": "2024",
        "2024-Q4": "2024",
        "2024": "2024",
        "2024-05": "2024-05",
        "2021-2025": "2021-2025",
        in_years_from("2024/25-Q2", 7): "2024/25-H1",
        in_years_from("2025-03", 7): "2024/25-Q3",
    }.items(),
)
def test_what_one_span_is_called(period: str, called: str) -> None:
    assert by_its_end(period) == called
