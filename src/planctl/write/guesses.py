"""What an indicator has to have and a table does not say, guessed by its name and its targets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planctl.draft import grammar_of
from planctl.draft.cells import RANKS
from planctl.numbers.units import is_percent
from planctl.write.flow import scalar
from planctl.write.gathered import Record

_LOWER = re.compile("unemployment|death|accident|emission|intensity|pm2|debt|crime|poverty|waste", re.IGNORECASE)

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
    names, called = grammar_of("zh").names(), record.fields["name"]
    if record.unit is None:
        record.guessed["unit"] = unsaid
    else:
        record.fields["unit"] = scalar(record.unit)
    share = record.unit is not None and (is_percent(record.unit) or record.unit == "‰")
    nature = "rate" if share else "ratio" if record.unit in ("∶1", ":1") else "stock" if names.stock.search(called) else "flow"
    targets = [figure.given for (role, _, _), figure in record.figures.items() if role == "target"]
    bounds = {given["bound"] for given in targets if "bound" in given and not _falls(given)}
    lower = bounds & {"at_most", "under"} or any(map(_falls, targets)) or names.lower.search(called) or _LOWER.search(called)
    higher = bounds & {"at_least", "over"} or any("growth" in given for given in targets) or names.higher.search(called)
    direction = "lower" if lower else "higher" if higher else "none"
    record.guessed |= {field: code for field, code in (("nature", nature), ("direction", direction)) if field not in record.fields}


def _falls(given: Mapping[str, str]) -> bool:
    return any(given.get(form, "").startswith("-") for form in ("growth", "change", "average_growth"))


def _shares_of(record: Record) -> str:
    """The parts of a whole: the three sectors where the name says so, else by their numbers."""
    shares = next(figure.given["shares"] for (_, _, form), figure in record.figures.items() if form == "shares")
    parts = len(re.split("[:：]", shares))
    if parts == len(_SECTORS) and _OF_SECTORS.search(record.name):
        return f"[{', '.join(_SECTORS)}]"
    return f"[{', '.join(f'{{zh: 第{number}部分, en: part {number}}}' for number in range(1, parts + 1))}]"
