"""What the page of a whole plan holds, in both languages; how it looks stands in `templates/report.html.j2`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from planctl.assess.answers import Answer
from planctl.assess.report import ReportRow, ReportSummary, Section, StatusSection
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual, Language
from planctl.render.blocks import Align, Block, Cell, Layout, Table
from planctl.render.chart.files import picture
from planctl.render.chart.svg import Markup
from planctl.render.documents.page import page
from planctl.render.views.report import section_blocks
from planctl.render.words import CODES, NOTHING, verdict_word

MARKS = {
    Verdict.EXCEEDED: "✓✓",
    Verdict.MET: "✓",
    Verdict.ALREADY_MET: "✓",
    Verdict.DONE_EARLY: "✓",
    Verdict.ON_SCHEDULE: "✓",
    Verdict.NEARLY: "≈",
    Verdict.HOLD: "=",
    Verdict.IMPROVE: "↗",
    Verdict.BEHIND: "↘",
    Verdict.MISSED: "✗",
}
"""A sign beside a verdict's words, so that neither colour nor words alone carry it."""
FILTERS = {
    "attribute": Bilingual("属性", "Attribute"),
    "verdict": Bilingual("判断", "Verdict"),
    "category": Bilingual("类别", "Category"),
}
"""The columns by whose codes the rows of a table can be filtered."""
TITLES = {
    "overview": Bilingual("总览", "Overview"),
    "headline": Bilingual("主要指标", "Headline indicators"),
    "roads": Bilingual("通往今后目标的路", "The road to later targets"),
    "chains": Bilingual("产业链", "Industrial chains"),
    "projects": Bilingual("项目", "Projects"),
    "findings": Bilingual("数据核对", "Contradictions between figures"),
    "others": Bilingual("其他指标", "Other indicators"),
    "notes": Bilingual("说明", "Notes"),
}
LEFT_OUT = frozenset({"distance_interval", "stated_interval", "place"})
"""Columns that the page has no room for: intervals, and places in the plan's files, which its reader does not have."""
_FEWEST = 12
"""A table of fewer rows needs no tools to search it."""
_PLAN = Bilingual("计划", "Plan")
_COUNT = Bilingual("{attribute} {count} 项", "{attribute}: {count}")
_INFERRED = Bilingual("* 属性为推断：{reason}", "* Attribute inferred: {reason}")
_SOURCE = Bilingual("来源：{source}", "Source: {source}")
_HOW_TO_READ = (
    Bilingual(
        "P7 指报告正文第7段，从第一段数起。“—”表示没有这个数字。",
        "P7 is the report's paragraph 7, counted from the first. “—”: there is no such figure.",
    ),
    Bilingual(
        "官方附表不在正文里；主要指标是数据中选定的，不是官方的指标清单。",
        "The official annexes are not in the text; the headline indicators are a selection made in the data, "
        "not the official list.",
    ),
)


class GridCell(NamedTuple):
    """A cell in both languages, with the verdict whose sign stands before it."""

    zh: str
    en: str
    align: Align
    mark: Verdict | None


class GridRow(NamedTuple):
    """A line of a table, and the codes that it can be filtered by."""

    data: Mapping[str, str]
    cells: Sequence[GridCell]


class Filter(NamedTuple):
    """A list of the codes of a column, each as a reader of either language knows it."""

    field: str
    title: Bilingual
    options: Mapping[str, str]


class Grid(NamedTuple):
    """A table in both languages; `filters` is None where it needs no tools; `first` is the cell that names a line."""

    id: str
    number: str
    caption: Bilingual | None
    headings: Sequence[tuple[str, str, Align]]
    rows: Sequence[GridRow]
    filters: Sequence[Filter] | None
    first: int


class TextLines(NamedTuple):
    """Lines of text in both languages."""

    lines: Sequence[tuple[str, str]]


class Card(NamedTuple):
    """How many indicators of an attribute have which verdict."""

    title: Bilingual
    inferred: int
    verdicts: Sequence[tuple[Verdict, str, str, int]]


def html(answer: Answer[ReportRow, ReportSummary], language: Language) -> bytes:
    """The whole page, opening in a language."""
    summary, plan = answer.summary, answer.plan
    title = Bilingual(plan.name_zh, plan.name_en or plan.name_zh) if plan and plan.name_zh else _PLAN
    return page(
        "report.html.j2",
        language,
        title=title,
        titles=TITLES,
        marks=MARKS,
        as_of=answer.as_of or NOTHING,
        cards=[card for section in summary.sections for card in _cards(section)],
        sections=[
            {"key": section.section, "pictures": list(_pictures(section)), "blocks": list(_blocks(section, answer))}
            for section in summary.sections
        ],
        more_roads=summary.more_roads,
        notes=[
            *_HOW_TO_READ,
            *(_INFERRED.filled(reason=Bilingual(why.zh, why.en or why.zh)) for why in summary.inferences),
            *(_SOURCE.filled(source=Bilingual(source.zh, source.en or source.zh)) for source in summary.sources),
        ],
    )


