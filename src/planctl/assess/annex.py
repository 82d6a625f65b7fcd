"""The three annexes of a plan's report: results against plan, the plan's indicators, key projects.

Where the plan says that they are rebuilt from a text, so do they. What the text does not give stays empty, and a note says so.
"""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.annex_notes import Note, notes_of_plan, notes_on_projects, notes_on_results, notes_on_targets
from planctl.assess.annex_rows import PROJECTS, RESULTS, TARGETS, AnnexRow, key_project_rows, result_rows, target_rows
from planctl.assess.answers import Answer, Named, answer_about, named
from planctl.assess.key_projects import Group, StageTotal, groups, stage_totals
from planctl.assess.selection import Selection, select
from planctl.language import Bilingual
from planctl.plan.model import Plan
from planctl.plan.vocabulary import Annexes
from planctl.problems import RefusedError


class AnnexSummary(NamedTuple):
    """Which annexes these are, how many lines each has, the official totals, the notes, and what the plan says they are.

    Annex 1 is of the `results_year`: the base year, of which the plan itself reports, or another.
    `headline`: the indicators are only those that the plan's data call its main ones.
    """

    annexes: tuple[int, ...]
    base_year: int
    results_year: int
    period: str
    headline: bool
    lines: dict[int, int]
    areas: dict[str, Named]
    categories: dict[str, Named]
    groups: tuple[Group, ...]
    stages: tuple[StageTotal, ...]
    notes: tuple[Note, ...]
    kind: Annexes | None


def annex(
    plan: Plan, numbers: tuple[int, ...], everything: bool = False, year: int | None = None
) -> Answer[AnnexRow, AnnexSummary]:
    """The annexes asked for, one line a row: of the headline indicators, or (`everything`) of all that have the year's figure.

    Annex 1 has the results of a year, by default of the base year. Raises RefusedError when the plan has nothing to list in any of
    them.
    """
    chosen = select(plan, Selection(everything=everything))
    results_year = plan.base_year if year is None else year
    results = result_rows(plan, chosen, results_year) if RESULTS in numbers else []
    targets = target_rows(plan, chosen) if TARGETS in numbers else []
    projects = key_project_rows(plan) if PROJECTS in numbers else []
    if not (results or targets or projects):
        raise RefusedError(Bilingual("没有可以列入附件的内容", "there is nothing to list in the annex"))
    lines = {RESULTS: len(results), TARGETS: len(targets), PROJECTS: len(projects)}
    summary = AnnexSummary(
        annexes=numbers,
        base_year=plan.base_year,
        results_year=results_year,
        period=plan.period,
        headline=len(chosen) < len(plan.indicators),
        lines={number: lines[number] for number in numbers},
        areas={key: named(name) for key, name in plan.areas.items()},
        categories={key: named(name) for key, name in plan.categories.items()},
        groups=groups(plan),
        stages=stage_totals(plan),
        notes=(
            *notes_on_results(plan, results, chosen, results_year),
            *notes_on_targets(plan, targets, chosen),
            *notes_on_projects(plan, projects),
            *(note for number in numbers for note in notes_of_plan(plan, number)),
        ),
        kind=plan.about.annexes if plan.about else None,
    )
    return answer_about(plan, "annex", [*results, *targets, *projects], summary)
