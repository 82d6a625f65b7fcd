"""Whether a quantity is a result or a target, and of when: what tenses, dates and the words around it say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from planctl.draft.english.periods import DATES, YEAR, period_of, written, year_of
from planctl.draft.english.words import grammar, pattern
from planctl.draft.reading import Document, Quantity, Role, Standing
from planctl.numbers.periods import JANUARY, is_span, split_for
from planctl.numbers.units import PERCENT

_SENTENCE_ENDS = re.compile(r"[;?!\t]|\.(?![\d\ue000-\ue009])")
_BEHIND_ENDS = re.compile(r"[;:?!\t)(]|[.,](?![\d\ue000-\ue009])|\b(?:and|while|but|although)\b")
_FROM = re.compile(r"(?i)\bfrom\b[^,;]{0,24}$")
_OPENING = re.compile(
    r"(?i)\W*(?:(?:and|but|while|between|[a-z]+,) )?(?:by|in|during|for|over|at|as of|since)? ?(?:the )?(?:first |second )?"
    r"(?:end |close |half |quarter |six months |nine months )?(?:of |to )?(?:the )?(?:(?:financial |fiscal )?year |FY ?)?\w* ?"
)
"""What may stand before a date that opens a sentence."""


class _Date(NamedTuple):
    """A date of a text: where it stands, the period that it names, and its last year."""

    start: int
    end: int
    period: str
    last: int


class _Where(NamedTuple):
    """A quantity between its neighbours, which `begin` and `end` tell; `sentence` is where its own begins."""

    text: str
    quantity: Quantity
    begin: int
    end: int
    sentence: int
    dates: list[_Date]
    document: Document

    @property
    def lead(self) -> str:
        """The words of its sentence before it, from the quantity before on."""
        return self.text[max(self.begin, self.sentence) : self.quantity.start]

    @property
    def behind(self) -> str:
        """What stands behind it, up to the next one or the end of its clause."""
        rest = self.text[self.quantity.stop : self.end]
        match = _BEHIND_ENDS.search(rest)
        return rest[: match.start()] if match else rest

    @property
    def is_first(self) -> bool:
        """Whether no quantity stands before it in its sentence."""
        return self.sentence >= self.begin


def standings(
    text: str, masked: str, quantities: Sequence[Quantity], under: Standing, document: Document
) -> list[tuple[Standing, int | None]]:
    """Whether each quantity is a result or a target, of when, and what year a growth is on; in `masked` dates are blotted out."""
    dates = [
        _Date(each.start(), each.end(), period_of(each, document.year_start), year_of(each, document.year_start))
        for each in DATES.finditer(text)
        if masked[each.end() - 1] == "□"
    ]
    found: list[Standing] = []
    on: list[int | None] = []
    for index, quantity in enumerate(quantities):
        begin = quantities[index - 1].stop if index else 0
        end = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
        sentence = max((each.end() for each in _SENTENCE_ENDS.finditer(masked, 0, quantity.start)), default=0)
        where = _Where(masked, quantity, begin, end, sentence, dates, document)
        role = _role(where, found, under)
        period = _when(where, role, found, under).period
        is_level = re.match(r"\s*(?:from|to)\b", masked[quantity.lead : quantity.start]) is not None
        period = _fitting(period, role, quantity, document, is_level=is_level)
        found.append(Standing(role, period))
        on.append(_since(where, period))
    return list(zip(found, on, strict=True))


def _role(where: _Where, found: list[Standing], under: Standing) -> Role:
    """A result or a target: as a word beside the number says, or a date still to come, or the tense, or the heading."""
    if told := _told(where, found):
        return told
    mood = _mood(where.lead) or _tense(where.behind) or _mood(where.text[where.sentence : where.begin]) or _mood(where.behind)
    plan, base = where.document.plan_year, where.document.base_year
    date = _date_behind(where) or _date_before(where)
    if date is not None and date.last > base and (plan == base or (mood != "actual" and date.last >= plan)):
        return "target"
    goes_on = (
        found and not where.is_first and found[-1].role == "target" and _future().search(where.text[where.sentence : where.begin])
    )
    if mood == "actual" and goes_on and not _is_told(where.lead):
        return "target"
    if mood:
        return mood
    if found and not where.is_first and not where.lead.startswith(" to"):
        return found[-1].role
    return "actual" if date is not None and date.last <= base < plan else under.role


def _told(where: _Where, found: list[Standing]) -> Role | None:
    """What words beside a number say: a target of 400, 84 per cent of the target, from 45%, (2023: 84 per cent)."""
    quantity, lead = where.quantity, where.lead
    if quantity.form == "share_of_plan":
        return "actual"
    if _is_mark(where):
        return "target"
    is_base = re.search(r"(?i)\b(?:from|compared (?:with|to))\b[^,;]{0,24}$", lead)
    if (is_base and not _future().search(lead.split("from")[-1])) or re.search(
        r"(?i)\((?:currently|now|up from|down from)[^)]*$", lead
    ):
        return "actual"
    if re.search(r"\([^)]*□[^):]*: ?\S{0,4} ?$", lead) and (of := _date_before(where)):
        return "target" if of.last > where.document.base_year else "actual"
    return found[-1].role if quantity.listed and found else None


def _is_mark(where: _Where) -> bool:
    """Whether a number is itself a target beside a result: a target of 400, 96% (2024 target); not 2 points below target."""
    behind = where.text[where.quantity.stop :]
    if where.quantity.form == "change" and re.match(" (?:below|short of|above|ahead of|off|over|under) ", behind):
        return False
    own = (where.text[where.quantity.end + 1 : where.quantity.stop], where.behind)
    is_told = _target_before().search(where.lead) or any(_target_behind().match(each) for each in own)
    return bool(is_told or re.match(r" \(□+ (?:target|goal|plan)\)", behind))


@cache
def _target_before() -> re.Pattern[str]:
    return pattern(
        r"\b<target>(?: for □[□/–-]*)?(?: (?:of|is|was|were|at|set at|level of|figure of|rate of)|:)?"
        r"(?: (?:at least|more than|over|about|no more than|less than|below|under|a|the))*\s*[A-Za-z]{0,4}[$£€¥]? ?$"
    )


@cache
def _target_behind() -> re.Pattern[str]:
    return pattern(r"^ ?(?:[a-z-]+ )?<target_behind>\b(?! groups?)")


@cache
def _future() -> re.Pattern[str]:
    return pattern(r"\b<future>\b")


@cache
def _past() -> re.Pattern[str]:
    return pattern(r"\b<past>\b|\b(?!<no_past>\b)[a-z]{3,}ed\b(?=\s*(?:$|[\d□£$€,.;(]|(?-i:[A-Z])|<after_a_verb>\b))")


def _is_told(words: str) -> bool:
    """Whether a verb among words says itself that something was: rose, had been, it was; not the reserves maintained of a list."""
    return pattern(r"\b<past>\b|\b(?:it|they|we|which|while|but|although|who)\b").search(words) is not None


def _tense(words: str) -> Role | None:
    """What an auxiliary right behind a number says: were completed, will be built."""
    match = re.match(
        r"(?i)(?: [a-z'-]+){0,6}? (?:(?P<past>were|was|has|have|had)|will|is to|are to|is expected|are expected)\b", words
    )
    return None if match is None else "actual" if match["past"] else "target"


def _mood(words: str) -> Role | None:
    """What the verbs among words say: will is a target's, was a result's."""
    if future := list(_future().finditer(words)):
        _, comma, rest = words[future[-1].end() :].partition(",")
        return "actual" if comma and pattern(r"\b<finite>\b").search(rest) else "target"
    return "actual" if _past().search(words) else None


def _date_behind(where: _Where) -> _Date | None:
    """The date right behind a quantity, in its own clause."""
    stop = where.quantity.stop
    if bracket := next((each for each in where.dates if each.start == stop + 2 and where.text.startswith(" (", stop)), None):
        return bracket
    date = next((each for each in where.dates if stop <= each.start < stop + len(where.behind)), None)
    if date is None or _is_compared(where.text[stop : date.start], where.text[date.end :]):
        return None
    gap = where.text[stop : date.start]
    if re.search(r"(?i)\b(?:from|to|target|against|since|short of)\b(?!.*\b(?:in|by|during)\b)", gap):
        return None
    return date if re.search(r"(?i)\b(?:in|by|during|for|at|of|to|on|until|as|end|between|FY)\b[^,]*$", gap) else None


def _date_before(where: _Where) -> _Date | None:
    """The last date before a quantity in its sentence that is not another's, or compared with."""
    for date in reversed([each for each in where.dates if where.sentence <= each.start < where.quantity.start]):
        before, after = where.text[where.sentence : date.start], where.text[date.end :]
        if date.start >= where.begin and pattern(r" <target>\b").match(after):
            return date
        if not _is_compared(before, after) and (date.start >= where.begin or _OPENING.fullmatch(before)):
            return date
    return None


