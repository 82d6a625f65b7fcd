"""From a result to the bytes of a file: what kind, its name's ending says."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from planctl.assess.answers import Answer
from planctl.language import Bilingual, Language
from planctl.problems import RefusedError

Writer = Callable[[Answer, Language], bytes]

_WRITERS: dict[str, dict[str, tuple[str, str]]] = {
    "annex": {
        ".xlsx": ("documents.workbook", "workbook"),
        ".docx": ("documents.word", "document"),
        ".csv": ("documents.texts", "csv_"),
        ".md": ("documents.texts", "markdown"),
        ".html": ("documents.texts", "html"),
    },
    "report": {".html": ("documents.page", "html")},
    "chart": {".svg": ("chart.files", "svg"), ".png": ("chart.files", "png"), ".html": ("chart.files", "html")},
}


def document(result: Answer, suffix: str, language: Language) -> bytes:
    """A result as a file of the kind that a suffix names.

    Raises RefusedError when the answer has no such kind, or a library for it is missing.
    """
    kinds = _WRITERS[result.command]
    if suffix.lower() not in kinds:
        known = ", ".join(kinds)
        raise RefusedError(Bilingual(f"-o：文件名的结尾只能是 {known}", f"-o: the file's name may end in {known}"))
    module, function = kinds[suffix.lower()]
    writer = cast("Writer", getattr(import_module(f"planctl.render.{module}"), function))
    return writer(result, language)
