"""How the review of the running year reads."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.assess.answers import Answer, Mentioned
from planctl.assess.review import ReviewRow, ReviewSummary
from planctl.assess.verdict import Family, Verdict
from planctl.language import Bilingual, Language
from planctl.numbers.units import PERCENTAGE_POINTS
from planctl.render import cells
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table
from planctl.render.verdicts import NO_WIDTH, apart_words, margin_words, stands_over, verdict_word
from planctl.render.views import (
    ATTRIBUTE,
    ID,
    NAMED_WITH_MEASURE,
    OWNER,
    WHY,
    added_lines,
    figure_cell,
    names_of,
    quantity_cell,
    revision_lines,
    target_column,
    verdict_cell,
    where_column,
)
from planctl.render.views.pace import measure_lines, with_rate_unit
from planctl.render.views.status import counts_line, outcomes_lines
from planctl.render.words import LIST, name, word

_DONE = Bilingual("{verdict}，完成{share}，时间{time}", "{verdict}: {share} done, {time} of the time")
_ON_SCHEDULE = Bilingual("{verdict}，完成{share}，应完成{due}", "{verdict}: {share} done, {due} due")
_UNEVEN = Bilingual("{verdict}，完成{share}", "{verdict}: {share} done")
_RESULT = Bilingual("{verdict}，{margin}", "{verdict}: {margin}")
_RESULTS = {
    Verdict.EXCEEDED: Bilingual("{verdict}，{margin}", "{margin}"),
    Verdict.SO_FAR_SHORT: Bilingual("{verdict}，{margin}", "so far {margin}"),
    Verdict.SO_FAR_REACHED: Bilingual("{verdict}，{margin}", "so far {margin}"),
}
"""Where the distance says the verdict too, in English."""
_DUE = Bilingual("{verdict}，目前应达{required}", "{verdict}: {required} due by now")
_WITHIN_WIDTH = Bilingual("{verdict}（在“左右”的幅度内），{margin}", "{verdict}, within “about”: {margin}")
_TO_COME = {
    "higher": Bilingual("{said}；余下须{needed}", "{said}; {needed} needed"),
    "lower": Bilingual("{said}；余下至多{needed}", "{said}; at most {needed} left"),
}
_RATE_TO_COME = {
    "higher": Bilingual("{said}；此后须{needed}", "{said}; {needed} needed from here"),
    "lower": Bilingual("{said}；此后至多{needed}", "{said}; at most {needed} from here"),
}
_GROWTH_TO_COME = {
    "higher": Bilingual("{said}；其余月份同比须达{needed}", "{said}; the rest of the year needs {needed}"),
    "lower": Bilingual("{said}；其余月份同比至多{needed}", "{said}; the rest of the year at most {needed}"),
}
_POINTS_TO_GO = Bilingual("{said}；距目标{left}", "{said}; {left} to go")
_WEIGHED = Bilingual(
    "~ 其余月份的增速按上年各期水平数加权推算；增速与水平数价格口径不同或未注明，是约数",
    "~ growth that the rest of the year needs: weighed by the levels of the year before, whose prices are not, or may not be, "
    "those of the growth",
)
_NOT_TOLD = Bilingual(
    "其余月份须增长多少无法推算：{names}（{reason}）", "what the rest of the year needs can't be told: {names} ({reason})"
)
_PROJECTS = Bilingual(
    "项目 {projects} 个：{parts}（planctl projects 列出）", "projects {projects}: {parts} (planctl projects lists them)"
)
_MONEY = Bilingual(
    "有计划、有完成数的 {both} 个完成年度投资{share}（{period}，时间{time}）",
    "{share} of the year's money done by the {both} with both figures ({period}, {time} of the time)",
)
_STARTED = Bilingual(
    "计划新开工 {planned} 个，已知阶段 {known} 个，已开工 {started} 个",
    "of {planned} planned as new, {known} with a stage known, {started} begun",
)
_REVISED = Bilingual(
    "{name}：{period} 数据用修订后的 {revised}（{source}），计划所报为 {plan}",
    "{name}: goes by {revised} in {period}, as revised later ({source}); the plan has {plan}",
)
_CLAUSES = Bilingual("；", "; ")
_NOTHING_YET = Bilingual("尚无{year}年投资和阶段", "no money or stage of {year} yet")
_HEADLINE = Bilingual(
    "以上是主要指标；有{years}年目标的共 {recorded} 项，--all 全部列出",
    "these are the headline indicators, of {recorded} with a target for {years}: --all lists the rest",
)
_YEARS = Bilingual("、", " or ")
_NO_FIGURE = Bilingual("尚无{year}年数字 {number} 项：{names}", "no figure of {year} yet, {number}: {names}")
_AND_MORE = Bilingual("{names}……还有 {more} 项，--format wide 全部列出", "{names} … and {more} more: --format wide names them all")
_MOST_NAMED, _NAMED = 12, 6
"""How many indicators a screen names one after another; of more than that only so many, the first."""
_NO_TARGET = Bilingual("有{year}年数字、没有当年目标：{names}", "with figures of {year} and no target for it: {names}")


def _year_on_year(row: ReviewRow, layout: Layout) -> Cell:
    """The growth on the same part of the year before: as published, or else as the two levels make it."""
    return figure_cell(row.growth, layout) if row.growth else quantity_cell(row.year_on_year, layout)


def _before(row: ReviewRow, layout: Layout) -> Cell:
    return Cell(cells.dated(row.before, layout.language), row.before and row.before.value)


def _latest(row: ReviewRow, layout: Layout) -> Cell:
    """The latest figure, or what several years make together."""
    if row.done is None or row.latest is None:
        return Cell(cells.dated(row.latest, layout.language), row.latest and row.latest.value)
    return Cell(f"{cells.quantity(row.done, layout.language, signed=row.kind != 'sum')} ({row.latest.period})", row.done.value)


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
    if row.kind in ("within_year", "sum"):
        text = _course(row, verdict, language)
    elif row.kind is not None and row.verdict != Verdict.DONE_EARLY:
        text = _on_road(row, verdict, language)
    elif row.verdict == Verdict.NO_WIDTH:
        text = NO_WIDTH.filled(verdict=verdict, margin=margin_words(row.margin, language)).text(language)
    elif row.family == Family.RESULT and row.margin.value is None and row.distance.value and row.verdict != Verdict.MET:
        text = _RESULT.filled(verdict=verdict, margin=apart_words(row.distance, language)).text(language)
    elif row.family == Family.RESULT and row.margin.value and row.verdict != Verdict.MET:
        margin = margin_words(row.margin, language, stands_over(row.target, row.direction))
        within = row.verdict == Verdict.SO_FAR_REACHED and row.margin.value < 0
        told = _WITHIN_WIDTH if within else _RESULTS.get(row.verdict, _RESULT)
        text = told.filled(verdict=verdict, margin=margin).text(language)
    return Cell(_to_come(row, text, language), row.margin.value, row.verdict, row.verdict)


def _needed(row: ReviewRow, layout: Layout) -> Cell:
    """What is needed from here: of a growth that of the rest of the year, else what each month or year is to bring."""
    if row.needed is None or row.kind is None:
        return quantity_cell(row.needed, layout)
    return Cell(with_rate_unit(row.needed, layout.language), row.needed.value)


def _on_road(row: ReviewRow, verdict: str, language: Language) -> str:
    """Where a target over years stands beside what its road requires by now."""
    if row.required is None or row.required.value is None:
        return verdict
    required = cells.quantity(row.required, language, signed=row.kind != "schedule")
    return _DUE.filled(verdict=verdict, required=required).text(language)


def _to_come(row: ReviewRow, said: str, language: Language) -> str:
    """What is said, and what is needed for the target from here, or allowed; nothing once that is reached."""
    if row.kind == "schedule" and row.distance.unit == PERCENTAGE_POINTS and row.verdict != Verdict.DONE_EARLY:
        return _POINTS_TO_GO.filled(said=said, left=cells.amount(row.distance, language)).text(language)
    templates = _GROWTH_TO_COME if row.kind is None else _TO_COME if row.kind in ("within_year", "sum") else _RATE_TO_COME
    left = row.needed and row.needed.value
    if row.needed is None or left is None or row.direction not in templates or row.verdict == Verdict.DONE_EARLY:
        return said
    if templates is _TO_COME and left <= 0:
        return said
    needed = cells.quantity(row.needed, language) if row.kind is None else with_rate_unit(row.needed, language)
    return templates[row.direction].filled(said=said, needed=needed).text(language)


COLUMNS: tuple[Column[ReviewRow], ...] = (
    ID,
    NAMED_WITH_MEASURE,
    ATTRIBUTE,
    target_column("plan"),
    Column("latest", Bilingual("最新", "Latest"), _latest, "right"),
    Column("before", Bilingual("上年同期", "Year before"), _before, "right", wide=True),
    Column("year_on_year", Bilingual("同比", "On year"), _year_on_year, "right"),
    Column("needed", Bilingual("余下须", "Needed"), _needed, "right", wide=True),
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
    missing, aimless = summary.without_figure, summary.without_target
    unknown = {each.id for each in missing}
    known = [row for row in answer.rows if row.id not in unknown]
    listed = {"year": summary.year, "number": len(missing), "names": _named(missing, layout)}
    return [
        *([table(COLUMNS, known, layout)] if known else []),
        *lines(
            *measure_lines(known, language),
            *_growth_lines(known, language),
            *revision_lines(summary.revised, _REVISED, language),
            *added_lines(((row, each) for row in known for each in (row.latest, row.before)), language),
            *(
                counts_line(attribute, counts, layout)
                for attribute, counts in summary.by_attribute.items()
                if not (outcome := summary.outcomes.get(attribute)) or outcome.open or outcome.unjudged
            ),
            *outcomes_lines(summary.outcomes, layout),
            _NO_FIGURE.filled(**listed).text(language) if missing else None,
            _NO_TARGET.filled(**listed | {"names": _named(aimless, layout)}).text(language) if aimless else None,
            _projects(summary, language),
            _HEADLINE.filled(years=_YEARS.text(language).join(map(str, summary.years)), recorded=summary.recorded).text(language)
            if _hides(answer)
            else None,
        ),
    ]


def _named(indicators: Sequence[Mentioned], layout: Layout) -> str:
    """The names of indicators; on a screen the first of them where they are many, and how to see the others."""
    if not layout.compact or len(indicators) <= _MOST_NAMED:
        return names_of(indicators, layout.language)
    named = names_of(indicators[:_NAMED], layout.language)
    return _AND_MORE.filled(names=named, more=len(indicators) - _NAMED).text(layout.language)


def _growth_lines(rows: list[ReviewRow], language: Language) -> list[str]:
    """What the growth that the rest of the year needs rests on, where that is about right, and why some have none."""
    of_growth = [(row, row.needed) for row in rows if row.kind is None and row.needed is not None]
    weighed = [_WEIGHED.text(language)] if any(needed.bound == "about" for _, needed in of_growth) else []
    without: dict[str, dict[str, None]] = {}
    for row, needed in of_growth:
        if needed.reason is not None:
            without.setdefault(needed.reason, {})[name(row.name_zh, row.name_en, language)] = None
    return weighed + [
        _NOT_TOLD.filled(names=LIST.text(language).join(names), reason=word(reason, language)).text(language)
        for reason, names in without.items()
    ]


def _hides(answer: Answer[ReviewRow, ReviewSummary]) -> bool:
    """Whether others than the headline indicators have a target of the year."""
    return 1 < answer.summary.indicators < answer.summary.recorded and all(row.headline for row in answer.rows)


def _projects(summary: ReviewSummary, language: Language) -> str | None:
    """The money of all projects beside the time, and how many of the new ones have begun."""
    group = summary.projects
    if group is None:
        return None
    parts = []
    if group.share_done is not None:
        share, time = (cells.quantity(each, language, signed=False) for each in (group.share_done, summary.share_of_time))
        money = _MONEY.filled(both=group.with_both, share=share, period=summary.projects_period, time=time)
        parts.append(money.text(language))
    if group.stage_known:
        begun = _STARTED.filled(planned=group.planned_new, known=group.stage_known, started=group.started)
        parts.append(begun.text(language))
    told = _CLAUSES.text(language).join(parts) or _NOTHING_YET.filled(year=summary.year).text(language)
    return _PROJECTS.filled(projects=group.projects, parts=told).text(language)
