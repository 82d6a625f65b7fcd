"""A folder of plans: which of its folders are plans."""

from __future__ import annotations

from pathlib import Path

import pytest

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
