"""How the overview of the indicators reads, by planctl's own verdicts or by a method of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from planctl.assess.answers import Answer, Figure
from planctl.assess.methods import MethodRow, MethodSummary
from planctl.assess.status import AttributeCounts, Outcomes, StatusRow, StatusSummary
from planctl.assess.verdict import FAMILIES, Family, Verdict
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_span
from planctl.plan.vocabulary import Attribute
from planctl.render import cells
from planctl.render.blocks import Block, Cell, Column, Group, Layout, Table, lines, table, usual_year
from planctl.render.verdicts import FAMILY_WORDS, comparison_words, distance_words, verdict_word
from planctl.render.views import (
    ATTRIBUTE,
    ID,
    NAMED_WITH_MEASURE,
    OWNER,
    VERDICT,
    WHY,
    added_lines,
    dated_column,
    interval_column,
    method,
    name_and_measure,
    name_of,
    result_cell,
    target_column,
    where_column,
)
from planctl.render.words import word


def _comparison(row: StatusRow, layout: Layout) -> Cell:
    """The distance in words; with the verdict where it has no column of its own."""
    if layout.wide:
        return Cell(distance_words(row, layout.language), row.margin.value)
    return Cell(comparison_words(row, layout.language), row.margin.value, row.verdict, row.verdict)


def _starred_name(row: StatusRow, layout: Layout) -> Cell:
    """The name, with a star where the attribute is inferred, and behind it what is measured, which stays when the name is cut."""
    name = name_of(row, layout.language) + ("*" if row.basis == "inferred" else "")
    shown = name_and_measure(name, row.measures, row.unit).text(layout.language)
    return Cell(shown, code=row.verdict, verdict=row.verdict, tail=shown.removeprefix(name))


def _short_comparison(row: StatusRow, layout: Layout) -> Cell:
    return Cell(comparison_words(row, layout.language, usual_year("base", layout)), row.margin.value)


COLUMNS: tuple[Column[StatusRow], ...] = (
    ID,
    NAMED_WITH_MEASURE,
    ATTRIBUTE,
    dated_column("baseline", Bilingual("实际", "Actual"), lambda row: row.baseline, usual="base"),
    target_column("plan"),
    Column("result", Bilingual("结果", "Result"), lambda row, layout: result_cell(row.result, row.target, layout), "right"),
    Column("distance", Bilingual("比较", "Comparison"), _comparison),
    interval_column("distance_interval", Bilingual("目标减实际，区间", "Target less actual, between"), lambda row: row.distance),
    VERDICT._replace(wide=True),
    WHY,
    OWNER,
    where_column(lambda row: (row.baseline, row.target, row.result)),
)
_YEAR_ALONE = Bilingual("", "")
SCREEN: tuple[Column[StatusRow], ...] = (
    Column("name", NAMED_WITH_MEASURE.heading, _starred_name),
    dated_column("baseline", _YEAR_ALONE, lambda row: row.baseline, usual="base"),
    target_column("plan"),
    Column("result", Bilingual("结果", "Result"), lambda row, layout: result_cell(row.result, row.target, layout), "right"),
    Column("distance", Bilingual("比较", "Comparison"), _short_comparison),
)
"""The columns of an overview in which each row has one line."""
_MOST_FOLDED = 3
"""So many rows of which nothing can be said stand in a list; more are counted in a line."""
_FOLDED = Bilingual("· 另 {number} 项：{verdicts}（--format wide 列出）", "· {number} more: {verdicts} (--format wide lists them)")
_HEAD = Bilingual("{attribute} {indicators} 项{remarks}：{families}", "{attribute} {indicators}{remarks}: {families}")
_ASKED = Bilingual(
    "↗ = ↘ 目标的要求与上年相比：更高、持平、更低，不是完成情况",
    "↗ = ↘ what a target asks beside the year before: more, the same, less; no verdict on it",
)
_ROWS = Bilingual("共 {number} 行", "{number} rows")
_FAMILY = Bilingual("{family} {number}（{verdicts}）", "{family} {number} ({verdicts})")
_FAMILIES = Bilingual("；", "; ")
_INFERRED = Bilingual("推断 {number}", "{number} inferred")
_REMARKS = Bilingual("（{remarks}）", " ({remarks})")
_NUMBERS = Bilingual("，", ", ")
_MORE = Bilingual(
    "主要指标 {indicators} 项由数据选定，不是官方的指标清单；共收录 {recorded} 项，--all 全部列出",
    "{indicators} headline indicators, chosen in the data and not the official list, of {recorded} recorded; --all lists the rest",
)
_UNDER_WAY = Bilingual(
    "目标年度已有数字的 {number} 项，进度见 planctl review",
    "under way, with figures of the year so far: {number} (see planctl review)",
)
_STAR = Bilingual("* 属性为推断，非原文", "* the attribute is inferred, not stated by the plan")
_WORKED_OUT = Bilingual(
    "† {name}：由{period}年的天数按日历天数推算，非原文",
    "† {name}: worked out from the number of days by the calendar year {period}; not printed by the plan",
)
_LEVEL_GROWTH = Bilingual(
    "{name}：水平按现价{growth}，与不变价增速不是同一口径，不可互比",
    "{name}: the level changed by {growth} at current prices, which is not the same measure as growth at constant prices",
)

_CHAINED = Bilingual(
    "† {name}：{change} 由 {since} 年以来收录的增速连乘得出，不是公布数",
    "† {name}: {change} is chained from the rates recorded since {since}, not a published figure",
)


_TOGETHER = {
    True: Bilingual(
        "† {name}：{change} 由 {period} 收录的各年数相加得出，不是公布数",
        "† {name}: {change} adds up the years recorded for {period}, not a published figure",
    ),
    False: Bilingual(
        "† {name}：{change} 由 {period} 收录的各年数推算，不是公布数",
        "† {name}: {change} is worked out from the years recorded for {period}, not a published figure",
    ),
}
"""What is said of a sum of years, and of an average growth."""


def blocks(answer: Answer[StatusRow, StatusSummary] | Answer[MethodRow, MethodSummary], layout: Layout) -> list[Block]:
    """The indicators in a table, and under it the counts of each attribute."""
    if isinstance(answer.summary, MethodSummary):
        return method.blocks([row for row in answer.rows if isinstance(row, MethodRow)], answer.summary, layout)
    rows = [row for row in answer.rows if isinstance(row, StatusRow)]
    summary, language = answer.summary, layout.language
    listing = _listing(rows, summary, layout) if layout.compact and rows else None
    chosen = summary.indicators > 1 and summary.recorded > summary.indicators and all(row.headline for row in rows)
    return [
        listing or table(COLUMNS, rows, layout),
        *lines(
            *(counts_line(attribute, counts, layout) for attribute, counts in summary.by_attribute.items() if listing is None),
            *outcomes_lines({of: each for of, each in summary.outcomes.items() if each.indicators > 1 and not each.open}, layout),
            _ASKED.text(language) if listing and any(row.family == Family.ASKS for row in rows) else None,
            _UNDER_WAY.filled(number=summary.under_way).text(language) if listing and summary.under_way else None,
            _MORE.filled(indicators=summary.indicators, recorded=summary.recorded).text(language) if chosen else None,
            *notes(rows, layout),
        ),
    ]


def notes(rows: Sequence[StatusRow], layout: Layout) -> Iterator[str]:
    """What has to be said of single figures, and of the marks beside names and figures."""
    language = layout.language
    yield from (_level_growth(row, layout) for row in rows if row.level_growth is not None)
    yield from (_chained(row, row.result, layout) for row in rows if row.result and _over_years(row))
    yield from added_lines(((row, each) for row in rows for each in (row.baseline, row.result)), language)
    if any(row.basis == "inferred" for row in rows):
        yield _STAR.text(language)
    yield from _worked_out(rows, language)


def _listing(rows: list[StatusRow], summary: StatusSummary, layout: Layout) -> Table:
    """The rows by attribute, a line each; those of which nothing can be said are counted where they are many."""
    groups: list[Group] = []
    shown: list[StatusRow] = []
    for attribute, counts in summary.by_attribute.items():
        of_one = [row for row in rows if row.attribute == attribute]
        unknown = [row for row in of_one if row.family == Family.UNKNOWN]
        folded = unknown if len(unknown) > _MOST_FOLDED else []
        listed = [row for row in of_one if not folded or row.family != Family.UNKNOWN]
        after = _folded(Counter(row.verdict for row in folded), attribute, layout.language) if folded else None
        groups.append(Group(counted(attribute, counts, layout.language), len(listed), after))
        shown += listed
    return table(SCREEN, shown, layout)._replace(groups=tuple(groups), overview=True)


def counted(attribute: Attribute, counts: AttributeCounts, language: Language) -> str:
    """An attribute with the numbers of its families."""
    families = [f"{FAMILY_WORDS[family].text(language)} {sum(of.values())}" for family, of in counts.verdicts.items()]
    head = _HEAD.filled(
        attribute=word(attribute, language),
        indicators=counts.indicators,
        remarks=_remarks(counts.inferred, language, _rows(counts)),
        families=_NUMBERS.text(language).join(families),
    )
    said = head.text(language)
    return said[:1].upper() + said[1:]


def _folded(verdicts: Counter[Verdict], attribute: Attribute, language: Language) -> str:
    unknown = [verdict for verdict in FAMILIES[Family.UNKNOWN] if verdicts[verdict]]
    counted = [f"{verdict_word(verdict, attribute, language)} {verdicts[verdict]}" for verdict in unknown]
    number, joined = verdicts.total(), _NUMBERS.text(language).join(counted)
    return _FOLDED.filled(number=number, verdicts=joined).text(language)


def _rows(counts: AttributeCounts) -> int:
    """How many rows there are, where some indicators have more than one; else 0."""
    rows = sum(sum(verdicts.values()) for verdicts in counts.verdicts.values())
    return rows if rows > counts.indicators else 0


def _remarks(inferred: int, language: Language, rows: int = 0) -> str:
    """In one bracket, what is said of a number of indicators: their rows, and of how many the attribute is inferred."""
    said = [form.filled(number=number).text(language) for form, number in ((_ROWS, rows), (_INFERRED, inferred)) if number]
    return _REMARKS.filled(remarks=_NUMBERS.text(language).join(said)).text(language) if said else ""


def counts_line(attribute: Attribute, counts: AttributeCounts, layout: Layout) -> str:
    """How many indicators of an attribute there are, and of each family of verdicts how many have each."""
    language = layout.language
    families = [_family(family, verdicts, attribute, language) for family, verdicts in counts.verdicts.items()]
    filled = _HEAD.filled(
        attribute=word(attribute, language),
        indicators=counts.indicators,
        remarks=_remarks(counts.inferred, language, _rows(counts)),
        families=_FAMILIES.text(language).join(families),
    )
    return filled.text(language)


_OUTCOMES = Bilingual(
    "{attribute} {indicators} 项{remarks}的结果：{outcomes}", "{attribute} {indicators}{remarks}, outcome: {outcomes}"
)
_ALL_MET = Bilingual(
    "{attribute} {indicators} 项{remarks}全部{met}{better}", "{attribute} {indicators}{remarks}, outcome: all {met}{better}"
)
_BETTER = Bilingual("（{better} {number}）", " ({better} {number})")
_OPEN = Bilingual("尚无结果 {number}", "no result yet {number}")
_UNJUDGED = Bilingual("无法判断 {number}", "can't be said {number}")


def outcomes_lines(outcomes: dict[Attribute, Outcomes], layout: Layout) -> list[str]:
    """What became of the indicators of each attribute of which one at least has its result."""
    return [
        _outcomes(attribute, each, layout.language)
        for attribute, each in outcomes.items()
        if each.met or each.nearly or each.missed
    ]


def _outcomes(attribute: Attribute, outcomes: Outcomes, language: Language) -> str:
    """As a report has it: how many indicators met their targets, and how many of them did better."""
    met, better, nearly, missed = (
        verdict_word(verdict, attribute, language) for verdict in (Verdict.MET, Verdict.EXCEEDED, Verdict.NEARLY, Verdict.MISSED)
    )
    of_them = _BETTER.filled(better=better, number=outcomes.better).text(language) if outcomes.better else ""
    counted = [
        *([f"{met} {outcomes.met}{of_them}"] if outcomes.met else []),
        *(f"{word_} {number}" for word_, number in ((nearly, outcomes.nearly), (missed, outcomes.missed)) if number),
        *([_OPEN.filled(number=outcomes.open).text(language)] if outcomes.open else []),
        *([_UNJUDGED.filled(number=outcomes.unjudged).text(language)] if outcomes.unjudged else []),
    ]
    return (
        (_ALL_MET if outcomes.met == outcomes.indicators else _OUTCOMES)
        .filled(
            attribute=word(attribute, language),
            indicators=outcomes.indicators,
            remarks=_remarks(outcomes.inferred, language),
            outcomes=_NUMBERS.text(language).join(counted),
            met=met,
            better=of_them,
        )
        .text(language)
    )


def _family(family: Family, verdicts: dict[Verdict, int], attribute: Attribute, language: Language) -> str:
    counted = [f"{verdict_word(verdict, attribute, language)} {number}" for verdict, number in verdicts.items()]
    return (
        _FAMILY.filled(family=FAMILY_WORDS[family], number=sum(verdicts.values()), verdicts=_NUMBERS.text(language).join(counted))
    ).text(language)


def _worked_out(rows: Sequence[StatusRow], language: Language) -> dict[str, None]:
    """Of which rows a figure was worked out from another indicator, days for a share of them."""
    return dict.fromkeys(
        _WORKED_OUT.filled(name=name_of(row, language), period=figure.period).text(language)
        for row in rows
        for figure in (row.baseline, row.result)
        if figure is not None and figure.worked_out_from not in (None, row.id)
    )


def _level_growth(row: StatusRow, layout: Layout) -> str:
    """What the level did in the same year, in a sentence of its own because it is another measure."""
    growth = cells.quantity(row.level_growth, layout.language)
    return _LEVEL_GROWTH.filled(name=name_of(row, layout.language), growth=growth).text(layout.language)


def _over_years(row: StatusRow) -> bool:
    """Whether a result is worked out from the figures of several years."""
    result = row.result
    return result is not None and result.worked_out_from == row.id and (result.since is not None or is_span(result.period))


def _chained(row: StatusRow, result: Figure, layout: Layout) -> str:
    """That a result over several years is worked out from the figures of the years."""
    change, template = cells.figure(result, layout.language), _CHAINED if result.since else _TOGETHER[result.form == "value"]
    filled = template.filled(name=name_of(row, layout.language), change=change, since=result.since, period=result.period)
    return filled.text(layout.language)
