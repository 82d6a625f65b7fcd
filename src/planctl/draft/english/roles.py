"""Whether a quantity is a result or a target: what tenses, dates still to come and the words beside it say."""

from __future__ import annotations

import re
from functools import cache

from planctl.draft.english.where import Where, date_before, date_behind
from planctl.draft.english.words import pattern
from planctl.draft.reading import Role, Standing

_A_FEW_WORDS = 60
_ASIDE = re.compile(r"(?i), (?:[a-z]+ed|made|built|led|driven|drawn|spent)(?: up)? (?:of|by|from|in|with|through|for|at|to|on)\b")
"""What is only said beside a subject, and no verb of its own: funded from, made up of."""


def role_of(where: Where, found: list[Standing], under: Standing, settled: Standing | None) -> Role:
    """A result or a target: as a word beside the number says, or a date still to come, or the tense.

    Else the heading that it stands `under`, or, in a report on a year and a plan for the next, what was `settled` before it.
    """
    if told := told_beside(where, found) or _behind_brackets(where):
        return told
    mood = _mood(where.lead) or _tense(where.behind) or _mood(where.text[where.sentence : where.begin]) or _mood(where.behind)
    plan, base = where.document.plan_year, where.document.base_year
    date = date_behind(where) or date_before(where)
    is_weak = mood == "actual" and not _is_told(where)
    is_ahead = date is not None and date.last > base and (plan == base or ((mood != "actual" or is_weak) and date.last >= plan))
    is_wanted = settled is not None and settled.role == "target"
    if is_ahead or (is_weak and date is None and is_wanted):
        return "target"
    if mood:
        return mood
    if found and not where.is_first and not where.lead.startswith(" to"):
        return found[-1].role
    is_past = date is not None and date.last <= base < plan
    return "actual" if is_past else "target" if is_wanted and plan != base else under.role


def _behind_brackets(where: Where) -> Role | None:
    """What is said of what a number stands in brackets behind: the railway (212 km) was completed."""
    closed = re.compile(r"[^()]{0,20}\)").match(where.text, where.quantity.stop)
    if closed is None or not where.lead.endswith("("):
        return None
    return _tense(where.text[closed.end() : closed.end() + _A_FEW_WORDS])


def told_beside(where: Where, found: list[Standing]) -> Role | None:
    """What words beside a number say: a target of 400, 84 per cent of the target, from 45%, (2023: 84 per cent)."""
    quantity, lead = where.quantity, where.lead
    if quantity.form != "share_of_plan" and is_mark(where):
        return "target"
    if quantity.form == "share_of_plan" or _is_base(lead):
        return "actual"
    if re.search(r"\([^)]*□[^):]*: ?\S{0,4} ?$", lead) and (of := date_before(where)):
        return "target" if of.last > where.document.base_year else "actual"
    return found[-1].role if quantity.listed and found else None


def _is_base(lead: str) -> bool:
    """Whether a number is where something came from: from 45%, compared with 45%, (baseline: 45%), (up from 45%)."""
    came = re.search(r"(?i)\b(?:from|compared (?:with|to))\b[^,;]{0,24}$", lead)
    told = re.search(r"(?i)\((?:currently|now|up from|down from|baseline|base)\b[^)]*$", lead)
    return bool(told or (came and not future().search(lead.rsplit("from", maxsplit=1)[-1])))


def is_mark(where: Where) -> bool:
    """Whether a number is itself a target beside a result: a target of 400, 96% (2024 target); not 2 points below target."""
    behind = where.text[where.quantity.stop :]
    if where.quantity.form == "change" and re.match(" (?:below|short of|above|ahead of|off|over|under) ", behind):
        return False
    counts_marks = pattern(r"(?:.* )?<target_behind>").fullmatch(where.quantity.unit)
    own = () if counts_marks else (where.text[where.quantity.end + 1 : where.quantity.stop], where.behind)
    is_of_plan = re.match(r" of\b", where.lead) and pattern(r"<target_behind>$|\bbudget$").search(where.text[: where.begin])
    is_told = is_of_plan or _target_before().search(where.lead) or any(_target_behind().match(each) for each in own)
    return bool(is_told or re.match(r" \(□+ (?:target|goal|plan)\)", behind))


@cache
def _target_before() -> re.Pattern[str]:
    return pattern(
        r"\bagainst (?:a|an|the|its|our) (?:[a-z-]+ )?<budgeted> of\s*[A-Za-z]{0,4}[$£€¥]? ?$|"
        r"\b<target>(?: for □[□/–-]*)?(?: (?:of|is|was|were|at|set at|level of|figure of|rate of)|:)?"
        r"(?: (?:at least|more than|over|about|no more than|less than|below|under|a|the))*\s*[A-Za-z]{0,4}[$£€¥]? ?$"
    )


@cache
def _target_behind() -> re.Pattern[str]:
    return pattern(r"^ ?(?:[a-z-]+ )?<target_behind>\b(?! groups?)")


@cache
def future() -> re.Pattern[str]:
    """The words of what is still to come: will, is to, plans to."""
    return pattern(r"\b<future>\b")


@cache
def _past() -> re.Pattern[str]:
    return pattern(r"\b<past>\b|\b(?!<no_past>\b)[a-z]{3,}ed\b(?=\s*(?:$|[\d□£$€,.;(]|(?-i:[A-Z])|<after_a_verb>\b))")


def _is_told(where: Where) -> bool:
    """Whether a verb says itself that something was: rose, had been; not "reserves maintained at" in a list of what is wanted."""
    told = pattern(r"\b<past>\b|\b(?:it|they|we|which|while|but|although|who)\b")
    return told.search(where.lead) is not None or told.search(where.behind) is not None


def _tense(words: str) -> Role | None:
    """What an auxiliary right behind a number says: were completed, will be built."""
    match = re.match(
        r"(?i)(?: [a-z'-]+){0,6}? (?:(?P<past>were|was|has|have|had)|will|is to|are to|is expected|are expected)\b", words
    )
    return None if match is None else "actual" if match["past"] else "target"


def _mood(words: str) -> Role | None:
    """What the verbs among words say: will is a target's, was a result's."""
    if ahead := list(future().finditer(words)):
        _, comma, rest = words[ahead[-1].end() :].partition(",")
        return "actual" if comma and pattern(r"\b<finite>\b").search(rest) else "target"
    return "actual" if _past().search(_ASIDE.sub("", words)) else None
