"""What a quantity measures: the words before it in its clause, what was named before them, or the words behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from planctl.draft.english.before import clause_start
from planctl.draft.english.numerals import SCALES, before_money, counted, is_plural, shown
from planctl.draft.english.words import grammar, participle, pattern
from planctl.draft.reading import Quantity, Subject, any_of
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, is_money

_CLAUSE = r"(?:(?!\b(?:and|but|while|whereas|although)\b|[;:()?!—\t]|[.,](?![\d\ue000-\ue009])).)*"
_DATE_FIRST = re.compile(
    r"(?i)^(?:in|by|during|for|over|since|at|as of|between|throughout|until|under|across|within) (?:[^,□]{0,40}?□[□/–—-]*"
    r"|the (?:plan|review|reporting|medium|same|past|coming|next)[^,]{0,12}?(?:period|term|year|years|plan)\b|the plan\b),? ?"
)
_DATES = re.compile(
    r"(?i),? ?\b(?:in|by|during|for|of|since|from|at|to|as of|on|between) (?:the )?(?:(?:end|close|start) of )?(?:the )?"
    r"(?:financial year |fiscal year |FY ?|year )?(?:[A-Z][a-z]{2,8} )?□[□/–—-]*(?: (?:and|to) □+)?"
)
_PREFACE = re.compile(r"(?i)^(?:according to|on the basis of|based on|thanks to|as a result of|owing to|due to)\b[^,]*, ")
_AUXILIARIES = r"(?:have|has|had|will|to|be|been|being|were|was|are|is|now|newly|also|already)"
_COMPLEMENT = re.compile(
    r"(?i) ?(?:(?:was|were|is|are|will be) for|(?:came|comes|will come) from|(?:will go|goes|went) to|was|were|is|are|will be"
    r"|being) (?:for |on |to |from )?(?P<what>[^,;.]+)"
)
_PASSIVE = re.compile(
    r"(?i) ?(?:was|were|is|are|will be|has been|have been|had been|being) (?P<verb>\w+(?:ed|nt|ut|id|ld|ade)) (?:aside )?"
    r"(?:for|on|to|in|into|from|towards|through|under) (?P<what>.+)"
)
_FOR = re.compile(
    r"(?i) ?(?:(?:more|worth|investment|funding|budget|package|programme|loan|grants?|fund|contract|project) )?(?:worth )?"
    r"(?:(?:a|per|each) year |annually |over (?:the )?[a-z0-9□ ]+ (?:years|period|plan) )?"
    r"(?P<how>for|on|in|of|to|into|towards|from) (?P<what>.+)"
)
_DONE = re.compile(rf"(?i)(?: {_AUXILIARIES})* (?P<done>[a-z]+ed|built|sown|spent|drawn|held|made|sold|laid|dug|won|lost)\b")
_ENDS = re.compile(r"$|[,.;)]| (?:by|in|to|from|at|on|for|with|over|under|during|across|through|within|and)\b")
_MORE = re.compile(r"(?i) (?P<more>(?:with|without|in|protected|living|receiving|waiting|at|on|under|for) [^,;.]+)")
_WORKS = re.compile(r"(?i)^(?:construction|completion|implementation|rehabilitation|works|work|progress) (?:of|on) (?:the )?")
_NO_PARTICIPLE = ("need", "speed", "seed", "shed", "bed")
_SHORT_LIST = 2
Said = list[tuple[Quantity, Subject]]


class _Place(NamedTuple):
    """Where a quantity stands.

    `words` are those of its clause before it, `raw` the same with all that says nothing of a subject, `middle` those between them
    and the number, `behind` those right behind it, `noun` what it counts; what is `outside` stands before its brackets.
    `last` is the quantity before it, `previous` the same in its own sentence.
    """

    quantity: Quantity
    words: str
    raw: str
    middle: str
    behind: str
    noun: str
    outside: str
    last: tuple[Quantity, Subject] | None
    previous: tuple[Quantity, Subject] | None

    @property
    def is_share(self) -> bool:
        """Whether the number is a share of a whole, and counts nothing."""
        return self.quantity.unit in (PERCENT, PERCENTAGE_POINTS)

    @property
    def takes_object(self) -> bool:
        """Whether the words before a number end in a verb that has it for its object: "graded 1,140 km"; not "deficit was 3%"."""
        moves = any(each.lower() in grammar().signs for each in self.quantity.rests_on)
        if not self.words or moves or pattern(r"\b(?!at (?:least|most))<ties>\b").search(self.middle):
            return False
        if " " not in self.words and pattern(rf"\b(?:<determiners>|of|in) {re.escape(self.words)}$").search(self.raw.rstrip()):
            return False
        return _is_verb(self.words)

    @property
    def has_verb(self) -> bool:
        """Whether a verb stands among the words, so that its object or what it is done to is to come."""
        if pattern(r"\b(?!at (?:least|most))<ties>\b").search(self.middle):
            return False
        verbs = r"\b(?:will|shall|must|to|plans?|aims?|we) [a-z]+\b|\b[a-z]+ed\b|\b(?:spend|spent|invest)\b"
        return bool(re.search(verbs, self.words, re.IGNORECASE))


def subjects(text: str, quantities: list[Quantity]) -> list[Subject]:
    """The subject of each quantity of a paragraph, in order; dates in the text are blotted out."""
    found: list[Subject] = []
    index = 0
    while index < len(quantities):
        run = [quantities[index]]
        while index + len(run) < len(quantities) and quantities[index + len(run)].listed:
            run.append(quantities[index + len(run)])
        found.extend(_of_run(text, run, list(zip(quantities[:index], found, strict=True))))
        index += len(run)
    return found


def _of_run(text: str, run: list[Quantity], said: Said) -> list[Subject]:
    """The subjects of quantities that share their words: as many as are named before them, in their order."""
    if len(run) > 1:
        begin = max(_sentence(text, run[0].start), said[-1][0].stop if said else 0)
        words = _bare(text[begin : max(begin, run[0].lead)])
        names = listed(words)
        if len(names) == len(run):
            return [Subject(_named(name), "respectively") for name in names]
        if not words and len(said) >= len(run):
            return [subject._replace(rests_on="named before") for _, subject in said[-len(run) :]]
    return [_of_one(text, each, said) for each in run]


def listed(words: str) -> list[str]:
    """The names of a list: "value added of the primary and secondary industries" is that of each industry."""
    parts = [part.strip() for part in re.split(r", and |, | and ", words) if part.strip()]
    if len(parts) < _SHORT_LIST:
        return parts
    shared = re.match(r"(?i).+ (?:of|in|for) (?:the )?", parts[0])
    tail = re.search(r" \S+(?: (?:of|in) .+)?$", parts[-1])
    head = shared[0] if shared and not any(re.search(r"\b(?:of|in|for)\b", part) for part in parts[1:]) else ""
    bare = [part.removeprefix(head) for part in parts]
    if tail and all(" " not in part for part in bare[:-1]):
        bare = [*(f"{part}{tail[0]}" for part in bare[:-1]), bare[-1]]
    return [head + part for part in bare]


def _sentence(text: str, start: int) -> int:
    return max((each.end() for each in re.finditer(r"[;:?!\t]|\.(?![\d\ue000-\ue009])", text[:start])), default=0)


def _of_one(text: str, quantity: Quantity, said: Said) -> Subject:
    """The subject of a quantity that shares its words with no other: by the first rule that knows it."""
    last = said[-1] if said else None
    begin = clause_start(text, quantity.start, last[0] if last else None)
    outside = _outside(text, begin)
    if last and last[0].stop == begin and (behind := pattern(rf" <said_behind>\b(?! which| whom){_CLAUSE}").match(text, begin)):
        begin = min(behind.end(), max(begin, quantity.lead))
    raw = text[begin : max(begin, quantity.lead)]
    if not raw.strip(" ,") and (text[:begin].endswith(":") or text[quantity.lead : quantity.start].strip(" ,").startswith("at")):
        raw = text[clause_start(text, begin - 1, last[0] if last else None) : begin]
    place = _Place(
        quantity=quantity,
        words=_bare(raw),
        raw=raw,
        middle=text[quantity.lead : max(quantity.lead, before_money(text, quantity.start))].strip(),
        behind=_behind(text, quantity.stop),
        noun=_noun(text, quantity),
        outside=outside,
        last=last,
        previous=last if last and last[0].start >= _sentence(text, quantity.start) else None,
    )
    subject = next((subject for rule in RULES if (subject := rule(place))), Subject(_head(place.words), "before the number"))
    return subject._replace(name=_named(subject.name))


def _head(words: str) -> str:
    """Words up to their verb: "customs duties are expected to yield" is customs duties."""
    return re.split(r"(?<!that)(?<!which)(?<!who) (?:is|are|was|were|will|has|have|had|should|must|shall) ", f"{words} ")[0].strip()


def _noun(text: str, quantity: Quantity) -> str:
    """The words of what a number counts; none of a unit that measures."""
    if grammar().unit.fullmatch(re.sub(rf"^(?:{'|'.join(SCALES)}) ", "", quantity.unit)):
        return ""
    words = re.sub(r"^ ?(?:thousand|million|billion|m|bn)(?= )", "", text[quantity.end : quantity.stop])
    if of_all := re.compile(r" of (?:the |its |our )?[\d,.]+").match(text, quantity.end):
        words = text[of_all.end() :]
    noun = counted(words)
    return noun.words if noun else ""


def _behind(text: str, stop: int) -> str:
    """What stands right behind a quantity, up to the next number or sign."""
    match = pattern(r"[;:()?!—\t\d□£$€¥]|[.,](?![\d\ue000-\ue009])|\s–\s|\b<ends_a_subject>\b").search(text, stop)
    words = re.sub(rf" {grammar().money}$", "", text[stop : match.start() if match else None].rstrip())
    return re.sub(r" [a-z]+ing$", "", words) if match and match[0].isdigit() else words


def _outside(text: str, begin: int) -> str:
    """What stands before the brackets that a clause begins in."""
    if begin == 0 or text[begin - 1] != "(":
        return ""
    start = max(
        (each.end() for each in re.finditer(r"[;:)?!]|[.,](?![\d\ue000-\ue009])|\b(?:and|but)\b", text[: begin - 1])), default=0
    )
    return _bare(text[start : begin - 1])


def _bare(words: str) -> str:
    """Words without what stands before a subject and says nothing of it."""
    before, words = "", words.strip(" ,:-–+\t")
    while before != words:
        before = words
        words = re.sub(r"^(?:FY ?)?□[□/–—-]*:?(?: |$)", "", _DATE_FIRST.sub("", words)).strip(" ,:")
        words = _PREFACE.sub("", words)
        head = grammar().heads.match(words)
        words = words[head.end() :] if head else words
    return _DATES.sub("", words).strip(" ,")


def _named(name: str) -> str:
    """A name without its determiner and its dates, and with what a reader needs of it alone."""
    name = re.sub(r" +", " ", _DATES.sub("", shown(name))).strip(" ,.-–'\"")
    name = re.sub(r"(?i)^(?:of|in|for|to|on) |,? (?:in|over|during) the \w+ (?:months|years|quarters?)$", "", name)
    while (match := pattern(r"^(?:<determiners>|[a-z]+'s|[a-z]+s')(?= ) ?").match(name)) and len(match[0]) < len(name):
        name = name[match.end() :].strip()
    return re.sub(r"(?i) (?:of|in|for|to|on|with|the|a|an|by|at|from|and|that|were|was|are|is|be|will)$", "", name)


def _is_verb(words: str) -> bool:
    """Whether words end in a verb whose object is to come: graded, to drill, and resurface; not in a noun."""
    *before, last = words.split()
    word = last.lower()
    if pattern("<no_verb>$").search(word):
        return False
    if word in grammar().participles.values() or (word.endswith("ed") and word not in _NO_PARTICIPLE):
        return True
    if not re.fullmatch("[a-z-]+", last if before else word) or is_plural(last):
        return False
    return (
        not before or bool(pattern(r"\b<modal>$").search(" ".join(before))) or (word.endswith("ing") and before[-1].endswith(","))
    )


def _is_money(unit: str) -> bool:
    return is_money(unit) or bool(re.match(rf"{grammar().money}(?: |m$|bn$|$)", unit))


def _object(words: str) -> str:
    """What a verb among words is done to; the words themselves where there is none, or it ends them."""
    verb = pattern(r"^(?:.*\b<wants>|to)\s+(?:also |further |then |together )?(?P<verb>[a-z]+)\s+(?P<what>.+)$").search(
        words
    ) or re.search(rf"(?i)^(?:.*\b)?(?P<verb>{any_of(grammar().signs)})\s+(?!rate\b)(?:in |of )?(?P<what>[A-Za-z].+)$", words)
    if verb is None:
        words = pattern(r"^<brings> (?=[a-z])").sub("", words)
        return re.sub(r"^[a-z]+ (?:the|our|its|their) (?=[a-zA-Z])", "", _WORKS.sub("", words))
    return words if verb["verb"].lower() in ("be", "have", "the", "of", "a") else verb["what"]


def of_its_own_kind(place: _Place) -> Subject | None:
    """, and that of rural households: the subject just named, with another "of"."""
    match = re.fullmatch(r"(?i)\W*(?:.*, )?(?:and )?(?:that|those) (?P<rest>(?:of|in|for) .+)", place.raw)
    if match is None or place.last is None:
        return None
    head = re.split(r" (?:of|in|for) ", place.last[1].name)[0]
    return Subject(f"{head} {match['rest']}", "that of")


def in_brackets(place: _Place) -> Subject | None:
    """The Lomari Hospital (KSh 420 million): what stands before the brackets."""
    if not place.outside or place.words:
        return None
    if place.last is not None and re.search(r"\d", place.outside):
        return Subject(place.last[1].name, "named before")
    return Subject(_object(place.outside), "before the brackets")


def of_a_change_behind(place: _Place) -> Subject | None:
    """A 6.5% increase in rice farming: in what."""
    match = pattern(" ?(?:[a-z-]+ )?<a_change> (?:in|of) (?P<what>.+)").match(place.behind)
    return Subject(match["what"], "behind the number") if match else None


def at_a_distance(place: _Place) -> Subject | None:
    """£18m below budget; 1.8 percentage points short of the target: how far the figure just named is from another."""
    match = pattern(r" ?(?P<way><below>|<above>) (?:the |its |our )?(?:□+ )?(?P<what>(?:[a-z]+ )?<a_mark>)").match(place.behind)
    if place.words or place.previous is None or place.quantity.form != "change" or match is None:
        return None
    return Subject(f"{place.previous[1].name} {match['way']} {match['what']}", "named before")


def for_whom(place: _Place) -> Subject | None:
    """88.4% for men and 79.1% for women: the same, of others."""
    match = re.match(r"(?i) (?P<whom>(?:for|among) .+)", place.behind)
    if not place.is_share or match is None or place.quantity.form != "value":
        return None
    if place.words:
        is_name = not (_is_verb(place.words) or place.has_verb)
        return Subject(f"{place.words} {match['whom']}", "before the number") if is_name else None
    if place.previous is None:
        return None
    return Subject(f"{re.split(' (?:for|among) ', place.previous[1].name)[0]} {match['whom']}", "named before")


def arrived_at(place: _Place) -> Subject | None:
    """Grew by 38,400 people to 1.51 million people: where what was just named arrived."""
    if place.words or place.previous is None or not re.match(r"(?:to|from|or)\b", place.middle):
        return None
    return Subject(place.previous[1].name, "named before")


def grown_in(place: _Place) -> Subject | None:
    """2.4% growth in services, 1.1% in industry: in what."""
    match = re.match(r"(?i) in (?P<what>[a-z].+)", place.behind)
    if place.words or place.middle or match is None or place.quantity.form != "growth" or place.previous is None:
        return None
    return Subject(match["what"], "in")


def of_a_share(place: _Place) -> Subject | None:
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


def of_what_it_was(place: _Place) -> Subject | None:
    """, of which KSh 1.26 billion was own-source revenue; £57m is earmarked for depots: what is said of it behind."""
    if place.words or place.noun:
        return None
    if passive := _PASSIVE.match(place.behind):
        return Subject(passive["what"], passive["verb"])
    match = _COMPLEMENT.match(place.behind)
    if match is None or not place.is_share or place.previous is None:
        return Subject(match["what"], "behind the number") if match else None
    is_done = re.match("[a-z]+ed ", match["what"])
    name = f"{place.previous[1].name} {match['what']}" if is_done else f"share of {match['what']} in {place.previous[1].name}"
    return Subject(name, "behind the number")


def of_money(place: _Place) -> Subject | None:
    """Spend $85 million on the hospital; £18m for flood defences: what it is for."""
    match = _FOR.match(place.behind)
    if match is None or not _is_money(place.quantity.unit) or place.noun:
        return None
    is_beside = not place.middle and match["how"] in ("for", "on", "towards", "into") and "average" not in match["what"]
    if place.words and not (_is_verb(place.words) or place.has_verb or is_beside):
        return None
    return Subject(match["what"], match["how"])


def of_a_cost(place: _Place) -> Subject | None:
    """At a cost of £9.2m: that of what was just named."""
    if place.previous is None or not re.fullmatch(r"(?i)(?:at )?(?:an? |the )?(?:total |estimated |combined )*cost", place.words):
        return None
    return Subject(f"{place.previous[1].name} cost", "cost")


def of_a_count(place: _Place) -> Subject | None:
    """Drill 24 boreholes; three footbridges were completed; 46 km of roads: what is counted, and what is done with it."""
    of = re.match(r"(?i) ?of (?P<what>.+)", place.behind)
    if place.quantity.form != "value" or place.is_share or not (place.noun or (of and place.quantity.unit)):
        return None
    is_place = re.search(r"(?i)\b(?:in|of|on|at|with|for|to|from|among|across)$", place.words)
    is_recorded = place.noun and pattern("<records>").match(place.middle)
    if place.words and not (place.takes_object or place.has_verb or is_place or is_recorded):
        return None
    what = place.noun or (of["what"] if of else "")
    done = _done(place)
    if not done and not place.words and place.previous is not None and not re.match(rf"(?i) {_AUXILIARIES}\b", place.behind):
        done = place.previous[1].verb
    return Subject(f"{what} {done}".strip(), "what is counted", done if " " not in done else "")


def _done(place: _Place) -> str:
    """The participle of what is done with what is counted, before the number or behind it; or where and how it is."""
    if place.takes_object:
        return participle(place.words.split()[-1])
    if (match := _DONE.match(place.behind)) and (" " in match[0].strip() or _ENDS.match(place.behind, match.end())):
        return match["done"]
    more = _MORE.match(place.behind)
    return more["more"] if more and not place.words else ""


def as_before(place: _Place) -> Subject | None:
    """Rose 12% to 286; , up by 5.4 percent: nothing is named, so it is what was named before."""
    if place.words and not pattern("<continues>(?: <continues>)*").fullmatch(place.words):
        return None
    said = place.previous or (place.last if re.search("(?i)target|ambition|goal", place.words) else None)
    return Subject(said[1].name, "named before") if said is not None else None


def of_a_verb(place: _Place) -> Subject | None:
    """Raise own-source revenue by 15 per cent; lift completions to 62 per cent: what a verb is done to."""
    name = _object(place.words)
    return Subject(name, "before the number") if name and name != place.words else None


def of_what_follows(place: _Place) -> Subject | None:
    """Nothing is named before a number: what stands behind it."""
    if place.words:
        return None
    what = re.sub(r"(?i)^ ?(?:of|in|for|on|to) ", "", place.behind)
    return Subject(f"{place.noun} {what}".strip(), "behind the number")


RULES: tuple[Callable[[_Place], Subject | None], ...] = (
    of_its_own_kind,
    in_brackets,
    of_a_change_behind,
    at_a_distance,
    arrived_at,
    for_whom,
    grown_in,
    of_a_share,
    of_what_it_was,
    of_a_cost,
    of_money,
    of_a_count,
    as_before,
    of_a_verb,
    of_what_follows,
)
"""How a subject is found, the first that knows it; where none does, it is named by the words before the number."""
