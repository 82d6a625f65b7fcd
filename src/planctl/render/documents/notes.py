"""The notes under an annex as sentences: what fills their parts, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from planctl.assess.annex_notes import InferredLines, Note, Value, words_of
from planctl.assess.answers import Figure, Named
from planctl.assess.key_projects import StageTotal
from planctl.language import Bilingual, Language
from planctl.render.cells import figure, paragraph
from planctl.render.inferred import reason
from planctl.render.words import name, word

_MOST_NAMED = 12
_PHRASES = Bilingual("、", ", ")
_CLAUSES = Bilingual("；", "; ")
_NAMES = Bilingual("、", "; ")
_SENTENCES = Bilingual("", " ")
_AND_MORE = Bilingual("{names}等{count}项", "{names} and {rest} more")
_COUNT_OF_ATTRIBUTE = Bilingual("{attribute}{count}项", "{count} {attribute}")
_REASON = Bilingual("{reason}：第{numbers}项。", "{reason}: no. {numbers}.")
_STAGES = Bilingual("官方合计按阶段：{stages}。", "Official totals by stage: {stages}.")
_STAGE = Bilingual("{period}年{stage}{count}个（{where}）", "{stage} {period}: {count} ({where})")


def note_text(note: Note, language: Language) -> str:
    """A note as a sentence or two."""
    parts: dict[str, str] = {}
    for key, value in note.details.items():
        parts |= _parts(key, value, language)
    parts["source"] = name(parts.get("source_zh"), parts.get("source_en"), language)
    return words_of(note).filled(**parts).text(language)


def _parts(key: str, value: Value, language: Language) -> dict[str, str]:
    """The named parts of a sentence that a value of a note fills."""
    if isinstance(value, Mapping):
        return {f"{key}_{part}": text for part, text in _official(value, language).items()}
    if isinstance(value, tuple):
        names = [each for each in value if isinstance(each, Named)]
        reasons = [each for each in value if isinstance(each, InferredLines)]
        return {key: _names(names, language) if names else _reasons(reasons, language)}
    return {} if value is None else {key: str(value)}


def _official(counts: Mapping[str, Figure | None], language: Language) -> dict[str, str]:
    """The official count of all indicators, those by attribute, and where they stand."""
    by_attribute = [
        _COUNT_OF_ATTRIBUTE.filled(attribute=word(attribute, language), count=figure(count, language)).text(language)
        for attribute, count in counts.items()
        if attribute != "all"
    ]
    joined = _PHRASES.text(language).join(by_attribute)
    return {"all": figure(counts["all"], language), "parts": joined, "where": paragraph(*counts.values())}


def _names(names: Sequence[Named], language: Language) -> str:
    """Names one after another; of many the first, and how many there are."""
    shown = _NAMES.text(language).join(name(each.name_zh, each.name_en, language) for each in names[:_MOST_NAMED])
    if len(names) <= _MOST_NAMED:
        return shown
    return _AND_MORE.filled(names=shown, count=len(names), rest=len(names) - _MOST_NAMED).text(language)


def _reasons(reasons: Iterable[InferredLines], language: Language) -> str:
    """Why something was inferred, each reason with its lines."""
    sentences = [
        _REASON.filled(reason=reason(each.reason, each.sources, language), numbers=ranges(each.numbers)).text(language)
        for each in reasons
    ]
    return _SENTENCES.text(language).join(sentences)


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as ranges: 1-3, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)


def stages_text(stages: Iterable[StageTotal], language: Language) -> str | None:
    """The official totals by stage as a sentence; None where there are none."""
    totals = [
        _STAGE.filled(
            period=total.period, stage=word(stage.stage, language), count=figure(total, language), where=paragraph(total)
        ).text(language)
        for stage in stages
        for total in (stage.actual, stage.target)
        if total is not None
    ]
    return _STAGES.filled(stages=_CLAUSES.text(language).join(totals)).text(language) if totals else None
