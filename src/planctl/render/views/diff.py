"""How the changes between two plans read."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from planctl.assess.answers import Answer, Figure
from planctl.assess.diff import DiffRow, DiffSummary, Kind
from planctl.language import Bilingual, Language
from planctl.render.blocks import Block, Cell, Column, Group, Layout, Table, lines, table
from planctl.render.views import STRIVEN_FOR, figure_cell, name_and_measure
from planctl.render.words import CODES, NOTHING, name, word


class KindWords(NamedTuple):
    """What a kind of change is called, its sign, and what it says."""

    words: Bilingual
    sign: str
    says: Bilingual


KINDS: dict[Kind, KindWords] = {
    "dropped": KindWords(
        Bilingual("删去的指标、项目、合计", "Dropped"), "-", Bilingual("新计划里没有", "the new plan does not have it")
    ),
    "added": KindWords(
        Bilingual("新增的指标、项目、合计", "Added"), "+", Bilingual("原计划里没有", "the old plan did not have it")
    ),
    "target_dropped": KindWords(
        Bilingual("删去的目标", "Targets dropped"), "-", Bilingual("新计划没有这个目标", "the new plan has no such target")
    ),
    "target_lowered": KindWords(
        Bilingual("目标数字调低", "Targets lowered"),
        "↓",
        Bilingual(
            "目标的数字变小；要求是多是少看指标方向",
            "the target's number is lower; whether that asks less depends on the direction",
        ),
    ),
    "target_raised": KindWords(
        Bilingual("目标数字调高", "Targets raised"),
        "↑",
        Bilingual(
            "目标的数字变大；要求是多是少看指标方向",
            "the target's number is higher; whether that asks more depends on the direction",
        ),
    ),
    "target_added": KindWords(
        Bilingual("新增的目标", "Targets added"), "+", Bilingual("原计划没有这个目标", "the old plan had no such target")
    ),
    "bound_changed": KindWords(
        Bilingual("界限改变", "Bounds changed"),
        "~",
        Bilingual("数字不变，而“以上”“左右”等或区间改变", "the same number with another bound, or a range made wider or narrower"),
    ),
    "period_moved": KindWords(
        Bilingual("时期改变", "Periods moved"), "~", Bilingual("同一目标改在另一时期", "the same target for another period")
    ),
    "result_revised": KindWords(
        Bilingual("结果修订", "Results revised"),
        "~",
        Bilingual("新旧数字之差超出四舍五入", "the figures differ by more than rounding explains"),
    ),
    "result_restated": KindWords(
        Bilingual("结果位数改变", "Results restated"),
        "~",
        Bilingual("新旧数字之差在四舍五入之内", "the figures differ within what rounding explains"),
    ),
    "result_dropped": KindWords(
        Bilingual("删去的结果", "Results dropped"), "-", Bilingual("新计划没有记录", "the new plan does not record it")
    ),
    "result_added": KindWords(
        Bilingual("新增的结果", "Results added"), "+", Bilingual("原计划没有记录", "the old plan did not record it")
    ),
    "stage_changed": KindWords(
        Bilingual("项目阶段改变", "Stages changed"),
        "~",
        Bilingual("同一时期、或各自计划年度的阶段不同", "another stage in a period, or in each plan's own"),
    ),
    "terms_changed": KindWords(
        Bilingual("数字的含义改变", "Terms changed"),
        "~",
        Bilingual(
            "口径、起算年份、所依数字、预计、力争等改变", "what a figure covers, counts from, goes by or is: an estimate, a stretch"
        ),
    ),
    "attribute_changed": KindWords(
        Bilingual("属性改变", "Attributes changed"),
        "~",
        Bilingual("约束性、预期性或其依据改变", "binding, expected, or why it is taken so"),
    ),
    "unit_changed": KindWords(
        Bilingual("单位改变", "Units changed"), "~", Bilingual("单位或其依据改变", "the unit, or why it is taken so")
    ),
    "direction_changed": KindWords(
        Bilingual("方向改变", "Directions changed"), "~", Bilingual("越高越好或越低越好改变", "whether higher or lower is better")
    ),
    "source_changed": KindWords(
        Bilingual("出处改变", "Sources changed"), "~", Bilingual("来源或段落改变", "the source, or the place in the same text")
    ),
    "id_changed": KindWords(
        Bilingual("编号改变", "Ids changed"), "~", Bilingual("名称相同，编号不同", "the same name under another id")
    ),
    "record_changed": KindWords(
        Bilingual("其他记录改变", "Other records changed"), "~", Bilingual("其他字段改变", "any other field of the plan's records")
    ),
    "wording": KindWords(
        Bilingual("文字改变", "Wording changed"),
        "~",
        Bilingual("名称、说明或以文字表述的目标改变", "names, notes, and targets in words"),
    ),
}
_ASKS = {
    "more": Bilingual("要求更高", "asks more"),
    "less": Bilingual("要求更低", "asks less"),
}
_HEAD = Bilingual("{words}（{number}）：{says}", "{words} ({number}): {says}")
_BOTH = Bilingual("原：{old}；新：{new}", "Old: {old}; new: {new}")
_PLAN = Bilingual("{name}（{period}）", "{name} ({period})")
_UNCHANGED = Bilingual("无变化的指标、项目、合计：{number}", "Indicators, projects and totals without a change: {number}")
_NONE = Bilingual("两个计划没有不同。", "The two plans do not differ.")
_OF = Bilingual("{what}：{said}", "{what}: {said}")
_WITH = Bilingual("{said}，{asks}", "{said}, {asks}")
_CODED = ("attribute", "basis", "direction", "growth_prices", "measure", "nature", "stage")
"""The fields whose words are planctl's own."""
_TO = " → "
_OF_THE_PLAN = Bilingual("（计划本身）", "(the plan itself)")


