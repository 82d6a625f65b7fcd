"""How a plan on one page reads: each section as its own command's view shows it."""

from __future__ import annotations

from decimal import Decimal

from planctl.assess.answers import Answer
from planctl.assess.projects import NO_STAGE, STAGES
from planctl.assess.report import (
    ChainsSection,
    CheckSection,
    PathSection,
    ProjectsSection,
    ReportRow,
    ReportSummary,
    ReviewSection,
    Section,
    StageCounts,
    StatusSection,
)
from planctl.assess.status import StatusRow
from planctl.language import Bilingual, Language
from planctl.render.blocks import Block, Cell, Column, Heading, Layout, Table, lines, table
from planctl.render.verdicts import comparison_words
from planctl.render.views import chains, check, path, projects, review, status
from planctl.render.words import NOTHING, name, word

_OF_STATUS = {column.key: column for column in status.COLUMNS}
OTHERS: tuple[Column[StatusRow], ...] = (
    *(_OF_STATUS[key] for key in ("id", "name", "attribute", "baseline", "target", "result")),
    Column(
        "verdict",
        Bilingual("比较", "Comparison"),
        lambda row, layout: Cell(comparison_words(row, layout.language), row.margin.value, row.verdict, row.verdict),
    ),
    _OF_STATUS["where"],
)
"""The columns of the indicators that are no headline ones: what their verdict says stands in one."""


def blocks(answer: Answer[ReportRow, ReportSummary], layout: Layout) -> list[Block]:
    """All sections, one after another."""
    return [block for section in answer.summary.sections for blocks in section_blocks(section, layout) for block in blocks]


def section_blocks(section: Section, layout: Layout) -> list[list[Block]]:
    """The blocks of each answer of a section; of a check without findings none."""
    match section:
        case StatusSection():
            others = section.section == "others"
            return [
                [*([table(OTHERS, answer.rows, layout)] if others else []), *lines(*status.notes(answer.rows, layout))]
                for answer in section.answers
            ]
        case ReviewSection():
            return [review.blocks(answer, layout._replace(wide=False)) for answer in section.answers]
        case PathSection():
            return [path.blocks(answer, layout) for answer in section.answers]
        case ChainsSection():
            return [chains.blocks(answer, layout) for answer in section.answers]
        case ProjectsSection():
            return [[_counts(section.counts, layout), *projects.blocks(answer, layout)] for answer in section.answers]
        case CheckSection():
            return [check.blocks(answer, layout) for answer in section.answers if answer.rows]


_CATEGORY = Bilingual("类别", "Category")
_BY_CATEGORY = Bilingual("项目，按类别和阶段", "Projects, by category and stage")
_EVERY = Bilingual("合计", "All")
_NO_CATEGORY = Bilingual("未分类", "No category")


def _counts(counts: tuple[StageCounts, ...], layout: Layout) -> Table:
    """How many projects each category has in each stage."""
    language = layout.language
    codes = [code for code in (stage or NO_STAGE for stage in STAGES) if any(code in each.stages for each in counts)]
    heads = [_CATEGORY.text(language), *(word(code, language) for code in codes), _EVERY.text(language)]
    return Table(
        title=_BY_CATEGORY.text(language),
        headings=tuple(Heading(f"count-{at}", text, "right" if at else "left") for at, text in enumerate(heads)),
        rows=tuple(
            (Cell(_category(each, language)), *(_count(each.stages.get(code)) for code in codes), _count(each.projects))
            for each in counts
        ),
    )


def _category(counts: StageCounts, language: Language) -> str:
    if counts.category is None:
        return (_EVERY if counts.whole else _NO_CATEGORY).text(language)
    return name(counts.category.name_zh, counts.category.name_en, language)


def _count(number: int | None) -> Cell:
    return Cell(NOTHING) if number is None else Cell(str(number), Decimal(number))
