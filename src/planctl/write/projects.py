"""Records of the projects that a report names: their stages, and their money and progress, which its numbers say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from planctl.draft.projects import NamedProject
from planctl.plan.vocabulary import Role
from planctl.write.gathered import id_of, key_of_part
from planctl.write.proposed import Record, Statement, key_of

_MONEY = re.compile("元$|[£$€¥]|million|billion|crore|KSh|Rs")
_FORMS: tuple[tuple[re.Pattern[str], str, Role | None], ...] = (
    (re.compile("(?:已|开工以来)?累计(?:已)?完成投资|累计投资"), "investment_to_date", None),
    (re.compile("(?:年度|全年|今年)?(?:计划|拟)(?:完成)?投资|(?:年度|年)(?:计划)?投资"), "year_investment", "target"),
    (re.compile("(?:已)?完成(?:年度)?投资"), "year_investment", None),
    (re.compile("(?:项目)?(?:计划)?总投资(?:额)?"), "value", None),
)
"""What the money of a project is, by the words behind its name; some are results, or targets, alone."""


def with_projects(records: Iterable[Record], named: Iterable[NamedProject]) -> list[Record]:
    """Records with the projects that a report names: each once, whose stages, progress and money it tells, by their paragraphs."""
    others: list[Record] = []
    projects: dict[str, Record] = {}
    for record in records:
        if record.kind != "projects" or projects.setdefault(key_of("projects", record.name), record) is not record:
            others.append(record)
    for each in named:
        key = key_of("projects", each.name)
        project = projects.get(key) or Record("projects", id_of(each.name, set()), each.name, None, {}, ())
        projects[key] = _with_stage(project, each)
    left = _with_money(others, projects)
    return [*left, *sorted(projects.values(), key=_paragraph)]


def with_categories(records: Iterable[Record], headings: Sequence[str | None], categories: dict[str, str]) -> list[Record]:
    """Records of sentences of which each project has a category: the heading that it is first named under.

    `categories` are put down by their keys.
    """
    return [
        each._replace(fields={"category": key_of_part(categories, heading), **each.fields})
        if each.kind == "projects" and (heading := headings[_paragraph(each) - 1])
        else each
        for each in records
    ]


def _paragraph(project: Record) -> int:
    return min(each.paragraph for each in project.statements)


def _with_stage(project: Record, named: NamedProject) -> Record:
    """A project with a stage more; one that is said twice stands once, two for one year stand both."""
    statement = Statement(named.role, named.period, {"stage": named.stage}, named.paragraph, named.rests_on)
    if any((each.which, each.says) == (statement.which, statement.says) for each in project.statements):
        return project
    return project._replace(statements=(*project.statements, statement))


def _with_money(records: Iterable[Record], projects: dict[str, Record]) -> list[Record]:
    """The records that are left once the money of named projects is told of them."""
    left: list[Record] = []
    for record in records:
        if record.kind != "indicators" or not record.unit or not _MONEY.search(record.unit) or not _take(record, projects):
            left.append(record)
    return left


def _take(record: Record, projects: dict[str, Record]) -> bool:
    """Whether the figures of a record are the money of a project, which then has them."""
    for pattern, form, role in _FORMS:
        match = re.fullmatch(f"(?P<name>.+?)(?:{pattern.pattern})", record.name)
        key = key_of("projects", match["name"]) if match else ""
        if key not in projects or any(
            next(iter(each.said)) != "value" or role not in (None, each.role) for each in record.statements
        ):
            continue
        project = projects[key]
        moved = [
            each._replace(said={form: each.said["value"], **{k: v for k, v in each.said.items() if k != "value"}})
            for each in record.statements
        ]
        taken = {each.which for each in project.statements}
        if project.unit not in (None, record.unit) or any(each.which in taken for each in moved):
            return False
        fields = {**project.fields, "unit": record.fields["unit"]}
        projects[key] = project._replace(unit=record.unit, fields=fields, statements=(*project.statements, *moved))
        return True
    return False
