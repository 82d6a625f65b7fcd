"""The text of a report, for reading a plan's figures back from it: one paragraph a line."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from planctl.characters import is_invisible
from planctl.language import Bilingual
from planctl.problems import Problem
from planctl.read.files import decode, read_bytes

_HINT = Bilingual(
    "--report 后写报告的路径；报告为 UTF-8 文本，一段一行", "after --report name the report, a UTF-8 text with one paragraph a line"
)
_GENERAL = {"no-such-file", "not-a-plain-file", "too-large"}
_NEVER_SEEN = "\N{REPLACEMENT CHARACTER}"


class Report(NamedTuple):
    """A report as its reader gave it; paragraph N is the text's line N, counted from 1."""

    path: str
    paragraphs: tuple[str, ...]

    def paragraph(self, number: int) -> str | None:
        """A paragraph's text; None when the report has no such paragraph."""
        return self.paragraphs[number - 1] if 0 < number <= len(self.paragraphs) else None


def read_report(path: Path) -> Report | Problem:
    """The paragraphs of a report in a UTF-8 text file, or why they can't be read.

    A character that can't be seen becomes a mark in its place, so that none reaches a terminal and every column stays where it was.
    """
    content = read_bytes(path)
    text = content if isinstance(content, Problem) else decode(content, path)
    if isinstance(text, Problem):
        return _about_report(text)
    lines = text.removesuffix("\n").split("\n") if text else []
    return Report(str(path), tuple(_seen(line) for line in lines))


def _about_report(problem: Problem) -> Problem:
    """A problem of reading whose hint, where it spoke of plans, speaks of reports."""
    general = problem.rule in _GENERAL or (problem.rule == "not-utf8" and "encoding" not in problem.details)
    return problem._replace(details={**problem.details, "hint": _HINT}) if general else problem


def _seen(line: str) -> str:
    return "".join(character if not is_invisible(character) else " " if character == "\t" else _NEVER_SEEN for character in line)
