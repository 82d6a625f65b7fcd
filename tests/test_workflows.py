"""The workflows of the repository: what they run is pinned, and they are allowed no more than they need."""

from __future__ import annotations

import re
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
