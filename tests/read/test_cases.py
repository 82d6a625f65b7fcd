"""Bad input, each case the smallest of its kind: everything that is said about it in both languages.

A case is a file under `tests/cases` as somebody would have written it (or a folder, where it takes several), beside a text of the
same name that holds what is said about it. Dropping in a file adds a test; `PLANCTL_UPDATE=1` writes the texts anew.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planctl.language import Language
from planctl.read import read
from planctl.render.problem import problem_text
from planctl.rules import broken_rule, rules
from tests.conftest import UPDATE, Run

FOLDER = Path(__file__).parent.parent / "cases"
CASES = sorted(path for path in FOLDER.glob("*/*") if path.suffix == ".yaml" or path.is_dir())
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def of(case: Path) -> str:
    return case.relative_to(FOLDER).with_suffix("").as_posix()


@pytest.mark.parametrize("case", CASES, ids=of)
def test_what_is_said_about_bad_input(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case.parent)
    plan, problems, _ = read(Path(case.name))
    assert plan is None
    code = max(broken_rule(problem).exit_code for problem in problems)
    told = ["\n".join(problem_text(problem, language) for problem in problems) for language in LANGUAGES]
    expected = case.with_suffix(".txt")
    text = "\n\n".join([f"exit {code}", *told]) + "\n"
    if UPDATE:
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


ELSEWHERE = {
    # of the plan that a plan follows: tests/plan/test_following.py
    "not-followed",
    # of what a path leads to, or of a file larger than one would keep: test_bad_input
    "no-such-file", "not-a-plain-file", "unreadable", "too-large", "leads-out",
    # of figures that contradict each other, or the report: `planctl check` and `planctl coverage`
    "parts-and-total", "level-and-growth", "share-over-whole", "two-units", "declared-count", "words-keep", "words-raise",
    "words-cut", "impossible-unit", "bound-and-direction", "progress-back", "stage-order", "two-stages",
    "done-before-start", "falls-within-year", "fraction-for-percent", "outside-series", "parts-floor", "part-over-whole",
    "target-below-result", "part-falls", "sum-and-singles", "known-unit", "unit-of-its-own",
    "rate-and-horizon", "growth-of-share", "two-spellings", "finding-gone", "no-such-paragraph",
    "share-and-level", "shares-and-whole", "parts-not-compared", "share-below-nothing", "printed-otherwise",
    "number-not-printed", "set-aside-not-printed", "numbers-missing",
}  # fmt: skip


def test_every_rule_of_reading_has_its_case() -> None:
    told = {
        line.split(": ")[1]
        for case in CASES
        for line in case.with_suffix(".txt").read_text("utf-8").split("\n")
        if names_rule(line)
    }
    assert rules().keys() - told == ELSEWHERE


def names_rule(line: str) -> bool:
    return not line.startswith((" ", "exit")) and ": " in line


def test_problems_as_json(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    ran = run("validate", *(str(case.relative_to(FOLDER)) for case in CASES), "--json")
    problems = json.loads(ran.out)["problems"]
    assert ran.code == 2
    assert {tuple(problem) for problem in problems} == {("rule", "severity", "file", "line", "column", "message", "hint")}
    assert all(len(problem["message"]) < 200 and problem["hint"] for problem in problems)
    said = ran.out + ran.err
    assert [
        word for word in ("pydantic", "yaml.", "while parsing", "Input should", "validation error", "Traceback") if word in said
    ] == []
