"""A folder of plans: which of its folders are plans, and that many cores say what one says."""

from __future__ import annotations

import io
import sys
from concurrent import futures
from pathlib import Path
from typing import Any

import pytest

from planctl.language import Language
from planctl.read import many
from tests.conftest import Run

PLAN = """\
indicators:
  GDP:
    name: {{zh: 地区生产总值}}
    unit: {unit}
    nature: flow
    direction: higher
    actual: {{2023: [{{value: 601.7, at: 7}}]}}
"""


def write(folder: Path, unit: str = "亿元") -> None:
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text(PLAN.format(unit=unit), encoding="utf-8")


@pytest.fixture
def counties(tmp_path: Path) -> Path:
    """Six plans in a folder, of which the third is wrong, among folders that are no plans."""
    folder = tmp_path / "counties"
    for number in range(6):
        write(folder / f"county-{number}", "亿圆" if number == 2 else "亿元")
    write(folder / ".hidden")
    (folder / "notes").mkdir()
    (folder / "notes" / "read.me").write_text("no plan")
    return folder


def test_a_folder_of_plans_stands_for_each_of_them(run: Run, counties: Path) -> None:
    ran = run("validate", str(counties))
    rows = [line.split("\t")[:2] for line in ran.out.splitlines()[1:]]
    assert rows == [[str(counties / f"county-{number}"), "false" if number == 2 else "true"] for number in range(6)]
    assert ran.err.startswith(f"{counties / 'county-2' / 'plan.yaml'}:4:11: unknown-unit")
    assert ran.code == 1


def test_a_folder_with_files_of_its_own_is_one_plan(run: Run, counties: Path) -> None:
    (counties / "plan.yaml").write_text(PLAN.format(unit="亿元"), encoding="utf-8")
    assert [row["path"] for row in run("validate", str(counties), "--json").json["results"]] == [str(counties)]


def test_a_folder_without_plans_is_told_of_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty" / "inner").mkdir(parents=True)
    ran = run("validate", str(tmp_path / "empty"), "--json")
    assert [(problem["rule"], problem["file"]) for problem in ran.json["problems"]] == [("no-yaml", str(tmp_path / "empty"))]


def test_several_processes_say_what_one_says(run: Run, counties: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = run("validate", str(counties), "--json")
    pools: list[int] = []

    class Pool(futures.ProcessPoolExecutor):
        def __init__(self, processes: int, **options: Any) -> None:  # noqa: ANN401 the pool's own
            pools.append(processes)
            super().__init__(processes, **options)

    monkeypatch.setattr(futures, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr(many, "FEWEST", 2)
    monkeypatch.setattr(many, "_cores", lambda: 2)
    assert run("validate", str(counties), "--json") == alone
    assert pools == [2]


def test_few_plans_are_left_to_one_process(run: Run, counties: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(futures, "ProcessPoolExecutor")
    assert len(run("validate", str(counties), "--json").json["results"]) == 6


class Screen(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """It does."""
        return True


@pytest.mark.parametrize(("language", "words"), [("zh", "已校验"), ("en", "validated")])
def test_a_terminal_sees_how_far_a_long_run_is(
    counties: Path, monkeypatch: pytest.MonkeyPatch, language: Language, words: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(many, "FEWEST", 7)
    silent = list(many.validated_each(many.plans_in(counties), language))
    assert screen.getvalue() == ""
    monkeypatch.setattr(many, "FEWEST", 6)
    monkeypatch.setattr(many, "_cores", lambda: 1)
    assert list(many.validated_each(many.plans_in(counties), language)) == silent
    drawn = screen.getvalue()
    assert all(f"{words} " in drawn and f"{number}/6" in drawn for number in range(7))
    assert drawn.endswith("\x1b[1A\x1b[2K")  # the bar's line is wiped
