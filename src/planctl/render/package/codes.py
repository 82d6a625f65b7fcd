"""What the codes in an exported plan's columns are called, and what they mean."""

from __future__ import annotations

from typing import Any, get_args

from planctl import terms
from planctl.assess.export import Assessed, Derived, ObservationStatus
from planctl.assess.verdict import Family, Verdict
from planctl.language import Bilingual
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import Bound
from planctl.plan import vocabulary
from planctl.render.fields import meanings
from planctl.render.verdicts import FAMILY_WORDS, verdict_word
from planctl.render.words import CODES

_WORDS: dict[Any, dict[str, Bilingual]] = {
    Bound: vocabulary.BOUND_WORDS,
    vocabulary.Trust: vocabulary.TRUST_WORDS,
    ObservationStatus: {"A": Bilingual("正常", "normal value"), "E": Bilingual("预计", "estimated value")},
    Assessed: {name: Bilingual(f"planctl {name}", f"planctl {name}") for name in get_args(Assessed)},
    Family: {str(family): words for family, words in FAMILY_WORDS.items()},
}
_INTENTS = {"keep": Bilingual("保持", "keep"), "raise": Bilingual("提高", "raise"), "cut": Bilingual("压降", "cut")}
_TERMS: dict[Any, terms.Kind] = {
    Verdict: "verdict",
    Reason: "reason",
    Family: "family",
    Bound: "bound",
    vocabulary.Attribute: "attribute",
    vocabulary.Basis: "basis",
    vocabulary.Nature: "nature",
    vocabulary.Direction: "direction",
    vocabulary.Stage: "stage",
    vocabulary.Prices: "prices",
    vocabulary.Form: "form",
    vocabulary.Role: "role",
}
"""What kind of term a closed set is."""
_QUANTITIES_OF = ("PaceRow", "GapRow", "StatusRow", "common")
"""The rows whose derived numbers are exported."""


def words_of(kind: object, code: str) -> Bilingual:
    """What a code of a closed set is called: the word that is printed for it, or what the number is that it names."""
    if kind is Verdict:
        return Bilingual(*(verdict_word(Verdict(code), "unstated", language) for language in ("zh", "en")))
    if kind is Derived:
        return next(meanings()[row][code] for row in _QUANTITIES_OF if code in meanings()[row])
    return _WORDS.get(kind, CODES).get(code) or _INTENTS[code]


def meaning_of(kind: object, code: str) -> Bilingual | None:
    """What a code means, a sentence without its stop; None of one that its word explains."""
    return terms.meanings()[_TERMS[kind]].get(code) if kind in _TERMS else None
