"""The one shape of bad news: where, which rule, what is wrong and what to do.

A fault in the data is a `Problem`, a value that is collected; a fault in the request is a `RefusedError`. The wording stands in
`rules`, which are loaded only once there is bad news.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from planctl.language import Bilingual, Language

if TYPE_CHECKING:
    from planctl.rules.catalogue import Rule

Severity = Literal["error", "warning"]
MOST_PROBLEMS = 100
"""How many problems are told at once; of a file that is wrong throughout, the first are as good as all."""
Details = Mapping[str, str | Bilingual]
"""What fills a rule's message; `hint`, where there is one, is said instead of the rule's own."""


class Place(NamedTuple):
    """Where a fact was written; line and column count from 1, in characters; `text` is the line."""

    file: str
    line: int | None = None
    column: int | None = None
    text: str | None = None


class Problem(NamedTuple):
    """One fault of the data."""

    rule: str
    place: Place
    details: Details

    @property
    def broken(self) -> Rule:
        """The rule that is broken."""
        from planctl.rules.catalogue import RULES

        return RULES[self.rule]

    @property
    def severity(self) -> Severity:
        """Whether the data can't be used, or can be with a warning."""
        return self.broken.severity

    @property
    def exit_code(self) -> int:
        """How a run ends that finds the problem."""
        return self.broken.exit_code

    def message(self, language: Language) -> str:
        """What is wrong, in one sentence."""
        return self._filled(self.broken.message, language)

    def hint(self, language: Language) -> str:
        """What to do about it, in one sentence."""
        own = self.details.get("hint")
        return own.text(language) if isinstance(own, Bilingual) else self._filled(self.broken.hint, language)

    def _filled(self, words: Bilingual, language: Language) -> str:
        said = {name: each.text(language) if isinstance(each, Bilingual) else each for name, each in self.details.items()}
        return words.text(language).format_map(said)


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
