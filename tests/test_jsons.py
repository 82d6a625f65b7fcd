"""JSON is written row by row, and reads as if it had been written at once."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Run

TEXTS = """\
indicators:
  GDP:
    name: {zh: "“results”: []", en: '"results": [] \\ {}'}
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2023: [{value: 601.7, at: 7}]}
    target: {2024: [{text: {zh: "同步"}, at: 38}], 2025: [{value: 700, at: 38}]}
"""


@pytest.mark.parametrize("command", ["status", "gap", "projects", "show GDP --explain"])
def test_row_by_row_is_what_the_encoder_writes_at_once(run: Run, command: str) -> None:
    written = run(*command.split(), "--json", plan=TEXTS).out
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n"
    assert list(json.loads(written)) == ["schema_version", "command", "plan", "as_of", "results", "summary", "problems"]


def test_a_bad_plan_has_no_rows_and_its_problems(run: Run) -> None:
    written = run("status", "--json", plan=TEXTS.replace("nature: flow", "nature: flood")).out
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n"
    assert '"results": [],' in written
