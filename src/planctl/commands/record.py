"""planctl record."""

import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Annotated

import typer

from planctl.commands import Request, completion, print_problems
from planctl.commands.options import DataOption, LanguageOption
from planctl.language import Bilingual, Language
from planctl.output import Exit, print_error
from planctl.output_files import digest, write_file
from planctl.plan.lookup import did_you_mean
from planctl.plan.model import Plan
from planctl.plan.vocabulary import FORMS
from planctl.problems import Problem, RefusedError
from planctl.read import contents_of, read_contents
from planctl.write.edition import Fields
from planctl.write.observations import observations_in
from planctl.write.record import Entry, observed, recorded

_NO_PLAN = Bilingual("此处没有计划；用 --data PATH 指定", "no plan here: name yours with --data PATH")
_WHAT = Bilingual(
    "要有 ID PERIOD VALUE，或 --from FILE.csv（只能有一种）", "give ID PERIOD VALUE, or --from FILE.csv, one of the two"
)
_ONE_FORM = Bilingual("--growth、--change、--form 只能用一个", "--growth, --change and --form: give one of them")
_NO_FORM = Bilingual("--form：没有“{word}”，可选：{choices}", "--form: there is no “{word}”; one of: {choices}")
_NOT_BESIDE_A_FILE = Bilingual(
    "--{option} 不与 --from 同用：写在文件的列里", "--{option} does not go with --from: give it a column"
)
_NO_SOURCE = Bilingual(
    "没有来源“{source}”；{known} 新来源另写 --title TITLE [--date DATE]",
    "there is no source “{source}”; {known} A new one takes --title TITLE [--date DATE]",
)
_TITLE = Bilingual("--date 要与 --title 同用，--title 要与 --source 同用", "--date goes with --title, and --title with --source")
_NEW = Bilingual("{place}：已写入 {id} {period} {text}", "{place}: recorded {id} {period} {text}")
_STOOD = Bilingual(
    "{place}：{id} {period} {text} 原已有，没有再写", "{place}: {id} {period} {text} is there already; not written again"
)
NOT_WRITTEN = Bilingual("没有写入：写入后计划会有这些问题", "nothing is written: the plan would have these problems")


def record(
    name: Annotated[str | None, typer.Argument(metavar="[ID]", autocompletion=completion.ids_of(*completion.SUBJECTS))] = None,
    period: Annotated[str | None, typer.Argument(metavar="[PERIOD]")] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]")] = None,
    growth: Annotated[bool, typer.Option("--growth")] = False,
    change: Annotated[bool, typer.Option("--change")] = False,
    form: Annotated[str | None, typer.Option("--form", metavar="FORM")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="KEY")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT")] = None,
    from_: Annotated[Path | None, typer.Option("--from", metavar="FILE.csv")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    data: DataOption = None,
    lang: LanguageOption = None,
) -> int:
    """Put observations into a plan's files, and touch nothing else."""
    request = Request(None, False, lang, None, True, data)
    if request.found is None:
        raise RefusedError(_NO_PLAN)
    if (from_ is None) == (value is None) or (from_ is not None and name is not None):
        raise RefusedError(_WHAT)
    contents, unread = contents_of(request.found)
    before = read_contents(contents, request.found)
    if before.plan is None or unread:
        return _refused([*unread, *before.problems], request.language)
    if from_ is not None:
        _refuse_beside_a_file(form=growth or change or form, note=note)
        given = observations_in(from_, before.plan, source)
    else:
        fields = {_form(growth, change, form): value, "source": source, "note": note}
        given = [observed(before.plan, name or "", period or "", {field: text for field, text in fields.items() if text})]
    after = recorded(contents, request.found, before.plan, given, new_sources(before.plan, source, title, date))
    if after.reading.plan is None:
        print_error(NOT_WRITTEN.text(request.language))
        return _refused(after.reading.problems, request.language)
    if dry_run:
        sys.stdout.writelines(line for path, new in after.contents.items() for line in difference(path, contents[path], new))
        return Exit.RAN
    for path, content in after.contents.items():
        write_file(path, content, replaces=digest(contents[path]))
    print_problems(after.reading.problems, request.language)
    sys.stdout.writelines(_told(entry).text(request.language) + "\n" for entry in after.entries)
    return Exit.RAN


def _refused(problems: Sequence[Problem], language: Language) -> int:
    print_problems(problems, language)
    return Exit.PROBLEMS


def _form(growth: bool, change: bool, form: str | None) -> str:
    """The form of a value; raises RefusedError where a line names more than one."""
    named = ["growth"] * growth + ["change"] * change + [form] * (form is not None)
    if len(named) > 1:
        raise RefusedError(_ONE_FORM)
    if form is not None and form not in (*FORMS, "index"):
        raise RefusedError(_NO_FORM.filled(word=form, choices=", ".join((*FORMS, "index"))))
    return str(named[0]) if named else "value"


def _refuse_beside_a_file(**given: object) -> None:
    """Refuse what each row of a file says for itself."""
    for option, value in given.items():
        if value:
            raise RefusedError(_NOT_BESIDE_A_FILE.filled(option=option))


def new_sources(plan: Plan, source: str | None, title: str | None, date: str | None) -> dict[str, Fields]:
    """The source that a line describes, by its key; raises RefusedError for one that is neither described nor known."""
    if title is not None and source is not None:
        return {source: {"title": title, **({"published": date} if date else {})}}
    if title is not None or date is not None:
        raise RefusedError(_TITLE)
    if source is not None and source not in plan.sources:
        raise RefusedError(_NO_SOURCE.filled(source=source, known=did_you_mean(source, plan.sources)))
    return {}


def difference(path: Path, old: bytes, new: bytes) -> Iterator[str]:
    """The lines of a unified difference; line ends and byte order marks are not shown."""
    before, after = (each.decode("utf-8-sig").splitlines() for each in (old, new))
    yield from (f"{line}\n" for line in unified_diff(before, after, str(path), str(path), lineterm=""))


def _told(entry: Entry) -> Bilingual:
    """What became of an observation, as one line."""
    place = f"{entry.place.file}:{entry.place.line}"
    each = entry.observed
    return (_STOOD if entry.stood else _NEW).filled(place=place, id=each.id, period=each.period, text=each.text)
