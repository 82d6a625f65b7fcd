"""planctl gap."""

from typing import Annotated, Literal

from planctl.assess import gap as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import RowsWanted, ordered, shown
from planctl.commands import command
from planctl.commands.options import SORT, ReverseOption
from planctl.plan.model import Indicator, Plan
from planctl.render.views import gap as view


@command(view.blocks, selects=True, judges=True)
def gap(
    plan: Plan,
    indicators: dict[str, Indicator],
    rows: RowsWanted,
    sort: Annotated[Literal["name_zh", "gap", "relative_gap", "required_rate"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.GapRow, assess.GapSummary]:
    """The distance to each target, and the yearly rate that it needs."""
    oriented = "margin" if sort == "gap" else sort
    return shown(ordered(assess.gap(plan, indicators, rows.verdicts), oriented, reverse), rows)
