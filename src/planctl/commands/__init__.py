"""One file a command: options in, one question, one answer. What every command does around its question stands here.

A question is a function from a plan and its options to an answer; `command` gives it the options that every command has, reads the
plan, writes the answer as its view shows it, prints the problems, and says how the run ended.
"""

from __future__ import annotations

import codecs
import inspect
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, TypeVar, cast, get_args, get_origin

from planctl.assess.answers import Answer, AnyAnswer, Unanswered
from planctl.assess.as_of import known_by, written
from planctl.assess.proposals import decided, marked, proposals
from planctl.assess.selection import RowsWanted, Selection, select
from planctl.characters import escaped
from planctl.commands import options
from planctl.language import Bilingual, Language
from planctl.numbers.periods import JANUARY
from planctl.output import Exit, print_error
from planctl.output_files import write_file
from planctl.problems import Problem, RefusedError
from planctl.read import Reading, read, shipped_plan
from planctl.read.location import SETTINGS, plan_path
from planctl.render import FORMATS, OF_BLOCKS, OF_FIELDS, OF_PROBLEMS, OF_ROWS, Format, Screen, render
from planctl.render.blocks import View
from planctl.render.delimited import listed
from planctl.render.documents import Kinds, document
from planctl.render.json import whole_unanswered
from planctl.render.words import figures_and_stages
from planctl.rules import broken_rule

AnswerType = TypeVar("AnswerType", bound=AnyAnswer)
Question = Callable[..., AnswerType | Unanswered]
Command = Callable[..., int]
BesideRows = Callable[[AnswerType, Language], list[str]]


@cache
def command_names() -> tuple[str, ...]:
    """The files of this room, each with a command of its name."""
    return tuple(
        sorted(module.name.rstrip("_") for module in iter_modules(__path__) if module.name not in ("options", "completion"))
    )


def command_of(name: str) -> Command:
    """The command of a name, imported now: with what it needs, and no more."""
    name = f"{name}_" if iskeyword(name) else name
    return cast("Command", getattr(import_module(f"planctl.commands.{name}"), name))


@dataclass(frozen=True)
class Request:
    """What a command line asks for beside its question: of which plan, in which form, to where."""

    format_: str | None
    json_: bool
    lang: str | None
    colour: bool | None
    no_pager: bool
    data: Path | None = None
    as_of: str | None = None
    output: str | None = None
    force: bool = False
    excel: bool = False
    proposed: bool = False
    fields: str | None = None
    annotates: bool = False

    @property
    def path(self) -> Path:
        """The plan to read."""
        return self.found or shipped_plan()

    @cached_property
    def found(self) -> Path | None:
        """The plan that the user names or stands in; None when there is none."""
        found = self.data or plan_path(os.environ)
        return _named_by_settings(Path(found)) if found else None

    @cached_property
    def settings(self) -> Mapping[str, object]:
        """What the `planctl.toml` beside the plan says."""
        return _settings_beside(self.found) if self.found else {}

    def reading(self, follow: bool, drafts: bool = False, told: bool = False) -> Reading:
        """What the plan's files hold, the plan as known by a day where one is named; raises RefusedError for what is none.

        Figures that are only proposed are left out, unless they are asked for or `drafts` is what the question is about; a user is
        told of them, unless that was `told` before.
        """
        options.parse_date(self.as_of)
        every = read(self.path, follow=follow)
        if not drafts:
            every = self._decided(every, told)
        plan = every.plan
        day = options.parse_date(self.as_of, plan.about.year_start if plan and plan.about else JANUARY)
        if plan is None or day is None:
            return every
        return every._replace(
            plan=known_by(plan, day),
            located=lambda findings: every.located(written(plan, day, finding) for finding in findings),
        )

    def tell_of_example(self) -> None:
        """Tell a user who names no plan, and stands in none, that the answer is about the one that comes with planctl."""
        if self.found is None and options.warns_a_terminal():
            print_error(_SHIPPED.text(self.language))

    def _decided(self, every: Reading, told: bool) -> Reading:
        """A reading without what is only proposed, or with it and marked."""
        plan = every.plan
        if plan is None or not any(count := proposals(plan)):
            return every
        if not told:
            print_error((_SHOWN if self.proposed else _LEFT_OUT).filled(count=figures_and_stages(*count)).text(self.language))
        return every._replace(plan=marked(plan)) if self.proposed else decided(every)

    @property
    def format(self) -> Format:
        """The format to write in; raises RefusedError for an unknown one."""
        formats = (*FORMATS, *OF_PROBLEMS) if self.annotates else FORMATS
        return options.parse_format(self.format_, self.json_, formats, self.fields is not None)

    @property
    def file(self) -> Path | None:
        """The file to write, instead of standard output; raises RefusedError for what can be none."""
        return options.parse_output(self.output)

    @property
    def names_format(self) -> bool:
        """Whether the line asks for a format itself."""
        return self.json_ or self.format_ is not None

    @property
    def language(self) -> Language:
        """The language to speak; raises RefusedError for an unknown one."""
        return options.parse_language(self.lang or cast("str | None", self.settings.get("language")))

    @property
    def screen(self) -> Screen:
        """What a table is set for."""
        two_wide = os.environ.get("PLANCTL_AMBIGUOUS_WIDTH") == "2"
        return Screen(
            width=shutil.get_terminal_size().columns,
            colour=options.shows_colour(self.colour),
            language=self.language,
            two_wide=two_wide,
            encoding=sys.stdout.encoding or "utf-8",
        )


