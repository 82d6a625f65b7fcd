"""check and validate for machines: problems as GitHub's workflow commands and as SARIF."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import yaml

from tests.conftest import Run

PLAN = """\
about: {id: a, name: 甲, year: 2025}
indicators:
  A: {name: 甲率, unit: "%", nature: rate, direction: higher, actual: {2024: [{value: 104}]}}
  B: {name: 乙, unit: 个, nature: flow, direction: up}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a, 计划.yaml").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_github_shows_each_problem_at_its_place(run: Run, folder: Path) -> None:
    ran = run("validate", str(folder), "--format", "github", "--lang", "en")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "::error file=a%2C 计划.yaml,line=4,col=50,title=not-a-choice::“direction” can't be “up” (one of: higher, lower, none)"
    ]


def test_a_sarif_log_has_every_result_with_a_place_and_ends_well(run: Run, folder: Path) -> None:
    ran = run("validate", str(folder), "--format", "sarif", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    (log,) = ran.json["runs"]
    assert ran.json["version"] == "2.1.0"
    assert [each["id"] for each in log["tool"]["driver"]["rules"]] == ["not-a-choice"]
    (result,) = log["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("not-a-choice", 0, "error")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%2C%20%E8%AE%A1%E5%88%92.yaml"},
                "region": {"startLine": 4, "startColumn": 50},
            }
        }
    ]


def test_check_tells_of_contradictions_so(run: Run, folder: Path) -> None:
    file = folder / "a, 计划.yaml"
    file.write_text(PLAN.replace("direction: up", "direction: none"), encoding="utf-8")
    assert "title=share-over-whole::" in run("check", "--data", str(file), "--format", "github").out
    assert run("check", "--data", str(file), "--format", "sarif").json["runs"][0]["results"][0]["ruleId"] == "share-over-whole"


@pytest.mark.usefixtures("folder")
def test_what_has_no_place_in_a_file_stands_on_its_first_line(run: Run) -> None:
    ran = run("check", "--data", "none.yaml", "--format", "github", "--lang", "en")
    assert (ran.code, ran.out) == (
        2,
        "::error file=none.yaml,line=1,col=1,title=no-such-file::none.yaml does not exist (check the path)\n",
    )
    region = run("check", "--data", "none.yaml", "--format", "sarif").json["runs"][0]["results"][0]["locations"][0][
        "physicalLocation"
    ]
    assert region["region"] == {"startLine": 1, "startColumn": 1}


def test_other_commands_have_no_such_format(run: Run) -> None:
    ran = run("status", "--format", "sarif", "--lang", "en")
    assert (ran.code, ran.err) == (
        2,
        "planctl: --format: there is no “sarif”; one of: table, wide, tsv, csv, json, ndjson, md\n",
    )


def test_the_hooks_and_the_action_run(run: Run, folder: Path) -> None:
    root = Path(__file__).parent.parent
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    codes = [
        run(*shlex.split(hook["entry"])[1:], *([str(folder)] if hook.get("pass_filenames", True) else [])).code for hook in hooks
    ]
    assert codes == [1, 1]
    steps = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    lines = [step["run"].partition("planctl/bin/planctl")[2].strip('" ') for step in steps[1:]]
    filled = [line.replace('"$PLAN"', shlex.quote(str(folder))).replace("$STRICT", "--strict") for line in lines]
    assert [run(*shlex.split(line)).code for line in filled] == [1, 1]
