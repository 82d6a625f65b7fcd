"""An answer of `annex` laid out: for each annex a sheet with a title, columns, rows and the remarks under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from planctl.assess.annex import AnnexSummary
from planctl.assess.annex_rows import PROJECTS, RESULTS, TARGETS, AnnexRow, KeyProjectRow, ResultRow, TargetRow
from planctl.assess.answers import Answer
from planctl.assess.key_projects import Group
from planctl.language import Bilingual, Language
from planctl.plan.vocabulary import Stage
from planctl.render import cells
from planctl.render.documents import columns
from planctl.render.documents.cells import SheetCell, count, figure
from planctl.render.documents.columns import Align, Column, figures_of, title_of
from planctl.render.documents.notes import note_text, stages_text
from planctl.render.head import head_line
from planctl.render.words import NOTHING, name, word

AnnexAnswer = Answer[AnnexRow, AnnexSummary]
Row = TypeVar("Row")


class SheetColumn(NamedTuple):
    """The head of a column; `folded` is the heading in two lines, for Chinese has no spaces to break it at."""

    key: str
    heading: str
    folded: str
    width: int
    align: Align
    wide: bool


class SheetRow(NamedTuple):
    """A line of an annex; `level` is 0 for a line of the list, 1 and 2 for headings over parts of it."""

    cells: tuple[SheetCell, ...]
    level: int = 0


class Sheet(NamedTuple):
    """One annex, ready to set; that it is `rebuilt` its subtitle says too."""

    number: int
    tab: str
    title: str
    subtitle: str
    rebuilt: str | None
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    remarks: tuple[str, ...]


_TAB = Bilingual("附件{number}", "Annex {number}")
_TITLE = Bilingual("附件{number} {title}", "Annex {number}. {title}")
_TITLES = {
    RESULTS: Bilingual("{base}年国民经济和社会发展计划执行情况", "Results of {base} against the plan"),
    TARGETS: Bilingual("{year}年国民经济和社会发展计划主要指标", "Indicators of the plan for {year}"),
    PROJECTS: Bilingual("{year}年重点项目", "Key projects of {year}"),
}
_REBUILT = Bilingual("按报告正文重建，非官方附表", "Rebuilt from the report's text, not the official annex")
_COMPILED = Bilingual("按计划之后公布的结果编制，非官方附表", "Compiled from the results published since, not the official annex")
_SUBTITLE = Bilingual("{head}（{rebuilt}）", "{head}. {rebuilt}")


def sheets(answer: AnnexAnswer, language: Language) -> list[Sheet]:
    """The annexes that an answer holds, in their order."""
    return [_sheet(answer, number, language) for number in answer.summary.annexes]


def file_title(answer: AnnexAnswer, laid: Sequence[Sheet], language: Language) -> str:
    """What a file of annexes is called: as its only annex, or by the plan."""
    plan = answer.plan
    return laid[0].title if len(laid) == 1 or not plan else name(plan.name_zh, plan.name_en, language)


def _sheet(answer: AnnexAnswer, number: int, language: Language) -> Sheet:
    head = head_line(answer, language) or NOTHING
    since = number == RESULTS and answer.summary.results_year != answer.summary.base_year
    made = _COMPILED if since else _REBUILT if answer.summary.kind == "rebuilt" else None
    rebuilt = made.text(language) if made else None
    stages = stages_text(answer.summary.stages, language) if number == PROJECTS else None
    heads, rows = _table(answer, number, language)
    title = _TITLE.filled(number=number, title=_TITLES[number].filled(**_years(answer, number)))
    return Sheet(
        number=number,
        tab=_TAB.filled(number=number).text(language),
        title=title.text(language),
        subtitle=_SUBTITLE.filled(head=head, rebuilt=rebuilt).text(language) if rebuilt else head,
        rebuilt=rebuilt,
        columns=heads,
        rows=rows,
        remarks=(
            *(note_text(note, language) for note in answer.summary.notes if note.annex == number),
            *([stages] if stages else []),
        ),
    )


def _table(answer: AnnexAnswer, number: int, language: Language) -> tuple[tuple[SheetColumn, ...], tuple[SheetRow, ...]]:
    """The columns of an annex, and its lines."""
    if number == RESULTS:
        results = [row for row in answer.rows if isinstance(row, ResultRow)]
        return _heads(columns.RESULTS, _years(answer, number), language), tuple(_lines(columns.RESULTS, results, language))
    if number == TARGETS:
        targets = [row for row in answer.rows if isinstance(row, TargetRow)]
        return _heads(columns.TARGETS, _years(answer, number), language), tuple(_lines(columns.TARGETS, targets, language))
    projects = [row for row in answer.rows if isinstance(row, KeyProjectRow)]
    shown = columns.shown(projects, language)
    return _heads(shown, _years(answer, number), language), tuple(_by_category(answer, projects, shown, language))


def _heads(shown: Iterable[Column[Row]], years: dict[str, int | str], language: Language) -> tuple[SheetColumn, ...]:
    return tuple(
        SheetColumn(
            key=column.key,
            heading=column.heading.filled(**years, fold="").text(language),
            folded=column.heading.filled(**years, fold="\n").text(language),
            width=column.width,
            align=column.align,
            wide=column.wide,
        )
        for column in shown
    )


def _years(answer: AnnexAnswer, annex: int) -> dict[str, int | str]:
    """The years that an annex names: annex 1 is of the year whose results it has."""
    base = answer.summary.results_year if annex == RESULTS else answer.summary.base_year
    return {"before": base - 1, "base": base, "year": answer.summary.period}


def _lines(shown: Sequence[Column[Row]], rows: Iterable[Row], language: Language) -> Iterator[SheetRow]:
    for row in rows:
        yield SheetRow(tuple(column.cell(row, language) for column in shown))


_ALL = Bilingual("重点建设项目合计", "All key construction projects")
_NO_CATEGORY = Bilingual("报告未归类", "In no category of the report")
_NO_STAGE = Bilingual("报告未写明阶段", "stage not stated")
_LISTED = Bilingual("{stage}（列出{count}个）", "{stage} ({count} listed)")
_OFFICIAL = Bilingual("{heading}：官方合计{projects}", "{heading}: official total {projects}")


def _by_category(
    answer: AnnexAnswer, rows: Sequence[KeyProjectRow], shown: Sequence[Column[KeyProjectRow]], language: Language
) -> Iterator[SheetRow]:
    """The projects under their category and stage, each category with its official totals."""
    totals = {group.category: group for group in answer.summary.groups}
    if None in totals:
        yield _heading(_ALL.text(language), totals[None], 1, shown, language)
    for category, of_category in groupby(rows, key=lambda row: row.project.category):
        yield _heading(_category(answer, category, language), totals.get(category) if category else None, 1, shown, language)
        for stage, of_stage in groupby(of_category, key=lambda row: row.stage_now):
            staged = list(of_stage)
            yield _heading(_stage(stage, len(staged), language), None, 2, shown, language)
            yield from _lines(shown, staged, language)


def _category(answer: AnnexAnswer, category: str | None, language: Language) -> str:
    if category is None:
        return _NO_CATEGORY.text(language)
    named = answer.summary.categories.get(category)
    return name(named.name_zh, named.name_en, language) if named else category


def _stage(stage: Stage | None, count: int, language: Language) -> str:
    words = word(stage, language) if stage else _NO_STAGE.text(language)
    return _LISTED.filled(stage=words, count=count).text(language)


def _heading(text: str, group: Group | None, level: int, shown: Sequence[Column[KeyProjectRow]], language: Language) -> SheetRow:
    """A heading with the official number of projects in words and their investment as a number."""
    projects, investment = (group.projects, group.investment) if group else (None, None)
    if projects is not None:
        text = _OFFICIAL.filled(heading=text, projects=cells.figure_with_unit(projects, language)).text(language)
    row = {
        "name": SheetCell(text),
        "investment": figure(investment, language, with_unit=True) if investment else SheetCell(""),
        "where": SheetCell(cells.paragraph(projects, investment) if group else ""),
    }
    return SheetRow(tuple(row.get(column.key, SheetCell("")) for column in shown), level)


_PLACES = (
    Bilingual("附件", "Annex"),
    Bilingual("序号", "No."),
    Bilingual("名称", "Name"),
    Bilingual("栏目", "Column"),
    Bilingual("数字", "Figure"),
    Bilingual("段落", "Paragraph"),
)


def places(answer: AnnexAnswer, language: Language) -> tuple[tuple[str, ...], list[tuple[SheetCell, ...]]]:
    """Each figure of the annexes with its paragraph: headings, and a line a figure."""
    lines: list[tuple[SheetCell, ...]] = [
        (
            count(row.annex),
            count(row.number),
            title_of(row, language),
            SheetCell(heading.filled(**_years(answer, row.annex), fold="").text(language) if heading else NOTHING),
            figure(shown, language),
            count(shown.paragraph),
        )
        for row in answer.rows
        for heading, shown in figures_of(row)
        if shown.paragraph is not None
    ]
    return tuple(heading.text(language) for heading in _PLACES), lines
