"""Of when each quantity of a paragraph is, as a result or as a target."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planctl.draft.english.periods import DATES, YEAR, period_of, written, year_of
from planctl.draft.english.roles import future, is_mark, role_of, told_beside
from planctl.draft.english.where import Date, Where, date_before, date_behind
from planctl.draft.english.words import grammar, pattern
from planctl.draft.reading import Document, Quantity, Role, Standing, Subject
from planctl.numbers.periods import JANUARY, is_span, split_for
from planctl.numbers.units import PERCENT

_SENTENCE_ENDS = re.compile(r"[;?!\t]|\.(?![\d\ue000-\ue009])")
_FROM_TO = re.compile(r",? from [^,;.]*(?:[.,]\d[^,;.]*)*?□ to [^,;.]*(?:[.,]\d[^,;.]*)*? (?:in|by) (?=□)")
"""What stands behind a growth up to the year in which it arrived."""
_FROM = re.compile(r"(?i)\bfrom\b[^,;]{0,24}$")


def standings(
    text: str, masked: str, quantities: Sequence[Quantity], subjects: Sequence[Subject], under: Standing, document: Document
) -> list[tuple[Standing, int | None]]:
    """Whether each quantity is a result or a target, of when, and what year a growth is on; in `masked` dates are blotted out."""
    dates = [
        Date(each.start(), each.end(), period_of(each, document.year_start), year_of(each, document.year_start))
        for each in DATES.finditer(text)
        if masked[each.end() - 1] == "□"
    ]
    found: list[Standing] = []
    settled: list[Standing] = []
    on: list[int | None] = []
    for index, quantity in enumerate(quantities):
        begin = quantities[index - 1].stop if index else 0
        end = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
        sentence = max((each.end() for each in _SENTENCE_ENDS.finditer(masked, 0, quantity.start)), default=0)
        where = Where(masked, quantity, begin, end, sentence, dates, document)
        role = role_of(where, found, under, settled[-1] if settled else None)
        period = _when(where, role, found, under).period
        is_done = bool(subjects[index].verb) or _is_over_years(where)
        period = _fitting(period, role, quantity, document, middle=masked[quantity.lead : quantity.start], is_done=is_done)
        found.append(Standing(role, period))
        if not told_beside(where, found):
            settled.append(found[-1])
        on.append(_since(where, period))
    return list(zip(found, on, strict=True))


def _when(where: Where, role: Role, found: list[Standing], under: Standing) -> Standing:
    """The period of a quantity: of the date beside it, or of what was said before it, or of the heading."""
    document = where.document
    is_under = role == "target" != under.role and is_mark(where)
    is_under = is_under and not future().search(where.text[where.sentence : where.quantity.start])
    default = under.period if is_under else _default(role, under, document)
    if date := _date_of_base(where):
        return Standing("actual", date.period)
    if date := date_behind(where):
        return Standing(role, date.period)
    if role == "actual" and (years := _averaged(where) or _summed(where)):
        return Standing(role, years if document.year_start == JANUARY else split_for(years))
    if before := _year_before(where, role, under, default):
        return Standing("actual", before)
    return Standing(role, _of_sentence(where, role, found, default))


def _year_before(where: Where, role: Role, under: Standing, default: str) -> str | None:
    """The year that something came from, where it is not named: from 400, against 400 a year earlier."""
    year_before = pattern(r"[^,;□]{0,24}(?<!over)(?<!than)(?<!on)(?<!with) <year_before>\b")
    if not ((role == "actual" and year_before.match(where.behind)) or _FROM.search(where.lead)):
        return None
    dates = [each for each in where.dates if where.sentence <= each.start < where.quantity.start]
    if span := next((each for each in dates if is_span(each.period)), None):
        return span.period.partition("-")[0]
    is_ahead = future().search(where.text[where.sentence : where.quantity.start]) is not None
    base = where.document.base_year if "target" in (role, under.role) else _number(default) - (not is_ahead)
    return written(base, where.document.year_start)


def _of_sentence(where: Where, role: Role, found: list[Standing], default: str) -> str:
    """The period that a quantity's sentence names: this year, the same year, by 2027; else that of what was said before."""
    document = where.document
    if re.search(r"(?i)\bthis year\b", where.behind):
        return default
    if date := _date_arrived(where):
        return date.period
    if re.match(r"(?i)\W*(?:in|during|over) (?:the same|that) (?:year|period|quarter)\b", where.text[where.sentence :]):
        default = next((each.period for each in reversed(found) if each.role == role), default)
    date = date_before(where)
    is_report = document.base_year == document.plan_year
    is_past = (
        date is not None and role == "target" and date.last <= document.base_year - is_report and not (is_report and is_mark(where))
    )
    return date.period if date is not None and not is_past else _as_before(where, role, found, default)


