"""Numbers in words: three bridges, a third, one in five, doubled."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from planctl.draft.english.counted import Numeral, counted
from planctl.draft.english.words import grammar
from planctl.draft.reading import any_of
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS

_FRACTIONS = {"half": 50, "third": 33, "quarter": 25, "fifth": 20, "tenth": 10}
_PARTS = {None: 1, "two": 2, "three": 3, "four": 4}
_ONE = {"one": 1}
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_OF_A_WHOLE = re.compile(
    r"[,.;)]|$| (?:of|more|less|fewer|higher|lower|below|above|in|from|to|by|are|is|were|was|have|has|come|came|on|and|or"
    r"|compared|than|since|over|between|during|the|complete|completed|done|full|finished)\b"
)
"""What stands behind a third that is a share, and not one thing more: a third of homes, a third hub."""
_TWO_THIRDS = 67
_SOME_OF_THEM = re.compile(r" (?:(?:were|was|are|is|have|has|remain(?:ed|s)?) )(?:[a-z-]+ )?[a-z]+")


@cache
def spelt() -> re.Pattern[str]:
    """The pattern of a number in words."""
    return re.compile(
        rf"(?i)\b(?:(?:a|one)[- ](?P<part>third|quarter|fifth|tenth|half)|(?P<half>half)(?= of| the| an?\b)"
        rf"|(?<=\bby )(?:at least |more than |up to |about )?(?P<by>half)"
        rf"|(?P<many>two|three|four)[- ](?P<parts>thirds|quarters|fifths|tenths)"
        rf"|(?<![\d.,])(?P<few>\d|one|{any_of(grammar().numerals)}) (?:in|out of)(?: every)? "
        r"(?P<all>100|10|20|4|5|8|four|five|eight|ten|twenty)"
        rf"|(?:(?<=to )|(?<=will )|(?<=shall )|(?<=and ))(?P<object>{any_of(grammar().multiples)})"
        rf"(?= (?:the|our|its|their|(?:to|from) \D{{0,4}}\d))"
        rf"|(?P<multiple>doubled|tripled|quadrupled|halved)(?! the\b)"
        rf"|(?<!-)(?P<count>(?:(?:{_TENS})-(?:{_UNITS})|{any_of(grammar().numerals)})))\b(?!-)"
    )


def in_words(text: str, match: re.Match[str]) -> Numeral | None:
    """A share, a multiple or a fraction in words, or a number in words of things that are done or to be done."""
    if match["few"] is not None:
        few, of_all = (Decimal((grammar().numerals | _ONE).get(each.lower(), each)) for each in (match["few"], match["all"]))
        return Numeral(*match.span(), match.end(), 100 * few / of_all, None, PERCENT)
    if match["by"] is not None:
        return Numeral(*match.span("by"), match.end(), Decimal(50), None, PERCENT)
    if multiple := match["object"] or match["multiple"]:
        verb = next(each for each in grammar().multiples if multiple.lower().startswith(each))
        return Numeral(*match.span(), match.end(), Decimal(grammar().multiples[verb]), None, PERCENT)
    return _fraction(text, match) if match["count"] is None else _count(text, match)


def _count(text: str, match: re.Match[str]) -> Numeral | None:
    """So many things that are done or to be done: drill nine boreholes, two schools were built; nine fewer than before."""
    tens, _, units = match["count"].lower().partition("-")
    number = Decimal(grammar().numerals[tens] + ((grammar().numerals | _ONE)[units] if units else 0))
    if re.compile(r" (?:fewer|more) than | (?:out )?of (?:the |its |our )\d").match(text, match.end()):
        return Numeral(*match.span(), match.end(), number, None, "")
    if _SOME_OF_THEM.match(text, match.end()) and re.search(r"\d [^.;]*(?:,| and) $", text[: match.start()]):
        return Numeral(*match.span(), match.end(), number, None, "")
    if points := re.compile(r" (?:(?P<points>percentage points?)|per ?cent)\b").match(text, match.end()):
        return Numeral(*match.span(), points.end(), number, None, PERCENTAGE_POINTS if points["points"] else PERCENT)
    if text[: match.start()].endswith(" by ") and re.compile(r",? to \d").match(text, match.end()):
        return Numeral(*match.span(), match.end(), number, None, "")
    noun = counted(text[match.end() :])
    if noun is None or any(each.lower() in grammar().uncounted for each in noun.words.split()):
        return None
    stop = match.end() + len(noun.words) + 1
    clause = re.split(r"[;:()]|[.,] ", text[: match.start()])[-1]
    is_done = (
        re.match(r" (?:were|was|are to be|will be|have been|had been|being) ", text[stop : stop + 24])
        or re.search(
            r"(?i)(?:\b(?:to|will|and|shall|of|also|we) [a-z]+|ed|ing|built|total of|at least|open|another|further|additional"
            r"|^ ?[a-z]+)"
            r" (?:the |a further |another |up to |at least |more than |over )?$",
            clause,
        )
        or re.fullmatch(r"\s*(?:\d[\d,.]* [a-z -]+)?(?:and|while|with|including)?\s*", clause)
    )
    return Numeral(*match.span(), stop, number, None, noun.noun, noun.words) if is_done else None


def _fraction(text: str, match: re.Match[str]) -> Numeral | None:
    """A third, half of the pupils; not a quarter of 2024."""
    if point := re.compile(r" an? percentage point").match(text, match.end()):
        return Numeral(*match.span(), point.end(), Decimal("0.5"), None, PERCENTAGE_POINTS) if "half" in match[0].lower() else None
    whole = (match["part"] or match["half"] or match["parts"].removesuffix("s")).lower()
    many = match["many"].lower() if match["many"] else None
    number = _TWO_THIRDS if whole == "third" and many else _FRACTIONS[whole] * _PARTS[many]
    is_time = re.match(r" (?:of|to|past|ended|and a half)?\s?(?:□|an hour|day|year\b|century)", text[match.end() :])
    is_third_one = match["part"] and whole != "half" and not _OF_A_WHOLE.match(text, match.end())
    if (
        is_third_one
        or is_time
        or re.search(r"(?i)(?:first|second|third|fourth|last|(?:\d|one|two|three|four|five|six) and|per) $", text[: match.start()])
    ):
        return None
    return Numeral(*match.span(), match.end(), Decimal(number), None, PERCENT)
