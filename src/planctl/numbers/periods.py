"""The spans that figures are for: a year, several, or the part of one from its start to the end of a half, a quarter or a month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

_YEARS = re.compile(r"(?:19|20|21)[0-9]{2}", re.ASCII)
_YEAR = r"[0-9]{4}(?:/[0-9]{2})?"
_SPAN = re.compile(rf"(?P<first>{_YEAR})-(?P<last>{_YEAR})", re.ASCII)
_PERIOD = re.compile(rf"(?P<year>{_YEAR})(?:-(?:(?P<part>[HQ])(?P<number>[1-4])|(?P<month>0[1-9]|1[0-2])))?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MONTHS = {"H": 6, "Q": 3}
_MONTHS_OF_A_YEAR = 12
_CALLED = {3: "Q1", 6: "H1", 9: "Q3", 12: ""}
"""What the time from the beginning of a year is called, by its months."""
_CENTURY = 100
JANUARY = 1
PARTS = ("H1", "H2", "Q1", "Q2", "Q3", "Q4", *(f"{month:02d}" for month in range(1, 13)))
"""The parts of a year."""


class SplitYear(int):
    """The number of the calendar year in which a year begins that begins in another month than January: 2024, called 2024/25."""

    starts: int

    def __new__(cls, number: int, starts: int) -> SplitYear:
        """A year that begins in a month of a calendar year."""
        year = super().__new__(cls, number)
        year.starts = starts
        return year

    def __str__(self) -> str:
        """The year as a period."""
        return SplitPeriod(_split(int(self)), self.starts)

    def __add__(self, years: int) -> SplitYear:
        """The year so many years later."""
        return SplitYear(int(self) + int(years), self.starts)

    def __sub__(self, other: int) -> int:
        """The year so many years before; the years from another one."""
        difference = int(self) - int(other)
        return difference if isinstance(other, SplitYear) else SplitYear(difference, self.starts)


class SplitPeriod(str):
    """A period of a plan whose years begin in another month than January, with that month."""

    __slots__ = ("starts",)
    starts: int

    def __new__(cls, text: str, starts: int) -> SplitPeriod:
        """A period as written, of years that begin in a month."""
        period = super().__new__(cls, text)
        period.starts = starts
        return period

    def __str__(self) -> str:
        """Itself, so that it keeps its month."""
        return self


def _split(year: int) -> str:
    return f"{year}/{(year + 1) % _CENTURY:02d}"


def _starts(period: str) -> int:
    return period.starts if isinstance(period, SplitPeriod) else JANUARY


def in_years_from(period: str, starts: int) -> str:
    """A period of a plan whose years begin in a month."""
    return period if starts == JANUARY else SplitPeriod(period, starts)


def is_period(text: str) -> bool:
    """Whether a text is `2024`, `2024-H1`, `2024-Q3`, `2024-06` or `2021-2025`, or of split years `2024/25`, `2024/25-Q3`."""
    if several := _SPAN.fullmatch(text):
        return several["first"] < several["last"] and all(map(_is_year, several.groups()))
    match = _PERIOD.fullmatch(text)
    if match is None or not _is_year(match["year"]) or (match["month"] and "/" in text):
        return False
    return not (match["part"] == "H" and int(match["number"]) > 2)  # noqa: PLR2004 halves of a year


def _is_year(text: str) -> bool:
    return bool(_YEARS.fullmatch(text[:4])) and _ends_right(text)


def _ends_right(year: str) -> bool:
    """Whether what stands after the stroke of a split year is the year after."""
    return "/" not in year or year == _split(int(year[:4]))


def split_for(period: str) -> str:
    """A period of calendar years as it is written of split ones: 2024/25-H1 for 2024-H1."""
    return "-".join(_split(int(part)) if _YEARS.fullmatch(part) else part for part in period.split("-"))


def calendar_for(period: str) -> str:
    """A period of split years as it is written of calendar ones: 2024-H1 for 2024/25-H1."""
    return re.sub("/[0-9]{2}", "", period)


def is_split(period: str) -> bool | None:
    """Whether a period is written as one of split years, 2024/25; None of a month, which lies in either."""
    match = _PERIOD.fullmatch(period)
    return None if match and match["month"] else "/" in period


def year_of(period: str) -> int:
    """The year that a period lies in, or that several years end with, by the calendar year in which it begins."""
    several = _SPAN.fullmatch(period)
    year = int((several["last"] if several else period)[:4])
    starts = _starts(period)
    if starts == JANUARY:
        return year
    match = _PERIOD.fullmatch(period)
    early = match is not None and match["month"] is not None and int(match["month"]) < starts
    return SplitYear(year - early, starts)


def first_year_of(period: str) -> int:
    """The year that a period lies in, or that several years begin with, by the calendar year in which it begins."""
    if not is_span(period):
        return year_of(period)
    year = int(period[:4])
    return year if _starts(period) == JANUARY else SplitYear(year, _starts(period))


def whole_year_of(period: str) -> str:
    """The year that a period lies in, as a period."""
    return str(year_of(period))


def years_of(period: str) -> list[str]:
    """The years that several take, or that a period lies in, as periods."""
    first = first_year_of(period)
    return [str(first + passed) for passed in range(years_in(period))]


def part_of_year(year: str, part: str) -> str:
    """A part of a year as a period: `Q1`, `H1`, or a month of its twelve, `06`."""
    if not part.isdecimal():
        return in_years_from(f"{year}-{part}", _starts(year))
    return in_years_from(f"{int(year[:4]) + (int(part) < _starts(year))}-{part}", _starts(year))


def part_of(period: str) -> str:
    """Which part of its year a period is: `Q1`, `H1`, `06`, or nothing of a whole year or several."""
    match = _PERIOD.fullmatch(period)
    return "" if match is None else match["month"] or (match["part"] or "") + (match["number"] or "")


def year_before(period: str) -> str:
    """The same period of the year before."""
    if is_span(period):
        return in_years_from(f"{first_year_of(period) - 1!s}-{year_of(period) - 1!s}", _starts(period))
    before, part = str(year_of(period) - 1), part_of(period)
    return part_of_year(before, part) if part else before


def is_whole_year(period: str) -> bool:
    """Whether a period is a full year."""
    return len(period) == len("2024") or (period[4:5] == "/" and len(period) == len("2024/25"))


def is_span(period: str) -> bool:
    """Whether a period is several years together."""
    return _SPAN.fullmatch(period) is not None


def years_in(period: str) -> int:
    """How many years a period takes, or has a part of."""
    return int(year_of(period)) - int(first_year_of(period)) + 1


def months_to(period: str) -> int:
    """How many months there are from the start of its year to the end of a period: 6 to 2024-H1, 12 to 2024."""
    end = end_of(period)
    return (end.month - _starts(period)) % _MONTHS_OF_A_YEAR + 1


def days_of(period: str) -> int:
    """How many days the years have that a period takes, or lies in."""
    return (end_of(str(year_of(period))) - start_of(period)).days + 1


def so_far_to(period: str) -> str:
    """The part of its year from the start to the end of a period, as it is called: 2024-H1 of 2024-Q2, 2024 of 2024-Q4."""
    year, months = whole_year_of(period), months_to(period)
    return year if months == _MONTHS_OF_A_YEAR else part_of_year(year, "H1") if months == _MONTHS["H"] else period


def by_its_end(period: str) -> str:
    """What is cumulative to the end of a period by the one name of that span: 2024-Q1 for 2024-03, 2024-H1 for 2024-Q2."""
    if is_span(period):
        return period
    part = _CALLED.get(months_to(period))
    return period if part is None else part_of_year(whole_year_of(period), part) if part else whole_year_of(period)


def start_of(period: str) -> date:
    """The first day of a period's year: figures of part of a year are cumulative from its start."""
    return date(first_year_of(period), _starts(period), 1)


