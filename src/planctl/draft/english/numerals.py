"""The numbers of a text, in digits and in words, each with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from planctl.draft.asides import set_aside
from planctl.draft.english.words import DATE, NUMERAL, grammar, pattern
from planctl.draft.reading import Aside, any_of
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS
from planctl.plan.vocabulary import SetAsideReason

SCALES = ("thousand", "million", "billion", "trillion", "crore", "lakh")
_CODE = re.compile(rf"\b(?P<code>[A-Z]{{2,4}}) ?(?:{NUMERAL}) ?(?:{'|'.join(SCALES)}|bn|m\b)")
_LETTERS = {"m": "million", "bn": "billion"}
_SCALE = re.compile(rf" ?(?P<word>{'|'.join(SCALES)})\b|(?P<letter>m|bn|tn|k)(?![A-Za-z²³/])")
_NO_LENGTH = re.compile(r"(?:m|bn)(?:[,.;)]|$| (?!wide|long|high|deep|tall|of)[a-z]+)")
_FRACTIONS = {"half": 50, "third": 33, "quarter": 25, "fifth": 20, "tenth": 10}
_PARTS = {None: 1, "two": 2, "three": 3, "four": 4}
OF_ONE = "1:n"
"""The unit of a ratio of one to so many, as 1:10,000 doctors to people."""
_ONE = {"one": 1}
_TWO_THIRDS = 67
_OF_TIME = ("year", "date")
_HIDDEN = {ord("0") + digit: 0xE000 + digit for digit in range(10)}
"""The digits of a name, in characters that no text holds."""
_SHOWN = {hidden: digit for digit, hidden in _HIDDEN.items()}
_BESIDE = re.compile(" (?:higher|lower|more|less|fewer|up|down|above|below|of|growth|increase|decrease) ?")
_WORD = re.compile(r" ?(?P<word>[A-Za-z][A-Za-z'/-]*)")
_LONGEST_CODE = 12
_MOST_WORDS = 6
_SHORTEST = 4


class Numeral(NamedTuple):
    """A number where it stands, up to `stop` with its unit; `noun` are the words of what it counts, `is_yearly` of "a year"."""

    start: int
    end: int
    stop: int
    number: Decimal
    to: Decimal | None
    unit: str
    noun: str = ""
    is_yearly: bool = False


class Counted(NamedTuple):
    """What a number counts: its words, and the noun among them."""

    words: str
    noun: str


def masked(text: str) -> tuple[str, list[Aside]]:
    """The text with the digits of what measures nothing blotted out, or hidden in a name, and its numbers."""
    return set_aside(text, grammar().asides, _hidden)


def _hidden(reason: SetAsideReason, words: str) -> str:
    """Words whose digits measure nothing: those of a time blotted out, those of a name to be shown again."""
    return re.sub(r"\d", "□", words) if reason in _OF_TIME else words.translate(_HIDDEN)


def shown(name: str) -> str:
    """A name with its digits again, as they were before they were set aside."""
    return name.translate(_SHOWN)


def numerals(text: str) -> list[Numeral]:
    """The numbers of a text with their units, those too that they share with the next one."""
    return _with_shared_units(text, list(_each(text)))


@lru_cache(maxsize=8)
def money_of(text: str) -> str:
    """Any money of a text, to be put into a pattern: the known one, and capitals before a scale, as in HLV 310 million."""
    found = {each["code"] for each in _CODE.finditer(text)} - grammar().no_money
    return any_of([*grammar().currencies, *found])


@cache
def _digits(money: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![A-Za-z])(?P<money>{money}) ?)?(?P<minus>(?<![\d□A-Za-z])-)?(?P<number>{NUMERAL})(?![\d□])"
        rf"(?:(?: ?(?:{'|'.join(SCALES)})\b|(?:m|bn|tn|k)(?![A-Za-z²³/]))?(?:%| per ?cent)?"
        rf"(?: ?[–—-] ?| (?:to|and) (?={money}? ?\d)){money}? ?(?P<to>{NUMERAL})(?![\d□]))?"
    )


@cache
def _spelt() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)\b(?:(?:a|one) (?P<part>third|quarter|fifth|tenth|half)|(?P<half>half)(?= of| the| an?\b)"
        rf"|(?P<many>two|three|four)[- ](?P<parts>thirds|quarters|fifths|tenths)"
        rf"|(?<![\d.,])(?P<few>\d|one|{any_of(grammar().numerals)}) (?:in|out of)(?: every)? (?P<all>10|100|five|ten|four)"
        rf"|(?P<count>{any_of(grammar().numerals)}))\b(?!-)"
    )


def _each(text: str) -> Iterator[Numeral]:
    place = 0
    digits = _digits(money_of(text))
    while match := min(
        filter(None, (_spelt().search(text, place), digits.search(text, place))), key=lambda each: each.start(), default=None
    ):
        read = _in_words(text, match) if match.re is _spelt() else None if _is_per(text, match) else _in_digits(text, match)
        if read is not None:
            yield read
        place = read.stop if read is not None else match.end()


def _is_per(text: str, match: re.Match[str]) -> bool:
    """Whether a number is what others are counted for, as the 10,000 of "patents per 10,000 people"."""
    return text[: match.start()].endswith((" per ", " every "))


def _in_digits(text: str, match: re.Match[str]) -> Numeral:
    is_range = match["to"] is not None and _is_range(text, match)
    end = match.end("to") if is_range else match.end("number")
    number = _number(match["number"]) * (-1 if match["minus"] else 1)
    read = Numeral(match.start("number"), end, end, number, _number(match["to"]) if is_range else None, "")
    if ratio := re.compile(r" ?: ?1(?!\d|[.,]\d)").match(text, end):
        return read._replace(stop=ratio.end(), unit="∶1")
    if read.number == 1 and (of_one := re.compile(rf":({NUMERAL})").match(text, end)):
        return read._replace(end=of_one.end(), stop=of_one.end(), number=_number(of_one[1]), unit=OF_ONE)
    return _with_unit(text, read) if match["money"] is None else _of_money(text, read, match["money"].rstrip("."))


def _number(printed: str) -> Decimal:
    return Decimal(re.sub("[, ]", "", printed))


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the ends of a range: 3-5, between 18 and 22, 5 to 6 per cent; not from 31 to 36."""
    before = text[max(0, match.start() - 12) : match.start()].lower()
    joint = text[match.end("number") : match.start("to")]
    if re.search(r"\bto\b", joint):
        rises = _number(match["to"]) > _number(match["number"])
        return joint == " to " and rises and not re.search(r"\b(?:from|by) (?:[a-z]+ )?$", before)
    return "and" not in joint or bool(re.search(r"\bbetween (?:[a-z]+ )?$", before))


