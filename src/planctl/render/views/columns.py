"""What each command's table shows: a column is a heading and the way from a row to a cell's text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from planctl.assess.answers import Figure, Quantity
from planctl.assess.figures import FigureRow
from planctl.language import Bilingual, Language
from planctl.numbers.periods import year_of
from planctl.render import cells, rounding
from planctl.render.views import chains, source
from planctl.render.words import NOTHING, name, unit_words, verdict_word, word

Align = Literal["left", "right"]


class Column(NamedTuple):
    """One column of a table; `wide` ones are left out where a screen must hold the table.

    Where most cells are of one year, that of the plan or the one before, it stands once in the heading: `usual`.
    """

    heading: Bilingual
    cell: Callable[[Any, Language], str]
    align: Align = "left"
    wide: bool = False
    usual: Literal["plan", "base"] | None = None

    def titled(self, language: Language, year: int | None) -> str:
        """The heading, with the usual year."""
        shown = self._year(year)
        return self.heading.text(language) + (f" {shown}" if shown else "")

    def text(self, row: Any, language: Language, year: int | None) -> str:  # noqa: ANN401 a row of the column's command
        """The cell, with its year only where that is not the usual one."""
        cell, usual = self.cell(row, language), self._year(year)
        return cell if usual is None else cell.removesuffix(f" ({usual})")

    def _year(self, year: int | None) -> int | None:
        if year is None or self.usual is None:
            return None
        return year if self.usual == "plan" else year - 1


def _name(row: Any, language: Language) -> str:  # noqa: ANN401 any row that has names
    return name(row.name_zh, row.name_en, language)


def _name_and_unit(row: Any, language: Language) -> str:  # noqa: ANN401 any row that has names and a unit
    unit = unit_words(row.unit, language)
    return _name(row, language) + (f"（{unit}）" if language == "zh" else f" ({unit})")


def _attribute(row: Any, language: Language) -> str:  # noqa: ANN401 any row that has an attribute
    """The attribute, with a star when it is inferred."""
    return NOTHING if row.attribute == "unstated" else word(row.attribute, language) + ("*" if row.basis == "inferred" else "")


def _verdict(row: Any, language: Language) -> str:  # noqa: ANN401 any row that has a verdict
    return verdict_word(row.verdict, row.attribute, language)


def _reason(row: Any, language: Language) -> str:  # noqa: ANN401 any row that has a reason
    return word(row.reason, language)


def _baseline(row: Any, language: Language) -> str:  # noqa: ANN401 any row that has a baseline
    return cells.figure(row.baseline, language)


def _dated(term: Figure | None, language: Language) -> str:
    return NOTHING if term is None else f"{cells.figure(term, language)} ({term.period})"


def _latest(row: Any, language: Language) -> str:  # noqa: ANN401 a row of pace
    """The latest figure, or the change that several of them make together."""
    if row.done is None:
        return _dated(row.latest, language)
    return f"{cells.quantity(row.done, language)} ({row.latest.period})"


def _target(row: Any, language: Language) -> str:  # noqa: ANN401 any row that has a target
    return cells.figure(row.target, language)


def _interval_of(field: str) -> Callable[[Any, Language], str]:
    def cell(row: Any, language: Language) -> str:  # noqa: ANN401 any row that has the quantity
        quantity = getattr(row, field)
        return cells.interval(None if quantity is None else rounding.interval(quantity), language)

    return cell


def _quantity(field: str) -> Callable[[Any, Language], str]:
    return lambda row, language: cells.quantity(getattr(row, field), language)


def _rate(row: Any, language: Language) -> str:  # noqa: ANN401 a row of growth
    """A rate; one over several years in all is said to be so, in the column of yearly ones."""
    in_all = row.kind == "stated" and year_of(row.to_period) - year_of(row.from_period) > 1
    shown = cells.quantity(row.rate, language)
    return Bilingual("共{}", "{} in all").text(language).format(shown) if in_all else shown


def _with_unit(quantity: Quantity, language: Language) -> str:
    unit = unit_words(quantity.unit, language).removeprefix("%")
    return cells.quantity(quantity, language) + (unit if language == "zh" else f" {unit}".rstrip())


def _flags(row: FigureRow | Figure, language: Language) -> str:
    """What a progress is of, and what the source says of the figure beside its number."""
    flags = [*([row.of] if row.of else []), *(flag for flag in ("estimate", "stretch") if getattr(row, flag))]
    return ("、" if language == "zh" else ", ").join(word(flag, language) for flag in flags)


_ID = Column(Bilingual("编号", "Id"), lambda row, _: row.id, wide=True)
_NAME = Column(Bilingual("指标", "Indicator"), _name)
_NAMED_WITH_UNIT = Column(Bilingual("指标（单位）", "Indicator (unit)"), _name_and_unit)
_ATTRIBUTE = Column(Bilingual("属性", "Attr."), _attribute)
_VERDICT = Column(Bilingual("判断", "Verdict"), _verdict)
_WHY = Column(Bilingual("原因", "Reason"), _reason, wide=True)
_WHERE = Column(
    Bilingual("出处", "Where"), lambda row, _: cells.paragraph(row.baseline, row.target, getattr(row, "result", None)), wide=True
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "status": (
        _ID,
        _NAMED_WITH_UNIT,
        _ATTRIBUTE,
        Column(Bilingual("实绩", "Actual"), lambda row, language: _dated(row.baseline, language), "right", usual="base"),
        Column(Bilingual("目标", "Target"), lambda row, language: _dated(row.target, language), "right", usual="plan"),
        Column(Bilingual("结果", "Result"), lambda row, language: cells.figure(row.result, language), "right"),
        Column(Bilingual("差距", "To go"), _quantity("distance"), "right"),
        Column(Bilingual("差距区间", "To go between"), _interval_of("distance"), "right", wide=True),
        _VERDICT,
        _WHY,
        _WHERE,
    ),
    "method": (
        _ID,
        _NAMED_WITH_UNIT,
        Column(Bilingual("基期", "Base"), lambda row, language: _dated(row.base, language), "right"),
        Column(Bilingual("最新", "Latest"), lambda row, language: _dated(row.latest, language), "right"),
        Column(Bilingual("目标", "Target"), lambda row, language: _dated(row.target, language), "right"),
        Column(Bilingual("实际", "Observed"), _quantity("observed"), "right", wide=True),
        Column(Bilingual("所需", "Required"), _quantity("required"), "right", wide=True),
        Column(Bilingual("度量", "Measure"), lambda row, language: cells.quantity(row.measure, language, signed=False), "right"),
        Column(Bilingual("度量区间", "Measure between"), _interval_of("measure"), "right", wide=True),
        Column(Bilingual("档次或原因", "Category, or why none"), lambda row, language: word(row.category or row.reason, language)),
        Column(Bilingual("得分", "Score"), lambda row, language: cells.quantity(row.score, language), "right", wide=True),
        Column(Bilingual("自然极限", "Limit"), lambda row, _: str(row.limit or NOTHING), "right", wide=True),
        Column(Bilingual("出处", "Where"), lambda row, _: cells.paragraph(row.base, row.latest, row.target), wide=True),
    ),
    "gap": (
        _ID,
        _NAMED_WITH_UNIT,
        Column(Bilingual("实绩", "Actual"), lambda row, language: _dated(row.baseline, language), "right", usual="base"),
        Column(Bilingual("目标", "Target"), lambda row, language: _dated(row.target, language), "right"),
        Column(Bilingual("差距", "Gap"), _quantity("gap"), "right"),
        Column(Bilingual("差距区间", "Gap between"), _interval_of("gap"), "right", wide=True),
        Column(Bilingual("相对", "Relative"), _quantity("relative_gap"), "right"),
        Column(Bilingual("相对区间", "Relative between"), _interval_of("relative_gap"), "right", wide=True),
        Column(Bilingual("年均需增", "A year"), _quantity("required_rate"), "right"),
        Column(Bilingual("年均区间", "A year between"), _interval_of("required_rate"), "right", wide=True),
        Column(Bilingual("判断", "Verdict"), _verdict),
        _WHY,
        _WHERE,
    ),
    "growth": (
        _ID,
        _NAME,
        Column(Bilingual("类别", "Rate"), lambda row, language: word(row.kind, language)),
        Column(Bilingual("时期", "Periods"), lambda row, _: f"{row.from_period}–{row.to_period}"),
        Column(Bilingual("性质", "Role"), lambda row, language: word(row.role, language)),
        Column(Bilingual("年增速", "% a year"), _rate, "right"),
        Column(Bilingual("区间", "Between"), _interval_of("rate"), "right", wide=True),
        Column(Bilingual("价格", "Prices"), lambda row, language: word(row.prices, language)),
        Column(
            Bilingual("隐含上年数", "Implied base"),
            lambda row, language: cells.quantity(row.implied_base, language, signed=False),
            "right",
        ),
        Column(Bilingual("上年数区间", "Base between"), _interval_of("implied_base"), "right", wide=True),
        Column(Bilingual("单位", "Unit"), lambda row, language: unit_words(row.unit, language), wide=True),
        Column(Bilingual("出处", "Where"), lambda row, _: " ".join(f"P{number}" for number in row.paragraphs), wide=True),
    ),
    "projects": (
        _ID,
        Column(Bilingual("项目", "Project"), _name),
        Column(Bilingual("类别", "Category"), lambda row, language: name(row.category_zh, row.category_en, language)),
        Column(Bilingual("产业链", "Chain"), lambda row, language: name(row.chain_zh, row.chain_en, language), wide=True),
        Column(Bilingual("上年阶段", "Stage"), lambda row, language: cells.figure(row.stage, language)),
        Column(Bilingual("计划阶段", "Planned"), lambda row, language: cells.figure(row.stage_planned, language)),
        Column(Bilingual("进度", "Progress"), lambda row, language: cells.figure(row.progress, language), "right"),
        Column(Bilingual("计划进度", "Planned"), lambda row, language: cells.figure(row.progress_planned, language), "right"),
        Column(Bilingual("待完成", "To go"), _quantity("points_to_go"), "right"),
        Column(Bilingual("基数", "Of"), lambda row, language: _wholes(row.progress, row.progress_planned, language), wide=True),
        Column(
            Bilingual("总投资", "Investment"),
            lambda row, language: cells.figure_with_unit(row.investment, language),
            "right",
            wide=True,
        ),
        Column(
            Bilingual("出处", "Where"),
            lambda row, _: cells.paragraph(row.stage, row.stage_planned, row.progress, row.progress_planned),
            wide=True,
        ),
    ),
    "figures": (
        Column(Bilingual("编号", "Id"), lambda row, _: row.subject, wide=True),
        Column(Bilingual("名称", "Name"), _name),
        Column(Bilingual("类型", "Type"), lambda row, language: word(row.subject_type, language), wide=True),
        Column(Bilingual("时期", "Period"), lambda row, _: row.period),
        Column(Bilingual("性质", "Role"), lambda row, language: word(row.role, language)),
        Column(Bilingual("形式", "Form"), lambda row, language: word(row.form, language)),
        Column(Bilingual("数字", "Figure"), cells.figure, "right"),
        Column(Bilingual("单位", "Unit"), lambda row, language: unit_words(row.unit, language)),
        Column(Bilingual("说明", "Flags"), _flags, wide=True),
        Column(Bilingual("出处", "Where"), lambda row, _: cells.paragraph(row)),
    ),
    "totals": (
        _ID,
        Column(Bilingual("官方总计", "Official total"), _name),
        Column(Bilingual("单位", "Unit"), lambda row, language: unit_words(row.unit, language)),
        Column(Bilingual("实绩", "Actual"), lambda row, language: _each(row.actual, language), "right", usual="base"),
        Column(Bilingual("计划", "Planned"), lambda row, language: _each(row.target, language), "right", usual="plan"),
        Column(Bilingual("出处", "Where"), lambda row, _: cells.paragraph(*row.actual, *row.target), wide=True),
    ),
    "statements": (
        Column(Bilingual("时期", "Period"), lambda row, _: row.period),
        Column(Bilingual("性质", "Role"), lambda row, language: word(row.role, language)),
        Column(Bilingual("形式", "Form"), lambda row, language: word(row.form, language)),
        Column(Bilingual("数字", "Figure"), cells.figure_with_unit, "right"),
        Column(Bilingual("说明", "Flags"), _flags),
        Column(Bilingual("出处", "Where"), lambda row, _: cells.paragraph(row)),
    ),
    "pace": (
        _ID,
        _NAMED_WITH_UNIT,
        Column(Bilingual("类别", "Kind"), lambda row, language: word(row.kind, language), wide=True),
        Column(Bilingual("目标", "Target"), lambda row, language: _dated(row.target, language), "right"),
        Column(Bilingual("最新", "Latest"), _latest, "right"),
        Column(
            Bilingual("完成", "Done"), lambda row, language: cells.quantity(row.share_of_target, language, signed=False), "right"
        ),
        Column(Bilingual("时间", "Time"), lambda row, language: cells.quantity(row.share_of_time, language, signed=False), "right"),
        Column(Bilingual("剩余", "Left"), _quantity("left"), "right"),
        Column(Bilingual("所需", "Needed"), lambda row, language: _with_unit(row.needed, language), "right"),
        _VERDICT,
        Column(Bilingual("出处", "Where"), lambda row, _: cells.paragraph(row.latest, row.target), wide=True),
    ),
    "path": (
        Column(Bilingual("目标年", "Horizon"), lambda row, _: row.horizon),
        Column(Bilingual("年份", "Year"), lambda row, _: str(row.year)),
        Column(Bilingual("所需", "Required"), lambda row, language: cells.quantity(row.required, language, signed=False), "right"),
        Column(
            Bilingual("按所述增速", "At the rate"),
            lambda row, language: cells.quantity(row.stated, language, signed=False),
            "right",
        ),
        Column(Bilingual("所述区间", "Rate between"), _interval_of("stated"), "right", wide=True),
        Column(Bilingual("已公布", "Recorded"), lambda row, language: cells.figure(row.recorded, language), "right"),
    ),
    "check": (
        Column(Bilingual("规则", "Rule"), lambda row, _: row.rule),
        Column(Bilingual("程度", "Severity"), lambda row, language: word("known" if row.known else row.severity, language)),
        Column(Bilingual("对象", "Subject"), lambda row, language: name(row.name_zh, row.name_en, language)),
        Column(Bilingual("矛盾", "Contradiction"), lambda row, language: row.message_zh if language == "zh" else row.message_en),
        Column(Bilingual("解释", "Explanation"), lambda row, language: name(row.explanation_zh, row.explanation_en, language)),
        Column(Bilingual("位置", "Where"), lambda row, _: f"{row.file}:{row.line}:{row.column}", wide=True),
    ),
    "chains": (
        _ID,
        Column(Bilingual("产业链", "Chain"), _name),
        Column(Bilingual("分项", "Part"), chains.part, "right"),
        Column(Bilingual("其他目标", "Other targets"), chains.targets),
        Column(Bilingual("项目", "Projects"), chains.projects),
    ),
    "coverage": (
        Column(Bilingual("出处", "Where"), lambda row, _: f"P{row.paragraph}"),
        Column(Bilingual("列", "Column"), lambda row, _: str(row.column), "right", wide=True),
        Column(Bilingual("归属", "Is"), source.what),
        Column(Bilingual("原文", "In the text"), lambda row, _: source.marked(row.before, row.printed, row.after)),
    ),
    "explain": (
        Column(Bilingual("规则", "Rule"), lambda row, _: row.rule),
        Column(Bilingual("程度", "Severity"), lambda row, language: word(row.severity, language)),
        Column(Bilingual("说明", "Says"), lambda row, language: row.message_zh if language == "zh" else row.message_en),
        Column(Bilingual("提示", "Hint"), lambda row, language: row.hint_zh if language == "zh" else row.hint_en, wide=True),
    ),
    "validate": (
        Column(Bilingual("路径", "Path"), lambda row, _: row.path),
        Column(Bilingual("可用", "Valid"), lambda row, language: word("true" if row.valid else "false", language)),
        Column(Bilingual("错误", "Errors"), lambda row, _: str(row.errors), "right"),
        Column(Bilingual("警告", "Warnings"), lambda row, _: str(row.warnings), "right"),
        Column(Bilingual("指标", "Indicators"), lambda row, _: _count(row.indicators), "right"),
        Column(Bilingual("项目", "Projects"), lambda row, _: _count(row.projects), "right"),
        Column(Bilingual("总计", "Totals"), lambda row, _: _count(row.totals), "right"),
        Column(Bilingual("数字", "Figures"), lambda row, _: _count(row.figures), "right"),
    ),
}


def _count(number: int | None) -> str:
    return NOTHING if number is None else str(number)


def _each(terms: tuple[Figure, ...], language: Language) -> str:
    return " ".join(_dated(term, language) for term in terms) or NOTHING


def _wholes(before: Figure | None, after: Figure | None, language: Language) -> str:
    wholes = dict.fromkeys(word(term.of, language) for term in (before, after) if term is not None and term.of is not None)
    return " / ".join(wholes) or NOTHING


def columns(command: str, wide: bool) -> tuple[Column, ...]:
    """A command's columns, all of them or those that a screen holds."""
    return tuple(column for column in COLUMNS[command] if wide or not column.wide)
