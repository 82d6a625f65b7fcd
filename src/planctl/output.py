"""What happens to a run's streams, whatever it does: UTF-8 out, quiet when the reader has gone, and an exit code with a name."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from enum import IntEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from planctl.language import Bilingual

DEBUG = "--debug"
STAND_INS = "planctl"
"""What encoding with stand-ins for what can't be shown is called."""
COMPLETING = "_PLANCTL_COMPLETE"
"""The setting by which a shell asks for completions."""
_LONGEST = 200


class Exit(IntEnum):
    """How a run ended."""

    RAN = 0
    PROBLEMS = 1
    """The data has problems, or a gate closed."""
    COULD_NOT_RUN = 2
    """Usage, an unreadable file, or nowhere to write."""
    INTERRUPTED = 130


def handle_errors(run: Callable[[], int], arguments: Sequence[str]) -> int:
    """The exit code of a command line's run, with all that can happen to it taken care of."""
    _set_streams()
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        code = Exit.RAN
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    except Exception as error:
        _report_error(error, arguments)
        code = Exit.COULD_NOT_RUN
    else:
        return int(code)
    _discard(sys.stdout)
    return int(code)


def print_error(line: str) -> None:
    """Write a line to standard error, if it takes one."""
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def _report_error(error: Exception, arguments: Sequence[str]) -> None:
    """Say in one line what went wrong; or all of it, to who debugs."""
    if DEBUG in arguments:
        import traceback

        traceback.print_exception(error)
        return

    from planctl.characters import escaped
    from planctl.language import language_of_line

    words = _known(error) or (_unwritten(error) if isinstance(error, OSError) else _fault(error))
    print_error(f"planctl: {escaped(words.text(language_of_line(arguments, os.environ)))}")


def _known(error: Exception) -> Bilingual | None:
    """What is neither planctl's fault nor a file's that can't be written: the machine's limits, and a shell that asks amiss."""
    from planctl.language import Bilingual

    if isinstance(error, MemoryError):
        return Bilingual("内存不足", "out of memory")
    if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
        return Bilingual("打开的文件太多（见 ulimit -n）", "too many open files (see ulimit -n)")
    if COMPLETING in os.environ and isinstance(error, (KeyError, ValueError)):
        return Bilingual("补全请求不完整或有误", "the request for completions is incomplete or broken")
    return None


def _unwritten(error: OSError) -> Bilingual:
    from io import UnsupportedOperation

    from planctl.language import Bilingual
    from planctl.problems import system_reason

    if isinstance(error, UnsupportedOperation):
        return Bilingual("标准输出已关闭", "standard output is closed")
    why, file = system_reason(error), error.filename or ""
    return Bilingual(f"无法写入{f' {file}' if file else ''}：{why.zh}", f"cannot write{f' {file}' if file else ''}: {why.en}")


def _fault(error: Exception) -> Bilingual:
    from planctl.language import Bilingual

    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = f"{os.path.basename(at.tb_frame.f_code.co_filename)}:{at.tb_lineno}" if at else "?"
    what = f"{type(error).__name__}: {error}"[:_LONGEST]
    return Bilingual(
        f"planctl 自身出错（{where}）：{what}；加 {DEBUG} 显示完整的出错过程",
        f"a fault of its own ({where}): {what}; {DEBUG} shows the full traceback",
    )


def _set_streams() -> None:
    """UTF-8 into files and pipes, whatever the locale; on a terminal its own encoding, with a stand-in for what it can't show."""
    codecs.register_error(STAND_INS, _stand_in)
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: SIM115 for reading: it refuses an answer, rather than lose it
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 as long as the program runs
    raw = getattr(sys.stdout, "buffer", None)
    if isinstance(raw, io.RawIOBase):  # as under python -u: what the reader does not take at once would be lost without a word
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), encoding=sys.stdout.encoding, newline="\n")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors=STAND_INS)
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """What a terminal shows in the place of a character that it can't: two signs for ≥ and ≤, else a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _SIGNS.get(error.object[error.start], "?"), error.start + 1


_SIGNS = {"≥": ">=", "≤": "<=", "−": "-", "—": "-", "…": "...", "“": '"', "”": '"', "─": "-", "²": "2", "³": "3"} | dict(
    zip("✓✗≈→↗↘·†", "+x~>^v.#", strict=True)
)


def _discard(stream: TextIO) -> None:
    """Let the interpreter's last flush at exit go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError, AttributeError):
        return
