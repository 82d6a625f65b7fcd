"""planctl path."""

from typing import Annotated

import typer

from planctl.assess.answers import Answer
from planctl.assess.path import path
from planctl.assess.selection import select
from planctl.cli import app
from planctl.commands import command, parse_number_option
from planctl.plan.model import Plan


@app.command("path")
@command
def path_(
    plan: Plan,
    name: Annotated[str, typer.Argument(metavar="ID", help="An id in any case, a Chinese name or an alias.")],
    rate: Annotated[str | None, typer.Option("--growth", metavar="RATE", help="Per cent a year; default: the plan's own.")] = None,
) -> Answer:
    """Example: planctl path GDP --growth 7.5

    The road to each horizon, year by year: required, stated and recorded levels; where the stated rate falls short, by how much.
    """
    ((id_, indicator),) = select(plan, [name]).items()
    return path(plan, id_, indicator, parse_number_option(rate, "--growth"))
