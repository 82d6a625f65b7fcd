"""Which column of a table holds what: guessed from the headings of an official annex, in Chinese or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from planctl.numbers.periods import is_period
from planctl.numbers.units import is_known
from planctl.plan.vocabulary import ATTRIBUTE_WORDS

Rows = Sequence[Sequence[str]]
Kind = Literal["indicators", "projects"]

FIELDS = (
    *("number", "id", "name", "part", "name_en", "unit", "attribute", "nature", "direction", "area"),
    *("owner", "note", "place", "content", "years"),
)
"""What a column can hold of the thing itself; a figure is `actual.` or `target.` and its form, or `planned_investment`.

`part` is what a row counts of the thing that the name before it says: 城镇 of 居民人均可支配收入.
"""
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
    "part": "其中|分项|of which|breakdown",
    "attribute": "属性|指标属性|指标性质|指标类型|类型|attribute",
    "nature": "类别属性|指标种类|nature",
    "direction": "方向|指标方向|direction",
    "area": "领域|类别|分类|板块|产业|area|category|theme",
    "owner": "责任单位|责任部门|牵头单位|牵头部门|主管部门|负责单位|牵头责任单位|业主|项目业主|建设单位|"
    "owner|responsible|lead|(?:(?:lead|responsible) )?(?:dept\\.?|department|agency|body)",
    "note": "备注|说明|注|notes?|remarks?|comments?",
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
    ("growth", "增长|增速|增幅|同比|growth|change \\(%\\)|% ?ch(?:an)?ge?\\b|y-?o-?y|year on year"),
    ("change", "增减|change"),
    ("progress", "进度|progress"),
    ("stage", "阶段|建设性质|stage"),
    ("investment_to_date", "累计(?:完成)?投资|开工以来|to date"),
    ("year_investment", "投资|investment"),
)
_OF_THE_SAME = ("growth", "change", "average_growth")
"""Forms of which a column without a year is of the figures to its left."""
_COMPARED = re.compile(
    r"(?:比|较|vs\.?|versus|over|on|from|against|compared (?:with|to))\s*"
    rf"(?:{_ONE}\s*年?|上年(?:同期)?|去年(?:同期)?|(?:the )?(?:last|previous) year|the year before)"
)
"""What a change is told against: its period is another one."""
_CARRIED_OUT = "执行|完成|实绩|result|outturn|execution|achieved"
_TO_DATE = re.compile("累计(?:完成)?投资|investment to date", re.IGNORECASE)
"""A column of money whose cells say of when it is, where the heading does not."""
_PLANNED = re.compile("总投资|total investment|total cost", re.IGNORECASE)
_MOST = 2
"""One in so many is more than half."""
_ATTRIBUTES = {word.casefold() for code, called in ATTRIBUTE_WORDS.items() for word in (code, called.zh, called.en)}
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
    above = [*titles[-_MOST_HEADING_ROWS:], *(cell for row in rows[:head] for cell in row[:1])]
    kind: Kind = "projects" if re.search("项目|project", _folded(rows[head][name])) else "indicators"
    columns = _columns(headings, above, kind)
    held = [(column.field, column.period) for column in columns]
    columns = [column._replace(field="") if held[at] in held[:at] else column for at, column in enumerate(columns)]
    columns = _by_their_words(columns, rows[last + 1 :], name)
    holds_figures = any("." in column.field or column.field == PLANNED for column in columns)
    return Layout(kind, last + 1, columns) if holds_figures else None


def _by_their_words(columns: list[Column], rows: Rows, name: int) -> list[Column]:
    """Columns with those whose headings do not tell, but whose cells do: attributes, and the parts of what is named before them."""

    def cells(at: int) -> list[str]:
        return [row[at] for row in rows if at < len(row) and row[at] and row[at] != row[name]]

    is_parts = name + 1 < len(columns) and columns[name + 1].heading in ("", columns[name].heading)
    if is_parts and not columns[name + 1].field and any(not re.match(r"[-+]?\d", cell) for cell in cells(name + 1)):
        columns[name + 1] = columns[name + 1]._replace(field="part")
    if not any(column.field == "attribute" for column in columns):
        for at, column in enumerate(columns):
            said = [] if column.field else cells(at)
            if said and _MOST * sum(_folded(cell).rstrip("*") in _ATTRIBUTES for cell in said) > len(said):
                columns[at] = column._replace(field="attribute")
                break
    return columns


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
    """The heading of each column: its own words under those that go over several columns; 目标 below a year is no name."""
    for row, below in pairwise(rows):
        for column in range(1, len(row)):
            is_of_left = below[column] and not _field(row[column - 1]) and _field(below[column]) in (None, "name")
            if not row[column] and is_of_left:
                row[column] = row[column - 1]
    return [" ".join(dict.fromkeys(filter(None, (row[column] for row in rows)))) for column in range(len(rows[0]))]


def _title_year(titles: Sequence[str], headings: Sequence[str]) -> int | None:
    """The year that a table plans: that of its targets, or of its title."""
    targets = [each for heading in headings if re.search(_TARGET, _folded(heading)) for each in _YEAR.findall(heading)]
    years = targets or [each for text in (*titles, *headings) for each in _YEAR.findall(text)]
    return max((int(each[:4]) for each in years), default=None)


def _columns(headings: Sequence[str], titles: Sequence[str], kind: Kind) -> list[Column]:
    """What each column holds by its heading, and by its neighbours where that leaves it open."""
    year = _title_year(titles, headings)
    meant = [_meant(heading, year, kind) for heading in headings]
    targets = {each.period for each in meant if each.role == "target" and each.period}
    for at, each in enumerate(meant):
        if each.field is None and each.role == "target" and each.period is None and len(targets) == 1:
            meant[at] = each._replace(period=next(iter(targets)))
        elif each.field is None and each.role is None and each.period is not None:
            meant[at] = each._replace(role=_role_beside(meant, at) or _role_of_year(meant, at, titles, year))
        elif each.field is None and each.role is None and each.form in _OF_THE_SAME and at > 0 and meant[at - 1].form is not None:
            meant[at] = each._replace(role=meant[at - 1].role, period=meant[at - 1].period)
    return [each.column() for each in meant]


class _Meant(NamedTuple):
    """What the words of a heading say: the field that they name, or a figure's role, period and form, as far as they tell."""

    heading: str
    field: str | None
    unit: str | None = None
    role: str | None = None
    period: str | None = None
    form: str | None = None

    def column(self) -> Column:
        """The column of such a heading; it is passed over where its figures have no role or no period."""
        if self.field is not None:
            return Column(self.heading, self.field, None, self.unit)
        if self.role is None or self.period is None:
            return Column(self.heading, "")
        role = "actual" if self.form == "share_of_plan" else self.role
        return Column(self.heading, f"{role}.{self.form}", self.period, None if self.unit in ("%", None) else self.unit)


