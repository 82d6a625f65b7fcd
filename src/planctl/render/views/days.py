"""How the days that a share of the year takes read, in a sentence."""

from __future__ import annotations

from planctl.assess.days import DaysNeeded
from planctl.language import Bilingual, Language
from planctl.numbers.periods import year_of
from planctl.render import cells

_TAKES = Bilingual("{year}年：{whole}天的{share}需{needed}天", "{year}: {share} of {whole} days takes {needed}")
_STILL = Bilingual("，截至{period}有{known}天，还差{more}天", "; {known} by {period}, {more} still to come")
_REACHED = Bilingual("，截至{period}已有{known}天", "; {known} by {period}")
_MORE = Bilingual("，比{period}年的{known}天多{more}天", ", {more} more than the {known} of {period}")
_FEWER = Bilingual("，比{period}年的{known}天少{more}天", ", {more} fewer than the {known} of {period}")
_SAME = Bilingual("，与{period}年的{known}天相同", ", as many as in {period}")
_CALENDAR = Bilingual("（按日历天数；官方按有效监测天数）", " (calendar days; officially days with valid measurements)")


def said(days: DaysNeeded, language: Language) -> str:
    """How many days a target takes, and how that stands to those that are known."""
    takes = _TAKES.filled(
        year=year_of(days.target.period), whole=days.whole, share=cells.figure(days.target, language), needed=days.needed
    )
    return takes.text(language) + _beside(days, language) + _CALENDAR.text(language)


def _beside(days: DaysNeeded, language: Language) -> str:
    if days.known is None or days.more is None or days.more.value is None:
        return ""
    more, beside = days.more.value, _MORE if days.more.value > 0 else _FEWER if days.more.value < 0 else _SAME
    if year_of(days.known.period) == year_of(days.target.period):
        beside = _STILL if more > 0 else _REACHED
    shown = cells.quantity(days.more._replace(value=abs(more), unit=None), language, signed=False)
    return beside.filled(period=days.known.period, known=cells.figure(days.known, language), more=shown).text(language)
