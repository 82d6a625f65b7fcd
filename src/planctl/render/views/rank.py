"""How ranks read: the places in a table; by several indicators a row a place, its rank by each, and its score."""

from __future__ import annotations

from decimal import Decimal

from planctl.assess.answers import Answer
from planctl.language import Bilingual, Language
from planctl.numbers.ranks import RankRange
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, RANK
from planctl.panel.rank import RankSummary
from planctl.panel.rank_measures import Measure
from planctl.panel.rank_rows import MOST_MISSING, RankedIndicator, RankRow
from planctl.plan.vocabulary import PRICES_WORDS, Direction
from planctl.render import rounding
from planctl.render.blocks import Block, Cell, Column, Layout, Table, lines, table
from planctl.render.views import interval_cell, quantity_cell, word_cell
from planctl.render.words import LIST, NOTHING, name, name_and_unit

_MEASURES: dict[Measure, Bilingual] = {
    "level": Bilingual("水平", "level"),
    "published_growth": Bilingual("公布的增速", "growth as published"),
    "implied_growth": Bilingual("两年水平之间的增速", "growth between the levels of two years"),
    "gap": Bilingual("超出目标（负数为不足）", "beyond the target (below zero: short of it)"),
    "gap_of_growth": Bilingual("增速超出目标（负数为不足）", "growth beyond its target (below zero: short of it)"),
    "completion": Bilingual("完成目标", "done of the target"),
    "completion_of_year": Bilingual("完成全年目标", "done of the year's target"),
    "pace": Bilingual(
        "完成全年目标超前应完成份额（负数为滞后）", "share of the year's target ahead of what is due (below zero: behind)"
    ),
    "score": Bilingual("位次的加权平均", "weighted mean of the ranks"),
}
_TITLE = Bilingual("{name}：{measure}，{period}", "{name}: {measure}, {period}")
_TITLE_OF_SEVERAL = Bilingual("各指标的位次，{period}", "Ranks by each indicator, {period}")
_EACH = Bilingual("{name}：{measure}；", "{name}: {measure}; ")
_AT_PRICES = Bilingual("{measure}（{prices}）", "{measure} ({prices} prices)")
_BETTER: dict[Direction, Bilingual] = {
    "higher": Bilingual("大者在前", "more is better"),
    "lower": Bilingual("小者在前", "less is better"),
    "none": Bilingual("未定方向，只按大小", "by size only, for neither side is declared to be better"),
}
_AMONG = Bilingual("{said}{better}；{places} 个地方中 {known} 个有数字", "{said}{better}; {known} of {places} places have a number")
_NOT_RANKED = Bilingual("：缺数超过 {most}%，不排名", ": over {most} % are missing, so there are no ranks")
_BY_GROUP = Bilingual("各组内分别排名", "ranked within each group")
_RANGE = Bilingual(
    "区间：按公布数的位数，四舍五入容许的位次；数字相同的位次相同",
    "a range holds the ranks that the rounding of the figures allows; equal numbers share a rank",
)
_LATEST = Bilingual(
    "{period} 是有数字的最近时期；另一时期用 --period", "{period} is the latest period with figures; --period takes another"
)
_SCORE = Bilingual("得分", "Score")
_SCORED = Bilingual(
    "得分是各指标位次按所给权数（{weights}）的平均，小者在前；所缺指标超过 {most}% 的没有得分",
    "the score is the mean of the ranks by the given weights ({weights}), least first; none where over {most} % are missing",
)
_SET_ASIDE = Bilingual(
    "表中另有 {rows} 行不合要求：planctl panel … -o 列出原因",
    "rows of tables that do not fit: {rows}; planctl panel … -o tells why",
)


def blocks(answer: Answer[RankRow, RankSummary], layout: Layout) -> list[Block]:
    """The places in the order of their ranks, then which numbers are better, how many places have one, and at which period."""
    shown = _of_several(answer, layout) if len(answer.summary.indicators) > 1 else _of_one(answer, layout)
    return [shown, *lines(*said(answer, layout.language))]


def said(answer: Answer[RankRow, RankSummary], language: Language) -> list[str]:
    """Which numbers are better, how many places have one; how a score comes about; which period it is; how many rows do not fit."""
    summary = answer.summary
    weighed = [each for each in summary.indicators if each.weight is not None]
    told = [_told(each, summary) for each in summary.indicators]
    if summary.grouped_by:
        told.append(_BY_GROUP)
    if any(_between(row.range) for row in answer.rows):
        told.append(_RANGE)
    if weighed:
        weights = [[f"{_names(each).text(spoken)} {each.weight}" for each in weighed] for spoken in ("zh", "en")]
        listed = Bilingual(*(mark.join(of_one) for mark, of_one in zip(LIST, weights, strict=True)))
        told.append(_SCORED.filled(weights=listed, most=MOST_MISSING))
    if summary.latest:
        told.append(_LATEST.filled(period=summary.period))
    if summary.set_aside:
        told.append(_SET_ASIDE.filled(rows=summary.set_aside))
    return [each.text(language) for each in told]


def _told(each: RankedIndicator, summary: RankSummary) -> Bilingual:
    """Which of an indicator's numbers are better, and how many places have one; of several what the numbers are."""
    several = len(summary.indicators) > 1
    named = _EACH.filled(name=_names(each), measure=_measure(each)) if several else ""
    among = _AMONG.filled(said=named, better=_BETTER[each.better], places=summary.places, known=each.with_number)
    why = Bilingual("", "") if each.ranked else _NOT_RANKED.filled(most=MOST_MISSING)
    return Bilingual(among.zh + why.zh, among.en + why.en)