def _is_compared(before: str, after: str) -> bool:
    """Whether something is compared with a date, or it is a name's: below the 2018 baseline, their 2019 level, Vision 2030."""
    is_beside = pattern(r"\b<compared> (?:the )?(?:end of |levels? (?:of|in) )?(?:in |at |the )*$").search(before)
    return bool(is_beside or pattern(r"^(?:'s)? <level>\b").match(after))


def _when(where: _Where, role: Role, found: list[Standing], under: Standing) -> Standing:
    """The period of a quantity: of the date beside it, or of what was said before it, or of the heading."""
    document = where.document
    default = _default(role, under, document)
    if role == "target" != under.role and not _future().search(where.text[where.sentence : where.quantity.start]):
        default = under.period
    if date := _date_behind(where):
        return Standing(role, date.period)
    year_before = pattern(r"[^,;□]{0,24}(?<!over)(?<!than)(?<!on)(?<!with) <year_before>\b")
    if (role == "actual" and year_before.match(where.behind)) or _FROM.search(where.lead):
        is_ahead = "target" in (role, under.role)
        return Standing("actual", written(document.base_year if is_ahead else _number(default) - 1, document.year_start))
    date = _date_before(where)
    is_past = date is not None and role == "target" and date.last <= document.base_year < document.plan_year
    if date and not is_past:
        return Standing(role, date.period)
    if found and where.quantity.listed:
        return Standing(role, found[-1].period)
    if found and found[-1].role == role and not is_span(found[-1].period):
        is_far = role == "target" and document.plan_year - document.base_year > 1
        if is_far or (not where.is_first and _number(found[-1].period) >= _number(default)):
            return Standing(role, found[-1].period)
    return Standing(role, default)


def _since(where: _Where, period: str) -> int | None:
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
