"""An exported plan as the files of a Data Package: its tables, what describes them to a program, and a dictionary for people."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Literal, NamedTuple

from planctl.assess.export import Export
from planctl.language import Language
from planctl.render.package.descriptor import Written, descriptor
from planctl.render.package.dictionary import dictionary
from planctl.render.package.tables import TABLES, columns_of, csv_of, rows_of, with_digits

DESCRIPTOR = "datapackage.json"
DICTIONARY = "dictionary.md"
TableFormat = Literal["csv", "parquet"]
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a .zip file can say: the same plan gives the same bytes."""


class Package(NamedTuple):
    """The files of a Data Package by their names, and how many rows each table has."""

    files: Mapping[str, bytes]
    rows: Mapping[str, int]


def package(export: Export, table_format: TableFormat, language: Language) -> Package:
    """A plan's tables as the files of a Data Package, titles and dictionary in a language; raises RefusedError without DuckDB."""
    tables, rows = {}, {}
    for table in TABLES:
        columns, cells = columns_of(table), rows_of(export, table)
        content = text = csv_of(columns, cells, for_spreadsheets=table_format == "csv")
        if table_format == "parquet":
            from planctl.panel.parquet import parquet  # only such a table needs the engine

            content = parquet({column.name: column.kind for column in columns}, text)
            columns = with_digits(columns)
        tables[f"{table.name}.{table_format}"] = Written(table, columns, content, text)
        rows[f"{table.name}.{table_format}"] = len(cells)
    described = descriptor(export, tables, table_format, language)
    files = {
        DESCRIPTOR: (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode(),
        DICTIONARY: dictionary(described, language).encode(),
        **{name: written.content for name, written in tables.items()},
    }
    return Package(files, rows)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files packed into one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
