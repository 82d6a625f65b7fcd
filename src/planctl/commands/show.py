"""planctl show."""

from typing import Annotated

import typer

from planctl.assess import show as assess
from planctl.assess.answers import Answer
from planctl.commands import command
from planctl.plan.lookup import find_subjects
from planctl.plan.model import Plan
from planctl.render.views import show as view


@command(view.blocks)
def show(
    plan: Plan,
    names: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, names or aliases.")],
    explain: Annotated[bool, typer.Option("--explain", help="Formula, inputs and steps behind each derived number.")] = False,
) -> Answer[assess.ShowRow, assess.ShowSummary]:
    """Example: planctl show GDP --explain

    Everything about an indicator, a project or a total: its figures with their paragraphs or sources, gaps and rates.
    """
    return assess.show(plan, find_subjects(plan, names), explain)