def last_day(text: str) -> date:
    """The last day that a date of any precision can mean: 31 August 2025 for 2025-08; raises ValueError for any other text."""
    if not _DAY.fullmatch(text):
        return end_of(text)
    return date.fromisoformat(text)


def end_of(period: str) -> date:
    """The last day of a period, also of one just outside the years that a plan can have; stocks and rates are read at it."""
    return _span(period, _starts(period))[1]


def span_of(period: str, cumulative: bool = True) -> tuple[date, date]:
    """The first and the last day that a figure counts; two periods can share them: 2024 and 2024-12, 2024-H1 and 2024-06."""
    first, last = _span(period, _starts(period))
    return (start_of(period) if cumulative else first), last


def in_standard_form(period: str, cumulative: bool = True) -> str:
    """The span that a figure counts as SDMX writes it, after ISO 8601: 2024, 2024-S1, 2024-Q3, 2024-06, or its start and length.

    There 2024-Q3 is the quarter by itself; a figure from January to September is of 2024-01-01/P9M, one of the years 2021 to 2025
    of 2021-01-01/P5Y. A half is a semester, S1.
    """
    first, last = span_of(period, cumulative)
    months = (last.year - first.year) * _MONTHS_OF_A_YEAR + last.month - first.month + 1
    letter = _PARTS_OF_A_YEAR.get(months)
    if letter is None or (first.month - 1) % months:
        length = f"{months // _MONTHS_OF_A_YEAR}Y" if months % _MONTHS_OF_A_YEAR == 0 else f"{months}M"
        return f"{first}/P{length}"
    year, number = f"{first.year:04d}", (first.month - 1) // months + 1
    return {_MONTHS_OF_A_YEAR: year, 1: f"{year}-{number:02d}"}.get(months, f"{year}-{letter}{number}")


_PARTS_OF_A_YEAR = {_MONTHS_OF_A_YEAR: "", 6: "S", 3: "Q", 1: ""}
"""How many months each part of a calendar year has, with SDMX's letter for it."""


@cache
def _span(period: str, starts: int) -> tuple[date, date]:
    """The first and the last day of a year or of several, or of a half, a quarter or a month by itself."""
    if several := _SPAN.fullmatch(period):
        return date(int(several["first"][:4]), starts, 1), _month(int(several["last"][:4]), starts + _MONTHS_OF_A_YEAR) - timedelta(
            days=1
        )
    match = _PERIOD.fullmatch(period)
    if match is None or not _ends_right(match["year"]):
        raise ValueError(period)
    year = int(match["year"][:4])
    if match["month"]:
        first, months = int(match["month"]), 1
    else:
        months = _MONTHS[match["part"]] if match["part"] else _MONTHS_OF_A_YEAR
        first = starts + months * (int(match["number"] or 1) - 1)
    return _month(year, first), _month(year, first + months) - timedelta(days=1)


def _month(year: int, month: int) -> date:
    """The first day of a month, counted from January of a year on into the next."""
    return date(year + (month - 1) // _MONTHS_OF_A_YEAR, (month - 1) % _MONTHS_OF_A_YEAR + 1, 1)
