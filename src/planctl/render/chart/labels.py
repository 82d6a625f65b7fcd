"""What a picture says in words, the same on a screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planctl.assess.answers import Figure, Named, Quantity
from planctl.assess.bars import BarRow, ChainBarsSummary, FiguresSummary, StatusBarsSummary
from planctl.assess.chart import Chart
from planctl.assess.roads import RoadRow, RoadsSummary
from planctl.assess.trajectory import PointRow, Series, TrajectorySummary
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_whole_year
from planctl.numbers.printed import Bound
from planctl.numbers.units import PERCENT, RANK
from planctl.plan.vocabulary import Direction
from planctl.render import cells
from planctl.render.chart.road_words import BARS, READING, sentence
from planctl.render.verdicts import base_words, verdict_word
from planctl.render.views import name_and_measure, name_of
from planctl.render.words import name, name_and_unit, unit_words, word

SERIES: dict[Series, Bilingual] = {
    "recorded": Bilingual("实际", "recorded"),
    "target": Bilingual("目标", "target"),
    "required": Bilingual("达到目标所需", "required for the target"),
    "stated": Bilingual("按计划增速", "at the planned rate"),
}
_NAME_AND_FORM = Bilingual("{name}{form}", "{name}, {form}")
_STATUS = Bilingual("各项目标与以前的数字、与结果", "Targets beside earlier figures, and results")
_CHAINS = Bilingual("{measures}：{year}年目标", "{measures}: targets for {year}")
_ROADS = Bilingual("今后各年的目标每年所需的增速", "What later targets need a year")
_PROJECTS = Bilingual("重点项目：官方合计按类别", "Key projects: official totals by category")
_MEASURES = {"count": Bilingual("项目个数", "number of projects"), "investment": Bilingual("总投资", "total investment")}
_PROJECTS_NAMED = Bilingual(" · 点名项目{count}个", " · projects named: {count}")
_OF_YEAR = Bilingual("{period}年 {figure}", "{period} {figure}")
_OF_PART_OF_YEAR = Bilingual("{period} {figure}", "{period} {figure}")


def title(chart: Chart, language: Language) -> str:
    """A picture's title: what it shows, and in which unit where that is one."""
    summary = chart.summary
    if isinstance(summary, RoadsSummary):
        return _ROADS.text(language)
    if isinstance(summary, FiguresSummary):
        return name(summary.name_zh, summary.name_en, language)
    if isinstance(summary, TrajectorySummary):
        row = chart.rows[0]
        named = name_of(row, language)
        if summary.form != "value":
            named = _NAME_AND_FORM.filled(name=named, form=word(summary.form, language)).text(language)
        return name_and_unit(named, row.unit).text(language)
    if isinstance(summary, ChainBarsSummary):
        measures = " / ".join(name(zh, en, language) for zh, en in summary.measures.values())
        units = {row.unit for row in chart.rows}
        titled = _CHAINS.filled(measures=measures, year=chart.plan.year if chart.plan else "")
        return name_and_unit(titled, units.pop() if len(units) == 1 else None).text(language)
    return (_STATUS if isinstance(summary, StatusBarsSummary) else _PROJECTS).text(language)


AXIS = Bilingual("不及 ← 目标 → 超出", "short ← target → beyond")
"""What the axis of dots says: to its right is better, whichever way that is for the figures themselves."""
SIDES: dict[Bound, int] = {"at_least": 1, "over": 1, "at_most": -1, "under": -1}
"""To which side of a number a bound points: to greater ones (1) or to lesser ones (-1)."""
_AXIS = Bilingual("{unit} · {better}", "{unit} · {better}")
_ARROWS = {"higher": " ↑", "lower": " ↓"}


def axis(rows: Sequence[PointRow], direction: Direction, language: Language) -> str:
    """What an axis of values measures, and which way is better."""
    first = next(row.figure for row in rows if row.figure)
    unit = PERCENT if first.form == "growth" else unit_words(first.unit, language)
    if direction == "none":
        return unit
    better = word(direction, language) + _ARROWS[direction]
    return _AXIS.filled(unit=unit, better=better).text(language) if unit else better


