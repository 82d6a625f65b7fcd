"""Files to hand over: workbooks, Word documents, pages, pictures. What kind, a file's name says by its ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from planctl.assess.answers import AnyAnswer
from planctl.language import Bilingual, Language
from planctl.problems import RefusedError

Kinds = Mapping[str, tuple[str, str]]
"""A file name's ending, with the module in render and the function in it that make the file's bytes of an answer."""

ANNEX: Kinds = {
    ".xlsx": ("documents.workbook", "workbook"),
    ".docx": ("documents.word", "document"),
    ".csv": ("documents.texts", "csv_"),
    ".md": ("documents.texts", "markdown"),
    ".html": ("documents.texts", "html"),
}
REPORT: Kinds = {".html": ("documents.page", "html")}
CHART: Kinds = {".svg": ("chart.files", "svg"), ".png": ("chart.files", "png"), ".html": ("chart.files", "html")}

_ENDINGS = Bilingual("-o：文件名的结尾只能是 {known}", "-o: the file's name may end in {known}")


def document(answer: AnyAnswer, kinds: Kinds, suffix: str, language: Language) -> bytes:
    """An answer as a file of the kind that a suffix names.

    Raises RefusedError when the answer has no such kind, or a library for it is missing.
    """
    if suffix.lower() not in kinds:
        raise RefusedError(_ENDINGS.filled(known=", ".join(kinds)))
    module, function = kinds[suffix.lower()]
    writer = cast("Callable[[AnyAnswer, Language], bytes]", getattr(import_module(f"planctl.render.{module}"), function))
    return writer(answer, language)
