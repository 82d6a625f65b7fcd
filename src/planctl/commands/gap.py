"""planctl gap."""

from typing import Annotated, Literal

from planctl.assess.answers import Answer
from planctl.assess.gap import gap
from planctl.assess.selection import select
from planctl.assess.sort import ordered
from planctl.cli import app
from planctl.commands import SORT, AllOption, AreaOption, AttributeOption, Names, ReverseOption, command
from planctl.plan.model import Plan


@app.command("gap")
@command
def gap_(
    plan: Plan,
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    sort: Annotated[Literal["name_zh", "gap", "relative_gap", "required_rate"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer:
    """Example: planctl gap GDP

    The distance to each target, absolute and relative or in points, and the yearly rate that it needs.
    """
    return ordered(gap(plan, select(plan, names or [], attribute, area, everything)), sort, reverse)
