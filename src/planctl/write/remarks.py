"""What a column of notes says: words of its own, the notes that it refers to, and marks of a figure or of the thing itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from planctl.characters import is_han

_NOTE = re.compile(r"^[〔\[](\d+)[〕\]]\s*(.+)$")
REFERENCES = re.compile(r"[〔\[](\d+)[〕\]]")
_MARKS = {"stretch": ("力争", "stretch"), "estimate": ("预计", "estimate"), "programme": ("工程包", "programme")}
"""Words of a column of notes that mark a row's target, its result, or the project itself."""


def notes_of(texts: Iterable[str]) -> dict[str, str]:
    """The notes below a table by their numbers: those of some texts that begin with one, 〔1〕."""
    return {match[1]: match[2] for text in texts if (match := _NOTE.match(text))}


def remarks(text: str, notes: Mapping[str, str]) -> tuple[str, set[str]]:
    """The note of a row with those that it refers to, and the words in it that mark a figure or the thing itself."""
    referred = [notes[number] for number in REFERENCES.findall(text) if number in notes]
    parts = [part.strip() for part in re.split("[；;]", REFERENCES.sub("；", text)) if part.strip()]
    marks = {mark for mark, words in _MARKS.items() for part in parts if part.casefold() in words}
    own = [part for part in parts if not any(part.casefold() in words for words in _MARKS.values())]
    told = [*own, *referred]
    return ("；" if any(map(is_han, "".join(told))) else "; ").join(told), marks
