"""An answer of `annex` laid out: for each annex a sheet with a title, columns, rows and the remarks under them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from planctl.assess.answers import Answer, Figure
from planctl.language import Bilingual, Language
from planctl.render import cells as table_cells
from planctl.render.documents.cells import Cell, count, figure, words
from planctl.render.documents.notes import remarks
from planctl.render.words import NOTHING, name, unit_words, verdict_word, word

Align = Literal["left", "right", "center"]


class Column(NamedTuple):
    """A column of an annex; `width` is in columns of a terminal, two for a Chinese character.

    `wide` ones are left out where a screen must hold the table; `quotes` leads from a row to the figure that the cell quotes.
    """

    heading: Bilingual
    cell: Callable[[Any, Language], Cell]
    width: int
    align: Align = "left"
    wide: bool = False
    quotes: Callable[[Any], Figure | None] | None = None


class Row(NamedTuple):
    """A line of an annex; `level` is 0 for a line of the list, 1 and 2 for headings over parts of it."""

    cells: tuple[Cell, ...]
    level: int = 0


class Sheet(NamedTuple):
    """One annex, ready to set; `wide` says of each column whether it is left out on a screen."""

    number: int
    tab: str
    title: str
    subtitle: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    aligns: tuple[Align, ...]
    wide: tuple[bool, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]


PROJECTS = 3
"""The annex of projects; the others are of indicators."""

TITLES: dict[int, Bilingual] = {
    1: Bilingual("{base}年国民经济和社会发展计划执行情况", "Results of {base} against the plan"),
    2: Bilingual("{year}年国民经济和社会发展计划主要指标", "Indicators of the plan for {year}"),
    3: Bilingual("{year}年重点项目", "Key projects of {year}"),
}


def sheets(result: Answer, language: Language) -> list[Sheet]:
    """The annexes that an answer holds, in their order."""
    numbers: Any = result.summary["annexes"]
    return [_sheet(result, number, language) for number in numbers]


def _sheet(result: Answer, number: int, language: Language) -> Sheet:
    columns = _COLUMNS[number]
    rows: list[Any] = [row for row in result.results if getattr(row, "annex", None) == number]
    years = _years(result)
    title = TITLES[number].text(language).format_map(years)
    projects = number == PROJECTS
    lines = _by_category(result, rows, language) if projects else [Row(_cells(row, language)) for row in rows]
    plan = name(result.plan.name_zh, result.plan.name_en, language) if result.plan else NOTHING
    return Sheet(
        number,
        f"附件{number}" if language == "zh" else f"Annex {number}",
        f"附件{number} {title}" if language == "zh" else f"Annex {number}. {title}",
        f"{plan}（按报告正文重建，非官方附表）" if language == "zh" else f"{plan}: rebuilt from its text, not the official annex",
        tuple(column.heading.text(language).format_map(years) for column in columns),
        tuple(column.width for column in columns),
        tuple(column.align for column in columns),
        tuple(column.wide for column in columns),
        tuple(lines),
        tuple(remarks(result, number, language)),
    )


def _years(result: Answer) -> dict[str, str]:
    year = result.plan.year if result.plan else 0
    return {"base": str(year - 1), "before": str(year - 2), "year": str(year)}


def _cells(row: Any, language: Language) -> tuple[Cell, ...]:  # noqa: ANN401 a row of any annex
    return tuple(column.cell(row, language) for column in _COLUMNS[row.annex])


def _by_category(result: Answer, rows: list[Any], language: Language) -> list[Row]:
    """The projects under their category and stage, each category with its official totals."""
    groups: Any = result.summary["groups"]
    totals = {group.category: group for group in groups}
    lines = [_heading(_all(language), totals.get(None), 1, language)] if None in totals else []
    for category, of_category in groupby(rows, key=lambda row: row.project.category):
        mine = list(of_category)
        lines.append(_heading(_category(result, category, language), totals.get(category) if category else None, 1, language))
        for stage, of_stage in groupby(mine, key=lambda row: row.stage_now):
            staged = list(of_stage)
            lines.append(_heading(_stage(stage, len(staged), language), None, 2, language))
            lines += [Row(_cells(row, language)) for row in staged]
    return lines


def _all(language: Language) -> str:
    return "全县重点建设项目合计" if language == "zh" else "All key construction projects"


def _category(result: Answer, category: str | None, language: Language) -> str:
    if category is None:
        return "报告未归类" if language == "zh" else "In no category of the report"
    names: Any = result.summary["categories"]
    known = names.get(category)
    return name(known.name_zh, known.name_en, language) if known else category


def _stage(stage: str | None, listed: int, language: Language) -> str:
    if language == "zh":
        return f"{word(stage, language) if stage else '报告未写明阶段'}（列出{listed}个）"
    return f"{word(stage, language) if stage else 'stage not stated'} ({listed} listed)"


def _heading(text: str, group: Any, level: int, language: Language) -> Row:  # noqa: ANN401 a group of official totals, or none
    """A heading with the official number of projects in words and their investment as a number."""
    blank = Cell("")
    number = group.projects if group else None
    if number is not None:
        listed = table_cells.figure_with_unit(number, language)
        text += f"：官方合计{listed}" if language == "zh" else f": official total {listed}"
    investment = figure(group.investment, language, with_unit=True) if group and group.investment else blank
    where = table_cells.paragraph(number, group.investment) if group else ""
    return Row((blank, Cell(text), blank, blank, blank, blank, investment, blank, Cell(where)), level)


def _name(row: Any, language: Language) -> Cell:  # noqa: ANN401 any row that has names
    return words(name(row.name_zh, row.name_en, language))


def _attribute(row: Any, language: Language) -> Cell:  # noqa: ANN401 any row that has an attribute
    star = "*" if row.basis == "inferred" else ""
    return words(NOTHING if row.attribute == "unstated" else word(row.attribute, language) + star)


def _figure(
    heading: Bilingual, field: str, width: int = 13, align: Align = "right", wide: bool = False, with_unit: bool = False
) -> Column:
    """A column that quotes the figure in a row's field."""
    quoted = attrgetter(field)
    return Column(heading, lambda row, language: figure(quoted(row), language, with_unit), width, align, wide, quoted)


