"""What planctl keeps between runs so that it need not work it out again: files of the user's own, whole, or as good as not there.

A file counts only when it belongs to the user, nobody else may write it, and its digest is that of its name and its content: so a
file that was cut short, spoilt, renamed, or put there by somebody else changes nothing. This room imports next to nothing.
"""

from __future__ import annotations

import os
import stat
import sys
from functools import cache

MOST_BYTES = 64 * 1024 * 1024
_SCRATCH = ".tmp"
_DIGITS = 64
"""How many hexadecimal digits a digest has."""


@cache
def program() -> tuple[tuple[str, int, int], ...]:
    """What planctl itself is made of, and the folders of its libraries: nothing kept outlives the code that made it."""
    package = os.path.dirname(os.path.abspath(__file__))
    found = [(sys.version, 0, 0)]
    for folder in filter(os.path.isdir, sys.path):
        found.append((folder, 0, os.stat(folder).st_mtime_ns))  # as a library comes, goes or is replaced by another version
    for folder, inner, names in os.walk(package):
        inner[:] = [name for name in inner if name not in ("__pycache__", "data")]
        for path in filter(os.path.isfile, [os.path.join(folder, name) for name in names]):
            about = os.stat(path)
            found.append((path, about.st_size, about.st_mtime_ns))
    return tuple(sorted(found))


def recall(folder: str, name: str) -> bytes | None:
    """What is kept under a name; None when there is nothing, or nothing that can be trusted."""
    try:
        content = _own(os.path.join(folder, name))
    except (OSError, ValueError):
        return None
    digest, _, kept = content.partition(b"\n")
    return kept if digest == _digest(name, kept) else None


def keep(folder: str, name: str, content: bytes, most: int) -> None:
    """Keep something under a name, if that can be done at all; of its kind, as its suffix tells, so many remain."""
    scratch = os.path.join(folder, f"{name}.{os.getpid()}{_SCRATCH}")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with open(handle, "wb") as opened:
            opened.write(_digest(name, content) + b"\n" + content)
        os.replace(scratch, os.path.join(folder, name))
        _make_room(folder, os.path.splitext(name)[1], most)
        _make_room(folder, _SCRATCH, most)  # those of runs that were killed
    except OSError:
        _forget(scratch)


def _own(path: str) -> bytes:
    """The bytes of a plain file that belongs to the user, and that nobody else may write; raises ValueError for any other."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb", closefd=True) as opened:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or about.st_size > MOST_BYTES:
            raise ValueError(path)
        if hasattr(os, "geteuid") and (about.st_uid != os.geteuid() or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
            raise ValueError(path)
        return opened.read(MOST_BYTES)


def _digest(name: str, content: bytes) -> bytes:
    from hashlib import sha256

    return sha256(name.encode() + b"\0" + content).hexdigest().encode()


def _make_room(folder: str, suffix: str, most: int) -> None:
    """Delete the oldest files of a kind, but so many; only planctl's own, whose names begin with a digest."""
    kept = [each for each in os.scandir(folder) if each.name.endswith(suffix) and _is_digest(each.name.partition(".")[0])]
    if len(kept) > most:
        kept.sort(key=lambda each: (each.stat().st_mtime_ns, each.name))
        for each in kept[: len(kept) - most]:
            _forget(each.path)


def _is_digest(text: str) -> bool:
    return len(text) == _DIGITS and set(text) <= set("0123456789abcdef")


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
