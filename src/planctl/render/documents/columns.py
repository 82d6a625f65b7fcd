"""The columns of the three annexes, which a screen and every file of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from planctl.assess.annex_rows import AnnexRow, KeyProjectRow, ResultRow, TargetRow
from planctl.assess.answers import Figure
from planctl.assess.key_projects import LEVELS
from planctl.assess.projects import ProjectRow
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_whole_year
from planctl.numbers.units import PERCENT
from planctl.render import cells
from planctl.render.documents.cells import SheetCell, count, figure, words
from planctl.render.inferred import starred
from planctl.render.verdicts import verdict_word
from planctl.render.views import OWNER as OF_OWNER
from planctl.render.views import STRIVEN_FOR, Named, Owned, name_of
from planctl.render.words import NOTHING, name, unit_words, word

Align = Literal["left", "right", "center"]
Row = TypeVar("Row")
Row_contra = TypeVar("Row_contra", contravariant=True)
IndicatorRow = ResultRow | TargetRow
OfIndicator = TypeVar("OfIndicator", ResultRow, TargetRow)
_LEVEL, _GROWTH = Bilingual("数值", "Level"), Bilingual("增长（%）", "Growth (%)")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row_contra]):
    """A column of an annex, left out where no line fills it; `width` is the most of a terminal's columns that it takes.

    The headings name the years `{before}`, `{base}` and `{year}`; at `{fold}` one may be broken where there is little room. Columns
    side by side may share what stands `over` them. `wide` columns are left out where a screen must hold the table. `figure` leads
    from a row to the figure that the cell shows; one of another year than the `usual` has its period behind it.
    """

    key: str
    heading: Bilingual
    cell: Callable[[Row_contra, Language], SheetCell]
    width: int
    align: Align = "left"
    wide: bool = False
    figure: Callable[[Row_contra], Figure | None] | None = None
    over: Bilingual | None = None
    usual: Literal["base", "year", "none"] | None = None

    @property
    def whole(self) -> Bilingual:
        """The heading with what stands over it, to stand alone: 2023年实际, 2023年实际增长（%）."""
        if self.over is None or self.heading is _LEVEL:
            return self.over or self.heading
        return Bilingual(f"{self.over.zh}{{fold}}{self.heading.zh}", f"{self.over.en}{{fold}}{self.heading.en.lower()}")


def _level(key: str, over: Bilingual, of: Callable[[OfIndicator], Figure | None]) -> Column[OfIndicator]:
    """A level in its row's unit."""
    return Column(key, _LEVEL, lambda row, language: figure(of(row), language, row.unit), 16, "center", figure=of, over=over)


def _growth(key: str, over: Bilingual, of: Callable[[OfIndicator], Figure | None]) -> Column[OfIndicator]:
    """A growth in per cent, which its heading says; a change beside it has its unit."""
    return Column(key, _GROWTH, lambda row, language: figure(of(row), language, PERCENT), 14, "center", figure=of, over=over)


def _of_project(
    key: str,
    heading: Bilingual,
    of: Callable[[ProjectRow], Figure | None],
    width: int,
    usual: Literal["base", "year", "none"] | None = None,
    over: Bilingual | None = None,
    align: Align = "center",
    wide: bool = False,
) -> Column[KeyProjectRow]:
    """A figure of a project: a stage or words for it, a progress, money with its unit."""

    def recorded(row: KeyProjectRow) -> Figure | None:
        return of(row.project)

    def cell(row: KeyProjectRow, language: Language) -> SheetCell:
        return figure(recorded(row), language, with_unit=True)

    return Column(key, heading, cell, width, align, wide, recorded, over, usual)


def figures_of(row: AnnexRow) -> Iterator[tuple[Bilingual | None, Figure]]:
    """The figures of a line, each with the heading of its column; last those that have none."""
    if isinstance(row, ResultRow):
        yield from _figures(RESULTS, row)
    elif isinstance(row, TargetRow):
        yield from _figures(TARGETS, row)
    else:
        yield from _figures(PROJECTS, row)
    yield from ((None, figure) for figure in _others(row))


def _others(row: AnnexRow) -> tuple[Figure, ...]:
    """The figures of a line that have no column: of a project its words, where it has a stage as well."""
    if not isinstance(row, KeyProjectRow):
        return row.others
    said = (row.project.stage, row.project.words), (row.project.stage_planned, row.project.words_planned)
    return tuple(words for stage, words in said if stage and words)


