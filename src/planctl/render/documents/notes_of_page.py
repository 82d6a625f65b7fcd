"""The notes at the end of the page and of the brief: how to read them, what is inferred and why, and the sources."""

from __future__ import annotations

from planctl.assess.inferences import Inferred
from planctl.assess.report import ReportSummary
from planctl.language import Bilingual
from planctl.render.documents.front import LANGUAGES, both
from planctl.render.inferred import INFERRED, reason
from planctl.render.sources import source_line

_INFERRED = Bilingual("* {what}：{reason}", "* {what}: {reason}")
_NO_FIGURE = Bilingual("“—”表示没有这个数字。", "“—”: there is no such figure.")
_PARAGRAPHS = Bilingual("P7 指报告正文第7段，从第一段数起。", "P7 is the report's paragraph 7, counted from the first.")
_REBUILT = Bilingual(
    "官方附表不在正文里；主要指标是数据中选定的，不是官方的指标清单。",
    "The official annexes are not in the text; the headline indicators are a selection made in the data, not the official list.",
)


def notes_of(summary: ReportSummary) -> list[Bilingual]:
    """How to read what is printed, what the plan itself notes, and why what is inferred."""
    return [
        *([_PARAGRAPHS] if summary.paragraphs else []),
        _NO_FIGURE,
        *([_REBUILT] if summary.rebuilt else []),
        *(both(note) for note in summary.notes),
        *(_inferred(each) for each in summary.inferences),
    ]


def sources_of(summary: ReportSummary) -> list[tuple[Bilingual, str | None]]:
    """The sources, each with its address; the ids of those that figures name."""
    return [
        (source_line(source, source.id) if number else source_line(source), source.url)
        for number, source in enumerate(summary.sources)
    ]


def _inferred(inferred: Inferred) -> Bilingual:
    why = Bilingual(*(reason(inferred.reason, inferred.sources, language) for language in LANGUAGES))
    return _INFERRED.filled(what=INFERRED[inferred.field], reason=why)
