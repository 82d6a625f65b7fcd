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
from planctl.plan.model import Plan
from planctl.read.settings import StatusSort
from planctl.render.views import status as view


@command(view.blocks)
def status(
    plan: Plan,
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    tolerance: Annotated[
        str | None, typer.Option("--tolerance", metavar="WIDTH", help="How far an expected target may be missed and be nearly met.")
    ] = None,
    method: Annotated[
        MethodName | None,
        typer.Option("--method", help="For researchers: another's method, as published, instead of planctl's verdicts."),
    ] = None,
    sort: Annotated[StatusSort | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.StatusRow, assess.StatusSummary] | Answer[MethodRow, MethodSummary]:
    """Example: planctl status --as-of 2024-12-31

    Each indicator: its attribute, baseline, target, result, and how they compare; binding and expected counted apart. Without a
    result yet, that is what the target asks beside the year before. A tolerance is in points for percentages, else in per cent of
    the target.
    """
    chosen = select(plan, names or [], attribute, area, everything)
    if method is not None:
        if tolerance is not None or sort not in (None, "name_zh"):
            raise typer.BadParameter("goes with neither --tolerance nor a --sort other than name_zh.", param_hint="--method")
        return ordered(by_method(plan, chosen, method), sort, reverse)
    width = parse_number_option(tolerance, "--tolerance")
    oriented = "margin" if sort == "distance" else sort
    return ordered(assess.status(plan, chosen, width), oriented, reverse)