def _name(row: DiffRow, layout: Layout) -> Cell:
    """What changed, with what its number is in; on a screen with the sign of the kind."""
    language = layout.language
    figure = row.new or row.old
    of = name(row.name_zh, row.name_en, language) if row.id else _OF_THE_PLAN.text(language)
    tail = ""
    if figure is not None and figure.value is not None and row.field is None:
        tail = name_and_measure(of, figure.form, figure.unit or "").text(language).removeprefix(of)
    return Cell(f"{KINDS[row.kind].sign} {of}{tail}" if layout.compact else f"{of}{tail}", tail=tail)


def _side(figure: Figure | None, text: str | None, row: DiffRow, layout: Layout) -> Cell:
    """What one of the plans has: the figure, or what a field of it or of the record holds."""
    if row.field is None:
        shown = figure_cell(figure, layout)
        return (
            shown._replace(text=STRIVEN_FOR.filled(target=shown.text).text(layout.language)) if figure and figure.stretch else shown
        )
    known = text in CODES and row.field in _CODED
    return Cell(word(text, layout.language) if known else text or NOTHING, code=text)


def _period(row: DiffRow) -> str:
    """The period of a change; of a target that moved, both."""
    return _TO.join(dict.fromkeys(figure.period for figure in (row.old, row.new) if figure and figure.period))


COLUMNS: tuple[Column[DiffRow], ...] = (
    Column("name", Bilingual("名称", "Name"), _name),
    Column("id", Bilingual("编号", "Id"), lambda row, _: Cell(row.id or NOTHING), wide=True),
    Column(
        "kind", Bilingual("变化", "Change"), lambda row, layout: Cell(KINDS[row.kind].words.text(layout.language), code=row.kind)
    ),
    Column("period", Bilingual("时期", "Period"), lambda row, _: Cell(_period(row) or NOTHING)),
    Column("field", Bilingual("字段", "Field"), lambda row, _: Cell(row.field or NOTHING)),
    Column("old", Bilingual("原", "Old"), lambda row, layout: _side(row.old, row.old_text, row, layout)),
    Column("new", Bilingual("新", "New"), lambda row, layout: _side(row.new, row.new_text, row, layout)),
    Column(
        "asks",
        Bilingual("要求", "Asks"),
        lambda row, layout: Cell(_ASKS[row.asks].text(layout.language) if row.asks else NOTHING, code=row.asks),
    ),
)


def _change(row: DiffRow, layout: Layout) -> Cell:
    """A change in a line: 2024 → 2025: 7% → ≥6.5%, asks less."""
    language = layout.language
    sides = [_side(row.old, row.old_text, row, layout).text, _side(row.new, row.new_text, row, layout).text]
    said = _TO.join(each for each in sides if row.field or each != NOTHING)
    for what in (row.field, _period(row)):
        said = _OF.filled(what=what, said=said).text(language) if what else said
    return Cell(_WITH.filled(said=said, asks=_ASKS[row.asks]).text(language) if row.asks else said)


SCREEN: tuple[Column[DiffRow], ...] = (COLUMNS[0], Column("change", Bilingual("变化", "Change"), _change))
"""What a screen shows of a change under the head of its kind."""


def blocks(answer: Answer[DiffRow, DiffSummary], layout: Layout) -> list[Block]:
    """The changes by kind, and between which plans they are."""
    summary, language = answer.summary, layout.language
    plans = _BOTH.filled(
        old=_plan(summary.old_zh, summary.old_en, summary.old_period, language),
        new=_plan(summary.new_zh, summary.new_en, summary.new_period, language),
    )
    if not answer.rows:
        return lines(plans.text(language), _NONE.text(language))
    return [
        *lines(plans.text(language)),
        _listing(answer.rows, layout) if layout.compact else table(COLUMNS, answer.rows, layout),
        *lines(_UNCHANGED.filled(number=summary.unchanged).text(language)),
    ]


def _plan(zh: str | None, en: str | None, period: str, language: Language) -> str:
    return _PLAN.filled(name=name(zh, en, language), period=period).text(language)


def _listing(rows: tuple[DiffRow, ...], layout: Layout) -> Table:
    """The changes under their kinds, a line each."""
    kinds = [(kind, len(list(of_one))) for kind, of_one in groupby(rows, key=lambda row: row.kind)]
    groups = tuple(
        Group(
            _HEAD.filled(words=KINDS[kind].words, number=number, says=KINDS[kind].says).text(layout.language),
            number,
        )
        for kind, number in kinds
    )
    return table(SCREEN, rows, layout)._replace(groups=groups, overview=True)
