"""What every command does around its own question: read the plan, render the answer, complain, and say how it ended.

A command is a function from a plan and its options to a result; `answering` gives it the options that every command has.
"""

from __future__ import annotations

import codecs
import inspect
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec

import typer

from planctl.language import Language, language_of_locale
from planctl.output import Exit, print_error
from planctl.plan.vocabulary import Attribute
from planctl.problems import Problem, RefusedError
from planctl.read.location import plan_path

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from planctl.assess.answers import Answer
    from planctl.check.records import Finding
    from planctl.plan.model import Plan
    from planctl.render import Format

Options = ParamSpec("Options")

FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table, wide, tsv, csv, json, ndjson or md. Default: table on a terminal, else tsv.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="PATH", help="The plan: a folder or a file. Default: $PLANCTL_DATA, ./data, or the shipped plan."
    ),
]
LanguageOption = Annotated[str | None, typer.Option("--lang", metavar="zh|en", help="Default: by the locale.")]
ColourOption = Annotated[bool | None, typer.Option("--colour/--no-colour", help="Default: NO_COLOR, FORCE_COLOR, or the terminal.")]

OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write a file; its name's ending says of what kind.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")]
ExcelOption = Annotated[bool, typer.Option("--excel", help="Mark a .csv file as UTF-8 in the way that Excel needs.")]

Names = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Ids in any case, Chinese names or aliases.")]
AttributeOption = Annotated[Attribute | None, typer.Option("--attribute", help="Only indicators of this attribute.")]
AreaOption = Annotated[str | None, typer.Option("--area", metavar="AREA", help="Only this area of the plan.")]
AllOption = Annotated[bool, typer.Option("--all/--headline", help="All indicators, or the headline ones.")]
ReverseOption = Annotated[bool, typer.Option("--reverse", help="The other way round.")]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Only what was known by then; default: all that is recorded, never today."),
]
ReportOption = Annotated[
    Path,
    typer.Option("--report", metavar="FILE", help="The report that the plan was recorded from: UTF-8 text, one paragraph a line."),
]
SORT = typer.Option("--sort", help="Order the rows by this; default: the plan's order.")

FORMATS: tuple[Format, ...] = ("table", "wide", "tsv", "csv", "json", "ndjson", "md")


def command(command: Callable[Concatenate[Plan, Options], Any]) -> Callable[..., int]:
    """A command-line command from a function of a plan: with the options that every command has beside its own."""
    return _command(command, {})


def command_with_file(command: Callable[Concatenate[Plan, Options], Any], *, tables: bool = False) -> Callable[..., int]:
    """An answering command that can also write its answer as a file to hand over; with `tables`, one that Excel may open as CSV."""
    to_file: dict[str, tuple[Any, Any]] = {"output": (OutputOption, None), "force": (ForceOption, False)}
    return _command(command, to_file | ({"excel": (ExcelOption, False)} if tables else {}))


def _command(question: Callable[..., Any], to_file: dict[str, tuple[Any, Any]]) -> Callable[..., int]:
    """The command of a question, with the options of every command and those for a file."""

    def run(
        *,
        data: Path | None,
        format_: str | None,
        json_: bool,
        lang: str | None,
        colour: bool | None,
        output: Path | None = None,
        force: bool = False,
        excel: bool = False,
        **options: Any,  # noqa: ANN401 the command's own
    ) -> int:
        language, chosen = language_of(lang), format_of(format_, json_)
        path = data or default_path()
        plan, problems = _read(path)
        if plan is not None:
            result = _with_places(question(plan, **options), path)
        else:
            from planctl.assess.answers import unanswered

            result = unanswered(question.__name__.rstrip("_"))
        result = result._replace(problems=(*problems, *result.problems))
        print_problems(result.problems, language)
        if result.plan is not None and output is not None:
            save(result, output, path, language, force, excel)
        elif result.plan is not None or chosen == "json":
            write(result, chosen, language, colour)
        return exit_code(result.problems)

    common = inspect.signature(run).parameters
    own = list(inspect.signature(question).parameters.values())[1:]
    annotations = {name: annotation for name, (annotation, _) in to_file.items()}
    annotations |= {"data": DataOption, "format_": FormatOption, "json_": JsonOption}
    annotations |= {"lang": LanguageOption, "colour": ColourOption}
    defaults = {"json_": False} | {name: default for name, (_, default) in to_file.items()}
    shared = [common[name].replace(annotation=annotation, default=defaults.get(name)) for name, annotation in annotations.items()]
    named = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own]
    run.__name__, run.__doc__ = question.__name__, question.__doc__
    run.__signature__ = inspect.Signature([*named, *shared], return_annotation=int)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in [*named, *shared]}
    return run


