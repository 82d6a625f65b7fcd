"""The only place that puts a file on the disk: whole or not at all, and never over another without being told to."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkstemp

from planctl.language import Words
from planctl.problems import RefusedError


def write_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file; raises RefusedError when it is there already and `force` is not given, or when it can't be written."""
    if os.path.lexists(path) and not force:
        raise RefusedError(Words(f"{path} 已存在，加 --force 覆盖", f"{path} exists already; --force overwrites it"))
    real = Path(os.path.realpath(path))
    mode = real.stat().st_mode & 0o777 if real.is_file() else 0o666 & ~_umask()
    try:
        handle, name = mkstemp(dir=real.parent, prefix=f".{real.name}.")
    except OSError as error:
        raise _refused(path, error) from None
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 an open handle, not a path
            file.write(content)
        Path(name).chmod(mode)
        Path(name).replace(real)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _refused(path, error) from None


def _refused(path: Path, error: OSError) -> RefusedError:
    why = error.strerror or str(error)
    return RefusedError(Words(f"无法写入 {path}:{why}", f"{path} can't be written: {why}"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
