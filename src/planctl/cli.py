"""Options in; stream and exit code out. Each command asks one question of a plan; the rooms behind it answer."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import StringIO
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planctl import __version__
from planctl.commands import print_refusal
from planctl.language import language_of_line
from planctl.output import DEBUG, Exit, handle_errors, print_error
from planctl.problems import RefusedError

if TYPE_CHECKING:
    pass

COMPLETING = "_PLANCTL_COMPLETE"
"""The setting by which a shell asks for completions."""

COMMANDS = (
    "status",
    "gap",
    "growth",
    "pace",
    "path",
    "show",
    "projects",
    "figures",
    "chains",
    "trace",
    "coverage",
    "annex",
    "chart",
    "report",
    "check",
    "explain",
    "schema",
    "validate",
)
"""In the order in which help lists them."""

app = typer.Typer(
    name="planctl",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=COMPLETING in os.environ,  # only to complete: its installer rewrites the shell's start-up file in place
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


def main(arguments: list[str] | None = None) -> int:
    """Run a command line, working every answer out anew, and return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    return handle_errors(lambda: run(words), words)


def _asked(arguments: Sequence[str]) -> Sequence[str]:
    """The command of a line, or of the one that a shell wants completed, as far as it is one."""
    completed = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    return completed.split()[1:2] if COMPLETING in os.environ else arguments[:1]


def _load(names: Sequence[str]) -> None:
    """Add the command of that name to the application, or all: each comes with what it needs, and no more."""
    for name in [each for each in names if each in COMMANDS] or COMMANDS:
        import_module(f"planctl.commands.{name}")


def _complain_of_line(error: Any) -> None:  # noqa: ANN401 the parser's own
    """Say what the parser says of a line that it can't understand, without anything in it that a terminal would obey."""
    from planctl.characters import escaped

    shown = StringIO()
    error.show(file=shown)
    print_error(escaped(shown.getvalue().rstrip("\n"), keep="\n"))


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line that could write what it had to."""
    try:
        _load(_asked(arguments))
        outcome = app([each for each in arguments if each != DEBUG], prog_name="planctl", standalone_mode=False)
    except RefusedError as refused:
        print_refusal(refused, language_of_line(arguments, os.environ))
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