def _verdict(row: Any, language: Language) -> Cell:  # noqa: ANN401 a row of annex 1
    return words(NOTHING if row.target is None else verdict_word(row.verdict, row.attribute, language))


def _remark(row: Any, language: Language) -> Cell:  # noqa: ANN401 a row of annex 1 or 2
    """What has no column: the record's note, and figures beyond one level and one growth."""
    shown = (row.previous, row.target, row.actual, row.growth) if row.annex == 1 else (row.target, row.target_growth)
    flags = [word(flag, language) for flag in ("estimate", "stretch") if any(getattr(each, flag) for each in shown if each)]
    others = [f"{each.period}: {table_cells.figure_with_unit(each, language)}" for each in row.others]
    note = [name(row.note_zh, row.note_en, language)] if row.note_zh else []
    return words(("；" if language == "zh" else "; ").join([*flags, *others, *note]))


def _where(row: Any, _language: Language) -> Cell:  # noqa: ANN401 a row of any annex
    quoted = [column.quotes(row) for column in _COLUMNS[row.annex] if column.quotes]
    return words(table_cells.paragraph(*quoted, *getattr(row, "others", ())))


def _project_remark(row: Any, language: Language) -> Cell:  # noqa: ANN401 a row of annex 3
    project = row.project
    said = [] if project.kind == "project" else [word(project.kind, language)]
    for reached in (project.progress, project.progress_planned):
        if reached is not None and reached.of:
            of = word(reached.of, language)
            said.append(f"{reached.period}年进度按{of}" if language == "zh" else f"{reached.period} is of the {of}")
    note = [name(row.note_zh, row.note_en, language)] if row.note_zh else []
    return words(("；" if language == "zh" else "; ").join([*said, *note]))


