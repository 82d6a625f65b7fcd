"""How a plan on one page reads: each section as its own command's view shows it."""

from __future__ import annotations

from planctl.assess.answers import Answer
from planctl.assess.report import (
    ChainsSection,
    CheckSection,
    PathSection,
    ProjectsSection,
    ReportRow,
    ReportSummary,
    Section,
    StatusSection,
)
from planctl.assess.status import StatusRow
from planctl.language import Bilingual
from planctl.render.blocks import Block, Cell, Column, Layout, table
from planctl.render.verdicts import comparison_words
from planctl.render.views import chains, check, path, projects, status

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
        case StatusSection(section="others"):
            return [[table(OTHERS, answer.rows, layout), *status.blocks(answer, layout)[1:]] for answer in section.answers]
        case StatusSection():
            return [status.blocks(answer, layout) for answer in section.answers]
        case PathSection():
            return [path.blocks(answer, layout) for answer in section.answers]
        case ChainsSection():
            return [chains.blocks(answer, layout) for answer in section.answers]
        case ProjectsSection():
            return [projects.blocks(answer, layout) for answer in section.answers]
        case CheckSection():
            return [check.blocks(answer, layout) for answer in section.answers if answer.rows]
