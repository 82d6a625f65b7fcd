"""planctl init: a plan begun, which validates as it stands and never overwrites."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.conftest import Run


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_begun_validates_and_answers(run: Run, tmp_path: Path, language: str) -> None:
    folder = tmp_path / "a new" / "plan"
    ran = run("init", str(folder), "--year", "2031", "--name", '甲 "A"', "--lang", language)
    assert ran.code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["plan.yaml", "planctl.schema.json", "planctl.toml"]
    validated = run("validate", str(folder), "--json").json
    assert (validated["results"][0]["valid"], validated["problems"]) == (True, [])
    status = run("status", "--data", str(folder), "--json").json
    assert (status["plan"]["name_zh"], status["plan"]["year"], status["problems"]) == ('甲 "A"', 2031, [])
    assert run("check", "--strict", "--data", str(folder)) == (0, "", "")
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=planctl.schema.json\n")
    schema = json.loads((folder / "planctl.schema.json").read_text(encoding="utf-8"))
    assert schema == json.loads(run("schema", "--dialect", "draft-07", "--lang", language).out)
    assert tomllib.loads((folder / "planctl.toml").read_text(encoding="utf-8")) == {"language": language}
    jsonschema.Draft7Validator(schema).validate(json.loads(json.dumps(yaml.safe_load(text))))


def test_the_next_step_can_be_typed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "my plan", "--year", "2031", "--lang", "en").out.splitlines() == [
        "my plan/plan.yaml",
        "my plan/planctl.toml",
        "my plan/planctl.schema.json",
        "next: cd 'my plan' && planctl status",
    ]
    monkeypatch.chdir(tmp_path / "my plan")
    assert run("status", "--json").json["plan"]["year"] == 2031


def test_without_a_year_it_is_this_one(run: Run, tmp_path: Path) -> None:
    years = {date.today().year}
    run("init", str(tmp_path / "plan"))
    years.add(date.today().year)
    assert run("status", "--data", str(tmp_path / "plan"), "--json").json["plan"]["year"] in years


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ("old.yaml", "{folder} holds a plan already: {folder}/old.yaml"),
        ("planctl.toml", "{folder}/planctl.toml exists already and is not overwritten"),
    ],
)
def test_nothing_is_overwritten(run: Run, tmp_path: Path, there: str, said: str) -> None:
    (tmp_path / there).write_text("areas: {}\n", encoding="utf-8")
    ran = run("init", str(tmp_path), "--lang", "en")
    assert (ran.code, ran.out, ran.err) == (2, "", f"planctl: {said.format(folder=tmp_path)}\n")
    assert [path.name for path in tmp_path.iterdir()] == [there]


def test_a_name_that_no_plan_can_have(run: Run, tmp_path: Path) -> None:
    ran = run("init", str(tmp_path / "plan"), "--name", "a\x00b", "--lang", "en")
    assert (ran.code, ran.err.startswith("planctl: no plan can have this name: ")) == (2, True)
    assert not (tmp_path / "plan").exists()
