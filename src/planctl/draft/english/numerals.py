"""The numbers of a text, each with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

from planctl.draft.asides import set_aside
from planctl.draft.english.counted import Numeral, counted
from planctl.draft.english.spelt import in_words, spelt
from planctl.draft.english.words import DATE, NUMERAL, grammar, pattern
from planctl.draft.reading import Aside, any_of
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS
from planctl.plan.vocabulary import SetAsideReason

SCALES = ("lakh crore", "thousand", "million", "billion", "trillion", "crore", "lakh")
_CODE = re.compile(rf"\b(?P<code>[A-Z]{{2,4}}) ?(?:{NUMERAL}) ?(?:{'|'.join(SCALES)}|bn|m\b)")
_LETTERS = {"m": "million", "bn": "billion"}
_SCALE = re.compile(rf" ?(?P<word>{'|'.join(SCALES)})\b|(?P<letter>m|bn|tn|k)(?![A-Za-z²³/])")
_NO_LENGTH = re.compile(r"(?:m|bn)(?:[,.;)]|$| (?!wide|long|high|deep|tall|of)[a-z]+)")
OF_ONE = "1:n"
"""The unit of a ratio of one to so many, as 1:10,000 doctors to people."""
_OF_TIME = ("year", "date")
_HIDDEN = {ord("0") + digit: 0xE000 + digit for digit in range(10)}
"""The digits of a name, in characters that no text holds."""
_BRACKETS = {ord("("): 0xE010, ord(")"): 0xE011}
"""The brackets of words within a name, which end no clause: vaccination coverage (second dose) reached 93%."""
_IN_A_NAME = re.compile(r"(?<=[a-z] )\((?!target|baseline|binding|expected)[A-Za-z][A-Za-z ,'-]{1,30}\)(?= [a-z])")
_SHOWN = {hidden: digit for digit, hidden in (_HIDDEN | _BRACKETS).items()}
_BESIDE = re.compile(" (?:higher|lower|more|less|fewer|up|down|above|below|of|growth|increase|decrease) ?")
_LONGEST_CODE = 12


def masked(text: str) -> tuple[str, list[Aside]]:
    """The text with the digits of what measures nothing blotted out, or hidden in a name, and its numbers."""
    hidden, nothing = set_aside(text, grammar().asides, _hidden)
    return _IN_A_NAME.sub(lambda match: match[0].translate(_BRACKETS), hidden), nothing


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


def _each(text: str) -> Iterator[Numeral]:
    place = 0
    digits = _digits(money_of(text))
    while match := min(
        filter(None, (spelt().search(text, place), digits.search(text, place))), key=lambda each: each.start(), default=None
    ):
        read = in_words(text, match) if match.re is spelt() else None if _is_per(text, match) else _in_digits(text, match)
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
    if match["money"] is not None:
        joint = re.sub(rf"^ ?(?:{'|'.join(SCALES)})?| ?{re.escape(match['money'])} ?$", "", joint) + " " * joint.endswith(" ")
        joint = f" {joint.strip()} "
    if re.search(r"\bto\b", joint):
        rises = _number(match["to"]) > _number(match["number"])
        is_rate = re.compile(" ?(?:%|per ?cent)").match(text, match.end("to"))
        return joint == " to " and rises and not re.search(rf"\b(?:from{'' if is_rate else '|by'}) (?:[a-z]+ )?$", before)
    return "and" not in joint or bool(re.search(r"\bbetween (?:[a-z]+ )?$", before))


def _of_money(text: str, read: Numeral, money: str) -> Numeral:
    """A number with money before it: £4.2m, KSh 9.8 billion, $7.50 per hour."""
    scale = _SCALE.match(text, read.stop)
    stop = scale.end() if scale else read.stop
    unit = money + (f" {scale['word']}" if scale and scale["word"] else scale["letter"] if scale else "")
    each = re.compile(
        r" per (?!cent\b|year\b|annum\b)(?P<per>[a-zA-Z]+)| (?:an?|each) (?P<a>hour|day|month|week|head|tonne)\b|/(?P<over>[a-z]+)"
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
    return _heads(text, read) or _counting(text, read)


def _heads(text: str, read: Numeral) -> Numeral | None:
    """A number of animals: 400,000 head of cattle."""
    heads = re.compile(r" heads? of (?P<what>[a-z]+)").match(text, read.stop)
    return read._replace(stop=heads.end(), unit=f"head of {heads['what']}", noun=heads["what"]) if heads else None


def _counting(text: str, read: Numeral) -> Numeral:
    """A number of what is named behind it: 24 boreholes, 12 places per school."""
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


def _with_shared_units(text: str, read: list[Numeral]) -> list[Numeral]:
    """Numbers with the unit of the next one: from 31 to 36 days, from $7.50 to $8.25 per hour, 52 of the 80 blocks."""
    for at in range(len(read) - 2, -1, -1):
        one, after = read[at], read[at + 1]
        gap = text[one.stop : after.start]
        is_share = after.unit == PERCENT and _BESIDE.match(text, after.stop) and not re.search("(?i)from $", text[: one.start])
        if not one.unit and not is_share and _shares(money_of(text)).fullmatch(re.sub(rf" ?(?:in|by) {DATE}", "", gap)):
            read[at] = one._replace(unit=after.unit, noun="" if gap.strip() == "to" else after.noun, is_yearly=after.is_yearly)
        elif after.unit.startswith(f"{one.unit} per ") and re.fullmatch(r" ?to ?\S{0,3} ?", gap):
            read[at] = one._replace(unit=after.unit)
    return read


@cache
def _shares(money: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,|and|, and|or|to|of the|of|and up to|to about|to over|to at least)\s*{money}?\s*")


def without_scale(unit: str) -> str:
    """A unit without its million, before it or behind its money: households, $."""
    return re.sub(rf"^(?:{'|'.join(SCALES)})(?: |$)|(?<=\S)(?: (?:{'|'.join(SCALES)})|(?<=[£$€¥])(?:m|bn|tn|k))$", "", unit)


def before_money(text: str, start: int) -> int:
    """Where a number begins with its money and its sign."""
    money = _before_number(money_of(text)).search(text[max(0, start - _LONGEST_CODE) : start])
    return start - len(money[0]) if money else start


@cache
def _before_number(money: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z]){money} ?-?$|(?<=[ (])[-+]$")