def _settings_beside(plan: Path) -> Mapping[str, object]:
    """The settings of a plan by their names; none where no `planctl.toml` is beside it."""
    if not any((folder / SETTINGS).is_file() for folder in (plan, plan.parent)):
        return {}
    from planctl.read.settings import settings_of  # few plans have one

    return settings_of(plan)._asdict()


def _named_by_settings(found: Path) -> Path:
    """A plan that was found, or the one that the `planctl.toml` in its place names."""
    if not (found / SETTINGS).is_file():
        return found
    from planctl.read.settings import plan_of_settings  # few plans have one

    return plan_of_settings(found)


def command(
    view: View[AnswerType],
    *,
    plan: bool = True,
    places: bool = False,
    follow: bool = True,
    dated: bool = True,
    drafts: bool = False,
    files: Kinds | None = None,
    file_only: Bilingual | None = None,
    beside_rows: BesideRows[AnswerType] | None = None,
    selects: bool = False,
    judges: bool = False,
    problems_in_view: bool = False,
    annotates: bool = False,
) -> Callable[[Question[AnswerType]], Command]:
    """Make a command of a question, whose answers a view shows.

    The question takes the plan first, unless `plan` is false, and with `places` then the way from findings to places; unless
    `follow` is false, a plan that follows another one has its results; unless `dated` is false, a line can name the day by which
    figures were known; with `drafts`, what is only proposed counts too. With `files`, the answer can be written as a file of one of
    these kinds; `file_only` refuses to show it to a reader in any other way. `beside_rows` is what a reader has to know beside the
    rows, where a format has no place for it. With `problems_in_view`, the view shows the answer's own problems; with
    `annotates`, problems can be written for the machines that show them beside a file's lines.
    With `selects`, the question then takes the indicators that the line asks about, with `judges` which of its rows.
    """

    def decorate(question: Question[AnswerType]) -> Command:
        given = plan + places
        own = [*inspect.signature(question).parameters.values()][given + selects + judges :]
        asked = {**(options.SELECTION if selects else {}), **(options.ROWS if judges else {})}
        shared = _shared_options(plan, dated, drafts, files)

        def run(**values: Any) -> int:  # noqa: ANN401 each option has a type of its own
            request = Request(**{each.name: values.pop(each.name) for each in shared}, annotates=annotates)
            shown_as, language = request.format, request.language
            _refuse_contradictions(request)
            if file_only is not None and request.file is None and (not request.names_format or shown_as not in OF_ROWS):
                raise RefusedError(file_only)
            if plan:
                request.tell_of_example()
            reading = request.reading(follow, drafts) if plan else None
            problems = [*reading.problems] if reading else []
            if reading is not None and reading.plan is None:
                return _print_unanswered(Unanswered(question.__name__, tuple(problems)), request)
            before = (reading.plan, reading.located)[:given] if reading else ()
            asked_about = _asked(reading, values, selects, judges)
            answer = question(*before, *asked_about, **_with_settings(values, request, question.__name__))
            if isinstance(answer, Unanswered):
                return _print_unanswered(answer._replace(problems=(*problems, *answer.problems)), request)
            own = [*(reading.located(answer.findings) if reading else ()), *answer.problems]
            if shown_as in OF_PROBLEMS:
                return _annotate([*problems, *own], request)
            print_problems([*problems, *([] if problems_in_view else own)], language)
            answer = answer._replace(problems=(*problems, *own), findings=())
            if request.file is not None:
                _save(answer, files or {}, request.file, request)
            else:
                answer = answer if answer.rows or problems_in_view else answer._replace(row_type=_row_type(question, answer))
                _print(answer, view, request, beside_rows)
            return max(exit_code(answer.problems), int(answer.gate_closed))

        return _with_signature(run, question, [*_parameters(asked), *own, *shared])

    return decorate


