"""planctl review."""

from planctl.assess import review as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import RowsWanted, shown
from planctl.commands import command
from planctl.plan.model import Indicator, Plan
from planctl.render.views import review as view


@command(view.blocks, selects=True, judges=True)
def review(
    plan: Plan,
    indicators: dict[str, Indicator],
    rows: RowsWanted,
) -> Answer[assess.ReviewRow, assess.ReviewSummary]:
    """The running year: each target of the plan's year beside the latest figure."""
    return shown(assess.review(plan, indicators, rows.verdicts), rows)
