"""planctl projects."""

from typing import Annotated, Literal

from planctl.assess import projects as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import ordered
from planctl.commands import command
from planctl.commands.options import SORT, CategoryOption, ChainOption, OwnerOption, ReverseOption, StageOption
from planctl.plan.model import Plan
from planctl.render.views import projects as view


@command(view.blocks)
def projects(
    plan: Plan,
    category: CategoryOption = None,
    stage: StageOption = None,
    chain: ChainOption = None,
    owner: OwnerOption = None,
    sort: Annotated[Literal["name_zh", "progress", "points_to_go", "share_done"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.ProjectRow, assess.ProjectsSummary]:
    """Official totals against their parts, and the named projects by category."""
    return ordered(assess.projects(plan, category, stage, chain, owner), sort, reverse)
