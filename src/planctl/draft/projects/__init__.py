"""The projects that a report names with their stage: what of each is proposed, and under which heading it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from planctl.draft.chinese.standing import standing_of
from planctl.draft.english.numerals import masked
from planctl.draft.english.standing import standings
from planctl.draft.projects import chinese, english
from planctl.draft.projects.named import Named
from planctl.draft.reading import Document, Quantity, Role, Standing, Subject, pieces
from planctl.language import Language
from planctl.numbers.periods import is_span
from planctl.plan.vocabulary import Stage

_CHINESE_NUMBER = "[一二三四五六七八九十]{1,3}"
_CHINESE_PART = re.compile(rf"\s*[（(]{_CHINESE_NUMBER}[)）]\s*(?P<name>[^。；：:]{{2,40}})(?:[。：:]|$)")
_CHINESE_CHAPTER = re.compile(rf"\s*(?:{_CHINESE_NUMBER}、|第{_CHINESE_NUMBER}[章节部])")
_ENGLISH_HEADING = re.compile(r"\s*(?:\(?(?:\d+(?:\.\d+)*|[A-Za-z]|[ivx]+)[.)]?\s+)?(?P<name>[A-Z][^.;:]{2,60})")
_OF_THE_WHOLE = re.compile(r"(?i)\b(?:(?:19|20)\d\d|review|performance|results|targets?|plan|introduction|outlook|summary|annex)\b")


class NamedProject(NamedTuple):
    """A project that a paragraph names, and its stage as a result or a target of a period."""

    paragraph: int
    name: str
    stage: Stage
    role: Role
    period: str
    rests_on: tuple[str, ...]


def named_projects(language: Language, texts: Sequence[str], document: Document) -> list[NamedProject]:
    """The projects that the paragraphs of a report name with their stage, in their order."""
    found: list[NamedProject] = []
    for number, text in enumerate(texts, start=1):
        for _, piece in pieces(text):
            for each in chinese.named_projects(piece) if language == "zh" else english.named_projects(piece):
                role, period = _standing(language, piece, each, document.standing[number - 1], document)
                year = period.rpartition("-")[2] if is_span(period) else period
                found.append(NamedProject(number, each.name, each.stage, role, year, each.rests_on))
    return found


def headings(language: Language, texts: Sequence[str]) -> list[str | None]:
    """The heading that each paragraph stands under."""
    now: str | None = None
    found: list[str | None] = []
    for text in texts:
        now = _heading(language, text, now) if found else None
        found.append(now)
    return found


def _heading(language: Language, text: str, now: str | None) -> str | None:
    """The heading that a paragraph and those behind it stand under, without its number; a chapter's names no category."""
    if language == "zh":
        part = _CHINESE_PART.match(text)
        return part["name"].strip() if part else None if _CHINESE_CHAPTER.match(text) else now
    part = _ENGLISH_HEADING.fullmatch(text.rstrip())
    return now if part is None else None if _OF_THE_WHOLE.search(part["name"]) else part["name"].strip()


def _standing(language: Language, text: str, named: Named, under: Standing, document: Document) -> Standing:
    """Whether a stage is a result or a target, and of when: as that of a share of the works that stood in its place."""
    end = named.start + len(named.name)
    done = Quantity(named.start, end, end, named.start, "", Decimal(0), None, "%", "progress", "exact", (), False)
    if language == "zh":
        return standing_of(text, done, None, under, document)
    hidden, _ = masked(text)
    ((standing, _),) = standings(text, hidden, [done], [Subject(named.name, "")], under, document)
    return standing
