"""The words around a quantity: those of its clause before it, those right behind it, and a name without what says nothing."""

from __future__ import annotations

import re

from planctl.draft.english.counted import counted
from planctl.draft.english.numerals import SCALES, money_of, shown
from planctl.draft.english.words import grammar, pattern
from planctl.draft.reading import Quantity, Subject

CLAUSE = r"(?:(?!\b(?:and|but|while|whereas|although)\b|[;:()?!—\t]|[.,](?![\d\ue000-\ue009])).)*"
_DATE_FIRST = re.compile(
    r"(?i)^(?:in|by|during|for|over|since|at|as of|between|throughout|until|under|across|within) "
    r"(?:[^,□]{0,40}?□[□/–—-]*(?: (?:financial|fiscal|budget) year)?"
    r"|the (?:plan|review|reporting|medium|same|past|coming|next)[^,]{0,12}?(?:period|term|year|years|plan)\b"
    r"|the (?:plan|quarter|month|decade)\b|the (?-i:[A-Z])[\w-]+ period),? ?"
)
_DATES = re.compile(
    r"(?i),? ?\b(?:in|over|during) the (?:\w+ (?:months|years|quarters|weeks) (?:to|ending|ended)"
    r"|same (?:period|quarter|month) (?:of|in)) "
    r"[^,;□]{0,16}□[□/–—-]*|,? ?\b(?:in|by|during|for|of|since|from|at|to|as of|on|between) "
    r"(?:the )?(?:(?:end|close|start) of )?(?:the )?"
    r"(?:financial year |fiscal year |fiscal |FY ?|year )?(?:[A-Z][a-z]{2,8} )?□[□/–—-]*(?: (?:and|to) □+)?"
)
_PREFACE = re.compile(
    r"(?i)^according to [^,]{0,40}?□+,? "
    r"|^under (?:the |this |an? )?[\w-]+ (?:scenario|case|assumptions?),? "
    r"|^(?:according to|on the basis of|based on|thanks to|as a result of|owing to|due to)\b[^,]*, "
)
_SAYS = re.compile(
    r"^(?:[\w'’-]+ ){1,7}?(?:sets out|identifie[sd]|forecasts|provide[sd] for|maintain(?:s|ed)|envisage[sd]|foresees|proposes"
    r"|allocates) (?:an? |the )?(?=[a-z])"
)
"""Who says or does it, before what it is: the Plan sets out a total expenditure of."""
_DANGLES = re.compile(
    r"(?: (?:at|for) an? (?:total |estimated |combined )?(?:cost|price))?"
    r"(?: (?:at|to|with|of|by|for|in|from|on|about|around|approximately|within|over|under|up|some|nearly|almost))+$"
    r"|(?: (?:in|by|for|during|of))? (?:FY|Fiscal|fiscal|fiscal year|financial year)$"
)
"""What of the words behind a quantity leads to the next one: at a cost of about."""
_SHORT_LIST = 2
Said = list[tuple[Quantity, Subject]]
"""The quantities before, each with its subject."""


def sentence(text: str, start: int) -> int:
    """Where the sentence, or the part of one up to a semicolon, begins that a place stands in."""
    return max((each.end() for each in re.finditer(r"[;:?!\t]|\.(?![\d\ue000-\ue009])", text[:start])), default=0)


def head(words: str) -> str:
    """Words up to their verb: "customs duties are expected to yield" is customs duties."""
    return re.split(r"(?<!that)(?<!which)(?<!who) (?:is|are|was|were|will|has|have|had|should|must|shall) ", f"{words} ")[0].strip()


