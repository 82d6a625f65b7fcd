"""Rules for subjects that are named where the quantity stands: before it, behind it, or around its brackets."""

from __future__ import annotations

import re

from planctl.draft.english.clauses import bare, named
from planctl.draft.english.counted import is_plural
from planctl.draft.english.numerals import SCALES
from planctl.draft.english.place import Place
from planctl.draft.english.verbs import is_verb, object_of
from planctl.draft.english.words import grammar, participle, pattern
from planctl.draft.reading import Subject, any_of
from planctl.numbers.units import is_money

_PARTICIPLE = "(?:[a-z]+ed|built|sown|spent|drawn|held|made|sold|laid|dug|won|lost|(?:re)?paid)"
AUXILIARIES = r"(?:have|has|had|will|to|be|been|being|were|was|are|is|now|newly|also|already)"
_COMPLEMENT = re.compile(
    r"(?i) ?(?:(?:was|were|is|are|will be) for|(?:came|comes|will come) from|(?:will go|goes|went) to|was|were|is|are|will be"
    r"|being) (?:for |on |to |from )?(?P<what>[^,;.]+)"
)
_PASSIVE = re.compile(
    r"(?i) ?(?:was|were|is|are|will be|has been|have been|had been|being) (?P<verb>\w+(?:ed|nt|ut|id|ld|ade)) (?:aside )?"
    r"(?:for|on|to|in|into|from|towards|through|under) (?P<what>.+)"
)
_CAME = re.compile(r"(?i) (?:came|comes|will come|originated|originates|stems?|arises?|derived?) from (?P<what>.+)")
_FOR = re.compile(
    r"(?i) ?(?:(?:more|worth|investment|funding|budget|package|programme|loan|grants?|fund|contract|project) )?(?:worth )?"
    r"(?:(?:a|per|each) year |annually |over (?:the )?[a-z0-9□ ]+ (?:years|period|plan) )?"
    r"(?P<how>for|on|in|of|to|into|towards|from) (?P<what>.+)"
)
_DONE = re.compile(rf"(?i)(?: {AUXILIARIES})* (?P<done>{_PARTICIPLE})\b")
_ENDS = re.compile(r"$|[,.;)]| (?:by|in|to|from|at|on|for|with|over|under|during|across|through|within|and)\b")
_TOLD = re.compile(
    rf"(?i)(?P<what>.+?)(?: {AUXILIARIES})+ (?P<done>{_PARTICIPLE})(?: .*)?"
    r"|(?P<same>.+ [a-z]+ed)"
)
_EACH_TIME = re.compile(r"(?i) (?:a|each|every|per) (?:year|month|week|day)\b")
_NOMINAL = re.compile(r"(?i)\b[a-z]+(?:tion|sion|ment|ing|renewal|disposal)$")
_MORE = re.compile(
    r"(?i) (?:(?:are|were|was|is|now|also) )*"
    r"(?P<more>(?:with|without|in|protected|living|receiving|waiting|at|on|under|for) [^,;.]+)"
)


def in_apposition(place: Place) -> Subject | None:
    """Waste diversion, 38.4% in 2024; losses, estimated at 2.8% of GDP, must fall: what stands before the comma."""
    is_beside = re.fullmatch(r"(?:(?:now|currently) )?(?:(?:estimated|put|valued|standing) at)?", place.middle)
    if (
        place.words
        or place.noun
        or place.gap.strip() != place.middle
        or is_beside is None
        or not place.before_comma
        or place.previous
    ):
        return None
    if re.match(r"(?i)(?:in|on|by|at|of|for|with|under|since|to|over|among|across|during|from|despite|as)\b", place.before_comma):
        return None
    is_told = re.search(r"(?i)\b(?:is|are|was|were|will|has|have|had|and|but|[a-z]+ed)\b|\d", place.before_comma)
    is_whole = place.behind.startswith(" of ") and not place.middle and not pattern(r" of (?:the )?<a_whole>\b").match(place.behind)
    return None if is_told or is_whole else Subject(bare(place.before_comma), "before the comma")


def in_brackets(place: Place) -> Subject | None:
    """The Lomari Hospital (KSh 420 million): what stands before the brackets."""
    if not place.outside or place.words:
        return None
    if place.last is not None and re.search(r"\d", place.outside):
        return Subject(place.last[1].name, "named before")
    return Subject(object_of(place.outside), "before the brackets")


def of_a_change_behind(place: Place) -> Subject | None:
    """A 6.5% increase in rice farming: in what."""
    match = pattern(" ?(?:[a-z-]+ )?<a_change> (?:in|of) (?P<what>.+)").match(place.behind)
    return Subject(match["what"], "behind the number") if match else None


