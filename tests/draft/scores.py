"""How well the drafter reads reports whose quantities were written down by hand: `python -m tests.draft.scores [FILE...]`.

The documents in `seen/` were looked at while the grammars were written.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from planctl.draft import Proposal, draft
from planctl.draft.chinese.words import grammar as chinese_words
from planctl.draft.english.words import grammar as english_words
from planctl.language import Language
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, split

HERE = Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FIELDS = ("number", "unit", "bound", "all three", "form", "role", "period", "name", "name in full")
_SAME_PERIOD = {"..": "-", "-06": "-H1", "-03": "-Q1", "-09": "-Q3", "-12": ""}
_SAME_UNIT = {"个百分点": PERCENTAGE_POINTS, ":1": "∶1"}
_SHARES = {"成": (10, PERCENT), "番": (100, PERCENT), "倍": (100, PERCENT)}
"""Units of shares and growths that planctl records in per cent: three 成 are 30 %, grown by 1.3 倍 is by 130 %."""
_MONTHS = 12
_ALIKE = 0.6
"""From which share of common pairs of characters on two names are taken for one subject's."""


@cache
def documents_of(file: Path) -> list[dict[str, Any]]:
    """The documents of a file: kind, title, paragraphs, and the quantities in them that were written down by hand."""
    documents: list[dict[str, Any]] = yaml.load(file.read_text(encoding="utf-8"), LOADER)  # noqa: S506 a safe one
    return documents


def scores(file: Path, language: Language = "zh") -> tuple[Counter[str], list[str]]:
    """Of the quantities of a file's documents in a language how many were found, and of these how many fields were right.

    And for each that was not, which fields, where it stands, what is meant and what was read.
    """
    told: Counter[str] = Counter()
    wrong: list[str] = []
    for document in documents_of(file):
        paragraphs = [document["title"], *document["paragraphs"]]
        read = draft(paragraphs)
        if read.language != language:
            continue
        left = list(read.proposals)
        for truth in document["quantities"]:
            told["quantities"] += 1
            found = next((each for each in left if _is_meant(each, truth)), None)
            if found is None:
                wrong.append(f"missing: {_meant(truth)}")
                continue
            left.remove(found)
            told["found"] += 1
            right = _right(found, truth)
            told.update(field for field in FIELDS if right[field])
            if not all(right.values()):
                fields = ", ".join(field for field in FIELDS if not right[field])
                wrong.append(f"{fields}: {_where(found, paragraphs)}\n  {_meant(truth)}\n  {_read(found)}")
        told["invented"] += len(left)
        wrong += [f"invented: {_where(each, paragraphs)}\n  {_read(each)}" for each in left]
    return told, wrong


def _meant(truth: dict[str, Any]) -> str:
    return " ".join(str(each) for each in truth.values())


def _read(proposal: Proposal) -> str:
    quantity = proposal.quantity
    to = () if quantity.to is None else (quantity.to,)
    fields = (quantity.number, *to, quantity.unit, quantity.form, quantity.bound, proposal.role, proposal.period, proposal.name)
    return " ".join(str(each) for each in (proposal.paragraph - 1, quantity.printed, *fields))


def _where(proposal: Proposal, paragraphs: list[str]) -> str:
    """A number between its neighbours."""
    text, start, end = paragraphs[proposal.paragraph - 1], proposal.quantity.start, proposal.quantity.end
    return f"…{text[max(0, start - 60) : start]}〔{text[start:end]}〕{text[end : end + 30]}…"


def _is_meant(proposal: Proposal, truth: dict[str, Any]) -> bool:
    printed, written = (text.replace(",", "") for text in (proposal.quantity.printed, str(truth["printed"])))
    same = printed == written.lstrip("-") or (written in printed and not written.isascii())
    return same and proposal.paragraph - 1 == truth["paragraph"]


