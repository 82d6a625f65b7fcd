"""How a scalar's text becomes a typed value, and what it breaks when it can't.

YAML's own typing is never used: every scalar arrives as the text that was written, and its field says what it must be. The markers
below go into the annotations of `model`; `read.build` follows them, and the validation library asks them for its schema when
something does not fit, and is imported only then.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, cast

from planctl.characters import code_point, invisible
from planctl.numbers.periods import is_period, is_span, is_whole_year, last_day
from planctl.numbers.printed import parse_number

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

LONGEST_TEXT = 500
TAG = r"(?!cn|eng|zho|chi|zn|ne|hz)[a-z]{2,3}"
"""A language's short name; not what people write who mean zh or en."""
_ID = r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*"
_KEY = r"(?!null$)[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*"
_PARAGRAPH = r"[1-9][0-9]{0,5}"
_YEAR = r"(?:19|20|21)[0-9]{2}"
_ADDRESS = r"https?://[^\s/?#\"<>\\]+(?:[/?#][^\s\"<>\\]*)?"
_DATE = r"(?:19|20|21)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
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


def _matching(pattern: str, rule: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if not re.fullmatch(pattern, text, re.ASCII):
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


def _period(text: str) -> str:
    if not is_period(text):
        raise FieldError("not-a-period")
    return text


def _plan_period(text: str) -> str:
    if not is_period(text) or not (is_whole_year(text) or is_span(text)):
        raise FieldError("not-a-year")
    return text


def _paragraph(text: str) -> int:
    return int(_matching(_PARAGRAPH, "not-a-paragraph")(text))


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


def _year(text: str) -> int:
    return int(_matching(_YEAR, "not-a-year")(text))


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise FieldError("not-a-flag")
    return text == "true"


Text = Annotated[str, Parsed(parse_text, {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT})]
Id = Annotated[str, Parsed(_matching(_ID, "not-an-id"), {"type": "string", "pattern": f"^{_ID}$"})]
Key = Annotated[str, Parsed(_matching(_KEY, "not-a-key"), {"type": "string", "pattern": f"^{_KEY}$"})]
Number = Annotated[Decimal, Parsed(_number, {"type": "number"})]
Period = Annotated[str, Parsed(_period, {"type": "string", "pattern": "^[0-9]{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])|[0-9]{4}))?$"})]
PlanPeriod = Annotated[str, Parsed(_plan_period, {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{4})?$"})]
Paragraph = Annotated[int, Parsed(_paragraph, {"type": "integer", "minimum": 1})]
Year = Annotated[int, Parsed(_year, {"type": "integer", "minimum": 1900, "maximum": 2199})]
Address = Annotated[str, Parsed(_address, {"type": "string", "pattern": "^https?://", "maxLength": LONGEST_TEXT})]
Date = Annotated[str, Parsed(_date, {"type": "string", "pattern": f"^{_DATE}$"})]
Flag = Annotated[bool, Parsed(_flag, {"type": "boolean"})]