def noun(text: str, quantity: Quantity) -> str:
    """The words of what a number counts; none of a unit that measures."""
    if grammar().unit.fullmatch(re.sub(rf"^(?:{'|'.join(SCALES)}) ", "", quantity.unit)):
        return ""
    if quantity.unit.startswith("head of "):
        return quantity.unit.removeprefix("head of ")
    words = re.sub(r"^ ?(?:thousand|million|billion|trillion|crore|lakh|m|bn)(?= )", "", text[quantity.end : quantity.stop])
    if of_all := re.compile(r" of (?:the |its |our )?[\d,.]+").match(text, quantity.end):
        words = text[of_all.end() :]
    thing = counted(words)
    return thing.words if thing else ""


def behind(text: str, stop: int) -> str:
    """What stands right behind a quantity, up to the next number or sign."""
    if bracket := re.compile(r" \([^()]{1,30}\)(?= (?:for|of|in|on|to|with|were|are|was|have|had) )").match(text, stop):
        stop = bracket.end()
    match = pattern(r"[;:()?!—\t\d□£$€¥]|[.,](?![\d\ue000-\ue009])|\s–\s|\b<ends_a_subject>\b").search(text, stop)
    words = re.sub(rf" {money_of(text)}$", "", text[stop : match.start() if match else None].rstrip())
    if match and (match[0].isdigit() or match[0] in "£$€¥"):
        words = re.sub(r" [a-z]+ing$| [A-Z]{1,3}$", "", words)
    return _DANGLES.sub("", words)


def rest(text: str, stop: int) -> str:
    """What stands behind a quantity in its clause, up to the next number."""
    match = re.compile(r"[;:()?!—\t\d]|[.,](?![\d\ue000-\ue009])").search(text, stop)
    return text[stop : match.start() if match else None].rstrip()


def before_comma(text: str, begin: int, after: int) -> str:
    """The words before the comma that a clause begins behind, from the quantity before on."""
    if not text[:begin].endswith(","):
        return ""
    start = max((each.end() for each in re.finditer(r"[;:()?!]|[.,](?![\d\ue000-\ue009])", text[: begin - 1])), default=0)
    return text[max(start, after) : begin - 1].strip()


def outside(text: str, begin: int) -> str:
    """What stands before the brackets that a clause begins in."""
    if begin == 0 or text[begin - 1] != "(":
        return ""
    start = max(
        (each.end() for each in re.finditer(r"[;:)?!]|[.,](?![\d\ue000-\ue009])|\b(?:and|but)\b", text[: begin - 1])), default=0
    )
    return bare(text[start : begin - 1])


def bare(words: str) -> str:
    """Words without what stands before a subject and says nothing of it."""
    before, words = "", re.sub(r"^(?:baseline|base|target|goal)(?: (?:in )?(?:FY ?)?□[□/–—-]*)?:?$", "", words.strip(" ,;:-–+\t"))
    while before != words:
        before = words
        words = re.sub(r"^(?:FY ?)?□[□/–—-]*:?(?: |$)", "", _DATE_FIRST.sub("", words)).strip(" ,:")
        words = _PREFACE.sub("", words)
        head = grammar().heads.match(words)
        words = words[head.end() :] if head else words
    return _DATES.sub("", words).strip(" ,")


def named(name: str) -> str:
    """A name without its determiner and its dates, and with what a reader needs of it alone."""
    name = re.sub(r" +", " ", _DATES.sub("", shown(name))).strip(" ,.-–'\"")
    name = re.sub(r"(?i) (?:(?:each|every|a|per) (?:year|annum)|annually|this year)$", "", name)
    name = _SAYS.sub("", name)
    name = re.sub(r"(?i)^(?:of|in|for|to|on) |,? (?:in|over|during) the \w+ (?:months|years|quarters?)$", "", name)
    while (
        match := pattern(rf"^(?:<determiners>|{grammar().owners}'s?|(?-i:(?:[A-Z][\w-]* ){{0,3}}[A-Z][\w-]*'s))(?= ) ?").match(name)
    ) and len(match[0]) < len(name):
        name = name[match.end() :].strip()
    return re.sub(r"(?i) (?:of|in|for|to|on|with|the|a|an|by|at|from|and|that|were|was|are|is|be|will)$", "", name)


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
