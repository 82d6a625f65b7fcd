"""What the page of a whole plan holds, in both languages; how it looks stands in `templates/report.html.j2`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from planctl.assess.answers import Answer, PlanInfo
from planctl.assess.inferences import Inferred
from planctl.assess.report import ReportRow, ReportSummary, Section, StatusSection
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual, Language
from planctl.plan.vocabulary import Attribute
from planctl.render.blocks import Cell, Layout, Table
from planctl.render.chart.files import picture
from planctl.render.documents.page import page
from planctl.render.head import basis_line
from planctl.render.inferred import INFERRED, reason
from planctl.render.sources import source_line
from planctl.render.verdicts import FAMILY_WORDS, LOOKS, verdict_word
from planctl.render.views.report import section_blocks
from planctl.render.words import CODES

FILTERS = {
    "attribute": Bilingual("属性", "Attribute"),
    "verdict": Bilingual("判断", "Verdict"),
    "category": Bilingual("类别", "Category"),
}
"""The columns by whose codes the rows of a table can be filtered."""
TITLES = {
    "overview": Bilingual("总览", "Overview"),
    "headline": Bilingual("主要指标", "Headline indicators"),
    "roads": Bilingual("今后各年目标的实现路径", "The road to later targets"),
    "chains": Bilingual("产业链", "Industrial chains"),
    "projects": Bilingual("项目", "Projects"),
    "findings": Bilingual("数据核对", "Contradictions between figures"),
    "others": Bilingual("其他指标", "Other indicators"),
    "notes": Bilingual("说明", "Notes"),
}
LEFT_OUT = frozenset({"distance_interval", "stated_interval", "place"})
"""Columns that the page has no room for: intervals, and places in the plan's files, which its reader does not have."""
LANGUAGES: tuple[Language, Language] = ("zh", "en")
_FEWEST = 12
"""A table of fewer rows needs no tools to search it."""
_PLAN = Bilingual("计划", "Plan")
_COUNT = Bilingual("{attribute} {count} 项", "{attribute}: {count}")
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
    """A table in both languages, and which columns of it the page shows; `filters` is None where it needs no tools."""

    number: str
    zh: Table
    en: Table
    columns: Sequence[int]
    filters: Sequence[Filter] | None


def html(answer: Answer[ReportRow, ReportSummary], language: Language) -> bytes:
    """The whole page, opening in a language."""
    summary, plan = answer.summary, answer.plan
    title = Bilingual(plan.name_zh, plan.name_en or plan.name_zh) if plan and plan.name_zh else _PLAN
    return page(
        "report.html.j2",
        language,
        title=title,
        titles=TITLES,
        looks=LOOKS,
        basis=Bilingual(*(basis_line(answer, each) for each in LANGUAGES)),
        rebuilt=summary.rebuilt,
        cards=[card for section in summary.sections for card in _cards(section)],
        sections=[
            {
                "key": section.section,
                "pictures": [[picture(chart, each, alone=False) for each in LANGUAGES] for chart in section.pictures],
                "blocks": list(_blocks(section, plan)),
            }
            for section in summary.sections
        ],
        more_roads=summary.more_roads,
        notes=[
            *(_HOW_TO_READ if summary.rebuilt else _HOW_TO_READ[:1]),
            *(Bilingual(note.name_zh, note.name_en or note.name_zh) for note in summary.notes),
            *(_inferred(each) for each in summary.inferences),
        ],
        sources=[(source_line(source), source.url) for source in summary.sources],
    )


def _inferred(inferred: Inferred) -> Bilingual:
    why = Bilingual(*(reason(inferred.reason, inferred.sources, language) for language in LANGUAGES))
    return _INFERRED.filled(what=INFERRED[inferred.field], reason=why)


def _cards(section: Section) -> Iterator[dict[str, object]]:
    """The headline indicators counted by attribute, which are never mixed."""
    if not isinstance(section, StatusSection) or section.section != "headline":
        return
    for attribute, counts in section.answers[0].summary.by_attribute.items():
        yield {
            "title": _COUNT.filled(attribute=CODES[attribute], count=counts.indicators),
            "inferred": counts.inferred,
            "families": [
                (FAMILY_WORDS[family], sum(verdicts.values()), list(_counted(verdicts, attribute)))
                for family, verdicts in counts.verdicts.items()
            ],
        }


def _counted(verdicts: dict[Verdict, int], attribute: Attribute) -> Iterator[tuple[Verdict, Bilingual, int]]:
    for verdict, number in verdicts.items():
        yield verdict, Bilingual(*(verdict_word(verdict, attribute, language) for language in LANGUAGES)), number


def _blocks(section: Section, plan: PlanInfo | None) -> Iterator[Grid | list[tuple[str, str]]]:
    """The blocks of a section, each in both languages: tables, and lines of text."""
    layout = Layout("zh", wide=True, year=plan.year if plan else None, base=plan.base if plan else None)
    zh, en = (section_blocks(section, layout._replace(language=language)) for language in LANGUAGES)
    for answer, pairs in enumerate(zip(zh, en, strict=True)):
        for number, (one, other) in enumerate(zip(*pairs, strict=True)):
            if isinstance(one, Table) and isinstance(other, Table):
                yield _grid(one, other, f"{answer}-{number}")
            elif isinstance(one, Table) or isinstance(other, Table):
                raise TypeError(f"{section.section}: a table in one language only")
            else:
                yield list(zip(map(str, one.lines), map(str, other.lines), strict=True))


def _grid(zh: Table, en: Table, number: str) -> Grid:
    columns = [at for at, heading in enumerate(zh.headings) if heading.key not in LEFT_OUT]
    return Grid(number, zh, en, columns, list(_filters(zh, en)) if len(zh.rows) >= _FEWEST else None)


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
