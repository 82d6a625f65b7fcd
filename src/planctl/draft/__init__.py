"""From a report's text to proposals: what each number would be recorded as, for a person to decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from planctl.draft.periods import Role, read_document, standing_of
from planctl.draft.quantities import Aside, Quantity, read_quantities
from planctl.draft.subjects import Subject, subjects
from planctl.draft.words import normal
from planctl.numbers.units import PERCENT

_CELL = ("\t", " ")
_CELLS = 3
_LONGEST_LABEL = 20


class Proposal(NamedTuple):
    """A quantity of a report as it would be recorded: `paragraph` counts from 1, `rests_on` are the words of the rules."""

    paragraph: int
    quantity: Quantity
    name: str
    role: Role
    period: str
    rests_on: tuple[str, ...]


class Draft(NamedTuple):
    """What a report's numbers measure, and those that measure nothing, by paragraph; `year` is the one that it plans."""

    year: int
    proposals: tuple[Proposal, ...]
    asides: tuple[tuple[int, Aside], ...]


def draft(paragraphs: Sequence[str], year: int | None = None) -> Draft:
    """The proposals of a report, in its order; `year` is the one that it plans, where its head does not tell."""
    texts = [normal(text) for text in paragraphs]
    document = read_document(texts, year)
    proposals: list[Proposal] = []
    asides: list[tuple[int, Aside]] = []
    for number, text in enumerate(texts, start=1):
        quantities, nothing = read_quantities(text)
        asides += [(number, each) for each in nothing]
        previous: tuple[Quantity, Subject] | None = None
        label = _label(texts, number - 1)
        for quantity, subject in zip(quantities, subjects(text, quantities), strict=True):
            read = _as_growth(text, quantity, subject, previous)
            role, period = standing_of(text, read.start, read.stop, document.standing[number - 1], document, read.form)
            if read.bound == "reach" and role == "actual":
                read = read._replace(bound="exact")
            printed = paragraphs[number - 1][read.start : read.end]
            proposals += [
                Proposal(number, read._replace(printed=printed), label + name, role, period, (subject.rests_on, *read.rests_on))
                for name in (subject.name, *subject.others)
            ]
            previous = read, subject
    return Draft(document.plan_year, tuple(proposals), tuple(asides))


def _as_growth(text: str, quantity: Quantity, subject: Subject, previous: tuple[Quantity, Subject] | None) -> Quantity:
    """A share of what was just said to grow is a growth too: 增长6%左右，力争达到6.5%; so is one of 增速 and of a 增长目标."""
    if quantity.form != "value" or quantity.unit != PERCENT:
        return quantity
    if previous and previous[1].name == subject.name and previous[0].form in ("growth", "average_growth"):
        return quantity._replace(form=previous[0].form)
    behind = text[quantity.stop : quantity.stop + 6]
    grows = re.search("增速|增长目标|经济(?:增长|发展)?(?:预期)?目标$", subject.name) or re.match(
        "的?(?:预期|年度)?增(?:长|速)", behind
    )
    return quantity._replace(form="growth") if grows else quantity


def _label(texts: Sequence[str], index: int) -> str:
    """What the row of a box is called whose cell, a paragraph that a tab begins, a text is: the short cell above it."""
    if not texts[index].startswith(_CELL):
        return ""
    for text in reversed(texts[max(0, index - _CELLS) : index]):
        if not text.strip():
            continue
        if not text.startswith(_CELL):
            return ""
        if len(text.strip()) <= _LONGEST_LABEL and not re.search(r"\d|。", text):
            return text.strip()
    return ""
