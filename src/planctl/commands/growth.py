"""planctl growth."""

from typing import Annotated, Literal

from planctl.assess import growth as assess
from planctl.assess.answers import Answer
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
    sort: Annotated[Literal["name_zh", "kind", "rate"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.GrowthRow, assess.GrowthSummary]:
    """Example: planctl growth TRADE

    Rates of growth, each named for what it is: stated, implied by two levels, or required by a target; with its price basis.
    """
    return ordered(assess.growth(plan, select(plan, names or [], attribute, area, everything)), sort, reverse)
