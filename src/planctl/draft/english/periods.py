"""The years of a report, and what its title and headings say of every paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from planctl.draft.english.words import pattern
from planctl.draft.reading import Document, Standing
from planctl.numbers.periods import JANUARY, split_for

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
YEAR = r"(?:19|20|21)\d\d"
_APRIL, _JULY = 4, 7
_MONTH = "|".join(MONTHS)
_SPLIT = rf"(?:FY ?)?(?P<split>{YEAR})(?:[/–—-]\d\d(?!\d)|/{YEAR})"
DATES = re.compile(
    rf"(?P<first>{YEAR})(?P<splits>[/–—-]\d\d)?(?: ?[–—-] ?| to | and )(?:FY ?)?(?P<last>{YEAR})(?(splits)[/–—-]\d\d)(?![/\d])"
    rf"|{_SPLIT}|FY ?(?P<fiscal>{YEAR}|\d\d\b)"
    r"|(?:(?:the )?(?P<part>(?i:(?:first|second) half|(?:first|second|third|fourth|last) quarter"
    r"|first six months|first nine months|first three quarters)|Q[1-4]|H[12]|mid)[ -](?:of )?)?"
    rf"(?:(?P<month>{_MONTH}) (?:\d{{1,2}}, )?)?(?P<year>{YEAR})(?![\d%]|[/–—-]\d\d(?!\d))"
)
_PARTS = {
    "first half": "H1", "first six months": "H1", "mid": "H1", "second half": "H2",
    "first quarter": "Q1", "second quarter": "Q2", "third quarter": "Q3", "fourth quarter": "Q4", "last quarter": "Q4",
    "q1": "Q1", "q2": "Q2", "q3": "Q3", "q4": "Q4", "h1": "H1", "h2": "H2",
}  # fmt: skip
_SO_FAR = {"-Q2": "-H1", "-Q3": "-09", "-Q4": ""}
"""What the report of an office on a quarter tells of: the year up to its end; a bulletin tells of the quarter by itself."""
_NINE_MONTHS = ("first nine months", "first three quarters")
_IN_PART = tuple(
    (re.compile(rf"(?i)\b(?:{words}|January\s?(?:to|–|-)\s?{month})\b"), part)
    for words, month, part in (
        ("half[- ]year|six[- ]month(?:ly)?|mid[- ]year(?! population| estimates)|first half|six months|H1", "June", "H1"),
        ("nine months|three quarters", "September", "09"),
        ("second quarter|quarter (?:2|two)|Q2", "□", "Q2"),
        ("third quarter|quarter (?:3|three)|Q3", "□", "Q3"),
        ("fourth quarter|quarter (?:4|four)|Q4", "□", "Q4"),
        ("first quarter|quarter (?:1|one)|three months|Q1", "March", "Q1"),
    )
)
_YEARS_FROM_APRIL = re.compile(r"[£₹]|\bRs\b|\bcrore\b|\bR\d|\bJMD|J\$|S\$")
_LABEL = re.compile(
    r"\W*(?P<label>(?:Baseline|Base year|Targets?|Results?|Achievements?|Actuals?|Outturn|Status|Where we are)[^:.;]{0,30}): "
)
"""What a paragraph begins with that says of what all of it is: Baseline (2024): roads 320 km; clinics 41."""
_SHORT = 90
"""A paragraph of no more characters that ends no sentence is a heading."""
_UNKNOWN = 2000
_RECENT = 3
"""So many years before a plan's first one its base may lie."""


class _Years(NamedTuple):
    """The year that is planned, the one looked back on, and the first of several that are planned."""

    plan: int
    base: int
    first: int | None = None


