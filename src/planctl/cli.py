"""The application: it loads the command that a line names, and turns all that can happen to a run into an exit code."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from inspect import signature
from itertools import pairwise
from shutil import get_terminal_size
from typing import Annotated, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

from planctl import __version__
from planctl.characters import escaped
from planctl.commands import command_names, command_of
from planctl.commands.options import LISTED, DataOption, LanguageOption
from planctl.help import Described, command_help, complaint, line_of, option_words, overview, usage
from planctl.language import Bilingual, Language, language_of_line
from planctl.output import COMPLETING, DEBUG, Exit, handle_errors, print_error
from planctl.plan.lookup import did_you_mean
from planctl.problems import RefusedError

LONGEST_LINE = 1000
"""How many characters a line of a message has at most."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    words = [_in_utf8(word) for word in sys.argv[1:]] if arguments is None else arguments
    return handle_errors(lambda: run(words), words)


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line that could write what it had to."""
    try:
        _refuse_what_has_no_effect(arguments)
        arguments = _command_first(arguments)
        line = _with_help(_with_fields([word for word in arguments if word != DEBUG]))
        language = language_of_line(arguments, os.environ)
        if _command_at(line) >= len(line) and COMPLETING not in os.environ:
            sys.stdout.write(overview((), language, get_terminal_size().columns))
            return Exit.RAN
        outcome = _application(_command_named(line), language)(line, prog_name="planctl", standalone_mode=False)
    except RefusedError as refused:
        _print_refusal(refused, arguments)
        return Exit.COULD_NOT_RUN
    except SystemExit as left:
        if isinstance(left.__context__, OSError):  # the parser leaves so when nobody reads any more
            raise left.__context__ from None
        raise
    except Exception as error:
        if not hasattr(error, "show"):  # as the parser's own complaints have
            raise
        _print_usage_error(error, arguments, language_of_line(arguments, os.environ))
        return Exit.COULD_NOT_RUN
    return outcome if isinstance(outcome, int) else Exit.RAN


def _in_utf8(word: str) -> str:
    """A word of the command line as UTF-8, also where the locale took its bytes for something else."""
    return os.fsencode(word).decode("utf-8", "surrogateescape")


def _refuse_what_has_no_effect(arguments: Sequence[str]) -> None:
    """Refuse an empty word, which is most often a variable that is not set, and an option that is given twice."""
    line = arguments[: arguments.index("--")] if "--" in arguments else arguments
    for before, word in pairwise(["", *arguments]):
        if word == "" or (word.startswith("--") and word.endswith("=")):
            raise RefusedError(_EMPTY.filled(option=word.rstrip("=") or before or "planctl"))
    options = [_LONG_NAMES.get(name, name) for word in line if (name := word.partition("=")[0]).startswith("-")]
    repeated = next((name for name, times in Counter(options).items() if times > 1 and name.startswith("--")), None)
    if repeated is not None:
        raise RefusedError(_REPEATED.filled(option=repeated))


_LONG_NAMES = {"-o": "--output", "-f": "--format"}
_EMPTY = Bilingual("{option} 后面是空的：变量没有设定？", "{option} is followed by an empty word: is a variable not set?")
_IS_A_PATH = Bilingual(
    "{path} 是文件或文件夹：读其中的计划用 --data {path}", "{path} is a path: --data {path} reads the plan in it"
)
_REPEATED = Bilingual("{option} 写了两次", "{option} is given twice")


def _command_at(arguments: Sequence[str]) -> int:
    """Where in a line the command stands; at its end or beyond when there is none."""
    at = 0
    while at < len(arguments) and (option := arguments[at].partition("="))[0] in _BEFORE_THE_COMMAND:
        at += 1 if option[1] else 2
    return at


def _command_first(arguments: Sequence[str]) -> Sequence[str]:
    """A line with the command before those of its options that stand before it."""
    at = _command_at(arguments)
    return [*arguments[at : at + 1], *arguments[:at], *arguments[at + 1 :]] if at < len(arguments) else arguments


_BEFORE_THE_COMMAND = ("--lang", "--data")


def _command_named(arguments: Sequence[str]) -> Sequence[str]:
    """The command that a line names, or the one that a shell wants completed; every command when it names none."""
    completed = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    named = completed.split()[1:2] if COMPLETING in os.environ else arguments[:1]
    every = command_names()
    if COMPLETING not in os.environ and named and not named[0].startswith("-") and named[0] not in every:
        raise RefusedError(_NO_COMMAND.filled(name=named[0], near=did_you_mean(named[0], every)))
    known = every if os.environ.get(COMPLETING, "").startswith("complete") else every[:1]  # the parser wants one
    return [name for name in named if name in every] or known


_NO_COMMAND = Bilingual("没有命令“{name}”；{near}", "there is no command “{name}”; {near}")


def _with_fields(line: list[str]) -> list[str]:
    """A line whose `--fields` has no value as one that asks for their list: to the parser no option's value may be missing."""
    return [
        f"--fields={LISTED}" if word == "--fields" and following.startswith("-") else word
        for word, following in pairwise([*line, "--"])
    ]


