"""What a reader of the annexes must know beside the figures: what is inferred, what is missing, what the official lists hold.

A note is a code with the values that it is about; its sentence stands in `WORDS` under the code, each value as a named part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from planctl.assess.annex_rows import PROJECTS, RESULTS, TARGETS, KeyProjectRow, ResultRow, TargetRow, has_results_row
from planctl.assess.answers import Figure, Named, named, recorded_figure
from planctl.assess.inferences import Inferred, inferences
from planctl.assess.key_projects import targets_of_plan
from planctl.assess.sources import has_paragraphs
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual
from planctl.plan.model import Indicator, Plan, Subject, Total
from planctl.plan.vocabulary import Inferable


class InferredLines(NamedTuple):
    """Why something was inferred, and in which lines."""

    reason: Named
    sources: tuple[Named, ...]
    numbers: tuple[int, ...]


Value = int | str | None | Mapping[str, Figure | None] | tuple[Named, ...] | tuple[InferredLines, ...]


class Note(NamedTuple):
    """A remark under an annex."""

    annex: int
    code: str
    details: Mapping[str, Value]


WORDS: dict[str, Bilingual] = {
    "official_list": Bilingual(
        "报告说年度计划指标共{official_all}项（其中{official_parts}，{official_where}），但清单在附表里，正文没有。本表按正文的数字"
        "重建，列{listed}项，与官方清单不是同一份；其中属性由正文写明的只有{stated}项。",
        "The report counts {official_all} indicators in the plan ({official_parts}; {official_where}), but lists them in an annex "
        "that is not in its text. This table of {listed} is rebuilt from the figures in the text and is not that list; "
        "the text itself names the attribute of {stated} of them.",
    ),
    "no_targets": Bilingual(
        "{lines}项中有{missing}项，没有{year}年的目标，留空，不作推算。",
        "For {missing} of the {lines} there is no target for {year}; it is left empty, not guessed.",
    ),
    "no_targets.all": Bilingual(
        "没有{year}年的计划数，所以不列计划数和完成情况，也不作推算。",
        "There are no targets for {year}: no target and no verdict is listed, and none is guessed.",
    ),
    "no_results": Bilingual(
        "{lines}项中有{missing}项，尚无{year}年的结果，留空。",
        "For {missing} of the {lines} there is no result of {year} yet; it is left empty.",
    ),
    "no_results.all": Bilingual(
        "全部{lines}项尚无{year}年的结果，留空。", "For all {lines} there is no result of {year} yet; it is left empty."
    ),
    "published_since": Bilingual("结果来自：{names}。", "Results are from: {names}."),
    "no_previous": Bilingual(
        "{lines}项中有{missing}项，没有记录{year}年的实际数，留空；不由增速倒推。",
        "For {missing} of the {lines} no level of {year} is recorded; it is left empty, not worked back from the growth.",
    ),
    "no_previous.all": Bilingual(
        "没有记录{year}年的实际数，不列；不由增速倒推。",
        "No level of {year} is recorded: none is listed, and none is worked back from the growth.",
    ),
    "left_out": Bilingual(
        "主要指标中，没有{year}年数字的不列入：{names}。",
        "Headline indicators without a figure of {year} are left out: {names}.",
    ),
    "more": Bilingual(
        "本表只列主要指标{listed}项；有{year}年数字的指标共{having}项。",
        "Only the {listed} headline indicators are listed; {having} have a figure of {year}.",
    ),
    "inferred_attributes": Bilingual(
        "带*的属性为推断，不是原文，共{lines}项。{reasons}",
        "* The attribute of {lines} is inferred, not stated. {reasons}",
    ),
    "inferred_units": Bilingual(
        "带*的单位为推断，不是原文，共{lines}项。{reasons}",
        "* The unit of {lines} is inferred, not printed. {reasons}",
    ),
    "inferred_categories": Bilingual(
        "名称带*的项目，类别为推断，不是原文，共{lines}个。{reasons}",
        "* Projects whose category is inferred, not stated: {lines}. {reasons}",
    ),
    "unstated_attributes": Bilingual(
        "属性为“—”的{lines}项，报告没有写明，也没有推断。",
        "The attribute of {lines} is neither stated nor inferred: “—”.",
    ),
    "worked_out": Bilingual(
        "带†的由天数按日历天数推算，不是原文，共{lines}项。",
        "† Worked out from the days of the calendar year, not printed by the text: {lines} in number.",
    ),
    "named_projects": Bilingual(
        "官方重点项目名单不在正文里。本表列正文点名的{listed}个项目（其中工程包{programmes}个），包括{base_year}年已完工的；"
        "它们不都是重点项目，也不是官方合计的组成部分，个数不可与合计相比。",
        "The official list of key projects is not in the text. These are the projects that the text names ({listed}, "
        "{programmes} of them programmes), those completed in {base_year} included; not all are key projects, and they do not "
        "add up to the official totals.",
    ),
    "without_stage": Bilingual("{lines}个项目没有写明阶段。", "No stage is stated for this many projects: {lines}."),
    "few_investments": Bilingual(
        "{lines}个项目中，有总投资的只有{given}个，有年度计划投资的{planned}个。",
        "Projects: {lines}; with a total investment: {given}; with a planned investment of the year: {planned}.",
    ),
    "of_plan": Bilingual("{source}", "{source}"),
    "source": Bilingual(
        "数字来自《{source}》。空格表示其中没有这个数字。",
        "Figures are from: {source}. An empty cell: it gives none.",
    ),
    "source_with_paragraphs": Bilingual(
        "数字来自《{source}》；P7 指其第7段，从第一段数起。空格表示其中没有这个数字。",
        "Figures are from: {source}. P7 is its paragraph 7, counted from the first. An empty cell: it gives none.",
    ),
    "source_at": Bilingual("该文件见 {url}", "It stands at {url}"),
}
"""Each note's sentence; under `.all` the one for a note on lines that all lack something."""


