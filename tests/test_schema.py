"""Every command's JSON is what its schema says, and the schema of the files takes the shipped ones."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from planctl.commands.schema import FILES, named, schema_of
from tests.conftest import Run

# Any text with numbers will do: it need not be the plan's report.
REPORT = ["--report", str(Path(__file__).parent.parent / "docs" / "data-format.md")]
ARGUMENTS = {
    "annex": ["all"],
    "chart": ["GDP"],
    "coverage": REPORT,
    "diff": [str(Path(__file__).parent / "plans" / f"{name}.yaml") for name in ("projects", "five-years")],
    "panel": [str(Path(__file__).parent / "panel" / "counties.csv")],
    "path": ["GDP"],
    "show": ["GDP", "FAI", "HEHUA-RESERVOIR", "KEY-COUNT", "--explain"],
    "trace": ["GDP", *REPORT],
    "validate": [str(Path(__file__).parent.parent / "data")],
}


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
