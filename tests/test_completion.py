"""A shell that asks what can be typed next is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
SCRIPT = """
eval "$(_PLANCTL_COMPLETE=source_bash planctl)"
COMP_WORDS=({words}); COMP_CWORD={at}
_planctl_completion planctl
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def offered(*words: str) -> list[str]:
    """What bash offers for the last of some words."""
    script = SCRIPT.format(words=" ".join(map(repr, words)), at=len(words) - 1)
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, env=environment).stdout.split()


@pytest.mark.parametrize(
    ("words", "completions"),
    [
        (["planctl", "st"], ["status"]),
        (["planctl", "c"], ["chains", "coverage", "chart", "check"]),
        (["planctl", "gap", "--he"], ["--headline", "--help"]),
        (["planctl", "status", "--attribute", "b"], ["binding"]),
        (["planctl", "annex", "1", "--for"], ["--force", "--format"]),
        (["planctl", "nothing", "x"], []),
        (["planctl", "status", "GD"], ["GDP"]),
        (["planctl", "show", "荷花水"], ["荷花水库"]),
        (["planctl", "status", "gd"], ["gdp"]),
        (["planctl", "status", "--area", "econ"], ["economy"]),
        (["planctl", "projects", "--category", "r"], ["rural"]),
        (["planctl", "status", "--verdict", "missed,be"], ["missed,behind", "missed,below_required"]),
    ],
)
def test_bash_completes_commands_options_and_choices(words: list[str], completions: list[str]) -> None:
    assert sorted(offered(*words)) == sorted(completions)


BROKEN = """\
areas:
  economy: {zh: 经济
indicators:
  GDP:
    name: {zh: 生产总值}
    unit: 亿圆
  JOBS:
    unit: 人
projects:
  DAM: {name: 水库}
"""


@pytest.mark.parametrize(("words", "completions"), [(["status", ""], ["GDP", "JOBS"]), (["status", "--area", ""], ["economy"])])
def test_a_plan_with_faults_is_completed_by_what_it_seems_to_hold(
    words: list[str], completions: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.setenv("PLANCTL_DATA", str(tmp_path))
    assert offered("planctl", *words) == completions


@pytest.mark.parametrize(
    ("shell", "line"), [("bash", "complete -o default"), ("zsh", "#compdef planctl"), ("fish", "complete --command")]
)
def test_each_shell_gets_its_script(shell: str, line: str) -> None:
    environment = os.environ | {"_PLANCTL_COMPLETE": f"source_{shell}"}
    ran = subprocess.run([BIN / "planctl"], capture_output=True, text=True, check=True, env=environment)
    assert any(each.startswith(line) for each in ran.stdout.split("\n"))


def test_no_file_of_the_shell_is_written() -> None:
    ran = subprocess.run([BIN / "planctl", "--install-completion"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
