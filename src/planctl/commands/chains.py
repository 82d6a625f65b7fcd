"""planctl chains."""

from planctl.assess.answers import Answer
from planctl.assess.chains import chains
from planctl.cli import app
from planctl.commands import command
from planctl.plan.model import Plan


@app.command("chains")
@command
def chains_(plan: Plan) -> Answer:
    """Example: planctl chains --lang zh

    The industrial chains side by side: each one's part of the total that all add up to, its other targets, its projects by stage.
    """
    return chains(plan)