def _of_money(text: str, read: Numeral, money: str) -> Numeral:
    """A number with money before it: £4.2m, KSh 9.8 billion, $7.50 per hour."""
    scale = _SCALE.match(text, read.stop)
    stop = scale.end() if scale else read.stop
    unit = money + (f" {scale['word']}" if scale and scale["word"] else scale["letter"] if scale else "")
    each = re.compile(
        r" per (?!cent\b|year\b|annum\b)(?P<per>[a-z]+)| (?:an?|each) (?P<a>hour|day|month|week|head|tonne)\b|/(?P<over>[a-z]+)"
    ).match(text, stop)
    if each is None:
        return read._replace(stop=stop, unit=unit)
    return read._replace(stop=each.end(), unit=f"{unit} per {each['per'] or each['a'] or each['over']}")


def _with_unit(text: str, read: Numeral) -> Numeral:
    """A number that is no money with the unit behind it."""
    scale = _SCALE.match(text, read.stop)
    if scale and (scale["word"] or (scale["letter"] in _LETTERS and _is_scale(text, read.stop, scale.end()))):
        after = _with_unit(text, read._replace(stop=scale.end()))
        return after._replace(unit=f"{scale['word'] or _LETTERS[scale['letter']]} {after.unit}".strip())
    if per := _per(text, read.stop):
        return read._replace(stop=per.end(), unit=per[0].strip())
    if unit := re.compile(rf"[ -]?(?P<unit>{grammar().unit.pattern})").match(text, read.stop):
        written = grammar().units.get(unit["unit"], unit["unit"])
        return _for_each(text, read._replace(stop=unit.end(), unit=written))
    if noun := counted(text[read.stop :]):
        stop = read.stop + len(noun.words) + 1
        if each := _per(text, stop) or _per_one(text, stop):
            return read._replace(stop=each.end(), unit=noun.noun + each[0])
        return read._replace(stop=stop, unit=noun.noun, noun=noun.words)
    return read


def _is_scale(text: str, start: int, stop: int) -> bool:
    """Whether an m behind a number is million, and not metres."""
    return counted(text[stop:]) is not None or _NO_LENGTH.match(text, start) is not None


def _per(text: str, stop: int) -> re.Match[str] | None:
    return pattern(r" per <per>\b(?: <per_whom>\b)?").match(text, stop)


def _per_one(text: str, stop: int) -> re.Match[str] | None:
    return re.compile(r" per (?!cent\b|year\b|annum\b|month\b|day\b|week\b)[a-z]+").match(text, stop)