def _figures(columns: tuple[Column[Row], ...], row: Row) -> Iterator[tuple[Bilingual, Figure]]:
    for column in columns:
        shown = column.figure(row) if column.figure else None
        if shown is not None:
            yield column.whole, shown


def _name(row: Named, language: Language) -> SheetCell:
    return words(name_of(row, language))


def _project_name(row: KeyProjectRow, language: Language) -> SheetCell:
    return words(starred(name_of(row.project, language), row.project.category_basis))


def title_of(row: AnnexRow, language: Language) -> SheetCell:
    """What a line is about."""
    return _name(row.project if isinstance(row, KeyProjectRow) else row, language)


def _owner(row: Owned, language: Language) -> str:
    return name(row.owner_zh, row.owner_en, language)


def _attribute(row: IndicatorRow, language: Language) -> SheetCell:
    return words(NOTHING if row.attribute == "unstated" else starred(word(row.attribute, language), row.basis))


def _verdict(row: ResultRow, language: Language) -> SheetCell:
    return words(NOTHING if row.target is None else verdict_word(row.verdict, row.attribute, language))


def _flags(row: AnnexRow, language: Language) -> list[str]:
    """That a figure is an estimate or a stretch, that a project is a programme."""
    known = [figure for heading, figure in figures_of(row) if heading or isinstance(row, KeyProjectRow)]
    estimate, stretch = any(figure.estimate for figure in known), any(figure.stretch for figure in known)
    programme = isinstance(row, KeyProjectRow) and row.project.kind != "project"
    said = (("programme", programme), ("estimate", estimate), ("stretch", stretch))
    return [word(flag, language) for flag, is_so in said if is_so]


_PLANNED = Bilingual("总投资为计划数", "the investment is planned")
_OF = Bilingual("{period}年进度按{of}计算", "progress of {period} is a share of the {of}")


def notes_of(row: AnnexRow, language: Language) -> list[str]:
    """What has no column: what a progress is of, what is planned, figures beyond one level and one growth, the record's note."""
    others = [_other(figure, language) for figure in _others(row)]
    note = [name(row.note_zh, row.note_en, language)] if row.note_zh else []
    return [*(_notes_of_project(row.project, language) if isinstance(row, KeyProjectRow) else ()), *others, *note]


_OTHER = Bilingual("{period}{role}：{figure}", "{period} {role}: {figure}")
_OF_YEAR = Bilingual("{period}年{role}：{figure}", "{period} {role}: {figure}")


def _other(recorded: Figure, language: Language) -> str:
    """A figure without a column, with its period, what it is, and that it is striven for."""
    shown = cells.figure_with_unit(recorded, language)
    told = (_OF_YEAR if is_whole_year(recorded.period) else _OTHER).filled(
        period=recorded.period,
        role=word(recorded.role, language),
        figure=STRIVEN_FOR.filled(target=shown).text(language) if recorded.stretch else shown,
    )
    return told.text(language)


def _notes_of_project(project: ProjectRow, language: Language) -> Iterator[str]:
    for reached in (project.progress, project.progress_planned):
        if reached is not None and reached.of:
            yield _OF.filled(period=reached.period, of=word(reached.of, language)).text(language)
    if project.investment is not None and project.investment.role == "target":
        yield _PLANNED.text(language)


_CLAUSES = Bilingual("；", "; ")
_NUMBERED = "〔{}〕"


def numbered(number: int, note: str = "") -> str:
    """The mark of a note, and behind it what it says."""
    return _NUMBERED.format(number) + note


def remark(numbers: Mapping[str, int]) -> Column[AnnexRow]:
    """The column of remarks: notes by their numbers, those without one in full."""

    def cell(row: AnnexRow, language: Language) -> SheetCell:
        notes = notes_of(row, language)
        marks = "".join(numbered(numbers[note]) for note in notes if note in numbers)
        said = _CLAUSES.text(language).join([*_flags(row, language), *(note for note in notes if note not in numbers)])
        return words(said + marks)

    return Column("remark", Bilingual("备注", "Remarks"), cell, 36 if not numbers else 18, "left" if not numbers else "center")


def _where(row: AnnexRow, _: Language) -> SheetCell:
    return words(cells.paragraph(*(figure for _, figure in figures_of(row))))


