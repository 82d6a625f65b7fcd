"""The only place that puts a file on the disk: whole or not at all, and never over another without being told to."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from planctl.language import Bilingual
from planctl.problems import RefusedError, system_reason

_CANNOT_WRITE = Bilingual("无法写入 {path}：{why}", "{path} can't be written: {why}")
_NOT_PLAIN = Bilingual("{path} 不是普通文件，不能写入", "{path} is not a plain file and can't be written")
_CHANGED = Bilingual("{path} 刚被别的程序改过：再试一次", "{path} has just been changed by something else: try again")
_EXISTS = Bilingual("{path} 已存在，加 --force 覆盖", "{path} exists already; --force overwrites it")


def digest(content: bytes) -> str:
    """What tells a file's content from any other."""
    return hashlib.sha256(content).hexdigest()


def write_file(path: Path, content: bytes, *, force: bool = False, replaces: str | None = None) -> None:
    """Write a file, all of it or none: whatever happens, the path holds the old content or the new.

    A link stays a link, and the file behind it keeps its mode. Raises RefusedError when a file is there already and `force` is not
    given, when it is not the one whose digest the content `replaces`, or when it can't be written.
    """
    try:
        real = Path(os.path.realpath(path))
        if replaces is not None and digest(real.read_bytes()) != replaces:
            raise RefusedError(_CHANGED.filled(path=path))
        _replace(real, content, _mode_of(path, real, force or replaces is not None))
    except OSError as error:
        raise RefusedError(_CANNOT_WRITE.filled(path=path, why=system_reason(error))) from None


def make_folder(path: Path) -> None:
    """Make a folder and those above it where they are not there; raises RefusedError when that can't be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefusedError(_CANNOT_WRITE.filled(path=path, why=system_reason(error))) from None


def _replace(real: Path, content: bytes, mode: int) -> None:
    """Put the content into a scratch file beside the real one, and then into its place."""
    scratch = real.with_name(f".planctl-{os.getpid()}.new")
    scratch.unlink(missing_ok=True)  # of a run that was killed
    try:
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        scratch.chmod(mode)
        scratch.replace(real)
    finally:
        scratch.unlink(missing_ok=True)


def _mode_of(path: Path, real: Path, force: bool) -> int:
    """The mode that the file is to have: that of the one it replaces, or that of any new file."""
    try:
        mode = real.stat().st_mode
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    if not stat.S_ISREG(mode):
        raise RefusedError(_NOT_PLAIN.filled(path=path))
    if not force:
        raise RefusedError(_EXISTS.filled(path=path))
    return stat.S_IMODE(mode) & 0o777
