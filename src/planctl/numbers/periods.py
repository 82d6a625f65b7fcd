"""The spans that figures are for: a year, or the part of one from January to the end of a half, a quarter or a month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

_YEARS = re.compile(r"(?:19|20|21)[0-9]{2}", re.ASCII)
_PERIOD = re.compile(r"(?P<year>[0-9]{4})(?:-(?:(?P<part>[HQ])(?P<number>[1-4])|(?P<month>0[1-9]|1[0-2])))?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MONTHS = {"H": 6, "Q": 3}
_MONTHS_OF_A_YEAR = 12


def is_period(text: str) -> bool:
    """Whether a text is `2024`, `2024-H1`, `2024-Q3` or `2024-06`."""
    match = _PERIOD.fullmatch(text)
    if match is None or not _YEARS.fullmatch(match["year"]):
        return False
    return not (match["part"] == "H" and int(match["number"]) > 2)  # noqa: PLR2004 halves of a year


def year_of(period: str) -> int:
    """The calendar year that a period lies in."""
    return int(period[:4])


def year_before(period: str) -> str:
    """The same period of the year before."""
    return f"{year_of(period) - 1}{period[4:]}"


def is_whole_year(period: str) -> bool:
    """Whether a period is a full calendar year."""
    return len(period) == len("2024")


def start_of(period: str) -> date:
    """The first day of a period's year: figures of part of a year are cumulative from January."""
    return date(year_of(period), 1, 1)


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
    """The first and the last day of a year, or of a half, a quarter or a month by itself."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ValueError(period)
    months = _MONTHS[match["part"]] if match["part"] else 1 if match["month"] else _MONTHS_OF_A_YEAR
    month, year = int(match["month"] or 0) or months * int(match["number"] or 1), int(match["year"])
    last = date(year + month // _MONTHS_OF_A_YEAR, month % _MONTHS_OF_A_YEAR + 1, 1) - timedelta(days=1)
    return date(year, month - months + 1, 1), last
