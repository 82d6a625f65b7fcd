"""How a scalar's text becomes a typed value, and what it breaks when it can't.

YAML's own typing is never used: every scalar arrives as the text that was written, and its field says what it must be. The markers
below go into the annotations of `model`; `read.build` follows them, and the validation library asks them for its schema when
something does not fit, and is imported only then.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, cast

from planctl.characters import alphabets, code_point, invisible
from planctl.language import Bilingual
from planctl.numbers import printed
from planctl.numbers.periods import is_period, is_span, is_whole_year, last_day
from planctl.numbers.printed import parse_number
from planctl.plan import vocabulary

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

LONGEST_TEXT = 500
TAG = r"(?!cn|eng|zho|chi|zn|ne|hz)[a-z]{2,3}"
"""A language's short name; not what people write who mean zh or en."""
_ID = r"[^\x00-@[-\x7f][^\x00-/:-@[-\x7f]*(?:-[^\x00-/:-@[-\x7f]+)*"
"""Capital letters, ASCII digits and hyphens; of what is not ASCII, `_in_letters` says more."""
_KEY = r"(?!null$)[^\x00-`{-\x7f][^\x00-/:-`{-\x7f]*(?:[-_][^\x00-/:-`{-\x7f]+)*"
"""The same in small letters, with underscores."""
LAST_YEAR = "last_year"
"""What a target goes by that is set by the indicator's own figure of the year before."""
_PARAGRAPH = r"[1-9][0-9]{0,5}"
_MEANT_FOR_A_PARAGRAPH = r"(?:[Pp第]\s*(?=\d))?[\W\d_]*段?"
"""No letter but what people write around such a number."""
_PART = r"Q[1-3]|H1|0[1-9]|1[0-2]|(?:19|20|21)[0-9]{2}(?:/[0-9]{2})?"
"""What a schedule has shares at the end of: a part of any year, or a year of several."""
_ONE = "[0-9]{4}(/[0-9]{2})?"
"""A year, or one that begins within a calendar year."""
_MONTH = r"[1-9]|1[0-2]"
_YEAR = r"(?:19|20|21)[0-9]{2}"
_ADDRESS = r"https?://[^\s/?#\"<>\\]+(?:[/?#][^\s\"<>\\]*)?"
_LICENCE = r"[A-Za-z0-9][-A-Za-z0-9._]*"
_DATE = r"(?:19|20|21)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_FEWEST_SHARES = 2
_NOTHING = {"~", "null", "Null", "NULL", "None", "n/a", "N/A", "-", "--", "–", "—", "——", "/"}
"""What people write where there is nothing to write."""