NUMBER: Column[AnnexRow] = Column("number", Bilingual("序号", "No."), lambda row, _: count(row.number), 6, "center", wide=True)
NAME: Column[IndicatorRow] = Column("name", Bilingual("指标名称", "Indicator"), _name, 70)
UNIT: Column[IndicatorRow] = Column(
    "unit",
    Bilingual("计量单位", "Unit"),
    lambda row, language: words(starred(unit_words(row.unit, language), row.unit_basis)),
    13,
    "center",
)
ATTRIBUTE: Column[IndicatorRow] = Column("attribute", Bilingual("属性", "Attribute"), _attribute, 10, "center")
OWNER: Column[IndicatorRow] = Column("owner", OF_OWNER.heading, lambda row, language: words(_owner(row, language)), 16, wide=True)
WHERE: Column[AnnexRow] = Column("where", Bilingual("出处", "Where"), _where, 11, wide=True)

_BEFORE = Bilingual("{before}年{fold}实际", "{before} actual")
_PLAN_OF_BASE = Bilingual("{base}年{fold}计划", "{base} plan")
_BASE = Bilingual("{base}年{fold}实际", "{base} actual")
_PLAN = Bilingual("{year}年{fold}计划", "{year} plan")

RESULTS: tuple[Column[ResultRow], ...] = (
    NUMBER,
    NAME,
    UNIT,
    _level("previous", _BEFORE, lambda row: row.previous),
    _level("target", _PLAN_OF_BASE, lambda row: row.target if row.target and row.target.form in LEVELS else None),
    _growth("target_growth", _PLAN_OF_BASE, lambda row: row.target_growth),
    _level("actual", _BASE, lambda row: row.actual),
    _growth("growth", _BASE, lambda row: row.growth),
    Column("verdict", Bilingual("完成情况", "Result"), _verdict, 12, "center"),
    ATTRIBUTE,
    OWNER,
)
TARGETS: tuple[Column[TargetRow], ...] = (
    NUMBER,
    NAME,
    UNIT,
    _level("actual", _BASE, lambda row: row.actual),
    _growth("actual_growth", _BASE, lambda row: row.actual_growth),
    _level("target", _PLAN, lambda row: row.target),
    _growth("target_growth", _PLAN, lambda row: row.target_growth),
    ATTRIBUTE,
    OWNER,
)


def _words_of(key: str, heading: Bilingual, text: Callable[[ProjectRow, Language], str], width: int) -> Column[KeyProjectRow]:
    """A column of a project list's words."""
    return Column(key, heading, lambda row, language: words(text(row.project, language)), width, wide=True)


def _content(project: ProjectRow, language: Language) -> str:
    return name(project.content_zh, project.content_en, language)


def _years_of(project: ProjectRow, _: Language) -> str:
    years = [str(year) if year else "" for year in (project.start, project.end)]
    return "–".join(years) if any(years) else ""


_STAGE, _PROGRESS = Bilingual("阶段", "Stage"), Bilingual("进度", "Progress")
_OF_BASE = Bilingual("{base}年", "{base}")

PROJECTS: tuple[Column[KeyProjectRow], ...] = (
    NUMBER,
    Column("name", Bilingual("项目名称", "Project"), _project_name, 70),
    _words_of("owner", OF_OWNER.heading, _owner, 16),
    _words_of("content", Bilingual("建设内容", "Content"), _content, 30),
    _words_of("years", Bilingual("建设年限", "Years"), _years_of, 12),
    _of_project("stage", _STAGE, lambda row: row.stage or row.words, 14, "base", _OF_BASE),
    _of_project("progress", _PROGRESS, lambda row: row.progress, 12, "base", _OF_BASE),
    _of_project("stage_planned", _STAGE, lambda row: row.stage_planned or row.words_planned, 14, "year", _PLAN),
    _of_project("progress_planned", _PROGRESS, lambda row: row.progress_planned, 12, "year", _PLAN),
    _of_project("investment", Bilingual("总投资", "Total investment"), lambda row: row.investment, 16, wide=True),
    _of_project(
        "investment_to_date", Bilingual("累计完成投资", "Investment to date"), lambda row: row.investment_to_date, 16, "none"
    ),
    _of_project(
        "year_planned", Bilingual("{year}年{fold}计划投资", "Planned investment {year}"), lambda row: row.year_planned, 16, "year"
    ),
    _of_project("year_done", Bilingual("{year}年{fold}完成投资", "Investment done {year}"), lambda row: row.year_done, 16, "year"),
)
