"""The command line: nothing that is typed is ignored, and what is refused says what to type instead."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planctl.cli import LONGEST_LINE
from tests.conftest import Run, one_indicator

REFUSED = {
    "gap GDP --data=": "--data is followed by an empty word: is a variable not set?",
    "gap --data '' GDP": "--data is followed by an empty word: is a variable not set?",
    "status --area ''": "--area is followed by an empty word: is a variable not set?",
    "gap GDP --json --json": "--json is given twice",
    "gap GDP --data data --data other": "--data is given twice",
    "--data data gap GDP --data=other": "--data is given twice",
    "gap GDP -f csv --format json": "--format is given twice",
    "gap GDP --json --format csv": "--json and --format csv: give one of them",
    "annex 1 -o annex.csv --json": "-o takes the kind of file from its name: leave out --json and --format",
    "annex 1 -o annex.csv --format md": "-o takes the kind of file from its name: leave out --json and --format",
    "annex 1 --force": "--force goes with -o",
    "annex 1 --excel": "--excel goes with -o",
    "chart GDP -o new.svg/": "-o new.svg/ names a folder: name a file",
}


@pytest.mark.parametrize(("line", "message"), REFUSED.items())
def test_an_option_without_effect_is_refused(run: Run, line: str, message: str) -> None:
    ran = run(*(word.strip("'") for word in line.split()))
    assert (ran.code, ran.out, ran.err) == (2, "", f"planctl: {message}\n")


def test_refusals_are_in_chinese_too(run: Run) -> None:
    assert run("gap", "GDP", "--json", "--json", "--lang", "zh").err == "planctl: --json 写了两次\n"


@pytest.mark.parametrize(
    "line", ["--lang zh --data {plan} gap X", "--lang=zh --data={plan} gap X", "--data {plan} gap X --lang zh"]
)
def test_options_before_the_command(run: Run, tmp_path: Path, line: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(one_indicator(actual="{2023: [{value: 10, at: 1}]}", target="{2024: [{value: 12, at: 1}]}"), encoding="utf-8")
    before = run(*line.format(plan=file).split(), "--format", "md")
    assert before == run("gap", "X", "--data", str(file), "--lang", "zh", "--format", "md")
    assert (before.code, "某项" in before.out) == (0, True)


def test_options_before_no_command(run: Run) -> None:
    assert run("--lang", "zh") == run("--lang=zh")
    assert (run("--lang", "zh").code, run("--lang", "zh").out[:2]) == (0, "用法")
    assert run("--lang", "zh", "--version").out.startswith("planctl ")


def test_a_path_in_the_place_of_a_name(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run("gap", "data").err.endswith("planctl: data is a path: --data data reads the plan in it\n")
    assert run("gap", "--sort", "data").err.count("is a path") == 0
    assert run("check", "data").err.endswith("planctl: data is a path: --data data reads the plan in it\n")


def test_messages_are_short_however_long_the_argument(run: Run) -> None:
    for line in (["gap", "x" * 50_000], ["gap", "GDP", "--sort", "x" * 50_000], ["gap", "GDP", "--" + "x" * 50_000]):
        ran = run(*line)
        assert ran.code == 2
        assert max(map(len, ran.err.splitlines())) <= LONGEST_LINE + len("planctl: ")


def test_a_chinese_name_in_any_locale() -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    line = [sys.executable, "-m", "planctl", "gap", "地区生产总值", "--json"]
    ran = subprocess.run(line, env=environment, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("settings", "colours"),
    [
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR_FORCE": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colour_by_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], colours: bool) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("gap", "GDP", "--format", "table").out) is colours
