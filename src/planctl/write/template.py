"""The headings of an empty table that `planctl import` reads: one for indicators, one for projects."""

from __future__ import annotations

from typing import NamedTuple

from planctl.language import Bilingual
from planctl.plan.vocabulary import ATTRIBUTE_WORDS, DIRECTION_WORDS, NATURE_WORDS, STAGE_WORDS


class Heading(NamedTuple):
    """A column of an empty table: what it is called, and the words that it takes, where they are a closed set."""

    text: Bilingual
    words: tuple[Bilingual, ...] = ()


def indicators(year: int) -> list[Heading]:
    """The columns for the indicators of a year's plan."""
    return [
        Heading(Bilingual("指标名称", "Indicator")),
        Heading(Bilingual("计量单位", "Unit")),
        Heading(Bilingual(f"{year - 1}年实际", f"{year - 1} actual")),
        Heading(Bilingual(f"{year - 1}年实际增长（%）", f"{year - 1} actual growth (%)")),
        Heading(Bilingual(f"{year}年计划", f"{year} plan")),
        Heading(Bilingual(f"{year}年计划增长（%）", f"{year} plan growth (%)")),
        Heading(Bilingual("属性", "Attribute"), tuple(ATTRIBUTE_WORDS.values())),
        Heading(Bilingual("指标种类", "Nature"), tuple(NATURE_WORDS.values())),
        Heading(Bilingual("方向", "Direction"), tuple(DIRECTION_WORDS.values())),
        Heading(Bilingual("领域", "Area")),
        Heading(Bilingual("责任单位", "Owner")),
        Heading(Bilingual("备注", "Remarks")),
    ]


def projects(year: int) -> list[Heading]:
    """The columns for the projects of a year's plan."""
    return [
        Heading(Bilingual("项目名称", "Project")),
        Heading(Bilingual("类别", "Category")),
        Heading(Bilingual("建设内容", "Content")),
        Heading(Bilingual("建设年限", "Years")),
        Heading(Bilingual("单位", "Unit")),
        Heading(Bilingual("总投资", "Total investment")),
        Heading(Bilingual(f"{year}年计划投资", f"{year} planned investment")),
        Heading(Bilingual(f"{year}年计划阶段", f"{year} planned stage"), tuple(STAGE_WORDS.values())),
        Heading(Bilingual("责任单位", "Owner")),
        Heading(Bilingual("备注", "Remarks")),
    ]


SHEETS = (Bilingual("指标", "Indicators"), Bilingual("项目", "Projects"))
"""What the tables are called."""
