"""planctl import."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from planctl.commands import Request, print_problems
from planctl.commands.options import LanguageOption, parse_language
from planctl.commands.record import NOT_WRITTEN, difference, new_sources
from planctl.draft.columns import Layout, guessed
from planctl.language import Bilingual, Language
from planctl.output import Exit, print_error
from planctl.output_files import digest, make_folder, write_file
from planctl.problems import RefusedError
from planctl.read import contents_of, read_contents
from planctl.read.tables import Tables, read_tables
from planctl.render.views.tables import clash, left_out, passed_over, put_in
from planctl.render.words import numbered
from planctl.write.gathered import WHY, Conflict, Gathered, Told
from planctl.write.imported import MAP, PLAN, imported
from planctl.write.into import into as into_plan
from planctl.write.table_map import read_map, written

_NOTHING = Bilingual(
    "{file} 里没有指标或项目的表：标题行要有“指标名称”或“项目名称”，另有年份和“实际”或“计划”",
    "{file} has no table of indicators or projects: a heading must say Indicator or Project, others a year and actual or plan",
)
_NO_SUCH = Bilingual("{file} 里没有 --map 所说的表：{names}", "{file} has none of the tables of --map: {names}")
_MADE = Bilingual("{path}：{records} 条，{figures} 个数字", "{path}: {records}, {figures}")
_MAP = Bilingual(
    "{path}：每一列的理解，可以修改，用 --map 再读", "{path}: what each column was taken for; edit it, read it again with --map"
)
_GUESSED = Bilingual(
    "{guessed} 条有表中没有写的，已推定，请核对",
    "records in which something is guessed that the table does not say: {guessed}; check them",
)
_GIVE = Bilingual(
    "几年累计的时期、没有写的单位，可在 --map 里写", "the years of a sum and a unit that is not there can be given in --map"
)
_ONLY_INTO = Bilingual(
    "--source、--title、--date、--dry-run 与 --into 同用", "--source, --title, --date and --dry-run go with --into"
)
_NOT_INTO = Bilingual("--output、--year、--name 不与 --into 同用", "--output, --year and --name do not go with --into")
_TRACKED = Bilingual(
    "文件有修订标记：插入的读，删除的不读", "the file has tracked changes: what is put in is read, what is struck is not"
)
_ENCODING = Bilingual("文件不是 UTF-8，按 {encoding} 读", "the file is not UTF-8; it is read as {encoding}")


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    map_: Annotated[Path | None, typer.Option("--map", metavar="FILE")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="DIR")] = None,
    year: Annotated[int | None, typer.Option("--year", min=1900, max=2199)] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME")] = None,
    into: Annotated[Path | None, typer.Option("--into", metavar="PLAN")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="KEY")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    lang: LanguageOption = None,
) -> int:
    """A table of indicators or projects as a plan, or into one."""
    if into is None and (source or title or date or dry_run):
        raise RefusedError(_ONLY_INTO)
    if into is not None and (output or year or name):
        raise RefusedError(_NOT_INTO)
    language = parse_language(lang)
    read = read_tables(file)
    layouts = read_map(map_) if map_ else {each.name: layout for each in read.tables if (layout := guessed(each.rows, each.before))}
    if not layouts:
        raise RefusedError(_NOTHING.filled(file=file))
    if not any(each.name in layouts for each in read.tables):
        raise RefusedError(_NO_SUCH.filled(file=file, names=", ".join(layouts)))
    over = passed_over(read.tables, layouts) if map_ is None else []
    if into is not None:
        return _into(into, read, layouts, Source(source, title, date), over, dry_run=dry_run, lang=lang)
    made = imported(read.tables, layouts, file.name, language, None if year is None else str(year), name)
    if output is None:
        sys.stdout.write(made.text)
    else:
        make_folder(output)
        write_file(output / PLAN, made.text.encode())
        counts = {"records": numbered(made.records, "record"), "figures": numbered(made.figures, "figure")}
        sys.stdout.write(_MADE.filled(path=output / PLAN, **counts).text(language) + "\n")
        if map_ is None:
            write_file(output / MAP, written(layouts, language).encode())
            sys.stdout.write(_MAP.filled(path=output / MAP).text(language) + "\n")
    _tell([*_told(made.guessed, made.unread, made.conflicts, read), *over], language)
    reading = read_contents({(output or Path()) / PLAN: made.text.encode()}, (output or Path()) / PLAN)
    print_problems(reading.problems, language)
    return Exit.PROBLEMS if made.unread or made.conflicts or reading.plan is None else Exit.RAN


class Source(NamedTuple):
    """The source of a table's figures as a line describes it; none of the plan's own text."""

    key: str | None
    title: str | None
    date: str | None


def _into(
    path: Path, read: Tables, layouts: Mapping[str, Layout], of: Source, over: list[Bilingual], *, dry_run: bool, lang: str | None
) -> int:
    """Put a table's figures into a plan's files, and touch nothing else."""
    request = Request(None, False, lang, None, True, path)
    language = request.language
    contents, problems = contents_of(path)
    before = read_contents(contents, path)
    if before.plan is None or problems:
        print_problems([*problems, *before.problems], language)
        return Exit.PROBLEMS
    rows = Gathered(language, before.plan.period)
    for table in read.tables:
        if table.name in layouts:
            rows.add(table, layouts[table.name])
    made = into_plan(contents, path, before.plan, rows, of.key, new_sources(before.plan, of.key, of.title, of.date))
    guesses = sum(bool(record.guessed) for record in rows.records.values())
    _tell([*_told(guesses, made.unread, rows.conflicts, read), *over, *map(clash, made.clashes)], language)
    if made.reading.plan is None:
        print_error(NOT_WRITTEN.text(language))
        print_problems(made.reading.problems, language)
        return Exit.PROBLEMS
    if dry_run:
        sys.stdout.writelines(line for file, new in made.contents.items() for line in difference(file, contents[file], new))
    else:
        for file, content in made.contents.items():
            write_file(file, content, replaces=digest(contents[file]))
        print_problems(made.reading.problems, language)
        sys.stdout.writelines(line.text(language) + "\n" for line in put_in(made))
    return Exit.PROBLEMS if made.unread or rows.conflicts or made.clashes else Exit.RAN


def _tell(lines: list[Bilingual], language: Language) -> None:
    for line in lines:
        print_error(line.text(language))


def _told(guesses: int, unread: list[Told], conflicts: list[Conflict], read: Tables) -> list[Bilingual]:
    """What a reader has to know of what was not taken as it stands."""
    lines = [_ENCODING.filled(encoding=read.encoding)] if read.encoding else []
    lines += [_TRACKED] if read.tracked else []
    lines += [_GUESSED.filled(guessed=guesses)] if guesses else []
    lines += left_out(unread, conflicts)
    return lines + [_GIVE] * any(each.why in (WHY["together"], WHY["no_unit"]) for each in unread)
