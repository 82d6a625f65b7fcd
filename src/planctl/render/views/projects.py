"""How projects and their official totals read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from planctl.assess.answers import Answer, Figure, Quantity
from planctl.assess.project_money import Money
from planctl.assess.projects import PRELIMINARY, ProjectGroup, ProjectRow, ProjectsSummary, TotalRow, stage_of
from planctl.check.sums import Sum
from planctl.language import Bilingual
from planctl.numbers.units import with_unit
from planctl.render import cells, rounding
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table, usual_year
from planctl.render.inferred import STARRED, starred
from planctl.render.views import (
    ID,
    NAME,
    OWNER,
    dated_column,
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
    stages = row.stage, row.words, row.stage_now, row.words_now, row.stage_planned, row.words_planned
    works = row.progress, row.progress_now, row.progress_planned
    return (*stages, *works, row.investment, row.investment_to_date, row.year_planned, row.year_done)


def _years(row: ProjectRow, _: Layout) -> Cell:
    years = [str(year) if year else "" for year in (row.start, row.end)]
    return Cell("–".join(years) if any(years) else NOTHING)


def _in_period(figure: Figure | None, layout: Layout, period: str | None) -> str:
    """A figure with its period, unless that is the one that the money is of."""
    same = figure is not None and figure.period == period
    return cells.figure(figure, layout.language) if same else cells.dated(figure, layout.language)


def _now(row: ProjectRow, layout: Layout, period: str | None) -> Cell:
    """The latest stage of the plan's own year."""
    said = [_in_period(figure, layout, period) for figure in (row.stage_now, row.words_now) if figure is not None]
    return Cell(LIST.text(layout.language).join(said) or NOTHING)


def _money_unit(row: ProjectRow, layout: Layout) -> Cell:
    unit = next((figure.unit for figure in (row.year_planned, row.year_done) if figure is not None), None)
    return Cell(unit_words(unit, layout.language) or NOTHING)


def _columns(period: str | None) -> tuple[Column[ProjectRow], ...]:
    """The columns of a list whose latest money is of a period."""
    return (
        ID,
        Column(
            "name",
            Bilingual("项目", "Project"),
            lambda row, layout: Cell(starred(name_of(row, layout.language), None if layout.wide else row.category_basis)),
        ),
        Column(
            "category",
            Bilingual("类别", "Category"),
            lambda row, layout: Cell(
                starred(name(row.category_zh, row.category_en, layout.language), row.category_basis), code=row.category
            ),
            wide=True,
        ),
        Column(
            "chain",
            Bilingual("产业链", "Chain"),
            lambda row, layout: Cell(name(row.chain_zh, row.chain_en, layout.language), code=row.chain),
            wide=True,
        ),
        OWNER,
        Column(
            "content",
            Bilingual("建设内容", "Content"),
            lambda row, layout: Cell(name(row.content_zh, row.content_en, layout.language)),
            wide=True,
        ),
        Column("years", Bilingual("建设年限", "Years"), _years, wide=True),
        Column("stage", Bilingual("上年阶段", "Stage"), lambda row, layout: _stage(row.stage, row.words, layout)),
        Column("stage_now", Bilingual("目前阶段", "Now"), lambda row, layout: _now(row, layout, period)),
        Column(
            "stage_planned",
            Bilingual("计划阶段", "Planned"),
            lambda row, layout: _stage(row.stage_planned, row.words_planned, layout),
        ),
        Column("progress", Bilingual("进度", "Progress"), lambda row, layout: figure_cell(row.progress, layout), "right"),
        dated_column("progress_now", Bilingual("目前进度", "Now"), lambda row: row.progress_now),
        Column(
            "progress_planned",
            Bilingual("计划进度", "Planned"),
            lambda row, layout: figure_cell(row.progress_planned, layout),
            "right",
        ),
        quantity_column("points_to_go", Bilingual("待完成", "To go"), lambda row: row.points_to_go),
        Column("of", Bilingual("基数", "Of"), _wholes, wide=True),
        Column("investment", Bilingual("总投资", "Investment"), _investment, "right", wide=True),
        Column(
            "investment_to_date",
            Bilingual("累计完成投资", "To date"),
            lambda row, layout: Cell(
                NOTHING
                if row.investment_to_date is None
                else f"{cells.figure_with_unit(row.investment_to_date, layout.language)} ({row.investment_to_date.period})"
            ),
            "right",
            wide=True,
        ),
        Column("unit", Bilingual("单位", "Unit"), _money_unit),
        Column(
            "year_planned",
            Bilingual("年度计划投资", "Year's plan"),
            lambda row, layout: figure_cell(row.year_planned, layout),
            "right",
        ),
        Column(
            "year_done",
            _DONE.filled(period=period or ""),
            lambda row, layout: Cell(_in_period(row.year_done, layout, period), row.year_done and row.year_done.value),
            "right",
        ),
        quantity_column("share_done", Bilingual("完成率", "Share"), lambda row: row.share_done, signed=False),
        where_column(_figures),
    )


_DONE = Bilingual("{period} 完成投资", "Done {period}")
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
    quantity_column("share_done", Bilingual("完成率", "Share"), lambda row: row.share_done, signed=False),
    where_column(lambda row: (*row.actual, *row.target)),
)


def _group_name(group: ProjectGroup, layout: Layout) -> Cell:
    """The category of a group, or its stage under it."""
    if group.stage is not None:
        return Cell(_INDENT.filled(stage=word(group.stage, layout.language)).text(layout.language), code=group.stage)
    if group.category_zh is None:
        return Cell((_ALL if group.whole else _NO_CATEGORY).text(layout.language))
    return Cell(name(group.category_zh, group.category_en, layout.language), code=group.category)


