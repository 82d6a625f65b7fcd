"""Every command's JSON is what its schema says, and the schema of the files takes the shipped ones."""

import json
from collections import Counter
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from planctl.commands.schema import FILES, named, schema_of
from planctl.plan.model import (
    About,
    Area,
    Counted,
    Indicator,
    Inference,
    KnownFinding,
    Name,
    Plan,
    PlannedInvestment,
    Project,
    SetAside,
    Source,
    Statement,
    Total,
    UnitName,
)
from planctl.read import read_contents
from planctl.render.files_schema import DIALECTS, Dialect, in_dialect, meaning, meanings
from tests.conftest import UPDATE, Run

# Any text with numbers will do: it need not be the plan's report.
REPORT = ["--report", str(Path(__file__).parent.parent / "docs" / "data-format.md")]
ARGUMENTS = {
    "annex": ["all"],
    "chart": ["GDP"],
    "coverage": REPORT,
    "diff": [str(Path(__file__).parent / "plans" / f"{name}.yaml") for name in ("projects", "five-years")],
    "panel": [str(Path(__file__).parent / "panel" / "counties.csv")],
    "path": ["GDP"],
    "rank": ["GDP", str(Path(__file__).parent.parent / "data")],
    "show": ["GDP", "FAI", "HEHUA-RESERVOIR", "KEY-COUNT", "--explain"],
    "trace": ["GDP", *REPORT],
    "validate": [str(Path(__file__).parent.parent / "data")],
}
PAGE = Path(__file__).parent.parent / "docs" / "json.md"
MOST_CODES = 8
"""Of how many codes the page lists each; `planctl explain` lists all."""
MARK = "<!-- made from the schemas -->\n"
"""What stands in the page after this line is made by the test."""


@pytest.mark.parametrize("command", named()[1:])
def test_output_is_what_its_schema_says(run: Run, command: str) -> None:
    wide = ["--all"] if command in ("status", "gap", "growth", "pace") else []
    document = run(command, *ARGUMENTS.get(command, []), *wide, "--json").json
    jsonschema.Draft202012Validator(schema_of(command)).validate(document)
    assert document["results"]


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
VALIDATORS: dict[Dialect, Any] = {"2020-12": jsonschema.Draft202012Validator, "draft-07": jsonschema.Draft7Validator}
INDICATOR = "indicators: {X: {name: 甲, unit: 个, nature: flow, direction: higher%s}}"
"""A plan of one indicator, with room for more of it."""


@cache
def validator(dialect: Dialect) -> Any:  # noqa: ANN401 the library's own protocol
    """The schema of the files, which is a schema itself."""
    schema = in_dialect(schema_of(FILES), dialect)
    VALIDATORS[dialect].check_schema(schema)
    return VALIDATORS[dialect](schema)


def takes(dialect: Dialect, text: str) -> bool:
    """Whether the schema of the files takes a text, its values typed as another reader of YAML types them, its keys as text."""
    plan = yaml.load(text, LOADER)  # noqa: S506 a safe one
    return bool(validator(dialect).is_valid(json.loads(json.dumps(plan, default=str))))


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "text",
    [
        INDICATOR % "",
        INDICATOR % ", actual: {2024: [{value: 12.0, bound: about}, {growth: -3, bound: 以上}]}, target: {2025: [{text: 甲}]}",
        INDICATOR % ", aliases: [5G, 2035], note: {fr: oui}",
        "indicators: {X: {name: {en: X, zh: 甲}, nature: milestone}}",
        "sources: {a: {title: 2024, published: 2025}, b: {title: b, published: 2025-08, url: 'https://example.org'}}",
        "areas: {a: A, b: {zh: 乙, within: a}}",
        "about: {id: a, name: A, year: 2024/25, year_start: 4}",
        "projects: {R: {name: R, unit: 亿元, planned_investment: {value: 5}, start: 2024}}",
        "set_aside: {9: [{printed: 2023, reason: year}]}",
    ],
)
def test_the_files_schema_takes_what_the_reader_takes(dialect: Dialect, text: str) -> None:
    assert read_contents({Path("a.yaml"): text.encode()}, Path("a.yaml")).plan is not None
    assert takes(dialect, text)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "text",
    [
        "indicators: {X: {name: 甲, unit: 个, nature: flow}}",
        "indicatorz: {}",
        (INDICATOR % "").replace("X:", "x:"),
        INDICATOR % ", attribut: binding",
        INDICATOR % ", area: null",
        INDICATOR % ", note: ",
        INDICATOR % ", headline: 是",
        INDICATOR % ", attribute: firm",
        INDICATOR % ", actual: {last year: [{value: 5}]}",
        INDICATOR % ", actual: {2024: [{value: five}]}",
        INDICATOR % ", actual: {2024: {value: 5}}",
        "sources: {a: {title: a, published: yesterday}}",
        "about: {id: a, name: A, year: soon}",
    ],
)
def test_the_files_schema_refuses_what_the_reader_refuses(dialect: Dialect, text: str) -> None:
    assert read_contents({Path("a.yaml"): text.encode()}, Path("a.yaml")).plan is None
    assert not takes(dialect, text)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_shipped_files_fit_their_schema(dialect: Dialect) -> None:
    top = Path(__file__).parent.parent
    files = sorted((top / "data").glob("*.yaml"))
    assert [file.name for file in files if not takes(dialect, file.read_text(encoding="utf-8"))] == []
    assert files


