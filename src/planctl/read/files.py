"""Where a plan's files are, and their text."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from planctl import location
from planctl.problems import Place, Problem

MOST_BYTES = 64 * 1024 * 1024


def plan_files(path: Path) -> tuple[list[Path], list[Problem]]:
    """The files of a plan in the order to read them: the file itself, or all YAML files of a folder by name."""
    try:
        files = [Path(file) for file in location.plan_files(str(path))]
    except OSError as error:
        return [], [_unreadable(path, error)]
    return files, [] if files else [Problem("no-yaml", Place(str(path)), {"path": str(path)})]


def read_bytes(path: Path) -> bytes | Problem:
    """The bytes of a plain file of bearable size, or why there are none; devices, pipes and folders are not opened for reading."""
    place = Place(str(path))
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return Problem("no-such-file", place, {"path": str(path)})
    except (OSError, ValueError) as error:
        return _unreadable(path, error)
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        return Problem("not-a-plain-file", place, {"path": str(path)})
    with os.fdopen(descriptor, "rb") as file:
        if about.st_size > MOST_BYTES:
            return Problem("too-large", place, {"size": str(about.st_size), "most": str(MOST_BYTES)})
        try:
            return file.read()
        except OSError as error:
            return _unreadable(path, error)


def _unreadable(path: Path, error: Exception) -> Problem:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem("unreadable", Place(str(path)), {"path": str(path), "error": reason})


def decode(content: bytes, path: Path) -> str | Problem:
    """The text of a file, or why it is none: not UTF-8, or holding characters that can't be seen.

    Line ends become a plain line feed, as for any YAML reader.
    """
    guess = _other_encoding(content)
    if guess is None:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            guess = _legacy_encoding(content)
            line = content.count(b"\n", 0, error.start) + 1
            column = len(content[content.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
            return Problem("not-utf8", Place(str(path), line, column), {"guess": guess})
    else:
        return Problem("not-utf8", Place(str(path), 1, 1), {"guess": guess})
    text = text.replace("\r\n", "\n")
    for number, character in enumerate(text):
        if (
            (character < " " and character not in "\n\t")
            or character in "\x7f\x85\u2028\u2029\ufeff\ufffe\uffff"
            or "\x80" <= character < "\xa0"
        ):
            line = text.count("\n", 0, number) + 1
            start = text.rfind("\n", 0, number) + 1
            shown = f"U+{ord(character):04X}"
            return Problem("control-character", Place(str(path), line, number - start + 1), {"code": shown})
    return text


def _other_encoding(content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:4]:
        return "UTF-16"
    return None


def _legacy_encoding(content: bytes) -> str:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "unknown"
    return "GB18030"