class FieldError(Exception):
    """A text that is not what its field holds; `rule` names what it breaks, `details` fill its message."""

    def __init__(self, rule: str, **details: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.details = details


class Parsed:
    """An annotation: the value is what `parse` makes of the scalar's text; `schema` says the same to a JSON Schema reader."""

    def __init__(self, parse: Callable[[str], object], schema: dict[str, object]) -> None:
        self.parse = parse
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401, D105 the library's protocol
        from pydantic_core import PydanticCustomError, core_schema

        def typed(scalar: object) -> object:
            if not isinstance(scalar, str):
                raise PydanticCustomError("wrong-type", "not a scalar", {"expected": "scalar"})
            try:
                return self.parse(scalar)
            except FieldError as broken:
                raise PydanticCustomError(cast("Any", broken.rule), "broken scalar", broken.details) from None

        return core_schema.no_info_plain_validator_function(typed)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:  # noqa: D105 the library's protocol
        return self.schema


class InWords:
    """An annotation: a choice is also made by what planctl calls it in Chinese."""

    def __init__(self, words: dict[str, Bilingual]) -> None:
        self.words = words

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401, D105 the library's protocol
        from pydantic_core import core_schema

        def chosen(word: object) -> object:
            return vocabulary.choice(word, self.words) if isinstance(word, str) else word

        return core_schema.no_info_before_validator_function(chosen, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:  # noqa: D105 the library's protocol
        return {"type": "string", "enum": [*self.words, *(called.zh for called in self.words.values())]}


def _matching(pattern: str, rule: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if not re.fullmatch(pattern, text, re.ASCII):
            raise FieldError(rule)
        return text

    return parse


def _in_letters(pattern: str, rule: str, other_case: Callable[[str], bool]) -> Callable[[str], str]:
    """The way to a text in letters of any script: none of the other case or another's width, no mix of alphabets."""

    def parse(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise FieldError(rule)
        foreign = [character for character in text if not character.isascii()]
        fits = all(unicodedata.category(each)[0] in "LM" and not other_case(each) for each in foreign)
        if foreign and not (fits and unicodedata.is_normalized("NFKC", text) and not invisible(text) and len(alphabets(text)) <= 1):
            raise FieldError(rule)
        return text

    return parse


def parse_text(text: str) -> str:
    """A name or a note: not empty, one line, no space about it, no character that can't be seen."""
    text = text.removesuffix("\n")
    if not text.strip() or text in _NOTHING:
        raise FieldError("empty-text")
    if len(text) > LONGEST_TEXT:
        raise FieldError("text-too-long")
    if text != text.strip():
        raise FieldError("space-about")
    for character in invisible(text):
        raise FieldError("unseen-character", code=code_point(character))
    return text


def _number(text: str) -> Decimal:
    number = parse_number(text)
    if number is None:
        raise FieldError("not-a-number")
    return number


def _compared(text: str) -> str:
    return LAST_YEAR if text in (LAST_YEAR, "上年") else _in_letters(_ID, "not-an-id", str.islower)(text)


def _period(text: str) -> str:
    if not is_period(text):
        raise FieldError("not-a-period")
    return text


def _plan_period(text: str) -> str:
    if not is_period(text) or not (is_whole_year(text) or is_span(text)):
        raise FieldError("not-a-year")
    return text


def _part(text: str) -> str:
    if not re.fullmatch(_PART, text, re.ASCII):
        raise FieldError("not-a-part")
    return text


def _paragraph(text: str) -> int:
    return int(_matching(_PARAGRAPH, "not-a-paragraph")(text))


def _locator(text: str) -> int | str:
    """A paragraph's number, or another place in words; what can only be meant for such a number is refused."""
    if re.fullmatch(_MEANT_FOR_A_PARAGRAPH, text):
        return _paragraph(text)
    return parse_text(text)


def _date(text: str) -> str:
    try:
        last_day(_matching(_DATE, "not-a-date")(text))
    except ValueError:
        raise FieldError("not-a-date") from None
    return text


def _address(text: str) -> str:
    if not re.fullmatch(_ADDRESS, parse_text(text)):
        raise FieldError("not-an-address")
    return text


def _licence(text: str) -> str:
    """A licence by its short name, or by the address where its text stands."""
    if not re.fullmatch(f"{_LICENCE}|{_ADDRESS}", parse_text(text), re.ASCII):
        raise FieldError("not-a-licence")
    return text


def _year(text: str) -> int:
    return int(_matching(_YEAR, "not-a-year")(text))


def _month(text: str) -> int:
    return int(_matching(_MONTH, "not-a-month")(text))


def _shares(text: str) -> str:
    """Shares as they are printed, with colons between: 22.8:44.1:33.1."""
    if len(shares_in(text)) < _FEWEST_SHARES or None in shares_in(text):
        raise FieldError("not-shares")
    return text


def shares_in(printed: str) -> tuple[Decimal | None, ...]:
    """The numbers of a composition as printed, None in the place of what is none."""
    return tuple(parse_number(each.strip()) for each in re.split("[:：∶]", printed))


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise FieldError("not-a-flag")
    return text == "true"


# Names of digits alone, and years, are numbers to other readers of YAML: their schemas take both.
Text = Annotated[str, Parsed(parse_text, {"type": ["string", "number"], "minLength": 1, "maxLength": LONGEST_TEXT})]
Region = Annotated[str, Parsed(parse_text, {"type": ["string", "integer"], "minLength": 1, "maxLength": LONGEST_TEXT})]
"""A place's code: a text, for it may begin with zeros, also where it looks like a number."""
Id = Annotated[str, Parsed(_in_letters(_ID, "not-an-id", str.islower), {"type": "string", "pattern": f"^{_ID}$"})]
Key = Annotated[str, Parsed(_in_letters(_KEY, "not-a-key", str.isupper), {"type": "string", "pattern": f"^{_KEY}$"})]
Compared = Annotated[str, Parsed(_compared, {"type": "string", "pattern": f"^({LAST_YEAR}|上年|{_ID})$"})]
"""What a target goes by: an indicator's figure of the same period, or its own of the year before."""
Shares = Annotated[str, Parsed(_shares, {"type": "string", "pattern": r"^[0-9.]+(\s*[:：∶]\s*[0-9.]+)+$"})]
Number = Annotated[Decimal, Parsed(_number, {"type": "number"})]
Period = Annotated[str, Parsed(_period, {"type": "string", "pattern": f"^{_ONE}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])|{_ONE}))?$"})]
Part = Annotated[str, Parsed(_part, {"type": "string", "pattern": f"^({_PART})$"})]
PlanPeriod = Annotated[str, Parsed(_plan_period, {"type": ["string", "integer"], "pattern": f"^{_ONE}(-{_ONE})?$"})]
Paragraph = Annotated[int, Parsed(_paragraph, {"type": "integer", "minimum": 1})]
Locator = Annotated[
    int | str,
    Parsed(_locator, {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}]}),
]
Year = Annotated[int, Parsed(_year, {"type": "integer", "minimum": 1900, "maximum": 2199})]
Month = Annotated[int, Parsed(_month, {"type": "integer", "minimum": 1, "maximum": 12})]
Address = Annotated[str, Parsed(_address, {"type": "string", "pattern": "^https?://", "maxLength": LONGEST_TEXT})]
Licence = Annotated[str, Parsed(_licence, {"type": "string", "pattern": f"^({_LICENCE}|https?://.*)$", "maxLength": LONGEST_TEXT})]
Date = Annotated[str, Parsed(_date, {"type": ["string", "integer"], "pattern": f"^{_DATE}$"})]
Flag = Annotated[bool, Parsed(_flag, {"type": "boolean"})]
Attribute = Annotated[vocabulary.Attribute, InWords(vocabulary.ATTRIBUTE_WORDS)]
Basis = Annotated[vocabulary.Basis, InWords(vocabulary.BASIS_WORDS)]
Nature = Annotated[vocabulary.Nature, InWords(vocabulary.NATURE_WORDS)]
Direction = Annotated[vocabulary.Direction, InWords(vocabulary.DIRECTION_WORDS)]
Prices = Annotated[vocabulary.Prices, InWords(vocabulary.PRICES_WORDS)]
Stage = Annotated[vocabulary.Stage, InWords(vocabulary.STAGE_WORDS)]
Measure = Annotated[vocabulary.Measure, InWords(vocabulary.MEASURE_WORDS)]
Trust = Annotated[vocabulary.Trust, InWords(vocabulary.TRUST_WORDS)]
Clock = Annotated[vocabulary.Clock, InWords(vocabulary.CLOCK_WORDS)]
Pace = Annotated[vocabulary.Pace, InWords(vocabulary.PACE_WORDS)]
Bound = Annotated[printed.Bound, InWords(vocabulary.BOUND_WORDS)]
