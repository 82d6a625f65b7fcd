"""A file's text as the parser counts places in it, without byte order mark and with plain line ends, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

_MARK = "\ufeff"
_RETURN = "\r\n"


@dataclass(frozen=True)
class Written:
    """A file's text as it is written."""

    text: str

    @cached_property
    def plain(self) -> str:
        """The text whose places the parser tells."""
        return self.text.removeprefix(_MARK).replace(_RETURN, "\n")

    @cached_property
    def _returns(self) -> list[int]:
        """The line ends of the plain text that are CR LF in the file."""
        return [match.start() - number for number, match in enumerate(re.finditer(_RETURN, self.text.removeprefix(_MARK)))]

    def place(self, plain: int) -> int:
        """Where in the file a character of the plain text stands."""
        return plain + bisect_left(self._returns, plain) + self.text.startswith(_MARK)

    def newline(self, plain: int) -> str:
        """How the line ends in which a character of the plain text stands; the last one, which has no end, as the one before it."""
        end = self.plain.find("\n", plain)
        end = self.plain.rfind("\n") if end < 0 else end
        later = bisect_left(self._returns, end)
        return _RETURN if self._returns[later : later + 1] == [end] else "\n"

    def replaced(self, parts: Iterable[tuple[int, int, str]]) -> str:
        """The text with what stands between places of the plain text replaced; new lines end as the one that they begin in."""
        done, at = list[str](), 0
        for start, end, new in sorted(parts, key=itemgetter(0)):
            done += self.text[at : self.place(start)], new.replace("\n", self.newline(start))
            at = self.place(end)
        return "".join([*done, self.text[at:]])
