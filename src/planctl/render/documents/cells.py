"""A cell of an annex: its words as a reader sees them and, where it holds a figure, the number behind them for a spreadsheet."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Figure
from planctl.language import Language
from planctl.numbers.formulas import HUNDRED
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS
from planctl.render import cells, rounding
from planctl.render.words import unit_words


class Cell(NamedTuple):
    """What stands in a cell; `number` and `format` are a spreadsheet's, and read as `text` there."""

    text: str
    number: Decimal | None = None
    format: str = ""


def words(text: str | None) -> Cell:
    """A cell of text."""
    return Cell(text or "")


def count(number: int) -> Cell:
    """A cell of a whole number."""
    return Cell(str(number), Decimal(number), "0")


def figure(term: Figure | None, language: Language, with_unit: bool = False) -> Cell:
    """A quoted figure in its row's unit, or with its own; "—" where the text gives none."""
    text = _shown(term, language, with_unit)
    if term is None or term.value is None:
        return Cell(text)
    signed = term.form in ("growth", "change")
    digits = rounding.text(term.value, signed=signed)
    before, _, after = text.partition(digits)
    percent = term.unit == PERCENT
    return Cell(text, term.value / HUNDRED if percent else term.value, _number_format(before, digits, after, percent, signed))


def _shown(term: Figure | None, language: Language, with_unit: bool) -> str:
    """As in a table, with the printer's signs; a change of a level keeps its unit."""
    shown = (cells.figure_with_unit if with_unit else cells.figure)(term, language).replace(">=", "≥").replace("<=", "≤")
    if term is None or term.value is None or term.form != "change" or term.unit is None or term.unit == PERCENTAGE_POINTS:
        return shown
    return f"{shown} {unit_words(term.unit, language)}" if language == "en" else shown + term.unit


def _number_format(before: str, digits: str, after: str, percent: bool, signed: bool) -> str:
    """Excel's code for a number that reads as it is printed, with its bound around it."""
    places = len(digits.partition(".")[2])
    pattern = "0" + ("." + "0" * places if places else "")
    tail = "%" + _literal(after[1:]) if percent else _literal(after)
    if not signed:
        return _literal(before) + pattern + tail
    return ";".join(_literal(before) + sign + pattern + tail for sign in ("+", "-", ""))


def _literal(text: str) -> str:
    return '"' + text.replace('"', "”") + '"' if text else ""
