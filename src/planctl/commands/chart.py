"""planctl chart."""

from typing import Annotated

import typer

from planctl.assess import chart as assess
from planctl.commands import command
from planctl.commands.options import AllOption
from planctl.plan.model import Plan
from planctl.render.documents import CHART
from planctl.render.views import chart as view


@command(view.blocks, files=CHART)
def chart(
    plan: Plan,
    what: Annotated[str, typer.Argument(metavar="ID|status|chains|projects", help="An indicator, or what to compare.")],
    everything: AllOption = False,
) -> assess.Chart:
    """Example: planctl chart GDP -o gdp.svg

    A picture: an indicator's results and targets over the years, results against targets, the chains, or the key projects by
    category. A file can be .svg, .png or .html; without one the picture is drawn on the screen.
    """
    return assess.chart(plan, what, everything)
