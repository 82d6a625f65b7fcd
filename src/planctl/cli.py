"""Options in; stream and exit code out. Each command asks one question of a plan; the rooms behind it answer."""

import os
import sys
from collections.abc import Sequence
from copy import copy
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from planctl import __version__
from planctl.answers import COMPLETING
from planctl.command import (
    ColourOption,
    DataOption,
    ForceOption,
    FormatOption,
    JsonOption,
    LanguageOption,
    OutputOption,
    answering,
    complain,
    day_of,
    default_path,
    exit_code,
    filing,
    format_of,
    language_of,
    number_of,
    refuse,
    save,
    unanswered,
    write,
)
from planctl.language import spoken
from planctl.problems import RefusedError
from planctl.streams import DEBUG, Exit, guarded, say
from planctl.vocabulary import Attribute, Stage, SubjectType

if TYPE_CHECKING:
    from planctl.assess.result import Result
    from planctl.model import Plan

app = typer.Typer(
    name="planctl",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=COMPLETING in os.environ,  # only to complete: its installer rewrites the shell's start-up file in place
    context_settings={"help_option_names": ["-h", "--help"]},
)

Names = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Ids in any case, Chinese names or aliases.")]
AttributeOption = Annotated[Attribute | None, typer.Option("--attribute", help="Only indicators of this attribute.")]
AreaOption = Annotated[str | None, typer.Option("--area", metavar="AREA", help="Only this area of the plan.")]
AllOption = Annotated[bool, typer.Option("--all/--headline", help="All indicators, or the headline ones.")]
ReverseOption = Annotated[bool, typer.Option("--reverse", help="The other way round.")]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Only what was known by then; default: all that is recorded, never today."),
]
ReportOption = Annotated[
    Path,
    typer.Option("--report", metavar="FILE", help="The report that the plan was recorded from: UTF-8 text, one paragraph a line."),
]
SORT = typer.Option("--sort", help="Order the rows by this; default: the plan's order.")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"planctl {__version__}")
        raise typer.Exit


@app.callback()
def planctl(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option(DEBUG, help="Show all of a fault of planctl's own.")] = False,
) -> None:
    """Example: planctl gap GDP

    Gaps, growth rates and binding-versus-expected verdicts of a development plan held in YAML.
    """


