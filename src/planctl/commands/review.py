"""planctl review."""

from planctl.assess import review as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import select
from planctl.commands import command
from planctl.commands.options import AllOption, AreaOption, AttributeOption, Names
from planctl.plan.model import Plan
from planctl.render.views import review as view


@command(view.blocks)
def review(
    plan: Plan,
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
) -> Answer[assess.ReviewRow, assess.ReviewSummary]:
    """The running year: each target of the plan's year beside the latest figure."""
    return assess.review(plan, select(plan, names or [], attribute, area, everything))
