"""What an exported plan's tables hold, for people: made from what describes them to programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planctl.language import Bilingual, Language
from planctl.render.markdown import plain
from planctl.render.package.codes import meaning_of
from planctl.render.package.tables import TABLES, columns_of

_HOW = Bilingual(
    "各表为 UTF-8 文本，逗号分隔，第一行为列名；没有的为空。列名、代码两种语言相同，名称分列中英文。键相同的行相互对应。",
    "Each table's first row has the names of its columns; what is not there is empty. Names of columns and codes are the same in "
    "both languages, names of things stand in a column each. Rows with the same key belong together.",
)
_LABELS = {
    "version": Bilingual("版本", "Version"),
    "period": Bilingual("计划时期", "Period of the plan"),
    "as_of": Bilingual("数字截至", "Figures known by"),
    "region": Bilingual("地区代码", "Area code"),
}
_ENTRY = Bilingual("{label}：{value}", "{label}: {value}")
_LICENCE = Bilingual("许可", "Licence")
_NO_LICENCE = Bilingual("计划没有写明", "the plan names none")
_SOURCES = Bilingual("来源", "Sources")
_PUBLISHED = Bilingual("，{date}发布", ", published {date}")
_TABLE = Bilingual("## {path}：{title}", "## {path}: {title}")
_KEY = Bilingual("每行的键：{columns}", "Key of each row: {columns}")
_REFERS = Bilingual("`{column}` 是 {table} 的 `{key}`", "`{column}` is `{key}` of {table}")
_REFERS_TO_ITSELF = Bilingual("`{column}` 是本表的 `{key}`", "`{column}` is `{key}` of this table")
_HEADINGS = Bilingual("| 列 | 名称 | 类型 | 意思 |", "| column | title | type | meaning |")
_CODES = Bilingual("代码", "Codes")
_CODE_HEADINGS = Bilingual("| 列 | 代码 | 名称 | 意思 |", "| column | code | word | meaning |")
_STOP = Bilingual("。", ".")
_TYPES = {
    "string": Bilingual("文本", "text"),
    "number": Bilingual("数", "number"),
    "integer": Bilingual("整数", "whole number"),
    "boolean": Bilingual("true 或 false", "true or false"),
    "date": Bilingual("日期", "date"),
}
_REQUIRED = Bilingual("，必有", ", always there")


def dictionary(package: dict[str, Any], language: Language) -> str:
    """The data dictionary of a described package, as Markdown."""
    out = [f"# {plain(package['title'])}", "", plain(package["description"]), "", _HOW.text(language), ""]
    out += [
        f"- {_ENTRY.filled(label=label, value=package[member]).text(language)}"
        for member, label in _LABELS.items()
        if member in package
    ]
    licences = [each.get("name") or each["path"] for each in package.get("licenses", ())] or [_NO_LICENCE.text(language)]
    out += [f"- {_ENTRY.filled(label=_LICENCE, value=', '.join(licences)).text(language)}"]
    if package.get("sources"):
        out += ["", f"## {_SOURCES.text(language)}", *(_source(source, language) for source in package["sources"])]
    for resource in package["resources"]:
        out += ["", *_table(resource, language)]
    return "\n".join(
        [
            *out,
            "",
            f"## {_CODES.text(language)}",
            "",
            _CODE_HEADINGS.text(language),
            "|---|---|---|---|",
            *_codes(package, language),
            "",
        ]
    )


def _source(source: dict[str, str], language: Language) -> str:
    published = _PUBLISHED.filled(date=source["published"]).text(language) if "published" in source else ""
    return f"- `{source['name']}`: {plain(source['title'])}{published}{' <' + source['path'] + '>' if 'path' in source else ''}"


def _table(resource: dict[str, Any], language: Language) -> Iterator[str]:
    schema = resource["schema"]
    yield _TABLE.filled(path=resource["path"], title=resource["title"]).text(language)
    yield resource["description"] + _STOP.text(language)
    keys = ", ".join(f"`{column}`" for column in schema["primaryKey"])
    yield "\n" + _KEY.filled(columns=keys).text(language) + _STOP.text(language)
    for each in schema.get("foreignKeys", ()):
        table = each["reference"].get("resource")
        says = _REFERS if table else _REFERS_TO_ITSELF
        said = says.filled(column=each["fields"][0], table=table, key=each["reference"]["fields"][0])
        yield said.text(language) + _STOP.text(language)
    yield ""
    yield _HEADINGS.text(language)
    yield "|---|---|---|---|"
    for field in schema["fields"]:
        kind = _TYPES[field["type"]].text(language)
        required = _REQUIRED.text(language) if field.get("constraints", {}).get("required") else ""
        yield f"| `{field['name']}` | {field['title']} | {kind}{required} | {field['description']} |"


def _codes(package: dict[str, Any], language: Language) -> Iterator[str]:
    """Each code once for each column's name, with its word and meaning."""
    kinds = {column.name: column.code_kind for table in TABLES for column in columns_of(table) if column.codes}
    told: set[tuple[str, str]] = set()
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            for each in field.get("categories", ()):
                if (field["name"], each["value"]) not in told:
                    told.add((field["name"], each["value"]))
                    said = meaning_of(kinds[field["name"]], each["value"])
                    meaning = said.text(language) if said else ""
                    yield f"| `{field['name']}` | `{each['value']}` | {each['label']} | {meaning} |"
