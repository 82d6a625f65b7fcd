"""planctl annex."""

from typing import Annotated, Literal

import typer

from planctl.assess import annex as assess
from planctl.assess.annex_rows import AnnexRow
from planctl.assess.answers import Answer
from planctl.commands import command
from planctl.commands.options import AllOption
from planctl.language import Bilingual
from planctl.plan.model import Plan
from planctl.problems import RefusedError
from planctl.render.documents import ANNEX
from planctl.render.views import annex as view


@command(view.blocks, files=ANNEX)
def annex(
    plan: Plan,
    which: Annotated[Literal["1", "2", "3", "all"], typer.Argument(metavar="1|2|3|all")],
    everything: AllOption = False,
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="YEAR"),
    ] = None,
) -> Answer[AnnexRow, assess.AnnexSummary]:
    """The report's annexes, rebuilt from its text."""
    if year is not None and which not in ("1", "all"):
        raise RefusedError(_OF_RESULTS)
    return assess.annex(plan, (1, 2, 3) if which == "all" else (int(which),), everything, year)


_OF_RESULTS = Bilingual("--year 是附件1的年份，与附件 2、3 无关", "--year is the year of annex 1, and goes with 1 or all")
