"""The page: its sections in their order, and what it needs within itself."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from planctl.assess.result import Result
from planctl.language import Language, Words
from planctl.render.chart.files import picture
from planctl.render.markup import Markup, element, join, tag
from planctl.render.report.blocks import MARKS, blocks, both
from planctl.render.words import NOTHING, verdict_word, word

_TITLES = {
    "overview": Words("总览", "Overview"),
    "headline": Words("主要指标", "Headline indicators"),
    "roads": Words("通往今后目标的路", "The road to later targets"),
    "chains": Words("产业链", "Industrial chains"),
    "projects": Words("项目", "Projects"),
    "findings": Words("数据核对", "Contradictions between figures"),
    "others": Words("其他指标", "Other indicators"),
    "notes": Words("说明", "Notes"),
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
"""Nothing is fetched: what the page needs is in it."""


def html(result: Result, language: Language) -> bytes:
    """The whole page, opening in a language."""
    sections: Any = result.summary["sections"]
    title = _title(result)
    keys = ["overview", *(each.section for each in sections), "notes"]
    body = element(
        "body",
        element("a", both("跳到正文", "Skip to the content"), href="#main", class_="skip"),
        element("header", *_language_switch(language), element("h1", both(*title)), _dated(result)),
        element("nav", element("ul", *(_link(key) for key in keys)), aria_label="目录 / Contents"),
        element(
            "main",
            _overview(sections),
            *(_section(each, bool(result.summary["more_roads"])) for each in sections),
            _notes(result),
            id="main",
        ),
        element("script", Markup(_own("page.js"))),
    )
    page = element("html", _head(title, language), body, lang=tag(language))
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _own(name: str) -> str:
    return files("planctl.render.report").joinpath(name).read_text(encoding="utf-8")


def _title(result: Result) -> Words:
    plan = result.plan
    zh = plan.name_zh if plan and plan.name_zh else "计划"
    return Words(zh, plan.name_en if plan and plan.name_en else zh)


def _head(title: Words, language: Language) -> Markup:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title.in_(language), data_zh=title.zh, data_en=title.en),
        element("link", rel="icon", href="data:,"),
        element("style", Markup(_own("page.css"))),
    )


def _language_switch(language: Language) -> list[Markup]:
    """Two radio buttons that the page's style listens to, so that they work without scripts."""
    choices = [
        join(
            element("input", type="radio", name="language", id=f"to-{code}", value=tag, checked=code == language),
            element("label", told, for_=f"to-{code}", lang=tag),
        )
        for code, tag, told in (("zh", "zh-CN", "中文"), ("en", "en", "English"))
    ]
    return [element("fieldset", element("legend", "语言 / Language"), *choices, class_="language")]


def _dated(result: Result) -> Markup:
    day = result.as_of or NOTHING
    return element("p", both(f"数字截至 {day}，按计划报告正文重建。", f"Figures known by {day}, from the plan report's text."))


def _link(key: str) -> Markup:
    return element("li", element("a", both(*_TITLES[key]), href=f"#{key}"))


def _heading(key: str) -> Markup:
    return element("h2", both(*_TITLES[key]), id=f"{key}-title")


def _overview(sections: Any) -> Markup:  # noqa: ANN401 the sections of a report
    """The verdicts counted, each attribute apart: binding and expected are never added."""
    headline = next((each.answers[0] for each in sections if each.section == "headline"), None)
    by_attribute: Any = headline.summary["by_attribute"] if headline else {}
    cards = [_card(attribute, counts) for attribute, counts in by_attribute.items()]
    return _part("overview", element("div", *cards, class_="cards"))


def _part(key: str, *content: Markup) -> Markup:
    return element("section", _heading(key), *content, id=key, aria_labelledby=f"{key}-title")


def _card(attribute: str, counts: Any) -> Markup:  # noqa: ANN401 an attribute's counts
    zh, en = word(attribute, "zh"), word(attribute, "en")
    number, inferred = counts["indicators"], counts["inferred"]
    more = both(f"（其中推断 {inferred}）", f" ({inferred} inferred)") if inferred else None
    verdicts = [
        element(
            "li",
            element("b", str(total)),
            " ",
            element("span", MARKS.get(verdict, "·"), class_=f"mark {verdict}", aria_hidden="true"),
            " ",
            both(verdict_word(verdict, attribute, "zh"), verdict_word(verdict, attribute, "en")),
        )
        for verdict, total in counts["verdicts"].items()
    ]
    return element(
        "div", element("h3", both(f"{zh} {number} 项", f"{en}: {number}"), more), element("ul", *verdicts), class_="card"
    )


def _section(each: Any, more_roads: bool) -> Markup:  # noqa: ANN401 a section of a report
    pictures = [_figure(one) for one in each.pictures]
    answers = [_answer(one, f"{each.section}-{number}", _TITLES[each.section]) for number, one in enumerate(each.answers)]
    content = join(*pictures, *answers, element("p", both(*_MORE_ROADS)) if each.section == "roads" and more_roads else None)
    if each.section == "others":
        content = element("details", element("summary", both("展开其他指标", "Show the other indicators")), content)
    return _part(each.section, content)


_MORE_ROADS = Words("其余指标用 planctl path 查看。", "Others: planctl path.")


def _answer(one: Result, name: str, title: Words) -> Markup:
    if one.command == "check" and not one.results:
        return element("p", both("没有发现矛盾。", "No contradictions were found."))
    return blocks(one, name, title)


def _figure(one: Result) -> Markup:
    languages: tuple[Language, Language] = ("zh", "en")
    return element("figure", *(element("div", picture(one, each), lang=each, tabindex="0") for each in languages))


_PARAGRAPHS = Words(
    "P7 指报告正文第7段，从第一段数起。“—”表示没有这个数字。",
    "P7 is the report's paragraph 7, counted from the first. “—”: there is no such figure.",
)
_SELECTION = Words(
    "官方附表不在正文里；主要指标是数据中选定的，不是官方的指标清单。",
    "The official annexes are not in the text; the headline indicators are a selection made in the data, not the official list.",
)


def _notes(result: Result) -> Markup:
    """How to read the page, why attributes are inferred, and the sources."""
    inferences: Any = result.summary["inferences"]
    sources: Any = result.summary["sources"]
    told = [
        both(*_PARAGRAPHS),
        both(*_SELECTION),
        *(both(f"* 属性为推断：{each.zh}", f"* Attribute inferred: {each.en or each.zh}") for each in inferences),
        *(both(f"来源：{each.zh}", f"Source: {each.en or each.zh}") for each in sources),
    ]
    return _part("notes", element("ul", *(element("li", each) for each in told)))
