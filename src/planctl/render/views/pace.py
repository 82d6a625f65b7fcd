"""How targets under way read."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.assess.answers import Answer, Quantity
from planctl.assess.gap import PERCENT_PER_YEAR
from planctl.assess.pace import PaceRow, PaceSummary
from planctl.assess.review import ReviewRow
from planctl.assess.schedule import Measure
from planctl.language import Bilingual, Language
from planctl.numbers.units import with_unit
from planctl.render import cells
from planctl.render.blocks import Block, Cell, Column, Layout, lines
from planctl.render.views import (
    ID,
    NAMED_WITH_UNIT,
    WHY,
    added_lines,
    dated_column,
    quantity_column,
    revision_lines,
    table_of,
    verdict_cell,
    where_column,
    word_cell,
)
from planctl.render.words import LIST, NOTHING, name


def _latest(row: PaceRow, layout: Layout) -> Cell:
    """The latest figure, or the change that several of them make together."""
    if row.done is None:
        return Cell(cells.dated(row.latest, layout.language), row.latest.value)
    return Cell(f"{cells.quantity(row.done, layout.language, signed=row.kind != 'sum')} ({row.latest.period})", row.done.value)


def _needed(row: PaceRow, layout: Layout) -> Cell:
    return Cell(with_rate_unit(row.needed, layout.language), row.needed.value)


def with_rate_unit(quantity: Quantity, language: Language) -> str:
    """A run-rate with its unit: 5.04 (100m yuan a month)."""
    shown = cells.quantity(quantity, language, signed=quantity.unit == PERCENT_PER_YEAR)
    return shown if shown == NOTHING else with_unit(shown.removesuffix("%"), quantity.unit).text(language)


COLUMNS: tuple[Column[PaceRow], ...] = (
    ID,
    NAMED_WITH_UNIT,
    Column("kind", Bilingual("类别", "Kind"), lambda row, layout: word_cell(row.kind, layout), wide=True),
    dated_column("target", Bilingual("目标", "Target"), lambda row: row.target),
    Column("latest", Bilingual("最新", "Latest"), _latest, "right"),
    quantity_column("share_of_target", Bilingual("完成", "Done"), lambda row: row.share_of_target, signed=False),
    quantity_column("share_of_time", Bilingual("时间", "Time"), lambda row: row.share_of_time, signed=False),
    quantity_column("required", Bilingual("应达", "Due by now"), lambda row: row.required, signed=False),
    quantity_column("left", Bilingual("剩余", "Left"), lambda row: row.left),
    Column("needed", Bilingual("所需", "Needed"), _needed, "right"),
    Column("verdict", Bilingual("判断", "Verdict"), lambda row, layout: verdict_cell(row.verdict, row.attribute, layout)),
    WHY,
    where_column(lambda row: (row.latest, row.target)),
)


_NONE = Bilingual(
    "没有可列的在途目标：期内尚无数字，或期末结果已经公布；全年情况见 planctl review",
    "no target under way to list: none has a figure within its period yet, or its result is known; "
    "planctl review has the whole year",
)
_REVISED = Bilingual(
    "{name}：{period} 数据后来修订为 {revised}（{source}），进度仍从计划所报的 {plan} 算起",
    "{name}: {plan} in {period} was revised to {revised} later ({source}); its way starts from the plan's own figure",
)
_DUE_BY: dict[Measure, Bilingual] = {
    "schedule": Bilingual("应完成按进度计划：{names}", "due by a schedule: {names}"),
    "last_year": Bilingual("应完成按上年同期进度：{names}", "due as the year before ran: {names}"),
}


def measure_lines(rows: Iterable[PaceRow | ReviewRow], language: Language) -> list[str]:
    """Of which flows what is due goes by something else than the time, by name."""
    of_measure = {
        measure: dict.fromkeys(name(row.name_zh, row.name_en, language) for row in rows if row.measured_by == measure)
        for measure in _DUE_BY
    }
    return [
        _DUE_BY[measure].filled(names=LIST.text(language).join(names)).text(language)
        for measure, names in of_measure.items()
        if names
    ]


def blocks(answer: Answer[PaceRow, PaceSummary], layout: Layout) -> list[Block]:
    """The targets under way in a table, and which of them go by something else than the time; why there is none."""
    return [
        *([table_of(COLUMNS, answer.rows, layout)] if answer.rows else []),
        *lines(
            None if answer.rows else _NONE.text(layout.language),
            *measure_lines(answer.rows, layout.language),
            *revision_lines(answer.summary.revised, _REVISED, layout.language),
            *added_lines(((row, row.latest) for row in answer.rows), layout.language),
        ),
    ]
