"""The page: what its template needs, in both languages; how it looks stands in `page.html.j2`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from planctl.assess.answers import Answer
from planctl.language import Bilingual, Language
from planctl.render.blocks import Block, Lines, Table, page
from planctl.render.chart.files import picture
from planctl.render.markup import tag
from planctl.render.words import NOTHING, verdict_word, word

MARKS = {
    "exceeded": "✓✓", "met": "✓", "already_met": "✓", "done_early": "✓", "on_schedule": "✓",
    "nearly": "≈", "hold": "=", "improve": "↗", "behind": "↘", "missed": "✗",
}  # fmt: skip
"""A sign beside a verdict's words, so that neither colour nor words alone carry it."""
FILTERS = {
    "attribute": Bilingual("属性", "Attribute"),
    "verdict": Bilingual("判断", "Verdict"),
    "category": Bilingual("类别", "Category"),
}
"""What the rows of a table can be filtered by, where they have it."""
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
_LEFT_OUT = ("区间", "位置")
"""Columns that the page has no room for: intervals, and places in the plan's files, which its reader does not have."""
_FEWEST = 12
"""A table of fewer rows needs no tools to search it."""
_HOW_TO_READ = (
    Bilingual(
        "P7 指报告正文第7段，从第一段数起。“—”表示没有这个数字。",
        "P7 is the report's paragraph 7, counted from the first. “—”: there is no such figure.",
    ),
    Bilingual(
        "官方附表不在正文里；主要指标是数据中选定的，不是官方的指标清单。",
        "The official annexes are not in the text; the headline indicators are a selection made in the data, not the official list.",
    ),
)


class Grid(NamedTuple):
    """A table of the page, each text of it in both languages."""

    id: str
    number: str
    caption: tuple[str, str] | None
    headings: list[tuple[str, str, str]]
    rows: list[dict[str, Any]]
    filters: list[dict[str, Any]] | None
    first: int


def html(result: Answer, language: Language) -> bytes:
    """The whole page, opening in a language."""
    templates = Environment(
        loader=PackageLoader("planctl.render.documents", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["signs"] = lambda text: str(text).replace(">=", "≥").replace("<=", "≤")
    sections: Any = result.summary["sections"]
    plan = result.plan
    zh = plan.name_zh if plan and plan.name_zh else "计划"
    return (
        templates.get_template("page.html.j2")
        .render(
            language=tag(language),
            title=Bilingual(zh, plan.name_en if plan and plan.name_en else zh),
            titles=TITLES,
            marks=MARKS,
            as_of=result.as_of or NOTHING,
            cards=[_card(*each) for section in sections if section.section == "headline" for each in _counts(section)],
            sections=[{"key": each.section, "pictures": _pictures(each), "blocks": list(_blocks(each))} for each in sections],
            more_roads=result.summary["more_roads"],
            notes=[*_HOW_TO_READ, *_notes(result)],
        )
        .encode()
    )


def _counts(section: Any) -> Any:  # noqa: ANN401 a section of a report
    return section.answers[0].summary["by_attribute"].items()


def _card(attribute: str, counts: Any) -> dict[str, object]:  # noqa: ANN401 an attribute's counts
    zh, en, number = word(attribute, "zh"), word(attribute, "en"), counts["indicators"]
    verdicts = [
        (verdict, verdict_word(verdict, attribute, "zh"), verdict_word(verdict, attribute, "en"), total)
        for verdict, total in counts["verdicts"].items()
    ]
    return {"title": (f"{zh} {number} 项", f"{en}: {number}"), "inferred": counts["inferred"], "verdicts": verdicts}


def _pictures(section: Any) -> list[tuple[Markup, Markup]]:  # noqa: ANN401 a section of a report
    return [(Markup(picture(one, "zh")), Markup(picture(one, "en"))) for one in section.pictures]  # noqa: S704 built by `chart`


def _blocks(section: Any) -> Iterator[Grid | dict[str, object]]:  # noqa: ANN401 a section of a report
    for answer_number, answer in enumerate(section.answers):
        if answer.command == "check" and not answer.results:
            continue
        pairs = zip(page(answer, "zh", wide=True), page(answer, "en", wide=True), strict=True)
        for number, pair in enumerate(pairs):
            yield _block(pair, f"{section.section}-{answer_number}-{number}")


def _block(pair: tuple[Block, Block], id_: str) -> Grid | dict[str, object]:
    zh, en = pair
    if isinstance(zh, Lines) and isinstance(en, Lines):
        return {"lines": list(zip(zh.lines, en.lines, strict=True))}
    assert isinstance(zh, Table)
    assert isinstance(en, Table)
    kept = [number for number, heading in enumerate(zh.headings) if not heading.endswith(_LEFT_OUT)]
    rows = zh.about or [None] * len(zh.rows)
    searched = len(rows) >= _FEWEST
    return Grid(
        id_,
        id_.partition("-")[2],
        (zh.title, en.title or zh.title) if zh.title else None,
        [(zh.headings[number], en.headings[number], zh.aligns[number]) for number in kept],
        [_row(row, one, other, zh.aligns, kept, searched) for row, one, other in zip(rows, zh.rows, en.rows, strict=True)],
        [_filter(field, rows) for field in FILTERS if any(_has(row, field) for row in rows)] if searched else None,
        int(zh.headings[kept[0]] == "编号"),
    )


def _row(row: Any, zh: Sequence[str], en: Sequence[str], aligns: Sequence[str], kept: list[int], searched: bool) -> dict[str, Any]:  # noqa: ANN401
    verdict = getattr(row, "verdict", None)
    marked = verdict_word(verdict, row.attribute, "zh") if verdict in MARKS else None
    data = {f"data-{field}": getattr(row, field) for field in FILTERS if searched and _has(row, field)}
    return {"data": data, "cells": [(zh[at], en[at], aligns[at], verdict if zh[at] == marked else None) for at in kept]}


def _filter(field: str, rows: Sequence[Any]) -> dict[str, object]:
    shown: dict[str, str] = {}
    for row in rows:
        if _has(row, field):
            zh, en = _value(row, field, getattr(row, field))
            shown.setdefault(str(getattr(row, field)), zh if zh == en else f"{zh} / {en}")
    return {"field": field, "title": FILTERS[field], "options": shown}


def _has(row: Any, field: str) -> bool:  # noqa: ANN401 a row of any answer
    """Whether a row can be filtered by a field: it has a value there, and words for it."""
    return getattr(row, field, None) is not None and (field != "category" or hasattr(row, "category_zh"))


def _value(row: Any, field: str, value: str) -> tuple[str, str]:  # noqa: ANN401 a row of any answer
    if field == "category":
        return row.category_zh or value, row.category_en or row.category_zh or value
    if field == "verdict":
        return verdict_word(value, "unstated", "zh"), verdict_word(value, "unstated", "en")
    return word(value, "zh"), word(value, "en")


def _notes(result: Answer) -> Iterator[tuple[str, str]]:
    """Why attributes are inferred, and the sources."""
    inferences: Any = result.summary["inferences"]
    sources: Any = result.summary["sources"]
    yield from ((f"* 属性为推断：{each.zh}", f"* Attribute inferred: {each.en or each.zh}") for each in inferences)
    yield from ((f"来源：{each.zh}", f"Source: {each.en or each.zh}") for each in sources)
