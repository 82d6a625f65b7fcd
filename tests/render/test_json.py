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


def test_many_rows_stand_on_a_line_each(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    spread = run("gap", "GDP", "--json", plan=TEXTS)
    monkeypatch.setattr("planctl.render.json.MOST_SPREAD", 1)
    long = run("gap", "GDP", "--json", plan=TEXTS)
    assert long.json == spread.json
    start, first, second, end = (long.out.split("\n")[at] for at in (5, 6, 7, 8))
    assert (start, end) == ('  "results": [', "  ],")
    assert [json.loads(first.rstrip(",")), json.loads(second)] == spread.json["results"]


def test_a_row_of_the_report_stands_for_its_section_s(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    spread = run("report", "--json", plan=TEXTS)
    monkeypatch.setattr("planctl.render.json.MOST_SPREAD", sum(row["rows"] for row in spread.json["results"]) - 1)
    long = run("report", "--json", plan=TEXTS)
    assert long.json == spread.json
    assert len(long.out.split("\n")) < 20 < len(spread.out.split("\n"))
