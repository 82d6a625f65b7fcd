"""Every command's JSON is what its schema says, and the schema of the files takes the shipped ones."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from planctl.commands.schema import FILES, named, schema_of
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


def test_the_files_schema_refuses_what_the_reader_refuses() -> None:
    validator = jsonschema.Draft202012Validator(schema_of(FILES))
    good = {"indicators": {"X": {"name": {"zh": "甲"}, "unit": "个", "nature": "flow", "direction": "higher"}}}
    assert validator.is_valid(good)
    assert not validator.is_valid({"indicators": {"X": {"name": {"zh": "甲"}, "unit": "个", "nature": "flow"}}})
    assert not validator.is_valid({"indicatorz": {}})


def test_the_shipped_files_fit_their_schema() -> None:
    validator = jsonschema.Draft202012Validator(schema_of(FILES))
    for file in sorted((Path(__file__).parent.parent / "data").glob("*.yaml")):
        # Keys are text in planctl's reading; here PyYAML has typed years and paragraphs as integers.
        validator.validate(json.loads(json.dumps(yaml.safe_load(file.read_text(encoding="utf-8")))))


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
