"""Whole small plans of other kinds than the shipped one: every command answers on each, in both languages."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import planctl
from tests.conftest import Run, results

FOLDER = Path(__file__).parent / "plans"
PLANS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yaml"))}
COMMANDS = {
    "validate": ["PLAN"],
    **{name: ["--all"] for name in ("status", "gap", "growth", "pace")},
    "show": ["FIRST"],
    "path": ["FIRST", "--growth", "7"],
    "annex": ["all"],
    "chart": ["status"],
    **{name: [] for name in ("projects", "figures", "check", "chains")},
}

NOT_TO_DRAW = {
    ("five-years", "path"),
    ("projects", "path"),
    ("county-structure", "path"),
    ("projects", "chart"),
    ("communique-by-index", "path"),
    ("county-year", "path"),
    ("county-next-year", "path"),
}
"""What has no level to lead to: an average growth over the years, a growth at constant prices, and a list of projects."""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("plan", PLANS)
def test_every_command_answers(run: Run, plan: str, command: str, language: str) -> None:
    first = re.search(r"^(?:indicators|projects):\n  (\S+):", PLANS[plan], re.M)
    assert first
    file = str(FOLDER / f"{plan}.yaml")
    options = [first[1] if option == "FIRST" else option for option in COMMANDS[command]]
    ran = run(command, *([file] if options == ["PLAN"] else [*options, "--data", file]), "--lang", language)
    assert (ran.code, "Traceback" in ran.err) == (2 if (plan, command) in NOT_TO_DRAW else 0, False)


def unexplained(node: object, path: str = "") -> Iterator[str]:
    """Where an answer has neither a number nor a reason, or can't say a thing and not why."""
    if isinstance(node, dict):
        if {"value", "interval", "reason"} <= node.keys() and (node["value"], node["interval"], node["reason"]) == (
            None,
            None,
            None,
        ):
            yield path
        if node.get("family") == "unknown" and not node.get("reason"):
            yield f"{path}.verdict"
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, (list, tuple)) else ()
    for key, value in inner:
        yield from unexplained(value, f"{path}.{key}")


@pytest.mark.parametrize("plan", PLANS)
def test_every_question_has_its_answer_at_each_quarter(plan: str) -> None:
    """Whenever something is published every number is there, or why it is not; and it is JSON."""
    loaded = planctl.load(FOLDER / f"{plan}.yaml")
    days = sorted(set(re.findall(r"published: ?(\d{4}(?:-\d\d){0,2})", PLANS[plan])))
    indicators = [*loaded.plan.indicators]
    answers = {
        f"{day} {question}": answer
        for day in days
        for question, answer in {
            **{name: getattr(loaded, name)(everything=True, as_of=day) for name in ("status", "gap", "growth", "pace", "review")},
            "projects": loaded.projects(as_of=day),
            "figures": loaded.figures(as_of=day),
            "show": loaded.show(*indicators, as_of=day) if indicators else (),
        }.items()
    }
    told = {question: json.loads(json.dumps(answer.to_dicts())) if answer else [] for question, answer in answers.items()}
    assert [f"{question}{where}" for question, rows in told.items() for where in unexplained(rows)] == []
    assert days
    assert any(rows for question, rows in told.items() if "review" in question or "projects" in question)


def test_a_district_abroad_has_its_own_money_and_words(run: Run) -> None:
    rows = results(run, "gap", "--all", plan=PLANS["district-abroad"])
    assert [(row["unit"], row["gap"]["value"], row["gap"]["interval"]) for row in rows] == [
        ("KES million", 159.5, [159.45, 159.55]),
        ("households", 3800, None),
        ("per 100 000 live births", -55, [-55.5, -54.5]),
        ("kt CO2e", -32.4, [-32.95, -31.85]),
        ("bushels", 300, [299, 301]),
    ]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["KES 1240.5 million", "≥KES 1400 million", "KES 655.0 million"]),
        ("zh", ["1240.5百万肯尼亚先令", "1400百万肯尼亚先令以上", "655.0百万肯尼亚先令"]),
    ],
)
def test_money_stands_where_each_language_has_it(run: Run, language: str, told: list[str]) -> None:
    shown = run("show", "REVENUE", "--lang", language, "--format", "table", plan=PLANS["district-abroad"]).out
    assert [figure for figure in told if figure not in shown] == []


def test_a_unit_of_its_own_has_the_words_that_the_plan_gives(run: Run) -> None:
    assert "（蒲式耳）" in run("gap", "MAIZE", "--lang", "zh", "--format", "md", plan=PLANS["district-abroad"]).out


def test_a_name_in_any_language_is_shown_in_both(run: Run) -> None:
    names = [(row["name_zh"], row["name_en"]) for row in results(run, "gap", "--all", plan=PLANS["national-in-english"])]
    assert names == [
        ("Exports", "Exports"),
        ("Unemployment rate", "Unemployment rate"),
        ("Espérance de vie", "Espérance de vie"),
    ]


def test_a_county_is_recorded_in_chinese_throughout(run: Run) -> None:
    plan = PLANS["county-in-chinese"]
    rows = results(run, "gap", plan=plan)
    assert [(row["id"], row["gap"]["value"], row["attribute"], row["target"]["bound"]) for row in rows] == [
        ("粮食总产量", 0.5, "binding", "at_least"),
        ("新增就业-城镇", -400, "expected", "at_least"),
        ("优良天数比例", 0.2, "binding", "at_least"),
        ("GDP增速", 0.3, "expected", "about"),
    ]
    basis = {row["id"]: row["basis"] for row in results(run, "status", plan=plan)}
    assert basis == {"粮食总产量": "stated", "新增就业-城镇": "inferred", "优良天数比例": "stated", "GDP增速": "stated"}
    (pace,) = results(run, "pace", "新增就业-城镇", plan=plan)
    assert (pace["id"], pace["left"]["value"]) == ("新增就业-城镇", 2700)


