"""What a spreadsheet shows of a number: by its number format, without the separators of thousands."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 37: "#,##0", 38: "#,##0"} | {
    39: "#,##0.00",
    40: "#,##0.00",
    49: "@",
}
_GENERAL = "General"
_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
"""A spreadsheet keeps fifteen digits: 9.199999999999999 is 9.2."""
_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<brackets>[^\]]*)\]|(?P<digits>[0#?][0#?,.]*|\.[0#?]+)|(?P<other>.)'
)
_FALLS = re.compile("[-−–]|降|减|负|down|fall|decrease", re.IGNORECASE)
_EPOCH = date(1899, 12, 30)
_MOST_DIGITS = 40


def format_of(number: int, codes: dict[int, str]) -> str:
    """The code of a number format: the file's own, or one of those that every spreadsheet has."""
    return codes.get(number) or _BUILT_IN.get(number, _GENERAL)


def shown(value: str, code: str) -> str:
    """The number of a cell as the spreadsheet shows it, with the words of its format; 1,234.5 without its comma."""
    try:
        number = _DIGITS.plus(Decimal(value))
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return value
    sections = _sections(code)
    if len(sections) > 1 and number < 0:
        text = _in_section(abs(number), sections[1])
    elif len(sections) > 2 and number == 0:  # noqa: PLR2004 positive; negative; zero
        text = _in_section(number, sections[2])
    else:
        text = ("-" if number < 0 else "") + _in_section(abs(number), sections[0])
    text = text[1:-1] if number < 0 and text[:1] + text[-1:] == "()" else text
    return f"-{text}" if number < 0 and not _FALLS.search(text) else text


def _sections(code: str) -> list[str]:
    """The parts of a format for positive numbers, negative ones and zero."""
    return [match[0] for match in re.finditer(r'(?:"[^"]*"|\\.|[^;"\\])+', code)] or [_GENERAL]


def _in_section(number: Decimal, section: str) -> str:
    tokens = list(_TOKENS.finditer(section))
    digits = next((token["digits"] for token in tokens if token["digits"]), None)
    others = "".join(token["other"] or "" for token in tokens)
    if digits is None:
        if re.search("[yYdD]", others) and number < 2958466:  # noqa: PLR2004 the year 10000
            return (_EPOCH + timedelta(days=int(number))).isoformat()
        words = "".join(token["quoted"] or token["escaped"] or "" for token in tokens)
        return _plain(number) if re.search("(?i)general|@", section) or not words else words
    scaled = number.scaleb(2 * others.count("%") - 3 * (len(digits) - len(digits.rstrip(","))))
    parts = [token["quoted"] or token["escaped"] or token["other"] or "" for token in tokens]
    place = next(at for at, token in enumerate(tokens) if token["digits"])
    return "".join([*parts[:place], _rounded(scaled, digits.rstrip(",")), *parts[place + 1 :]]).strip()


def _rounded(number: Decimal, digits: str) -> str:
    """A number with the decimals of a pattern: 0.0# has one or two."""
    after = digits.partition(".")[2].replace(",", "")
    text = format(number.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP, Context(prec=60)), "f")
    for _ in range(len(after) - len(after.rstrip("#"))):
        text = text.removesuffix("0") if "." in text else text
    return text.removesuffix(".")


def _plain(number: Decimal) -> str:
    """A number without a format of its own: no zeros behind its last digit."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