def _is_milestone(row: ResultRow) -> bool:
    """Whether a line is an event, which has no level in any year."""
    return not row.unit


def words_of(note: Note) -> Bilingual:
    """The sentence of a note, its parts still to be filled in."""
    lacks_everywhere = "missing" in note.details and note.details["missing"] == note.details["lines"]
    return WORDS[f"{note.code}.all" if lacks_everywhere else note.code]


def notes_on_results(plan: Plan, rows: Sequence[ResultRow], chosen: Mapping[str, Indicator], year: int) -> Iterator[Note]:
    """The notes under annex 1 of a year, in the order to read them; none under an annex without lines."""
    for code, of_year, missing in (
        ("no_results", year, sum(row.verdict == Verdict.NO_RESULT for row in rows) if year != plan.base_year else 0),
        ("no_targets", year, sum(row.target is None for row in rows)),
        ("no_previous", year - 1, sum(row.previous is None and not _is_milestone(row) for row in rows)),
    ):
        if missing:
            yield Note(RESULTS, code, {"year": of_year, "missing": missing, "lines": len(rows)})
    own = plan.about.source if plan.about else None
    sources = dict.fromkeys(figure.source for row in rows for figure in (row.actual, row.growth) if figure)
    others = tuple(named(plan.sources[id_].title) for id_ in sources if id_ and id_ != own)
    if others:
        yield Note(RESULTS, "published_since", {"names": others})
    having = sum(has_results_row(plan, id_, indicator, year) for id_, indicator in plan.indicators.items())
    yield from _on_selection(plan, RESULTS, rows, chosen, year, having)


def notes_on_targets(plan: Plan, rows: Sequence[TargetRow], chosen: Mapping[str, Indicator]) -> Iterator[Note]:
    """The notes under annex 2, with the official list's own count beside this one's."""
    counts = {total.attribute or "all": total for total in plan.totals.values() if total.measure == "indicators"}
    if rows and "all" in counts and is_rebuilt(plan):
        official: dict[str, Figure | None] = {attribute: _count(plan, total) for attribute, total in counts.items()}
        stated = sum(row.basis == "stated" for row in rows)
        yield Note(TARGETS, "official_list", {"official": official, "listed": len(rows), "stated": stated})
    having = sum(bool(targets_of_plan(plan, indicator)) for indicator in plan.indicators.values())
    yield from _on_selection(plan, TARGETS, rows, chosen, plan.year, having)


