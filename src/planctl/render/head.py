"""The line above a table, a document or a picture: which plan it is about, known by which day, from which source."""

from __future__ import annotations

from collections.abc import Iterator

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
    return _BETWEEN.text(language).join((name(plan.name_zh, plan.name_en, language), *_basis(answer, language)))


def basis_line(answer: AnyAnswer, language: Language) -> str:
    """The same without the plan's name, for what has that as its title; empty when there is nothing to say."""
    line = _BETWEEN.text(language).join(_basis(answer, language))
    return line[:1].upper() + line[1:]


def _basis(answer: AnyAnswer, language: Language) -> Iterator[str]:
    plan = answer.plan
    if answer.as_of:
        yield _KNOWN.filled(day=answer.as_of).text(language)
    if plan and plan.source_zh:
        yield _SOURCE.filled(title=name(plan.source_zh, plan.source_en, language)).text(language)
