"""planctl annex."""

from typing import Annotated, Literal

import typer

from planctl.assess import annex as assess
from planctl.assess.annex_rows import AnnexRow
from planctl.assess.answers import Answer
from planctl.commands import command
from planctl.commands.options import AllOption
from planctl.plan.model import Plan
from planctl.render.documents import ANNEX
from planctl.render.views import annex as view


@command(view.blocks, files=ANNEX)
def annex(
    plan: Plan,
    which: Annotated[Literal["1", "2", "3", "all"], typer.Argument(metavar="1|2|3|all")],
    everything: AllOption = False,
) -> Answer[AnnexRow, assess.AnnexSummary]:
    """The report's annexes, rebuilt from its text."""
    return assess.annex(plan, (1, 2, 3) if which == "all" else (int(which),), everything)
