"""Rules for subjects that were named before: again, as a part, as a share of them, or as far from another."""

from __future__ import annotations

import re

from planctl.draft.english.counted import is_plural
from planctl.draft.english.place import Place
from planctl.draft.english.verbs import is_verb
from planctl.draft.english.words import grammar, pattern
from planctl.draft.reading import Subject
from planctl.numbers.units import PERCENT

_ARRIVES = re.compile(
    r"(?:(?:in|by|during) (?:FY ?)?□[□/–-]* )?(?:(?:up|down|year on year|year-on-year|further) )*(?:to|from|or)\b"
)
_OPPOSITES = (("public", "private"), ("urban", "rural"), ("men", "women"), ("boys", "girls"), ("domestic", "foreign"))


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


def beside_a_mark(place: Place) -> Subject | None:
    """, comfortably over our policy floor of 15%: what was just named, as the mark has no name of its own."""
    beside = pattern(r"\W*(?:[a-z]+ )?(?:above|over|below|under|within|against|beyond|short of|ahead of) (?:our |the |its |their )")
    words = f"{place.raw} {place.middle} {place.behind}"
    if place.previous is None or beside.match(place.raw.lstrip()) is None or not pattern(r"\b<target>\b").search(words):
        return None
    return Subject(place.previous[1].name, "named before")


def of_another(place: Place) -> Subject | None:
    """Public pay rose 4.4%, against 5.4% in the private sector: the same, of another."""
    told = re.match(r"(?i) (?P<whose>(?:in|for|among) [a-z][^,;.]+)", place.behind)
    against = re.match(r"(?i)[ ,]*(?:against|compared with|compared to|versus) *$", place.gap)
    if told is None or against is None or place.previous is None:
        return None
    whole = _whole(place.previous[1])
    for one, other in (*_OPPOSITES, *((other, one) for one, other in _OPPOSITES)):
        if re.search(rf"(?i)\b{other}\b", told["whose"]) and re.search(rf"(?i)\b{one}\b", whole):
            return Subject(re.sub(rf"(?i)\b{one}\b", other, whole), "named before")
    return Subject(f"{whole} {told['whose']}", "named before")


def for_whom(place: Place) -> Subject | None:
    """88.4% for men and 79.1% for women; 93% (girls 94%, boys 92%): the same, of others."""
    told = re.match(r"(?i) (?P<whom>(?:for|among) .+)", place.behind) if place.is_share else None
    told = told or pattern(" (?P<whom>(?:for|among) <whom>)").fullmatch(place.behind)
    among = re.fullmatch(r"(?i)\W*(?:and |but )?(?P<whom>among (?:the )?[a-z ]+?)", place.raw.rstrip())
    if among is not None and place.previous is not None and place.is_share:
        return Subject(f"{_whole(place.previous[1])} {among['whom']}", "named before")
    if pattern("<whom>").fullmatch(place.words) and place.previous is not None:
        return Subject(f"{_whole(place.previous[1])} for {place.words}", "named before")
    if told is None or place.quantity.form != "value":
        return None
    if place.words and not pattern("<continues>(?: <continues>)*").fullmatch(place.words):
        is_name = not (is_verb(place.words) or place.has_verb)
        return Subject(f"{place.words} {told['whom']}", "before the number") if is_name else None
    return Subject(f"{_whole(place.previous[1])} {told['whom']}", "named before") if place.previous is not None else None


def _whole(subject: Subject) -> str:
    """A subject without for whom it is."""
    return re.split(" (?:for|among) ", subject.name)[0]


def with_what(place: Place) -> Subject | None:
    """61% of households have electricity and 44% have piped water: the same with another thing."""
    told = re.match(r"(?i) (?:have|has|had) (?P<what>[a-z].+)", place.behind)
    if not place.is_share or place.words or told is None or place.previous is None or " with " not in place.previous[1].name:
        return None
    return Subject(f"{place.previous[1].name.split(' with ')[0]} with {told['what']}", "named before")


