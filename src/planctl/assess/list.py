"""What a plan records: its indicators, projects and totals by name, to find one."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer, answer_about, recorded_figures
from planctl.assess.results import observations_of
from planctl.assess.sources import SourceNote, sources_of
from planctl.plan.lookup import ids_with, unknown
from planctl.plan.model import Indicator, Name, Plan, Subject, Total, type_of
from planctl.plan.vocabulary import SubjectType


class ListRow(NamedTuple):
    """One subject; an indicator has an area, a project or a total a category. `sources` are those that its figures are from."""

    id: str
    type: SubjectType
    name_zh: str
    name_en: str | None
    aliases: tuple[str, ...]
    unit: str | None
    area: str | None
    area_zh: str | None
    area_en: str | None
    category: str | None
    category_zh: str | None
    category_en: str | None
    owner_zh: str | None
    owner_en: str | None
    sources: tuple[str, ...]


class ListSummary(NamedTuple):
    """How many subjects are listed, of how many that the plan records, and the sources that they name."""

    subjects: int
    recorded: int
    sources: tuple[SourceNote, ...]


def listing(plan: Plan, word: str | None = None, kind: SubjectType | None = None) -> Answer[ListRow, ListSummary]:
    """Every subject, or those of whose id, names and aliases one holds a word; of one type if asked for.

    Raises RefusedError with the nearest names when there is no such subject.
    """
    subjects = dict(plan.subjects())
    ids = list(subjects) if word is None else ids_with(plan, word)
    if word is not None and not ids:
        raise unknown(plan, [word])
    figures = {id_: [*recorded_figures(plan, subjects[id_]), *observations_of(plan, id_)] for id_ in ids}
    rows = [_row(plan, id_, subjects[id_], sources_of(plan, figures[id_])) for id_ in ids if kind in (None, type_of(subjects[id_]))]
    summary = ListSummary(
        subjects=len(rows),
        recorded=len(subjects),
        sources=sources_of(plan, (figure for row in rows for figure in figures[row.id])),
    )
    return answer_about(plan, "list", rows, summary)


def _row(plan: Plan, id_: str, subject: Subject, sources: tuple[SourceNote, ...]) -> ListRow:
    area = subject.area if isinstance(subject, Indicator) else None
    category = None if isinstance(subject, Indicator) else subject.category
    owner = None if isinstance(subject, Total) else subject.owner
    area_zh, area_en = _both(plan.areas.get(area or ""))
    category_zh, category_en = _both(plan.categories.get(category or ""))
    owner_zh, owner_en = _both(owner)
    return ListRow(
        id=id_,
        type=type_of(subject),
        name_zh=subject.name.zh,
        name_en=subject.name.en,
        aliases=subject.aliases,
        unit=subject.unit,
        area=area,
        area_zh=area_zh,
        area_en=area_en,
        category=category,
        category_zh=category_zh,
        category_en=category_en,
        owner_zh=owner_zh,
        owner_en=owner_en,
        sources=tuple(source.id for source in sources),
    )


def _both(name: Name | None) -> tuple[str | None, str | None]:
    return (name.zh, name.en) if name else (None, None)