def _right(proposal: Proposal, truth: dict[str, Any]) -> dict[str, bool]:
    quantity = proposal.quantity
    times, unit = _SHARES.get(str(truth["unit"]), (1, str(truth["unit"]))) if quantity.unit == PERCENT else (1, str(truth["unit"]))
    right = {
        "number": times * Decimal(str(truth["number"])) == quantity.number and ("to" in truth) == (quantity.to is not None),
        "unit": _same_unit(unit, quantity.unit),
        "bound": truth["bound"] == quantity.bound,
        "form": truth["form"] == quantity.form,
        "role": truth["role"] in (proposal.role, "context"),
        "period": _period(str(truth["period"])) == _period(proposal.period),
        "name": alike(proposal.name, str(truth["name"])),
        "name in full": key(proposal.name) == key(str(truth["name"])),
    }
    return right | {"all three": right["number"] and right["unit"] and right["bound"]}


def _same_unit(one: str, other: str) -> bool:
    """Whether two units are one; what is counted may stand with a word before it: classroom blocks, blocks."""
    first, second = sorted((_unit(one), _unit(other)), key=len)
    return first == second or (
        second.isascii() and second.endswith(f" {first.partition(' ')[2]}") and second.split()[0] == first.split()[0]
    )


def _unit(unit: str) -> str:
    """A unit's power of ten and its base unit, as planctl writes it."""
    factor, base = split(_SAME_UNIT.get(unit, unit))
    first, per, rest = english_words().units.get(base, base).partition(" per ")
    written = chinese_words().units.get(first, english_words().units.get(first, first))
    return f"{factor} {written}{per}{rest}".replace(" per ", "/").replace(",", "")


def _period(period: str) -> str:
    """A period as planctl writes it: 2021-2025 for 2021..2025, 2024-H1 up to June, 2024/25 for 2024-25, 2025 for FY25."""
    period = re.sub(r"\bFY ?(?:20)?(\d\d)(?![\d/–-])", r"20\1", period)
    period = re.sub(r"\b20(\d\d)-(\d\d)(?!\d)", lambda each: _split_year(each[0], int(each[1]), int(each[2])), period)
    for one, other in _SAME_PERIOD.items():
        period = period.replace(one, other)
    return period


def _split_year(printed: str, first: int, last: int) -> str:
    return f"20{first:02}/{last:02}" if last == first + 1 and last > _MONTHS else printed


def key(name: str) -> str:
    """A name without the verbs before it, and without the noun that says that something is counted."""
    bare = re.sub(r"^(?:完成|实现|落实|开展|实施|累计)", "", re.sub(r"[“”‘’（）()、\s]", "", name)).casefold()
    bare = re.sub("^(?:total)?(?:numberof)?", "", bare)
    return re.sub("(?:总数|数量|户数|面积|长度|里程|人数|件数|次数|总量|规模|项目数|个数|数|量)$", "", bare)


def alike(one: str, other: str) -> bool:
    """Whether two names are so alike that they are one subject's."""
    first, second = ({name[at : at + 2] for at in range(max(1, len(name) - 1))} for name in (key(one), key(other)))
    return 2 * len(first & second) / (len(first) + len(second)) >= _ALIKE


def lines(told: Counter[str]) -> Iterable[str]:
    """The scores as lines of a table: how many, and which share in per cent."""
    share = 100 * told["found"] / told["quantities"]
    yield f"found {told['found']} of {told['quantities']}, {share:.1f} %; invented {told['invented']}"
    for field in FIELDS:
        yield f"{field:<13}{told[field]:>5}  {100 * told[field] / told['found']:.1f} %"


if __name__ == "__main__":
    languages: tuple[Language, ...] = ("zh", "en")
    for file in [Path(each) for each in sys.argv[1:]] or sorted(HERE.glob("seen/*.yaml")):
        for language in languages:
            found, faults = scores(file, language)
            print(file.name, language, *lines(found), *(faults if len(sys.argv) > 1 else ()), sep="\n")  # noqa: T201 a table to read
