"""A picture as a file: SVG, PNG made from it, or a page that holds it beside its numbers."""

from __future__ import annotations

from typing import Any

from planctl.assess.answers import Answer
from planctl.language import Bilingual, Language
from planctl.problems import RefusedError
from planctl.render.chart import bars, labels, lines
from planctl.render.chart.canvas import FONTS, framed
from planctl.render.extras import needed
from planctl.render.markup import Markup, element, join, page
from planctl.render.views.chart import blocks

_TWICE = 2
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30" font-size="28" font-family="{}">{}</text></svg>'
)
_STYLE = """
body { margin: 1.5rem; font: 15px/1.5 FONTS; color: #1b2530; }
svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid #8a94a0; padding: .2rem .6rem; text-align: left; }
"""


def picture(result: Answer, language: Language) -> Markup:
    """The picture as an SVG element."""
    draw = lines.draw if result.summary["kind"] == "trajectory" else bars.draw
    drawn, high = draw(result, language)
    return framed(labels.title(result, language), labels.notes(result, language), drawn, high, language)


def svg(result: Answer, language: Language) -> bytes:
    """The picture as an SVG file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{picture(result, language)}\n'.encode()


def png(result: Answer, language: Language) -> bytes:
    """The picture as a PNG file, at twice its size.

    Raises RefusedError when the picture needs Chinese and no font on this machine has it.
    """
    resvg: Any = needed("resvg_py", "charts", "resvg_py")
    drawn = picture(result, language)
    if not drawn.isascii() and not _has_chinese(resvg):
        zh = "这台机器没有中文字体，画不出汉字：装一个（如 fonts-noto-cjk），或写 .svg"
        en = "no font on this machine has Chinese characters: install one (fonts-noto-cjk, say), or write .svg"
        raise RefusedError(Bilingual(zh, en))
    return bytes(resvg.svg_to_bytes(svg_string=drawn, zoom=_TWICE))


def _has_chinese(resvg: Any) -> bool:  # noqa: ANN401 a library's module
    """Whether a Chinese character comes out as anything but the mark for one that no font has."""
    drawn = [bytes(resvg.svg_to_bytes(svg_string=_PROBE.format(FONTS, character))) for character in ("汉", "\U0010fffd", "")]
    return drawn[0] not in drawn[1:]


def html(result: Answer, language: Language) -> bytes:
    """A page with the picture, and its numbers as a table."""
    title = labels.title(result, language)
    body = element("main", element("h1", title), picture(result, language), _table(result, language))
    return page(title, _STYLE.replace("FONTS", FONTS), element("body", body), language)


def _table(result: Answer, language: Language) -> Markup:
    """The same numbers as on a screen, without the bars."""
    shown: Any = blocks(result, language)[0]
    kept = [number for number, row in enumerate(shown.headings) if row or not any("█" in each[number] for each in shown.rows)]
    heads = [element("th", shown.headings[number] or " ", scope="col") for number in kept]
    rows = [element("tr", *(element("td", row[number]) for number in kept)) for row in shown.rows]
    return element("table", element("thead", element("tr", *heads)), element("tbody", join(*rows)))
