"""The one shape of bad news: where, which rule, what is wrong and what to do.

A fault in the data is a value: a `Finding` at a path of the plan, which becomes a `Problem` at a place in a file. A fault in the
request is a `RefusedError`.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import NamedTuple

from planctl.language import Bilingual

MOST_PROBLEMS = 100
"""How many problems are told at once; of a file that is wrong throughout, the first are as good as all."""
Path = tuple[str | int, ...]
"""The keys and indexes that lead to a value of a plan."""
Details = Mapping[str, str | Bilingual]
"""What fills a rule's message; `hint`, where there is one, is said instead of the rule's own."""


class Place(NamedTuple):
    """Where a fact was written; line and column count from 1, in characters; `text` is the line."""

    file: str
    line: int | None = None
    column: int | None = None
    text: str | None = None


class Finding(NamedTuple):
    """A broken rule, the path of the value that breaks it, and what fills the message; `at_key` blames the key, not the value.

    Where it takes two, `first` is the path of the other: `{first}` in the message is where that stands.
    """

    rule: str
    path: Path
    details: Details
    at_key: bool = False
    first: Path | None = None


class Problem(NamedTuple):
    """A broken rule at a place in a file; `rules` knows its severity and its words."""

    rule: str
    place: Place
    details: Details


class RefusedError(Exception):
    """A request that can't be met, with the reason in both languages."""

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message


_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EFBIG: "文件太大",
    errno.EROFS: "文件系统只读",
    errno.EISDIR: "是文件夹",
    errno.ENOTDIR: "上级不是文件夹",
    errno.ENOENT: "文件夹不存在",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "符号链接循环",
    errno.EIO: "读写出错",
    errno.EBADF: "已关闭",
}


def system_reason(error: Exception) -> Bilingual:
    """Why the system refused, in both languages as far as it is known."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    number = error.errno if isinstance(error, OSError) else None
    return Bilingual(_REASONS.get(number or 0, said), said)
