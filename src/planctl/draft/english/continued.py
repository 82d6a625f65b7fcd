"""Rules for subjects that were named before: again, as a part, as a share of them, or as far from another."""

from __future__ import annotations

import re

from planctl.draft.english.numerals import is_plural
from planctl.draft.english.place import Place
from planctl.draft.english.verbs import is_verb
from planctl.draft.english.words import pattern
from planctl.draft.reading import Subject


def of_its_own_kind(place: Place) -> Subject | None:
    """, and that of rural households: the subject just named, with another "of"."""
    match = re.fullmatch(r"(?i)\W*(?:.*, )?(?:and )?(?:that|those) (?P<rest>(?:of|in|for) .+)", place.raw)
    if match is None or place.last is None:
        return None
    head = re.split(r" (?:of|in|for) ", place.last[1].name)[0]
    return Subject(f"{head} {match['rest']}", "that of")


def at_a_distance(place: Place) -> Subject | None:
    """£18m below budget; 1.8 percentage points short of the target: how far the figure just named is from another."""
    match = pattern(r" ?(?P<way><below>|<above>) (?:the |its |our )?(?:□+ )?(?P<what>(?:[a-z]+ )?<a_mark>)").match(place.behind)
    if place.words or place.previous is None or place.quantity.form != "change" or match is None:
        return None
    return Subject(f"{place.previous[1].name} {match['way']} {match['what']}", "named before")


def for_whom(place: Place) -> Subject | None:
    """88.4% for men and 79.1% for women: the same, of others."""
    match = re.match(r"(?i) (?P<whom>(?:for|among) .+)", place.behind)
    if not place.is_share or match is None or place.quantity.form != "value":
        return None
    if place.words:
        is_name = not (is_verb(place.words) or place.has_verb)
        return Subject(f"{place.words} {match['whom']}", "before the number") if is_name else None
    if place.previous is None:
        return None
    return Subject(f"{re.split(' (?:for|among) ', place.previous[1].name)[0]} {match['whom']}", "named before")


def arrived_at(place: Place) -> Subject | None:
    """Grew by 38,400 people to 1.51 million people: where what was just named arrived."""
    if place.words or place.previous is None or not re.match(r"(?:to|from|or)\b", place.middle):
        return None
    return Subject(place.previous[1].name, "named before")


def grown_in(place: Place) -> Subject | None:
    """2.4% growth in services, 1.1% in industry: in what."""
    match = re.match(r"(?i) in (?P<what>[a-z].+)", place.behind)
    if place.words or place.middle or match is None or place.quantity.form != "growth" or place.previous is None:
        return None
    return Subject(match["what"], "in")


def some_of_them(place: Place) -> Subject | None:
    """Of 64 indicators, 39 were on track and 11 off track: some of what was counted, told by what stands behind it."""
    told = re.match(r"(?i) (?:(?:were|was|are|is|have|has|had|now|already) )*(?P<what>[a-z].*)", place.behind)
    if place.words or place.noun or place.middle or told is None or place.previous is None or place.quantity.form != "value":
        return None
    was, subject = place.previous
    if not is_plural(was.unit) or was.unit != place.quantity.unit or re.match("(?:fewer|more|lower|higher|less|of) ", told["what"]):
        return None
    head = subject.stem or (subject.name.removesuffix(f" {subject.verb}") if subject.verb else subject.name)
    return Subject(f"{head} {told['what']}", "named before", stem=head)


def of_a_cost(place: Place) -> Subject | None:
    """At a cost of £9.2m: that of what was just named."""
    if place.previous is None or not re.fullmatch(r"(?i)(?:at )?(?:an? |the )?(?:total |estimated |combined )*cost", place.words):
        return None
    return Subject(f"{place.previous[1].name} cost", "cost")


def as_before(place: Place) -> Subject | None:
    """Rose 12% to 286; , up by 5.4 percent: nothing is named, so it is what was named before."""
    if place.words and not pattern("<continues>(?: <continues>)*").fullmatch(place.words):
        return None
    is_on = re.search("(?i)target|ambition|goal", place.words) or re.search(r"(?i)\b(?:it|they|this|these)\b", place.raw)
    said = place.previous or (place.last if is_on else None)
    return Subject(said[1].name, "named before") if said is not None else None
