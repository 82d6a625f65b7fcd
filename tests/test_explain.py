"""Every rule with the smallest file that breaks it: the file breaks it and no other, and its mend breaks none."""

from __future__ import annotations

from pathlib import Path

import pytest

from planctl.assess.check import check
from planctl.read import read
from planctl.rules import rules
from tests.conftest import Run

RULES = rules()
SHOWN = [name for name, rule in RULES.items() if rule.example]
NOT_SHOWN = {"not-followed",
    # of files rather than of what they say
    "more-problems", "no-such-file", "not-a-plain-file", "leads-out", "unreadable", "no-yaml", "too-large", "not-utf8",
    # too long to show
    "too-deep", "too-many-values", "text-too-long",
    # about a plan and its report
    "no-such-paragraph", "number-not-printed", "set-aside-not-printed", "numbers-missing",
}  # fmt: skip


def broken_by(text: str, folder: Path) -> list[str]:
    file = folder / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    plan, problems, located = read(file)
    return [problem.rule for problem in problems] + [row.rule for row in (check(plan, located).rows if plan else ())]


@pytest.mark.parametrize("rule", SHOWN)
def test_an_example_breaks_its_rule_alone_and_its_mend_none(rule: str, tmp_path: Path) -> None:
    shown = RULES[rule].example
    assert shown is not None
    assert broken_by(shown.broken, tmp_path) == [rule]
    assert broken_by(shown.fixed, tmp_path) == []


def test_every_rule_that_a_short_file_can_show_is_shown() -> None:
    assert RULES.keys() - set(SHOWN) == NOT_SHOWN


def test_a_rule_in_english(run: Run) -> None:
    assert run("explain", "unknown-unit", "--format", "table").out == (
        "unknown-unit (error, exit code 1)\n"
        "the unit “…” is not known\n"
        "hint: see docs/units.md; declare another unit under the top-level key units:\n"
        "the smallest example: the lines - break the rule, the lines + fix it\n"
        "\n"
        "  indicators:\n"
        "    GDP:\n"
        "      name: {zh: 生产总值}\n"
        "-     unit: 亿圆\n"
        "+     unit: 亿元\n"
        "      nature: flow\n"
        "      direction: higher\n"
    )


def test_a_rule_in_chinese_without_an_example(run: Run) -> None:
    assert run("explain", "no-such-file", "--format", "table", "--lang", "zh").out == (
        "no-such-file（错误，退出码 2）\n找不到 …\n提示：检查路径\n"
    )


def test_a_rule_in_markdown(run: Run) -> None:
    assert run("explain", "tab", "--format", "md").out == (
        "- tab (error, exit code 1)\n"
        "- a tab is used to indent\n"
        "- hint: indent with spaces: YAML takes no tabs\n"
        "- the smallest example: the lines - break the rule, the lines + fix it\n"
        "\n"
        "```diff\n"
        "  areas:\n"
        "- \teconomy: {zh: 经济}\n"
        "+   economy: {zh: 经济}\n"
        "```\n"
    )


def test_all_rules_as_json(run: Run) -> None:
    document = run("explain", "--json").json
    assert [row["rule"] for row in document["results"]] == list(RULES)
    assert document["summary"] == {"rules": len(RULES), "all": True}


def test_a_rule_that_is_none(run: Run) -> None:
    ran = run("explain", "tabs")
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: there is no rule “tabs”; did you mean tab or tag?\n")
