"""planctl check."""

from typing import Annotated

import typer

from planctl.assess.check import check, found
from planctl.cli import app
from planctl.commands import (
    ColourOption,
    DataOption,
    FormatOption,
    JsonOption,
    LanguageOption,
    default_path,
    exit_code,
    format_of,
    language_of,
    print_problems,
    unanswered,
    write,
)
from planctl.output import Exit
from planctl.read import located, read


@app.command("check")
def check_(
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    data: DataOption = None,
    format_: FormatOption = None,
    json_: JsonOption = False,
    lang: LanguageOption = None,
    colour: ColourOption = None,
) -> int:
    """Example: planctl check --strict

    Contradictions between figures, with places; those that the plan explains as its source's own are known.
    Silent when there are none.
    """
    language, chosen, where = language_of(lang), format_of(format_, json_), data or default_path()
    plan, problems = read(where)
    print_problems(problems, language)
    if plan is None:
        return unanswered("check", problems, chosen, language)
    findings = found(plan)
    result = check(plan, findings, located(where, findings))
    if result.results or chosen == "json":
        write(result, chosen, language, colour)
    failing = [problem for problem in result.problems if strict or problem.severity == "error"]
    return Exit.PROBLEMS if failing else exit_code(problems)
