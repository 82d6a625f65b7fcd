"""planctl pace."""

from planctl.assess import pace as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import RowsWanted, shown
from planctl.commands import command
from planctl.plan.model import Indicator, Plan
from planctl.render.views import pace as view


@command(view.blocks, selects=True, judges=True)
def pace(
    plan: Plan,
    indicators: dict[str, Indicator],
    rows: RowsWanted,
) -> Answer[assess.PaceRow, assess.PaceSummary]:
    """Targets under way: the share of the target done against the share of its time passed."""
    return shown(assess.pace(plan, indicators, rows.verdicts), rows)
