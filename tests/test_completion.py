"""A shell that asks what can be typed next is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import typer

from planctl.commands.completion import ids_of

BIN = Path(sys.executable).parent
SET_UP = 'eval "$(_PLANCTL_COMPLETE=source_bash planctl)"'
ASK = """
COMPREPLY=(); COMP_WORDS=({words}); COMP_CWORD={at}
_planctl_completion planctl
echo "${{COMPREPLY[@]}}"
"""


def offered(*lines: str) -> list[list[str]]:
    """What bash offers for the last word of each line."""
    asked = [ASK.format(words=" ".join(map(repr, line.split(" "))), at=line.count(" ")) for line in lines]
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    ran = subprocess.run(["bash", "-c", SET_UP + "".join(asked)], capture_output=True, text=True, check=True, env=environment)
    return [sorted(line.split()) for line in ran.stdout.splitlines()]


COMPLETED = {
    "planctl st": ["status"],
    "planctl c": ["chains", "chart", "check", "coverage"],
    "planctl gap --he": ["--headline", "--help"],
    "planctl status --attribute b": ["binding"],
    "planctl annex 1 --for": ["--force", "--format"],
    "planctl nothing x": [],
    "planctl status GD": ["GDP"],
    "planctl show 荷花水": ["荷花水库"],
    "planctl status gd": ["gdp"],
    "planctl status --area econ": ["economy"],
    "planctl projects --category r": ["rural"],
    "planctl status --verdict missed,be": ["missed,behind", "missed,below_required"],
}


def test_bash_completes_commands_options_and_choices() -> None:
    assert dict(zip(COMPLETED, offered(*COMPLETED), strict=True)) == {line: sorted(words) for line, words in COMPLETED.items()}


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


def test_a_plan_with_faults_is_completed_by_what_it_seems_to_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plan.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.setenv("PLANCTL_DATA", str(tmp_path))
    assert offered("planctl status ", "planctl status --area ") == [["GDP", "JOBS"], ["economy"]]


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


@pytest.mark.parametrize(
    "text",
    [
        "indicators:\n  GDP: {unit: 亿元}\n  # 就业\n  JOBS:\n    unit: 人\nareas:\n  GDPX: {zh: 甲}\n",
        'indicators:\n  GDP: {unit: 亿元}\n  "JOBS": {unit: 人}\n',
        "indicators:\n  GDP:\n    note: |\n      HERE: not a key\n  JOBS: {unit: 人, aliases: [甲,\n  乙]}\n",
        "indicators: {GDP: {unit: 亿元}, JOBS: {unit: 人}}\n",
        "{indicators: {GDP: {unit: 亿元}, JOBS: {unit: 人}}}\n",
        '"indicators":\n  GDP: {unit: 亿元}\n  ? JOBS\n  : {unit: 人}\n',
        "\ufeffindicators:\r\n  GDP: {unit: 亿元}\r\n  JOBS: {unit: 人}\r\n",
    ],
)
def test_ids_are_those_of_the_file_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8", newline="")
    monkeypatch.setenv("PLANCTL_DATA", str(tmp_path))
    ctx = SimpleNamespace(params={})
    assert ids_of("indicators")(cast("typer.Context", ctx), "") == ["GDP", "JOBS"]
    assert ids_of("indicators")(cast("typer.Context", ctx), "g") == ["gdp"]