def _names(each: RankedIndicator) -> Bilingual:
    return Bilingual(each.name_zh, each.name_en or each.name_zh)


def _measure(each: RankedIndicator) -> Bilingual:
    """What a number is, with the prices of a growth."""
    measure = _MEASURES[each.measure]
    return _AT_PRICES.filled(measure=measure, prices=PRICES_WORDS[each.prices]) if each.prices else measure


def _place(row: RankRow, layout: Layout) -> Cell:
    return Cell(name(row.place, row.place_en, layout.language))


def _number(row: RankRow, layout: Layout) -> Cell:
    """The number, with its sign where it is a distance; a place in an order as the number that it is."""
    if row.number.unit == RANK and row.number.value is not None:
        return Cell(rounding.text(row.number.value), row.number.value)
    return quantity_cell(row.number, layout, signed=row.measure in ("gap", "gap_of_growth", "pace"))


def _ordinal(rank: int | None) -> Cell:
    return Cell(NOTHING) if rank is None else Cell(str(rank), Decimal(rank))


def _between(range_: RankRange | None) -> str:
    """Ranks from the first to the last; nothing where there is but one."""
    return "" if range_ is None or range_.first == range_.last else f"{range_.first}–{range_.last}"


def _rank_or_range(row: RankRow, _: Layout) -> Cell:
    cell = _ordinal(row.rank)
    return cell._replace(text=_between(row.range) or cell.text)


def _reason(row: RankRow, layout: Layout) -> Cell:
    return word_cell(row.reason, layout) if row.reason else Cell("")


GROUP: Column[RankRow] = Column("group", Bilingual("组", "Group"), lambda row, _: Cell(row.group or ""))
PLACE: Column[RankRow] = Column("place", Bilingual("地方", "Place"), _place)
NUMBER: Column[RankRow] = Column("number", Bilingual("数值", "Number"), _number, "right")
RANK_OR_RANGE: Column[RankRow] = Column("rank", Bilingual("位次", "Rank"), _rank_or_range, "right")
REASON: Column[RankRow] = Column("reason", Bilingual("原因", "Reason"), _reason)
COLUMNS: tuple[Column[RankRow], ...] = (
    GROUP,
    Column("rank", RANK_OR_RANGE.heading, lambda row, _: _ordinal(row.rank), "right"),
    Column("range", Bilingual("区间", "Range"), lambda row, _: Cell(_between(row.range))),
    PLACE,
    NUMBER,
    Column("interval", Bilingual("数值区间", "Between"), lambda row, layout: interval_cell(row.number, layout), "right", wide=True),
    REASON,
)


def by_measure(answer: Answer[RankRow, RankSummary], language: Language) -> list[tuple[str, list[RankRow]]]:
    """The rows of each indicator, and those of the score, under what their numbers are."""
    titled: list[tuple[str, str | None]] = [(_title(each, answer.summary, language), each.id) for each in answer.summary.indicators]
    if any(row.id is None for row in answer.rows):
        titled.append((_MEASURES["score"].text(language), None))
    return [(title, [row for row in answer.rows if row.id == id_]) for title, id_ in titled]


def title_of_several(summary: RankSummary) -> Bilingual:
    """What is shown of several indicators together."""
    return _TITLE_OF_SEVERAL.filled(period=summary.period)


def _title(each: RankedIndicator, summary: RankSummary, language: Language) -> str:
    unit = None if each.unit in (PERCENT, PERCENTAGE_POINTS, RANK) else each.unit
    measured = name_and_unit(_measure(each), unit)
    return _TITLE.filled(name=_names(each), measure=measured, period=summary.period).text(language)


def _of_one(answer: Answer[RankRow, RankSummary], layout: Layout) -> Table:
    (each,) = answer.summary.indicators
    return table(COLUMNS, answer.rows, layout, _title(each, answer.summary, layout.language))


_OfPlace = dict[str | None, RankRow]
"""The rows of one place by their indicators, that of the score under None."""


def _of_several(answer: Answer[RankRow, RankSummary], layout: Layout) -> Table:
    """A row a place in the order of the score, or else of the first indicator: its rank by each, and the score."""
    indicators = answer.summary.indicators
    leading = None if any(row.id is None for row in answer.rows) else indicators[0].id
    of_place: dict[str, _OfPlace] = {row.place: {} for row in answer.rows if row.id == leading}
    for row in answer.rows:
        of_place[row.place][row.id] = row
    columns = [
        *(_of(leading, column) for column in (GROUP, PLACE)),
        *(_of(each.id, RANK_OR_RANGE, _names(each)) for each in indicators),
        *([_of(None, NUMBER, _SCORE), _of(None, RANK_OR_RANGE)] if leading is None else []),
    ]
    return table(columns, of_place.values(), layout, title_of_several(answer.summary).text(layout.language))


def _of(id_: str | None, column: Column[RankRow], heading: Bilingual | None = None) -> Column[_OfPlace]:
    """A column of one indicator's rows as a column of the places'."""
    return Column(
        f"{id_ or 'score'}.{column.key}", heading or column.heading, lambda of, layout: column.cell(of[id_], layout), column.align
    )
