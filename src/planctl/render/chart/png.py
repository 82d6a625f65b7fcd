"""A picture as a PNG file, at twice its size."""

from __future__ import annotations

import resvg_py

from planctl.assess.chart import Chart
from planctl.language import Bilingual, Language
from planctl.problems import RefusedError
from planctl.render.chart.canvas import FONTS
from planctl.render.chart.files import picture

_TWICE = 2
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30" font-size="28" font-family="{}">{}</text></svg>'
)
_NO_FONT = Bilingual(
    "这台机器没有中文字体，画不出汉字：装一个（如 fonts-noto-cjk），或写 .svg",
    "no font on this machine has Chinese characters: install one (fonts-noto-cjk, say), or write .svg",
)


def png(chart: Chart, language: Language) -> bytes:
    """The picture as a PNG file.

    Raises RefusedError when the picture needs Chinese and no font on this machine has it.
    """
    drawn = picture(chart, language)
    if not drawn.isascii() and not _has_chinese():
        raise RefusedError(_NO_FONT)
    return bytes(resvg_py.svg_to_bytes(svg_string=drawn, zoom=_TWICE))


def _has_chinese() -> bool:
    """Whether a Chinese character comes out as anything but the mark for one that no font has."""
    drawn = [bytes(resvg_py.svg_to_bytes(svg_string=_PROBE.format(FONTS, character))) for character in ("汉", "\U0010fffd", "")]
    return drawn[0] not in drawn[1:]
