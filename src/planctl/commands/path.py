"""planctl path."""

from typing import Annotated

import typer

from planctl.assess import path as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import select
from planctl.commands import command
from planctl.commands.options import parse_number_option
from planctl.plan.model import Plan
from planctl.render.views import path as view


@command(view.blocks)
def path(
    plan: Plan,
    name: Annotated[str, typer.Argument(metavar="ID", help="An id in any case, a Chinese name or an alias.")],
    rate: Annotated[str | None, typer.Option("--growth", metavar="RATE", help="Per cent a year; default: the plan's own.")] = None,
) -> Answer[assess.PathRow, assess.PathSummary]:
    """Example: planctl path GDP --growth 7.5

    The road to each horizon, year by year: required, stated and recorded levels; where the stated rate falls short, by how much.
    """
    ((id_, indicator),) = select(plan, [name]).items()
    return assess.path(plan, id_, indicator, parse_number_option(rate, "--growth"))
