"""Where figures are from, as answers say it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planctl.assess.answers import Figure
from planctl.plan.model import Indicator, Plan, Project, Total
from planctl.plan.vocabulary import Trust


class SourceNote(NamedTuple):
    """A source: the government's own text (`trust` A), or a communique or the press (B)."""

    id: str
    title_zh: str
    title_en: str | None
    trust: Trust
    published: str | None
    url: str | None


def has_paragraphs(plan: Plan) -> bool:
    """Whether figures of a plan name a paragraph of its own source: those from a table name cells."""
    records: list[Indicator | Project | Total] = [*plan.indicators.values(), *plan.projects.values(), *plan.totals.values()]
    series = (statements for record in records for of_role in (record.actual, record.target) for statements in of_role.values())
    return any(isinstance(statement.at, int) for statements in series for statement in statements)


def all_sources(plan: Plan) -> tuple[SourceNote, ...]:
    """A plan's sources, the report first, which paragraph numbers point into."""
    first = plan.about.source if plan.about else None
    sources = sorted(plan.sources.items(), key=lambda source: source[0] != first)
    return tuple(
        SourceNote(
            id=id_,
            title_zh=source.title.zh,
            title_en=source.title.en,
            trust=source.trust,
            published=source.published,
            url=source.url,
        )
        for id_, source in sources
    )


def sources_of(plan: Plan, figures: Iterable[Figure]) -> tuple[SourceNote, ...]:
    """The sources that some figures are from."""
    named = {figure.source for figure in figures}
    return tuple(source for source in all_sources(plan) if source.id in named)