def _date_arrived(where: Where) -> Date | None:
    """The second date of what moved by a share: halved, from 36.8 per cent in 2010 to 17.5 per cent in 2023."""
    if where.quantity.form not in ("growth", "change"):
        return None
    told = _FROM_TO.match(where.text, where.quantity.stop)
    return next((each for each in where.dates if told and told.end() == each.start), None)


def _as_before(where: Where, role: Role, found: list[Standing], default: str) -> str:
    """The period of the quantity before, where it goes on; else the default."""
    document = where.document
    if role == "target" and document.base_year == document.plan_year and not is_mark(where):
        later = [each.period for each in found if each.role == role and _number(each.period) > document.plan_year]
        default = later[-1] if later else default
    if not found or (found[-1].role != role and not where.quantity.listed):
        return default
    before = found[-1].period
    is_far = role == "target" and document.plan_year - document.base_year > 1
    goes_on = is_far or (not where.is_first and not is_span(before) and _number(before) >= _number(default))
    return before if where.quantity.listed or (goes_on and not is_span(before)) else default


def _date_of_base(where: Where) -> Date | None:
    """The date of a baseline in brackets: (baseline 2024: 19.8 per cent)."""
    bracket = where.lead.rfind("(")
    if bracket < 0 or not re.match(r"(?i)\((?:baseline|base)\b", where.lead[bracket:]):
        return None
    begin = max(where.begin, where.sentence) + bracket
    return next((each for each in where.dates if begin <= each.start < where.quantity.start), None)


def _averaged(where: Where) -> str | None:
    """The years of an average that follows two levels: from 168 in 2020 to 246 in 2025, an average yearly growth of 7.9%."""
    if where.quantity.form != "average_growth":
        return None
    years = [each.last for each in where.dates if where.sentence <= each.start < where.quantity.start and not is_span(each.period)]
    return f"{years[-2] + 1}-{years[-1]}" if len(years) > 1 and years[-2] + 1 < years[-1] else None


def _summed(where: Where) -> str | None:
    """The five years before those of a plan, where a result is said to be that of the five years."""
    base = where.document.base_year
    five = re.search(r"(?i)\b(?:over|in|during) the (?:past |last |previous )?five years\b", where.lead + where.behind)
    return f"{base - 4}-{base}" if five else None


def _since(where: Where, period: str) -> int | None:
    """The year that a growth is on: down 29% on 2010, 38% below the 2018/19 baseline; none where that is the year before."""
    if where.quantity.form != "growth":
        return None
    on = pattern(r"(?: [a-z-]+)?,? <since> (?:the |its |their )?(?=□)").match(where.text, where.quantity.stop)
    date = next((each for each in where.dates if on and each.start == on.end()), None)
    return date.last if date is not None and date.last < _number(period) - 1 else None


def _default(role: Role, under: Standing, document: Document) -> str:
    """The period of a result or a target where the sentence names none."""
    plan = written(document.plan_year, document.year_start)
    period = under.period if role == under.role else plan if role == "target" else written(document.base_year, document.year_start)
    return _all_years(document) if role == "target" and document.first_year and period == plan else period


def _all_years(document: Document) -> str:
    """The years of a plan of several."""
    span = f"{document.first_year}-{document.plan_year}"
    return span if document.year_start == JANUARY else split_for(span)


def _fitting(period: str, role: Role, quantity: Quantity, document: Document, *, middle: str, is_done: bool) -> str:
    """A span only for what is summed or averaged over it; the last year of one for all else.

    What `is_done`, as roads built, by a plan's last year is summed over all its years.
    """
    is_cumulative = quantity.form == "growth" and role == "target" and "cumulative" in middle
    if quantity.form == "average_growth" or is_cumulative:
        return _all_years(document) if role == "target" and document.first_year and not is_span(period) else period
    is_level = re.match(r"\s*(?:from|to)\b", middle) is not None
    is_summed = is_done and quantity.unit not in (PERCENT, "∶1", "") and quantity.form == "value" and not is_level
    if is_summed and role == "target" and document.first_year and period == _all_years(document).rpartition("-")[2]:
        return _all_years(document)
    is_sum = (
        quantity.form == "value" and role == "target" and grammar().bounds.keys() >= {each.lower() for each in quantity.rests_on}
    )
    is_sum = is_sum or is_summed
    if not is_span(period) or (is_sum and not is_level and quantity.unit not in (PERCENT, "∶1", "") and "per" not in quantity.unit):
        return period
    return period.rpartition("-")[2]


def _is_over_years(where: Where) -> bool:
    """Whether the words beside a quantity say that it is summed: over the five years, during the plan period."""
    beside = pattern(r"\b(?:over|during|throughout|in) (?:the |these )?(?:<plan_years>)\b")
    return bool(beside.search(where.lead) or beside.search(where.behind))


def _number(period: str) -> int:
    """The number of a period's last year."""
    return int(re.findall(rf"(?:^|-)({YEAR})", period)[-1])
