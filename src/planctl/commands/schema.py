"""planctl schema."""

import json
import sys
from inspect import unwrap
from typing import Annotated, get_type_hints

import typer

from planctl.commands import command_names, command_of
from planctl.commands.options import LanguageOption, parse_language
from planctl.language import Bilingual, Language
from planctl.output import Exit
from planctl.panel.columns import IntervalRow, JudgedRow, SourceRow
from planctl.plan.lookup import did_you_mean
from planctl.problems import RefusedError
from planctl.render.files_schema import Dialect, Schema, in_dialect, of_files
from planctl.render.schema import of_answer

FILES = "files"
_NO_SCHEMA = Bilingual("“{name}”没有 schema；{near}", "there is no schema of “{name}”; {near}")


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME")] = FILES,
    dialect: Annotated[Dialect, typer.Option("--dialect")] = "2020-12",
    lang: LanguageOption = None,
) -> int:
    """The JSON Schema of the plan's files, or of a command's JSON output."""
    made = in_dialect(schema_of(name, parse_language(lang)), dialect)
    sys.stdout.write(json.dumps(made, ensure_ascii=False, indent=2) + "\n")
    return Exit.RAN


def named() -> list[str]:
    """What there is a schema of: the files, and every command that answers."""
    return [FILES, *(name for name in command_names() if hasattr(command_of(name), "__wrapped__"))]


def schema_of(name: str, language: Language = "en") -> Schema:
    """The schema of the plan's files, or of a command's JSON document; raises RefusedError for another name.

    What the files' fields mean is said in a language; what those of JSON mean always in English.
    """
    if name == FILES:
        return of_files(language)
    if name not in named():
        raise RefusedError(_NO_SCHEMA.filled(name=name, near=did_you_mean(name, named())))
    beside = (SourceRow, JudgedRow, IntervalRow) if name == "panel" else ()
    return of_answer(name, get_type_hints(unwrap(command_of(name)))["return"], beside)
