"""What is said of the roads to later targets: each one's name and need, and all of them in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.assess.roads import RoadRow
from planctl.language import Bilingual, Language
from planctl.render import cells, rounding
from planctl.render.views import name_of
from planctl.render.words import LIST

_MOST_NAMED = 3
_ROAD = Bilingual("{name}：{period}年{figure}", "{name}: {figure} in {period}")
_LEG = Bilingual("{name}：{start}年目标到{period}年{figure}", "{name}: from the target of {start} to {figure} in {period}")
_NEEDS = Bilingual("每年需{required}", "needs {required} a year")
_STATED = Bilingual("每年需{required}；计划{stated}", "needs {required} a year; planned {stated}")
_ENOUGH = Bilingual("按计划增速可达到{count}个", "the planned rate is enough for {count}")
_SHORT = Bilingual("按计划增速达不到{count}个", "the planned rate falls short of {count}")
_UNSTATED = Bilingual("计划未写明增速{count}个", "no rate is stated for {count}")
_NAMES = Bilingual("{said}（{names}）", "{said} ({names})")
_SENTENCE = Bilingual("今后的水平目标{all}个：{parts}。", "Of {all} roads to later target levels: {parts}.")
_NAME_AND_YEAR = Bilingual("{name}{period}年", "{name} {period}")
_FROM_TARGET = Bilingual("{name}{start}至{period}年", "{name} {start}–{period}")
_CLAUSES = Bilingual("，", ", ")
_BETWEEN = Bilingual("", " ")
_PRICES = Bilingual(
    "计划增速按不变价，水平按现价：价格变动可以弥合差距。",
    "The planned rate is at constant prices, levels are at current ones: a change of prices can close the difference.",
)
READING = Bilingual(
    "菱形是达到目标每年所需的增速，箭头指向目标的界限允许的一边；空心圆点是计划写明的增速。",
    "Diamonds are the growth a year that a target needs, arrows point to the side that its bound allows; hollow dots are the "
    "growth that the plan states.",
)
"""How the picture is to be read."""
BARS = Bilingual(
    "条是每年所需的增速，竖线是计划写明的增速。", "Bars are the growth needed a year, upright lines what the plan states."
)
"""How it is to be read where it is made of characters."""


def sentence(rows: Sequence[RoadRow], language: Language) -> str:
    """For how many roads the planned rate is enough, and of which it falls short; and that prices can close the difference."""
    judged = [(row, rounding.value(row.shortfall)) for row in rows if row.shortfall is not None]
    short = [row for row, missing in judged if missing is not None and missing > 0]
    enough = [row for row, missing in judged if missing is not None and missing <= 0]
    unstated = len(rows) - len(short) - len(enough)
    parts = [
        part.filled(count=count).text(language)
        for part, count in ((_ENOUGH, len(enough)), (_SHORT, len(short)), (_UNSTATED, unstated))
        if count
    ]
    if 0 < len(short) <= _MOST_NAMED:
        at = bool(enough)
        parts[at] = _NAMES.filled(said=parts[at], names=LIST.text(language).join(_short_name(row, language) for row in short)).text(
            language
        )
    said = _SENTENCE.filled(all=len(rows), parts=_CLAUSES.text(language).join(parts)).text(language)
    return said + (_BETWEEN.text(language) + _PRICES.text(language) if any(row.prices == "constant" for row in short) else "")


def _short_name(row: RoadRow, language: Language) -> str:
    template = _FROM_TARGET if row.leg_from else _NAME_AND_YEAR
    return template.filled(name=name_of(row, language), start=row.leg_from, period=row.horizon).text(language)


def road_name(row: RoadRow, language: Language) -> str:
    """Whose road it is, and where it leads."""
    template = _LEG if row.leg_from else _ROAD
    figure = f"{cells.figure_with_unit(row.target, language)}"
    return template.filled(name=name_of(row, language), start=row.leg_from, period=row.horizon, figure=figure).text(language)


def needs(row: RoadRow, language: Language) -> str:
    """What a road needs a year, and what the plan states."""
    template = _STATED if row.stated else _NEEDS
    required = cells.quantity(row.required, language)
    return template.filled(required=required, stated=cells.figure(row.stated, language)).text(language)
