"""planctl growth."""

from typing import Annotated, Literal

import typer

from planctl.assess import growth as assess
from planctl.assess.answers import Answer
from planctl.assess.contributions import ContributionRow, ContributionSummary, contributions
from planctl.assess.selection import ordered, select
from planctl.commands import command
from planctl.commands.options import SORT, AllOption, AreaOption, AttributeOption, Names, ReverseOption
from planctl.plan.model import Plan
from planctl.render.views import growth as view


@command(view.blocks)
def growth(
    plan: Plan,
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    parts: Annotated[bool, typer.Option("--parts", help="What each part adds to the growth of its whole.")] = False,
    sort: Annotated[Literal["name_zh", "kind", "rate"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.GrowthRow, assess.GrowthSummary] | Answer[ContributionRow, ContributionSummary]:
    """Example: planctl growth TRADE

    Rates of growth, each named for what it is: stated, implied by two levels, or required by a target; with its price basis.
    """
    chosen = select(plan, names or [], attribute, area, everything)
    if not parts:
        return ordered(assess.growth(plan, chosen), sort, reverse)
    if sort == "kind":
        raise typer.BadParameter("does not go with --sort kind.", param_hint="--parts")
    return ordered(contributions(plan, chosen), sort, reverse)
