"""Kinds of targets on whole small plans: every verdict as it was worked out by hand in the plan's own comment."""

from pathlib import Path

import pytest

from tests.conftest import Run, results

PROVINCE = (Path(__file__).parent / "plans" / "province.yaml").read_text(encoding="utf-8")


def judged(run: Run, command: str, plan: str, *options: str) -> list[tuple[str, float | None, str, float | None]]:
    """Of each row the indicator, its target, the verdict, and how far the result is beyond the target or short of it."""
    rows = results(run, command, *options, plan=plan)
    return [(row["id"], row["target"]["value"], row["verdict"], row["margin"]["value"]) for row in rows]


def test_each_kind_of_target_of_a_province_is_judged(run: Run) -> None:
    assert judged(run, "status", PROVINCE) == [
        ("GDP", 6, "exceeded", 0.4),
        ("GDP", 7, "missed", -0.6),
        ("REVENUE", 300, "exceeded", 25),
        ("REVENUE", 320, "exceeded", 5),
        ("RETAIL", 8, "met", 0),
        ("GRAIN", 2000, "met", -15),
        ("JOBS", 50, "missed", -0.7),
        ("PRICES", 3, "missed", None),
    ]


def test_second_steps_are_not_counted_again(run: Run) -> None:
    for command in ("status", "review"):
        counts = run(command, "--json", plan=PROVINCE).json["summary"]["by_attribute"]["expected"]
        assert counts == {"indicators": 6, "inferred": 0, "verdicts": {"result": {"exceeded": 2, "met": 2, "missed": 2}}}


def test_review_has_a_second_step_after_its_first(run: Run) -> None:
    assert [(row["id"], row["target"]["value"]) for row in results(run, "review", plan=PROVINCE)] == [
        ("JOBS", 50),
        ("PRICES", 3),
        ("GDP", 6),
        ("GDP", 7),
        ("REVENUE", 300),
        ("REVENUE", 320),
        ("RETAIL", 8),
        ("GRAIN", 2000),
    ]


def test_a_second_step_says_so_beside_its_target(run: Run) -> None:
    table = """\
| Indicator (unit) | Attr. | Actual 2023 | Target 2024 | Result | Comparison |
| --- | --- | ---: | ---: | ---: | --- |
| GDP (growth) | expected | +5.8% | ≥+6% | +6.4% | better by 0.4 points |
| GDP (growth) | expected | +5.8% | stretch +7% | +6.4% | missed, 0.6 points short |

- expected 1: with a result 1 (better 1)
"""
    assert run("status", "GDP", "--lang", "en", "--format", "md", plan=PROVINCE).out == table


def test_without_a_width_about_is_not_judged_below(run: Run) -> None:
    assert judged(run, "status", PROVINCE.replace("  about_width: 1\n", ""), "GRAIN", "JOBS") == [
        ("GRAIN", 2000, "no_width", -15),
        ("JOBS", 50, "no_width", -0.7),
    ]


WORDS = (Path(__file__).parent / "plans" / "county-of-words.yaml").read_text(encoding="utf-8")


def test_milestones_are_reached_or_not(run: Run) -> None:
    found = [(row["id"], row["target"]["period"], row["verdict"]) for row in results(run, "gap", plan=WORDS)]
    assert found == [
        ("GDP", "2024", "exceeded"),
        ("GDP", "2025", "asks_more"),
        ("HEALTHY-COUNTY", "2024", "met"),
        ("BRIDGE", "2024", "done_early"),
        ("BRIDGE", "2026", "in_words"),
        ("PARK", "2023", "missed"),
        ("PARK", "2024", "missed"),
        ("SCHOOL", "2024", "in_words"),
    ]
    midway = {row["id"]: row["verdict"] for row in results(run, "review", "--as-of", "2024-07-31", plan=WORDS)}
    assert midway == {
        "HEALTHY-COUNTY": "so_far_short",
        "BRIDGE": "done_early",
        "GDP": "no_result",
        "PARK": "in_words",
        "SCHOOL": "in_words",
    }
    (annexed,) = [row for row in results(run, "annex", "1", plan=WORDS) if row["id"] == "PARK"]
    assert (annexed["verdict"], annexed["actual"]["reached"], annexed["unit"]) == ("missed", False, "")


MILESTONES = {
    "en": """\
| Indicator (unit) | Attr. | Actual 2023 | Target 2024 | Result | Comparison |
| --- | --- | ---: | ---: | ---: | --- |
| National healthy county | expected | — | passes acceptance | reached | met |
| The bridge | binding | — | is joined | reached (2024-H1) | done early |
| Provincial park | expected | not reached | is approved | not reached | missed |
| The new school | — | — | admits pupils | — | in words |
""",
    "zh": """\
| 指标（单位） | 属性 | 实际 2023 | 目标 2024 | 结果 | 比较 |
| --- | --- | ---: | ---: | ---: | --- |
| 国家卫生县城 | 预期性 | — | 通过验收 | 已实现 | 达到预期 |
| 长江大桥 | 约束性 | — | 合龙 | 已实现 (2024-H1) | 提前完成 |
| 省级开发区 | 预期性 | 未实现 | 获批 | 未实现 | 未达预期 |
| 县一中新校区 | — | — | 招生 | — | 目标是文字 |
""",
}


@pytest.mark.parametrize("language", MILESTONES)
def test_milestones_in_words(run: Run, language: str) -> None:
    ids = ("HEALTHY-COUNTY", "BRIDGE", "PARK", "SCHOOL")
    shown = run("status", *ids, "--lang", language, "--format", "md", plan=WORDS).out
    assert shown[: shown.index("\n\n") + 1] == MILESTONES[language]


def test_a_milestone_has_no_unit_and_no_direction_to_show(run: Run) -> None:
    shown = run("show", "BRIDGE", "--lang", "en", "--format", "md", plan=WORDS).out
    assert [line for line in shown.splitlines() if line.startswith("- ")][:4] == [
        "- 长江大桥 (The bridge)",
        "- Id: BRIDGE",
        "- Nature: milestone",
        "- Attribute: binding (stated)",
    ]
