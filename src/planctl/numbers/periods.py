"""The spans that figures are for: a year, several, or the part of one from January to the end of a half, a quarter or a month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

_YEARS = re.compile(r"(?:19|20|21)[0-9]{2}", re.ASCII)
_SPAN = re.compile(r"(?P<first>[0-9]{4})-(?P<last>[0-9]{4})", re.ASCII)
_PERIOD = re.compile(r"(?P<year>[0-9]{4})(?:-(?:(?P<part>[HQ])(?P<number>[1-4])|(?P<month>0[1-9]|1[0-2])))?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MONTHS = {"H": 6, "Q": 3}
_MONTHS_OF_A_YEAR = 12


def is_period(text: str) -> bool:
    """Whether a text is `2024`, `2024-H1`, `2024-Q3`, `2024-06` or `2021-2025`."""
    if several := _SPAN.fullmatch(text):
        return several["first"] < several["last"] and all(map(_YEARS.fullmatch, several.groups()))
    match = _PERIOD.fullmatch(text)
    if match is None or not _YEARS.fullmatch(match["year"]):
        return False
    return not (match["part"] == "H" and int(match["number"]) > 2)  # noqa: PLR2004 halves of a year


def year_of(period: str) -> int:
    """The calendar year that a period lies in, or that several years end with."""
    return int(period[-4:] if is_span(period) else period[:4])


def first_year_of(period: str) -> int:
    """The calendar year that a period lies in, or that several years begin with."""
    return int(period[:4])


def year_before(period: str) -> str:
    """The same period of the year before."""
    before = f"{first_year_of(period) - 1}"
    return f"{before}-{year_of(period) - 1}" if is_span(period) else before + period[4:]


def is_whole_year(period: str) -> bool:
    """Whether a period is a full calendar year."""
    return len(period) == len("2024")


def whole_year_of(period: str) -> str:
    """The year that a period lies in, as a period."""
    return period[:4]


def is_span(period: str) -> bool:
    """Whether a period is several years together."""
    return _SPAN.fullmatch(period) is not None


def years_in(period: str) -> int:
    """How many calendar years a period takes, or has a part of."""
    return year_of(period) - first_year_of(period) + 1


def start_of(period: str) -> date:
    """The first day of a period's year: figures of part of a year are cumulative from January."""
    return date(first_year_of(period), 1, 1)


def last_day(text: str) -> date:
    """The last day that a date of any precision can mean: 31 August 2025 for 2025-08; raises ValueError for any other text."""
    if not _DAY.fullmatch(text):
        return end_of(text)
    return date.fromisoformat(text)


def end_of(period: str) -> date:
    """The last day of a period, also of one just outside the years that a plan can have; stocks and rates are read at it."""
    return _span(period)[1]


def span_of(period: str, cumulative: bool = True) -> tuple[date, date]:
    """The first and the last day that a figure counts; two periods can share them: 2024 and 2024-12, 2024-H1 and 2024-06."""
    first, last = _span(period)
    return (start_of(period) if cumulative else first), last


@cache
def _span(period: str) -> tuple[date, date]:
    """The first and the last day of a year or of several, or of a half, a quarter or a month by itself."""
    if is_span(period):
        return start_of(period), date(year_of(period), _MONTHS_OF_A_YEAR, 31)
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ValueError(period)
    months = _MONTHS[match["part"]] if match["part"] else 1 if match["month"] else _MONTHS_OF_A_YEAR
    month, year = int(match["month"] or 0) or months * int(match["number"] or 1), int(match["year"])
    last = date(year + month // _MONTHS_OF_A_YEAR, month % _MONTHS_OF_A_YEAR + 1, 1) - timedelta(days=1)
    return date(year, month - months + 1, 1), last
