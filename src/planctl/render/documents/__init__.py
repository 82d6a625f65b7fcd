"""Files to hand over: workbooks, Word documents, pages, pictures. What kind, a file's name says by its ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple, cast

from planctl.assess.answers import AnyAnswer
from planctl.language import Bilingual, Language
from planctl.problems import RefusedError


class Kind(NamedTuple):
    """How a kind of file is made: the module in render and the function in it that make the bytes.

    `library` is the module that it needs beside planctl's own, and `requirement` what installs that.
    """

    module: str
    function: str
    library: str | None = None
    requirement: str = ""


Kinds = Mapping[str, Kind]
"""A file name's ending, with the kind of file that it stands for."""

ANNEX: Kinds = {
    ".xlsx": Kind("documents.workbook", "workbook", "xlsxwriter", "XlsxWriter>=3.2.5"),
    ".docx": Kind("documents.word", "document", "docx", "python-docx>=1.2"),
    ".csv": Kind("documents.texts", "csv_"),
    ".md": Kind("documents.texts", "markdown"),
    ".html": Kind("documents.texts", "html"),
}
REPORT: Kinds = {
    ".html": Kind("documents.report", "html"),
    ".docx": Kind("documents.brief_word", "document", "docx", "python-docx>=1.2"),
    ".pdf": Kind("documents.brief_pdf", "pdf", "typst", "typst>=0.15"),
}
CHART: Kinds = {
    ".svg": Kind("chart.files", "svg"),
    ".png": Kind("chart.png", "png", "resvg_py", "resvg_py>=0.3"),
    ".html": Kind("chart.files", "html"),
}
RANK: Kinds = {".svg": Kind("chart.ranks", "svg"), ".html": Kind("chart.ranks", "html")}

_ENDINGS = Bilingual("-o：文件名的结尾只能是 {known}", "-o: the file's name may end in {known}")
_NEEDS = Bilingual(
    "写这种文件还需要一个库：pip install '{requirement}'", "this kind of file needs one more library: pip install '{requirement}'"
)


def document(answer: AnyAnswer, kinds: Kinds, suffix: str, language: Language) -> bytes:
    """An answer as a file of the kind that a suffix names.

    Raises RefusedError when the answer has no such kind, or a library for it is missing.
    """
    kind = kinds.get(suffix.lower())
    if kind is None:
        raise RefusedError(_ENDINGS.filled(known=", ".join(kinds)))
    if kind.library is not None:
        try:
            import_module(kind.library)
        except ImportError:
            raise RefusedError(_NEEDS.filled(requirement=kind.requirement)) from None
    writer = getattr(import_module(f"planctl.render.{kind.module}"), kind.function)
    return cast("Callable[[AnyAnswer, Language], bytes]", writer)(answer, language)
