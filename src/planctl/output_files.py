"""The only place that puts a file on the disk: whole or not at all, and never over another without being told to."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from planctl.language import Bilingual
from planctl.problems import RefusedError, system_reason

_NUMBERED = count()
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
        _replace(real, lambda scratch: scratch.write_bytes(content), _mode_of(path, real, force or replaces is not None))
    except OSError as error:
        raise RefusedError(_CANNOT_WRITE.filled(path=path, why=system_reason(error))) from None


def write_by(path: Path, write: Callable[[Path], object], *, force: bool = False) -> None:
    """The same for what another program writes: `write` is given a scratch file to fill."""
    try:
        real = Path(os.path.realpath(path))
        _replace(real, write, _mode_of(path, real, force))
    except OSError as error:
        raise RefusedError(_CANNOT_WRITE.filled(path=path, why=system_reason(error))) from None


def write_folder(folder: Path, contents: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write files into a folder, all of them or none: a new folder appears with all that it holds.

    What else is in a folder that is there already stays. Raises RefusedError as `write_file` does, before anything is written.
    """
    try:
        real = Path(os.path.realpath(folder))
        if real.exists():
            files = {name: Path(os.path.realpath(folder / name)) for name in contents}
            modes = {name: _mode_of(folder / name, file, force) for name, file in files.items()}
            with ExitStack() as stack:
                fresh = {name: stack.enter_context(_scratch(file)) for name, file in files.items()}
                for name, scratch in fresh.items():
                    _fill(scratch, contents[name], modes[name])
                for name, scratch in fresh.items():
                    scratch.replace(files[name])
        else:
            make_folder(folder.parent)
            with _scratch_folder(real) as scratch:
                for name, content in contents.items():
                    _fill(scratch / name, content, _mode_of_new())
                scratch.rename(real)
    except OSError as error:
        raise RefusedError(_CANNOT_WRITE.filled(path=folder, why=system_reason(error))) from None


def make_folder(path: Path) -> None:
    """Make a folder and those above it where they are not there; raises RefusedError when that can't be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefusedError(_CANNOT_WRITE.filled(path=path, why=system_reason(error))) from None


def _replace(real: Path, write: Callable[[Path], object], mode: int) -> None:
    """Have a scratch file beside the real one written, and put it into its place."""
    with _scratch(real) as scratch:
        write(scratch)
        _finish(scratch, mode)
        scratch.replace(real)


def _fill(scratch: Path, content: bytes, mode: int) -> None:
    scratch.write_bytes(content)
    _finish(scratch, mode)


def _finish(scratch: Path, mode: int) -> None:
    """See to it that what was written is on the disk, and give it the mode that it is to have."""
    with scratch.open("rb+") as file:
        os.fsync(file.fileno())
    scratch.chmod(mode)


@contextmanager
def _scratch(real: Path) -> Iterator[Path]:
    """An empty file beside the real one, which nobody else can read; gone in the end."""
    scratch = _beside(real)
    scratch.unlink(missing_ok=True)  # of a run that was killed
    try:
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        os.close(handle)
        yield scratch
    finally:
        scratch.unlink(missing_ok=True)


@contextmanager
def _scratch_folder(real: Path) -> Iterator[Path]:
    """An empty folder beside where the real one is to be; gone in the end."""
    scratch = _beside(real)
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        scratch.mkdir()
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _beside(real: Path) -> Path:
    return real.with_name(f".planctl-{os.getpid()}-{next(_NUMBERED)}.new")


def _mode_of(path: Path, real: Path, force: bool) -> int:
    """The mode that the file is to have: that of the one it replaces, or that of any new file."""
    try:
        mode = real.stat().st_mode
    except FileNotFoundError:
        return _mode_of_new()
    if not stat.S_ISREG(mode):
        raise RefusedError(_NOT_PLAIN.filled(path=path))
    if not force:
        raise RefusedError(_EXISTS.filled(path=path))
    return stat.S_IMODE(mode) & 0o777


def _mode_of_new() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
