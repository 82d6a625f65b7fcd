"""planctl check."""

from typing import Annotated

import typer

from planctl.assess import check as assess
from planctl.assess.answers import Answer
from planctl.commands import command
from planctl.plan.model import Plan
from planctl.read import Located
from planctl.render.views import check as view


@command(view.blocks, follow=False, dated=False, places=True, problems_in_view=True, annotates=True)
def check(
    plan: Plan,
    located: Located,
    strict: Annotated[bool, typer.Option("--strict")] = False,
) -> Answer[assess.CheckRow, assess.CheckSummary]:
    """Contradictions between figures, with places."""
    return assess.check(plan, located, strict)
