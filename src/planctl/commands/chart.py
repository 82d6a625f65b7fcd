"""planctl chart."""

from typing import Annotated

import typer

from planctl.assess import chart as assess
from planctl.commands import command, completion
from planctl.commands.options import AllOption
from planctl.plan.model import Plan
from planctl.render.documents import CHART
from planctl.render.views import chart as view


@command(view.blocks, files=CHART)
def chart(
    plan: Plan,
    what: Annotated[str, typer.Argument(metavar="ID|status|roads|chains|projects", autocompletion=completion.ids_of("indicators"))],
    everything: AllOption = False,
) -> assess.Chart:
    """A picture: an indicator over the years, results beside targets, the roads to later ones, the chains, or the key projects."""
    return assess.chart(plan, what, everything)
