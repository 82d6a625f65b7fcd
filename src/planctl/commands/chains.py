"""planctl chains."""

from planctl.assess import chains as assess
from planctl.assess.answers import Answer
from planctl.commands import command
from planctl.plan.model import Plan
from planctl.render.views import chains as view


@command(view.blocks)
def chains(plan: Plan) -> Answer[assess.ChainRow, assess.ChainsSummary]:
    """Example: planctl chains --lang zh

    The industrial chains side by side: each one's part of the total that all add up to, its other targets, its projects by stage.
    """
    return assess.chains(plan)