def read_document(paragraphs: Sequence[str], year: int | None = None) -> Document:
    """What the title and the headings say of every paragraph; `year` is the one that is planned, where they do not tell."""
    title = next((text for text in paragraphs if text.strip()), "")
    text = "\n".join(paragraphs)
    starts = year_start(title, text)
    years = _Years(year, year - 1) if year else _years(title, text, starts)
    part = next((f"-{part}" for each, part in _IN_PART if each.search(title)), "")
    if part in _SO_FAR and not pattern(r"\b<of_its_own_year>\b(?<!performance)").search(title):
        part = _SO_FAR[part]
    nine_months = _up_to_month(years.base, 9, starts)
    now = Standing("actual", nine_months if part == "-09" else written(years.base, starts) + part)
    if pattern(r"\b<looks_ahead>\b").search(title) and not (_looks_back(title) or _looks_both_ways(title)):
        now = Standing("target", written(years.plan, starts))
    standing: list[Standing] = []
    for index, each in enumerate(paragraphs):
        if index and (heading := _heading(each)):
            now = _under(heading, now, years, starts)
        label = _LABEL.match(each)
        standing.append(_under(label["label"], now, years, starts) if index and label else now)
    return Document(years.plan, years.base, years.first, tuple(standing), starts)


def _looks_back(title: str) -> bool:
    return pattern(r"\b<looks_back>\b(?! <still_ahead>)").search(title) is not None


def _looks_both_ways(title: str) -> bool:
    """Whether a title is of a report on one year and a plan for the next: two years, and a plan, or a speech that has both."""
    years = {each["year"] or each["split"] for each in DATES.finditer(title)} - {None}
    return len(years) > 1 or pattern(r"\b<both_ways>\b").search(title) is not None


def _heading(text: str) -> str:
    """A paragraph that is a heading, a short one that ends no sentence, or the one that a paragraph begins with; nothing else."""
    bare = text.strip()
    if len(bare) <= _SHORT and not bare.endswith((".", ";", ",", ":")):
        return bare
    lead = re.match(r"[A-Z][^.%]{3,60}[a-z]\. (?=[A-Z])", text)
    return lead[0] if lead and not re.search(r"\d{3}(?!\d)(?<!\d{4})", lead[0]) else ""


def year_start(title: str, text: str) -> int:
    """The month in which a report's years begin: January where it does not print them as 2024/25, so that its FY2025 is 2025.

    The month that a year is said to end in tells; else the money, of which most governments begin their years in April, or in July.
    """
    several = len(re.findall(_SPLIT, text))
    if not several:
        return JANUARY
    single = len(re.findall(rf"(?<![/–—\d-]){YEAR}(?![/–—-]?\d)", text))
    if not re.search(rf"{_SPLIT}|\bFY ?\d", title) and several <= single:
        return JANUARY
    if ended := re.search(
        rf"(?i)(?:(?:year|months) (?:ending|ended|to)(?: on)?(?: the)? (?:\d\d ?|end of )?|at end-)(?P<month>{_MONTH})", text
    ):
        return MONTHS.index(ended["month"].title()) + 2 if ended["month"].title() != MONTHS[-1] else JANUARY
    return _APRIL if _YEARS_FROM_APRIL.search(text) else _JULY


def written(year: int, starts: int) -> str:
    """A year as a period: 2024, or 2024/25 where years begin in another month than January."""
    return str(year) if starts == JANUARY else split_for(str(year))


def _years(title: str, text: str, starts: int) -> _Years:
    dates = [each for each in DATES.finditer(title) if not pattern("<names_with_years> $").search(title[: each.start()])]
    span = next((each for each in dates if each["first"]), None)
    singles = [_titled(each, text, starts) for each in dates if not each["first"]]
    said = [year_of(each, starts) for each in DATES.finditer(text) if not each["first"]]
    last = year_of(span, starts) if span else None
    if _looks_both_ways(title) and singles:
        return _Years(max(singles), max(singles) - 1)
    if _looks_back(title) or (singles and not pattern(r"\b<looks_ahead>\b").search(title)):
        is_year = not pattern(r"\b<of_its_own_year>\b").search(title) and not any(
            each["split"] or each["fiscal"] or each["part"] or each["month"] for each in dates
        )
        if is_year and len(singles) == 1 and singles[0] not in said[1:] and singles[0] - 1 in said:
            singles = [singles[0] - 1]
        latest = max(singles or [each for each in said if last is None or each < last], default=last or _UNKNOWN)
        return _Years(latest, latest)
    if span is not None and last is not None:
        first = int(span["first"])
        return _Years(last, max((each for each in said if first - _RECENT <= each < first), default=first - 1), first)
    if not singles and re.search("(?i)five-year plan", title) and said and last is None:
        return _Years(max(said), max(said) - 5, max(said) - 4)
    if not singles:
        latest = Counter(said).most_common(1)[0][0] if said else _UNKNOWN
        return _Years(latest, latest - 1)
    plan = max(singles)
    before = [each for each in said if each < plan]
    is_far = before and re.search(rf"(?i)(?:to|by|towards|vision|–) {plan}", title)
    return _Years(plan, Counter(before).most_common(1)[0][0] if is_far else plan - 1)


