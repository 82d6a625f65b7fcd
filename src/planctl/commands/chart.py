"""planctl chart."""

from typing import Annotated

import typer

from planctl.assess import chart
from planctl.assess.answers import Answer
from planctl.assess.selection import select
from planctl.assess.status import status
from planctl.cli import app
from planctl.commands import AllOption, command_with_file
from planctl.plan.model import Plan


@app.command("chart")
@command_with_file
def chart_(
    plan: Plan,
    what: Annotated[str, typer.Argument(metavar="ID|status|chains|projects", help="An indicator, or what to compare.")],
    everything: AllOption = False,
) -> Answer:
    """Example: planctl chart GDP -o gdp.svg

    A picture: an indicator's results and targets over the years, results against targets, the chains, or the key projects by
    category. A file can be .svg, .png or .html; without one the picture is drawn on the screen.
    """
    if what == "status":
        return chart.bars_of_status(status(plan, select(plan, [], everything=everything)))
    if what in ("chains", "projects"):
        return chart.bars_of_chains(plan) if what == "chains" else chart.bars_of_projects(plan)
    ((id_, indicator),) = select(plan, [what]).items()
    return chart.trajectory(plan, id_, indicator)
