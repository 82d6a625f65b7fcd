"""The closed sets of words that a plan's files use; the command line offers the same."""

from __future__ import annotations

from typing import Literal

from planctl.language import Words

Form = Literal["value", "growth", "change", "progress", "text", "stage"]
Nature = Literal["flow", "stock", "rate", "ratio"]
Direction = Literal["higher", "lower", "none"]
Attribute = Literal["binding", "expected", "reference", "unstated"]
Basis = Literal["stated", "inferred"]
Prices = Literal["constant", "current", "unstated"]
Stage = Literal["planning", "signed", "preliminary", "new", "continuing", "completed"]
Role = Literal["actual", "target"]
Measure = Literal["count", "investment", "year_investment", "indicators"]
SubjectType = Literal["indicator", "project", "total"]
SetAsideReason = Literal[
    "year", "date", "duration", "name", "slogan", "ordinal", "rank", "threshold", "repeated", "elsewhere", "unit", "document"
]

FORMS: tuple[Form, ...] = ("value", "growth", "change", "progress", "text", "stage")

STAGE_WORDS: dict[str, Words] = {
    "planning": Words("谋划", "planning"),
    "signed": Words("签约", "signed"),
    "preliminary": Words("前期", "preliminary"),
    "new": Words("新开工", "new"),
    "continuing": Words("续建", "continuing"),
    "completed": Words("完工", "completed"),
}
"""What a project's stages are called."""
