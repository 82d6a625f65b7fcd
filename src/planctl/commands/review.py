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
    """Example: planctl review --as-of 2024-06-30

    The running year: each target of the plan's year, the latest figure, the growth on the same part of the year before, and how
    they compare; what needs attention first, and at the end which indicators have no figure yet.
    """
    chosen = select(plan, names or [], attribute, area, everything)
    return assess.review(plan, chosen, whole=not (names or attribute or area))
