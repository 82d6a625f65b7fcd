"""planctl figures."""

from typing import Annotated, Literal

import typer

from planctl.assess import figures as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import ordered
from planctl.commands import command
from planctl.commands.options import SORT, Names, ReverseOption
from planctl.plan.lookup import find_subjects
from planctl.plan.model import Plan
from planctl.plan.vocabulary import SubjectType
from planctl.render.views import figures as view


@command(view.blocks, follow=False)
def figures(
    plan: Plan,
    names: Names = None,
    kind: Annotated[SubjectType | None, typer.Option("--type", help="Only figures of indicators, projects or totals.")] = None,
    sort: Annotated[Literal["name_zh", "paragraph", "period"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.FigureRow, assess.FiguresSummary]:
    """Example: planctl figures --json

    The ledger: every recorded figure and stage, one row each, with its period, bound and paragraph; then those that were published
    elsewhere or later, each with its source.
    """
    field = sort if sort in (None, "name_zh") else f"figure.{sort}"
    return ordered(assess.figures(plan, find_subjects(plan, names or []), kind), field, reverse)
