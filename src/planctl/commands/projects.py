"""planctl projects."""

from typing import Annotated, Literal

import typer

from planctl.assess import projects as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import ordered
from planctl.commands import command
from planctl.commands.options import SORT, ReverseOption, StageOption
from planctl.plan.model import Plan
from planctl.render.views import projects as view


@command(view.blocks)
def projects(
    plan: Plan,
    category: Annotated[
        str | None,
        typer.Option("--category", metavar="CATEGORY", help="Only this category, e.g. city, rural, industry, governance."),
    ] = None,
    stage: StageOption = None,
    chain: Annotated[str | None, typer.Option("--chain", metavar="CHAIN", help="Only this industrial chain.")] = None,
    sort: Annotated[Literal["name_zh", "progress", "points_to_go", "share_done"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.ProjectRow, assess.ProjectsSummary]:
    """Example: planctl projects --category industry

    Official totals against their parts, and the named projects by category: stage, progress, money; sums of each group.
    """
    return ordered(assess.projects(plan, category, stage, chain), sort, reverse)
