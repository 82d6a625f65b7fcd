"""planctl path."""

from typing import Annotated

import typer

from planctl.assess import path as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import Selection, select
from planctl.commands import command, completion
from planctl.commands.options import parse_number_option
from planctl.plan.model import Plan
from planctl.render.views import path as view


@command(view.blocks)
def path(
    plan: Plan,
    name: Annotated[str, typer.Argument(metavar="ID", autocompletion=completion.ids_of("indicators"))],
    rate: Annotated[str | None, typer.Option("--growth", metavar="RATE")] = None,
) -> Answer[assess.PathRow, assess.PathSummary]:
    """The road to each horizon, year by year."""
    ((id_, indicator),) = select(plan, Selection([name])).items()
    return assess.path(plan, id_, indicator, parse_number_option(rate, "--growth"))
