"""What a picture says in words, the same on a screen and on paper."""

from __future__ import annotations

from typing import Any

from planctl.assess.answers import Answer, Figure
from planctl.language import Bilingual, Language
from planctl.numbers.units import PERCENT
from planctl.render import cells
from planctl.render.words import NOTHING, name, unit_words, word

SERIES = {
    "recorded": Bilingual("实际", "recorded"),
    "target": Bilingual("目标", "target"),
    "required": Bilingual("达到目标所需", "required for the target"),
    "stated": Bilingual("按计划增速", "at the planned rate"),
}
_TITLES = {
    "status": Bilingual("结果与目标", "Results against targets"),
    "projects": Bilingual("重点项目：官方合计按类别", "Key projects: official totals by category"),
}


def title(result: Answer, language: Language) -> str:
    """A picture's title: what it shows, and in which unit where that is one."""
    kind = result.summary["kind"]
    rows: Any = result.results
    if kind == "trajectory":
        form = str(result.summary["form"])
        unit = unit_words(rows[0].unit, language)
        of = "" if form == "value" else word(form, language) if language == "zh" else f", {word(form, language)}"
        shown = name(rows[0].name_zh, rows[0].name_en, language)
        return f"{shown}{of}（{unit}）" if language == "zh" else f"{shown}{of} ({unit})"
    if kind == "chains":
        measures: Any = result.summary["measures"]
        year = result.plan.year if result.plan else ""
        told = " / ".join(name(zh, en, language) for zh, en in measures.values())
        return f"{told}：{year}年目标" if language == "zh" else f"{told}: targets for {year}"
    return _TITLES[str(kind)].text(language)


def measure(row: Any, language: Language) -> str:  # noqa: ANN401 a bar of any comparison
    """What a group of bars measures, with its unit."""
    if row.measure == "status":
        return word(row.attribute, language)
    known = {"count": Bilingual("项目个数", "number of projects"), "investment": Bilingual("总投资", "total investment")}
    told = known[row.measure].text(language) if row.measure in known else ""
    return f"{told}（{unit_words(row.unit, language)}）" if language == "zh" else f"{told} ({unit_words(row.unit, language)})"


def judged_in(row: Any, language: Language) -> str:  # noqa: ANN401 a bar of status
    """What follows an indicator's name: a star for an inferred attribute, and its figures' unit where they do not say it."""
    star = "*" if row.basis == "inferred" else ""
    if row.target.unit == PERCENT:
        return star
    unit = unit_words(row.target.unit, language)
    return f"{star}（{unit}）" if language == "zh" else f"{star} ({unit})"


def quoted(term: Figure | None, language: Language) -> str:
    """A figure with its bound as a picture labels it."""
    return cells.figure(term, language).replace(">=", "≥").replace("<=", "≤")


def dated(term: Figure | None, language: Language) -> str:
    """A figure with its year and paragraph: 2023年 601.7 P7."""
    if term is None:
        return ""
    year = f"{term.period}年" if language == "zh" and len(term.period) == len("2024") else term.period
    where = f" P{term.paragraph}" if term.paragraph is not None else ""
    return f"{year} {quoted(term, language)}{where}"


def point(row: Any, language: Language) -> str:  # noqa: ANN401 a point of a trajectory
    """A point's number: as printed for a quoted figure, else with the digits that its inputs support."""
    return quoted(row.figure, language) if row.figure else cells.quantity(row.derived, language, signed=False)


def place(term: Figure | None) -> str:
    """Where a figure stands: its paragraph, or else its source."""
    if term is None:
        return NOTHING
    return f"P{term.paragraph}" if term.paragraph is not None else term.source or NOTHING


def projects(row: Any, language: Language) -> str:  # noqa: ANN401 a bar of any comparison
    """How many projects the text names beside a bar, where that is told."""
    if row.projects is None:
        return ""
    return f" · 点名项目{row.projects}个" if language == "zh" else f" · {row.projects} projects named"


_DOTS = Bilingual(
    "圆点是实际数，竖条是它四舍五入前可能的范围；菱形是目标，箭头指向目标允许的一边。",
    "Dots are results, upright bars what they may have been before rounding; diamonds are targets, their arrows point to the side "
    "that the bound allows.",
)
_OWN_SCALE = Bilingual(
    "每行各用自己的尺度；竖线是目标。另有{}项没有可比的数字，未画。* 属性为推断。",
    "Each row has a scale of its own; the upright line is the target. {} more have no figures to compare. "
    "* The attribute is inferred.",
)
_COLOURS = Bilingual(
    "浅色是上年数，深色是目标当年的结果，箭头指向目标允许的一边。",
    "Light bars are the year before, dark ones the target's own year; arrows point to the side that the bound allows.",
)
_CHAINS = Bilingual(
    "“—”表示报告没有给出这条链的这一分项。点名项目是报告正文提到名字的项目。",
    "“—”: the report gives no such part. Projects named are those that its text names.",
)
_PROJECTS = Bilingual("报告给出的合计，不是点名项目之和。", "The report's own totals, not the sum of the projects that it names.")


def notes(result: Answer, language: Language, drawn: bool = True) -> list[str]:
    """What must be said under a picture; how to read its marks, where it is drawn and not made of characters."""
    kind = result.summary["kind"]
    if kind == "trajectory":
        return [*([_DOTS.text(language)] if drawn else []), *_rates(result, language), *_sources(result, language)]
    if kind == "status":
        left: Any = result.summary["left_out"]
        return [_OWN_SCALE.text(language).format(len(left)), *([_COLOURS.text(language)] if drawn else [])]
    return [(_CHAINS if kind == "chains" else _PROJECTS).text(language)]


def _rates(result: Answer, language: Language) -> list[str]:
    growth: Any = result.summary["growth"]
    required: Any = result.summary["required"]
    told = []
    if required:
        rates = [(period, cells.quantity(rate, language)) for period, rate in required.items()]
        zh = "、".join(f"到{period}年每年{rate}" for period, rate in rates)
        en = ", ".join(f"{rate} a year to {period}" for period, rate in rates)
        told.append(f"虚线是达到目标所需：{zh}。" if language == "zh" else f"Dashed, what the targets require: {en}.")
    if growth is not None:
        told.append(_planned(growth, result.summary["growth_prices"] == "constant", language))
    return told


def _planned(growth: Figure, constant: bool, language: Language) -> str:
    rate, where = quoted(growth, language), place(growth)
    if language == "zh":
        prices = "，是不变价增速；水平值按现价，两者不可直接相比，价格变动可以弥合差距" if constant else ""
        return f"点线按计划增速{rate}（{where}）{prices}。"
    prices = (
        ", at constant prices; levels are at current prices, so a change of prices can close the difference" if constant else ""
    )
    return f"Dotted, the planned rate of {rate} ({where}){prices}."


def _sources(result: Answer, language: Language) -> list[str]:
    """Where figures without a paragraph are from."""
    sources: Any = result.summary["sources"]
    told = [f"{year}: {name(each.name_zh, each.name_en, language)}" for year, each in sources.items()]
    return (
        [("其他来源——" if language == "zh" else "From elsewhere: ") + ("；" if language == "zh" else "; ").join(told)]
        if told
        else []
    )
