"""From a report's text to proposals: what each number would be recorded as, for a person to decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from planctl.draft import chinese, english
from planctl.draft.projects import NamedProject, headings, named_projects
from planctl.draft.reading import Aside, Grammar, Quantity, Role, Stated, pieces
from planctl.language import Language
from planctl.plan.vocabulary import Attribute

_GRAMMARS: dict[Language, Grammar] = {"zh": chinese, "en": english}
_CELL = ("\t", " ")
_CELLS = 3
_LONGEST_LABEL = 20


class Proposal(NamedTuple):
    """A quantity of a report as it would be recorded: `paragraph` counts from 1, `rests_on` are the words of the rules."""

    paragraph: int
    quantity: Quantity
    name: str
    role: Role
    period: str
    rests_on: tuple[str, ...]
    since: int | None = None
    stretch: bool = False
    attribute: Attribute | None = None
    single: bool = False


class Draft(NamedTuple):
    """What a report's numbers measure, those that measure nothing, by paragraph, and the attributes that it states by name.

    `year` is the one that it plans, 2024/25 where years begin in the month `year_start`; `projects` are those that it names,
    `headings` what each paragraph stands under.
    """

    language: Language
    year: str
    year_start: int
    proposals: tuple[Proposal, ...]
    asides: tuple[tuple[int, Aside], ...]
    stated: tuple[Stated, ...]
    projects: tuple[NamedProject, ...]
    headings: tuple[str | None, ...]


def grammar_of(language: Language) -> Grammar:
    """The grammar of a language's reports."""
    return _GRAMMARS[language]


def draft(paragraphs: Sequence[str], year: int | None = None) -> Draft:
    """The proposals of a report, in its order; `year` is the one that it plans, where its head does not tell."""
    language = _language(paragraphs)
    grammar = _GRAMMARS[language]
    texts = [grammar.normal(text) for text in paragraphs]
    document = grammar.read_document(texts, year)
    proposals: list[Proposal] = []
    asides: list[tuple[int, Aside]] = []
    for number, text in enumerate(texts, start=1):
        read_of = [(at, *grammar.read_paragraph(piece, document.standing[number - 1], document)) for at, piece in pieces(text)]
        found = [(at, each) for at, several, _ in read_of for each in several]
        asides += [
            (number, each._replace(start=at + each.start, end=at + each.end)) for at, _, nothing in read_of for each in nothing
        ]
        label = _label(texts, number - 1)
        for at, (quantity, subject, (role, period), since, stretch, attribute, single) in found:
            bound = "exact" if quantity.bound == "reach" and role == "actual" else quantity.bound
            start, end, stop, lead = (at + each for each in quantity[:4])
            printed = paragraphs[number - 1][start:end]
            read = quantity._replace(start=start, end=end, stop=stop, lead=lead, bound=bound, printed=printed)
            proposals += [
                Proposal(
                    number, read, label + name, role, period, (subject.rests_on, *read.rests_on), since, stretch, attribute, single
                )
                for name in (subject.name, *subject.others)
            ]
    return Draft(
        language=language,
        year=document.year,
        year_start=document.year_start,
        proposals=tuple(proposals),
        asides=tuple(asides),
        stated=tuple(each for text in texts for each in grammar.stated(text)),
        projects=tuple(named_projects(language, texts, document)),
        headings=tuple(headings(language, texts)),
    )


def _language(paragraphs: Sequence[str]) -> Language:
    """The language of a report, by whether it has more Chinese characters than words of letters."""
    text = "\n".join(paragraphs)
    return "zh" if len(re.findall("[\u4e00-\u9fff]", text)) >= len(re.findall("[A-Za-z]+", text)) else "en"


def _label(texts: Sequence[str], index: int) -> str:
    """What the row of a box is called whose cell, a paragraph that a tab begins, a text is: the short cell above it."""
    if not texts[index].startswith(_CELL):
        return ""
    for text in reversed(texts[max(0, index - _CELLS) : index]):
        if not text.strip():
            continue
        if not text.startswith(_CELL):
            return ""
        if len(text.strip()) <= _LONGEST_LABEL and not re.search(r"\d|。", text):
            return text.strip()
    return ""
