"""How projects and their official totals read."""

from __future__ import annotations

from planctl.assess.answers import Answer, Figure
from planctl.assess.projects import ProjectRow, ProjectsSummary, TotalRow
from planctl.check.sums import Sum
from planctl.language import Bilingual
from planctl.numbers.units import with_unit
from planctl.render import cells, rounding
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table, usual_year
from planctl.render.inferred import STARRED, starred
from planctl.render.views import (
    ID,
    NAME,
    figure_cell,
    name_of,
    quantity_column,
    where_column,
)
from planctl.render.words import LIST, NOTHING, name, unit_words, word


def _wholes(row: ProjectRow, layout: Layout) -> Cell:
    """What the two percentages of progress are shares of."""
    wholes = dict.fromkeys(figure.of for figure in (row.progress, row.progress_planned) if figure is not None)
    return Cell(" / ".join(word(whole, layout.language) for whole in wholes if whole is not None) or NOTHING)


def _stage(stage: Figure | None, words: Figure | None, layout: Layout) -> Cell:
    """The stage that a project is in, and what the text says of it that is none."""
    said = [cells.figure(figure, layout.language) for figure in (stage, words) if figure is not None]
    return Cell(LIST.text(layout.language).join(said) or NOTHING)


def _investment(row: ProjectRow, layout: Layout) -> Cell:
    """The total investment, and that it is planned where it is."""
    shown = cells.figure_with_unit(row.investment, layout.language)
    planned = row.investment is not None and row.investment.role == "target"
    return Cell(_PLANNED.filled(investment=shown).text(layout.language) if planned else shown)


def _figures(row: ProjectRow) -> tuple[Figure | None, ...]:
    return row.stage, row.words, row.stage_planned, row.words_planned, row.progress, row.progress_planned, row.investment


COLUMNS: tuple[Column[ProjectRow], ...] = (
    ID,
    Column("name", Bilingual("项目", "Project"), NAME.cell),
    Column(
        "category",
        Bilingual("类别", "Category"),
        lambda row, layout: Cell(
            starred(name(row.category_zh, row.category_en, layout.language), row.category_basis), code=row.category
        ),
    ),
    Column(
        "chain",
        Bilingual("产业链", "Chain"),
        lambda row, layout: Cell(name(row.chain_zh, row.chain_en, layout.language), code=row.chain),
        wide=True,
    ),
    Column("stage", Bilingual("上年阶段", "Stage"), lambda row, layout: _stage(row.stage, row.words, layout)),
    Column(
        "stage_planned", Bilingual("计划阶段", "Planned"), lambda row, layout: _stage(row.stage_planned, row.words_planned, layout)
    ),
    Column("progress", Bilingual("进度", "Progress"), lambda row, layout: figure_cell(row.progress, layout), "right"),
    Column(
        "progress_planned",
        Bilingual("计划进度", "Planned"),
        lambda row, layout: figure_cell(row.progress_planned, layout),
        "right",
    ),
    quantity_column("points_to_go", Bilingual("待完成", "To go"), lambda row: row.points_to_go),
    Column("of", Bilingual("基数", "Of"), _wholes, wide=True),
    Column(
        "investment",
        Bilingual("总投资", "Investment"),
        _investment,
        "right",
        wide=True,
    ),
    where_column(_figures),
)
TOTALS: tuple[Column[TotalRow], ...] = (
    ID,
    Column("name", Bilingual("官方合计", "Official total"), NAME.cell),
    Column("unit", Bilingual("单位", "Unit"), lambda row, layout: Cell(unit_words(row.unit, layout.language))),
    Column(
        "actual",
        Bilingual("实际", "Actual"),
        lambda row, layout: _all_dated(row.actual, layout, usual_year("base", layout)),
        "right",
        usual="base",
    ),
    Column(
        "target",
        Bilingual("计划", "Planned"),
        lambda row, layout: _all_dated(row.target, layout, usual_year("plan", layout)),
        "right",
        usual="plan",
    ),
    where_column(lambda row: (*row.actual, *row.target)),
)
_PLANNED = Bilingual("{investment}（计划）", "{investment}, planned")
_COUNT = Bilingual("共 {count} 个项目", "{count} projects")
_EXACT_SUM = Bilingual("{name}：{total} = {parts}", "{name}: {total} = {parts}")
_SUM = Bilingual(
    "{name}：{total}，各部分 {parts} = {sum}，相差{difference}，{why}",
    "{name}: {total}, the parts {parts} = {sum}; {difference} apart, {why}",
)
_WHY_APART = {
    True: Bilingual("四舍五入可解释（±{allowance}）", "which rounding explains (±{allowance})"),
    False: Bilingual("四舍五入不能解释（±{allowance}）", "which rounding does not explain (±{allowance})"),
}


def blocks(answer: Answer[ProjectRow, ProjectsSummary], layout: Layout) -> list[Block]:
    """The official totals, their sums, and the projects."""
    totals = answer.summary.totals
    return [
        *([table(TOTALS, totals, layout)] if totals else []),
        *lines(*(_sum(each, layout) for each in answer.summary.sums)),
        table(COLUMNS, answer.rows, layout),
        *lines(
            _COUNT.filled(count=answer.summary.projects).text(layout.language),
            STARRED["category"].text(layout.language) if any(row.category_basis == "inferred" for row in answer.rows) else None,
        ),
    ]


def _sum(each: Sum, layout: Layout) -> str:
    """A total against its parts, and whether rounding explains a difference."""
    template = _EXACT_SUM if each.difference == 0 else _SUM
    filled = template.filled(
        name=name_of(each, layout.language),
        total=rounding.text(each.total),
        parts=" + ".join(rounding.text(part) for part in each.parts),
        sum=rounding.text(each.sum),
        difference=with_unit(rounding.text(abs(each.difference)), each.unit),
        why=_WHY_APART[each.explained].filled(allowance=rounding.text(each.allowance)),
    )
    return filled.text(layout.language)


def _all_dated(figures: tuple[Figure, ...], layout: Layout, usual: int | None) -> Cell:
    return Cell(" ".join(cells.dated(figure, layout.language, usual) for figure in figures) or NOTHING)
