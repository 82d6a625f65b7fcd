"""The grammar of English reports."""

from __future__ import annotations

from planctl.draft.asides import left_over
from planctl.draft.english.names import names
from planctl.draft.english.numerals import masked
from planctl.draft.english.periods import is_single, read_document
from planctl.draft.english.promises import attribute_of, stated, stretches
from planctl.draft.english.quantities import read_quantities
from planctl.draft.english.standing import standings
from planctl.draft.english.subjects import subjects
from planctl.draft.english.words import NUMERAL, normal
from planctl.draft.reading import Aside, Document, Read, Standing

__all__ = ["names", "normal", "read_document", "read_paragraph", "stated"]


def read_paragraph(text: str, under: Standing, document: Document) -> tuple[list[Read], list[Aside]]:
    """What a paragraph measures, in order, and its numbers that measure nothing."""
    hidden, nothing = masked(text)
    quantities = read_quantities(hidden)
    named = subjects(hidden, quantities)
    stands = standings(text, hidden, quantities, named, under, document)
    return [
        Read(
            quantity,
            subject,
            standing,
            since,
            standing.role == "target" and stretches(hidden, quantity),
            attribute_of(hidden, quantity),
            is_single(standing.period),
        )
        for quantity, subject, (standing, since) in zip(quantities, named, stands, strict=True)
    ], sorted([*nothing, *left_over(hidden, NUMERAL, quantities)])
