"""The closed sets of words that a plan's files use; the command line offers the same."""

from __future__ import annotations

from typing import Literal

from planctl.language import Bilingual

Form = Literal[
    "value",
    "growth",
    "average_growth",
    "change",
    "progress",
    "text",
    "stage",
    "year_investment",
    "investment_to_date",
    "share_of_plan",
]
Nature = Literal["flow", "stock", "rate", "ratio"]
Direction = Literal["higher", "lower", "none"]
Attribute = Literal["binding", "expected", "reference", "unstated"]
Basis = Literal["stated", "inferred"]
Inferable = Literal["attribute", "unit", "growth_prices", "category"]
Prices = Literal["constant", "comparable", "current", "unstated"]
Stage = Literal["planning", "signed", "preliminary", "new", "continuing", "completed"]
Role = Literal["actual", "target"]
Measure = Literal["count", "investment", "year_investment", "indicators"]
Trust = Literal["A", "B"]
Extent = Literal["excerpt", "whole"]
Annexes = Literal["rebuilt", "original"]
SubjectType = Literal["indicator", "project", "total"]
SetAsideReason = Literal[
    "year", "date", "duration", "name", "slogan", "ordinal", "rank", "threshold", "repeated", "elsewhere", "unit", "document"
]

FORMS: tuple[Form, ...] = (
    "value",
    "growth",
    "average_growth",
    "change",
    "progress",
    "text",
    "stage",
    "year_investment",
    "investment_to_date",
    "share_of_plan",
)
MONEY_FORMS: tuple[Form, ...] = ("year_investment", "investment_to_date")
"""Those of a project's money, in its unit."""
RATES: tuple[Form, ...] = ("growth", "average_growth", "change")
"""The forms that say how a level moves."""

STAGE_WORDS: dict[str, Bilingual] = {
    "planning": Bilingual("谋划", "planning"),
    "signed": Bilingual("签约", "signed"),
    "preliminary": Bilingual("前期", "preliminary"),
    "new": Bilingual("新开工", "new"),
    "continuing": Bilingual("续建", "continuing"),
    "completed": Bilingual("完工", "completed"),
}
"""What a project's stages are called."""
