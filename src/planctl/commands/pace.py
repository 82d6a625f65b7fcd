"""planctl pace."""

from planctl.assess.answers import Answer
from planctl.assess.pace import pace
from planctl.assess.selection import select
from planctl.cli import app
from planctl.commands import AllOption, AreaOption, AsOfOption, AttributeOption, Names, command, parse_date
from planctl.plan.model import Plan


@app.command("pace")
@command
def pace_(
    plan: Plan,
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    as_of: AsOfOption = None,
) -> Answer:
    """Example: planctl pace GDP

    Targets under way: the share of the target done against the share of its time passed, what is left, and the rate that it needs.
    """
    return pace(plan, select(plan, names or [], attribute, area, everything), parse_date(as_of))
