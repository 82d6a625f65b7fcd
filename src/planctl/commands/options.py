"""The options that several commands have, and how their texts become values."""

from __future__ import annotations

import os
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from planctl.language import Bilingual, Language, language_of_locale
from planctl.numbers.periods import JANUARY, in_years_from, last_day
from planctl.numbers.printed import parse_number
from planctl.plan import vocabulary
from planctl.plan.vocabulary import Attribute, Stage, listed
from planctl.problems import RefusedError
from planctl.render import FORMATS, Format

_NOT_A_CHOICE = Bilingual("{option}：没有“{word}”，可选：{choices}", "{option}: there is no “{word}”; one of: {choices}")

Names = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Ids in any case, Chinese names or aliases.")]


def _choice(option: str, words: dict[str, Bilingual], help_: str) -> Any:  # noqa: ANN401 the parser's own type
    """An option that takes one of some words, in Chinese too as planctl prints them."""

    def parse(word: str) -> str:
        chosen = vocabulary.choice(word, words)
        if chosen not in words:
            raise RefusedError(_NOT_A_CHOICE.filled(option=option, word=word, choices=listed(words)))
        return chosen

    def complete(incomplete: str) -> list[str]:
        return [code for code in words if code.startswith(incomplete)]

    return typer.Option(option, metavar="|".join(words), parser=parse, autocompletion=complete, help=help_)


AttributeOption = Annotated[
    Attribute | None, _choice("--attribute", vocabulary.ATTRIBUTE_WORDS, "Only indicators of this attribute, e.g. binding, 约束性.")
]
StageOption = Annotated[
    Stage | None, _choice("--stage", vocabulary.STAGE_WORDS, "Only projects in this stage, or planned to be, e.g. new, 新开工.")
]
AreaOption = Annotated[str | None, typer.Option("--area", metavar="AREA", help="Only this area of the plan.")]
AllOption = Annotated[bool, typer.Option("--all/--headline", help="All indicators, or the headline ones.")]
ReverseOption = Annotated[bool, typer.Option("--reverse", help="The other way round.")]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Only what was known by then; default: all that is recorded, never today."),
]
ReportOption = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE", help="The report that the plan was recorded from: UTF-8 text, one paragraph a line."),
]
SORT = typer.Option("--sort", help="Order the rows by this; default: the plan's order.")

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="PATH", help="The plan: a folder or a file. Default: $PLANCTL_DATA, that of this folder, or the example."
    ),
]
OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write a file; its name's ending says of what kind.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")]
ExcelOption = Annotated[bool, typer.Option("--excel", help="Mark a .csv file as UTF-8 in the way that Excel needs.")]
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
LanguageOption = Annotated[str | None, typer.Option("--lang", metavar="zh|en", help="Default: by the locale.")]
ColourOption = Annotated[bool | None, typer.Option("--colour/--no-colour", help="Default: NO_COLOR, FORCE_COLOR, or the terminal.")]


_NO_REPORT = Bilingual(
    "要有报告：写 --report FILE，或在计划旁的 planctl.toml 中写 report",
    "the report is missing: give --report FILE, or a report in planctl.toml beside the plan",
)
_NO_DATE = Bilingual(
    "--as-of：“{text}”不是日期，应写作 2024、2024-H1、2024-Q3、2024-06 或 2024-06-30",
    "--as-of: “{text}” is not a date: write 2024, 2024-H1, 2024-Q3, 2024-06 or 2024-06-30",
)
_NAMES_A_FOLDER = Bilingual("-o {name}：是文件夹的写法，要写文件名", "-o {name} names a folder: name a file")


def parse_date(text: str | None, starts: int = JANUARY) -> date | None:
    """The last day that a date can mean in years that begin in a month; raises RefusedError for any other text.

    Of calendar years 30 June 2024 is meant by 2024-06 and by 2024-H1.
    """
    try:
        return None if text is None else last_day(in_years_from(text, starts))
    except ValueError:
        raise RefusedError(_NO_DATE.filled(text=text)) from None


def parse_number_option(text: str | None, option: str) -> Decimal | None:
    """The number of an option; raises BadParameter for any other text."""
    number = None if text is None else parse_number(text)
    if text is not None and number is None:
        raise typer.BadParameter(f"{text!r} is not a number.", param_hint=option)
    return number


def parse_format(named: str | None, json_: bool) -> Format:
    """The format to write in: as asked, or by what standard output is; raises BadParameter for an unknown one."""
    if json_:
        return "json"
    if named is None:
        return "table" if on_terminal() else "tsv"
    chosen = next((each for each in FORMATS if each == named), None)
    if chosen is None:
        raise typer.BadParameter(f"{named!r} is not one of {', '.join(FORMATS)}.", param_hint="--format")
    return chosen


def parse_language(named: str | None) -> Language:
    """The language to speak: as asked, or by the locale; raises BadParameter for any but Chinese and English."""
    if named is None:
        return language_of_locale(os.environ)
    if named in ("zh", "en"):
        return "zh" if named == "zh" else "en"
    raise typer.BadParameter(f"{named!r} is neither zh nor en.", param_hint="--lang")


def parse_report(path: Path | None) -> Path:
    """The report to read; raises RefusedError when neither the line nor the plan's settings name it."""
    if path is None:
        raise RefusedError(_NO_REPORT)
    return path


def parse_output(text: str | None) -> Path | None:
    """The file to write; raises RefusedError for a name that can only be a folder's."""
    if text is not None and text.endswith(("/", os.sep)):
        raise RefusedError(_NAMES_A_FOLDER.filled(name=text))
    return None if text is None else Path(text)


def shows_colour(asked: bool | None) -> bool:
    """Whether to colour: by the flag, then NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then CLICOLOR and the terminal."""
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return on_terminal() and os.environ.get("CLICOLOR") != "0" and os.environ.get("TERM") not in ("dumb", "unknown")


def on_terminal() -> bool:
    """Whether standard output is a screen."""
    return sys.stdout.isatty()


def warns_a_terminal() -> bool:
    """Whether standard error is a screen."""
    return sys.stderr.isatty()
