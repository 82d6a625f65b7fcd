"""The brief for a meeting in one language, before a format sets it: what is said first, the counts, the headline indicators."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer
from planctl.assess.beside import Beside
from planctl.assess.report import ReportRow, ReportSummary
from planctl.assess.status import StatusRow
from planctl.characters import width
from planctl.language import Bilingual, Language
from planctl.problems import RefusedError
from planctl.render import cells
from planctl.render.blocks import Cell, Column, Heading, Layout, table
from planctl.render.chart.dots import tone_of
from planctl.render.documents import front
from planctl.render.documents.front import Said
from planctl.render.documents.notes_of_page import notes_of, sources_of
from planctl.render.head import basis_line, head_line
from planctl.render.verdicts import LOOKS
from planctl.render.views import status

_WHERE: Column[StatusRow] = Column(
    "where", Bilingual("出处", "Where"), lambda row, _: Cell(cells.paragraph(row.baseline, row.target, row.result))
)
_ONLY_BRIEF = Bilingual(
    "全部内容写成 .html；.docx 和 .pdf 只写会议用的几页：加 --brief",
    "everything is written as .html; .docx and .pdf hold the brief alone: add --brief",
)


class BriefRow(NamedTuple):
    """An indicator's line: its cells, the tone of what is said of it, and where its figures lie beside the target."""

    cells: tuple[str, ...]
    tone: str
    beside: Beside | None


class BriefGroup(NamedTuple):
    """The lines of an area; `title` is None where the plan names none."""

    title: str | None
    rows: tuple[BriefRow, ...]


class Brief(NamedTuple):
    """All that a brief says; of the table the column before the last is the comparison, the last where the figures stand."""

    about: str
    headline: str
    lead: tuple[Said, ...]
    counts: tuple[str, ...]
    headings: tuple[Heading, ...]
    groups: tuple[BriefGroup, ...]
    notes: tuple[str, ...]


def brief_of(answer: Answer[ReportRow, ReportSummary], language: Language) -> Brief:
    """The brief of a page's answer; raises RefusedError when more than a brief was asked for."""
    summary, plan = answer.summary, answer.plan
    if not summary.brief:
        raise RefusedError(_ONLY_BRIEF)
    overview = front.overview_of(summary)
    layout = Layout(language, year=plan.year if plan else None, base=plan.base if plan else None)
    rows = overview.rows if overview else ()
    listed = table([*status.SCREEN, _WHERE], rows, layout)
    lines = [
        BriefRow(_texts(row, line), tone_of(row.verdict), beside)
        for row, line, beside in zip(rows, listed.rows, summary.front.beside, strict=True)
    ]
    counts = overview.summary.by_attribute if overview else {}
    return Brief(
        about=head_line(answer, language) or basis_line(answer, language),
        headline=front.headline(answer).text(language),
        lead=tuple(front.lead(answer)),
        counts=tuple(status.counted(attribute, of_it, language) for attribute, of_it in counts.items()),
        headings=listed.headings,
        groups=tuple(
            BriefGroup(title and title.text(language), tuple(lines[at] for at in places))
            for title, places in front.by_area(rows, summary.areas)
        ),
        notes=(
            *(status.notes(rows, layout)),
            *(note.text(language) for note in notes_of(summary)),
            *(line.text(language) for line, _ in sources_of(summary)),
        ),
    )


def _texts(row: StatusRow, line: tuple[Cell, ...]) -> tuple[str, ...]:
    """The texts of a line, the comparison with the sign of its verdict before it."""
    *figures, comparison, where = (cell.text for cell in line)
    return (*figures, f"{LOOKS[row.verdict].sign} {comparison}", where)


_PADDING, _NAME_AT_LEAST = 4, 30
_WIDEST_FIGURE, _WIDEST_COMPARISON, _WIDEST_WHERE = 12, 24, 9


def widths(brief: Brief, room: int) -> list[int]:
    """Each column's part of so many columns of a terminal: what its texts need up to some width, and the rest for the names."""
    lines = [row.cells for group in brief.groups for row in group.rows]
    texts = zip([heading.text for heading in brief.headings], *lines, strict=True)
    _, *figures, comparison, where = (max(width(text) for text in column) for column in texts)
    most = [*(min(each, _WIDEST_FIGURE) for each in figures), min(comparison, _WIDEST_COMPARISON), min(where, _WIDEST_WHERE)]
    needs = [_PADDING + each for each in most]
    return [max(_NAME_AT_LEAST, room - sum(needs)), *needs]
