"""planctl growth."""

from typing import Annotated, Literal

import typer

from planctl.assess import growth as assess
from planctl.assess.answers import Answer
from planctl.assess.contributions import ContributionRow, ContributionSummary, contributions
from planctl.assess.selection import ordered
from planctl.commands import command
from planctl.commands.options import SORT, ReverseOption
from planctl.language import Bilingual
from planctl.plan.model import Indicator, Plan
from planctl.problems import RefusedError
from planctl.render.views import growth as view

_NO_KINDS = Bilingual("--parts 不与 --sort kind 同用", "--parts does not go with --sort kind")


@command(view.blocks, selects=True)
def growth(
    plan: Plan,
    indicators: dict[str, Indicator],
    parts: Annotated[bool, typer.Option("--parts")] = False,
    sort: Annotated[Literal["name_zh", "kind", "rate"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer[assess.GrowthRow, assess.GrowthSummary] | Answer[ContributionRow, ContributionSummary]:
    """Rates of growth, each named for what it is."""
    if not parts:
        return ordered(assess.growth(plan, indicators), sort, reverse)
    if sort == "kind":
        raise RefusedError(_NO_KINDS)
    return ordered(contributions(plan, indicators), sort, reverse)