def _with_places(answer: Answer | tuple[Answer, list[Finding]], path: Path) -> Answer:
    """The result; findings that came with it become problems, at the places in the plan's files where the facts were written."""
    if len(answer) != 2:
        return answer
    result, findings = answer
    from planctl.read import located

    return result._replace(problems=(*located(path, findings), *result.problems))


def default_path() -> Path:
    """The plan to read when none is named."""
    return Path(plan_path(os.environ))


def parse_date(text: str | None) -> date | None:
    """The last day that a date can mean: 30 June 2024 for 2024-06; raises BadParameter when the text is no date."""
    from planctl.numbers.periods import last_day

    try:
        return None if text is None else last_day(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date: write 2024, 2024-06 or 2024-06-30.", param_hint="--as-of") from None


def parse_number_option(text: str | None, option: str) -> Decimal | None:
    """The number of an option; raises BadParameter when the text is none."""
    from planctl.numbers.printed import parse_number

    number = None if text is None else parse_number(text)
    if text is not None and number is None:
        raise typer.BadParameter(f"{text!r} is not a number.", param_hint=option)
    return number


def _read(path: Path) -> tuple[Plan | None, list[Problem]]:
    from planctl.read import read

    return read(path)


def format_of(named: str | None, json_: bool) -> Format:
    """The format to write in; raises BadParameter when it is none."""
    if json_:
        return "json"
    if named is None:
        return "table" if _is_terminal() else "tsv"
    chosen = next((each for each in FORMATS if each == named), None)
    if chosen is None:
        raise typer.BadParameter(f"{named!r} is not one of {', '.join(FORMATS)}.", param_hint="--format")
    return chosen


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def language_of(named: str | None) -> Language:
    """The language to speak: as asked, or by the locale; raises BadParameter when it is neither Chinese nor English."""
    if named is None:
        return language_of_locale(os.environ)
    if named in ("zh", "en"):
        return "zh" if named == "zh" else "en"
    raise typer.BadParameter(f"{named!r} is neither zh nor en.", param_hint="--lang")


def colour_of(asked: bool | None) -> bool:
    """Whether to colour: by the flag, then NO_COLOR, then FORCE_COLOR, then the terminal."""
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return _is_terminal() and os.environ.get("TERM") != "dumb"


def write(result: Answer, format_: Format, language: Language, colour: bool | None = None) -> None:
    """Write an answer to standard output; what its rows leave unsaid to standard error."""
    from planctl.render import commentary, render

    sys.stdout.write(render(result, format_, language, shutil.get_terminal_size().columns, colour_of(colour)))
    for line in commentary(result, format_, language):
        print_error(line)


def save(
    result: Answer,
    output: Path,
    data: Path,
    language: Language,
    force: bool = False,
    excel: bool = False,
) -> None:
    """Write an answer to a file, of the kind that its name ends in; never over a file of the plan."""
    from planctl.language import Bilingual
    from planctl.output_files import write_file
    from planctl.render.documents.files import document

    if output.exists() and any(output.samefile(each) for each in [data, *data.glob("*")] if each.exists()):
        raise RefusedError(
            Bilingual(f"{output} 是计划的数据，不覆盖", f"{output} is part of the plan's data and is not overwritten")
        )
    if excel and output.suffix.lower() != ".csv":
        raise RefusedError(Bilingual("--excel 只用于 .csv 文件", "--excel is for a .csv file"))
    write_file(output, (codecs.BOM_UTF8 if excel else b"") + document(result, output.suffix, language), force=force)


def print_problems(problems: Iterable[Problem], language: Language) -> None:
    """Write problems to standard error."""
    for problem in problems:
        from planctl.render.problem import problem_text

        print_error(problem_text(problem, language))


def print_refusal(refused: RefusedError, language: Language) -> None:
    """Say why a request can't be met."""
    from planctl.characters import escaped

    for line in refused.message.text(language).split("\n"):
        print_error(f"planctl: {escaped(line)}")


def unanswered(command: str, problems: Iterable[Problem], format_: Format, language: Language) -> int:
    """Say why there is no answer, as JSON too where that is asked for; the exit code of the problems."""
    from planctl.assess.answers import unanswered

    told = tuple(problems)
    if format_ == "json":
        write(unanswered(command)._replace(problems=told), format_, language)
    return exit_code(told)


def exit_code(problems: Iterable[Problem]) -> int:
    """The highest exit code that any of the problems asks for."""
    return max((problem.exit_code for problem in problems), default=int(Exit.RAN))
