"""Which column of a table holds what: guessed from the headings of an official annex, in Chinese or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from planctl.numbers.periods import is_period
from planctl.numbers.units import is_known

Rows = Sequence[Sequence[str]]
Kind = Literal["indicators", "projects"]

FIELDS = (
    *("number", "id", "name", "name_en", "unit", "attribute", "nature", "direction", "area"),
    *("owner", "note", "place", "content", "years"),
)
"""What a column can hold of the thing itself; a figure is `actual.` or `target.` and its form, or `planned_investment`."""
FIGURES = (
    *("value", "growth", "average_growth", "change", "share_of_plan"),
    *("progress", "stage", "year_investment", "investment_to_date"),
)
PLANNED = "planned_investment"
_MOST_HEADING_ROWS = 3
_WITHIN = 30
"""How many rows may stand above the headings."""
_FIELDS: dict[str, str] = {
    "number": "序号|编号|no|no\\.|number|#",
    "id": "id|代码",
    "name": "指标|指标名称|指标名|项目|项目名称|名称|主要指标|目标|indicator|name|project|project name|measure",
    "name_en": "英文名称|英文|english name|name in english",
    "unit": "单位|计量单位|unit|units",
    "attribute": "属性|指标属性|指标性质|指标类型|类型|attribute",
    "nature": "类别属性|指标种类|nature",
    "direction": "方向|指标方向|direction",
    "area": "领域|类别|分类|板块|产业|area|category|theme",
    "owner": "责任单位|责任部门|牵头单位|牵头部门|主管部门|业主|项目业主|建设单位|owner|responsible|lead",
    "note": "备注|说明|注|note|notes|remarks",
    "place": "建设地点|地点|位置|乡镇|place|location",
    "content": "建设内容|建设规模|建设内容及规模|建设规模及内容|主要建设内容|content|scope of works",
    "years": "建设年限|起止年限|建设起止年限|建设期|years|period",
}
_ONE = r"(?:19|20|21)\d\d(?:/\d\d)?"
_YEAR = re.compile(rf"(?<!\d)({_ONE})(?!\d)")
_SPAN = re.compile(rf"(?<!\d)({_ONE})\s*年?\s*[-—–~至]\s*({_ONE})(?!\d)")
_FIVE_YEARS = {"十三五": "2016-2020", "十四五": "2021-2025", "十五五": "2026-2030"}
_PARTS = (
    ("H1", "上半年|1\\s*[-—–~至]\\s*6月|h1|first half"),
    ("Q1", "一季度|1\\s*[-—–~至]\\s*3月|q1"),
    ("Q3", "前三季度|三季度|1\\s*[-—–~至]\\s*9月|q3"),
)
_MONTHS = re.compile(r"1\s*[-—–~至]\s*(1[0-2]|[2-9])月")
_TARGET = "计划|目标|预期(?!性)|规划|target|plan"
_ACTUAL = "实际|完成|实绩|执行|现状|基期|基数|实现|预计|actual|result|outturn|estimate|achieved"
_FORMS: tuple[tuple[str, str], ...] = (
    ("average_growth", "年均(?:增长|增速)|average growth"),
    ("share_of_plan", "占年?计划|为年?计划|完成年?计划|计划完成率|完成率|share of plan"),
    ("growth", "增长|增速|增幅|同比|growth|change \\(%\\)|% change"),
    ("change", "增减|change"),
    ("progress", "进度|progress"),
    ("stage", "阶段|建设性质|stage"),
    ("investment_to_date", "累计(?:完成)?投资|开工以来|to date"),
    ("year_investment", "投资|investment"),
)
_TO_DATE = re.compile("累计(?:完成)?投资|investment to date", re.IGNORECASE)
"""A column of money whose cells say of when it is, where the heading does not."""
_PLANNED = re.compile("总投资|total investment|total cost", re.IGNORECASE)
_UNIT = re.compile(r"[（(]\s*([^（()）]+?)\s*[)）]")
_BEFORE, _THIS = re.compile("上年|去年|last year|previous year"), re.compile("本年|今年|年度|当年|this year")


class Column(NamedTuple):
    """What a column holds; `field` is one of `FIELDS`, or of a figure `actual.value`; empty of a column that is passed over."""

    heading: str
    field: str
    period: str | None = None
    unit: str | None = None


class Layout(NamedTuple):
    """How a table is to be read: what its rows are, from which one on, counted from 0, and each column in order."""

    kind: Kind
    first: int
    columns: list[Column]


def guessed(rows: Rows, titles: Sequence[str]) -> Layout | None:
    """How a table seems to be meant; None of one that lists neither indicators nor projects."""
    head = next((at for at, row in enumerate(rows[:_WITHIN]) if _is_heading(row)), None)
    if head is None:
        return None
    name = next(at for at, cell in enumerate(rows[head]) if _field(cell) == "name")
    last = head
    while last + 1 < min(len(rows), head + _MOST_HEADING_ROWS) and _goes_on(rows[head], rows[last + 1], name):
        last += 1
    headings = _headings([list(row) for row in rows[head : last + 1]])
    year = _title_year([*titles[-_MOST_HEADING_ROWS:], *(cell for row in rows[:head] for cell in row[:1])], headings)
    kind: Kind = "projects" if re.search("项目|project", _folded(rows[head][name])) else "indicators"
    columns = [_column(heading, year, kind) for heading in headings]
    held = [(column.field, column.period) for column in columns]
    columns = [column._replace(field="") if held[at] in held[:at] else column for at, column in enumerate(columns)]
    holds_figures = any("." in column.field or column.field == PLANNED for column in columns)
    return Layout(kind, last + 1, columns) if holds_figures else None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _field(heading: str) -> str | None:
    """The field that a heading names, without what it adds in brackets."""
    bare = re.sub(r"\s+", " ", _UNIT.sub("", _folded(heading))).strip(" :：")
    tight = bare.replace(" ", "") if not bare.isascii() else bare
    return next((field for field, words in _FIELDS.items() if re.fullmatch(words, tight)), None)


def _is_heading(row: Sequence[str]) -> bool:
    return any(_field(cell) == "name" for cell in row) and len({cell for cell in row if cell}) > 1


def _goes_on(head: Sequence[str], row: Sequence[str], name: int) -> bool:
    """Whether a row still belongs to the headings: its name is merged with theirs, or its words stand below merged ones or none."""
    own = [at for at, cell in enumerate(row) if cell and cell != head[at]]
    shared = [at for at in own if head[at] in ("", *head[max(0, at - 1) : at], *head[at + 1 : at + 2])]
    below = [at for at in own if at + 1 < len(head) and not head[at + 1] and row[at + 1]]
    figures = any(re.fullmatch(r"[-+]?[\d.,]+%?", row[at]) for at in own)
    if row[name] == head[name]:
        return bool(own)
    return row[name] == "" and bool(own) and {*shared, *below} == {*own} and not figures


def _headings(rows: list[list[str]]) -> list[str]:
    """The heading of each column: its own words under those that go over several columns."""
    for row, below in pairwise(rows):
        for column in range(1, len(row)):
            if not row[column] and below[column] and not _field(row[column - 1]) and not _field(below[column]):
                row[column] = row[column - 1]
    return [" ".join(dict.fromkeys(filter(None, (row[column] for row in rows)))) for column in range(len(rows[0]))]


def _title_year(titles: Sequence[str], headings: Sequence[str]) -> int | None:
    """The year that a table plans: that of its targets, or of its title."""
    targets = [each for heading in headings if re.search(_TARGET, _folded(heading)) for each in _YEAR.findall(heading)]
    years = targets or [each for text in (*titles, *headings) for each in _YEAR.findall(text)]
    return max((int(each[:4]) for each in years), default=None)


def _column(heading: str, year: int | None, kind: Kind) -> Column:
    field = _field(heading)
    unit = next((each for each in _UNIT.findall(unicodedata.normalize("NFKC", heading)) if is_known(each, {})), None)
    if field is not None:
        return Column(heading, field)
    text = _folded(heading)
    if kind == "projects" and _PLANNED.search(text):
        return Column(heading, PLANNED, None, unit)
    period = _period(text, year)
    if kind == "projects" and period is None and _TO_DATE.search(text):
        return Column(heading, "actual.investment_to_date", None, unit)
    role = "target" if re.search(_TARGET, text) else "actual" if re.search(_ACTUAL, text) or period else None
    if role is None or period is None:
        return Column(heading, "")
    form = next((form for form, words in _FORMS if re.search(words, text)), "value")
    if form in ("progress", "stage", "year_investment", "investment_to_date") and kind == "indicators":
        form = "value"
    role = "actual" if form == "share_of_plan" else role
    return Column(heading, f"{role}.{form}", period, None if unit in ("%", None) else unit)


def _period(text: str, year: int | None) -> str | None:
    """The period that a heading names; of 上年 and 本年 by the year that the table plans."""
    if span := _SPAN.search(text):
        return f"{span[1]}-{span[2]}"
    named = _YEAR.findall(text)
    if not named and (five := next((each for each in _FIVE_YEARS if each in text), None)):
        return _FIVE_YEARS[five]
    relative = None if year is None else str(year - 1) if _BEFORE.search(text) else str(year) if _THIS.search(text) else None
    whole = named[-1] if named else relative
    if whole is None:
        return None
    part = next((part for part, words in _PARTS if re.search(words, text)), None)
    months = _MONTHS.search(text)
    part = part or (f"{int(months[1]):02d}" if months else None)
    period = whole if part is None else f"{whole}-{part}"
    return period if is_period(period) else None
