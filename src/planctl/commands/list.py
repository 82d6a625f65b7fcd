"""planctl list."""

from typing import Annotated

import typer

from planctl.assess import list as assess
from planctl.assess.answers import Answer
from planctl.commands import command
from planctl.commands.options import TypeOption
from planctl.plan.model import Plan
from planctl.render.views import list as view


@command(view.blocks)
def list(  # noqa: A001 the command's name
    plan: Plan,
    word: Annotated[str | None, typer.Argument(metavar="[WORD]")] = None,
    kind: TypeOption = None,
) -> Answer[assess.ListRow, assess.ListSummary]:
    """What a plan records, by id and name."""
    return assess.listing(plan, word, kind)