def _cards(section: Section) -> Iterator[Card]:
    """The headline indicators counted by attribute, which are never mixed."""
    if not isinstance(section, StatusSection) or section.section != "headline":
        return
    for attribute, counts in section.answers[0].summary.by_attribute.items():
        yield Card(
            title=_COUNT.filled(attribute=CODES[attribute], count=counts.indicators),
            inferred=counts.inferred,
            verdicts=[
                (verdict, verdict_word(verdict, attribute, "zh"), verdict_word(verdict, attribute, "en"), number)
                for verdict, number in counts.verdicts.items()
            ],
        )


def _pictures(section: Section) -> Iterator[tuple[Markup, Markup]]:
    for chart in section.pictures:
        yield picture(chart, "zh"), picture(chart, "en")


def _blocks(section: Section, answer: Answer[ReportRow, ReportSummary]) -> Iterator[Grid | TextLines]:
    """The blocks of a section, each in both languages; a table is known by section, answer and block."""
    year = answer.plan.year if answer.plan else None
    zh, en = (section_blocks(section, Layout(language, wide=True, year=year)) for language in _LANGUAGES)
    for answer_number, pair in enumerate(zip(zh, en, strict=True)):
        for number, blocks in enumerate(zip(*pair, strict=True)):
            yield _block(*blocks, section.section, f"{answer_number}-{number}")


_LANGUAGES: tuple[Language, Language] = ("zh", "en")


def _block(zh: Block, en: Block, section: str, number: str) -> Grid | TextLines:
    if isinstance(zh, Table) and isinstance(en, Table):
        return _grid(zh, en, f"{section}-{number}", number)
    if isinstance(zh, Table) or isinstance(en, Table):
        raise TypeError(f"section {section}: a table in one language only")
    return TextLines(list(zip(zh.lines, en.lines, strict=True)))


def _grid(zh: Table, en: Table, id_: str, number: str) -> Grid:
    kept = [at for at, heading in enumerate(zh.headings) if heading.key not in LEFT_OUT]
    searched = len(zh.rows) >= _FEWEST
    filters = list(_filters(zh, en)) if searched else []
    return Grid(
        id=id_,
        number=number,
        caption=Bilingual(zh.title, en.title or zh.title) if zh.title else None,
        headings=[(zh.headings[at].text, en.headings[at].text, zh.headings[at].align) for at in kept],
        rows=[
            GridRow(
                data=_codes(zh, row, filters),
                cells=[GridCell(row[at].text, other[at].text, zh.headings[at].align, _marked(row[at])) for at in kept],
            )
            for row, other in zip(zh.rows, en.rows, strict=True)
        ],
        filters=filters if searched else None,
        first=int(zh.headings[kept[0]].key == "id"),
    )


def _marked(cell: Cell) -> Verdict | None:
    return cell.verdict if cell.verdict in MARKS else None


def _filters(zh: Table, en: Table) -> Iterator[Filter]:
    """The columns that a table can be filtered by, each with the codes that occur in it."""
    keys = [heading.key for heading in zh.headings]
    for key, title in FILTERS.items():
        if key in keys:
            at = keys.index(key)
            options = _options(key, ((row[at], other[at]) for row, other in zip(zh.rows, en.rows, strict=True)))
            if options:
                yield Filter(key, title, options)


def _options(key: str, cells: Iterable[tuple[Cell, Cell]]) -> dict[str, str]:
    """What each code is called: in general words, or for a category, which the plan itself names, in those of its cell."""
    options: dict[str, str] = {}
    for zh, en in cells:
        if zh.code is not None and zh.code not in options:
            words = Bilingual(zh.text, en.text) if key == "category" else CODES[zh.code]
            options[zh.code] = words.zh if words.zh == words.en else f"{words.zh} / {words.en}"
    return options


def _codes(table: Table, row: Sequence[Cell], filters: Iterable[Filter]) -> dict[str, str]:
    """The codes of a row that it can be filtered by, as attributes of its element."""
    codes = {heading.key: cell.code for heading, cell in zip(table.headings, row, strict=True)}
    return {f"data-{each.field}": code for each in filters if (code := codes.get(each.field)) is not None}
