"""What the page of a whole plan holds, in both languages; how it looks stands in `templates/report.html.j2`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from planctl.assess.answers import Answer, PlanInfo
from planctl.assess.inferences import Inferred
from planctl.assess.report import ReportRow, ReportSummary, Section
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual, Language
from planctl.render.blocks import Cell, Layout, Table
from planctl.render.chart import canvas
from planctl.render.chart.files import picture
from planctl.render.documents import front
from planctl.render.documents.front import LANGUAGES, both
from planctl.render.documents.page import page
from planctl.render.inferred import INFERRED, reason
from planctl.render.sources import source_line
from planctl.render.verdicts import LOOKS, verdict_word
from planctl.render.views.report import section_blocks
from planctl.render.words import CODES, NOTHING

FILTERS = {
    "attribute": Bilingual("属性", "Attribute"),
    "verdict": Bilingual("判断", "Verdict"),
    "category": Bilingual("类别", "Category"),
}
"""The columns by whose codes the rows of a table can be filtered."""
TITLES = {
    "headline": Bilingual("主要指标", "Headline indicators"),
    "roads": Bilingual("今后各年目标的实现路径", "The road to later targets"),
    "chains": Bilingual("产业链", "Industrial chains"),
    "projects": Bilingual("项目", "Projects"),
    "findings": Bilingual("数据核对", "Contradictions between figures"),
    "others": Bilingual("其他指标", "Other indicators"),
    "notes": Bilingual("说明", "Notes"),
}
LEFT_OUT = frozenset({"id", "reason", "distance_interval", "stated_interval", "place"})
"""Columns that the page has no room for: ids, reasons that the comparison says, intervals, and places in the plan's files."""
_FEWEST = 12
"""A table of fewer rows needs no tools to search it."""
_PLAN = Bilingual("计划", "Plan")
_INFERRED = Bilingual("* {what}：{reason}", "* {what}: {reason}")
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


class Filter(NamedTuple):
    """A list of the codes in a column, each as a reader of either language knows it."""

    field: str
    column: int
    title: Bilingual
    options: Mapping[str, str]


class Grid(NamedTuple):
    """A table in both languages, and which columns of it the page shows; `filters` is None where it needs no tools.

    A first column of `ids` is not shown: they are the addresses of the rows.
    """

    number: str
    zh: Table
    en: Table
    columns: Sequence[int]
    filters: Sequence[Filter] | None
    ids: bool


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
        tone_of=front.tone_of,
        colours=canvas,
        as_of=answer.as_of or NOTHING,
        rebuilt=summary.rebuilt,
        headline=front.headline(answer),
        lead=front.lead(answer),
        front=summary.front,
        results=front.results_of(overview) if overview else [],
        cards=front.cards(overview) if overview else [],
        listed=front.listed(answer, overview, layout._replace(wide=False)) if overview else None,
        sections=[
            {
                "key": section.section,
                "pictures": [[picture(chart, each) for each in LANGUAGES] for chart in section.pictures],
                "blocks": list(_blocks(section, layout)),
            }
            for section in summary.sections
        ],
        more_roads=summary.more_roads,
        notes=[
            *(_HOW_TO_READ if summary.rebuilt else _HOW_TO_READ[:1]),
            *(both(note) for note in summary.notes),
            *(_inferred(each) for each in summary.inferences),
        ],
        sources=[(source_line(source), source.url) for source in summary.sources],
    )


def _layout(plan: PlanInfo | None) -> Layout:
    return Layout("zh", wide=True, year=plan.year if plan else None, base=plan.base if plan else None)


def _inferred(inferred: Inferred) -> Bilingual:
    why = Bilingual(*(reason(inferred.reason, inferred.sources, language) for language in LANGUAGES))
    return _INFERRED.filled(what=INFERRED[inferred.field], reason=why)


def _blocks(section: Section, layout: Layout) -> Iterator[Grid | list[tuple[str, str]]]:
    """The blocks of a section, each in both languages: tables, and lines of text."""
    zh, en = (section_blocks(section, layout._replace(language=language)) for language in LANGUAGES)
    for answer, pairs in enumerate(zip(zh, en, strict=True)):
        for number, (one, other) in enumerate(zip(*pairs, strict=True)):
            if isinstance(one, Table) and isinstance(other, Table):
                if section.section != "headline":  # whose rows are the list
                    yield _grid(one, other, f"{answer}-{number}")
            elif isinstance(one, Table) or isinstance(other, Table):
                raise TypeError(f"{section.section}: a table in one language only")
            else:
                yield list(zip(map(str, one.lines), map(str, other.lines), strict=True))


def _grid(zh: Table, en: Table, number: str) -> Grid:
    columns = [at for at, heading in enumerate(zh.headings) if heading.key not in LEFT_OUT]
    filters = list(_filters(zh, en)) if len(zh.rows) >= _FEWEST else None
    return Grid(number, zh, en, columns, filters, ids=zh.headings[0].key == "id")


def _filters(zh: Table, en: Table) -> Iterator[Filter]:
    """The columns that a table can be filtered by, each with the codes that occur in it."""
    keys = [heading.key for heading in zh.headings]
    for key, title in FILTERS.items():
        if key in keys:
            at = keys.index(key)
            options = _options(key, ((row[at], other[at]) for row, other in zip(zh.rows, en.rows, strict=True)))
            if options:
                yield Filter(key, at, title, options)


def _word_of(key: str, code: str) -> Bilingual | None:
    """What a code of a column is called in general; None for a category, which the plan itself names."""
    if key == "verdict":
        return Bilingual(*(verdict_word(Verdict(code), "unstated", language) for language in LANGUAGES))
    return None if key == "category" else CODES[code]


def _options(key: str, cells: Iterable[tuple[Cell, Cell]]) -> dict[str, str]:
    """What each code is called: in general words, or for a category, which the plan itself names, in those of its cell."""
    options: dict[str, str] = {}
    for zh, en in cells:
        if zh.code is not None and zh.code not in options:
            words = _word_of(key, zh.code) or Bilingual(zh.text, en.text)
            options[zh.code] = words.zh if words.zh == words.en else f"{words.zh} / {words.en}"
    return options
