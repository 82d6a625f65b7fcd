"""Pictures of characters: a bar a figure, a mark where the target lies."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planctl.render.chart import labels
from planctl.render.words import name, verdict_word

if TYPE_CHECKING:
    from planctl.assess.answers import Answer
    from planctl.language import Language
    from planctl.render.blocks import Block

_LENGTH = 16
_FULL, _MARK, _TRACK = "█", "┃", "·"


def blocks(result: Answer, language: Language) -> list[Block]:
    """A table whose middle column is the picture, and the notes under it."""
    from planctl.render.blocks import Lines, Table

    rows: Any = result.results
    table = _points if result.summary["kind"] == "trajectory" else _bars
    headings, lines = table(rows, language)
    aligns: Any = tuple("right" if heading in ("数字", "Figure") else "left" for heading in headings)
    return [
        Table(labels.title(result, language), headings, aligns, tuple(lines)),
        Lines(tuple(labels.notes(result, language, drawn=False))),
    ]


def _points(rows: Any, language: Language) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:  # noqa: ANN401 points of a trajectory
    low, high = _ends(row.value for row in rows)
    ordered = sorted(rows, key=lambda row: (row.year, row.series != "recorded", row.horizon or ""))
    lines: list[tuple[str, ...]] = [
        (
            str(row.year),
            labels.SERIES[row.series].text(language) + (f" {row.horizon}" if row.figure is None and row.horizon else ""),
            bar(row.value if row.series != "target" else None, row.value if row.series == "target" else None, low, high),
            labels.point(row, language),
            labels.place(row.figure),
        )
        for row in ordered
    ]
    return (("年份", "", "", "数字", "出处") if language == "zh" else ("Year", "", "", "Figure", "Where")), lines


def _bars(rows: Any, language: Language) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:  # noqa: ANN401 bars of a comparison
    if rows and rows[0].measure == "status":
        lines = [_judged(row, language) for row in rows]
        return (("指标", "", "数字", "判断") if language == "zh" else ("Indicator", "", "Figure", "Verdict")), lines
    groups = {row.measure: _ends(each.target.value for each in rows if each.target and each.measure == row.measure) for row in rows}
    lines = [
        (
            name(row.name_zh, row.name_en, language),
            bar(row.target.value, None, *groups[row.measure]) if row.target else "",
            labels.quoted(row.target, language),
            labels.measure(row, language).strip() + labels.projects(row, language),
        )
        for row in rows
    ]
    return (("名称", "", "数字", "单位") if language == "zh" else ("Name", "", "Figure", "Unit")), lines


def _judged(row: Any, language: Language) -> tuple[str, ...]:  # noqa: ANN401 a bar of status
    reached = row.result or row.baseline
    low, high = _ends(each.value for each in (row.baseline, row.result, row.target) if each)
    return (
        name(row.name_zh, row.name_en, language) + labels.judged_in(row, language),
        bar(reached.value, row.target.value, low, high),
        f"{labels.quoted(reached, language)} → {labels.quoted(row.target, language)}",
        verdict_word(row.verdict, row.attribute, language),
    )


def _ends(values: Any) -> tuple[Decimal, Decimal]:  # noqa: ANN401 numbers
    """The scale's ends: zero and the furthest figures."""
    known = [Decimal(0), *(value for value in values if value is not None)]
    return min(known), max(known)


def bar(value: Decimal | None, mark: Decimal | None, low: Decimal, high: Decimal) -> str:
    """A bar from zero to a value, on a scale, with a mark at another."""
    place = [_TRACK] * (_LENGTH + 1)
    if value is not None:
        ends = sorted((_at(Decimal(0), low, high), _at(value, low, high)))
        for cell in range(*ends):
            place[cell] = _FULL
    if mark is not None:
        place[_at(mark, low, high)] = _MARK
    return "".join(place)


def _at(value: Decimal, low: Decimal, high: Decimal) -> int:
    return 0 if high == low else round((value - low) / (high - low) * _LENGTH)