def _for_each(text: str, read: Numeral) -> Numeral:
    """A unit with what it is for: t/ha, litres per day; "a year" behind a share tells of a yearly growth."""
    if yearly := re.compile(r" ?(?:per|a) (?:year|annum)\b|,? (?:annually|each year|every year|on average)\b").match(
        text, read.stop
    ):
        is_rate = read.unit in (PERCENT, PERCENTAGE_POINTS)
        return read._replace(stop=yearly.end() if is_rate else read.stop, is_yearly=is_rate)
    each = re.compile(r"(?: per (?!cent\b|year\b|annum\b)[a-z²³]+|/[a-z²³]+)+").match(text, read.stop)
    return read._replace(stop=each.end(), unit=read.unit + each[0]) if each else read


def counted(behind: str) -> Counted | None:
    """What the words behind a number name that can be counted: up to the first plural noun that no other one follows."""
    words: list[str] = []
    place = 0
    while len(words) < _MOST_WORDS and (match := _noun_at(behind, place)) and not (place and behind[place] != " "):
        words.append(match["word"])
        place = match.end()
        following = _noun_at(behind, place)
        if is_plural(words[-1]) and not (following and is_plural(following["word"])):
            noun = " ".join(words[-2:]) if words[-1] in grammar().general else words[-1]
            return Counted(behind[:place].strip(), noun.lower() if noun.istitle() else noun)
    return None


def _noun_at(text: str, place: int) -> re.Match[str] | None:
    match = _WORD.match(text, place)
    return None if match is None or pattern("<no_noun>$").match(match["word"]) else match


def is_plural(word: str) -> bool:
    """Whether a word is a noun in the plural."""
    bare = word.lower().split("-")[-1]
    if bare in grammar().singulars or bare.endswith(("ss", "ous", "'s", "stics", "omics", "atics", "onics")):
        return False
    return bare in grammar().plurals or (bare.endswith("s") and len(bare) >= _SHORTEST)


def _in_words(text: str, match: re.Match[str]) -> Numeral | None:
    """A fraction in words, or a number in words of things that are done or to be done."""
    if match["few"] is not None:
        few, of_all = (Decimal((grammar().numerals | _ONE).get(each.lower(), each)) for each in (match["few"], match["all"]))
        return Numeral(*match.span(), match.end(), 100 // of_all * few, None, PERCENT)
    if match["count"] is None:
        return _fraction(text, match)
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
    number = Decimal(grammar().numerals[match["count"].lower()])
    return Numeral(*match.span(), stop, number, None, noun.noun, noun.words) if is_done else None


def _fraction(text: str, match: re.Match[str]) -> Numeral | None:
    """A third, half of the pupils; not a quarter of 2024."""
    if point := re.compile(r" an? percentage point").match(text, match.end()):
        return Numeral(*match.span(), point.end(), Decimal("0.5"), None, PERCENTAGE_POINTS) if "half" in match[0].lower() else None
    whole = (match["part"] or match["half"] or match["parts"].removesuffix("s")).lower()
    many = match["many"].lower() if match["many"] else None
    number = _TWO_THIRDS if whole == "third" and many else _FRACTIONS[whole] * _PARTS[many]
    is_time = re.match(r" (?:of|to|past|ended|and a half)?\s?(?:□|an hour|day|year\b|century)", text[match.end() :])
    if is_time or re.search("(?i)(?:first|second|third|fourth|last|and|per) $", text[: match.start()]):
        return None
    return Numeral(*match.span(), match.end(), Decimal(number), None, PERCENT)


def _with_shared_units(text: str, read: list[Numeral]) -> list[Numeral]:
    """Numbers with the unit of the next one: from 31 to 36 days, from $7.50 to $8.25 per hour, 52 of the 80 blocks."""
    for at in range(len(read) - 2, -1, -1):
        one, after = read[at], read[at + 1]
        gap = text[one.stop : after.start]
        is_share = after.unit == PERCENT and _BESIDE.match(text, after.stop)
        if not one.unit and not is_share and _shares(money_of(text)).fullmatch(re.sub(rf" ?(?:in|by) {DATE}", "", gap)):
            read[at] = one._replace(unit=after.unit, noun="" if gap.strip() == "to" else after.noun, is_yearly=after.is_yearly)
        elif after.unit.startswith(f"{one.unit} per ") and re.fullmatch(r" ?to ?\S{0,3} ?", gap):
            read[at] = one._replace(unit=after.unit)
    return read


@cache
def _shares(money: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,|and|, and|or|to|of the|of|and up to|to about|to over|to at least)\s*{money}?\s*")


def before_money(text: str, start: int) -> int:
    """Where a number begins with its money and its sign."""
    money = _before_number(money_of(text)).search(text[max(0, start - _LONGEST_CODE) : start])
    return start - len(money[0]) if money else start


@cache
def _before_number(money: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z]){money} ?-?$|(?<=[ (])[-+]$")
