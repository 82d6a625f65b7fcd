"""planctl template."""

import codecs
import csv
import io
import sys
from datetime import date
from typing import Annotated

import typer

from planctl.commands.options import ForceOption, LanguageOption, parse_language, parse_output
from planctl.language import Bilingual
from planctl.output import Exit
from planctl.output_files import write_file
from planctl.problems import RefusedError
from planctl.write.template import SHEETS, indicators, projects

_ENDINGS = Bilingual("-o：文件名的结尾只能是 .xlsx 或 .csv", "-o: the file's name may end in .xlsx or .csv")
_NEXT = Bilingual("下一步：填好后 planctl import {file} -o DIR", "next: fill it in, then planctl import {file} -o DIR")
_NEEDS = Bilingual(
    "写这种文件还需要一个库：pip install 'XlsxWriter>=3.2.5'",
    "this kind of file needs one more library: pip install 'XlsxWriter>=3.2.5'",
)


def template(
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE")],
    year: Annotated[int | None, typer.Option("--year", min=1900, max=2199)] = None,
    force: ForceOption = False,
    lang: LanguageOption = None,
) -> int:
    """An empty table that import reads."""
    language, file = parse_language(lang), parse_output(output)
    if file is None or file.suffix.lower() not in (".xlsx", ".csv"):
        raise RefusedError(_ENDINGS)
    of = date.today().year if year is None else year
    if file.suffix.lower() == ".csv":
        text = io.StringIO()
        csv.writer(text).writerow(column.text.text(language) for column in indicators(of))
        content = codecs.BOM_UTF8 + text.getvalue().encode()
    else:
        try:
            from planctl.render.documents.template import workbook  # only a workbook needs its library
        except ModuleNotFoundError:
            raise RefusedError(_NEEDS) from None
        content = workbook(dict(zip(SHEETS, (indicators(of), projects(of)), strict=True)), language)
    write_file(file, content, force=force)
    sys.stdout.write(f"{file}\n{_NEXT.filled(file=file).text(language)}\n")
    return Exit.RAN