def _project_name(row: Any, language: Language) -> Cell:  # noqa: ANN401 a row of annex 3
    return words(name(row.project.name_zh, row.project.name_en, language))


def places(result: Answer, language: Language) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Each figure of the annexes with its paragraph: headings, and a line a figure."""
    zh, en = ("附件", "序号", "名称", "栏目", "数字", "段落"), ("Annex", "No.", "Name", "Column", "Figure", "Paragraph")
    lines: list[tuple[Cell, ...]] = []
    for row in result.results:
        line: Any = row
        for heading, quoted in _quoted(result, line, language):
            if quoted.paragraph is not None:
                shown = figure(quoted, language)
                lines.append(
                    (count(line.annex), count(line.number), _titled(line, language), Cell(heading), shown, count(quoted.paragraph))
                )
    return (zh if language == "zh" else en), lines


def _quoted(result: Answer, row: Any, language: Language) -> list[tuple[str, Figure]]:  # noqa: ANN401 a row of any annex
    """The figures of a row, each under its column's heading; those without a column under none."""
    named = [
        (column.heading.text(language).format_map(_years(result)), quoted)
        for column in _COLUMNS[row.annex]
        if column.quotes and (quoted := column.quotes(row)) is not None
    ]
    return [*named, *((NOTHING, quoted) for quoted in getattr(row, "others", ()))]


def _titled(row: Any, language: Language) -> Cell:  # noqa: ANN401 a row of any annex
    return (_project_name if row.annex == PROJECTS else _name)(row, language)


_NUMBER = Column(Bilingual("序号", "No."), lambda row, _: count(row.number), 6, "center", wide=True)
_NAME = Column(Bilingual("指标名称", "Indicator"), _name, 34)
_UNIT = Column(Bilingual("计量单位", "Unit"), lambda row, language: words(unit_words(row.unit, language)), 15, "center")
_ATTRIBUTE = Column(Bilingual("属性", "Attribute"), _attribute, 13, "center")
_REMARK = Column(Bilingual("备注", "Remarks"), _remark, 36, wide=True)
_WHERE = Column(Bilingual("出处", "Where"), _where, 11, wide=True)

_COLUMNS: dict[int, tuple[Column, ...]] = {
    1: (
        _NUMBER,
        _NAME,
        _UNIT,
        _figure(Bilingual("{before}年实际", "{before} actual"), "previous", wide=True),
        _figure(Bilingual("{base}年目标", "{base} target"), "target"),
        _figure(Bilingual("{base}年实际完成", "{base} actual"), "actual"),
        _figure(Bilingual("{base}年增长", "{base} growth"), "growth"),
        Column(Bilingual("完成情况", "Result"), _verdict, 13, "center"),
        _ATTRIBUTE,
        _REMARK,
        _WHERE,
    ),
    2: (
        _NUMBER,
        _NAME,
        _UNIT,
        _figure(Bilingual("{base}年实际", "{base} actual"), "actual"),
        _figure(Bilingual("{base}年增长", "{base} growth"), "actual_growth"),
        _figure(Bilingual("{year}年目标", "{year} target"), "target", 16),
        _figure(Bilingual("{year}年增长", "{year} growth"), "target_growth"),
        _ATTRIBUTE,
        _REMARK,
        _WHERE,
    ),
    3: (
        _NUMBER,
        Column(Bilingual("项目名称", "Project"), _project_name, 50),
        _figure(Bilingual("{base}年阶段", "Stage {base}"), "project.stage", 12, "center"),
        _figure(Bilingual("{year}年阶段", "Stage {year}"), "project.stage_planned", 12, "center"),
        _figure(Bilingual("{base}年进度", "Done {base}"), "project.progress", 12),
        _figure(Bilingual("{year}年目标进度", "Planned {year}"), "project.progress_planned", 14),
        _figure(Bilingual("总投资", "Total investment"), "project.investment", 16, wide=True, with_unit=True),
        Column(Bilingual("备注", "Remarks"), _project_remark, 36, wide=True),
        _WHERE,
    ),
}
