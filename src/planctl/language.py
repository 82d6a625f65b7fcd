"""The two languages that planctl speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Bilingual(NamedTuple):
    """One thing said in both languages."""

    zh: str
    en: str

    def text(self, language: Language) -> str:
        """The words in one language."""
        return self.zh if language == "zh" else self.en

    def filled(self, **values: object) -> Bilingual:
        """This template with its named parts filled in; a part that is bilingual itself in each language."""
        zh = {name: value.zh if isinstance(value, Bilingual) else value for name, value in values.items()}
        en = {name: value.en if isinstance(value, Bilingual) else value for name, value in values.items()}
        return Bilingual(self.zh.format_map(zh), self.en.format_map(en))


def enumerated(words: Iterable[str]) -> Bilingual:
    """Words one after another, set apart as each language does."""
    each = tuple(words)
    return Bilingual("、".join(each), ", ".join(each))


TAG = Bilingual("zh-CN", "en")
"""What the web calls each language."""


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """The language of the locale: Chinese, or else English."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    return "zh" if locale.startswith("zh") else "en"


def language_of_line(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that a command line asks for, as far as that can be told without understanding it; else the locale's."""
    line = " ".join(arguments).replace("--lang=", "--lang ")
    return "zh" if "--lang zh" in line else "en" if "--lang en" in line else language_of_locale(environment)
