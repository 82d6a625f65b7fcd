"""planctl growth."""

from typing import Annotated, Literal

from planctl.assess.answers import Answer
from planctl.assess.growth import growth
from planctl.assess.selection import select
from planctl.assess.sort import ordered
from planctl.cli import app
from planctl.commands import SORT, AllOption, AreaOption, AttributeOption, Names, ReverseOption, command
from planctl.plan.model import Plan


@app.command("growth")
@command
def growth_(
    plan: Plan,
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    sort: Annotated[Literal["name_zh", "kind", "rate"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer:
    """Example: planctl growth TRADE

    Rates of growth, each named for what it is: stated, implied by two levels, or required by a target; with its price basis.
    """
    return ordered(growth(plan, select(plan, names or [], attribute, area, everything)), sort, reverse)
