"""How projects and their official totals read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from planctl.assess.answers import Answer, Figure, Quantity
from planctl.assess.project_money import Money
from planctl.assess.projects import (
    NO_STAGE,
    PRELIMINARY,
    STAGES,
    ProjectGroup,
    ProjectRow,
    ProjectsSummary,
    TotalRow,
    stage_of,
)
from planctl.check.sums import Sum
from planctl.language import Bilingual
from planctl.numbers.units import with_unit
from planctl.plan.vocabulary import Stage
from planctl.render import cells, rounding
from planctl.render.blocks import Block, Cell, Column, Layout, Table, lines, table, usual_year
from planctl.render.inferred import STARRED, starred
from planctl.render.views import (
    ID,
    NAME,
    OWNER,
    dated_column,
    figure_cell,
    in_groups,
    name_of,
    quantity_column,
    where_column,
)
from planctl.render.words import LIST, NOTHING, name, unit_words, word

Key = TypeVar("Key", bound=Hashable)


def _wholes(row: ProjectRow, layout: Layout) -> Cell:
    """What the two percentages of progress are shares of."""
    wholes = dict.fromkeys(figure.of for figure in (row.progress, row.progress_planned) if figure is not None)
    return Cell(" / ".join(word(whole, layout.language) for whole in wholes if whole is not None) or NOTHING)


def _stage(stage: Figure | None, words: Figure | None, layout: Layout) -> Cell:
    """The stage that a project is in, and what the text says of it that is none."""
    said = [cells.figure(figure, layout.language) for figure in (stage, words) if figure is not None]
    return Cell(LIST.text(layout.language).join(said) or NOTHING)


def _investment(row: ProjectRow, layout: Layout, unit: str | None = None) -> str:
    """The total investment, and that it is planned where it is; in the `unit` of its row without one."""
    same = row.investment is not None and row.investment.unit == unit
    shown = (cells.figure if same else cells.figure_with_unit)(row.investment, layout.language)
    planned = row.investment is not None and row.investment.role == "target"
    return _PLANNED.filled(investment=shown).text(layout.language) if planned else shown


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


def _money_unit(row: ProjectRow) -> str | None:
    return next((figure.unit for figure in (row.year_planned, row.year_done) if figure is not None), None)


NAMED: Column[ProjectRow] = Column(
    "name",
    Bilingual("项目", "Project"),
    lambda row, layout: Cell(starred(name_of(row, layout.language), None if layout.wide else row.category_basis)),
)


def _columns(period: str | None) -> tuple[Column[ProjectRow], ...]:
    """The columns of a list whose latest money is of a period."""
    return (
        ID,
        NAMED,
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
        Column(
            "investment", Bilingual("总投资", "Investment"), lambda row, layout: Cell(_investment(row, layout)), "right", wide=True
        ),
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
        Column(
            "unit",
            Bilingual("单位", "Unit"),
            lambda row, layout: Cell(unit_words(_money_unit(row), layout.language) or NOTHING),
        ),
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
_OF_STAGE = Bilingual("{stage} {count}", "{stage} {count}")
_HEAD = Bilingual("{category}：{stage}", "{category}: {stage}")
_FROM_TO = Bilingual("{base} → {year}计划", "{base} → planned {year}")
_NOW = Bilingual("目前{now}", "now {now}")
_WORKS = Bilingual("进度 {way}", "progress {way}")
_OF_WHOLE = Bilingual("{share}（{whole}）", "{share} ({whole})")
_PROGRAMMES_OF = Bilingual("{head}，工程包", "{head}, umbrella programmes")
_INVESTMENT = Bilingual("总投资{investment}", "investment {investment}")
_CLAUSES = Bilingual("；", "; ")
_MONEY_COLUMNS = ("unit", "year_planned", "year_done", "share_done")
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
    totals = [
        *([table(TOTALS, summary.totals, layout)] if summary.totals else []),
        *lines(*(_sum(each, layout) for each in summary.sums)),
    ]
    return [
        *([] if layout.compact else totals),
        *_counts(answer, layout),
        *_lists(answer, layout),
        *(totals if layout.compact else []),
        *lines(
            _COUNT.filled(count=summary.projects).text(layout.language),
            *(said.text(layout.language) for said in _said(summary, answer.rows)),
            STARRED["category"].text(layout.language) if any(row.category_basis == "inferred" for row in answer.rows) else None,
        ),
    ]


def _counts(answer: Answer[ProjectRow, ProjectsSummary], layout: Layout) -> list[Block]:
    """How many projects each category and stage has, and their money; on a screen without sums of money a line a category."""
    groups = answer.summary.groups
    if not groups[1:]:
        return []
    if not layout.compact or any(money.projects > 1 for group in groups for money in (group.investment, group.year_planned)):
        return [table(GROUPS, groups, layout)]
    stages = {
        category: Counter(stage_of(row) for row in of_one if row.kind == "project")
        for category, of_one in _by(answer.rows, lambda row: row.category).items()
    }
    columns = (*GROUPS[:2], _stages_column(stages))
    return [table(columns, [group for group in groups if group.stage is None], layout)]


def _stages_column(stages: dict[str | None, Counter[Stage | None]]) -> Column[ProjectGroup]:
    """Of each category how many projects are in which stage."""

    def cell(group: ProjectGroup, layout: Layout) -> Cell:
        of_one = sum(stages.values(), Counter()) if group.whole else stages[group.category]
        said = [
            _OF_STAGE.filled(stage=_stage_word(stage, layout), count=of_one[stage]).text(layout.language)
            for stage in STAGES
            if of_one[stage]
        ]
        return Cell(LIST.text(layout.language).join(said))

    return Column("stages", Bilingual("阶段", "Stages"), cell)


def _stage_word(stage: Stage | None, layout: Layout) -> str:
    return word(stage or NO_STAGE, layout.language)


def _by(rows: Iterable[ProjectRow], key: Callable[[ProjectRow], Key]) -> dict[Key, list[ProjectRow]]:
    """Rows by what they have in common, in their order."""
    found: dict[Key, list[ProjectRow]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _lists(answer: Answer[ProjectRow, ProjectsSummary], layout: Layout) -> list[Block]:
    """The projects: one list a category, or on a wide screen one with a column of categories, to be filtered by them."""
    columns, by_category = _columns(answer.summary.period), _by(answer.rows, lambda row: row.category)
    if layout.compact and answer.rows:
        return [_listing(answer, layout)]
    if layout.wide or list(by_category) in ([], [None]):
        return [table(columns, answer.rows, layout)]
    return [table(columns, rows, layout, _title(rows[0], layout)) for rows in by_category.values()]


def _listing(answer: Answer[ProjectRow, ProjectsSummary], layout: Layout) -> Table:
    """One list under the heads of the categories and stages: money in columns, what else is known in words."""
    of_one = _by(answer.rows, lambda row: (row.category, stage_of(row), row.kind))
    with_category = len(of_one) == 1 or len({category for category, *_ in of_one}) > 1
    period = answer.summary.period
    columns: list[Column[ProjectRow]] = [
        NAMED,
        *(column for column in _columns(period) if column.key in _MONEY_COLUMNS),
        Column("state", _state_heading(layout), lambda row, layout: _state(row, layout, period)),
    ]
    rows = [row for together in of_one.values() for row in together]
    heads = [_head(together, with_category, layout) for together in of_one.values()]
    return in_groups(table(columns, rows, layout), heads, map(len, of_one.values()))


def _head(rows: list[ProjectRow], with_category: bool, layout: Layout) -> str:
    """The stage of projects, with their category where that differs, and how many they are; umbrella programmes are apart."""
    said = _stage_word(stage_of(rows[0]), layout)
    if with_category:
        said = _HEAD.filled(category=_title(rows[0], layout), stage=said).text(layout.language)
    if rows[0].kind == "programme":
        said = _PROGRAMMES_OF.filled(head=said).text(layout.language)
    return _OF_STAGE.filled(stage=said, count=len(rows)).text(layout.language)


def _state_heading(layout: Layout) -> Bilingual:
    """Of which years the stages are that an arrow leads from and to."""
    years = usual_year("base", layout), usual_year("plan", layout)
    return Bilingual("阶段", "Stage") if None in years else _FROM_TO.filled(base=years[0], year=years[1])


def _state(row: ProjectRow, layout: Layout, period: str | None) -> Cell:
    """From which stage a project is to come to which, how far its works are and are to be, and what it costs."""
    language = layout.language
    clauses = [
        _way([row.stage, row.words], [row.stage_planned, row.words_planned], layout),
        *(_NOW.filled(now=_in_period(each, layout, period)).text(language) for each in (row.stage_now, row.words_now) if each),
        *([_works(row, layout)] if row.progress or row.progress_planned else []),
        *([_NOW.filled(now=cells.dated(row.progress_now, language)).text(language)] if row.progress_now else []),
        *([_INVESTMENT.filled(investment=_investment(row, layout, _money_unit(row))).text(language)] if row.investment else []),
    ]
    return Cell(_CLAUSES.text(language).join(clause for clause in clauses if clause))


def _works(row: ProjectRow, layout: Layout) -> str:
    """How far the works are and are to be, and of which whole, in the place of each where the two differ."""
    wholes = {figure.of for figure in (row.progress, row.progress_planned) if figure}
    if len(wholes) == 1:
        way = _way([row.progress], [row.progress_planned], layout)
        return _WORKS.filled(way=_of(way, wholes.pop(), layout)).text(layout.language)
    return _WORKS.filled(way=_way([row.progress], [row.progress_planned], layout, _of)).text(layout.language)


def _of(share: str, whole: str | None, layout: Layout) -> str:
    return share if whole is None else _OF_WHOLE.filled(share=share, whole=word(whole, layout.language)).text(layout.language)


def _way(
    start: list[Figure | None],
    end: list[Figure | None],
    layout: Layout,
    of: Callable[[str, str | None, Layout], str] = lambda said, *_: said,
) -> str:
    """The way from what is known of the years before to what is planned, each with its year if that is not the usual one."""
    ends = [
        LIST.text(layout.language).join(of(cells.dated(each, layout.language, usual), each.of, layout) for each in figures if each)
        for figures, usual in ((start, usual_year("base", layout)), (end, usual_year("plan", layout)))
    ]
    return f"{ends[0]} → {ends[1]}".strip() if ends[1] else ends[0]


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
