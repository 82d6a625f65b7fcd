"""The workflows of the repository: what they run is pinned, and they are allowed no more than they need."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

TOP = Path(__file__).parent.parent
WORKFLOWS = sorted((TOP / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: str(path.stem))
def test_actions_are_pinned_by_digest_and_rights_are_given_one_by_one(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    uses = [line.strip("- ") for line in text.splitlines() if "uses:" in line]
    assert [line for line in uses if not PINNED.fullmatch(line)] == []
    document = yaml.safe_load(text)
    assert document["permissions"] == {}
    assert all("permissions" in job for job in document["jobs"].values())
    assert uses


def test_one_action_has_one_digest() -> None:
    used = {line.strip("- ") for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line}
    names = [line.partition("@")[0] for line in used]
    assert len(names) == len(set(names))


def test_no_job_that_builds_may_speak_for_the_repository() -> None:
    jobs = {
        (path.stem, name): job
        for path in WORKFLOWS
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items()
    }
    assert {key for key, job in jobs.items() if "id-token" in job["permissions"]} == {("release", "attest"), ("release", "publish")}
    assert jobs["release", "publish"]["permissions"] == {"id-token": "write"}
    assert jobs["release", "publish"]["environment"] == "release"


PLAN = """
units: {亿元: {}}
indicators:
  GDP: {name: {zh: 地区生产总值, en: GDP}, unit: 亿元, nature: flow, direction: higher, target: {2024: [{value: VALUE, at: 1}]}}
"""


@pytest.mark.parametrize(("value", "codes"), [("560", [0, 0]), ("lots", [1, 1])])
def test_what_the_action_runs_tells_a_plan_s_faults_at_their_lines(value: str, codes: list[int], tmp_path: Path) -> None:
    """Its installation apart, which would take a wheel: the `planctl` is that of this environment."""
    (tmp_path / "my plan.yaml").write_text(PLAN.replace("VALUE", value), encoding="utf-8")
    (tmp_path / "planctl").symlink_to(Path(sys.executable).parent.parent)
    _, *steps = yaml.safe_load((TOP / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    ran = [
        subprocess.run(
            ["bash", "-eo", "pipefail", "-c", step["run"]],
            cwd=tmp_path,
            env=os.environ | {"RUNNER_TEMP": str(tmp_path), "PLAN": "my plan.yaml", "STRICT": "--strict"},
            capture_output=True,
            text=True,
            check=False,
        )
        for step in steps
    ]
    assert [each.returncode for each in ran] == codes
    said = "::error file=my plan.yaml,line=4,"
    assert [each.stdout.startswith(said) for each in ran] == [code == 1 for code in codes]