def _titled(date: re.Match[str], text: str, starts: int) -> int:
    """The year of a title; of a "Budget 2025" whose text speaks of 2025/26, the one that begins then."""
    year = year_of(date, starts)
    if starts == JANUARY or date["split"] or date["fiscal"]:
        return year
    return year + 1 if split_for(str(year + 1)) in re.sub("[–—-]", "/", text) else year


def year_of(date: re.Match[str], starts: int) -> int:
    """The last year of a date; where years begin within a calendar year, the one that ends in a year that is named alone."""
    is_split = starts != JANUARY
    if date["first"]:
        return int(date["last"]) - (is_split and not date["splits"])
    if date["split"]:
        return int(date["split"]) + (not is_split)
    if date["fiscal"]:
        return int(date["fiscal"][-2:]) + _UNKNOWN - is_split
    month = MONTHS.index(date["month"]) + 1 if date["month"] else JANUARY
    return int(date["year"]) - (is_split and month < starts)


def period_of(date: re.Match[str], starts: int) -> str:
    """The period that a date names."""
    if date["first"]:
        first, last = int(date["first"]), year_of(date, starts)
        return f"{first}-{last}" if starts == JANUARY else split_for(f"{first}-{last}")
    year = written(year_of(date, starts), starts)
    if date["part"] and date["part"].lower() in _NINE_MONTHS:
        return _up_to_month(year_of(date, starts), 9, starts)
    if date["part"]:
        return f"{year}-{_PARTS[date['part'].lower()]}"
    month = MONTHS.index(date["month"]) + 1 if date["month"] else None
    is_last = month == (starts - 2) % len(MONTHS) + 1
    return f"{date['year']}-{month:02}" if month and not is_last else year


def _up_to_month(year: int, months: int, starts: int) -> str:
    """So many months of a year, called by the last one: 2024-09, or 2024-12 of years that begin in April."""
    month = starts + months - 1
    return f"{year + (month > len(MONTHS))}-{(month - 1) % len(MONTHS) + 1:02}"


def is_single(period: str) -> bool:
    """Whether a period is a quarter or a half by itself, as those are that an English report names: the second quarter."""
    return period.endswith(("-Q2", "-Q3", "-Q4", "-H2"))


def _under(heading: str, now: Standing, years: _Years, starts: int) -> Standing:
    """What stands under a heading."""
    dates = list(DATES.finditer(heading))
    is_report = years.plan == years.base
    ahead = pattern(r"\b<ahead>\b" if is_report else r"\b(?:<ahead>|<ahead_in_a_plan>)\b").search(heading)
    behind = pattern(r"\b(?:<behind>|<behind_in_a_report>)\b" if is_report else r"\b<behind>\b").search(heading)
    if behind and ahead and not pattern(r"\b<measured_against>\b").search(heading[behind.end() : ahead.start()]):
        behind = None
    if behind:
        kept = now.period if now.role == "actual" else written(years.base, starts)
        return Standing("actual", period_of(dates[-1], starts) if dates else kept)
    if ahead:
        return Standing("target", period_of(dates[-1], starts) if dates else written(years.plan, starts))
    if len(dates) == 1:
        is_target = year_of(dates[0], starts) >= years.plan != years.base
        return Standing("target" if is_target else "actual", period_of(dates[0], starts))
    return now
