"""planctl init."""

import json
import os
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from planctl.commands.options import LanguageOption, parse_language
from planctl.language import Bilingual
from planctl.output import Exit
from planctl.output_files import make_folder, write_file
from planctl.render.files_schema import in_dialect, of_files
from planctl.write.starter import starter

_NEXT = Bilingual("下一步：{change}planctl status", "next: {change}planctl status")


def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]")] = Path(),
    year: Annotated[int | None, typer.Option("--year", min=1000, max=9998)] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME")] = None,
    lang: LanguageOption = None,
) -> int:
    """Begin a plan."""
    language = parse_language(lang)
    schema = json.dumps(in_dialect(of_files(language), "draft-07"), ensure_ascii=False, indent=2) + "\n"
    made = starter(folder, date.today().year if year is None else year, name, language, schema)
    make_folder(folder)
    for path, text in made.items():
        write_file(path, text.encode())
        sys.stdout.write(f"{path}\n")
    change = "" if folder == Path() else f"cd {shlex.quote(os.fspath(folder))} && "
    sys.stdout.write(_NEXT.filled(change=change).text(language) + "\n")
    return Exit.RAN
