"""What an indicator has to have and a table does not say, guessed by its name and its targets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planctl.characters import is_han
from planctl.draft import grammar_of
from planctl.draft.cells import RANKS
from planctl.draft.reading import Names
from planctl.numbers.units import PER_MILLE, is_percent
from planctl.write.flow import scalar
from planctl.write.gathered import FALLING, Record

_LOWER = re.compile("emission|intensity|energy.* per |pm2|能耗|浓度", re.IGNORECASE)
_HIGHER = re.compile("sales|forest|grain|jobs|巩固率|比例|零售总额", re.IGNORECASE)
_QUOTIENT = re.compile(
    r"/(?!\s*(?:年|月|日|天|year|month|day|a$))|^每|\bper\b(?! (?:year|month|day|annum))|=\s*100|^岁$", re.IGNORECASE
)
"""Of a unit of two things, of an index (上年=100), of an average age: it does not accumulate."""
_OF_SECTORS = re.compile("三次产业|三产|产业结构|structure of (?:gdp|the economy)|sectors", re.IGNORECASE)
_SECTORS = ("{zh: 第一产业, en: primary}", "{zh: 第二产业, en: secondary}", "{zh: 第三产业, en: tertiary}")


def guess(record: Record, unsaid: str) -> None:
    """What an indicator has to have and the table does not say: unit, nature, direction, by its name and its targets.

    `unsaid` is the unit of what the table gives none of.
    """
    if record.kind == "projects":
        if record.unit is not None and any(
            form in ("value", "year_investment", "investment_to_date") for _, _, form in record.figures
        ):
            record.fields["unit"] = scalar(record.unit)
        return
    if record.unit is None and {form for _, _, form in record.figures} == {"text"}:
        record.fields.setdefault("nature", "milestone")
        return
    if any(form == "shares" for _, _, form in record.figures):
        record.fields.setdefault("nature", "composition")
        record.guessed["shares_of"] = _shares_of(record)
        return
    if record.unit in RANKS:
        record.fields.setdefault("nature", "rank")
        return
    if record.unit is None:
        record.guessed["unit"] = unsaid
    else:
        record.fields["unit"] = scalar(record.unit)
    guesses = {"nature": _nature(record), "direction": _direction(record)}
    record.guessed |= {field: code for field, code in guesses.items() if field not in record.fields}


def _names(record: Record) -> Names:
    return grammar_of("zh" if any(map(is_han, record.name)) else "en").names()


def _nature(record: Record) -> str:
    """By the unit, or else by the name."""
    unit = record.unit or ""
    if is_percent(unit) or unit == PER_MILLE:
        return "rate"
    if unit in ("∶1", ":1") or _QUOTIENT.search(unit):
        return "ratio"
    return "stock" if _names(record).stock.search(record.fields["name"]) else "flow"


def _direction(record: Record) -> str:
    """By the bounds of the targets and whether they ask for a fall, or else by the name."""
    names, called = _names(record), record.fields["name"]
    targets = [figure.given for (role, _, _), figure in record.figures.items() if role == "target"]
    bounds = {given["bound"] for given in targets if "bound" in given and not _falls(given)}
    if bounds & {"at_most", "under"} or any(map(_falls, targets)):
        return "lower"
    if FALLING.search(called):
        return "higher"
    if names.lower.search(called) or _LOWER.search(called):
        return "lower"
    grows = bounds & {"at_least", "over"} or any("growth" in given for given in targets)
    return "higher" if grows or names.higher.search(called) or _HIGHER.search(called) else "none"


def _falls(given: Mapping[str, str]) -> bool:
    return any(given.get(form, "").startswith("-") for form in ("growth", "change", "average_growth"))


def _shares_of(record: Record) -> str:
    """The parts of a whole: the three sectors where the name says so, else by their numbers."""
    shares = next(figure.given["shares"] for (_, _, form), figure in record.figures.items() if form == "shares")
    parts = len(re.split("[:：]", shares))
    if parts == len(_SECTORS) and _OF_SECTORS.search(record.name):
        return f"[{', '.join(_SECTORS)}]"
    return f"[{', '.join(f'{{zh: 第{number}部分, en: part {number}}}' for number in range(1, parts + 1))}]"
