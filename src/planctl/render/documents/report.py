"""What the page of a whole plan holds, in both languages; how it looks stands in `templates/report.html.j2`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from planctl.assess.answers import Answer, PlanInfo
from planctl.assess.chart import Chart
from planctl.assess.report import CheckSection, PathSection, ReportRow, ReportSummary, Section
from planctl.assess.roads import RoadsSummary
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual, Language
from planctl.render.blocks import Block, Cell, Layout, Table
from planctl.render.chart import canvas, labels
from planctl.render.chart.dots import tone_of
from planctl.render.chart.files import picture
from planctl.render.chart.svg import Markup
from planctl.render.documents import front
from planctl.render.documents.front import LANGUAGES
from planctl.render.documents.notes_of_page import notes_of, sources_of
from planctl.render.documents.page import page
from planctl.render.head import basis_line, head_line
from planctl.render.verdicts import LOOKS, verdict_word
from planctl.render.views.report import section_blocks
from planctl.render.words import CODES, NOTHING

FILTERS = {
    "attribute": Bilingual("属性", "Attribute"),
    "verdict": Bilingual("判断", "Verdict"),
    "category": Bilingual("类别", "Category"),
    "stage": Bilingual("上年阶段", "Stage of the year before"),
    "stage_now": Bilingual("目前阶段", "Stage now"),
    "stage_planned": Bilingual("计划阶段", "Stage planned"),
    "chain": Bilingual("产业链", "Chain"),
    "owner": Bilingual("责任单位", "Owner"),
}
"""The columns by which the rows of a table can be filtered: by the code behind a cell, or else by its words."""
TITLES = {
    "headline": Bilingual("主要指标", "Headline indicators"),
    "roads": Bilingual("今后各年目标的实现路径", "The road to later targets"),
    "chains": Bilingual("产业链", "Industrial chains"),
    "projects": Bilingual("项目", "Projects"),
    "findings": Bilingual("数据核对", "Contradictions between figures"),
    "others": Bilingual("其他指标", "Other indicators"),
    "meanings": Bilingual("判断的含义", "What the verdicts mean"),
    "notes": Bilingual("说明", "Notes"),
}
LEFT_OUT = frozenset({"id", "reason", "distance_interval", "stated_interval", "place"})
"""Columns that the page has no room for: ids, reasons that the comparison says, intervals, and places in the plan's files."""
_FEWEST = 12
"""A table of fewer rows needs no tools to search it."""
_PLAN = Bilingual("计划", "Plan")


class Filter(NamedTuple):
    """A list of what a column holds, each as a reader of either language knows it.

    A row has the code of its cell where the words don't tell (`coded`); else it is found by the words of its cell.
    """

    field: str
    column: int
    coded: bool
    title: Bilingual
    options: Mapping[str, str]


class Grid(NamedTuple):
    """A table in both languages, and which columns of it the page shows; `filters` is None where it needs no tools.

    A first column of `ids` is not shown: they are the addresses of the rows. A long table stands `folded`.
    """

    number: str
    zh: Table
    en: Table
    columns: Sequence[int]
    filters: Sequence[Filter] | None
    ids: bool
    folded: bool


class Part(NamedTuple):
    """One answer of a section: its title where it has one, its pictures and lines of text in both languages, its tables."""

    title: Bilingual | None
    pictures: list[tuple[Markup, Markup]]
    lines: list[tuple[str, str]]
    grids: list[Grid]


class Found(NamedTuple):
    """A contradiction as a reader sees it: about what, which, and what explains it."""

    subject: Bilingual
    message: Bilingual
    explanation: Bilingual | None
    known: bool


def html(answer: Answer[ReportRow, ReportSummary], language: Language) -> bytes:
    """The whole page, opening in a language."""
    summary, plan = answer.summary, answer.plan
    title = Bilingual(plan.name_zh, plan.name_en or plan.name_zh) if plan and plan.name_zh else _PLAN
    overview = front.overview_of(summary)
    layout = _layout(plan)
    return page(
        "report.html.j2",
        language,
        title=title,
        titles=TITLES,
        looks=LOOKS,
        tone_of=tone_of,
        css_text=css_text,
        nothing=NOTHING,
        axis=labels.AXIS,
        beside=labels.BESIDE,
        colours=canvas,
        about=Bilingual(*(head_line(answer, each) or basis_line(answer, each) for each in LANGUAGES)),
        brief=summary.brief,
        rebuilt=summary.rebuilt,
        headline=front.headline(answer),
        lead=front.lead(answer),
        front=summary.front,
        results=front.results_of(overview) if overview else [],
        cards=front.cards(overview) if overview else [],
        listed=front.listed(answer, overview, layout._replace(wide=False)) if overview else None,
        sections=[{"key": section.section, "parts": _parts(section, layout)} for section in summary.sections],
        findings=[finding for section in summary.sections if isinstance(section, CheckSection) for finding in _findings(section)],
        meanings=[] if summary.brief else front.meanings(),
        more_roads=summary.more_roads,
        notes=notes_of(summary),
        sources=sources_of(summary),
    )