def of_what_it_was(place: Place) -> Subject | None:
    """, of which KSh 1.26 billion was own-source revenue; £57m is earmarked for depots: what is said of it behind."""
    if place.words or place.noun or (_unit_noun(place) and _DONE.match(place.behind)):
        return None
    if passive := _PASSIVE.match(place.behind):
        return Subject(passive["what"], passive["verb"])
    match = _COMPLEMENT.match(place.behind) or _CAME.match(place.rest)
    if match is None or not place.is_share or place.previous is None:
        return Subject(match["what"], "behind the number") if match else None
    is_done = re.match("[a-z]+ed ", match["what"])
    name = f"{place.previous[1].name} {match['what']}" if is_done else f"share of {match['what']} in {place.previous[1].name}"
    return Subject(name, "behind the number")


def _is_money(unit: str) -> bool:
    """Whether a unit is money, by its sign or code too."""
    return is_money(unit) or bool(
        re.match(rf"{any_of(grammar().currencies)}(?: |m$|bn$|$)|[A-Z]{{2,4}} (?:{'|'.join(SCALES)})", unit)
    )


def of_which(place: Place) -> Subject | None:
    """Led by mining output, which surged 19.6 per cent; the road, costed at £640m: what the words before the comma end in."""
    is_told = re.match(r"(?i)\W*(?:which|who)\b", place.raw) or re.fullmatch("(?!compared)[a-z]+ed|worth", place.words)
    if not place.before_comma or not is_told or re.search(r"(?i)\bof which", place.raw):
        return None
    if re.match(r"(?:is|are|was|were|has|have|had|will) ", place.before_comma) and place.previous is not None:
        return Subject(place.previous[1].name, "which")
    what = named(re.split(r"(?i)\b(?:by|and|with|including|while|but) ", place.before_comma)[-1])
    return Subject(what, "which") if what else None


def of_some(place: Place) -> Subject | None:
    """Of 64 indicators, 39 were on track: what is counted, whatever some of it is."""
    is_whole = re.fullmatch(r"(?i)\W*(?:out )?of(?: the| all| its| our)?", f"{place.raw} {place.middle}".strip())
    what = place.noun or place.behind.replace(" each", "")
    return Subject(what, "what is counted") if is_whole and what else None


def of_growth(place: Place) -> Subject | None:
    """The Framework targets annual growth of 6%: of nothing but the plan's own place."""
    is_owner = re.fullmatch(rf"(?i)(?:the |our )?(?:[\w-]+ )?{grammar().owners}|framework|strategy|we", place.words)
    is_growth = place.quantity.form in ("growth", "average_growth") and any(
        "growth" in each.lower() for each in place.quantity.rests_on
    )
    return Subject("growth", "before the number") if is_owner and is_growth else None


def of_its_money(place: Place) -> Subject | None:
    """120 projects with a total investment of 180 billion yuan; 214 firms with grants worth £1.8m: that of those counted."""
    told = re.fullmatch(r"(?i) with (?:an? )?(?P<what>(?:[a-z-]+ ){1,4}?)(?:of|worth|totall?ing)\s*\S{0,4} ?", place.gap)
    if place.previous is None or place.is_share:
        return None
    if _is_money(place.quantity.unit) and re.fullmatch(r"(?i) (?:worth|valued at|costing)\s*\S{0,4} ?", place.gap):
        return Subject(place.previous[1].name, "named before")
    return Subject(f"{place.previous[1].name} {told['what'].strip()}", "named before") if told is not None else None


def of_money(place: Place) -> Subject | None:
    """Spend $85 million on the hospital; £18m for flood defences: what it is for."""
    match = _FOR.match(place.behind)
    if match is None or not _is_money(place.quantity.unit) or place.noun:
        return None
    is_listed = re.fullmatch(r"(?i)includ\w+|compris\w+|with|made up of|of", place.middle)
    is_beside = (
        (is_listed or not place.middle) and match["how"] in ("for", "on", "towards", "into") and "average" not in match["what"]
    )
    if place.words and not (is_verb(place.words) or place.has_verb or is_beside):
        return None
    return Subject(match["what"], match["how"])


def of_money_spent(place: Place) -> Subject | None:
    """The district had disbursed UGX 6.9 billion; only $46 million has been secured: what was done with it."""
    if not _is_money(place.quantity.unit) or place.noun:
        return None
    spent = re.fullmatch(rf"(?i)(?:[\w-]+ )?{grammar().owners}(?: {AUXILIARIES})* (?P<done>[a-z]+ed|spent)", place.words)
    if spent and not place.behind.strip():
        return Subject(f"funds {spent['done']}", "before the number")
    done = _DONE.fullmatch(re.sub(" (?:so far|to date|already)$", "", place.behind))
    if place.words or done is None:
        return None
    if place.last is None:
        return Subject(f"funds {done['done']}", "behind the number")
    return Subject(f"{re.sub(' [a-z]+ed$', '', place.last[1].name)} {done['done']}", "named before")


