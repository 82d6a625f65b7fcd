"""planctl chains."""

from planctl.assess import chains as assess
from planctl.assess.answers import Answer
from planctl.commands import command
from planctl.plan.model import Plan
from planctl.render.views import chains as view


@command(view.blocks)
def chains(plan: Plan) -> Answer[assess.ChainRow, assess.ChainsSummary]:
    """The industrial chains side by side."""
    return assess.chains(plan)
