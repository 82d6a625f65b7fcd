"""planctl projects."""

from typing import Annotated, Literal

import typer

from planctl.assess.answers import Answer
from planctl.assess.projects import projects
from planctl.assess.sort import ordered
from planctl.cli import app
from planctl.commands import SORT, ReverseOption, command
from planctl.plan.model import Plan
from planctl.plan.vocabulary import Stage


@app.command("projects")
@command
def projects_(
    plan: Plan,
    category: Annotated[
        str | None,
        typer.Option("--category", metavar="CATEGORY", help="Only this category, e.g. city, rural, industry, governance."),
    ] = None,
    stage: Annotated[Stage | None, typer.Option("--stage", help="Only projects in this stage, or planned to be.")] = None,
    chain: Annotated[str | None, typer.Option("--chain", metavar="CHAIN", help="Only this industrial chain.")] = None,
    sort: Annotated[Literal["name_zh", "progress", "points_to_go"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer:
    """Example: planctl projects --category industry

    Official totals against their parts, and the named projects: stage, progress, points to go.
    """
    return ordered(projects(plan, category, stage, chain), sort, reverse)
