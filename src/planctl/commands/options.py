"""The options that several commands have, and how their texts become values."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from planctl.assess.selection import FailOn
from planctl.assess.verdict import Verdict
from planctl.commands import completion
from planctl.language import Bilingual, Language, language_of_locale
from planctl.numbers.periods import JANUARY, in_years_from, last_day
from planctl.numbers.printed import parse_number
from planctl.plan import vocabulary
from planctl.plan.vocabulary import Attribute, Nature, Stage, SubjectType, listed
from planctl.problems import RefusedError
from planctl.render import FORMATS, Fields, Format

Choice = TypeVar("Choice", bound=str)

_NOT_A_CHOICE = Bilingual("{option}：没有“{word}”，可选：{choices}", "{option}: there is no “{word}”; one of: {choices}")

Names = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", autocompletion=completion.ids_of("indicators"))]
AnyNames = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", autocompletion=completion.ids_of(*completion.SUBJECTS))]
SomeNames = Annotated[list[str], typer.Argument(metavar="ID...", autocompletion=completion.ids_of(*completion.SUBJECTS))]


def _choice(option: str, words: dict[str, Bilingual]) -> Any:  # noqa: ANN401 the parser's own type
    """An option that takes one of some words, in Chinese too as planctl prints them."""

    def parse(word: str) -> str:
        chosen = vocabulary.choice(word, words)
        if chosen not in words:
            raise RefusedError(_NOT_A_CHOICE.filled(option=option, word=word, choices=listed(words)))
        return chosen

    def complete(incomplete: str) -> list[str]:
        return [code for code in words if code.startswith(incomplete)]

    return typer.Option(option, metavar="|".join(words), parser=parse, autocompletion=complete)


AttributeOption = Annotated[Attribute | None, _choice("--attribute", vocabulary.ATTRIBUTE_WORDS)]
StageOption = Annotated[Stage | None, _choice("--stage", vocabulary.STAGE_WORDS)]
NatureOption = Annotated[Nature | None, _choice("--nature", vocabulary.NATURE_WORDS)]
AreaOption = Annotated[str | None, typer.Option("--area", metavar="AREA", autocompletion=completion.ids_of("areas"))]
CategoryOption = Annotated[
    str | None, typer.Option("--category", metavar="CATEGORY", autocompletion=completion.ids_of("categories"))
]
ChainOption = Annotated[str | None, typer.Option("--chain", metavar="CHAIN", autocompletion=completion.ids_of("chains"))]
OwnerOption = Annotated[str | None, typer.Option("--owner", metavar="NAME")]
VerdictOption = Annotated[str | None, typer.Option("--verdict", metavar="VERDICT,…", autocompletion=completion.verdicts)]
FailOnOption = Annotated[FailOn | None, typer.Option("--fail-on")]
LimitOption = Annotated[int | None, typer.Option("--limit", metavar="N", min=1)]
AllOption = Annotated[bool, typer.Option("--all/--headline")]
ReverseOption = Annotated[bool, typer.Option("--reverse")]
AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="DATE")]
ProposedOption = Annotated[bool, typer.Option("--proposed")]
ReportOption = Annotated[Path | None, typer.Option("--report", metavar="FILE")]
TypeOption = Annotated[SubjectType | None, typer.Option("--type")]
SORT = typer.Option("--sort")

SELECTION: dict[str, tuple[Any, object]] = {
    "names": (Names, None),
    "attribute": (AttributeOption, None),
    "nature": (NatureOption, None),
    "area": (AreaOption, None),
    "owner": (OwnerOption, None),
    "everything": (AllOption, False),
}
"""The options of a command about indicators, by the fields of a selection of them."""
ROWS: dict[str, tuple[Any, object]] = {
    "verdict": (VerdictOption, None),
    "fail_on": (FailOnOption, None),
    "limit": (LimitOption, None),
}
"""Those of a command whose rows have a verdict."""

DataOption = Annotated[Path | None, typer.Option("--data", metavar="PATH")]
OutputOption = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")]
ForceOption = Annotated[bool, typer.Option("--force")]
ExcelOption = Annotated[bool, typer.Option("--excel")]
FormatOption = Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT")]
FieldsOption = Annotated[str | None, typer.Option("--fields", metavar="[FIELD,…]")]
JsonOption = Annotated[bool, typer.Option("--json")]
LanguageOption = Annotated[str | None, typer.Option("--lang", metavar="zh|en")]
ColourOption = Annotated[bool | None, typer.Option("--colour/--no-colour")]
NoPagerOption = Annotated[bool, typer.Option("--no-pager")]


_NO_REPORT = Bilingual(
    "要有报告：写 --report FILE，或在计划旁的 planctl.toml 中写 report",
    "the report is missing: give --report FILE, or a report in planctl.toml beside the plan",
)
_NO_DATE = Bilingual(
    "--as-of：“{text}”不是日期，应写作 2024、2024-H1、2024-Q3、2024-06 或 2024-06-30",
    "--as-of: “{text}” is not a date: write 2024, 2024-H1, 2024-Q3, 2024-06 or 2024-06-30",
)
_NO_NUMBER = Bilingual("{option}：“{text}”不是数字", "{option}: “{text}” is no number")
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
    """The number of an option; raises RefusedError for any other text."""
    number = None if text is None else parse_number(text)
    if text is not None and number is None:
        raise RefusedError(_NO_NUMBER.filled(option=option, text=text))
    return number


def parse_verdicts(text: str | None) -> frozenset[Verdict] | None:
    """The verdicts of a list of their codes, or of the words that planctl prints for them; raises RefusedError for any other."""
    if text is None:
        return None
    from planctl.render.verdicts import verdicts_called  # only who asks for verdicts needs their words

    named: set[Verdict] = set()
    for word in re.split("[,，、]", text):
        found = verdicts_called(word.strip())
        if not found:
            raise RefusedError(_NOT_A_CHOICE.filled(option="--verdict", word=word.strip(), choices=", ".join(Verdict)))
        named.update(found)
    return frozenset(named)


LISTED = "?"
"""What `--fields` without a value stands for: that the fields are listed."""
ALL_FIELDS = "all"


def parse_fields(text: str | None) -> Fields:
    """The fields of a list of their names; none for all, None where none are asked for."""
    if text is None:
        return None
    return () if text == ALL_FIELDS else tuple(name.strip() for name in text.split(","))


def parse_format(named: str | None, json_: bool, formats: Iterable[Format] = FORMATS, of_fields: bool = False) -> Format:
    """The format to write in: as asked, or by what standard output is; raises RefusedError for one that is not among some."""
    if json_:
        return "json"
    if named is None:
        return "table" if on_terminal() and not of_fields else "tsv"
    return parse_choice("--format", named, formats)


def parse_choice(option: str, word: str, choices: Iterable[Choice]) -> Choice:
    """The choice that a word names among some; raises RefusedError for any other word."""
    every = tuple(choices)
    chosen = next((each for each in every if each == word), None)
    if chosen is None:
        raise RefusedError(_NOT_A_CHOICE.filled(option=option, word=word, choices=", ".join(every)))
    return chosen


def parse_language(named: str | None) -> Language:
    """The language to speak: as asked, or by the locale; raises RefusedError for any but Chinese and English."""
    if named is None:
        return language_of_locale(os.environ)
    if named in ("zh", "en"):
        return "zh" if named == "zh" else "en"
    raise RefusedError(_NOT_A_CHOICE.filled(option="--lang", word=named, choices="zh, en"))


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
