"""planctl schema."""

import json
import sys
from inspect import unwrap
from typing import Annotated, get_type_hints

import typer

from planctl.commands import command_names, command_of
from planctl.output import Exit
from planctl.plan.lookup import did_you_mean
from planctl.render.schema import Schema, of_answer, of_files

FILES = "files"


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="files, or a command.")] = FILES,
) -> int:
    """Example: planctl schema status

    The JSON Schema of the plan's files, or of a command's JSON output.
    """
    sys.stdout.write(json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n")
    return Exit.RAN


def named() -> list[str]:
    """What there is a schema of: the files, and every command that answers."""
    return [FILES, *(name for name in command_names() if hasattr(command_of(name), "__wrapped__"))]


def schema_of(name: str) -> Schema:
    """The schema of the plan's files, or of a command's JSON document; raises BadParameter for another name."""
    if name == FILES:
        return of_files()
    if name not in named():
        raise typer.BadParameter(f"{name!r}: {did_you_mean(name, named()).en}", param_hint="NAME")
    return of_answer(name, get_type_hints(unwrap(command_of(name)))["return"])
