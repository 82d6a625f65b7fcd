"""Which plan a command line reads when it names none."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import pytest

from planctl.commands import options
from planctl.plan.model import Plan
from planctl.read import shipped_plan
from planctl.read.location import KEYS, plan_path
from tests.conftest import Run, without_rights

PLAN = "indicators: {}\n"


def found(root: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], here: str = ".") -> str | None:
    """The plan that is found from a folder beside these files."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / here).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(root / here)
    return plan_path(os.environ)


@pytest.mark.parametrize(
    ("files", "here", "plan"),
    [
        ({"plan.yml": PLAN, "data/indicators.yaml": PLAN}, ".", "."),
        ({"data/own.yaml": "# ours\n---\nprojects:\n  P: {}\n", "ci.yaml": "jobs: {projects: 1}\n"}, ".", "data"),
        ({"own.yaml": "about: [\n"}, ".", "."),
        ({"data/own.yaml": '{"totals": {}}'}, ".", "data"),
        ({"ci.yaml": "jobs: 1\n"}, ".", None),
        ({"plan.yaml": PLAN}, "notes", None),
        ({".git/HEAD": "", "plan.yaml": PLAN}, "notes/of/May", "../../.."),
        ({".git/HEAD": "", "data/plan.yaml": PLAN, "notes/plan.yaml": "a: 1"}, "notes", "../data"),
        ({"plan.yaml": PLAN, "in/.git/HEAD": ""}, "in/notes", None),
        ({"plan.yaml": PLAN, "planctl.toml": ""}, "notes", ".."),
        ({"planctl.toml": "", "in/.git/HEAD": ""}, "in", None),
        ({"planctl.toml": "", "readme.md": ""}, ".", "."),
    ],
)
def test_a_plan_about_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], here: str, plan: str | None
) -> None:
    assert found(tmp_path, monkeypatch, files, here) == plan


def test_a_file_in_another_encoding_is_one_of_a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-16")
    assert found(tmp_path, monkeypatch, {}) == "."


def test_a_folder_that_cannot_be_read_may_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir(mode=0)
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o755)
    with without_rights():
        assert plan_path({}) == "data"


def test_the_variable_is_before_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCTL_DATA", "other")
    assert found(tmp_path, monkeypatch, {"plan.yaml": PLAN}) == "other"


def test_a_faulty_plan_is_no_reason_to_look_further(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(tmp_path, monkeypatch, {"plan.yaml": "indicators: [\n", "data/plan.yaml": PLAN})
    ran = run("figures")
    assert (ran.code, ran.out, ran.err.partition(" ")[0]) == (1, "", "plan.yaml:2:1:")


def test_every_key_of_a_plan_is_known() -> None:
    assert set(KEYS) == {each.name for each in fields(Plan)}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "planctl: no plan here, so this is the shipped example; --data PATH reads yours\n"),
        ("zh", "planctl：此处没有计划，以下为随附的示例；--data PATH 读取自己的计划\n"),
    ],
)
def test_a_terminal_is_told_of_the_example(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("gap", "GDP", "--lang", language).err == ""
    monkeypatch.setattr(options, "warns_a_terminal", lambda: True)
    assert run("gap", "GDP", "--lang", language).err == told
    assert run("gap", "GDP", "--data", str(shipped_plan())).err == ""
