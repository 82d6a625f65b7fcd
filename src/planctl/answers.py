"""Answers given before, given again: what a command wrote for a plan whose files have not changed since.

Most of a short run is Python getting ready to work. An answer depends on the command line, the plan's files, a few settings of the
environment and planctl itself, on no clock and no network; so one that has been worked out can be kept in the user's cache folder
under a digest of all of these. Anything odd about a kept answer, and it is worked out anew. This room imports next to nothing.
"""

from __future__ import annotations

import os
import stat

from planctl import __version__, cache, location

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OF_PLAN = frozenset({"status", "gap", "growth", "pace", "path", "show", "projects", "figures", "chains"})
"""Commands whose answers depend on the plan."""
OF_PLANCTL = frozenset({"--help", "-h", "--version"})
"""What planctl says of itself, whatever the plan."""

COMPLETING = "_PLANCTL_COMPLETE"
"""The setting by which a shell asks for completions, or for the script that makes it ask."""

_SETTINGS = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", COMPLETING)
_SUFFIX = ".answer"
_MOST_BYTES = 8 * 1024 * 1024
_LONGEST = 1024 * 1024
"""How many characters an answer has that is kept: two hundred may lie in the user's cache folder."""
_MOST_ANSWERS = 200


def key(arguments: Sequence[str], environment: Mapping[str, str], screen: object) -> str | None:
    """The name under which the answer to a command line is kept; None when it is not one to keep.

    `screen` is what the answer is written to, as far as that shapes it.
    """
    asked = arguments[0] if arguments else ""
    if asked not in OF_PLAN | OF_PLANCTL:
        return None
    named = _data(arguments)
    if named is None:
        return None
    from hashlib import sha256

    path = named or location.plan_path(environment)
    settings = [(name, environment.get(name)) for name in _SETTINGS]
    digest = sha256(
        repr((__version__, cache.program(), tuple(arguments), settings, screen, path)).encode("utf-8", "surrogateescape")
    )
    try:
        for file in location.plan_files(path) if asked in OF_PLAN else ():
            content = _content(file)
            digest.update(f"\0{os.path.basename(file)}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            digest.update(content)
    except (OSError, ValueError):
        return None
    return digest.hexdigest()


def _data(arguments: Sequence[str]) -> str | None:
    """What `--data` names; empty when it is not given, None when that is not plain to see."""
    places = [number for number, argument in enumerate(arguments) if argument.startswith("--data")]
    if len(places) != 1:
        return None if places else ""
    option, *after = arguments[places[0] :]
    named = option.removeprefix("--data=") if option.startswith("--data=") else after[0] if option == "--data" and after else ""
    return named or None


def _content(file: str) -> bytes:
    """The bytes of a plain file; ValueError for anything else."""
    about = os.stat(file)
    if not stat.S_ISREG(about.st_mode) or about.st_size > _MOST_BYTES:
        raise ValueError(file)
    with open(file, "rb") as opened:
        return opened.read()


def recall(key: str, folder: str) -> str | None:
    """The answer kept under a key; None when there is none, or none that can be trusted."""
    answer = cache.recall(folder, key + _SUFFIX)
    try:
        return None if answer is None else answer.decode("utf-8")
    except ValueError:
        return None


def remember(key: str, folder: str, answer: str) -> None:
    """Keep an answer, if that can be done at all and it is not very long; the oldest make room."""
    if 0 < len(answer) <= _LONGEST:
        cache.keep(folder, key + _SUFFIX, answer.encode("utf-8", "surrogateescape"), _MOST_ANSWERS)
