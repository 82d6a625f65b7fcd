"""What happens to a run's streams, whatever it does: UTF-8 out, quiet when the reader has gone, and an exit code with a name."""

from __future__ import annotations

import os
import sys
from enum import IntEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Exit(IntEnum):
    """How a run ended."""

    RAN = 0
    PROBLEMS = 1
    """The data has problems, or a gate closed."""
    COULD_NOT_RUN = 2
    """Usage, an unreadable file, or nowhere to write."""
    INTERRUPTED = 130


def guarded(run: Callable[[], int]) -> int:
    """The exit code of a run, with what can happen to its streams taken care of."""
    _set_streams()
    try:
        code = run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        code = Exit.RAN
        _discard_output()
    except OSError as error:
        say(f"planctl: cannot write: {error.strerror or error}")
        code = Exit.COULD_NOT_RUN
        _discard_output()
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
        _discard_output()
    return int(code)


def say(line: str) -> None:
    """Write a line to standard error, if there is one."""
    if sys.stderr is not None:
        sys.stderr.write(line + "\n")


def _set_streams() -> None:
    """UTF-8 into files and pipes, whatever the locale; on a terminal its own encoding, with a mark for what it can't show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _discard_output() -> None:
    """Let the interpreter's last flush at exit go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