def beside_an_average(place: Place) -> Subject | None:
    """Below the national average of 14.2%: that of what was just named."""
    told = re.search(
        r"(?i)\b(?:below|above|against|than|to|with|of) (?:the |its |an? )?(?P<whose>[\w-]+(?: [\w-]+)?)$", place.raw.strip()
    )
    is_rate = re.search(
        r"(?i)\b(?:against|than|compared (?:to|with)) (?:the |its )?(?P<whose>[\w-]+ (?:rate|figure|level))$", place.raw.strip()
    )
    if is_rate and place.previous is not None:
        return Subject(f"{place.previous[1].name}, {is_rate['whose']}", "named before")
    if told is None or place.previous is None or not place.middle.startswith("average"):
        return None
    return Subject(f"{place.previous[1].name}, {told['whose']} average", "named before")


def of_receivers(place: Place) -> Subject | None:
    """Distributed 1,250 goats to 310 groups; extend piped water to 6,500 households: who gets what was just named."""
    if not place.noun or not re.match(r"to\b", place.middle) or place.quantity.form != "value":
        return None
    given = pattern(r"(?:.*\b)?<gives> (?P<what>[a-z].+)").fullmatch(place.words)
    if given:
        return Subject(f"{place.noun} receiving {given['what']}", "to")
    if place.words or place.previous is None or pattern("<gives>").fullmatch(place.previous[1].verb) is None:
        return None
    what = place.previous[1].name.removesuffix(place.previous[1].verb).strip()
    return Subject(f"{place.noun} receiving {what}", "to")


def arrived_at(place: Place) -> Subject | None:
    """Grew by 38,400 people to 1.51 million people: where what was just named arrived."""
    if place.words or place.previous is None or _ARRIVES.match(place.middle) is None:
        return None
    if place.is_share and place.behind.startswith(" of ") and re.search("[a-z]", place.middle[len("from") :]):
        return None
    return Subject(place.previous[1].name, "named before")


def grown_in(place: Place) -> Subject | None:
    """2.4% growth in services, 1.1% in industry: in what."""
    match = re.match(r"(?i) in (?P<what>[a-z].+)", place.behind)
    if place.words or place.middle or match is None or place.quantity.form != "growth" or place.previous is None:
        return None
    return Subject(match["what"], "in")


def a_share_of_them(place: Place) -> Subject | None:
    """Of the 31,200 households, 78% have electricity: a share of what was counted, told by what stands behind it."""
    told = re.match(r"(?i) (?P<verb>have|has|had|were|was|are|is) (?P<what>[a-z].*)", place.behind)
    if not place.is_share or place.words or place.middle or told is None or place.previous is None:
        return None
    was, subject = place.previous
    if not is_plural(was.unit) or re.match("(?:fewer|more|lower|higher|less|of) ", told["what"]):
        return None
    tie = "with " if told["verb"].lower().startswith("ha") and not re.match(r"[a-z]+ed\b|been\b", told["what"]) else ""
    return Subject(f"{subject.stem or subject.name} {tie}{told['what']}", "named before", stem=subject.stem or subject.name)


def some_of_them(place: Place) -> Subject | None:
    """Of 64 indicators, 39 were on track and 11 off track: some of what was counted, told by what stands behind it."""
    told = re.match(r"(?i) (?:(?:were|was|are|is|have|has|had|now|already) )*(?P<what>[a-z].*)", place.behind)
    if place.words or place.noun or place.middle or told is None or place.previous is None or place.quantity.form != "value":
        return None
    was, subject = place.previous
    is_length = (subject.verb or subject.stem) and re.match(r"(?:[a-z]+ed|built|laid|drawn|sown)\b", told["what"])
    is_beside = was.unit == PERCENT and subject.stem
    if (was.unit != place.quantity.unit and not is_beside) or re.match(
        "(?:fewer|more|lower|higher|less|of|for|among) ", told["what"]
    ):
        return None
    if not (is_plural(was.unit) or is_length or is_beside):
        return None
    head = subject.stem or (subject.name.removesuffix(f" {subject.verb}") if subject.verb else subject.name)
    return Subject(f"{head} {told['what']}", "named before", stem=head)


