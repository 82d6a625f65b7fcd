"""How the review of the running year reads."""

from __future__ import annotations

from planctl.assess.answers import Answer
from planctl.assess.review import ReviewRow, ReviewSummary
from planctl.assess.verdict import Family, Verdict
from planctl.language import Bilingual, Language
from planctl.render import cells
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table
from planctl.render.verdicts import margin_words, verdict_word
from planctl.render.views import (
    ATTRIBUTE,
    ID,
    NAMED_WITH_MEASURE,
    OWNER,
    WHY,
    dated_column,
    figure_cell,
    quantity_cell,
    quantity_column,
    target_column,
    verdict_cell,
    where_column,
)
from planctl.render.views.pace import measure_lines
from planctl.render.views.status import counts_line
from planctl.render.words import LIST, name

_DONE = Bilingual("{verdict}，完成{share}，时间{time}", "{verdict}: {share} done, {time} of the time")
_ON_SCHEDULE = Bilingual("{verdict}，完成{share}，应完成{due}", "{verdict}: {share} done, {due} due")
_UNEVEN = Bilingual("{verdict}，完成{share}", "{verdict}: {share} done")
_SO_FAR = Bilingual("{verdict}，{margin}", "{verdict}: {margin}")
_NO_FIGURE = Bilingual("尚无{year}年数字 {number} 项：{names}", "no figure of {year} yet, {number}: {names}")
_NO_TARGET = Bilingual("有{year}年数字、没有当年目标：{names}", "with figures of {year} and no target for it: {names}")


def _year_on_year(row: ReviewRow, layout: Layout) -> Cell:
    """The growth on the same part of the year before: as published, or else as the two levels make it."""
    return figure_cell(row.growth, layout) if row.growth else quantity_cell(row.year_on_year, layout)


def _before(row: ReviewRow, layout: Layout) -> Cell:
    return Cell(cells.dated(row.before, layout.language), row.before and row.before.value)


def _course(row: ReviewRow, verdict: str, language: Language) -> str:
    """How far a flow is beside what is due by now, by its schedule or by the time passed."""
    shares = {"share": row.share_of_target, "time": row.share_of_time, "due": row.share_due}
    told = _UNEVEN if not row.share_due or row.share_due.value is None else _DONE if row.measured_by == "time" else _ON_SCHEDULE
    shown = {name: cells.quantity(each, language, signed=False) for name, each in shares.items() if each}
    return told.filled(verdict=verdict, **shown).text(language)


def _comparison(row: ReviewRow, layout: Layout) -> Cell:
    """What became of the target, or how far it is, in a few words."""
    language = layout.language
    verdict = verdict_word(row.verdict, row.attribute, language)
    text = verdict
    if row.share_of_target is not None:
        text = _course(row, verdict, language)
    elif row.family == Family.RESULT and row.margin.value and row.verdict != Verdict.MET:
        text = _SO_FAR.filled(verdict=verdict, margin=margin_words(row.margin, language)).text(language)
    return Cell(text, row.margin.value, row.verdict, row.verdict)


COLUMNS: tuple[Column[ReviewRow], ...] = (
    ID,
    NAMED_WITH_MEASURE,
    ATTRIBUTE,
    target_column("plan"),
    dated_column("latest", Bilingual("最新", "Latest"), lambda row: row.latest),
    Column("before", Bilingual("上年同期", "Year before"), _before, "right", wide=True),
    Column("year_on_year", Bilingual("同比", "On year"), _year_on_year, "right"),
    quantity_column("needed", Bilingual("余下每月", "A month"), lambda row: row.needed, signed=False, wide=True),
    Column("comparison", Bilingual("比较", "Comparison"), _comparison),
    Column(
        "verdict", Bilingual("判断", "Verdict"), lambda row, layout: verdict_cell(row.verdict, row.attribute, layout), wide=True
    ),
    WHY,
    OWNER,
    where_column(lambda row: (row.latest, row.target)),
)


def blocks(answer: Answer[ReviewRow, ReviewSummary], layout: Layout) -> list[Block]:
    """What is known of the year in a table, the counts of each attribute, and what has no figure of the year yet, by name."""
    summary, language = answer.summary, layout.language
    known = [row for row in answer.rows if row.id not in summary.without_figure]
    missing, aimless = ([name(*each, language) for each in of.values()] for of in (summary.without_figure, summary.without_target))
    listed = {"year": summary.year, "number": len(missing), "names": LIST.text(language).join(missing)}
    return [
        *([table(COLUMNS, known, layout)] if known else []),
        *lines(
            *measure_lines(known, language),
            *(counts_line(attribute, counts, layout) for attribute, counts in summary.by_attribute.items()),
            _NO_FIGURE.filled(**listed).text(language) if missing else None,
            _NO_TARGET.filled(**listed | {"names": LIST.text(language).join(aimless)}).text(language) if aimless else None,
        ),
    ]