@pytest.mark.parametrize(
    ("command", "option", "ids"),
    [
        ("status", "--attribute=约束性", ["粮食总产量", "优良天数比例"]),
        ("gap", "--attribute=expected", ["新增就业-城镇", "GDP增速"]),
        ("projects", "--stage=续建", ["绕城公路"]),
        ("projects", "--stage=完工", []),
    ],
)
def test_choices_are_made_in_chinese_on_the_line(run: Run, command: str, option: str, ids: list[str]) -> None:
    assert [row["id"] for row in results(run, command, option, plan=PLANS["county-in-chinese"])] == ids


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "没有“约束”，可选：约束性（binding）、预期性（expected）、参考性（reference）、未注明（unstated）"),
        ("en", "there is no “约束”; one of: binding, expected, reference, unstated"),
    ],
)
def test_what_no_choice_is_gets_the_list(run: Run, language: str, told: str) -> None:
    ran = run("status", "--attribute", "约束", "--lang", language, plan=PLANS["county-in-chinese"])
    assert (ran.code, ran.err.replace("：没", ": 没")) == (2, f"planctl: --attribute: {told}\n")


@pytest.mark.parametrize("word", ["Exports", "espérance de vie"])
def test_a_subject_is_found_by_its_only_name(run: Run, word: str) -> None:
    assert len(results(run, "gap", word, plan=PLANS["national-in-english"])) == 1


BY_INDEX = PLANS["communique-by-index"]


def test_shares_of_the_plan_and_indices_midway(run: Run) -> None:
    rows = results(run, "review", "--as-of", "2024-10-31", plan=BY_INDEX)
    found = {row["id"]: (row["latest"]["value"], row["needed"] and row["needed"]["value"], row["verdict"]) for row in rows}
    assert found == {
        "FIRES": (105, -0.7, "missed"),
        "REVENUE": (49.6, 5.04, "behind"),
        "OUTPUT": (5.7, None, "so_far_short"),
        "JOBS": (62, 6.3, "on_schedule"),
    }
    paces = results(run, "pace", "--all", "--as-of", "2024-07-31", plan=BY_INDEX)
    assert {row["id"]: (row["left"]["value"], row["left"]["unit"], row["share_of_target"]["value"]) for row in paces} == {
        "REVENUE": (30.2, "亿元", 49.6),
        "JOBS": (38, "percentage_points", 62),
    }


@pytest.mark.parametrize("command", ["status", "gap"])
def test_shares_of_the_plan_and_indices_at_the_end(run: Run, command: str) -> None:
    found = {row["id"]: (row["result"]["value"], row["verdict"]) for row in results(run, command, "--all", plan=BY_INDEX)}
    assert found == {
        "REVENUE": (105.7, "exceeded"),
        "JOBS": (100, "met"),
        "FIRES": (105, "missed"),
        "OUTPUT": (6.0, "met"),
    }


SAID = {
    "zh": [
        "60.0 (2024) | 占计划105.7%",
        "占计划100% (2024) | 占计划100.0%",
        "40以内 (2024) | 占计划105% (2024-Q3)",
        "+6% (2024) | +6.0%（指数106.0）",
    ],
    "en": [
        "60.0 (2024) | 105.7% of plan",
        "100% of plan (2024) | 100.0% of plan",
        "≤40 (2024) | 105% of plan (2024-Q3)",
        "+6% (2024) | +6.0% (index 106.0)",
    ],
}


@pytest.mark.parametrize("language", SAID)
def test_a_share_of_the_plan_and_an_index_in_words(run: Run, language: str) -> None:
    table = run("gap", "--all", "--lang", language, "--format", "md", plan=BY_INDEX).out.splitlines()[2:]
    assert [" | ".join(line.split(" | ")[1:3]) for line in table if line.startswith("|")][-4:] == SAID[language]


ABROAD = PLANS["mid-term-abroad"]


def test_mid_term_and_end_targets_are_legs(run: Run) -> None:
    found = [
        (row["id"], row["baseline"]["period"], row["target"]["period"], row["gap"]["value"], row["required_rate"]["value"])
        for row in results(run, "gap", "--all", plan=ABROAD)
        if row["baseline"]
    ]
    assert found == [
        ("EXPORTS", "2022", "2025", 6.0, 9.14),
        ("EXPORTS", "2022", "2030", 20.0, 9.05),
        ("EXPORTS", "2025", "2030", 14.0, 9.00),
        ("POVERTY", "2022", "2025", -4.0, None),
        ("POVERTY", "2022", "2030", -14.0, None),
        ("POVERTY", "2025", "2030", -10.0, None),
    ]
    ran = run("gap", "--all", "--json", plan=ABROAD)
    assert ran.json["summary"]["targets"] == 6


def test_growth_targets_imply_levels(run: Run) -> None:
    rows = results(run, "gap", "--all", plan=ABROAD)
    implied = {row["id"]: row["implied_level"]["value"] for row in rows if row["implied_level"]}
    assert implied == {"EXPORTS": 21.6, "VISITORS": 1.39}