def _print(answer: AnswerType, view: View[AnswerType], request: Request, beside_rows: BesideRows[AnswerType] | None) -> None:
    """Write an answer, or the fields that its rows have where these are asked for, to standard output."""
    shown_as, language = request.format, request.language
    if request.fields == options.LISTED:
        sys.stdout.write(listed(answer, language))
        return
    fields = options.parse_fields(request.fields)
    _write(render(answer, view, shown_as, request.screen, fields), shown_as, request.no_pager)
    for line in beside_rows(answer, language) if beside_rows and shown_as in OF_ROWS and shown_as != "json" else ():
        print_error(line)


def _row_type(question: Question[AnswerType], answer: AnyAnswer) -> object:
    """The type of the rows that a question's answer could have had: the one that goes with its summary."""
    promised = inspect.signature(question).return_annotation
    kinds = (promised, *get_args(promised))
    answers = (get_args(kind) for kind in kinds if get_origin(kind) is Answer)
    return next(row for row, summary in answers if type(answer.summary) in (summary, *get_args(summary)))


def _with_settings(values: dict[str, Any], request: Request, command: str) -> dict[str, Any]:
    """The options of a question, with the plan's settings where the line gives none; a method of others has its own."""
    fitting = ("report",) if command != "status" or values["method"] else ("tolerance", "sort")
    return values | {name: request.settings.get(name) for name in fitting if name in values and values[name] is None}


def _asked(reading: Reading | None, values: dict[str, Any], selects: bool, judges: bool) -> Iterator[object]:
    """What a line asks about, taken out of its options: which indicators of the plan, and which rows."""
    if selects and reading is not None and reading.plan is not None:
        named = {name: values.pop(name) for name in options.SELECTION}
        yield select(reading.plan, Selection(**named | {"names": named["names"] or ()}))
    if judges:
        verdicts = options.parse_verdicts(values.pop("verdict"))
        yield RowsWanted(verdicts, fail_on=values.pop("fail_on"), limit=values.pop("limit"))


def _shared_options(plan: bool, dated: bool, drafts: bool, files: Kinds | None) -> list[inspect.Parameter]:
    """The options of every command, of those that read a plan, and of those that write files."""
    of_files = {"output": (options.OutputOption, None), "force": (options.ForceOption, False)}
    of_tables = {"excel": (options.ExcelOption, False)}
    every = {
        **(of_files if files else {}),
        **(of_tables if files and ".csv" in files else {}),
        **({"as_of": (options.AsOfOption, None)} if plan and dated else {}),
        **({"proposed": (options.ProposedOption, False)} if plan and not drafts else {}),
        **({"data": (options.DataOption, None)} if plan else {}),
        "format_": (options.FormatOption, None),
        "json_": (options.JsonOption, False),
        "fields": (options.FieldsOption, None),
        "lang": (options.LanguageOption, None),
        "colour": (options.ColourOption, None),
        "no_pager": (options.NoPagerOption, False),
    }
    return _parameters(every)


def _parameters(options_: Mapping[str, tuple[Any, object]]) -> list[inspect.Parameter]:
    """Options with their defaults, as parameters."""
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)
        for name, (annotation, default) in options_.items()
    ]


def _with_signature(run: Command, question: Question[AnswerType], parameters: list[inspect.Parameter]) -> Command:
    """A command whose options the parser reads off its signature."""
    keywords = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
    run.__name__, run.__doc__ = question.__name__, question.__doc__
    run.__signature__ = inspect.Signature(keywords, return_annotation=int)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in keywords}
    run.__wrapped__ = question  # type: ignore[attr-defined]
    return run


