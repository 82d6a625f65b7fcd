"""Every rule with the smallest file that breaks it, and every other word of planctl's with its meaning."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

import pytest

from planctl.assess.check import check
from planctl.assess.verdict import Family, Verdict
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import Bound
from planctl.plan.vocabulary import Attribute, Basis, Direction, Form, Nature, Prices, Role, Stage, Trust
from planctl.read import read
from planctl.render.terms import KINDS, called
from planctl.render.verdicts import LOOKS
from planctl.rules import rules
from planctl.terms import Kind, meanings
from tests.conftest import Run

RULES = rules()
SHOWN = [name for name, rule in RULES.items() if rule.example]
NOT_SHOWN = {"not-followed",
    # of files rather than of what they say
    "more-problems", "no-such-file", "not-a-plain-file", "leads-out", "another-plan", "unreadable", "no-yaml", "too-large",
    "not-utf8",
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
    assert [row["id"] for row in document["results"] if row["kind"] == "rule"] == list(RULES)
    terms = sum(map(len, meanings().values()))
    assert document["summary"] == {"terms": terms, "rules": len(RULES), "all": True}


def test_a_word_that_is_none(run: Run) -> None:
    ran = run("explain", "tabs")
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: there is no word “tabs”; did you mean tab?\n")


# Words and marks

CLOSED_SETS: dict[Kind, set[str]] = {
    "verdict": set(Verdict),
    "reason": set(Reason),
    "family": set(Family),
    **{
        cast("Kind", kind): set(get_args(words))
        for kind, words in {
            "attribute": Attribute,
            "basis": Basis,
            "nature": Nature,
            "direction": Direction,
            "bound": Bound,
            "stage": Stage,
            "prices": Prices,
            "form": Form,
            "role": Role,
            "trust": Trust,
        }.items()
    },
}


def test_every_code_has_a_meaning_and_is_called_something() -> None:
    assert {kind: set(of_kind) for kind, of_kind in meanings().items() if kind != "mark"} == CLOSED_SETS
    assert {kind: set(of_kind) for kind, of_kind in called().items()} == CLOSED_SETS
    assert meanings().keys() == set(get_args(Kind))
    assert KINDS.keys() == {*get_args(Kind), "rule"}


def test_every_sign_of_a_verdict_has_a_meaning() -> None:
    assert {look.sign for look in LOOKS.values()} - meanings()["mark"].keys() == set()
    assert set("*†~—") - meanings()["mark"].keys() == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_word_is_known_as_it_is_printed_and_by_its_code(run: Run, language: str) -> None:
    for row in run("explain", "--json").json["results"]:
        if row["kind"] != "rule":
            for word in (row["id"], *row[f"words_{language}"]):
                assert row in run("explain", word, "--json").json["results"], word


def test_a_verdict_in_both_languages(run: Run) -> None:
    assert run("explain", "missed", "--format", "table").out == (
        "missed (verdict, code missed, sign ✗)\nthe result is worse than the target\n"
    )
    assert run("explain", "未达预期", "--format", "table", "--lang", "zh").out == (
        "未达目标、未完成、未达预期（判断，代码 missed，符号 ✗）\n结果差于目标\n"
    )


def test_a_word_that_is_the_code_of_two_terms_is_told_of_each(run: Run) -> None:
    assert [row["kind"] for row in run("explain", "No_Target", "--json").json["results"]] == ["verdict", "reason"]


@pytest.mark.parametrize(
    ("word", "id_"), [("P7", "P38"), ("〔12〕", "〔1〕"), ("†", "†"), ("≈", "≈"), ("要求高于2021年", "asks_more")]
)
def test_marks_and_words_with_a_number_of_their_own(run: Run, word: str, id_: str) -> None:
    assert [row["id"] for row in run("explain", word, "--json").json["results"]] == [id_]
