"""Everything that is said is in one language, and one thing has one word in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from planctl.read import shipped_plan
from planctl.rules import rules
from planctl.terms import meanings
from tests.conftest import Run

PLANS = {path.stem: path for path in sorted((Path(__file__).parent / "plans").glob("*.yaml"))}
SHIPPED = {
    **{name: ["--all"] for name in ("status", "gap", "growth", "pace", "review")},
    **{name: [] for name in ("projects", "chains", "figures", "list", "check")},
    "annex": ["all"],
    "chart": ["GDP"],
    "path": ["GDP"],
    "show": ["GDP", "PM25", "HEHUA-RESERVOIR", "KEY-COUNT", "--explain"],
}
EACH = {"status": ["--all"], "gap": ["--all"], "review": ["--all"], "projects": [], "check": [], "annex": ["all"]}
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
METHODS = ("open-sdg", "eurostat", "unsd", "nbs")

FOREIGN = {"zh": re.compile(r"[A-Za-z]{2,}"), "en": re.compile(r"[\u4e00-\u9fff]+")}
CODE = re.compile(
    r"planctl(?: [a-z]+)?|--[a-z-]+(?: [a-z]+)?|【.*?】"  # what is typed, what is quoted
    r"|\b(?:YAML|PM2\.5|ANS|GDP)\b"  # names that Chinese has too
    r"|[0-9]{4}(?:/[0-9]{2})?-[HQ][0-9]"  # periods
    r"|(?<![A-Za-z])(?:km|kWh|kt|ha|CO2e?|μg|ug|mg)(?![A-Za-z])"  # units
)
"""What is written so in either language."""
RULES = re.compile("|".join(map(re.escape, sorted(rules(), key=len, reverse=True))))
SYNONYMS = re.compile("实绩|总计|总数|[≥≤<>][+-]?[0-9]")
"""What Chinese has another word for: 实际, 合计, and bounds in words."""


def own_texts(node: Any, language: str) -> Iterator[str]:  # noqa: ANN401 a part of a document
    """What a plan says itself: ids and keys, names of the language, and those that it has in one language only."""
    if isinstance(node, dict):
        both = {"zh", "en"} <= node.keys()
        for key, value in node.items():
            if not both or key not in ("zh", "en") or key == language:
                yield str(key)
                yield from own_texts(value, language)
    elif isinstance(node, list):
        for each in node:
            yield from own_texts(each, language)
    elif isinstance(node, str):
        yield node


@cache
def own_words(files: tuple[Path, ...], *languages: str) -> re.Pattern[str]:
    """Those of them that have words of another language; a Latin one stands by itself."""
    loaded = [yaml.load(file.read_text(encoding="utf-8"), LOADER) for file in files]  # noqa: S506 the plainest loader
    texts = {text for each in loaded for language in languages for text in own_texts(each, language)} - {""}
    longest_first = sorted(texts, key=lambda text: (text[0], -len(text)))
    return re.compile("|".join(_beginning_with(first, texts) for first, texts in groupby(longest_first, itemgetter(0))))


def _beginning_with(first: str, texts: Iterable[str]) -> str:
    """The pattern of texts with one first character, which all others are told from at a glance."""
    before = r"(?<![A-Za-z])" * first.isascii()
    return f"{before}{re.escape(first)}(?:{'|'.join(re.escape(text[1:]) + r'(?![A-Za-z])' * text[-1].isascii() for text in texts)})"


def framed(said: str, own: re.Pattern[str]) -> list[str]:
    """What planctl says itself, line by line: without the plan's own texts, and without what is written so in either language."""
    plain = re.sub(r"\\(.)", r"\1", said)  # Markdown's
    return [CODE.sub(" ", own.sub(" ", RULES.sub(" ", line))) for line in plain.splitlines()]


def foreign(said: str, own: re.Pattern[str], language: str) -> list[str]:
    """The lines with words of the other language, and those with a word that another one stands for."""
    wrong = re.compile(f"{FOREIGN[language].pattern}|{SYNONYMS.pattern}") if language == "zh" else FOREIGN[language]
    return [line.strip() for line in framed(said, own) if wrong.search(line)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", SHIPPED)
def test_the_shipped_plan_is_told_in_one_language(run: Run, command: str, language: str) -> None:
    # `show` is where a reader finds what a name is in the other language.
    own = own_words((*sorted(shipped_plan().glob("*.yaml")),), language, *(("zh", "en") if command == "show" else ()))
    ran = run(command, *SHIPPED[command], "--lang", language, "--format", "md")
    assert ran.out
    assert foreign(ran.out + ran.err, own, language) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("plan", PLANS)
def test_other_plans_are_told_in_one_language(run: Run, plan: str, language: str) -> None:
    own = own_words((PLANS[plan],), language)
    for command, options in EACH.items():
        ran = run(command, *options, "--lang", language, "--format", "md", "--data", str(PLANS[plan]))
        assert foreign(ran.out, own, language) == [], command


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_words_mean_is_told_in_the_language_of_the_reader(language: str) -> None:
    said = [getattr(meaning, language) for of_kind in meanings().values() for meaning in of_kind.values()]
    assert foreign("\n".join(said), re.compile("(?!)"), language) == []


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("目标 met", "zh"),
        ("2023年实绩", "zh"),
        ("增速 ≥+9%", "zh"),
        ("met, 完成", "en"),
    ],
)
def test_what_is_wrong_is_found(said: str, language: str) -> None:
    assert foreign(said, re.compile("(?!)"), language) == [said]
