"""The pictures of a screen in README and in the guide: made of what the command writes, and current."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import blend_rgb
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

from tests.conftest import UPDATE, Run

TOP = Path(__file__).parent.parent
COMMAND = ["status", "--area", "economy"]
PICTURES = {
    "en": (TOP / "docs" / "status.svg", TOP / "README.md"),
    "zh": (TOP / "docs" / "status.zh.svg", TOP / "docs" / "guide.md"),
}
"""In each language the picture, and the document that shows it."""
COLUMNS, CELL, LINE, EDGE = 80, 12, 25, 16
FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Microsoft YaHei', monospace"
"""Those of the reader's machine: nothing is fetched."""


def picture(screen: str, title: str) -> str:
    """A terminal's screen as a picture; each run of wide or of narrow characters stands in its own columns, whatever the font."""
    console = Console(width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard")
    lines = Segment.split_and_crop_lines(console.render(Text.from_ansi(screen)), COLUMNS, include_new_lines=False)
    texts = [text for number, line in enumerate(lines) for text in _texts(line, EDGE + (number + 2) * LINE)]
    width, height = COLUMNS * CELL + 2 * EDGE, len(screen.splitlines()) * LINE + LINE + 2 * EDGE
    back, front = SVG_EXPORT_THEME.background_color.hex, SVG_EXPORT_THEME.foreground_color.hex
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-size="{LINE * 4 // 5}" role="img">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{back}"/>',
            f'<text x="{EDGE}" y="{EDGE + LINE // 2}" fill="{front}" font-family="sans-serif">{escape(title)}</text>',
            f'<g font-family="{FONTS}">',
            *texts,
            "</g>",
            "</svg>\n",
        ]
    )


def _texts(line: list[Segment], y: int) -> Iterator[str]:
    at = 0
    for text, style, _ in line:
        for is_wide, characters in groupby(text, lambda each: cell_len(each) > 1):
            run = "".join(characters)
            for said in re.finditer(r"\S+(?: \S+)*", run):  # a picture shows several spaces as one
                place = f'x="{EDGE + (at + said.start() * (1 + is_wide)) * CELL}" y="{y}" textLength="{cell_len(said[0]) * CELL}"'
                yield f"<text {place} {_look(style or Style())}>{escape(said[0])}</text>"
            at += cell_len(run)


def _look(style: Style) -> str:
    theme = SVG_EXPORT_THEME
    colour = theme.foreground_color if style.color is None else style.color.get_truecolor(theme)
    shown = blend_rgb(colour, theme.background_color, 0.3) if style.dim else colour
    return f'fill="{shown.hex}"' + (' font-weight="bold"' if style.bold else "")


@pytest.mark.head
@pytest.mark.parametrize("language", PICTURES)
def test_the_picture_of_a_screen_is_current(run: Run, language: str) -> None:
    file, document = PICTURES[language]
    screen = run(*COMMAND, "--format", "table", "--colour", "--lang", language).out
    made = picture(screen, f"planctl {' '.join(COMMAND)}")
    if UPDATE:
        file.write_text(made, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == made
    assert re.findall(r"//[^\"]+", made) == ["//www.w3.org/2000/svg"], "nothing is fetched"
    assert f"]({file.relative_to(document.parent).as_posix()})" in document.read_text(encoding="utf-8")
