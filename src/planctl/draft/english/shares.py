"""Rules for the subjects of shares: a share of what, and of what in it."""

from __future__ import annotations

import re

from planctl.draft.english.place import Place
from planctl.draft.english.words import grammar, participle, pattern
from planctl.draft.reading import Subject

_OF = re.compile(r"(?i) ?of (?P<what>.+)")
_THEM = re.compile(r"(?:them|these|those|which|whom|it)\b ?(?P<rest>.*)")


def as_a_share(place: Place) -> Subject | None:
    """Debt service consumed 17.3% of revenue; tourism accounted for a fifth of GDP: of one thing in another."""
    of = _OF.match(place.behind)
    if not place.is_share or of is None or place.quantity.form != "value" or not place.words:
        return None
    if (
        pattern(r"(?:the |our |its |total |public |current |own-source )*<money_whole>\b").match(of["what"])
        and not place.takes_object
    ):
        is_name = not (place.has_verb or re.search(r"(?i)\b(?:by|to|for|among|with|of)$", place.words))
        return Subject(f"{place.words} as a share of {of['what']}", "of") if is_name else None
    told = pattern(r"^(?P<who>.+?) (?:<ties> |<modal> )*<takes_share>\b").match(f"{place.words} {place.middle}")
    if told is None or pattern(rf"(?:[\w-]+ )?{grammar().owners}").fullmatch(told["who"]):
        return None
    is_of_it = re.match(r"(?:it|that|the total)\b", of["what"])
    what = place.previous[1].name if is_of_it and place.previous is not None else of["what"]
    return Subject(f"{told['who']} as a share of {what}", "of")


def of_a_share(place: Place) -> Subject | None:
    """97% of homes meet the standard; 40 percent of them for women: of what, and what of it."""
    of = _OF.match(place.behind)
    if not place.is_share or of is None or place.quantity.form != "value":
        return None
    if place.words and not place.takes_object and not re.search(r"(?i)\b(?:by|to|for|among|with)$", place.words):
        return None
    what = of["what"]
    if (
        place.previous is not None
        and not place.words
        and pattern(r"(?:the |total |our |its |annual |national |public |operating |current )*(?:<a_whole>|<money_whole>)\b").match(
            what
        )
    ):
        return Subject(f"{place.previous[1].name} as a share of {what}", "of")
    if place.last is not None and (them := _THEM.match(what)):
        whom = re.sub(r"^(?:are|were|is|was|for|went to|going to) ", "", them["rest"].strip())
        return Subject(f"share of {whom} among {place.last[1].name}" if whom else place.last[1].name, "of them")
    if place.takes_object:
        return Subject(f"{what} {participle(place.words.split()[-1])}", "of")
    what = re.sub(r" (?:(?:should|will|must) )?(?:go|goes|went) to ", " for ", what)
    what = re.sub(r" (?:will come|comes|came|come|coming) from ", " from ", what)
    what = re.sub(r" (?:have|had|has) (?!been|now|already|[a-z]+ed\b)", " with ", what)
    return Subject(re.sub(r" (?:are|is|were|was|been|now|will|to be|be|have|had|has)(?= )", "", f" {what}").strip(), "of")


def of_a_budget(place: Place) -> Subject | None:
    """The municipality spent 88% of its capital budget: the budget, and what was done with it."""
    of = (
        re.match(r"(?i)of (?:the |its |their |our )?(?P<what>.+)", place.quantity.rests_on[-1]) if place.quantity.rests_on else None
    )
    spent = pattern(r"\b<spends>$").search(place.words)
    if place.quantity.form != "share_of_plan" or of is None or spent is None:
        return None
    return Subject(f"{of['what']} {participle(spent[0])}", "of")


def of_its_noun(place: Place) -> Subject | None:
    """100% renewable electricity in municipal operations: a share of all, of what stands right behind it."""
    match = pattern(r" (?!<after_share>\b)(?P<what>[a-z][a-z-]+(?: [a-z].*)?)").fullmatch(place.behind)
    if match is None or place.words or not place.is_share or place.quantity.form != "value" or place.middle:
        return None
    return Subject(match["what"], "behind the number")