RECORDS = (About, Area, Counted, Indicator, Inference, KnownFinding, Name, Plan, PlannedInvestment, Project, SetAside, Source)


@pytest.mark.parametrize("record", [*RECORDS, Statement, Total, UnitName], ids=lambda record: str(record.__name__))
def test_each_field_of_the_files_has_one_meaning(record: type) -> None:
    of_record, common = meanings().get(record.__name__, {}), meanings()["common"]
    names = [field.name for field in fields(record)]
    assert set(of_record) <= set(names), "a meaning of a field that there is not"
    assert [name for name in names if name not in of_record and name not in common] == []
    said = [meaning(record.__name__, name) for name in names]
    assert all(each.zh != each.en and not each.zh.endswith("。") and not each.en.endswith(".") for each in said)


def test_a_meaning_that_many_share_is_the_meaning_of_several() -> None:
    every = [*RECORDS, Statement, Total, UnitName]
    assert meanings().keys() <= {"common", *(record.__name__ for record in every)}
    shared = Counter(
        field.name for record in every for field in fields(record) if field.name not in meanings().get(record.__name__, {})
    )
    assert shared.keys() == meanings()["common"].keys()


# docs/json.md


def said_of(schema: dict[str, Any]) -> str:  # noqa: PLR0911 a kind of schema each
    """The type of a value, as the page says it."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(map(said_of, schema["anyOf"])))
    if "enum" in schema:
        return " ".join(f"`{code}`" for code in schema["enum"]) if len(schema["enum"]) <= MOST_CODES else "a code"
    if "const" in schema:
        return f"`{schema['const']}`"
    if schema.get("type") == "array":
        return "two numbers, either null" if "maxItems" in schema else f"list of {said_of(schema['items'])}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"by key, {said_of(schema['additionalProperties'])}"
    kinds = schema.get("type", "anything")
    return " or ".join([kinds] if isinstance(kinds, str) else kinds)


def table_of(schema: dict[str, Any]) -> list[str]:
    rows = [f"| `{field}` | {said_of(of)} | {of['description']} |" for field, of in schema["properties"].items()]
    return ["| field | type | meaning |", "|---|---|---|", *rows, ""]


def page_of_fields() -> str:
    """Each command's rows and summary, and every type once, from the schemas."""
    schemas = {command: schema_of(command) for command in named()[1:]}
    types = {name: schema for of in schemas.values() for name, schema in of["$defs"].items()}
    lines = ["## Commands", "| command | a row of `results` | `summary` |", "|---|---|---|"]
    for command, schema in schemas.items():
        row, summary = (schema["properties"][member] for member in ("results", "summary"))
        lines.append(f"| `{command}` | {said_of(row['items'])} | {said_of(summary['anyOf'][0])} |")
    lines += ["", "## Types", ""]
    for name, schema in sorted(types.items()):
        lines += [f"### {name}", *table_of(schema)]
    return "\n".join(lines)


def test_the_page_of_all_fields_is_current() -> None:
    text = PAGE.read_text(encoding="utf-8")
    written = text.split(MARK)[0] + MARK + page_of_fields()
    if UPDATE:
        PAGE.write_text(written, encoding="utf-8")
    assert text == written or UPDATE
