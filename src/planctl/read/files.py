"""Where a plan's files are, and their text."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path
from typing import BinaryIO, NamedTuple

from planctl.characters import invisible
from planctl.language import Bilingual
from planctl.problems import Place, Problem, system_reason
from planctl.read import location

MOST_BYTES = 64 * 1024 * 1024
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
"""The marks at the beginning of a file that tell its encoding; the longer ones first, for they begin with the shorter."""
_SAMPLE = 1024
_AT_ONCE = 1024 * 1024


def plan_files(path: Path) -> tuple[list[Path], list[Problem]]:
    """The files of a plan in the order to read them: the file itself, or all YAML files of a folder by name."""
    try:
        files = [Path(file) for file in location.plan_files(str(path))]
    except OSError as error:
        return [], [_unreadable(path, error)]
    if not files:
        return [], [Problem("no-yaml", Place(str(path)), {"path": str(path)})]
    inside = Path(os.path.realpath(path))
    out = [file for file in files if file != path and not Path(os.path.realpath(file)).is_relative_to(inside)]
    problems = [Problem("leads-out", Place(str(file)), {"path": str(file)}) for file in out]
    return [file for file in files if file not in out], problems


def plans_in(path: Path) -> list[Path]:
    """The plans that a path names: itself, or those in the sub-folders of a folder that has no YAML files of its own."""
    try:
        if location.plan_files(str(path)):
            return [path]
        inner = sorted(item for item in path.iterdir() if item.is_dir() and not item.name.startswith("."))
    except OSError:
        return [path]
    return [folder for folder in inner if _is_plan(folder)] or [path]


def _is_plan(folder: Path) -> bool:
    try:
        return bool(location.plan_files(str(folder)))
    except OSError:
        return True  # the reader says why it can't be read


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes | Problem:
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
        if about.st_size > most:
            return Problem("too-large", place, {"size": str(about.st_size), "most": str(most)})
        try:
            return _up_to(most, file)
        except OSError as error:
            return _unreadable(path, error)


def _up_to(most: int, file: BinaryIO) -> bytes:
    """What a file holds, but no more should it grow meanwhile; read bit by bit, for its size may be wrong."""
    content = bytearray()
    while len(content) < most and (more := file.read(min(_AT_ONCE, most - len(content)))):
        content += more
    return bytes(content)


def _unreadable(path: Path, error: Exception) -> Problem:
    return Problem("unreadable", Place(str(path)), {"path": str(path), "error": system_reason(error)})


def decode(content: bytes, path: Path) -> str | Problem:
    """The text of a file, or why it is none. Line ends become a plain line feed, as for any YAML reader."""
    encoding = _marked(content)
    if encoding is not None:
        return Problem("not-utf8", Place(str(path), 1, 1), _convert(encoding))
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        line, column = before.count("\n"), len(before) - before.rfind("\n")
        place = Place(str(path), line + 1, column, content.split(b"\n")[line].decode("utf-8", "replace"))
        cut_off = error.end == len(content) and error.reason == "unexpected end of data"
        return Problem("not-utf8", place, _CUT_OFF if cut_off else _legacy(content))


class Sheet(NamedTuple):
    """The text of a table, and the encoding that it was read in where that is not UTF-8."""

    text: str
    encoding: str | None


def decode_table(content: bytes, path: Path) -> Sheet | Problem:
    """The text of a table as spreadsheets write them, in UTF-8 or in what they write unasked: UTF-16, or GB18030 in China.

    Digits are the same in all; what else is read wrongly shows at once. A plan's own files are UTF-8 (`decode`).
    """
    text = decode(content, path)
    if not isinstance(text, Problem):
        return Sheet(text, None)
    encoding = text.details.get("encoding")
    if not isinstance(encoding, str):
        return text
    try:
        return Sheet(content.decode(encoding).removeprefix("\ufeff").replace("\r\n", "\n"), encoding)
    except UnicodeDecodeError:
        return text


def _marked(content: bytes) -> str | None:
    """The encoding that a file's first bytes tell; of UTF-16 without a mark, the zeros about its Latin letters do."""
    marked = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), None)
    sample = content[:_SAMPLE]
    low, high = sample[1::2].count(0) * 4, sample[::2].count(0) * 4
    return marked or ("UTF-16LE" if low > len(sample) else "UTF-16BE" if high > len(sample) else None)


def _legacy(content: bytes) -> dict[str, str | Bilingual]:
    """A guess at a file in the encoding that older Chinese software writes; none when it makes no sense as that either."""
    try:
        sensible = not invisible(content.decode("gb18030"), keep="\t\r\n")
    except UnicodeDecodeError:
        sensible = False
    return _convert("GB18030") if sensible else {"guess": Bilingual("有损坏的字节", "some of its bytes are damaged")}


_CUT_OFF: dict[str, str | Bilingual] = {
    "guess": Bilingual("文件在一个字的中间断了", "it ends in the middle of a character"),
    "hint": Bilingual("文件不完整：重新取得", "the end is missing: get the file again"),
}


def _convert(encoding: str) -> dict[str, str | Bilingual]:
    command = f"iconv -f {encoding} -t UTF-8"
    return {
        "encoding": encoding,
        "guess": Bilingual(f"看来是 {encoding}", f"it looks like {encoding}"),
        "hint": Bilingual(f"另存为 UTF-8，或转换：{command}", f"save it as UTF-8, or convert it: {command}"),
    }
