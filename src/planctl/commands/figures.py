"""planctl figures."""

from typing import Annotated, Literal

from planctl.assess import figures as assess
from planctl.assess.answers import Answer
from planctl.assess.selection import ordered
from planctl.commands import command
from planctl.commands.options import SORT, AnyNames, ReverseOption, TypeOption
from planctl.plan.lookup import find_subjects
from planctl.plan.model import Plan
from planctl.render.views import figures as view


@command(view.blocks, follow=False)
def figures(
    plan: Plan,
    names: AnyNames = None,
    kind: TypeOption = None,
    sort: Annotated[Literal["name_zh", "paragraph", "period"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.FigureRow, assess.FiguresSummary]:
    """The ledger: every recorded figure and stage, one row each."""
    field = sort if sort in (None, "name_zh") else f"figure.{sort}"
    return ordered(assess.figures(plan, find_subjects(plan, names or []), kind), field, reverse)
