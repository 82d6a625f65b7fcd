"""The paragraphs and tables of a web page, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from planctl.language import Bilingual
from planctl.problems import Problem, RefusedError
from planctl.read.files import decode
from planctl.read.grids import MOST_CELLS, Cells, Place, Table, bounded, fill, grid, joined

_DEEPEST = 256
_TOO_DEEP = Bilingual("{path}：嵌套超过 {most} 层", "{path}: its elements lie more than {most} deep within each other")
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*(?:gb2312|gbk|gb18030)\b""", re.IGNORECASE)
_HEAD = 2048
"""In how many of its first bytes a page says how it is encoded."""
_EMPTY = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
"""What has no end tag."""
_UNSEEN = re.compile("head|script|style|template|noscript|select|textarea|svg|math|title|del|s|strike")
"""What shows no text of the page, or text that is struck out."""
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|br|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|o:p|q|s|samp|small|span|strike|strong"
    "|sub|sup|time|tt|u|var|wbr"
)
_ENDED_BY = {
    "head": re.compile("body"),
    "p": re.compile("p|div|table|ul|ol|dl|h[1-6]|section|article|header|footer|form|blockquote|pre|hr|address"),
    "li": re.compile("li"),
    "td": re.compile("t[dhr]|tbody|tfoot"),
    "th": re.compile("t[dhr]|tbody|tfoot"),
    "tr": re.compile("tr|tbody|tfoot"),
    "thead": re.compile("tbody|tfoot"),
    "tbody": re.compile("tbody|tfoot"),
}
"""Which start tags end an element that has no end tag of its own."""


@dataclass
class _Element:
    """An element of a page: its tag, its attributes, its texts and elements in their order, and whether it stands within a line."""

    tag: str
    attributes: dict[str, str]
    inline: bool = False
    inner: list[str | _Element] = field(default_factory=list)


class _Page(HTMLParser):
    """The elements of a page, end tags that are left out supplied."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.root = _Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._is_ended(tag):
            self.open.pop()
        element = _Element(tag, {name: value or "" for name, value in attrs}, _INLINE.fullmatch(tag) is not None)
        self.open[-1].inner.append(element)
        for around in reversed(self.open) if not element.inline else ():
            if not around.inline:
                break
            around.inline = False
        if not _EMPTY.fullmatch(tag):
            self.open.append(element)
        if len(self.open) > _DEEPEST:
            raise RefusedError(_TOO_DEEP.filled(path=self.path, most=_DEEPEST))

    def _is_ended(self, tag: str) -> bool:
        """Whether a start tag ends the element that is open, or one that an inline element of it still keeps open."""
        last = next(each for each in reversed(self.open) if not _INLINE.fullmatch(each.tag))
        return last.tag in _ENDED_BY and _ENDED_BY[last.tag].fullmatch(tag) is not None

    def handle_endtag(self, tag: str) -> None:
        within = [each.tag for each in self.open]
        if tag in within:
            last = len(within) - 1 - within[::-1].index(tag)
            if tag == "table" or "table" not in within[last + 1 :]:
                del self.open[last:]

    def handle_data(self, data: str) -> None:
        self.open[-1].inner.append(data)


def page_blocks(path: Path, content: bytes) -> list[str | Table] | Problem:
    """A text for each paragraph of a page, and its tables; or why it can't be read.

    A table in whose cells other tables stand, or that has one cell, only arranges the page: what it holds is read as if it were not
    there.
    """
    text = content.decode("gb18030", "replace") if _DECLARED.search(content[:_HEAD]) else decode(content, path)
    if isinstance(text, Problem):
        return text
    page = _Page(path)
    page.feed(text)
    page.close()
    return list(_blocks(path, page.root))


def _blocks(path: Path, element: _Element) -> Iterator[str | Table]:
    """The blocks of an element: what stands inline between two others is a paragraph."""
    line: list[str] = []
    for each in element.inner:
        if isinstance(each, str) or each.inline:
            line.append(_text(each))
            continue
        yield from _paragraph(line)
        line = []
        if each.tag == "table" and not _arranges(each):
            yield _table(path, each)
        elif not _UNSEEN.fullmatch(each.tag):
            yield from _blocks(path, each)
    yield from _paragraph(line)


def _paragraph(line: list[str]) -> Iterator[str]:
    """The lines of what stands inline; none where nothing does."""
    for text in "".join(line).split("\n"):
        if text.strip():
            yield text.strip()


def _text(node: str | _Element) -> str:
    """A text with its white space as it is shown: each run of it one space, a line end only where the page asks for one."""
    if isinstance(node, str):
        return re.sub(r"[ \t\r\n\f]+", " ", node).replace("\u200b", "").replace("\xa0", " ")
    if node.tag == "br":
        return "\n"
    return "" if _UNSEEN.fullmatch(node.tag) else "".join(map(_text, node.inner))


def _within(element: _Element, *tags: str) -> Iterator[_Element]:
    """The elements of some kinds, but for those in a table within."""
    for each in element.inner:
        if isinstance(each, str):
            continue
        if each.tag in tags:
            yield each
        elif each.tag != "table":
            yield from _within(each, *tags)


def _arranges(table: _Element) -> bool:
    cells = [cell for row in _within(table, "tr") for cell in _within(row, "td", "th")]
    return len(cells) <= 1 or any(next(_within(cell, "table"), None) for cell in cells)


def _table(path: Path, table: _Element) -> Table:
    cells: Cells = {}
    copies: set[Place] = set()
    for row, line in enumerate(_within(table, "tr")):
        column = 0
        for cell in _within(line, "td", "th"):
            while (row, column) in cells:
                column += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            bounded(path, wide * high)
            text = joined(text for text in _blocks(path, cell) if isinstance(text, str))
            places = (range(row, row + high), range(column, column + wide))
            copies.update({(at, beside) for at in places[0] for beside in places[1]} - {(row, column)})
            fill(path, cells, text, *places)
            column += wide
    rows = sum(1 for _ in _within(table, "tr"))
    return grid(path, "", {place: text for place, text in cells.items() if place[0] < rows}, copies)


def _span(cell: _Element, name: str) -> int:
    text = cell.attributes.get(name, "").strip()
    return min(max(int(text), 1), MOST_CELLS) if text.isascii() and text.isdecimal() and len(text) < 7 else 1  # noqa: PLR2004
