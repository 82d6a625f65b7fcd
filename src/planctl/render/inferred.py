"""How what is inferred reads: a star behind it, a line that says what the star means, the reason and its documents."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.assess.answers import Named
from planctl.language import Bilingual, Language
from planctl.plan.vocabulary import Basis, Inferable
from planctl.render.words import name

INFERRED: dict[Inferable, Bilingual] = {
    "attribute": Bilingual("属性为推断", "Attribute inferred"),
    "unit": Bilingual("单位为推断", "Unit inferred"),
    "growth_prices": Bilingual("价格口径为推断", "Price basis inferred"),
    "category": Bilingual("类别为推断", "Category inferred"),
}
"""What is said of a value that is inferred, before the reason."""
STARRED: dict[Inferable, Bilingual] = {
    "unit": Bilingual("* 单位为推断，非原文", "* the unit is inferred, not printed in the plan"),
    "growth_prices": Bilingual("* 价格口径为推断，非原文", "* the price basis is inferred, not stated by the plan"),
    "category": Bilingual("* 类别为推断，非原文", "* the category is inferred, not stated by the plan"),
}
"""The line under a table that has a star."""
_FROM = Bilingual("{reason}（据{sources}）", "{reason} (from: {sources})")
_TITLE = Bilingual("《{title}》", "{title}")
_BETWEEN = Bilingual("", "; ")


def starred(text: str, basis: Basis | None) -> str:
    """A value with a star where it is inferred."""
    return text + "*" if basis == "inferred" else text


def reason(why: Named, sources: Iterable[Named], language: Language) -> str:
    """Why something was inferred, with the documents behind that."""
    titles = [_TITLE.filled(title=name(source.name_zh, source.name_en, language)).text(language) for source in sources]
    because = name(why.name_zh, why.name_en, language)
    return _FROM.filled(reason=because, sources=_BETWEEN.text(language).join(titles)).text(language) if titles else because
