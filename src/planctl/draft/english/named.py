"""Rules for subjects that are named where the quantity stands: before it, behind it, or around its brackets."""

from __future__ import annotations

import re

from planctl.draft.english.clauses import named
from planctl.draft.english.numerals import SCALES, is_plural
from planctl.draft.english.place import Place
from planctl.draft.english.verbs import is_verb, object_of
from planctl.draft.english.words import grammar, participle, pattern
from planctl.draft.reading import Subject, any_of
from planctl.numbers.units import is_money

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
_DONE = re.compile(rf"(?i)(?: {AUXILIARIES})* (?P<done>[a-z]+ed|built|sown|spent|drawn|held|made|sold|laid|dug|won|lost)\b")
_ENDS = re.compile(r"$|[,.;)]| (?:by|in|to|from|at|on|for|with|over|under|during|across|through|within|and)\b")
_TOLD = re.compile(
    rf"(?i)(?P<what>.+?)(?: {AUXILIARIES})+ (?P<done>[a-z]+ed|built|sown|spent|drawn|held|made|sold|laid|dug|won|lost)(?: .*)?"
    r"|(?P<same>.+ [a-z]+ed)"
)
_MORE = re.compile(r"(?i) (?P<more>(?:with|without|in|protected|living|receiving|waiting|at|on|under|for) [^,;.]+)")


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


def of_a_share(place: Place) -> Subject | None:
    """97% of homes meet the standard; 40 percent of them for women: of what, and what of it."""
    of = re.match(r"(?i) ?of (?P<what>.+)", place.behind)
    if not place.is_share or of is None or place.quantity.form != "value":
        return None
    if place.words and not place.takes_object and not re.search(r"(?i)\b(?:by|to|for|among|with)$", place.words):
        return None
    what = of["what"]
    if place.previous is not None and not place.words and pattern(r"(?:the |total |our |its )*<a_whole>\b").match(what):
        return Subject(f"{place.previous[1].name} as a share of {what}", "of")
    if place.previous is not None and (them := re.match(r"(?:them|these|those|which|whom)\b ?(?P<rest>.*)", what)):
        whom = re.sub(r"^(?:are|were|is|was|for|went to|going to) ", "", them["rest"].strip())
        return Subject(f"share of {whom} among {place.previous[1].name}" if whom else place.previous[1].name, "of them")
    if place.takes_object:
        return Subject(f"{what} {participle(place.words.split()[-1])}", "of")
    what = re.sub(r" (?:will come|comes|came|come|coming) from ", " from ", what)
    what = re.sub(r" (?:have|had|has) (?!been|now|already)(?=an? |access|the |no )", " with ", what)
    return Subject(re.sub(r" (?:are|is|were|was|been|now|will|to be|be|have|had|has)(?= )", "", f" {what}").strip(), "of")


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


def of_its_noun(place: Place) -> Subject | None:
    """100% renewable electricity in municipal operations: a share of all, of what stands right behind it."""
    match = pattern(r" (?!<after_share>\b)(?P<what>[a-z][a-z-]+(?: [a-z].*)?)").fullmatch(place.behind)
    if match is None or place.words or not place.is_share or place.quantity.form != "value" or place.middle:
        return None
    return Subject(match["what"], "behind the number")


def of_which(place: Place) -> Subject | None:
    """Led by mining output, which surged 19.6 per cent; the road, costed at £640m: what the words before the comma end in."""
    is_told = re.match(r"(?i)\W*(?:which|who)\b", place.raw) or re.fullmatch("(?!compared)[a-z]+ed|worth", place.words)
    if not place.before_comma or not is_told or re.search(r"(?i)\bof which", place.raw):
        return None
    what = named(re.split(r"(?i)\b(?:by|and|with|including|while|but) ", place.before_comma)[-1])
    return Subject(what, "which") if what else None


def of_some(place: Place) -> Subject | None:
    """Of 64 indicators, 39 were on track: what is counted, whatever some of it is."""
    is_whole = re.fullmatch(r"(?i)\W*(?:out )?of(?: the| all| its| our)?", place.raw.strip())
    return Subject(place.noun or place.behind, "what is counted") if is_whole and (place.noun or place.behind) else None


def of_money(place: Place) -> Subject | None:
    """Spend $85 million on the hospital; £18m for flood defences: what it is for."""
    match = _FOR.match(place.behind)
    if match is None or not _is_money(place.quantity.unit) or place.noun:
        return None
    is_beside = not place.middle and match["how"] in ("for", "on", "towards", "into") and "average" not in match["what"]
    if place.words and not (is_verb(place.words) or place.has_verb or is_beside):
        return None
    return Subject(match["what"], match["how"])


def of_a_count(place: Place) -> Subject | None:
    """Drill 24 boreholes; three footbridges were completed; 46 km of roads: what is counted, and what is done with it."""
    of = re.match(r"(?i) ?of (?P<what>.+)", place.behind)
    noun = place.noun or (_unit_noun(place) if _DONE.match(place.behind) and not place.words else "")
    if place.quantity.form != "value" or place.is_share or not (noun or (of and place.quantity.unit)):
        return None
    is_place = re.search(r"(?i)\b(?:in|of|on|at|with|for|to|from|among|across)(?: our| the| its| their| all)?$", place.words) or (
        re.fullmatch("[a-z]+ed", place.words) if place.middle.startswith("by") else None
    )
    is_recorded = place.noun and pattern("<records>").match(place.middle)
    if place.words and not (place.takes_object or place.has_verb or is_place or is_recorded):
        return None
    what = noun or (of["what"] if of else "")
    if of and place.noun.split()[-1:] and place.noun.split()[-1] in (*grammar().general, "places", "sets", "cases", "pieces"):
        what = f"{place.noun} of {of['what']}"
    if told := _TOLD.fullmatch(what):
        return Subject(told["same"] or f"{told['what']} {told['done']}", "what is counted", told["done"] or "")
    done = _done(place)
    if not done and not place.words and place.previous is not None and not re.match(rf"(?i) {AUXILIARIES}\b", place.behind):
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
    return more["more"] if more and not place.words else ""


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
