"""The manual pages that the wheel installs: what `--help` says of every command, as pages for `man`, and current."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import Any

import pytest
import typer

import planctl
from planctl.cli import _application, _described
from planctl.commands import command_names
from planctl.help import OF_EVERY_COMMAND, Described, line_of, option_words
from planctl.language import Bilingual, Language
from tests.conftest import UPDATE

TOP = Path(__file__).parent.parent
PAGES: dict[Language, Path] = {"en": TOP / "docs" / "man" / "planctl.1", "zh": TOP / "docs" / "man" / "planctl.zh.1"}
WORDS: dict[str, Any] = tomllib.loads((Path(planctl.__file__).parent / "help" / "help.toml").read_text(encoding="utf-8"))
HEADINGS = {
    "name": Bilingual("名称", "NAME"),
    "synopsis": Bilingual("用法", "SYNOPSIS"),
    "description": Bilingual("说明", "DESCRIPTION"),
    "commands": Bilingual("命令", "COMMANDS"),
    "options": Bilingual("各命令共有的选项", "OPTIONS OF SEVERAL COMMANDS"),
    "environment": Bilingual("环境变量", "ENVIRONMENT"),
    "examples": Bilingual("例", "EXAMPLES"),
}
HAN = re.compile(r"[\u4e00-\u9fff]")
WIDEST = 75
OPTIONS = Bilingual("[选项]", "[OPTIONS]")
LINE = Bilingual("\\fI命令\\fR [\\fI参数\\fR]...", "\\fICOMMAND\\fR [\\fIARGS\\fR]...")
NAME = Bilingual("发展计划的指标计算", "indicator calculator for development plans")


def escaped(text: str) -> str:
    """A text as roff takes it: its backslashes and hyphens, what is typed in bold, and no line that would be read as a request.

    Lines of words are short, as its readers want them; Chinese has no words to part.
    """
    lines = text if HAN.search(text) else fill(text, WIDEST, break_long_words=False, break_on_hyphens=False)
    shown = re.sub("`([^`]+)`", r"\\fB\1\\fR", lines.replace("\\", "\\e").replace("-", "\\-"))
    return re.sub("^(?=[.'])", r"\\&", shown, flags=re.MULTILINE)


def heading(key: str, language: Language) -> str:
    return f'.SH "{HEADINGS[key].text(language)}"'


def entry(term: str, text: str) -> Iterator[str]:
    """A term in bold, and what is said of it."""
    yield from (".TP", f"\\fB{escaped(term)}\\fR", *([escaped(text)] if text else []))


def pages_of(language: Language) -> Iterator[tuple[str, str, list[Described]]]:
    """Each command with its usage, and its arguments and options."""
    group = _application(command_names(), language)
    context = typer.Context(group, info_name="planctl", obj=language, help_option_names=["-h", "--help"])
    for name, command in group.commands.items():
        inner = typer.Context(command, info_name=name, parent=context, obj=language)
        pieces = [OPTIONS.text(language) if each == OPTIONS.en else each for each in command.collect_usage_pieces(inner)]
        yield name, " ".join(pieces), _described(command, inner)  # type: ignore[arg-type]  # typer's own


def manual(language: Language, day: str) -> str:
    """The page of a day, in roff with the macros of `man`."""
    pages = {name: (usage, described) for name, usage, described in pages_of(language)}
    common = {each.name: each for _, described in pages.values() for each in described if each.name in OF_EVERY_COMMAND}
    examples = [(each["line"], each[language]) for each in WORDS["planctl"]["examples"]]
    lines = [
        "'\\\" -*- coding: UTF-8 -*-",
        f'.TH PLANCTL 1 "{day}" "planctl {planctl.__version__}" ""',
        ".ad l",
        heading("name", language),
        f"planctl \\- {NAME.text(language)}",
        heading("synopsis", language),
        f"\\fBplanctl\\fR {LINE.text(language)}",
        heading("description", language),
        escaped(WORDS["planctl"][language]),
        heading("commands", language),
    ]
    for group in WORDS["groups"].values():
        lines.append(f'.SS "{group[language]}"')
        for name in group["commands"]:
            lines += of_command(name, *pages[name], language)
    lines += [heading("options", language), *of_options(None, common.values(), language)]
    lines += [heading("environment", language), *of_entries((name, said[language]) for name, said in WORDS["environment"].items())]
    lines += [heading("examples", language), *of_entries(examples)]
    return "\n".join(lines) + "\n"


def of_command(name: str, usage: str, described: list[Described], language: Language) -> Iterator[str]:
    words = WORDS["commands"][name]
    line = line_of(name, language)
    said = f"{line}。{words['more'][language]}" if language == "zh" else f"{line[0].upper()}{line[1:]}. {words['more'][language]}"
    yield from (".TP", f"\\fBplanctl {name}\\fR {escaped(usage)}", escaped(said))
    own = [each for each in described if each.name not in OF_EVERY_COMMAND]
    if own:
        yield from (".RS", *of_options(name, own, language), ".RE")


def of_options(command: str | None, described: Iterable[Described], language: Language) -> Iterator[str]:
    yield from of_entries((each.term, option_words(command, each.name, language)) for each in described)


def of_entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, text in entries:
        yield from entry(term, text)


@pytest.mark.parametrize("language", PAGES)
def test_the_manual_page_is_current(language: Language) -> None:
    page = PAGES[language]
    kept = page.read_text(encoding="utf-8") if page.exists() else ""
    dated = re.search(r'^\.TH PLANCTL 1 "(.*?)"', kept, re.MULTILINE)
    if UPDATE and (dated is None or kept != manual(language, dated[1])):
        page.parent.mkdir(exist_ok=True)
        page.write_text(manual(language, date.today().isoformat()), encoding="utf-8")
        return
    assert dated is not None
    assert kept == manual(language, dated[1])


def test_nothing_in_a_page_is_read_as_a_request_of_roff() -> None:
    assert escaped(".TH `a-b` \\n") == "\\&.TH \\fBa\\-b\\fR \\en"
    assert escaped("'x'") == "\\&'x'"
    assert escaped(f"{'x' * 70} 'quoted' .5") == f"{'x' * 70}\n\\&'quoted' .5"
