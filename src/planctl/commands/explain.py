"""planctl explain."""

from typing import Annotated

import typer

from planctl.assess.explain import explain
from planctl.cli import app
from planctl.commands import ColourOption, FormatOption, JsonOption, LanguageOption, format_of, language_of, write
from planctl.output import Exit


@app.command("explain")
def explain_(
    rules: Annotated[
        list[str] | None, typer.Argument(metavar="[RULE]...", help="Rules as problems name them; default: all.")
    ] = None,
    format_: FormatOption = None,
    json_: JsonOption = False,
    lang: LanguageOption = None,
    colour: ColourOption = None,
) -> int:
    """Example: planctl explain unknown-unit

    What a rule asks for, with the smallest file that breaks it and its mend.
    """
    language, chosen = language_of(lang), format_of(format_, json_)
    write(explain(rules or []), chosen, language, colour)
    return Exit.RAN