def of_a_cost(place: Place) -> Subject | None:
    """At a cost of £9.2m: that of what was just named."""
    is_cost = re.fullmatch(r"(?i)(?:at )?(?:an? |the )?(?:total |estimated |combined )*cost", place.words)
    is_cost = is_cost or re.search(
        r"(?i)\b(?:at|for) an? (?:total |estimated |combined )?(?:cost|price) of\b[^,;]{0,16}$", place.gap
    )
    if place.previous is None or not is_cost:
        return None
    return Subject(f"{place.previous[1].name} cost", "cost")


def meant_again(place: Place) -> Subject | None:
    """Raise the rate to 75 per cent; the county targets 85; and is on course for the target of 70: what was just named."""
    said = place.previous or place.last
    if said is None or place.noun:
        return None
    raw = place.raw.rstrip()
    is_again = pattern(r"(?:.*\b)?(?:the|this|that) <stands_for_a_name>").fullmatch(raw)
    is_wanted = pattern(r"\b<target>\b").search(f"{raw} {place.middle}") is not None
    is_verb = re.match(r"(?i)[ ,]*(?:(?:and|but|or) )?(?:is|are|was|were|has|have|had|it|they|which)\b", raw)
    is_owner = pattern(rf"(?:[\w-]+ )?{grammar().owners}").fullmatch(place.words)
    return Subject(said[1].name, "named before") if is_again or (is_wanted and (is_verb or is_owner)) else None


def in_real_terms(place: Place) -> Subject | None:
    """Up 7.9 per cent in nominal and 3.6 per cent in real terms: the same, at other prices."""
    if place.words or place.previous is None or re.match(r" in (?:real|nominal) terms", place.behind) is None:
        return None
    return Subject(place.previous[1].name, "named before")


def beside_a_plan(place: Place) -> Subject | None:
    """Against a projection of KSh 46.8 billion; remained well short of the 8,000-hectare target: what was just named."""
    beside = pattern(
        r"\W*(?:and |but )?(?:(?:remained|was|were|is|are|fell|stayed|came) )?(?:[a-z]+ )?<beside>"
        r"(?: (?:a|an|the|its|our|their))?(?: (?:[a-z-]+ )?<a_mark>)?"
    ).fullmatch(place.raw.rstrip())
    return Subject(place.previous[1].name, "named before") if place.previous is not None and beside is not None else None


def of_its_mark(place: Place) -> Subject | None:
    """91 per cent of the £16m target: what was just named, as the mark has no name of its own."""
    is_named = place.words not in ("", "of", "of the", "of its", "of our")
    if is_named or place.noun or place.previous is None or pattern(" <target_behind>").fullmatch(place.behind) is None:
        return None
    return Subject(place.previous[1].name, "named before")


def falling_short(place: Place) -> Subject | None:
    """, a shortfall of KSh 5.5 billion: that of what was just named."""
    told = re.fullmatch(
        r"(?i)(?:an? )?(?P<what>shortfall|surplus|gap|saving|backlog|overspend|underspend|loss|profit)", place.words
    )
    if told is None or place.previous is None:
        return None
    return Subject(f"{place.previous[1].name} {told['what'].lower()}", "named before")


def as_before(place: Place) -> Subject | None:
    """Rose 12% to 286; , up by 5.4 percent: nothing is named, so it is what was named before."""
    is_participle = (place.before_comma or place.previous) and re.fullmatch(
        "(?:(?:thus|thereby|comfortably|narrowly) )?[a-z]+ing", place.words
    )
    is_owner = place.is_share and pattern(rf"{grammar().owners} (?:(?:has|have|had) [a-z]+|[a-z]+ed)").fullmatch(place.words)
    goes_on = is_participle or is_owner or pattern("<continues>(?: <continues>)*").fullmatch(place.words)
    if place.words and not goes_on:
        return None
    is_on = re.search("(?i)target|ambition|goal", place.words) or re.search(r"(?i)\b(?:it|they|this|these)\b", place.raw)
    said = place.previous or (place.last if is_on else None)
    return Subject(said[1].name, "named before") if said is not None else None