def _count(plan: Plan, total: Total) -> Figure | None:
    """How many indicators an official total counts for the plan's year."""
    statements = total.target.get(str(plan.year), ())
    return recorded_figure(plan, total.unit, str(plan.year), "target", statements[0]) if statements else None


def _on_selection(
    plan: Plan,
    annex: int,
    rows: Sequence[ResultRow] | Sequence[TargetRow],
    chosen: Mapping[str, Indicator],
    year: int,
    having: int,
) -> Iterator[Note]:
    """What an annex of indicators leaves out (so many `having` a figure of its year), what is inferred in it, and its source."""
    if not rows:
        return
    listed = {row.id for row in rows}
    names = tuple(named(indicator.name) for id_, indicator in chosen.items() if id_ not in listed)
    if names and len(chosen) < len(plan.indicators):
        yield Note(annex, "left_out", {"year": year, "names": names})
    if having > len(rows):
        yield Note(annex, "more", {"year": year, "listed": len(rows), "having": having})
    subjects = [(row.number, plan.indicators[row.id]) for row in rows]
    yield from _on_inferred(plan, annex, "attribute", "inferred_attributes", subjects)
    yield from _on_inferred(plan, annex, "unit", "inferred_units", subjects)
    unstated = sum(row.attribute == "unstated" for row in rows)
    if unstated:
        yield Note(annex, "unstated_attributes", {"lines": unstated})
    worked_out = sum(row.actual is not None and row.actual.worked_out_from is not None for row in rows)
    if worked_out:
        yield Note(annex, "worked_out", {"lines": worked_out})
    yield from _on_source(plan, annex)


def _on_inferred(plan: Plan, annex: int, field: Inferable, code: str, subjects: Sequence[tuple[int, Subject]]) -> Iterator[Note]:
    """In which lines the subjects' field is inferred, by the reasons for it."""
    numbers: dict[Inferred, list[int]] = {}
    for number, subject in subjects:
        for inferred in inferences(plan, subject):
            if inferred.field == field:
                numbers.setdefault(inferred, []).append(number)
    if numbers:
        reasons = tuple(InferredLines(why.reason, why.sources, tuple(lines)) for why, lines in numbers.items())
        yield Note(annex, code, {"lines": sum(map(len, numbers.values())), "reasons": reasons})


def notes_on_projects(plan: Plan, rows: Sequence[KeyProjectRow]) -> Iterator[Note]:
    """The notes under annex 3: that it is not the official list, and what is not said of the projects."""
    if not rows:
        return
    programmes = sum(row.project.kind == "programme" for row in rows)
    details = {"listed": len(rows), "programmes": programmes, "base_year": plan.base_year}
    if is_rebuilt(plan):
        yield Note(PROJECTS, "named_projects", details)
    subjects = [(row.number, plan.projects[row.project.id]) for row in rows]
    yield from _on_inferred(plan, PROJECTS, "category", "inferred_categories", subjects)
    without_stage = sum(row.stage_now is None for row in rows)
    if without_stage:
        yield Note(PROJECTS, "without_stage", {"lines": without_stage})
    with_investment = sum(row.project.investment is not None for row in rows)
    if with_investment < len(rows):
        planned = sum(row.project.year_planned is not None for row in rows)
        yield Note(PROJECTS, "few_investments", {"given": with_investment, "planned": planned, "lines": len(rows)})
    yield from _on_source(plan, PROJECTS)


def is_rebuilt(plan: Plan) -> bool:
    """Whether the annexes of a plan are rebuilt from a text that has none."""
    return plan.about is not None and plan.about.annexes == "rebuilt"


def notes_of_plan(plan: Plan, annex: int) -> Iterator[Note]:
    """What the plan itself has to say under each annex."""
    for words in plan.about.notes if plan.about else ():
        yield Note(annex, "of_plan", {"source_zh": words.zh, "source_en": words.en})


def _on_source(plan: Plan, annex: int) -> Iterator[Note]:
    """Where the figures are from."""
    source = plan.sources.get(plan.about.source or "") if plan.about else None
    if source is not None:
        code = "source_with_paragraphs" if has_paragraphs(plan) else "source"
        yield Note(annex, code, {"source_zh": source.title.zh, "source_en": source.title.en})
        if source.url:
            yield Note(annex, "source_at", {"url": source.url})
