"""planctl status."""

from typing import Annotated

import typer

from planctl.assess import status as assess
from planctl.assess.answers import Answer
from planctl.assess.methods import MethodName, MethodRow, MethodSummary, by_method
from planctl.assess.selection import ordered, select
from planctl.commands import command
from planctl.commands.options import (
    SORT,
    AllOption,
    AreaOption,
    AttributeOption,
    Names,
    ReverseOption,
    parse_number_option,
)
from planctl.language import Bilingual
from planctl.plan.model import Plan
from planctl.problems import RefusedError
from planctl.read.settings import StatusSort
from planctl.render.views import status as view

_OTHERS_METHOD = Bilingual(
    "--method 不与 --tolerance 同用，--sort 只能是 name_zh",
    "--method goes with neither --tolerance nor a --sort other than name_zh",
)


@command(view.blocks)
def status(
    plan: Plan,
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    tolerance: Annotated[str | None, typer.Option("--tolerance", metavar="WIDTH")] = None,
    method: Annotated[
        MethodName | None,
        typer.Option("--method"),
    ] = None,
    sort: Annotated[StatusSort | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.StatusRow, assess.StatusSummary] | Answer[MethodRow, MethodSummary]:
    """How each target stands."""
    chosen = select(plan, names or [], attribute, area, everything)
    if method is not None:
        if tolerance is not None or sort not in (None, "name_zh"):
            raise RefusedError(_OTHERS_METHOD)
        return ordered(by_method(plan, chosen, method), sort, reverse)
    width = parse_number_option(tolerance, "--tolerance")
    oriented = "margin" if sort == "distance" else sort
    return ordered(assess.status(plan, chosen, width), oriented, reverse)
