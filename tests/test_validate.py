"""What the files of a plan hold, when they hold one at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

GOOD = """\
indicators:
  GDP:
    name: {zh: 地区生产总值}
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2023: [{value: 601.7, at: 7}, {growth: 6.8, at: 7}]}
    target: {2024: [{text: {zh: 同步}, at: 38}]}
projects:
  HEHUA:
    name: {zh: 荷花水库}
    actual: {2023: [{stage: continuing, at: 24}, {progress: 31, at: 24}]}
"""
BAD = """\
indicators:
  GDP:
    name: {zh: 地区生产总值}
    unit: 亿圆
    nature: flow
    direction: higher
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.yaml"
    file.write_text(GOOD, encoding="utf-8")
    return file


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "bad.yaml"
    file.write_text(BAD, encoding="utf-8")
    return file


def test_a_good_plan_is_counted_in_silence(run: Run, good: Path) -> None:
    ran = run("validate", str(good), "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json == {
        "schema_version": "4.0",
        "command": "validate",
        "plan": None,
        "as_of": None,
        "results": [
            {
                "path": str(good),
                "valid": True,
                "errors": 0,
                "warnings": 0,
                "indicators": 1,
                "projects": 1,
                "totals": 0,
                "figures": 3,
            }
        ],
        "summary": {"plans": 1, "valid": 1, "schema_version": "4.0"},
        "problems": [],
    }


def test_a_bad_plan_is_told_on_both_streams(run: Run, good: Path, bad: Path) -> None:
    ran = run("validate", str(good), str(bad), "--json")
    assert ran.code == 1
    assert ran.err == (
        f"{bad}:4:11: unknown-unit: the unit “亿圆” is not known\n      unit: 亿圆\n            ^\n  hint: write 亿元\n"
    )
    assert [row["valid"] for row in ran.json["results"]] == [True, False]
    assert ran.json["results"][1] == {
        "path": str(bad),
        "valid": False,
        "errors": 1,
        "warnings": 0,
        "indicators": None,
        "projects": None,
        "totals": None,
        "figures": None,
    }
    assert ran.json["summary"] == {"plans": 2, "valid": 1, "schema_version": "4.0"}
    assert ran.json["problems"] == [
        {
            "rule": "unknown-unit",
            "severity": "error",
            "file": str(bad),
            "line": 4,
            "column": 11,
            "message": "the unit “亿圆” is not known",
            "hint": "write 亿元",
        }
    ]


def test_a_plan_that_is_not_there_could_not_be_validated(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    ran = run("validate", str(missing), "--lang", "zh", "--format", "csv")
    assert ran.code == 2
    assert ran.err == f"{missing}: no-such-file: 找不到 {missing}\n  提示：检查路径\n"
    assert ran.out == (
        "path,valid,errors,warnings,indicators,projects,totals,figures\n"  # its counts are not known
        f"{missing},false,1,0,,,,\n"
    )


def test_the_worst_problem_decides_how_the_run_ends(run: Run, tmp_path: Path, good: Path, bad: Path) -> None:
    assert run("validate", str(good)).code == 0
    assert run("validate", str(good), str(bad)).code == 1
    assert run("validate", str(tmp_path / "missing"), str(bad), str(good)).code == 2


def test_another_command_has_nothing_to_answer_about_a_bad_plan(run: Run, bad: Path) -> None:
    told = f"{bad}:4:11: unknown-unit: 不认识单位“亿圆”\n      unit: 亿圆\n            ^\n  提示：写 亿元\n"
    assert run("gap", "--data", str(bad), "--lang", "zh") == (1, "", told)
    ran = run("gap", "--data", str(bad), "--lang", "zh", "--json")
    assert (ran.code, ran.err) == (1, told)
    assert ran.json | {"problems": [problem["rule"] for problem in ran.json["problems"]]} == {
        "schema_version": "4.0",
        "command": "gap",
        "plan": None,
        "as_of": None,
        "results": [],
        "summary": {},
        "problems": ["unknown-unit"],
    }