@app.command()
@answering
def status(
    plan: "Plan",
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    as_of: AsOfOption = None,
    tolerance: Annotated[
        str | None, typer.Option("--tolerance", metavar="WIDTH", help="How far an expected target may be missed and be nearly met.")
    ] = None,
    method: Annotated[
        Literal["open-sdg", "eurostat", "unsd", "nbs"] | None,
        typer.Option("--method", help="For researchers: another's method, as published, instead of planctl's verdicts."),
    ] = None,
    sort: Annotated[Literal["name_zh", "attribute", "verdict", "distance"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> "Result":
    """Example: planctl status --as-of 2024-12-31

    Each indicator: its attribute, baseline, target, result, distance and verdict; binding and expected counted apart. Without a
    result yet, the verdict is what the target asks for against the year before. A tolerance is in points for percentages, else in
    per cent of the target.
    """
    from planctl.assess.select import select
    from planctl.assess.sort import ordered
    from planctl.assess.status import status

    chosen = select(plan, names or [], attribute, area, everything)
    if method is not None:
        from planctl.assess.methods import by_method

        if tolerance is not None or sort not in (None, "name_zh"):
            raise typer.BadParameter("goes with neither --tolerance nor a --sort other than name_zh.", param_hint="--method")
        return ordered(by_method(plan, chosen, method, day_of(as_of)), sort, reverse)
    return ordered(status(plan, chosen, day_of(as_of), number_of(tolerance, "--tolerance")), sort, reverse)


@app.command()
@answering
def gap(
    plan: "Plan",
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    sort: Annotated[Literal["name_zh", "gap", "relative_gap", "required_rate"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> "Result":
    """Example: planctl gap GDP

    The distance to each target, absolute and relative or in points, and the yearly rate that it needs.
    """
    from planctl.assess.gap import gap
    from planctl.assess.select import select
    from planctl.assess.sort import ordered

    return ordered(gap(plan, select(plan, names or [], attribute, area, everything)), sort, reverse)


@app.command()
@answering
def growth(
    plan: "Plan",
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    sort: Annotated[Literal["name_zh", "kind", "rate"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> "Result":
    """Example: planctl growth TRADE

    Rates of growth, each named for what it is: stated, implied by two levels, or required by a target; with its price basis.
    """
    from planctl.assess.growth import growth
    from planctl.assess.select import select
    from planctl.assess.sort import ordered

    return ordered(growth(plan, select(plan, names or [], attribute, area, everything)), sort, reverse)


@app.command()
@answering
def pace(
    plan: "Plan",
    names: Names = None,
    attribute: AttributeOption = None,
    area: AreaOption = None,
    everything: AllOption = False,
    as_of: AsOfOption = None,
) -> "Result":
    """Example: planctl pace GDP

    Targets under way: the share of the target done against the share of its time passed, what is left, and the rate that it needs.
    """
    from planctl.assess.pace import pace
    from planctl.assess.select import select

    return pace(plan, select(plan, names or [], attribute, area, everything), day_of(as_of))


@app.command()
@answering
def path(
    plan: "Plan",
    name: Annotated[str, typer.Argument(metavar="ID", help="An id in any case, a Chinese name or an alias.")],
    rate: Annotated[str | None, typer.Option("--growth", metavar="RATE", help="Per cent a year; default: the plan's own.")] = None,
) -> "Result":
    """Example: planctl path GDP --growth 7.5

    The road to each horizon, year by year: required, stated and recorded levels; where the stated rate falls short, by how much.
    """
    from planctl.assess.path import path
    from planctl.assess.select import select

    ((id_, indicator),) = select(plan, [name]).items()
    return path(plan, id_, indicator, number_of(rate, "--growth"))


@app.command()
@answering
def show(
    plan: "Plan",
    names: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, names or aliases.")],
    explain: Annotated[bool, typer.Option("--explain", help="Formula, inputs and steps behind each derived number.")] = False,
) -> "Result":
    """Example: planctl show GDP --explain

    Everything about an indicator, a project or a total: its figures with their paragraphs or sources, gaps and rates.
    """
    from planctl.assess.show import show
    from planctl.names import look_up

    return show(plan, look_up(plan, names), explain)


@app.command()
@answering
def projects(
    plan: "Plan",
    category: Annotated[
        str | None,
        typer.Option("--category", metavar="CATEGORY", help="Only this category, e.g. city, rural, industry, governance."),
    ] = None,
    stage: Annotated[Stage | None, typer.Option("--stage", help="Only projects in this stage, or planned to be.")] = None,
    chain: Annotated[str | None, typer.Option("--chain", metavar="CHAIN", help="Only this industrial chain.")] = None,
    sort: Annotated[Literal["name_zh", "progress", "points_to_go"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> "Result":
    """Example: planctl projects --category industry

    Official totals against their parts, and the named projects: stage, progress, points to go.
    """
    from planctl.assess.projects import projects
    from planctl.assess.sort import ordered

    return ordered(projects(plan, category, stage, chain), sort, reverse)


@app.command()
@answering
def figures(
    plan: "Plan",
    names: Names = None,
    kind: Annotated[SubjectType | None, typer.Option("--type", help="Only figures of indicators, projects or totals.")] = None,
    sort: Annotated[Literal["name_zh", "paragraph", "period"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> "Result":
    """Example: planctl figures --json

    The ledger: every recorded figure, one row each, with its period, bound and paragraph.
    """
    from planctl.assess.figures import figures
    from planctl.assess.sort import ordered
    from planctl.names import look_up

    return ordered(figures(plan, look_up(plan, names or []), kind), sort, reverse)


@app.command()
@answering
def chains(plan: "Plan") -> "Result":
    """Example: planctl chains --lang zh

    The industrial chains side by side: each one's part of the total that all add up to, its other targets, its projects by stage.
    """
    from planctl.assess.chains import chains

    return chains(plan)


@app.command()
@answering
def trace(
    plan: "Plan",
    names: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, names or aliases.")],
    report: ReportOption,
) -> Any:  # noqa: ANN401 see `answering`
    """Example: planctl trace GDP --report report.txt

    The sentences of the report behind each figure of a subject, with the figure marked; an error where a paragraph does not
    hold it.
    """
    from planctl.assess.result import unanswered
    from planctl.assess.trace import trace
    from planctl.names import find
    from planctl.read.report import Report, read_report

    text = read_report(report)
    return trace(plan, find(plan, names), text) if isinstance(text, Report) else unanswered("trace", text)


@app.command()
@answering
def coverage(
    plan: "Plan",
    report: ReportOption,
    everything: Annotated[bool, typer.Option("--all", help="Every number, not only what is missing.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a number is missing.")] = False,
) -> Any:  # noqa: ANN401 see `answering`
    """Example: planctl coverage --report report.txt

    The numbers of the report: how many are recorded, how many set aside and why, and which are missing.
    """
    from planctl.assess.coverage import coverage
    from planctl.assess.result import unanswered
    from planctl.read.report import Report, read_report

    text = read_report(report)
    return coverage(plan, text, everything, strict) if isinstance(text, Report) else unanswered("coverage", text)


@app.command()
@partial(filing, tables=True)
def annex(
    plan: "Plan",
    which: Annotated[Literal["1", "2", "3", "all"], typer.Argument(metavar="1|2|3|all", help="Which annex.")],
    everything: AllOption = False,
) -> "Result":
    """Example: planctl annex all -o annexes.xlsx

    The report's annexes, rebuilt from its text: 1 results against plan, 2 the plan's indicators, 3 the key projects. A file can be
    .xlsx, .docx, .csv, .md or .html. What the text does not give stays empty, and the notes say so.
    """
    from planctl.assess.annex import annex

    return annex(plan, (1, 2, 3) if which == "all" else (int(which),), everything)


@app.command()
@filing
def chart(
    plan: "Plan",
    what: Annotated[str, typer.Argument(metavar="ID|status|chains|projects", help="An indicator, or what to compare.")],
    everything: AllOption = False,
) -> "Result":
    """Example: planctl chart GDP -o gdp.svg

    A picture: an indicator's results and targets over the years, results against targets, the chains, or the key projects by
    category. A file can be .svg, .png or .html; without one the picture is drawn on the screen.
    """
    from planctl.assess import chart
    from planctl.assess.select import select
    from planctl.assess.status import status

    if what == "status":
        return chart.bars_of_status(status(plan, select(plan, [], everything=everything)))
    if what in ("chains", "projects"):
        return chart.bars_of_chains(plan) if what == "chains" else chart.bars_of_projects(plan)
    ((id_, indicator),) = select(plan, [what]).items()
    return chart.trajectory(plan, id_, indicator)


@app.command()
def report(
    output: OutputOption = None,
    force: ForceOption = False,
    data: DataOption = None,
    format_: FormatOption = None,
    json_: JsonOption = False,
    lang: LanguageOption = None,
    colour: ColourOption = None,
) -> int:
    """Example: planctl report -o report.html

    One page with everything: verdicts, pictures, the road to later targets, chains, projects, contradictions. It opens from the
    disk in either language, prints, and needs nothing else.
    """
    from planctl.assess.check import check, found
    from planctl.assess.report import report
    from planctl.language import Words
    from planctl.read import located, read

    language, chosen, where = language_of(lang), format_of(format_, json_), data or default_path()
    if output is None and (not (format_ or json_) or chosen in ("table", "wide", "md")):
        raise RefusedError(Words("用 -o 指定文件：planctl report -o report.html", "name a file: planctl report -o report.html"))
    plan, problems = read(where)
    complain(problems, language)
    if plan is None:
        return unanswered("report", problems, chosen, language)
    findings = found(plan)
    result = report(plan, check(plan, findings, located(where, findings)))
    if output is not None:
        save(result, output, where, language, force)
    else:
        write(result, chosen, language, colour)
    return exit_code(problems)


@app.command()
def check(
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    data: DataOption = None,
    format_: FormatOption = None,
    json_: JsonOption = False,
    lang: LanguageOption = None,
    colour: ColourOption = None,
) -> int:
    """Example: planctl check --strict

    Contradictions between figures, with places; those that the plan explains as its source's own are known.
    Silent when there are none.
    """
    from planctl.assess.check import check, found
    from planctl.read import located, read

    language, chosen, where = language_of(lang), format_of(format_, json_), data or default_path()
    plan, problems = read(where)
    complain(problems, language)
    if plan is None:
        return unanswered("check", problems, chosen, language)
    findings = found(plan)
    result = check(plan, findings, located(where, findings))
    if result.results or chosen == "json":
        write(result, chosen, language, colour)
    failing = [problem for problem in result.problems if strict or problem.severity == "error"]
    return Exit.PROBLEMS if failing else exit_code(problems)


@app.command()
def explain(
    rules: Annotated[
        list[str] | None, typer.Argument(metavar="[RULE]...", help="Rules as problems name them; default: all.")
    ] = None,
    format_: FormatOption = None,
    json_: JsonOption = False,
    lang: LanguageOption = None,
    colour: ColourOption = None,
) -> int:
    """Example: planctl explain unknown-unit

    What a rule asks for, with the smallest file that breaks it and its mend.
    """
    from planctl.assess.explain import explain

    language, chosen = language_of(lang), format_of(format_, json_)
    write(explain(rules or []), chosen, language, colour)
    return Exit.RAN


@app.command()
def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="files, or a command.")] = "files",
) -> int:
    """Example: planctl schema status

    The JSON Schema of the plan's files, or of a command's JSON output.
    """
    import json

    from planctl.names import offer
    from planctl.schema import FILES, ROWS, schema

    if name not in (FILES, *ROWS):
        raise typer.BadParameter(f"{name!r}: {offer(name, [FILES, *ROWS]).en}", param_hint="NAME")
    sys.stdout.write(json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n")
    return Exit.RAN


@app.command()
def validate(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Plans: folders or files; or folders of plans.")],
    format_: FormatOption = None,
    json_: JsonOption = False,
    lang: LanguageOption = None,
    colour: ColourOption = None,
) -> int:
    """Example: planctl validate data

    The files of one or more plans against the model: every problem with its file, line and column. A folder without YAML files of
    its own stands for the plans in its sub-folders.
    """
    from planctl.assess.validate import validate
    from planctl.many import plans_in, validated_each

    language, chosen = language_of(lang), format_of(format_, json_)
    plans = [plan for path in paths for plan in plans_in(path)]
    result = validate(validated_each(plans, language))
    complain(result.problems, language)
    write(result, chosen, language, colour)
    return exit_code(result.problems)


def main(arguments: list[str] | None = None) -> int:
    """Run a command line, working every answer out anew, and return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    return guarded(lambda: run(words), words)


def _asked(arguments: Sequence[str]) -> Sequence[str]:
    """The command of a line, or of the one that a shell wants completed, as far as it is one."""
    completed = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    return completed.split()[1:2] if COMPLETING in os.environ else arguments[:1]


def _only(names: Sequence[str]) -> typer.Typer:
    """The application with the one command of that name, or with all: to build all takes as long as to run one."""
    narrow = copy(app)
    narrow.registered_commands = [each for each in app.registered_commands if each.callback and each.callback.__name__ in names]
    return narrow if narrow.registered_commands else app


def _complain_of_line(error: Any) -> None:  # noqa: ANN401 the parser's own
    """Say what the parser says of a line that it can't understand, without anything in it that a terminal would obey."""
    from planctl.characters import visible

    shown = StringIO()
    error.show(file=shown)
    say(visible(shown.getvalue().rstrip("\n"), keep="\n"))


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line that could write what it had to."""
    try:
        outcome = _only(_asked(arguments))(
            [each for each in arguments if each != DEBUG], prog_name="planctl", standalone_mode=False
        )
    except RefusedError as refused:
        refuse(refused, spoken(arguments, os.environ))
        return Exit.COULD_NOT_RUN
    except SystemExit as left:
        if isinstance(left.__context__, OSError):  # the parser leaves so when nobody reads any more
            raise left.__context__ from None
        raise
    except Exception as error:
        if not hasattr(error, "show"):  # as the parser's own complaints have
            raise
        _complain_of_line(error)
        return Exit.COULD_NOT_RUN
    return outcome if isinstance(outcome, int) else Exit.RAN
