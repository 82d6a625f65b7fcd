"""planctl draft."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from planctl.commands import print_problems
from planctl.commands.options import LanguageOption, parse_language
from planctl.output import Exit, print_error
from planctl.output_files import make_folder, write_file
from planctl.problems import Problem
from planctl.read.source_text import read_report
from planctl.render.views.draft import summary
from planctl.render.views.tables import left_out
from planctl.write.drafted import PLAN, drafted


def draft(
    report: Annotated[Path, typer.Argument(metavar="REPORT")],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="DIR")] = None,
    year: Annotated[int | None, typer.Option("--year", min=1000, max=9998)] = None,
    lang: LanguageOption = None,
) -> int:
    """A report's numbers as the entries of a plan, proposed."""
    language = parse_language(lang)
    text = read_report(report)
    if isinstance(text, Problem):
        print_problems([text], language)
        return Exit.COULD_NOT_RUN
    made = drafted(text, year)
    if output is None:
        sys.stdout.write(made.text)
    else:
        make_folder(output)
        write_file(output / PLAN, made.text.encode())
        sys.stdout.write("".join(f"{line}\n" for line in summary(made, output / PLAN, report, language)))
    left = left_out(made.unread, made.conflicts)
    for line in left:
        print_error(line.text(language))
    return Exit.PROBLEMS if left else Exit.RAN
