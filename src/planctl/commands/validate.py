"""planctl validate."""

from pathlib import Path
from typing import Annotated

import typer

from planctl.assess import validate as assess
from planctl.assess.answers import Answer
from planctl.commands import command
from planctl.read.files import plans_in
from planctl.render.views import validate as view


@command(view.blocks, plan=False, annotates=True)
def validate(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...")],
) -> Answer[assess.ValidateRow, assess.ValidateSummary]:
    """The files of one or more plans against the model."""
    return assess.validate(plan for path in paths for plan in plans_in(path))
