"""planctl show."""

from typing import Annotated

import typer

from planctl.assess.answers import Result
from planctl.assess.show import show
from planctl.cli import app
from planctl.commands import answering
from planctl.plan.lookup import look_up
from planctl.plan.model import Plan


@app.command("show")
@answering
def show_(
    plan: Plan,
    names: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, names or aliases.")],
    explain: Annotated[bool, typer.Option("--explain", help="Formula, inputs and steps behind each derived number.")] = False,
) -> Result:
    """Example: planctl show GDP --explain

    Everything about an indicator, a project or a total: its figures with their paragraphs or sources, gaps and rates.
    """
    return show(plan, look_up(plan, names), explain)