def _meant(heading: str, year: int | None, kind: Kind) -> _Meant:
    if (field := _field(heading)) is not None:
        return _Meant(heading, field)
    unit = next((each for each in _UNIT.findall(unicodedata.normalize("NFKC", heading)) if is_known(each, {})), None)
    text = _COMPARED.sub("", _folded(heading))
    if kind == "projects" and _PLANNED.search(text):
        return _Meant(heading, PLANNED, unit)
    period = _period(text, year)
    if kind == "projects" and period is None and _TO_DATE.search(text):
        return _Meant(heading, "actual.investment_to_date", unit)
    role = "target" if re.search(_TARGET, text) else "actual" if re.search(_ACTUAL, text) else None
    form = next((form for form, words in _FORMS if re.search(words, text)), "value")
    if form in ("progress", "stage", "year_investment", "investment_to_date") and kind == "indicators":
        form = "value"
    return _Meant(heading, None, unit, role, period, form)


def _role_beside(meant: Sequence[_Meant], at: int) -> str | None:
    """The role of the nearest figures of the same period that have one, before a column or else behind it."""
    others = [*reversed(meant[:at]), *meant[at + 1 :]]
    return next((each.role for each in others if each.role and each.period == meant[at].period), None)


def _role_of_year(meant: Sequence[_Meant], at: int, titles: Sequence[str], year: int | None) -> str:
    """The role of a year without a word: in a table that its title calls a plan the year planned is a target, all else a result."""
    title = " ".join(map(_folded, titles))
    plans = re.search(_TARGET, title) and not re.search(_CARRIED_OUT, title)
    of = str(meant[at].period)
    others = {each.period for each in meant if each.period and each.period != of}
    return "target" if plans and others and of.rpartition("-")[2][:4] == str(year) else "actual"


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
