"""The only place that puts a file on the disk: whole or not at all, and never over another without being told to."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from planctl.language import Words
from planctl.problems import RefusedError, reason

PATIENCE = 10
"""How many seconds to wait for another planctl that writes the same file."""


class _Seen(NamedTuple):
    """What was at a path when it was looked at: enough to tell whether it is the same still."""

    device: int
    inode: int
    size: int
    changed: int
    mode: int
    owner: tuple[int, int]


def write_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file, all of it or none: whatever happens, the path holds the old content or the new.

    A link stays a link, and the file behind it keeps its mode. Raises RefusedError when a file is there already and `force` is not
    given, when something changes it meanwhile, when another planctl is writing it, or when it can't be written.
    """
    try:
        real = Path(os.path.realpath(path))
        _allowed(path, real, force)
        real.parent.stat()  # or else the lock would make the folder
        with _alone_at(real):
            _put(path, real, content, _allowed(path, real, force))
    except OSError as error:
        why = reason(error)
        raise RefusedError(Words(f"无法写入 {path}：{why.zh}", f"{path} can't be written: {why.en}")) from None


def _allowed(path: Path, real: Path, force: bool) -> _Seen | None:
    """What is at the path, which may be overwritten; None when nothing is."""
    seen = _look(real)
    if seen is None:
        return None
    if not stat.S_ISREG(seen.mode):
        raise RefusedError(Words(f"{path} 不是普通文件，不能写入", f"{path} is not a plain file and can't be written"))
    if not force:
        raise RefusedError(Words(f"{path} 已存在，加 --force 覆盖", f"{path} exists already; --force overwrites it"))
    return seen


def _look(real: Path) -> _Seen | None:
    try:
        found = real.stat()
    except FileNotFoundError:
        return None
    return _Seen(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode, (found.st_uid, found.st_gid))


@contextmanager
def _alone_at(real: Path) -> Iterator[None]:
    """While no other planctl writes the same file; the lock's own file is deleted while it is held, so that none is left lying."""
    from filelock import FileLock, Timeout

    lock = _beside(real, "lock")
    alone = FileLock(lock, timeout=PATIENCE, mode=0o666)  # for another user of the folder to wait for it too
    try:
        alone.acquire()
    except Timeout:
        raise RefusedError(Words(f"另一个 planctl 正在写 {real}", f"another planctl is writing {real}")) from None
    except PermissionError:  # it is somebody else's, who may be writing
        raise
    except OSError:
        lock.unlink(missing_ok=True)
        raise
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
        alone.release()


def _put(path: Path, real: Path, content: bytes, before: _Seen | None) -> None:
    scratch = _beside(real, "new")
    scratch.unlink(missing_ok=True)  # of a run that was killed
    try:
        _fill(scratch, content, before)
        if _look(real) != before:
            raise RefusedError(Words(f"{path} 刚被别的程序改动，未写入", f"{path} was changed meanwhile and is left as it is"))
        scratch.replace(real)
    finally:
        scratch.unlink(missing_ok=True)
    _settle(real.parent)


def _fill(scratch: Path, content: bytes, before: _Seen | None) -> None:
    """A new file with the content on the disk, as private as the one that it is to replace."""
    mode = 0o666 if before is None else stat.S_IMODE(before.mode) & 0o777
    handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        if before is not None and hasattr(os, "fchown"):
            os.fchmod(handle, mode if _owned_alike(handle, before.owner) else _for_any_group(mode))
        file.write(content)
        file.flush()
        os.fsync(handle)


def _owned_alike(handle: int, owner: tuple[int, int]) -> bool:
    """Give a file to a user and a group, or at least to the group; whether its group is that one now."""
    for user, group in (owner, (-1, owner[1])):
        with suppress(PermissionError):
            os.fchown(handle, user, group)
            return True
    return False


def _for_any_group(mode: int) -> int:
    """A mode that gives a group that is not the file's own no more than it gives to everybody."""
    return mode & ~0o070 | (mode & 0o007) << 3 & mode


def _settle(folder: Path) -> None:
    """Have the folder's own entry on the disk too, where a system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # a file system without that, or a folder that can't be listed; the file itself is written
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _beside(real: Path, what: str) -> Path:
    """A hidden file in the same folder; its name is short, however long the file's own is."""
    return real.with_name(f".planctl-{sha256(os.fsencode(real.name)).hexdigest()[:16]}.{what}")