def of_a_multiple(place: Place) -> Subject | None:
    """Doubled its fleet; one in four families: what stands behind words that are the number themselves."""
    told = re.match(r"(?i) (?:its|the|our|their) (?P<what>[a-z].+)", place.behind)
    if told and place.quantity.printed.lower().startswith(tuple(grammar().multiples)):
        return Subject(told["what"], place.quantity.printed)
    what = re.fullmatch(r" (?P<what>(?:of )?[a-z].+)", place.behind)
    if what is None or not place.words or not re.search(r"(?i) (?:in|out of) ", place.quantity.printed) or place.noun:
        return None
    done = participle(place.words.split()[-1]) if is_verb(place.words.split()[-1]) else ""
    what_of = re.sub(r" (?:have|had|has) (?!been|now|already|[a-z]+ed\b)", " with ", what["what"])
    return Subject(f"{what_of} {done}".strip(), place.quantity.printed)


def of_a_count(place: Place) -> Subject | None:
    """Drill 24 boreholes; three footbridges were completed; 46 km of roads: what is counted, and what is done with it."""
    of = re.match(r"(?i) ?of (?P<what>.+)", place.behind)
    by_whom = pattern(rf"(?:[\w-]+ )?{grammar().owners} [a-z]+ed").fullmatch(place.words) and not place.behind.strip()
    noun = place.noun or (_unit_noun(place) if by_whom or (_DONE.match(place.behind) and not place.words) else "")
    if place.quantity.form != "value" or place.is_share or not (noun or (of and place.quantity.unit)):
        return None
    is_place = (
        (_NOMINAL.search(place.words) if place.middle.startswith("of") else None)
        or re.search(r"(?i)\b(?:in|of|on|at|with|for|to|from|among|across)(?: our| the| its| their| all)?$", place.words)
        or (re.fullmatch("[a-z]+ed", place.words) if place.middle.startswith("by") else None)
    )
    is_recorded = (place.noun or of) and pattern("<records>").match(place.middle)
    if place.words and not (place.takes_object or place.has_verb or is_place or is_recorded):
        return None
    what = _EACH_TIME.sub("", noun or (of["what"] if of else ""))
    if place.middle.startswith("of") and (works := _NOMINAL.search(place.words)):
        return Subject(f"{what} {works[0]}", "what is counted")
    if of and place.noun.split()[-1:] and place.noun.split()[-1] in (*grammar().general, "places", "sets", "cases", "pieces"):
        what = f"{place.noun} of {of['what']}"
    if told := _TOLD.fullmatch(what):
        return Subject(told["same"] or f"{told['what']} {told['done']}", "what is counted", told["done"] or "")
    done = _done(place)
    if (
        not done
        and not place.words
        and not place.middle.strip("and ")
        and place.previous is not None
        and not re.match(rf"(?i) {AUXILIARIES}\b", place.behind)
    ):
        done = place.previous[1].verb
    return Subject(f"{what} {done}".strip(), "what is counted", done if " " not in done else "")


def _unit_noun(place: Place) -> str:
    """A unit that names what is measured where nothing else does: hectares irrigated."""
    last = place.quantity.unit.split()[-1:]
    return last[0] if last and is_plural(last[0]) and not _is_money(place.quantity.unit) else ""


def _done(place: Place) -> str:
    """The participle of what is done with what is counted, before the number or behind it; or where and how it is."""
    if place.takes_object:
        return participle(place.words.split()[-1])
    if (match := _DONE.match(place.behind)) and (" " in match[0].strip() or _ENDS.match(place.behind, match.end())):
        return match["done"]
    more = _MORE.match(place.behind)
    if place.words:
        return ""
    does = pattern(r" (?:(?:now|also|already|newly) )*(?P<does>(?:<does>)\b (?!by\b|in\b|from\b)(?:[a-z-]+ ?){1,6})").match(
        place.behind
    )
    return more["more"] if more else re.split(" (?:because|so|when|after|since|while) ", does["does"])[0].strip() if does else ""


def of_a_verb(place: Place) -> Subject | None:
    """Raise own-source revenue by 15 per cent; lift completions to 62 per cent: what a verb is done to."""
    name = object_of(place.words)
    return Subject(name, "before the number") if name and name != place.words else None


def of_what_follows(place: Place) -> Subject | None:
    """Nothing is named before a number: what stands behind it."""
    if place.words:
        return None
    what = re.sub(r"(?i)^ ?(?:of|in|for|on|to) ", "", place.behind)
    return Subject(f"{place.noun} {what}".strip(), "behind the number")
