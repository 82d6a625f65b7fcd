"""The columns of the three annexes, which a screen and every file of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from planctl.assess.annex_rows import AnnexRow, KeyProjectRow, ResultRow, TargetRow
from planctl.assess.answers import Figure
from planctl.assess.projects import ProjectRow
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_whole_year
from planctl.render import cells
from planctl.render.documents.cells import SheetCell, count, figure, words
from planctl.render.inferred import starred
from planctl.render.verdicts import verdict_word
from planctl.render.views import OWNER, Named, name_of
from planctl.render.words import NOTHING, name, unit_words, word

Align = Literal["left", "right", "center"]
Row = TypeVar("Row")
Row_contra = TypeVar("Row_contra", contravariant=True)
IndicatorRow = ResultRow | TargetRow


@dataclass(frozen=True, slots=True)
class Column(Generic[Row_contra]):
    """A column of an annex; `width` is in columns of a terminal, two for a Chinese character.

    The heading names the years `{before}`, `{base}` and `{year}`; at `{fold}` it may be broken where there is little room. `wide`
    columns are left out where a screen must hold the table, `optional` ones where no line fills them;
    `figure` leads from a row to the figure that the cell shows.
    """

    key: str
    heading: Bilingual
    cell: Callable[[Row_contra, Language], SheetCell]
    width: int
    align: Align = "left"
    wide: bool = False
    figure: Callable[[Row_contra], Figure | None] | None = None
    optional: bool = False


def _figure_column(
    key: str,
    heading: Bilingual,
    of: Callable[[Row], Figure | None],
    width: int = 13,
    align: Align = "right",
    wide: bool = False,
    with_unit: bool = False,
) -> Column[Row]:
    return Column(key, heading, lambda row, language: figure(of(row), language, with_unit), width, align, wide, of)


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
            yield column.heading, shown


def _name(row: Named, language: Language) -> SheetCell:
    return words(name_of(row, language))


def _project_name(row: KeyProjectRow, language: Language) -> SheetCell:
    return words(starred(name_of(row.project, language), row.project.category_basis))


def title_of(row: AnnexRow, language: Language) -> SheetCell:
    """What a line is about."""
    return _name(row.project if isinstance(row, KeyProjectRow) else row, language)


def _attribute(row: IndicatorRow, language: Language) -> SheetCell:
    return words(NOTHING if row.attribute == "unstated" else starred(word(row.attribute, language), row.basis))


def _verdict(row: ResultRow, language: Language) -> SheetCell:
    return words(NOTHING if row.target is None else verdict_word(row.verdict, row.attribute, language))


_CLAUSES = Bilingual("；", "; ")


def _remark(row: IndicatorRow, language: Language) -> SheetCell:
    """What has no column: that a figure is an estimate or a stretch, those beyond one level and one growth, the record's note."""
    shown = (row.previous, row.target, row.actual, row.growth) if isinstance(row, ResultRow) else (row.target, row.target_growth)
    known = [figure for figure in shown if figure]
    return _joined(_flags(known, language), row, language)


def _flags(known: list[Figure], language: Language) -> list[str]:
    estimate, stretch = any(figure.estimate for figure in known), any(figure.stretch for figure in known)
    return [word(flag, language) for flag, said in (("estimate", estimate), ("stretch", stretch)) if said]


_PLANNED = Bilingual("总投资为计划数", "the investment is planned")
_OF = Bilingual("{period}年进度按{of}计算", "progress of {period} is a share of the {of}")


def _project_remark(row: KeyProjectRow, language: Language) -> SheetCell:
    """That a project is a programme, what its progress is of, what is planned or said beside its stage, the record's note."""
    kind = [] if row.project.kind == "project" else [word(row.project.kind, language)]
    wholes = [
        _OF.filled(period=reached.period, of=word(reached.of, language)).text(language)
        for reached in (row.project.progress, row.project.progress_planned)
        if reached is not None and reached.of
    ]
    flags = _flags([figure for _, figure in figures_of(row)], language)
    investment = row.project.investment
    planned = [_PLANNED.text(language)] if investment is not None and investment.role == "target" else []
    return _joined([*kind, *wholes, *planned, *flags], row, language)


def _joined(remarks: list[str], row: AnnexRow, language: Language) -> SheetCell:
    others = [f"{figure.period}: {cells.figure_with_unit(figure, language)}" for figure in _others(row)]
    note = [name(row.note_zh, row.note_en, language)] if row.note_zh else []
    return words(_CLAUSES.text(language).join([*remarks, *others, *note]))


def _where(row: AnnexRow, _: Language) -> SheetCell:
    return words(cells.paragraph(*(figure for _, figure in figures_of(row))))


NUMBER: Column[AnnexRow] = Column("number", Bilingual("序号", "No."), lambda row, _: count(row.number), 6, "center", wide=True)
NAME: Column[IndicatorRow] = Column("name", Bilingual("指标名称", "Indicator"), _name, 34)
UNIT: Column[IndicatorRow] = Column(
    "unit",
    Bilingual("计量单位", "Unit"),
    lambda row, language: words(starred(unit_words(row.unit, language), row.unit_basis)),
    15,
    "center",
)
ATTRIBUTE: Column[IndicatorRow] = Column("attribute", Bilingual("属性", "Attribute"), _attribute, 13, "center")
REMARK: Column[IndicatorRow] = Column("remark", Bilingual("备注", "Remarks"), _remark, 36, wide=True)
WHERE: Column[AnnexRow] = Column("where", Bilingual("出处", "Where"), _where, 11, wide=True)

