"""planctl explain."""

from typing import Annotated

import typer

from planctl.assess import explain as assess
from planctl.assess.answers import Answer
from planctl.commands import command
from planctl.render.views import explain as view


@command(view.blocks, plan=False)
def explain(
    rules: Annotated[list[str] | None, typer.Argument(metavar="[RULE]...")] = None,
) -> Answer[assess.ExplainRow, assess.ExplainSummary]:
    """What a rule asks for, with the smallest file that breaks it and its fix."""
    return assess.explain(rules or [])
