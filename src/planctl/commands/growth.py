"""planctl growth."""

from typing import Annotated, Literal

from planctl.assess.answers import Result
from planctl.assess.growth import growth
from planctl.assess.selection import select
from planctl.assess.sort import ordered
from planctl.cli import app
from planctl.commands import SORT, AllOption, AreaOption, AttributeOption, Names, ReverseOption, answering
from planctl.plan.model import Plan


@app.command("growth")
@answering
def growth_(
    plan: Plan,
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    sort: Annotated[Literal["name_zh", "kind", "rate"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Result:
    """Example: planctl growth TRADE

    Rates of growth, each named for what it is: stated, implied by two levels, or required by a target; with its price basis.
    """
    return ordered(growth(plan, select(plan, names or [], attribute, area, everything)), sort, reverse)
