"""planctl gap."""

from typing import Annotated, Literal

from planctl.assess import gap as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import ordered, select
from planctl.commands import command
from planctl.commands.options import SORT, AllOption, AreaOption, AttributeOption, Names, ReverseOption
from planctl.plan.model import Plan
from planctl.render.views import gap as view


@command(view.blocks)
def gap(
    plan: Plan,
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    sort: Annotated[Literal["name_zh", "gap", "relative_gap", "required_rate"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.GapRow, assess.GapSummary]:
    """The distance to each target, and the yearly rate that it needs."""
    oriented = "margin" if sort == "gap" else sort
    return ordered(assess.gap(plan, select(plan, names or [], attribute, area, everything)), oriented, reverse)