_TARGET = Bilingual("{period}年目标 {figure}", "{period} target {figure}")
_TARGET_OF_PART = Bilingual("{period} 目标 {figure}", "{period} target {figure}")


def target(figure: Figure, language: Language) -> str:
    """A target with its period and place: 2025年目标 700 P38."""
    template = _TARGET if is_whole_year(figure.period) else _TARGET_OF_PART
    return with_place(template.filled(period=figure.period, figure=cells.figure(figure, language)).text(language), figure)


def short(figure: Figure, language: Language) -> str:
    """A result with its place; with its period where that is no year, which the axis would say."""
    return with_place(cells.figure(figure, language), figure) if is_whole_year(figure.period) else dated(figure, language)


_SPAN = Bilingual("{count}个结果：{first}至{last}。", "{count} results, from {first} to {last}.")
_ONE_RESULT = Bilingual("结果：{first}。", "Result: {first}.")
_TARGETS = Bilingual("目标：{targets}。", "Targets: {targets}.")
_ROWS = Bilingual("{count}行，每行一个名称和数字。", "{count} rows, each with its name and figures.")


def desc(chart: Chart, language: Language) -> str:
    """What there is to be seen in a picture, in a sentence or two."""
    points = [row for row in chart.rows if isinstance(row, PointRow) and row.figure]
    if not points:
        return _ROWS.filled(count=len(chart.rows)).text(language)
    results = [row.figure for row in points if row.series == "recorded" and row.figure]
    targets = [dated(row.figure, language) for row in points if row.series == "target" and row.figure]
    said = []
    if results:
        ends = {"first": dated(results[0], language), "last": dated(results[-1], language)}
        said.append((_SPAN if len(results) > 1 else _ONE_RESULT).filled(count=len(results), **ends))
    if targets:
        said.append(_TARGETS.filled(targets=_LIST.text(language).join(targets)))
    return _BETWEEN.text(language).join(each.text(language) for each in said)


def measure(row: BarRow, language: Language) -> str:
    """What a group of bars measures: the attribute of judged ones, else the measure with its unit."""
    if row.verdict is not None:
        return word(row.attribute, language)
    return name_and_unit(_MEASURES.get(row.measure, ""), None if row.measure == "count" else row.unit).text(language).strip()


def judged_name(row: BarRow, target: Figure, language: Language) -> str:
    """An indicator's name with a star for an inferred attribute, and its figures' unit where they do not say it."""
    starred = name_of(row, language) + ("*" if row.basis == "inferred" else "")
    if target.form == "value" and target.unit == PERCENT:
        return starred
    return name_and_measure(starred, target.form, row.unit).text(language)


def verdict(row: BarRow, language: Language) -> str:
    """The verdict of a bar that is judged."""
    if row.verdict is None:
        return ""
    return verdict_word(row.verdict, row.attribute, language, base_words(row.baseline, row.target))


def with_place(shown: str, figure: Figure) -> str:
    """What a figure reads as, with its place; where it is from elsewhere, a note under the picture says."""
    where = cells.place(figure.paragraph, figure.locator)
    return f"{shown} {where}" if where else shown


def dated(figure: Figure, language: Language) -> str:
    """A figure with its period and paragraph: 2023年 601.7 P7."""
    template = _OF_YEAR if is_whole_year(figure.period) else _OF_PART_OF_YEAR
    shown = template.filled(period=figure.period, figure=cells.figure(figure, language)).text(language)
    return with_place(shown, figure)


def point(row: PointRow, language: Language) -> str:
    """A point's number: as printed for a recorded figure, else with the digits that its inputs support."""
    return cells.figure(row.figure, language) if row.figure else cells.quantity(row.derived, language, signed=False)


def projects(row: BarRow, language: Language) -> str:
    """How many projects the plan names beside a bar, where they are counted."""
    return "" if row.projects is None else _PROJECTS_NAMED.filled(count=row.projects).text(language)


