"""planctl draft."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from planctl.commands import print_problems
from planctl.commands.options import LanguageOption, parse_language
from planctl.commands.record import difference
from planctl.language import Bilingual, Language
from planctl.output import Exit, print_error
from planctl.output_files import digest, make_folder, write_file
from planctl.problems import Problem, RefusedError
from planctl.read import contents_of, read_contents
from planctl.read.source_text import Report, read_report
from planctl.render.views.draft import aside_summary, summary
from planctl.render.views.tables import left_out
from planctl.write import asides
from planctl.write.drafted import PLAN, drafted

_OTHER_OPTIONS = Bilingual(
    "--dry-run 与 --set-aside 同用，--output 不与 --set-aside 同用", "--dry-run goes with --set-aside, and --output does not"
)


def draft(
    report: Annotated[Path, typer.Argument(metavar="REPORT")],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="DIR")] = None,
    year: Annotated[int | None, typer.Option("--year", min=1000, max=9998)] = None,
    set_aside: Annotated[Path | None, typer.Option("--set-aside", metavar="PLAN")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    lang: LanguageOption = None,
) -> int:
    """A report's numbers as the entries of a plan, proposed."""
    if (set_aside is None and dry_run) or (set_aside is not None and output is not None):
        raise RefusedError(_OTHER_OPTIONS)
    language = parse_language(lang)
    text = read_report(report)
    if isinstance(text, Problem):
        print_problems([text], language)
        return Exit.COULD_NOT_RUN
    if set_aside is not None:
        return _set_aside(text, set_aside, year, language, dry_run=dry_run)
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


def _set_aside(report: Report, path: Path, year: int | None, language: Language, *, dry_run: bool) -> int:
    """Set aside in a plan what of a report plainly measures nothing."""
    contents, problems = contents_of(path)
    before = read_contents(contents, path)
    if before.plan is None or problems:
        print_problems([*problems, *before.problems], language)
        return Exit.PROBLEMS
    made = asides.set_aside(contents, path, before.plan, report, year)
    if dry_run:
        sys.stdout.writelines(line for file, new in made.contents.items() for line in difference(file, contents[file], new))
        return Exit.RAN
    for file, content in made.contents.items():
        write_file(file, content, replaces=digest(contents[file]))
    print_problems(made.reading.problems, language)
    sys.stdout.write("".join(f"{line}\n" for line in aside_summary(made, language)))
    return Exit.RAN
