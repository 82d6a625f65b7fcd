"""The only place that puts a file on the disk: whole or not at all, and never over another without being told to."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile

from planctl.language import Bilingual
from planctl.problems import RefusedError, system_reason


def write_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file, all of it or none: whatever happens, the path holds the old content or the new.

    A link stays a link, and the file behind it keeps its mode. Raises RefusedError when a file is there already and `force` is not
    given, or when it can't be written.
    """
    try:
        real = Path(os.path.realpath(path))
        mode = _mode_of(path, real, force)
        with NamedTemporaryFile(dir=real.parent, prefix=".planctl-", delete=False) as scratch:
            try:
                os.chmod(scratch.name, mode)
                scratch.write(content)
                scratch.flush()
                os.fsync(scratch.fileno())
                os.replace(scratch.name, real)
            except BaseException:
                os.unlink(scratch.name)
                raise
    except OSError as error:
        why = system_reason(error)
        raise RefusedError(Bilingual(f"无法写入 {path}：{why.zh}", f"{path} can't be written: {why.en}")) from None


def _mode_of(path: Path, real: Path, force: bool) -> int:
    """The mode that the file is to have: that of the one it replaces, or that of any new file."""
    if not real.exists():
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    mode = real.stat().st_mode
    if not stat.S_ISREG(mode):
        raise RefusedError(Bilingual(f"{path} 不是普通文件，不能写入", f"{path} is not a plain file and can't be written"))
    if not force:
        raise RefusedError(Bilingual(f"{path} 已存在，加 --force 覆盖", f"{path} exists already; --force overwrites it"))
    return stat.S_IMODE(mode)