_DOTS = Bilingual(
    "圆点是结果，菱形是目标；竖条是结果四舍五入前可能的范围，箭头指向“以上”“以内”一类界限允许的一边；年份有间断处连点线。",
    "Dots are results, diamonds targets; upright bars are what results may have been before rounding, arrows point to the "
    "side that a bound allows; where years are missing the line is dotted.",
)
_HOLLOW = Bilingual("空心圆点来自公报、媒体，或为预计。", "Hollow dots are from a communique or the press, or estimates.")
_MARKS = Bilingual("条是结果，竖线是目标，都从零画起。", "Bars are results, upright lines targets; all are drawn from zero.")
_LIGHT = Bilingual("浅色条是达到目标所需或按计划增速的水平。", "Light bars are levels required or at the planned rate.")
_REQUIRED = {
    True: Bilingual("虚线是达到目标所需：{rates}。", "Dashed, what the targets require: {rates}."),
    False: Bilingual("达到目标所需：{rates}。", "What the targets require: {rates}."),
}
_REQUIRED_RATE = Bilingual("到{period}年每年{rate}", "{rate} a year to {period}")
_PLANNED = {
    True: Bilingual("点线按计划增速{rate}（{where}）{prices}。", "Dotted, the planned rate of {rate} ({where}){prices}."),
    False: Bilingual("计划增速{rate}（{where}）{prices}。", "The planned rate is {rate} ({where}){prices}."),
}
_AT_CONSTANT_PRICES = Bilingual(
    "，是不变价增速；水平值按现价，两者不可直接相比，价格变动可以弥合差距",
    ", at constant prices; levels are at current prices, so a change of prices can close the difference",
)
_ELSEWHERE = Bilingual("其他来源——{sources}", "From elsewhere: {sources}")
BESIDE = Bilingual(
    "竖线是目标，各行位置相同；圆点在左为不及，在右为超出：水平按目标的百分比（边缘为50%），增速和比率按百分点（边缘为10）。"
    "空心为计划以前的数字，实心为结果，箭头表示超出边缘。年度总量每年从零起算，“超出”只表示计划要求低于以前，不表示已完成。",
    "The upright line is the target, at the same place in every row. A dot to its left is short of it, to its right beyond it: "
    "levels in per cent of the target (edge: 50%), rates and shares in points (edge: 10). Hollow: the figure before. Filled: the "
    "result. An arrow lies beyond the edge. Yearly amounts start again from zero each year, so “beyond” before there is a result "
    "means that the plan asks for less than before, not that it is met.",
)
"""How dots beside a target are to be read."""
_LEFT_OUT = Bilingual("另有{left_out}项没有可比的数字，未画。", "{left_out} more have no figures to compare.")
_INFERRED = Bilingual("* 属性为推断。", "* The attribute is inferred.")
_NO_COURSE = Bilingual("同类数字不足三个，画不出走势。", "Fewer than three figures of one kind are no course to draw.")
_SCOPES_DIFFER = Bilingual("各年数字的范围不同，不能画在一起。", "The figures have different scopes: they can't be drawn together.")
_WORKED_OUT = Bilingual("† 由其他数字推算，不是公布数。", "† Worked out from other figures, not published.")
_RANK = Bilingual("位次只排先后，差多少没有意义，不画。", "Places in an order have no distances: they are not drawn.")
_OF_CHAINS = Bilingual(
    "“—”表示没有这条链的这一分项。点名项目是计划点到名字的项目。",
    "“—”: no such part is given. Projects named are those that the plan names.",
)
_OF_PROJECTS = Bilingual("官方合计，不是点名项目之和。", "Official totals, not the sum of the projects that the plan names.")
_LIST = Bilingual("、", ", ")
_CLAUSES = Bilingual("；", "; ")
_BETWEEN = Bilingual("", " ")


_TOLD = Bilingual("{period} {role}：{figure}", "{period} {role}: {figure}")