def _with_help(line: list[str]) -> list[str]:
    """A line that asks for help by the word as one that asks by the option."""
    while line[:1] == ["help"]:
        line = [*line[1:], "--help"]
    return line


_FALL = re.compile(r"-\d[\d.,]*", re.ASCII)


class _Group(TyperGroup):
    """planctl itself, which describes itself in the language that its context holds."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 the parser's own
        return overview(_described(self, ctx), ctx.obj, get_terminal_size().columns)


class _Command(TyperCommand):
    """A command that describes itself in the language that its context holds."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 the parser's own
        """A fall is a number, not an option: -3.2."""
        ctx.ignore_unknown_options = any(map(_FALL.fullmatch, args))
        return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 the parser's own
        line = usage(ctx.command_path, self.collect_usage_pieces(ctx), ctx.obj)
        return command_help(str(self.name), line, _described(self, ctx), ctx.obj, get_terminal_size().columns)


def _described(command: TyperGroup | TyperCommand, ctx: Any) -> list[Described]:  # noqa: ANN401 the parser's own
    """A command's arguments and options, as they are typed."""
    return [
        Described(str(each.name), each.make_metavar(ctx), True)
        if each.param_type_name == "argument"
        else Described(str(each.name), (each.get_help_record(ctx) or ("",))[0], False)
        for each in command.get_params(ctx)
    ]


def _application(commands: Sequence[str], language: Language) -> TyperGroup:
    """The application with these commands, each imported now: with what it needs, and no more."""
    application = typer.Typer(
        name="planctl",
        cls=_Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=COMPLETING in os.environ,  # only to complete: its installer rewrites the shell's start-up file in place
        context_settings={"help_option_names": ["-h", "--help"], "obj": language},
    )
    application.callback()(planctl)
    for name in commands:
        application.command(name, cls=_Command)(command_of(name))
    group = cast("TyperGroup", typer.main.get_command(application))
    if COMPLETING in os.environ:
        group.params = [each for each in group.params if each.name not in _INSTALLERS]
        for command in group, *group.commands.values():
            named = None if command is group else command.name
            command.short_help = line_of(named, language) if named else None
            for each in command.params:
                setattr(each, "help", option_words(named, str(each.name), language))  # noqa: B010 their common base has none
    return group


_INSTALLERS = ("install_completion", "show_completion")
"""Options that the parser adds for completion, which only write files that are the user's."""


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"planctl {__version__}")
        raise typer.Exit


def planctl(
    version: Annotated[bool, typer.Option("--version", "-V", callback=_version, is_eager=True)] = False,
    debug: Annotated[bool, typer.Option(DEBUG)] = False,
    lang: LanguageOption = None,  # these two go to the command that follows
    data: DataOption = None,
) -> None:
    """Gaps, growth rates and verdicts of a development plan held in YAML."""


def _print_refusal(refused: RefusedError, arguments: Sequence[str]) -> None:
    """Say why a request can't be met."""
    language = language_of_line(arguments, os.environ)
    for line in refused.message.text(language).split("\n"):
        print_error(f"planctl: {_shortened(escaped(line))}")
    _print_paths(arguments, language)


def _print_paths(arguments: Sequence[str], language: Language) -> None:
    """Say how a plan is named, where a line has a path in the place of something else."""
    if _reads_a_plan(arguments) and not any(word.startswith("--data") for word in arguments):
        beside_no_option = [word for before, word in pairwise(arguments) if not before.startswith("-") and not word.startswith("-")]
        for word in filter(os.path.exists, beside_no_option):  # not Path: a word too long for a path is none
            print_error(f"planctl: {escaped(_IS_A_PATH.filled(path=word).text(language))}")


def _reads_a_plan(arguments: Sequence[str]) -> bool:
    """Whether the command of a line takes `--data` and no path beside it, or none is named."""
    named = [name for name in arguments[:1] if name in command_names()]
    return not named or signature(command_of(named[0])).parameters.keys() & {"data", "path"} == {"data"}


def _print_usage_error(error: Any, arguments: Sequence[str], language: Language) -> None:  # noqa: ANN401 the parser's own
    """Print what the parser says of a line that it can't understand, without anything in it that a terminal would obey."""
    said = [f"planctl: {complaint(error).text(language)}"]
    if error.ctx is not None:
        said.append(usage(error.ctx.command_path, error.ctx.command.collect_usage_pieces(error.ctx), language))
        said.append(_SEE.filled(path=error.ctx.command_path).text(language))
    for line in said:
        print_error(_shortened(escaped(line)))
    _print_paths(arguments, language)


_SEE = Bilingual("{path} --help 说明各个选项", "{path} --help explains the options")


def _shortened(line: str) -> str:
    """A line of a message, however long what it quotes."""
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"
