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
from planctl.render.blocks import Block, Layout
from planctl.render.views import chains, check, path, projects, status


def blocks(answer: Answer[ReportRow, ReportSummary], layout: Layout) -> list[Block]:
    """All sections, one after another."""
    return [block for section in answer.summary.sections for blocks in section_blocks(section, layout) for block in blocks]


def section_blocks(section: Section, layout: Layout) -> list[list[Block]]:
    """The blocks of each answer of a section; of a check without findings none."""
    match section:
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
