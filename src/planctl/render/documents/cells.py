"""A cell of an annex: its words as a reader sees them and, where it holds a figure, the number behind them for a spreadsheet."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Figure
from planctl.assess.quantities import flipped
from planctl.language import Bilingual, Language
from planctl.numbers.printed import decimals
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


_AVERAGE = Bilingual("年均{moved}", "average {moved}")
_FALL, _RISE, _NEITHER = Bilingual("下降", "down "), Bilingual("上升", "up "), Bilingual("", "")


def figure(recorded: Figure | None, language: Language, said: str | None = None, with_unit: bool = False) -> SheetCell:
    """A recorded figure as an annex prints it; nothing where the text gives none.

    The per cent that a row or a heading has `said` is not repeated. A growth below nothing is a fall, and a change has its unit.
    """
    if recorded is None:
        return SheetCell("")
    moved = recorded.form in RATES
    if recorded.value is None or (moved and (recorded.goes_by or _crosses_nothing(recorded))):
        return SheetCell(cells.figure(recorded, language, with_unit))
    printed = recorded._replace(bound="exact") if recorded.bound == "reach" else recorded
    parts = _moved(printed, language) if moved else cells.number_parts(printed, language, with_unit)
    if parts is None:
        return SheetCell("")
    if parts.unit == said:
        parts = parts._replace(unit="")
    if recorded.to is not None:
        return SheetCell("".join(parts))
    return SheetCell("".join(parts), recorded.value, _number_format(parts, decimals(recorded.value), moved))


def _crosses_nothing(recorded: Figure) -> bool:
    """Whether a range goes from a fall to a rise."""
    return recorded.to is not None and recorded.number < 0 < recorded.to


def _moved(recorded: Figure, language: Language) -> NumberParts | None:
    """A growth or a change with its bound in words, or a range of them: 9以上, 下降20以上, 下降2至3, 上升0.2个百分点."""
    fell = recorded.number < 0
    size = recorded._replace(
        form="value", period="", value=abs(recorded.number), bound=flipped(recorded.bound) if fell else recorded.bound
    )
    if recorded.to is not None and fell:
        size = size._replace(value=abs(recorded.to), to=abs(recorded.number))
    parts = cells.number_parts(size, language, with_unit=True)
    way = _FALL if fell else _RISE if recorded.form == "change" and recorded.number else _NEITHER
    moved = way.text(language) + (parts.before if parts else "")
    before = _AVERAGE.filled(moved=moved).text(language) if recorded.form == "average_growth" else moved
    return parts and parts._replace(before=before)


def _number_format(parts: NumberParts, places: int, moved: bool) -> str:
    """Excel's code for a number that reads as it is printed, with its bound around it; the words for a fall stand for its sign."""
    code = _literal(parts.before) + "0" + ("." + "0" * places if places else "") + _literal(parts.unit + parts.after)
    return f"{code};{code}" if moved else code


def _literal(text: str) -> str:
    return '"' + text.replace('"', "”") + '"' if text else ""
