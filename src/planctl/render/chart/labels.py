"""What a picture says in words, the same on a screen and on paper."""

from __future__ import annotations

from planctl.assess.answers import Figure, Named, Quantity
from planctl.assess.bars import BarRow, ChainBarsSummary, StatusBarsSummary
from planctl.assess.chart import Chart
from planctl.assess.trajectory import PointRow, Series, TrajectorySummary
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_whole_year
from planctl.numbers.units import PERCENT
from planctl.render import cells
from planctl.render.verdicts import base_words, verdict_word
from planctl.render.views import name_and_measure, name_of
from planctl.render.words import name, name_and_unit, word

SERIES: dict[Series, Bilingual] = {
    "recorded": Bilingual("实际", "recorded"),
    "target": Bilingual("目标", "target"),
    "required": Bilingual("达到目标所需", "required for the target"),
    "stated": Bilingual("按计划增速", "at the planned rate"),
}
_NAME_AND_FORM = Bilingual("{name}{form}", "{name}, {form}")
_STATUS = Bilingual("目标与基期、与结果", "Targets beside earlier figures, and results")
_CHAINS = Bilingual("{measures}：{year}年目标", "{measures}: targets for {year}")
_PROJECTS = Bilingual("重点项目：官方合计按类别", "Key projects: official totals by category")
_MEASURES = {"count": Bilingual("项目个数", "number of projects"), "investment": Bilingual("总投资", "total investment")}
_PROJECTS_NAMED = Bilingual(" · 点名项目{count}个", " · {count} projects named")
_OF_YEAR = Bilingual("{period}年 {figure}", "{period} {figure}")
_OF_PART_OF_YEAR = Bilingual("{period} {figure}", "{period} {figure}")


def title(chart: Chart, language: Language) -> str:
    """A picture's title: what it shows, and in which unit where that is one."""
    summary = chart.summary
    if isinstance(summary, TrajectorySummary):
        row = chart.rows[0]
        named = name_of(row, language)
        if summary.form != "value":
            named = _NAME_AND_FORM.filled(name=named, form=word(summary.form, language)).text(language)
        return name_and_unit(named, row.unit).text(language)
    if isinstance(summary, ChainBarsSummary):
        measures = " / ".join(name(zh, en, language) for zh, en in summary.measures.values())
        return _CHAINS.filled(measures=measures, year=chart.plan.year if chart.plan else "").text(language)
    return (_STATUS if isinstance(summary, StatusBarsSummary) else _PROJECTS).text(language)


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
    """How many projects the text names beside a bar, where they are counted."""
    return "" if row.projects is None else _PROJECTS_NAMED.filled(count=row.projects).text(language)


_DOTS = Bilingual(
    "圆点是实际数，竖条是它四舍五入前可能的范围；菱形是目标，箭头指向目标允许的一边。",
    "Dots are results, upright bars what they may have been before rounding; diamonds are targets, their arrows point to the side "
    "that the bound allows.",
)
_REQUIRED = Bilingual("虚线是达到目标所需：{rates}。", "Dashed, what the targets require: {rates}.")
_REQUIRED_RATE = Bilingual("到{period}年每年{rate}", "{rate} a year to {period}")
_PLANNED = Bilingual("点线按计划增速{rate}（{where}）。", "Dotted, the planned rate of {rate} ({where}).")
_PLANNED_AT_CONSTANT_PRICES = Bilingual(
    "点线按计划增速{rate}（{where}），是不变价增速；水平值按现价，两者不可直接相比，价格变动可以弥合差距。",
    "Dotted, the planned rate of {rate} ({where}), at constant prices; levels are at current prices, so a change of prices can "
    "close the difference.",
)
_ELSEWHERE = Bilingual("其他来源——{sources}", "From elsewhere: {sources}")
_OWN_SCALE = Bilingual(
    "每行各用自己的尺度；竖线是目标。另有{left_out}项没有可比的数字，或是位次，未画。* 属性为推断。",
    "Each row has a scale of its own; the upright line is the target. {left_out} more have no figures to compare, or are ranks. "
    "* The attribute is inferred.",
)
_COLOURS = Bilingual(
    "浅色是基期数，深色是目标当年的结果，箭头指向目标允许的一边。",
    "Light bars are earlier figures, dark ones the target's own year; arrows point to the side that the bound allows.",
)
_OF_CHAINS = Bilingual(
    "“—”表示报告没有给出这条链的这一分项。点名项目是报告正文提到名字的项目。",
    "“—”: the report gives no such part. Projects named are those that its text names.",
)
_OF_PROJECTS = Bilingual(
    "报告给出的合计，不是点名项目之和。", "The report's own totals, not the sum of the projects that it names."
)
_LIST = Bilingual("、", ", ")
_CLAUSES = Bilingual("；", "; ")


def notes(chart: Chart, language: Language, drawn: bool = True) -> list[str]:
    """What must be said under a picture; how to read its marks, where it is drawn and not made of characters."""
    summary = chart.summary
    if isinstance(summary, TrajectorySummary):
        reading = [_DOTS.text(language)] if drawn else []
        return [
            *reading,
            *_required(summary.required, language),
            *_planned(summary, language),
            *_sources(summary.sources, language),
        ]
    if isinstance(summary, StatusBarsSummary):
        scale = _OWN_SCALE.filled(left_out=len(summary.left_out)).text(language)
        return [scale, *([_COLOURS.text(language)] if drawn else [])]
    return [(_OF_CHAINS if isinstance(summary, ChainBarsSummary) else _OF_PROJECTS).text(language)]


def _required(required: dict[str, Quantity], language: Language) -> list[str]:
    rates = [
        _REQUIRED_RATE.filled(period=period, rate=cells.quantity(rate, language)).text(language)
        for period, rate in required.items()
    ]
    return [_REQUIRED.filled(rates=_LIST.text(language).join(rates)).text(language)] if rates else []


def _planned(summary: TrajectorySummary, language: Language) -> list[str]:
    if summary.growth is None:
        return []
    template = _PLANNED_AT_CONSTANT_PRICES if summary.growth_prices == "constant" else _PLANNED
    rate, where = cells.figure(summary.growth, language), cells.paragraph(summary.growth)
    return [template.filled(rate=rate, where=where).text(language)]


def _sources(sources: dict[str, Named], language: Language) -> list[str]:
    """Where figures without a paragraph are from."""
    listed = [f"{year}: {name(source.name_zh, source.name_en, language)}" for year, source in sources.items()]
    return [_ELSEWHERE.filled(sources=_CLAUSES.text(language).join(listed)).text(language)] if listed else []
