"""planctl annex."""

from functools import partial
from typing import Annotated, Literal

import typer

from planctl.assess.annex import annex
from planctl.assess.answers import Answer
from planctl.cli import app
from planctl.commands import AllOption, command_with_file
from planctl.plan.model import Plan


@app.command("annex")
@partial(command_with_file, tables=True)
def annex_(
    plan: Plan,
    which: Annotated[Literal["1", "2", "3", "all"], typer.Argument(metavar="1|2|3|all", help="Which annex.")],
    everything: AllOption = False,
) -> Answer:
    """Example: planctl annex all -o annexes.xlsx

    The report's annexes, rebuilt from its text: 1 results against plan, 2 the plan's indicators, 3 the key projects. A file can be
    .xlsx, .docx, .csv, .md or .html. What the text does not give stays empty, and the notes say so.
    """
    return annex(plan, (1, 2, 3) if which == "all" else (int(which),), everything)