def told(chart: Chart, language: Language) -> list[str]:
    """What a picture has no place for: figures, a line each; of all roads how many the planned rate is enough for."""
    if isinstance(chart.summary, RoadsSummary):
        return [sentence([row for row in chart.rows if isinstance(row, RoadRow)], language)]
    figures = chart.summary.figures if isinstance(chart.summary, FiguresSummary) else ()
    return [
        _TOLD.filled(
            period=cells.period(each),
            role=word(each.role, language),
            figure=f"{cells.figure_with_unit(each, language)} {cells.paragraph(each)}",
        ).text(language)
        for each in figures
    ]


def notes(chart: Chart, language: Language, drawn: bool = True) -> list[str]:
    """What must be said under a picture; how to read its marks, where it is drawn and not made of characters."""
    summary = chart.summary
    if isinstance(summary, TrajectorySummary):
        points = [row for row in chart.rows if isinstance(row, PointRow)]
        hollow = drawn and any(map(is_weak, points))
        return [
            (_DOTS if drawn else _MARKS).text(language),
            *([_LIGHT.text(language)] if not drawn and any(row.figure is None for row in points) else []),
            *([_HOLLOW.text(language)] if hollow else []),
            *_required(summary.required, language, drawn),
            *_planned(summary, language, drawn),
            *_sources(summary.sources, language),
            *_worked_out((row.figure for row in points), language),
        ]
    if isinstance(summary, RoadsSummary):
        return [(READING if drawn else BARS).text(language)]
    if isinstance(summary, (StatusBarsSummary, FiguresSummary)):
        bars = [row for row in chart.rows if isinstance(row, BarRow)]
        return [
            *([BESIDE.text(language)] if bars else []),
            *([_INFERRED.text(language)] if any(row.basis == "inferred" for row in bars) else []),
            *_not_drawn(summary, language),
            *_worked_out((figure for row in bars for figure in (row.baseline, row.result, row.target)), language),
        ]
    return [(_OF_CHAINS if isinstance(summary, ChainBarsSummary) else _OF_PROJECTS).text(language)]


def _worked_out(figures: Iterable[Figure | None], language: Language) -> list[str]:
    """That what has the mark of it is no published figure."""
    return [_WORKED_OUT.text(language)] if any(figure and figure.worked_out_from for figure in figures) else []


def is_weak(row: PointRow) -> bool:
    """Whether a result is from a weaker source than the government's own text, or an estimate."""
    return row.series == "recorded" and row.figure is not None and (row.trust not in ("A", None) or row.figure.estimate)


def _not_drawn(summary: StatusBarsSummary | FiguresSummary, language: Language) -> list[str]:
    """Why what there is, is not drawn."""
    if isinstance(summary, StatusBarsSummary):
        left_out = len(summary.left_out)
        return [_LEFT_OUT.filled(left_out=left_out).text(language)] if left_out else []
    if any(figure.unit == RANK for figure in summary.figures):
        return [_RANK.text(language)]
    scopes = {(figure.scope_zh, figure.scope_en) for figure in summary.figures}
    return [(_SCOPES_DIFFER if len(scopes) > 1 else _NO_COURSE).text(language)]


def _required(required: dict[str, Quantity], language: Language, drawn: bool) -> list[str]:
    rates = [
        _REQUIRED_RATE.filled(period=period, rate=cells.quantity(rate, language)).text(language)
        for period, rate in required.items()
    ]
    return [_REQUIRED[drawn].filled(rates=_LIST.text(language).join(rates)).text(language)] if rates else []


def _planned(summary: TrajectorySummary, language: Language, drawn: bool) -> list[str]:
    if summary.growth is None:
        return []
    prices = _AT_CONSTANT_PRICES if summary.growth_prices == "constant" else ""
    rate, where = cells.figure(summary.growth, language), cells.paragraph(summary.growth)
    return [_PLANNED[drawn].filled(rate=rate, where=where, prices=prices).text(language)]


def _sources(sources: dict[str, Named], language: Language) -> list[str]:
    """Where figures without a paragraph are from."""
    listed = [f"{year}: {name(source.name_zh, source.name_en, language)}" for year, source in sources.items()]
    return [_ELSEWHERE.filled(sources=_CLAUSES.text(language).join(listed)).text(language)] if listed else []
