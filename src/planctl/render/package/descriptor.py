"""What describes an exported plan to a program: a Data Package of version 2, each table with its Table Schema."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from planctl.assess.export import Export
from planctl.assess.sources import SourceNote
from planctl.language import Bilingual, Language
from planctl.render.package.codes import words_of
from planctl.render.package.tables import Column, Table

Descriptor = dict[str, Any]

_PROFILES = "https://datapackage.org/profiles/2.0/"
_TYPES: dict[type, str] = {str: "string", bool: "boolean", int: "integer", Decimal: "number", float: "number", date: "date"}
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_DESCRIPTION = Bilingual(
    "{name}的指标、目标、结果和判断，由 planctl 从计划的数据文件导出。数字的位数按原文。{known}",
    "The indicators, targets, results and verdicts of the plan “{name}”, exported by planctl from the plan's data. Numbers have "
    "the digits that their sources print.{known}",
)
_KNOWN = Bilingual("所用数字截至 {day} 已知。", " The figures used were known by {day}.")
_UNNAMED = Bilingual("计划", "plan")


class Written(NamedTuple):
    """A table as it was written: its columns, the content of its file, and the same as the CSV that it was made from."""

    table: Table
    columns: Sequence[Column]
    content: bytes
    text: bytes


def descriptor(export: Export, tables: Mapping[str, Written], table_format: str, language: Language) -> Descriptor:
    """The `datapackage.json` of some tables by their file names; what is said in the other language too has its tag behind an @."""
    about = export.about
    name = Bilingual(about.name.zh, about.name.en or about.name.zh) if about else _UNNAMED
    known = _KNOWN.filled(day=export.as_of) if export.as_of else Bilingual("", "")
    return {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": about.id if about else "plan",
        "languages": [language, _other(language)],
        **_said("title", name, language),
        **_said("description", _DESCRIPTION.filled(name=name, known=known), language),
        "version": _version(export, tables),
        "period": export.period,
        **({"as_of": export.as_of.isoformat()} if export.as_of else {}),
        **({"region": about.region} if about and about.region else {}),
        **({"licenses": [_licence(about.licence)]} if about and about.licence else {}),
        **({"sources": [_source(source, language) for source in export.sources]} if export.sources else {}),
        "resources": [_resource(file, written, table_format, language) for file, written in tables.items()],
    }


def _other(language: Language) -> Language:
    return "en" if language == "zh" else "zh"


def _said(member: str, words: Bilingual, language: Language) -> Descriptor:
    """A text in the package's language, and in the other one."""
    return {member: words.text(language), f"{member}@{_other(language)}": words.text(_other(language))}


def _version(export: Export, tables: Mapping[str, Written]) -> str:
    """The day by which the figures were known, and what tells the tables from all others, which changes with what they hold."""
    day = export.as_of
    digest = hashlib.sha256(b"".join(written.text for written in tables.values())).hexdigest()[:12]
    return f"{day.year}.{day.month}.{day.day}+{digest}" if day else f"0.0.0+{digest}"


def _licence(licence: str) -> Descriptor:
    return {"path" if "://" in licence else "name": licence}


def _source(source: SourceNote, language: Language) -> Descriptor:
    title = Bilingual(source.title_zh, source.title_en or source.title_zh)
    address = {"path": source.url} if source.url else {}
    published = {"published": source.published} if source.published else {}
    return {"name": source.id, **_said("title", title, language), **address, **published}


def _resource(file: str, written: Written, table_format: str, language: Language) -> Descriptor:
    table = written.table
    return {
        "name": table.name,
        "type": "table",
        "path": file,
        "format": table_format,
        "mediatype": _MEDIA[table_format],
        **({"encoding": "utf-8"} if table_format == "csv" else {}),
        "bytes": len(written.content),
        "hash": f"sha256:{hashlib.sha256(written.content).hexdigest()}",
        **_said("title", table.title, language),
        **_said("description", table.meaning, language),
        "schema": {
            "$schema": f"{_PROFILES}tableschema.json",
            "fields": [_field(column, language) for column in written.columns],
            "missingValues": [""],
            "primaryKey": [*table.key],
            **({"foreignKeys": foreign} if (foreign := _foreign_keys(table)) else {}),
        },
    }


def _field(column: Column, language: Language) -> Descriptor:
    constraints = {
        **({"required": True} if column.required else {}),
        **({"enum": [*column.codes]} if column.codes else {}),
    }
    labelled = [{"value": code, **_said("label", words_of(column.code_kind, code), language)} for code in column.codes]
    return {
        "name": column.name,
        "type": _TYPES[column.kind],
        **_said("title", column.title, language),
        **_said("description", column.meaning, language),
        **({"categories": labelled} if labelled else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_keys(table: Table) -> list[Descriptor]:
    """What a table refers to; one within itself names no table."""
    return [
        {
            "fields": [each.column],
            "reference": {**({"resource": each.table} if each.table != table.name else {}), "fields": [each.key]},
        }
        for each in table.references
    ]
