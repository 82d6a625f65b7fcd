"""The years that a sum or an average is over: five years, three years, the coming five, those of a plan."""

from __future__ import annotations

import re

from planctl.draft.chinese.before import RATES
from planctl.draft.chinese.clauses import bare
from planctl.draft.chinese.measures import starting
from planctl.draft.chinese.periods import FIVE_YEARS, NAMED
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Document, Quantity, Standing

_SUMMED = re.compile("五年(?:来)?(?:累计|投入|共)|累计(?:新增|完成|实现|下降|降低|城镇|争取|减|转移|发放)|^累计(?!建成)")
_IN_ALL = re.compile("累计建成|已建成|共有|现有|每年")
_REVIEW = re.compile("五年来|过去五年|五年间|“?十[二三四五六]五”?(?:时期|期间|以来)")
_N_YEARS = re.compile("(?<!连续)(?P<n>[三四五])年(?:来|间|累计|共|内|新|改|建|实施|投入|完成|提高|下降|培训|轮训|安排)")
_LEVELS = (*RATES, "", "∶1", "年")
NUMBERS = {"三": 3, "四": 4, "五": 5}


def over_years(period: str, text: str, before: str, quantity: Quantity, document: Document) -> str:
    """The years that a sum or an average is over, where a plan of several years, or its review, tells of one; else the period."""
    if "-" in period:
        return period
    clause, end = re.split("[，：]", before)[-1], int(period)
    if years := _N_YEARS.search(clause):
        return _last_of(end, NUMBERS[years["n"]])
    if quantity.form == "average_growth":
        return _averaged(before, end, document)
    if quantity.form in ("growth", "change") and "累计" in clause and document.first_year and end == document.plan_year:
        return f"{document.first_year}-{end}"
    return _summed(text, before, quantity, end, document) or period


def _averaged(before: str, end: int, document: Document) -> str:
    """The years of an average growth: those of the five-year plan that is named, or that ends then, or the plan's own."""
    if named := NAMED.search(before):
        end = FIVE_YEARS[named["name"] + "五"]
    is_end = end in FIVE_YEARS.values() or (document.first_year is not None and end == document.plan_year)
    return f"{_begun(end, document)}-{end}" if is_end else str(end)


def _summed(text: str, before: str, quantity: Quantity, end: int, document: Document) -> str | None:
    """The years of what is done, as roads built, in a text of several years; None of a level, which is of the last of them."""
    years = _N_YEARS.search(before)
    is_review = _REVIEW.search(text) is not None and end == document.base_year
    is_plan = document.first_year is not None and end in (document.plan_year, document.base_year)
    is_coming = (coming := in_coming_years(text, document)) is not None and coming.period == str(end)
    if not (years or is_review or is_plan or is_coming) or quantity.form != "value" or quantity.unit in _LEVELS:
        return None
    clause, words = re.split("[，：]", before)[-1], re.split("[，：、]", before)[-1]
    is_dated = re.match(rf"\W*(?:刚刚?过去的)?{end}年", text[text.rfind("。") + 1 :]) or re.search(
        rf"(?<![到至]){end}年(?![底末])", clause
    )
    is_done = _SUMMED.search(clause) or (starting(bare(words), grammar().verbs) and not _IN_ALL.search(words))
    if quantity.bound == "reach" or is_dated or not is_done:
        return None
    return _last_of(end, NUMBERS[years["n"]]) if years else f"{_begun(end, document)}-{end}"


def in_coming_years(text: str, document: Document) -> Standing | None:
    """What 今后五年 says of all that follows in its paragraph: a target of the last of them, the first being the one planned."""
    years = re.search("(?:今后|未来|接下来)(?P<n>[三五])年", text)
    return Standing("target", str(document.plan_year + NUMBERS[years["n"]] - 1)) if years and document.first_year is None else None


def _last_of(end: int, years: int) -> str:
    """So many years up to one."""
    return f"{end - years + 1}-{end}"


def _begun(end: int, document: Document) -> int:
    """The first of several years that end in one: the plan's own, or five."""
    return document.first_year if document.first_year and end == document.plan_year else end - 4
