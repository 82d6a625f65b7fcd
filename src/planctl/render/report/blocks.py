"""Blocks of an answer as HTML, each cell in both languages where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from planctl.assess.result import Result
from planctl.language import Words
from planctl.render.markup import Markup, element, join
from planctl.render.page import Block, Lines, Table, page
from planctl.render.words import verdict_word, word

MARKS = {
    "exceeded": "✓✓",
    "met": "✓",
    "already_met": "✓",
    "done_early": "✓",
    "on_schedule": "✓",
    "nearly": "≈",
    "hold": "=",
    "improve": "↗",
    "behind": "↘",
    "missed": "✗",
}
"""A sign beside a verdict's words, so that neither colour nor words alone carry it."""
FILTERS = ("attribute", "verdict", "category")
"""What the rows of a table can be filtered by, where they have it."""
_LEFT_OUT = ("区间", "位置")
"""Columns that the page has no room for: intervals, and places in the plan's files, which its reader does not have."""
_FEWEST = 12
"""A table of fewer rows needs no tools to search it."""


@lru_cache(1024)  # units, verdicts and dashes stand in most rows
def both(zh: str, en: str) -> Markup:
    """Words in both languages, of which the page shows one; once where they are the same."""
    if zh == en:
        return join(_signed(zh))
    return Markup(f"<span lang=zh>{join(_signed(zh))}</span><span lang=en>{join(_signed(en))}</span>")


def _signed(text: str) -> str:
    return text.replace(">=", "≥").replace("<=", "≤")


def blocks(result: Result, name: str, title: Words) -> Markup:
    """Everything that an answer says, as on the widest screen but for a few columns."""
    zh, en = page(result, "zh", wide=True), page(result, "en", wide=True)
    made = [_block(pair, f"{name}-{number}", title) for number, pair in enumerate(zip(zh, en, strict=True))]
    return join(*made)


def _block(pair: tuple[Block, Block], name: str, title: Words) -> Markup:
    zh, en = pair
    if isinstance(zh, Table) and isinstance(en, Table):
        rows = zh.about or [None] * len(zh.rows)
        kept = [number for number, heading in enumerate(zh.headings) if not heading.endswith(_LEFT_OUT)]
        return table(_narrowed(zh, kept), _narrowed(en, kept), rows, name, title)
    if isinstance(zh, Lines) and isinstance(en, Lines):
        return element("ul", *(element("li", both(*each)) for each in _paired(zh.lines, en.lines)), class_="lines")
    raise TypeError(pair)


def _paired(zh: Sequence[str], en: Sequence[str]) -> Iterable[tuple[str, str]]:
    return zip(zh, en, strict=True)


def _narrowed(whole: Table, kept: Sequence[int]) -> Table:
    return whole._replace(
        headings=tuple(whole.headings[number] for number in kept),
        aligns=tuple(whole.aligns[number] for number in kept),
        rows=tuple(tuple(row[number] for number in kept) for row in whole.rows),
    )


def table(zh: Table, en: Table, rows: Sequence[Any], name: str, title: Words) -> Markup:
    """A table that scrolls by itself where the window is narrow, with tools above it when it is long."""
    heads = [
        element("th", both(*heading), scope="col", class_=_class(align))
        for heading, align in zip(_paired(zh.headings, en.headings), zh.aligns, strict=True)
    ]
    first = 1 if zh.headings[0] in ("编号",) else 0
    lines = [
        _line(cells, row, zh.aligns, first, filtered=len(rows) >= _FEWEST)
        for cells, row in zip(zip(zh.rows, en.rows, strict=True), rows, strict=True)
    ]
    caption = element("caption", both(zh.title, en.title or zh.title)) if zh.title else None
    made = element("table", caption, element("thead", element("tr", *heads)), element("tbody", Markup("\n".join(lines))), id=name)
    number = name.partition("-")[2]
    label = {"role": "region", "tabindex": "0", "aria_label": f"{title.zh} {number} / {title.en} {number}"}
    tools = _tools(rows, name) if len(rows) >= _FEWEST else None
    return join(tools, element("div", made, class_="scroll", **label))


def _line(cells: tuple[Sequence[str], Sequence[str]], row: Any, aligns: Sequence[str], first: int, filtered: bool) -> Markup:  # noqa: ANN401 a row of any answer
    made = []
    judged, mark = _mark(row)
    for number, (zh, en, align) in enumerate(zip(*cells, aligns, strict=True)):
        shown = both(zh, en)
        if number == first:
            made.append(element("th", shown, scope="row"))
        else:
            made.append(element("td", mark if zh == judged else None, shown, class_=_class(align)))
    data = {f"data_{field}": getattr(row, field) for field in FILTERS if filtered and _has(row, field)}
    return element("tr", *made, **data)


def _mark(row: Any) -> tuple[str | None, Markup | None]:  # noqa: ANN401 a row of any answer
    """The word for a row's verdict, and the sign to put before it."""
    verdict = getattr(row, "verdict", None)
    if verdict not in MARKS:
        return None, None
    sign = element("span", MARKS[verdict], class_=f"mark {verdict}", aria_hidden="true")
    return verdict_word(verdict, row.attribute, "zh"), join(sign, " ")


def _class(align: str) -> str | None:
    return "n" if align == "right" else None


def _tools(rows: Sequence[Any], name: str) -> Markup:
    """A search box and a list for each thing to filter by; hidden until the page's script makes them work."""
    search = element("label", both("搜索", "Search"), " ", element("input", type="search", data_search=True))
    lists = [_list(field, rows) for field in FILTERS if any(_has(row, field) for row in rows)]
    told = element("output", "", role="status", aria_live="polite")
    return element("form", search, *lists, told, class_="tools", data_for=name, hidden=True)


_FIELDS = {"attribute": Words("属性", "Attribute"), "verdict": Words("判断", "Verdict"), "category": Words("类别", "Category")}


def _list(field: str, rows: Sequence[Any]) -> Markup:
    named: dict[str, str] = {}
    for row in rows:
        if _has(row, field):
            zh, en = _value(row, field, getattr(row, field))
            named.setdefault(str(getattr(row, field)), zh if zh == en else f"{zh} / {en}")
    options = [element("option", told, value=value) for value, told in named.items()]
    every = element("option", "全部 / all", value="")
    return element("label", both(*_FIELDS[field]), " ", element("select", every, *options, data_filter=field))


def _has(row: Any, field: str) -> bool:  # noqa: ANN401 a row of any answer
    """Whether a row can be filtered by a field: it has a value there, and words for it."""
    return getattr(row, field, None) is not None and (field != "category" or hasattr(row, "category_zh"))


def _value(row: Any, field: str, value: str) -> tuple[str, str]:  # noqa: ANN401 a row of any answer
    if field == "category":
        return row.category_zh or value, row.category_en or row.category_zh or value
    if field == "verdict":
        return verdict_word(value, "unstated", "zh"), verdict_word(value, "unstated", "en")
    return word(value, "zh"), word(value, "en")
