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


LONG = "\n".join(
    f"  {id_}: {{name: {{zh: {id_}}}, unit: 亿元, nature: stock, direction: higher, {more}"
    f"actual: {{2023: [{{value: {was}, at: 1}}]}}, target: {{2024: [{{value: {to_be}, at: 1}}]}}}}"
    for id_, was, to_be, more in (
        ("A", "0.00000000000001", "999999999999997", "parts: {all: [B, C]}, "),
        ("B", "0.00000000000001", "999999999999999", ""),
        ("C", "-0.123456789012345", "0.123456789012345", ""),
    )
)


@pytest.mark.parametrize("format_", ["json", "ndjson", "tsv", "csv", "wide", "md"])
def test_a_long_number_has_all_its_digits_and_no_others(run: Run, format_: str) -> None:
    gap, low, high = "999999999999996.99999999999999", "999999999999996.499999999999985", "999999999999997.499999999999995"
    every = ("--fields", "all") if format_ in ("tsv", "csv") else ()
    out = run("gap", "A", "--format", format_, *every, plan=f"indicators:\n{LONG}").out.replace("\n", "")
    assert all(digits in out for digits in ((gap,) if format_ in ("wide", "md") else (gap, low, high)))
    assert "99999999999999900" not in out


def test_a_sum_loses_no_digit(run: Run) -> None:
    found = run("check", "--format", "md", plan=f"indicators:\n{LONG}").out
    assert "in 2023 the parts by all add to -0.123456789012335 (100m yuan), not 0.00000000000001 (100m yuan); rounding" in found
    assert (
        "in 2024 the parts by all add to 999999999999999.123456789012345 (100m yuan), not 999999999999997 (100m yuan); rounding"
        in found
    )


def test_an_answer_beyond_all_figures_leaves_the_others(run: Run) -> None:
    far = LONG.replace("target: {2024:", "2024: [{value: 999999999999999, at: 1}]}, target: {2199:").replace(
        "}]}, 2024", "}], 2024"
    )
    rows = run("status", "--method", "unsd", "--json", plan=f"indicators:\n{far}").json["results"]
    assert [(row["id"], row["observed"]["reason"]) for row in rows] == [
        ("A", "out_of_range"),
        ("B", "out_of_range"),
        ("C", "negative_base"),
    ]
