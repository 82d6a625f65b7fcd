"""The closed sets of words that a plan's files use; the command line offers the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from planctl.language import Bilingual
from planctl.numbers.units import PERCENT, RANK

Form = Literal[
    "value",
    "growth",
    "average_growth",
    "change",
    "progress",
    "text",
    "reached",
    "stage",
    "year_investment",
    "investment_to_date",
    "share_of_plan",
    "shares",
]
Nature = Literal["flow", "stock", "rate", "ratio", "rank", "milestone", "composition"]
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
Clock = Literal["days", "months"]
Pace = Literal["even", "uneven", "last_year"]
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
    "reached",
    "stage",
    "year_investment",
    "investment_to_date",
    "share_of_plan",
    "shares",
)
MONEY_FORMS: tuple[Form, ...] = ("year_investment", "investment_to_date")
"""Those of a project's money, in its unit."""
RATES: tuple[Form, ...] = ("growth", "average_growth", "change")
"""The forms that say how a level moves."""
_JUDGED_BY: dict[Form, tuple[Form, ...]] = {"value": ("value", "share_of_plan"), "text": ("reached", "text")}


def judged_by(form: Form) -> tuple[Form, ...]:
    """The forms of results that a target is judged by, the first of them known before another."""
    return _JUDGED_BY.get(form, (form,))


ATTRIBUTE_WORDS: dict[str, Bilingual] = {
    "binding": Bilingual("约束性", "binding"),
    "expected": Bilingual("预期性", "expected"),
    "reference": Bilingual("参考性", "reference"),
    "unstated": Bilingual("未注明", "unstated"),
}
BASIS_WORDS: dict[str, Bilingual] = {"stated": Bilingual("原文", "stated"), "inferred": Bilingual("推断", "inferred")}
NATURE_WORDS: dict[str, Bilingual] = {
    "flow": Bilingual("流量", "flow"),
    "stock": Bilingual("存量", "stock"),
    "rate": Bilingual("比率", "rate"),
    "ratio": Bilingual("比值", "ratio"),
    "rank": Bilingual("位次", "rank"),
    "milestone": Bilingual("节点", "milestone"),
    "composition": Bilingual("构成", "composition"),
}
OF_ITS_NATURE: dict[str, dict[str, str]] = {
    "rank": {"unit": RANK, "direction": "lower"},
    "milestone": {"unit": "项", "direction": "higher"},
    "composition": {"unit": PERCENT, "direction": "none"},
}
"""The fields that the nature of an indicator fills, where it leaves no choice: a milestone has no number and is to be reached."""
DIRECTION_WORDS: dict[str, Bilingual] = {
    "higher": Bilingual("越高越好", "higher is better"),
    "lower": Bilingual("越低越好", "lower is better"),
    "none": Bilingual("无方向", "no direction"),
}
PRICES_WORDS: dict[str, Bilingual] = {
    "constant": Bilingual("不变价", "constant"),
    "comparable": Bilingual("可比口径", "comparable"),
    "current": Bilingual("现价", "current"),
    "unstated": Bilingual("未注明", "unstated"),
}
STAGE_WORDS: dict[str, Bilingual] = {
    "planning": Bilingual("谋划", "planning"),
    "signed": Bilingual("签约", "signed"),
    "preliminary": Bilingual("前期", "preliminary"),
    "new": Bilingual("新开工", "new"),
    "continuing": Bilingual("续建", "continuing"),
    "completed": Bilingual("完工", "completed"),
}
MEASURE_WORDS: dict[str, Bilingual] = {
    "count": Bilingual("个数", "count"),
    "investment": Bilingual("总投资", "total investment"),
    "year_investment": Bilingual("年度投资", "investment of the year"),
    "indicators": Bilingual("指标数", "indicators"),
}
TRUST_WORDS: dict[str, Bilingual] = {
    "A": Bilingual("政府文件", "the government's own text"),
    "B": Bilingual("统计公报或媒体", "a communique, or the press"),
}
BOUND_WORDS: dict[str, Bilingual] = {
    "exact": Bilingual("等于", "exact"),
    "at_least": Bilingual("以上", "at least"),
    "over": Bilingual("超", "over"),
    "at_most": Bilingual("以内", "at most"),
    "under": Bilingual("不足", "under"),
    "about": Bilingual("约", "about"),
    "reach": Bilingual("达", "reach"),
}
DIVISION_WORDS: dict[str, Bilingual] = {
    "attribute": Bilingual("属性", "attribute"),
    "category": Bilingual("类别", "category"),
    "chain": Bilingual("产业链", "industrial chain"),
    "sector": Bilingual("产业", "sector"),
    "stage": Bilingual("阶段", "stage"),
}
"""What the usual ways of dividing a total into `parts` are called; a plan may have others, called by their keys."""
CLOCK_WORDS: dict[str, Bilingual] = {"days": Bilingual("按天", "by days"), "months": Bilingual("按月", "by months")}
PACE_WORDS: dict[str, Bilingual] = {
    "even": Bilingual("均匀", "even"),
    "uneven": Bilingual("不均匀", "uneven"),
    "last_year": Bilingual("同上年", "as last year"),
}
CHOICES = (
    ATTRIBUTE_WORDS,
    BASIS_WORDS,
    NATURE_WORDS,
    DIRECTION_WORDS,
    PRICES_WORDS,
    STAGE_WORDS,
    MEASURE_WORDS,
    TRUST_WORDS,
    BOUND_WORDS,
    CLOCK_WORDS,
    PACE_WORDS,
)
"""What planctl calls the choices of each field, and takes them by in Chinese, in the files and on the command line."""


def choice(word: str, words: dict[str, Bilingual]) -> str:
    """What a Chinese word chooses among some; any other word as it is."""
    return next((code for code, called in words.items() if called.zh == word), word)


def division_words(key: str) -> Bilingual:
    """What a way of dividing a total is called."""
    return DIVISION_WORDS.get(key, Bilingual(key, key))


def listed(codes: Iterable[str]) -> Bilingual:
    """The choices of a field, in Chinese with what they are called there too."""
    words = next((each for each in CHOICES if each.keys() == set(codes)), None)
    if words is None:
        return Bilingual(*[", ".join(codes)] * 2)
    return Bilingual("、".join(f"{called.zh}（{code}）" for code, called in words.items()), ", ".join(codes))
