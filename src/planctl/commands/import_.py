"""planctl import."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from planctl.commands import print_problems
from planctl.commands.options import LanguageOption, parse_language
from planctl.draft.columns import guessed
from planctl.language import Bilingual
from planctl.output import Exit, print_error
from planctl.output_files import make_folder, write_file
from planctl.problems import RefusedError
from planctl.read import read_contents
from planctl.read.tables import Tables, read_tables
from planctl.render.views.tables import left_out
from planctl.write.gathered import WHY
from planctl.write.imported import MAP, PLAN, Imported, imported
from planctl.write.table_map import read_map, written

_NOTHING = Bilingual(
    "{file} 里没有指标或项目的表：标题行要有“指标名称”或“项目名称”，另有年份和“实际”或“计划”",
    "{file} has no table of indicators or projects: a heading must say Indicator or Project, others a year and actual or plan",
)
_NO_SUCH = Bilingual("{file} 里没有 --map 所说的表：{names}", "{file} has none of the tables of --map: {names}")
_MADE = Bilingual("{path}：{records} 条，{figures} 个数字", "{path}: {records} records, {figures} figures")
_MAP = Bilingual(
    "{path}：每一列的理解，可以修改，用 --map 再读", "{path}: what each column was taken for; edit it, read it again with --map"
)
_GUESSED = Bilingual(
    "{guessed} 条有表中没有写的，已推定，请核对", "in {guessed} records something was guessed that the table does not say: check it"
)
_GIVE = Bilingual(
    "几年累计的时期、没有写的单位，可在 --map 里写", "the years of a sum and a unit that is not there can be given in --map"
)
_TRACKED = Bilingual(
    "文件有修订标记：插入的读，删除的不读", "the file has tracked changes: what is put in is read, what is struck is not"
)


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    map_: Annotated[Path | None, typer.Option("--map", metavar="FILE")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="DIR")] = None,
    year: Annotated[int | None, typer.Option("--year", min=1900, max=2199)] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME")] = None,
    lang: LanguageOption = None,
) -> int:
    """A table of indicators or projects as a plan."""
    language = parse_language(lang)
    read = read_tables(file)
    layouts = read_map(map_) if map_ else {each.name: layout for each in read.tables if (layout := guessed(each.rows, each.before))}
    if not layouts:
        raise RefusedError(_NOTHING.filled(file=file))
    if not any(each.name in layouts for each in read.tables):
        raise RefusedError(_NO_SUCH.filled(file=file, names=", ".join(layouts)))
    made = imported(read.tables, layouts, file.name, language, None if year is None else str(year), name)
    if output is None:
        sys.stdout.write(made.text)
    else:
        make_folder(output)
        write_file(output / PLAN, made.text.encode())
        sys.stdout.write(_MADE.filled(path=output / PLAN, records=made.records, figures=made.figures).text(language) + "\n")
        if map_ is None:
            write_file(output / MAP, written(layouts, language).encode())
            sys.stdout.write(_MAP.filled(path=output / MAP).text(language) + "\n")
    for line in _told(made, read):
        print_error(line.text(language))
    reading = read_contents({(output or Path()) / PLAN: made.text.encode()}, (output or Path()) / PLAN)
    print_problems(reading.problems, language)
    return Exit.PROBLEMS if made.unread or made.conflicts or reading.plan is None else Exit.RAN


def _told(made: Imported, read: Tables) -> list[Bilingual]:
    """What a reader has to know of what was not taken as it stands."""
    lines = [_TRACKED] if read.tracked else []
    lines += [_GUESSED.filled(guessed=made.guessed)] if made.guessed else []
    lines += left_out(made.unread, made.conflicts)
    return lines + [_GIVE] * any(each.why in (WHY["together"], WHY["no_unit"]) for each in made.unread)