def _refuse_contradictions(request: Request) -> None:
    """Refuse options that would have no effect beside others: none is ignored."""
    if request.json_ and request.format_ not in (None, "json"):
        raise RefusedError(_TWO_FORMATS.filled(format=request.format_))
    if request.file is not None and request.names_format:
        raise RefusedError(_FILE_OR_FORMAT)
    if request.fields is not None and (request.file is not None or request.format not in OF_FIELDS):
        raise RefusedError(_FIELDS_ARE_OF_LINES)
    for option, given in (("--force", request.force), ("--excel", request.excel)):
        if given and request.file is None:
            raise RefusedError(_NEEDS_A_FILE.filled(option=option))


_LEFT_OUT = Bilingual(
    "planctl：{count}只是起草，未经核对，不列入；--proposed 列出",
    "planctl: left out, as only proposed: {count}; --proposed shows them",
)
_SHOWN = Bilingual(
    "planctl：{count}只是起草，未经核对，所在各行标“待核”",
    "planctl: only proposed, in rows that are marked: {count}",
)
_SHIPPED = Bilingual(
    "planctl：此处没有计划，以下为随附的示例；--data PATH 读取自己的计划",
    "planctl: no plan here, so this is the shipped example; --data PATH reads yours",
)
_TWO_FORMATS = Bilingual("--json 与 --format {format} 只能用一个", "--json and --format {format}: give one of them")
_FILE_OR_FORMAT = Bilingual(
    "-o 的文件类型由文件名决定，不与 --json 或 --format 同用",
    "-o takes the kind of file from its name: leave out --json and --format",
)
_FIELDS_ARE_OF_LINES = Bilingual(
    "--fields 只与 --format tsv 或 csv 同用：JSON 总有全部字段",
    "--fields goes with --format tsv or csv: JSON has all fields",
)
_NEEDS_A_FILE = Bilingual("{option} 要与 -o 同用", "{option} goes with -o")


def _write(text: str, shown_as: Format, no_pager: bool) -> None:
    """Write an answer to standard output; one for readers, on a terminal, so that they can read it from its beginning."""
    if no_pager or shown_as not in OF_BLOCKS or not options.on_terminal():
        sys.stdout.write(text)
        return
    from planctl.pager import write_paged  # only a screen needs it

    write_paged(text)


def _save(answer: AnyAnswer, kinds: Kinds, output: Path, request: Request) -> None:
    """Write an answer to a file, of the kind that its name ends in; never over a file of the plan."""
    data = request.path
    if output.exists() and any(output.samefile(each) for each in [data, *data.glob("*")] if each.exists()):
        raise RefusedError(_PLAN_S_OWN.filled(file=output))
    if request.excel and output.suffix.lower() != ".csv":
        raise RefusedError(_EXCEL_IS_FOR_CSV)
    mark = codecs.BOM_UTF8 if request.excel else b""
    write_file(output, mark + document(answer, kinds, output.suffix, request.language), force=request.force)


_PLAN_S_OWN = Bilingual("{file} 是计划的数据，不覆盖", "{file} is part of the plan's data and is not overwritten")
_EXCEL_IS_FOR_CSV = Bilingual("--excel 只用于 .csv 文件", "--excel is for a .csv file")


def _print_unanswered(unanswered: Unanswered, request: Request) -> int:
    """Say why there is no answer, as JSON too where that is asked for; the exit code of the problems."""
    if request.format in OF_PROBLEMS:
        return _annotate(unanswered.problems, request)
    print_problems(unanswered.problems, request.language)
    if request.format == "json":
        sys.stdout.write(escaped(whole_unanswered(unanswered), keep="\n"))
    return exit_code(unanswered.problems)


def _annotate(problems: Sequence[Problem], request: Request) -> int:
    """Write problems for a machine that shows them; the exit code of the problems, but for a log that another program judges by."""
    from planctl.render.problem_logs import github, sarif  # few runs are such

    write = sarif if request.format == "sarif" else github
    sys.stdout.write(write(problems, request.language))
    return int(Exit.RAN) if request.format == "sarif" else exit_code(problems)


def print_problems(problems: Iterable[Problem], language: Language) -> None:
    """Write problems to standard error."""
    for problem in problems:
        from planctl.render.problem import problem_text  # only bad news needs its words

        print_error(problem_text(problem, language))


def exit_code(problems: Iterable[Problem]) -> int:
    """The highest exit code that any of the problems asks for."""
    return max((broken_rule(problem).exit_code for problem in problems), default=int(Exit.RAN))
