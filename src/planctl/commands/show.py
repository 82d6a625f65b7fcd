"""planctl show."""

from typing import Annotated

import typer

from planctl.assess import show as assess
from planctl.assess.answers import Answer
from planctl.commands import command
from planctl.commands.options import SomeNames
from planctl.plan.lookup import find_subjects
from planctl.plan.model import Plan
from planctl.render.views import show as view


@command(view.blocks)
def show(
    plan: Plan,
    names: SomeNames,
    explain: Annotated[bool, typer.Option("--explain")] = False,
) -> Answer[assess.ShowRow, assess.ShowSummary]:
    """Everything about an indicator, a project or a total."""
    return assess.show(plan, find_subjects(plan, names), explain)
