"""The grammar of Chinese reports."""

from __future__ import annotations

import re

from planctl.draft.chinese.names import names
from planctl.draft.chinese.periods import read_document
from planctl.draft.chinese.promises import attribute_of, stated, stretches
from planctl.draft.chinese.quantities import read_quantities
from planctl.draft.chinese.standing import standing_of
from planctl.draft.chinese.subjects import subjects
from planctl.draft.chinese.words import normal
from planctl.draft.reading import Aside, Document, Quantity, Read, Standing, Subject
from planctl.numbers.units import PERCENT

_GROWTH = re.compile("增速|增长目标|经济(?:增长|发展)?(?:预期)?目标$")
__all__ = ["names", "normal", "read_document", "read_paragraph", "stated"]


def read_paragraph(text: str, under: Standing, document: Document) -> tuple[list[Read], list[Aside]]:
    """What a paragraph measures, in order, and its numbers that measure nothing."""
    quantities, nothing = read_quantities(text)
    read: list[Read] = []
    for quantity, subject in zip(quantities, subjects(text, quantities), strict=True):
        as_meant = _as_growth(text, quantity, subject, read[-1] if read else None)
        standing = standing_of(text, as_meant, read[-1] if read else None, under, document)
        stretch = standing.role == "target" and stretches(text, quantity)
        read.append(Read(as_meant, subject, standing, None, stretch, attribute_of(text, quantity)))
    return read, nothing


def _as_growth(text: str, quantity: Quantity, subject: Subject, previous: Read | None) -> Quantity:
    """A share of what was just said to grow is a growth too: 增长6%左右，力争达到6.5%; so is one of 增速 and of a 增长目标."""
    if quantity.form != "value" or quantity.unit != PERCENT:
        return quantity
    if quantity.listed and previous and previous.quantity.form == "growth":
        return quantity._replace(form="growth")
    if previous and previous.subject.name == subject.name and previous.quantity.form in ("growth", "average_growth"):
        return quantity._replace(form=previous.quantity.form)
    grows = _GROWTH.search(subject.name) or re.match("的?(?:预期|年度)?增(?:长|速)", text[quantity.stop : quantity.stop + 6])
    return quantity._replace(form="growth") if grows else quantity
