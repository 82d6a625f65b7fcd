"""planctl status."""

from typing import Annotated

import typer

from planctl.assess import status as assess
from planctl.assess.answers import Answer
from planctl.assess.methods import MethodName, MethodRow, MethodSummary, by_method
from planctl.assess.selection import RowsWanted, limited, ordered, shown
from planctl.commands import command
from planctl.commands.options import (
    SORT,
    ReverseOption,
    parse_number_option,
)
from planctl.language import Bilingual
from planctl.plan.model import Indicator, Plan
from planctl.problems import RefusedError
from planctl.read.settings import StatusSort
from planctl.render.views import status as view

_OTHERS_METHOD = Bilingual(
    "--method 不与 --tolerance、--verdict、--fail-on 同用，--sort 只能是 name_zh",
    "--method goes with none of --tolerance, --verdict and --fail-on, nor with a --sort other than name_zh",
)


@command(view.blocks, selects=True, judges=True)
def status(
    plan: Plan,
    indicators: dict[str, Indicator],
    rows: RowsWanted,
    tolerance: Annotated[str | None, typer.Option("--tolerance", metavar="WIDTH")] = None,
    method: Annotated[
        MethodName | None,
        typer.Option("--method"),
    ] = None,
    sort: Annotated[StatusSort | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.StatusRow, assess.StatusSummary] | Answer[MethodRow, MethodSummary]:
    """How each target stands."""
    if method is not None:
        if tolerance is not None or sort not in (None, "name_zh") or rows._replace(limit=None) != RowsWanted():
            raise RefusedError(_OTHERS_METHOD)
        return limited(ordered(by_method(plan, indicators, method), sort, reverse), rows)
    width = parse_number_option(tolerance, "--tolerance")
    oriented = "margin" if sort == "distance" else sort
    return shown(ordered(assess.status(plan, indicators, width, rows.verdicts), oriented, reverse), rows)
