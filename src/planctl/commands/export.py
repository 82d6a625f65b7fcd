"""planctl export."""

import sys
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from planctl.assess import export as assess
from planctl.commands import Request, exit_code, print_problems
from planctl.commands.options import (
    AsOfOption,
    DataOption,
    ForceOption,
    LanguageOption,
    ProposedOption,
    parse_choice,
    parse_number_option,
)
from planctl.language import Bilingual
from planctl.output import Exit
from planctl.output_files import write_file, write_folder
from planctl.problems import RefusedError
from planctl.render.package import TableFormat, package, zipped
from planctl.render.words import numbered

ARCHIVE = ".zip"
_OTHER_FILES = (".csv", ".json", ".md", ".parquet", ".tar", ".gz", ".tsv", ".xls", ".xlsx")
_A_FOLDER = Bilingual(
    "{path}：导出的是一个文件夹，写文件夹名，或以 .zip 结尾的文件名",
    "{path}: what is exported is a folder: name one, or a file that ends in .zip",
)
_ROWS = Bilingual("{path}：{rows} 行", "{path}: {rows}")


def export(
    path: Annotated[Path, typer.Argument(metavar="DIR|FILE.zip")],
    format_: Annotated[str, typer.Option("--format", "-f", metavar="csv|parquet")] = "csv",
    force: ForceOption = False,
    as_of: AsOfOption = None,
    proposed: ProposedOption = False,
    data: DataOption = None,
    lang: LanguageOption = None,
) -> int:
    """A plan as a Data Package: tables for others, with what describes them."""
    request = Request(None, False, lang, None, True, data, as_of, proposed=proposed)
    table_format = cast("TableFormat", parse_choice("--format", format_, get_args(TableFormat)))
    is_archive = path.suffix.lower() == ARCHIVE
    if path.suffix.lower() in _OTHER_FILES and not path.is_dir():
        raise RefusedError(_A_FOLDER.filled(path=path))
    request.tell_of_example()
    whole, own = request.reading(follow=True), request.reading(follow=False, told=True)
    print_problems(whole.problems, request.language)
    if whole.plan is None or own.plan is None:
        return exit_code(whole.problems)
    width = parse_number_option(cast("str | None", request.settings.get("tolerance")), "tolerance")
    made = package(assess.export(own.plan, whole.plan, width), table_format, request.language)
    if is_archive:
        write_file(path, zipped(made.files), force=force)
        sys.stdout.write(f"{path}\n")
    else:
        write_folder(path, made.files, force=force)
    for name in made.files:
        inside = f"  {name}" if is_archive else path / name
        counted = (
            _ROWS.filled(path=inside, rows=numbered(made.rows[name], "row")).text(request.language) if name in made.rows else inside
        )
        sys.stdout.write(f"{counted}\n")
    return Exit.RAN