RESULTS: tuple[Column[ResultRow], ...] = (
    NUMBER,
    NAME,
    UNIT,
    _figure_column("previous", Bilingual("{before}年{fold}实际", "{before} actual"), lambda row: row.previous, wide=True),
    _figure_column("target", Bilingual("{base}年{fold}目标", "{base} target"), lambda row: row.target),
    _figure_column("actual", Bilingual("{base}年{fold}实际完成", "{base} actual"), lambda row: row.actual),
    _figure_column("growth", Bilingual("{base}年{fold}增长", "{base} growth"), lambda row: row.growth),
    Column("verdict", Bilingual("完成情况", "Result"), _verdict, 13, "center"),
    ATTRIBUTE,
    REMARK,
    WHERE,
)
TARGETS: tuple[Column[TargetRow], ...] = (
    NUMBER,
    NAME,
    UNIT,
    _figure_column("actual", Bilingual("{base}年{fold}实际", "{base} actual"), lambda row: row.actual),
    _figure_column("actual_growth", Bilingual("{base}年{fold}增长", "{base} growth"), lambda row: row.actual_growth),
    _figure_column("target", Bilingual("{year}年{fold}目标", "{year} target"), lambda row: row.target, 16),
    _figure_column("target_growth", Bilingual("{year}年{fold}增长", "{year} growth"), lambda row: row.target_growth),
    ATTRIBUTE,
    REMARK,
    WHERE,
)


def _words_column(key: str, heading: Bilingual, text: Callable[[ProjectRow, Language], str], width: int) -> Column[KeyProjectRow]:
    """A column of a project list's words, where any project has them."""
    return Column(key, heading, lambda row, language: words(text(row.project, language)), width, wide=True, optional=True)


def _money_column(key: str, heading: Bilingual, of: Callable[[ProjectRow], Figure | None]) -> Column[KeyProjectRow]:
    """A column of money, each with its unit and the period that it is of, unless that is the year in the heading."""

    def cell(row: KeyProjectRow, language: Language) -> SheetCell:
        money = of(row.project)
        if money is None or (key != "investment_to_date" and is_whole_year(money.period)):
            return figure(money, language, with_unit=True)
        return words(f"{cells.figure_with_unit(money, language)} ({money.period})")

    return Column(key, heading, cell, 16, "right", True, lambda row: of(row.project), optional=True)


def _content(project: ProjectRow, language: Language) -> str:
    return name(project.content_zh, project.content_en, language)


def _years_of(project: ProjectRow, _: Language) -> str:
    years = [str(year) if year else "" for year in (project.start, project.end)]
    return "–".join(years) if any(years) else NOTHING


def shown(rows: Sequence[KeyProjectRow], language: Language) -> tuple[Column[KeyProjectRow], ...]:
    """The columns of annex 3 for some lines: the optional ones where a line fills them."""
    return tuple(
        column for column in PROJECTS if not column.optional or any(column.cell(row, language) != words(NOTHING) for row in rows)
    )


PROJECTS: tuple[Column[KeyProjectRow], ...] = (
    NUMBER,
    Column("name", Bilingual("项目名称", "Project"), _project_name, 50),
    _words_column("owner", OWNER.heading, lambda row, language: name(row.owner_zh, row.owner_en, language), 16),
    _words_column("content", Bilingual("建设内容", "Content"), _content, 30),
    _words_column("years", Bilingual("建设年限", "Years"), _years_of, 12),
    _figure_column(
        "stage", Bilingual("{base}年{fold}阶段", "Stage {base}"), lambda row: row.project.stage or row.project.words, 12, "center"
    ),
    _figure_column(
        "stage_planned",
        Bilingual("{year}年{fold}阶段", "Stage {year}"),
        lambda row: row.project.stage_planned or row.project.words_planned,
        12,
        "center",
    ),
    _figure_column("progress", Bilingual("{base}年{fold}进度", "Done {base}"), lambda row: row.project.progress, 12),
    _figure_column(
        "progress_planned", Bilingual("{year}年{fold}目标进度", "Planned {year}"), lambda row: row.project.progress_planned, 14
    ),
    _figure_column(
        "investment", Bilingual("总投资", "Total investment"), lambda row: row.project.investment, 16, wide=True, with_unit=True
    ),
    _money_column("investment_to_date", Bilingual("累计完成投资", "Investment to date"), lambda row: row.investment_to_date),
    _money_column("year_planned", Bilingual("{year}年{fold}计划投资", "Planned investment {year}"), lambda row: row.year_planned),
    _money_column("year_done", Bilingual("{year}年{fold}完成投资", "Investment done {year}"), lambda row: row.year_done),
    Column("remark", Bilingual("备注", "Remarks"), _project_remark, 36, wide=True),
    WHERE,
)