def _money_column(key: str, heading: Bilingual, money: Callable[[ProjectGroup], Money]) -> Column[ProjectGroup]:
    """A column of sums, each with how many of a group's projects it is of."""

    def cell(group: ProjectGroup, layout: Layout) -> Cell:
        total = money(group)
        if total.value is None:
            return Cell(NOTHING if total.reason is None else word(total.reason, layout.language))
        shown = _bounded(total, layout)
        every = total.projects == group.projects
        return Cell(shown if every else _OF_SOME.filled(sum=shown, projects=total.projects).text(layout.language), total.value)

    return Column(key, heading, cell, "right")


def _bounded(money: Money, layout: Layout) -> str:
    return (
        cells.BOUNDS[money.bound]
        .text(layout.language)
        .format(rounding.text(rounding.rounded(money.value or Decimal(0), money.decimals)))
    )


_INDENT = Bilingual("·{stage}", "·{stage}")
_ALL = Bilingual("合计", "All")
_NO_CATEGORY = Bilingual("未分类", "No category")
_OF_SOME = Bilingual("{sum}（{projects}个）", "{sum} (of {projects})")
GROUPS: tuple[Column[ProjectGroup], ...] = (
    Column("group", Bilingual("分组", "Group"), _group_name),
    Column(
        "projects", Bilingual("项目数", "Projects"), lambda group, _: Cell(str(group.projects), Decimal(group.projects)), "right"
    ),
    Column(
        "unit",
        Bilingual("单位", "Unit"),
        lambda group, layout: Cell(unit_words(group.unit, layout.language) if group.unit else NOTHING),
    ),
    _money_column("investment", Bilingual("总投资", "Investment"), lambda group: group.investment),
    _money_column("year_planned", Bilingual("年度计划投资", "Year's plan"), lambda group: group.year_planned),
    _money_column("year_done", Bilingual("完成投资", "Done"), lambda group: group.year_done),
    quantity_column("share_done", Bilingual("完成率", "Share"), lambda group: group.share_done, signed=False),
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


_MONEY = Bilingual(
    "投资进度：截至 {period}，完成年度计划投资的{share}（{both}个项目两数均有记录）；时间进度{time}",
    "Money by {period}: {share} of the year's plan, over the projects with both figures ({both}); {time} of the year has passed",
)
_WITHOUT = Bilingual(
    "{missing}个项目缺年度计划投资或同期完成投资，未计入投资进度",
    "Projects without a plan for the year or money done by then, in no share: {missing}",
)
_STARTED = Bilingual(
    "开工率：计划新开工{new}个，有记录{known}个，已开工{started}个（{share}）",
    "Started: {started} of the {known} projects planned as new whose stage is recorded ({share}); planned as new: {new}",
)
_PRELIMINARY = Bilingual(
    "合计和各类别的投资不含前期项目（{count}个）", "Sums over several stages leave out preliminary projects ({count})"
)
_PROGRAMMES = Bilingual("各组不含工程包（{count}个）", "Umbrella programmes ({count}) are in no group")


def blocks(answer: Answer[ProjectRow, ProjectsSummary], layout: Layout) -> list[Block]:
    """The official totals, their sums, the groups, and the projects of each category."""
    summary = answer.summary
    return [
        *([table(TOTALS, summary.totals, layout)] if summary.totals else []),
        *lines(*(_sum(each, layout) for each in summary.sums)),
        *([table(GROUPS, summary.groups, layout)] if len(summary.groups) > 1 else []),
        *_lists(answer, layout),
        *lines(
            _COUNT.filled(count=summary.projects).text(layout.language),
            *(said.text(layout.language) for said in _said(summary, answer.rows)),
            STARRED["category"].text(layout.language) if any(row.category_basis == "inferred" for row in answer.rows) else None,
        ),
    ]


def _lists(answer: Answer[ProjectRow, ProjectsSummary], layout: Layout) -> list[Block]:
    """The projects: one list a category, or on a wide screen one with a column of categories, to be filtered by them."""
    columns, categories = _columns(answer.summary.period), list(dict.fromkeys(row.category for row in answer.rows))
    if layout.wide or categories in ([], [None]):
        return [table(columns, answer.rows, layout)]
    of_category = [[row for row in answer.rows if row.category == category] for category in categories]
    return [table(columns, rows, layout, _title(rows[0], layout)) for rows in of_category]


def _title(row: ProjectRow, layout: Layout) -> str:
    return name(row.category_zh, row.category_en, layout.language) if row.category_zh else _NO_CATEGORY.text(layout.language)


def _said(summary: ProjectsSummary, rows: tuple[ProjectRow, ...]) -> Iterator[Bilingual]:
    """What the money, the starts and the groups are of."""
    whole = next(iter(summary.groups), None)
    if whole is None:
        return
    if whole.share_done and summary.period and summary.share_of_time:
        yield _MONEY.filled(
            period=summary.period,
            both=whole.with_both,
            share=_in_both(whole.share_done),
            time=_in_both(summary.share_of_time),
        )
        missing = sum(row.kind == "project" and stage_of(row) not in PRELIMINARY for row in rows) - whole.with_both
        if missing:
            yield _WITHOUT.filled(missing=missing)
    if whole.share_started:
        yield _STARTED.filled(
            new=whole.planned_new, known=whole.stage_known, started=whole.started, share=_in_both(whole.share_started)
        )
    if summary.preliminary and whole.unit:
        yield _PRELIMINARY.filled(count=summary.preliminary)
    if summary.programmes and len(summary.groups) > 1:
        yield _PROGRAMMES.filled(count=summary.programmes)


def _in_both(quantity: Quantity) -> Bilingual:
    return Bilingual(cells.quantity(quantity, "zh", signed=False), cells.quantity(quantity, "en", signed=False))


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
