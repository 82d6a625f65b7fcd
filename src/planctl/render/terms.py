"""What terms are called where planctl prints them, by kind and code."""

from __future__ import annotations

from typing import get_args

from planctl.assess.explain import Called
from planctl.assess.verdict import Family, Verdict
from planctl.language import Bilingual
from planctl.numbers.formulas import Reason
from planctl.plan import vocabulary
from planctl.plan.vocabulary import FORMS, Role
from planctl.render import verdicts
from planctl.render.verdicts import FAMILY_WORDS
from planctl.render.words import CODES
from planctl.terms import Kind

KINDS: dict[Kind | str, Bilingual] = {
    "verdict": Bilingual("判断", "verdict"),
    "reason": Bilingual("原因", "reason"),
    "attribute": Bilingual("属性", "attribute"),
    "basis": Bilingual("依据", "basis"),
    "nature": Bilingual("指标类型", "nature"),
    "direction": Bilingual("方向", "direction"),
    "bound": Bilingual("界限", "bound"),
    "stage": Bilingual("阶段", "stage"),
    "prices": Bilingual("价格", "price basis"),
    "form": Bilingual("形式", "form"),
    "role": Bilingual("性质", "role"),
    "trust": Bilingual("来源级别", "kind of source"),
    "family": Bilingual("判断的种类", "kind of verdict"),
    "mark": Bilingual("符号", "mark"),
    "rule": Bilingual("规则", "rule"),
}
"""What each kind of term is called."""


def called() -> Called:
    """What each term is called; a verdict in up to three ways."""
    words: dict[Kind, dict[str, Bilingual]] = {
        "reason": {reason: CODES[reason] for reason in Reason},
        "attribute": vocabulary.ATTRIBUTE_WORDS,
        "basis": vocabulary.BASIS_WORDS,
        "nature": vocabulary.NATURE_WORDS,
        "direction": vocabulary.DIRECTION_WORDS,
        "bound": vocabulary.BOUND_WORDS,
        "stage": vocabulary.STAGE_WORDS,
        "prices": vocabulary.PRICES_WORDS,
        "form": {form: CODES[form] for form in FORMS},
        "role": {role: CODES[role] for role in get_args(Role)},
        "trust": vocabulary.TRUST_WORDS,
        "family": {family: FAMILY_WORDS[family] for family in Family},
    }
    others = {kind: {code: (word,) for code, word in of.items()} for kind, of in words.items()}
    return {"verdict": {verdict: verdicts.called(verdict) for verdict in Verdict}, **others}
