"""planctl validate."""

from pathlib import Path
from typing import Annotated

import typer

from planctl.assess.validate import validate
from planctl.cli import app
from planctl.commands import (
    ColourOption,
    FormatOption,
    JsonOption,
    LanguageOption,
    exit_code,
    format_of,
    language_of,
    print_problems,
    write,
)
from planctl.read.many import plans_in, validated_each


@app.command("validate")
def validate_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Plans: folders or files; or folders of plans.")],
    format_: FormatOption = None,
    json_: JsonOption = False,
    lang: LanguageOption = None,
    colour: ColourOption = None,
) -> int:
    """Example: planctl validate data

    The files of one or more plans against the model: every problem with its file, line and column. A folder without YAML files of
    its own stands for the plans in its sub-folders.
    """
    language, chosen = language_of(lang), format_of(format_, json_)
    plans = [plan for path in paths for plan in plans_in(path)]
    result = validate(validated_each(plans, language))
    print_problems(result.problems, language)
    write(result, chosen, language, colour)
    return exit_code(result.problems)
