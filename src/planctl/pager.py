"""A long answer on a terminal, shown page by page in the program that its user reads with, as git shows its own."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from shutil import get_terminal_size, which

PAGER = "PLANCTL_PAGER"
"""The environment variable that names the pager; empty, or cat, for none."""
_DEFAULTS = {"LESS": "FRX", "LV": "-c"}
"""What the usual pagers are told where their user tells them nothing: show colours, and leave what was read on the screen."""
_NO_PAGER: tuple[list[str], ...] = ([], ["cat"])


def write_paged(text: str, environment: Mapping[str, str] = os.environ) -> None:
    """Write a text to a terminal: through the pager where it is longer than the screen, else as it is."""
    line = pager_line(environment) if text.count("\n") >= get_terminal_size().lines else []
    if not (line and _read_in(line, text, environment)):
        sys.stdout.write(text)


def pager_line(environment: Mapping[str, str]) -> list[str]:
    """The pager with its options; nothing where none is wanted, or none is there.

    PLANCTL_PAGER says it, else PAGER, else it is less.
    """
    named = environment.get(PAGER, environment.get("PAGER"))
    try:
        line = shlex.split("less" if named is None else named)
    except ValueError:  # a quote that is never closed
        return []
    if line in _NO_PAGER or environment.get("TERM", "dumb") == "dumb":
        return []
    return line if which(line[0]) else []


def _read_in(line: list[str], text: str, environment: Mapping[str, str]) -> bool:
    """Whether a pager took a text; returns once its user has read enough."""
    encoding = sys.stdout.encoding or "utf-8"
    charset = {"LESSCHARSET": "utf-8"} if encoding.lower() == "utf-8" else {}
    sys.stdout.flush()
    try:
        # the user's own choice of a program, and no shell reads it
        pager = subprocess.Popen(line, stdin=subprocess.PIPE, env={**_DEFAULTS, **charset, **environment})  # noqa: S603
    except OSError:
        return False
    with suppress(KeyboardInterrupt):  # it is the pager's to obey: less stops what it does, and goes on
        pager.communicate(text.encode(encoding, sys.stdout.errors or "strict"))
    while pager.returncode is None:
        with suppress(KeyboardInterrupt):
            pager.wait()
    return True
