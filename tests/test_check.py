"""The check command: what it finds and where, what a plan explains, and how it ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ran, Run

PLAN = """\
indicators:
  AIR:
    name: {zh: 优良天数比率, en: Good-air-day ratio}
    unit: "%"
    nature: rate
    direction: higher
    actual:
      2023: [{value: 94.5, at: 1}]
    target:
      2024: [{value: 96, intent: keep, at: 2}]
  SHARE:
    name: {zh: 某占比}
    unit: "%"
    nature: rate
    direction: higher
    actual:
      2023: [{value: 104.5, at: 3}]
"""
KEEP, SHARE = "words-keep", "share-over-whole"
WITHOUT_ERROR = PLAN.replace("104.5", "94.5")
SILENT = WITHOUT_ERROR.replace("value: 96", "value: 94.5")


def known(id_: str, rule: str) -> str:
    return f"""\
findings:
  {id_}:
    - rule: {rule}
      explanation: {{zh: 来源如此, en: So says the source}}
"""


def rules(ran: Ran) -> list[tuple[str, str, bool]]:
    return [(row["rule"], row["severity"], row["known"]) for row in ran.json["results"]]


def test_a_finding_has_its_place_its_words_and_its_severity(run: Run, tmp_path: Path) -> None:
    ran = run("check", "--json", plan=PLAN)
    assert ran.code == 1
    place = {"file": str(tmp_path / "plan.yaml")}
    share, keep = ran.json["results"]
    assert share == {
        **place,
        "rule": SHARE,
        "severity": "error",
        "id": "SHARE",
        "name_zh": "某占比",
        "name_en": None,
        "line": 17,
        "column": 22,
        "message_zh": "比重 104.5% 超过 100%",
        "message_en": "a share of 104.5% is more than the whole",
        "known": False,
        "explanation_zh": None,
        "explanation_en": None,
    }
    assert keep == {
        **place,
        "rule": KEEP,
        "severity": "warning",
        "id": "AIR",
        "name_zh": "优良天数比率",
        "name_en": "Good-air-day ratio",
        "line": 10,
        "column": 14,
        "message_zh": "目标称“保持”在96%，但 2023 为 94.5%",
        "message_en": "the target is to keep 96%, yet 2023 had 94.5%",
        "known": False,
        "explanation_zh": None,
        "explanation_en": None,
    }
    assert ran.json["summary"] == {"findings": 2, "known": 0, "errors": 1, "warnings": 1}


def test_what_is_new_stands_among_the_problems_too(run: Run, tmp_path: Path) -> None:
    problems: list[dict[str, Any]] = run("check", "--json", plan=PLAN + known("AIR", KEEP)).json["problems"]
    assert problems == [
        {
            "rule": SHARE,
            "severity": "error",
            "file": str(tmp_path / "plan.yaml"),
            "line": 17,
            "column": 22,
            "message": "a share of 104.5% is more than the whole",
            "hint": "check the figure and its unit; a growth is written as growth",
        }
    ]


@pytest.mark.parametrize(
    ("plan", "gently", "strictly"),
    [
        # An error, a warning, nothing; each known or not.
        (PLAN, 1, 1),
        (PLAN + known("SHARE", SHARE), 0, 1),
        (WITHOUT_ERROR, 0, 1),
        (WITHOUT_ERROR + known("AIR", KEEP), 0, 0),
        (PLAN + known("AIR", KEEP), 1, 1),
        (SILENT, 0, 0),
        # What is known and gone is a warning.
        (SILENT + known("AIR", KEEP), 0, 1),
    ],
)
@pytest.mark.parametrize("format_", ["tsv", "json", "ndjson", "md", "table"])
def test_errors_fail_and_warnings_do_when_strict(run: Run, plan: str, gently: int, strictly: int, format_: str) -> None:
    assert run("check", "--format", format_, plan=plan).code == gently
    assert run("check", "--strict", "--format", format_, plan=plan).code == strictly


def test_silence_is_agreement(run: Run) -> None:
    for format_ in ("table", "wide", "tsv", "csv", "ndjson", "md"):
        assert run("check", "--format", format_, plan=SILENT) == Ran(0, "", "")
    document = run("check", "--json", plan=SILENT).json
    assert (document["results"], document["problems"]) == ([], [])
    assert document["summary"] == {"findings": 0, "known": 0, "errors": 0, "warnings": 0}


# Known findings


def test_a_known_finding_is_shown_with_its_explanation(run: Run) -> None:
    ran = run("check", "--json", "--strict", plan=WITHOUT_ERROR + known("AIR", KEEP))
    (row,) = ran.json["results"]
    assert (ran.code, row["known"], row["explanation_zh"], row["explanation_en"]) == (0, True, "来源如此", "So says the source")
    assert ran.json["summary"] == {"findings": 1, "known": 1, "errors": 0, "warnings": 0}
    said = run("check", "--format", "md", plan=WITHOUT_ERROR + known("AIR", KEEP)).out
    assert "| Good-air-day ratio | words-keep | known |" in said
    assert said.endswith("1 contradiction, 1 known to be the source's own\n")
    said = run("check", "--format", "md", "--lang", "zh", plan=WITHOUT_ERROR + known("AIR", KEEP)).out
    assert "| 优良天数比率 | words-keep | 已知 |" in said
    assert said.endswith("1 处矛盾，其中 1 处为原文已知\n")


@pytest.mark.parametrize(("id_", "rule"), [("SHARE", KEEP), ("AIR", SHARE), ("AIR", "words-raise"), ("NOBODY", KEEP)])
def test_what_is_known_is_known_of_one_subject_by_one_rule(run: Run, id_: str, rule: str) -> None:
    assert rules(run("check", "--json", plan=WITHOUT_ERROR + known(id_, rule))) == [
        (KEEP, "warning", False),
        ("finding-gone", "warning", False),
    ]


def test_stale_known_finding(run: Run) -> None:
    ran = run("check", "--json", plan=SILENT + known("AIR", KEEP))
    (row,) = ran.json["results"]
    assert (row["rule"], row["id"], row["name_zh"], row["line"], row["column"]) == ("finding-gone", "AIR", "优良天数比率", 20, 7)
    assert (row["message_en"], row["message_zh"]) == (
        "the known finding words-keep no longer occurs",
        "已知问题 words-keep 不再出现",
    )


def test_of_several_known_findings_only_what_is_gone_is_told(run: Run) -> None:
    more = "    - rule: words-raise\n      explanation: {zh: 来源如此}\n"
    assert rules(run("check", "--json", plan=WITHOUT_ERROR + known("AIR", KEEP) + more)) == [
        (KEEP, "warning", True),
        ("finding-gone", "warning", False),
    ]


# Where the plan comes from


def test_findings_of_a_folder_stand_in_their_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "indicators.yaml").write_text(WITHOUT_ERROR, encoding="utf-8")
    (tmp_path / "findings.yaml").write_text(known("SHARE", SHARE), encoding="utf-8")
    rows = run("check", "--json", "--data", str(tmp_path)).json["results"]
    assert [(Path(row["file"]).name, row["line"]) for row in rows] == [("indicators.yaml", 10), ("findings.yaml", 3)]


def test_a_plan_that_can_not_be_used_is_not_checked(run: Run) -> None:
    ran = run("check", "--json", plan=PLAN.replace("unit:", "unti:"))
    assert ran.code == 1
    assert "unknown-field" in ran.err
    assert run("check", "--data", "nowhere").code == 2


def test_the_shipped_plan_holds_only_what_it_explains(run: Run) -> None:
    ran = run("check", "--strict", "--json")
    assert ran.code == 0
    assert {(row["id"], row["rule"]) for row in ran.json["results"]} == {
        ("GRAIN-AREA", "words-keep"),
        ("GOOD-AIR-RATIO", "words-keep"),
        ("NEW-POWER-CAPACITY", "impossible-unit"),
        ("WANLI-HERBAL-SLICES", "stage-order"),
        ("JIANGNAN-EMERGENCY-CENTRE", "two-stages"),
        ("XIANGYANG-RESERVOIR", "done-before-start"),
        ("TEN-CHAINS-OUTPUT", "parts-floor"),
        ("KEY-YEAR-INVESTMENT", "part-falls"),
        ("GDP", "rate-and-horizon"),
        ("RESEARCH-INTENSITY-AUTO-PARTS", "growth-of-share"),
        ("PM25", "two-spellings"),
    }
    assert all(row["known"] and row["explanation_en"] and row["explanation_zh"] for row in ran.json["results"])
