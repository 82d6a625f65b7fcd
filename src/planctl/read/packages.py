"""The XML inside office files: bounded, and without entities, by which a small file can become an endless one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from planctl.language import Bilingual
from planctl.problems import RefusedError

MOST_XML = 64 * 1024 * 1024
"""How many bytes the parts of an office file may have together once they are unpacked."""
_DEEPEST = 256
"""How deep elements may lie within each other: those of office files lie a few dozen deep."""
_NOT_A_PACKAGE = Bilingual("{path} 不是 {kind} 文件，或已损坏", "{path} is no {kind} file, or is damaged")
_TOO_LARGE = Bilingual("{path} 展开后超过 {most} 字节，不读", "{path} has more than {most} bytes unpacked and is not read")


class Package:
    """An office file: its parts by their names, each as XML."""

    def __init__(self, path: Path, content: bytes) -> None:
        """Open one; raises RefusedError for what is none."""
        self._path = path
        self._room = MOST_XML
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except zipfile.BadZipFile:
            raise self._damaged() from None

    def part(self, name: str) -> Element | None:
        """The root of a part; None where there is none of that name.

        Raises RefusedError for what is no plain XML of bearable size.
        """
        try:
            with self._zip.open(name) as file:
                content = file.read(self._room + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
            raise self._damaged() from None
        if len(content) > self._room:
            raise RefusedError(_TOO_LARGE.filled(path=self._path, most=MOST_XML))
        self._room -= len(content)
        return self._parsed(content)

    def needed(self, name: str) -> Element:
        """The root of a part that there must be."""
        root = self.part(name)
        if root is None:
            raise self._damaged()
        return root

    def _parsed(self, content: bytes) -> Element:
        builder = TreeBuilder()
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        within: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            within.append(tag)
            if len(within) > _DEEPEST:
                raise self._damaged()
            builder.start(_local(tag), {_local(name): value for name, value in attributes.items()})

        def end(tag: str) -> None:
            within.pop()
            builder.end(_local(tag))

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = builder.data
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            parser.Parse(content, True)
            return builder.close()
        except (expat.ExpatError, AssertionError):
            raise self._damaged() from None

    def _refuse_doctype(self, *_: object) -> None:
        raise self._damaged()

    def _damaged(self) -> RefusedError:
        return RefusedError(_NOT_A_PACKAGE.filled(path=self._path, kind=self._path.suffix.lower() or "office"))


def _local(name: str) -> str:
    """A name without its namespace: office files use each local name for one thing, in the strict and the common kind."""
    return name.rpartition("}")[2]
