"""A cell of an annex: its words as a reader sees them and, where it holds a figure, the number behind them for a spreadsheet."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Figure
from planctl.language import Bilingual, Language
from planctl.numbers.formulas import HUNDRED
from planctl.numbers.printed import decimals
from planctl.numbers.units import PERCENT, unit_around
from planctl.plan.vocabulary import RATES
from planctl.render import cells
from planctl.render.cells import NumberParts


class SheetCell(NamedTuple):
    """What stands in a cell; `number` and `format` are a spreadsheet's, and read as `text` there."""

    text: str
    number: Decimal | None = None
    format: str = ""


def words(text: str | None) -> SheetCell:
    """A cell of text."""
    return SheetCell(text or "")


def count(number: int) -> SheetCell:
    """A cell of a whole number."""
    return SheetCell(str(number), Decimal(number), "0")


_AVERAGE = Bilingual("年均", "average ")


def figure(recorded: Figure | None, language: Language, with_unit: bool = False) -> SheetCell:
    """A recorded figure in its row's unit, or with its own; "—" where the text gives none. A change keeps its unit."""
    parts = recorded and cells.number_parts(recorded, language, with_unit)
    if recorded is None or recorded.value is None or parts is None:
        return SheetCell(cells.figure(recorded, language))
    if recorded.to is not None:
        return SheetCell(cells.figure(recorded, language, with_unit))
    if recorded.form == "change" and not parts.unit:
        sign, unit = (part.text(language) for part in unit_around(recorded.unit))
        parts = parts._replace(before=parts.before + sign, unit=unit)
    if recorded.form == "average_growth":
        parts = parts._replace(before=_AVERAGE.text(language) + parts.before)
    percent = recorded.unit == PERCENT
    number = recorded.value / HUNDRED if percent else recorded.value
    signed = recorded.form in RATES
    return SheetCell("".join(parts), number, _number_format(parts, decimals(recorded.value), percent, signed))


def _number_format(parts: NumberParts, places: int, percent: bool, signed: bool) -> str:
    """Excel's code for a number that reads as it is printed, with its bound around it."""
    pattern = "0" + ("." + "0" * places if places else "")
    tail = "%" + _literal(parts.after) if percent else _literal(parts.unit + parts.after)
    if not signed:
        return _literal(parts.before) + pattern + tail
    return ";".join(_literal(parts.before) + sign + pattern + tail for sign in ("+", "-", ""))


def _literal(text: str) -> str:
    return '"' + text.replace('"', "”") + '"' if text else ""
