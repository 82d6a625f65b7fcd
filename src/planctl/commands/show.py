"""planctl show."""

from typing import Annotated

import typer

from planctl.assess.answers import Answer
from planctl.assess.show import show
from planctl.cli import app
from planctl.commands import command
from planctl.plan.lookup import find_subjects
from planctl.plan.model import Plan


@app.command("show")
@command
def show_(
    plan: Plan,
    names: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, names or aliases.")],
    explain: Annotated[bool, typer.Option("--explain", help="Formula, inputs and steps behind each derived number.")] = False,
) -> Answer:
    """Example: planctl show GDP --explain

    Everything about an indicator, a project or a total: its figures with their paragraphs or sources, gaps and rates.
    """
    return show(plan, find_subjects(plan, names), explain)