def css_text(text: str) -> Markup:
    """A text as a string within a style sheet."""
    return Markup("".join(each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in text))


def _layout(plan: PlanInfo | None) -> Layout:
    return Layout("zh", wide=True, year=plan.year if plan else None, base=plan.base if plan else None)


def _findings(section: CheckSection) -> Iterator[Found]:
    for row in (row for answer in section.answers for row in answer.rows):
        yield Found(
            subject=Bilingual(row.name_zh or row.id, row.name_en or row.name_zh or row.id),
            message=Bilingual(row.message_zh, row.message_en),
            explanation=Bilingual(row.explanation_zh, row.explanation_en or row.explanation_zh) if row.explanation_zh else None,
            known=row.known,
        )


def _parts(section: Section, layout: Layout) -> list[Part]:
    """The answers of a section: all roads in one picture, then each with its title; of contradictions and headlines lines."""
    zh, en = (section_blocks(section, layout._replace(language=language)) for language in LANGUAGES)
    parts = [_part(section, str(number), pairs) for number, pairs in enumerate(zip(zh, en, strict=True))]
    if not isinstance(section, PathSection):
        return [part._replace(pictures=_drawn(section.pictures)) if number == 0 else part for number, part in enumerate(parts)]
    every = [chart for chart in section.pictures if isinstance(chart.summary, RoadsSummary)]
    alone = [chart for chart in section.pictures if chart not in every]
    of_roads = [[chart for chart in alone if chart.rows[0].id == answer.rows[0].id] for answer in section.answers]
    said = [(labels.told(chart, "zh")[0], labels.told(chart, "en")[0]) for chart in every]
    return [
        *([Part(None, _drawn(every), said, [])] if every else []),
        *(
            part._replace(title=Bilingual(each.name_zh, each.name_en or each.name_zh), pictures=_drawn(charts))
            for part, charts, each in zip(parts, of_roads, (answer.summary for answer in section.answers), strict=True)
        ),
    ]


def _drawn(charts: Iterable[Chart]) -> list[tuple[Markup, Markup]]:
    return [(picture(chart, "zh", alone=False), picture(chart, "en", alone=False)) for chart in charts]


def _part(section: Section, number: str, pairs: Iterable[list[Block]]) -> Part:
    """One answer in both languages: its tables, and its lines of text."""
    grids: list[Grid] = []
    lines: list[tuple[str, str]] = []
    for at, (one, other) in enumerate(zip(*pairs, strict=True)):
        if isinstance(one, Table) and isinstance(other, Table):
            grids.append(_grid(one, other, f"{number}-{at}", folded=isinstance(section, PathSection)))
        elif isinstance(one, Table) or isinstance(other, Table):
            raise TypeError(f"{section.section}: a table in one language only")
        else:
            lines += zip(map(str, one.lines), map(str, other.lines), strict=True)
    return Part(None, [], lines, [] if section.section in ("headline", "findings") else grids)


def _grid(zh: Table, en: Table, number: str, folded: bool) -> Grid:
    columns = [at for at, heading in enumerate(zh.headings) if heading.key not in LEFT_OUT]
    long = len(zh.rows) >= _FEWEST
    return Grid(number, zh, en, columns, list(_filters(zh, en)) if long else None, zh.headings[0].key == "id", folded or long)


def _filters(zh: Table, en: Table) -> Iterator[Filter]:
    """The columns that a table can be filtered by, each with the codes that occur in it."""
    keys = [heading.key for heading in zh.headings]
    for key, title in FILTERS.items():
        if key in keys:
            at = keys.index(key)
            options = _options(key, ((row[at], other[at]) for row, other in zip(zh.rows, en.rows, strict=True)))
            if options:
                yield Filter(key, at, any(row[at].code for row in zh.rows), title, options)


def _word_of(key: str, code: str) -> Bilingual | None:
    """What a code of a column is called in general; None for one that its cell says: what the plan itself names."""
    if key == "verdict":
        return Bilingual(*(verdict_word(Verdict(code), "unstated", language) for language in LANGUAGES))
    return CODES[code] if key == "attribute" else None


def _options(key: str, cells: Iterable[tuple[Cell, Cell]]) -> dict[str, str]:
    """What each code is called: in general words, or in those of its cell."""
    options: dict[str, str] = {}
    for zh, en in cells:
        code = zh.code or ("" if zh.text == NOTHING else zh.text if zh.text == en.text else zh.text + en.text)
        if code and code not in options:
            words = (zh.code and _word_of(key, zh.code)) or Bilingual(zh.text, en.text)
            options[code] = words.zh if words.zh == words.en else f"{words.zh} / {words.en}"
    return options
