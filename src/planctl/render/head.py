"""The line above a table: which plan it is about, known by which day, from which source."""

from __future__ import annotations

from planctl.assess.answers import AnyAnswer
from planctl.language import Bilingual, Language
from planctl.render.words import name

_KNOWN = Bilingual("数字截至{day}", "known by {day}")
_SOURCE = Bilingual("来源：《{title}》", "source: {title}")
_BETWEEN = Bilingual("；", "; ")


def head_line(answer: AnyAnswer, language: Language) -> str | None:
    """What an answer is about, in one line; None when it is about no plan that has a name."""
    plan = answer.plan
    if plan is None or plan.name_zh is None:
        return None
    parts = [
        name(plan.name_zh, plan.name_en, language),
        *([_KNOWN.filled(day=answer.as_of).text(language)] if answer.as_of else []),
        *([_SOURCE.filled(title=name(plan.source_zh, plan.source_en, language)).text(language)] if plan.source_zh else []),
    ]
    return _BETWEEN.text(language).join(parts)
