"""planctl schema."""

import json
import sys
from typing import Annotated

import typer

from planctl.cli import app
from planctl.output import Exit
from planctl.plan.lookup import did_you_mean
from planctl.render.schema import FILES, ROWS, schema


@app.command("schema")
def schema_(
    name: Annotated[str, typer.Argument(metavar="NAME", help="files, or a command.")] = "files",
) -> int:
    """Example: planctl schema status

    The JSON Schema of the plan's files, or of a command's JSON output.
    """
    if name not in (FILES, *ROWS):
        raise typer.BadParameter(f"{name!r}: {did_you_mean(name, [FILES, *ROWS]).en}", param_hint="NAME")
    sys.stdout.write(json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n")
    return Exit.RAN
