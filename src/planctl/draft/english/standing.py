"""Of when each quantity of a paragraph is, as a result or as a target."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planctl.draft.english.periods import DATES, YEAR, period_of, written, year_of
from planctl.draft.english.roles import future, is_mark, role_of, told_beside
from planctl.draft.english.where import Date, Where, date_before, date_behind
from planctl.draft.english.words import grammar, pattern
from planctl.draft.reading import Document, Quantity, Role, Standing
from planctl.numbers.periods import JANUARY, is_span, split_for
from planctl.numbers.units import PERCENT

_SENTENCE_ENDS = re.compile(r"[;?!\t]|\.(?![\d\ue000-\ue009])")
_FROM = re.compile(r"(?i)\bfrom\b[^,;]{0,24}$")


def standings(
    text: str, masked: str, quantities: Sequence[Quantity], under: Standing, document: Document
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
        is_level = re.match(r"\s*(?:from|to)\b", masked[quantity.lead : quantity.start]) is not None
        period = _fitting(period, role, quantity, document, is_level=is_level)
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
    year_before = pattern(r"[^,;□]{0,24}(?<!over)(?<!than)(?<!on)(?<!with) <year_before>\b")
    if (role == "actual" and year_before.match(where.behind)) or _FROM.search(where.lead):
        is_ahead = "target" in (role, under.role)
        return Standing("actual", written(document.base_year if is_ahead else _number(default) - 1, document.year_start))
    date = date_before(where)
    is_past = date is not None and role == "target" and date.last <= document.base_year < document.plan_year
    return Standing(role, date.period if date is not None and not is_past else _as_before(where, role, found, default))


def _as_before(where: Where, role: Role, found: list[Standing], default: str) -> str:
    """The period of the quantity before, where it goes on; else the default."""
    if not found or (found[-1].role != role and not where.quantity.listed):
        return default
    before = found[-1].period
    is_far = role == "target" and where.document.plan_year - where.document.base_year > 1
    goes_on = is_far or (not where.is_first and not is_span(before) and _number(before) >= _number(default))
    return before if where.quantity.listed or (goes_on and not is_span(before)) else default


def _date_of_base(where: Where) -> Date | None:
    """The date of a baseline in brackets: (baseline 2024: 19.8 per cent)."""
    bracket = where.lead.rfind("(")
    if bracket < 0 or not re.match(r"(?i)\((?:baseline|base)\b", where.lead[bracket:]):
        return None
    begin = max(where.begin, where.sentence) + bracket
    return next((each for each in where.dates if begin <= each.start < where.quantity.start), None)


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
    return _all_years(document) if role == "target" and document.five_years and period == plan else period


def _all_years(document: Document) -> str:
    """The years of a plan of several."""
    span = f"{document.five_years}-{document.plan_year}"
    return span if document.year_start == JANUARY else split_for(span)


def _fitting(period: str, role: Role, quantity: Quantity, document: Document, *, is_level: bool) -> str:
    """A span only for what is summed or averaged over it; the last year of one for all else."""
    if quantity.form == "average_growth":
        return _all_years(document) if role == "target" and document.five_years and not is_span(period) else period
    is_sum = (
        quantity.form == "value" and role == "target" and grammar().bounds.keys() >= {each.lower() for each in quantity.rests_on}
    )
    if not is_span(period) or (is_sum and not is_level and quantity.unit not in (PERCENT, "∶1", "") and "per" not in quantity.unit):
        return period
    return period.rpartition("-")[2]


def _number(period: str) -> int:
    """The number of a period's last year."""
    return int(re.findall(rf"(?:^|-)({YEAR})", period)[-1])
