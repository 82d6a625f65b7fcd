"""planctl pace."""

from planctl.assess import pace as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import select
from planctl.commands import command
from planctl.commands.options import AllOption, AreaOption, AttributeOption, Names
from planctl.plan.model import Plan
from planctl.render.views import pace as view


@command(view.blocks)
def pace(
    plan: Plan,
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
) -> Answer[assess.PaceRow, assess.PaceSummary]:
    """Example: planctl pace GDP

    Targets under way: the share of the target done against the share of its time passed, what is left, and the rate that it needs.
    """
    return assess.pace(plan, select(plan, names or [], attribute, area, everything))
